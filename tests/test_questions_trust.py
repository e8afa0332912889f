"""Measured scores: their file, their rows, their intervals."""
from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.questions.trust import (
    EDGES,
    Quality,
    QualityError,
    calibrate,
    interval,
    list_calibration,
    list_scores,
    read_quality,
    score_found,
    write_quality,
)


def quality() -> Quality:
    steps = calibrate([(0.55, False), (0.5, True), (0.95, True), (1.0, True)], "held", "commitments", "de")
    return Quality(date(2026, 11, 22), "1.0", [{"set": "held", "pages": 3, "note": "Texte"}],
                   score_found(10, 12, 8, "held", "commitments", "de"), steps, [{"key": "languages", "example": "Überall."}])


def test_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    write_quality(path, quality())
    assert read_quality(path) == quality()


def test_empty_lists_are_written_and_read(tmp_path: Path) -> None:
    write_quality(tmp_path / "q.json", Quality(date(2026, 11, 22), "1.0"))
    assert list_scores(read_quality(tmp_path / "q.json") or quality()).empty


def test_nothing_measured_yet_is_none(tmp_path: Path) -> None:
    assert read_quality(tmp_path / "none.json") is None


@pytest.mark.parametrize("change", [
    {"format": 2}, {"scores": [{"task": "x"}]}, {"measured_on": "yesterday"}, {"limits": None},
    {"scores": [{"set": "a", "task": "b", "measure": "f1", "value": 1.5, "count": 3}]},
    {"scores": [{"set": "a", "task": "b", "measure": "luck", "value": 0.5, "count": 3}]},
    {"calibration": [{"set": "a", "task": "b", "from": 0.5, "to": 0.6, "count": 1, "right": 2}]}])
def test_file_that_makes_no_sense_is_an_error_that_names_it(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "quality.json"
    write_quality(path, quality())
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(QualityError, match=r"quality\.json"):
        read_quality(path)


def test_file_that_is_no_json_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "quality.json"
    path.write_text("{", "utf-8")
    with pytest.raises(QualityError):
        read_quality(path)


def test_scores_are_shares_of_what_was_found_and_of_what_is_there() -> None:
    rows = list_scores(quality()).set_index("measure")
    assert rows["value"].round(3).to_dict() == {"precision": 0.8, "recall": 0.667, "f1": 0.727}
    assert rows["count"].to_dict() == {"precision": 10, "recall": 12, "f1": 12}
    assert (rows["low"].dropna() <= rows["value"][:2]).all() and (rows["value"][:2] <= rows["high"].dropna()).all()


def test_share_of_nothing_is_no_score() -> None:
    assert score_found(0, 0, 0, "held", "commitments") == []
    assert [score.measure for score in score_found(0, 3, 0, "held", "commitments")] == ["recall", "f1"]


def test_calibration_counts_the_last_edge_in_the_last_step() -> None:
    rows = list_calibration(quality())
    assert rows[["begin", "count", "right"]].to_numpy().tolist() == [[0.5, 2, 1], [0.9, 2, 2]]
    assert rows["share"].tolist() == [0.5, 1.0]


def test_confidence_out_of_range_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"1\.2"):
        calibrate([(1.2, True)], "held", "commitments")


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
def test_every_judgement_is_in_one_step(judged: list[tuple[float, bool]]) -> None:
    steps = calibrate(judged, "held", "commitments")
    assert sum(step.count for step in steps) == len(judged)
    assert sum(step.right for step in steps) == sum(right for _, right in judged)
    assert {step.begin for step in steps} <= set(EDGES)


@given(st.integers(1, 500).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count))))
def test_interval_holds_the_share_and_lies_between_none_and_all(counts: tuple[int, int]) -> None:
    right, count = counts
    low, high = interval(right, count)
    assert low is not None and high is not None
    assert 0 <= low <= right / count + 1e-12 and right / count - 1e-12 <= high <= 1
