"""Names, adjectives, capitals and leaders in a text, as ISO 3166-1 alpha-3 codes.

The knowledge lies in ``lib/data/<language>/countries.tsv`` (names, adjectives,
people, seats of government), ``not_countries.tsv`` (companies, media, clubs
and other names that only contain one), ``homographs.tsv`` (a US state, given
names) and ``lib/data/countries/leaders.tsv`` (who spoke for a country, when).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from lib.schema import Mention, Moment
from lib.sentences import DATA, Tokens, tokenize

_TOKEN = re.compile(r"\w+|[^\w\s]")
CURRENCY_WORDS = frozenset(
    "dollar dollars franken kronen krone pfund rubel yen won złoty zloty lira euro euros pound pounds francs franc crowns "
    "crown krona kronor kroner rubles roubles rouble couronnes couronne livres livre yens roubles dollars".split())
_GERMAN_ENDINGS = ("e", "en", "er", "es", "em")
_ORGANS = ("regierung", "kabinett", "ministerium", "führung", "parlament", "haltung", "außenminister", "verteidigungsminister",
           "nein", "zusage", "zusagen", "koalition", "machthaber", "staatskanzlei", "kanzleramt", "außenamt", "regierungschef")


@dataclass(slots=True, frozen=True)
class Name:
    """A way to write a country: its tokens, its code (none for what only looks like one) and how it names it."""

    tokens: tuple[str, ...]
    code: str | None
    how: str


@dataclass(slots=True, frozen=True)
class Leader:
    """A person who speaks for a country between two months."""

    code: str
    surname: tuple[str, ...]
    given: frozenset[str]
    needs_given: bool
    after: date
    before: date


@dataclass(slots=True, frozen=True)
class Place:
    """A country found: tokens ``first..last`` (half-open)."""

    first: int
    last: int
    code: str
    how: str


Index = dict[str, list[Name]]


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a small table under lib/data, without its heading; empty when there is no such file."""
    if not path.exists():
        return []
    lines = path.read_text("utf-8").splitlines()[1:]
    width = path.read_text("utf-8").split("\n", 1)[0].count("\t") + 1
    return [(line.split("\t") + [""] * width)[:width] for line in lines if line.strip()]


def split_cell(cell: str, mark: str = ",") -> list[str]:
    """The entries of a cell."""
    return [part.strip() for part in cell.split(mark) if part.strip()]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a folder under lib/data."""
    return tuple(sorted(path.parent.name for path in DATA.glob("*/countries.tsv")))


@lru_cache(maxsize=1)
def _stopwords() -> dict[str, frozenset[str]]:
    found = {code: (DATA / code / "stopwords.txt") for code in languages()}
    return {code: frozenset(path.read_text("utf-8").split()) for code, path in found.items() if path.exists()}


def guess_language(tokens: Tokens, default: str = "en") -> str:
    """The language whose small words are most frequent in a text."""
    sample = tokens.lows[:400]
    scores = {code: sum(low in words for low in sample) for code, words in _stopwords().items()}
    best = max(scores, key=lambda code: scores[code], default=default)
    return best if scores.get(best) else default


def known_language(language: str | None, tokens: Tokens) -> str:
    """The language's folder: ``de-AT`` and ``DE`` are ``de``; unknown ones are guessed from the words."""
    code = (language or "").lower().replace("_", "-").split("-")[0]
    return code if code in languages() else guess_language(tokens)


# ------------------------------------------------------------------ forms
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
                _add(index, f"{seat[:-1] if seat.endswith('au') is False and seat.endswith('e') else seat}er {organ.capitalize()}",
                     code, "seat")


@lru_cache(maxsize=8)
def _index(language: str) -> Index:
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
def _homographs(language: str) -> dict[str, tuple[str, frozenset[str]]]:
    return {row[0]: (row[1], frozenset(row[2].split())) for row in read_rows(DATA / language / "homographs.tsv")}


# ---------------------------------------------------------------- leaders
def _month(text: str) -> date:
    year, month = text.split("-")
    return date(int(year), int(month), 1)


@lru_cache(maxsize=1)
def _leaders() -> dict[str, list[Leader]]:
    index: dict[str, list[Leader]] = {}
    for code, surnames, given, _, after, before in read_rows(DATA / "countries" / "leaders.tsv"):
        firsts = frozenset(word for name in split_cell(given, "/") for word in _TOKEN.findall(name))
        for surname in split_cell(surnames, "/"):
            tokens = tuple(_TOKEN.findall(surname.lstrip("=")))
            ends = _month(before)
            leader = Leader(code, tokens, firsts, surname.startswith("="), _month(after),
                            date(ends.year + ends.month // 12, ends.month % 12 + 1, 28))
            index.setdefault(tokens[0], []).append(leader)
            if len(tokens) == 1 and not tokens[0].endswith("s"):
                index.setdefault(tokens[0] + "s", []).append(
                    Leader(code, (tokens[0] + "s",), firsts, leader.needs_given, leader.after, leader.before))
    return index


_OTHER_GIVEN = frozenset("Melania Hunter Jill Ivanka Barron Eric Brigitte Tiffany Lara Jean-Marie Marine Marion Charlotte Thomas "
                         "Taylor Theodor".split())


def _in_office(leader: Leader, day: date | None) -> bool:
    return day is None or leader.after <= day <= leader.before


def _find_leader(tokens: Tokens, at: int, day: date | None, named: set[str]) -> tuple[Leader, int] | None:
    words = tokens.words
    for leader in _leaders().get(words[at], ()):
        size = len(leader.surname)
        if tuple(words[at:at + size]) != leader.surname or not _in_office(leader, day):
            continue
        before = words[at - 1] if at else ""
        called = before in leader.given or (before in ("-", ".") and at > 1 and words[at - 2] in leader.given)
        if called:
            named.add(leader.surname[0])
        if (leader.needs_given and not called and leader.surname[0] not in named) or before in _OTHER_GIVEN:
            continue
        return leader, (at - 1 if called else at)
    return None


# ----------------------------------------------------------------- finding
def as_day(moment: Moment | None) -> date | None:
    """The day of an instant or a day."""
    return moment.date() if isinstance(moment, datetime) else moment


def _is_homograph(tokens: Tokens, name: Name, at: int, rules: dict[str, tuple[str, frozenset[str]]], lows: frozenset[str]) -> bool:
    rule = rules.get(name.tokens[0])
    if rule is None or len(name.tokens) > 1:
        return False
    kind, words = rule
    if kind == "context":
        near = frozenset(tokens.lows[max(0, at - 12):at + 12])
        return bool(words & lows) and not near & {"country", "caucasus", "tbilisi", "nation", "tiflis", "kaukasus"}
    following = tokens.words[at + 1] if at + 1 < len(tokens) else ""
    follows = following[:1].isupper() and following.isalpha() and at + 1 < len(tokens) and following not in _PROPER_AFTER
    return (follows and tokens.starts[at + 1] == tokens.ends[at] + 1) or bool(words & lows)


_PROPER_AFTER = frozenset("Prime President Minister Defence Defense Army Foreign Government Parliament Agreement Conference Summit On In "
                          "The And At Will Has Is".split())


def _is_currency(tokens: Tokens, first: int, last: int) -> bool:
    after = tokens.lows[last] if last < len(tokens) else ""
    before = tokens.lows[first - 1] if first else ""
    return after in CURRENCY_WORDS or (before in CURRENCY_WORDS and tokens.words[first][:1].islower())


def find_places(tokens: Tokens, language: str, day: date | None) -> list[Place]:
    """Countries named in a tokenized text, in its order; several codes at one place for fixed sets."""
    index, rules, words = _index(language), _homographs(language), tokens.words
    leaders = _leaders()
    lows = frozenset(tokens.lows) if rules else frozenset()
    places: list[Place] = []
    named: set[str] = set()
    at, count = 0, len(words)
    while at < count:
        word = words[at]
        names = index.get(word)
        if names is None and word not in leaders:
            at += 1
            continue
        match = next((n for n in names or () if len(n.tokens) == 1 or _matches(tokens, at, n.tokens)), None)
        if match is not None:
            last = at + len(match.tokens)
            if match.code and not _is_homograph(tokens, match, at, rules, lows) and not (
                    match.how == "demonym" and _is_currency(tokens, at, last)):
                places.extend(Place(at, last, code, match.how) for code in match.code.split())
            at = last
            continue
        leader = _find_leader(tokens, at, day, named)
        if leader is not None:
            places.append(Place(leader[1], at + len(leader[0].surname), leader[0].code, "leader"))
            at += len(leader[0].surname)
        else:
            at += 1
    return places


def _matches(tokens: Tokens, at: int, wanted: tuple[str, ...]) -> bool:
    for offset, want in enumerate(wanted):
        if at + offset >= len(tokens):
            return False
        word = tokens.words[at + offset]
        if word != want and not (want == "'" and word in "’‘ʼ"):
            return False
    return True


def find_mentions(text: str, where: str, *, language: str | None = None, published_at: Moment | None = None,
                  teaser_position: int | None = None) -> list[Mention]:
    """Find the countries that a text names.

    Parameters
    ----------
    text
        The field; for a teaser its title, a newline and its text.
    where
        ``text``, ``title``, ``lead`` or ``teaser``.
    language
        ISO 639-1; guessed from the words when unknown.
    published_at
        Decides who was in office; null means any year since 2022.
    teaser_position
        The teaser's position on its page.

    Returns
    -------
    list of Mention
        In the order of the text; ``text[start:end]`` is the mention's text.
    """
    tokens = tokenize(text)
    found = find_places(tokens, known_language(language, tokens), as_day(published_at))
    mentions = []
    for place in found:
        start, end = tokens.starts[place.first], tokens.ends[place.last - 1]
        mentions.append(Mention(place.code, where, start, end, text[start:end], place.how, teaser_position))
    return mentions
