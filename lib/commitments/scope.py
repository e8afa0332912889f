"""Whether a text, and a sentence in it, is about support for Ukraine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lib.commitments.lexicon import Hit, Lexicon, add_rows, find_hits
from lib.countries import read_rows, split_cell
from lib.sentences import DATA, Sentence, Tokens, within

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


_DATED = frozenset(
    split_cell(
        "in seit im bis ab von vor jahr jahre jahres since from until till by of year en depuis jusqu avant dès fin début "
        "ende anfang mitte sommer herbst winter frühjahr early late mid summer autumn spring",
        " ",
    )
)


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether four digits before a noun count things ("2000 Soldaten") instead of naming a year."""
    after = tokens.words[at + 1] if at + 1 < len(tokens) else ""
    before = tokens.lows[at - 1] if at else ""
    return after[:1].isalpha() and tokens.words[at][3] == "0" and before not in _DATED


@lru_cache(maxsize=8)
def scope_of(language: str) -> Lexicon:
    """Words that place a text inside or outside aid for Ukraine."""
    lexicon = Lexicon()
    for sign, weight, patterns, *_ in read_rows(DATA / language / "scope.tsv"):
        add_rows(lexicon, patterns, sign, "scope", rank=int(weight))
    lexicon.close()
    return lexicon


def scope_hits(tokens: Tokens, language: str) -> list[Hit]:
    """The words of a text that place it inside or outside aid for Ukraine."""
    return find_hits(scope_of(language), tokens, 0, len(tokens))


def read_scope(tokens: Tokens, sentence: Sentence, hits: list[Hit]) -> SentenceScope:
    """The matter of one sentence and the years it names; ``hits`` are those of its text."""
    signs = {hit.sign for hit in within(hits, sentence)}
    years = [
        int(tokens.words[at])
        for at in range(sentence.first, sentence.last)
        if len(tokens.words[at]) == 4 and _YEAR.fullmatch(tokens.words[at]) and not _counts(tokens, at)
    ]
    return SentenceScope(
        "ukraine" in signs,
        "related" in signs,
        "out" in signs,
        any(year < _WAR_BEGAN for year in years),
        any(year >= _WAR_BEGAN for year in years),
    )


def is_inside(fields: list[tuple[Tokens, list[Hit]]]) -> bool:
    """Whether a text speaks of Ukraine more than of football, tariffs or other wars."""
    named: set[str] = set()
    inside = outside = 0
    for tokens, hits in fields:
        for hit in hits:
            if hit.sign == "out":
                outside += hit.pattern.rank
            else:
                inside += hit.pattern.rank
                named.add(hit.sign if hit.sign == "ukraine" else tokens.lows[hit.first])
    return ("ukraine" in named or len(named) >= 2) and inside > outside


def is_focused(scopes: list[SentenceScope]) -> bool:
    """Whether a text is about Ukraine from its beginning or in a third of its sentences."""
    near = [scope.ukraine or scope.related for scope in scopes]
    return any(near[:3]) or sum(near) * 3 >= len(near)
