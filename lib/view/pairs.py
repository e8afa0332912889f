"""Two sentences side by side: what changed, what contradicts itself."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from lib.view.rows import stance_words
from lib.view.state import labels

FOLDER = Path(__file__).parent

_pairs = st.components.v2.component(
    "coverage_pairs", html='<ul class="pairs"></ul>', css=(FOLDER / "pairs.css").read_text("utf-8"),
    js=(FOLDER / "pairs.js").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence: its record, its stance, where and when it was said, and how often besides."""

    record: str
    stance: str
    evidence: str
    source: str
    language: str | None = None
    times: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences under a title, with what is to be said of them."""

    title: str
    notes: tuple[str, ...]
    one: Side
    other: Side


def draw_pairs(key: str, pairs: Iterable[Pair], *, name: str, between: str, on_open: Callable[[], None]) -> None:
    """Show pairs; `opened_row(key)` in `on_open` gives the record whose sentence was opened.

    Parameters
    ----------
    name
        What the list holds, for those who hear it.
    between
        The sign between the two sentences.
    """
    words = labels()
    _pairs(key=key, on_opened_change=on_open, data={
        "name": name, "between": between, "open": words("column.open_long"), **stance_words(),
        "pairs": [{"title": pair.title, "notes": pair.notes, "one": side_data(pair.one), "other": side_data(pair.other)}
                  for pair in pairs]})


def side_data(side: Side) -> dict[str, Any]:
    """One sentence as the component wants it."""
    return {"id": side.record, "stance": side.stance, "evidence": side.evidence, "source": side.source,
            "language": side.language, "times": side.times}
