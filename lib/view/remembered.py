"""What the browser remembers from one visit to the next (a reviewer's name, that the tour was seen), and the way past the sidebar.

Cookies of this address: the next session has them before its first page is
drawn, and they never leave the way between this browser and this server.
"""
from __future__ import annotations

from urllib.parse import unquote

import streamlit as st

from lib.view.state import labels

YEAR_SECONDS = 365 * 24 * 3600
FRAME = """
// Streamlit's sidebar stands before the page: whoever goes by keyboard passes it with one key.
const skipLink = (words) => {
  let link = document.getElementById("ce-skip")
  if (!link) {
    link = document.createElement("a")
    link.id = "ce-skip"
    link.href = "#"
    link.onclick = (event) => {
      event.preventDefault()
      const main = document.querySelector("[data-testid=stMain]")
      if (!main) return
      main.tabIndex = -1
      main.focus()
    }
    const bar = document.createElement("nav")
    bar.setAttribute("aria-label", words)
    bar.append(link)
    document.body.prepend(bar)
  }
  link.textContent = words
  link.parentElement.setAttribute("aria-label", words)
}

export default function ({ data }) {
  if (!data) return
  skipLink(data.skip)
  document.documentElement.lang = data.language
  for (const [name, value] of Object.entries(data.kept)) {
    document.cookie = `ce_${name}=${encodeURIComponent(value)}; path=/; SameSite=Lax; max-age=${value ? data.seconds : 0}`
  }
}
"""
_frame = st.components.v2.component("coverage_frame", html="<span></span>", js=FRAME)


def recall(name: str) -> str:
    """What the browser remembers under a name, empty for nothing; what this session said wins."""
    kept: dict[str, str] = st.session_state.get("kept_words", {})
    if name in kept:
        return kept[name]
    cookie: object = st.context.cookies.get(f"ce_{name}")
    return unquote(cookie) if isinstance(cookie, str) else ""


def keep(name: str, value: str) -> None:
    """Have the browser remember something; empty words make it forget."""
    if value != recall(name):
        st.session_state["kept_words"] = {**st.session_state.get("kept_words", {}), name: value}


def draw_frame() -> None:
    """The way past the sidebar, the page's language, and what is to be remembered."""
    words = labels()
    _frame(key="frame", height=1, data={"skip": words("help.skip"), "language": words.language, "seconds": YEAR_SECONDS,
                                        "kept": st.session_state.get("kept_words", {})})
