"""Who says so, and how much: names beside verbs of saying, sums and numbers with their records."""

from __future__ import annotations

from datetime import date

import pytest

from lib.commitments import find_commitments
from lib.schema import Article, Commitment


def _read(text: str, language: str) -> list[Commitment]:
    return find_commitments(Article(text=text), language=language, published_at=date(2025, 3, 5)).commitments


@pytest.mark.parametrize(
    ("text", "language", "voice"),
    [
        ("Norway will send Ukraine ten howitzers, Defence Minister Kari Holm said on Monday.", "en", "Kari Holm"),
        ("According to Kari Holm, Norway will send Ukraine ten howitzers.", "en", "Kari Holm"),
        ("Norwegen wird der Ukraine zehn Haubitzen liefern, sagte Verteidigungsministerin Kari Holm.", "de", "Kari Holm"),
        ("La Norvège livrera dix obusiers à l'Ukraine, a annoncé la ministre Kari Holm.", "fr", "Kari Holm"),
    ],
)
def test_find_commitments_named_speaker_is_who_says_so(text: str, language: str, voice: str) -> None:
    assert {c.attributed_to for c in _read(text, language)} == {voice}


def test_find_commitments_pronoun_speaker_is_whoever_spoke_last() -> None:
    text = (
        "Norway will send Ukraine ten howitzers, Defence Minister Kari Holm said. "
        "Norway would also train Ukrainian soldiers, she said."
    )
    assert {c.attributed_to for c in _read(text, "en")} == {"Kari Holm"}


def test_find_commitments_country_name_is_no_speaker() -> None:
    assert [c.attributed_to for c in _read("Norway said it would send Ukraine ten howitzers.", "en")] == [None]


@pytest.mark.parametrize(
    ("text", "language", "value", "currency", "quantity"),
    [
        ("Norway will give Ukraine twenty-five howitzers.", "en", None, None, 25),
        ("Portugal will give Ukraine 100 million for shells.", "en", 100e6, "EUR", None),
        ("Norwegen liefert der Ukraine zweiundfünfzig Haubitzen.", "de", None, None, 52),
        ("La France livrera cent trente obusiers à l'Ukraine.", "fr", None, None, 130),
        ("London will give Ukraine £3billion for shells.", "en", 3e9, "GBP", None),
    ],
)
def test_find_commitments_amount_is_read(
    text: str, language: str, value: float | None, currency: str | None, quantity: float | None
) -> None:
    assert [(c.amount, c.currency, c.quantity) for c in _read(text, language)] == [(value, currency, quantity)]


def test_find_commitments_article_before_a_mission_counts_nothing() -> None:
    assert {c.quantity for c in _read("Norway will train Ukrainian soldiers in a mission in Poland.", "en")} == {None}
