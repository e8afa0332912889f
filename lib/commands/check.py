"""`python -m lib check`: is the library whole; with --repair, a new file of what can be read."""
from __future__ import annotations

import argparse
import sys

from lib.library.care import check, repair
from lib.library.errors import CorruptLibraryError, LibraryError
from lib.library.places import default_path


def run(args: argparse.Namespace) -> int:
    """Check; returns the exit status."""
    place = args.library or default_path()
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
