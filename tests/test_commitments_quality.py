"""Quality floors of the reading of commitments; lowering one is a visible act."""
from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.score_texts import FOLDERS, LEVELS, Totals, count_text, f1, paths_of, read_text

FLOORS = json.loads((Path(__file__).parent / "commitment_floors.json").read_text("utf-8"))


def measure(which: str) -> Totals:
    """Totals over the labelled texts of a folder."""
    totals: Totals = defaultdict(Counter)
    for path in paths_of(which):
        row = json.loads(path.read_text("utf-8"))
        named, found = read_text(row)
        count_text(totals, row, named, found, strict=False)
    return totals


@pytest.mark.parametrize("which", list(FLOORS))
def test_commitments_labelled_texts_stay_above_their_floors(which: str) -> None:
    if not FOLDERS[which].is_dir():
        pytest.skip(f"{FOLDERS[which]} is not on this machine")
    totals = measure(which)
    below = {level: round(f1(totals[level])[2], 3) for level in LEVELS if f1(totals[level])[2] < FLOORS[which][level]}
    assert below == {}
    assert totals["quiet"]["noisy"] <= FLOORS[which]["quiet"]
