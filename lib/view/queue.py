"""What is to be reviewed, in which order, and how far the review has come."""
from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.filters import Filter
from lib.filters import say_filter as say_words
from lib.frames import Frames, empty_frames
from lib.library import Library
from lib.markup import escape, tag
from lib.review import measure_progress, order_queue
from lib.schema import KINDS
from lib.view.answers import remember
from lib.view.corrections import corrections, reviewer
from lib.view.few import last_commitments, read_pages
from lib.view.remembered import keep, recall
from lib.view.shell import say
from lib.view.state import labels, read_library, wanted

CHECKS = ("commitment", "mention", "date", "teaser", "topic")
STATUSES = ("open", "done", "all")
MOST = 300
"""Rows that are put in order at once; the rest is one filter away."""


def choose_queue() -> None:
    """Who reviews, what is checked, and what of it is left out; without a name nothing can be corrected."""
    words = labels()
    st.session_state.setdefault("check", CHECKS[0])
    st.session_state.setdefault("status", STATUSES[0])
    st.session_state.setdefault("reviewer", recall("reviewer"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="ce-review-choice"):
        st.text_input(words("review.name"), key="reviewer", max_chars=60, persist_state="session", autocomplete="name",
                      help=words("review.name_help"), width=180, on_change=remember_name)
        st.segmented_control(words("review.check"), CHECKS, key="check", required=True, persist_state="session",
                             format_func=lambda check: words(f"review.check_{check}"))
        st.segmented_control(words("review.status"), STATUSES, key="status", required=True, persist_state="session",
                             format_func=lambda status: words(f"review.status_{status}"))
        with st.popover(words("review.narrow") + (" •" if is_narrowed() else ""), key="narrow"):
            st.slider(words("review.confidence"), 0, 100, 100, step=5, format="%d %%", key="most_sure", persist_state="session",
                      help=words("review.confidence_help"))
            st.toggle(words("review.warned"), key="warned", help=words("review.warned_help"), persist_state="session")
            if st.session_state["check"] == "commitment":
                st.multiselect(words("review.kinds"), KINDS, key="kinds", format_func=words.kind, persist_state="session",
                               placeholder=words("map.all_kinds"))
    if not reviewer():
        say(words("review.name_needed"), cls="ce-notice")


def remember_name() -> None:
    """The browser gives the name back at the next visit; from a callback."""
    keep("reviewer", reviewer())


def is_narrowed() -> bool:
    """Does the queue leave something out?"""
    return bool(st.session_state.get("most_sure", 100) < 100 or st.session_state.get("warned")
                or (st.session_state.get("kinds") and st.session_state.get("check") == "commitment"))


def find_rows() -> pd.DataFrame:
    """Everything of the chosen kind under the filter, as the machine read it, most needful first."""
    check, asked = st.session_state["check"], wanted()
    kinds = tuple(st.session_state.get("kinds") or ()) if check == "commitment" else ()
    frames = remember("queue", (check, asked, kinds), lambda _: read_rows(check, asked, kinds, read_library()))
    return order_queue(frames, corrections(), check)


def read_rows(check: str, asked: Filter, kinds: tuple[str, ...], source: Library) -> Frames:
    """What is put in order: all of a small library, what came last of a large one, with the pages of these rows."""
    parts: dict[str, pd.DataFrame] = {}
    if check == "commitment":
        parts["commitments"] = last_commitments(source, asked, kinds, MOST)
    elif check == "mention":
        parts["mentions"] = source.mentions(asked, limit=MOST)
    else:
        parts["teasers"] = source.teasers(asked, limit=MOST, latest=source.counts(asked).teasers > MOST)
        if check != "teaser":
            parts["articles"] = source.articles(asked, limit=MOST)
    few = source.counts(asked).pages <= MOST
    parts["pages"] = source.pages(asked) if few else read_pages(
        source, (page_id for rows in parts.values() for page_id in rows["page_id"])).pages
    return Frames(**{**{name: getattr(empty_frames(), name) for name in Frames.__slots__}, **parts})


def narrow_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that the reviewer asked for."""
    status, most = st.session_state["status"], st.session_state.get("most_sure", 100)
    kept = pd.Series(True, index=rows.index)
    if status != "all":
        kept &= rows["reviewed"] == (status == "done")
    if most < 100:
        kept &= rows["doubt"] >= 1 - most / 100
    if st.session_state.get("warned"):
        kept &= rows["warned"]
    return rows[kept.fillna(False).astype(bool)].reset_index(drop=True)


def find_place(listed: pd.DataFrame) -> int | None:
    """Where the item stands that is looked at: the chosen one, else the first; None where there is none."""
    keys = list(listed["key"])
    if not keys:
        st.session_state["item"] = None
        return None
    chosen = st.session_state.get("item")
    place = keys.index(chosen) if chosen in keys else 0
    st.session_state["item"] = keys[place]
    return place


def draw_progress(rows: pd.DataFrame) -> None:
    """How many of how many were looked at, and of what."""
    words, progress = labels(), measure_progress(rows)
    said = words("review.progress", done=words.number(progress.reviewed), total=words.number(progress.total))
    st.progress(progress.share, text=" · ".join(filter(None, [said, say_words(wanted(), words)])))
    if len(rows) >= MOST:
        st.caption(words("review.most", n=words.number(MOST)))


def say_nothing_here(rows: pd.DataFrame) -> None:
    """Nothing to review: all done, or nothing there."""
    words = labels()
    if rows.empty:
        say(words("review.nothing"), cls="ce-empty")
        say(words("review.nothing_hint"))
    elif st.session_state["status"] == "open" and bool(rows["reviewed"].all()):
        st.html(tag("p", escape(words("review.all_done")), cls="ce-empty"))
        say(words("review.all_done_hint"))
    else:
        say(words("review.none_left"), cls="ce-empty")
        say(words("review.none_left_hint"))
