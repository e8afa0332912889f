"""The words around a search's hits, in pieces that say which are hits: never HTML."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lib.library.home import Segment
from lib.library.query import Query, Term
from lib.library.words import STEMMERS, WORD, bare, fold, forms, stemming

WIDTH = 240
"""Characters of a snippet."""
BEFORE = 60
"""Characters before its first hit."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The stems that one word of a term may have; `start` where it may go on."""

    stems: frozenset[str]
    start: str | None = None

    def meets(self, word: str, language: str | None) -> bool:
        """Is this one of the words?"""
        return stemming(language)[word] in self.stems or (
            self.start is not None and stemming(None)[word].startswith(self.start))

    def letters(self) -> frozenset[str]:
        """First letters that a word may have: a stem keeps its word's."""
        return frozenset(stem[0] for stem in (*self.stems, self.start) if stem)


@cache
def first_letter(sign: str) -> str:
    """A word's first letter as the index has it."""
    return fold(sign)[:1]


class Marker:
    """Finds a query's words in a text, as the index does."""

    def __init__(self, query: Query) -> None:
        self._phrases = [patterns_of(term) for term in query.wanted_terms()]

    def find(self, text: str, language: str | None) -> list[tuple[int, int]]:
        """Offsets of the hits in a text, ascending."""
        words = list(WORD.finditer(text))
        found: set[tuple[int, int]] = set()
        for phrase in self._phrases:
            letters = phrase[0].letters()
            for place in range(len(words) - len(phrase) + 1):
                word = words[place][0]
                if first_letter(word[0]) not in letters and word.isalnum():
                    continue
                run = words[place:place + len(phrase)]
                if all(pattern.meets(match[0], language) for pattern, match in zip(phrase, run, strict=True)):
                    found.update(match.span() for match in run)
        return sorted(found)

    def mark(self, text: str, language: str | None) -> tuple[Segment, ...]:
        """A whole text with its hits marked."""
        return pieces(text, 0, len(text), self.find(text, language))

    def snippet(self, text: str, language: str | None) -> tuple[Segment, ...]:
        """The stretch of a text with the most hits, cut at words; its beginning where there is none."""
        hits = self.find(text, language)
        begin, end = best_window(text, hits)
        marked = pieces(text, begin, end, hits)
        head = (Segment("… "),) if begin > 0 else ()
        return (*head, *marked, *((Segment(" …"),) if end < len(text) else ()))


def patterns_of(term: Term) -> list[Pattern]:
    """What each word of a term may look like in a text."""
    if len(term.words) == 1:
        found = [Pattern(frozenset(forms(term.words[0])))]
    else:
        found = [Pattern(frozenset(stemming(language)[word] for language in ("", *STEMMERS))) for word in term.words]
    if term.prefix:
        found[-1] = Pattern(found[-1].stems, fold(bare(term.words[-1])))
    return found


def best_window(text: str, hits: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Begin and end of the stretch with the most hits, at the edges of words."""
    if len(text) <= WIDTH:
        return 0, len(text)
    begin = 0
    if hits:
        most = -1
        after = 0
        for place, (start, _) in enumerate(hits):
            while after < len(hits) and hits[after][1] <= start + WIDTH - BEFORE:
                after += 1
            if after - place > most:
                most, begin = after - place, max(0, start - BEFORE)
    begin = min(begin, len(text) - WIDTH)
    end = begin + WIDTH
    if begin:
        space = text.find(" ", begin, begin + BEFORE)
        first = next((start for start, stop in hits if stop > begin), len(text))
        begin = space + 1 if 0 <= space < first else begin
    if end < len(text):
        space = text.rfind(" ", begin + 1, end)
        end = space if space > begin else end
    return begin, end


def pieces(text: str, begin: int, end: int, hits: Sequence[tuple[int, int]]) -> tuple[Segment, ...]:
    """A stretch of a text, its hits and what lies between."""
    found: list[Segment] = []
    place = begin
    for start, stop in hits:
        if start < begin or stop > end:
            continue
        if start > place:
            found.append(Segment(text[place:start]))
        found.append(Segment(text[start:stop], hit=True))
        place = stop
    if place < end:
        found.append(Segment(text[place:end]))
    return tuple(found)
