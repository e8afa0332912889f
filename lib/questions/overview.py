"""What is in here: the numbers of a corpus, each with the rows behind it."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from lib.filters import Filter
from lib.frames import COUNT, DAY, FAILED, FLAG, INSTANT, TEXT, Frames
from lib.questions.country import Row
from lib.questions.records import OF_ARTICLES, OF_PAGES, each, join_columns, typed

LOW_CONFIDENCE = 0.6
"""Commitments below this are worth a look."""
DOUBTS = ("failed", "warnings", "no_article", "truncated", "no_publisher", "no_language", "unknown_published", "day_only",
          "unknown_capture", "unknown_teaser_time", "low_confidence", "optional")
"""What may need a look, most serious first: keys of the labels' table `doubt`."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the corpus and what leads to its rows.

    Attributes
    ----------
    key
        Key of the labels' table `overview`.
    value
        The number.
    frame
        The frame whose rows it counts, or whose column's values.
    column
        The column whose distinct values it counts; None for rows.
    values
        These values, most frequent first; empty for rows. Each is a value
        of the filter of the same name.
    unknown
        Rows of the frame where the column is null.
    """

    key: str
    value: int
    frame: str
    column: str | None = None
    values: tuple[str, ...] = ()
    unknown: int = 0

    def leading_to(self, value: str, wanted: Filter) -> Filter:
        """The filter that shows the rows of one value besides what is wanted already.

        Raises
        ------
        ValueError
            If rows can't be filtered by this number's column (agencies).
        """
        if self.column == "published_on":
            return replace(wanted, days=(date.fromisoformat(value),))
        if self.column not in ("publisher", "language", "country"):
            raise ValueError(f"no filter by {self.column!r}")
        return wanted.without(self.column).toggled(self.column, value)


def count_corpus(frames: Frames, texts: int | None = None) -> list[Number]:
    """The numbers of a corpus, in the order in which they are shown.

    Parameters
    ----------
    frames
        Rows under the filter.
    texts
        Distinct texts among the articles, where someone has compared them (a library's `texts`).

    Returns
    -------
    list of Number
        "pages", "articles", "texts" (only where given), "teasers", "commitments" count rows; "publishers",
        "languages", "agencies", "countries", "days" count distinct values.
    """
    pages, articles = frames.pages, frames.articles
    agencies = pd.concat([articles["agency"], frames.teasers["agency"]])
    rows = [Number("pages", len(pages), "pages"), Number("articles", len(articles), "articles")]
    if texts is not None:
        rows.append(Number("texts", texts, "articles"))
    rows += [Number("teasers", len(frames.teasers), "teasers"),
             Number("commitments", len(frames.commitments), "commitments")]
    return [*rows, count_values("publishers", "pages", pages["publisher"]),
            count_values("languages", "pages", pages["language"]),
            count_values("agencies", "articles", agencies.rename("agency")),
            count_values("countries", "mentions", frames.mentions["country"]),
            count_values("days", "articles", articles["published_on"])]


def count_values(key: str, frame: str, column: pd.Series) -> Number:
    """How many distinct values a column has."""
    counted = Counter(str(value) for value in column.dropna())
    values = tuple(sorted(counted, key=lambda value: (-counted[value], value)))
    return Number(key, len(values), frame, str(column.name), values, int(column.isna().sum()))


# ------------------------------------------------------------------------ days
def count_days(articles: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """Articles a day.

    Returns
    -------
    DataFrame
        One row per day of publication with an article, in their order, then one for unknown days if there are any.

        - `day` (date32; null: not known)
        - `articles`, `publishers` (Int64): articles, and known publishers of that day
    """
    rows = join_columns(articles, pages, OF_PAGES)[["published_on", "publisher"]]
    counted: dict[date | None, Row] = {}
    for row in each(rows):
        day = counted.setdefault(row["published_on"], {"articles": 0, "names": set()})
        day["articles"] += 1
        day["names"] |= {row["publisher"]} - {None}
    found = [{"day": day, "articles": row["articles"], "publishers": len(row["names"])}
             for day, row in sorted(counted.items(), key=lambda item: item[0] or date.max)]
    return typed(found, {"day": DAY, "articles": COUNT, "publishers": COUNT})


def fill_days(days: pd.DataFrame) -> pd.DataFrame:
    """`count_days` with a row for every day from the first to the last, zero where none came out; unknown left out."""
    known = days[days["day"].notna()]
    if known.empty:
        return known
    first, last = min(known["day"]), max(known["day"])
    counted = {row["day"]: row for row in each(known)}
    every = [pd.Timestamp(day).date() for day in pd.date_range(first, last)]
    return typed(({"articles": 0, "publishers": 0} | counted.get(day, {}) | {"day": day} for day in every),
                 {"day": DAY, "articles": COUNT, "publishers": COUNT})


# --------------------------------------------------------------------- came last
def list_latest(frames: Frames, limit: int = 10) -> pd.DataFrame:
    """What came in last, by the load report, whose latest row comes first.

    Returns
    -------
    DataFrame
        One row per page or failed file.

        - `source`, `status` (string; never null)
        - `page_id` (null: the file failed), `title` (null: no article), `error` (null: it did not fail) (string)
        - `publisher`, `language` (string), `published_at` (instant), `published_on` (date32); null: not known
        - `articles`, `teasers`, `commitments` (Int64): found there
        - `needs_look` (boolean): is a reason given that something is missing or doubtful?
    """
    rows = frames.report.head(limit)
    rows = join_columns(join_columns(rows, frames.articles, OF_ARTICLES), frames.pages, ("publisher", "language"))
    found = [row | {"needs_look": bool(row["why"]) or row["status"] == FAILED} for row in each(rows)]
    return typed(found, {**dict.fromkeys(("source", "status", "page_id", "title", "error", "publisher", "language"), TEXT),
                         "published_at": INSTANT, "published_on": DAY,
                         **dict.fromkeys(("articles", "teasers", "commitments"), COUNT), "needs_look": FLAG})


# ---------------------------------------------------------------------- a look
@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may need a look.

    Attributes
    ----------
    key
        One of `DOUBTS`, key of the labels' table `doubt`.
    frame
        The frame whose rows these are, and with `column` their key: "page_id",
        "teaser_id", "commitment_id", or "source" for files that failed.
    ids
        The keys of the rows, in the frame's order.
    of
        Rows that were looked at.
    """

    key: str
    frame: str
    column: str
    ids: tuple[str, ...]
    of: int

    @property
    def count(self) -> int:
        """How many rows need a look."""
        return len(self.ids)


def find_doubts(frames: Frames, low_confidence: float = LOW_CONFIDENCE) -> list[Doubt]:
    """What needs a look, in the order of `DOUBTS`; only what occurs."""
    pages, articles, teasers, records = frames.pages, frames.articles, frames.teasers, frames.commitments
    no_day, no_instant = articles["published_on"].isna(), articles["published_at"].isna()
    timeless = teasers["published_at"].isna() & teasers["published_on"].isna() & teasers["published_after"].isna()
    found = [
        doubt("failed", "report", frames.report, frames.report["status"] == FAILED, "source"),
        doubt("warnings", "pages", pages, pages["warnings"].map(len) > 0),
        doubt("no_article", "pages", pages, ~pages["page_id"].isin(articles["page_id"])),
        doubt("truncated", "articles", articles, articles["truncated"] | articles["paywalled"]),
        doubt("no_publisher", "pages", pages, pages["publisher"].isna()),
        doubt("no_language", "pages", pages, pages["language"].isna()),
        doubt("unknown_published", "articles", articles, no_day & no_instant),
        doubt("day_only", "articles", articles, ~no_day & no_instant),
        doubt("unknown_capture", "pages", pages, pages["captured_after"].isna() | pages["captured_before"].isna()),
        doubt("unknown_teaser_time", "teasers", teasers, timeless, "teaser_id"),
        doubt("low_confidence", "commitments", records, records["confidence"] < low_confidence, "commitment_id"),
        doubt("optional", "commitments", records, records["optional"], "commitment_id"),
    ]
    return [one for one in found if one.count]


def doubt(key: str, frame: str, rows: pd.DataFrame, mask: pd.Series, column: str = "page_id") -> Doubt:
    """The rows of a frame that a mask chooses; null chooses none."""
    chosen = rows.loc[mask.fillna(False).astype(bool), column]
    return Doubt(key, frame, column, tuple(chosen), len(rows))
