"""A library that lives as long as the session."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from lib.filters import Filter, narrow
from lib.frames import Frames, ReportRow, build_frames
from lib.library.home import Counts, Facet, Source
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
        self._frames = None
        self._narrowed.clear()

    # ------------------------------------------------------------------- ask
    def document(self, page_id: str) -> Document | None:
        """Everything read from one page, None when it isn't here."""
        return self._documents.get(page_id)

    def source(self, page_id: str) -> Source | None:
        """What a page was read from, None where it wasn't kept."""
        return self._sources.get(page_id)

    def reports(self) -> list[ReportRow]:
        """The load report, latest first."""
        return list(self._reports)

    def frames(self) -> Frames:
        """All rows: the five frames and the report."""
        if self._frames is None:
            self._frames = build_frames(self._documents.values(), self._reports)
        return self._frames

    def facets(self, word: str) -> list[Facet]:
        """The values of one kind of the filter, most frequent first."""
        counted: Counter[str] = Counter()
        for document in self._documents.values():
            counted.update(facet_values(document, word))
        return [Facet(value, count) for value, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]

    def counts(self, wanted: Filter) -> Counts:
        """How much there is under a filter."""
        frames = self._narrow(wanted)
        return Counts(len(frames.articles), len(frames.teasers), len(frames.commitments), len(frames.pages))

    def pages(self, wanted: Filter) -> pd.DataFrame:
        """Rows of `pages`."""
        return self._narrow(wanted).pages.reset_index(drop=True)

    def articles(self, wanted: Filter) -> pd.DataFrame:
        """Rows of `articles`, latest first, with the page's columns."""
        rows = self._with_page(self._narrow(wanted).articles)
        return rows.sort_values(["published_on", "title"], ascending=[False, True], ignore_index=True)

    def teasers(self, wanted: Filter) -> pd.DataFrame:
        """Rows of `teasers`, in page order, with the page's columns."""
        return self._with_page(self._narrow(wanted).teasers)

    def commitments(self, wanted: Filter, kinds: Iterable[str] = ()) -> pd.DataFrame:
        """Rows of `commitments`, with the article's `title` and day and the page's columns."""
        kinds = tuple(kinds)
        rows = self._narrow(wanted).commitments
        if kinds:
            rows = rows[rows["kind"].isin(kinds)]
        articles = self.frames().articles[["page_id", "title", "published_on", "published_at"]]
        return self._with_page(rows.merge(articles, on="page_id", how="left"))

    def mentions(self, wanted: Filter) -> pd.DataFrame:
        """Rows of `mentions`."""
        return self._narrow(wanted).mentions.reset_index(drop=True)

    # ---------------------------------------------------------------- inside
    def _narrow(self, wanted: Filter) -> Frames:
        if wanted not in self._narrowed:
            while len(self._narrowed) >= LATEST:
                self._narrowed.pop(next(iter(self._narrowed)))
            self._narrowed[wanted] = narrow(self.frames(), wanted)
        return self._narrowed[wanted]

    def _with_page(self, rows: pd.DataFrame) -> pd.DataFrame:
        columns = ["page_id", "source", "publisher", "language", "time_zone", "captured_after", "captured_before"]
        return rows.merge(self.frames().pages[columns], on="page_id", how="left")


def facet_values(document: Document, word: str) -> Iterable[str]:
    """The values of one kind that a page's article and teasers have, once each."""
    article = [] if document.article is None else [document.article]
    if word == "topic":
        return [topic for item in (*article, *document.teasers) for topic in set(item.topics)]
    if word == "country":
        places = {(m.country, m.teaser_position) for m in document.mentions}
        places |= {(c.country, None) for c in document.commitments}
        return [country for country, _ in places]
    value = document.page.publisher if word == "publisher" else document.page.language
    return [value] * (len(article) + len(document.teasers)) if value else []
