"""The dataframes: their columns, their dtypes, and how rows become frames.

Five frames hold what pages say, a sixth (`report`) what became of each file.
`docs/data.md` explains every column; a test holds both together.
"""
from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from lib.schema import POLARITY, Article, Commitment, Document, Moment, Page, Teaser, row_values

TEXT = "string"
COUNT = "Int64"
NUMBER = "Float64"
FLAG = "boolean"
INSTANT = "datetime64[us, UTC]"
DAY = "date32[day][pyarrow]"
LIST = "object"

SCHEMA: dict[str, dict[str, str]] = {
    "pages": {
        "page_id": TEXT, "source": TEXT, "format": TEXT, "encoding": TEXT, "url": TEXT, "publisher": TEXT,
        "language": TEXT, "time_zone": TEXT, "captured_after": INSTANT, "captured_before": INSTANT,
        "capture_clues": LIST, "warnings": LIST,
    },
    "articles": {
        "page_id": TEXT, "title": TEXT, "lead": TEXT, "text": TEXT, "authors": LIST, "published_at": INSTANT,
        "published_on": DAY, "modified_at": INSTANT, "modified_on": DAY, "tags": LIST, "topics": LIST, "section": TEXT,
        "comment_count": COUNT, "agency": TEXT, "word_count": COUNT, "truncated": FLAG, "paywalled": FLAG,
    },
    "teasers": {
        "teaser_id": TEXT, "page_id": TEXT, "position": COUNT, "block": TEXT, "title": TEXT, "title_kind": TEXT,
        "kicker": TEXT, "text": TEXT, "truncated": FLAG, "url": TEXT, "dateline_place": TEXT, "agency": TEXT,
        "comment_count": COUNT, "time_text": TEXT, "published_at": INSTANT, "published_on": DAY,
        "published_after": INSTANT, "published_before": INSTANT, "time_basis": TEXT, "topics": LIST,
    },
    "mentions": {
        "page_id": TEXT, "teaser_id": TEXT, "country": TEXT, "where": TEXT, "start": COUNT, "end": COUNT,
        "text": TEXT, "how": TEXT,
    },
    "commitments": {
        "commitment_id": TEXT, "page_id": TEXT, "country": TEXT, "kind": TEXT, "stance": TEXT, "polarity": TEXT,
        "where": TEXT, "evidence": TEXT, "start": COUNT, "end": COUNT, "attributed_to": TEXT, "voiced_at": DAY,
        "cues": LIST, "rule": TEXT, "confidence": NUMBER, "optional": FLAG, "amount": NUMBER, "currency": TEXT,
        "quantity": NUMBER, "item": TEXT, "amount_text": TEXT,
    },
    "report": {
        "source": TEXT, "status": TEXT, "page_id": TEXT, "title": TEXT, "articles": COUNT, "teasers": COUNT,
        "commitments": COUNT, "error": TEXT, "why": LIST, "advice": TEXT,
    },
}
"""Frame -> column -> dtype; the order of columns is the order here."""

READ, PARTLY, FAILED = "read", "partly", "failed"
"""What became of a file: all of it was read; something is missing or doubtful; nothing was read."""


@dataclass(slots=True)
class ReportRow:
    """One row of the load report: a page of a file, or a file that can't be read.

    `error` is the error's class name and `values` what its message needs, so
    that the interface can say it in the reader's language.
    """

    source: str
    status: str
    page_id: str | None = None
    title: str | None = None
    articles: int = 0
    teasers: int = 0
    commitments: int = 0
    error: str | None = None
    why: list[str] = field(default_factory=list)
    advice: str | None = None
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Frames:
    """The five frames and the load report."""

    pages: pd.DataFrame
    articles: pd.DataFrame
    teasers: pd.DataFrame
    mentions: pd.DataFrame
    commitments: pd.DataFrame
    report: pd.DataFrame


def empty_frame(name: str) -> pd.DataFrame:
    """An empty frame with the columns and dtypes of `SCHEMA[name]`."""
    return build_frame(name, [])


def empty_frames() -> Frames:
    """All frames, without rows."""
    return Frames(**{name: empty_frame(name) for name in SCHEMA})


def build_frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Rows as mappings -> one frame with its schema's columns and dtypes.

    Parameters
    ----------
    name
        A key of `SCHEMA`.
    rows
        One mapping per row; a missing key is a null.
    """
    rows = list(rows)
    columns = {
        column: pd.Series([row.get(column) for row in rows], dtype=dtype)
        for column, dtype in SCHEMA[name].items()
    }
    return pd.DataFrame(columns)


def build_frames(documents: Iterable[Document], report: Iterable[ReportRow] = ()) -> Frames:
    """Documents -> the five frames, and the load report as the sixth.

    Returns
    -------
    Frames
        `pages`: one row per saved page. `articles`: one row per page with a
        story. `teasers`, `mentions`, `commitments`: one row each.
        `report`: one row per page of a file, or per file that failed.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMA}
    for document in documents:
        collect_rows(document, rows)
    rows["report"] = [asdict(row) for row in report]
    return Frames(**{name: build_frame(name, rows[name]) for name in SCHEMA})


def collect_rows(document: Document, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Append one document's rows to the lists of every frame."""
    page, zone = document.page, zone_of(document.page)
    rows["pages"].append(row_values(page) | {
        "capture_clues": [asdict(clue) for clue in page.capture_clues], "warnings": list(document.warnings)})
    if document.article is not None:
        rows["articles"].append(article_row(page, document.article, zone))
    names = teaser_ids(page.page_id, document.teasers)
    for teaser, name in zip(document.teasers, names, strict=True):
        rows["teasers"].append(row_values(teaser) | {"page_id": page.page_id, "teaser_id": name}
                               | day_columns("published", teaser.published_at, zone))
    by_position = {teaser.position: name for teaser, name in zip(document.teasers, names, strict=True)}
    for mention in document.mentions:
        position = mention.teaser_position
        rows["mentions"].append(row_values(mention) | {
            "page_id": page.page_id, "teaser_id": None if position is None else by_position.get(position)})
    for commitment in document.commitments:
        rows["commitments"].append(commitment_row(page.page_id, commitment))


def article_row(page: Page, article: Article, zone: tzinfo) -> dict[str, Any]:
    """One article as a row: moments become an instant and a day."""
    return (row_values(article) | {"page_id": page.page_id}
            | day_columns("published", article.published_at, zone)
            | day_columns("modified", article.modified_at, zone))


def commitment_row(page_id: str, commitment: Commitment) -> dict[str, Any]:
    """One commitment as a row, with its identifier and polarity."""
    return row_values(commitment) | {
        "page_id": page_id,
        "commitment_id": commitment_id(page_id, commitment),
        "polarity": POLARITY.get(commitment.stance),
        "cues": [asdict(cue) for cue in commitment.cues],
    }


def day_columns(name: str, moment: Moment | None, zone: tzinfo) -> dict[str, Any]:
    """An instant and its day in the page's zone; of a mere day the instant stays null."""
    if isinstance(moment, datetime):
        return {f"{name}_at": moment, f"{name}_on": moment.astimezone(zone).date()}
    return {f"{name}_at": None, f"{name}_on": moment}


def zone_of(page: Page) -> tzinfo:
    """The page's time zone, UTC where it isn't known."""
    try:
        return ZoneInfo(page.time_zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def commitment_id(page_id: str, commitment: Commitment) -> str:
    """Identify a commitment by page, country, kind, item and place: a correction outlives a better reading."""
    parts = (page_id, commitment.country, commitment.kind, commitment.item or "", commitment.where,
             str(commitment.start), str(commitment.end))
    return digest(parts)


def teaser_ids(page_id: str, teasers: Iterable[Teaser]) -> list[str]:
    """Identify teasers by page and by address or words; the same words again get a number."""
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for teaser in teasers:
        parts = (page_id, teaser.url or "", teaser.title, (teaser.text or "")[:80])
        names.append(digest((*parts, str(seen[parts]))))
        seen[parts] += 1
    return names


def digest(parts: Iterable[str]) -> str:
    """Twelve hex digits of the parts' SHA-256."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def day_of(value: Any) -> date | None:
    """A cell of a DAY column as a date, null as None."""
    return None if pd.isna(value) else value
