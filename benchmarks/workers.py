"""What more workers gain: the same made-up folder of pages into a dataset by one worker and by two.

    python -m benchmarks.workers [PAGES]

Pages are the sample pages with other words and more markup around them, so
that none is like another. Starting the workers is not counted.
"""
from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from lib.commands import cluster
from lib.commands.gather import gather
from lib.library.dataset import DatasetLibrary

SAMPLES = Path(__file__).resolve().parent.parent / "sample_data"
LINKS = b"<nav><ul>" + b"".join(b"<li><a href='/rubrik/%d'>Rubrik %d</a></li>" % (k, k) for k in range(600)) + b"</ul></nav>"


def write_folder(folder: Path, count: int) -> int:
    """Made-up pages in a folder; their bytes."""
    samples = sorted(SAMPLES.glob("*.html"))
    size = 0
    for number in range(count):
        script = b"<script>" + os.urandom(30_000).hex().encode() + b"</script>"
        data = samples[number % len(samples)].read_bytes().replace(b"</body>", LINKS + script + b"<p>Seite %d</p></body>" % number)
        (folder / f"{number:06d}.html").write_bytes(data)
        size += len(data)
    return size


def run(folder: Path, target: Path, workers: int) -> tuple[float, float]:
    """Seconds of an ingest by some workers that are up already, and the CPU seconds that they took."""
    address = str(target)
    DatasetLibrary(address).close()
    bundles = list(cluster.in_bundles(list(gather([folder]))))
    with cluster.connected(address, workers, None) as client:
        client.wait_for_workers(workers)
        for warm in client.map(__import__, ["lib.commands.cluster"] * workers, pure=False):
            warm.result()
        before = sum(client.run(time.process_time).values())
        begin = time.perf_counter()
        for _ in cluster.finished_bundles(client, bundles, address):
            pass
        spent = time.perf_counter() - begin
        return spent, sum(client.run(time.process_time).values()) - before


def main() -> None:
    """Print seconds and the ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 800
    cluster.BUNDLE_FILES = 40
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        size = write_folder(folder, count)
        print(f"{count:,} pages, {size / count:,.0f} bytes each, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        seconds = {}
        for workers in (1, 2):
            seconds[workers], cpu = run(folder, Path(name) / f"set{workers}", workers)
            print(f"{workers} worker(s): {seconds[workers]:.1f} s, {count / seconds[workers]:.0f} pages a second, "
                  f"{1000 * cpu / count:.1f} ms CPU a page, load {os.getloadavg()[0]:.1f}", flush=True)
            shutil.rmtree(Path(name) / f"set{workers}")
        print(f"two are {seconds[1] / seconds[2]:.2f} times one")


if __name__ == "__main__":
    main()
