"""Whether a text, and a sentence in it, is about support for Ukraine."""
from __future__ import annotations

import re
from dataclasses import dataclass

from lib.commitments.lexicon import find_hits, scope_of
from lib.sentences import Sentence, Tokens

_YEAR = re.compile(r"(?:19[0-9]{2}|20[0-4][0-9])")
_WAR_BEGAN = 2022


@dataclass(slots=True)
class Scope:
    """How much a text is about Ukraine: not at all, in passing, or as its matter."""

    inside: bool
    focused: bool


@dataclass(slots=True)
class SentenceScope:
    """What a sentence says of its own matter."""

    ukraine: bool
    related: bool
    outside: bool
    past: bool
    present: bool


def read_scope(tokens: Tokens, sentence: Sentence, language: str) -> SentenceScope:
    """The matter of one sentence and the years it names."""
    signs = {hit.sign for hit in find_hits(scope_of(language), tokens, sentence.first, sentence.last)}
    years = [int(word) for word in tokens.words[sentence.first:sentence.last] if len(word) == 4 and _YEAR.fullmatch(word)]
    return SentenceScope("ukraine" in signs, "related" in signs, "out" in signs,
                         any(year < _WAR_BEGAN for year in years), any(year >= _WAR_BEGAN for year in years))


def find_scope(texts: list[tuple[Tokens, list[Sentence]]], language: str) -> Scope:
    """Whether a text speaks of Ukraine more than of football, tariffs or other wars, and from its beginning."""
    named: set[str] = set()
    inside = outside = 0
    for tokens, _ in texts:
        for hit in find_hits(scope_of(language), tokens, 0, len(tokens)):
            if hit.sign == "out":
                outside += hit.pattern.rank
            else:
                inside += hit.pattern.rank
                named.add(hit.sign if hit.sign == "ukraine" else tokens.lows[hit.first])
    if ("ukraine" not in named and len(named) < 2) or inside <= outside:
        return Scope(False, False)
    scopes = [read_scope(tokens, sentence, language) for tokens, sentences in texts for sentence in sentences]
    near = [scope.ukraine or scope.related for scope in scopes]
    return Scope(True, any(near[:3]) or sum(near) * 3 >= len(near))
