"""Every way to write a country: names, adjectives, people and seats of government in all their forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lib.countries.tables import read_rows, split_cell
from lib.sentences import DATA

_TOKEN = re.compile(r"\w+|[^\w\s]")


_GERMAN_ENDINGS = ("e", "en", "er", "es", "em")


_ORGANS = (
    "regierung",
    "kabinett",
    "ministerium",
    "führung",
    "parlament",
    "haltung",
    "außenminister",
    "verteidigungsminister",
    "nein",
    "zusage",
    "zusagen",
    "koalition",
    "machthaber",
    "staatskanzlei",
    "kanzleramt",
    "außenamt",
    "regierungschef",
)


@dataclass(slots=True, frozen=True)
class Name:
    """A way to write a country: its tokens, its code (none for what only looks like one) and how it names it."""

    tokens: tuple[str, ...]
    code: str | None
    how: str


Index = dict[str, list[Name]]


def _german_forms(adjective: str) -> Iterator[str]:
    for ending in _GERMAN_ENDINGS:
        yield adjective + ending
        yield adjective[:1].upper() + adjective[1:] + ending


def _german_people(person: str) -> Iterator[str]:
    yield person
    if person.endswith("e"):
        yield from (person + "n", person[:-1] + "in", person[:-1] + "innen")
    elif person.endswith(("er", "ier")):
        yield from (person + "s", person + "n", person + "in", person + "innen")
    else:
        yield from (person + "n", person + "en", person + "in", person + "innen", person + "s")


def _french_forms(adjective: str) -> Iterator[str]:
    if adjective.endswith("s"):
        endings: tuple[str, ...] = ("", "e", "es")
    elif adjective.endswith(("ien", "éen", "on", "in")) and not adjective.endswith("ain"):
        double = "n" if adjective.endswith("n") and not adjective.endswith("in") else ""
        endings = ("", "s", double + "e", double + "es")
    elif adjective.endswith("e"):
        endings = ("", "s")
    elif adjective.endswith("c"):
        stem = adjective[:-1] + ("cqu" if adjective == "grec" else "qu")
        yield from (stem + "e", stem + "es", stem[:1].upper() + stem[1:] + "e", stem[:1].upper() + stem[1:] + "es")
        endings = ("", "s")
    else:
        endings = ("", "s", "e", "es")
    for ending in endings:
        yield adjective + ending
        yield adjective[:1].upper() + adjective[1:] + ending


def _english_people(person: str) -> Iterator[str]:
    yield person
    if not person.endswith(("s", "ese", "ish", "ch", "men", "man", "woman")):
        yield person + "s"


def _adjective_forms(language: str, adjective: str) -> Iterator[str]:
    if language == "de":
        yield from _german_forms(adjective)
    elif language == "fr":
        yield from _french_forms(adjective)
    else:
        yield from _english_people(adjective)


def _people_forms(language: str, person: str) -> Iterator[str]:
    yield from _german_people(person) if language == "de" else _english_people(person)


def _name_forms(language: str, name: str) -> Iterator[str]:
    yield name
    if language == "de" and not name.endswith(("s", "x", "z", "ß")):
        yield name + "s"
    if " " not in name and len(name) > 3 and not name.isupper():
        yield name.upper()


def _add(index: Index, form: str, code: str | None, how: str) -> None:
    tokens = tuple(_TOKEN.findall(form.replace("’", "'")))
    names = index.setdefault(tokens[0], [])
    if all(name.tokens != tokens for name in names):
        names.append(Name(tokens, code, how))


def _add_country(index: Index, language: str, row: list[str]) -> None:
    code, names, adjectives, people, seats = row[:5]
    for name in split_cell(names):
        for form in _name_forms(language, name):
            _add(index, form, code, "name")
    for adjective in split_cell(adjectives):
        for form in _adjective_forms(language, adjective):
            _add(index, form, code, "demonym")
    for person in split_cell(people):
        for form in _people_forms(language, person):
            _add(index, form, code, "demonym")
    for seat in split_cell(seats):
        for form in _name_forms(language, seat):
            _add(index, form, code, "seat")
        if language == "de" and " " not in seat:
            for organ in _ORGANS:
                _add(
                    index,
                    f"{seat[:-1] if seat.endswith('au') is False and seat.endswith('e') else seat}er {organ.capitalize()}",
                    code,
                    "seat",
                )


@lru_cache(maxsize=8)
def index_of(language: str) -> Index:
    index: Index = {}
    folder = DATA / language
    for phrase, *_ in read_rows(folder / "not_countries.tsv"):
        _add(index, phrase, None, "other")
    for row in read_rows(folder / "countries.tsv"):
        _add_country(index, language, row)
    for row in read_rows(folder / "actors.tsv"):
        if row[0] == "set":
            for phrase in split_cell(row[1], ";"):
                if "*" not in phrase:
                    words = phrase.split()
                    for first in (words[0][:1].upper() + words[0][1:], words[0]):
                        capital = [first] + [w[:1].upper() + w[1:] for w in words[1:]]
                        for form in (" ".join([first] + words[1:]), " ".join(capital)):
                            _add(index, form, row[2], "name")
    for names in index.values():
        names.sort(key=lambda name: -len(name.tokens))
    return index


@lru_cache(maxsize=8)
def homographs_of(language: str) -> dict[str, tuple[str, frozenset[str]]]:
    return {row[0]: (row[1], frozenset(row[2].split())) for row in read_rows(DATA / language / "homographs.tsv")}
