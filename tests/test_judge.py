"""The judge over the rules: its table, its choice, and what it says of its reasons."""
from __future__ import annotations

from pathlib import Path

import pytest

from lib.commitments import find_commitments
from lib.commitments.features import VERSION, describe_text
from lib.commitments.judge import (
    STANCES,
    Judged,
    StaleWeights,
    Weights,
    calibrate,
    choose,
    find_judged,
    read_stance,
    read_weights,
)
from lib.commitments.reading import read_article
from lib.schema import Article, Commitment

TEXT = (
    "Norway will send Ukraine twelve howitzers, its defence minister said in Oslo on Monday. "
    "Spain ruled out sending soldiers to Ukraine, while Portugal has not decided yet. "
    "Denmark has delivered three air defence systems. The weather in Lisbon was fine. "
    "Germany would consider training Ukrainian pilots only if Washington takes part."
)


def judged_facts(text: str) -> list[Judged]:
    """The candidates of a text."""
    told = read_article(Article(text=text), "en", None)
    facts = describe_text(told.seen, [record for _, record in told.found], told.focused, len(told.strong))
    return find_judged(told.seen, facts, read_weights())


def sure(country: str, stance: str, value: float, told: str = "pledged") -> Judged:
    """A candidate of which only one fact is known."""
    return Judged(country, "weapons", {stance: -1}, told, likely=value)


def find(text: str) -> list[Commitment]:
    """The commitments of an English text."""
    return find_commitments(Article(text=text), language="en").commitments


def test_weights_shipped_table_is_of_this_version_and_knows_the_facts() -> None:
    weights = read_weights()
    found = {fact for judged in judged_facts(TEXT) for fact in judged.facts}
    known = {fact for fact in found if fact in weights.record}
    assert len(known) >= 0.8 * len(found), "facts were renamed: run python -m benchmarks.train_judge --write"
    kinds = {fact.split(":")[0] for fact in weights.record}
    assert kinds >= {fact.split(":")[0] for fact in found}


def test_weights_other_version_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text(f"version\t{VERSION + 1}\none\t0.5\n", "utf-8")
    with pytest.raises(StaleWeights, match="train_judge"):
        read_weights(path)


def test_weights_calibration_rises_within_zero_and_one() -> None:
    table = read_weights().calibration
    values = [calibrate(step / 20, table) for step in range(21)]
    assert values == sorted(values)
    assert values[0] >= 0 and values[-1] <= 1


def test_choose_second_stance_needs_more_than_the_first() -> None:
    rows = {stance: tuple(9.0 * (name == stance) for name in STANCES) for stance in STANCES}
    weights = Weights(stance=rows, least=0.4, again=0.6, sure=0.5)
    kept = choose([sure("NOR", "pledged", 0.9), sure("NOR", "refused", 0.5, "refused")], weights)
    assert [judged.stance for judged in kept] == ["pledged"]
    kept = choose([sure("NOR", "pledged", 0.9), sure("NOR", "refused", 0.8, "refused")], weights)
    assert [judged.stance for judged in kept] == ["pledged", "refused"]


def test_choose_text_without_a_sure_record_says_nothing() -> None:
    weights = Weights(least=0.4, firm=0.0, sure=0.5)
    assert choose([sure("NOR", "pledged", 0.45)], weights) == []
    assert len(choose([sure("NOR", "pledged", 0.45)], weights, brief=True)) == 1


def test_choose_new_record_needs_more_than_one_of_the_rules() -> None:
    weights = Weights(least=0.4, least_new=0.6, firm=0.0, sure=0.4)
    kept = choose([sure("NOR", "pledged", 0.5), sure("ESP", "pledged", 0.5, told="")], weights)
    assert [judged.country for judged in kept] == ["NOR"]


def test_choose_country_whose_records_are_likely_together_keeps_the_likeliest() -> None:
    weights = Weights(least=0.4, firm=0.0, together=0.5, sure=0.5)
    other = Judged("NOR", "troops", {"troops": -1}, "pledged", likely=0.2)
    found = [sure("ESP", "pledged", 0.9), sure("NOR", "pledged", 0.35), other, sure("PRT", "pledged", 0.35)]
    assert [(judged.country, judged.kind) for judged in choose(found, weights)] == [("ESP", "weapons"), ("NOR", "weapons")]


def test_read_stance_the_rules_stance_stays_unless_all_speaks_for_another() -> None:
    weights = Weights(stance={"weak": (0.5,) + (0.0,) * 7, "strong": (9.0,) + (0.0,) * 7}, turn=0.8)
    weak, strong = (Judged("NOR", "weapons", {fact: -1}, "refused", likely=0.9) for fact in ("weak", "strong"))
    read_stance(weak, weights)
    read_stance(strong, weights)
    assert (weak.stance, strong.stance) == ("refused", "delivered")


def test_find_commitments_judge_keeps_the_words_that_weighed() -> None:
    records = find(TEXT)
    assert {(r.country, r.stance) for r in records} >= {("NOR", "pledged"), ("ESP", "refused"), ("DNK", "delivered")}
    for record in records:
        weighed = [cue for cue in record.cues if cue.sign == "weighed"]
        assert all(TEXT[cue.start : cue.end] == cue.text for cue in weighed)
        assert all(record.start <= cue.start < record.end for cue in weighed)
        assert 0 <= record.confidence <= 1


def test_find_commitments_country_with_a_record_is_not_silent_in_its_sentence() -> None:
    reading = find_commitments(Article(text=TEXT), language="en")
    said = {(r.country, r.start) for r in reading.commitments}
    assert not said & {(s.country, s.start) for s in reading.silences}
