"""The words for what is asked of coverage: complete in every language, and a word for every code."""
from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest

from lib.questions import (
    changes,
    compare,
    contradictions,
    overview,
    phrases,
    records,
    revisions,
    silence,
    teasers,
    trust,
    wording,
)

TABLES = Path(__file__).parents[1] / "lib" / "data" / "labels"
LANGUAGES = ("en", "de", "fr")
CODES = {
    "doubt": overview.DOUBTS,
    "dated": (records.VOICED, records.PUBLISHED, records.REVISED, records.CAPTURED, "none"),
    "degree": (contradictions.OPPOSITE, contradictions.OPEN, contradictions.SHADE),
    "timing": (contradictions.SAME_TIME, contradictions.APART, "none"),
    "scope": changes.SCOPES,
    "change": ("towards", "away", "turns", "old_remains"),
    "agreement": (compare.AGREE, compare.SHADE, compare.DIFFER, compare.ALONE),
    "wording": (wording.SAME, wording.NEAR, wording.RECORD),
    "segment": (revisions.EQUAL, revisions.INSERT, revisions.DELETE),
    "silence": (*silence.STATUSES, phrases.REST, phrases.COUNTED, phrases.COUNTRIES, phrases.LEADERS),
    "list": (silence.EVERY, *silence.load_members()),
    "age": (teasers.NO_TIME, teasers.DAY_ONLY, teasers.NO_CAPTURE, teasers.AFTER_CAPTURE),
    "measure": trust.MEASURES,
    "overview": ("pages", "articles", "texts", "teasers", "commitments", "publishers", "languages", "agencies", "countries", "days"),
}


def words(language: str) -> dict[str, str]:
    table = tomllib.loads((TABLES / f"{language}_questions.toml").read_text("utf-8"))
    return {f"{name}.{key}": text for name, keys in table.items() for key, text in keys.items()}


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_table_has_the_keys_and_holes_of_the_first(language: str) -> None:
    first, table = words("en"), words(language)
    assert list(table) == list(first)
    assert {key for key in first if holes(first[key]) != holes(table[key])} == set()


@pytest.mark.parametrize("name", CODES)
def test_every_code_has_a_word(name: str) -> None:
    assert not [code for code in CODES[name] if f"{name}.{code}" not in words("en")]


def test_regions_of_phrases_are_lists_of_members() -> None:
    assert set(phrases.REGIONS) <= set(silence.load_members())
