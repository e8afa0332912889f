"""Quality floors of the single labelled sentences, tuned with and held out; lowering one is a visible act."""

from __future__ import annotations

import pytest

from tests.score_rows import f1, read_rows, score_rows

FLOORS = {
    ("de", False): (0.91, 4),
    ("de", True): (0.77, 2),
    ("en", False): (0.84, 10),
    ("en", True): (0.78, 5),
    ("fr", False): (0.92, 4),
    ("fr", True): (0.77, 3),
}
"""Least F1 of country, kind and stance, and most quiet rows with a record, by language and whether held out."""


@pytest.mark.parametrize(("language", "held"), list(FLOORS))
def test_commitments_labelled_sentences_stay_above_their_floor(language: str, held: bool) -> None:
    totals = score_rows([row for row in read_rows(language) if row.held is held], language)
    least, most_noisy = FLOORS[language, held]
    assert f1(totals["country+kind+stance"]) >= least
    assert totals["quiet"]["noisy"] <= most_noisy
