"""Numbers as buttons: each leads to its rows."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from lib.view.state import labels

FOLDER = Path(__file__).parent

_tiles = st.components.v2.component(
    "coverage_tiles", html='<ul class="tiles"></ul>', css=(FOLDER / "tiles.css").read_text("utf-8"),
    js=(FOLDER / "tiles.js").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Tile:
    """A number with its word; `away` when its rows stand on another page, `sign` with its colour before the word."""

    key: str
    value: int
    label: str
    note: str | None = None
    away: bool = False
    sign: str | None = None
    colour: str | None = None
    ink: str | None = None


def draw_tiles(key: str, tiles: Iterable[Tile], *, name: str, chosen: str | None, on_open: Callable[[], None]) -> None:
    """Show numbers; `opened_row(key)` in `on_open` gives the one that was chosen.

    Parameters
    ----------
    name
        What the numbers are of, for those who hear it.
    chosen
        The number whose rows are shown.
    """
    words = labels()
    _tiles(key=key, on_opened_change=on_open, data={"name": name, "chosen": chosen, "tiles": [
        {"key": tile.key, "value": words.number(tile.value), "label": tile.label, "note": tile.note, "away": tile.away,
         "sign": tile.sign, "colour": tile.colour, "ink": tile.ink,
         "leads": words("overview.leads_away" if tile.away else "overview.leads")} for tile in tiles]})
