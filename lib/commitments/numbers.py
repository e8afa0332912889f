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
        return None
    glued = re.fullmatch(r"(\d+)(m|bn|mn|b|k)", tokens.lows[at])
    if glued is not None:
        return float(glued[1]) * {"m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3}[glued[2]], at + 1
    for size in (5, 3, 2, 1):
        value = words.number.get(tuple(tokens.lows[at : at + size])) if at + size <= last else None
        if value is not None:
            return value, at + size
    return None


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
        re.fullmatch(r"(\d+)(bn|mn|m|b|k)", tokens.lows[end + 1])
        if end + 1 < len(tokens) and tokens.words[end] == "."
        else None
    )
    if match is None or tokens.starts[end] != tokens.ends[end - 1]:
        return 0.0, end
    value = float(f"{tokens.words[at]}.{match[1]}")
    return value * {"m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "k": 1e3}[match[2]], end + 2
