"""Counts as frames: stances on record, and teasers by time."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.frames import COUNT, INSTANT, TEXT
from lib.library.facts import NO_TIME
from lib.schema import POLARITY


def count_bins(lanes: Iterable[tuple[str, NDArray[Any]]], minutes: int) -> list[tuple[str, int, int]]:
    """Times of each lane -> lane, bin and count; what has no time is left out."""
    counted = []
    for lane, times in lanes:
        bins, counts = np.unique(times[times != NO_TIME] // minutes, return_counts=True)
        counted += [(lane, int(begin), int(count)) for begin, count in zip(bins, counts, strict=True)]
    return sorted(counted)


def bin_frame(counted: Iterable[tuple[str, int, int]], minutes: int) -> pd.DataFrame:
    """One row per `lane` and `begin` (an instant), with its `count` of teasers."""
    rows = list(counted)
    begins = np.array([begin for _, begin, _ in rows], dtype="int64") * 60_000_000 * minutes
    return pd.DataFrame({
        "lane": pd.Series([lane for lane, _, _ in rows], dtype=TEXT),
        "begin": pd.Series(pd.to_datetime(begins, unit="us", utc=True), dtype=INSTANT),
        "count": pd.Series([count for _, _, count in rows], dtype=COUNT),
    })


def stance_frame(counted: Iterable[tuple[str, str, str, int]]) -> pd.DataFrame:
    """One row per `country`, `kind` and `stance`, with `polarity` and `count`."""
    rows = list(counted)
    columns: dict[str, list[Any]] = {
        "country": [row[0] for row in rows], "kind": [row[1] for row in rows], "stance": [row[2] for row in rows],
        "polarity": [POLARITY.get(row[2]) for row in rows]}
    frame = pd.DataFrame({name: pd.Series(values, dtype=TEXT) for name, values in columns.items()})
    frame["count"] = pd.Series([row[3] for row in rows], dtype=COUNT)
    return frame
