"""Text to tokens and sentences, with character offsets into the text.

A sentence never crosses a line break: paragraphs, headings and the entries of
a live ticker end where their line ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

_TOKEN = re.compile(r"\w+|[^\w\s]")
_STOP = re.compile(r"[.!?…]+[\"'”“»«’‘)\]]*[ \t\u00a0\u202f]+|[ \t]*\n\s*")
_OPENING = "\"'“„«»‘‚(["
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*\w+$")


@dataclass(slots=True)
class Tokens:
    """The words and marks of a text: parallel lists, offsets half-open."""

    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

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


@lru_cache(maxsize=16)
def tokenize(text: str) -> Tokens:
    """Split a text into words and single marks; the last texts are remembered, as several modules read them."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    lows = ["'" if word in "’‘ʼ" else word.lower() for word in words]
    return Tokens(words, lows, starts, ends)


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
    if last in _abbreviations() or (len(last) == 1 and last.isupper()) or re.fullmatch(r"(?:\w\.)+\w", last):
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
        if end > start:
            spans.append((start, end, paragraph))
        start = match.end()
        paragraph += is_break
    end = len(text.rstrip())
    if end > start:
        spans.append((start, end, paragraph))
    return spans


def split_sentences(text: str, tokens: Tokens) -> list[Sentence]:
    """Sentences of a text with the tokens that belong to each."""
    sentences: list[Sentence] = []
    index, count = 0, len(tokens)
    for start, end, paragraph in split_spans(text):
        while index < count and tokens.starts[index] < start:
            index += 1
        first = index
        while index < count and tokens.ends[index] <= end:
            index += 1
        sentences.append(Sentence(start, end, first, index, paragraph))
    return sentences
