"""Where the library is, and which home an address opens."""
from __future__ import annotations

import os
import sys
from pathlib import Path

from lib.library.home import Library
from lib.library.memory import MemoryLibrary
from lib.library.sqlite import SqliteLibrary
from lib.library.store import MEMORY

VARIABLE = "COVERAGE_LIBRARY"
"""Environment variable with the address of the library."""
NAME = "library.sqlite"
FILES = (".sqlite", ".sqlite3", ".db")


def default_path() -> Path:
    """Where the library lies when nobody says otherwise: what `COVERAGE_LIBRARY` names, else the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    return data_folder() / "coverage-explorer" / NAME


def data_folder() -> Path:
    """The folder where this system keeps a user's data."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")


def is_dataset(address: str) -> bool:
    """Is this the address of a dataset of many files, rather than of one file?"""
    return "://" in address or Path(address).is_dir() or address.endswith(("/", "\\"))


def open_library(address: str | os.PathLike[str] | None = None, *, read_only: bool = False) -> Library:
    """Open the library at an address.

    Parameters
    ----------
    address
        A file (made where there is none); a folder or an address such as
        ``s3://bucket/folder`` for a dataset; ":memory:" for one that ends
        with the program; null for the default.
    read_only
        Never write.

    Raises
    ------
    LibraryError
        What was found there, and what to do.
    """
    place = os.fspath(address) if address is not None else os.environ.get(VARIABLE) or str(default_path())
    if place == MEMORY:
        return MemoryLibrary()
    if is_dataset(place):
        from lib.library.dataset import DatasetLibrary  # needs packages that only big libraries need

        return DatasetLibrary(place, read_only=read_only)
    return SqliteLibrary(Path(place).expanduser(), read_only=read_only)
