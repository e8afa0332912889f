"""The Overview page, driven from the entry script."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.figures.overview import bin_days, draw_articles_a_day
from lib.filters import Filter
from lib.frames import ReportRow
from lib.labels import load_labels
from lib.library import MemoryLibrary
from lib.view.overview import NUMBERS, ask_doubts, days_of, find_corpus
from tests.coverage_documents import coverage_library
from tests.documents import HOSTILE, all_pages
from tests.test_app import library_of

SHELL = Path(__file__).parents[1] / "pages" / "shell.py"


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The app over a small coverage."""
    test = AppTest.from_file(str(SHELL), default_timeout=60)
    test.session_state["uploads"] = coverage_library()
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    yield test


def open_overview(app: AppTest, **words: str) -> AppTest:
    app.run().switch_page("overview_page.py")
    for word, value in words.items():
        app.session_state[word] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.html), *(e.value for e in app.caption), *(e.value for e in app.subheader)])


def keys(app: AppTest) -> set[str]:
    return {str(getattr(element, "key", None)) for element in app.main}


def test_overview_shows_numbers_days_latest_and_doubts(app: AppTest) -> None:
    open_overview(app)
    assert {"numbers", "days_chart", "latest", "doubts"} <= keys(app) and "All 4 articles" in said(app)


@pytest.mark.parametrize(("number", "table"), [
    ("articles", "articles"), ("pages", "pages"), ("days", "day_values"), ("publishers", "values_publisher"),
    ("languages", "values_language"), ("countries", "values_country"), ("agencies", "values_agency")])
def test_number_leads_to_its_rows_and_stands_in_the_address(app: AppTest, number: str, table: str) -> None:
    open_overview(app, rows=number)
    assert table in keys(app) and app.query_params["rows"] == number


def test_texts_that_stand_once_say_so(app: AppTest) -> None:
    open_overview(app, rows="texts")
    assert "a text of its own" in said(app) or "texts" in keys(app)


@pytest.mark.parametrize(("doubt", "table"), [
    ("warnings", "pages"), ("day_only", "articles"), ("low_confidence", "doubted"), ("unknown_capture", "pages")])
def test_doubt_leads_to_its_rows(app: AppTest, doubt: str, table: str) -> None:
    open_overview(app, rows=doubt)
    assert table in keys(app)


def test_file_that_failed_is_a_doubt_with_its_reason(app: AppTest) -> None:
    app.session_state["uploads"].refuse(ReportRow("x.png", "failed", error="NotAPageError", values={"what": "a PNG picture"}))
    open_overview(app, rows="failed")
    assert "failed" in keys(app)


def test_overview_follows_the_filter(app: AppTest) -> None:
    app.query_params["publisher"] = "Evening Placeholder"
    open_overview(app)
    assert "1 of 4 articles: Evening Placeholder" in said(app)


def test_empty_library_has_zeros_and_no_chart(app: AppTest) -> None:
    library = MemoryLibrary()
    library.refuse(ReportRow("x.png", "failed", error="NotAPageError", values={"what": "a PNG picture"}))
    app.session_state["uploads"] = library
    open_overview(app)
    assert "days_chart" not in keys(app) and "No article here has a known date." in said(app)


@pytest.mark.parametrize(("language", "title"), [("de", "Was liegt hier?"), ("fr", "Qu'y a-t-il ici\u00a0?")])
def test_overview_speaks_the_readers_language(app: AppTest, language: str, title: str) -> None:
    app.context = {"locale": language}
    assert open_overview(app).title[0].value == title


def test_hostile_words_reach_no_html(app: AppTest) -> None:
    app.session_state["uploads"] = library_of(all_pages())
    for number in ("pages", "articles", "agencies", "warnings"):
        open_overview(app, rows=number)
        assert "<img" not in said(app) and HOSTILE not in said(app)


# ------------------------------------------------------------------ the numbers
def test_numbers_are_counts_of_rows() -> None:
    found = find_corpus(Filter(), coverage_library())
    assert set(found.numbers) == set(NUMBERS)
    assert (found.numbers["articles"], found.numbers["publishers"], found.numbers["days"], found.numbers["commitments"]) == (4, 2, 3, 7)


def test_days_counted_by_the_library_are_the_days_of_the_rows() -> None:
    library = coverage_library()
    few, many = days_of(Filter(), library, 4), days_of(Filter(), library, library.counts(Filter()).articles, most=0)
    assert few[["day", "articles"]].to_numpy().tolist() == many[["day", "articles"]].to_numpy().tolist()


def test_filter_by_publisher_leaves_one_publisher() -> None:
    found = find_corpus(Filter(publisher=("Evening Placeholder",)), coverage_library())
    assert found.numbers["publishers"] == 1 and found.values["publishers"] == [("Evening Placeholder", 1)]


def test_doubts_under_a_filter_leave_the_load_report_out() -> None:
    library = coverage_library()
    library.refuse(ReportRow("x.png", "failed", error="NotAPageError"))
    assert "failed" in {doubt.key for doubt in ask_doubts(Filter(), library)}
    assert "failed" not in {doubt.key for doubt in ask_doubts(Filter(publisher=("Evening Placeholder",)), library)}


def test_many_days_are_drawn_as_months() -> None:
    days = pd.DataFrame({"day": [date(2025, 1, 5), date(2025, 1, 9), date(2025, 12, 3), None], "articles": [1, 2, 3, 4]})
    assert bin_days(days) == [(date(2025, 1, 1), date(2025, 1, 31), 3), (date(2025, 12, 1), date(2025, 12, 31), 3)]


def test_bar_carries_its_days_as_the_address_writes_them() -> None:
    days = pd.DataFrame({"day": [date(2025, 9, 4)], "articles": [2]})
    figure = draw_articles_a_day(days, load_labels("en"))
    assert list(figure.data[0].customdata) == ["2025-09-04"] and "://" not in figure.to_json()
