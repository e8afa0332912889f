"""Many teasers on a time axis: how many each lane has in each span of time."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.figures.timeline import LABEL_WIDTH, PLAIN_BAR, ticks
from lib.labels import Labels
from lib.markup import hover_words
from lib.palette import BASIS_COLOURS, faded

BINNED_FROM = 800
"""So many teasers are painted one by one; from here on they are counted in bins."""
HEAT = BASIS_COLOURS["printed"]
ROW_HEIGHT, SMALLEST = 30, 220
MINUTE = 60_000
"""Milliseconds of the axis."""


@dataclass(frozen=True, slots=True)
class Bins:
    """Counts by lane and span.

    Attributes
    ----------
    begin
        Where the first span begins, in milliseconds since 1970.
    minutes
        How long each span is.
    lanes, counts
        The lanes in their order, and of each its counts in all spans.
    together
        The last lane holds several: it does not set the scale.
    """

    begin: float
    minutes: int
    lanes: Sequence[str]
    counts: Sequence[Sequence[int]]
    together: bool = False


def draw_teaser_heatmap(bins: Bins, labels: Labels) -> go.Figure:
    """Draw how many teasers a lane has in each span of time; nothing is drawn where there are none."""
    down, step = list(range(len(bins.lanes))), bins.minutes * MINUTE
    hovers = [[f"<b>{hover_words(lane)}</b><br>" + labels.count("teasers", count) for count in counts]
              for lane, counts in zip(bins.lanes, bins.counts, strict=True)]
    most = max((count for counts in bins.counts[:len(bins.counts) - bins.together] for count in counts), default=1)
    figure = go.Figure(go.Heatmap(
        z=[[count or None for count in counts] for counts in bins.counts], x0=bins.begin + step / 2, dx=step, y=down, ygap=2, xgap=0.5,
        zmin=0, zmax=most, colorscale=[[0, faded(HEAT, 0.12)], [1, HEAT]], hoverongaps=False, hovertext=hovers,
        colorbar={"title": {"text": labels("timeline.heat")}, "thickness": 12, "outlinewidth": 0},
        hovertemplate=f"%{{x|{labels('format.axis_day')} %Y, {labels('format.axis_time')}}}<br>%{{hovertext}}<extra></extra>"))
    figure.update_layout(
        xaxis={"type": "date", "tickformatstops": ticks(labels), "showgrid": False},
        yaxis={"tickmode": "array", "tickvals": down, "ticktext": [hover_words(lane, width=LABEL_WIDTH, lines=2) for lane in bins.lanes],
               "range": [len(down) - 0.5, -0.5], "automargin": True, "showgrid": False, "zeroline": False, "fixedrange": True, "tickfont": {"size": 12}},
        height=max(SMALLEST, 80 + ROW_HEIGHT * len(down)), margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", hoverlabel={"align": "left"}, dragmode="zoom", modebar=PLAIN_BAR)
    return figure
