"""Moments and spans in the reader's words, in the page's own zone."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from lib.frames import zone_of
from lib.labels import Labels
from lib.schema import Moment, Page


def say_moment(moment: Moment | None, zone: str | None, words: Labels) -> str | None:
    """An instant in a zone, or a day; None for null."""
    if not isinstance(moment, datetime):
        return words.day(moment) if isinstance(moment, date) else None
    return words.moment(moment.astimezone(zone_named(zone)))


def zone_named(name: str | None) -> ZoneInfo:
    """A zone by its name, UTC where there is none."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def say_capture(page: Page, words: Labels) -> str:
    """When a page was captured, as exactly as is known."""
    zone = str(zone_of(page))
    after, before = (say_moment(m, zone, words) for m in (page.captured_after, page.captured_before))
    if page.captured_after and page.captured_after == page.captured_before:
        return after or ""
    return say_span(after, before, words)


def say_span(after: str | None, before: str | None, words: Labels) -> str:
    """Two ends, one, or none, in words."""
    if after and before:
        return words("article.capture_between", after=after, before=before)
    if after:
        return words("article.capture_after", after=after)
    if before:
        return words("article.capture_before", before=before)
    return words("article.capture_unknown")


def present(value: Any) -> Any:
    """A cell's value, null as None."""
    if isinstance(value, list):
        return value
    return None if pd.isna(value) else value


def say_teaser_time(teaser: dict[str, Any], words: Labels) -> str:
    """When a teaser was published, as exactly as is known; `teaser` is a row of `teasers` as a dict."""
    zone = present(teaser.get("time_zone"))
    ends = [say_moment(as_moment(teaser[name]), zone, words) for name in ("published_after", "published_before")]
    if all(ends):
        return words("timeline.time_between", after=ends[0], before=ends[1])
    exact = as_moment(teaser["published_at"])
    if exact is not None:
        return words("timeline.time_exact", when=say_moment(exact, zone, words))
    day = present(teaser["published_on"])
    return words("timeline.day_only", when=words.day(day)) if day else words("timeline.time_none")


def records_of(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame's rows as dicts."""
    return cast("list[dict[str, Any]]", rows.to_dict("records"))


def as_moment(value: Any) -> datetime | None:
    """A cell of an instant column as a datetime, null as None."""
    value = present(value)
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def short_span(begin: datetime | None, end: datetime | None, zone: ZoneInfo) -> str | None:
    """ "2025-09-21 02:52 – 03:52", or with both days where they differ; null for null."""
    if begin is None or end is None:
        return None
    first, last = begin.astimezone(zone), end.astimezone(zone)
    if first == last:
        return f"{first:%Y-%m-%d %H:%M}"
    return f"{first:%Y-%m-%d %H:%M} – {last:{'%H:%M' if first.date() == last.date() else '%Y-%m-%d %H:%M'}}"
