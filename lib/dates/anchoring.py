"""Printed times on the calendar, once the capture is known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from lib.dates.model import Anchored, PrintedTime

DEFAULT_ZONE = "Europe/Berlin"
UNIT_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "year": 31_557_600,
}
STALE = timedelta(minutes=10)
"""A cached page may print an older age than it had when it was saved."""

KNOWN_TO_THE_MINUTE = timedelta(seconds=60)
LATE_CLOCK = timedelta(hours=12)
"""A clock time alone that lies ahead of the capture is yesterday's only within this age; else it may be an event."""

OLDEST_WITHOUT_YEAR = timedelta(days=270)
"""A day without a year that would be older than this may as well lie ahead."""


def read_zone(name: str | tzinfo | None, default: str = DEFAULT_ZONE) -> tzinfo:
    """A time zone by its IANA name or by an offset such as "+02:00"; unknown names give the default."""
    if isinstance(name, tzinfo):
        return name
    if name and name[0] in "+-" and len(name) == 6:
        minutes = int(name[1:3]) * 60 + int(name[4:6])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
    try:
        return ZoneInfo(name or default)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(default)


def anchor(
    printed: PrintedTime,
    captured_after: datetime | None = None,
    captured_before: datetime | None = None,
    zone: str | tzinfo | None = None,
) -> Anchored:
    """Put a printed time on the calendar.

    Parameters
    ----------
    printed
        The time as printed.
    captured_after, captured_before
        The interval of the capture; null where an end isn't known.
    zone
        Zone of times that print none (default Europe/Berlin).

    Returns
    -------
    Anchored
        A day without a clock time is a `date`. Ages need both ends of the capture; an age of n units gives the
        interval from capture minus (n+1) units minus ten minutes to capture minus n units plus half a unit, and
        an instant only where the capture is known to the minute. Never a guessed year.
    """
    here = read_zone(printed.zone or zone)
    if printed.kind in ("day", "instant") and printed.day is not None:
        return Anchored(_moment(printed.day, printed.clock, here), basis="printed")
    if captured_after is None or captured_before is None:
        return Anchored()
    if printed.kind == "age":
        return _anchor_age(printed, captured_after, captured_before, read_zone(zone))
    ends = [_resolve(printed, end.astimezone(here), here) for end in (captured_after, captured_before)]
    return _between(ends[0], ends[1], printed, here)


def _anchor_age(printed: PrintedTime, after: datetime, before: datetime, here: tzinfo) -> Anchored:
    unit = timedelta(seconds=UNIT_SECONDS[printed.unit or "minute"])
    age = unit * (printed.count or 0)
    utc_after, utc_before = after.astimezone(UTC), before.astimezone(UTC)
    earliest = utc_after - age - unit - STALE
    latest = min(utc_before, utc_before - age + unit / 2)
    exact = utc_before - utc_after <= KNOWN_TO_THE_MINUTE
    return Anchored(
        (utc_after - age).astimezone(here) if exact else None, earliest.astimezone(here), latest.astimezone(here), "age"
    )


def _moment(day: date, clock: time | None, zone: tzinfo) -> datetime | date:
    return day if clock is None else datetime.combine(day, clock, zone)


def _resolve(printed: PrintedTime, capture: datetime, zone: tzinfo) -> date | None:
    """The day that is meant, seen from one moment of the capture."""
    today = capture.date()
    if printed.month_day is not None:
        return _latest_without_year(printed, today)
    if printed.days_back is not None:
        return today - timedelta(days=printed.days_back)
    if printed.clock is None:
        return None
    if printed.weekday is not None:
        back = (today.weekday() - printed.weekday) % 7
        day = today - timedelta(days=back)
        return day if datetime.combine(day, printed.clock, zone) <= capture else day - timedelta(days=7)
    at = datetime.combine(today, printed.clock, zone)
    if at <= capture + STALE:
        return today
    earlier = today - timedelta(days=1)
    return earlier if capture - datetime.combine(earlier, printed.clock, zone) <= LATE_CLOCK else None


def _latest_without_year(printed: PrintedTime, today: date) -> date | None:
    month, day = printed.month_day or (1, 1)
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            fits = printed.weekday is None or found.weekday() == printed.weekday
            return found if fits and today - found <= OLDEST_WITHOUT_YEAR else None
    return None


def _between(first: date | None, last: date | None, printed: PrintedTime, zone: tzinfo) -> Anchored:
    """One day from both ends of the capture, or the interval between them."""
    if first is None or last is None:
        return Anchored()
    if first == last:
        return Anchored(_moment(first, printed.clock, zone), basis="printed")
    if printed.clock is not None:
        return Anchored(
            None, datetime.combine(first, printed.clock, zone), datetime.combine(last, printed.clock, zone), "printed"
        )
    return Anchored(None, datetime.combine(first, time.min, zone), datetime.combine(last, time.max, zone), "printed")
