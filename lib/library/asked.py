"""Counts and frames from a shelf of bitmaps: what the embedded library and the dataset answer alike."""
from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager

import numpy as np
import pandas as pd
from pyroaring import BitMap

from lib.filters import Filter
from lib.frames import build_frame
from lib.library.binning import bin_frame, count_bins, stance_frame
from lib.library.home import ALL, Counts, Facet
from lib.library.rows import read_articles, read_commitments, read_mentions, read_pages, read_teasers
from lib.library.shelf import Shelf
from lib.library.writing import MANY


class ShelfAnswers(ABC):
    """Answers by filter, for a library that has a shelf and a connection to read rows from."""

    _connection: sqlite3.Connection

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Shelf]:
        """The shelf as it is now, while it may be read from."""

    @abstractmethod
    def _number(self, page_id: str) -> int | None:
        """The number of a page, None when it isn't here."""

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


def cut(numbers: list[int] | BitMap, limit: int | None, offset: int) -> list[int]:
    """One page of numbers."""
    return list(numbers[offset:None if limit is None else offset + limit])
