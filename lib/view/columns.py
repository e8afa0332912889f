"""Articles or publishers as columns: for each country and kind what each of them says, with the deciding words marked."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from lib.view.rows import stance_words
from lib.view.state import labels

FOLDER = Path(__file__).parent

_columns = st.components.v2.component(
    "coverage_columns", html='<div class="columns"></div>', css=(FOLDER / "columns.css").read_text("utf-8"),
    js=(FOLDER / "columns.js").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Head:
    """An article or publisher over its column; `short` names it where the columns stand below each other."""

    key: str
    title: str
    source: str
    language: str | None
    short: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A record's sentence in pieces, each with whether it is a deciding word."""

    key: str
    stance: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says; empty where it says nothing. `rest` tells of sentences that are not shown."""

    stances: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One country and kind, how the articles go together, and a cell for each."""

    key: str
    country: str
    kind: str
    agreement: str
    sign: str
    agreement_words: str
    cells: tuple[Cell, ...]


def draw_columns(key: str, heads: Iterable[Head], lines: Iterable[Line], *, name: str, on_open: Callable[[], None]) -> None:
    """Show lines under their heads; `opened_row(key)` in `on_open` gives the key of the sentence or head that was opened.

    Parameters
    ----------
    name
        What the table holds, for those who hear it.
    """
    words = labels()
    _columns(key=key, on_opened_change=on_open, data={
        "name": name, "open": words("column.open_long"), "open_article": words("overview.open_article"), "fact": words("compare.fact"),
        "nothing": words("compare.nothing"), **stance_words(), "heads": [asdict(head) for head in heads],
        "lines": [asdict(line) for line in lines]})
