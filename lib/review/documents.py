"""One page's document under corrections."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from lib.frames import Frames, commitment_id
from lib.review.patches import KEPT
from lib.review.values import say_value
from lib.schema import Article, Commitment, Cue, Document, Mention, Teaser

OF_COMMITMENT = tuple(f.name for f in fields(Commitment))
OF_TEASER = tuple(f.name for f in fields(Teaser))


@dataclass(slots=True)
class CorrectedCommitment(Commitment):
    """A commitment that a person has looked at.

    Attributes
    ----------
    key
        Its `commitment_id`: made from what the machine read, so that it stays.
    review, reviewed_by, reviewed_at, review_note
        As in the reviewed frames.
    machine
        Field -> what the machine read, for the fields that show something else.
    """

    key: str = ""
    review: str = ""
    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    review_note: str | None = None
    machine: Mapping[str, Any] = field(default_factory=dict)


def record_key(page_id: str, record: Commitment) -> str:
    """The `commitment_id` of a record, corrected or not."""
    return record.key if isinstance(record, CorrectedCommitment) else commitment_id(page_id, record)


def correct_document(document: Document, laid: Frames) -> Document:
    """A document as its rows show it under corrections.

    Parameters
    ----------
    document
        As it was read.
    laid
        Frames under corrections that hold the page.
    """
    page_id = document.page.page_id
    rows = {name: records(getattr(laid, name), page_id) for name in KEPT}
    names = {row["teaser_id"]: row["position"] for row in rows["teasers"]}
    return replace(
        document, commitments=correct_commitments(document, rows["commitments"]),
        teasers=[correct_teaser(row) for row in rows["teasers"]],
        mentions=[mention_of(row, names) for row in rows["mentions"] if not row["teaser_id"] or row["teaser_id"] in names],
        article=correct_article(document.article, rows["articles"]))


def records(rows: pd.DataFrame, page_id: str) -> list[dict[str, Any]]:
    """The rows of one page as mappings, nulls as None."""
    found = rows[rows["page_id"] == page_id].to_dict("records")
    return [{str(name): plain(value) for name, value in row.items()} for row in found]


def plain(value: Any) -> Any:
    """A cell, nulls as None, instants as datetimes."""
    if isinstance(value, (list, str)):
        return value
    if pd.isna(value):
        return None
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def correct_commitments(document: Document, rows: Iterable[Mapping[str, Any]]) -> list[Commitment]:
    """The records that stand, those that people added last."""
    read = {commitment_id(document.page.page_id, record): record for record in document.commitments}
    return [read[row["commitment_id"]] if row["review"] is None and row["commitment_id"] in read
            else corrected(row, read.get(row["commitment_id"])) for row in rows]


def corrected(row: Mapping[str, Any], read: Commitment | None) -> CorrectedCommitment:
    """A row with a correction as a record."""
    values = {name: row[name] for name in OF_COMMITMENT if row.get(name) is not None}
    values["cues"] = [Cue(**cue) for cue in row["cues"]] if read is None else read.cues
    changed = {} if read is None else changes_of(row)
    return CorrectedCommitment(
        **values | {"confidence": row["confidence"] if row["confidence"] is not None else 1.0},
        key=row["commitment_id"], review=row["review"] or "", reviewed_by=row["reviewed_by"] or "",
        reviewed_at=row["reviewed_at"], review_note=row["review_note"], machine=changed)


def changes_of(row: Mapping[str, Any], frame: str = "commitments") -> dict[str, Any]:
    """Field -> what the machine read, where a row shows something else; empty in added rows."""
    if row.get("review") != "changed":
        return {}
    return {name: row[f"machine_{name}"] for name in KEPT[frame]
            if say_value(row.get(f"machine_{name}")) != say_value(row.get(name))}


def correct_teaser(row: Mapping[str, Any]) -> Teaser:
    """A row of `teasers` as a teaser."""
    values = {name: row[name] for name in OF_TEASER if row.get(name) is not None}
    return Teaser(**values | {"published_at": moment_of(row, "published")})


def correct_article(article: Article | None, rows: list[dict[str, Any]]) -> Article | None:
    """The article with its corrected topics and dates."""
    if article is None or not rows:
        return article
    row = rows[0]
    return replace(article, topics=list(row["topics"]), published_at=moment_of(row, "published"),
                   modified_at=moment_of(row, "modified"))


def moment_of(row: Mapping[str, Any], name: str) -> datetime | date | None:
    """The instant, else the day."""
    moment: datetime | date | None = row[f"{name}_at"] or row[f"{name}_on"]
    return moment


def mention_of(row: Mapping[str, Any], names: Mapping[str, int]) -> Mention:
    """A row of `mentions` as a mention."""
    position = names[row["teaser_id"]] if row["teaser_id"] else None
    return Mention(row["country"], row["where"], row["start"], row["end"], row["text"], row["how"], position)
