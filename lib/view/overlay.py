"""The library under the corrections of its keeper, laid anew only when something has changed."""
from __future__ import annotations

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
        The library that keeps the corrections: the reader's own, for the
        sample pages belong to all sessions.
    """
    versions = (shown.version(), keeper.version())
    kept = st.session_state.get("laid")
    if kept is None or kept[0] is not shown or kept[1] != versions:
        kept = (shown, versions, lay_over(shown, kept_corrections(keeper)))
        st.session_state["laid"] = kept
    laid: Library = kept[2]
    return laid


def kept_corrections(keeper: Library) -> list[Correction]:
    """The corrections of a library, in file order; read again only after a change."""
    version = keeper.version()
    kept = st.session_state.get("corrections")
    if kept is None or kept[0] is not keeper or kept[1] != version:
        kept = (keeper, version, unpack_corrections(keeper.corrections()))
        st.session_state["corrections"] = kept
    return list(kept[2])
