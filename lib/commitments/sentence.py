"""One sentence to its records; the discourse moves on."""

from __future__ import annotations

import re

from lib.commitments.actors import NOBODY, Actor, find_actors, is_group
from lib.commitments.asides import find_asides, set_aside
from lib.commitments.clauses import PREDICATES, Unit, cut, find_units
from lib.commitments.discourse import Discourse, Field, Part, SentenceReading
from lib.commitments.grammar import as_finite, drop_contained, front_conditions, is_noun
from lib.commitments.kinds import unit_kinds
from lib.commitments.lexicon import Hit, classes_of
from lib.commitments.people import called_by_name, learn_people
from lib.commitments.records import unit_records
from lib.commitments.roles import UKRAINE, Scene
from lib.commitments.scope import SentenceScope
from lib.commitments.subjects import unit_subject
from lib.countries import split_cell
from lib.sentences import Sentence, Tokens, within

_DASHES = frozenset("-–—")

_CLOCK = re.compile(r"[-–+•*\s]*\d{1,2}\s?[:.h]\s?\d{2}(?!\d)\s?(?:am|pm|Uhr|h)?\s*[|:–—-]?\s*")

_DATE_WORDS = frozenset(
    split_cell(
        "av avr janv févr sept oct nov déc jan feb mar apr aug dec mai juin juillet août et de le la uhr eigener bericht",
        " ",
    )
)


def _after_dateline(tokens: Tokens, sentence: Sentence, text: str) -> int:
    """The first token after "BERLIN, 3. Mai (agency) -" or "17:05 |"; the sentence's own first where there is neither."""
    inside = 0
    clock = _CLOCK.match(text, sentence.start, sentence.end)
    if clock is not None:
        return next(
            (at for at in range(sentence.first, sentence.last) if tokens.starts[at] >= clock.end()), sentence.first
        )
    for at in range(sentence.first, min(sentence.first + 16, sentence.last - 1)):
        word = tokens.words[at]
        inside += (word == "(") - (word == ")")
        spaced = (
            at > sentence.first and tokens.starts[at] > tokens.ends[at - 1] and tokens.starts[at + 1] > tokens.ends[at]
        )
        if word in _DASHES and spaced:
            return at + 1
        if inside <= 0 and word.isalpha() and word[:1].islower() and len(word) > 5:
            break
        if inside <= 0 and word.isalpha() and word[:1].islower() and tokens.lows[at] not in _DATE_WORDS:
            break
    return sentence.first


def _said_by(actor: Actor | None, field_: Field) -> str | None:
    if actor is None:
        return None
    return field_.text[field_.tokens.starts[actor.first] : field_.tokens.ends[actor.last - 1]]


def _is_set_aside(
    discourse: Discourse, sentence: Sentence, scope: SentenceScope, imagined: bool, once: bool, named: bool
) -> str | None:
    """Why nothing in a sentence counts: another matter, times before the war, or mere imagination."""
    if sentence.paragraph != discourse.paragraph:
        discourse.paragraph, discourse.past, discourse.imagined, discourse.near_ukraine = (
            sentence.paragraph,
            False,
            False,
            False,
        )
        discourse.matter = ()
    discourse.past = (discourse.past or scope.past or once) and not scope.present
    discourse.imagined = discourse.imagined or imagined
    discourse.near_ukraine = discourse.near_ukraine or scope.ukraine
    if discourse.past:
        return "before the war"
    if discourse.imagined:
        return "imagined"
    if scope.outside and not scope.ukraine:
        return "other matters"
    discourse.seen_ukraine = discourse.seen_ukraine or scope.ukraine
    if not discourse.focused and not (
        scope.ukraine or scope.related or discourse.near_ukraine or (discourse.seen_ukraine and named)
    ):
        return "not about Ukraine"
    return None


_SPECIFIC = 3


_OWNED = frozenset(("weapons", "air_defence", "humanitarian", "troops", "funding", "training"))
"""Kinds whose German words name things of a country ("deutsche Haubitzen", "Systeme aus Rom")."""


def _read_units(
    field_: Field, sentence: Sentence, first: int, reading: SentenceReading, people: dict[str, tuple[str, ...]]
) -> tuple[list[Unit], list[Actor]]:
    """The units of a sentence, from its first token after a dateline on, and its actors."""
    tokens, language = field_.tokens, field_.language
    hits = [
        hit
        for hit in field_.hits[sentence.first]
        if hit.first >= first and (hit.sign != "home" or hit.value in field_.homes)
    ]
    classes = classes_of(language)
    specific = [hit for hit in hits if hit.pattern.table == "kind" and hit.pattern.rank in (2, 3)]
    things = frozenset(
        hit.first if language == "en" else hit.last - 1
        for hit in specific
        if language == "en" or (language == "de" and hit.sign in _OWNED)
    )
    scene = Scene(tokens, first, sentence.last, classes, language, things)
    places = [place for place in reading.named if place.first >= first]
    if people:
        named = {at for place in places for at in range(place.first, place.last)}
        places = sorted([*places, *called_by_name(tokens, sentence, first, people, named)], key=lambda p: p.first)
    actors = find_actors(scene, places, [hit for hit in hits if hit.pattern.table == "actor"])
    learn_people(scene, actors, people)
    names = {at for place in places for at in range(place.first, place.last)}
    aside = _between_brackets(tokens, first, sentence.last)
    names |= {at for hit in hits if hit.sign in ("group", "set", "country", "home") for at in hit.held}
    cues = [
        as_finite(language, tokens, hit, first)
        for hit in hits
        if hit.pattern.table != "actor"
        and not (hit.pattern.table != "kind" and names.issuperset(hit.held))
        and not is_noun(language, tokens, hit, first)
        and (hit.first not in aside or hit.pattern.table == "kind")
    ]
    pieces = cut(tokens, first, sentence.last, drop_contained(cues), actors, classes, front_conditions(language))
    set_aside(pieces, find_asides(tokens, first, sentence.last, classes))
    return find_units(pieces), actors


def _between_brackets(tokens: Tokens, first: int, last: int) -> set[int]:
    """The words of a sentence that stand in brackets within it."""
    inside: set[int] = set()
    opened: int | None = None
    for at in range(first + 1, last):
        if tokens.words[at] == "(":
            opened = at
        elif tokens.words[at] == ")" and opened is not None:
            inside.update(range(opened, at))
            opened = None
    return inside


_SAID = ("participle", "past", "imperfect")
_THAT = frozenset(("que", "qu"))


def _said_that(unit: Unit, tokens: Tokens) -> int | None:
    """Where the words begin that a unit reports with "a dit que"; nothing when it reports none."""
    said = [
        hit.last
        for hit in unit.of("say", "commit", "signal")
        if hit.value.startswith(_SAID) or (hit.pattern.table == "cue" and hit.sign == "say")
    ]
    since = min(said, default=unit.last)
    return next((at for at in range(since, unit.last) if tokens.lows[at] in _THAT), None)


def _set_reported_conditional(units: list[Unit], tokens: Tokens) -> None:
    """Mark French units whose conditional stands after "a dit que": there, it is the future of the past."""
    opened = False
    for unit in units:
        opened = opened and ";" not in unit.mark and not unit.has("contrast")
        since = unit.first if opened else _said_that(unit, tokens)
        if since is None:
            continue
        opened = True
        after = [h for h in unit.hits if h.first > since and (h.value.startswith("conditional") or h.sign == "would")]
        if after:
            unit.reported = True
            unit.hits = [hit for hit in unit.hits if hit.sign != "could" or not hit.pattern.words[0].startswith("*")]


_QUOTES = frozenset("\"“”")


def _is_quoted(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a word stands between quotation marks."""
    return sum(tokens.lows[before] in _QUOTES for before in range(first, at)) % 2 == 1


def _set_reported(units: list[Unit], tokens: Tokens, language: str) -> None:
    """Mark what stands after "said", or before ", he said": there, *would* is the future of the past."""
    if language == "fr":
        _set_reported_conditional(units, tokens)
        return
    if language != "en" or not any(unit.has("would") for unit in units):
        return
    last = max((hit.first for unit in units for hit in unit.of("say") if hit.value.startswith("past")), default=-1)
    said_before = False
    for unit in units:
        verbs = [hit for hit in unit.of("say", "commit", "signal") if hit.pattern.table == "verb"]
        said = [hit.first for hit in verbs if hit.value.startswith("past")]
        would = unit.of("would")
        unit.reported = said_before or any(
            any(at < hit.first for at in said)
            or (hit.first < last and not _is_quoted(tokens, units[0].first, hit.first))
            for hit in would
        )
        said_before = said_before or bool(said)


_AS_IT_WAS_SAID = frozenset(("wonach", "dass", "that", "selon", "qu", "que"))


def _set_denied(units: list[Unit], tokens: Tokens) -> None:
    """Mark what is only rumoured and denied in the same sentence ("rumours, Rome would send tanks, were denied")."""
    rumour = next((at for at, unit in enumerate(units) if unit.has("rumour")), None)
    denial = next((at for at, unit in enumerate(units) if unit.of("denial", "oppose", "refuse")), None)
    if rumour is None or denial is None:
        return
    for at, unit in enumerate(units):
        said = tokens.lows[unit.first : unit.first + 2]
        unit.denied = rumour <= at < denial or (denial < at and not _AS_IT_WAS_SAID.isdisjoint(said))


_ASKING = frozenset((word, ":") for word in ("q", "f", "frage", "question"))
"""How a printed interview opens what is asked."""


def _why_not(field_: Field, sentence: Sentence, discourse: Discourse) -> str | None:
    """Why nothing in a sentence counts, whatever it says; nothing when it may."""
    hits = field_.hits[sentence.first]
    signs = {hit.sign for hit in hits}
    if "history" in signs:
        asides = find_asides(field_.tokens, sentence.first, sentence.last, classes_of(field_.language))
        once = [hit for hit in hits if hit.sign == "history"]
        if all(any(start < hit.first < end for start, end in asides) for hit in once):
            signs.remove("history")
    named = any(
        hit.pattern.table == "kind"
        and hit.pattern.rank == _SPECIFIC
        and hit.sign not in ("logistics", "none", "funding")
        for hit in hits
    )
    aside = _is_set_aside(
        discourse, sentence, field_.scopes[sentence.first], "hypothetical" in signs, "history" in signs, named
    )
    if sentence.last > sentence.first and field_.tokens.words[sentence.last - 1] == "?":
        return "a question"
    if tuple(field_.tokens.lows[sentence.first : sentence.first + 2]) in _ASKING:
        return "a question"
    return aside


def _says_anything(hits: list[Hit]) -> bool:
    """Whether a sentence has a word for one who acts or for a kind of support, or a predicate."""
    return any(hit.pattern.table in ("actor", "kind") or hit.pattern.sign in PREDICATES for hit in hits)


def read_sentence(field_: Field, sentence: Sentence, discourse: Discourse) -> SentenceReading:
    """The records of one sentence; the discourse moves on."""
    discourse.tokens = field_.tokens
    reading = SentenceReading(named=list(within(field_.places, sentence)))
    if not reading.named and not discourse.people and not _says_anything(field_.hits[sentence.first]):
        reading.reason = _why_not(field_, sentence, discourse) or reading.reason
        return reading
    first = _after_dateline(field_.tokens, sentence, field_.text)
    units, actors = _read_units(field_, sentence, first, reading, discourse.people)
    reading.actors = actors
    lines = tuple(place.code for place in reading.named if place.first < first and place.code != UKRAINE)
    discourse.actor = discourse.actor or lines[:1]
    _set_reported(units, field_.tokens, field_.language)
    _set_denied(units, field_.tokens)
    why_not = _why_not(field_, sentence, discourse)
    before, here = discourse.actor, False
    previous: tuple[str, ...] = ()
    spoken_of = tuple(kind for unit in units for kind, _ in unit_kinds(unit))[:1]
    for unit in units:
        codes, own, speaker = unit_subject(unit, units, discourse, field_, before)
        own = own or (here and bool(codes))
        speaker = speaker or next((a for a in unit.subjects if a.kind == "leader" and a.codes == codes), None)
        previous = () if ";" in unit.mark else previous
        part = Part(unit, codes, own, _said_by(speaker, field_), sentence, previous or spoken_of)
        reading.parts.append(part)
        if why_not is None:
            made, reason = unit_records(part, discourse, reading.found)
            for record in made:
                record.named = record.named or any(record.country in a.codes for a in actors if a.role != "object")
            reading.found += made
            reading.reason = reason or reading.reason
        agents = any(a.role == "agent" and a.codes == codes for a in unit.actors)
        if own and codes and codes != (UKRAINE,) and not agents:
            before, here = codes, True
            discourse.acted += codes
        kinds = tuple(kind for kind, _ in unit_kinds(unit))
        previous = kinds or previous
        if unit.has("matter") and kinds:
            discourse.matter = kinds[:1]
    reading.reason = why_not or reading.reason
    _move_on(discourse, before, previous, reading, actors)
    return reading


def _move_on(
    discourse: Discourse, before: tuple[str, ...], kinds: tuple[str, ...], reading: SentenceReading, actors: list[Actor]
) -> None:
    if before:
        discourse.actor = tuple(code for code in before if code != UKRAINE) or discourse.actor
        if len(discourse.actor) == 1 and not is_group(discourse.actor[0]) and discourse.actor[0] != NOBODY:
            discourse.country = discourse.actor
    if not discourse.speaker:
        discourse.speaker = next(
            (
                a.codes
                for a in actors
                if a.role == "subject" and a.codes and a.kind != "nobody" and UKRAINE not in a.codes
            ),
            (),
        )
    if reading.found:
        last = reading.found[-1].country
        discourse.last_records = [found for found in reading.found if found.country == last]
    if kinds:
        discourse.kinds = kinds
