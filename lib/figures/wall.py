"""The teaser wall: shares as a grid of shaded fields with their figures, and two shares side by side."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.figures.timeline import GRID, PLAIN_BAR
from lib.labels import Labels
from lib.markup import escape, hover_words
from lib.palette import BASIS_COLOURS, DARK_INK

ROW_HEIGHT, HEAD, SMALLEST = 30, 90, 150
PALE, FULL = "#DCEAF6", "#6FB1E3"
"""From few to most: dark ink can be read on both, in either theme. Nothing is not drawn."""
NAME_WIDTH, HEAD_WIDTH = 24, 17
"""Letters of a row's and of a column's name in a line."""
BESIDE, ELSEWHERE = BASIS_COLOURS["age"], BASIS_COLOURS["none"]


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts in rows and columns, and how many there are in each column."""

    rows: Sequence[str]
    columns: Sequence[str]
    counts: Sequence[Sequence[int]]
    totals: Sequence[int]


@dataclass(frozen=True, slots=True)
class Twice:
    """One name with two shares of their totals."""

    name: str
    beside: int
    beside_total: int
    elsewhere: int
    elsewhere_total: int


def percent(count: int, total: int) -> float:
    """A share in percent; of nothing it is nothing."""
    return 100 * count / total if total else 0.0


def draw_shares(grid: Grid, labels: Labels) -> go.Figure:
    """Draw the share of each row in each column, in percent of the column.

    Parameters
    ----------
    grid
        One column a publisher, one row a topic, agency or age.
    labels
        The interface's words.
    """
    shares = [[percent(count, total) or None for count, total in zip(row, grid.totals, strict=True)] for row in grid.counts]
    most = max((share for row in shares for share in row if share), default=1.0)
    hovers = [[f"<b>{hover_words(column)}</b><br>{hover_words(row)}<br>"
               + escape(labels("wall.share_of", count=labels.number(count), total=labels.number(total)))
               for column, count, total in zip(grid.columns, counts, grid.totals, strict=True)]
              for row, counts in zip(grid.rows, grid.counts, strict=True)]
    across, down = list(range(len(grid.columns))), list(range(len(grid.rows)))
    figure = go.Figure([
        go.Heatmap(z=shares, x=across, y=down, zmin=0, zmax=most, showscale=False, xgap=2, ygap=2, hoverongaps=False,
                   colorscale=[[0, PALE], [1, FULL]], hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>"),
        go.Scatter(x=[x for _ in down for x in across], y=[y for y in down for _ in across], mode="text", hoverinfo="skip", textfont={"color": DARK_INK, "size": 12},
                   text=[f"{share:.0f}" if share else "" for row in shares for share in row]),
    ])
    figure.update_layout(
        xaxis={"tickmode": "array", "tickvals": across, "ticktext": [hover_words(name, width=HEAD_WIDTH, lines=2) for name in grid.columns],
               "side": "top", "showgrid": False, "zeroline": False, "fixedrange": True, "range": [-0.5, len(across) - 0.5], "autotickangles": [0, 90],
               "automargin": True},
        yaxis={"tickmode": "array", "tickvals": down, "ticktext": [hover_words(name, width=NAME_WIDTH, lines=2) for name in grid.rows],
               "range": [len(down) - 0.5, -0.5], "showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True},
        height=max(SMALLEST, HEAD + ROW_HEIGHT * len(down)), showlegend=False, **plain())
    return figure


def draw_beside(pairs: Sequence[Twice], labels: Labels) -> go.Figure:
    """Draw what stands beside chosen stories against what stands beside all others, in percent.

    Parameters
    ----------
    pairs
        One a topic, in the order of the rows.
    labels
        The interface's words.
    """
    down = list(range(len(pairs)))
    shares = [(percent(p.beside, p.beside_total), percent(p.elsewhere, p.elsewhere_total)) for p in pairs]
    figure = go.Figure(go.Scatter(
        x=[x for one, other in shares for x in (one, other, None)], y=[y for row in down for y in (row, row, None)], mode="lines",
        line={"color": GRID, "width": 4}, hoverinfo="skip", showlegend=False))
    for key, at, symbol, colour in (("beside", 0, "circle", BESIDE), ("elsewhere", 1, "diamond-open", ELSEWHERE)):
        counts = [(getattr(pair, key), getattr(pair, f"{key}_total")) for pair in pairs]
        figure.add_trace(go.Scatter(
            x=[share[at] for share in shares], y=down, mode="markers", cliponaxis=False, name=labels(f"around.{key}"),
            marker={"symbol": symbol, "size": 12, "color": colour, "line": {"width": 2, "color": colour}},
            hovertext=[f"<b>{hover_words(pair.name)}</b><br>{escape(labels('around.' + key))}<br>"
                       + escape(labels("wall.share_of", count=labels.number(count), total=labels.number(total)))
                       for pair, (count, total) in zip(pairs, counts, strict=True)], hovertemplate="%{hovertext}<extra></extra>"))
    figure.update_layout(
        xaxis={"title": {"text": labels("wall.percent")}, "rangemode": "tozero", "gridcolor": GRID, "zeroline": False, "fixedrange": True},
        yaxis={"tickmode": "array", "tickvals": down, "ticktext": [hover_words(pair.name, width=NAME_WIDTH, lines=2) for pair in pairs],
               "range": [len(down) - 0.5, -0.5], "gridcolor": GRID, "zeroline": False, "fixedrange": True, "automargin": True},
        height=max(SMALLEST, HEAD + 40 + ROW_HEIGHT * len(down)), showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "xanchor": "left", "yanchor": "bottom"}, **plain())
    return figure


def plain() -> dict[str, object]:
    """What all figures of the wall share."""
    return {"margin": {"l": 8, "r": 8, "t": 8, "b": 8}, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
            "hovermode": "closest", "hoverlabel": {"align": "left"}, "modebar": PLAIN_BAR, "dragmode": False}
