"""Contradictions side by side: one country, one kind, two sentences that don't go together.

Two sentences contradict each other when their polarities differ and nothing
else tells them apart: not the item, not a later version of the same address.
For and against are opposite; left open beside either is a milder case. Far
apart in time within one publisher it is a change, which
`lib.questions.changes` shows.
"""
from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from itertools import combinations
from typing import Any

import pandas as pd

from lib.frames import COUNT, FLAG, LIST, TEXT
from lib.questions.country import Row, grouped
from lib.questions.records import each, typed
from lib.schema import KINDS, POLARITY, STANCES

OPPOSITE, OPEN, SHADE = "opposite", "open", "shade"
"""For against against; left open beside one of these; two stances of one polarity."""
SAME_TIME, APART = "same_time", "apart"
CLOSE_DAYS = 14
"""Said within as many days counts as said at the same time."""
DAY_SECONDS = 86_400.0
FARTHEST = float("inf")


def find_contradictions(
    records: pd.DataFrame, degrees: tuple[str, ...] = (OPPOSITE, OPEN), close_days: int = CLOSE_DAYS, limit: int = 200,
) -> pd.DataFrame:
    """Pairs of sentences on one country and kind that don't go together.

    Of each pair of publishers and stances the two sentences nearest in time
    are shown, so that a wide spread story doesn't drown the others.

    Parameters
    ----------
    records
        What `date_records` returns.
    degrees
        Of `OPPOSITE`, `OPEN`, `SHADE`.
    close_days
        See `CLOSE_DAYS`.
    limit
        Pairs that come back at most; `is_cut` tells when there were more.

    Returns
    -------
    DataFrame
        One row per pair, opposite ones first, then by country, kind and time between.

        - `country`, `kind`, `degree` (string; never null); `item` (string; null: none is named in either)
        - `timing` (string): "same_time", or "apart" (different publishers only); null: a time is unknown
        - `days_between` (Int64): whole days between the two at least, 0 where intervals touch; null: unknown
        - `is_same_article`, `is_same_publisher` (boolean; never null)
        - for each of the two, the more favourable first, with `_one` and `_other`: `stance`, `evidence`,
          `commitment_id`, `page_id` (string; never null), `publisher` (string; null: not known),
          `said_after`, `said_before` (instant; null: open)
        - `count_one`, `count_other` (Int64): commitments of that publisher with that stance;
          `commitment_ids` (list): all of both
        - `is_cut` (boolean): were there more pairs than `limit`?
    """
    found: list[Row] = []
    rows = [row | {"item_key": (row["item"] or "").casefold()} for row in each(records)]
    for members in grouped(rows, "country", "kind", "item_key").values():
        if len({row["stance"] for row in members}) > 1:
            found += contradict(members, degrees, close_days)
    ranks = (OPPOSITE, OPEN, SHADE)
    found.sort(key=lambda row: (ranks.index(row["degree"]), row["timing"] != SAME_TIME, row["country"],
                                KINDS.index(row["kind"]), row["days_between"] if row["days_between"] is not None else 9e9))
    for row in found[:limit]:
        row["is_cut"] = len(found) > limit
    names = ("stance", "evidence", "commitment_id", "page_id", "publisher")
    sides = [f"{name}_{side}" for side in ("one", "other") for name in names]
    spans = [f"said_{end}_{side}" for side in ("one", "other") for end in ("after", "before")]
    return typed(found[:limit], {
        **dict.fromkeys(("country", "kind", "item", "degree", "timing"), TEXT), "days_between": COUNT,
        "is_same_article": FLAG, "is_same_publisher": FLAG, **dict.fromkeys(sides, TEXT),
        **dict.fromkeys(spans, "datetime64[us, UTC]"), "count_one": COUNT, "count_other": COUNT, "commitment_ids": LIST,
        "is_cut": FLAG})


def contradict(rows: list[Row], degrees: tuple[str, ...], close_days: int) -> list[Row]:
    """The contradictions among the records of one country, kind and item."""
    by_stance = sorted(rows, key=lambda row: STANCES.index(row["stance"]))
    voices = list(grouped(by_stance, "stance", "publisher").values())
    found = []
    for ones, others in combinations(voices, 2):
        degree = degree_of(ones[0]["stance"], others[0]["stance"])
        if degree not in degrees:
            continue
        pair = nearest_pair(ones, others)
        if pair is None:
            continue
        gap, one, other = pair
        timing = None if gap == FARTHEST else SAME_TIME if gap <= close_days * DAY_SECONDS else APART
        publisher = one["publisher"]
        same_publisher = publisher is not None and publisher == other["publisher"]
        if timing != SAME_TIME and same_publisher and one["page_id"] != other["page_id"]:
            continue
        found.append(pair_row(one, other, degree, timing, gap) | {
            "is_same_publisher": same_publisher, "count_one": len(ones), "count_other": len(others),
            "commitment_ids": [row["commitment_id"] for row in (*ones, *others)]})
    return found


def degree_of(one: str, other: str) -> str | None:
    """How far two stances are apart, None for one and the same."""
    sides = {POLARITY[one], POLARITY[other]}
    if len(sides) == 2:
        return OPEN if "unclear" in sides else OPPOSITE
    return SHADE if one != other else None


def nearest_pair(ones: list[Row], others: list[Row]) -> tuple[float, Row, Row] | None:
    """The two records nearest in time that are no versions of one address, with the seconds between; None for none."""
    dated = sorted(((end_of(row), at, row) for at, row in enumerate(others)), key=lambda entry: entry[:2])
    ends = [end for end, _, _ in dated]
    best: tuple[float, Row, Row] | None = None
    for one in ones:
        at = bisect_left(ends, end_of(one))
        for _, _, other in dated[max(0, at - 3):at + 3]:
            if one["address"] == other["address"] and one["page_id"] != other["page_id"]:
                continue
            gap = gap_between(one, other)
            if best is None or gap < best[0]:
                best = gap, one, other
    return best


def end_of(row: Row) -> float:
    """The later known end of a record's interval in seconds, for putting in order."""
    moment = row["said_before"] or row["said_after"]
    return moment.timestamp() if moment else FARTHEST


def gap_between(one: Row, other: Row) -> float:
    """Seconds between two intervals at least, 0 where they touch; without end where a time is unknown."""
    if one["page_id"] == other["page_id"]:
        return 0.0
    first, second = span_of(one), span_of(other)
    if first is None or second is None:
        return FARTHEST
    return max(0.0, (second[0] - first[1]).total_seconds(), (first[0] - second[1]).total_seconds())


def span_of(row: Row) -> tuple[datetime, datetime] | None:
    """A record's interval, an open end taken as its other end; None when nothing is known."""
    after, before = row["said_after"] or row["said_before"], row["said_before"] or row["said_after"]
    return None if after is None else (after, before)


def pair_row(one: Row, other: Row, degree: str, timing: str | None, gap: float) -> Row:
    """Two records as one row."""
    row: dict[str, Any] = {name: one[name] for name in ("country", "kind", "item")}
    row |= {"degree": degree, "timing": timing, "days_between": None if gap == FARTHEST else int(gap // DAY_SECONDS),
            "is_same_article": one["page_id"] == other["page_id"]}
    for side, record in (("one", one), ("other", other)):
        names = ("stance", "evidence", "commitment_id", "page_id", "publisher", "said_after", "said_before")
        row |= {f"{name}_{side}": record[name] for name in names}
    return row
