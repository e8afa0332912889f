"""Whether a text, and a sentence in it, is about support for Ukraine."""
from __future__ import annotations

from lib.commitments.lexicon import find_hits, scope_of
from lib.sentences import Tokens


def is_in_scope(texts: list[Tokens], language: str) -> bool:
    """Whether a text speaks of Ukraine more than of football, tariffs or other wars."""
    named: set[str] = set()
    inside = outside = 0
    for tokens in texts:
        for hit in find_hits(scope_of(language), tokens, 0, len(tokens)):
            if hit.sign == "out":
                outside += hit.pattern.rank
            else:
                inside += hit.pattern.rank
                named.add(hit.sign if hit.sign == "ukraine" else tokens.lows[hit.first])
    if "ukraine" not in named and len(named) < 2:
        return False
    return inside > outside


def is_outside(tokens: Tokens, first: int, last: int, language: str) -> bool:
    """Whether a sentence has words of other matters, such as sanctions or sport, and none of Ukraine."""
    signs = {hit.sign for hit in find_hits(scope_of(language), tokens, first, last)}
    return "out" in signs and "ukraine" not in signs
