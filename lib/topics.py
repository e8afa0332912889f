"""Text -> IPTC Media Topics, top level.

A word list per language votes; the words of an address and the page's own
section are evidence too. What no word speaks for gets no topic.
"""
from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

from lib.schema import TOPICS

DATA = Path(__file__).with_name("data") / "topics"
WORD = re.compile(r"\w+(?:-\w+)*")
PATH_WORD = re.compile(r"[^\W\d_]{3,}")
TITLE_WEIGHT = 2
SECTION_WEIGHT = 6
ENOUGH = 3
"""Votes below this say nothing: one weak word is chance."""
NEAR_BEST = 0.5
"""A second topic is named when it has at least half of the best one's votes."""
MAX_WORDS = 3000
OFTEN = 3
"""A word that a text repeats counts this often at most."""

MAX_KNOWN = 20_000
"""Words whose votes are kept for the next page."""
LONGEST_KNOWN = 60
"""Longer words are not kept."""

Votes = tuple[tuple[int, int], ...]


class Lexicon:
    """The word list of one language, compiled for look-ups by whole word, beginning, end and inside.

    `known` keeps the votes of words seen before, `printed` which of them stand in what is printed between two spaces.
    """

    def __init__(self, path: Path) -> None:
        self.exact: dict[str, list[tuple[int, int]]] = {}
        self.prefix: dict[str, list[tuple[int, int]]] = {}
        self.suffix: dict[str, list[tuple[int, int]]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], int, int]]] = {}
        self.known: dict[str, Votes] = {}
        self.printed: dict[str, tuple[str, ...]] = {}
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                topic, weight, words = line.split("\t")
                for word in words.casefold().split():
                    self._add(word, TOPICS.index(topic), int(weight))
        self.longest_prefix = max(map(len, self.prefix), default=0)
        self.phrase_list = [(first, rest) for first, rows in self.phrases.items() for rest, _, _ in rows]
        self.phrase_words = {word for first, rest in self.phrase_list for word in (first, *rest)}

    def _add(self, word: str, topic: int, weight: int) -> None:
        vote = (topic, weight)
        bare = word.strip("*")
        if "-" in bare and not word.startswith("*"):
            parts = tuple(bare.split("-"))
            self.phrases.setdefault(parts[0], []).append((parts[1:], topic, weight))
        if word.startswith("*"):
            self.suffix.setdefault(bare, []).append(vote)
        if word.endswith("*"):
            self.prefix.setdefault(bare, []).append(vote)
        if "*" not in word:
            self.exact.setdefault(bare, []).append(vote)

    def votes(self, word: str) -> Votes:
        """Topics that a folded word speaks for, with weights; the longest beginning and end count once."""
        if len(self.known) > MAX_KNOWN:
            self.known.clear()
        found = self.known.get(word)
        if found is None:
            found = self._look_up(word)
            if len(word) <= LONGEST_KNOWN:
                self.known[word] = found
        return found

    def telling(self, printed: str) -> tuple[str, ...]:
        """The words in a piece of folded text without spaces that speak for a topic or belong to a phrase."""
        found = self.printed.get(printed)
        if found is None:
            words = WORD.findall(printed)[:MAX_WORDS]
            found = tuple(word for word in words if word in self.phrase_words or self.votes(word))
            if len(printed) <= LONGEST_KNOWN:
                if len(self.printed) > MAX_KNOWN:
                    self.printed.clear()
                self.printed[printed] = found
        return found

    def may_hold_phrase(self, words: Counter[str]) -> bool:
        """Are all words of a phrase among these?"""
        return not words.keys().isdisjoint(self.phrases) and any(first in words and all(word in words for word in rest) for first, rest in self.phrase_list)

    def _look_up(self, word: str) -> Votes:
        found = list(self.exact.get(word, ()))
        for size in range(min(len(word), self.longest_prefix), 1, -1):
            if word[:size] in self.prefix:
                found += self.prefix[word[:size]]
                break
        for size in range(min(len(word), 14), 2, -1):
            if word[-size:] in self.suffix:
                found += self.suffix[word[-size:]]
                break
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon | None:
    """The word list of a language, null where there is none."""
    path = DATA / f"{language}.tsv"
    return Lexicon(path) if path.is_file() else None


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Languages that have a word list."""
    return tuple(sorted(path.stem for path in DATA.glob("*.tsv")))


def find_topics(text: str, title: str = "", *, language: str | None = None, section: str = "") -> list[str]:
    """Name the topics of a text, most fitting first.

    Parameters
    ----------
    text, title
        Words in the title count twice.
    language
        "de", "en" or "fr"; any other language gets topics from its section alone.
    section
        The page's own section or the path of its address.

    Returns
    -------
    list of str
        At most three names of `lib.schema.TOPICS`; empty where nothing speaks.
    """
    known = language if language in languages() else None
    votes: Counter[int] = Counter()
    if known:
        _count(votes, known, f"{title}\n{text}", 1)
        _count(votes, known, title, TITLE_WEIGHT - 1)
    for word in PATH_WORD.findall(section.casefold())[:12]:
        for name in (known,) if known else languages():
            book = lexicon(name)
            for topic, weight in book.votes(word) if book else ():
                votes[topic] += SECTION_WEIGHT if weight > 1 else 1
    if not votes:
        return []
    ranked = votes.most_common()
    best = ranked[0][1]
    if best < ENOUGH:
        return []
    return [TOPICS[topic] for topic, count in ranked[:3] if count >= max(ENOUGH, NEAR_BEST * best)]


def _count(votes: Counter[int], language: str, text: str, factor: int) -> None:
    book = lexicon(language)
    if book is None:
        return
    folded = text.casefold()
    printed = folded.split()
    if len(printed) > MAX_WORDS:
        printed = WORD.findall(folded)[:MAX_WORDS]
    counts: Counter[str] = Counter()
    known = book.printed
    for word, times in Counter(printed).items():
        found = known.get(word)
        for telling in book.telling(word) if found is None else found:
            counts[telling] += times
    for word, times in counts.items():
        for topic, weight in book.votes(word):
            votes[topic] += weight * factor * min(times, OFTEN)
    if not book.may_hold_phrase(counts):
        return
    words = WORD.findall(folded)[:MAX_WORDS]
    for index, word in enumerate(words):
        for rest, topic, weight in book.phrases.get(word, ()):
            if tuple(words[index + 1:index + 1 + len(rest)]) == rest:
                votes[topic] += weight * factor
