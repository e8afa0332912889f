"""What every library answers."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd

from lib.filters import Filter
from lib.frames import ReportRow
from lib.schema import Document

ALL = Filter()
"""The filter that asks for everything."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that can be filtered by, and how many articles and teasers have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles, teasers, commitments and pages there are under a filter."""

    articles: int = 0
    teasers: int = 0
    commitments: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What a page was read from, kept so that it can be read again with a stated time or address."""

    name: str
    packed: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a snippet; `hit` where the words were searched for."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or teaser that a search found.

    Attributes
    ----------
    page_id
        The page that it stands on.
    teaser_id
        The teaser; null for the article.
    title, snippet
        The headline, and the words around the hits, both in pieces.
    score
        The higher the better; comparable within one search and one kind alone.
    """

    page_id: str
    teaser_id: str | None
    title: tuple[Segment, ...]
    snippet: tuple[Segment, ...]
    publisher: str | None
    language: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many in all, and the hits of this page of results, best first."""

    articles: int = 0
    teasers: int = 0
    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    """Parts of the query that could not be used, e.g. a country nobody knows."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A page whose article tells the same as another.

    `kind` is "revision" (the same address captured again) or "copy" (near
    the same text at another address); `similarity` is the estimated share of
    common word sequences, 1 for identical texts.
    """

    page_id: str
    kind: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Texts:
    """Counts both ways: articles, and the distinct texts among them."""

    articles: int = 0
    texts: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a library holds and takes."""

    place: str
    pages: int
    articles: int
    teasers: int
    commitments: int
    bytes: int
    parts: dict[str, int] = field(default_factory=dict)


class Library(Protocol):
    """Pages that were loaded, asked by filter.

    The frames that come back have the columns of `lib.frames.SCHEMA`;
    `teasers`, `articles` and `commitments` bring `publisher`, `language`
    and the page's `source` with them. `limit` and `offset` page through
    the rows, so that nobody has to hold a whole corpus.
    """

    def add(self, document: Document, report: ReportRow, source: Source | None = None) -> None:
        """Keep a page; one with the same `page_id` is replaced."""

    def refuse(self, report: ReportRow) -> None:
        """Keep the report of a file that can't be read."""

    def remove(self, page_id: str) -> None:
        """Forget a page and its report."""

    def document(self, page_id: str) -> Document | None:
        """Everything read from one page, None when it isn't here."""

    def documents(self, wanted: Filter = ALL) -> Iterator[Document]:
        """The pages under a filter one by one, whole, in the order in which they came."""

    def known(self, page_ids: Collection[str]) -> set[str]:
        """Those of the identifiers that are here."""

    def finished(self, keys: Collection[str]) -> set[str]:
        """Those of the files (by SHA-256) that were read to their end."""

    def finish(self, key: str) -> None:
        """Remember that a file was read to its end."""

    def source(self, page_id: str) -> Source | None:
        """What a page was read from, None where it wasn't kept."""

    def reports(self, limit: int | None = None, page_ids: Collection[str] | None = None) -> list[ReportRow]:
        """The load report, latest first; of some pages alone where they are named."""

    def facets(self, word: str, wanted: Filter = ALL) -> list[Facet]:
        """The values of one kind of the filter, most frequent first.

        A count says how many articles and teasers there would be under
        `wanted` with this value alone for the kind: exact for every
        combination. Values without any are left out. Kinds besides those of
        the filter: "agency".
        """

    def counts(self, wanted: Filter) -> Counts:
        """How much there is under a filter."""

    def days(self, wanted: Filter) -> list[Facet]:
        """Days of publication in their order, with their articles under a filter; articles without a day are left out."""

    def pages(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `pages`."""

    def articles(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `articles`, latest first."""

    def teasers(
        self, wanted: Filter, limit: int | None = None, offset: int = 0, *, latest: bool = False,
    ) -> pd.DataFrame:
        """Rows of `teasers`, in page order, or those with the latest time first."""

    def commitments(
        self, wanted: Filter, kinds: Iterable[str] = (), limit: int | None = None, offset: int = 0,
    ) -> pd.DataFrame:
        """Rows of `commitments`, with the article's `title`; `kinds` empty for all."""

    def examples(self, wanted: Filter, kinds: Iterable[str] = (), without: Collection[str] = ()) -> pd.DataFrame:
        """Rows of `commitments`: of each country and stance the one that came last, some pages left out."""

    def mentions(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `mentions`."""

    def stances(self, wanted: Filter, kinds: Iterable[str] = ()) -> pd.DataFrame:
        """One row per `country`, `kind` and `stance` that is on record, with its `count` of commitments."""

    def bins(self, wanted: Filter, lane: str, minutes: int) -> pd.DataFrame:
        """Teasers counted by time: one row per `lane` (a value of the kind), `begin` (instant) and `count`.

        A teaser counts at its instant, else in the middle of its interval;
        those without either are left out. Bins are `minutes` wide and begin
        at full multiples since 1970 in UTC.
        """

    def search(self, query: str, wanted: Filter = ALL, limit: int = 20, offset: int = 0, kind: str | None = None) -> Found:
        """Articles and teasers with the words of a query, best first; `kind` "article" or "teaser" for one alone."""

    def hits(self, query: str, word: str, wanted: Filter = ALL, kind: str | None = None) -> list[Facet]:
        """The values of one kind of the filter, with how many hits of a search there would be with each alone."""

    def twins(self, page_id: str) -> list[Twin]:
        """Revisions and copies of a page's article, nearest first."""

    def texts(self, wanted: Filter = ALL) -> Texts:
        """Articles under a filter, and how many distinct texts they are."""

    def stats(self) -> Stats:
        """How much there is in all, and what it takes on disk."""

    def version(self) -> object:
        """A value that is another one whenever something here has changed, whoever changed it."""

    def corrections(self) -> frozenset[str]:
        """Corrections by hand, a line each; what a line says is known to `lib.review` alone."""

    def keep_corrections(self, added: Iterable[str], dropped: Iterable[str] = ()) -> None:
        """Keep lines and forget others: a set, so that several people may add to it."""

    def close(self) -> None:
        """Let go of files."""
