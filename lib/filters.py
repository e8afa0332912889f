"""One filter: it narrows the frames, and says itself in words.

Values of one kind are joined by *or*, kinds by *and*. A country matches
articles and teasers that mention it or have a record of it.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from lib.frames import Frames
from lib.labels import Labels
from lib.schema import TOPICS

WORDS = ("country", "topic", "publisher", "language", "days")
"""The kinds of a filter: the same word in code, session state and address."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; an empty tuple asks for everything.

    Attributes
    ----------
    country
        ISO 3166-1 alpha-3 codes and group codes.
    topic
        IPTC Media Topics, top level.
    publisher, language
        As the pages carry them.
    days
        First and last day, both included; empty for all days. Rows whose
        day isn't known match only an empty span.
    """

    country: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    days: tuple[date, ...] = ()

    def __bool__(self) -> bool:
        return any((self.country, self.topic, self.publisher, self.language, self.days))

    def without(self, word: str) -> Filter:
        """The same filter with one kind left open."""
        open_kind: dict[str, Any] = {word: ()}
        return replace(self, **open_kind)

    def toggled(self, word: str, value: str) -> Filter:
        """The same filter with one value added, or taken out if it was there."""
        values: tuple[str, ...] = getattr(self, word)
        changed = tuple(v for v in values if v != value) if value in values else (*values, value)
        changes: dict[str, Any] = {word: changed}
        return replace(self, **changes)

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day, or None for all days."""
        return (min(self.days), max(self.days)) if self.days else None


# ------------------------------------------------------------ address <-> filter
def to_words(wanted: Filter) -> dict[str, list[str]]:
    """A filter as the parameters of an address; open kinds are left out."""
    words = {word: list(getattr(wanted, word)) for word in WORDS[:4] if getattr(wanted, word)}
    if wanted.span:
        first, last = wanted.span
        words["days"] = [first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"]
    return words


def from_words(words: Mapping[str, list[str]], countries: Iterable[str]) -> Filter:
    """Parameters of an address as a filter; what makes no sense is dropped.

    Parameters
    ----------
    words
        Parameter name -> its values.
    countries
        The codes that exist.
    """
    known = set(countries)
    return Filter(
        country=keep(words.get("country", []), known),
        topic=keep(words.get("topic", []), set(TOPICS)),
        publisher=keep(words.get("publisher", []), None),
        language=keep(words.get("language", []), None),
        days=parse_days(words.get("days", [])),
    )


def keep(values: Iterable[str], known: set[str] | None) -> tuple[str, ...]:
    """The values that are known, once each, in their order."""
    return tuple(v for v in dict.fromkeys(values) if v and (known is None or v in known))


def parse_days(values: list[str]) -> tuple[date, ...]:
    """`2025-09-04` or `2025-09-04..2025-09-06` as days; anything else as none."""
    if len(values) != 1:
        return ()
    try:
        days = sorted({date.fromisoformat(part) for part in values[0].split("..")})
    except ValueError:
        return ()
    return tuple(days) if len(days) <= 2 else ()


# --------------------------------------------------------------------- in words
def say_filter(wanted: Filter, labels: Labels) -> str:
    """The filter in words, e.g. "Estonia or Latvia; politics and government"; empty when it asks for everything."""
    joined = f" {labels('filter.or')} "
    parts = [joined.join(labels.country(code) for code in wanted.country),
             joined.join(labels.topic(name) for name in wanted.topic),
             joined.join(wanted.publisher),
             joined.join(labels.language_name(code) for code in wanted.language),
             say_days(wanted, labels)]
    return "; ".join(part for part in parts if part)


def say_days(wanted: Filter, labels: Labels) -> str:
    """The days in words, empty for all days."""
    if not wanted.span:
        return ""
    first, last = wanted.span
    return labels.day(first) if first == last else f"{labels.day(first)} – {labels.day(last)}"


def say_result(wanted: Filter, labels: Labels, noun: str, shown: int, total: int) -> str:
    """How many there are, and of what: "2 of 9 articles: Estonia; politics and government".

    Parameters
    ----------
    noun
        "articles", "teasers" or "commitments": a key of the labels' nouns.
    """
    if not wanted:
        return labels("filter.everything", items=labels.count(noun, total)) if total > 1 else labels.count(noun, total)
    return labels("filter.some", shown=labels.number(shown), items=labels.count(noun, total, "of"),
                  what=say_filter(wanted, labels))


# --------------------------------------------------------------------- narrowing
def narrow(frames: Frames, wanted: Filter) -> Frames:
    """The rows of each frame that a filter asks for.

    `pages` keeps pages with a matching article or teaser; `commitments` and
    `mentions` keep rows of matching articles and teasers, and of these the
    wanted countries alone.
    """
    if not wanted:
        return frames
    pages = frames.pages[page_mask(frames.pages, wanted)]
    articles = frames.articles[frames.articles["page_id"].isin(pages["page_id"]) & row_mask(frames.articles, wanted)]
    teasers = frames.teasers[frames.teasers["page_id"].isin(pages["page_id"]) & row_mask(frames.teasers, wanted)]
    if wanted.country:
        articles = articles[articles["page_id"].isin(articles_of(frames, wanted.country))]
        teasers = teasers[teasers["teaser_id"].isin(teasers_of(frames, wanted.country))]
    kept = pd.concat([articles["page_id"], teasers["page_id"]]).unique()
    return Frames(
        pages=pages[pages["page_id"].isin(kept)], articles=articles, teasers=teasers,
        mentions=narrow_mentions(frames.mentions, articles, teasers, wanted),
        commitments=by_country(frames.commitments[frames.commitments["page_id"].isin(articles["page_id"])], wanted),
        report=frames.report,
    )


def page_mask(pages: pd.DataFrame, wanted: Filter) -> pd.Series:
    """Pages of the wanted publishers and languages."""
    mask = pd.Series(True, index=pages.index)
    if wanted.publisher:
        mask &= pages["publisher"].isin(wanted.publisher)
    if wanted.language:
        mask &= pages["language"].isin(wanted.language)
    return mask


def row_mask(rows: pd.DataFrame, wanted: Filter) -> pd.Series:
    """Articles or teasers with a wanted topic, on a wanted day."""
    mask = pd.Series(True, index=rows.index)
    if wanted.topic:
        topics = set(wanted.topic)
        mask &= pd.Series([not topics.isdisjoint(t) for t in rows["topics"]], index=rows.index, dtype=bool)
    if wanted.span:
        mask &= day_mask(rows, *wanted.span)
    return mask


def day_mask(rows: pd.DataFrame, first: date, last: date) -> pd.Series:
    """Rows whose day, or whose interval, touches the days asked for."""
    mask = ((rows["published_on"] >= first) & (rows["published_on"] <= last)).fillna(False).astype(bool)
    if "published_after" in rows:
        begin = pd.Timestamp(first, tz="UTC")
        end = pd.Timestamp(last + timedelta(days=1), tz="UTC")
        mask |= (rows["published_after"] < end) & (rows["published_before"] >= begin)
    return mask


def articles_of(frames: Frames, countries: tuple[str, ...]) -> pd.Series:
    """Identifiers of pages whose article mentions one of the countries or has a record of it."""
    mentions, commitments = frames.mentions, frames.commitments
    named = mentions[mentions["country"].isin(countries) & (mentions["where"] != "teaser")]["page_id"]
    recorded = commitments[commitments["country"].isin(countries)]["page_id"]
    found: pd.Series = pd.concat([named, recorded])
    return found


def teasers_of(frames: Frames, countries: tuple[str, ...]) -> pd.Series:
    """Identifiers of teasers that mention one of the countries."""
    mentions = frames.mentions
    named: pd.Series = mentions[mentions["country"].isin(countries) & mentions["teaser_id"].notna()]["teaser_id"]
    return named


def narrow_mentions(mentions: pd.DataFrame, articles: pd.DataFrame, teasers: pd.DataFrame,
                    wanted: Filter) -> pd.DataFrame:
    """Mentions in the articles and teasers that were kept."""
    in_article = mentions["teaser_id"].isna() & mentions["page_id"].isin(articles["page_id"])
    return by_country(mentions[in_article | mentions["teaser_id"].isin(teasers["teaser_id"])], wanted)


def by_country(rows: pd.DataFrame, wanted: Filter) -> pd.DataFrame:
    """The rows of the wanted countries, all rows when none is named."""
    return rows[rows["country"].isin(wanted.country)] if wanted.country else rows
