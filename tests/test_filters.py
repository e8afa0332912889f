"""The filter: what it keeps, how it says itself, how it stands in an address."""
from __future__ import annotations

from datetime import date

import pytest

from lib.filters import Filter, from_words, narrow, say_filter, say_result, to_words
from lib.frames import Frames, build_frames
from lib.labels import LANGUAGES, load_labels
from tests.documents import POLITICS, SPORT, WAR, all_pages


@pytest.fixture
def frames() -> Frames:
    return build_frames(all_pages())


def titles(frames: Frames, wanted: Filter) -> tuple[list[str], list[str]]:
    kept = narrow(frames, wanted)
    return [title[:8] for title in kept.articles["title"]], [title[:8] for title in kept.teasers["title"]]


def test_filter_without_values_keeps_everything(frames: Frames) -> None:
    assert narrow(frames, Filter()) is frames


@pytest.mark.parametrize(("wanted", "articles", "teasers"), [
    pytest.param(Filter(country=("EST",)), ["Wer schi"], [], id="country mentioned"),
    pytest.param(Filter(country=("FRA",)), [], ["Frankrei"], id="country in a teaser"),
    pytest.param(Filter(country=("XNA",)), ["Two nurs"], [], id="group with a record"),
    pytest.param(Filter(country=("EST", "MLT")), ["Wer schi", "Two nurs"], [], id="countries joined by or"),
    pytest.param(Filter(topic=(SPORT,)), [], ["Frankrei"], id="topic of a teaser"),
    pytest.param(Filter(topic=(WAR, SPORT)), ["Wer schi", "Title <i"], ["Frankrei"], id="topics joined by or"),
    pytest.param(Filter(topic=(WAR,), country=("MLT",)), [], [], id="kinds joined by and"),
    pytest.param(Filter(publisher=("The Specimen",)), ["Two nurs"], [], id="publisher"),
    pytest.param(Filter(language=("de",), topic=(POLITICS,)), ["Wer schi"], ["Rat berä"], id="language and topic"),
    pytest.param(Filter(days=(date(2025, 9, 10),)), ["Two nurs"], [], id="one day"),
    pytest.param(Filter(days=(date(2025, 9, 5), date(2025, 9, 5))), [], ["Frankrei", "Rat berä"], id="day of an interval"),
    pytest.param(Filter(days=(date(2025, 9, 3), date(2025, 9, 4))), ["Wer schi"], ["Ein Tag "], id="span of days"),
])
def test_filter_keeps_rows(frames: Frames, wanted: Filter, articles: list[str], teasers: list[str]) -> None:
    assert titles(frames, wanted) == (articles, teasers)


def test_filter_by_country_keeps_its_records_alone(frames: Frames) -> None:
    assert set(narrow(frames, Filter(country=("EST",))).commitments["country"]) == {"EST"}


def test_filter_by_topic_keeps_all_records_of_its_articles(frames: Frames) -> None:
    kept = narrow(frames, Filter(topic=(WAR,))).commitments
    assert set(kept["country"]) == {"EST", "DNK", "DEU", "RUS", "LVA"}


def test_filter_keeps_pages_with_something_on_them(frames: Frames) -> None:
    assert list(narrow(frames, Filter(country=("FRA",))).pages["source"]) == ["paris.txt"]


def test_filter_on_no_rows_keeps_none() -> None:
    empty = build_frames([])
    assert len(narrow(empty, Filter(country=("EST",), days=(date(2025, 9, 4),))).articles) == 0


def test_toggled_twice_is_the_same_filter() -> None:
    once = Filter(country=("EST",)).toggled("country", "FRA")
    assert once.country == ("EST", "FRA")
    assert once.toggled("country", "FRA") == Filter(country=("EST",))


# --------------------------------------------------------------- in words
def test_filter_says_itself_in_one_sentence() -> None:
    wanted = Filter(country=("EST",), topic=(POLITICS,))
    assert say_result(wanted, load_labels("en"), "articles", 2, 9) == "2 of 9 articles: Estonia; politics and government"
    assert say_result(wanted, load_labels("de"), "articles", 2, 9) == "2 von 9 Artikeln: Estland; Politik und Regierung"


def test_filter_says_several_values_with_or_and_days_as_a_span() -> None:
    wanted = Filter(country=("EST", "XEU"), language=("fr",), days=(date(2025, 9, 6), date(2025, 9, 4)))
    assert say_filter(wanted, load_labels("en")) == (
        "Estonia or European Union; French; 4 September 2025 – 6 September 2025")


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_filter_counts_everything(language: str) -> None:
    said = say_result(Filter(), load_labels(language), "teasers", 1234, 1234)
    assert "1" in said and "234" in said and ":" not in said.replace("\N{NO-BREAK SPACE}:", "")


# ---------------------------------------------------------------- address
@pytest.mark.parametrize("wanted", [
    Filter(), Filter(country=("EST", "XKX"), topic=(POLITICS, "arts, culture, entertainment and media")),
    Filter(publisher=("A & B; C",), language=("de",), days=(date(2025, 9, 4),)),
    Filter(days=(date(2025, 9, 4), date(2025, 9, 6))),
])
def test_filter_comes_back_from_its_address(wanted: Filter) -> None:
    assert from_words(to_words(wanted), {"EST", "XKX"}) == wanted


@pytest.mark.parametrize("words", [
    {"country": ["Estonia", "<script>", ""]}, {"topic": ["cooking"]}, {"days": ["yesterday"]}, {"days": ["2025-13-01"]},
    {"days": ["2025-09-01..2025-09-02..2025-09-03"]}, {"days": ["2025-09-01", "2025-09-02"]}, {"colour": ["red"]},
])
def test_address_that_makes_no_sense_asks_for_everything(words: dict[str, list[str]]) -> None:
    assert from_words(words, {"EST"}) == Filter()


def test_value_named_twice_in_the_address_counts_once() -> None:
    assert from_words({"country": ["EST", "EST"]}, {"EST"}).country == ("EST",)
