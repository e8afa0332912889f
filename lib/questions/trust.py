"""Can I trust it: the project's own measured scores, as the Method page shows them.

A command measures and writes one file; this module alone knows its form::

    {"format": 1,
     "measured_on": "2026-11-22",
     "version": "the program's version or commit",
     "sets": [{"set": "held", "pages": 40, "note": "texts nobody tuned on"}],
     "scores": [{"set", "task", "language", "kind", "measure", "value", "count", "low", "high", "floor"}],
     "calibration": [{"set", "task", "language", "from", "to", "count", "right"}],
     "limits": [{"key": "languages", "example": "..."}]}

A `language` or `kind` that is null means all together. Values are shares
from 0 to 1. `low` and `high` are the ends of the interval in which the true
value lies in 95 of 100 cases, `floor` is the value below which a test fails.
"""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Any

import pandas as pd

from lib.frames import COUNT, NUMBER, TEXT
from lib.questions.records import typed

FORMAT = 1
MEASURES = ("precision", "recall", "f1", "accuracy", "exact", "macro_f1")
Z_95 = 1.959964
"""Standard deviations of a normal distribution that hold 95 of 100 cases."""
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Confidences are looked at in these steps; the last step holds its upper end too."""


class QualityError(ValueError):
    """The file of scores can't be used: which file, what was found, what to do."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(f"{path}: {found} Measure the scores again.")


@dataclass(frozen=True, slots=True)
class Score:
    """One measured value; `count` is how many gold rows it rests on."""

    set: str
    task: str
    measure: str
    value: float
    count: int
    language: str | None = None
    kind: str | None = None
    low: float | None = None
    high: float | None = None
    floor: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Of the rows with a confidence from `begin` to below `end`, how many were right."""

    set: str
    task: str
    begin: float
    end: float
    count: int
    right: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured, when and of which version.

    Attributes
    ----------
    sets
        Each a dict of `set`, `pages` and `note`.
    limits
        Each a dict of `key` (of the labels' table `limit`) and `example`.
    """

    measured_on: date
    version: str
    sets: list[dict[str, Any]] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    calibration: list[Step] = field(default_factory=list)
    limits: list[dict[str, str]] = field(default_factory=list)


# -------------------------------------------------------------------- the file
def read_quality(path: Path) -> Quality | None:
    """The measured scores, None where nothing was measured yet.

    Raises
    ------
    QualityError
        If the file is there and can't be used.
    """
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_text("utf-8"))
        return parse_quality(data)
    except (KeyError, TypeError, ValueError) as error:
        raise QualityError(path, f"The scores can't be read ({type(error).__name__}: {error}).") from error


def parse_quality(data: dict[str, Any]) -> Quality:
    """The file's content as scores; values out of range are an error."""
    if data["format"] != FORMAT:
        raise ValueError(f"format {data['format']!r} instead of {FORMAT}")
    scores = [Score(**row) for row in data["scores"]]
    steps = [Step(begin=row.pop("from"), end=row.pop("to"), **row) for row in map(dict, data["calibration"])]
    for score in scores:
        if score.measure not in MEASURES or not 0 <= score.value <= 1 or score.count < 0:
            raise ValueError(f"score {score.task} {score.measure} {score.value} of {score.count}")
    for step in steps:
        if not 0 <= step.right <= step.count or not 0 <= step.begin < step.end <= 1:
            raise ValueError(f"step {step.begin} to {step.end}: {step.right} of {step.count}")
    return Quality(date.fromisoformat(data["measured_on"]), str(data["version"]), list(data["sets"]), scores, steps,
                   list(data["limits"]))


def write_quality(path: Path, quality: Quality) -> None:
    """Write the scores, one a line, so that a change can be read."""
    steps = [asdict(step) for step in quality.calibration]
    data = {"sets": quality.sets, "scores": [asdict(score) for score in quality.scores],
            "calibration": [{"from": step.pop("begin"), "to": step.pop("end")} | step for step in steps],
            "limits": quality.limits}
    head = {"format": FORMAT, "measured_on": quality.measured_on.isoformat(), "version": quality.version}
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    for key, rows in data.items():
        listed = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
        lines.append(f"  {json.dumps(key)}: [\n{listed}\n  ]" if rows else f"  {json.dumps(key)}: []")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


# ------------------------------------------------------------------------ rows
def list_scores(quality: Quality) -> pd.DataFrame:
    """The scores as a table.

    Returns
    -------
    DataFrame
        One row per score, as in the file.

        - `set`, `task`, `measure` (string); `language`, `kind` (string; null: all together)
        - `value` (Float64, 0 to 1); `low`, `high` (Float64; null: not computed): the interval of 95 in 100
        - `floor` (Float64; null: none is held); `count` (Int64): gold rows it rests on
    """
    return typed((asdict(score) for score in quality.scores), {
        **dict.fromkeys(("set", "task", "language", "kind", "measure"), TEXT),
        **dict.fromkeys(("value", "low", "high", "floor"), NUMBER), "count": COUNT})


def list_calibration(quality: Quality) -> pd.DataFrame:
    """How often the machine was right at each confidence.

    Returns
    -------
    DataFrame
        One row per set, task, language and step of confidence.

        - `set`, `task` (string); `language` (string; null: all together)
        - `begin`, `end` (Float64): confidence from this to below that
        - `count`, `right` (Int64): rows in the step, and those that were right
        - `share` (Float64, 0 to 1; null: no rows): right ones; `low`, `high` (Float64): its interval of 95 in 100
    """
    rows = []
    for step in quality.calibration:
        low, high = interval(step.right, step.count)
        rows.append(asdict(step) | {"share": step.right / step.count if step.count else None, "low": low, "high": high})
    return typed(rows, {"set": TEXT, "task": TEXT, "language": TEXT, "begin": NUMBER, "end": NUMBER, "count": COUNT,
                        "right": COUNT, "share": NUMBER, "low": NUMBER, "high": NUMBER})


# -------------------------------------------------------------------- measuring
def calibrate(
    judged: Iterable[tuple[float, bool]], name: str, task: str, language: str | None = None, edges: Sequence[float] = EDGES,
) -> list[Step]:
    """Confidences and whether each was right -> how many were right at each step; steps without rows are left out."""
    counts: dict[int, list[bool]] = defaultdict(list)
    for confidence, right in judged:
        if not edges[0] <= confidence <= edges[-1]:
            raise ValueError(f"confidence {confidence} is not between {edges[0]} and {edges[-1]}")
        place = next(at for at in range(len(edges) - 2, -1, -1) if confidence >= edges[at])
        counts[place].append(right)
    return [Step(name, task, edges[at], edges[at + 1], len(counts[at]), sum(counts[at]), language) for at in sorted(counts)]


def score_found(
    found: int, gold: int, right: int, name: str, task: str, language: str | None = None, kind: str | None = None,
) -> list[Score]:
    """Precision, recall and F1 of a search: `right` of `found`, and of `gold`. A share of nothing is no score."""
    scores = []
    for measure, of in (("precision", found), ("recall", gold)):
        if of:
            low, high = interval(right, of)
            scores.append(Score(name, task, measure, right / of, of, language, kind, low, high))
    if found + gold:
        scores.append(Score(name, task, "f1", 2 * right / (found + gold), gold, language, kind))
    return scores


def interval(right: int, count: int) -> tuple[float | None, float | None]:
    """The interval in which a share lies in 95 of 100 cases (Wilson, 1927); nothing for a share of nothing."""
    if not count:
        return None, None
    share, square = right / count, Z_95 * Z_95 / count
    middle = (share + square / 2) / (1 + square)
    half = Z_95 * sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)
