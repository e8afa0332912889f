"""The judge: of all that a text might say, what it says, how firmly, and how sure that is.

Rules propose (`lib.commitments.candidates`), a linear model over named facts
(`lib.commitments.features`) decides. Its weights are a table, made by
``python -m benchmarks.train_judge`` from labelled texts written for this
project; see docs/decisions/.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from lib.commitments.candidates import Candidate, Seen, find_candidates
from lib.commitments.discourse import Found
from lib.commitments.features import VERSION, Facts, Text, find_facts
from lib.commitments.lexicon import Hit, Pattern
from lib.commitments.stances import Verdict
from lib.sentences import DATA

STANCES = ("delivered", "pledged", "signalled", "conditional", "undecided", "reluctant", "refused", "opposed")
WEIGHTS = DATA / "judge" / "weights.tsv"
RULE = "judged"
"""The rule's name where no rule made the record, or the judge reads its stance otherwise."""

_BRIEF = 3
"""Sentences of a text that is too brief for one of them to bear out another."""

_SHOWN = 3
"""Words that weighed most, as they are shown."""


class StaleWeights(ValueError):
    """The table of weights was made for other facts than the code now finds."""


@dataclass(slots=True)
class Weights:
    """The judge's table: what each fact says for a record, and for each stance.

    A candidate is a record from ``least`` on, from ``least_new`` where the rules
    made none, and ``firm`` with its stance; ``together`` is asked of all of a country's that fall short; ``again`` is asked of a second stance, ``turn`` of a stance against that of
    the rules, ``sure`` of one record in every text.
    """

    record: dict[str, float] = field(default_factory=dict)
    stance: dict[str, tuple[float, ...]] = field(default_factory=dict)
    least: float = 0.25
    least_new: float = 0.5
    firm: float = 0.2
    together: float = 0.4
    again: float = 0.6
    turn: float = 0.8
    sure: float = 0.5
    calibration: list[tuple[float, float]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Judged:
    """A candidate with the judge's opinion: how likely it is a record at all, and of which stance.

    ``told`` is the stance of the rules' record, nothing where they made none.
    """

    country: str
    kind: str
    facts: Facts
    told: str = ""
    candidate: Candidate | None = None
    likely: float = 0.0
    stance: str = ""
    sure: float = 0.0


def read_weights(path: Path = WEIGHTS) -> Weights:
    """Read a table of weights.

    Raises
    ------
    StaleWeights
        If it was made for another version of the facts.
    """
    made = Weights()
    lines = path.read_text("utf-8").splitlines()
    head, version = lines[0].split("\t")[:2]
    if head != "version" or int(version) != VERSION:
        raise StaleWeights(f"{path.name} is of version {version}, the facts are of {VERSION}: run benchmarks.train_judge")
    for line in lines[1:]:
        name, *cells = line.split("\t")
        if name.startswith("="):
            _read_setting(made, name[1:], cells)
            continue
        made.record[name] = float(cells[0] or 0)
        if any(cells[1:]):
            made.stance[name] = tuple(float(cell or 0) for cell in cells[1:])
    return made


def _read_setting(made: Weights, name: str, cells: list[str]) -> None:
    if name == "calibration":
        made.calibration.append((float(cells[0]), float(cells[1])))
    else:
        setattr(made, name, float(cells[0]))


@lru_cache(maxsize=1)
def _weights() -> Weights:
    return read_weights()


def likelihood(facts: Facts, weights: Weights) -> float:
    """How likely a candidate with these facts is a record."""
    known = weights.record
    return 1 / (1 + math.exp(-sum([known[fact] for fact in facts if fact in known])))


def read_stance(judged: Judged, weights: Weights) -> None:
    """Give a candidate its stance, and how sure the record is with it: what the rules say, unless all speaks for another."""
    rows = [weights.stance[fact] for fact in judged.facts if fact in weights.stance]
    totals = [sum(column) for column in zip(*rows)] if rows else [0.0] * len(STANCES)
    highest = max(totals)
    shares = [math.exp(total - highest) for total in totals]
    best = max(range(len(STANCES)), key=lambda at: shares[at])
    if judged.told and shares[best] < weights.turn * sum(shares):
        best = STANCES.index(judged.told)
    judged.stance = STANCES[best]
    judged.sure = judged.likely * shares[best] / sum(shares)


def calibrate(raw: float, table: list[tuple[float, float]]) -> float:
    """How often records were right that the judge was as sure of, between the two nearest steps of a table."""
    if not table:
        return raw
    at = bisect_right(table, (raw, math.inf))
    if at in (0, len(table)):
        return table[min(at, len(table) - 1)][1]
    (low, least), (high, most) = table[at - 1], table[at]
    return least + (most - least) * (raw - low) / (high - low)


# ------------------------------------------------------------------ choosing
def find_judged(seen: list[Seen], text: Text, weights: Weights) -> list[Judged]:
    """All candidates of a text with the judge's opinion."""
    found = []
    for one in seen:
        if one.field.where == "title" or not one.said.parts:
            continue
        for candidate in find_candidates(one):
            if text.admits(candidate.record):
                facts = find_facts(candidate, text)
                found.append(Judged(candidate.country, candidate.kind, facts, candidate.record.stance if candidate.record else "", candidate))
                found[-1].likely = likelihood(facts, weights)
    return found


def choose(found: list[Judged], weights: Weights, brief: bool = False) -> list[Judged]:
    """The candidates that are records: the surest stance of each country and kind, others only where they are sure.

    A text in which nothing is sure says nothing, unless it is too brief for one sentence to bear out another.
    """
    if not brief and max((judged.likely for judged in found), default=0.0) < weights.sure:
        return []
    likely = [j for j in found if j.likely >= (weights.least if j.told else weights.least_new)]
    for judged in likely:
        read_stance(judged, weights)
    likely = [judged for judged in likely if judged.sure >= weights.firm]
    likely += _left_over(found, {judged.country for judged in likely}, weights)
    stances: dict[tuple[str, str], set[str]] = {}
    for judged in sorted(likely, key=lambda j: -j.sure):
        said = stances.setdefault((judged.country, judged.kind), set())
        if not said or judged.sure >= weights.again:
            said.add(judged.stance)
    kept = {id(j) for j in likely if j.stance in stances[j.country, j.kind]}
    return [j for j in found if id(j) in kept]


def _left_over(found: list[Judged], heard: set[str], weights: Weights) -> list[Judged]:
    """The likeliest record of the rules for each country that has none yet, where its records together are likely."""
    best: dict[str, Judged] = {}
    together: dict[str, float] = {}
    for judged in found:
        if judged.told and judged.country not in heard:
            together[judged.country] = together.get(judged.country, 0.0) + judged.likely
            best[judged.country] = max(best.get(judged.country, judged), judged, key=lambda j: j.likely)
    kept = [best[country] for country, likely in together.items() if likely >= weights.together]
    for judged in kept:
        read_stance(judged, weights)
    return kept


def judge(seen: list[Seen], text: Text) -> list[tuple[Candidate, Found]]:
    """The records of a text by the judge's opinion, in the text's order.

    Parameters
    ----------
    seen
        The sentences as the rules read them.
    text
        What holds for the whole text.
    """
    weights = _weights()
    chosen = choose(find_judged(seen, text, weights), weights, len(seen) <= _BRIEF)
    return [(one.candidate, _record(one, one.candidate, weights)) for one in chosen if one.candidate is not None]


def _record(judged: Judged, candidate: Candidate, weights: Weights) -> Found:
    known = candidate.record
    sure = round(calibrate(judged.sure, weights.calibration), 2)
    cues = weighed_words(judged, candidate, weights)
    if known is not None:
        rule = known.verdict.rule if known.stance == judged.stance else RULE
        verdict = Verdict(judged.stance, rule, (*known.verdict.cues, *cues))
        return replace(known, verdict=verdict, sure=sure)
    part = candidate.part
    return Found(
        candidate.country,
        candidate.kind,
        Verdict(judged.stance, RULE, cues),
        candidate.seen.sentence,
        candidate.whence == "unit",
        candidate.whose == "subject",
        candidate.hit,
        part.said_by,
        named=candidate.actor is not None,
        span=(part.unit.first, part.unit.last),
        sure=sure,
    )


def weighed_words(judged: Judged, candidate: Candidate, weights: Weights) -> tuple[Hit, ...]:
    """The words whose facts spoke most for the record and its stance."""
    column = STANCES.index(judged.stance)
    totals: dict[int, float] = {}
    none = (0.0,) * len(STANCES)
    for fact, at in judged.facts.items():
        if at >= 0:
            totals[at] = totals.get(at, 0.0) + weights.record.get(fact, 0.0) + weights.stance.get(fact, none)[column]
    best = sorted((at for at in totals if totals[at] > 0), key=lambda at: -totals[at])[:_SHOWN]
    lows = candidate.seen.field.tokens.lows
    return tuple(Hit(at, at + 1, Pattern((lows[at],), "weighed", table="judge"), (at,)) for at in sorted(best))
