"""A country's stances over time: a line of signs for each kind, intervals as bars."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from lib.figures.timeline import GRID, PLAIN_BAR, ticks
from lib.labels import Labels
from lib.markup import hover_words
from lib.palette import STANCE_COLOURS, STANCE_SIGNS, ink_on

SIGN_SIZE, ROW_HEIGHT, SMALLEST, LARGEST = 20, 30, 170, 1600
GATHERED_FROM = 80
"""So many signs stand one by one; from here on, those of one stance that would touch are one."""
ACROSS = 26
"""Signs that fit beside each other."""
LABEL_WIDTH = 18
HOUR = 3_600_000.0
UNKNOWN_SHARE = 0.14
"""Share of the width that records without a time take."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A stance on the axis.

    Attributes
    ----------
    lane
        Name of its row.
    begin, end
        Milliseconds of the page's own clock; both null: the time is not known, one: it is open there.
    key
        What a click on it chooses.
    count
        How many signs it stands for.
    """

    lane: str
    begin: float | None
    end: float | None
    stance: str
    key: str
    hover: str
    count: int = 1

    @property
    def at(self) -> float | None:
        """Where the sign stands: in the middle of its interval, at the known end of an open one."""
        if self.begin is None or self.end is None:
            return self.end if self.begin is None else self.begin
        return (self.begin + self.end) / 2


def draw_stance_lines(signs: Sequence[Sign], labels: Labels) -> go.Figure:
    """Draw each stance as a sign at its time; lanes stand in the order of first appearance.

    Returns
    -------
    plotly Figure
        `customdata` of every sign is its key.
    """
    timed, untimed = [s for s in signs if s.at is not None], [s for s in signs if s.at is None]
    first, last = reach(timed)
    if len(signs) >= GATHERED_FROM:
        signs = gather_signs(signs, (last - first) / ACROSS, labels)
    rows, lanes = place_signs(signs, (last - first) / ACROSS)
    figure = go.Figure()
    if timed:
        figure.add_trace(lane_lines([(sign, row) for sign, row in rows if sign.at is not None]))
        figure.add_traces(interval_bars([(sign, row) for sign, row in rows if sign.at is not None], first, last))
    for stance in STANCE_COLOURS:
        figure.add_traces(sign_traces([(s, row) for s, row in rows if s.stance == stance], stance, labels))
    lay_out(figure, lanes, (first, last), bool(timed), bool(untimed), labels)
    return figure


def reach(signs: Sequence[Sign]) -> tuple[float, float]:
    """First and last moment of the axis, with room at both ends."""
    ends = [end for sign in signs for end in (sign.begin, sign.end) if end is not None]
    if not ends:
        return 0.0, 24 * HOUR
    room = max((max(ends) - min(ends)) * 0.06, 12 * HOUR)
    return min(ends) - room, max(ends) + room


def gather_signs(signs: Sequence[Sign], gap: float, labels: Labels) -> list[Sign]:
    """Signs of one lane and stance that would touch each other as one, which says how many it stands for."""
    near: dict[tuple[str, str, float | None], list[Sign]] = {}
    for sign in signs:
        near.setdefault((sign.lane, sign.stance, None if sign.at is None else sign.at // gap), []).append(sign)
    gathered = []
    for some in near.values():
        newest = max(some, key=lambda sign: sign.at or 0)
        more = "<br>" + labels("country.more_here", n=labels.number(len(some) - 1)) if len(some) > 1 else ""
        gathered.append(replace(newest, hover=newest.hover + more, count=len(some)))
    return gathered


def place_signs(signs: Sequence[Sign], gap: float) -> tuple[list[tuple[Sign, float]], dict[str, tuple[int, int]]]:
    """Give each sign a row of its lane in which it touches no other; lane -> first row and number of rows."""
    within: list[tuple[Sign, int]] = []
    taken: dict[str, list[float]] = {sign.lane: [] for sign in signs}
    unknown: dict[str, int] = dict.fromkeys(taken, 0)
    for sign in sorted(signs, key=lambda s: (s.at is None, s.at or 0)):
        at, ends = sign.at, taken[sign.lane]
        if at is None:
            row = unknown[sign.lane]
            unknown[sign.lane] += 1
        else:
            row = next((index for index, end in enumerate(ends) if end <= at), len(ends))
            ends[row:row + 1] = [at + gap]
        within.append((sign, row))
    lanes, first = {}, 0
    for name, ends in taken.items():
        size = max(len(ends), unknown[name], 1 + (len(name) > LABEL_WIDTH))
        lanes[name] = (first, size)
        first += size
    return [(sign, lanes[sign.lane][0] + row + free_above(lanes[sign.lane][1], len(taken[sign.lane]), unknown[sign.lane]))
            for sign, row in within], lanes


def free_above(size: int, *taken: int) -> float:
    """Rows left free above the signs of a lane whose name needs more room than they do."""
    return max(0, size - max(taken)) / 2


def lane_lines(rows: Sequence[tuple[Sign, float]]) -> go.Scatter:
    """A thin line from the first to the last sign of each row."""
    ends: dict[float, list[float]] = {}
    for sign, row in rows:
        ends.setdefault(row, []).append(sign.at or 0)
    x, y = list[float | None](), list[float | None]()
    for row, found in ends.items():
        x += [min(found), max(found), None]
        y += [row, row, None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": "rgba(128,136,148,0.6)", "width": 1.5}, hoverinfo="skip",
                      showlegend=False)


def interval_bars(rows: Sequence[tuple[Sign, float]], first: float, last: float) -> list[go.Bar]:
    """Where a time is an interval: a bar as long as it is, to the edge where it is open."""
    wide = [(sign, row, sign.begin if sign.begin is not None else first, sign.end if sign.end is not None else last)
            for sign, row in rows if sign.begin != sign.end]
    if not wide:
        return []
    return [go.Bar(
        base=[begin for _, _, begin, _ in wide], x=[end - begin for _, _, begin, end in wide],
        y=[row for _, row, _, _ in wide], orientation="h", width=0.34, showlegend=False, hoverinfo="skip",
        marker={"color": [STANCE_COLOURS[sign.stance] for sign, *_ in wide], "opacity": 0.55,
                "line": {"color": "rgba(128,136,148,0.9)", "width": 1}})]


def sign_traces(rows: Sequence[tuple[Sign, float]], stance: str, labels: Labels) -> list[go.Scatter]:
    """The signs of one stance, those without a time on an axis of their own."""
    colour, traces = STANCE_COLOURS[stance], []
    for known in (True, False):
        some = [(sign, row) for sign, row in rows if (sign.at is not None) == known]
        if some:
            traces.append(go.Scatter(
                x=[sign.at if known else 0 for sign, _ in some], y=[row for _, row in some], xaxis="x" if known else "x2",
                mode="markers+text", text=[STANCE_SIGNS[stance]] * len(some), name=labels.stance(stance),
                textfont={"color": ink_on(colour), "size": 13, "weight": 700}, customdata=[sign.key for sign, _ in some],
                marker={"size": [SIGN_SIZE + 6 * (sign.count > 1) for sign, _ in some], "color": colour, "opacity": 1, "line": {"color": "rgba(128,136,148,0.9)", "width": 1}},
                selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}, "textfont": {"color": ink_on(colour)}},
                hovertext=[sign.hover for sign, _ in some], hovertemplate="%{hovertext}<extra></extra>"))
    return traces


def lay_out(figure: go.Figure, lanes: dict[str, tuple[int, int]], ends: tuple[float, float], timed: bool, untimed: bool,
            labels: Labels) -> None:
    """Axes and lanes."""
    rows = sum(size for _, size in lanes.values())
    edge = 1 - UNKNOWN_SHARE if timed and untimed else 1.0
    figure.update_layout(
        xaxis={"type": "date", "range": list(ends), "domain": [0, edge], "visible": timed, "tickformatstops": ticks(labels), "showgrid": True,
               "gridcolor": GRID, "zeroline": False, "side": "bottom", "nticks": 5},
        yaxis={"tickmode": "array", "tickvals": [first + (size - 1) / 2 for first, size in lanes.values()],
               "ticktext": [hover_words(name, width=LABEL_WIDTH, lines=2) for name in lanes], "range": [rows - 0.4, -0.6],
               "showgrid": False, "zeroline": False, "automargin": True, "tickfont": {"size": 13}, "fixedrange": True},
        shapes=[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": first - 0.5, "y1": first - 0.5,
                 "line": {"color": GRID, "width": 1}} for first, _ in list(lanes.values())[1:]],
        height=min(max(SMALLEST, 60 + rows * ROW_HEIGHT), LARGEST), barmode="overlay", showlegend=False, hovermode="closest",
        margin={"l": 8, "r": 8, "t": 8, "b": 8}, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={"align": "left"}, dragmode="pan", clickmode="event+select", modebar=PLAIN_BAR)
    if untimed:
        figure.update_layout(xaxis2={
            "domain": [edge if timed else 0, 1], "range": [-1, 1], "fixedrange": True, "tickmode": "array", "tickvals": [0],
            "ticktext": [hover_words(labels("dated.none"), width=12, lines=3)], "showgrid": False, "zeroline": False,
            "anchor": "y"})
