"""Changes to rows of one frame, collected and then written at once."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib.frames import INSTANT, SCHEMA, TEXT
from lib.review.corrections import Correction
from lib.review.subjects import listed
from lib.review.values import FIELDS

REVIEW: dict[str, str] = {
    "review": TEXT, "reviewed_by": TEXT, "reviewed_at": INSTANT, "reviewed_fields": TEXT, "review_note": TEXT,
}
"""Columns that every reviewed frame has besides; all null in a row without a correction."""

DATES = ("published_at", "published_on")

KEPT: dict[str, tuple[str, ...]] = {
    "commitments": FIELDS["commitment"],
    "mentions": FIELDS["mention"],
    "teasers": (*FIELDS["teaser"], "topics", *DATES, "published_after", "published_before", "time_basis"),
    "articles": ("topics", *DATES, "modified_at", "modified_on"),
}
"""Frame -> columns that corrections change; `machine_<column>` keeps what was read, null in added rows."""

WORDS = ("rejected", "added", "changed", "accepted")
"""What `review` can say, the first that fits a row."""


@dataclass(slots=True)
class Patch:
    """What happens to one row."""

    values: dict[str, Any] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    said: list[Correction] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)

    @property
    def word(self) -> str:
        """The word for the whole row."""
        return next(word for word in WORDS if word in self.words)

    def review_values(self) -> dict[str, Any]:
        """The columns of `REVIEW`."""
        notes = dict.fromkeys(c.note for c in self.said if c.note)
        return {
            "review": self.word, "reviewed_by": ", ".join(sorted({c.who for c in self.said})),
            "reviewed_at": max(c.made_at for c in self.said), "reviewed_fields": ", ".join(sorted(self.fields)) or None,
            "review_note": "\n".join(notes) or None,
        }


def lay(name: str, rows: pd.DataFrame, patches: Mapping[int, Patch], added: Sequence[tuple[dict[str, Any], Patch]],
        keep_rejected: bool) -> pd.DataFrame:
    """One frame with its changes.

    Returns
    -------
    DataFrame
        One row per row of the frame, without those rejected unless they are
        kept, and then the added ones; its columns, `machine_<column>` for
        each one of `KEPT`, and those of `REVIEW`.
    """
    kept = {f"machine_{column}": rows[column] for column in KEPT[name]}
    empty = {column: pd.Series(pd.NA, index=rows.index, dtype=dtype) if dtype == TEXT
             else pd.Series(pd.NaT, index=rows.index, dtype=dtype) for column, dtype in REVIEW.items()}
    laid = rows.assign(**kept, **empty)
    changes: dict[str, dict[int, Any]] = {}
    for position, patch in patches.items():
        for column, value in (patch.values | patch.review_values()).items():
            changes.setdefault(column, {})[position] = value
    for column, cells in changes.items():
        laid[column] = write_cells(laid[column], cells)
    if not keep_rejected:
        laid = laid[laid["review"].ne("rejected").fillna(True).astype(bool)]
    return append(name, laid, added).reset_index(drop=True)


def write_cells(column: pd.Series, cells: Mapping[int, Any]) -> pd.Series:
    """A column with some cells replaced, its dtype kept."""
    if column.dtype == object:
        values = column.tolist()
        for position, value in cells.items():
            values[position] = value
        return pd.Series(values, index=column.index, dtype=object)
    written = column.copy()
    written.iloc[list(cells)] = series_of(column.dtype, cells.values()).array
    return written


def append(name: str, rows: pd.DataFrame, added: Sequence[tuple[dict[str, Any], Patch]]) -> pd.DataFrame:
    """The rows, and those that people added below them."""
    if not added:
        return rows
    values: list[dict[Any, Any]] = [row | patch.values | patch.review_values() for row, patch in added]
    columns = {column: series_of(rows[column].dtype, (row.get(column) for row in values)) for column in rows.columns}
    below = pd.DataFrame(columns)
    return pd.concat([rows, below], ignore_index=True) if len(rows) else below


def series_of(dtype: Any, values: Iterable[Any]) -> pd.Series:
    """Values as a series of a dtype."""
    series: pd.Series = pd.Series(list(values), dtype=dtype)
    return series


def edit_topics(topics: object, patch: Patch, topic: str, wanted: bool) -> None:
    """Add a topic to what a patch writes, or take it out."""
    now = patch.values.get("topics", listed(topics))
    others = [name for name in now if name != topic]
    if wanted != (topic in now):
        patch.values["topics"] = [*others, topic] if wanted else others


def schema_columns(name: str) -> tuple[str, ...]:
    """All columns of a reviewed frame, in their order."""
    return (*SCHEMA[name], *(f"machine_{column}" for column in KEPT[name]), *REVIEW)
