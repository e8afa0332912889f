"""What a reviewer says of an item: the callbacks behind the buttons of the Review page."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from lib.review import (
    Correction,
    CorrectionError,
    Signature,
    Subject,
    accept,
    add,
    change,
    missed_commitment,
    reject,
    topic_subject,
)
from lib.view.corrections import record, redo, sign_now, take_back, undo
from lib.view.state import labels
from lib.view.subject import Item, find_row, name_value, subject_of

TEASER_FIELDS = ("title", "kicker", "text", "agency")
RECORD_FIELDS = ("country", "kind", "stance")


def say_yes(item: Item) -> None:
    """The item is right as it shows."""
    make(item, lambda subject, _, signed: [accept(subject, signed)], "accepted")


def say_no(item: Item) -> None:
    """The item should not be there; of a date: it isn't known."""
    make(item, lambda subject, _, signed: [reject(subject, signed)], "rejected")


def set_stance(item: Item, stance: str) -> None:
    """The stance is another one."""
    make(item, lambda subject, _, signed: [change(subject, stance, signed, "stance")], "changed")


def save_record(item: Item) -> None:
    """Country, kind or stance as the select boxes say."""
    save_fields(item, RECORD_FIELDS)


def save_country(item: Item) -> None:
    """The country that a mention names, as the select box says."""
    save_fields(item, ("country",))


def save_teaser(item: Item) -> None:
    """Title, kicker, text or agency as the fields say."""
    save_fields(item, TEASER_FIELDS)


def save_date(item: Item) -> None:
    """The date as the field says."""
    save_fields(item, (item.field,))


def save_fields(item: Item, names: Iterable[str]) -> None:
    """A correction for each field that says something else than what shows; none differs: it is accepted."""
    def changes(subject: Subject, _: Any, signed: Signature) -> list[Correction]:
        typed = {name: str(st.session_state.get(f"{name}_{item.key}") or "").strip() for name in names}
        changed = [change(subject, value, signed, name) for name, value in typed.items() if value != subject.shown.get(name)]
        return changed or [accept(subject, signed)]

    make(item, changes, "changed")


def replace_topic(item: Item) -> None:
    """Another topic in place of this one."""
    other = st.session_state.get(f"topic_{item.key}")
    if other:
        make(item, lambda subject, row, signed: [reject(subject, signed), add(topic_subject(row, other), signed)], "changed")


def make(item: Item, build: Any, verdict: str) -> None:
    """Keep what was said of an item, and go on to the next."""
    found = find_row(item)
    if found is None:
        return
    note = str(st.session_state.get(f"note_{item.key}") or "")
    try:
        made = build(subject_of(item, found[1]), found[1], sign_now(note))
    except CorrectionError:
        st.session_state["review_error"] = labels()(f"review.wrong_{item.target}")
        return
    record(made)
    remember(verdict, made[0])
    go(item.after or item.before)


def add_missed(page_id: str, where: str, text: str, start: int, end: int) -> None:
    """A commitment that the machine missed."""
    chosen = {name: st.session_state.get(f"missed_{name}") for name in RECORD_FIELDS}
    subject = missed_commitment(page_id, text, start, end, where=where, **chosen)  # type: ignore[arg-type]
    made = add(subject, sign_now(str(st.session_state.get("missed_note") or "")))
    record([made])
    remember("added", made)


def withdraw_said(item: Item) -> None:
    """Take back what was said of an item; it is to be reviewed again."""
    take_back(item.target, item.key)
    st.session_state["review_last"] = labels()("review.last_withdrawn")


# ------------------------------------------------------------------- moving on
def go(key: str | None) -> None:
    """Look at another item."""
    st.session_state["item"] = key


def step_back() -> None:
    """Undo the last step, and look at its item again."""
    show(undo(), "review.last_undone")


def step_again() -> None:
    """Make the step again that was undone last."""
    show(redo(), "review.last_redone")


def show(correction: Correction | None, said: str) -> None:
    """Go to a correction's item and say what happened."""
    if correction is None:
        return
    st.session_state["check"] = correction.target
    st.session_state["item"] = correction.key
    st.session_state["review_last"] = labels()(said, what=describe_row(correction))


def remember(verdict: str, correction: Correction) -> None:
    """Say what was done last."""
    st.session_state["review_last"] = labels()(f"review.last_{verdict}", what=describe_row(correction))


def describe_row(correction: Correction) -> str:
    """A correction's row in a few words."""
    words = labels()
    if correction.target == "commitment":
        return f"{words.country(correction.country)}, {words.kind(correction.kind)}"
    if correction.target == "mention":
        return f"{words.country(correction.new or correction.country)} ({correction.evidence})"
    if correction.target == "topic":
        return name_value("topic", correction.new or correction.old, words)
    return correction.evidence if len(correction.evidence) <= 60 else correction.evidence[:59] + "…"
