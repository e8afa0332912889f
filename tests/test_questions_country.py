"""Where a country stands: stances side by side, contradictions, sums, speakers."""
from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.frames import build_frames
from lib.questions.amounts import list_amounts, sum_amounts
from lib.questions.contradictions import OPEN, OPPOSITE, SHADE, find_contradictions
from lib.questions.country import build_matrix, find_speakers, stances_by_kind, stances_by_publisher, stances_over_time
from lib.questions.records import date_records
from lib.schema import KINDS, STANCES
from tests.questions_frames import at, day, ids_of, records_of, samples, says, story


def sample_records() -> pd.DataFrame:
    frames = samples()
    return date_records(frames.commitments, frames.articles, frames.pages)


# --------------------------------------------------------------------- standing
def test_stances_of_a_kind_stay_side_by_side_and_the_latest_is_marked() -> None:
    found = stances_by_kind(records_of(
        story("A", at(9, 4), [says("EST", "troops", "undecided")]), story("B", at(9, 9), [says("EST", "troops", "pledged", "Now!")]),
        story("C", at(9, 8), [says("EST", "troops", "pledged")])))
    assert list(found["stance"]) == ["pledged", "undecided"]
    assert list(found["count"]) == [2, 1] and list(found["is_latest"]) == [True, False]
    assert found.loc[0, "evidence"] == "Now!"
    assert (found.loc[0, "first_on"], found.loc[0, "latest_on"]) == (day(9, 8), day(9, 9))


def test_stance_without_a_time_is_never_the_latest() -> None:
    found = stances_by_kind(records_of(story("A", None, [says("EST", "troops", "undecided")])))
    assert not found.loc[0, "is_latest"] and pd.isna(found.loc[0, "latest_on"])


def test_versions_of_an_address_are_one_article_and_repeat_no_point_in_time() -> None:
    url = "https://a.example/x"
    rows = records_of(*(story("A", at(9, 4), [says("EST", "troops", "pledged")], url=url, captured=at(9, 5, hour)) for hour in (1, 2)))
    assert stances_by_kind(rows).loc[0, ["count", "articles"]].tolist() == [2, 1]
    assert stances_over_time(rows)["count"].tolist() == [2]


def test_stances_over_time_come_in_the_order_of_time_with_their_sentence() -> None:
    found = stances_over_time(records_of(
        story("A", at(9, 9), [says("EST", "troops", "pledged", "Late.")]), story("B", day(9, 4), [says("EST", "troops", "refused", "Early.")])))
    assert list(found["evidence"]) == ["Early.", "Late."] and list(found["day"]) == [day(9, 4), day(9, 9)]


def test_publishers_are_named_with_what_each_says() -> None:
    found = stances_by_publisher(records_of(
        story("B", at(9, 4), [says("EST", "troops", "pledged")]), story(None, at(9, 4), [says("EST", "troops", "pledged")])))
    assert found["publisher"].fillna("?").tolist() == ["B", "?"]


def test_counts_of_the_tables_are_all_records_of_the_samples() -> None:
    rows = sample_records()
    for table in (stances_by_kind(rows), stances_over_time(rows), stances_by_publisher(rows), build_matrix(rows)):
        assert table["count"].sum() == len(rows)


# ----------------------------------------------------------------------- matrix
def test_matrix_keeps_both_sides_of_a_cell_and_puts_groups_last() -> None:
    counted = pd.DataFrame([("XEU", "troops", "pledged", 9), ("DEU", "weapons", "pledged", 3), ("DEU", "weapons", "refused", 1)],
                           columns=["country", "kind", "stance", "count"])
    found = build_matrix(counted)
    assert list(found["country"]) == ["DEU", "XEU"]
    cell = found.iloc[0]
    assert (cell["fill"], cell["stances"], cell["counts"], cell["count"]) == ("mixed", ["pledged", "refused"], [3, 1], 4)


def test_matrix_of_nothing_is_empty() -> None:
    assert build_matrix(pd.DataFrame(columns=["country", "kind", "stance"])).empty


# --------------------------------------------------------------- contradictions
def contradictions(*documents: object, **wanted: object) -> pd.DataFrame:
    return find_contradictions(records_of(*documents), **wanted)  # type: ignore[arg-type]


def test_contradiction_shows_both_sentences() -> None:
    found = contradictions(story("A", at(9, 4), [says("NOR", "troops", "signalled", "Open.")]),
                           story("B", at(9, 5), [says("NOR", "troops", "refused", "Never.")]))
    row = found.iloc[0]
    assert (row["evidence_one"], row["evidence_other"], row["degree"], row["timing"]) == ("Open.", "Never.", OPPOSITE, "same_time")
    assert row["days_between"] == 1 and not row["is_same_publisher"]


@pytest.mark.parametrize(("one", "other", "degree"), [
    ("pledged", "refused", OPPOSITE), ("pledged", "undecided", OPEN), ("undecided", "opposed", OPEN), ("pledged", "conditional", SHADE)])
def test_contradiction_has_a_degree(one: str, other: str, degree: str) -> None:
    pages = [story(name, at(9, 4), [says("NOR", "troops", stance)]) for name, stance in (("A", one), ("B", other))]
    assert list(contradictions(*pages, degrees=(OPPOSITE, OPEN, SHADE))["degree"]) == [degree]


def test_same_stance_other_kind_and_other_item_are_no_contradiction() -> None:
    assert contradictions(
        story("A", at(9, 4), [says("DEU", "troops", "refused"), says("DEU", "weapons", "pledged"), says("NOR", "troops", "pledged")]),
        story("B", at(9, 4), [says("DEU", "weapons", "refused", item="Taurus"), says("NOR", "troops", "pledged")])).empty


def test_one_publisher_weeks_apart_is_a_change_and_no_contradiction() -> None:
    pages = [story("A", at(9, 1), [says("NOR", "troops", "pledged")]), story("A", at(10, 20), [says("NOR", "troops", "refused")])]
    assert contradictions(*pages).empty
    pages[1].page.publisher = "B"
    assert contradictions(*pages).loc[0, ["timing", "days_between"]].tolist() == ["apart", 49]


def test_later_version_of_an_address_is_no_contradiction() -> None:
    url = "https://a.example/x"
    assert contradictions(story("A", at(9, 4), [says("NOR", "troops", "pledged")], url=url, captured=at(9, 4, 20)),
                          story("A", at(9, 4), [says("NOR", "troops", "refused")], url=url, captured=at(9, 5, 20))).empty


def test_contradiction_within_an_article_is_marked() -> None:
    found = contradictions(story("A", None, [says("NOR", "troops", "pledged"), says("NOR", "troops", "refused")]))
    assert found.loc[0, "is_same_article"] and found.loc[0, "timing"] == "same_time"


def test_contradictions_beyond_the_limit_are_said_to_be_cut() -> None:
    pages = [story(name, at(9, 4), [says("NOR", "troops", stance)]) for name, stance in zip("ABCD", ("pledged", "refused") * 2, strict=True)]
    found = contradictions(*pages, limit=2)
    assert len(found) == 2 and found["is_cut"].all()
    assert not contradictions(*pages)["is_cut"].any()


reports = st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 28), st.sampled_from(STANCES), st.sampled_from(("troops", "weapons"))),
                   max_size=12)


@settings(deadline=None, max_examples=40)
@given(reports)
def test_contradictions_always_differ_in_polarity_and_name_rows_that_exist(said: list[tuple[str, int, str, str]]) -> None:
    rows = records_of(*(story(name, day(9, number), [says("NOR", kind, stance)], name=f"{place}") for place, (name, number, stance, kind)
                        in enumerate(said)))
    found = find_contradictions(rows)
    polarity = dict(zip(rows["commitment_id"], rows["polarity"], strict=True))
    for row in found.to_dict("records"):
        assert polarity[row["commitment_id_one"]] != polarity[row["commitment_id_other"]]
        assert set(row["commitment_ids"]) <= set(polarity)
        assert row["count_one"] + row["count_other"] == len(row["commitment_ids"])


# ---------------------------------------------------------------------- amounts
def money(amount: float, stance: str = "pledged", **more: object) -> object:
    return says("JPN", "funding", stance, amount=amount, currency="USD", **more)


def test_sum_told_by_several_publishers_counts_once() -> None:
    rows = records_of(story("A", at(9, 4), [money(3e9)]), story("B", at(9, 5), [money(3e9, "delivered")]), story("C", at(9, 6), [money(1e9)]))  # type: ignore[list-item]
    found = sum_amounts(rows).iloc[0]
    assert (found["total"], found["sums"], found["reports"], len(found["commitment_ids"])) == (4e9, 2, 3, 3)
    assert list_amounts(rows).loc[0, "stances"] == ["delivered", "pledged"]


def test_refused_sum_is_never_added_to_a_given_one() -> None:
    found = sum_amounts(records_of(story("A", at(9, 4), [money(3e9), money(3e9, "refused")])))  # type: ignore[list-item]
    assert dict(zip(found["polarity"], found["total"], strict=True)) == {"for": 3e9, "against": 3e9}


def test_sum_corrected_in_a_later_version_replaces_the_earlier() -> None:
    url = "https://a.example/x"
    found = sum_amounts(records_of(story("A", at(9, 4), [money(3e9)], url=url, captured=at(9, 5, 1)),  # type: ignore[list-item]
                                   story("A", at(9, 4), [money(2e9)], url=url, captured=at(9, 5, 2))))  # type: ignore[list-item]
    assert list(found["total"]) == [2e9]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from((1e6, 2e6, 5e6)), st.sampled_from(("EUR", "USD"))), max_size=8))
def test_total_is_the_sum_of_the_distinct_sums(told: list[tuple[str, float, str]]) -> None:
    rows = records_of(*(story(name, at(9, 4), [says("JPN", "funding", "pledged", amount=amount, currency=currency)], name=str(place))
                        for place, (name, amount, currency) in enumerate(told)))
    totals = dict(zip(*(sum_amounts(rows)[name] for name in ("currency", "total")), strict=True))
    for currency in ("EUR", "USD"):
        assert totals.get(currency, 0) == sum({amount for _, amount, named in told if named == currency})


# --------------------------------------------------------------------- speakers
def test_speaker_is_found_by_the_leaders_surname() -> None:
    document = story("A", at(9, 4), [says("FRA", "troops", "pledged", attributed_to="Präsident Macron"),
                                     says("FRA", "weapons", "pledged", attributed_to="Verteidigungsministerium")],
                     mentions=["FRA:Emmanuel Macron", "FRA:Macron", "DEU"])
    frames = build_frames([document])
    found = find_speakers(date_records(frames.commitments, frames.articles, frames.pages), frames.mentions)
    assert list(found["speaker"]) == ["Emmanuel Macron", "Verteidigungsministerium"]
    assert found.loc[0, ["is_leader", "records", "mentions"]].tolist() == [True, 1, 2]
    assert found.loc[0, "kinds"] == ["troops"]


def test_samples_show_publishers_that_differ() -> None:
    frames = samples()
    found = find_contradictions(sample_records())
    assert set(found["degree"]) <= {OPPOSITE, OPEN} and set(found["kind"]) <= set(KINDS)
    texts = frames.articles.set_index("page_id")
    for row in found.to_dict("records"):
        article = texts.loc[row["page_id_one"]]
        assert any(row["evidence_one"] in article[field] for field in ("title", "lead", "text") if isinstance(article[field], str))
    assert ids_of(frames, "14")
