"""What is under review: a row of the queue, found again in its page under the corrections so far."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lib.frames import commitment_id
from lib.labels import Labels
from lib.review import (
    Subject,
    commitment_subject,
    date_subject,
    mention_subject,
    record_key,
    teaser_subject,
    topic_subject,
)
from lib.schema import Commitment, Document
from lib.view.corrections import page_frames
from lib.view.state import library, read_library
from lib.view.times import present, records_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the queue, and its place in it.

    Attributes
    ----------
    target
        "commitment", "mention", "date", "teaser" or "topic".
    value
        What the machine read, as text.
    before, after
        Keys of the neighbours in the queue, None at its ends.
    """

    target: str
    key: str
    page_id: str
    teaser_id: str | None
    field: str
    value: str
    doubt: float
    warned: bool
    reviewed: bool
    place: int
    of: int
    before: str | None
    after: str | None


def item_of(rows: list[Row], place: int) -> Item:
    """The row at a place of the queue."""
    row = {name: present(value) for name, value in rows[place].items()}
    keys = [found["key"] for found in rows]
    return Item(**row | {"value": row["value"] or ""}, place=place, of=len(rows),
                before=keys[place - 1] if place else None, after=keys[place + 1] if place + 1 < len(keys) else None)


def find_row(item: Item) -> tuple[Document, Row] | None:
    """The page as it was read, and the item's row under corrections, rejected or not."""
    document = read_library().document(item.page_id)
    if document is None:
        return None
    frames = page_frames(document)
    if item.target == "commitment":
        rows = frames.commitments[frames.commitments["commitment_id"] == item.key]
    elif item.target == "mention":
        rows = frames.mentions[[mention_subject(row).key == item.key for row in records_of(frames.mentions)]]
    elif item.teaser_id:
        rows = frames.teasers[frames.teasers["teaser_id"] == item.teaser_id]
    else:
        rows = frames.articles
    found = rows.to_dict("records")
    return (document, {str(name): present(value) for name, value in found[0].items()}) if found else None


def subject_of(item: Item, row: Row) -> Subject:
    """The row as a subject of corrections."""
    if item.target == "commitment":
        return commitment_subject(row)
    if item.target in ("teaser", "mention"):
        return teaser_subject(row) if item.target == "teaser" else mention_subject(row)
    return date_subject(row, item.field) if item.target == "date" else topic_subject(row, item.value)


def record_of(item: Item, document: Document) -> Commitment:
    """The commitment as it shows; as it was read where it was rejected."""
    shown = library().document(item.page_id)
    for record in shown.commitments if shown else ():
        if record_key(item.page_id, record) == item.key:
            return record
    return next(c for c in document.commitments if commitment_id(item.page_id, c) == item.key)


def name_value(field: str, value: str, words: Labels) -> str:
    """A field's value in the reader's words."""
    named = {"country": words.country, "stance": words.stance, "kind": words.kind, "topic": words.topic}
    return named.get(field, str)(value) if value else words("review.unknown")
