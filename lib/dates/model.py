"""What a printed time is, before anything anchors it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from lib.schema import Moment

PRECISIONS = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(slots=True, frozen=True)
class PrintedTime:
    """A time as a page prints it.

    Attributes
    ----------
    text
        The words as printed.
    kind
        "instant" (day and clock time), "day", "clock" (no day), "age" ("vor 2 Stunden"),
        or "relative_day" ("gestern", "Montag, 14:30").
    day, clock
        Calendar day and time of day, as far as printed.
    month_day
        `(month, day)` where the year is not printed; `day` is null then.
    zone
        IANA name or offset such as "+02:00", only if printed.
    precision
        "second", "minute", "hour", "day", "week", "month" or "year".
    count, unit
        Of an age: how many of which unit ("second" to "year").
    days_back
        Of a relative day: 0 today, 1 yesterday.
    weekday
        0 for Monday, where a weekday is printed.
    """

    text: str
    kind: str
    precision: str
    day: date | None = None
    clock: time | None = None
    month_day: tuple[int, int] | None = None
    zone: str | None = None
    count: int | None = None
    unit: str | None = None
    days_back: int | None = None
    weekday: int | None = None


@dataclass(slots=True, frozen=True)
class TimeMatch:
    """A printed time inside running text: `text[start:end]` are its words."""

    start: int
    end: int
    time: PrintedTime


@dataclass(slots=True, frozen=True)
class Anchored:
    """A printed time on the calendar; what isn't known is null.

    Attributes
    ----------
    published_at
        Aware instant, or the day alone where no clock time is known.
    published_after, published_before
        Interval, aware, where the time is known to an interval only.
    basis
        "printed" or "age"; null where nothing could be resolved.
    """

    published_at: Moment | None = None
    published_after: datetime | None = None
    published_before: datetime | None = None
    basis: str | None = None
