"""The line of signs: every stance at its time, intervals as bars, none on top of another."""
from __future__ import annotations

import pytest

from lib.figures.country import GATHERED_FROM, HOUR, Sign, draw_stance_lines, gather_signs, place_signs, reach
from lib.labels import load_labels

DAY = 24 * HOUR


def sign(at: float | None, stance: str = "pledged", lane: str = "troops", end: float | None = None, key: str = "k") -> Sign:
    return Sign(lane, at, at if end is None else end, stance, key, "words")


@pytest.mark.parametrize(("begin", "end", "at"), [(2.0, 4.0, 3.0), (None, 4.0, 4.0), (2.0, None, 2.0), (None, None, None)])
def test_sign_stands_in_its_interval_or_at_its_known_end(begin: float | None, end: float | None, at: float | None) -> None:
    assert Sign("troops", begin, end, "pledged", "k", "").at == at


def test_signs_that_would_touch_stand_in_rows_of_their_own() -> None:
    rows, lanes = place_signs([sign(0.0), sign(1.0), sign(50.0), sign(0.0, lane="weapons")], gap=10.0)
    assert [row for _, row in rows] == [0, 2, 1, 0] and lanes == {"troops": (0, 2), "weapons": (2, 1)}


def test_interval_is_drawn_as_a_bar_and_an_open_one_reaches_the_edge() -> None:
    signs = [sign(DAY, end=3 * DAY), Sign("troops", 4 * DAY, None, "refused", "k", "")]
    bar = next(trace for trace in draw_stance_lines(signs, load_labels("en")).data if trace.type == "bar")
    assert list(bar.base) == [DAY, 4 * DAY] and bar.x[0] == 2 * DAY and bar.base[1] + bar.x[1] == reach(signs)[1]


def test_unknown_time_has_an_axis_of_its_own() -> None:
    figure = draw_stance_lines([sign(DAY), sign(None, "refused")], load_labels("en"))
    assert {trace.xaxis for trace in figure.data if trace.mode == "markers+text"} == {"x", "x2"}


def test_many_signs_are_gathered_and_none_is_lost() -> None:
    signs = [sign(DAY * (number % 40), key=str(number)) for number in range(GATHERED_FROM * 2)]
    gathered = gather_signs(signs, 2 * DAY, load_labels("en"))
    assert len(gathered) == 20 and sum(one.count for one in gathered) == len(signs)


def test_figure_holds_no_address_and_a_key_for_every_sign() -> None:
    figure = draw_stance_lines([sign(DAY, key="one"), sign(2 * DAY, "refused", key="two")], load_labels("de"))
    keys = {key for trace in figure.data if trace.customdata is not None for key in trace.customdata}
    assert keys == {"one", "two"} and "://" not in figure.to_json()
