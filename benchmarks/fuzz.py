"""Read broken pages: only the project's own page errors may come out, in bounded time.

    .venv/bin/python -m benchmarks.fuzz --runs 20000 [--seed 1] [--jobs 2] [--keep FOLDER]

Prints a line for each finding and a summary; the exit status is 1 where anything
was found. A finding is kept as a file, so that it can be read again.
"""
from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
import traceback
from collections import Counter
from functools import cache, partial
from pathlib import Path

from benchmarks.containers import CONTAINERS
from benchmarks.mutations import mutate
from lib.lines import document_line
from lib.loader import load_parts
from lib.schema import Document, PageError

SAMPLES = Path(__file__).resolve().parent.parent / "sample_data"
SECONDS_A_MEGABYTE = 3.0
"""Far above what any page takes; a runaway pattern takes minutes."""


def sample_bytes() -> list[bytes]:
    """The sample pages, and one of them in every form that holds pages."""
    pages = [path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix in (".html", ".txt")]
    return pages + [pack(pages[number % len(pages)]) for number, pack in enumerate(CONTAINERS, 3)]


def check(document: Document) -> None:
    """Offsets hold on whatever was read, and it can be written down."""
    article = document.article
    document_line(document, "seite").encode("utf-8")
    for record in document.commitments:
        field = getattr(article, record.where) or ""
        assert field[record.start:record.end] == record.evidence, record
    for mention in document.mentions:
        if mention.where != "teaser":
            assert (getattr(article, mention.where) or "")[mention.start:mention.end] == mention.text, mention


def read(data: bytes) -> str:
    """Read a broken page; "read" or the name of the page error."""
    outcome = "read"
    for part in load_parts(data, "seite.html"):
        if isinstance(part, PageError):
            outcome = type(part).__name__
        else:
            check(part)
    return outcome


@cache
def samples() -> list[bytes]:
    """The sample pages, read once a process."""
    return sample_bytes()


def attempt(seed: int, number: int) -> tuple[str, str]:
    """Read the broken page of a number; how it ended, and what is to be said of it."""
    label, data = broken(seed, number)
    begin = time.process_time()
    try:
        outcome = read(data)
    except Exception:  # noqa: BLE001  (the fuzzer looks for just these)
        return "FOUND", f"{number} {label}\n{traceback.format_exc(limit=-4)}"
    spent = time.process_time() - begin
    if spent > 1 + SECONDS_A_MEGABYTE * len(data) / 2**20:
        return "FOUND", f"{number} {label}: {spent:.1f} s for {len(data)} bytes"
    return outcome, ""


def broken(seed: int, number: int) -> tuple[str, bytes]:
    """What is broken, and the page: the same for the same seed and number."""
    return mutate(random.Random(f"{seed}:{number}"), samples())


def main() -> None:
    """Run the fuzzer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    args = parser.parse_args()
    outcomes: Counter[str] = Counter()
    with multiprocessing.Pool(args.jobs) as pool:
        for number, (outcome, message) in enumerate(pool.imap(partial(attempt, args.seed), range(args.runs), chunksize=20)):
            outcomes[outcome] += 1
            if message:
                print(message, flush=True)
                args.keep.mkdir(exist_ok=True)
                (args.keep / f"{args.seed}-{number}.bin").write_bytes(broken(args.seed, number)[1])
    print(f"{args.runs} broken pages: " + ", ".join(f"{count} {name}" for name, count in sorted(outcomes.items())))
    sys.exit(1 if outcomes["FOUND"] else 0)


if __name__ == "__main__":
    main()
