"""The theme: what is read can be read, in light and in dark (WCAG AA)."""
from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from lib.palette import contrast

ROOT = Path(__file__).parents[1]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
ON_COLOUR = "#2A6F9F"
"""What style.css puts under white words."""
READABLE, CAPTION = 4.5, 0.6
"""Contrast of words on their ground; how much of its ink a caption keeps."""


def blend(ink: str, ground: str, share: float) -> str:
    """An ink that lets the ground through."""
    return "#" + "".join(f"{round(share * int(ink[i:i + 2], 16) + (1 - share) * int(ground[i:i + 2], 16)):02X}" for i in (1, 3, 5))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_read_on_page_and_sidebar(name: str) -> None:
    theme = THEME[name]
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"], theme["sidebar"]["backgroundColor"]):
        assert contrast(theme["textColor"], ground) >= READABLE
        assert contrast(theme["linkColor"], ground) >= READABLE
        assert contrast(theme["primaryColor"], ground) >= READABLE, ground
        assert contrast(blend(theme["textColor"], ground, CAPTION), ground) >= READABLE, ground


def test_white_reads_on_the_colour_under_it() -> None:
    assert ON_COLOUR in (ROOT / "lib" / "view" / "style.css").read_text("utf-8")
    assert contrast("#FFFFFF", ON_COLOUR) >= READABLE
