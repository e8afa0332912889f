"""What changed, between which times, with both sentences."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.questions.changes import ACROSS, SAME_ADDRESS, SAME_PUBLISHER, find_changes
from lib.questions.records import date_records
from lib.schema import STANCES
from tests.questions_frames import at, day, records_of, samples, says, story


def test_change_is_dated_by_the_two_publications_around_it() -> None:
    found = find_changes(records_of(story("A", at(9, 4), [says("LVA", "troops", "undecided", "We look.")]),
                                    story("A", at(10, 24), [says("LVA", "troops", "pledged", "We go.")])))
    row = found.iloc[0]
    assert (row["after"], row["before"], row["is_certain"]) == (at(9, 4), at(10, 24), True)
    assert (row["evidence_old"], row["evidence_new"]) == ("We look.", "We go.")
    assert (row["direction"], row["turns"], row["scope"]) == ("towards", True, SAME_PUBLISHER)


def test_change_between_days_lies_between_their_outer_ends() -> None:
    row = find_changes(records_of(story("A", day(9, 4), [says("LVA", "troops", "pledged")]),
                                  story("A", day(9, 9), [says("LVA", "troops", "refused")]))).iloc[0]
    assert (row["after"], row["before"], row["direction"]) == (at(9, 4, 0), at(9, 10, 0), "away")


def test_day_named_by_the_text_orders_before_the_publication() -> None:
    row = find_changes(records_of(
        story("A", at(9, 4), [says("LVA", "troops", "pledged", voiced_at=day(9, 1)), says("LVA", "troops", "undecided", voiced_at=day(7, 1))],
              ))).iloc[0]
    assert (row["stance_old"], row["stance_new"], row["dated_by_new"]) == ("undecided", "pledged", "voiced")
    assert row["after"] == at(7, 1, 0)


def test_versions_of_an_address_are_one_source_and_the_change_lies_between_them() -> None:
    url = "https://a.example/x"
    row = find_changes(records_of(
        story("A", at(9, 4, 8), [says("NLD", "air_defence", "undecided")], url=url, captured=at(9, 4, 12)),
        story("A", at(9, 4, 8), [says("NLD", "air_defence", "pledged")], url=url, captured=at(9, 5, 12), modified=at(9, 5, 9)))).iloc[0]
    assert (row["scope"], row["after"], row["before"]) == (SAME_ADDRESS, at(9, 4, 8), at(9, 5, 9))


def test_two_publishers_on_one_day_are_no_change() -> None:
    assert find_changes(records_of(story("A", at(9, 4, 9), [says("NOR", "troops", "signalled")]),
                                   story("B", at(9, 4, 18), [says("NOR", "troops", "refused")]))).empty


def test_change_across_publishers_can_be_left_out() -> None:
    rows = records_of(story("A", at(9, 4), [says("NOR", "troops", "signalled")]), story("B", at(9, 9), [says("NOR", "troops", "refused")]))
    assert list(find_changes(rows)["scope"]) == [ACROSS]
    assert find_changes(rows, scopes=(SAME_ADDRESS, SAME_PUBLISHER)).empty


def test_change_shown_by_several_sources_is_one_with_the_narrowest_time() -> None:
    rows = records_of(
        story("A", at(9, 1), [says("NOR", "troops", "signalled")]), story("B", at(9, 3), [says("NOR", "troops", "signalled")]),
        story("B", at(9, 5), [says("NOR", "troops", "refused")]), story("A", at(9, 9), [says("NOR", "troops", "refused")]))
    found = find_changes(rows)
    assert len(found) == 1 and found.loc[0, "reports"] == 2
    assert (found.loc[0, "after"], found.loc[0, "before"]) == (at(9, 3), at(9, 5))
    assert len(found.loc[0, "commitment_ids"]) == 4


def test_old_stance_said_on_the_new_page_too_is_an_addition() -> None:
    found = find_changes(records_of(story("A", at(9, 1), [says("DEU", "weapons", "pledged")]),
                                    story("A", at(9, 5), [says("DEU", "weapons", "pledged"), says("DEU", "weapons", "refused")])))
    assert list(found["old_remains"]) == [True]


@pytest.mark.parametrize("pages", [
    pytest.param([], id="nothing"),
    pytest.param([story("A", at(9, 1), [says("DEU", "weapons", "pledged")])], id="one record"),
    pytest.param([story("A", at(9, 1), [says("DEU", "weapons", "pledged")]), story("A", at(9, 5), [says("DEU", "weapons", "pledged")])],
                 id="the same again"),
    pytest.param([story("A", at(9, 1), [says("DEU", "weapons", "pledged")]), story("A", at(9, 5), [says("DEU", "troops", "refused")])],
                 id="another kind"),
    pytest.param([story("A", at(9, 1), [says("DEU", "weapons", "pledged")]), story("A", None, [says("DEU", "weapons", "refused")])],
                 id="unknown time"),
])
def test_nothing_changed(pages: list[object]) -> None:
    assert find_changes(records_of(*pages)).empty  # type: ignore[arg-type]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 28), st.sampled_from(STANCES), st.booleans()), max_size=12))
def test_changes_hold_for_any_order_of_reports(said: list[tuple[str, int, str, bool]]) -> None:
    pages = [story(name, day(9, number) if whole else at(9, number), [says("NOR", "troops", stance)], name=str(place))
             for place, (name, number, stance, whole) in enumerate(said)]
    found = find_changes(records_of(*pages))
    assert (found["stance_old"] != found["stance_new"]).all()
    assert (found["after"] <= found["before"]).all()
    assert (found["said_after_old"] <= found["said_before_new"]).all()
    for row in found.to_dict("records"):
        towards = STANCES.index(row["stance_new"]) < STANCES.index(row["stance_old"])
        assert row["direction"] == ("towards" if towards else "away")


def test_samples_show_who_moved_in_seven_weeks() -> None:
    frames = samples()
    found = find_changes(date_records(frames.commitments, frames.articles, frames.pages))
    moved = set(zip(found["country"], found["kind"], found["stance_old"], found["stance_new"], strict=True))
    assert ("SWE", "air_surveillance", "signalled", "pledged") in moved
    assert ("ITA", "ceasefire_monitoring", "signalled", "refused") in moved
    assert not found[found["scope"] == SAME_ADDRESS].empty
    assert isinstance(found["after"].iloc[0], pd.Timestamp)
