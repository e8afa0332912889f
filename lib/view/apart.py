"""What sets the columns of a comparison apart beyond their records: countries that one alone names, and the words that decide."""
from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import Any

import pandas as pd
import streamlit as st

from lib.labels import Labels
from lib.markup import escape, tag
from lib.questions.compare import compare_countries, count_cues
from lib.questions.records import each
from lib.schema import KINDS, STANCES
from lib.view.article import chips
from lib.view.compare import Beside
from lib.view.marks import sign
from lib.view.state import labels

NO_STANCE = frozenset((*KINDS, "aid", "weighed"))
"""Signs of words that tell of what a sentence speaks, not how firmly."""
CUES, CUE_WIDTH = 10, 48
"""Deciding words that are listed of a stance, and letters of one."""


# -------------------------------------------------------------------- countries
def draw_countries(beside: Beside) -> None:
    """Countries that one column alone names, and how often each is named by all."""
    words = labels()
    st.subheader(words("compare.countries"))
    found = list(each(count_countries(beside)))
    entries = []
    for head in beside.heads:
        only = [words.country(row["country"]) for row in found if row["only_in"] == head.key]
        entries.append(tag("li", tag("p", tag("strong", escape(head.title)) + " " + tag("span", escape(head.source), cls="ce-note"))
                           + (chips(only) if only else tag("p", escape(words("compare.names_none")), cls="ce-note"))))
    st.html(tag("ul", "".join(entries), cls="ce-only"))
    with st.expander(words("compare.all_countries"), key="all_countries"):
        st.dataframe(pd.DataFrame({
            words("column.country"): [words.country(row["country"]) for row in found],
            **{f"{at}. {head.title}": [row["mentions"][at - 1] for row in found] for at, head in enumerate(beside.heads, 1)}}),
            hide_index=True, alt=words("compare.all_countries"))


def count_countries(beside: Beside) -> pd.DataFrame:
    """How often each column names each country."""
    return compare_countries(beside.mentions, beside.records, beside.keys)


# --------------------------------------------------------------- deciding words
def draw_cues(beside: Beside) -> None:
    """By which words each column turns a fact into a stance."""
    words = labels()
    st.subheader(words("compare.cues"))
    st.caption(words("compare.cues_hint"))
    stances = dict(zip(beside.records["commitment_id"], beside.records["stance"], strict=True))
    found = [row for row in each(count_cues(beside.records, beside.keys)) if row["sign"] not in NO_STANCE]
    st.html(tag("div", "".join(tag("section", tag("h4", escape(head.title)) + tag("p", escape(head.source), cls="ce-note") + say_cues(
        [row for row in found if row["page_id"] == head.key], stances, words), lang=head.language) for head in beside.heads),
        cls="ce-cue-columns"))


def say_cues(rows: list[dict[str, Any]], stances: dict[str, str], words: Labels) -> str:
    """Deciding words under the stance of their records, most frequent first, as HTML."""
    by_stance: dict[str, Counter[str]] = {stance: Counter() for stance in STANCES}
    for row in rows:
        for name in row["commitment_ids"]:
            by_stance[stances[name]][shorten(row["text"], CUE_WIDTH, placeholder=" …")] += 1
    parts = [tag("dt", sign(stance) + escape(words.stance(stance)), lang=words.language) + tag("dd", escape(", ".join(
        text if times == 1 else f"{text} ({times}×)" for text, times in counted.most_common(CUES))))
        for stance, counted in by_stance.items() if counted]
    return tag("dl", "".join(parts), cls="ce-facts") if parts else tag("p", escape(words("compare.no_cues")), cls="ce-note")
