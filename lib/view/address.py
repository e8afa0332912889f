"""The address holds the filter and what a page shows: the same word in code, session state and address.

Widgets bound to the address by Streamlit would write their labels into it
(another address in each language), so the words are kept here.
"""
from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.filters import from_words, to_words
from lib.labels import LANGUAGES
from lib.schema import GROUPS, KINDS, STANCES
from lib.view.state import labels, set_filter, wanted

PAGE_WORDS = {"load": (), "overview": ("rows", "agency"), "article": ("article", "record", "find", "teaser"), "map": ("show", "kind", "view", "list", "silent"),
              "country": ("shown", "kind", "stance", "voice"), "timeline": ("draw", "lanes", "page_opened", "find", "teaser"),
              "review": ("check", "status", "item"), "search": ("q", "among"), "compare": ("columns", "articles", "publishers"),
              "method": ("measured_on",)}
"""What each page keeps in the address besides the filter."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS, "view": ("europe", "world"), "lanes": ("topic", "agency", "publisher", "page"), "lang": LANGUAGES,
    "show": ("stances", "matrix", "silence"), "stance": STANCES,
    "list": ("europe", "nato", "eu", "g7", "coalition", "every"), "silent": ("with_stance", "mentioned", "hidden", "absent"),
    "check": ("commitment", "mention", "date", "teaser", "topic"), "status": ("open", "done", "all"),
    "among": ("articles", "teasers"), "columns": ("articles", "publishers"), "draw": ("timeline", "wall")}
"""Words with a closed list of values; others are checked where they are used."""


def restore(page: str) -> None:
    """Take the state from the address: at the session's first run, and after back and forward in the browser."""
    context = get_script_run_ctx()
    went_back = bool(context and context.is_history_navigation)
    if st.session_state.get("restored") and not went_back:
        return
    words = {word: st.query_params.get_all(word) for word in st.query_params}
    if not st.session_state.get("restored") or went_back:
        set_filter(from_words(words, {*labels().countries, *GROUPS}))
    for word in (*PAGE_WORDS[page], "lang"):
        value = next(iter(words.get(word, [])), None)
        if value and value in CHOICES.get(word, (value,)):
            st.session_state[word] = value
    if words.get("samples") == ["true"]:
        st.session_state["samples"] = True
    st.session_state["restored"] = True


def words_now(page: str) -> dict[str, list[str]]:
    """The state as the parameters of an address."""
    words = to_words(wanted())
    for word in PAGE_WORDS[page]:
        if st.session_state.get(word):
            words[word] = [str(st.session_state[word])]
    if "lang" in st.query_params or st.session_state.get("lang_chosen"):
        words["lang"] = [labels().language]
    if st.session_state.get("samples"):
        words["samples"] = ["true"]
    return words


def remember(page: str) -> None:
    """Write the state into the address, if it isn't there already."""
    words = words_now(page)
    if {word: st.query_params.get_all(word) for word in st.query_params} != words:
        st.query_params.from_dict(words)
