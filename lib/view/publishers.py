"""Publishers side by side: what each of them writes of the filter's country, topic and days."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from lib.filters import Filter
from lib.labels import Labels
from lib.library import Library
from lib.view.answers import remember
from lib.view.columns import Head
from lib.view.compare import MOST, Beside
from lib.view.rows import Row, draw_rows, opened_row
from lib.view.shell import say_filter
from lib.view.state import labels, library, wanted

READ, LISTED = 500, 30
"""Records and mentions that are compared, of more the newest; publishers that are offered."""


def choose_publishers() -> list[str]:
    """The box of the publishers; those chosen stay even if the filter leaves them out."""
    words, asked = labels(), wanted().without("publisher")
    say_filter("articles", library().counts(asked).articles, library().counts(Filter()).articles)
    counts = {facet.value: facet.count for facet in library().facets("publisher", asked)}
    chosen = chosen_publishers(list(counts))
    if st.session_state.get("compared_publishers") != chosen:
        st.session_state["compared_publishers"] = chosen
    st.multiselect(words("compare.publishers"), list(dict.fromkeys([*counts, *chosen])), key="compared_publishers", max_selections=MOST,
                   format_func=lambda name: f"{name} ({words.number(counts.get(name, 0))})", placeholder=words("compare.placeholder"),
                   on_change=keep_chosen)
    return chosen


def chosen_publishers(under_filter: Sequence[str]) -> list[str]:
    """The publishers that the address names, as far as they are here."""
    named = str(st.session_state.get("publishers") or "")
    known = {*under_filter, *(facet.value for facet in library().facets("publisher"))} if named else set()
    return split_names(named, known)[:MOST]


def split_names(named: str, known: set[str]) -> list[str]:
    """Names that stand with commas between them, each of which may hold commas itself; unknown ones are left out."""
    found, parts = [], named.split(",")
    while parts:
        size = next((size for size in range(len(parts), 0, -1) if ",".join(parts[:size]) in known), 0)
        if size:
            found.append(",".join(parts[:size]))
        parts = parts[size or 1:]
    return list(dict.fromkeys(found))


def keep_chosen() -> None:
    """Remember what the box holds in the word that the address knows."""
    compare_publishers(st.session_state.get("compared_publishers") or [])


def compare_publishers(names: Sequence[str]) -> None:
    """Compare these publishers; from a callback."""
    st.session_state["publishers"], st.session_state["columns"] = ",".join(names[:MOST]), "publishers"


def draw_candidates(chosen: list[str]) -> None:
    """Fewer than two are chosen: the publishers that say most under the filter; a row adds one."""
    words, asked = labels(), wanted().without("publisher")
    counted: list[tuple[str, int]] = remember("publishers with records", asked, partial(count_records, asked))
    rows = [Row(name, name, {"publisher": name, "said": count}) for name, count in counted if name not in chosen]
    st.subheader(words("compare.candidates"))
    st.caption(words("compare.candidates_hint"))
    if rows:
        draw_rows("candidates", {"publisher": "name", "said": "count"}, rows, name=words("compare.candidates"),
                  open_words=words("compare.add"), on_open=partial(add_publisher, chosen))


def count_records(asked: Filter, shown: Library) -> list[tuple[str, int]]:
    """Publishers with their commitments, those with most first."""
    names = [facet.value for facet in shown.facets("publisher", asked)[:LISTED]]
    counted = [(name, int(shown.stances(replace(asked, publisher=(name,)))["count"].sum())) for name in names]
    return sorted((row for row in counted if row[1]), key=lambda row: -row[1])


def add_publisher(chosen: list[str]) -> None:
    """Compare the publisher that was opened too."""
    opened = opened_row("candidates")
    if opened:
        compare_publishers([*chosen, str(opened)])


def read_publishers(names: list[str]) -> Beside:
    """What the chosen publishers say under the filter."""
    asked, words = replace(wanted(), publisher=tuple(names)), labels()
    return remember("compared publishers", (asked, words.language), partial(find_publishers, tuple(names), asked, words))


def find_publishers(names: tuple[str, ...], asked: Filter, words: Labels, shown: Library) -> Beside:
    """The publishers' rows, their names in the place of the pages'."""
    records = shown.commitments(asked, limit=READ)
    articles = shown.articles(asked, limit=READ)
    publisher_of = dict(zip(articles["page_id"], articles["publisher"], strict=True))
    mentions = shown.mentions(asked, limit=READ)
    heads = tuple(Head(name, name, say_share(articles[articles["publisher"] == name], words), None, name) for name in names)
    pages = dict(zip(records["commitment_id"], records["page_id"], strict=True))
    return Beside(names, heads, records.assign(page_id=records["publisher"]),
                  mentions.assign(page_id=mentions["page_id"].map(publisher_of)), pages)


def say_share(articles: pd.DataFrame, words: Labels) -> str:
    """How many articles a publisher has under the filter, and of which days."""
    days = articles["published_on"].dropna()
    ends = dict.fromkeys([words.day(days.min()), words.day(days.max())]) if len(days) else {}
    return " · ".join(filter(None, [words.count("articles", len(articles)), " – ".join(ends)]))
