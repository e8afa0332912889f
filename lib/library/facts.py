"""What a page can be filtered, counted and put in order by, as small lists of places.

The things of a page are numbered: item 0 is its article (the number is kept
free where there is none), then come its teasers; its commitments are numbered
by themselves.
"""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from typing import Any

from lib.frames import zone_of
from lib.schema import Article, Document, Moment, Teaser

Places = dict[str, dict[str, list[int]]]
"""Kind of filter -> value -> numbers of the things that have it."""

WIDEST = 40
"""An interval of more days than this isn't listed day by day."""
NO_TIME = -2**31
MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Facts:
    """A page's things by what they have.

    Attributes
    ----------
    items, records
        Places of articles and teasers, and of commitments. `publisher` and
        `language` hold for all of a page's things.
    item_count, record_count
        How many numbers the page takes.
    times
        Minutes since 1970 of each item, `NO_TIME` where it isn't known.
    wide
        Items with an interval too wide to list: number, first and last day.
    """

    items: Places
    records: Places
    item_count: int
    record_count: int
    publisher: str | None = None
    language: str | None = None
    times: list[int] = field(default_factory=list)
    wide: list[tuple[int, str, str]] = field(default_factory=list)

    def plain(self) -> list[Any]:
        """The facts as lists and dicts."""
        return [self.items, self.records, self.item_count, self.record_count, self.publisher, self.language, self.times,
                self.wide]


def facts_of(document: Document) -> Facts:
    """What a page's things have."""
    # no lambda: facts go from one process to another
    items: Places = defaultdict(partial(defaultdict, list))
    records: Places = defaultdict(partial(defaultdict, list))
    page, article, zone = document.page, document.article, zone_of(document.page)
    facts = Facts(items, records, 1 + len(document.teasers), len(document.commitments), page.publisher, page.language,
                  [NO_TIME] * (1 + len(document.teasers)))
    if article is not None:
        items["kind"]["article"].append(0)
        mark_article(items, article, zone)
        facts.times[0] = minute_of(article.published_at)
    for number, teaser in enumerate(document.teasers, 1):
        items["kind"]["teaser"].append(number)
        mark_teaser(facts, number, teaser, zone)
    mark_countries(items, document)
    for number, row in enumerate(document.commitments):
        records["record"][f"{row.country}|{row.kind}|{row.stance}"].append(number)
        records["country"][row.country].append(number)
        records["kind"][row.kind].append(number)
    if article is not None and document.commitments:
        everyone = list(range(len(document.commitments)))
        for topic in dict.fromkeys(article.topics):
            records["topic"][topic] = everyone
        day = day_of_moment(article.published_at, zone)
        if day is not None:
            records["on"][day.isoformat()] = everyone
    return facts


def mark_article(items: Places, article: Article, zone: tzinfo) -> None:
    """Note what the article has."""
    for topic in dict.fromkeys(article.topics):
        items["topic"][topic].append(0)
    if article.agency:
        items["agency"][article.agency].append(0)
    day = day_of_moment(article.published_at, zone)
    if day is not None:
        items["on"][day.isoformat()].append(0)


def mark_teaser(facts: Facts, number: int, teaser: Teaser, zone: tzinfo) -> None:
    """Note what a teaser has; `near` are the days that its interval touches besides the day it stands on."""
    items = facts.items
    for topic in dict.fromkeys(teaser.topics):
        items["topic"][topic].append(number)
    if teaser.agency:
        items["agency"][teaser.agency].append(number)
    day = day_of_moment(teaser.published_at, zone)
    if day is not None:
        items["on"][day.isoformat()].append(number)
    facts.times[number] = teaser_minute(teaser)
    if teaser.published_after is None or teaser.published_before is None:
        return
    first, last = teaser.published_after.astimezone(UTC).date(), teaser.published_before.astimezone(UTC).date()
    if (last - first).days > WIDEST:
        facts.wide.append((number, first.isoformat(), last.isoformat()))
        return
    for step in range((last - first).days + 1):
        touched = first + timedelta(days=step)
        if touched != day:
            items["near"][touched.isoformat()].append(number)


def mark_countries(items: Places, document: Document) -> None:
    """Note the countries: an article's mentions and commitments, a teaser's mentions."""
    places = {teaser.position: number for number, teaser in enumerate(document.teasers, 1)}
    found = {(row.country, places.get(row.teaser_position)) for row in document.mentions
             if row.teaser_position is not None}
    if document.article is not None:
        found |= {(row.country, 0) for row in document.mentions if row.where != "teaser"}
        found |= {(row.country, 0) for row in document.commitments}
    for country, number in sorted((c, n) for c, n in found if n is not None):
        items["country"][country].append(number)


def day_of_moment(moment: Moment | None, zone: tzinfo) -> date | None:
    """The day of an instant in the page's zone, or the day itself."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def minute_of(moment: Moment | None) -> int:
    """Minutes since 1970; of a mere day its noon in UTC."""
    if moment is None:
        return NO_TIME
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12), UTC)
    return int((moment - EPOCH) // MINUTE)


def teaser_minute(teaser: Teaser) -> int:
    """When a teaser counts: at its instant, else in the middle of its interval, else at noon of its day."""
    if isinstance(teaser.published_at, datetime):
        return minute_of(teaser.published_at)
    if teaser.published_after is not None and teaser.published_before is not None:
        return (minute_of(teaser.published_after) + minute_of(teaser.published_before)) // 2
    return minute_of(teaser.published_at)
