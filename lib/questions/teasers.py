"""What stood around a story: topics, agencies, neighbours and ages of teasers, as counts.

Whole columns are counted at once, so that a hundred thousand teasers take
the time of a few reruns. Every table brings the total beside the count;
shares are left to the page.
"""
from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.frames import COUNT, NUMBER, TEXT
from lib.questions.records import OF_PAGES, join_columns

AGE_EDGES_HOURS = (0, 1, 3, 6, 12, 24, 48, 168, 720)
"""Ages are counted from one edge to below the next, the last without end."""
NO_TIME, DAY_ONLY, NO_CAPTURE, AFTER_CAPTURE = "no_time", "day_only", "no_capture", "after_capture"
"""Why an age is unknown: no time; a day without one; a capture not known at both ends, so that a printed age leads
nowhere; newer than the page."""
MICROSECONDS_AN_HOUR = 3_600_000_000


def count_topics(teasers: pd.DataFrame, pages: pd.DataFrame, by: str = "publisher") -> pd.DataFrame:
    """The topic mix of each publisher or page.

    Parameters
    ----------
    by
        A column of the teasers or of their pages: "publisher", "page_id", "language".

    Returns
    -------
    DataFrame
        One row per value of `by` and topic, those with most teasers first.

        - `<by>` (string; null: not known)
        - `topic` (string; null: teasers without a topic)
        - `count` (Int64): teasers with it; one with two topics counts for both
        - `total` (Int64): teasers of this value of `by`
    """
    rows = with_pages(teasers, pages, by)
    return add_totals(count_by(explode_topics(rows), [by, "topic"]), rows, by)


def count_agencies(teasers: pd.DataFrame, pages: pd.DataFrame, by: str = "publisher") -> pd.DataFrame:
    """How much of each publisher's or page's teasers names which agency.

    Returns
    -------
    DataFrame
        One row per value of `by` and agency: `<by>` (string; null: not
        known), `agency` (string; null: none is named, which is not the same
        as none was used), `count`, `total` (Int64): as in `count_topics`.
    """
    rows = with_pages(teasers, pages, by)
    return add_totals(count_by(rows, [by, "agency"]), rows, by)


def find_neighbours(
    teasers: pd.DataFrame, articles: pd.DataFrame, pages: pd.DataFrame, page_ids: Collection[str],
) -> pd.DataFrame:
    """What publishers put beside the chosen stories, and beside all their others.

    Parameters
    ----------
    page_ids
        Pages of the chosen stories, e.g. of `pages_about`.

    Returns
    -------
    DataFrame
        One row per publisher with a chosen story and topic of its teasers,
        by publisher, then most beside first.

        - `publisher` (string; null: not known), `topic` (string; null: without a topic)
        - `beside`, `beside_total` (Int64): teasers with the topic, and all, on pages of the chosen stories
        - `elsewhere`, `elsewhere_total` (Int64): the same on its other pages with a story
    """
    rows = with_pages(teasers[teasers["page_id"].isin(articles["page_id"])], pages, "publisher")
    rows = rows.assign(chosen=rows["page_id"].isin(list(page_ids)))
    topics = count_by(explode_topics(rows), ["publisher", "chosen", "topic"])
    totals = count_by(rows, ["publisher", "chosen"])
    found = totals.loc[totals["chosen"], ["publisher"]].merge(
        topics[["publisher", "topic"]].drop_duplicates(), on="publisher", how="inner")
    for name, chosen in (("beside", True), ("elsewhere", False)):
        for counted, label in ((topics, name), (totals, f"{name}_total")):
            part = counted[counted["chosen"] == chosen].drop(columns="chosen").rename(columns={"count": label})
            found = found.merge(part, on=[column for column in part if column != label], how="left")
            found[label] = found[label].fillna(0)
    found = found[["publisher", "topic", "beside", "beside_total", "elsewhere", "elsewhere_total"]]
    return found.sort_values(["publisher", "beside", "topic"], ascending=[True, False, True], ignore_index=True)


def pages_about(
    articles: pd.DataFrame, mentions: pd.DataFrame, topics: Collection[str] = (), countries: Collection[str] = (),
) -> list[str]:
    """Pages whose article has one of the topics and names one of the countries; what is empty asks for nothing."""
    kept = articles
    if topics:
        wanted = set(topics)
        kept = kept[[not wanted.isdisjoint(own) for own in kept["topics"]]]
    if countries:
        inside = mentions[mentions["country"].isin(list(countries)) & (mentions["where"] != "teaser")]
        kept = kept[kept["page_id"].isin(inside["page_id"])]
    return list(kept["page_id"])


# ------------------------------------------------------------------------- ages
def find_ages(teasers: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """How old each teaser was when its page was saved.

    The middle of the capture's interval minus the time of the teaser, or
    the middle of its interval.

    Returns
    -------
    DataFrame
        One row per teaser, in their order.

        - `teaser_id`, `page_id` (string), `publisher` (string; null: not known)
        - `age_hours` (Float64, hours); null: not known
        - `spread_hours` (Float64, hours): width of the capture's and the teaser's intervals together; null: not known
        - `reason` (string): why the age is null: "no_time", "day_only", "no_capture", "after_capture"; null: known
    """
    rows = with_pages(teasers, pages, "publisher")
    exact = hours_of(rows, "published_at")
    after = np.where(np.isnan(exact), hours_of(rows, "published_after"), exact)
    before = np.where(np.isnan(exact), hours_of(rows, "published_before"), exact)
    saved_after, saved_before = hours_of(rows, "captured_after"), hours_of(rows, "captured_before")
    width = (before - after) + (saved_before - saved_after)
    age = ((saved_after - after) + (saved_before - before)) / 2
    timed, saved = ~np.isnan(after + before), ~np.isnan(saved_after + saved_before)
    late = timed & saved & (age < -width / 2)
    day_only = ~timed & rows["published_on"].notna().to_numpy()
    loose = ~timed & ~saved & rows["time_text"].notna().to_numpy()
    reason = np.select([day_only, loose, ~timed, ~saved, late],
                       [DAY_ONLY, NO_CAPTURE, NO_TIME, NO_CAPTURE, AFTER_CAPTURE], "")
    hours = np.where(late, np.nan, np.maximum(age, 0.0)).round(3)
    spread = np.where(late, np.nan, width).round(3)
    return pd.DataFrame({
        "teaser_id": rows["teaser_id"], "page_id": rows["page_id"], "publisher": rows["publisher"],
        "age_hours": pd.Series(hours, dtype=NUMBER), "spread_hours": pd.Series(spread, dtype=NUMBER),
        "reason": pd.Series([word or None for word in reason], dtype=TEXT)})


def count_ages(ages: pd.DataFrame, by: str = "publisher", edges: Sequence[float] = AGE_EDGES_HOURS) -> pd.DataFrame:
    """How teasers age: how many of each age stood on the pages when they were saved.

    Parameters
    ----------
    ages
        What `find_ages` returns.

    Returns
    -------
    DataFrame
        One row per value of `by` and span of ages, youngest first, unknown ones last; spans without teasers have none.

        - `<by>` (string; null: not known)
        - `from_hours`, `to_hours` (Float64): from this age to below that; `to_hours` null: without end;
          both null: the age is unknown
        - `reason` (string): why it is unknown; null: it is known
        - `count` (Int64): teasers; `total` (Int64): teasers of this value of `by`
    """
    known = ages["age_hours"].notna()
    hours = ages["age_hours"].fillna(0.0).to_numpy(float)
    places = np.searchsorted(np.asarray(edges, dtype=float), hours, side="right") - 1
    rows = ages[[by, "reason"]].assign(place=pd.Series(places, index=ages.index, dtype=COUNT).where(known, len(edges)))
    counted = add_totals(count_by(rows, [by, "place", "reason"]), rows, by)
    begins = dict(enumerate(edges))
    counted["from_hours"] = pd.Series(counted["place"].map(begins), dtype=NUMBER)
    counted["to_hours"] = pd.Series(counted["place"].map({at - 1: edge for at, edge in begins.items()}), dtype=NUMBER)
    counted = counted.sort_values([by, "place", "reason"], ignore_index=True)
    counted.loc[counted["reason"].notna(), ["from_hours", "to_hours"]] = pd.NA
    return counted[[by, "from_hours", "to_hours", "reason", "count", "total"]]


# --------------------------------------------------------------------- counting
def with_pages(teasers: pd.DataFrame, pages: pd.DataFrame, by: str) -> pd.DataFrame:
    """Teasers with the columns of their page."""
    rows = join_columns(teasers, pages, OF_PAGES)
    if by not in rows:
        raise KeyError(f"teasers and pages have no column {by!r}")
    return rows


def explode_topics(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per teaser and topic, one with a null topic where there is none."""
    lists = rows["topics"].to_numpy()
    lengths = np.fromiter((len(topics) or 1 for topics in lists), dtype=np.int64, count=len(lists))
    flat = [topic for topics in lists for topic in (topics or (None,))]
    repeated = rows[[column for column in ("publisher", "page_id", "language", "chosen") if column in rows]]
    found = repeated.loc[repeated.index.repeat(lengths)].reset_index(drop=True)
    return found.assign(topic=pd.Series(flat, dtype=TEXT))


def count_by(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """How many rows have each combination of values, nulls among them."""
    sizes = rows.groupby(columns, dropna=False, sort=False, observed=True).size()
    return pd.Series(sizes, dtype=COUNT, name="count").reset_index()


def add_totals(counted: pd.DataFrame, rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Counts with how many rows their value of `by` has, the largest first."""
    totals = count_by(rows, [by]).rename(columns={"count": "total"})
    found = counted.merge(totals, on=by, how="left")
    return found.sort_values(["total", by, "count"], ascending=[False, True, False], kind="stable", ignore_index=True)


def hours_of(rows: pd.DataFrame, column: str) -> npt.NDArray[np.float64]:
    """A column of instants as hours since 1970, null as not a number."""
    times = np.asarray(rows[column].dt.tz_localize(None).to_numpy("datetime64[us]"))
    return np.where(np.isnat(times), np.nan, times.astype(np.int64) / MICROSECONDS_AN_HOUR)
