"""The library in one SQLite file: many readers, one writer at a time, one transaction a page."""
from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

import numpy as np
import pandas as pd
from pyroaring import BitMap

from lib.filters import Filter
from lib.frames import ReportRow, build_frame
from lib.library.binning import bin_frame, count_bins, stance_frame
from lib.library.errors import MissingLibraryError, ReadOnlyLibraryError
from lib.library.home import ALL, Counts, Facet, Found, Source, Stats, Texts, Twin
from lib.library.likeness import count_texts, find_twins
from lib.library.rows import read_articles, read_commitments, read_mentions, read_pages, read_reports, read_teasers
from lib.library.searching import count_hits, search_words
from lib.library.shelf import Shelf
from lib.library.store import MEMORY, PATIENCE, named_faults, open_store
from lib.library.writing import MANY, erase_page, index_words, read_document, write_page, write_report
from lib.schema import Document

AT_ONCE = 100
"""Pages fetched at a time where all are wanted one by one."""


class SqliteLibrary:
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

    # ---------------------------------------------------------------- counts
    def facets(self, word: str, wanted: Filter = ALL) -> list[Facet]:
        """The values of one kind of the filter, most frequent first; see `Library`."""
        with self._reading() as shelf:
            return shelf.facets(word, wanted)

    def counts(self, wanted: Filter) -> Counts:
        """How much there is under a filter."""
        with self._reading() as shelf:
            items = shelf.items(wanted)
            return Counts(items.intersection_cardinality(shelf.kind("article")),
                          items.intersection_cardinality(shelf.kind("teaser")),
                          len(shelf.postings.select_records(wanted)), len(shelf.page_numbers(wanted)))

    def days(self, wanted: Filter) -> list[Facet]:
        """Days of publication in their order, with their articles under a filter."""
        with self._reading() as shelf:
            return shelf.days(wanted)

    def stances(self, wanted: Filter, kinds: Iterable[str] = ()) -> pd.DataFrame:
        """One row per country, kind and stance, with its count of commitments."""
        with self._reading() as shelf:
            return stance_frame(shelf.stances(wanted, tuple(kinds)))

    def bins(self, wanted: Filter, lane: str, minutes: int) -> pd.DataFrame:
        """Teasers counted by time; see `Library`."""
        with self._reading() as shelf:
            teasers, times = shelf.teasers(wanted), shelf.times()
            lanes = ((value, times[np.frombuffer((bits & teasers).to_array(), np.uint32)])
                     for value, bits in shelf.postings.values(lane) if bits.intersect(teasers))
            return bin_frame(count_bins(lanes, minutes), minutes)

    # ---------------------------------------------------------------- frames
    def pages(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `pages`."""
        with self._reading() as shelf:
            numbers = cut(shelf.page_numbers(wanted).tolist(), limit, offset)
            shelf.have(numbers)
            return read_pages(self._connection, numbers)

    def articles(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `articles`, latest first, with the page's columns."""
        with self._reading() as shelf:
            numbers = shelf.newest(shelf.articles(wanted), limit, offset)
            shelf.have(numbers)
            return read_articles(self._connection, numbers)

    def teasers(
        self, wanted: Filter, limit: int | None = None, offset: int = 0, *, latest: bool = False,
    ) -> pd.DataFrame:
        """Rows of `teasers` with the page's columns, in page order or the latest first."""
        with self._reading() as shelf:
            found = shelf.teasers(wanted)
            items = shelf.latest(found, limit, offset) if latest else cut(found, limit, offset)
            shelf.have(shelf.postings.pages_of(BitMap(items)).tolist())
            return read_teasers(self._connection, items, shelf.postings)

    def commitments(
        self, wanted: Filter, kinds: Iterable[str] = (), limit: int | None = None, offset: int = 0,
    ) -> pd.DataFrame:
        """Rows of `commitments`, with the article's `title` and day and the page's columns."""
        with self._reading() as shelf:
            numbers = cut(shelf.records(wanted, kinds), limit, offset)
            shelf.have_records(numbers)
            return read_commitments(self._connection, numbers)

    def examples(self, wanted: Filter, kinds: Iterable[str] = (), without: Collection[str] = ()) -> pd.DataFrame:
        """Rows of `commitments`: of each country and stance the one that came last, some pages left out."""
        with self._reading() as shelf:
            numbers = shelf.examples(wanted, kinds, self._records_of(without))
            shelf.have_records(numbers)
            return read_commitments(self._connection, numbers)

    def _records_of(self, page_ids: Collection[str]) -> BitMap:
        found = BitMap()
        for page_id in page_ids:
            row = None if self._number(page_id) is None else self._connection.execute(
                "SELECT first_record, first_record + records FROM page WHERE page_id = ?", (page_id,)).fetchone()
            if row is not None:
                found.add_range(*row)
        return found

    def mentions(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `mentions`."""
        with self._reading() as shelf:
            enough = None if limit is None else offset + limit
            kept = shelf.items(wanted) if wanted else None
            numbers, rows = shelf.page_numbers(wanted).tolist(), []
            step = MANY if enough is None else min(MANY, max(16, enough // 4))
            for start in range(0, len(numbers), step):
                shelf.have(numbers[start:start + step])
                rows += read_mentions(self._connection, numbers[start:start + step], kept, wanted.country)
                if enough is not None and len(rows) >= enough:
                    break
            return build_frame("mentions", rows[offset:enough])

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


def cut(numbers: list[int] | BitMap, limit: int | None, offset: int) -> list[int]:
    """One page of numbers."""
    return list(numbers[offset:None if limit is None else offset + limit])
