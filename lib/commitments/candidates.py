"""What a sentence might say of a country: every pair of one who may act and a kind that may be meant, for the judge."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from lib.commitments.actors import NOBODY, Actor
from lib.commitments.discourse import Field, Found, Part, SentenceReading
from lib.commitments.kinds import unit_kinds
from lib.commitments.lexicon import Hit
from lib.commitments.roles import UKRAINE
from lib.commitments.stances import Verdict, decide_stance
from lib.sentences import Sentence


@dataclass(slots=True)
class Seen:
    """A sentence as it was read, with what the sentences before it left open.

    ``topic`` is the kind that the text speaks of most, ``kinds`` those of the
    sentence before, ``actor`` who acted there.
    """

    field: Field
    sentence: Sentence
    said: SentenceReading
    number: int
    topic: str | None
    kinds: tuple[str, ...]
    verdicts: dict[int, Verdict | None] = dataclasses.field(default_factory=dict)

    def verdict(self, part: Part) -> Verdict | None:
        """What the rules read of a unit's stance, worked out once."""
        at = part.unit.first
        if at not in self.verdicts:
            self.verdicts[at] = decide_stance(part.unit)
        return self.verdicts[at]


@dataclass(slots=True)
class Candidate:
    """A country and a kind in a sentence, looked at from one of its units.

    ``whose`` tells how the country stands there (``subject`` or ``inherited``
    from another sentence), ``whence`` how the kind does (``unit``, ``word``,
    ``sentence``, ``previous``, ``topic``); ``record`` is what the rules made of the two.
    """

    seen: Seen
    part: Part
    country: str
    kind: str
    whose: str
    whence: str
    actor: Actor | None = None
    hit: Hit | None = None
    record: Found | None = None


_ORDER = {"unit": 0, "word": 1, "sentence": 3, "previous": 4, "topic": 5}
"""What makes one unit of a sentence a better place to look for a kind than another."""


def _actors(part: Part) -> Iterator[tuple[str, Actor | None]]:
    """The countries that a unit's own words let act, and the words for each."""
    for code in dict.fromkeys(part.codes):
        if code not in (UKRAINE, NOBODY):
            yield code, next((a for a in part.unit.actors if code in a.codes), None)


def _kinds(part: Part, seen: Seen) -> Iterator[tuple[str, str, Hit | None]]:
    """What a unit may be about: kind, how it is known, and its word."""
    own = unit_kinds(part.unit)
    yield from ((kind, "unit", hit) for kind, hit in own)
    told = {kind for kind, _ in own}
    for hit in part.unit.kinds:
        for kind in _MEANT.get(hit.sign, (hit.sign,)):
            if kind not in told:
                told.add(kind)
                yield kind, "word", hit
    for other in seen.said.parts:
        for kind, hit in unit_kinds(other.unit):
            if kind not in told:
                told.add(kind)
                yield kind, "sentence", hit
    if own:
        return
    for kind in dict.fromkeys((*part.previous[:2], *seen.kinds[:2])):
        if kind not in told:
            told.add(kind)
            yield kind, "previous", None
    if seen.topic is not None and seen.topic not in told:
        yield seen.topic, "topic", None


_MEANT = {"none": (), "aid": ("weapons",)}
"""Kinds that a word may mean where it is no kind's own name."""


def _made(seen: Seen) -> Iterator[Candidate]:
    """The records of the rules."""
    for record in seen.said.found:
        part = next(
            (p for p in seen.said.parts if record.span == (p.unit.first, p.unit.last)),
            next((p for p in seen.said.parts if record.country in p.codes), seen.said.parts[0]),
        )
        actor = next((a for a in part.unit.actors if record.country in a.codes), None)
        whence = "unit" if record.own_kind else "previous" if record.kind in seen.kinds else "topic"
        whose = "subject" if record.own_subject else "inherited"
        yield Candidate(seen, part, record.country, record.kind, whose, whence, actor, record.kind_hit, record)


def find_candidates(seen: Seen) -> list[Candidate]:
    """The rules' records of a sentence, and each other country and kind that it may be about, once."""
    made = list(_made(seen))
    taken = {(c.country, c.kind) for c in made}
    best: dict[tuple[str, str], tuple[int, Candidate]] = {}
    for part in seen.said.parts:
        verdict = seen.verdict(part) if part.own else None
        if verdict is None or verdict.stance is None:
            continue
        kinds = list(_kinds(part, seen))
        for code, actor in _actors(part):
            for kind, whence, hit in kinds:
                order = _ORDER[whence]
                known = best.get((code, kind))
                if (code, kind) not in taken and (known is None or order < known[0]):
                    best[code, kind] = order, Candidate(seen, part, code, kind, "subject", whence, actor, hit)
    return made + [candidate for _, candidate in best.values()]
