"""What passes between the sentences of an article: records, open actors, the matter at hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.commitments.actors import Actor
from lib.commitments.amounts import Amount
from lib.commitments.clauses import Unit
from lib.commitments.lexicon import Hit
from lib.commitments.scope import SentenceScope
from lib.commitments.stances import Verdict
from lib.countries import Place
from lib.sentences import Sentence, Tokens


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
    withdrawn: bool = False
    named: bool = False
    span: tuple[int, int] = (0, 0)
    sure: float = 0.0

    @property
    def stance(self) -> str:
        return self.verdict.stance or ""


@dataclass(slots=True)
class Discourse:
    """What the sentences so far leave open for the next: who acted last, and about what."""

    actor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
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
    acted: list[str] = field(default_factory=list)
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class Field:
    """One field of the article, tokenized, with its places by token.

    ``homes`` are the countries that the field names: a "Bundesrat" is that of the one at hand.
    """

    where: str
    text: str
    tokens: Tokens
    sentences: list[Sentence]
    places: list[Place]
    language: str
    hits: dict[int, list[Hit]]
    scopes: dict[int, SentenceScope]
    homes: frozenset[str] = frozenset()


@dataclass(slots=True, frozen=True)
class Part:
    """A unit with the countries that act in it; ``previous`` are the kinds that its sentence spoke of before."""

    unit: Unit
    codes: tuple[str, ...]
    own: bool
    said_by: str | None
    sentence: Sentence
    previous: tuple[str, ...]


@dataclass(slots=True)
class SentenceReading:
    """The records of a sentence, the countries it names, and the units and actors in which they were looked for."""

    found: list[Found] = field(default_factory=list)
    named: list[Place] = field(default_factory=list)
    reason: str = "no words of a commitment"
    parts: list[Part] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
