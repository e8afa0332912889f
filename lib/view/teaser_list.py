"""All teasers with all fields, a page of rows at a time."""
from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.filters import Filter
from lib.labels import Labels
from lib.library import Library
from lib.markup import safe_link
from lib.view.answers import remember
from lib.view.rows import open_teaser
from lib.view.state import labels, wanted
from lib.view.teasers import ends_of
from lib.view.times import present, records_of, zone_named

ROWS = 500
"""Rows that are sent to the browser at once."""
ORDERS = ("latest", "as_printed")


def draw_list(number: int) -> None:
    """The rows, latest first or as they stand on their pages."""
    words, asked = labels(), wanted()
    st.subheader(words("timeline.list"))
    st.session_state.setdefault("teaser_order", ORDERS[0])
    with st.container(horizontal=True, vertical_alignment="bottom", key="ce-pager"):
        order = st.segmented_control(words("timeline.order"), ORDERS, key="teaser_order", required=True, persist_state="session",
                                     format_func=lambda key: words(f"timeline.{key}"))
        first = choose_rows(number, words)
    st.caption(words("timeline.list_hint"))
    table, places = remember("teaser list", (asked, order, first, words.language), partial(find_rows, asked, order == ORDERS[0], first, words))
    st.dataframe(table, hide_index=True, key="teasers_table", height=520 if len(table) > 14 else "content", placeholder="",
                 alt=words("timeline.table_alt"), column_config=head_columns(table, words), selection_mode="single-row",
                 on_select=partial(open_chosen, places))


def open_chosen(places: list[tuple[str, str]]) -> None:
    """Open the teaser of the row that was chosen where it stands on its page."""
    chosen = (st.session_state.get("teasers_table") or {}).get("selection", {}).get("rows", [])
    if chosen and chosen[0] < len(places):
        open_teaser(*places[chosen[0]])


def choose_rows(number: int, words: Labels) -> int:
    """The first row that is shown; buttons lead on and back where there are more."""
    first = min(int(st.session_state.get("first_teaser") or 0), max(0, (number - 1) // ROWS * ROWS))
    if number > ROWS:
        st.button(f"← {words('timeline.back')}", key="rows_back", disabled=first == 0, width="content", on_click=partial(show_from, first - ROWS))
        st.button(f"{words('timeline.on')} →", key="rows_on", disabled=first + ROWS >= number, width="content", on_click=partial(show_from, first + ROWS))
        st.text(words("timeline.rows", first=words.number(first + 1), last=words.number(min(number, first + ROWS)), total=words.number(number)))
    return first


def show_from(first: int) -> None:
    """Show rows from this one on; from a callback."""
    st.session_state["first_teaser"] = max(0, first)


def find_rows(asked: Filter, latest: bool, first: int, words: Labels, shown: Library) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """A page of the list with every field in the reader's words, times on the clock of their page; and page and teaser of each row."""
    rows = shown.teasers(asked, ROWS, first, latest=latest)
    spans = [wall_clocks(record) for record in records_of(rows)]
    places = list(zip(rows["page_id"].tolist(), rows["teaser_id"].tolist(), strict=True))
    return pd.DataFrame({
        "title": rows["title"].tolist(),
        "time": pd.Series([begin for begin, _ in spans], dtype="datetime64[s]"),
        "until": pd.Series([end for _, end in spans], dtype="datetime64[s]"),
        "basis": [words(f"basis.{present(basis) or 'none'}") for basis in rows["time_basis"]],
        "time_text": rows["time_text"].tolist(), "text": rows["text"].tolist(), "kicker": rows["kicker"].tolist(),
        "topics": [[words.topic(topic) for topic in topics] for topics in rows["topics"]],
        "agency": rows["agency"].tolist(), "place": rows["dateline_place"].tolist(),
        "comments": rows["comment_count"].tolist(), "url": [safe_link(present(url)) for url in rows["url"]],
        "title_kind": [words.say(f"title_kind.{kind}", str(kind)) for kind in rows["title_kind"]],
        "truncated": rows["truncated"].tolist(), "publisher": rows["publisher"].tolist(),
        "page": rows["source"].tolist(), "block": rows["block"].tolist(), "position": rows["position"].tolist(),
    }), places


def wall_clocks(record: dict[str, Any]) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """Begin and end of the span in which a teaser was published, on its page's clock; no end where it is one moment."""
    begin, end = ends_of(record)
    if begin is None or end is None:
        return None, None
    zone = zone_named(present(record["time_zone"]))
    first, last = (pd.Timestamp(moment.astimezone(zone).replace(tzinfo=None)) for moment in (begin, end))
    return first, None if first == last else last


def head_columns(table: pd.DataFrame, words: Labels) -> dict[str, Any]:
    """How the columns are headed and written."""
    column, written = st.column_config, words("format.column_time")
    return {**{name: column.Column(words(f"column.{name}")) for name in table.columns},
            "title": column.TextColumn(words("column.title"), width=300), "text": column.TextColumn(words("column.text"), width="medium"),
            "time": column.DatetimeColumn(words("column.from"), format=written, width=150),
            "until": column.DatetimeColumn(words("column.until"), format=written, width=150),
            "url": column.LinkColumn(words("column.url"), width="medium"),
            "topics": column.ListColumn(words("column.topics"), width="medium")}
