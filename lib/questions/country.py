"""Where a country stands: its stances by kind, over time and by publisher, and who speaks for it.

`records` is what `lib.questions.records.date_records` returns, narrowed to
the country by the caller; several countries give tables with `country` first.
Stances stay side by side: nothing is averaged, counts are counts of rows.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from lib.frames import COUNT, DAY, FLAG, INSTANT, LIST, TEXT
from lib.questions.records import day_stood_on, each, typed
from lib.schema import GROUPS, KINDS, POLARITY, STANCES
from lib.standings import Standing, Voice

Row = dict[str, Any]


def grouped(rows: Iterable[Row], *names: str) -> dict[tuple[Any, ...], list[Row]]:
    """Rows by the values of some columns, in the order in which these first appear."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name] for name in names)].append(row)
    return groups


def latest(rows: list[Row]) -> Row:
    """The row said last; rows come in the order of time, those without one at the end."""
    dated = [row for row in rows if row["dated_by"] is not None]
    return dated[-1] if dated else rows[-1]


def days_of(rows: Iterable[Row]) -> list[date]:
    """The days that rows stand on, in order, unknown ones left out."""
    return sorted(day for day in map(day_stood_on, rows) if day is not None)


def kind_order(row: Row) -> tuple[Any, ...]:
    """By country, kind and stance, as the schema orders them."""
    return row["country"], KINDS.index(row["kind"]), STANCES.index(row["stance"])


# --------------------------------------------------------------------- standing
def stances_by_kind(records: pd.DataFrame) -> pd.DataFrame:
    """Every stance of a country on each kind, and which of them is the latest.

    Returns
    -------
    DataFrame
        One row per country, kind and stance, most in favour first:

        - `country`, `kind`, `stance`, `polarity` (string; never null)
        - `count` (Int64): commitments; `articles` (Int64): addresses they
          stand at, versions of one address once; `publishers` (Int64): known ones
        - `first_on`, `latest_on` (date32): days of the first and last; null: no time is known
        - `is_latest` (boolean): is it said on the latest day of its kind? Several stances can be; false without a day
        - `commitment_id`, `evidence` (string): the latest record
    """
    found = []
    for (country, kind), rows in grouped(each(records), "country", "kind").items():
        last = max(days_of(rows), default=None)
        for (stance,), said in grouped(rows, "stance").items():
            days, newest = days_of(said), latest(said)
            found.append({
                "country": country, "kind": kind, "stance": stance, "polarity": POLARITY[stance], "count": len(said),
                "articles": len({row["address"] for row in said}),
                "publishers": len({row["publisher"] for row in said} - {None}),
                "first_on": days[0] if days else None, "latest_on": days[-1] if days else None,
                "is_latest": bool(days) and days[-1] == last,
                "commitment_id": newest["commitment_id"], "evidence": newest["evidence"]})
    dtypes = {**dict.fromkeys(("country", "kind", "stance", "polarity"), TEXT), **dict.fromkeys(
        ("count", "articles", "publishers"), COUNT), "first_on": DAY, "latest_on": DAY, "is_latest": FLAG,
        "commitment_id": TEXT, "evidence": TEXT}
    return typed(sorted(found, key=kind_order), dtypes)


def stances_over_time(records: pd.DataFrame) -> pd.DataFrame:
    """A country's stances in the order in which they were said.

    Returns
    -------
    DataFrame
        One row per country, address, kind, stance and time; what a later
        version of an address repeats is no new row.

        - `day` (date32): day to draw it on, of an interval the later end; null: the time is unknown
        - `after`, `before` (instant, UTC): the interval; equal for an instant; null: open end
        - `dated_by` (string): as in `date_records`
        - `country`, `kind`, `stance`, `polarity`, `evidence`, `commitment_id`, `page_id` (string; never null)
        - `publisher`, `title` (string; null: not known)
        - `count` (Int64): commitments that say so there; `confidence` (Float64): of the one shown
    """
    found = []
    for rows in grouped(each(records), "country", "address", "kind", "stance", "said_after", "said_before").values():
        row = rows[0]
        found.append({"day": day_stood_on(row), "after": row["said_after"], "before": row["said_before"],
                      "count": len(rows)} | row)
    dtypes = {"day": DAY, "after": INSTANT, "before": INSTANT, "dated_by": TEXT, **dict.fromkeys(
        ("country", "kind", "stance", "polarity", "evidence", "commitment_id", "page_id", "publisher", "title"), TEXT),
        "count": COUNT, "confidence": "Float64"}
    return typed(found, dtypes)


def stances_by_publisher(records: pd.DataFrame) -> pd.DataFrame:
    """Which publisher says what of a country.

    Returns
    -------
    DataFrame
        One row per country, kind, stance and publisher: these four (string;
        `publisher` null: not known), `count` (Int64) of commitments,
        `articles` (Int64) of addresses, `first_on`, `latest_on` (date32;
        null: no time is known), `commitment_id`, `evidence` (string) of the latest.
    """
    found = []
    names = ("country", "kind", "stance", "publisher")
    for key, rows in grouped(each(records), *names).items():
        days, newest = days_of(rows), latest(rows)
        found.append(dict(zip(names, key, strict=True)) | {
                      "count": len(rows), "articles": len({row["address"] for row in rows}), "first_on": days[0] if days else None,
                      "latest_on": days[-1] if days else None, "commitment_id": newest["commitment_id"],
                      "evidence": newest["evidence"]})
    dtypes = {**dict.fromkeys(names, TEXT), "count": COUNT, "articles": COUNT,
              "first_on": DAY, "latest_on": DAY, "commitment_id": TEXT, "evidence": TEXT}
    return typed(sorted(found, key=lambda row: (*kind_order(row), row["publisher"] or "\uffff")), dtypes)


# ----------------------------------------------------------------------- matrix
def build_matrix(stances: pd.DataFrame) -> pd.DataFrame:
    """Countries by kinds: what each country has on record for each kind.

    Parameters
    ----------
    stances
        Rows with `country`, `kind`, `stance` and, if they are counts already
        (a library's `stances`), `count`.

    Returns
    -------
    DataFrame
        One row per country and kind on record; a pair without a record has
        no row. Countries before groups, then by how many commitments they
        have, then by code; kinds as in the schema.

        - `country`, `kind` (string), `is_group` (boolean; never null)
        - `fill` (string): the stance whose colour stands for the cell, "mixed" where some are for and some against
        - `stances` (list): each stance, most in favour first; `counts` (list): commitments of each
        - `count`, `total` (Int64): commitments of the cell, and of the country on all kinds
    """
    cells: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    counts = stances["count"] if "count" in stances else [1] * len(stances)
    for country, kind, stance, count in zip(stances["country"], stances["kind"], stances["stance"], counts, strict=True):
        if kind in KINDS and stance in POLARITY:
            cells[country, kind][stance] += int(count)
            totals[country] += int(count)
    found: list[Row] = []
    for (country, kind), said in cells.items():
        listed = [stance for stance in STANCES if said[stance]]
        standing = Standing(country, tuple(Voice("", "", kind, stance, "") for stance in listed))
        found.append({"country": country, "kind": kind, "is_group": country in GROUPS, "fill": standing.fill,
                      "stances": listed, "counts": [said[stance] for stance in listed], "count": said.total(),
                      "total": totals[country]})
    found.sort(key=lambda row: (row["is_group"], -row["total"], row["country"], KINDS.index(row["kind"])))
    return typed(found, {"country": TEXT, "kind": TEXT, "is_group": FLAG, "fill": TEXT, "stances": LIST, "counts": LIST,
                         "count": COUNT, "total": COUNT})


# --------------------------------------------------------------------- speakers
def find_speakers(records: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Who speaks for a country: sources that sentences name, and leaders that texts name.

    Parameters
    ----------
    mentions
        Mentions of the same country; those of leaders count, in articles alone.

    Returns
    -------
    DataFrame
        One row per country and speaker, those with most records first.

        - `country`, `speaker` (string): as the text writes it, the fullest form of a leader's name
        - `is_leader` (boolean): is it a name known as the country's leader? false says nothing about the office
        - `records` (Int64): commitments attributed to this speaker; `mentions` (Int64): places that name the
          leader; `articles` (Int64): pages with either
        - `kinds` (list): kinds spoken of; `latest_on` (date32): last day of a record; null: none, or no time is known
        - `commitment_id`, `evidence` (string): the latest record; null: is only mentioned
    """
    said: dict[tuple[str, str], list[Row]] = defaultdict(list)
    named = leaders_named(mentions)
    for row in each(records):
        if row["attributed_to"]:
            said[row["country"], speaker_key(row["country"], row["attributed_to"], named)].append(row)
    found = [speaker_row(key, said.get(key, []), named.get(key, [])) for key in dict.fromkeys([*said, *named])]
    found.sort(key=lambda row: (row["country"], -row["records"], -row["mentions"], row["speaker"]))
    return typed(found, {"country": TEXT, "speaker": TEXT, "is_leader": FLAG, "records": COUNT, "mentions": COUNT,
                         "articles": COUNT, "kinds": LIST, "latest_on": DAY, "commitment_id": TEXT, "evidence": TEXT})


def leaders_named(mentions: pd.DataFrame) -> dict[tuple[str, str], list[Row]]:
    """Leaders in articles by country and surname."""
    rows = mentions[(mentions["how"] == "leader") & (mentions["where"] != "teaser")]
    named: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in each(rows[["country", "text", "page_id"]]):
        named[row["country"], row["text"].split()[-1].casefold()].append(row)
    return named


def speaker_key(country: str, words: str, named: dict[tuple[str, str], list[Row]]) -> str:
    """A source's words as a key: the surname of a leader among them, else all of them."""
    low = words.casefold()
    known_names = (name for code, name in named if code == country and name in low.split())
    return next(known_names, low)


def speaker_row(key: tuple[str, str], said: list[Row], named: list[Row]) -> Row:
    """One speaker's row."""
    words = [row["text"] for row in named] or [row["attributed_to"] for row in said]
    newest, days = latest(said) if said else {}, days_of(said)
    return {"country": key[0], "speaker": max(words, key=len), "is_leader": bool(named), "records": len(said),
            "mentions": len(named), "articles": len({row["page_id"] for row in [*said, *named]}),
            "kinds": [kind for kind in KINDS if any(row["kind"] == kind for row in said)],
            "latest_on": days[-1] if days else None, "commitment_id": newest.get("commitment_id"),
            "evidence": newest.get("evidence")}
