"""The Country page's parts: choosing, the stances as signs, over time, their sentences."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures.country import Sign, draw_stance_lines
from lib.filters import Filter
from lib.labels import Labels
from lib.library import Library
from lib.markup import escape, hover_words, tag
from lib.questions.country import build_matrix, stances_by_kind, stances_over_time
from lib.questions.records import date_records, each
from lib.schema import KINDS, STANCES
from lib.view.answers import remember
from lib.view.byhand import hand_marks
from lib.view.few import last_commitments, read_pages
from lib.view.grid import Cell, Column, Line, draw_grid
from lib.view.jump import ask_jump, jump_to
from lib.view.rows import Row, draw_rows, in_order, join_lines, open_article, open_record, opened_row
from lib.view.said import say_source, say_when
from lib.view.shell import say, say_filter
from lib.view.state import labels, library, set_filter, wanted
from lib.view.teasers import wall_clock
from lib.view.times import short_span, zone_named

MOST = 100
"""Records of one country that are looked at, those that came last; the filter narrows to the others."""
SENTENCES = "sentences"
"""Anchor of the sentences."""
NARROWED_BY = ("kind", "stance", "voice")
"""What the sentences can be narrowed by, besides the filter: words of the address."""
CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage", "autoScale2d"]}


@dataclass(frozen=True)
class Found:
    """What the library has of one country under a filter; `rows` are the dated records as dicts, by identifier."""

    country: str
    asked: Filter
    records: pd.DataFrame
    mentions: pd.DataFrame
    rows: dict[str, dict[str, Any]]

    @property
    def pages(self) -> dict[str, str]:
        """The page of each record."""
        return {key: row["page_id"] for key, row in self.rows.items()}

    def remember(self, name: str, find: Any) -> pd.DataFrame:
        """A question's answer on these records, found once."""
        answer: pd.DataFrame = remember(name, self.asked, lambda _: find(self.records))
        return answer


# --------------------------------------------------------------------- choosing
def stances_on_record() -> pd.DataFrame:
    """Countries by kinds under the filter, its countries left open."""
    asked = wanted().without("country")
    return remember("matrix", asked, lambda shown: build_matrix(shown.stances(asked)))


def choose_country() -> str | None:
    """The select box: the filter's countries, then all with a record; None where none is chosen."""
    words, chosen, cells = labels(), wanted().country, stances_on_record()
    totals = dict(zip(cells["country"], cells["total"], strict=True))
    options = list(dict.fromkeys([*chosen, *totals]))
    shown = st.session_state.get("shown")
    st.session_state["shown"] = shown if shown in chosen else next(iter(chosen), None)
    code: str | None = st.selectbox(
        words("country.choose"), options, index=None, key="shown", placeholder=words("country.placeholder"), width=420,
        on_change=take_country, format_func=lambda code: f"{words.country(code)} ({words.number(totals.get(code, 0))})")
    return code


def take_country() -> None:
    """Another country was chosen: it becomes the filter's only one, unless it is one of them already."""
    code = st.session_state.get("shown")
    if code not in wanted().country:
        set_filter(replace(wanted(), country=(code,) if code else ()))


def ask_country(code: str) -> Found:
    """Everything on record of one country under the rest of the filter."""
    asked = replace(wanted(), country=(code,))
    return remember("country", asked, partial(find_country, code, asked))


def find_country(code: str, asked: Filter, shown: Library) -> Found:
    """The country's records with their times, and where it is named."""
    commitments = last_commitments(shown, asked, most=MOST)
    if shown.counts(asked).pages <= MOST:
        records = date_records(commitments, shown.articles(asked), shown.pages(asked))
    else:
        frames = read_pages(shown, commitments["page_id"])
        records = date_records(commitments, frames.articles, frames.pages)
    return Found(code, asked, records, shown.mentions(asked, limit=MOST), {row["commitment_id"]: row for row in each(records)})


def draw_summary(found: Found) -> None:
    """How much there is, from how many sources, and over which time."""
    words, records = labels(), found.records
    say_filter("commitments", len(records), library().counts(Filter()).commitments)
    if len(records) >= MOST:
        st.caption(words("country.most", n=words.number(MOST)))
    if records.empty:
        return
    days = sorted(day for day in records["said_on"].dropna())
    span = words("country.between", first=words.day(days[0]), last=words.day(days[-1])) if days else words("dated.none")
    st.html(tag("p", tag("strong", escape(words.country(found.country))) + words("format.colon") + escape(words(
        "country.summary", records=words.count("sentences", len(records)),
        articles=words.count("articles", records["address"].nunique()),
        publishers=words.count("publishers", records["publisher"].nunique()), span=span)), cls="ce-note"))


# ---------------------------------------------------------------------- stances
def draw_stances(found: Found) -> None:
    """The table of signs, and beside it the same over time."""
    words = labels()
    left, right = st.columns([0.44, 0.56], gap="medium")
    with left:
        st.subheader(words("country.kinds"))
        st.caption(words("country.kinds_hint"))
        draw_kinds(found)
    with right:
        st.subheader(words("country.time"))
        st.caption(words("country.time_hint"))
        draw_line(found)


def draw_kinds(found: Found) -> None:
    """Kinds by stances: how many sentences, and which of them came last."""
    words, cells = labels(), list(each(found.remember("kinds", stances_by_kind)))
    stances = in_order((cell["stance"] for cell in cells), STANCES)
    lines = [Line(kind, words.kind(kind), {
        cell["stance"]: Cell([cell["stance"]], cell["count"], frozenset([cell["stance"]]) if cell["is_latest"] else frozenset())
        for cell in cells if cell["kind"] == kind}) for kind in in_order((cell["kind"] for cell in cells), KINDS)]
    draw_grid("kinds", [Column(stance, words.stance(stance), stance) for stance in stances], lines,
              name=words("country.kinds_alt", country=words.country(found.country)), corner=words("column.kind"),
              on_open=partial(narrow_to, "kinds"), chosen=(st.session_state.get("kind"), st.session_state.get("stance")),
              named=words("country.open_kind"))


def draw_line(found: Found) -> None:
    """Each stance as a sign at its time, one lane a kind."""
    words = labels()
    figure = remember("line figure", (found.asked, words.language), lambda _: draw_line_figure(found, words))
    st.plotly_chart(figure, key="line", config=CONFIG, on_select=partial(open_sign, found.pages),
                    selection_mode="points", alt=words("country.time_alt", country=words.country(found.country)))


def draw_line_figure(found: Found, words: Labels) -> Any:
    """The line of signs."""
    rows = sorted(each(stances_over_time(found.records)), key=lambda row: KINDS.index(row["kind"]))
    return draw_stance_lines([sign_of(row, found.rows[row["commitment_id"]], words) for row in rows], words)


def sign_of(row: dict[str, Any], record: dict[str, Any], words: Labels) -> Sign:
    """A stance as a sign on the axis, with what its hover box says."""
    zone = zone_named(record["time_zone"])
    hover = "<br>".join([f"<b>{escape(words.kind(row['kind']))}: {escape(words.stance(row['stance']))}</b>",
                         f"<i>{hover_words(row['evidence'], lines=5)}</i>", hover_words(say_source(record, words))])
    return Sign(words.kind(row["kind"]), wall_clock(row["after"], zone), wall_clock(row["before"], zone), row["stance"],
                row["commitment_id"], hover)


def open_sign(pages: dict[str, str]) -> None:
    """A click on a sign opens the article at its sentence."""
    points = (st.session_state.get("line") or {}).get("selection", {}).get("points", [])
    for point in points[:1]:
        key = point.get("customdata")
        key = key[0] if isinstance(key, list) else key
        if key in pages:
            open_article(pages[key], key)


# -------------------------------------------------------------------- narrowing
def narrow_to(key: str) -> None:
    """A cell of a table was opened: the sentences are narrowed to it, a second click takes that back."""
    opened = opened_row(key)
    if not opened:
        return
    row, column = opened
    kind, stance, voice = (row, column, None) if key == "kinds" else (column, None, row)
    asked = {"kind": kind, "stance": stance, "voice": voice}
    same = all(st.session_state.get(word) == value for word, value in asked.items())
    for word, value in asked.items():
        st.session_state[word] = None if same else value
    if not same:
        ask_jump()


def show_all() -> None:
    """The sentences are narrowed no longer."""
    for word in NARROWED_BY:
        st.session_state[word] = None


def narrowed(found: Found) -> pd.DataFrame:
    """The records that the sentences are narrowed to."""
    rows = found.records
    for word, column in zip(NARROWED_BY, ("kind", "stance", "publisher"), strict=True):
        value = st.session_state.get(word)
        if value:
            rows = rows[(rows[column].fillna("") if word == "voice" else rows[column]) == ("" if value == "?" else value)]
    return rows


def say_narrowed(words: Labels) -> str:
    """What the sentences are narrowed to, in words; empty for nothing."""
    kind, stance, voice = (st.session_state.get(word) for word in NARROWED_BY)
    named = words("country.no_publisher") if voice == "?" else voice
    return ", ".join(filter(None, [words.kind(kind) if kind else None, words.stance(stance) if stance else None, named]))


# -------------------------------------------------------------------- sentences
def draw_sentences(found: Found) -> None:
    """Every sentence behind the signs, the newest first; each leads to its article."""
    words, rows, only = labels(), narrowed(found), say_narrowed(labels())
    st.subheader(words("country.sentences"), anchor=SENTENCES)
    jump_to(SENTENCES if only else None)
    if only:
        with st.container(horizontal=True, vertical_alignment="center"):
            say(words("country.only", n=words.number(len(rows)), items=words.count("sentences", len(found.records), "of"), what=only))
            st.button(words("country.all"), on_click=show_all, key="show_all")
    if rows.empty:
        say(words("country.none_left"), cls="ce-empty")
        return
    draw_rows("sentences", {"time": "time", "kind": "name", "stance": "stance", "evidence": "sentence", "article": "source",
                            "confidence": "share"},
              [sentence_row(row, words) for row in reversed(list(each(rows)))], name=words("country.sentences"),
              open_words=words("column.open_long"), on_open=partial(open_record, "sentences", found.pages))


def sentence_row(row: dict[str, Any], words: Labels) -> Row:
    """A record as a row of the table of sentences."""
    zone = zone_named(row["time_zone"])
    when = row["said_on"].isoformat() if row["said_on"] else short_span(row["said_after"], row["said_before"], zone)
    said_by = f"{words('column.attributed')}: {row['attributed_to']}" if row["attributed_to"] else None
    when = (when or say_when(row, words)).replace(" – ", " –\n")
    return Row(row["commitment_id"], f"{words.kind(row['kind'])}, {words.stance(row['stance'])}", {
        "time": when, "kind": words.kind(row["kind"]), "stance": row["stance"], "evidence": row["evidence"],
        "article": join_lines(row["publisher"] or words("country.no_publisher"), row["title"], said_by), "confidence": row["confidence"]},
        hand_marks(row, words))


def say_nothing_on(found: Found, keys: Iterable[str]) -> None:
    """One line for all questions that have no answer here."""
    words, listed = labels(), list(keys)
    if listed:
        names = words.join(words(f"country.no_{key}") for key in listed)
        say(words("country.nothing_on", country=words.country(found.country), what=names))
