"""What changed: a country's stance on a kind, before and after, with both sentences.

A page is compared with the one before it: with the version before it at the
same address, else with what the same publisher said last, else with what
others said on an earlier day. Different words of two publishers on one day
are no change but a contradiction. A change lies between the two times it is
read from; it is never dated more exactly than they are.
"""
from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any

import pandas as pd

from lib.frames import COUNT, FLAG, INSTANT, LIST, TEXT
from lib.questions.country import Row, grouped
from lib.questions.records import day_stood_on, each, typed
from lib.schema import POLARITY, STANCES

SAME_ADDRESS, SAME_PUBLISHER, ACROSS = "same_address", "same_publisher", "across"
"""Two versions of an address; two pages of a publisher; two publishers."""
SCOPES = (SAME_ADDRESS, SAME_PUBLISHER, ACROSS)

SIDES = ("stance", "evidence", "commitment_id", "page_id", "publisher", "title", "item")
COLUMNS: dict[str, str] = {
    "country": TEXT, "kind": TEXT, "after": INSTANT, "before": INSTANT, "is_certain": FLAG, "direction": TEXT,
    "turns": FLAG, "old_remains": FLAG, "scope": TEXT, "reports": COUNT, "commitment_ids": LIST,
    **{f"{name}_{side}": TEXT for side in ("old", "new") for name in SIDES},
    **{f"said_{end}_{side}": INSTANT for side in ("old", "new") for end in ("after", "before")},
    **{f"dated_by_{side}": TEXT for side in ("old", "new")},
}


def find_changes(records: pd.DataFrame, scopes: tuple[str, ...] = SCOPES) -> pd.DataFrame:
    """Changes of stance, in the order in which they happened.

    Parameters
    ----------
    records
        What `date_records` returns; records without a time are left out.
    scopes
        Which comparisons count; across publishers is the weakest.

    Returns
    -------
    DataFrame
        One row per change of a country's stance on a kind.

        - `country`, `kind` (string; never null)
        - `after`, `before` (instant, UTC): it happened between; null: open end
        - `is_certain` (boolean): is the old sentence surely the earlier one? false where the intervals overlap
        - `direction` (string): "towards" or "away", by the order of the stances
        - `turns` (boolean): does the polarity change too?
        - `old_remains` (boolean): does the new page say the old stance too? Then it is an addition, such as a
          second item, and not a turn
        - `scope` (string): "same_address", "same_publisher" or "across"
        - `reports` (Int64): pages that show the new stance first for their source;
          `commitment_ids` (list): old and new records of all of these
        - with `_old` and `_new`: `stance`, `evidence`, `commitment_id`, `page_id` (string; never null),
          `publisher`, `title`, `item` (string; null: not known, none), `said_after`, `said_before`
          (instant; null: open), `dated_by` (string)
    """
    found: list[Row] = []
    dated = (row for row in each(records) if row["dated_by"] is not None)
    for rows in grouped(dated, "country", "kind").values():
        if len({row["stance"] for row in rows}) > 1:
            found += merge_changes([change for change in walk(rows) if change["scope"] in scopes])
    found.sort(key=lambda row: (seconds(row["before"] or row["after"]), row["country"], row["kind"]))
    return typed(found, COLUMNS)


def seconds(moment: datetime | None) -> float:
    """A moment for putting in order, unknown last."""
    return moment.timestamp() if moment else float("inf")


# ------------------------------------------------------------------------- walk
def walk(rows: list[Row]) -> list[Row]:
    """The changes among the records of one country and kind, in the order of time."""
    changes: list[Row] = []
    by_address: dict[str, list[Row]] = {}
    by_publisher: dict[str, list[Row]] = {}
    by_day: dict[date | None, list[Row]] = defaultdict(list)
    for said in in_order(rows):
        first = said[0]
        before, scope = before_page(said, by_address, by_publisher, by_day)
        changes += compare(before, said, scope) if before else []
        by_address[first["address"]] = said
        if first["publisher"] is not None:
            by_publisher[first["publisher"]] = said
        by_day[day_stood_on(first)] += said
    return changes


def in_order(rows: list[Row]) -> list[list[Row]]:
    """Records of each page and time, by time; versions of an address in their order."""
    said = grouped(rows, "page_id", "said_after", "said_before").values()
    return sorted(said, key=lambda page: (seconds(page[0]["said_before"] or page[0]["said_after"]), page[0]["version"]))


def before_page(
    said: list[Row], by_address: dict[str, list[Row]], by_publisher: dict[str, list[Row]],
    by_day: dict[date | None, list[Row]],
) -> tuple[list[Row], str]:
    """What a page is compared with, and how near that is to it."""
    first = said[0]
    own = by_address.get(first["address"])
    if own is not None:
        return own, SAME_ADDRESS
    earlier = by_publisher.get(first["publisher"] or "")
    if earlier is not None and precedes(earlier[0], first):
        return earlier, SAME_PUBLISHER
    today = day_stood_on(first)
    day = next((day for day in reversed(by_day) if day is not None and today is not None and day < today
                and precedes(by_day[day][-1], first)), None)
    return (by_day[day] if day is not None else []), ACROSS


def precedes(one: Row, other: Row) -> bool:
    """Does one record's interval end where the other's begins, or before?"""
    end, begin = one["said_before"], other["said_after"]
    return end is not None and begin is not None and end <= begin


def compare(before: list[Row], said: list[Row], scope: str) -> list[Row]:
    """The stances that are new on a page, each beside the nearest of those before."""
    had = {row["stance"]: row for row in before}
    now = {row["stance"]: row for row in reversed(said)}
    gone = [stance for stance in had if stance not in now] or list(had)
    changes = []
    for stance, new in now.items():
        if stance not in had:
            old = had[min(gone, key=lambda other: abs(STANCES.index(other) - STANCES.index(stance)))]
            changes.append(change_row(old, new, scope) | {"old_remains": old["stance"] in now})
    return changes


def change_row(old: Row, new: Row, scope: str) -> Row:
    """Two records as one change."""
    row: dict[str, Any] = {name: new[name] for name in ("country", "kind")}
    after, before = old["said_after"], new["said_before"]
    row |= {"after": after, "before": before if before is None or after is None or before >= after else after,
            "is_certain": precedes(old, new) or (scope == SAME_ADDRESS and old["version"] < new["version"]), "scope": scope,
            "direction": "towards" if STANCES.index(new["stance"]) < STANCES.index(old["stance"]) else "away",
            "turns": POLARITY[old["stance"]] != POLARITY[new["stance"]], "reports": 1,
            "commitment_ids": [old["commitment_id"], new["commitment_id"]]}
    for side, record in (("old", old), ("new", new)):
        row |= {f"{name}_{side}": record[name] for name in (*SIDES, "said_after", "said_before", "dated_by")}
    return row


# ------------------------------------------------------------------------ merge
def merge_changes(changes: list[Row]) -> list[Row]:
    """One row for one change that several sources show: same stances, intervals that touch; the narrowest is kept."""
    merged: list[Row] = []
    for change in sorted(changes, key=lambda row: (width(row), SCOPES.index(row["scope"]))):
        same = next((row for row in merged if is_same(row, change)), None)
        if same is None:
            merged.append(change)
        else:
            same["reports"] += change["page_id_new"] not in same.setdefault("pages", {same["page_id_new"]})
            same["pages"].add(change["page_id_new"])
            same["commitment_ids"] = list(dict.fromkeys([*same["commitment_ids"], *change["commitment_ids"]]))
    return merged


def is_same(one: Row, other: Row) -> bool:
    """Do two rows tell one change?"""
    if (one["stance_old"], one["stance_new"]) != (other["stance_old"], other["stance_new"]):
        return False
    return seconds(other["before"]) >= begin(one) and seconds(one["before"]) >= begin(other)


def begin(row: Row) -> float:
    """Begin of a change's interval."""
    return row["after"].timestamp() if row["after"] else float("-inf")


def width(row: Row) -> float:
    """Seconds of a change's interval, without end for an open one."""
    return seconds(row["before"]) - begin(row)
