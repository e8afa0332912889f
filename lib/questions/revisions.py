"""Two versions of one text, word by word, as pieces that a page can escape and mark.

Words that stand once in both texts, in the same order, hold the two
together; only what lies between them is compared further. So the time grows
about as the text does, and a text rewritten from end to end is one piece
taken out and one put in.
"""
from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

EQUAL, INSERT, DELETE = "equal", "insert", "delete"
PIECE = re.compile(r"\s+|\w+|[^\w\s]")
MOST_COMPARED = 40_000
"""Product of two lengths up to which pieces between holds are compared each with each."""
FIELDS = ("title", "lead", "text")

Block = tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of two versions: `kind` is "equal", "insert" or "delete"; `text` is not escaped."""

    kind: str
    text: str


def diff_words(before: str, after: str) -> list[Segment]:
    """What changed between two texts.

    Returns
    -------
    list of Segment
        In the order of reading, neighbours of different kinds, a deletion
        before the insertion in its place. Equal and deleted pieces together
        are `before`, equal and inserted ones `after`, character for character.
    """
    merged: list[tuple[str, list[str]]] = []
    for kind, pieces in diff_pieces(PIECE.findall(before), PIECE.findall(after)):
        at = len(merged)
        while kind == DELETE and at and merged[at - 1][0] == INSERT:
            at -= 1
        if at and merged[at - 1][0] == kind:
            merged[at - 1][1].extend(pieces)
        elif pieces:
            merged.insert(at, (kind, list(pieces)))
    return [Segment(kind, "".join(pieces)) for kind, pieces in merged]


def diff_articles(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Segment]]:
    """What changed in headline, lead and text of two article rows; a field that is null is an empty text."""
    return {name: diff_words(words_of(before.get(name)), words_of(after.get(name))) for name in FIELDS}


def words_of(value: object) -> str:
    """A cell as text, null as none."""
    return value if isinstance(value, str) else ""


def count_changes(segments: Sequence[Segment]) -> dict[str, int]:
    """Words that stayed, came and went: kind -> number of words."""
    counts = Counter({kind: 0 for kind in (EQUAL, INSERT, DELETE)})
    for segment in segments:
        counts[segment.kind] += len(re.findall(r"\w+", segment.text))
    return dict(counts)


def list_segments(segments: Sequence[Segment]) -> pd.DataFrame:
    """Segments as a table: one row per segment, `kind` and `text` (string), for those who read no colours."""
    return pd.DataFrame({"kind": pd.Series([segment.kind for segment in segments], dtype="string"),
                         "text": pd.Series([segment.text for segment in segments], dtype="string")})


def diff_pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    """Blocks of pieces, by what begins and ends alike and by what stands once in both."""
    head = common_length(before, after)
    tail = common_length(before[head:][::-1], after[head:][::-1])
    yield EQUAL, before[:head]
    one, other = before[head:len(before) - tail], after[head:len(after) - tail]
    holds = find_holds(one, other) if one and other else []
    if holds:
        a = b = 0
        for first, second in holds:
            yield from diff_between(one[a:first], other[b:second])
            yield EQUAL, one[first:first + 1]
            a, b = first + 1, second + 1
        yield from diff_between(one[a:], other[b:])
    else:
        yield from diff_between(one, other)
    yield EQUAL, before[len(before) - tail:]


def common_length(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces two sequences begin with alike."""
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


def find_holds(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Words that stand once in both, the longest run of them in one order (patience)."""
    once = {word for counts in [Counter(before)] for word, n in counts.items() if n == 1 and not word.isspace()}
    once &= {word for word, n in Counter(after).items() if n == 1}
    places = {word: at for at, word in enumerate(after) if word in once}
    pairs = [(at, places[word]) for at, word in enumerate(before) if word in once]
    ends: list[int] = []
    tops: list[int] = []
    previous: list[int] = []
    for at, (_, place) in enumerate(pairs):
        pile = bisect_left(ends, place)
        ends[pile:pile + 1] = [place]
        tops[pile:pile + 1] = [at]
        previous.append(tops[pile - 1] if pile else -1)
    run, at = [], tops[-1] if tops else -1
    while at >= 0:
        run.append(pairs[at])
        at = previous[at]
    return run[::-1]


def diff_between(before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    """Blocks of what lies between two holds."""
    if not before or not after or len(before) * len(after) > MOST_COMPARED:
        yield DELETE, before
        yield INSERT, after
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == EQUAL:
            yield EQUAL, before[a:b]
        else:
            yield DELETE, before[a:b]
            yield INSERT, after[c:d]
