"""Sums of money that a country is reported to give, each counted once.

The same sum is told by several publishers, in several articles and versions,
pledged first and delivered later. Money is counted once for each country,
kind, currency and amount of one polarity; earlier versions of an address
don't count. A country that gives the same sum twice is therefore counted
once: totals are lower bounds, and the sentences show it.
"""
from __future__ import annotations

import pandas as pd

from lib.frames import COUNT, DAY, LIST, TEXT
from lib.questions.country import Row, days_of, grouped, latest
from lib.questions.records import each, newest_versions, typed
from lib.schema import KINDS, POLARITY, STANCES

RECOGNISED_BY = ("country", "kind", "currency", "amount")
"""What two sums of one polarity have in common to be taken as the same."""


def list_amounts(records: pd.DataFrame) -> pd.DataFrame:
    """The distinct sums, each with all sentences that report it.

    Returns
    -------
    DataFrame
        One row per country, kind, currency, polarity and amount, the largest first.

        - `country`, `kind`, `currency`, `polarity` (string; never null); `amount` (Float64, units of `currency`)
        - `stances` (list): stances it is reported with, most in favour first
        - `reports` (Int64): commitments with it; `articles` (Int64): addresses; `publishers` (Int64): known ones
        - `amount_text` (string): as printed in the latest; null: not kept
        - `first_on`, `latest_on` (date32; null: no time is known)
        - `commitment_id`, `evidence` (string): the latest; `commitment_ids` (list): all
    """
    rows = newest_versions(records)
    rows = rows[rows["amount"].notna() & rows["currency"].notna()]
    sums = [row | {"amount": round(float(row["amount"]), 2), "polarity": POLARITY[row["stance"]]} for row in each(rows)]
    found = [amount_row(key, reports) for key, reports in grouped(sums, *RECOGNISED_BY, "polarity").items()]
    found.sort(key=lambda row: (row["country"], KINDS.index(row["kind"]), row["currency"], row["polarity"], -row["amount"]))
    return typed(found, {
        "country": TEXT, "kind": TEXT, "currency": TEXT, "polarity": TEXT, "amount": "Float64", "stances": LIST,
        "reports": COUNT, "articles": COUNT, "publishers": COUNT, "amount_text": TEXT, "first_on": DAY, "latest_on": DAY,
        "commitment_id": TEXT, "evidence": TEXT, "commitment_ids": LIST})


def amount_row(key: tuple[object, ...], reports: list[Row]) -> Row:
    """One distinct sum."""
    days, newest = days_of(reports), latest(reports)
    said = {row["stance"] for row in reports}
    return dict(zip((*RECOGNISED_BY, "polarity"), key, strict=True)) | {
        "stances": [stance for stance in STANCES if stance in said], "reports": len(reports),
        "articles": len({row["address"] for row in reports}),
        "publishers": len({row["publisher"] for row in reports} - {None}),
        "amount_text": newest["amount_text"], "first_on": days[0] if days else None,
        "latest_on": days[-1] if days else None, "commitment_id": newest["commitment_id"], "evidence": newest["evidence"],
        "commitment_ids": [row["commitment_id"] for row in reports]}


def sum_amounts(records: pd.DataFrame) -> pd.DataFrame:
    """Sums by kind and currency, each sum counted once, by polarity: what is refused is never added to what is given.

    Returns
    -------
    DataFrame
        One row per country, kind, currency and polarity.

        - `country`, `kind`, `currency`, `polarity` (string; never null)
        - `total` (Float64, units of `currency`): of the distinct sums; a lower bound
        - `sums` (Int64): distinct sums; `reports` (Int64): commitments that report them
        - `commitment_ids` (list): all of these
    """
    found = []
    names = ("country", "kind", "currency", "polarity")
    for key, sums in grouped(each(list_amounts(records)), *names).items():
        found.append(dict(zip(names, key, strict=True)) | {
            "total": sum(row["amount"] for row in sums), "sums": len(sums), "reports": sum(row["reports"] for row in sums),
            "commitment_ids": [name for row in sums for name in row["commitment_ids"]]})
    return typed(found, {**dict.fromkeys(names, TEXT), "total": "Float64", "sums": COUNT, "reports": COUNT,
                         "commitment_ids": LIST})
