"""Paths from the command line -> files to read."""
from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.reader import select_pages

CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read; `name` is how it is called in reports."""

    path: Path
    name: str
    size: int


def gather(paths: Iterable[Path]) -> Iterator[FoundFile]:
    """Every file under the paths, folders searched in the order of names, what belongs to a saved page left out.

    Raises
    ------
    FileNotFoundError
        If one of the paths isn't there.
    """
    for path in paths:
        if path.is_dir():
            yield from gather_folder(path)
        else:
            yield FoundFile(path, path.name, path.stat().st_size)


def gather_folder(folder: Path) -> Iterator[FoundFile]:
    """The pages and archives in a folder and below."""
    names = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names += [(Path(place) / name).relative_to(folder).as_posix() for name in files]
    for name in sorted(select_pages(names)):
        path = folder / name
        if path.is_file():
            yield FoundFile(path, name, path.stat().st_size)


def file_key(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
