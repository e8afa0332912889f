"""Article to commitments, and to silences: why a sentence that names a country made none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lib.commitments.amounts import Amount
from lib.commitments.candidates import Seen
from lib.commitments.days import voiced_day
from lib.commitments.discourse import Discourse, Field, Found, SentenceReading
from lib.commitments.features import describe_text
from lib.commitments.given import attach_amounts
from lib.commitments.judge import judge
from lib.commitments.lexicon import Hit, cues_of, find_hits
from lib.commitments.matter import Matter, read_matter
from lib.commitments.roles import UKRAINE
from lib.commitments.scope import is_focused, is_inside, read_scope, scope_hits
from lib.commitments.sentence import read_sentence
from lib.commitments.voices import Voices, find_voices, office_or_name
from lib.countries import as_day, find_places, known_language
from lib.schema import Article, Commitment, Cue, Moment, Silence
from lib.sentences import Sentence, Tokens, split_sentences, tokenize


@dataclass(slots=True)
class CommitmentReading:
    """What an article tells: ``commitments``, and ``silences`` for the other sentences that name a country."""

    commitments: list[Commitment] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)


def _fields(article: Article, language: str | None, day: date | None) -> list[Field]:
    """The article's fields, tokenized; none where the text is not about Ukraine."""
    texts = [
        (where, text)
        for where, text in (("title", article.title), ("lead", article.lead), ("text", article.text))
        if text
    ]
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
    places = find_places(tokens, language, day)
    homes = frozenset(place.code for place in places)
    return Field(where, text, tokens, sentences, places, language, hits, scopes, homes)


def same_amount(one: Amount | None, other: Amount | None) -> bool:
    """Whether two records may speak of the same sum or number."""
    return (
        one is None
        or other is None
        or (one.value, one.currency, one.quantity) == (other.value, other.currency, other.quantity)
    )


def unite(found: list[tuple[Field, Found]]) -> list[tuple[Field, Found]]:
    """One record for the same country, kind, stance and amount, from the sentence that says it most surely."""
    kept: list[tuple[int, Field, Found]] = []
    for at, (field_, record) in sorted(enumerate(found), key=lambda item: -item[1][1].sure):
        same = [
            other
            for _, _, other in kept
            if (other.country, other.kind, other.stance) == (record.country, record.kind, record.stance)
        ]
        equal = next((other for other in same if same_amount(other.amount, record.amount)), None)
        if equal is None:
            kept.append((at, field_, record))
        else:
            equal.amount = equal.amount or record.amount
    return [(field_, record) for _, field_, record in sorted(kept, key=lambda item: item[0])]


_WEAK_RULES = frozenset(("unknown-verb", "modal", "delivery", "decided", "same-as-before", "negated-rest", "mediation"))


def _is_strong(record: Found) -> bool:
    """Whether a record rests on its own words for actor, matter and stance; a text without any has none."""
    named = record.own_kind or (record.kind_hit is not None and record.verdict.rule in ("commit", "veto"))
    return named and record.own_subject and record.verdict.rule not in _WEAK_RULES


_BORDERLINE = 0.4
"""Less sure records are marked as borderline."""


def _is_shared_burden(record: Found) -> bool:
    """ "The Europeans would bear the brunt": a group's mere *would* is borderline."""
    return record.country == "XEN" and record.stance == "signalled" and record.verdict.rule == "verb-form"


def _commitment(field_: Field, record: Found, day: date | None, voices: Voices) -> Commitment:
    tokens, sentence = field_.tokens, record.sentence
    cues = [
        Cue(
            field_.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]],
            tokens.starts[hit.first],
            tokens.ends[hit.last - 1],
            hit.sign,
        )
        for hit in (*record.verdict.cues, *([record.kind_hit] if record.kind_hit else []))
    ]
    made = Commitment(
        record.country,
        record.kind,
        record.stance,
        field_.where,
        field_.text[sentence.start : sentence.end],
        sentence.start,
        sentence.end,
        voices.get((field_.where, sentence.first)) or office_or_name(record.attributed_to, field_.language),
        voiced_day(tokens, sentence, field_.language, day),
        cues,
        record.verdict.rule,
        record.sure,
        record.optional or record.sure < _BORDERLINE or _is_shared_burden(record),
    )
    if record.amount is not None:
        made.amount, made.currency, made.quantity = record.amount.value, record.amount.currency, record.amount.quantity
        made.item, made.amount_text = record.amount.item, record.amount.text
    return made


def _silences(field_: Field, sentence: Sentence, said: SentenceReading) -> list[Silence]:
    spoken = {record.country for record in said.found} | {UKRAINE}
    named = dict.fromkeys(place.code for place in said.named)
    return [
        Silence(code, field_.where, sentence.start, sentence.end, said.reason) for code in named if code not in spoken
    ]


UNLIKELY = "judged unlikely"
"""Why a sentence has no record where the rules alone would have made one."""

_MATTERS = 2
"""Countries that say something outright, after which a text that seemed to be about other things is read as one on help."""


@dataclass(slots=True)
class Told:
    """What the rules read in a text: its sentences in order, and the records and silences that are left of them."""

    seen: list[Seen] = field(default_factory=list)
    found: list[tuple[Field, Found]] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    focused: bool = True
    strong: frozenset[str] = frozenset()


def _read_fields(fields: list[Field], matter: Matter, focused: bool) -> Told:
    """The records of a text's fields in order, and the silences of their other sentences."""
    told = Told(focused=focused)
    matter.near.clear()
    discourse = Discourse(focused=focused)
    for field_ in fields:
        for number, sentence in enumerate(field_.sentences):
            discourse.topic = matter.kind()
            kinds = discourse.kinds
            said = read_sentence(field_, sentence, discourse)
            matter.move_on(field_.where, sentence)
            told.seen.append(Seen(field_, sentence, said, number, discourse.topic, kinds))
            if field_.where == "title":
                continue
            attach_amounts(field_, sentence, said)
            told.found += [(field_, record) for record in said.found]
            told.silences += _silences(field_, sentence, said)
    told.found = [(field_, record) for field_, record in told.found if not record.withdrawn]
    told.strong = frozenset(record.country for _, record in told.found if _is_strong(record))
    return told


def read_article(article: Article, language: str | None, day: date | None) -> Told:
    """What the rules read in an article."""
    fields = _fields(article, language, day)
    if not fields:
        return Told()
    matter = read_matter(fields)
    focused = is_focused([scope for field_ in fields for scope in field_.scopes.values()]) or matter.is_dense()
    focused = focused or not any(scope.outside for field_ in fields for scope in field_.scopes.values())
    told = _read_fields(fields, matter, focused)
    if not focused and len(told.strong) >= _MATTERS:
        told = _read_fields(fields, matter, True)
    elif not focused:
        told.found = [(f, r) for f, r in told.found if _is_strong(r) or (r.own_kind and r.own_subject)]
    told.found = told.found if told.strong else []
    return told


def find_commitments(
    article: Article, *, language: str | None = None, published_at: Moment | None = None
) -> CommitmentReading:
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
    told = read_article(article, language, day)
    if not told.found:
        return CommitmentReading([], told.silences)
    text = describe_text(told.seen, [record for _, record in told.found], told.focused, len(told.strong))
    judged = judge(told.seen, text)
    for one, record in judged:
        if one.record is None:
            attach_amounts(one.seen.field, record.sentence, SentenceReading([record]))
    found = [(one.seen.field, record) for one, record in judged]
    voices = find_voices([(one.field, one.sentence) for one in told.seen]) if found else {}
    return CommitmentReading(
        [_commitment(field_, record, day, voices) for field_, record in unite(found)], _still_silent(told, found)
    )


def _still_silent(told: Told, found: list[tuple[Field, Found]]) -> list[Silence]:
    """The silences of a text once the judge has spoken: without those it filled, with those it made."""
    said = {(field_.where, record.sentence.start, record.country) for field_, record in found}
    kept = [s for s in told.silences if (s.where, s.start, s.country) not in said]
    for field_, record in told.found:
        key = field_.where, record.sentence.start, record.country
        if key not in said:
            said.add(key)
            kept.append(Silence(record.country, key[0], key[1], record.sentence.end, UNLIKELY))
    return kept
