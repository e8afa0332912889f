"""Tables of records: the same columns, badges and the arrow that opens the sentence."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.labels import Labels
from lib.palette import STANCE_COLOURS, STANCE_SIGNS
from lib.schema import STANCES
from lib.view import address
from lib.view.jump import ask_jump
from lib.view.shell import page_file
from lib.view.state import labels
from lib.view.times import present

ARROW = "→"


def stance_badge(stance: str, words: Labels) -> str:
    """A stance's sign and word."""
    return f"{STANCE_SIGNS[stance]} {words.stance(stance)}"


def draw_commitments(rows: pd.DataFrame, key: str, *, with_article: bool, alt: str) -> None:
    """A sortable table of records; the arrow of a row opens the article at its sentence.

    Parameters
    ----------
    rows
        Rows of `commitments` as the library gives them.
    key
        Name of the table on the page.
    with_article
        Show title, publisher and day of the article too.
    """
    words = labels()
    table = pd.DataFrame({
        "open": [ARROW] * len(rows),
        "country": [words.country(code) for code in rows["country"]],
        "stance": [[stance_badge(stance, words)] for stance in rows["stance"]],
        "kind": [words.kind(kind) for kind in rows["kind"]],
        "evidence": rows["evidence"].tolist(),
        "attributed": rows["attributed_to"].tolist(),
        "confidence": rows["confidence"].astype("float").tolist(),
    })
    if with_article:
        table["article"] = rows["title"].tolist()
        table["publisher"] = rows["publisher"].tolist()
        table["published"] = [present(day) for day in rows["published_on"]]
    targets = list(zip(rows["page_id"], rows["commitment_id"], strict=True))
    st.dataframe(table, hide_index=True, height="content" if len(rows) <= 14 else 520, key=f"{key}_table", alt=alt,
                 row_height=36, column_config=commitment_columns(words, key, targets))


def commitment_columns(words: Labels, key: str, targets: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """How each column of a table of records looks."""
    column = st.column_config
    return {
        "open": column.ButtonColumn(words("column.open"), width=64, type="tertiary", key=f"{key}_open", pinned=True,
                                    on_click=partial(open_row, f"{key}_open", targets)),
        "country": column.TextColumn(words("column.country"), width=130),
        "stance": column.MultiselectColumn(
            words("column.stance"), width=130, options=[stance_badge(stance, words) for stance in STANCES],
            color=[STANCE_COLOURS[stance] for stance in STANCES]),
        "kind": column.TextColumn(words("column.kind"), width=140),
        "evidence": column.TextColumn(words("column.evidence"), width=480),
        "attributed": column.TextColumn(words("column.attributed"), width="small"),
        "confidence": column.ProgressColumn(words("column.confidence"), width="small", min_value=0, max_value=1,
                                            format="percent"),
        "article": column.TextColumn(words("column.article"), width="medium"),
        "publisher": column.TextColumn(words("column.publisher"), width="small"),
        "published": column.DateColumn(words("column.published"), width="small", format="YYYY-MM-DD"),
    }


def open_row(key: str, targets: Sequence[tuple[str, str]]) -> None:
    """Open the article of the row whose arrow was clicked, at its sentence."""
    click = st.session_state.get(key)
    if click is None:
        return
    page_id, record = targets[click["row"]]
    open_record(page_id, record)


def open_record(page_id: str, record: str | None) -> None:
    """Open an article, at the sentence of a record if one is named."""
    st.session_state["article"] = page_id
    st.session_state["record"] = record
    ask_jump()
    st.switch_page(page_file("article"), query_params=address.words_now("article"))
