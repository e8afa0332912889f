"""The words of the interface: one table a language, and how days, times and numbers are written in it."""
from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "data" / "labels"
LANGUAGES = ("en", "de", "fr")
"""Languages of the interface; the first is the default."""


@dataclass(frozen=True)
class Labels:
    """The interface in one language.

    Calling it with a key gives the words: ``labels("map.title")``. A key
    that doesn't exist is an error, and a test holds all tables to the same keys.
    """

    language: str
    words: Mapping[str, str]
    countries: Mapping[str, str]

    def __call__(self, key: str, **values: Any) -> str:
        """The words of a key, with values set in."""
        return self.words[key].format(**values) if values else self.words[key]

    def say(self, key: str, default: str) -> str:
        """The words of a key that may not be there, e.g. of a rule named by an extractor."""
        return self.words.get(key, default)

    def country(self, code: str) -> str:
        """Name of a country or group; the code itself where the table has none."""
        return self.words.get(f"group.{code}") or self.countries.get(code, code)

    def topic(self, name: str) -> str:
        """Name of a topic of the IPTC Media Topics, given by its English name."""
        return self.words.get(f"topic.{name}", name)

    def kind(self, code: str) -> str:
        """Name of a kind of commitment."""
        return self.words.get(f"kind.{code}", code)

    def stance(self, code: str) -> str:
        """Name of a stance."""
        return self.words.get(f"stance.{code}", code)

    def language_name(self, code: str) -> str:
        """Name of a language, given by its ISO 639-1 code."""
        return self.words.get(f"language.{code}", code)

    def number(self, value: float) -> str:
        """A number with this language's separators."""
        written = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
        swap = {"en": ",.", "de": ".,", "fr": "\u202f,"}[self.language]
        return written.translate(str.maketrans(",.", swap))

    def count(self, noun: str, value: int, case: str = "other") -> str:
        """A number and its noun: "1 article", "16 teasers"; French counts nothing in the singular."""
        form = "one" if value == 1 or (value == 0 and self.language == "fr") else case
        return self.number(value) + " " + self.words[f"noun.{noun}.{form}"]

    def join(self, words: Iterable[str]) -> str:
        """Words with commas, the last with "and"."""
        listed = list(words)
        return f" {self('and')} ".join(filter(None, [", ".join(listed[:-1]), *listed[-1:]]))

    def day(self, day: date) -> str:
        """A day: "4 September 2025"."""
        return self("format.day", day=self.say(f"format.day_{day.day}", str(day.day)), month=self.words[f"month.{day.month}"], year=day.year)

    def moment(self, moment: datetime | date) -> str:
        """An instant in its own zone with the zone's name, or a day."""
        if not isinstance(moment, datetime):
            return self.day(moment)
        return self("format.moment", day=self.day(moment.date()), time=f"{moment:%H:%M}", zone=f"{moment:%Z}").strip()


@cache
def load_labels(language: str) -> Labels:
    """The interface in a language, from all of its tables (`en.toml`, `en_review.toml`); English where there is none."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    words = {key: text for path in sorted(TABLES.glob(f"{known}*.toml"))
             for key, text in flatten(tomllib.loads(path.read_text("utf-8")))}
    with open(TABLES / "countries.toml", "rb") as table:
        names = {code: row[known] for code, row in tomllib.load(table).items()}
    return Labels(known, words, names)


def flatten(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    """Nested tables as dotted keys."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def choose_language(locale: str | None) -> str:
    """The interface language for a browser's locale ("de-AT"), the default where there is no table for it."""
    wanted = (locale or "").replace("_", "-").split("-")[0].lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]
