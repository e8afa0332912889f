"""Article to commitments, and to silences: why a sentence that names a country made none."""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from lib.commitments.actors import NOBODY, UKRAINE, Actor, Scene, find_actors
from lib.commitments.amounts import Amount, currency_of, find_amounts
from lib.commitments.clauses import Unit, cut, drop_contained, find_units
from lib.commitments.days import voiced_day
from lib.commitments.kinds import general_kind, unit_kinds
from lib.commitments.lexicon import Hit, classes_of, cues_of, find_hits, is_noun
from lib.commitments.scope import SentenceScope, is_focused, is_inside, read_scope, scope_hits
from lib.commitments.stances import FOR, Verdict, decide_stance
from lib.countries import Place, as_day, find_places, known_language
from lib.schema import Article, Commitment, Cue, Moment, Silence
from lib.sentences import Sentence, Tokens, split_sentences, tokenize

_AGAINST_KYIV = frozenset(("RUS", "BLR", "PRK", "IRN"))
_OFTEN_AGAINST = _AGAINST_KYIV | {"HUN", "SVK", "SRB", "CHN", "GEO", "TUR"}
_STRONG = frozenset(("undecided", "reluctant", "refuse", "signal", "not-signal", "not-refuse", "not-decided", "condition", "oppose",
                     "not-given", "joined", "not-joined", "no-plans", "verb-form", "veto", "commit", "not-commit", "stop"))


@dataclass(slots=True)
class CommitmentReading:
    """What an article tells: ``commitments``, and ``silences`` for the other sentences that name a country."""

    commitments: list[Commitment] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """A record on its way: what a unit says of one country."""

    country: str
    kind: str
    verdict: Verdict
    sentence: Sentence
    own_kind: bool
    own_subject: bool
    kind_hit: Hit | None = None
    attributed_to: str | None = None
    amount: Amount | None = None
    optional: bool = False
    copied: bool = False
    span: tuple[int, int] = (0, 0)

    @property
    def stance(self) -> str:
        return self.verdict.stance or ""


@dataclass(slots=True)
class Discourse:
    """What the sentences so far leave open for the next: who acted last, and about what."""

    actor: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topic: str | None = None
    focused: bool = True
    tokens: Tokens | None = None
    paragraph: int = -1
    past: bool = False
    imagined: bool = False
    near_ukraine: bool = False
    seen_ukraine: bool = False
    matter: tuple[str, ...] = ()
    last_records: list[Found] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Field:
    """One field of the article, tokenized, with its places by token."""

    where: str
    text: str
    tokens: Tokens
    sentences: list[Sentence]
    places: list[Place]
    language: str
    hits: dict[int, list[Hit]]
    scopes: dict[int, SentenceScope]


@dataclass(slots=True)
class SentenceReading:
    """The records of a sentence and the countries it names."""

    found: list[Found] = field(default_factory=list)
    named: list[Place] = field(default_factory=list)
    reason: str = "no words of a commitment"


# ---------------------------------------------------------------- sentence
def _resolve(actor: Actor | None, discourse: Discourse, field_: Field, before: tuple[str, ...]) -> tuple[str, ...]:
    """The countries that an actor stands for; an open one for the country that acted last."""
    if actor is None:
        return ()
    if not actor.open:
        return actor.codes
    low = field_.tokens.lows[actor.first]
    if low in ("wir", "we", "nous", "unser", "unsere", "our", "notre", "nos", "ich", "i", "je", "uns", "us") and discourse.speaker:
        return discourse.speaker
    return before or discourse.actor


_COMPLEMENTS = frozenset(("dass", "that", "que", "qu"))


def _reporting(unit: Unit, tokens: Tokens) -> list[int]:
    """Verbs such as "announced that", after which another one can be the subject."""
    return [hit.first for hit in unit.of("commit") if hit.pattern.table == "verb"
            and any(tokens.lows[at] in _COMPLEMENTS for at in range(hit.last, min(hit.last + 3, len(tokens))))]


def _own_subject(unit: Unit, tokens: Tokens) -> tuple[Actor | None, Actor | None]:
    """The subject of a unit and, where another one says so, who that is."""
    subjects = unit.subjects
    if not subjects:
        owners = [actor for actor in unit.actors if actor.role == "owner" and UKRAINE not in actor.codes]
        return (owners[0] if owners else None), None
    agent = next((actor for actor in subjects if actor.role == "agent"), None)
    first = subjects[0]
    says = [hit.first for hit in unit.of("say")] or _reporting(unit, tokens)
    if says and first.first < says[0] and len(subjects) > 1:
        later = next((actor for actor in subjects[1:] if actor.first > says[0]), None)
        before_act = unit.predicates and later is not None and later.first < max(hit.first for hit in unit.predicates)
        if later is not None and before_act:
            return (first if later.open else later), first
    if agent is not None and (first.open or first is agent or UKRAINE in first.codes):
        return agent, None
    if first.open and len(subjects) > 1 and not says:
        acts = [hit.first for hit in unit.predicates]
        closed = next((a for a in subjects[1:] if not a.open and a.kind != "nobody" and UKRAINE not in a.codes
                       and any(at < a.first for at in acts) and any(at > a.first for at in acts)), None)
        if closed is not None:
            return closed, first
    if first.kind == "pronoun":
        closed = next((a for a in subjects[1:] if not a.open and a.kind != "nobody"), None)
        places = [a for a in unit.actors if a.role == "place" and a.kind == "seat"]
        if places:
            return places[0], None
        if closed is not None and says:
            return closed, closed
    if UKRAINE in first.codes and len(first.codes) == 1:
        later = next((a for a in subjects[1:] if UKRAINE not in a.codes), None)
        return later or first, None
    return first, None


def _heard_place(unit: Unit) -> Actor | None:
    """The capital from which something is heard ("In Lissabon hieß es")."""
    if not unit.has("impersonal"):
        return None
    return next((a for a in unit.actors if a.role == "place" and a.kind in ("seat", "name") and UKRAINE not in a.codes), None)


def _unit_subject(unit: Unit, units: list[Unit], discourse: Discourse, field_: Field,
                  before: tuple[str, ...]) -> tuple[tuple[str, ...], bool, Actor | None]:
    """Who acts in a unit, whether its own words say so, and who said it."""
    actor, said_by = _own_subject(unit, field_.tokens)
    if actor is not None and not actor.open:
        return actor.codes, True, said_by
    heard = _heard_place(unit)
    if heard is not None:
        return heard.codes, True, None
    for other in units:
        if other is not unit and other.has("say") and not other.predicates:
            speaker = next((a for a in other.subjects if not a.open), None)
            if speaker is not None and (actor is None or actor.open):
                return speaker.codes, True, speaker
    if actor is not None:
        resolved = _resolve(actor, discourse, field_, before)
        return resolved, bool(resolved), None
    return before, False, None


_JOINING = frozenset(("want", "practice", "join", "joined", "commit", "undecided", "reluctant", "refuse", "signal", "oppose", "veto", "stop", "decide", "plan"))


def _context_kinds(unit: Unit, verdict: Verdict, previous: tuple[str, ...], discourse: Discourse) -> list[tuple[str, Hit | None]]:
    """Kinds for a unit whose own words name none: those of the words before it, else the matter of the text."""
    general = general_kind(unit)
    topic = (discourse.topic,) if discourse.topic else ()
    context = previous or discourse.matter or topic or discourse.kinds[:1]
    if general is not None:
        kind, hit = general
        if kind == "funding":
            return [(context[0] if context and context[0] in _THINGS else "funding", hit)]
        if kind == "aid":
            return [(context[0] if context and context[0] in ("humanitarian", "air_defence", "funding") else "weapons", hit)]
        return [(k, hit) for k in context] or [("security_guarantee", hit)]
    if previous and verdict.rule in ("not-given", "verb-form"):
        return [(k, None) for k in previous]
    if verdict.rule not in _STRONG or not discourse.focused or not any(hit.sign in _JOINING for hit in verdict.cues):
        return []
    if verdict.rule in ("commit", "stop") and not unit.has("also"):
        return []
    if verdict.cues[0].sign == "refuse" and _has_other_verb(unit, verdict.cues[0], discourse.tokens):
        return []
    return [(k, None) for k in context] or [("security_guarantee", None)]


def _has_other_verb(unit: Unit, hit: Hit, tokens: Tokens | None) -> bool:
    """Whether a refusal has an infinitive that is no giving ("refuses to comment")."""
    if tokens is None or hit.last + 1 >= len(tokens) or tokens.lows[hit.last] not in ("to", "de", "d"):
        return False
    at = hit.last + (2 if tokens.lows[hit.last + 1] == "'" else 1)
    return not any(other.first in (at, at + 1) for other in unit.predicates)


_THINGS = frozenset(("weapons", "air_defence", "humanitarian"))


def _adjust(country: str, kind: str, verdict: Verdict) -> Verdict | None:
    """What Moscow and its friends say against the help of others is opposition."""
    if country in _AGAINST_KYIV:
        if verdict.stance in ("refused", "opposed", "reluctant"):
            return Verdict("opposed", verdict.rule, verdict.cues)
        return verdict if kind == "mediation" and country != "RUS" else None
    if verdict.stance == "opposed" and verdict.rule == "oppose" and country not in _OFTEN_AGAINST:
        return Verdict("refused", "oppose", verdict.cues)
    return verdict


def _is_copy(unit: Unit) -> bool:
    return unit.has("also") and not [hit for hit in unit.predicates if hit.sign not in ("commit", "deliver", "plan", "decide")]


def _copy(unit: Unit, codes: tuple[str, ...], sentence: Sentence, records: list[Found]) -> list[Found]:
    """The records of the actor before, for one who does the same."""
    made: list[Found] = []
    negated = unit.has("neg") and not unit.has("condition")
    for code in codes:
        for record in records:
            if record.country != code and not record.optional:
                stance = "refused" if negated and record.stance in FOR else record.verdict.stance
                made.append(Found(code, record.kind, Verdict(stance, "same-as-before", tuple(unit.of("also")[:1])),
                                  sentence, True, True, None, copied=True, span=(unit.first, unit.last)))
    return made


def _speaks_for_itself(verdict: Verdict) -> bool:
    """Whether a stance is sure enough where the one who acts stands in an earlier sentence."""
    if verdict.rule in ("not-given", "undecided", "refuse", "no-plans", "not-decided", "stop", "reluctant"):
        return True
    return bool(verdict.cues) and verdict.cues[0].pattern.table == "verb" and verdict.rule != "signal"


def _records(unit: Unit, codes: tuple[str, ...], own: bool, said_by: str | None, field_: Field, sentence: Sentence,
             previous: tuple[str, ...], discourse: Discourse) -> tuple[list[Found], str]:
    verdict = decide_stance(unit)
    if verdict is None:
        return [], "no words of a stance"
    if verdict.stance is None:
        return [], verdict.rule
    kinds: list[tuple[str, Hit | None]] = list(unit_kinds(unit))
    own_kind = bool(kinds)
    if not kinds:
        kinds = _context_kinds(unit, verdict, previous, discourse)
    if not kinds:
        return [], "no kind of support"
    if not own and not _speaks_for_itself(verdict):
        return [], "no country that acts"
    made: list[Found] = []
    for code in codes:
        if code in (UKRAINE, NOBODY):
            continue
        for kind, hit in kinds:
            adjusted = _adjust(code, kind, verdict)
            if adjusted is None:
                continue
            made.append(Found(code, kind, adjusted, sentence, own_kind, own, hit, said_by, span=(unit.first, unit.last)))
    return made, "" if made else "no country that acts"


def _said_by(actor: Actor | None, field_: Field) -> str | None:
    if actor is None:
        return None
    return field_.text[field_.tokens.starts[actor.first]:field_.tokens.ends[actor.last - 1]]


_DASHES = frozenset("-–—")


_CLOCK = re.compile(r"[-–+•*\s]*\d{1,2}\s?[:.h]\s?\d{2}\s?(?:am|pm|Uhr|h)?\s*[|:–—-]?\s*")


def _after_dateline(tokens: Tokens, sentence: Sentence, text: str) -> int:
    """The first token after "BERLIN, 3. Mai (agency) -" or "17:05 |"; the sentence's own first where there is neither."""
    inside = 0
    clock = _CLOCK.match(text, sentence.start, sentence.end)
    if clock is not None:
        return next((at for at in range(sentence.first, sentence.last) if tokens.starts[at] >= clock.end()), sentence.first)
    for at in range(sentence.first, min(sentence.first + 16, sentence.last - 1)):
        word = tokens.words[at]
        inside += (word == "(") - (word == ")")
        spaced = at > sentence.first and tokens.starts[at] > tokens.ends[at - 1] and tokens.starts[at + 1] > tokens.ends[at]
        if word in _DASHES and spaced:
            return at + 1
        if inside <= 0 and word.isalpha() and word[:1].islower() and len(word) > 5:
            break
        if inside <= 0 and word.isalpha() and word[:1].islower() and tokens.lows[at] not in _DATE_WORDS:
            break
    return sentence.first


_DATE_WORDS = frozenset("av avr janv févr sept oct nov déc jan feb mar apr aug dec mai juin juillet août et de le la uhr eigener bericht".split())


def read_sentence(field_: Field, sentence: Sentence, discourse: Discourse) -> SentenceReading:
    """The records of one sentence; the discourse moves on."""
    tokens, language = field_.tokens, field_.language
    discourse.tokens = tokens
    reading = SentenceReading(named=[p for p in field_.places if sentence.first <= p.first < sentence.last])
    first = _after_dateline(tokens, sentence, field_.text)
    hits = [hit for hit in field_.hits[sentence.first] if hit.first >= first]
    classes = classes_of(language)
    scene = Scene(tokens, first, sentence.last, classes, language)
    actor_hits = [hit for hit in hits if hit.pattern.table == "actor"]
    actors = find_actors(scene, [place for place in reading.named if place.first >= first], actor_hits)
    discourse.actor = discourse.actor or tuple(place.code for place in reading.named if place.first < first and place.code != UKRAINE)[:1]
    cues = drop_contained([hit for hit in hits if hit.pattern.table != "actor" and not is_noun(language, tokens, hit, first)])
    pieces = cut(tokens, first, sentence.last, cues, actors, classes)
    units = find_units(pieces)
    question = tokens.words[sentence.last - 1] == "?" if sentence.last > sentence.first else False
    scope = field_.scopes[sentence.first]
    outside = _is_set_aside(discourse, sentence, scope, any(hit.sign == "hypothetical" for hit in cues), any(hit.sign == "history" for hit in cues),
                            any(hit.pattern.table == "kind" and hit.pattern.rank == 3 and hit.sign not in ("logistics", "none", "funding") for hit in cues))
    before: tuple[str, ...] = discourse.actor
    here = False
    previous: tuple[str, ...] = ()
    sentence_kinds = tuple(kind for unit in units for kind, _ in unit_kinds(unit))
    said_before = False
    for unit in units:
        said = [hit.first for hit in unit.of("say", "commit", "signal") if hit.pattern.table == "verb" and hit.value.startswith("past")]
        unit.reported = language == "en" and (said_before or any(at < hit.first for at in said for hit in unit.of("would")))
        said_before = said_before or bool(said)
        codes, own, speaker = _unit_subject(unit, units, discourse, field_, before)
        own = own or (here and bool(codes))
        kinds = tuple(kind for kind, _ in unit_kinds(unit))
        if question or outside:
            reading.reason = "a question" if question else outside or ""
        else:
            speaker = speaker or next((a for a in unit.subjects if a.kind == "leader" and a.codes == codes), None)
            made, reason = _unit_records(unit, codes, own, _said_by(speaker, field_), field_, sentence, previous or sentence_kinds[:1], discourse, reading.found)
            reading.found += made
            reading.reason = reason or reading.reason
        if own and codes and codes != (UKRAINE,) and not any(a.role == "agent" and a.codes == codes for a in unit.actors):
            before, here = codes, True
        previous = kinds or previous
        if unit.has("matter") and kinds:
            discourse.matter = kinds[:1]
    _move_on(discourse, before, previous, reading, actors)
    return reading


def _is_set_aside(discourse: Discourse, sentence: Sentence, scope: SentenceScope, imagined: bool, once: bool, named: bool) -> str | None:
    """Why nothing in a sentence counts: another matter, times before the war, or mere imagination."""
    if sentence.paragraph != discourse.paragraph:
        discourse.paragraph, discourse.past, discourse.imagined, discourse.near_ukraine = sentence.paragraph, False, False, False
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
    if not discourse.focused and not (scope.ukraine or scope.related or discourse.near_ukraine or (discourse.seen_ukraine and named)):
        return "not about Ukraine"
    return None


def _unit_records(unit: Unit, codes: tuple[str, ...], own: bool, said_by: str | None, field_: Field, sentence: Sentence,
                  previous: tuple[str, ...], discourse: Discourse, so_far: list[Found]) -> tuple[list[Found], str]:
    """Records of a unit, read from its own words or copied from the actor before."""
    if own and codes and NOBODY not in codes and (_is_copy(unit) or (unit.ellipsis and not unit.kinds and not unit.predicates)):
        records = so_far or discourse.last_records
        if not unit_kinds(unit):
            copied = _copy(unit, tuple(c for c in codes if c != UKRAINE), sentence, records)
            if copied:
                return copied, ""
    if not own and unit.has("also") and not unit.predicates:
        objects = tuple(code for a in unit.actors if a.role == "object" for code in a.codes if code not in (UKRAINE, NOBODY))
        if objects:
            return _copy(unit, objects, sentence, so_far or discourse.last_records), ""
    if not codes:
        return [], "no country that acts"
    return _records(unit, codes, own, said_by, field_, sentence, previous, discourse)


def _move_on(discourse: Discourse, before: tuple[str, ...], kinds: tuple[str, ...], reading: SentenceReading, actors: list[Actor]) -> None:
    if before:
        discourse.actor = tuple(code for code in before if code != UKRAINE) or discourse.actor
    if not discourse.speaker:
        discourse.speaker = next((a.codes for a in actors if a.role == "subject" and a.codes and a.kind != "nobody"
                                  and UKRAINE not in a.codes), ())
    if reading.found:
        last = reading.found[-1].country
        discourse.last_records = [found for found in reading.found if found.country == last]
    if kinds:
        discourse.kinds = kinds


# ----------------------------------------------------------------- article
def _fields(article: Article, language: str | None, day: date | None) -> list[Field]:
    """The article's fields, tokenized; none where the text is not about Ukraine."""
    texts = [(where, text) for where, text in (("title", article.title), ("lead", article.lead), ("text", article.text)) if text]
    tokenized = [(where, text, tokenize(text)) for where, text in texts]
    if not tokenized:
        return []
    code = known_language(language, tokenized[-1][2])
    scoped = [(where, text, tokens, scope_hits(tokens, code)) for where, text, tokens in tokenized]
    if not is_inside([(tokens, hits) for _, _, tokens, hits in scoped]):
        return []
    return [_field(where, text, tokens, hits, code, day) for where, text, tokens, hits in scoped]


def _field(where: str, text: str, tokens: Tokens, scoped: list[Hit], language: str, day: date | None) -> Field:
    sentences = split_sentences(text, tokens)
    hits: dict[int, list[Hit]] = {sentence.first: [] for sentence in sentences}
    cues = cues_of(language)
    for sentence in sentences:
        hits[sentence.first] = find_hits(cues, tokens, sentence.first, sentence.last)
    scopes = {sentence.first: read_scope(tokens, sentence, scoped) for sentence in sentences}
    return Field(where, text, tokens, sentences, find_places(tokens, language, day), language, hits, scopes)


def _same_amount(one: Amount | None, other: Amount | None) -> bool:
    return one is None or other is None or (one.value, one.currency, one.quantity) == (other.value, other.currency, other.quantity)


def _settle(found: list[tuple[Field, Found]]) -> list[tuple[Field, Found]]:
    """One record for the same country, kind, stance and amount; guesses give way to what is said outright."""
    kept: list[tuple[Field, Found]] = []
    for field_, record in found:
        same = [(i, other) for i, (_, other) in enumerate(kept) if (other.country, other.kind) == (record.country, record.kind)]
        equal = [other for _, other in same if other.stance == record.stance]
        guess = not record.own_subject or not record.own_kind
        if equal and any(_same_amount(other.amount, record.amount) for other in equal):
            first = next(other for other in equal if _same_amount(other.amount, record.amount))
            first.amount = first.amount or record.amount
            continue
        if guess and same:
            first = same[0][1]
            first.amount = first.amount or record.amount
            continue
        replaced = next((i for i, other in same if not (other.own_subject and other.own_kind) and not guess), None)
        if replaced is not None and not equal:
            record.amount = record.amount or kept[replaced][1].amount
            kept[replaced] = (field_, record)
        else:
            kept.append((field_, record))
    return kept


_WEAK_RULES = frozenset(("unknown-verb", "modal", "delivery", "decided", "same-as-before", "negated-rest", "mediation"))


def _is_strong(record: Found) -> bool:
    """Whether a record rests on its own words for actor, matter and stance; a text without any has none."""
    return record.own_kind and record.own_subject and record.verdict.rule not in _WEAK_RULES


_SURENESS = {"signal": 0.82, "commit": 0.8, "condition": 0.78, "delivery": 0.75, "joined": 0.75, "oppose": 0.75, "not-given": 0.7,
             "verb-form": 0.7, "reluctant": 0.7, "undecided": 0.7, "refuse": 0.68, "veto": 0.65, "negated-rest": 0.65,
             "same-as-before": 0.5, "unknown-verb": 0.45, "modal": 0.45}
"""How often a rule was right in the texts that the rules were written with, a little rounded down."""

_BORDERLINE = 0.45


def _confidence(record: Found) -> float:
    """How sure a record is: by its rule, less where its matter or its actor comes from another sentence."""
    value = _SURENESS.get(record.verdict.rule, 0.55)
    if not record.own_kind and not record.copied:
        value -= 0.12
    if not record.own_subject:
        value -= 0.25
    return round(max(value, 0.2), 2)


def _is_shared_burden(record: Found) -> bool:
    """"The Europeans would bear the brunt": a group's mere *would* is borderline."""
    return record.country == "XEN" and record.stance == "signalled" and record.verdict.rule == "verb-form"


def _commitment(field_: Field, record: Found, day: date | None) -> Commitment:
    tokens, sentence = field_.tokens, record.sentence
    cues = [Cue(field_.text[tokens.starts[hit.first]:tokens.ends[hit.last - 1]], tokens.starts[hit.first], tokens.ends[hit.last - 1], hit.sign)
            for hit in (*record.verdict.cues, *([record.kind_hit] if record.kind_hit else []))]
    sure = _confidence(record)
    made = Commitment(record.country, record.kind, record.stance, field_.where, field_.text[sentence.start:sentence.end],
                      sentence.start, sentence.end, record.attributed_to, voiced_day(tokens, sentence, field_.language, day), cues,
                      record.verdict.rule, sure, record.optional or sure < _BORDERLINE or _is_shared_burden(record))
    if record.amount is not None:
        made.amount, made.currency, made.quantity = record.amount.value, record.amount.currency, record.amount.quantity
        made.item, made.amount_text = record.amount.item, record.amount.text
    return made


def find_commitments(article: Article, *, language: str | None = None, published_at: Moment | None = None) -> CommitmentReading:
    """Find what each country commits to, withholds or rejects regarding Ukraine.

    Parameters
    ----------
    article
        Anything with ``title``, ``lead`` and ``text``.
    language
        ISO 639-1; guessed from the words when unknown.
    published_at
        Day of publication: who was in office, and what "on Wednesday" means.

    Returns
    -------
    CommitmentReading
        ``commitments``: one row per country, kind and stance, ``evidence`` the whole
        sentence, ``text[start:end] == evidence`` in the field ``where``;
        ``silences``: one row per country and sentence without a record.
    """
    day = as_day(published_at)
    fields = _fields(article, language, day)
    reading = CommitmentReading()
    if not fields:
        return reading
    focused = is_focused([scope for field_ in fields for scope in field_.scopes.values()])
    found: list[tuple[Field, Found]] = []
    discourse = Discourse(topic=_topic(fields), focused=focused or _is_dense(fields))
    for field_ in fields:
        for sentence in field_.sentences:
            said = read_sentence(field_, sentence, discourse)
            if field_.where == "title":
                continue
            _attach_amounts(field_, sentence, said)
            found += [(field_, record) for record in said.found]
            _add_silences(reading, field_, sentence, said)
    if not any(_is_strong(record) for _, record in found):
        found = []
    elif not discourse.focused:
        found = [(field_, record) for field_, record in found if _is_strong(record) or (record.own_kind and record.own_subject)]
    reading.commitments = [_commitment(field_, record, day) for field_, record in _settle(found)]
    return reading


_DENSE = 0.35


def _is_dense(fields: list[Field]) -> bool:
    """Whether many sentences name arms, soldiers or other help."""
    sentences = named = 0
    for field_ in fields:
        for sentence in field_.sentences:
            hits = [hit for hit in field_.hits[sentence.first] if hit.pattern.table == "kind"]
            sentences += 1
            named += bool(unit_kinds(Unit(sentence.first, sentence.last, kinds=hits)))
    return named >= _DENSE * sentences


def _topic(fields: list[Field]) -> str | None:
    """The kind that most sentences of a text speak of; its title and its first sentence count twice."""
    counts: dict[str, float] = {}
    for field_ in fields:
        for number, sentence in enumerate(field_.sentences):
            hits = [hit for hit in field_.hits[sentence.first] if hit.pattern.table == "kind"]
            weight = 2.0 if field_.where == "title" or (number == 0 and field_.where == "text") else 1.0
            for kind, hit in unit_kinds(Unit(sentence.first, sentence.last, kinds=hits)):
                counts[kind] = counts.get(kind, 0) + weight * (0.6 if hit.pattern.rank == 2 and kind == "weapons" else 1.0)
            if "troops" in counts and any(hit.sign == "security_guarantee" and hit.pattern.rank == 1 for hit in hits):
                counts["troops"] += 0.5
    return max(counts, key=lambda kind: counts[kind], default=None)


def _attach_amounts(field_: Field, sentence: Sentence, said: SentenceReading) -> None:
    """Give each record the sum and the number that its own words say; in a sentence with one reading, any."""
    if not said.found:
        return
    tokens, text, language = field_.tokens, field_.text, field_.language
    kinds = [hit for hit in field_.hits[sentence.first] if hit.pattern.table == "kind"]
    amounts = find_amounts(text, tokens, sentence.first, sentence.last, language, kinds)
    spans = {record.span for record in said.found}
    for record in said.found:
        first, last = record.span
        own = [amount for amount in amounts if first <= amount.first < last] or (amounts if len(spans) == 1 else [])
        _give_amount(record, own)


def _give_amount(record: Found, amounts: list[Amount]) -> None:
    money = next((amount for amount in amounts if amount.value is not None), None)
    things = [amount for amount in amounts if amount.quantity is not None]
    hit = record.kind_hit
    thing = next((amount for amount in things if hit is not None and amount.first <= hit.first < amount.last), None) or next(iter(things), None)
    if money is None and thing is None:
        return
    first = money or thing
    assert first is not None
    record.amount = Amount(first.first, first.last, text=first.text)
    if money is not None:
        word, adjective = (money.currency or "|").split("|")
        record.amount.value, record.amount.currency = money.value, currency_of(word, record.country, adjective)
    if thing is not None:
        record.amount.quantity, record.amount.item = thing.quantity, thing.item


def _add_silences(reading: CommitmentReading, field_: Field, sentence: Sentence, said: SentenceReading) -> None:
    spoken = {record.country for record in said.found} | {UKRAINE}
    for code in dict.fromkeys(place.code for place in said.named):
        if code not in spoken:
            reading.silences.append(Silence(code, field_.where, sentence.start, sentence.end, said.reason))


__all__ = ["CommitmentReading", "FOR", "find_commitments"]
