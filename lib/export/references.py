"""Articles and sentences as something to cite."""
from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from lib.cells import join_line
from lib.export.fragments import Quotation, link_quotation, safe_address

PARTICLES = frozenset((
    "af", "al", "av", "bin", "da", "dal", "de", "degli", "dei", "del", "della", "den", "der", "des", "di", "do", "dos",
    "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
))
"""Words in small letters that begin a family name ("von der Heide")."""

NOT_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as a source.

    Attributes
    ----------
    published_on
        Day of publication, None where it isn't known.
    captured_after, captured_before
        When the page was saved: what citations call accessed.
    """

    page_id: str
    title: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published_on: date | None = None
    captured_after: datetime | None = None
    captured_before: datetime | None = None

    @property
    def key(self) -> str:
        """A key for citations: publisher, year and the page's identifier, in ASCII."""
        plain = unicodedata.normalize("NFKD", (self.publisher or "page").lower()).encode("ascii", "ignore").decode()
        year = str(self.published_on.year) if self.published_on else "nd"
        return f"{NOT_KEY.sub('', plain)[:20] or 'page'}{year}-{NOT_KEY.sub('', self.page_id.lower())[:8]}"

    @property
    def accessed(self) -> tuple[date, ...]:
        """Days on which the page was saved: the first and the last possible one, or the one; none if either is open."""
        if self.captured_after is None or self.captured_before is None:
            return ()
        return tuple(sorted({self.captured_after.date(), self.captured_before.date()}))


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence of an article, or the article itself where `quotation` is None.

    Attributes
    ----------
    quotation
        The sentence in the whole text of the page: headline, lead, text.
    where, start, end
        The sentence in its field, as in `commitments`.
    record
        The row of `commitments` that it is the evidence of.
    """

    reference: Reference
    quotation: Quotation | None = None
    where: str = ""
    start: int = 0
    end: int = 0
    record: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """The article's key, with the record's identifier behind it."""
        name = NOT_KEY.sub("", cell(self.record or {}, "commitment_id") or str(self.start))
        return f"{self.reference.key}-{name}" if self.quotation else self.reference.key

    @property
    def address(self) -> str | None:
        """The page's address, for a sentence with its text fragment."""
        if self.quotation is None:
            return safe_address(self.reference.url)
        return link_quotation(self.reference.url, self.quotation)


# --------------------------------------------------------------- rows -> citations
def build_references(pages: pd.DataFrame, articles: pd.DataFrame) -> dict[str, Reference]:
    """page_id -> the article as a source, for each row of `articles`."""
    known = {row["page_id"]: row for row in records(pages)}
    return {row["page_id"]: reference_of(known.get(row["page_id"], {}), row) for row in records(articles)}


def reference_of(page: Mapping[str, Any], article: Mapping[str, Any]) -> Reference:
    """One row of `pages` and one of `articles` as a source."""
    authors = article.get("authors")
    return Reference(
        page_id=cell(article, "page_id") or "", title=join_line(cell(article, "title") or cell(page, "source") or ""),
        authors=tuple(filter(None, map(join_line, map(str, authors if isinstance(authors, Iterable) else ())))),
        publisher=join_line(cell(page, "publisher") or "") or None, url=cell(page, "url"),
        language=cell(page, "language"), published_on=cell(article, "published_on"),
        captured_after=cell(page, "captured_after"), captured_before=cell(page, "captured_before"),
    )


def cite_articles(pages: pd.DataFrame, articles: pd.DataFrame) -> list[Citation]:
    """A citation for each row of `articles`."""
    return [Citation(reference) for reference in build_references(pages, articles).values()]


def cite_evidence(commitments: pd.DataFrame, pages: pd.DataFrame, articles: pd.DataFrame) -> list[Citation]:
    """A citation for the sentence of each row of `commitments` whose article is there."""
    references = build_references(pages, articles)
    rows = {row["page_id"]: row for row in records(articles)}
    return [cite_row(row, references[row["page_id"]], rows[row["page_id"]])
            for row in records(commitments) if row["page_id"] in references]


def cite_row(row: Mapping[str, Any], reference: Reference, article: Mapping[str, Any]) -> Citation:
    """One row of `commitments` as a citation of its article."""
    where, start, end = str(row["where"]), int(row["start"]), int(row["end"])
    whole, begin = "", 0
    for name in ("title", "lead", "text"):
        text = cell(article, name) or ""
        begin = len(whole) if name == where else begin
        whole += text + "\n\n" if text else ""
    return Citation(reference, Quotation(whole, begin + start, begin + end), where, start, end, row)


def cell(row: Mapping[str, Any], name: str) -> Any:
    """A cell, nulls as None."""
    value = row.get(name)
    missing = value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))
    return None if missing else value


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as mappings."""
    found: list[dict[str, Any]] = rows.to_dict("records")  # type: ignore[assignment]
    return found


# ------------------------------------------------------------------------ names
def split_name(name: str) -> tuple[str, str]:
    """Given and family name; the given one empty where a name has one word.

    The family name begins with the first particle in small letters, else it
    is the last word.
    """
    words = name.split()
    for place, word in enumerate(words[1:-1], start=1):
        if word in PARTICLES:
            return " ".join(words[:place]), " ".join(words[place:])
    return " ".join(words[:-1]), words[-1] if words else ""
