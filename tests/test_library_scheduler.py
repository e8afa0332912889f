"""A cluster whose scheduler dies in the middle of an ingest."""
from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lib.commands.gather import gather
from lib.library.errors import UnreachableError
from lib.library.home import ALL
from tests.test_ingest import write_pages

PAGES = 60


@contextmanager
def small_cluster(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and one worker, each a process of its own; gives the address and the scheduler."""
    file = folder / "scheduler.json"
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
         "--scheduler-file", str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    worker = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard",
         "--no-nanny", "--death-timeout", "60", "--local-directory", str(folder)], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, cwd=Path(__file__).parent.parent)
    try:
        yield str(file), scheduler
    finally:
        for process in (worker, scheduler):
            process.kill()
            process.wait(10)


def test_scheduler_that_dies_in_the_middle_is_named_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed", reason="dask[distributed] is not installed (requirements-cluster.txt)")
    dask = pytest.importorskip("dask")
    from lib.commands import cluster
    from lib.library.dataset import DatasetLibrary

    monkeypatch.setattr(cluster, "BUNDLE_FILES", 5)
    write_pages(tmp_path / "in", PAGES)
    address, bundles = str(tmp_path / "set"), list(cluster.in_bundles(list(gather([tmp_path / "in"]))))
    DatasetLibrary(address).close()
    added = 0
    with dask.config.set({"distributed.comm.timeouts.connect": "5s"}), small_cluster(tmp_path) as (
            file, scheduler), distributed.Client(
            scheduler_file=file, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(1, timeout=60)
        with pytest.raises(UnreachableError, match="scheduler is gone"):
            for _, done in cluster.finished_bundles(client, bundles, address):
                added += done.tally.added
                scheduler.kill()
    assert 0 < added < PAGES
    library = DatasetLibrary(address)
    there = library.counts(ALL).pages
    assert there >= added
    library.close()
    again = [cluster.ingest_bundle(bundle, address).tally for bundle in bundles]
    assert sum(tally.known for tally in again) == there
    assert sum(tally.added for tally in again) == PAGES - there
    library = DatasetLibrary(address)
    assert library.counts(ALL).pages == PAGES
    library.close()
