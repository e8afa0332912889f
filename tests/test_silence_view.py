"""Who is missing, and the matrix: views of the map page, driven from the entry script."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.figures.silence import Silent, choose_frame, draw_silence_map
from lib.figures.stance_map import EUROPE, WORLD
from lib.filters import Filter
from lib.questions.silence import STATUSES, expect_countries, find_silences
from lib.view import silence
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


def open_map(app: AppTest, page: str = "map_page.py", **words: str) -> AppTest:
    app.run().switch_page(page)
    for word, value in words.items():
        app.session_state[word] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.html), *(e.value for e in app.caption), *(e.value for e in app.subheader)])


def keys(app: AppTest) -> set[str]:
    return {str(getattr(element, "key", None)) for element in app.main}


def test_switch_shows_matrix_and_silence_and_stands_in_the_address(app: AppTest) -> None:
    open_map(app)
    app.segmented_control(key="show").set_value("matrix").run()
    assert "matrix" in keys(app) and app.query_params["show"] == "matrix" and "All 7 commitments" in said(app)
    app.segmented_control(key="show").set_value("silence").run()
    assert {"silence_numbers", "silences", "counted"} <= keys(app) and app.query_params["show"] == "silence"


@pytest.mark.parametrize("name", silence.LISTS)
def test_every_list_is_shown_with_its_source(app: AppTest, name: str) -> None:
    open_map(app, show="silence", list=name)
    assert ("as of" in said(app)) is (name != "every") and "not about the country" in said(app)


def test_number_narrows_the_table_to_its_status(app: AppTest) -> None:
    open_map(app, show="silence", silent="mentioned")
    assert "silences" in keys(app) and app.query_params["silent"] == "mentioned"


def test_silence_under_a_filter_that_leaves_nothing_says_what_to_do(app: AppTest) -> None:
    app.query_params["days"] = "1999-01-01"
    open_map(app, show="silence")
    assert "No article matches this filter." in said(app)


def test_country_that_is_named_without_a_stance_shows_its_sentence(app: AppTest) -> None:
    app.query_params["country"] = "SWE"
    open_map(app, "country_page.py")
    assert "Sweden: named without a stance: named in 1 article." in said(app) and "mentioned" in keys(app)


def test_country_hidden_in_a_number_shows_the_phrase(app: AppTest) -> None:
    app.query_params["country"] = "PRT"
    open_map(app, "country_page.py")
    assert "hidden in a group" in said(app) and "1 phrase" in said(app) and "mentioned" in keys(app)


def test_hostile_words_reach_no_html(app: AppTest) -> None:
    app.session_state["uploads"] = library_of(all_pages())
    for show in ("matrix", "silence"):
        open_map(app, show=show)
        assert HOSTILE not in said(app) and "<img" not in said(app)


# ----------------------------------------------------------------- what is found
def test_large_library_is_read_page_by_page_with_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    library, expected = coverage_library(), expect_countries(["europe"])
    whole = silence.find_texts(Filter(), library)
    monkeypatch.setattr(silence, "MOST", 3)
    part = silence.find_texts(Filter(), library)
    assert (len(whole.articles), len(part.articles), part.total) == (4, 3, 4)
    found = find_silences(expected, part.articles, part.mentions, part.commitments, part.phrases)
    assert set(found["status"]) <= set(STATUSES) and set(part.mentions["page_id"]) <= set(part.articles["page_id"])


def test_list_beyond_europe_is_shown_on_the_world() -> None:
    frames = {name: choose_frame([Silent(code, "absent", "") for code in codes])
              for name, codes in (("eu", ["FRA", "DEU", "POL"]), ("g7", ["CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"]))}
    assert frames == {"eu": EUROPE, "g7": WORLD}


def test_map_of_silence_signs_the_silent_and_holds_no_address() -> None:
    figure = draw_silence_map([Silent("MDA", "absent", "a"), Silent("FRA", "with_stance", "b")], EUROPE)
    signed = {code for trace in figure.data if trace.type == "scattergeo" for code in trace.customdata or ()}
    assert signed == {"MDA"} and "://" not in figure.to_json()
