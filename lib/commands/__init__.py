"""What `python -m lib` does besides reading pages: one module a verb, imported when it is asked for."""
from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

PLACE = "default: what COVERAGE_LIBRARY names, else library.sqlite in the user's data folder"


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add every verb and its options."""
    for add in (add_ingest, add_export, add_backup, add_check, add_stats):
        add(verbs)


def later(verb: str) -> Callable[[argparse.Namespace], int]:
    """What runs a verb; its module is imported then, so that the other verbs start quickly."""
    return lambda args: int(import_module(f"lib.commands.{verb}").run(args))


def add_ingest(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verb and its options."""
    verb = verbs.add_parser(
        "ingest", help="add pages to a library", description="Add every page of files, folders and archives to a library. "
        "What is there already is left out, so that a stopped run can simply be started again. "
        "Exit status: 0 all read, 1 some could not be read, 2 wrong use, 3 the library can't be used, 130 stopped.")
    verb.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    verb.add_argument("--library", metavar="FILE", help=f"the library; {PLACE}")
    verb.add_argument("--into", metavar="DATASET", help="folder or address of a Parquet dataset, read by many workers")
    verb.add_argument("--workers", type=int, default=0, metavar="N", help="worker processes for --into; default one per core")
    verb.add_argument("--scheduler", metavar="ADDRESS", help="a running Dask cluster for --into, e.g. tcp://host:8786")
    verb.add_argument("--report", type=Path, metavar="FILE", help="write what became of each page, one JSON object a line")
    verb.add_argument("--again", action="store_true", help="read files again that were read to their end before")
    verb.add_argument("--keep-files", action="store_true", help="keep the files' bytes in the library (packed)")
    verb.set_defaults(run=later("ingest"))


def add_export(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verb and its options."""
    verb = verbs.add_parser("export", help="write a library's pages or frames to files")
    verb.add_argument("--library", metavar="ADDRESS", help=f"file or dataset; {PLACE}")
    verb.add_argument("--to", type=Path, metavar="PATH", help="a file for jsonl (default: standard output), a folder for csv, parquet")
    verb.add_argument("--format", choices=("jsonl", "csv", "parquet"), default="jsonl")
    for word in ("country", "topic", "publisher", "language"):
        verb.add_argument(f"--{word}", action="append", default=[], help="only this; may be given several times")
    verb.add_argument("--days", metavar="DAY[..DAY]", help="only these days, e.g. 2025-09-01..2025-09-30")
    verb.set_defaults(run=later("export"))


def add_backup(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verb and its options."""
    verb = verbs.add_parser("backup", help="copy a library while it is in use")
    verb.add_argument("target", type=Path, metavar="TARGET", help="the new file")
    verb.add_argument("--library", type=Path, metavar="FILE", default=None, help=f"the library; {PLACE}")
    verb.set_defaults(run=later("backup"))


def add_check(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verb and its options."""
    verb = verbs.add_parser("check", help="look whether a library is whole, and mend it",
                            description="Exit status: 0 whole or mended, 1 something is wrong, 3 the library can't be used.")
    verb.add_argument("--library", metavar="ADDRESS", default=None, help=f"the library; {PLACE}")
    verb.add_argument("--repair", action="store_true", help="make a new file of everything that can be read; "
                      "the old one is kept beside it")
    verb.set_defaults(run=later("check"))


def add_stats(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verb and its options."""
    verb = verbs.add_parser("stats", help="how much a library holds and takes")
    verb.add_argument("--library", metavar="ADDRESS", help=f"file or dataset; {PLACE}")
    verb.add_argument("--json", action="store_true", help="as one JSON object")
    verb.set_defaults(run=later("stats"))
