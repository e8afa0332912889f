"""A table whose rows lead somewhere: to their article, to a filter, to another page."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from lib.palette import STANCE_COLOURS, STANCE_SIGNS, ink_on
from lib.schema import STANCES
from lib.view.address import words_now
from lib.view.byhand import SIGN
from lib.view.jump import ask_jump
from lib.view.shell import page_file
from lib.view.state import labels, library

FOLDER = Path(__file__).parent
SHOWN = 100
"""Rows that a browser lays out at once."""

_rows = st.components.v2.component(
    "coverage_rows", html='<div class="records"></div>', css=(FOLDER / "records.css").read_text("utf-8"),
    js=(FOLDER / "records.js").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is called where it is opened, its cells by column, and by column what was corrected by hand."""

    key: str
    name: str
    cells: dict[str, Any] = field(default_factory=dict)
    hand: dict[str, str] = field(default_factory=dict)


def draw_rows(key: str, columns: dict[str, str], rows: Iterable[Row], *, name: str, open_words: str,
              on_open: Callable[[], None], chosen: str | None = None, height: str = "32rem") -> None:
    """Show rows; a click, or the button at the end, opens one.

    Parameters
    ----------
    key
        Name of the table on the page; `opened_row(key)` in `on_open` tells which row was opened.
    columns
        Column -> how its cells are drawn: "name", "plain", "sentence", "source", "share", "stance", "count".
        Its head is the label `column.<column>`; a column without a value is left out.
    rows
        The rows; beyond `SHOWN` a line says how many are left out.
    name
        What the table holds, for those who hear it.
    open_words
        What opening a row does.
    on_open
        Called when a row was opened.
    chosen
        Key of the row that is marked.
    height
        Largest height, as CSS writes it; the rest scrolls.
    """
    words, listed = labels(), list(rows)
    shown = listed[:SHOWN]
    used = {column: kind for column, kind in columns.items()
            if any(row.cells.get(column) not in (None, "") for row in shown)}
    _rows(key=key, on_opened_change=on_open, data={
        "name": name, "height": height, "open": open_words, "language": words.language, "chosen": chosen,
        **stance_words(), "columns": [{"key": column, "kind": kind, "label": words(f"column.{column}")}
                                      for column, kind in used.items()],
        "rows": [{"id": row.key, "cells": {column: row.cells.get(column) for column in used}, "name": row.name,
                  "hand": {column if column in used else next(iter(used)): said for column, said in row.hand.items()}}
                 for row in shown]})
    if any(row.hand for row in shown):
        st.caption(f"{SIGN} {words('review.legend')}")
    if len(listed) > SHOWN:
        st.caption(words("rows.more", n=words.number(len(listed) - SHOWN)))


def stance_words() -> dict[str, Any]:
    """What a component needs to draw a stance: order, signs, colours, names."""
    words = labels()
    return {"order": list(STANCES), "signs": STANCE_SIGNS, "colours": STANCE_COLOURS,
            "inks": {stance: ink_on(colour) for stance, colour in STANCE_COLOURS.items()},
            "stances": {stance: words.stance(stance) for stance in STANCES}}


def opened_row(key: str) -> Any:
    """What was opened in a table or picture of this name; None for nothing."""
    state = st.session_state.get(key)
    return state.opened if state is not None else None


def lead_to(page: str) -> None:
    """Switch to another page, with the state in its address; from a callback."""
    st.switch_page(page_file(page), query_params=words_now(page))


def open_article(page_id: str, record: str | None = None, find: str | None = None) -> None:
    """Open an article; at the sentence of a record if one is named, else at the words of a search; from a callback."""
    st.session_state["article"], st.session_state["record"] = page_id, record
    st.session_state["find"], st.session_state["teaser"] = find, None
    if record or find:
        ask_jump()
    lead_to("article")


def open_teaser(page_id: str, teaser_id: str, find: str | None = None) -> None:
    """Open the page that a teaser stands on, at the teaser; from a callback."""
    document = library().document(page_id)
    if document is None:
        return
    has_article = document.article is not None
    if has_article:
        st.session_state["article"], st.session_state["record"] = page_id, None
    st.session_state["teaser"], st.session_state["find"] = teaser_id, find
    st.session_state["page_opened"] = None if has_article else page_id
    ask_jump()
    lead_to("article" if has_article else "timeline")


def open_record(key: str, pages: dict[str, str]) -> None:
    """Open the record that was chosen in a table or picture; `pages` has the page of each record."""
    record = opened_row(key)
    if record in pages:
        open_article(pages[record], record)


def join_lines(*lines: str | None) -> str | None:
    """Lines below each other, null ones left out; null for none."""
    return "\n".join(filter(None, lines)) or None


def in_order(values: Iterable[str], order: Sequence[str]) -> list[str]:
    """Values once each, in a given order."""
    found = set(values)
    return [value for value in order if value in found]
