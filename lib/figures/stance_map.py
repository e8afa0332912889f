"""The map of stances: one colour and one sign a stance."""
from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from math import cos, radians
from pathlib import Path

import plotly.graph_objects as go

from lib.labels import Labels
from lib.markup import escape, hover_words
from lib.palette import STANCE_COLOURS, STANCE_SIGNS, ink_on
from lib.standings import Standing

OUTLINES = "app/static/countries.geojson"
PLACES = Path(__file__).parents[1] / "data" / "map" / "places.json"
EUROPE, WORLD = "europe", "world"
LAND, BORDER, CHOSEN = "rgba(128,136,148,0.16)", "rgba(128,136,148,0.55)", "#E8A100"
DIMMED = 0.22
SIGN_RADIUS = 7
"""Pixels; a pointer farther from a sign than this means the country under it, not the sign."""
SHOWN_VOICES = 3
VIEWS = {
    EUROPE: {"projection": {"type": "azimuthal equal area", "rotation": {"lon": 15, "lat": 52}},
             "lonaxis": {"range": [-21, 45]}, "lataxis": {"range": [34.5, 70.5]}},
    WORLD: {"projection": {"type": "natural earth"}, "lonaxis": {"range": [-170, 190]}, "lataxis": {"range": [-57, 82]}},
}
FRAME = {EUROPE: (-22.0, 45.0, 34.0, 71.0), WORLD: (-180.0, 180.0, -57.0, 82.0)}
"""West, east, south, north of what a view shows of the places in it."""
SIGN_STEP = {EUROPE: 1.25, WORLD: 4.4}
"""Degrees of latitude that one sign is wide."""
MOST_SIGNS = 4
"""A country with more stances than this has the sign for both sides alone, so that its neighbours' can be seen."""
ACROSS = 3
"""Signs of one country that stand side by side; more go into a row below."""


@cache
def places() -> dict[str, tuple[float, float, bool]]:
    """Country -> longitude and latitude of its sign, and whether it is too small to be seen as an area."""
    return {code: (x, y, bool(small)) for code, (x, y, small) in json.loads(PLACES.read_text("utf-8")).items()}


def place_of(country: str, view: str) -> tuple[float, float, bool] | None:
    """Where a country's sign stands in a view, None where the view does not show it."""
    place = places().get(country)
    if place is None:
        return None
    west, east, south, north = FRAME[view]
    return place if west <= place[0] <= east and south <= place[1] <= north else None


def undrawn(standings: Iterable[Standing], view: str) -> list[Standing]:
    """Countries with a record that a view can't show: never dropped, listed instead."""
    return [standing for standing in standings if place_of(standing.country, view) is None]


def draw_stance_map(standings: Sequence[Standing], labels: Labels, *, view: str = EUROPE,
                    chosen: Collection[str] = ()) -> go.Figure:
    """Draw countries in the colour of their stance, with a sign for every stance they take.

    Parameters
    ----------
    standings
        Countries only; groups are never painted onto their members.
    labels
        The interface's words.
    view
        `EUROPE` or `WORLD`.
    chosen
        Countries of the filter: the others are dimmed; none dims nothing.

    Returns
    -------
    plotly Figure
        `customdata` of every clickable point is the country's code.
    """
    figure = go.Figure(land())
    for stance in STANCE_COLOURS:
        for dimmed in (True, False):
            filled = [s for s in standings if s.fill == stance and is_dimmed(s.country, chosen) == dimmed]
            if filled:
                figure.add_trace(areas(filled, stance, labels, chosen, DIMMED if dimmed else 1.0))
    figure.add_traces(signs([s for s in standings if place_of(s.country, view)], labels, view, chosen))
    figure.update_geos(visible=False, bgcolor="rgba(0,0,0,0)", **VIEWS[view])
    figure.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0}, paper_bgcolor="rgba(0,0,0,0)", showlegend=False,
        dragmode="pan", clickmode="event+select", hoverdistance=SIGN_RADIUS, hoverlabel={"align": "left"}, uirevision=view,
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": "#8A929C", "activecolor": "#8A929C"})
    return figure


def land() -> go.Choropleth:
    """All countries, without colour."""
    codes = list(places())
    return go.Choropleth(
        geojson=OUTLINES, featureidkey="id", locations=codes, z=[0] * len(codes), showscale=False, hoverinfo="skip",
        colorscale=[[0, LAND], [1, LAND]], marker={"line": {"color": BORDER, "width": 0.6}})


def areas(standings: Sequence[Standing], stance: str, labels: Labels, chosen: Collection[str],
          opacity: float) -> go.Choropleth:
    """The countries that one stance fills."""
    codes = [s.country for s in standings]
    colour = STANCE_COLOURS[stance]
    return go.Choropleth(
        geojson=OUTLINES, featureidkey="id", locations=codes, z=[0] * len(codes), showscale=False, name=stance,
        colorscale=[[0, colour], [1, colour]], customdata=codes,
        marker={"opacity": opacity, "line": {"color": [CHOSEN if code in chosen else BORDER for code in codes],
                                             "width": [2.4 if code in chosen else 0.8 for code in codes]}},
        hovertext=[hover(s, labels) for s in standings], hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": opacity}}, unselected={"marker": {"opacity": opacity}})


def signs(standings: Sequence[Standing], labels: Labels, view: str, chosen: Collection[str]) -> list[go.Scattergeo]:
    """A disc with a sign for every stance of every country, side by side; small countries are seen by them alone."""
    found: list[tuple[str, str, float, float, str]] = []
    for standing in standings:
        x, y, _ = place_of(standing.country, view) or (0.0, 0.0, False)
        words = hover(standing, labels)
        stances = standing.stances if len(standing.stances) <= MOST_SIGNS else (standing.fill,)
        for stance, (right, down) in zip(stances, grid(len(stances)), strict=True):
            latitude = y - down * SIGN_STEP[view]
            found.append((standing.country, stance, round(x + right * SIGN_STEP[view] / cos(radians(latitude)), 2),
                          round(latitude, 2), words))
    return [sign_trace(stance, rows, chosen) for stance in STANCE_COLOURS
            if (rows := [row for row in found if row[1] == stance])]


def grid(number: int) -> list[tuple[float, float]]:
    """Places for some signs around a point, in rows: steps to the right and down."""
    across = number if number <= ACROSS else -(-number // -(-number // ACROSS))
    rows = -(-number // across) if number else 0
    places_ = []
    for index in range(number):
        row, column = divmod(index, across)
        width = min(across, number - row * across)
        places_.append((column - (width - 1) / 2, row - (rows - 1) / 2))
    return places_


def sign_trace(stance: str, rows: Sequence[tuple[str, str, float, float, str]],
               chosen: Collection[str]) -> go.Scattergeo:
    """All discs of one stance."""
    colour = STANCE_COLOURS[stance]
    seen = [DIMMED if is_dimmed(row[0], chosen) else 1.0 for row in rows]
    return go.Scattergeo(
        lon=[row[2] for row in rows], lat=[row[3] for row in rows], customdata=[row[0] for row in rows],
        mode="markers+text", text=[STANCE_SIGNS[stance]] * len(rows), name=stance,
        textfont={"color": ink_on(colour), "size": 11, "weight": 700},
        marker={"size": 2 * SIGN_RADIUS, "color": colour, "opacity": seen, "line": {"color": "#FFFFFF", "width": 1.2}},
        hovertext=[row[4] for row in rows], hovertemplate="%{hovertext}<extra></extra>")


def is_dimmed(country: str, chosen: Collection[str]) -> bool:
    """Is a country none of those asked for?"""
    return bool(chosen) and country not in chosen


def hover(standing: Standing, labels: Labels) -> str:
    """What the box over a country says: each stance, its kind and its sentence."""
    lines = [f"<b>{escape(labels.country(standing.country))}</b>"]
    for voice in standing.voices[:SHOWN_VOICES]:
        lines.append(f"{STANCE_SIGNS[voice.stance]} <b>{escape(labels.stance(voice.stance))}</b>"
                     f" · {escape(labels.kind(voice.kind))}<br><i>{hover_words(voice.evidence, lines=4)}</i>")
    rest = len(standing.voices) - SHOWN_VOICES
    return "<br>".join([*lines, *([escape(labels("map.more", n=rest))] if rest > 0 else [])])
