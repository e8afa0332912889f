"""What to look at next, and how far a review has come."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.frames import FLAG, NUMBER, TEXT, Frames
from lib.review.corrections import Correction, Subject
from lib.review.standing import reviewed_keys
from lib.review.subjects import (
    date_subject,
    listed,
    mention_subject,
    say_date,
    teaser_subject,
    topic_subject,
)
from lib.review.values import say_value

QUEUE_COLUMNS: dict[str, str] = {
    "target": TEXT, "key": TEXT, "page_id": TEXT, "teaser_id": TEXT, "field": TEXT, "value": TEXT,
    "doubt": NUMBER, "warned": FLAG, "reviewed": FLAG,
}

DOUBTS = {"attribute": 0.05, "printed": 0.1, "age": 0.3}
"""How doubtful a teaser's time is, by how it was found; unknown times are wholly so."""

NAMINGS = {"name": 0.05, "demonym": 0.1, "leader": 0.25, "seat": 0.3}
"""How doubtful a mention is, by how the country is named: a capital may be a venue, a leader a namesake."""

EVEN = 0.5
"""The doubt of rows about which nothing is known."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many rows of how many were reviewed."""

    reviewed: int
    total: int

    @property
    def share(self) -> float:
        """Reviewed part, 1 where there is nothing to review."""
        return self.reviewed / self.total if self.total else 1.0


def order_queue(frames: Frames, corrections: Iterable[Correction], target: str = "commitment") -> pd.DataFrame:
    """Everything of one kind that can be reviewed, most needful first.

    Parameters
    ----------
    frames
        As they were read; narrowed to what the reviewer wants to see.
    target
        "commitment", "teaser", "mention", "topic" or "date".

    Returns
    -------
    DataFrame
        One row per row, topic or date. `doubt`: 0 to 1, of commitments one
        minus the confidence; `warned`: the page was read with a warning, or
        the record is borderline; `reviewed`: a correction speaks of it.
        Order: not reviewed, warned, doubtful first, then as in the frame.
    """
    pages = frames.pages
    warned = [page for page, found in zip(pages["page_id"], pages["warnings"], strict=True) if listed(found)]
    done = reviewed_keys(corrections).get(target, frozenset())
    queue = list_commitments(frames) if target == "commitment" else list_others(frames, target)
    queue = queue.assign(warned=queue["warned"] | queue["page_id"].isin(warned), reviewed=queue["key"].isin(done))
    queue = queue.sort_values(["reviewed", "warned", "doubt"], ascending=[True, False, False], kind="stable",
                              ignore_index=True)
    return queue[list(QUEUE_COLUMNS)].astype(QUEUE_COLUMNS)


def list_commitments(frames: Frames) -> pd.DataFrame:
    """The commitments as rows of a queue."""
    rows = frames.commitments
    return pd.DataFrame({
        "target": "commitment", "key": rows["commitment_id"], "page_id": rows["page_id"], "teaser_id": pd.NA,
        "field": "stance", "value": rows["stance"], "doubt": (1 - rows["confidence"]).fillna(EVEN),
        "warned": rows["optional"].fillna(False)})


def list_others(frames: Frames, target: str) -> pd.DataFrame:
    """Teasers, mentions, topics or dates as rows of a queue."""
    rows = [{"target": target, "key": subject.key, "page_id": row["page_id"], "teaser_id": row.get("teaser_id"),
             "field": subject.field, "value": subject.shown.get(subject.field), "doubt": doubt_of(target, row),
             "warned": False} for row, subject in subjects_of(frames, target)]
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=dtype)
                         for name, dtype in QUEUE_COLUMNS.items()})


def measure_progress(queue: pd.DataFrame) -> Progress:
    """How much of a queue was reviewed."""
    return Progress(int(queue["reviewed"].sum()), len(queue))


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as mappings."""
    found: list[dict[str, Any]] = rows.to_dict("records")  # type: ignore[assignment]
    return found


def subjects_of(frames: Frames, target: str) -> Iterator[tuple[dict[str, Any], Subject]]:
    """Rows besides commitments that can be reviewed, each with its subject."""
    whole = {"mention": (frames.mentions, mention_subject), "teaser": (frames.teasers, teaser_subject)}
    if target in whole:
        rows, subject_of = whole[target]
        yield from ((row, subject_of(row)) for row in records(rows))
        return
    for row in (*records(frames.articles), *records(frames.teasers)):
        if target == "date":
            yield row, date_subject(row)
        else:
            yield from ((row, topic_subject(row, topic)) for topic in listed(row["topics"]))


def doubt_of(target: str, row: dict[str, Any]) -> float:
    """How doubtful a teaser, date, topic or mention is, from 0 to 1."""
    if target in ("date", "teaser"):
        if not say_date(row, "published"):
            return 1.0
        return DOUBTS.get(say_value(row.get("time_basis")), EVEN if "teaser_id" in row else DOUBTS["printed"])
    return NAMINGS.get(say_value(row.get("how")), EVEN)
