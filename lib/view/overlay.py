"""The library under the corrections of its keeper, laid anew only when something has changed."""
from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import streamlit as st

from lib.library import Library
from lib.review import Correction, lay_over, unpack_corrections


def lay(shown: Library, keeper: Library) -> Library:
    """A library under corrections.

    Parameters
    ----------
    shown
        Pages as the machine read them.
    keeper
        The library that keeps the corrections: the session's own, for the
        sample pages belong to all sessions.
    """
    versions = (shown.version(), keeper.version())
    kept = st.session_state.get("laid")
    if kept is None or kept[0] is not shown or kept[1] != versions:
        kept = (shown, versions, lay_over(shown, kept_corrections(keeper.corrections())))
        st.session_state["laid"] = kept
    laid: Library = kept[2]
    return laid


def kept_corrections(lines: Iterable[str]) -> list[Correction]:
    """Lines of a library as corrections, in file order."""
    return list(unpacked(frozenset(lines)))


@lru_cache(maxsize=4)
def unpacked(lines: frozenset[str]) -> tuple[Correction, ...]:
    """The same lines are read once."""
    return tuple(unpack_corrections(lines))
