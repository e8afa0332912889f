"""What a search found as a list: headline and words around the hits, the hits marked; each opens its page."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from lib.view.rows import stance_words

FOLDER = Path(__file__).parent
Pieces = tuple[tuple[str, bool], ...]
"""Stretches of words, and whether each is a hit."""

_hits = st.components.v2.component(
    "coverage_hits", html='<ol class="hits"></ol>', css=(FOLDER / "hits.css").read_text("utf-8"),
    js=(FOLDER / "hits.js").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Ground:
    """A record that the words of a hit stand in."""

    key: str
    stance: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One hit: its name where it is opened, its page, its words, what is said of it, and the records behind it."""

    key: str
    page_id: str
    teaser_id: str | None
    title: Pieces
    snippet: Pieces
    source: str
    language: str | None = None
    note: str | None = None
    grounds: tuple[Ground, ...] = ()


def draw_entries(key: str, entries: Iterable[Entry], *, name: str, open_words: str, why: str, on_open: Callable[[], None]) -> None:
    """Show hits; `opened_row(key)` in `on_open` gives the key of the one that was opened, or of a record behind it.

    Parameters
    ----------
    name
        What the list holds, for those who hear it.
    open_words
        What opening a hit does.
    why
        What opening a record behind it does.
    """
    _hits(key=key, on_opened_change=on_open, data={
        "name": name, "open": open_words, "why": why, **stance_words(), "hits": [asdict(entry) for entry in entries]})
