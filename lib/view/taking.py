"""What the browser itself makes: pictures of charts, the copied link, copied citations."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from lib.view.state import labels

FOLDER = Path(__file__).parent

_take = st.components.v2.component(
    "coverage_take", html='<div class="take"></div>', css=(FOLDER / "takeaway.css").read_text("utf-8"),
    js=(FOLDER / "takeaway.js").read_text("utf-8"))


def draw_pictures(key: str, chart: str, title: str, caption: Sequence[str], file: str,
                  legend: Sequence[dict[str, str]] = (), grid: Mapping[str, Any] | None = None) -> None:
    """Buttons that make a picture of a chart.

    Parameters
    ----------
    chart
        Key of the chart on the page.
    title, caption
        What stands over and under the picture, a line each.
    file
        Name of the file without its ending.
    legend
        `colour`, `ink`, `sign` and `words` of each entry under the chart.
    grid
        A table of signs that is drawn in the place of a chart.
    """
    words = labels()
    buttons = [{"label": kind.upper(), "does": kind, "name": words("take.picture_as", kind=kind.upper())}
               for kind in ("svg", "png")]
    draw_buttons(key, buttons, chart=chart, title=title, caption=list(caption), file=file, legend=list(legend), grid=grid)


def draw_copy_link(key: str) -> None:
    """A button that copies the address of this view."""
    words = labels()
    draw_buttons(key, [{"label": words("take.link"), "does": "link", "done": words("take.copied")}])


def draw_copy(key: str, text: str, label: str) -> None:
    """A button that copies words."""
    draw_buttons(key, [{"label": label, "does": "text", "text": text, "done": labels()("take.copied")}])


def draw_buttons(key: str, buttons: list[dict[str, Any]], **more: Any) -> None:
    """Buttons whose work is done by the browser."""
    words = labels()
    _take(key=key, width="content", data={"buttons": buttons, **more, "words": {
        "failed": words("take.failed"), "no_chart": words("take.no_chart")}})
