"""The table of records: sortable, its sentences in full, and every row opens the article at its sentence."""
from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from lib.labels import Labels
from lib.palette import STANCE_COLOURS, STANCE_SIGNS, ink_on
from lib.schema import STANCES
from lib.view import address
from lib.view.byhand import SIGN, hand_marks
from lib.view.jump import ask_jump
from lib.view.shell import page_file
from lib.view.state import labels
from lib.view.times import present, records_of

FOLDER = Path(__file__).parent
SHOWN = 100
"""Rows that a browser lays out at once; the rest is one filter away."""
COLUMNS = {"country": "name", "stance": "stance", "kind": "plain", "evidence": "sentence", "article": "source",
           "confidence": "share"}
"""Column -> how its cells are drawn; a column without a value is left out."""

_table = st.components.v2.component(
    "coverage_records", html='<div class="records"></div>', css=(FOLDER / "records.css").read_text("utf-8"),
    js=(FOLDER / "records.js").read_text("utf-8"))


def draw_commitments(rows: pd.DataFrame, key: str, *, with_article: bool, name: str, on_page: str,
                     height: str = "44rem") -> None:
    """Show records; a click on a row opens the article at its sentence.

    Parameters
    ----------
    rows
        Rows of `commitments`; with `title`, `publisher` and `published_on` where `with_article` says so.
    key
        Name of the table on the page.
    with_article
        Show title, publisher and day of the article too.
    name
        What the table holds, for those who hear it.
    on_page
        The page it stands on.
    height
        Largest height, as CSS writes it; the rest scrolls.
    """
    words = labels()
    records = records_of(rows.head(SHOWN))
    cells = [cells_of(record, words, with_article) for record in records]
    columns = {column: kind for column, kind in COLUMNS.items() if any(cell[column] is not None for cell in cells)}
    pages = {record["commitment_id"]: record["page_id"] for record in records}
    _table(
        key=key, on_opened_change=partial(open_row, key, pages, on_page),
        data={
            "name": name, "height": height, "open": words("column.open_long"), "language": words.language,
            "chosen": st.session_state.get("record"), "order": list(STANCES), "signs": STANCE_SIGNS,
            "colours": STANCE_COLOURS, "inks": {stance: ink_on(colour) for stance, colour in STANCE_COLOURS.items()},
            "stances": {stance: words.stance(stance) for stance in STANCES},
            "columns": [{"key": column, "kind": kind, "label": words(f"column.{column}")} for column, kind in columns.items()],
            "rows": [{"id": record["commitment_id"], "cells": cell, "name": f"{cell['country']}, {cell['kind']}",
                      "hand": hand_marks(record, words)}
                     for record, cell in zip(records, cells, strict=True)],
        })
    if any(hand_marks(record, words) for record in records):
        st.caption(f"{SIGN} {words('review.legend')}")
    if len(rows) > SHOWN:
        st.caption(words("map.more", n=words.number(len(rows) - SHOWN)))


def cells_of(record: dict[str, Any], words: Labels, with_article: bool) -> dict[str, Any]:
    """One record as the table wants it."""
    return {
        "country": words.country(record["country"]), "stance": record["stance"], "kind": words.kind(record["kind"]),
        "evidence": quote(record, words),
        "confidence": present(record["confidence"]), "article": source_of(record, words) if with_article else None,
    }


def quote(record: dict[str, Any], words: Labels) -> str:
    """The sentence, and who says so on a line of its own."""
    who = present(record["attributed_to"])
    return f"{record['evidence']}\n– {words('column.attributed')}: {who}" if who else str(record["evidence"])


def source_of(record: dict[str, Any], words: Labels) -> str:
    """Publisher, day and title of a record's article, a line each."""
    day = present(record["published_on"])
    head = ", ".join(filter(None, [present(record["publisher"]), words.day(day) if day else None]))
    return "\n".join(filter(None, [head, present(record["title"]) or words("article.untitled")]))


def open_row(key: str, pages: dict[str, str], on_page: str) -> None:
    """Open the article of the row that was clicked, at its sentence."""
    state = st.session_state.get(key)
    record = state.opened if state is not None else None
    if record not in pages:
        return
    st.session_state["article"] = pages[record]
    st.session_state["record"] = record
    st.session_state["teaser"] = None
    ask_jump()
    if on_page != "article":
        st.switch_page(page_file("article"), query_params=address.words_now("article"))
