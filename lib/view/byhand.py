"""How corrected rows say that they were corrected: a sign, and what the machine read on hover."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib.frames import build_frames
from lib.labels import Labels
from lib.markup import escape, tag
from lib.review import CorrectedCommitment, changes_of, record_key
from lib.schema import Commitment, Document
from lib.view.corrections import corrections, page_frames
from lib.view.state import read_library
from lib.view.subject import name_value
from lib.view.times import present

SIGN = "✎"
WORDS = {"changed": "review.by_hand", "added": "review.added_by_hand", "accepted": "review.accepted_by_hand"}


def hand_marks(record: Mapping[str, Any], words: Labels, frame: str = "commitments") -> dict[str, str]:
    """Column of a table -> what to say of its cell; empty where nobody corrected the row.

    Parameters
    ----------
    record
        A row of the frame, with the columns of a correction if it has one.
    frame
        "commitments", "articles" or "teasers".
    """
    review = present(record.get("review"))
    if review not in WORDS:
        return {}
    what = words("review.by_whom", what=words(WORDS[review]), who=present(record.get("reviewed_by")) or "")
    if review != "changed":
        return {"country" if review == "added" else "confidence": what}
    changed = changes_of({name: present(value) for name, value in record.items()}, frame)
    return {name: f"{what}. {say_machine(name, value, words)}" for name, value in changed.items()} or {"country": what}


def say_machine(field: str, value: Any, words: Labels) -> str:
    """What the machine read of a field."""
    named = name_value(field, "" if value is None else str(value), words)
    return words("review.machine_read", field=words.say(f"field.{field}", field), value=named)


def hand_title(record: Commitment, words: Labels) -> str | None:
    """What was done to a record by hand, None where nothing was."""
    if not isinstance(record, CorrectedCommitment) or record.review not in WORDS:
        return None
    head = words("review.by_whom", what=words(WORDS[record.review]), who=record.reviewed_by)
    read = [say_machine(name, value, words) for name, value in record.machine.items()]
    return ". ".join(filter(None, [head, *read, record.review_note]))


def hand_sign(record: Commitment, words: Labels) -> str:
    """The sign of a record that was changed or added by hand, as HTML."""
    title = hand_title(record, words)
    if title is None or getattr(record, "review", "") == "accepted":
        return ""
    return tag("span", SIGN, cls="ce-hand", title=title, role="img", aria_label=title)


def hand_line(record: Commitment, words: Labels) -> str:
    """What was done to a record by hand as a line of HTML."""
    title = hand_title(record, words)
    return tag("p", escape(f"{SIGN} {title}"), cls="ce-note ce-hand-line") if title else ""


def find_record(document: Document, key: str | None) -> Commitment | None:
    """The record with this `commitment_id`."""
    page_id = document.page.page_id
    return next((c for c in document.commitments if record_key(page_id, c) == key), None) if key else None


def rows_of(document: Document) -> pd.DataFrame:
    """The page's rows of `commitments` as they show."""
    page_id = document.page.page_id
    if not any(c.page_id == page_id for c in corrections()):
        return build_frames([document]).commitments
    read = read_library().document(page_id) or document
    rows = page_frames(read).commitments
    return rows[rows["review"].ne("rejected").fillna(True).astype(bool)].reset_index(drop=True)
