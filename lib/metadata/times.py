"""Machine-written dates: ISO 8601 in its sloppy forms, RFC 2822, epoch numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from lib.metadata.printed import find_printed, is_elsewhere
from lib.metadata.sources import Sources
from lib.metadata.structured import words_of
from lib.schema import Moment

ISO = re.compile(
    r"(?P<y>\d{4})[-/.]?(?P<m>\d{2})[-/.]?(?P<d>\d{2})"
    r"(?:(?:\s*T\s*|\s+|,\s*)(?P<H>\d{1,2})[:.]?(?P<M>\d{2})(?:[:.]?(?P<S>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|CEST|CET|BST|EST|EDT|PST|PDT|[+\- ]\d{1,2}:?\d{2}|[+-]\d{2})?)?(?P<rest>.*)$",
    re.IGNORECASE,
)
MIDNIGHT = time()
NEAR = 80
"""So many elements from the headline a `time` element is the story's."""

OFFSETS = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "CET": 60,
    "CEST": 120,
    "BST": 60,
    "EST": -300,
    "EDT": -240,
    "PST": -480,
    "PDT": -420,
}
HALF_HOURS = frozenset((-570, -210, -150, 210, 270, 330, 345, 390, 570, 630))
"""Offsets from UTC, in minutes, of the zones that are no whole hours from it."""
MAIL = re.compile(r"^(?:[A-Z][a-z]{2},\s*)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{1,2}:\d{2}")
ADDRESS_DAY = re.compile(r"[/_-](20[0-3]\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-])")
EPOCH = re.compile(r"^1\d{9}(?:\d{3})?$")

PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "pubdate",
    "publishdate",
    "article.published",
    "date.published",
    "originalpublicationdate",
    "rnews:datepublished",
    "bt:pubdate",
    "published_time",
    "cre_date",
    "vr:published_time",
    "og:pubdate",
    "article_date_original",
    "dc.date",
    "dcterms.date",
    "date",
    "datecreated",
    "creation_date",
)
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "og:modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "modified_date",
    "revision_date",
    "article.updated",
    "updated_time",
)


def parse_moment(text: str, zone: str | None) -> Moment | None:
    """Read a machine-written date.

    Returns
    -------
    datetime or date or None
        An aware instant; the day alone where no time of day is given, where it is exactly midnight (how systems
        write a bare day) or where neither text nor page tell the zone; null where the text is no such date.
    """
    text = text.strip().strip("\"'")
    if EPOCH.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    found = ISO.match(text)
    if not found:
        return _parse_mail(text, zone)
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    if not 1990 <= day.year <= 2100 or (found["H"] is None and found["rest"].strip()[:1].isdigit()):
        return None
    if found["H"] is None:
        return day
    return _with_time(day, found, zone)


def _with_time(day: date, found: re.Match[str], zone: str | None) -> Moment:
    hour, minute, second = int(found["H"]), int(found["M"]), int(found["S"] or 0)
    rest = found["rest"].strip().lower()
    if rest.startswith("pm") and hour < 12:
        hour += 12
    if (hour, minute, second) == (0, 0, 0) or hour > 23 or minute > 59 or second > 60:
        return day
    stamp = datetime(day.year, day.month, day.day, hour, minute, min(second, 59))
    if found["zone"]:
        aware = stamp.replace(tzinfo=_offset(found["zone"]))
        local = aware.astimezone(ZoneInfo(zone)) if zone and second == 0 and minute in (0, 30) else aware
        return local.date() if local.time() == MIDNIGHT else aware
    return stamp.replace(tzinfo=ZoneInfo(zone)) if zone else day


def _offset(words: str) -> timezone:
    minutes = OFFSETS.get(words.upper())
    if minutes is None:
        digits = words.strip(" +-").replace(":", "")
        hours, rest = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        minutes = (hours * 60 + rest) * (-1 if words.startswith("-") else 1)
    return timezone(timedelta(minutes=minutes)) if abs(minutes) <= 14 * 60 else UTC


def _parse_mail(text: str, zone: str | None) -> Moment | None:
    if not MAIL.match(text):
        return None
    try:
        stamp = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    if stamp.tzinfo is None:
        return stamp.replace(tzinfo=ZoneInfo(zone)) if zone else stamp.date()
    return stamp


def find_times(
    sources: Sources, zone: str, locale: str | None, title_order: int | None
) -> tuple[Moment | None, Moment | None]:
    """When the story was published and when it was changed last, by the first trusted place that tells.

    Machine-written times come first, then printed ones, last the day in the page's address.
    A machine-written day takes the clock time that the page prints for it.
    """
    published = _first_moment(_published_words(sources, title_order), zone)
    modified = _first_moment(_modified_words(sources), zone)
    if not isinstance(published, datetime):
        printed, changed = find_printed(sources, locale, zone, title_order)
        if published is None or isinstance(printed, datetime) and printed.date() == published:
            published = printed or published
        modified = modified or changed
    if isinstance(published, datetime) and not published.utcoffset():
        published = _by_local_clock(published, sources, locale, title_order)
    published = published or _day_of_address(sources.address) or modified
    return published, modified if modified is not None and published is not None and not _before(
        modified, published
    ) else None


def _by_local_clock(stamp: datetime, sources: Sources, locale: str | None, title_order: int | None) -> datetime:
    """Give an instant stated in UTC with the publisher's own offset, where the page prints the same minute by its clock.

    The offset is what lies between the two; it is believed where it is one that some zone has.
    """
    clocks = (_clock_of(text) for text in _published_words(sources, title_order) if text)
    for clock in (*clocks, *find_printed(sources, locale, "UTC", title_order)):
        if not isinstance(clock, datetime):
            continue
        gap = clock - (stamp if clock.second else stamp.replace(second=0))
        minutes = round(gap.total_seconds() / 60)
        if gap == timedelta(minutes=minutes) and (minutes % 60 == 0 and -720 <= minutes <= 840 or minutes in HALF_HOURS):
            return stamp.astimezone(timezone(timedelta(minutes=minutes)))
    return stamp


def _clock_of(text: str) -> datetime | None:
    """What a date without a zone reads on the clock, as if it were UTC; null where it states a zone or no time."""
    if isinstance(parse_moment(text, None), datetime):
        return None
    clock = parse_moment(text, "UTC")
    return clock if isinstance(clock, datetime) else None


def _before(one: Moment, other: Moment) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return (one.date() if isinstance(one, datetime) else one) < (other.date() if isinstance(other, datetime) else other)


def _day_of_address(address: str | None) -> date | None:
    found = ADDRESS_DAY.search(address or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _first_moment(words: Iterator[str | None], zone: str | None) -> Moment | None:
    day: Moment | None = None
    for text in words:
        moment = parse_moment(text, zone) if text else None
        if isinstance(moment, datetime):
            if day is None or abs((moment.date() - day).days) <= 1:
                return moment
        elif moment is not None and day is None:
            day = moment
    return day


def _published_words(sources: Sources, title_order: int | None) -> Iterator[str | None]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield words_of(sources.story.get(key))
    for name in PUBLISHED:
        yield from sources.metas.get(name, ())
    for element in sources.props.get("datepublished", ()):
        yield element.attr("content") or element.attr("datetime") or element.text()
    yield from _element_times(sources, title_order)


def _modified_words(sources: Sources) -> Iterator[str | None]:
    yield words_of(sources.story.get("dateModified"))
    for name in MODIFIED:
        yield from sources.metas.get(name, ())
    for element in sources.props.get("datemodified", ()):
        yield element.attr("content") or element.attr("datetime") or element.text()


def _element_times(sources: Sources, title_order: int | None) -> Iterator[str]:
    """Times of `time` elements that are called published, or stand nearest to the main heading."""
    start = title_order or 0
    times = [
        e for e in sources.tree.by_tag("time") if e.attr("datetime") and not is_elsewhere(e, sources.marks.bits, start)
    ]
    for element in times:
        if "pubdate" in element.attrs or "publish" in element.attr("class").lower():
            yield element.attr("datetime")
    near = min(times, key=lambda e: abs(e.order - start), default=None)
    if near is not None and abs(near.order - start) < NEAR:
        yield near.attr("datetime")
