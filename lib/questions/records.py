"""Commitments with their time and their source: what every question about stances begins with.

When something was said is an interval: an instant of publication is one
without width, a day is a day long in the page's zone. A day that the text
itself names goes before the publication. Pages of one address are versions
of one source.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from math import isnan
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from lib.frames import COUNT, DAY, INSTANT, TEXT

VOICED, PUBLISHED, REVISED, CAPTURED = "voiced", "published", "revised", "captured"
"""Where a time comes from: the text names the day; the publication; the space between two versions; the capture."""

OF_ARTICLES = ("title", "published_at", "published_on", "modified_at")
OF_PAGES = ("publisher", "language", "source", "url", "time_zone", "captured_after", "captured_before")

ADDED: dict[str, str] = {
    "address": TEXT, "version": COUNT, "versions": COUNT, "said_on": DAY, "said_after": INSTANT, "said_before": INSTANT,
    "dated_by": TEXT,
}
TRACKING = ("utm_", "fbclid", "gclid", "mc_", "pk_", "wt_", "ns_", "cmp", "ref", "source", "share")
"""Beginnings of parameters that say where a reader came from."""

FIELDS = {"title": 0, "lead": 1, "text": 2}


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was said: `after <= t <= before`, an open end is None; `day` where it is one."""

    after: datetime | None = None
    before: datetime | None = None
    day: date | None = None
    basis: str | None = None


def date_records(commitments: pd.DataFrame, articles: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """Commitments with when and where they were said, in the order in which they were said.

    Parameters
    ----------
    commitments, articles, pages
        Frames of `lib.frames.SCHEMA`, or what a library answers; columns
        that `commitments` brings already are not joined again.

    Returns
    -------
    DataFrame
        One row per commitment, the earliest first, those without a time
        last. The columns of `commitments`; `title`, `published_at`,
        `published_on`, `modified_at` of the article; `publisher`,
        `language`, `source`, `url`, `time_zone`, `captured_after`,
        `captured_before` of the page; and

        - `address` (string): address without tracking, the page's identifier where it has none; never null
        - `version`, `versions` (Int64): which capture of this address, from 1, and how many there are
        - `said_on` (date32): day of it; null where only an interval is known
        - `said_after`, `said_before` (instant, UTC): its interval, both equal for an instant; null: open end
        - `dated_by` (string): "voiced", "published", "revised", "captured"; null: the time is unknown
    """
    rows = join_columns(join_columns(commitments, articles, OF_ARTICLES), pages, OF_PAGES)
    lines = lines_of(rows)
    versions = number_versions(pages, articles)
    moments = revise(lines, [moment_of(line) for line in lines], versions)
    for line, moment in zip(lines, moments, strict=True):
        address, version, count = versions.get(line["page_id"], (line["page_id"], 1, 1))
        line |= {"address": address, "version": version, "versions": count, "said_on": moment.day,
                 "said_after": moment.after, "said_before": moment.before, "dated_by": moment.basis}
    order = sorted(range(len(lines)), key=lambda at: order_of(lines[at]))
    for column, dtype in ADDED.items():
        rows[column] = pd.Series([line[column] for line in lines], dtype=dtype, index=rows.index)
    return rows.iloc[order].reset_index(drop=True)


def join_columns(rows: pd.DataFrame, others: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """Rows with those columns of their page that they don't have yet."""
    missing = [column for column in columns if column not in rows and column in others]
    if missing:
        rows = rows.merge(others[["page_id", *missing]].drop_duplicates("page_id"), on="page_id", how="left")
    return rows.reset_index(drop=True)


def known(value: Any) -> Any:
    """A cell, null as None."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return None
    return value


def lines_of(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dicts, with nulls as they are."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


# ------------------------------------------------------------------------ time
def moment_of(line: dict[str, Any]) -> Moment:
    """When a record was said: the day that its text names, else its publication, else before its capture."""
    published, day, voiced = (known(line[name]) for name in ("published_at", "published_on", "voiced_at"))
    zone = zone_named(known(line.get("time_zone")))
    day = day or (published.astimezone(zone).date() if published is not None else None)
    if voiced is not None and (day is None or voiced <= day):
        after, before = day_span(voiced, zone)
        if published is not None:
            before = max(after, min(before, published))
        return Moment(after, before, voiced, VOICED)
    if published is not None:
        return Moment(published, published, day, PUBLISHED)
    if day is not None:
        return Moment(*day_span(day, zone), day, PUBLISHED)
    captured = known(line.get("captured_before"))
    return Moment(None, captured, None, CAPTURED) if captured is not None else Moment()


@cache
def zone_named(name: str | None) -> tzinfo:
    """A time zone, UTC where the name is unknown."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


@cache
def day_span(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Begin and end of a day in a zone."""
    begin = datetime.combine(day, time(), zone)
    return begin, datetime.combine(day + timedelta(days=1), time(), zone)


def order_of(line: dict[str, Any]) -> tuple[Any, ...]:
    """Earliest first, unknown last; within a page as in the text."""
    before = known(line["said_before"])
    after = known(line["said_after"]) or before
    key = (0, after.timestamp(), before.timestamp() if before else float("inf")) if after else (1, 0.0, 0.0)
    place = (FIELDS.get(line["where"], 3), int(known(line["start"]) or 0))
    return (*key, line["version"], line["page_id"], *place)


# -------------------------------------------------------------------- versions
Versions = dict[str, tuple[str, int, int]]
"""Page -> its address, its number among the captures of this address, and how many there are."""


def address_key(url: str | None) -> str | None:
    """An address without protocol, tracking parameters, fragment and last slash; None for what is none."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    query = [pair for pair in parse_qsl(parts.query) if not pair[0].lower().startswith(TRACKING)]
    asked = f"?{urlencode(sorted(query))}" if query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{asked}"


def number_versions(pages: pd.DataFrame, articles: pd.DataFrame) -> Versions:
    """Pages by their address: which capture each is, by its last change, publication and capture.

    Pages without an article (a section front captured every day) are no
    versions of a story.
    """
    joined = join_columns(articles[["page_id", "published_at", "modified_at"]], pages, OF_PAGES)
    times = {line["page_id"]: line for line in lines_of(joined)}
    groups: dict[str, list[str]] = defaultdict(list)
    for page_id, line in times.items():
        groups[address_key(known(line["url"])) or page_id].append(page_id)
    versions: Versions = {}
    for address, members in groups.items():
        members.sort(key=lambda page_id: version_order(times[page_id]))
        versions |= {page_id: (address, number, len(members)) for number, page_id in enumerate(members, 1)}
    return versions


def version_order(line: dict[str, Any]) -> tuple[float, float, str]:
    """By the last change that a page names, then by its capture."""
    changed = known(line["modified_at"]) or known(line["published_at"])
    captured = known(line["captured_after"]) or known(line["captured_before"])
    return (changed.timestamp() if changed else 0.0, captured.timestamp() if captured else 0.0, line["page_id"])


def revise(lines: list[dict[str, Any]], moments: list[Moment], versions: Versions) -> list[Moment]:
    """Date what a later version says anew by the space between the versions; what it repeats keeps its first date."""
    first: dict[tuple[str, ...], Moment] = {}
    states = {(address, version): line for line in lines
              for address, version, _ in [versions.get(line["page_id"], ("", 0, 0))]}
    revised = list(moments)
    for at in sorted(range(len(lines)), key=lambda at: versions.get(lines[at]["page_id"], ("", 0, 0))[1]):
        line = lines[at]
        address, version, count = versions.get(line["page_id"], ("", 1, 1))
        if count == 1:
            continue
        said = (address, line["country"], line["kind"], line["stance"], line["evidence"])
        if said not in first:
            earlier = states.get((address, version - 1))
            first[said] = between_versions(moments[at], earlier, line) if version > 1 else moments[at]
        revised[at] = first[said]
    return revised


def between_versions(moment: Moment, earlier: dict[str, Any] | None, later: dict[str, Any]) -> Moment:
    """When a later version said something new: after the version before it, before its own change or capture."""
    if moment.basis == VOICED:
        return moment
    ends = (known((earlier or {}).get(name)) for name in ("captured_after", "modified_at", "published_at"))
    last = next((end for end in ends if end is not None), moment.after)
    changed = known(later["modified_at"])
    before = changed if changed is not None and (last is None or changed > last) else known(later["captured_before"])
    if before is not None and last is not None and before < last:
        before = None
    if before is None and changed is not None:
        last, before = min(last or changed, changed), changed
    return replace(moment, after=last, before=before, day=None, basis=REVISED)


def find_revisions(pages: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Addresses that were captured more than once.

    Returns
    -------
    DataFrame
        One row per version: `address` (string), `version` (Int64, from 1),
        `versions` (Int64), `page_id` (string), `title` (string, null: none),
        `published_at`, `modified_at`, `captured_after`, `captured_before`
        (instant, null: not known). Versions of an address stand together.
    """
    versions = number_versions(pages, articles)
    columns = ("title", "published_at", "modified_at", "captured_after", "captured_before")
    rows = lines_of(join_columns(articles, pages, OF_PAGES))
    found = [{"address": address, "version": version, "versions": count, "page_id": row["page_id"]}
             | {column: known(row[column]) for column in columns}
             for row in rows for address, version, count in [versions[row["page_id"]]] if count > 1]
    dtypes = {"address": TEXT, "version": COUNT, "versions": COUNT, "page_id": TEXT, "title": TEXT,
              **dict.fromkeys(columns[1:], INSTANT)}
    return typed(sorted(found, key=lambda row: (row["address"], row["version"])), dtypes)


# ----------------------------------------------------------------------- frames
def typed(rows: Iterable[dict[str, Any]], dtypes: dict[str, str]) -> pd.DataFrame:
    """Rows as mappings -> a frame with these columns and dtypes; a missing key is a null."""
    rows = list(rows)
    return pd.DataFrame({column: pd.Series([row.get(column) for row in rows], dtype=dtype)
                         for column, dtype in dtypes.items()})


def newest_versions(records: pd.DataFrame) -> pd.DataFrame:
    """The rows of each address's last version that has records; earlier ones are superseded."""
    if records.empty:
        return records
    last = records.groupby("address")["version"].transform("max")
    return records[records["version"] == last].reset_index(drop=True)


def each(records: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows as dicts with nulls as None."""
    for row in lines_of(records):
        yield {name: value if isinstance(value, (list, tuple)) else known(value) for name, value in row.items()}


def day_stood_on(row: dict[str, Any]) -> date | None:
    """The day a record is put on: its own, else that of the later end of its interval; None when unknown."""
    end: datetime | None = row["said_before"] or row["said_after"]
    day: date | None = row["said_on"]
    if day is not None or end is None:
        return day
    return end.astimezone(zone_named(row.get("time_zone"))).date()
