"""`python -m lib check`: is the library whole; with --repair, a new file of what can be read."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lib.library.care import check, repair
from lib.library.errors import CorruptLibraryError, LibraryError
from lib.library.places import default_path, is_dataset


def run(args: argparse.Namespace) -> int:
    """Check; returns the exit status."""
    if args.library and is_dataset(args.library):
        return run_on_dataset(args.library, mend=args.repair)
    place = Path(args.library or default_path())
    try:
        try:
            found = check(place)
        except CorruptLibraryError as error:
            found = [str(error)]
        for words in found:
            print(words)
        if not found:
            print(f"{place} is whole.")
            return 0
        if not args.repair:
            print("Run this again with --repair to make a new file of what can be read.")
            return 1
        done = repair(place)
    except LibraryError as error:
        print(f"python -m lib check: {error}", file=sys.stderr)
        return 3
    print(f"{done.saved:,} pages saved, {done.lost:,} lost; the old file is {done.old}")
    return 0


def run_on_dataset(place: str, *, mend: bool) -> int:
    """Check the parts of a dataset; returns the exit status."""
    from lib.library.dataset import check_dataset, put_aside  # needs packages that only big libraries need

    try:
        broken = check_dataset(place)
        for words in broken.values():
            print(words)
        if broken and mend:
            put_aside(place, broken)
    except LibraryError as error:
        print(f"python -m lib check: {error}", file=sys.stderr)
        return 3
    if not broken:
        print(f"{place} is whole.")
        return 0
    if mend:
        print(f"{len(broken)} part{'s' if len(broken) > 1 else ''} put aside in {place}/broken; ingest the same files again.")
        return 0
    print("Run this again with --repair to put broken parts aside.")
    return 1
