"""Who acts in a unit: its own subject, whoever is quoted, or the one who acted last."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from lib.commitments.actors import NOBODY, Actor, is_group
from lib.commitments.clauses import Unit
from lib.commitments.demands import is_passive, praised
from lib.commitments.discourse import Discourse, Field
from lib.commitments.roles import UKRAINE
from lib.sentences import Tokens


def _last_named(count: int, discourse: Discourse, before: tuple[str, ...]) -> tuple[str, ...]:
    """ "Both countries": those who acted together last, or as many as acted one after the other."""
    together = next((codes for codes in (before, discourse.actor) if len(codes) == count), None)
    if together is not None:
        return together
    found: list[str] = []
    for code in reversed(discourse.acted):
        if code not in found and not is_group(code) and code not in (UKRAINE, NOBODY):
            found.append(code)
    return tuple(reversed(found[:count])) if len(found) >= count else ()


def _resolve(actor: Actor | None, discourse: Discourse, field_: Field, before: tuple[str, ...]) -> tuple[str, ...]:
    """The countries that an actor stands for; an open one for the country that acted last."""
    if actor is None:
        return ()
    if not actor.open:
        return actor.codes
    low = field_.tokens.lows[actor.first]
    if low in _FIRST_PERSON and field_.language == "fr":
        quoted = _quoted(actor, field_, discourse)
        if quoted:
            return quoted
    if low in _FIRST_PERSON and discourse.speaker:
        return discourse.speaker
    if actor.kind.startswith("several"):
        return _last_named(int(actor.kind[-1]), discourse, before)
    codes = before or discourse.actor
    if actor.kind == "description" or low in _PERSONS:
        return codes if len(codes) == 1 and not is_group(codes[0]) else discourse.country or codes
    return codes


def _quoted(actor: Actor, field_: Field, discourse: Discourse) -> tuple[str, ...]:
    """Who says "we" within guillemets: who is named right after them, or who was spoken of last ("..., a-t-il dit")."""
    lows = field_.tokens.lows
    end = next((at for at in range(actor.last, min(actor.last + _QUOTED, len(lows))) if lows[at] in "«»"), 0)
    if not end or lows[end] == "«":
        return ()
    last = min(end + _TELLS, len(lows))
    if any(lows[at] in ("il", "elle") and lows[at - 1] == "-" for at in range(end, last)):
        return discourse.country
    if lows[end + 1 : end + 2] != [","]:
        return ()
    at = bisect_left(field_.places, end, key=lambda place: place.first)
    named = field_.places[at] if at < len(field_.places) else None
    if named is None or named.first >= last or any(lows[i] in ".«" for i in range(end, named.first)):
        return ()
    return (named.code,) if named.code != UKRAINE else ()


_TELLS = 14
"""Words after a quotation within which the text tells who speaks."""
_QUOTED = 60
"""Words from "we" to the end of what is quoted."""
_FIRST_PERSON = frozenset(
    (
        *("wir", "unser", "unsere", "ich", "uns", "mein", "meine"),
        *("we", "our", "i", "us", "my"),
        *("nous", "notre", "nos", "je", "j"),
    )
)
_PERSONS = frozenset(("he", "she", "his", "her", "er", "il", "elle"))
"""Pronouns of one person, who speaks for a country and not for a group of them."""

_IMPERSONAL = frozenset(("es", "it", "das", "dies", "ce", "c"))
_COMPLEMENTS = frozenset(("dass", "that", "que", "qu"))


def _reporting(unit: Unit, tokens: Tokens) -> list[int]:
    """Verbs such as "announced that", after which another one can be the subject."""
    return [
        hit.first
        for hit in unit.of("commit")
        if hit.pattern.table == "verb"
        and any(tokens.lows[at] in _COMPLEMENTS for at in range(hit.last, min(hit.last + 3, len(tokens))))
    ]


def _giver(unit: Unit, tokens: Tokens) -> Actor | None:
    """From whom something is received: all whose origin it tells, else the last one named who is not the receiver."""
    after = max(hit.first for hit in unit.of("receive"))
    given = [
        a
        for a in unit.actors
        if a.role in ("object", "place", "agent", "owner", "view") and UKRAINE not in a.codes and a.codes
    ]
    origins = [a for a in given if {tokens.lows[a.first - 1], tokens.lows[a.first - 2]} & _ORIGINS]
    if len(origins) > 1:
        codes = tuple(dict.fromkeys(code for a in origins for code in a.codes))
        return Actor(origins[0].first, origins[-1].last, codes, "agent", origins[0].kind)
    return next((a for a in reversed(given) if a.first > after), given[-1] if given else None)


_ORIGINS = frozenset(("aus", "von", "from", "de", "du", "des"))


def _named_instead(unit: Unit, tokens: Tokens, says: list[int]) -> tuple[Actor, Actor | None] | None:
    """Who stands named in a unit for a subject that is only a pronoun or a description."""
    subjects, first = unit.subjects, unit.subjects[0]
    others = [a for a in subjects[1:] if not a.open]
    low = tokens.lows[first.first]
    if not says:
        acts = [hit.first for hit in unit.predicates]
        between = [a for a in others if a.kind != "nobody" and UKRAINE not in a.codes]
        closed = next(
            (
                a
                for a in between
                if any(at < a.first for at in acts)
                and ((min(acts) < first.first and a.first - first.last <= 1) or any(at > a.first for at in acts))
            ),
            None,
        )
        if closed is not None:
            return closed, first
        if low in _IMPERSONAL and first.kind == "pronoun" and unit.has("be") and between:
            return between[0], None
    seats = [a for a in unit.actors if a.role == "place" and a.kind == "seat" and UKRAINE not in a.codes]
    if first.kind == "description":
        homes = [a for a in unit.actors if a.role == "place" and a.first < first.first and UKRAINE not in a.codes]
        if homes and homes[0].kind in ("seat", "name"):
            return homes[0], None
    if says and others and low in _FIRST_PERSON:
        return others[0], others[0]
    if first.kind != "pronoun":
        return None
    closed = next((a for a in others if a.kind != "nobody"), None)
    if closed is not None and says:
        return closed, closed
    return (seats[0], None) if seats else None


def _beside_predicate(unit: Unit) -> Actor | None:
    """Who stands before the first predicate between the same marks ("..., which Kyiv dismissed"), where another opens."""
    first = min((hit.first for hit in unit.predicates), default=None)
    if first is None or len(unit.subjects) < 2:
        return None
    mark = max((bound for bound in unit.bounds if bound <= first), default=None)
    if mark is None or unit.subjects[0].first >= mark or unit.of("say"):
        return None
    return next((a for a in unit.subjects if not a.open and mark <= a.first < first and a.role == "subject"), None)


def _own_subject(unit: Unit, tokens: Tokens) -> tuple[Actor | None, Actor | None]:
    """The subject of a unit and, where another one says so, who that is."""
    subjects = unit.subjects
    receiver = any(UKRAINE in actor.codes for actor in subjects[:1]) or not any(not actor.open for actor in subjects)
    if unit.has("receive"):
        if receiver and not unit.has("neg") and not is_passive(unit, unit.of("receive")[0]):
            return _giver(unit, tokens), None
        unit.hits = [hit for hit in unit.hits if hit.sign != "receive"]
    owners = [actor for actor in unit.actors if actor.role == "owner" and UKRAINE not in actor.codes]
    if praised(unit):
        return owners[-1], None
    views = [a for a in unit.actors if a.role == "view" and UKRAINE not in a.codes]
    if views and all(a.open for a in subjects) and unit.of("refuse", "undecided", "reluctant", "signal", "oppose"):
        return views[0], None
    if not subjects:
        against = min((hit.first for hit in unit.of("veto", "stop", "oppose")), default=None)
        owners = [owner for owner in owners if against is None or owner.first < against]
        return owners[0] if owners else _agent_of_passive(unit, tokens), None
    agent = next((actor for actor in subjects if actor.role == "agent" and UKRAINE not in actor.codes), None)
    first = subjects[0]
    says = [hit.first for hit in unit.of("say")] or _reporting(unit, tokens)
    if says and first.first < says[0] and len(subjects) > 1:
        later = next((actor for actor in subjects[1:] if actor.first > says[0]), None)
        before_act = unit.predicates and later is not None and later.first < max(hit.first for hit in unit.predicates)
        if later is not None and before_act:
            return (first if later.open else later), first
    if agent is not None and (first.open or first is agent or UKRAINE in first.codes):
        return agent, None
    named = _named_instead(unit, tokens, says) if first.open else None
    if named is not None:
        return named
    if UKRAINE in first.codes and len(first.codes) == 1:
        later = next((a for a in subjects[1:] if UKRAINE not in a.codes), None)
        if later is None and owners and unit.has("deliver"):
            return owners[0], None
        return later or first, None
    return first, None


def _heard_place(unit: Unit) -> Actor | None:
    """The capital from which something is heard ("In Lissabon hieß es")."""
    if not (unit.has("impersonal") or unit.has("attribution")):
        return None
    heard = (a for a in unit.actors if UKRAINE not in a.codes and a.codes)
    return next((a for a in heard if a.role == "view" or (a.role == "place" and a.kind in ("seat", "name"))), None)


def _source(unit: Unit, tokens: Tokens) -> Actor | None:
    """From where help comes ("will come from Spain"), or where a mood is ("no appetite in Rome")."""
    lead = "from" if any(hit.pattern.words[-1] == "from" for hit in unit.of("give", "commit", "deliver")) else ""
    if any("aus" in hit.pattern.words for hit in unit.of("give", "practice")):
        lead = "aus"
    moods = [hit for hit in unit.of("reluctant", "refuse", "undecided", "signal") if hit.pattern.table == "cue"]
    if moods and not unit.of("say"):
        lead = lead or "in"
    seats = [
        a
        for a in unit.actors
        if a.role == "place" and UKRAINE not in a.codes and (a.kind == "seat" or lead in ("from", "aus"))
    ]
    return next((a for a in seats if lead and lead in tokens.lows[max(a.first - 2, 0) : a.first]), None)


_FRONTS = frozenset(
    ("after", "besides", "instead", "having", "while", "when", "before", "by", "despite", "nachdem", "après")
)
_DETERMINERS = frozenset(("the", "a", "an", "this", "these", "those", "another", "each", "every"))


def _is_fronted(unit: Unit, tokens: Tokens) -> bool:
    """ "Having trained recruits, Britain ...": the one who acts is named only afterwards."""
    return tokens.lows[unit.first] in _FRONTS


def _has_other_subject(unit: Unit, tokens: Tokens) -> bool:
    """Whether a noun that is no country and no help is what the unit speaks of ("The boiler was held together")."""
    first = min(
        (hit.first for hit in unit.hits if hit.sign not in ("neg", "contrast", "also", "setting")), default=unit.first
    )
    opens = next((at for at in range(unit.first, first) if tokens.lows[at].isalpha()), first)
    if opens >= first or tokens.lows[opens] not in _DETERMINERS or first - opens < 2:
        return False
    return not any(opens < hit.first < first for hit in unit.kinds) and not any(
        opens <= actor.first < first for actor in unit.actors
    )


def _with_companions(unit: Unit, actor: Actor) -> tuple[str, ...]:
    """The countries of an actor and of those who act along with it ("gemeinsam mit Japan")."""
    if actor.role not in ("subject", "agent") or actor.kind == "nobody":
        return actor.codes
    beside = [code for other in unit.actors if other.role == "with" for code in other.codes]
    return tuple(dict.fromkeys((*actor.codes, *(code for code in beside if code not in (UKRAINE, NOBODY)))))


def _named_before(unit: Unit, units: list[Unit]) -> Actor | None:
    """Who speaks of "us" in "Meloni: Italien hilft, aber Soldaten schicken wir nicht": the one named last."""
    earlier = units[: units.index(unit)]
    if not any(":" in other.mark for other in earlier):
        return None
    closed = (a for other in reversed(earlier) for a in other.subjects if not a.open and a.kind != "nobody")
    return next((a for a in closed if UKRAINE not in a.codes and not is_group(a.codes[0])), None)


def _tells_who(unit: Unit, other: Unit) -> bool:
    """Whether a clause only names who is quoted ("„Wir werden liefern“, versprach Rom")."""
    quoted = any(mark in unit.mark for mark in '„“”»«"') and other.mark.startswith((",", "“", "”", "«", "»", '"'))
    spoken = other.of("commit", "signal", "demand", "refuse")
    return quoted and bool(spoken) and not other.kinds and all(hit.pattern.table == "verb" for hit in spoken)


def _agent_of_passive(unit: Unit, tokens: Tokens) -> Actor | None:
    """Who pays or gives in "Übernommen werden die Kosten von der EU"."""
    acts = [hit for hit in unit.of("give", "pay", "practice") if hit.value.startswith("participle")]
    if not acts or not (unit.has("past") or unit.has("future")) or unit.has("have"):
        return None
    given = [a for a in unit.actors if a.role == "object" and a.codes and UKRAINE not in a.codes]
    return next((a for a in given if {"von", "vom"} & set(tokens.lows[max(a.first - 2, 0) : a.first])), None)


def unit_subject(
    unit: Unit, units: list[Unit], discourse: Discourse, field_: Field, before: tuple[str, ...]
) -> tuple[tuple[str, ...], bool, Actor | None]:
    """Who acts in a unit, whether its own words say so, and who said it."""
    if unit.has("receive") and not unit.subjects and before and UKRAINE not in before and unit is not units[0]:
        unit.hits = [hit for hit in unit.hits if hit.sign != "receive"]
    beside = _beside_predicate(unit) if field_.language == "en" else None
    if any(a.kind == "nobody" and a.role == "view" for a in unit.actors) and unit.has("attribution"):
        return (), False, None
    actor, said_by = (beside, None) if beside is not None else _own_subject(unit, field_.tokens)
    if actor is not None and not actor.open:
        if said_by is not None and said_by.kind == "nobody":
            return (), False, None
        return _with_companions(unit, actor), True, said_by
    heard = _heard_place(unit)
    if heard is not None:
        return heard.codes, True, None
    for other in units:
        if other is not unit and ((other.has("say") and not other.predicates) or _tells_who(unit, other)):
            speaker = next((a for a in other.subjects if not a.open), None)
            if speaker is not None and (actor is None or actor.open):
                return speaker.codes, True, speaker
    if actor is not None:
        if field_.tokens.lows[actor.first] in _FIRST_PERSON and unit is not units[0]:
            named = _named_before(unit, units)
            if named is not None:
                return named.codes, True, named
        resolved = _with_companions(unit, replace(actor, codes=_resolve(actor, discourse, field_, before)))
        owner = next((a for a in unit.actors if a.role == "owner" and UKRAINE not in a.codes), None)
        if not resolved and owner is not None:
            return owner.codes, True, None
        return resolved, bool(resolved), None
    if unit is units[0] and len(units) > 1 and _is_fronted(unit, field_.tokens):
        following = next((a for a in units[1].subjects if not a.open and UKRAINE not in a.codes), None)
        if following is not None:
            return following.codes, True, None
    source = _source(unit, field_.tokens)
    if source is not None:
        return source.codes, True, None
    if _has_other_subject(unit, field_.tokens):
        return (), False, None
    return before, False, None
