"""Corrections of a session: made, undone, taken back, joined. They are kept in the session's library."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import streamlit as st

from lib.frames import Frames, build_frames
from lib.review import (
    Correction,
    History,
    Signature,
    apply_corrections,
    merge_corrections,
    pack_correction,
    standing,
    withdraw,
)
from lib.schema import Document
from lib.view.overlay import kept_corrections
from lib.view.state import uploads


def corrections() -> list[Correction]:
    """All corrections, in file order."""
    return kept_corrections(uploads())


def history() -> History:
    """What this session did on top of what was there."""
    done: tuple[Correction, ...] = st.session_state.get("review_done", ())
    mine = set(done)
    return History(tuple(c for c in corrections() if c not in mine), done, st.session_state.get("review_undone", ()))


def keep_history(changed: History) -> None:
    """Write what a history holds into the library, and forget what it no longer holds."""
    before, after = set(corrections()), set(changed.corrections)
    uploads().keep_corrections(map(pack_correction, after - before), map(pack_correction, before - after))
    st.session_state["review_done"], st.session_state["review_undone"] = changed.done, changed.undone


# ---------------------------------------------------------------------- signing
def reviewer() -> str:
    """The name that corrections are signed with, empty where none was given."""
    return str(st.session_state.get("reviewer") or "").strip()


def sign_now(note: str = "") -> Signature:
    """Who, and now. Milliseconds, so that two corrections of one row are told apart."""
    now = datetime.now(UTC)
    return Signature(reviewer(), now.replace(microsecond=now.microsecond // 1000 * 1000), note.strip())


# ----------------------------------------------------------------------- making
def record(made: Iterable[Correction]) -> None:
    """Keep corrections as one step."""
    changed = history()
    for correction in made:
        changed = changed.record(correction)
    keep_history(changed)


def undo() -> Correction | None:
    """Take the last step back, however many corrections it has; the first of them."""
    changed = history()
    last = changed.done[-1:]
    while changed.done and changed.done[-1].made_at == last[0].made_at:
        changed = changed.undo()
    keep_history(changed)
    return changed.undone[-1] if last else None


def redo() -> Correction | None:
    """Make the step that was undone last again; the first of its corrections."""
    changed = history()
    last = changed.undone[-1:]
    while changed.undone and changed.undone[-1].made_at == last[0].made_at:
        changed = changed.redo()
    keep_history(changed)
    return last[0] if last else None


def take_back(target: str, key: str) -> None:
    """Withdraw what stands of a row, whoever said it."""
    signed = sign_now()
    record([withdraw(c, signed) for c in said_of(target, key)])


def join(found: Sequence[Correction]) -> int:
    """Add the corrections of a file; how many were not here yet."""
    before = corrections()
    new = set(merge_corrections(before, found)) - set(before)
    uploads().keep_corrections([pack_correction(c) for c in new])
    return len(new)


# ---------------------------------------------------------------------- looking
def said_of(target: str, key: str) -> list[Correction]:
    """What stands of one row."""
    return [c for c in standing(corrections()) if (c.target, c.key) == (target, key)]


def page_frames(document: Document) -> Frames:
    """One page's rows under corrections, the rejected ones kept."""
    page_id = document.page.page_id
    mine = [c for c in corrections() if c.page_id == page_id]
    return apply_corrections(build_frames([document]), mine, keep_rejected=True).frames
