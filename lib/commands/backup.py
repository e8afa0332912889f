"""`python -m lib backup TARGET`: a copy of the library as it is at one moment."""
from __future__ import annotations

import argparse
import sys

from lib.library.care import back_up
from lib.library.errors import LibraryError
from lib.library.places import default_path


def run(args: argparse.Namespace) -> int:
    """Copy; returns the exit status."""
    place = args.library or default_path()
    try:
        back_up(place, args.target)
    except LibraryError as error:
        print(f"python -m lib backup: {error}", file=sys.stderr)
        return 3
    print(f"{place} is copied to {args.target} ({args.target.stat().st_size / 2**20:,.1f} MB)")
    return 0
