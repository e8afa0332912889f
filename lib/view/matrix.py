"""The matrix: which country says what on which kind."""
from __future__ import annotations

from functools import partial

import streamlit as st

from lib.filters import Filter, say_result
from lib.questions.records import each
from lib.schema import KINDS
from lib.view.country import NARROWED_BY, stances_on_record
from lib.view.empty import say_nothing_here
from lib.view.grid import Cell, Column, Line, draw_grid, picture_of
from lib.view.jump import ask_jump
from lib.view.marks import stance_legend
from lib.view.offers import offer_matrix
from lib.view.rows import in_order, lead_to, opened_row
from lib.view.shell import say
from lib.view.state import labels, library, set_filter, wanted

MOST = 80
"""Countries that are shown: those with most commitments, and all groups."""

SHOWS = ("stances", "matrix", "silence")
"""What the map page shows: the map of stances, the matrix, who is missing."""


def choose_show() -> str:
    """The switch between the three."""
    words = labels()
    st.session_state.setdefault("show", SHOWS[0])
    return st.segmented_control(words("map.show"), SHOWS, key="show", required=True, persist_state="session",
                                format_func=lambda show: words(f"map.show_{show}")) or SHOWS[0]


def read_matrix() -> tuple[list[Column], list[Line]]:
    """The kinds, and a line a country, groups last; nothing where there is no record."""
    words, cells, chosen = labels(), list(each(stances_on_record())), wanted().country
    countries, groups = (list(dict.fromkeys(cell["country"] for cell in cells if cell["is_group"] is which))
                         for which in (False, True))
    totals = {cell["country"]: cell["total"] for cell in cells}
    lines = [Line(code, words.country(code), {
        cell["kind"]: Cell(cell["stances"], cell["count"]) for cell in cells if cell["country"] == code},
        words.number(totals[code]), bool(chosen) and code not in chosen, code == next(iter(groups), None))
        for code in [*countries, *groups]]
    return [Column(kind, words.kind(kind)) for kind in in_order((cell["kind"] for cell in cells), KINDS)], lines


def draw_matrix(page: str, title: str) -> None:
    """Countries by kinds, groups below a line; a cell leads to the country and kind, a name to the country."""
    words = labels()
    columns, lines = read_matrix()
    if not lines:
        say_nothing_here(words("map.empty"), words("map.empty_hint"))
        return
    totals = dict(zip(stances_on_record()["country"], stances_on_record()["total"], strict=True))
    say(say_result(wanted().without("country"), words, "commitments", int(sum(totals.values())), library().counts(Filter()).commitments))
    st.caption(words("matrix.hint"))
    first_group = next((at for at, line in enumerate(lines) if line.rule), len(lines))
    shown = [*lines[:first_group][:MOST], *lines[first_group:]]
    draw_grid("matrix", columns, shown, name=words("matrix.title"), corner=words("column.country"), on_open=partial(open_cell, page),
              named=words("matrix.open"), headed=words("matrix.open_kind"), upright=True, height="44rem")
    if len(shown) < len(lines):
        st.caption(words("rows.more", n=words.number(len(lines) - len(shown))))
    st.html(stance_legend(words))
    st.button(words("matrix.why_empty"), key="why_empty", type="tertiary", width="content", on_click=partial(show_silence, page))
    offer_matrix(title, picture_of(columns, shown), stances_on_record())


def show_silence(page: str) -> None:
    """Show of whom nothing is said; from a callback."""
    st.session_state["show"] = "silence"
    if page != "map":
        lead_to("map")


def open_cell(page: str) -> None:
    """Show the country that was opened, its sentences narrowed to the kind."""
    opened = opened_row("matrix")
    if not opened:
        return
    country, kind = opened
    if country is None:
        show_kind(kind, page)
    else:
        show_country(country, kind, page)


def show_kind(kind: str, page: str) -> None:
    """Show on the map who says what on a kind, with all its sentences; from a callback."""
    st.session_state["kind"], st.session_state["show"] = kind, SHOWS[0]
    if page != "map":
        lead_to("map")


def show_country(country: str, kind: str | None, page: str) -> None:
    """Filter by a country and show it, narrowed to a kind if one is named; from a callback."""
    set_filter(wanted().without("country").toggled("country", country))
    for word in NARROWED_BY:
        st.session_state[word] = None
    st.session_state["kind"], st.session_state["shown"] = kind, country
    if kind:
        ask_jump()
    if page != "country":
        lead_to("country")
