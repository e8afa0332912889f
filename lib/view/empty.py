"""An empty answer: what is missing, what to do, and a button that does it."""
from __future__ import annotations

from functools import partial

import streamlit as st

from lib.filters import Filter
from lib.view.rows import lead_to
from lib.view.shell import say
from lib.view.state import has_uploads, labels, library, set_filter, shows_samples, wanted


def say_nothing_here(what: str, hint: str = "", key: str = "nothing") -> None:
    """Say that there is nothing, and offer the ways on: without the filter, with other pages, with the samples.

    Parameters
    ----------
    what, hint
        What is missing, and what to do.
    key
        Name of the buttons on the page, if it may say this twice.
    """
    words = labels()
    say(what, cls="ce-empty")
    if hint:
        say(hint)
    with st.container(horizontal=True, key=f"ce-ways-{key}"):
        if wanted() and library().counts(Filter()).pages:
            st.button(words("sidebar.clear"), key=f"{key}_clear", on_click=partial(set_filter, Filter()), width="content")
        st.button(words("empty.load"), key=f"{key}_load", on_click=partial(lead_to, "load"), width="content")
        if has_uploads() and not shows_samples():
            st.button(words("empty.samples"), key=f"{key}_samples", on_click=show_samples, width="content")


def show_samples() -> None:
    """Show the sample pages; from a callback."""
    st.session_state["samples"] = True
    set_filter(Filter())
