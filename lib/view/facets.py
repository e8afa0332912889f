"""Hits counted by publisher, language, country and topic; a value narrows the filter."""
from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from lib.filters import Filter
from lib.library import Library
from lib.view.answers import remember
from lib.view.rows import opened_row
from lib.view.state import labels, set_filter, wanted

FOLDER = Path(__file__).parent
KINDS = ("publisher", "language", "country", "topic")
LISTED = 6
"""Values of each kind that are listed: those with most hits."""

_facets = st.components.v2.component(
    "coverage_facets", html='<div class="facets"></div>', css=(FOLDER / "facets.css").read_text("utf-8"),
    js=(FOLDER / "facets.js").read_text("utf-8"))


def draw_facets(typed: str, kind: str | None) -> None:
    """Each kind with its values; nothing where no value has a hit."""
    words, asked = labels(), wanted()
    counted = remember("search facets", (typed, kind, asked), partial(count_facets, typed, kind, asked))
    if not counted:
        return
    named = {"country": words.country, "language": words.language_name, "topic": words.topic}
    with st.container(key="ce-facets"):
        st.subheader(words("search.facets"))
        _facets(key="facets", on_opened_change=narrow_to, data={"open": words("search.filter_value"), "groups": [
            {"name": words(f"sidebar.{word}"), "values": [
                {"key": f"{word}\n{value}", "name": named.get(word, str)(value), "count": words.number(count)} for value, count in found]}
            for word, found in counted]})


def count_facets(typed: str, kind: str | None, asked: Filter, shown: Library) -> list[tuple[str, list[tuple[str, int]]]]:
    """Kind -> values with their number of hits, most hits first."""
    counted = [(word, [(facet.value, facet.count) for facet in shown.hits(typed, word, asked, kind)[:LISTED]]) for word in KINDS]
    return [(word, found) for word, found in counted if found]


def with_value(asked: Filter, word: str, value: str) -> Filter:
    """The filter with one value alone for a kind."""
    alone: dict[str, Any] = {word: (value,)}
    return replace(asked, **alone)


def narrow_to() -> None:
    """Filter by the value that was opened."""
    word, _, value = str(opened_row("facets") or "").partition("\n")
    if word in KINDS:
        set_filter(with_value(wanted(), word, value))
