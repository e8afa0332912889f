"""The figures: what they hold, that no address is in them, and that their colours can be told apart."""
from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timezone
from pathlib import Path

import numpy as np
import pytest

from lib.figures import (
    EUROPE,
    WORLD,
    Bins,
    draw_stance_map,
    draw_teaser_heatmap,
    draw_teaser_timeline,
    place_of,
    undrawn,
)
from lib.figures.stance_map import grid, places
from lib.figures.timeline import Span
from lib.frames import build_frames
from lib.labels import load_labels
from lib.palette import BASIS_COLOURS, STANCE_COLOURS, STANCE_SIGNS, contrast, ink_on
from lib.schema import STANCES
from lib.standings import MIXED, Standing, find_standings, split_groups
from tests.documents import HOSTILE, all_pages

ROOT = Path(__file__).parents[1]
WORDS = load_labels("en")
NOON = datetime(2025, 9, 5, 12, tzinfo=UTC).timestamp() * 1000
HOUR = 3_600_000.0


@pytest.fixture
def countries() -> list[Standing]:
    return split_groups(find_standings(build_frames(all_pages()).commitments))[0]


# --------------------------------------------------------------- standings
def test_standing_for_and_against_is_mixed_not_averaged(countries: list[Standing]) -> None:
    germany = next(s for s in countries if s.country == "DEU")
    assert germany.stances == ("delivered", "refused") and germany.fill == MIXED


def test_group_has_a_standing_of_its_own() -> None:
    _, groups = split_groups(find_standings(build_frames(all_pages()).commitments))
    assert [group.country for group in groups] == ["XNA"]


def test_standings_of_nothing_are_none() -> None:
    assert find_standings(build_frames([]).commitments) == []


# ---------------------------------------------------------------- the map
def addresses(figure: object) -> list[str]:
    text = json.loads(figure.to_json())  # type: ignore[attr-defined]
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            list(map(walk, value.values()))
        elif isinstance(value, list):
            list(map(walk, value))
        elif isinstance(value, str) and ("://" in value or "<img" in value or "<script" in value or "<a " in value):
            found.append(value)
    walk(text)
    return found


@pytest.mark.parametrize("view", [EUROPE, WORLD])
def test_map_holds_no_address_but_its_outlines(countries: list[Standing], view: str) -> None:
    figure = draw_stance_map(countries, WORDS, view=view)
    assert addresses(figure) == []
    assert {trace.geojson for trace in figure.data if trace.type == "choropleth"} == {"app/static/countries.geojson"}


def test_map_is_small(countries: list[Standing]) -> None:
    assert len(draw_stance_map(countries, WORDS).to_json()) < 60_000


def test_map_keeps_every_country_and_dims_those_not_chosen(countries: list[Standing]) -> None:
    figure = draw_stance_map(countries, WORDS, chosen=("EST",))
    filled = {code: trace.marker.opacity for trace in figure.data[1:] if trace.type == "choropleth" for code in trace.locations}
    assert set(filled) == {"DEU", "DNK", "EST", "LVA", "MLT", "RUS", "USA"}
    assert filled["EST"] == 1 and max(value for code, value in filled.items() if code != "EST") < 0.5


def test_map_paints_no_group_onto_its_members(countries: list[Standing]) -> None:
    painted = {code for trace in draw_stance_map(countries, WORDS).data[1:] if trace.type == "choropleth" for code in trace.locations}
    assert painted.isdisjoint({"FRA", "POL", "XNA"})


def test_map_gives_a_country_one_sign_a_stance_at_different_places(countries: list[Standing]) -> None:
    figure = draw_stance_map(countries, WORDS)
    germany = [(lon, lat, trace.text[0]) for trace in figure.data if trace.type == "scattergeo"
               for lon, lat, code in zip(trace.lon, trace.lat, trace.customdata, strict=True) if code == "DEU"]
    assert {sign for *_, sign in germany} == {STANCE_SIGNS["delivered"], STANCE_SIGNS["refused"]}
    assert len({place[:2] for place in germany}) == 2


def test_country_outside_the_view_is_listed(countries: list[Standing]) -> None:
    assert [s.country for s in undrawn(countries, EUROPE)] == ["USA"]
    assert undrawn(countries, WORLD) == []


def test_country_without_a_place_is_listed_in_every_view() -> None:
    unknown = Standing("TUV", ())
    assert undrawn([unknown], WORLD) == [] if "TUV" in places() else undrawn([unknown], WORLD) == [unknown]
    assert undrawn([Standing("QQQ", ())], WORLD) != []


@pytest.mark.parametrize("country", ["MLT", "LUX", "XKX", "VAT", "MCO", "AND", "LIE", "SMR"])
def test_small_country_has_a_dot(country: str) -> None:
    place = place_of(country, EUROPE)
    assert place is not None and place[2]


def inside(x: float, y: float, ring: list[list[float]]) -> bool:
    crossings = 0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1


def country_at(x: float, y: float) -> str | None:
    outlines = json.loads((ROOT / "static" / "countries.geojson").read_text("utf-8"))
    for feature in outlines["features"]:
        shape = feature["geometry"]
        for polygon in [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]:
            if inside(x, y, polygon[0]) and not any(inside(x, y, hole) for hole in polygon[1:]):
                return str(feature["id"])
    return None


@pytest.mark.parametrize(("name", "place"), json.loads((ROOT / "tests" / "data" / "points.json").read_text())["must_lie_in"].items())
def test_outlines_put_a_place_into_its_country(name: str, place: tuple[float, float, str]) -> None:
    assert country_at(place[0], place[1]) == place[2]


@pytest.mark.parametrize("number", range(9))
def test_signs_of_a_country_do_not_lie_on_each_other(number: int) -> None:
    assert len(set(grid(number))) == number


# ------------------------------------------------------------ the timeline
def spans() -> list[Span]:
    return [Span("sport", NOON - 2 * HOUR, NOON - HOUR, "age", "a"), Span("sport", NOON - 2 * HOUR, NOON, "age", "b"),
            Span("politics", NOON, NOON, "attribute", "c"), Span("politics", None, None, "none", "d")]


def test_timeline_draws_spans_as_bars_and_stacks_those_that_overlap() -> None:
    bars = [trace for trace in draw_teaser_timeline(spans(), [], WORDS).data if trace.type == "bar"]
    ages = next(trace for trace in bars if trace.name == WORDS("basis.age"))
    assert sorted(ages.x) == [HOUR, 2 * HOUR] and len(set(ages.y)) == 2


def test_timeline_puts_unknown_times_into_a_lane_of_their_own() -> None:
    figure = draw_teaser_timeline(spans(), [], WORDS)
    unknown = next(trace for trace in figure.data if trace.name == WORDS("timeline.unknown_lane"))
    levels = {level for trace in figure.data if trace.name != unknown.name for level in trace.y}
    assert unknown.xaxis == "x2" and set(unknown.y).isdisjoint(levels)
    assert figure.layout.yaxis.ticktext[-1] == "time unknown"


def test_timeline_marks_the_capture() -> None:
    figure = draw_teaser_timeline(spans(), [Span("Page saved", NOON, NOON + HOUR, "none", "saved")], WORDS)
    capture = next(trace for trace in figure.data if trace.name == WORDS("timeline.captured") and trace.type == "bar")
    assert (capture.base[0], capture.x[0]) == (NOON, HOUR) and figure.layout.yaxis.ticktext[0] == "Page saved"


@pytest.mark.parametrize("some", [[], [Span("a", None, None, "none", "x")], [Span("a", NOON, NOON, "printed", "x")]])
def test_timeline_with_few_or_no_times_is_drawn(some: list[Span]) -> None:
    assert draw_teaser_timeline(some, [], WORDS).to_json()


def test_timeline_lane_name_from_a_page_is_escaped() -> None:
    figure = draw_teaser_timeline([Span(HOSTILE, NOON, NOON, "age", "x")], [], WORDS)
    assert addresses(figure) == []


def test_heatmap_draws_counts_and_leaves_out_nothing_and_none() -> None:
    figure = draw_teaser_heatmap(Bins(NOON, 60, ["sport", HOSTILE], [[3, 0, 1], [0, 2, 0]]), WORDS)
    assert [list(row) for row in figure.data[0].z] == [[3, None, 1], [None, 2, None]]
    assert figure.data[0].x0 == NOON + HOUR / 2 and figure.data[0].dx == HOUR and not addresses(figure)


@pytest.mark.parametrize(("language", "day"), [("en", "%-d %b"), ("de", "%-d.%-m."), ("fr", "%-d/%-m")])
def test_axis_writes_days_as_the_reader_does(language: str, day: str) -> None:
    stops = draw_teaser_heatmap(Bins(NOON, 60, ["sport"], [[3]]), load_labels(language)).layout.xaxis.tickformatstops
    assert stops[1].value.startswith(day)


# ----------------------------------------------------------------- colours
BLINDNESS = {
    "none": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
"""Machado, Oliveira and Fernandes 2009, severity 1.0."""


def lab(colour: str, seen: np.ndarray) -> np.ndarray:
    channels = np.array([int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(seen @ linear, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_any_two_stances_differ_for_every_eye(blindness: str) -> None:
    seen = {stance: lab(colour, BLINDNESS[blindness]) for stance, colour in STANCE_COLOURS.items()}
    nearest = min((np.linalg.norm(seen[a] - seen[b]), a, b) for a, b in itertools.combinations(seen, 2))
    assert nearest[0] > 14, nearest


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_opponent_is_far_from_a_reluctant_supporter(blindness: str) -> None:
    reluctant, opposed = (lab(STANCE_COLOURS[stance], BLINDNESS[blindness]) for stance in ("reluctant", "opposed"))
    assert np.linalg.norm(reluctant - opposed) > 45


@pytest.mark.parametrize("stance", STANCE_COLOURS)
def test_sign_reads_on_its_colour(stance: str) -> None:
    assert contrast(STANCE_COLOURS[stance], ink_on(STANCE_COLOURS[stance])) >= 4.5


def test_signs_are_different_and_every_stance_has_one() -> None:
    assert set(STANCES) | {MIXED} == set(STANCE_SIGNS) == set(STANCE_COLOURS)
    assert len(set(STANCE_SIGNS.values())) == len(STANCE_SIGNS)


@pytest.mark.parametrize("ground", ["#FBFAF7", "#12171C"])
@pytest.mark.parametrize("basis", BASIS_COLOURS)
def test_bar_stands_out_from_both_themes(basis: str, ground: str) -> None:
    assert contrast(BASIS_COLOURS[basis], ground) >= 3
