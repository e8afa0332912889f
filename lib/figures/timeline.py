"""Teasers on a time axis: spans as bars, their middle as a tick, the unknown beside the axis."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.labels import Labels
from lib.markup import hover_words
from lib.palette import BASIS_COLOURS, BASIS_PATTERNS, CAPTURED

LANE_HEIGHT, SMALLEST, LARGEST = 26, 240, 1800
LABEL_WIDTH = 26
"""Letters of a lane's name that fit beside one row."""
PLAIN_BAR = {"bgcolor": "rgba(0,0,0,0)", "color": "#8A929C", "activecolor": "#8A929C"}
GRID = "rgba(128,136,148,0.25)"
ACROSS = 16
"""Teasers without a time that stand in one row of their lane."""


@dataclass(frozen=True, slots=True)
class Span:
    """A teaser, or a capture, on the axis; `begin` and `end` null where the time isn't known.

    Milliseconds since 1970 in the shown zone's wall clock: the axis prints them as they stand.
    """

    lane: str
    begin: float | None
    end: float | None
    basis: str
    hover: str


def draw_teaser_timeline(spans: Sequence[Span], captures: Sequence[Span], labels: Labels) -> go.Figure:
    """Draw each teaser as the span in which it was published.

    Parameters
    ----------
    spans
        One a teaser, its lane named; the lanes stand in the order of first appearance.
    captures
        One a page whose capture is known: when it was saved, in a lane of its own.
    labels
        The interface's words.
    """
    timed = [span for span in spans if span.begin is not None]
    untimed = [span for span in spans if span.begin is None]
    rows, lanes = place_spans(timed, untimed, captures, labels)
    figure = go.Figure()
    for basis in ("attribute", "printed", "age"):
        figure.add_traces(bars([row for row in rows if row[0].basis == basis], basis, labels))
    figure.add_traces(capture_traces(captures, lanes, labels))
    if untimed:
        figure.add_trace(unknown_trace(untimed, lanes, labels))
    lay_out(figure, lanes, timed, untimed, labels)
    return figure


def place_spans(timed: Sequence[Span], untimed: Sequence[Span], captures: Sequence[Span],
                labels: Labels) -> tuple[list[tuple[Span, float]], dict[str, tuple[int, int]]]:
    """Give each span a row in its lane, so that spans which overlap stand below each other.

    Returns
    -------
    rows
        Each span with its row.
    lanes
        Lane -> first row and number of rows.
    """
    names = dict.fromkeys([*([labels("timeline.captured")] if captures else []), *(s.lane for s in timed)])
    ends: dict[str, list[float]] = {name: [] for name in names}
    within: list[tuple[Span, int]] = []
    everything = [s for s in timed if s.begin is not None and s.end is not None]
    width = max((s.end or 0) for s in everything) - min((s.begin or 0) for s in everything) if everything else 0
    for span in sorted(everything, key=lambda s: (s.begin or 0, s.end or 0)):
        within.append((span, first_free(ends[span.lane], span, gap=width / 70)))
    lanes, first = {}, 0
    for name in names:
        size = max(len(ends[name]), 1 + (len(name) > LABEL_WIDTH))
        lanes[name] = (first, size)
        first += size
    if untimed:
        lanes[labels("timeline.unknown_lane")] = (first, -(-len(untimed) // ACROSS))
    return [(span, lanes[span.lane][0] + row) for span, row in within], lanes


def first_free(ends: list[float], span: Span, gap: float) -> int:
    """The first row of a lane in which nothing stands at the span's beginning."""
    begin, end = span.begin or 0.0, max(span.end or 0.0, (span.begin or 0.0)) + gap
    for row, taken in enumerate(ends):
        if taken <= begin:
            ends[row] = end
            return row
    ends.append(end)
    return len(ends) - 1


def bars(rows: Sequence[tuple[Span, float]], basis: str, labels: Labels) -> list[go.Bar | go.Scatter]:
    """The spans of one basis as bars, and a tick on the middle of each, seen however short the bar is."""
    if not rows:
        return []
    colour, name = BASIS_COLOURS[basis], labels(f"basis.{basis}")
    begins = [row[0].begin or 0 for row in rows]
    widths = [(row[0].end or 0) - (row[0].begin or 0) for row in rows]
    levels, hovers = [row[1] for row in rows], [row[0].hover for row in rows]
    return [
        go.Bar(base=begins, x=widths, y=levels, orientation="h", width=0.62, name=name, legendgroup=basis,
               marker={"color": colour, "opacity": 0.75, "line": {"color": colour, "width": 1},
                       "pattern": {"shape": BASIS_PATTERNS[basis], "fillmode": "overlay", "fgcolor": "#FFFFFF", "fgopacity": 0.75, "size": 6}},
               hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>"),
        go.Scatter(x=[b + w / 2 for b, w in zip(begins, widths, strict=True)], y=levels, mode="markers",
                   legendgroup=basis, showlegend=False, name=name,
                   marker={"symbol": "line-ns", "size": 13, "line": {"color": colour, "width": 3}},
                   hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>"),
    ]


def capture_traces(captures: Sequence[Span], lanes: dict[str, tuple[int, int]],
                   labels: Labels) -> list[go.Bar | go.Scatter]:
    """When each page was saved: a mark in the first lane, on its span where it isn't exact."""
    if not captures:
        return []
    level = lanes[labels("timeline.captured")][0]
    begins = [c.begin or 0 for c in captures]
    widths = [(c.end or 0) - begin for c, begin in zip(captures, begins, strict=True)]
    shared = {"y": [level] * len(captures), "name": labels("timeline.captured"),
              "hovertext": [c.hover for c in captures], "hovertemplate": "%{hovertext}<extra></extra>"}
    return [
        go.Bar(base=begins, x=widths, orientation="h", width=0.3, marker={"color": CAPTURED, "opacity": 0.45}, **shared),
        go.Scatter(x=[begin + width / 2 for begin, width in zip(begins, widths, strict=True)], mode="markers",
                   marker={"symbol": "diamond", "size": 12, "color": CAPTURED, "line": {"color": "#FFFFFF", "width": 1}},
                   **shared),
    ]


def unknown_trace(untimed: Sequence[Span], lanes: dict[str, tuple[int, int]], labels: Labels) -> go.Scatter:
    """Teasers without a time, side by side in a lane of their own: their place says nothing."""
    name = labels("timeline.unknown_lane")
    first, _ = lanes[name]
    return go.Scatter(
        x=[number % ACROSS for number in range(len(untimed))], xaxis="x2",
        y=[first + number // ACROSS for number in range(len(untimed))], mode="markers", name=name,
        marker={"symbol": "square-open", "size": 9, "color": BASIS_COLOURS["none"], "line": {"width": 2}},
        hovertext=[span.hover for span in untimed], hovertemplate="%{hovertext}<extra></extra>")


def ticks(labels: Labels) -> list[dict[str, object]]:
    """How the axis writes times in the reader's language: digits alone where the chart library knows no month names."""
    time, day, month = (labels(f"format.axis_{name}") for name in ("time", "day", "month"))
    return [{"dtickrange": [None, 43_200_000], "value": f"{time}\n{day}"}, {"dtickrange": [43_200_000, "M1"], "value": f"{day}\n%Y"},
            {"dtickrange": ["M1", None], "value": month}]


def lay_out(figure: go.Figure, lanes: dict[str, tuple[int, int]], timed: Sequence[Span], untimed: Sequence[Span],
            labels: Labels) -> None:
    """Axes and lanes."""
    rows = sum(size for _, size in lanes.values())
    figure.update_xaxes(showgrid=True, gridcolor=GRID, zeroline=False)
    figure.update_layout(
        xaxis={"type": "date", "side": "bottom", "visible": bool(timed or lanes), "tickformatstops": ticks(labels)},
        yaxis={"tickmode": "array", "tickvals": [first + (size - 1) / 2 for first, size in lanes.values()],
               "ticktext": [hover_words(name, width=LABEL_WIDTH, lines=2) for name in lanes], "range": [rows - 0.4, -0.6],
               "showgrid": False, "zeroline": False, "automargin": True, "tickfont": {"size": 12}},
        shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": first - 0.5, "y1": first - 0.5,
                 "line": {"color": GRID, "width": 1}} for first, _ in list(lanes.values())[1:]],
        height=min(max(SMALLEST, 60 + rows * LANE_HEIGHT), LARGEST), bargap=0.1, barmode="overlay",
        margin={"l": 8, "r": 8, "t": 8, "b": 8}, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False, hoverlabel={"align": "left"},
        hovermode="closest", dragmode="zoom", modebar=PLAIN_BAR)
    if untimed:
        figure.update_layout(xaxis2={"overlaying": "x" if timed else None, "anchor": "y", "range": [-0.7, ACROSS],
                                     "visible": False, "fixedrange": True})
