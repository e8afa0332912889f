"""The numbers of a corpus, and what leads to their rows."""
from __future__ import annotations

from datetime import timedelta

import pytest

from lib.filters import Filter, narrow
from lib.frames import Frames, ReportRow, build_frames, empty_frames
from lib.questions.overview import DOUBTS, count_corpus, count_days, fill_days, find_doubts, list_latest
from lib.schema import Teaser
from tests.questions_frames import at, day, samples, says, story


@pytest.fixture
def frames() -> Frames:
    one = story("A", at(9, 4), [says("EST", "troops", "pledged", confidence=0.3)], mentions=["EST"], name="one.html",
                captured=at(9, 5), teasers=[Teaser(0, "list", "No time", agency="dpa"), Teaser(1, "list", "Time", published_at=at(9, 4))])
    two = story("B", day(9, 6), [says("FIN", "troops", "refused", confidence=0.9, optional=True)], language="de", name="two.html",
                warnings=["Doubtful."])
    two.article.agency = "dpa"  # type: ignore[union-attr]
    three = story(None, None, name="three.html")
    report = [ReportRow("broken.html", "failed", error="EmptyFileError"),
              ReportRow("two.html", "partly", two.page.page_id, why=["Doubtful."], articles=1, commitments=1),
              ReportRow("one.html", "read", one.page.page_id, articles=1, teasers=2, commitments=1)]
    return build_frames([one, two, three], report)


def test_numbers_count_rows_and_distinct_values(frames: Frames) -> None:
    numbers = {number.key: number for number in count_corpus(frames, texts=2)}
    assert {key: number.value for key, number in numbers.items()} == {
        "pages": 3, "articles": 3, "texts": 2, "teasers": 2, "commitments": 2, "publishers": 2, "languages": 2, "agencies": 1,
        "countries": 1, "days": 2}
    assert numbers["languages"].values == ("en", "de")
    assert numbers["publishers"].unknown == 1 and numbers["days"].unknown == 1
    assert numbers["days"].values == ("2025-09-04", "2025-09-06")


def test_distinct_texts_are_only_shown_where_they_were_compared(frames: Frames) -> None:
    assert "texts" not in {number.key for number in count_corpus(frames)}


def test_value_of_a_number_leads_to_its_rows() -> None:
    frames = samples()
    numbers = {number.key: number for number in count_corpus(frames)}
    for publisher in numbers["publishers"].values:
        wanted = numbers["publishers"].leading_to(publisher, Filter(language=("de", "en", "fr")))
        assert wanted.publisher == (publisher,) and wanted.language
        assert set(narrow(frames, Filter(publisher=(publisher,))).pages["publisher"]) == {publisher}
    shown = narrow(frames, numbers["days"].leading_to(numbers["days"].values[0], Filter()))
    assert {value.isoformat() for value in shown.articles["published_on"]} == {numbers["days"].values[0]}
    with pytest.raises(ValueError, match="agency"):
        numbers["agencies"].leading_to("dpa", Filter())


def test_articles_a_day_with_unknown_days_last(frames: Frames) -> None:
    found = count_days(frames.articles, frames.pages)
    assert found["articles"].tolist() == [1, 1, 1] and found["day"].isna().tolist() == [False, False, True]
    filled = fill_days(found)
    assert filled["day"].tolist() == [day(9, 4) + timedelta(days=n) for n in range(3)]
    assert filled["articles"].tolist() == [1, 0, 1]


def test_what_came_in_last_stands_first_with_failed_files(frames: Frames) -> None:
    found = list_latest(frames, limit=2)
    assert found["source"].tolist() == ["broken.html", "two.html"]
    assert found["needs_look"].tolist() == [True, True]
    assert found.loc[1, "publisher"] == "B" and found.loc[1, "published_on"] == day(9, 6)


def test_doubts_name_their_rows(frames: Frames) -> None:
    found = {one.key: one for one in find_doubts(frames)}
    assert {key: one.count for key, one in found.items()} == {
        "failed": 1, "warnings": 1, "no_publisher": 1, "unknown_published": 1, "day_only": 1, "unknown_capture": 2,
        "unknown_teaser_time": 1, "low_confidence": 1, "optional": 1}
    assert list(found) == [key for key in DOUBTS if key in found]
    record = frames.commitments.set_index("commitment_id").loc[found["low_confidence"].ids[0]]
    assert record["country"] == "EST" and found["low_confidence"].of == 2
    assert found["failed"].ids == ("broken.html",)


def test_ids_of_doubts_are_keys_of_their_frames() -> None:
    frames = samples()
    for one in find_doubts(frames, low_confidence=0.99):
        assert set(one.ids) <= set(getattr(frames, one.frame)[one.column])


def test_nothing_loaded_has_no_numbers_above_zero_and_no_doubts() -> None:
    frames = empty_frames()
    assert {number.value for number in count_corpus(frames)} == {0}
    assert find_doubts(frames) == [] and list_latest(frames).empty
    assert fill_days(count_days(frames.articles, frames.pages)).empty
