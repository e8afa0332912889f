"""The cue tables of a language, compiled, and one pass that finds every cue in a text.

A pattern is a row of words: ``word``, ``start*``, ``*end``, ``*inside*``, a gap
``…`` of up to twelve words that crosses no comma. See docs/method.md.
"""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass, field
from functools import lru_cache

from lib.commitments.forms import verb_forms
from lib.countries import languages, read_rows, split_cell
from lib.sentences import DATA, Tokens

GAP = "…"
_MAX_GAP = 12
_FAR = 24
"""How far a separated prefix may stand from its verb."""
_STOPS = frozenset(',;:.!?()"“”«»„–—')


@dataclass(slots=True, frozen=True)
class Pattern:
    """Words to look for and what they are a sign of."""

    words: tuple[str, ...]
    sign: str
    value: str = ""
    rank: int = 0
    table: str = "cue"
    final: bool = False
    noun: bool = False


@dataclass(slots=True)
class Hit:
    """A pattern found: tokens ``first..last`` (half-open); ``held`` are those that its words hold."""

    first: int
    last: int
    pattern: Pattern
    held: tuple[int, ...]

    @property
    def sign(self) -> str:
        return self.pattern.sign

    @property
    def value(self) -> str:
        return self.pattern.value


_CAPITAL_NOUNS = frozenset(("de",))
"""Languages that write nouns with a capital."""
_PREFIXES = frozenset(
    split_cell("ab an auf aus bei ein fort frei her hin los mit nach vor weg zu zurück fest bereit um durch drauf", " ")
)
"""Prefixes of German verbs; a cue that ends on one ("legt … auf") asks for the end of a clause, as verbs do."""
_QUOTES = frozenset("«»")
"""Marks that may stand within a pattern ("se dit « prêt » à livrer")."""

Entry = tuple[tuple[Pattern, ...], tuple[tuple[str, Pattern], ...]]
_REMEMBERED = 60_000


def _needed(pattern: Pattern) -> str:
    """The longest word after the first that a pattern asks for letter by letter; none where all are open."""
    literal = [
        word for word in pattern.words[1:] if word != GAP and not word.startswith("*") and not word.endswith("*")
    ]
    return max(literal, key=len, default="")


@dataclass(slots=True)
class Lexicon:
    """All patterns of a language, by how their first word is given."""

    exact: dict[str, list[Pattern]] = field(default_factory=dict)
    starts: dict[str, list[Pattern]] = field(default_factory=dict)
    ends: dict[str, list[Pattern]] = field(default_factory=dict)
    inside: dict[str, list[Pattern]] = field(default_factory=dict)
    inside_words: re.Pattern[str] | None = None
    start_sizes: tuple[int, ...] = ()
    end_sizes: tuple[int, ...] = ()
    seen: dict[str, tuple[Pattern, ...]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def add(self, pattern: Pattern) -> None:
        """Take a pattern in."""
        first = pattern.words[0]
        if first.startswith("*") and first.endswith("*") and len(first) > 2:
            self.inside.setdefault(first[1:-1], []).append(pattern)
        elif first.endswith("*"):
            self.starts.setdefault(first[:-1], []).append(pattern)
        elif first.startswith("*") and len(first) > 1:
            self.ends.setdefault(first[1:], []).append(pattern)
        else:
            self.exact.setdefault(first, []).append(pattern)

    def close(self) -> None:
        """Prepare the look-up once every pattern is in."""
        self.start_sizes = tuple(sorted({len(key) for key in self.starts}))
        self.end_sizes = tuple(sorted({len(key) for key in self.ends}))
        if self.inside:
            self.inside_words = re.compile("|".join(sorted(map(re.escape, self.inside), key=len, reverse=True)))

    def beginning(self, low: str) -> tuple[Pattern, ...]:
        """The patterns that may begin with a word."""
        found = self.seen.get(low)
        if found is None:
            found = self.seen[low] = self._look_up(low)
            if len(self.seen) > _REMEMBERED:
                self.seen.clear()
        return found

    def entry(self, low: str) -> Entry:
        """The patterns of one word that a word fits, and the longer ones with a word that each needs after it."""
        found = self.beginning(low)
        alone = tuple(pattern for pattern in found if len(pattern.words) == 1)
        longer = tuple((_needed(pattern), pattern) for pattern in found if len(pattern.words) > 1)
        if len(self.entries) > _REMEMBERED:
            self.entries.clear()
        self.entries[low] = made = (alone, longer)
        return made

    def _look_up(self, low: str) -> tuple[Pattern, ...]:
        found = list(self.exact.get(low, ()))
        size = len(low)
        for length in self.start_sizes:
            if length <= size:
                found += self.starts.get(low[:length], ())
        for length in self.end_sizes:
            if length <= size:
                found += self.ends.get(low[size - length :], ())
        if self.inside_words is not None:
            for key in {match[0] for match in self.inside_words.finditer(low)}:
                found += self.inside[key]
        return tuple(found)


def _fits(word: str, low: str) -> bool:
    if word[-1] == "*":
        return len(word) == 1 or (word[1:-1] in low if word[0] == "*" else low.startswith(word[:-1]))
    return low.endswith(word[1:]) if word[0] == "*" else low == word


_AFTER_FINAL = _STOPS | frozenset(("und", "oder", "sowie", "als", "wie", "-", "'"))


def _is_final(lows: list[str], at: int, end: int) -> bool:
    """Whether a clause ends before ``at``: only there stands a separated prefix."""
    return at >= end or lows[at] in _AFTER_FINAL


def _in_number(lows: list[str], at: int) -> bool:
    """Whether a mark stands between digits ("1,4")."""
    return lows[at - 1].isdigit() and at + 1 < len(lows) and lows[at + 1].isdigit()


def match_at(pattern: Pattern, lows: list[str], at: int, end: int) -> tuple[int, ...] | None:
    """The tokens that a pattern holds when its first word stands at ``at``."""
    words = pattern.words
    if len(words) == 1:
        return (at,)
    held = [at]
    position, index = at + 1, 1
    while index < len(words):
        gap = words[index] == GAP
        index += gap
        if index == len(words):
            break
        closes = pattern.final and index == len(words) - 1
        if position < end and lows[position] in _QUOTES and not _fits(words[index], lows[position]):
            position += 1
        limit = min(end, position + (_FAR if pattern.final else _MAX_GAP)) if gap else min(end, position + 1)
        while position < limit and not (
            _fits(words[index], lows[position]) and (not closes or _is_final(lows, position + 1, end))
        ):
            if gap and lows[position] in _STOPS and not _in_number(lows, position):
                return None
            position += 1
        if position >= limit:
            return None
        held.append(position)
        position += 1
        index += 1
    return tuple(held)


def find_hits(lexicon: Lexicon, tokens: Tokens, first: int, last: int) -> list[Hit]:
    """All cues among tokens ``first..last``, also overlapping ones, in order."""
    hits: list[Hit] = []
    lows, entries = tokens.lows, lexicon.entries
    words = lows[first:last]
    present = {"", *words}
    for at, low in enumerate(words, first):
        entry = entries.get(low)
        if entry is None:
            entry = lexicon.entry(low)
        alone, longer = entry
        for pattern in alone:
            if not pattern.noun or not tokens.words[at][0].islower():
                hits.append(Hit(at, at + 1, pattern, (at,)))
        for needed, pattern in longer:
            if needed in present:
                held = match_at(pattern, lows, at, last)
                if held is not None:
                    hits.append(Hit(at, held[-1] + 1, pattern, held))
    return hits


# ------------------------------------------------------------------ loading
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


def _words(pattern: str) -> tuple[str, ...]:
    return tuple(_HYPHEN.sub(" - ", pattern.replace("’", "'")).split())


def add_rows(
    lexicon: Lexicon, cell: str, sign: str, table: str, value: str = "", rank: int = 0, *, capital: bool = False
) -> None:
    """Take the patterns of a cell in; where nouns have a ``capital``, ``*end`` fits no word in small letters."""
    for pattern in split_cell(cell, ";"):
        words = _words(pattern)
        noun = capital and len(words) == 1 and words[0][0] == "*" and words[0][-1] != "*"
        final = capital and table == "cue" and GAP in words and words[-1] in _PREFIXES
        lexicon.add(Pattern(words, sign, value, rank, table, final, noun))


@lru_cache(maxsize=8)
def cues_of(language: str) -> Lexicon:
    """Stance cues, verbs, kinds and actors of a language."""
    lexicon = Lexicon()
    folder = DATA / language
    for sign, patterns, *_ in read_rows(folder / "cues.tsv"):
        add_rows(lexicon, patterns, sign, "cue", capital=language in _CAPITAL_NOUNS)
    for sign, verb, kind, *_ in read_rows(folder / "verbs.tsv"):
        for form, what in verb_forms(language, verb):
            final = GAP in form and language == "de" and ":" not in verb
            lexicon.add(Pattern(_words(form), sign, f"{what} {kind}".strip(), 0, "verb", final))
    for path in (folder / "kinds.tsv", DATA / "shared" / "kinds.tsv"):
        for kind, rank, patterns, *_ in read_rows(path):
            add_rows(lexicon, patterns, kind, "kind", rank=int(rank), capital=language in _CAPITAL_NOUNS)
            if kind == "air_defence" and path.parent.name == "shared":
                # "Hawk-Raketen" are what Hawk is, whatever rockets alone would be
                add_rows(
                    lexicon, " ; ".join(f"{p} - *" for p in split_cell(patterns, ";")), kind, "kind", rank=int(rank)
                )
    for sign, patterns, value, *_ in read_rows(folder / "actors.tsv"):
        if sign not in ("place", "genitive", "agent", "locative", "and", "article", "relative", "role", "owned"):
            add_rows(lexicon, patterns, sign, "actor", value)
    lexicon.close()
    # the tables live as long as the process: without this the collector walks them again and again, a third of the time
    gc.freeze()
    return lexicon


@dataclass(slots=True)
class WordClasses:
    """Small words and nouns by what they do beside an actor."""

    place: frozenset[str]
    genitive: frozenset[str]
    agent: frozenset[str]
    locative: frozenset[str]
    joins: frozenset[str]
    article: frozenset[str]
    relative: frozenset[str]
    role: Lexicon
    owned: Lexicon


@lru_cache(maxsize=8)
def classes_of(language: str) -> WordClasses:
    """The word classes of a language's ``actors.tsv``."""
    cells = {row[0]: row[1] for row in read_rows(DATA / language / "actors.tsv")}
    nouns = {}
    for sign in ("role", "owned"):
        nouns[sign] = Lexicon()
        add_rows(nouns[sign], cells.get(sign, ""), sign, "actor")
        nouns[sign].close()
    sets = {
        sign: frozenset(split_cell(cells.get(sign, ""), ";"))
        for sign in ("place", "genitive", "agent", "locative", "and", "article", "relative")
    }
    return WordClasses(
        sets["place"],
        sets["genitive"],
        sets["agent"],
        sets["locative"],
        sets["and"],
        sets["article"],
        sets["relative"],
        nouns["role"],
        nouns["owned"],
    )


__all__ = [
    "GAP",
    "Hit",
    "Lexicon",
    "Pattern",
    "WordClasses",
    "classes_of",
    "cues_of",
    "find_hits",
    "languages",
]
