"""What stands around every page: navigation, sidebar, the sentence of the filter."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from lib.filters import Filter, say_result
from lib.labels import LANGUAGES, Labels
from lib.markup import escape, tag
from lib.view import address
from lib.view.state import has_uploads, labels, library, set_filter, shows_samples, wanted

STYLE = Path(__file__).parent / "style.css"
ICON = Path(__file__).parents[2] / "static" / "icon.png"
PAGES = ("load", "overview", "search", "map", "country", "article", "compare", "timeline", "review", "method")


def page_file(name: str) -> str:
    """Path of a page's script, relative to the shell."""
    return f"{name}_page.py"


def navigate() -> st.Page:
    """The pages in the reader's language; the one that the address asks for."""
    words = labels()
    return st.navigation([
        st.Page(page_file(name), title=words(f"nav.{name}"), url_path=name, default=name == "load",
                help=words(f"nav.{name}_help"))
        for name in PAGES])


def page_name(page: st.Page) -> str:
    """The word for a page, as in `PAGES`."""
    return page.url_path or PAGES[0]


def open_shell(page: st.Page, draw_help: Callable[[], None]) -> None:
    """Restore the state from the address, draw the sidebar with the help at its head, write the state back."""
    name = page_name(page)
    if st.session_state.pop("show_uploads", False):
        st.session_state["samples"] = False
    address.restore(name)
    st.html(STYLE)
    st.logo(ICON, size="large")
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center", key="ce-side-head"):
            st.subheader(labels()("sidebar.title"))
            draw_help()
        draw_sidebar(labels())
    address.remember(name)


def close_shell(page: st.Page) -> None:
    """Write into the address what the page itself has chosen."""
    address.remember(page_name(page))


def draw_sidebar(words: Labels) -> None:
    """The filter, the switch for the samples, the language."""
    counts, total = library().counts(wanted()), library().counts(Filter())
    say(say_result(wanted(), words, "articles", counts.articles, total.articles))
    choose_values("country", words, words.country, help_text=words("sidebar.country_help"))
    choose_values("topic", words, words.topic)
    choose_values("publisher", words, str)
    choose_values("language", words, words.language_name)
    st.session_state.setdefault("days", ())
    st.date_input(words("sidebar.days"), key="days", help=words("sidebar.days_help"), format="YYYY-MM-DD",
                  persist_state="session")
    st.button(words("sidebar.clear"), on_click=partial(set_filter, Filter()), disabled=not wanted(), width="stretch",
              key="clear")
    if has_uploads():
        st.toggle(words("sidebar.samples"), key="samples", help=words("sidebar.samples_help"), persist_state="session")
    if shows_samples():
        st.caption(words("sidebar.samples_note"))
    choose_language(words)


def choose_values(word: str, words: Labels, name: object, help_text: str | None = None) -> None:
    """The select box of one kind of the filter: what there is, how often under the rest of the filter, what is chosen."""
    counts = {facet.value: facet.count for facet in library().facets(word, wanted())}
    chosen = list(st.session_state.get(word) or [])
    options = list(dict.fromkeys([*(facet.value for facet in library().facets(word)), *chosen]))
    # the browser holds what is chosen by its label, and the label has another count now
    st.session_state[word] = chosen
    called = name if callable(name) else str
    st.multiselect(
        words(f"sidebar.{word}"), options, key=word, help=help_text, placeholder=words("sidebar.any"), persist_state="session",
        format_func=lambda value: f"{called(value)} ({words.number(counts.get(value, 0))})")


def choose_language(words: Labels) -> None:
    """The switch of the interface's language."""
    st.session_state.setdefault("lang", words.language)
    st.segmented_control(words("sidebar.interface"), LANGUAGES, key="lang", format_func=str.upper, required=True, persist_state="session",
                         on_change=partial(st.session_state.__setitem__, "lang_chosen", True))


def say_filter(noun: str, shown: int, total: int) -> None:
    """The filter in one sentence, at the head of a page."""
    say(say_result(wanted(), labels(), noun, shown, total))


def say(words: str, cls: str = "ce-say") -> None:
    """A line of words, some of them perhaps from a page: shown as they stand."""
    st.html(tag("p", escape(words), cls=cls))
