"""What the judge looks at: a candidate as named facts, each with the word it stands at.

A fact is a short name. ``cue:`` are signs of the tables in the unit, ``pre:`` and
``post:`` those before and after the one who acts, ``says:`` the stance that the
rules read in the unit, ``rule:`` what they made of the candidate. Facts mean
the same in every language; none of them is a word of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lib.commitments.actors import is_group
from lib.commitments.candidates import Candidate, Seen
from lib.commitments.discourse import Found, Part
from lib.commitments.kinds import unit_kinds
from lib.commitments.lexicon import Hit
from lib.commitments.stances import HOSTILE, OFTEN_AGAINST
from lib.commitments.tenses import auxiliaries

Facts = dict[str, int]
"""Name of a fact to the token it stands at; -1 where it stands at none."""

VERSION = 1
"""Raised whenever a fact changes its name or meaning: weights of another version are refused."""

_NOWHERE = -1


@dataclass(slots=True)
class Text:
    """What holds for a whole text, and what was worked out once for each of its units and sentences."""

    focused: bool
    strong: int
    kept: frozenset[int]
    titled: frozenset[str]
    kinds: frozenset[str]
    named: Counter[str]
    records: Counter[tuple[str, str]]
    matter: dict[str, int]
    parts: dict[int, Facts] = field(default_factory=dict)
    lines: dict[int, Facts] = field(default_factory=dict)
    before: dict[int, Seen] = field(default_factory=dict)

    def admits(self, record: Found | None) -> bool:
        """Whether a candidate comes into question: in a text about other things only what the rules let stand."""
        if record is None:
            return self.focused
        return not record.withdrawn and (self.focused or id(record) in self.kept)


def describe_text(seen: list[Seen], found: Iterable[Found], focused: bool, strong: int) -> Text:
    """What holds for all candidates of a text."""
    title = [s for s in seen if s.field.where == "title"]
    kept = list(found)
    text = Text(
        focused,
        strong,
        frozenset(id(record) for record in kept),
        frozenset(place.code for s in title for place in s.said.named),
        frozenset(kind for s in title for part in s.said.parts for kind, _ in unit_kinds(part.unit)),
        Counter(code for s in seen for code in {place.code for place in s.said.named}),
        Counter((record.country, record.kind) for record in kept),
        _rank_kinds(seen),
    )
    for one, other in pairwise(seen):
        text.before[id(other)] = one
    return text


def _rank_kinds(seen: list[Seen]) -> dict[str, int]:
    """The kinds that a text names by how many of its sentences do, most first."""
    counted = Counter(kind for s in seen for kind in {kind for part in s.said.parts for kind, _ in unit_kinds(part.unit)})
    return {kind: rank for rank, (kind, _) in enumerate(sorted(counted.items(), key=lambda item: (-item[1], item[0])))}


def find_facts(candidate: Candidate, text: Text) -> Facts:
    """All facts of a candidate."""
    part, seen = candidate.part, candidate.seen
    of_part = text.parts.get(id(part))
    if of_part is None:
        of_part = text.parts[id(part)] = dict(_part_facts(part, seen))
    of_line = text.lines.get(id(seen))
    if of_line is None:
        of_line = text.lines[id(seen)] = dict(_line_facts(seen, text))
    facts = {"one": _NOWHERE, **of_line, **of_part}
    facts.update(_actor_facts(candidate, text))
    facts.update(_kind_facts(candidate, text))
    facts.update(_rule_facts(candidate, text))
    return facts


# ------------------------------------------------------------- unit, sentence
def _form(hit: Hit) -> str:
    return hit.value.split()[0] if hit.pattern.table == "verb" and hit.value else ""


_AUXILIARY = frozenset(("have", "be", "past", "future", "want", "could", "would", "must"))


def _part_facts(part: Part, seen: Seen) -> Iterator[tuple[str, int]]:
    unit = part.unit
    verdict = seen.verdict(part)
    said = "none" if verdict is None else verdict.stance or f"no-{verdict.rule}"
    at = verdict.cues[0].first if verdict is not None and verdict.cues else _NOWHERE
    yield f"says:{said}", at
    yield f"says:{said}:{verdict.rule if verdict is not None else ''}", at
    signs: dict[str, int] = {}
    for hit in unit.hits:
        signs.setdefault(hit.sign, hit.first)
        form = _form(hit)
        if form:
            yield f"cue:{hit.sign}:{form}", hit.first
    for sign, first in signs.items():
        yield f"cue:{sign}", first
    helping = "+".join(sorted(_AUXILIARY & signs.keys()))
    yield f"aux:{helping}", _NOWHERE
    acts = unit.of("practice", "give", "pay", "join", "receive")
    if acts:
        yield f"act:{_form(acts[0])}:{'+'.join(sorted(auxiliaries(unit, acts[0])))}:{'neg' in signs}", acts[0].first
    for name in ("reason", "setting", "ellipsis", "reported", "denied", "condition"):
        if getattr(unit, name):
            yield f"unit:{name}", _NOWHERE
    yield f"mark:{unit.mark[:1]}", unit.first
    yield f"size:{min((unit.last - unit.first) // 5, 6)}", _NOWHERE


def _line_facts(seen: Seen, text: Text) -> Iterator[tuple[str, int]]:
    sentence, tokens = seen.sentence, seen.field.tokens
    scope = seen.field.scopes[sentence.first]
    for name in ("ukraine", "related", "outside", "past", "present"):
        if getattr(scope, name):
            yield f"line:{name}", _NOWHERE
    yield f"line:{seen.said.reason if not seen.said.found else 'read'}", _NOWHERE
    yield f"where:{seen.field.where}", _NOWHERE
    yield f"number:{min(seen.number, 5)}", _NOWHERE
    yield f"countries:{min(len({place.code for place in seen.said.named}), 4)}", _NOWHERE
    end = tokens.lows[sentence.last - 1] if sentence.last > sentence.first else ""
    yield f"end:{end if not end.isalnum() else 'word'}", _NOWHERE
    yield f"focused:{text.focused}", _NOWHERE
    yield f"strong:{min(text.strong, 4)}", _NOWHERE
    before = text.before.get(id(seen))
    if before is not None and before.sentence.last > before.sentence.first:
        if before.field.tokens.lows[before.sentence.last - 1] == "?":
            yield "after:question", _NOWHERE
        yield f"after:{'read' if before.said.found else before.said.reason}", _NOWHERE


# --------------------------------------------------------------- actor, kind
def _side(country: str) -> str:
    if country in HOSTILE:
        return "hostile"
    if country in OFTEN_AGAINST:
        return "doubtful"
    return "group" if is_group(country) else "country"


def _actor_facts(candidate: Candidate, text: Text) -> Iterator[tuple[str, int]]:
    actor, unit, country = candidate.actor, candidate.part.unit, candidate.country
    side = _side(country)
    role = actor.role if actor is not None else "none"
    first = actor.first if actor is not None else _NOWHERE
    yield f"side:{side}", first
    yield f"whose:{candidate.whose}", first
    yield f"role:{role}", first
    yield f"role:{role}:{candidate.whose}", first
    yield f"titled:{country in text.titled}", _NOWHERE
    yield f"named:{min(text.named[country], 4)}", _NOWHERE
    yield f"together:{min(len(candidate.part.codes), 3)}", _NOWHERE
    if actor is None:
        return
    yield f"how:{actor.kind}:{role}", first
    yield from _sides(unit.hits, actor.first)


def _sides(hits: list[Hit], at: int) -> Iterator[tuple[str, int]]:
    """The signs before and after a word, and the one next to it."""
    for hit in hits:
        yield f"{'pre' if hit.first < at else 'post'}:{hit.sign}", hit.first
    following = min((hit for hit in hits if hit.first > at), key=lambda hit: hit.first, default=None)
    if following is not None:
        yield f"next:{following.sign}", following.first


def _kind_facts(candidate: Candidate, text: Text) -> Iterator[tuple[str, int]]:
    kind, hit, unit = candidate.kind, candidate.hit, candidate.part.unit
    first = hit.first if hit is not None else _NOWHERE
    yield f"kind:{kind}", first
    yield f"whence:{candidate.whence}", first
    yield f"whence:{candidate.whence}:{candidate.whose}", first
    yield f"whence:{candidate.whence}:{kind}", first
    yield f"kinds:{min(len(unit_kinds(unit)), 3)}", _NOWHERE
    yield f"topic:{kind == candidate.seen.topic}", _NOWHERE
    yield f"intitle:{kind in text.kinds}", _NOWHERE
    yield f"matter:{min(text.matter.get(kind, 9), 3)}", _NOWHERE
    yield f"matter:{min(text.matter.get(kind, 9), 3)}:{candidate.whence}", _NOWHERE
    yield f"side:{_side(candidate.country)}:{kind}", first
    if hit is None:
        return
    yield f"rank:{hit.pattern.rank}", first
    yield f"rank:{hit.pattern.rank}:{kind}", first
    if candidate.actor is not None:
        yield f"order:{'actor' if candidate.actor.first < hit.first else 'kind'}", first
        yield f"gap:{min(abs(hit.first - candidate.actor.first) // 4, 6)}", first


# ---------------------------------------------------------------------- rules
def _rule_facts(candidate: Candidate, text: Text) -> Iterator[tuple[str, int]]:
    record = candidate.record
    if record is None:
        yield "rule:none", _NOWHERE
        beside = [other for other in candidate.seen.said.found if other.country == candidate.country]
        yield f"rule:beside:{bool(beside)}:{candidate.whence}", _NOWHERE
        same = [other for other in candidate.seen.said.found if other.kind == candidate.kind]
        yield f"rule:same:{bool(same)}:{candidate.whose}", _NOWHERE
    else:
        at = record.verdict.cues[0].first if record.verdict.cues else _NOWHERE
        kept = id(record) in text.kept
        own = f"{record.own_kind:d}{record.own_subject:d}"
        yield f"rule:kept:{kept}", at
        yield f"rule:{record.verdict.rule}", at
        yield f"rule:{record.verdict.rule}:{own}", at
        yield f"rule:own:{own}:{kept}", at
        yield f"rule:stance:{record.stance}", at
        yield f"rule:copied:{record.copied}", at
        yield f"rule:named:{record.named}", at
    others = text.records[candidate.country, candidate.kind] - (record is not None and id(record) in text.kept)
    yield f"rule:others:{min(others, 2)}:{record is not None}", _NOWHERE
