"""Text to tokens and sentences, with character offsets into the text.

A sentence never crosses a line break: paragraphs, headings and the entries of
a live ticker end where their line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import add, attrgetter
from pathlib import Path
from typing import Protocol, TypeVar

DATA = Path(__file__).parent / "data"

REMEMBERED = 100_000
"""Longer texts are not kept once they are read."""
LONGEST = 2000
"""Characters; a list of words without an end is no sentence, and is read in parts."""
SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”“»«’‘)\]]*[ \t\u00a0\u202f]+|(?:(?<![ \t])[ \t]+)?\n\s*")
_OPENING = "\"'“„«»‘‚(["
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*\w+$")


class Tokens:
    """The words and marks of a text: parallel lists, offsets half-open.

    Small letters and offsets are made when first asked for: most texts name nothing that is looked for.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = _TOKEN.findall(text)

    @cached_property
    def lows(self) -> list[str]:
        """Words in small letters, every apostrophe a straight one."""
        lows = list(map(str.lower, self.words))
        if any(sign in self.text for sign in "’‘ʼ"):
            lows = ["'" if low in "’‘ʼ" else low for low in lows]
        return lows

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words in small letters."""
        return frozenset(self.lows)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return [match.start() for match in _TOKEN.finditer(self.text)]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return list(map(add, self.starts, map(len, self.words)))

    def __len__(self) -> int:
        return len(self.words)


@dataclass(slots=True, frozen=True)
class Sentence:
    """A sentence: characters ``start..end`` of the text, tokens ``first..last`` (half-open)."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


class Found(Protocol):
    """What begins at a token."""

    @property
    def first(self) -> int: ...


Thing = TypeVar("Thing", bound=Found)


def within(found: Sequence[Thing], sentence: Sentence) -> Sequence[Thing]:
    """Those that begin in a sentence, of what was found in its text, in order."""
    begin = bisect_left(found, sentence.first, key=attrgetter("first"))
    return found[begin : bisect_left(found, sentence.last, begin, key=attrgetter("first"))]


def tokenize(text: str) -> Tokens:
    """Split a text into words and single marks; the last texts are remembered, as several modules read them."""
    return _remember(text) if len(text) < REMEMBERED else Tokens(text)


@lru_cache(maxsize=4)
def _remember(text: str) -> Tokens:
    return Tokens(text)


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    found: set[str] = set()
    for path in DATA.glob("*/abbreviations.txt"):
        for line in path.read_text("utf-8").splitlines():
            found.update(line.split())
    return frozenset(found)


def _ends_sentence(text: str, stop: int, after: int) -> bool:
    """Whether the mark at ``stop`` ends a sentence that the text continues at ``after``."""
    following = text[after : after + 1]
    if following.islower():
        return False
    if text[stop] != ".":
        return following.isupper() or following.isdigit() or following in _OPENING or following in "–—-•|+"
    word = _LAST_WORD.search(text, max(0, stop - 20), stop)
    if word is None:
        return True
    last = word[0]
    initial = len(last) == 1 and last.isupper() and not (text[stop - 2] in "/-" and text[stop - 3 : stop - 2].isalpha())
    if last in _abbreviations() or initial or re.fullmatch(r"(?:\w\.)+\w", last):
        return False
    if last.isdigit() and len(last) <= 2:
        return not _reads_as_ordinal(text, after)
    return True


_AFTER_ORDINAL = re.compile(
    r"(?:Jan|Feb|Mär|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jänner|Jahrhundert|Jahrestag|Paket|Hilfspaket|Sanktionspaket|"
    r"Runde|Tag|Mal|Sitzung|Infanterie|Brigade|Bezirk|Bundestag|Legislatur|Geburtstag|Etage|Platz|Stock)"
)


def _reads_as_ordinal(text: str, after: int) -> bool:
    return _AFTER_ORDINAL.match(text, after) is not None


def split_spans(text: str) -> list[tuple[int, int, int]]:
    """Sentences as ``(start, end, paragraph)``, without the space around them."""
    spans: list[tuple[int, int, int]] = []
    start = paragraph = 0
    for match in _STOP.finditer(text):
        is_break = "\n" in match[0]
        if not is_break and not _ends_sentence(text, match.start(), match.end()):
            continue
        end = match.start() if is_break else match.start() + len(match[0].rstrip())
        spans.extend((*span, paragraph) for span in _bounded(text, start, end))
        start = match.end()
        paragraph += is_break
    spans.extend((*span, paragraph) for span in _bounded(text, start, len(text.rstrip())))
    return spans


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut between words where it is longer than any sentence is."""
    while end - start > LONGEST:
        space = SPACE.search(text, start + LONGEST, end)
        if space is None:
            break
        yield start, space.start()
        start = space.end()
    if end > start:
        yield start, end


def split_sentences(text: str, tokens: Tokens) -> list[Sentence]:
    """Sentences of a text with the tokens that belong to each."""
    starts, ends = tokens.starts, tokens.ends
    sentences: list[Sentence] = []
    last = 0
    for start, end, paragraph in split_spans(text):
        first = bisect_left(starts, start, last)
        last = bisect_right(ends, end, first)
        sentences.append(Sentence(start, end, first, last, paragraph))
    return sentences
