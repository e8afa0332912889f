"""What a library counts, asked of whole frames: plain, slow, and the measure for the others."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from lib.filters import Filter, narrow
from lib.frames import Frames
from lib.library.facts import NO_TIME, WIDEST
from lib.library.home import Facet

NOON = 12 * 60


def cut(rows: pd.DataFrame, limit: int | None, offset: int) -> pd.DataFrame:
    """One page of rows."""
    if limit is None and not offset:
        return rows
    return rows.iloc[offset:None if limit is None else offset + limit].reset_index(drop=True)


def count_facets(frames: Frames, word: str, wanted: Filter) -> list[Facet]:
    """For each value of a kind, how many articles and teasers there would be with it alone."""
    counted = []
    open_frames = narrow(frames, wanted.without(word)) if hasattr(wanted, word) else narrow(frames, wanted)
    for value in values_of(open_frames, word):
        if word == "agency":
            count = sum(int((rows["agency"] == value).sum()) for rows in (open_frames.articles, open_frames.teasers))
        else:
            alone = narrow(frames, with_value(wanted, word, value))
            count = len(alone.articles) + len(alone.teasers)
        counted.append(Facet(value, count))
    return sorted((facet for facet in counted if facet.count), key=lambda facet: (-facet.count, facet.value))


def with_value(wanted: Filter, word: str, value: str) -> Filter:
    """The filter with one value alone for a kind."""
    if word == "days":
        return replace(wanted, days=(date.fromisoformat(value),))
    return wanted.without(word).toggled(word, value)


def values_of(frames: Frames, word: str) -> set[str]:
    """The values of one kind that occur."""
    items = (frames.articles, frames.teasers)
    if word == "topic":
        return {topic for rows in items for topics in rows["topics"] for topic in topics}
    if word == "country":
        return set(frames.mentions["country"]) | set(frames.commitments["country"])
    if word == "agency":
        return {value for rows in items for value in rows["agency"].dropna() if value}
    if word == "days":
        return {day.isoformat() for rows in items for day in days_of(rows)}
    return {value for value in frames.pages[word].dropna() if value}


def days_of(rows: pd.DataFrame) -> Iterable[date]:
    """The days that rows stand on, and those that a not too wide interval touches."""
    yield from rows["published_on"].dropna()
    if "published_after" in rows:
        known = rows[rows["published_after"].notna() & rows["published_before"].notna()]
        for after, before in zip(known["published_after"], known["published_before"], strict=True):
            width = (before.date() - after.date()).days
            if width <= WIDEST:
                yield from (after.date() + timedelta(days=step) for step in range(width + 1))


def count_stances(commitments: pd.DataFrame) -> list[tuple[str, str, str, int]]:
    """Country, kind, stance and number of commitments."""
    counted = Counter(zip(commitments["country"], commitments["kind"], commitments["stance"], strict=True))
    return sorted((*key, count) for key, count in counted.items())


def lanes_of(teasers: pd.DataFrame, mentions: pd.DataFrame, lane: str) -> dict[str, Any]:
    """For each value of a kind the times of the teasers that have it."""
    minutes = pd.Series(minutes_of(teasers), index=teasers["teaser_id"])
    if lane == "topic":
        pairs = teasers[["teaser_id", "topics"]].explode("topics").dropna().drop_duplicates()
    elif lane == "country":
        pairs = mentions[mentions["teaser_id"].notna()][["teaser_id", "country"]].drop_duplicates()
    else:
        pairs = teasers[["teaser_id", lane]].dropna()
    return {str(value): minutes[rows["teaser_id"]].to_numpy() for value, rows in pairs.groupby(pairs.columns[1])
            if len(rows)}


def minutes_of(teasers: pd.DataFrame) -> Any:
    """Minutes since 1970 of each teaser: its instant, else the middle of its interval, else noon of its day."""
    exact, after, before = (whole_minutes(teasers[column]) for column in
                            ("published_at", "published_after", "published_before"))
    days = whole_minutes(pd.to_datetime(teasers["published_on"].astype("object"), utc=True)) + NOON
    middle = np.where((after != NO_TIME) & (before != NO_TIME), (after + before) // 2, NO_TIME)
    days = np.where(teasers["published_on"].notna(), days, NO_TIME)
    return np.where(exact != NO_TIME, exact, np.where(middle != NO_TIME, middle, days))


def whole_minutes(instants: pd.Series) -> Any:
    """Instants as whole minutes since 1970, null as `NO_TIME`."""
    seconds = instants.astype("datetime64[s, UTC]").astype("int64").to_numpy()
    return np.where(instants.isna().to_numpy(), NO_TIME, seconds // 60)
