"""What every table is: codes, rows, errors and frames.

Nothing here reads a page. All other modules speak in these words.
"""
from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

KINDS = (
    "troops", "air_surveillance", "naval", "ceasefire_monitoring", "training", "air_defence", "weapons",
    "intelligence", "logistics", "funding", "humanitarian", "security_guarantee", "mediation",
)
"""What a country commits to, the most specific word wins."""

POLARITY = {
    "delivered": "for", "pledged": "for", "signalled": "for", "conditional": "for",
    "undecided": "unclear",
    "reluctant": "against", "refused": "against", "opposed": "against",
}
"""Stance to polarity, ordered from most in favour to most against."""

STANCES = tuple(POLARITY)

GROUPS = ("XEU", "XNA", "XCW", "XEN", "XGS", "XUN")
"""User-assigned ISO 3166-1 codes: EU, NATO, Coalition of the Willing, European NATO members, G7, UN."""

TOPICS = (
    "arts, culture, entertainment and media", "conflict, war and peace", "crime, law and justice",
    "disaster, accident and emergency incident", "economy, business and finance", "education", "environment",
    "health", "human interest", "labour", "lifestyle and leisure", "politics and government", "religion",
    "science and technology", "society", "sport", "weather",
)
"""Top level of the IPTC Media Topics, English names."""

MAX_BYTES = 25 * 1024 * 1024
"""A page file above this size is refused."""

MAX_ARCHIVE_BYTES = 400 * 1024 * 1024
"""An archive (WARC, zip) above this size is refused; split it."""

Moment = datetime | date
"""An aware instant, or a day where no time of day is known."""


# ------------------------------------------------------------------ errors
class PageError(Exception):
    """A page that can't be read: which file, what was found, what to do.

    Parameters
    ----------
    name
        The file's name.
    **values
        What the message needs besides, e.g. ``size_mb``.
    """

    found = "The page can't be read."
    advice = "Save the page again as HTML."

    def __init__(self, name: str, **values: Any) -> None:
        self.name = name
        self.values = values
        super().__init__(f"{name}: {self.found.format(**values)} {self.advice.format(**values)}")


class EmptyFileError(PageError):
    """The file has no bytes, or white space alone."""

    found = "The file is empty."
    advice = "Save the page again; the browser may have stopped before it was written."


class TooLargeError(PageError):
    """The file is larger than a page may be."""

    found = "The file has {size_mb:.0f} MB; a page may have {limit_mb:.0f} MB."
    advice = "Save the page without its pictures (\"HTML only\"), or split the archive."


class NotAPageError(PageError):
    """The bytes are no text and no known page format."""

    found = "This is no saved page but {what}."
    advice = "Upload the page as HTML, text, or one of the listed formats."


class NoTextError(PageError):
    """A page was read, and there is no text on it."""

    found = "The page holds no text ({what})."
    advice = "The text may be loaded by a script: wait until the page shows it, then save it again as \"complete\"."


class DamagedFileError(PageError):
    """A container (archive, mail, PDF) is broken or climbs out of its bounds."""

    found = "The file is damaged or not allowed: {what}."
    advice = "Save or pack it again."


# -------------------------------------------------------------------- rows
@dataclass(slots=True, frozen=True)
class Clue:
    """One reason for a page's capture time, and the bound that it set."""

    kind: str
    text: str
    after: datetime | None
    before: datetime | None
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Capture:
    """The interval in which a page was saved; both ends null when nothing tells."""

    after: datetime | None = None
    before: datetime | None = None
    clues: list[Clue] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """One saved page."""

    page_id: str
    source: str
    format: str
    encoding: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    time_zone: str | None = None
    captured_after: datetime | None = None
    captured_before: datetime | None = None
    capture_clues: list[Clue] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """The story that a page is about."""

    title: str | None = None
    lead: str | None = None
    text: str = ""
    authors: list[str] = field(default_factory=list)
    published_at: Moment | None = None
    modified_at: Moment | None = None
    tags: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    section: str | None = None
    comment_count: int | None = None
    agency: str | None = None
    word_count: int = 0
    truncated: bool = False
    paywalled: bool = False


@dataclass(slots=True)
class Teaser:
    """A link to another story, with a headline of its own."""

    position: int
    block: str
    title: str
    title_kind: str = "headline"
    kicker: str | None = None
    text: str | None = None
    truncated: bool = False
    url: str | None = None
    dateline_place: str | None = None
    agency: str | None = None
    comment_count: int | None = None
    time_text: str | None = None
    published_at: Moment | None = None
    published_after: datetime | None = None
    published_before: datetime | None = None
    time_basis: str | None = None
    topics: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """A country named: `where` is "text", "title", "lead" or "teaser"."""

    country: str
    where: str
    start: int
    end: int
    text: str
    how: str
    teaser_position: int | None = None


@dataclass(slots=True)
class Cue:
    """Words that decided something: `start`, `end` count in the field of the record."""

    text: str
    start: int
    end: int
    sign: str


@dataclass(slots=True)
class Commitment:
    """What a country commits to, withholds or rejects, and the sentence that says so."""

    country: str
    kind: str
    stance: str
    where: str
    evidence: str
    start: int
    end: int
    attributed_to: str | None = None
    voiced_at: date | None = None
    cues: list[Cue] = field(default_factory=list)
    rule: str = ""
    confidence: float = 0.5
    optional: bool = False
    amount: float | None = None
    currency: str | None = None
    quantity: float | None = None
    item: str | None = None
    amount_text: str | None = None


@dataclass(slots=True)
class Silence:
    """A sentence that names a country without making a record, and why."""

    country: str
    where: str
    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Document:
    """Everything read from one page."""

    page: Page
    article: Article | None
    teasers: list[Teaser]
    mentions: list[Mention]
    commitments: list[Commitment]
    warnings: list[str]
    silences: list[Silence] = field(default_factory=list)


def row_values(row: Any) -> dict[str, Any]:
    """A row as a dict of its fields, in their order, without copying the values."""
    kind = type(row)
    if kind not in _names:
        _names[kind] = tuple(entry.name for entry in fields(row))
    return {name: getattr(row, name) for name in _names[kind]}


_names: dict[type[Any], tuple[str, ...]] = {}
