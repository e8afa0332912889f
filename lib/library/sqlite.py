"""The library in one SQLite file: many readers, one writer at a time, one transaction a page."""
from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from lib.filters import Filter
from lib.frames import ReportRow
from lib.library.asked import ShelfAnswers
from lib.library.errors import MissingLibraryError, ReadOnlyLibraryError
from lib.library.home import ALL, Facet, Found, Source, Stats, Texts, Twin
from lib.library.likeness import count_texts, find_twins
from lib.library.rows import read_reports
from lib.library.searching import count_hits, search_words
from lib.library.shelf import Shelf
from lib.library.store import MEMORY, PATIENCE, named_faults, open_store
from lib.library.writing import MANY, erase_page, index_words, read_document, write_page, write_report
from lib.schema import Document

AT_ONCE = 100
"""Pages fetched at a time where all are wanted one by one."""


class SqliteLibrary(ShelfAnswers):
    """A library in a file that any number of processes may have open.

    Threads may share it; one asks at a time. What `add` returned from is
    kept, whatever happens to this process afterwards.

    Parameters
    ----------
    place
        The file; made where there is none. ":memory:" for a library that
        ends with the program.
    read_only
        Never write.
    patience
        Seconds to wait for another process that writes.

    Raises
    ------
    LibraryError
        From here and from every method: what was found, and what to do.
    """

    def __init__(self, place: str | os.PathLike[str] = MEMORY, *, read_only: bool = False, patience: float = PATIENCE,
                 ) -> None:
        self.place = os.fspath(place)
        self.read_only = read_only
        self._connection = open_store(self.place, read_only=read_only, patience=patience)
        self._file = None if self.place == MEMORY else os.stat(self.place).st_ino
        self._lock = threading.RLock()
        self._shelf = Shelf(self._connection)

    # ----------------------------------------------------------- transactions
    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.read_only:
            raise ReadOnlyLibraryError(self.place, what="it was opened for reading")
        with self._lock, named_faults(self.place):
            self._check_place()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
            self._shelf.changed()

    @contextmanager
    def _reading(self) -> Iterator[Shelf]:
        with self._lock, named_faults(self.place):
            self._check_place()
            self._connection.execute("BEGIN")
            try:
                self._shelf.sync()
                yield self._shelf
            finally:
                self._connection.execute("ROLLBACK")

    def _check_place(self) -> None:
        """A file that was moved away or replaced must not be written: its journal would stay behind."""
        if self._file is not None:
            try:
                moved = os.stat(self.place).st_ino != self._file
            except OSError as error:
                raise MissingLibraryError(self.place) from error
            if moved:
                raise MissingLibraryError(self.place)

    # ---------------------------------------------------------------- change
    def add(self, document: Document, report: ReportRow, source: Source | None = None) -> None:
        """Keep a page; one with the same `page_id` is replaced."""
        with self._writing() as connection:
            write_page(connection, document, report, source)

    def refuse(self, report: ReportRow) -> None:
        """Keep the report of a file that can't be read, once a file."""
        with self._writing() as connection:
            connection.execute("DELETE FROM report WHERE source = ? AND page_id IS NULL", (report.source,))
            write_report(connection, report)

    def remove(self, page_id: str) -> None:
        """Forget a page and its report."""
        with self._writing() as connection:
            erase_page(connection, page_id)

    # ------------------------------------------------------------- whole pages
    def document(self, page_id: str) -> Document | None:
        """Everything read from one page, None when it isn't here."""
        with self._reading():
            number = self._number(page_id)
            return None if number is None else read_document(self._connection, number)

    def documents(self, wanted: Filter = ALL) -> Iterator[Document]:
        """The pages under a filter one by one, whole, in the order in which they came."""
        with self._reading() as shelf:
            numbers = shelf.page_numbers(wanted).tolist()
        for start in range(0, len(numbers), AT_ONCE):
            with self._reading() as shelf:
                some = numbers[start:start + AT_ONCE]
                shelf.have(some)
                marks = ",".join("?" * len(some))
                left = self._connection.execute(f"SELECT no FROM page WHERE no IN ({marks}) ORDER BY no", some).fetchall()
                read = [read_document(self._connection, row[0]) for row in left]
            yield from read

    def known(self, page_ids: Collection[str]) -> set[str]:
        """Those of the identifiers that are here."""
        return self._those_in("page", "page_id", page_ids)

    def finished(self, keys: Collection[str]) -> set[str]:
        """Those of the files (by SHA-256) that were read to their end."""
        return self._those_in("finished", "key", keys)

    def finish(self, key: str) -> None:
        """Remember that a file was read to its end."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO finished VALUES (?)", (key,))

    def _those_in(self, table: str, column: str, values: Collection[str]) -> set[str]:
        asked = list(values)
        found: set[str] = set()
        with self._reading():
            for start in range(0, len(asked), MANY):
                some = asked[start:start + MANY]
                marks = ",".join("?" * len(some))
                rows = self._connection.execute(f"SELECT {column} FROM {table} WHERE {column} IN ({marks})", some)
                found.update(str(row[0]) for row in rows)
        return found

    def source(self, page_id: str) -> Source | None:
        """What a page was read from, None where it wasn't kept."""
        with self._reading():
            row = self._connection.execute(
                "SELECT s.name, s.packed FROM page p JOIN source s ON s.key = p.source_key WHERE p.page_id = ?",
                (page_id,)).fetchone()
        return Source(*row) if row else None

    def reports(self, limit: int | None = None, page_ids: Collection[str] | None = None) -> list[ReportRow]:
        """The load report, latest first; of some pages alone where they are named."""
        with self._reading():
            return read_reports(self._connection, limit, page_ids)

    def _number(self, page_id: str) -> int | None:
        row = self._connection.execute("SELECT no FROM page WHERE page_id = ?", (page_id,)).fetchone()
        return None if row is None else int(row[0])

    # ----------------------------------------------------------------- words
    def search(self, query: str, wanted: Filter = ALL, limit: int = 20, offset: int = 0, kind: str | None = None) -> Found:
        """Articles and teasers with the words of a query, best first."""
        self._index_waiting()
        with self._reading() as shelf:
            return search_words(shelf, query, wanted, limit, offset, kind)

    def hits(self, query: str, word: str, wanted: Filter = ALL, kind: str | None = None) -> list[Facet]:
        """The values of one kind of the filter, with how many hits of a search there would be with each alone."""
        self._index_waiting()
        with self._reading() as shelf:
            return count_hits(shelf, query, word, wanted, kind)

    def _index_waiting(self) -> None:
        """Put words that wait into the index; where that isn't allowed, the latest pages are not found yet."""
        with self._reading():
            waiting = self._connection.execute("SELECT EXISTS (SELECT 1 FROM unindexed)").fetchone()[0]
        if waiting and not self.read_only:
            with self._writing() as connection:
                index_words(connection)

    def twins(self, page_id: str) -> list[Twin]:
        """Revisions and copies of a page's article, nearest first."""
        with self._reading():
            if self._number(page_id) is not None:
                self._know_likeness(page_id)
            row = self._connection.execute("SELECT no, url_key FROM page WHERE page_id = ?", (page_id,)).fetchone()
            if row is None:
                return []
            return find_twins(self._connection, *row)

    def _know_likeness(self, page_id: str | None = None) -> None:
        """See to it that copies are known; in one file they are noted when a page is added."""

    def texts(self, wanted: Filter = ALL) -> Texts:
        """Articles under a filter, and how many distinct texts they are."""
        with self._reading() as shelf:
            self._know_likeness()
            return count_texts(shelf, shelf.articles(wanted))

    # ----------------------------------------------------------- corrections
    def version(self) -> object:
        """Another value whenever this or another process has written."""
        with self._reading() as shelf:
            return shelf.version

    def corrections(self) -> frozenset[str]:
        """Corrections by hand, a line each."""
        with self._reading():
            return frozenset(row[0] for row in self._connection.execute("SELECT line FROM correction"))

    def keep_corrections(self, added: Iterable[str], dropped: Iterable[str] = ()) -> None:
        """Keep lines and forget others."""
        with self._writing() as connection:
            connection.executemany("DELETE FROM correction WHERE line = ?", [(line,) for line in dropped])
            connection.executemany("INSERT OR IGNORE INTO correction VALUES (?)", [(line,) for line in added])

    # ------------------------------------------------------------------ file
    def stats(self) -> Stats:
        """How much there is in all, and what it takes on disk."""
        counts = self.counts(ALL)
        with self._reading():
            size = self._connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
        return Stats(self.place, counts.pages, counts.articles, counts.teasers, counts.commitments, int(size))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
