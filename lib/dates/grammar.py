"""The forms of the data as regexes: one for days, clock times, ages and relative days each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lib.dates.lexicon import Form, Lexicon, alternatives, read_lexicon

DIGITS = {
    "y": r"(?P<y_{i}>(?:19|20)\d\d)(?!\d)",
    "yy": r"(?P<y_{i}>\d\d)",
    "m": r"(?P<m_{i}>0?[1-9]|1[0-2])",
    "m2": r"(?P<m_{i}>0[1-9]|1[0-2])",
    "d": r"(?P<d_{i}>0?[1-9]|[12]\d|3[01])",
    "d2": r"(?P<d_{i}>0[1-9]|[12]\d|3[01])",
    "a": r"(?P<a_{i}>0?[1-9]|[12]\d|3[01])",
    "b": r"(?P<b_{i}>0?[1-9]|[12]\d|3[01])",
    "a2": r"(?P<a_{i}>0[1-9]|[12]\d|3[01])",
    "b2": r"(?P<b_{i}>0[1-9]|[12]\d|3[01])",
    "H": r"(?P<H_{i}>[01]?\d|2[0-3])",
    "H2": r"(?P<H_{i}>[01]\d|2[0-3])",
    "M2": r"(?P<M_{i}>[0-5]\d)",
    "S2": r"(?P<S_{i}>[0-5]\d)",
    "half": r"(?P<half_{i}>[ap])\.?\s?m\b\.?",
    "zone": r"(?P<z_{i}>Z|[+-][01]\d:?[0-5]\d)",
}
PLACEHOLDER = re.compile(r"\{([A-Za-z]\w*)\}")
END = r"(?![\w])"
START = r"(?<![\w])"
CLOCK_START = r"(?<![\w:.,/])"
CLOCK_END = r"(?![\w:]|[.,]\d)"


WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True, frozen=True)
class Grammar:
    """Regexes whose last group names the form, and what they need to be read."""

    forms: dict[str, Form]
    day: re.Pattern[str]
    clock: re.Pattern[str]
    age: re.Pattern[str]
    relative: re.Pattern[str]
    weekday: re.Pattern[str]
    glue: re.Pattern[str]
    zone: re.Pattern[str]
    prefix: re.Pattern[str]
    openers: frozenset[str]
    continuers: frozenset[str]


@cache
def read_grammar() -> Grammar:
    """The compiled forms of all languages."""
    lexicon = read_lexicon()
    forms = {f"f{i}": form for i, form in enumerate(lexicon.forms)}
    weekdays = alternatives(lexicon.weekdays)
    glue = alternatives(lexicon.glue)
    return Grammar(
        forms,
        _join(forms, "day", START, END, lexicon),
        _join(forms, "clock", CLOCK_START, CLOCK_END + lexicon.not_after_clock, lexicon),
        _join(forms, "age", START, END, lexicon),
        _join(forms, "relative_day", START, END, lexicon),
        re.compile(rf"{START}(?P<w>{weekdays})(?:\.|{END})", re.IGNORECASE),
        re.compile(rf"[\s,;|:·•()/–—-]*(?:(?:{glue}){END}\.?[\s,:]*){{0,2}}", re.IGNORECASE),
        re.compile(rf"\s*(?:Uhr\s*)?[(\s]?(?P<z>{alternatives(lexicon.zones)}|[+-][01]\d:?[0-5]\d)\b\)?"),
        re.compile(rf"(?:(?:{alternatives(lexicon.prefixes)}){END}[\s:.,|/–-]*)+", re.IGNORECASE),
        _openers(lexicon),
        _continuers(lexicon),
    )


def _join(forms: dict[str, Form], kind: str, start: str, end: str, lexicon: Lexicon) -> re.Pattern[str]:
    rows = [f"(?P<{name}>{_fill(form, name, lexicon)})" for name, form in forms.items() if form.kind == kind]
    return re.compile(f"{start}(?:{'|'.join(rows)}){end}", re.IGNORECASE)


def _fill(form: Form, name: str, lexicon: Lexicon) -> str:
    units = lexicon.units.get(form.language, {})
    numbers = lexicon.numbers.get(form.language, {})
    count = rf"\d{{1,3}}|{alternatives(numbers)}" if numbers else r"\d{1,3}"
    unit = alternatives(units, escape=False) if units else "x"
    words = {
        "month": rf"(?P<month_{name}>{alternatives(lexicon.months)}){END}",
        "n": rf"(?P<n_{name}>{count})(?![\d.,]\d)",
        "n2": rf"(?P<n2_{name}>\d{{1,2}})",
        "unit": rf"(?P<u_{name}>{unit}){END}",
        "unit2": rf"(?P<u2_{name}>{unit}){END}",
        "half_hour": rf"(?P<half_{name}>{alternatives(form.row.get('words', ['-']))})",
    }
    return PLACEHOLDER.sub(lambda m: words.get(m[1]) or DIGITS[m[1]].replace("{i}", name), form.form)


def _openers(lexicon: Lexicon) -> frozenset[str]:
    """Words with which a time can begin, lower case."""
    words = {*lexicon.months, *lexicon.weekdays}
    for numbers in lexicon.numbers.values():
        words.update(numbers)
    for form in lexicon.forms:
        if form.language != "any":
            words.update(form.row.get("words", ()), (PLACEHOLDER.sub(" ", form.form).lower(),))
    return frozenset(word for phrase in words for word in WORD.findall(phrase))


def _continuers(lexicon: Lexicon) -> frozenset[str]:
    """Words that may follow the number with which a time begins, lower case."""
    words = {
        "uhr",
        "h",
        "am",
        "pm",
        "a",
        "p",
        "de",
        "of",
        "st",
        "nd",
        "rd",
        "th",
        "er",
        "re",
        "t",
        "年",
        "년",
        *lexicon.months,
    }
    for units in lexicon.units.values():
        words.update(unit.replace("\\.?", "").lower() for unit in units)
    return frozenset(words)
