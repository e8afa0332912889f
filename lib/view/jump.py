"""Scroll to a sentence once, when it was asked for."""
from __future__ import annotations

import streamlit as st

SCROLL = """
// The page still grows for a moment after it was opened: look a few times, until the reader scrolls.
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector("span")
  if (!place || !data || !data.anchor || place.turn === data.turn) return
  place.turn = data.turn
  let tries = 0
  const stop = () => { tries = 99 }
  for (const event of ["wheel", "touchstart", "keydown"]) window.addEventListener(event, stop, { once: true, passive: true })
  const look = () => {
    const found = document.getElementById(data.anchor)
    const box = found && found.getBoundingClientRect()
    if (box && (box.top < 60 || box.bottom > window.innerHeight - 60)) found.scrollIntoView({ block: "center" })
    if (tries++ < 12) setTimeout(look, 120)
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
