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
SHOWN_VOICES = 3
VIEWS = {
    EUROPE: {"projection": {"type": "azimuthal equal area", "rotation": {"lon": 15, "lat": 52}},
             "lonaxis": {"range": [-12, 42]}, "lataxis": {"range": [34, 70]}},
    WORLD: {"projection": {"type": "natural earth"}, "lonaxis": {"range": [-170, 190]}, "lataxis": {"range": [-57, 82]}},
}
FRAME = {EUROPE: (-13.0, 46.0, 33.0, 71.0), WORLD: (-180.0, 180.0, -57.0, 82.0)}
"""West, east, south, north of what a view shows of the places in it."""
SIGN_STEP = {EUROPE: 1.15, WORLD: 4.2}
"""Degrees of latitude that one sign is wide."""


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
        filled = [s for s in standings if s.fill == stance]
        if filled:
            figure.add_trace(areas(filled, stance, labels, chosen))
    figure.add_traces(signs([s for s in standings if place_of(s.country, view)], labels, view, chosen))
    figure.update_geos(visible=False, bgcolor="rgba(0,0,0,0)", **VIEWS[view])
    figure.update_layout(
        height=540, margin={"l": 0, "r": 0, "t": 0, "b": 0}, paper_bgcolor="rgba(0,0,0,0)", showlegend=False,
        dragmode="pan", clickmode="event+select", hoverlabel={"align": "left"}, uirevision=view)
    return figure


def land() -> go.Choropleth:
    """All countries, without colour."""
    codes = list(places())
    return go.Choropleth(
        geojson=OUTLINES, featureidkey="id", locations=codes, z=[0] * len(codes), showscale=False, hoverinfo="skip",
        colorscale=[[0, LAND], [1, LAND]], marker={"line": {"color": BORDER, "width": 0.6}})


def areas(standings: Sequence[Standing], stance: str, labels: Labels, chosen: Collection[str]) -> go.Choropleth:
    """The countries that one stance fills."""
    codes = [s.country for s in standings]
    colour = STANCE_COLOURS[stance]
    return go.Choropleth(
        geojson=OUTLINES, featureidkey="id", locations=codes, z=[0] * len(codes), showscale=False, name=stance,
        colorscale=[[0, colour], [1, colour]], customdata=codes,
        marker={"opacity": [opacity(code, chosen) for code in codes],
                "line": {"color": [CHOSEN if code in chosen else BORDER for code in codes],
                         "width": [2.4 if code in chosen else 0.8 for code in codes]}},
        hovertext=[hover(s, labels) for s in standings], hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}})


def signs(standings: Sequence[Standing], labels: Labels, view: str, chosen: Collection[str]) -> list[go.Scattergeo]:
    """A disc with a sign for every stance of every country, side by side; small countries are seen by them alone."""
    found: list[tuple[str, str, float, float, str]] = []
    for standing in standings:
        x, y, _ = place_of(standing.country, view) or (0.0, 0.0, False)
        step = SIGN_STEP[view] / cos(radians(y))
        for number, stance in enumerate(standing.stances):
            shift = (number - (len(standing.stances) - 1) / 2) * step
            found.append((standing.country, stance, round(x + shift, 2), y, hover(standing, labels)))
    return [sign_trace(stance, rows, chosen) for stance in STANCE_COLOURS
            if (rows := [row for row in found if row[1] == stance])]


def sign_trace(stance: str, rows: Sequence[tuple[str, str, float, float, str]],
               chosen: Collection[str]) -> go.Scattergeo:
    """All discs of one stance."""
    colour = STANCE_COLOURS[stance]
    seen = [opacity(row[0], chosen) for row in rows]
    return go.Scattergeo(
        lon=[row[2] for row in rows], lat=[row[3] for row in rows], customdata=[row[0] for row in rows],
        mode="markers+text", text=[STANCE_SIGNS[stance]] * len(rows), name=stance,
        textfont={"color": ink_on(colour), "size": 12, "weight": 700},
        marker={"size": 15, "color": colour, "opacity": seen, "line": {"color": "#FFFFFF", "width": 1.2}},
        hovertext=[row[4] for row in rows], hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}})


def opacity(country: str, chosen: Collection[str]) -> float:
    """Full for the countries of the filter, faint for the others."""
    return 1.0 if not chosen or country in chosen else DIMMED


def hover(standing: Standing, labels: Labels) -> str:
    """What the box over a country says: each stance, its kind and its sentence."""
    lines = [f"<b>{escape(labels.country(standing.country))}</b>"]
    for voice in standing.voices[:SHOWN_VOICES]:
        lines.append(f"{STANCE_SIGNS[voice.stance]} <b>{escape(labels.stance(voice.stance))}</b>"
                     f" · {escape(labels.kind(voice.kind))}<br><i>{hover_words(voice.evidence, lines=4)}</i>")
    rest = len(standing.voices) - SHOWN_VOICES
    return "<br>".join([*lines, *([escape(labels("map.more", n=rest))] if rest > 0 else [])])
