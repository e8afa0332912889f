"""The countries that a text names, with offsets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from lib.countries.leaders import find_leader, leaders_of
from lib.countries.names import Name, homographs_of, index_of
from lib.countries.tables import known_language, split_cell
from lib.schema import Mention, Moment
from lib.sentences import Tokens, tokenize

CURRENCY_WORDS = frozenset(
    split_cell(
        "dollar dollars franken kronen krone pfund rubel yen won złoty zloty lira euro euros pound pounds francs franc crowns "
        "crown krona kronor kroner rubles roubles rouble couronnes couronne livres livre yens roubles dollars",
        " ",
    )
)


@dataclass(slots=True, frozen=True)
class Place:
    """A country found: tokens ``first..last`` (half-open)."""

    first: int
    last: int
    code: str
    how: str


def as_day(moment: Moment | None) -> date | None:
    """The day of an instant or a day."""
    return moment.date() if isinstance(moment, datetime) else moment


_PROPER_AFTER = frozenset(
    split_cell(
        "Prime President Minister Defence Defense Army Foreign Government Parliament Agreement Conference Summit On In "
        "The And At Will Has Is",
        " ",
    )
)


def _is_homograph(tokens: Tokens, name: Name, at: int, rules: dict[str, tuple[str, frozenset[str]]]) -> bool:
    rule = rules.get(name.tokens[0])
    if rule is None or len(name.tokens) > 1:
        return False
    kind, words = rule
    if kind == "context":
        near = frozenset(tokens.lows[max(0, at - 12) : at + 12])
        return bool(words & tokens.vocabulary) and not near & {"country", "caucasus", "tbilisi", "nation", "tiflis", "kaukasus"}
    following = tokens.words[at + 1] if at + 1 < len(tokens) else ""
    follows = (
        following[:1].isupper() and following.isalpha() and at + 1 < len(tokens) and following not in _PROPER_AFTER
    )
    return (follows and tokens.starts[at + 1] == tokens.ends[at] + 1) or bool(words & tokens.vocabulary)


def _is_currency(tokens: Tokens, first: int, last: int) -> bool:
    after = tokens.lows[last] if last < len(tokens) else ""
    before = tokens.lows[first - 1] if first else ""
    return after in CURRENCY_WORDS or (before in CURRENCY_WORDS and tokens.words[first][:1].islower())


def find_places(tokens: Tokens, language: str, day: date | None) -> list[Place]:
    """Countries named in a tokenized text, in its order; several codes at one place for fixed sets."""
    index, rules, words = index_of(language), homographs_of(language), tokens.words
    places: list[Place] = []
    named: set[str] = set()
    free = 0
    for at in _beginnings(words, language):
        if at < free:
            continue
        names = index.get(words[at], ())
        match = next((n for n in names if len(n.tokens) == 1 or _matches(tokens, at, n.tokens)), None)
        if match is not None:
            free = at + len(match.tokens)
            if (
                match.code
                and not _is_homograph(tokens, match, at, rules)
                and not (match.how == "demonym" and _is_currency(tokens, at, free))
            ):
                places.extend(Place(at, free, code, match.how) for code in match.code.split())
            continue
        leader = find_leader(tokens, at, day, named)
        if leader is not None:
            free = at + len(leader[0].surname)
            places.append(Place(leader[1], free, leader[0].code, "leader"))
    return places


@lru_cache(maxsize=8)
def _first_words(language: str) -> frozenset[str]:
    return frozenset((*index_of(language), *leaders_of()))


def _beginnings(words: list[str], language: str) -> list[int]:
    """Where a name may begin; most texts name no country at all."""
    firsts = _first_words(language)
    return [] if firsts.isdisjoint(words) else [at for at, word in enumerate(words) if word in firsts]


def _matches(tokens: Tokens, at: int, wanted: tuple[str, ...]) -> bool:
    for offset, want in enumerate(wanted):
        if at + offset >= len(tokens):
            return False
        word = tokens.words[at + offset]
        if word != want and not (want == "'" and word in "’‘ʼ"):
            return False
    return True


def find_mentions(
    text: str,
    where: str,
    *,
    language: str | None = None,
    published_at: Moment | None = None,
    teaser_position: int | None = None,
) -> list[Mention]:
    """Find the countries that a text names.

    Parameters
    ----------
    text
        The field; for a teaser its title, a newline and its text.
    where
        ``text``, ``title``, ``lead`` or ``teaser``.
    language
        ISO 639-1; guessed from the words when unknown.
    published_at
        Decides who was in office; null means any year since 2022.
    teaser_position
        The teaser's position on its page.

    Returns
    -------
    list of Mention
        In the order of the text; ``text[start:end]`` is the mention's text.
    """
    tokens = tokenize(text)
    found = find_places(tokens, known_language(language, tokens), as_day(published_at))
    mentions = []
    for place in found:
        start, end = tokens.starts[place.first], tokens.ends[place.last - 1]
        mentions.append(Mention(place.code, where, start, end, text[start:end], place.how, teaser_position))
    return mentions
