"""A table of signs: who or what by stance or kind, every filled cell leads to its sentences."""
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from lib.palette import STANCE_COLOURS, STANCE_SIGNS, ink_on
from lib.view.rows import stance_words
from lib.view.state import labels

FOLDER = Path(__file__).parent

_grid = st.components.v2.component(
    "coverage_grid", html='<div class="grid"></div>', css=(FOLDER / "grid.css").read_text("utf-8"),
    js=(FOLDER / "grid.js").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `stance` gives its head that stance's sign."""

    key: str
    label: str
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its stances, those said last, how many sentences."""

    stances: Sequence[str]
    count: int
    latest: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its head, a note beside it, its filled cells by column; `rule` draws a line above it."""

    key: str
    label: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    note: str | None = None
    dim: bool = False
    rule: bool = False


def draw_grid(key: str, columns: Sequence[Column], lines: Sequence[Line], *, name: str, corner: str,
              on_open: Callable[[], None], chosen: tuple[str | None, str | None] = (None, None),
              named: str | None = None, headed: str | None = None, upright: bool = False, height: str = "36rem") -> None:
    """Show the table; `opened_row(key)` in `on_open` gives row and column, no column for a row's head, no row for a column's.

    Parameters
    ----------
    name, corner
        What the table holds, for those who hear it; the head of its first column.
    chosen
        Row and column of the cell that is marked.
    named
        What a row's head leads to; null: it leads nowhere.
    headed
        What a column's head leads to; null: it leads nowhere.
    upright
        Write the heads of the columns upright, so that many fit.
    """
    _grid(key=key, on_opened_change=on_open, data={
        "name": name, "corner": corner, "chosen": list(chosen), "named": named, "headed": headed, "upright": upright, "height": height,
        **stance_words(),
        "columns": [{"key": column.key, "label": column.label, "stance": column.stance} for column in columns],
        "rows": [{"key": line.key, "label": line.label, "note": line.note, "dim": line.dim, "rule": line.rule,
                  "cells": {column: cell_data(cell) for column, cell in line.cells.items()}} for line in lines]})


def cell_data(cell: Cell) -> dict[str, Any]:
    """A cell as the component wants it."""
    words = labels()
    said = [words.stance(stance) + (f" ({words('country.latest')})" if stance in cell.latest else "")
            for stance in cell.stances]
    return {"said": [{"stance": stance, "latest": stance in cell.latest} for stance in cell.stances], "count": cell.count,
            "title": f"{', '.join(said)} · {words.count('sentences', cell.count)}"}


def picture_of(columns: Sequence[Column], lines: Sequence[Line]) -> dict[str, Any]:
    """The table as the picture wants it: heads, and of each row its name, its note, and its fields' signs with their number of sentences."""
    return {"columns": [column.label for column in columns], "rows": [
        {"name": line.label, "note": line.note or "", "rule": line.rule, "cells": [
            {"signs": [{"sign": STANCE_SIGNS[stance], "colour": STANCE_COLOURS[stance], "ink": ink_on(STANCE_COLOURS[stance])}
                       for stance in (cell.stances if cell else ())], "count": cell.count if cell else 0}
            for cell in (line.cells.get(column.key) for column in columns)]} for line in lines]}
