"""The interface's words: complete in every language, and written as that language writes."""
from __future__ import annotations

import re
import string
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lib.labels import LANGUAGES, choose_language, load_labels
from lib.schema import GROUPS, KINDS, STANCES, TOPICS

ROOT = Path(__file__).parents[1]


def holes(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_table_has_the_keys_and_holes_of_the_first(language: str) -> None:
    first, table = load_labels(LANGUAGES[0]).words, load_labels(language).words
    assert set(table) == set(first)
    assert {key for key in first if holes(first[key]) != holes(table[key])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_names_every_code(language: str) -> None:
    words = load_labels(language)
    for prefix, codes in (("kind", KINDS), ("stance", STANCES), ("stance_meaning", STANCES), ("group", GROUPS),
                          ("topic", TOPICS)):
        assert not [code for code in codes if f"{prefix}.{code}" not in words.words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_names_countries_with_and_without_outline(language: str) -> None:
    words = load_labels(language)
    assert all(words.country(code) != code for code in ("EST", "XKX", "TWN", "VAT", "MCO", "PSE"))


def test_every_key_in_the_code_is_in_the_table() -> None:
    words = load_labels("en").words
    for path in [*(ROOT / "lib" / "view").glob("*.py"), *(ROOT / "pages").glob("*.py"), *(ROOT / "lib" / "figures").glob("*.py")]:
        for key in re.findall(r"\b(?:words|labels\(\)|labels)\(\"([a-z_]+(?:\.[a-zA-Z_]+)?)\"", path.read_text("utf-8")):
            assert key in words, f"{path.name}: {key}"


@pytest.mark.parametrize(("locale", "language"), [("de-AT", "de"), ("fr_CA", "fr"), ("en-GB", "en"), ("es", "en"), (None, "en")])
def test_browsers_language_chooses_the_interface(locale: str | None, language: str) -> None:
    assert choose_language(locale) == language


@pytest.mark.parametrize(("language", "number", "day"), [
    ("en", "1,234.50", "4 September 2025"), ("de", "1.234,50", "4. September 2025"), ("fr", "1\u202f234,50", "4 septembre 2025")])
def test_numbers_and_days_are_written_as_the_language_does(language: str, number: str, day: str) -> None:
    words = load_labels(language)
    assert (words.number(1234.5), words.day(date(2025, 9, 4))) == (number, day)


def test_moment_names_its_zone_and_a_day_stays_a_day() -> None:
    words = load_labels("de")
    assert words.moment(datetime(2025, 9, 4, 14, 56, tzinfo=ZoneInfo("Europe/Berlin"))) == "4. September 2025, 14:56 Uhr CEST"
    assert words.moment(date(2025, 9, 4)) == "4. September 2025"
