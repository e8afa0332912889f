"""The words of dates, read from `lib/data/dates`: one file a language, `any.json` for the forms without words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data" / "dates"


@dataclass(slots=True, frozen=True)
class Form:
    """One row of the data: a way of printing a time, and the words of its language."""

    kind: str
    form: str
    language: str
    row: dict[str, Any]

    @property
    def joined(self) -> bool:
        """Does this form count only beside a day?"""
        return bool(self.row.get("joined"))


@dataclass(slots=True)
class Lexicon:
    """All languages together: months and weekdays, units a language, forms in the order of the files."""

    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    units: dict[str, dict[str, str]] = field(default_factory=dict)
    numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    glue: list[str] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    not_after_clock: str = ""


@cache
def read_lexicon() -> Lexicon:
    """Every word and form of a printed time, of all languages."""
    lexicon = Lexicon()
    general = json.loads((DATA / "any.json").read_text("utf-8"))
    lexicon.glue, lexicon.zones = general["glue"], general["zones"]
    lexicon.not_after_clock = general["not_after_clock"]
    lexicon.forms += [Form(row["kind"], row["form"], "any", row) for row in general["forms"]]
    for path in sorted(DATA.glob("*.json")):
        if path.stem != "any":
            _add_language(lexicon, path.stem, json.loads(path.read_text("utf-8")))
    return lexicon


def _add_language(lexicon: Lexicon, language: str, data: dict[str, Any]) -> None:
    for number, words in data["months"].items():
        lexicon.months.update((word.lower(), int(number)) for word in words)
    for number, words in data["weekdays"].items():
        lexicon.weekdays.update((word.lower(), int(number)) for word in words)
    lexicon.units[language] = {word: unit for unit, words in data["units"].items() for word in words}
    lexicon.numbers[language] = {
        word.lower(): int(number) for number, words in data["numbers"].items() for word in words
    }
    lexicon.forms += [Form(row["kind"], row["form"], language, row) for row in data["forms"]]
    lexicon.prefixes += data["prefixes"]


def alternatives(words: list[str] | dict[str, Any], escape: bool = True) -> str:
    """A regex of words, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) if escape else word for word in ordered)
