"""What is to be reviewed, in which order, and how far the review has come."""
from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.frames import Frames, empty_frames
from lib.markup import escape, tag
from lib.review import ReviewedLibrary, measure_agreement, measure_progress, order_queue
from lib.schema import KINDS
from lib.view.corrections import corrections
from lib.view.shell import say, say_filter
from lib.view.state import labels, library, read_library, wanted

CHECKS = ("commitment", "date", "teaser", "topic")
STATUSES = ("open", "done", "all")
MOST = 5_000
"""Rows that are put in order at once; the rest is one filter away."""
NOUNS = {"commitment": "commitments", "date": "dates", "teaser": "teasers", "topic": "topics"}


def choose_queue() -> None:
    """What is checked, what was checked already, and what is left out."""
    words = labels()
    st.session_state.setdefault("check", CHECKS[0])
    st.session_state.setdefault("status", STATUSES[0])
    with st.container(horizontal=True, vertical_alignment="bottom", key="ce-review-choice"):
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


def is_narrowed() -> bool:
    """Does the queue leave something out?"""
    return bool(st.session_state.get("most_sure", 100) < 100 or st.session_state.get("warned")
                or (st.session_state.get("kinds") and st.session_state.get("check") == "commitment"))


def find_rows() -> pd.DataFrame:
    """Everything of the chosen kind under the filter, as the machine read it, most needful first."""
    check, source, asked = st.session_state["check"], read_library(), wanted()
    kinds = tuple(st.session_state.get("kinds") or ()) if check == "commitment" else ()
    parts: dict[str, pd.DataFrame] = {"pages": source.pages(asked)}
    if check == "commitment":
        parts["commitments"] = source.commitments(asked, kinds, limit=MOST)
    else:
        parts["teasers"] = source.teasers(asked, limit=MOST)
        if check != "teaser":
            parts["articles"] = source.articles(asked, limit=MOST)
    frames = Frames(**{**{name: getattr(empty_frames(), name) for name in Frames.__slots__}, **parts})
    return order_queue(frames, corrections(), check)


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
    """How many of how many were looked at, and how often the machine was right."""
    words, progress, check = labels(), measure_progress(rows), st.session_state["check"]
    if check in ("commitment", "teaser"):
        noun = NOUNS[check]
        counted = library().counts(wanted())
        say_filter(noun, len(rows), max(len(rows), getattr(counted, noun)))
    said = words("review.progress", done=words.number(progress.reviewed), total=words.number(progress.total))
    st.progress(progress.share, text=said)
    if check == "commitment" and progress.reviewed:
        draw_agreement()
    if len(rows) >= MOST:
        st.caption(words("review.most", n=words.number(MOST)))


def draw_agreement() -> None:
    """In how many of the records that were looked at the machine was right."""
    words, shown = labels(), library()
    if not isinstance(shown, ReviewedLibrary):
        return
    for row in measure_agreement(shown.judged(wanted()), ["all"]).to_dict("records"):
        if row["reviewed"]:
            st.caption(words("review.agreement", right=words.number(row["right"]), reviewed=words.number(row["reviewed"]),
                             low=f"{row['low']:.0%}", high=f"{row['high']:.0%}"))


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
