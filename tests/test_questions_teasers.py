"""What stood around a story: topics, agencies, neighbours, ages."""
from __future__ import annotations

from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.frames import Frames, build_frames, empty_frames
from lib.questions.teasers import (
    AGE_EDGES_HOURS,
    count_agencies,
    count_ages,
    count_topics,
    find_ages,
    find_neighbours,
    pages_about,
)
from lib.schema import Teaser
from tests.questions_frames import at, day, samples, story

WAR, SPORT, POLITICS = "conflict, war and peace", "sport", "politics and government"
SAVED = at(9, 5, 12)


def teaser(position: int, *topics: str, **more: object) -> Teaser:
    return Teaser(position, "list", f"Title {position}", topics=list(topics), **more)  # type: ignore[arg-type]


@pytest.fixture
def frames() -> Frames:
    return build_frames([
        story("A", at(9, 4), topics=[WAR], mentions=["EST"], teasers=[teaser(0, SPORT), teaser(1, SPORT, POLITICS), teaser(2, agency="dpa")]),
        story("A", at(9, 5), topics=[SPORT], teasers=[teaser(0, POLITICS, agency="dpa")]),
        story(None, at(9, 5), topics=[WAR], teasers=[teaser(0, SPORT, agency="AFP")]),
    ])


def rows_of(found: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    plain = found[list(columns)].astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))


def test_topic_mix_counts_a_teaser_for_each_of_its_topics(frames: Frames) -> None:
    found = count_topics(frames.teasers, frames.pages)
    assert sorted(rows_of(found, "publisher", "topic", "count", "total"), key=str) == sorted([
        ("A", SPORT, 2, 4), ("A", POLITICS, 2, 4), ("A", None, 1, 4), (None, SPORT, 1, 1)], key=str)


def test_topic_mix_of_each_page(frames: Frames) -> None:
    assert count_topics(frames.teasers, frames.pages, "page_id")["total"].max() == 3


def test_agency_shares_state_those_without(frames: Frames) -> None:
    assert set(rows_of(count_agencies(frames.teasers, frames.pages), "publisher", "agency", "count", "total")) == {
        ("A", "dpa", 2, 4), ("A", None, 2, 4), (None, "AFP", 1, 1)}


def test_neighbours_of_a_story_stand_beside_the_publishers_others(frames: Frames) -> None:
    chosen = pages_about(frames.articles, frames.mentions, topics=[WAR], countries=["EST"])
    assert len(chosen) == 1
    found = find_neighbours(frames.teasers, frames.articles, frames.pages, chosen)
    assert rows_of(found, "publisher", "topic", "beside", "beside_total", "elsewhere", "elsewhere_total")[0] == ("A", SPORT, 2, 3, 0, 1)
    assert set(found["publisher"]) == {"A"}


def test_pages_about_nothing_are_all(frames: Frames) -> None:
    assert len(pages_about(frames.articles, frames.mentions)) == 3


def test_unknown_column_is_an_error(frames: Frames) -> None:
    with pytest.raises(KeyError, match="weekday"):
        count_topics(frames.teasers, frames.pages, "weekday")


# ------------------------------------------------------------------------- ages
@pytest.mark.parametrize(("more", "hours", "reason"), [
    pytest.param({"published_at": SAVED - timedelta(hours=2)}, 2.0, None, id="instant"),
    pytest.param({"published_after": SAVED - timedelta(hours=3), "published_before": SAVED - timedelta(hours=1)}, 2.0, None, id="interval"),
    pytest.param({"published_at": day(9, 4)}, None, "day_only", id="day"),
    pytest.param({}, None, "no_time", id="no time"),
    pytest.param({"published_at": SAVED + timedelta(days=1)}, None, "after_capture", id="later than the page"),
])
def test_age_of_a_teaser(more: dict[str, object], hours: float | None, reason: str | None) -> None:
    frames = build_frames([story("A", at(9, 4), captured=SAVED, teasers=[teaser(0, **more)])])
    assert rows_of(find_ages(frames.teasers, frames.pages), "age_hours", "reason") == [(hours, reason)]


def test_age_on_a_page_without_a_capture_is_unknown() -> None:
    frames = build_frames([story("A", at(9, 4), teasers=[teaser(0, published_at=SAVED)])])
    assert rows_of(find_ages(frames.teasers, frames.pages), "age_hours", "reason") == [(None, "no_capture")]


def test_ages_are_counted_from_edge_to_edge_and_unknown_ones_last() -> None:
    times = [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2), timedelta(days=90)]
    frames = build_frames([story("A", at(9, 4), captured=SAVED, teasers=[
        *(teaser(n, published_at=SAVED - age) for n, age in enumerate(times)), teaser(9)])])
    found = count_ages(find_ages(frames.teasers, frames.pages))
    assert rows_of(found, "from_hours", "to_hours", "reason", "count", "total") == [
        (0.0, 1.0, None, 1, 5), (1.0, 3.0, None, 2, 5), (720.0, None, None, 1, 5), (None, None, "no_time", 1, 5)]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(("A", "B", None)), st.integers(-2000, 100_000) | st.none()), max_size=20))
def test_every_teaser_is_counted_once(minutes: list[tuple[str | None, int | None]]) -> None:
    frames = build_frames([story(name, at(9, 4), captured=SAVED, name=str(n), teasers=[
        teaser(0, published_at=None if age is None else SAVED - timedelta(minutes=age))]) for n, (name, age) in enumerate(minutes)])
    found = count_ages(find_ages(frames.teasers, frames.pages))
    assert found["count"].sum() == len(minutes)
    assert found["from_hours"].dropna().isin(AGE_EDGES_HOURS).all()


@pytest.mark.parametrize("count", [count_topics, count_agencies])
def test_no_teasers_are_an_empty_table(count: object) -> None:
    frames = empty_frames()
    assert count(frames.teasers, frames.pages).empty  # type: ignore[operator]
    assert count_ages(find_ages(frames.teasers, frames.pages)).empty
    assert find_neighbours(frames.teasers, frames.articles, frames.pages, []).empty


def test_samples_are_counted_whole() -> None:
    frames = samples()
    assert count_agencies(frames.teasers, frames.pages)["count"].sum() == len(frames.teasers)
    ages = find_ages(frames.teasers, frames.pages)
    assert count_ages(ages, by="page_id")["count"].sum() == len(frames.teasers)
    assert ages["age_hours"].notna().any() and (ages["age_hours"].dropna() >= 0).all()
    assert (ages["age_hours"].isna() == ages["reason"].notna()).all()
