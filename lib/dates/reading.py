"""Printed words -> `PrintedTime`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from functools import lru_cache

from lib.dates.grammar import WORD, Grammar, read_grammar
from lib.dates.lexicon import read_lexicon
from lib.dates.model import PrintedTime, TimeMatch

TOKEN = re.compile(r"\d+|[^\W\d_]+")
DIGIT = re.compile(r"\d")
SIGNS = frozenset(".:/-")
LONGEST = 120
TRAILING = re.compile(r"[\s.,;:|·•)\]–—-]*$")
LEADING = re.compile(r"[\s.,;:|·•(\[–—-]*")
UHR = re.compile(r"\s*Uhr\b")
MERIDIEM = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
TWO_DIGIT_YEARS = 70
"""`yy` below this is of this century."""

PRECISION_OF_UNIT = {
    "second": "minute",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


def parse_printed(text: str, language: str | None = None, *, bare_ages: bool = False) -> PrintedTime | None:
    """Read a string that is a time and nothing else.

    Parameters
    ----------
    text
        Words of a byline, of a `time` element or of a line: "28.04.2023 - 19:09 Uhr", "vor 58 Minuten".
        Words such as "Aktualisiert am" may stand before, a second time after.
    language
        Language of the page, with its region if known. "en-US" reads 04/09/2025 as 9 April; "en" alone
        leaves it unknown; all others read the day first.
    bare_ages
        Read "7h" and "3d" as ages (only where the markup says that it is a time).

    Returns
    -------
    PrintedTime or None
        Null for durations, numbers of pictures, scores, prices, and for strings with more than a time in them.
    """
    if not text or len(text) > LONGEST:
        return None
    return _parse(text, language, bare_ages)


@lru_cache(maxsize=4096)
def _parse(text: str, language: str | None, bare_ages: bool) -> PrintedTime | None:
    grammar = read_grammar()
    if bare_ages and (found := _bare_age(text)):
        return found
    matches = _times_in(text, 0, language, grammar)
    if not matches or text[: matches[0].start].strip() and matches[0].start != _skip(grammar, text, 0):
        return None
    first = matches[0]
    rest = _skip(grammar, text, first.end)
    said_twice = len(matches) > 1 and matches[1].start == rest and _skip(grammar, text, matches[1].end) == len(text)
    if rest < len(text) and TRAILING.match(text, first.end) is None and not said_twice:
        return None
    return first.time


def find_times(text: str, language: str | None = None) -> list[TimeMatch]:
    """Find printed times inside running text, in their order.

    Days without a year and relative days ("gestern") count here only beside a clock time; `language` as in `parse_printed`.
    """
    return [match for match in _times_in(text, 0, language, read_grammar()) if _stands_alone(match.time)]


def _stands_alone(printed: PrintedTime) -> bool:
    if printed.kind == "day":
        return printed.day is not None
    return printed.kind != "relative_day" or printed.clock is not None


def _skip(grammar: Grammar, text: str, at: int) -> int:
    """Past signs and words such as "Aktualisiert am:"."""
    while True:
        signs = LEADING.match(text, at)
        after = signs.end() if signs else at
        words = grammar.prefix.match(text, after)
        after = words.end() if words else after
        if after == at:
            return at
        at = after


def _times_in(text: str, begin: int, language: str | None, grammar: Grammar) -> list[TimeMatch]:
    atoms: list[TimeMatch] = []
    if DIGIT.search(text) is None and grammar.openers.isdisjoint(WORD.findall(text.lower())):
        return atoms
    for at in _openings(text, begin, grammar):
        if atoms and at < atoms[-1].end:
            continue
        for pattern in (grammar.age, grammar.day, grammar.clock, grammar.relative, grammar.weekday):
            match = pattern.match(text, at)
            printed = _read_atom(match, language, grammar, text) if match else None
            if match and printed:
                atoms.append(TimeMatch(at, match.end(), printed))
                break
    return _merge(text, atoms, grammar)


def _openings(text: str, begin: int, grammar: Grammar) -> Iterator[int]:
    """Places where a time may begin: only there the regexes are tried."""
    openers, continuers = grammar.openers, grammar.continuers
    number, number_end = -1, -1
    for token in TOKEN.finditer(text, begin):
        word = token[0]
        if word[0].isdigit():
            if number >= 0 and text[number_end] in SIGNS:
                yield number
            number, number_end = token.span()
            continue
        word = word.lower()
        if number >= 0:
            if word in continuers or text[number_end] == ".":
                yield number
            number = -1
        if word in openers:
            yield token.start()
    if number >= 0 and text[number_end : number_end + 1] == ".":
        yield number


def _read_atom(match: re.Match[str], language: str | None, grammar: Grammar, text: str) -> PrintedTime | None:
    name = match.lastgroup or ""
    if name == "w":
        return PrintedTime(match[0], "weekday", "day", weekday=read_lexicon().weekdays[match["w"].lower()])
    form = grammar.forms[name]
    groups = {
        key[: -len(name) - 1]: value
        for key, value in match.groupdict().items()
        if value is not None and key.endswith("_" + name)
    }
    if form.kind == "day":
        return _read_day(match[0], groups, language, text)
    if form.kind == "clock":
        return _read_clock(match[0], groups, form.joined)
    if form.kind == "age":
        return _read_age(match[0], groups, form.language, form.row)
    return PrintedTime(match[0], "relative_day", "day", days_back=form.row["days_back"])


def _read_day(words: str, groups: dict[str, str], language: str | None, text: str) -> PrintedTime | None:
    if "a" in groups:
        order = _slash_order(int(groups["a"]), int(groups["b"]), language, text)
        if order is None:
            return None
        day, month = order
    else:
        month = read_lexicon().months[groups["month"].lower()] if "month" in groups else int(groups["m"])
        day = int(groups["d"])
    year = int(groups["y"]) if "y" in groups else None
    if year is not None and year < 100:
        year += 2000 if year < TWO_DIGIT_YEARS else 1900
    try:
        value = date(year or 2024, month, day)
    except ValueError:
        return None
    if year is None:
        return PrintedTime(words, "day", "day", month_day=(month, day))
    if "H" not in groups:
        return PrintedTime(words, "day", "day", day=value)
    clock = time(int(groups["H"]), int(groups["M"]), int(groups.get("S", 0)))
    zone = groups.get("z")
    return PrintedTime(
        words, "instant", "second" if "S" in groups else "minute", value, clock, zone=_offset(zone) if zone else None
    )


def _slash_order(a: int, b: int, language: str | None, text: str) -> tuple[int, int] | None:
    """(day, month) of "a/b/year"; null where English leaves it open."""
    if b > 12:
        return (b, a) if a <= 12 else None
    if a > 12 or a == b:
        return a, b
    if (language or "").lower().replace("_", "-") == "en-us":
        return b, a
    if language and language.lower() == "en":
        return None
    return None if MERIDIEM.search(text) and not language else (a, b)


def _read_clock(words: str, groups: dict[str, str], joined: bool) -> PrintedTime | None:
    hour = int(groups["H"])
    if "half" in groups:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if groups["half"].lower() == "p" else 0)
    clock = time(hour, int(groups.get("M", 0)), int(groups.get("S", 0)))
    precision = "second" if "S" in groups else "minute" if "M" in groups else "hour"
    return PrintedTime(words, "joined" if joined else "clock", precision, clock=clock)


def _read_age(words: str, groups: dict[str, str], language: str, row: dict[str, object]) -> PrintedTime | None:
    if "half" in groups:
        return PrintedTime(words, "age", "minute", count=30, unit="minute")
    if "n" not in groups:
        return PrintedTime(words, "age", "minute", count=0, unit="minute")
    number = groups["n"].lower()
    count = int(number) if number.isdigit() else read_lexicon().numbers[language][number]
    unit = _unit(groups["u"], language)
    if "n2" in groups and unit == "hour" and _unit(groups["u2"], language) == "minute":
        count, unit = count * 60 + int(groups["n2"]), "minute"
    if unit == "second":
        count, unit = count // 60, "minute"
    return PrintedTime(words, "age", PRECISION_OF_UNIT[unit], count=count, unit=unit)


def _unit(word: str, language: str) -> str:
    units = read_lexicon().units[language]
    for printed, unit in units.items():
        if printed.replace("\\.?", "").lower() == word.lower().rstrip("."):
            return unit
    raise KeyError(word)


def _merge(text: str, atoms: list[TimeMatch], grammar: Grammar) -> list[TimeMatch]:
    """Join what stands together: weekday and day, day and clock time, clock time and zone."""
    merged: list[TimeMatch] = []
    for atom in atoms:
        last = merged[-1] if merged else None
        glue = grammar.glue.match(text, last.end, atom.start) if last else None
        if last and glue and glue.end() == atom.start and glue[0].count("\n") < 2:
            joined = _join(text[last.start : atom.end], last.time, atom.time)
            if joined:
                merged[-1] = TimeMatch(last.start, _past_clock(text, atom.end, grammar), joined)
                _with_zone(text, merged, grammar)
                continue
        merged.append(atom)
        if atom.time.kind == "clock":
            merged[-1] = TimeMatch(atom.start, _past_clock(text, atom.end, grammar), atom.time)
            _with_zone(text, merged, grammar)
    return [m for m in merged if m.time.kind not in ("joined", "weekday")]


def _past_clock(text: str, end: int, grammar: Grammar) -> int:
    uhr = UHR.match(text, end)
    return uhr.end() if uhr else end


def _with_zone(text: str, merged: list[TimeMatch], grammar: Grammar) -> None:
    last = merged[-1]
    zone = grammar.zone.match(text, last.end)
    if not zone or last.time.clock is None:
        return
    name = read_lexicon().zones.get(zone["z"]) or _offset(zone["z"])
    merged[-1] = TimeMatch(last.start, zone.end(), _changed(last.time, text[last.start : zone.end()], zone=name))


def _offset(words: str) -> str:
    if words in "zZ":
        return "+00:00"
    return words if ":" in words else f"{words[:3]}:{words[3:]}"


def _join(words: str, first: PrintedTime, second: PrintedTime) -> PrintedTime | None:
    """One time out of two that stand side by side; null where they don't belong together."""
    kinds = (first.kind, second.kind)
    if first.kind == "weekday" and first.clock is None and second.kind in ("day", "instant", "relative_day"):
        return _changed(second, words, weekday=first.weekday)
    if second.kind == "weekday" and first.kind == "relative_day" and first.weekday is None:
        return _changed(first, words, weekday=second.weekday)
    if second.kind in ("clock", "joined") and first.clock is None:
        return _day_and_clock(words, first, second)
    if kinds in (("clock", "day"), ("clock", "relative_day")) and second.clock is None:
        return _day_and_clock(words, second, first)
    return None


def _day_and_clock(words: str, day: PrintedTime, clock: PrintedTime) -> PrintedTime | None:
    kind = {"day": "instant", "relative_day": "relative_day", "weekday": "relative_day"}.get(day.kind)
    if kind is None:
        return None
    return PrintedTime(
        words,
        kind,
        clock.precision,
        day.day,
        clock.clock,
        day.month_day,
        clock.zone,
        days_back=day.days_back,
        weekday=day.weekday,
    )


def _changed(printed: PrintedTime, words: str, *, zone: str | None = None, weekday: int | None = None) -> PrintedTime:
    return PrintedTime(
        words,
        printed.kind,
        printed.precision,
        printed.day,
        printed.clock,
        printed.month_day,
        zone or printed.zone,
        printed.count,
        printed.unit,
        printed.days_back,
        printed.weekday if weekday is None else weekday,
    )


BARE = re.compile(r"\s*(\d{1,3})\s?(m|min|h|hr|d|w)\s*", re.IGNORECASE)
BARE_UNITS = {"m": "minute", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "w": "week"}


def _bare_age(text: str) -> PrintedTime | None:
    found = BARE.fullmatch(text)
    if not found:
        return None
    unit = BARE_UNITS[found[2].lower()]
    return PrintedTime(text.strip(), "age", PRECISION_OF_UNIT[unit], count=int(found[1]), unit=unit)
