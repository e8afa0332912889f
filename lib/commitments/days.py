"""The day on which something was said, where the text tells: a weekday, "today", or a date, relative to publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lib.countries import read_rows, split_cell
from lib.sentences import DATA, Sentence, Tokens


@dataclass(slots=True)
class DayWords:
    """The words of ``days.tsv``."""

    weekday: dict[str, int]
    relative: dict[tuple[str, ...], int]
    month: dict[str, int]
    ahead: frozenset[str]
    firsts: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def day_words(language: str) -> DayWords:
    """Weekdays, relative words and months of a language."""
    made = DayWords({}, {}, {}, frozenset())
    for use, words, value, *_ in read_rows(DATA / language / "days.tsv"):
        entries = split_cell(words, ";")
        if use == "weekday":
            made.weekday.update(dict.fromkeys(entries, int(value)))
        elif use == "relative":
            made.relative.update({tuple(entry.split()): int(value) for entry in entries})
        elif use == "month":
            made.month.update(dict.fromkeys(entries, int(value)))
        else:
            made.ahead = frozenset(entries)
    made.firsts = frozenset((*made.weekday, *made.month, *(phrase[0] for phrase in made.relative)))
    return made


def _dated(tokens: Tokens, at: int, month: int, published: date) -> date | None:
    """The date whose month stands at a position: "3. Mai", "3 mai", "May 3"; the year that comes closest."""
    numbers = [tokens.words[p] for p in (at - 1, at - 2, at + 1) if 0 <= p < len(tokens)]
    day = next((int(word) for word in numbers if word.isdecimal() and 1 <= int(word) <= 31), None)
    if day is None:
        return None
    after = [tokens.words[p] for p in (at + 1, at + 2, at + 3) if p < len(tokens)]
    year = next((int(word) for word in after if len(word) == 4 and word.isdecimal()), None)
    candidates = []
    for number in [year] if year else [published.year, published.year - 1]:
        try:
            candidates.append(date(number, month, day))
        except ValueError:
            continue
    return next((candidate for candidate in candidates if candidate <= published), None)


def voiced_day(tokens: Tokens, sentence: Sentence, language: str, published: date | None) -> date | None:
    """The day that a sentence names, not after publication; none where it names none or one to come."""
    if published is None:
        return None
    words = day_words(language)
    for at in range(sentence.first, sentence.last):
        low = tokens.lows[at]
        if low not in words.firsts:
            continue
        if low in words.month and tokens.words[at][:1].isupper() | (language == "fr"):
            found = _dated(tokens, at, words.month[low], published)
            if found is not None and (published - found).days <= 31:
                return found
        ahead = {tokens.lows[at - 1] if at else "", tokens.lows[at + 1] if at + 1 < len(tokens) else ""} & words.ahead
        if low in words.weekday and len(low) > 2 and not ahead:
            return published - timedelta(days=(published.weekday() - words.weekday[low]) % 7)
        for phrase, offset in words.relative.items():
            if tuple(tokens.lows[at : at + len(phrase)]) == phrase:
                return published + timedelta(days=offset)
    return None
