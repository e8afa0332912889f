"""`python -m lib export`: the library's pages as JSON lines, or its frames as CSV or Parquet, page by page."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

import pandas as pd

from lib.filters import from_words, parse_days
from lib.frames import SCHEMA, build_frames
from lib.labels import load_labels
from lib.library.errors import LibraryError
from lib.library.places import open_library
from lib.lines import document_line
from lib.schema import GROUPS, Document

TABLES = tuple(name for name in SCHEMA if name != "report")
BATCH = 500


def run(args: argparse.Namespace) -> int:
    """Export; returns the exit status."""
    words = {word: getattr(args, word) for word in ("country", "topic", "publisher", "language")}
    words["days"] = [args.days] if args.days else []
    wanted = from_words(words, (*GROUPS, *load_labels("en").countries))
    if args.days and not parse_days(words["days"]) or args.format != "jsonl" and args.to is None:
        print("python -m lib export: --days needs days as 2025-09-01..2025-09-30" if args.to or args.format == "jsonl"
              else "python -m lib export: --to FOLDER is needed for tables", file=sys.stderr)
        return 2
    try:
        library = open_library(args.library, read_only=True)
        count = write(library.documents(wanted), args.format, args.to)
        library.close()
    except LibraryError as error:
        print(f"python -m lib export: {error}", file=sys.stderr)
        return 3
    print(f"{count:,} pages written", file=sys.stderr)
    return 0


def write(documents: Iterable[Document], form: str, target: Path | None) -> int:
    """Write documents in a format; how many there were."""
    if form == "jsonl":
        if target is None:
            return write_lines(documents, sys.stdout)
        with target.open("w", encoding="utf-8") as stream:
            return write_lines(documents, stream)
    assert target is not None
    target.mkdir(parents=True, exist_ok=True)
    return write_csv(documents, target) if form == "csv" else write_parquet(documents, target)


def write_lines(documents: Iterable[Document], stream: TextIO) -> int:
    """One JSON object a page."""
    count = 0
    for count, document in enumerate(documents, 1):
        stream.write(document_line(document, document.page.page_id) + "\n")
    return count


def write_csv(documents: Iterable[Document], folder: Path) -> int:
    """One CSV a frame."""
    count = 0
    for number, (frames, size) in enumerate(in_batches(documents)):
        count += size
        for name, frame in frames.items():
            frame.to_csv(folder / f"{name}.csv", index=False, mode="a" if number else "w", header=not number)
    return count


def write_parquet(documents: Iterable[Document], folder: Path) -> int:
    """One folder of Parquet parts a frame."""
    count = 0
    for number, (frames, size) in enumerate(in_batches(documents)):
        count += size
        for name, frame in frames.items():
            (folder / name).mkdir(exist_ok=True)
            frame.to_parquet(folder / name / f"part-{number:06d}.parquet", index=False)
    return count


def in_batches(documents: Iterable[Document]) -> Iterator[tuple[dict[str, pd.DataFrame], int]]:
    """Frames of some documents at a time, and how many they were."""
    left = iter(documents)
    while some := list(islice(left, BATCH)):
        frames = build_frames(some)
        yield {name: getattr(frames, name) for name in TABLES}, len(some)

