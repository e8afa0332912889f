"""The map of silence: of whom a corpus says nothing, or nothing that counts."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from lib.figures.stance_map import BORDER, EUROPE, OUTLINES, SIGN_RADIUS, VIEWS, WORLD, land, place_of
from lib.palette import SILENCE_COLOURS, SILENCE_SIGNS, ink_on

MOSTLY = 0.8
"""A list with so large a share in Europe is shown there."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A country of the list, its status, and what its hover box says (safe HTML)."""

    country: str
    status: str
    hover: str


def choose_frame(countries: Sequence[Silent]) -> str:
    """Europe, or the world where a list reaches beyond it."""
    inside = sum(place_of(silent.country, EUROPE) is not None for silent in countries)
    return EUROPE if inside >= MOSTLY * len(countries) else WORLD


def draw_silence_map(countries: Sequence[Silent], view: str) -> go.Figure:
    """Draw each country of a list in the colour of its status, the silent ones with a sign.

    Returns
    -------
    plotly Figure
        `customdata` of every clickable point is the country's code.
    """
    figure = go.Figure(land())
    for status, colour in SILENCE_COLOURS.items():
        some = [silent for silent in countries if silent.status == status]
        codes, hovers = [silent.country for silent in some], [silent.hover for silent in some]
        figure.add_trace(go.Choropleth(
            geojson=OUTLINES, featureidkey="id", locations=codes, z=[0] * len(codes), showscale=False, name=status,
            colorscale=[[0, colour], [1, colour]], customdata=codes, hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>",
            marker={"line": {"color": BORDER, "width": 0.8}}, selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}}))
        figure.add_trace(sign_trace(some, status, view))
    figure.update_geos(visible=False, bgcolor="rgba(0,0,0,0)", **VIEWS[view])
    figure.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0}, paper_bgcolor="rgba(0,0,0,0)", showlegend=False, dragmode="pan",
        clickmode="event+select", hoverdistance=SIGN_RADIUS, hoverlabel={"align": "left"}, uirevision=view,
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": "#8A929C", "activecolor": "#8A929C"})
    return figure


def sign_trace(countries: Sequence[Silent], status: str, view: str) -> go.Scattergeo:
    """A disc on every silent country, and on those that are too small to be seen otherwise."""
    colour, silent = SILENCE_COLOURS[status], status != "with_stance"
    found = [(one, place) for one in countries if (place := place_of(one.country, view)) is not None and (silent or place[2])]
    return go.Scattergeo(
        lon=[place[0] for _, place in found], lat=[place[1] for _, place in found], customdata=[one.country for one, _ in found],
        mode="markers+text", text=[SILENCE_SIGNS[status]] * len(found), name=status,
        textfont={"color": ink_on(colour), "size": 11, "weight": 700},
        marker={"size": 2 * SIGN_RADIUS, "color": colour, "opacity": 1, "line": {"color": "#FFFFFF", "width": 1.2}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        hovertext=[one.hover for one, _ in found], hovertemplate="%{hovertext}<extra></extra>")
