"""How to ask: the search box, its signs, example searches that find something here, ways out of an empty answer."""
from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import streamlit as st

from lib.filters import Filter, say_filter
from lib.labels import LANGUAGES, Labels, load_labels
from lib.library import Library
from lib.library.query import parse_query
from lib.markup import escape, tag
from lib.view.answers import remember
from lib.view.shell import say
from lib.view.state import labels, library, set_filter, wanted

AMONG = ("articles", "teasers")
STEP = 20
"""Hits that are shown at once."""
SYNTAX = (('"…"', "phrase"), ("-…", "without"), ("…*", "prefix"), ("title:…", "in_title"), ("agency:…", "of_agency"),
          ("… OR …", "either"), ("country:… publisher:… language:… topic:…", "value"))
EXAMPLES = ("phrase", "without", "prefix", "in_title", "of_agency", "either")
TRIED = 2
"""Languages of the library whose examples are tried."""
SHORTEST = 5
"""Letters that a word keeps at least when its end is left open."""


def draw_box() -> None:
    """The box, what is searched, and how to ask."""
    words = labels()
    st.session_state.setdefault("q", "")
    box, among = st.columns([0.68, 0.32], gap="medium", vertical_alignment="bottom")
    with box:
        st.text_input(words("search.box"), key="q", placeholder=words("search.placeholder"), persist_state="session",
                      on_change=partial(st.session_state.__setitem__, "hits_shown", STEP))
    with among:
        st.segmented_control(words("search.among"), AMONG, key="among", format_func=lambda kind: words(f"search.{kind}"),
                             persist_state="session")
    with st.expander(words("search.help"), key="search_help"):
        st.html(tag("dl", "".join(tag("dt", tag("code", escape(sign))) + tag("dd", escape(words(f"search.help_{key}")))
                                  for sign, key in SYNTAX), cls="ce-facts ce-syntax"))


def say_what_to_type() -> None:
    """Nothing was typed yet: what one can type, with examples that find something here."""
    words, asked = labels(), wanted()
    say(words("search.nothing_typed"), cls="ce-empty")
    if asked:
        say(words("search.filter_holds", what=say_filter(asked, words)))
    found: list[tuple[str, str, int]] = remember("examples", (asked, words.language), partial(find_examples, asked, words))
    if not found:
        return
    say(words("search.examples"))
    with st.container(key="ce-examples", gap="small"):
        for key, typed, hits in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button(f"`{typed}`", key=f"example_{key}", on_click=partial(ask, typed), width="content")
                say(f"{words(f'search.help_{key}')} · {words.count('hits', hits)}", cls="ce-note")


def find_examples(asked: Filter, words: Labels, shown: Library) -> list[tuple[str, str, int]]:
    """One example of each sign with its number of hits, in the library's languages."""
    spoken = [facet.value for facet in shown.facets("language", asked) if facet.value in LANGUAGES][:TRIED]
    tables = [load_labels(language) for language in dict.fromkeys([*spoken, words.language])]
    found = []
    for key in EXAMPLES:
        tried = dict.fromkeys(typed for table in tables for typed in table(f"search.example_{key}").split("; "))
        counted = ((typed, count_hits(shown, typed, asked)) for typed in tried)
        typed, hits = next(((typed, hits) for typed, hits in counted if hits), ("", 0))
        if hits:
            found.append((key, typed, hits))
    return found


def count_hits(shown: Library, typed: str, asked: Filter, kind: str | None = None) -> int:
    """Articles and teasers that a query finds."""
    found = shown.search(typed, asked, 0, kind=kind)
    return found.articles + found.teasers


def ask(typed: str) -> None:
    """Search for this; from a callback."""
    st.session_state["q"], st.session_state["hits_shown"] = typed, STEP


# -------------------------------------------------------------------- ways out
def say_nothing_found(typed: str, kind: str | None) -> None:
    """Nothing was found: why that may be, and ways that do find something, each with its number of hits."""
    words, asked = labels(), wanted()
    say(words("search.empty"), cls="ce-empty")
    shown = library()
    with st.container(horizontal=True, key="ce-ways-out"):
        wider = count_hits(shown, typed, Filter(), kind) if asked else 0
        if wider:
            offer_way("unfiltered", words("search.way_unfiltered", hits=words.count("hits", wider)), partial(set_filter, Filter()))
        other = count_hits(shown, typed, asked) if kind else 0
        if other:
            offer_way("everywhere", words("search.way_everywhere", hits=words.count("hits", other)),
                      partial(st.session_state.__setitem__, "among", None))
        for key, looser in loosen(typed):
            hits = count_hits(shown, looser, asked, kind)
            if hits:
                offer_way(key, f"`{looser}` ({words.count('hits', hits)})", partial(ask, looser))
    say(words("search.empty_filter" if asked else "search.empty_hint"))


def offer_way(key: str, label: str, go: partial[None]) -> None:
    """A button that asks in another way."""
    st.button(label, key=f"way_{key}", on_click=go, width="content")


def loosen(typed: str) -> Iterable[tuple[str, str]]:
    """Wider queries of the same words: their beginnings, and any of them."""
    terms = [" ".join(term.words) for term in parse_query(typed).wanted_terms()]
    plain = [word for term in terms for word in term.split() if "`" not in word]
    begun = [word[:max(SHORTEST, len(word) * 2 // 3)] + "*" for word in plain if len(word) >= SHORTEST]
    if begun:
        yield "begun", " ".join(begun)
    if len(plain) > 1:
        yield "any", " OR ".join(plain)
    if len(begun) > 1:
        yield "any_begun", " OR ".join(begun)
