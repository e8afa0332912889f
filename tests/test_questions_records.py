"""When and where a record was said."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.frames import build_frames, empty_frames
from lib.questions.records import address_key, date_records, find_revisions, newest_versions
from tests.questions_frames import at, day, records_of, samples, says, story


def test_instant_of_publication_is_an_interval_without_width() -> None:
    row = records_of(story("A", at(9, 4), [says("EST", "troops", "pledged")])).iloc[0]
    assert row["said_after"] == row["said_before"] == at(9, 4)
    assert (row["said_on"], row["dated_by"]) == (day(9, 4), "published")


def test_day_of_publication_is_a_day_long_in_the_pages_zone() -> None:
    row = records_of(story("A", day(9, 4), [says("EST", "troops", "pledged")])).iloc[0]
    assert (row["said_after"], row["said_before"]) == (at(9, 4, 0), at(9, 5, 0))


def test_day_named_by_the_text_goes_before_the_publication() -> None:
    row = records_of(story("A", at(9, 4), [says("EST", "troops", "pledged", voiced_at=day(9, 2))])).iloc[0]
    assert (row["said_on"], row["dated_by"], row["said_before"]) == (day(9, 2), "voiced", at(9, 3, 0))


def test_day_of_the_publication_named_by_the_text_ends_with_it() -> None:
    row = records_of(story("A", at(9, 4, 9), [says("EST", "troops", "pledged", voiced_at=day(9, 4))])).iloc[0]
    assert (row["said_after"], row["said_before"]) == (at(9, 4, 0), at(9, 4, 9))


def test_day_after_the_publication_is_not_believed() -> None:
    row = records_of(story("A", at(9, 4), [says("EST", "troops", "pledged", voiced_at=day(9, 9))])).iloc[0]
    assert row["dated_by"] == "published"


def test_record_without_publication_was_said_before_its_capture() -> None:
    row = records_of(story("A", None, [says("EST", "troops", "pledged")], captured=at(9, 4))).iloc[0]
    assert pd.isna(row["said_after"]) and pd.isna(row["said_on"])
    assert (row["said_before"], row["dated_by"]) == (at(9, 4), "captured")


def test_record_without_any_time_comes_last_and_stays_unknown() -> None:
    rows = records_of(story("A", None, [says("EST", "troops", "pledged")]), story("B", at(9, 4), [says("EST", "troops", "refused")]))
    assert list(rows["stance"]) == ["refused", "pledged"]
    assert rows.loc[1, ["said_on", "said_after", "said_before", "dated_by"]].isna().all()


def test_new_words_of_a_later_version_lie_between_the_versions() -> None:
    url = "https://a.example/story"
    rows = records_of(
        story("A", at(9, 4, 8), [says("EST", "troops", "undecided"), says("FIN", "troops", "refused")], url=url, captured=at(9, 4, 10)),
        story("A", at(9, 4, 8), [says("EST", "troops", "pledged"), says("FIN", "troops", "refused")],
              url=f"{url}?utm_source=x#top", captured=at(9, 5, 9), modified=at(9, 5, 7)))
    new = rows[rows["stance"] == "pledged"].iloc[0]
    assert (new["said_after"], new["said_before"], new["dated_by"]) == (at(9, 4, 10), at(9, 5, 7), "revised")
    assert (new["version"], new["versions"]) == (2, 2)
    assert set(rows[rows["country"] == "FIN"]["said_before"]) == {pd.Timestamp(at(9, 4, 8))}
    assert len(newest_versions(rows)) == 2


@pytest.mark.parametrize(("one", "other", "same"), [
    ("https://www.a.example/x/", "http://a.example/x", True), ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
    ("https://a.example/x?b=1&a=2", "https://a.example/x?a=2&b=1", True), ("https://a.example/x#y", "https://A.example/x", True)])
def test_address_is_the_same_without_what_tracks(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "paris.html", "http://[broken", "mailto:a@b.example"])
def test_address_of_nothing_is_none(url: str | None) -> None:
    assert address_key(url) is None


@given(st.text(max_size=60))
def test_address_of_any_text_never_fails(url: str) -> None:
    assert address_key(url) is None or isinstance(address_key(url), str)


def test_empty_frames_give_an_empty_table() -> None:
    frames = empty_frames()
    assert date_records(frames.commitments, frames.articles, frames.pages).empty
    assert find_revisions(frames.pages, frames.articles).empty


def test_records_with_joined_columns_are_dated_alike() -> None:
    frames = build_frames([story("A", at(9, 4), [says("EST", "troops", "pledged")])])
    joined = frames.commitments.merge(frames.articles[["page_id", "title", "published_on", "published_at"]]).merge(
        frames.pages[["page_id", "source", "publisher", "language", "time_zone", "captured_after", "captured_before"]])
    plain = date_records(frames.commitments, frames.articles, frames.pages)
    pd.testing.assert_frame_equal(date_records(joined, frames.articles, frames.pages)[list(plain)], plain)


def test_samples_have_one_address_with_two_versions() -> None:
    frames = samples()
    found = find_revisions(frames.pages, frames.articles)
    assert list(found["version"]) == [1, 2]
    rows = date_records(frames.commitments, frames.articles, frames.pages)
    assert len(rows) == len(frames.commitments)
    both = rows.dropna(subset=["said_after", "said_before"])
    assert (both["said_after"] <= both["said_before"]).all()
