"""Numbers as texts write them: digits with their separators, words, and scales ("1,5 Mrd.", "two dozen")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lib.countries import read_rows, split_cell
from lib.sentences import DATA, Tokens


@dataclass(slots=True)
class Numbers:
    """The number words of a language, each as its tokens."""

    number: dict[tuple[str, ...], float]
    scale: dict[str, float]
    currency: dict[str, str]
    approximate: list[tuple[str, ...]]
    firsts: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def numbers_of(language: str) -> Numbers:
    """The words of ``numbers.tsv``."""
    made = Numbers({}, {}, {}, [])
    for use, words, value, *_ in read_rows(DATA / language / "numbers.tsv"):
        for word in split_cell(words, ";"):
            if use == "number":
                made.number[tuple(word.split())] = float(value)
            elif use == "scale":
                made.scale[word] = float(value)
            elif use == "currency":
                made.currency[word] = value
            else:
                made.approximate.append(tuple(word.split()))
    made.approximate.sort(key=len, reverse=True)
    made.firsts = frozenset(words[0] for words in made.number)
    return made


_GLUED = {
    **dict.fromkeys(("m", "mn", "mio", "million"), 1e6),
    **dict.fromkeys(("b", "bn", "mrd", "md", "billion"), 1e9),
    "k": 1e3,
}


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether three digits follow a mark without a space ("10'000", as the Swiss write)."""
    return tokens.words[at].isdecimal() and len(tokens.words[at]) == 3 and tokens.starts[at] == tokens.ends[at - 1]


def _read_digits(tokens: Tokens, at: int, last: int, language: str) -> tuple[float, int]:
    """A number in digits with its separators, from one token on; the position after it."""
    text, end = tokens.words[at], at + 1
    point = "." if language == "en" else ","
    while end + 1 <= last and end < last:
        mark = tokens.words[end]
        joined = tokens.starts[end] == tokens.ends[end - 1]
        if (
            mark in ".,"
            and end + 1 < last
            and joined
            and tokens.words[end + 1].isdecimal()
            and tokens.starts[end + 1] == tokens.ends[end]
        ):
            digits = tokens.words[end + 1]
            if mark == point and "." in text:
                break
            text += "." if mark == point else ""
            text += digits
            end += 2
        elif mark in "'’" and joined and end + 1 < last and _continues(tokens, end + 1) and len(text) <= 7:
            text += tokens.words[end + 1]
            end += 2
        elif (
            mark.isdecimal()
            and len(mark) == 3
            and not joined
            and tokens.starts[end] == tokens.ends[end - 1] + 1
            and len(text) <= 3
        ):
            text += mark
            end += 1
        else:
            break
    return float(text), end


def read_number(tokens: Tokens, at: int, last: int, language: str) -> tuple[float, int] | None:
    words = numbers_of(language)
    word = tokens.words[at]
    if word.isdecimal():
        return _read_digits(tokens, at, last, language)
    if tokens.lows[at] not in words.firsts and not word[0].isdigit():
        composed = _compose_german(tokens.lows[at]) if language == "de" else None
        return None if composed is None else (composed, at + 1)
    glued = re.fullmatch(r"(\d+)(m|bn|mn|b|k|million|billion|mio|mrd|md)", tokens.lows[at])
    if glued is not None:
        return float(glued[1]) * _GLUED[glued[2]], at + 1
    for size in (5, 3, 2, 1):
        value = words.number.get(tuple(tokens.lows[at : at + size])) if at + size <= last else None
        if value is not None:
            return _add_smaller(tokens, at + size, last, value, words)
    return None


def _add_smaller(tokens: Tokens, end: int, last: int, value: float, words: Numbers) -> tuple[float, int]:
    """ "twenty-five", "cent trente", "two hundred and fifty": what a smaller number adds to a round one."""
    if value not in _ROUND or end >= last:
        return value, end
    at = end + (tokens.lows[end] == "-" or (value >= 100 and tokens.lows[end] in ("and", "et")))
    for size in (3, 1):
        more = words.number.get(tuple(tokens.lows[at : at + size])) if at + size <= last else None
        if more is not None and 1 <= more < (10 if value < 100 else 100) and (value >= 100 or at > end):
            return value + more, at + size
    return value, end


_ROUND = frozenset((*range(20, 100, 10), *range(100, 1000, 100)))


_GERMAN_UNITS = dict(
    zip(
        split_cell("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn", " ")
        + split_cell("siebzehn achtzehn neunzehn", " "),
        range(1, 20),
        strict=True,
    )
)
_GERMAN_TENS = dict(
    zip(split_cell("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", " "), range(20, 100, 10), strict=True)
)
_GERMAN = re.compile(r"(?:(?P<t>.*)tausend)?(?:(?P<h>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|)hundert)?(?:und)?(?P<r>.*)")


def _below_hundred(word: str) -> int | None:
    """ "siebzehn", "zweiundfünfzig"; nought for nothing."""
    if not word:
        return 0
    if word in _GERMAN_UNITS or word in _GERMAN_TENS:
        return _GERMAN_UNITS.get(word) or _GERMAN_TENS[word]
    unit, und, tens = word.partition("und")
    return _GERMAN_UNITS[unit] + _GERMAN_TENS[tens] if und and unit in _GERMAN_UNITS and tens in _GERMAN_TENS else None


def _compose_german(word: str) -> float | None:
    """A German number of one word ("zweiundfünfzig", "viertausend"); nothing when the word is none."""
    if len(word) < _SHORTEST or not word.endswith(("zig", "ßig", "zehn", "hundert", "tausend", *_GERMAN_UNITS)):
        return None
    match = _GERMAN.fullmatch(word.replace("dreissig", "dreißig"))
    if match is None or not ("tausend" in word or "hundert" in word or "und" in word):
        return None
    rest = _below_hundred(match["r"])
    hundreds = 0 if match["h"] is None else _GERMAN_UNITS.get(match["h"], 1)
    thousands = 0.0
    if match["t"] is not None:
        thousands = 1.0 if not match["t"] else _compose_german(match["t"]) or float(_below_hundred(match["t"]) or 0)
        if not thousands:
            return None
    return None if rest is None else thousands * 1000 + hundreds * 100 + rest


_SHORTEST = 8


def read_scale(tokens: Tokens, at: int, last: int, value: float, language: str) -> tuple[float, int]:
    words = numbers_of(language)
    while at < last:
        low = tokens.lows[at]
        glued = re.fullmatch(r"\d+(m|bn|mn|b|k)", low) is not None
        if low == "-" and at + 1 < last and tokens.lows[at + 1] in words.scale:
            at += 1
            low = tokens.lows[at]
        if low not in words.scale or glued or (len(low) == 1 and tokens.words[at + 1 : at + 2] == ["-"]):
            break
        value *= words.scale[low]
        at += 1
        if at + 1 < last and tokens.lows[at] in ("et", "and", "und", ".") and tokens.lows[at + 1] in ("demi", "demie"):
            value += words.scale[low] / 2
            at += 2
        elif at < last and tokens.lows[at] == ".":
            at += 1
    return value, at


def glued_scale(tokens: Tokens, at: int, end: int) -> tuple[float, int]:
    """ "9.5bn", "1.5m": the scale glued to the last digits."""
    match = (
        re.fullmatch(r"(\d+)(bn|mn|m|b|k|million|billion|mio|mrd|md)", tokens.lows[end + 1])
        if end + 1 < len(tokens) and tokens.words[end] == "."
        else None
    )
    if match is None or tokens.starts[end] != tokens.ends[end - 1]:
        return 0.0, end
    value = float(f"{tokens.words[at]}.{match[1]}")
    return value * _GLUED[match[2]], end + 2
