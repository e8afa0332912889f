"""A library that lives as long as the session."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import pandas as pd

from lib.filters import Filter, narrow
from lib.frames import READ, Frames, ReportRow, build_frames
from lib.library.answers import count_facets, count_stances, cut, lanes_of, minutes_of
from lib.library.binning import bin_frame, count_bins, stance_frame
from lib.library.home import ALL, Counts, Facet, Found, Source, Stats, Texts, Twin
from lib.library.sqlite import SqliteLibrary
from lib.library.store import MEMORY
from lib.schema import Document

LATEST = 8
"""Narrowed frames kept: one a page of the dashboard, and the filter before."""


class MemoryLibrary:
    """Documents in memory; the frames are built when first asked for, and again after a change."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._sources: dict[str, Source] = {}
        self._reports: list[ReportRow] = []
        self._frames: Frames | None = None
        self._narrowed: dict[Filter, Frames] = {}
        self._finished: set[str] = set()
        self._index: SqliteLibrary | None = None
        self._in_index: dict[str, Document] = {}
        self._corrections: frozenset[str] = frozenset()
        self._version = 0

    # ---------------------------------------------------------------- change
    def add(self, document: Document, report: ReportRow, source: Source | None = None) -> None:
        """Keep a page; one with the same `page_id` is replaced."""
        page_id = document.page.page_id
        self._forget_report(page_id)
        self._documents[page_id] = document
        self._reports.insert(0, report)
        if source is not None:
            self._sources[page_id] = source
        self._changed()

    def refuse(self, report: ReportRow) -> None:
        """Keep the report of a file that can't be read, once a file."""
        self._reports = [row for row in self._reports if row.page_id or row.source != report.source]
        self._reports.insert(0, report)
        self._changed()

    def remove(self, page_id: str) -> None:
        """Forget a page and its report."""
        self._documents.pop(page_id, None)
        self._sources.pop(page_id, None)
        self._forget_report(page_id)
        self._changed()

    def _forget_report(self, page_id: str) -> None:
        self._reports = [row for row in self._reports if row.page_id != page_id]

    def _changed(self) -> None:
        self._version += 1
        self._frames = None
        self._narrowed.clear()

    # ------------------------------------------------------------------- ask
    def document(self, page_id: str) -> Document | None:
        """Everything read from one page, None when it isn't here."""
        return self._documents.get(page_id)

    def source(self, page_id: str) -> Source | None:
        """What a page was read from, None where it wasn't kept."""
        return self._sources.get(page_id)

    def documents(self, wanted: Filter = ALL) -> Iterator[Document]:
        """The pages under a filter one by one, whole, in the order in which they came."""
        for page_id in list(self._narrow(wanted).pages["page_id"]):
            if page_id in self._documents:
                yield self._documents[page_id]

    def known(self, page_ids: Collection[str]) -> set[str]:
        """Those of the identifiers that are here."""
        return {page_id for page_id in page_ids if page_id in self._documents}

    def finished(self, keys: Collection[str]) -> set[str]:
        """Those of the files (by SHA-256) that were read to their end."""
        return self._finished.intersection(keys)

    def finish(self, key: str) -> None:
        """Remember that a file was read to its end."""
        self._finished.add(key)

    def reports(self, limit: int | None = None, page_ids: Collection[str] | None = None) -> list[ReportRow]:
        """The load report, latest first; of some pages alone where they are named."""
        return [row for row in self._reports if page_ids is None or row.page_id in page_ids][:limit]

    def frames(self) -> Frames:
        """All rows: the five frames and the report."""
        if self._frames is None:
            self._frames = build_frames(self._documents.values(), self._reports)
        return self._frames

    def facets(self, word: str, wanted: Filter = ALL) -> list[Facet]:
        """The values of one kind of the filter, most frequent first."""
        return count_facets(self.frames(), word, wanted)

    def counts(self, wanted: Filter) -> Counts:
        """How much there is under a filter."""
        frames = self._narrow(wanted)
        return Counts(len(frames.articles), len(frames.teasers), len(frames.commitments), len(frames.pages))

    def days(self, wanted: Filter) -> list[Facet]:
        """Days of publication in their order, with their articles under a filter."""
        counted = Counter(day.isoformat() for day in self._narrow(wanted).articles["published_on"].dropna())
        return [Facet(day, count) for day, count in sorted(counted.items())]

    def pages(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `pages`."""
        return cut(self._narrow(wanted).pages.reset_index(drop=True), limit, offset)

    def articles(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `articles`, latest first, with the page's columns."""
        rows = self._with_page(self._narrow(wanted).articles)
        return cut(rows.sort_values(["published_on", "title"], ascending=[False, True], ignore_index=True), limit, offset)

    def teasers(
        self, wanted: Filter, limit: int | None = None, offset: int = 0, *, latest: bool = False,
    ) -> pd.DataFrame:
        """Rows of `teasers` with the page's columns, in page order or the latest first."""
        rows = self._with_page(self._narrow(wanted).teasers)
        if latest:
            rows = rows.iloc[(-minutes_of(rows)).argsort(kind="stable")].reset_index(drop=True)
        return cut(rows, limit, offset)

    def commitments(
        self, wanted: Filter, kinds: Iterable[str] = (), limit: int | None = None, offset: int = 0,
    ) -> pd.DataFrame:
        """Rows of `commitments`, with the article's `title` and day and the page's columns."""
        articles = self.frames().articles[["page_id", "title", "published_on", "published_at"]]
        rows = self._of_kinds(wanted, kinds).merge(articles, on="page_id", how="left")
        return cut(self._with_page(rows), limit, offset)

    def examples(self, wanted: Filter, kinds: Iterable[str] = (), without: Collection[str] = ()) -> pd.DataFrame:
        """Rows of `commitments`: of each country and stance the one that came last, some pages left out."""
        rows = self.commitments(wanted, kinds)
        rows = rows[~rows["page_id"].isin(set(without))]
        return rows.drop_duplicates(["country", "stance"], keep="last").reset_index(drop=True)

    def mentions(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `mentions`."""
        return cut(self._narrow(wanted).mentions.reset_index(drop=True), limit, offset)

    def stances(self, wanted: Filter, kinds: Iterable[str] = ()) -> pd.DataFrame:
        """One row per country, kind and stance, with its count of commitments."""
        return stance_frame(count_stances(self._of_kinds(wanted, kinds)))

    def bins(self, wanted: Filter, lane: str, minutes: int) -> pd.DataFrame:
        """Teasers counted by time; see `Library`."""
        lanes = lanes_of(self.teasers(wanted), self.frames().mentions.merge(self._narrow(wanted).teasers[["teaser_id"]]), lane)
        return bin_frame(count_bins(lanes.items(), minutes), minutes)

    # -------------------------------------------------- asked of an index in memory
    def search(self, query: str, wanted: Filter = ALL, limit: int = 20, offset: int = 0, kind: str | None = None) -> Found:
        """Articles and teasers with the words of a query, best first."""
        return self._indexed().search(query, wanted, limit, offset, kind)

    def hits(self, query: str, word: str, wanted: Filter = ALL, kind: str | None = None) -> list[Facet]:
        """The values of one kind of the filter, with how many hits of a search there would be with each alone."""
        return self._indexed().hits(query, word, wanted, kind)

    def twins(self, page_id: str) -> list[Twin]:
        """Revisions and copies of a page's article, nearest first."""
        return self._indexed().twins(page_id)

    def texts(self, wanted: Filter = ALL) -> Texts:
        """Articles under a filter, and how many distinct texts they are."""
        return self._indexed().texts(wanted)

    def _indexed(self) -> SqliteLibrary:
        """The same pages in an index: made when first asked, kept up afterwards."""
        if self._index is None:
            self._index = SqliteLibrary(MEMORY)
        for page_id, document in self._documents.items():
            if self._in_index.get(page_id) is not document:
                self._index.add(document, ReportRow(document.page.source, READ, page_id))
                self._in_index[page_id] = document
        for page_id in self._in_index.keys() - self._documents.keys():
            self._index.remove(page_id)
            del self._in_index[page_id]
        return self._index

    # -------------------------------------------------------------- corrections
    def version(self) -> object:
        """Another value whenever something here has changed."""
        return self._version

    def corrections(self) -> frozenset[str]:
        """Corrections by hand, a line each."""
        return self._corrections

    def keep_corrections(self, added: Iterable[str], dropped: Iterable[str] = ()) -> None:
        """Keep lines and forget others."""
        self._corrections = (self._corrections - frozenset(dropped)) | frozenset(added)
        self._version += 1

    # --------------------------------------------------------------- the whole
    def stats(self) -> Stats:
        """How much there is in all."""
        counts = self.counts(ALL)
        return Stats(MEMORY, counts.pages, counts.articles, counts.teasers, counts.commitments, 0)

    def close(self) -> None:
        """Forget everything."""
        for kept in (self._documents, self._sources, self._reports, self._in_index, self._finished):
            kept.clear()
        self._index = None
        self._corrections = frozenset()
        self._changed()

    # ---------------------------------------------------------------- inside
    def _narrow(self, wanted: Filter) -> Frames:
        if wanted not in self._narrowed:
            while len(self._narrowed) >= LATEST:
                self._narrowed.pop(next(iter(self._narrowed)))
            self._narrowed[wanted] = narrow(self.frames(), wanted)
        return self._narrowed[wanted]

    def _of_kinds(self, wanted: Filter, kinds: Iterable[str]) -> pd.DataFrame:
        kinds, rows = tuple(kinds), self._narrow(wanted).commitments
        return rows[rows["kind"].isin(kinds)] if kinds else rows

    def _with_page(self, rows: pd.DataFrame) -> pd.DataFrame:
        columns = ["page_id", "source", "publisher", "language", "time_zone", "captured_after", "captured_before"]
        return rows.merge(self.frames().pages[columns], on="page_id", how="left")
