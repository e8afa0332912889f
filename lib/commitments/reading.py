"""Article to commitments, and to silences: why a sentence that names a country made none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lib.commitments.amounts import Amount
from lib.commitments.candidates import Seen
from lib.commitments.days import voiced_day
from lib.commitments.discourse import Discourse, Field, Found, SentenceReading
from lib.commitments.given import attach_amounts
from lib.commitments.lexicon import Hit, cues_of, find_hits
from lib.commitments.matter import Matter, read_matter
from lib.commitments.roles import UKRAINE
from lib.commitments.scope import is_focused, is_inside, read_scope, scope_hits
from lib.commitments.sentence import read_sentence
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


def _same_amount(one: Amount | None, other: Amount | None) -> bool:
    return (
        one is None
        or other is None
        or (one.value, one.currency, one.quantity) == (other.value, other.currency, other.quantity)
    )


def _settle(found: list[tuple[Field, Found]]) -> list[tuple[Field, Found]]:
    """One record for the same country, kind, stance and amount; guesses give way to what is said outright."""
    kept: list[tuple[Field, Found]] = []
    for field_, record in found:
        same = [
            (i, other)
            for i, (_, other) in enumerate(kept)
            if (other.country, other.kind) == (record.country, record.kind)
        ]
        equal = [other for _, other in same if other.stance == record.stance]
        guess = not record.own_subject or not (record.own_kind or record.named)
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
    named = record.own_kind or (record.kind_hit is not None and record.verdict.rule in ("commit", "veto"))
    return named and record.own_subject and record.verdict.rule not in _WEAK_RULES


_SURENESS = {
    "signal": (0.84, 0.66),
    "joined": (0.8, 0.78),
    "condition": (0.82, 0.42),
    "delivery": (0.8, 0.6),
    "denied": (0.78, 0.6),
    "commit": (0.76, 0.7),
    "oppose": (0.76, 0.7),
    "undecided": (0.76, 0.5),
    "verb-form": (0.66, 0.46),
    "veto": (0.66, 0.42),
    "reluctant": (0.64, 0.56),
    "negated-rest": (0.6, 0.5),
    "threat": (0.58, 0.52),
    "stop": (0.58, 0.46),
    "not-given": (0.54, 0.42),
    "refuse": (0.5, 0.46),
    "not-commit": (0.5, 0.44),
    "modal": (0.42, 0.36),
    "same-as-before": (0.42, 0.42),
    "unknown-verb": (0.36, 0.32),
    "not-wanted": (0.36, 0.32),
}
_OTHER = (0.5, 0.42)
"""How often a rule was right where its own words name the kind of support, and where another sentence does.

Counted over the texts to tune on, a little lower: on texts that nobody has tuned on, every rule is right less often.
"""

_ELSEWHERE = 0.2
"""What is taken off where the one who acts stands in another sentence."""

_BORDERLINE = 0.4


def _confidence(record: Found) -> float:
    """How sure a record is: by its rule, less where its matter or its actor comes from another sentence."""
    own, inherited = _SURENESS.get(record.verdict.rule, _OTHER)
    value = own if record.own_kind or record.copied else inherited
    return round(max(value - (0.0 if record.own_subject else _ELSEWHERE), 0.2), 2)


def _is_shared_burden(record: Found) -> bool:
    """ "The Europeans would bear the brunt": a group's mere *would* is borderline."""
    return record.country == "XEN" and record.stance == "signalled" and record.verdict.rule == "verb-form"


def _commitment(field_: Field, record: Found, day: date | None) -> Commitment:
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
    sure = _confidence(record)
    made = Commitment(
        record.country,
        record.kind,
        record.stance,
        field_.where,
        field_.text[sentence.start : sentence.end],
        sentence.start,
        sentence.end,
        record.attributed_to,
        voiced_day(tokens, sentence, field_.language, day),
        cues,
        record.verdict.rule,
        sure,
        record.optional or sure < _BORDERLINE or _is_shared_burden(record),
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
            before = discourse.kinds, discourse.actor
            said = read_sentence(field_, sentence, discourse)
            matter.move_on(field_.where, sentence)
            told.seen.append(Seen(field_, sentence, said, number, discourse.topic, *before))
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
    return CommitmentReading(
        [_commitment(field_, record, day) for field_, record in _settle(told.found)], told.silences
    )
