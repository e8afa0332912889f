"""`python -m lib ingest PATH...`: files, folders and archives into a library."""
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from lib.commands.gather import FoundFile, file_key, gather
from lib.commands.progress import Progress
from lib.commands.reading import Outcome, Tally, failure, packed_source, read_file
from lib.frames import ReportRow
from lib.library.errors import LibraryError
from lib.library.home import Library
from lib.library.places import open_library

FINE, SOME_FAILED, WRONG_USE, LIBRARY_FAULT, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit statuses."""
SHOWN = 10
"""Failures named on the screen."""


def run(args: argparse.Namespace) -> int:
    """Ingest; returns the exit status."""
    try:
        files = list(gather(args.paths))
    except OSError as error:
        print(f"python -m lib ingest: {error.filename}: {error.strerror}", file=sys.stderr)
        return WRONG_USE
    try:
        with open_report(args.report) as report:
            if args.into:
                from lib.commands.cluster import ingest_dataset  # needs packages that only big libraries need

                return conclude(*ingest_dataset(files, args.into, args.workers, args.scheduler, report))
            return conclude(*ingest_files(files, args.library, report, again=args.again, keep_files=args.keep_files))
    except LibraryError as error:
        print(f"\npython -m lib ingest: {error}", file=sys.stderr)
        return LIBRARY_FAULT


def ingest_files(
    files: Sequence[FoundFile], address: str | None, report: TextIO | None, *, again: bool = False, keep_files: bool = False,
) -> tuple[Tally, list[str], bool]:
    """Read files one after the other into a library; what was counted, what failed, and whether it was stopped."""
    library = open_library(address)
    tally, stopped = Tally(), False
    failures: list[str] = []
    progress = Progress(sum(file.size for file in files))
    try:
        for file in files:
            for outcome in ingest_file(library, file, again=again, keep_files=keep_files):
                tally.count(outcome)
                note(outcome, file, report, failures)
                progress.advance(pages=1)
            progress.advance(file.size)
    except KeyboardInterrupt:
        stopped = True
    finally:
        progress.finish(str(tally) + ("; stopped" if stopped else ""))
        library.close()
    return tally, failures, stopped


def ingest_file(library: Library, file: FoundFile, *, again: bool, keep_files: bool) -> Iterator[Outcome]:
    """Read one file into a library, page by page; a file read to its end before is not opened again."""
    try:
        key = file_key(file.path)
        if not again and library.finished([key]):
            yield Outcome(ReportRow(file.name, "known"), known=True)
            return
        data = file.path.read_bytes()
    except OSError as error:
        yield failure(file.name, error)
        return
    source = packed_source(data, file.name) if keep_files else None
    for outcome in read_file(data, file.name, lambda page_id: not again and bool(library.known([page_id]))):
        if outcome.document is not None:
            library.add(outcome.document, outcome.report, source)
        elif not outcome.known:
            library.refuse(outcome.report)
        yield outcome
    library.finish(key)


def note(outcome: Outcome, file: FoundFile, report: TextIO | None, failures: list[str]) -> None:
    """Write a page's line of the report, remember a failure."""
    if outcome.document is None and not outcome.known:
        failures.append(outcome.report.why[0] if outcome.report.why else outcome.report.source)
    if report is not None:
        row = asdict(outcome.report) | {"file": str(file.path), "status": "known" if outcome.known else outcome.report.status}
        report.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def conclude(tally: Tally, failures: Sequence[str], stopped: bool) -> int:
    """Name failures on the screen; the exit status."""
    for words in failures[:SHOWN]:
        print(words, file=sys.stderr)
    if len(failures) > SHOWN:
        print(f"... and {len(failures) - SHOWN:,} more; --report FILE lists them all", file=sys.stderr)
    if stopped:
        return INTERRUPTED
    return SOME_FAILED if tally.failed else FINE


@contextmanager
def open_report(path: Path | None) -> Iterator[TextIO | None]:
    """The report's file, if one is wanted."""
    if path is None:
        yield None
        return
    with path.open("w", encoding="utf-8") as stream:
        yield stream
