"""Countries in a text: names, adjectives, seats and leaders; what only looks like one is none."""
from __future__ import annotations

from datetime import date

import pytest

from lib.countries import find_mentions, languages, read_rows, split_cell
from lib.sentences import DATA


def codes(text: str, language: str, day: date | None = None) -> list[str]:
    """Codes of a text in their order."""
    return [mention.country for mention in find_mentions(text, "text", language=language, published_at=day)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Schwedens Minister traf Norweger und den Élysée.", "de", ["SWE", "NOR", "FRA"]),
        ("Die Warschauer Regierung schweigt.", "de", ["POL"]),
        ("Wer Isländisch lernt, reist nach Reykjavik.", "de", ["ISL"]),
        ("Die Deutsche Bahn fährt nach Wien.", "de", ["AUT"]),
        ("Das kostet 40 Millionen Schweizer Franken und 90 US-Dollar.", "de", []),
        ("Die Demokratische Republik Kongo und Guinea-Bissau", "de", ["COD", "GNB"]),
        ("Die Beneluxländer zahlen.", "de", ["BEL", "LUX", "NLD"]),
        ("The U.S. and Türkiye met in The Hague.", "en", ["USA", "TUR", "NLD"]),
        ("Michael Jordan ate turkey in Chicago.", "en", []),
        ("India Carter ran; India waited.", "en", ["IND"]),
        ("Georgia lawmakers met in Atlanta.", "en", []),
        ("Tbilisi is the capital of Georgia.", "en", ["GEO", "GEO"]),
        ("The Washington Post asked South Korea.", "en", ["KOR"]),
        ("It costs two billion Canadian dollars.", "en", []),
        ("La Corée du Sud, le Royaume-Uni et les Pays-Bas", "fr", ["KOR", "GBR", "NLD"]),
        ("Les Grecs et la ministre turque répondent en anglais.", "fr", ["GRC", "TUR"]),
        ("OTTAWA - Des couronnes norvégiennes", "fr", ["CAN"]),
        ("La Maison-Blanche et le Kremlin se taisent.", "fr", ["USA", "RUS"]),
    ],
)
def test_find_mentions_text_gives_codes_in_order(text: str, language: str, expected: list[str]) -> None:
    assert codes(text, language) == expected


def test_find_mentions_leader_speaks_for_a_country_only_in_office() -> None:
    assert codes("Scholz zögert.", "de", date(2024, 5, 1)) == ["DEU"]
    assert codes("Scholz zögert.", "de", date(2026, 5, 1)) == []
    assert codes("Rutte said so.", "en", date(2023, 5, 1)) == ["NLD"]
    assert codes("Rutte said so.", "en", date(2025, 5, 1)) == []


def test_find_mentions_common_surname_needs_its_given_name_once() -> None:
    assert codes("Ben Wallace came. Wallace left.", "en", date(2023, 2, 1)) == ["GBR", "GBR"]
    assert codes("Wallace left.", "en", date(2023, 2, 1)) == []


def test_find_mentions_unknown_language_is_guessed() -> None:
    assert codes("Le ministre est parti avec les Suédois pour la Norvège.", "") == ["SWE", "NOR"]


@pytest.mark.parametrize("language", languages())
def test_find_mentions_every_name_in_the_tables_is_found(language: str) -> None:
    missed = []
    for code, names, _, _, seats in read_rows(DATA / language / "countries.tsv"):
        for name in split_cell(names) + split_cell(seats):
            text = f"... {name} ."
            found = find_mentions(text, "text", language=language)
            if not found or found[0].country != code or text[found[0].start:found[0].end] != name:
                missed.append(name)
    assert missed == []


@pytest.mark.parametrize("language", languages())
def test_not_countries_examples_name_no_more_than_the_rest_of_the_sentence(language: str) -> None:
    for phrase, example in read_rows(DATA / language / "not_countries.tsv"):
        inside = example.find(phrase.replace(" - ", "-"))
        spans = [(m.start, m.end) for m in find_mentions(example, "text", language=language)]
        assert not any(inside <= start < inside + len(phrase) for start, _ in spans if inside >= 0), example
