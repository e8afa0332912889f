"""The first visit: a card that leads over the sample pages in a few stops, and the help that brings it back."""
from __future__ import annotations

from functools import partial

import streamlit as st

from lib.filters import Filter
from lib.markup import escape, tag
from lib.view.remembered import keep, recall
from lib.view.rows import lead_to
from lib.view.shell import PAGES
from lib.view.state import labels, library, shows_samples

STOPS = ("load", "map", "article", "country", "load")
"""The page of each stop; the first is the invitation."""


def where() -> int | None:
    """The stop of the tour; None where it is not on. It invites once, over the sample pages."""
    if "tour" not in st.session_state:
        st.session_state["tour"] = 0 if shows_samples() and not recall("tour") else None
    stop: int | None = st.session_state["tour"]
    return stop


def draw_tour(page: str) -> None:
    """The card of the stop, on its own page only: whoever walks off is not followed."""
    stop, words = where(), labels()
    if stop is None or STOPS[stop] != page:
        return
    last = len(STOPS) - 1
    with st.container(border=True, key="ce-tour"):
        count = words("tour.count", n=stop, total=last) if stop else ""
        st.html(tag("section", tag("p", tag("strong", escape(words(f"tour.title_{stop}"))) + tag("span", escape(count), cls="ce-note"),
                                   cls="ce-tour-head") + tag("p", escape(words(f"tour.text_{stop}"))), cls="ce-tour",
                    aria_label=words("tour.name")))
        with st.container(horizontal=True):
            if stop < last:
                st.button(words("tour.next" if stop else "tour.start"), type="primary", key="tour_next", on_click=partial(go_to, stop + 1))
            if stop > 1:
                st.button(words("tour.back"), key="tour_back", on_click=partial(go_to, stop - 1))
            st.button(words("tour.done" if stop == last else "tour.end" if stop else "tour.no"), key="tour_end", on_click=end_tour,
                      type="primary" if stop == last else "tertiary")


def go_to(stop: int) -> None:
    """Walk to a stop; from a callback."""
    st.session_state["tour"] = stop
    keep("tour", "seen")
    if STOPS[stop] == "article":
        choose_example()
    if STOPS[stop] == "map":
        st.session_state["show"] = "stances"
    lead_to(STOPS[stop])


def choose_example() -> None:
    """Open the article of the surest sentence at hand, with its reasons."""
    rows = library().commitments(Filter(), limit=300)
    rows = rows[rows["where"] == "text"]
    if not rows.empty:
        best = rows.sort_values(["confidence", "commitment_id"], ascending=[False, True]).iloc[0]
        st.session_state["article"], st.session_state["record"] = best["page_id"], best["commitment_id"]


def end_tour() -> None:
    """No tour any more; from a callback."""
    st.session_state["tour"] = None
    keep("tour", "seen")


def draw_help() -> None:
    """Which page answers which question, and the tour; nothing of it is made before it is opened."""
    words = labels()
    with st.popover(words("help.title"), key="help", on_change="rerun") as opened:
        if not opened.open:
            return
        entries = "".join(tag("dt", escape(words(f"nav.{name}"))) + tag("dd", escape(words(f"nav.{name}_help"))) for name in PAGES)
        st.html(tag("p", escape(words("help.intro"))) + tag("dl", entries, cls="ce-help") + tag("p", escape(words("help.keys"))))
        st.button(words("help.tour"), key="tour_again", on_click=partial(go_to, 1), type="primary")
