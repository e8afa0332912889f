"""Who spoke for a country, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lib.countries.tables import read_rows, split_cell
from lib.sentences import DATA, Tokens

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(slots=True, frozen=True)
class Leader:
    """A person who speaks for a country between two months."""

    code: str
    surname: tuple[str, ...]
    given: frozenset[str]
    needs_given: bool
    after: date
    before: date


def _month(text: str) -> date:
    year, month = text.split("-")
    return date(int(year), int(month), 1)


@lru_cache(maxsize=1)
def leaders_of() -> dict[str, list[Leader]]:
    index: dict[str, list[Leader]] = {}
    for code, surnames, given, _, after, before in read_rows(DATA / "countries" / "leaders.tsv"):
        firsts = frozenset(word for name in split_cell(given, "/") for word in _TOKEN.findall(name))
        for surname in split_cell(surnames, "/"):
            tokens = tuple(_TOKEN.findall(surname.lstrip("=")))
            ends = _month(before)
            leader = Leader(
                code,
                tokens,
                firsts,
                surname.startswith("="),
                _month(after),
                date(ends.year + ends.month // 12, ends.month % 12 + 1, 28),
            )
            index.setdefault(tokens[0], []).append(leader)
            if len(tokens) == 1 and not tokens[0].endswith("s"):
                index.setdefault(tokens[0] + "s", []).append(
                    Leader(code, (tokens[0] + "s",), firsts, leader.needs_given, leader.after, leader.before)
                )
    return index


_OTHER_GIVEN = frozenset(
    split_cell(
        "Melania Hunter Jill Ivanka Barron Eric Brigitte Tiffany Lara Jean-Marie Marine Marion Charlotte Thomas "
        "Taylor Theodor",
        " ",
    )
)


def _in_office(leader: Leader, day: date | None) -> bool:
    return day is None or leader.after <= day <= leader.before


def find_leader(tokens: Tokens, at: int, day: date | None, named: set[str]) -> tuple[Leader, int] | None:
    words = tokens.words
    for leader in leaders_of().get(words[at], ()):
        size = len(leader.surname)
        if tuple(words[at : at + size]) != leader.surname or not _in_office(leader, day):
            continue
        before = words[at - 1] if at else ""
        called = before in leader.given or (before in ("-", ".") and at > 1 and words[at - 2] in leader.given)
        if called:
            named.add(leader.surname[0])
        if (leader.needs_given and not called and leader.surname[0] not in named) or before in _OTHER_GIVEN:
            continue
        return leader, (at - 1 if called else at)
    return None
