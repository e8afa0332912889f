"""Scroll to a sentence once, when it was asked for."""
from __future__ import annotations

import streamlit as st

SCROLL = """
export default function ({ data, parentElement }) {
  if (!data || !data.anchor || parentElement.dataset.done === String(data.turn)) return
  parentElement.dataset.done = String(data.turn)
  let tries = 0
  const look = () => {
    const found = document.getElementById(data.anchor)
    if (found) found.scrollIntoView({ block: "center", behavior: "smooth" })
    else if (tries++ < 40) setTimeout(look, 50)
  }
  look()
}
"""
_scroll = st.components.v2.component("coverage_jump", html="<span></span>", js=SCROLL)


def ask_jump() -> None:
    """Ask the next run to scroll."""
    st.session_state["jump"] = st.session_state.get("jump", 0) + 1


def jump_to(anchor: str | None) -> None:
    """Scroll to the element of this name, if a jump was asked for since the last one."""
    turn = st.session_state.get("jump", 0)
    _scroll(data={"anchor": anchor if turn else None, "turn": turn}, key="jump_there", height=1)
