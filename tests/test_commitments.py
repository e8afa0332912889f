"""What a country commits to, in short sentences of every kind; offsets, silences, amounts and days."""
from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from lib.commitments import find_commitments
from lib.schema import Article, Commitment

ROWS = json.loads((Path(__file__).parent / "commitment_sentences.json").read_text("utf-8"))


def read(text: str, language: str, day: date | None = None) -> list[Commitment]:
    """The commitments of a bare text."""
    return find_commitments(Article(text=text), language=language, published_at=day).commitments


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_find_commitments_sentence_gives_its_records(row: dict[str, object]) -> None:
    said = [f"{c.country} {c.kind} {c.stance}" for c in read(str(row["text"]), str(row["language"]), date(2025, 3, 5))]
    assert sorted(said) == sorted(row["records"])  # type: ignore[call-overload]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_find_commitments_offsets_hold_evidence_and_cues(row: dict[str, object]) -> None:
    text = str(row["text"])
    for record in read(text, str(row["language"])):
        assert text[record.start:record.end] == record.evidence
        assert all(text[cue.start:cue.end] == cue.text for cue in record.cues)
        assert 0 <= record.confidence <= 1
        assert record.rule


def test_find_commitments_two_actors_each_keeps_its_own_clause() -> None:
    records = read("Für die Ukraine liefert Norwegen Haubitzen, während Spanien Soldaten ausschließt.", "de")
    assert {(r.country, r.kind, r.stance) for r in records} == {("NOR", "weapons", "pledged"), ("ESP", "troops", "refused")}


def test_find_commitments_place_alone_is_no_actor() -> None:
    assert read("In Paris trafen sich Helfer der Ukraine, um über Panzer zu reden.", "de") == []


def test_find_commitments_sport_page_has_none() -> None:
    text = "Ukraine lost to Spain. The coach of Norway promised more goals in the next match of the league."
    assert read(text, "en") == []


def test_find_commitments_sum_gets_value_and_currency_of_the_payer() -> None:
    record = read("Kanada stellt der Ukraine 1,5 Milliarden Dollar für Drohnen bereit.", "de")[0]
    assert (record.amount, record.currency) == (1_500_000_000, "CAD")
    record = read("Norway will send Ukraine twelve howitzers.", "en")[0]
    assert (record.quantity, record.item) == (12, "howitzers")
    record = read("La Suède livrera à l'Ukraine plus de 2 300 obus.", "fr")[0]
    assert (record.quantity, record.amount_text) == (2300, "plus de 2 300 obus")
    record = read("La Suisse fournira 10'000 casques à l'Ukraine.", "fr")[0]
    assert (record.quantity, record.item) == (10000, "casques")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Rom sagte der Ukraine am Montag Panzer zu.", "de", date(2025, 3, 3)),
        ("Rom sagte der Ukraine gestern Panzer zu.", "de", date(2025, 3, 4)),
        ("Rome pledged tanks for Ukraine on Wednesday.", "en", date(2025, 3, 5)),
        ("Rome a promis des chars à l'Ukraine le 28 février.", "fr", date(2025, 2, 28)),
        ("Rom wird der Ukraine kommenden Montag Panzer übergeben.", "de", None),
    ],
)
def test_find_commitments_day_in_the_sentence_is_when_it_was_voiced(text: str, language: str, expected: date | None) -> None:
    assert read(text, language, date(2025, 3, 5))[0].voiced_at == expected


def test_find_commitments_sentence_without_record_says_why() -> None:
    text = "Kyiv waits. Norway sends tanks. Must Spain deliver more tanks?"
    reading = find_commitments(Article(text=text), language="en")
    assert [(s.country, s.reason) for s in reading.silences] == [("ESP", "a question")]
    assert text[reading.silences[0].start:reading.silences[0].end] == "Must Spain deliver more tanks?"


def test_find_commitments_empty_article_gives_nothing() -> None:
    assert find_commitments(Article(), language=None).commitments == []
