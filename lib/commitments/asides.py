"""Clauses set between commas that only say more of a country: ", das lange zögerte,"; ", which had ruled it out,"."""

from __future__ import annotations

from itertools import pairwise

from lib.commitments.clauses import PREDICATES, Unit
from lib.commitments.lexicon import WordClasses
from lib.sentences import Tokens

LONGEST = 14
"""Words of the longest such clause."""


def find_asides(tokens: Tokens, first: int, last: int, classes: WordClasses) -> list[tuple[int, int]]:
    """Relative clauses between two commas, as spans of tokens from the first comma up to the second.

    One that a sentence ends with is none: there, nothing comes after that could count instead.
    """
    commas = [at for at in range(first, last) if tokens.lows[at] == ","]
    return [
        (start, end)
        for start, end in pairwise(commas)
        if end - start <= LONGEST and start + 1 < last and tokens.lows[start + 1] in classes.relative
    ]


def set_aside(pieces: list[Unit], asides: list[tuple[int, int]]) -> None:
    """Take the stance out of clauses that say how a country stood, where the sentence goes on with what it does.

    Only where the clause follows the country, names nothing of its own, and what comes after it has a verb and a thing.
    """
    for start, end in asides:
        before = next((piece for piece in reversed(pieces) if piece.first < start), None)
        inside = [piece for piece in pieces if start <= piece.first < end]
        after = [piece for piece in pieces if piece.first >= end]
        if before is None or not after or before.predicates or any(piece.kinds for piece in inside):
            continue
        named = any(actor.last == start for actor in before.actors)
        if named and after[0].predicates and not after[0].subjects and any(piece.kinds for piece in after):
            for piece in inside:
                piece.hits = [hit for hit in piece.hits if hit.pattern.sign not in PREDICATES]
