"""When something was said, as exactly as is known; `row` is a row of dated records as a dict."""
from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lib.labels import Labels
from lib.questions.records import VOICED
from lib.view.times import as_moment, present, zone_named

SHORT = timedelta(days=3)
"""An interval up to this long is told with the time of day."""


def say_when(row: dict[str, Any], words: Labels) -> str:
    """The day on which a record was said, or the interval, or that it is not known."""
    day, basis = present(row["said_on"]), present(row["dated_by"])
    if day is not None:
        return f"{words.day(day)} ({words('dated.voiced')})" if basis == VOICED else words.day(day)
    return say_between(as_moment(row["said_after"]), as_moment(row["said_before"]), present(row["time_zone"]), words)


def say_between(after: datetime | None, before: datetime | None, zone: str | None, words: Labels) -> str:
    """An interval in words, with open ends; days alone where it is long."""
    if after is None and before is None:
        return words("dated.none")
    first, last = (moment.astimezone(zone_named(zone)) if moment else None for moment in (after, before))
    if first is None or last is None:
        return words("dated.after", after=words.moment(first)) if first else words("dated.before", before=words.moment(last or datetime.min))
    if first == last:
        return words.moment(first)
    if last - first <= SHORT:
        return words("dated.between", after=words.moment(first), before=words.moment(last))
    days = words.day(first.date()), words.day((last - timedelta(seconds=1)).date())
    return words("dated.between", after=days[0], before=days[1])


def say_source(row: dict[str, Any], words: Labels) -> str:
    """Publisher and when."""
    return ", ".join(filter(None, [present(row["publisher"]) or words("country.no_publisher"), say_when(row, words)]))
