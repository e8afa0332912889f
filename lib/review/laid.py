"""A library as it shows under corrections.

The pages that corrections speak of are held here twice, as read and as
corrected; every answer is the library's own, less those pages as read, plus
those pages as corrected. That holds because a filter looks at each page on
its own.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, cast

import pandas as pd

from lib.filters import Filter, narrow
from lib.frames import READ, SCHEMA, Frames, ReportRow
from lib.library import Counts, Facet, Library, MemoryLibrary
from lib.library.answers import cut, minutes_of, with_value
from lib.library.binning import bin_frame, stance_frame
from lib.review.corrections import Correction
from lib.review.documents import correct_document
from lib.review.overlay import Reviewed, apply_corrections
from lib.review.patches import KEPT, lay
from lib.schema import Document

ALL = Filter()
COUNTED = ("country", "topic", "publisher", "language")
"""Kinds of the filter whose values are counted in one go."""


class TouchedPages(MemoryLibrary):
    """Some pages, their rows under corrections where there are any."""

    def __init__(self, documents: Iterable[Document], corrections: Iterable[Correction] = ()) -> None:
        super().__init__()
        for document in documents:
            self.add(document, ReportRow(document.page.source, READ, document.page.page_id))
        self.reviewed: Reviewed = apply_corrections(super().frames(), corrections)
        self._facets: dict[tuple[str, Filter], list[Facet]] = {}

    def frames(self) -> Frames:
        """All rows, corrected."""
        return self.reviewed.frames

    def facets(self, word: str, wanted: Filter = ALL) -> list[Facet]:
        """The values of one kind of the filter, most frequent first; counted at once, for every page asks for them."""
        if word not in COUNTED:
            return super().facets(word, wanted)
        if (word, wanted) not in self._facets:
            counted = Counter(value for _, value in pairs_of(narrow(self.frames(), wanted.without(word)), word))
            self._facets[word, wanted] = [Facet(value, count) for value, count in counted.items()]
        return self._facets[word, wanted]


class ReviewedLibrary:
    """A library that answers with corrected rows; what it does not answer itself, the library under it does.

    Rows of commitments, teasers, mentions and articles have the columns of
    `lib.review.overlay.apply_corrections` besides.

    Parameters
    ----------
    library
        Pages as they were read.
    corrections
        All of them; those of pages that aren't here do nothing.
    """

    def __init__(self, library: Library, corrections: Iterable[Correction]) -> None:
        self._library = library
        everything = list(corrections)
        self.touched = library.known({c.page_id for c in everything})
        documents = [library.document(page_id) for page_id in dict.fromkeys(c.page_id for c in everything)
                     if page_id in self.touched]
        found = [document for document in documents if document is not None]
        self._read = TouchedPages(found)
        self._corrections = [c for c in everything if c.page_id in self.touched]
        self._laid = TouchedPages(found, self._corrections)
        self.elsewhere = sum(c.page_id not in self.touched for c in everything)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    @property
    def conflicts(self) -> pd.DataFrame:
        """The corrections that are not applied: see `lib.review.overlay.CONFLICT_COLUMNS`."""
        return self._laid.reviewed.conflicts

    def judged(self, wanted: Filter = ALL) -> Frames:
        """The touched pages' rows under a filter and corrections, the rejected ones kept: for `measure_agreement`."""
        whole = self._read.frames()
        unlaid = replace(whole, **{name: getattr(whole, name)[list(SCHEMA[name])] for name in KEPT})
        return narrow(apply_corrections(unlaid, self._corrections, keep_rejected=True).frames, wanted)

    # ------------------------------------------------------------- whole pages
    def document(self, page_id: str) -> Document | None:
        """Everything read from one page, corrected."""
        document = self._library.document(page_id)
        if document is None or page_id not in self.touched:
            return document
        return correct_document(document, self._laid.frames())

    def documents(self, wanted: Filter = ALL) -> Iterator[Document]:
        """The pages under a filter one by one; those that match only as corrected come last."""
        shown = set(self._laid.pages(wanted)["page_id"])
        for document in self._library.documents(wanted):
            page_id = document.page.page_id
            if page_id not in self.touched:
                yield document
            elif page_id in shown:
                shown.discard(page_id)
                yield correct_document(document, self._laid.frames())
        yield from (found for page_id in sorted(shown) if (found := self.document(page_id)))

    # ------------------------------------------------------------------ counts
    def counts(self, wanted: Filter) -> Counts:
        """How much there is under a filter."""
        whole, read, laid = (one.counts(wanted) for one in (self._library, self._read, self._laid))
        return Counts(whole.articles - read.articles + laid.articles, whole.teasers - read.teasers + laid.teasers,
                      whole.commitments - read.commitments + laid.commitments, whole.pages - read.pages + laid.pages)

    def facets(self, word: str, wanted: Filter = ALL) -> list[Facet]:
        """The values of one kind of the filter, most frequent first."""
        whole, read, laid = (Counter({facet.value: facet.count for facet in one.facets(word, wanted)})
                             for one in (self._library, self._read, self._laid))
        if word == "days":
            # A wide interval counts for days that it does not bring into the list by itself.
            days = whole.keys() | laid.keys()
            read, laid = (count_days(one, days, wanted) for one in (self._read, self._laid))
        sums = add_up(whole, read, laid)
        return sorted((Facet(value, count) for value, count in sums.items()), key=lambda facet: (-facet.count, facet.value))

    def days(self, wanted: Filter) -> list[Facet]:
        """Days of publication in their order, with their articles under a filter."""
        sums = add_up(*(Counter({facet.value: facet.count for facet in one.days(wanted)})
                        for one in (self._library, self._read, self._laid)))
        return [Facet(day, count) for day, count in sorted(sums.items())]

    def stances(self, wanted: Filter, kinds: Iterable[str] = ()) -> pd.DataFrame:
        """One row per country, kind and stance, with its count of commitments."""
        kinds = tuple(kinds)
        sums = add_up(*(count_rows(one.stances(wanted, kinds), ("country", "kind", "stance"))
                        for one in (self._library, self._read, self._laid)))
        return stance_frame(sorted((*key, count) for key, count in sums.items()))

    def bins(self, wanted: Filter, lane: str, minutes: int) -> pd.DataFrame:
        """Teasers counted by time; see `Library`."""
        sums = add_up(*(count_rows(one.bins(wanted, lane, minutes), ("lane", "begin"))
                        for one in (self._library, self._read, self._laid)))
        width = pd.Timedelta(minutes=minutes)
        epoch = pd.Timestamp(0, tz="UTC")
        return bin_frame(sorted((lane_, int((begin - epoch) // width), count) for (lane_, begin), count in sums.items()),
                         minutes)

    # ------------------------------------------------------------------ frames
    def pages(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `pages`."""
        return self._rows("pages", wanted, limit, offset)

    def articles(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `articles`, latest first, with the page's columns."""
        return self._rows("articles", wanted, limit, offset)

    def teasers(
        self, wanted: Filter, limit: int | None = None, offset: int = 0, *, latest: bool = False,
    ) -> pd.DataFrame:
        """Rows of `teasers` with the page's columns, in page order or the latest first."""
        return self._rows("teasers", wanted, limit, offset, latest=latest)

    def commitments(
        self, wanted: Filter, kinds: Iterable[str] = (), limit: int | None = None, offset: int = 0,
    ) -> pd.DataFrame:
        """Rows of `commitments`, with the article's `title` and day and the page's columns."""
        return self._rows("commitments", wanted, limit, offset, kinds=tuple(kinds))

    def examples(self, wanted: Filter, kinds: Iterable[str] = (), without: Collection[str] = ()) -> pd.DataFrame:
        """Rows of `commitments`: of each country and stance one, a corrected one where there is any."""
        whole = self._library.examples(wanted, kinds, without=self.touched | set(without))
        whole = lay("commitments", whole, {}, [], keep_rejected=False)
        laid = self._laid.examples(wanted, kinds, without=without)
        joined = pd.concat([whole, laid[list(whole.columns)]], ignore_index=True) if len(laid) else whole
        return joined.drop_duplicates(["country", "stance"], keep="last").reset_index(drop=True)

    def mentions(self, wanted: Filter, limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        """Rows of `mentions`."""
        return self._rows("mentions", wanted, limit, offset)

    def _rows(self, name: str, wanted: Filter, limit: int | None, offset: int, **more: Any) -> pd.DataFrame:
        read, laid = (getattr(one, name)(wanted, **more) for one in (self._read, self._laid))
        # As many of the library's own rows may fall away as the touched pages have.
        enough = None if limit is None else offset + limit + len(read)
        rows = getattr(self._library, name)(wanted, limit=enough, **more)
        kept = rows[~rows["page_id"].isin(self.touched)]
        if name != "pages":
            kept = lay(name, kept.reset_index(drop=True), {}, [], keep_rejected=False)
        joined = pd.concat([kept, laid[list(kept.columns)]], ignore_index=True) if len(laid) else kept
        return cut(order_rows(name, joined, rows, latest=bool(more.get("latest"))), limit, offset)


def pairs_of(frames: Frames, word: str) -> set[tuple[str, str]]:
    """Each article and teaser with each of its values of a kind."""
    articles, teasers = frames.articles, frames.teasers
    if word == "topic":
        return {(item, topic) for items, rows in ((articles["page_id"], articles), (teasers["teaser_id"], teasers))
                for item, topics in zip(items, rows["topics"], strict=True) for topic in topics}
    if word == "country":
        inside = frames.mentions[frames.mentions["where"] != "teaser"]
        kept, named = set(articles["page_id"]), frames.mentions[frames.mentions["teaser_id"].isin(teasers["teaser_id"])]
        told = [*zip(inside["page_id"], inside["country"], strict=True),
                *zip(frames.commitments["page_id"], frames.commitments["country"], strict=True)]
        return {pair for pair in told if pair[0] in kept} | set(zip(named["teaser_id"], named["country"], strict=True))
    values = {page_id: value for page_id, value in zip(frames.pages["page_id"], frames.pages[word], strict=True)
              if not pd.isna(value) and value}
    own = [*zip(articles["page_id"], articles["page_id"], strict=True),
           *zip(teasers["teaser_id"], teasers["page_id"], strict=True)]
    return {(item, values[page_id]) for item, page_id in own if page_id in values}


def order_rows(name: str, joined: pd.DataFrame, rows: pd.DataFrame, *, latest: bool) -> pd.DataFrame:
    """Rows in the order that the library itself would give them; pages that it did not give come last."""
    if name == "articles":
        return joined.sort_values(["published_on", "title"], ascending=[False, True], ignore_index=True, kind="stable")
    ranks = {page_id: rank for rank, page_id in enumerate(dict.fromkeys(rows["page_id"]))}
    order = joined["page_id"].map(ranks).astype("float64").fillna(len(ranks))
    found = joined.iloc[order.to_numpy().argsort(kind="stable")]
    if latest:
        found = found.iloc[(-minutes_of(found)).argsort(kind="stable")]
    return found.reset_index(drop=True)


def add_up(whole: Counter[Any], read: Counter[Any], laid: Counter[Any]) -> dict[Any, int]:
    """The library's counts, less the touched pages as read, plus the same as corrected; zeros left out."""
    sums = Counter(whole)
    sums.subtract(read)
    sums.update(laid)
    return {key: count for key, count in sums.items() if count > 0}


def count_days(library: Library, days: Iterable[str], wanted: Filter) -> Counter[str]:
    """Articles and teasers on each of some days."""
    counts = {day: library.counts(with_value(wanted, "days", day)) for day in days}
    return Counter({day: found.articles + found.teasers for day, found in counts.items()})


def count_rows(frame: pd.DataFrame, columns: tuple[str, ...]) -> Counter[Any]:
    """The `count` of each row by its other columns."""
    return Counter(dict(zip(frame[list(columns)].itertuples(index=False, name=None), map(int, frame["count"]), strict=True)))


def lay_over(library: Library, corrections: Iterable[Correction]) -> Library:
    """The library under corrections: itself where none speaks of its pages."""
    found = list(corrections)
    if not library.known({c.page_id for c in found}):
        return library
    return cast(Library, ReviewedLibrary(library, found))
