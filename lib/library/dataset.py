"""The library past one machine: a folder or bucket of Parquet parts, read by DuckDB, filled by any number of workers."""
from __future__ import annotations

import json
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import numpy as np
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from lib.frames import ReportRow
from lib.library.errors import (
    CorruptLibraryError,
    MissingPackageError,
    NoLibraryError,
    ReadOnlyLibraryError,
    UnreachableError,
)
from lib.library.home import ALL, Source, Stats
from lib.library.parts import FORMAT, Entry, id_key, put, write_part
from lib.library.rows import report_row
from lib.library.shelf import Shelf
from lib.library.sqlite import SqliteLibrary
from lib.library.stack import Stack
from lib.library.store import MEMORY, named_faults, open_store
from lib.schema import Document

MARK = "coverage-explorer.dataset"
LOOK = 1.0
"""Seconds after which a reader looks for parts of others."""


class DatasetLibrary(SqliteLibrary):
    """A library of many parts at an address that fsspec can open.

    Answers come from the parts' bitmaps; pages are fetched by DuckDB when
    they are asked for and kept in a small table in memory, from which rows
    are built as in every other home.

    Parameters
    ----------
    place
        A folder, or an address such as ``s3://bucket/folder``.
    read_only
        Never write.
    """

    def __init__(self, place: str, *, read_only: bool = False) -> None:
        self.place, self.read_only = place.rstrip("/\\"), read_only
        self._fs, self._root = open_place(self.place)
        self._prepare()
        self._connection = open_store(MEMORY)
        self._lock = threading.RLock()
        self._stack = Stack(self._connection, self._fs, self._root, self.place)
        self._shelf: Shelf = self._stack
        self._looked = 0.0

    def _prepare(self) -> None:
        try:
            if not self._fs.exists(f"{self._root}/{MARK}"):
                if self._fs.exists(self._root) and self._fs.ls(self._root):
                    raise NoLibraryError(self.place, what="a folder with other files")
                if self.read_only:
                    raise NoLibraryError(self.place, what="nothing is there")
                put(self._fs, self._root, MARK, str(FORMAT).encode())
        except OSError as error:
            raise UnreachableError(self.place, what=str(error)) from error

    @contextmanager
    def _reading(self) -> Iterator[Shelf]:
        with self._lock, named_faults(self.place):
            if time.monotonic() - self._looked > LOOK:
                try:
                    self._stack.look()
                except OSError as error:
                    raise UnreachableError(self.place, what=str(error)) from error
                self._looked = time.monotonic()
            yield self._stack

    def _write(self, **content: Any) -> None:
        if self.read_only:
            raise ReadOnlyLibraryError(self.place, what="it was opened for reading")
        with self._lock:
            try:
                write_part(self._fs, self._root, **content)
            except OSError as error:
                raise UnreachableError(self.place, what=str(error)) from error
            self._looked = 0.0

    # ---------------------------------------------------------------- change
    def add(self, document: Document, report: ReportRow, source: Source | None = None) -> None:
        """Keep a page as a part of its own; many at a time go through `ingest --into`."""
        if source is None:
            source = self.source(document.page.page_id)
        self._write(entries=[Entry(document, report, source)])

    def refuse(self, report: ReportRow) -> None:
        """Keep the report of a file that can't be read, once a file."""
        self._write(failures=[report])

    def remove(self, page_id: str) -> None:
        """Forget a page and its report: a mark that every reader honours."""
        self._write(removed=[page_id])

    def finish(self, key: str) -> None:
        """Remember that a file was read to its end."""
        self._write(finished=[key])

    # ------------------------------------------------------------------- ask
    def known(self, page_ids: Collection[str]) -> set[str]:
        """Those of the identifiers that are here."""
        with self._reading():
            return set(self._stack.numbers_of(page_ids))

    def finished(self, keys: Collection[str]) -> set[str]:
        """Those of the files (by SHA-256) that were read to their end."""
        with self._reading():
            return self._stack.finished.intersection(keys)

    def source(self, page_id: str) -> Source | None:
        """What a page was read from, None where it wasn't kept."""
        with self._reading():
            return self._stack.source_of(page_id)

    def reports(self, limit: int | None = None, page_ids: Collection[str] | None = None) -> list[ReportRow]:
        """The load report, latest first; of some pages alone where they are named."""
        with self._reading():
            rows = self._stack.reports[::-1]
        return [report_row(row) for row in rows if page_ids is None or row["page_id"] in page_ids][:limit]

    def stats(self) -> Stats:
        """How much there is in all, and what it takes."""
        counts = self.counts(ALL)
        size = sum(self._fs.du(f"{self._root}/{folder}") for folder in self._stack.folders())
        return Stats(self.place, counts.pages, counts.articles, counts.teasers, counts.commitments, int(size))

    def close(self) -> None:
        """Let go of files."""
        with self._lock:
            self._stack.close()
            self._connection.close()

    def corrections(self) -> frozenset[str]:
        """Corrections by hand, a line each."""
        with self._reading():
            return frozenset(self._stack.corrections)

    def keep_corrections(self, added: Iterable[str], dropped: Iterable[str] = ()) -> None:
        """Keep lines and forget others."""
        self._write(corrected=list(added), uncorrected=list(dropped))

    def _number(self, page_id: str) -> int | None:
        number = self._stack.numbers_of([page_id]).get(page_id)
        if number is not None:
            self._stack.have([number])
        return number

    def _index_waiting(self) -> None:
        """Every part brings its index with it."""

    def _know_likeness(self, page_id: str | None = None) -> None:
        self._stack.find_copies()
        if page_id is not None:
            self._stack.have_same_address(page_id)


def open_place(place: str) -> tuple[Any, str]:
    """The file system of an address, and the folder on it.

    Raises
    ------
    LibraryError
        MissingPackageError where a package is missing, UnreachableError where the address isn't one.
    """
    try:
        import fsspec  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingPackageError(place, package=error.name) from error
    if find_spec("duckdb") is None:
        raise MissingPackageError(place, package="duckdb")
    try:
        fs, root = fsspec.core.url_to_fs(place)
    except ImportError as error:
        raise MissingPackageError(place, package=str(error)) from error
    except ValueError as error:
        raise UnreachableError(place, what=str(error)) from error
    return fs, str(root).rstrip("/")


def check_dataset(place: str) -> dict[str, str]:
    """Parts of a dataset that can't be read, and why."""
    fs, root = open_place(place.rstrip("/\\"))
    if not fs.exists(f"{root}/{MARK}"):
        raise NoLibraryError(place, what="nothing is there")
    broken = {}
    markers = fs.ls(f"{root}/parts", detail=False) if fs.exists(f"{root}/parts") else []
    for path in sorted(markers):
        connection = open_store(MEMORY)
        stack = Stack(connection, fs, root, place)
        try:
            stack.check_part(path.rpartition("/")[2])
        except CorruptLibraryError as error:
            broken[path] = str(error.values["what"])
        finally:
            stack.close()
            connection.close()
    return broken


def put_aside(place: str, markers: Iterable[str]) -> None:
    """Take parts out of a dataset without deleting them: what they held is then read anew by the next ingest."""
    fs, root = open_place(place.rstrip("/\\"))
    fs.makedirs(f"{root}/broken", exist_ok=True)
    for path in markers:
        fs.mv(path, f"{root}/broken/{path.rpartition('/')[2]}")


class KnownPages:
    """Which pages a dataset holds, and nothing else of it: what a worker asks before it reads a page.

    Identifiers are compared by a number of 64 bits: among a million pages
    two have the same one in one of ten million datasets.
    """

    def __init__(self, place: str) -> None:
        self._fs, self._root = open_place(place.rstrip("/\\"))
        self._seen: set[str] = set()
        self._keys = np.empty(0, np.int64)

    def look(self) -> None:
        """Take in the parts that came since the last time."""
        folder = f"{self._root}/parts"
        if not self._fs.exists(folder):
            return
        self._fs.invalidate_cache(folder)
        found = [self._keys]
        for path in set(self._fs.ls(folder, detail=False)) - self._seen:
            marker = json.loads(self._fs.cat_file(path))
            for day in marker["days"]:
                with self._fs.open(f"{self._root}/day={day}/{marker['name']}.pages.parquet") as stream:
                    found.append(pq.read_table(stream, columns=["id_key"])["id_key"].to_numpy())
            self._seen.add(path)
        self._keys = np.unique(np.concatenate(found))

    def among(self, page_ids: Collection[str]) -> set[str]:
        """Those of the identifiers that are there."""
        return {page_id for page_id, there in zip(page_ids, np.isin([id_key(i) for i in page_ids], self._keys), strict=True)
                if there} if page_ids else set()
