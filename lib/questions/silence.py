"""Who is missing: countries that a corpus does not name, names without a stance, or hides in a group.

Silence is a statement about these articles, never about the country. Lists
of members (`lib/data/silence/members.tsv`) say whom a reader may expect;
what a group does is not put down to its members.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from lib.frames import COUNT, FLAG, LIST, TEXT
from lib.questions.country import Row
from lib.questions.phrases import COUNTED, DATA, read_rows
from lib.questions.records import each, typed

WITH_STANCE, MENTIONED, HIDDEN, ABSENT = "with_stance", "mentioned", "hidden", "absent"
"""A record of its own; named without one; not named, a group that it belongs to is; not in the corpus."""
STATUSES = (WITH_STANCE, MENTIONED, HIDDEN, ABSENT)
EVERY = "every"
"""The list of all countries."""
GROUP_LISTS = {"XEU": ("eu",), "XNA": ("nato",), "XEN": ("nato", "europe"), "XCW": ("coalition",), "XGS": ("g7",)}
"""Group -> the lists that its members are on, all of them."""
PARTIES = ("UKR", "RUS", "BLR")
"""Who is at war is not counted among those who are counted as helpers."""
MOST_PLACES = 20
NAMES = Path(__file__).parents[1] / "data" / "en" / "countries.tsv"


@dataclass(frozen=True, slots=True)
class Members:
    """A list of countries: since when it holds as written, and what it follows."""

    name: str
    codes: frozenset[str]
    as_of: date
    source: str


@cache
def load_members() -> dict[str, Members]:
    """The lists by name: "europe", "nato", "eu", "g7", "coalition"."""
    rows = read_rows(DATA / "members.tsv")
    lists = (Members(row["list"], frozenset(row["codes"].split()), date.fromisoformat(row["as_of"]), row["source"])
             for row in rows)
    return {members.name: members for members in lists}


@cache
def load_countries() -> frozenset[str]:
    """The codes of all countries that texts are read for."""
    return frozenset(row["code"] for row in read_rows(NAMES))


def expect_countries(names: Iterable[str]) -> list[str]:
    """The countries of some lists, `EVERY` for all, without those at war; in the order of their codes."""
    members = load_members()
    found: set[str] = set()
    for name in names:
        found |= load_countries() if name == EVERY else members[name].codes
    return sorted(found - set(PARTIES))


def members_of(group: str) -> frozenset[str]:
    """The members of a group that has a list, none for others."""
    lists = [load_members()[name].codes for name in GROUP_LISTS.get(group, ())]
    return frozenset.intersection(*lists) if lists else frozenset()


# --------------------------------------------------------------------- silences
def find_silences(
    expected: Collection[str], articles: pd.DataFrame, mentions: pd.DataFrame, commitments: pd.DataFrame,
    phrases: pd.DataFrame,
) -> pd.DataFrame:
    """What the corpus says of each country that may be expected in it.

    Parameters
    ----------
    expected
        Codes, e.g. of `expect_countries`.
    articles, mentions, commitments
        Frames of the schema; mentions in teasers don't count.
    phrases
        What `lib.questions.phrases.list_phrases` returns of the same articles.

    Returns
    -------
    DataFrame
        One row per expected country, the silent ones first, then by code.

        - `country`, `status` (string): "with_stance", "mentioned", "hidden" or "absent"
        - `lists` (list): lists of members that it is on
        - `articles` (Int64): articles that name it or have a record of it; `of_articles` (Int64): all articles
        - `records` (Int64): its commitments
        - `groups` (list): groups it belongs to that have a record in an article without its name
        - `hidden_places` (Int64): phrases that could hide it, in articles without its name, narrowed to a
          list that it is on; `places` (list): up to 20 of them as `[page_id, where, start, end]`
    """
    named = name_pages(articles, mentions, commitments)
    records = Counter(commitments["country"])
    groups, places = hide_in_groups(expected, commitments, named), hide_in_phrases(expected, phrases, named)
    found = []
    for country in expected:
        pages, hidden = named.get(country, set()), places[country]
        status = (WITH_STANCE if records[country] else MENTIONED if pages else
                  HIDDEN if hidden or groups[country] else ABSENT)
        found.append({"country": country, "status": status, "records": records[country], "articles": len(pages),
                      "lists": [name for name, members in load_members().items() if country in members.codes],
                      "of_articles": len(articles), "groups": sorted(groups[country]), "hidden_places": len(hidden),
                      "places": hidden[:MOST_PLACES]})
    found.sort(key=lambda row: (-STATUSES.index(row["status"]), row["country"]))
    return typed(found, {"country": TEXT, "status": TEXT, "lists": LIST, "articles": COUNT, "of_articles": COUNT,
                         "records": COUNT, "groups": LIST, "hidden_places": COUNT, "places": LIST})


def name_pages(articles: pd.DataFrame, mentions: pd.DataFrame, commitments: pd.DataFrame) -> dict[str, set[str]]:
    """Country -> articles that name it or have a record of it."""
    named: dict[str, set[str]] = defaultdict(set)
    known = set(articles["page_id"])
    inside = mentions[mentions["where"] != "teaser"]
    for rows in (inside, commitments):
        for country, page_id in zip(rows["country"], rows["page_id"], strict=True):
            if page_id in known:
                named[country].add(page_id)
    return named


def hide_in_groups(
    expected: Collection[str], commitments: pd.DataFrame, named: dict[str, set[str]],
) -> dict[str, set[str]]:
    """Country -> groups with a record in an article that does not name it."""
    hidden: dict[str, set[str]] = defaultdict(set)
    pairs = set(zip(commitments["country"], commitments["page_id"], strict=True))
    for group, page_id in pairs:
        for country in members_of(group).intersection(expected):
            if page_id not in named.get(country, ()):
                hidden[country].add(group)
    return hidden


def hide_in_phrases(
    expected: Collection[str], phrases: pd.DataFrame, named: dict[str, set[str]],
) -> dict[str, list[list[object]]]:
    """Country -> phrases narrowed to a list that it is on, in articles that don't name it."""
    hidden: dict[str, list[list[object]]] = defaultdict(list)
    for row in each(phrases[phrases["region"].notna()]):
        for country in load_members()[row["region"]].codes.intersection(expected):
            if row["page_id"] not in named.get(country, ()):
                hidden[country].append([row["page_id"], row["where"], row["start"], row["end"]])
    return hidden


def count_statuses(silences: pd.DataFrame) -> dict[str, int]:
    """How many of the expected countries have each status."""
    counts = Counter(silences["status"])
    return {status: counts[status] for status in STATUSES}


# ----------------------------------------------------------------- counted sets
def count_named(phrases: pd.DataFrame, mentions: pd.DataFrame, commitments: pd.DataFrame) -> pd.DataFrame:
    """How many the text counts, and how many it names: "35 leaders, 9 named".

    Returns
    -------
    DataFrame
        One row per counted phrase, in the order of `phrases`.

        - `page_id`, `where`, `text`, `sentence`, `noun`, `region`, `start`, `end`, `sentence_start`,
          `sentence_end`, `is_rough`: as in `list_phrases`
        - `counted` (Int64): how many the text says; `named` (Int64): countries that the article names, within
          the region where there is one, those at war left out; `unnamed` (Int64): the rest, at least 0
        - `countries` (list): those named; `with_stance` (list): those of them with a record in the article
        - `leaders_named` (Int64): countries of these whose leader the article names
        - `is_over` (boolean): does the article name more than it counts? Then it speaks of others too
    """
    inside = mentions[mentions["where"] != "teaser"]
    named, leaders, stances = pages_with(inside), pages_with(inside[inside["how"] == "leader"]), pages_with(commitments)
    found: list[Row] = []
    for row in each(phrases[phrases["kind"] == COUNTED]):
        countries = named[row["page_id"]] | stances[row["page_id"]]
        within = load_members()[row["region"]].codes if row["region"] else load_countries()
        countries = (countries & within) - set(PARTIES)
        found.append(row | {
            "counted": row["count"], "named": len(countries), "unnamed": max(row["count"] - len(countries), 0),
            "countries": sorted(countries), "with_stance": sorted(countries & stances[row["page_id"]]),
            "leaders_named": len(countries & leaders[row["page_id"]]), "is_over": len(countries) > row["count"]})
    return typed(found, {
        **dict.fromkeys(("page_id", "where", "text", "sentence", "noun", "region"), TEXT),
        **dict.fromkeys(("start", "end", "sentence_start", "sentence_end"), COUNT),
        **dict.fromkeys(("counted", "named", "unnamed", "leaders_named"), COUNT),
        "countries": LIST, "with_stance": LIST, "is_rough": FLAG, "is_over": FLAG})


def pages_with(rows: pd.DataFrame) -> dict[str, set[str]]:
    """Page -> countries of its rows."""
    found: dict[str, set[str]] = defaultdict(set)
    for page_id, country in zip(rows["page_id"], rows["country"], strict=True):
        found[page_id].add(country)
    return found
