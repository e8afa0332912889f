"""The Country page and the matrix, driven from the entry script."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.library import MemoryLibrary
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


def open_country(app: AppTest, code: str | None = None, **words: str) -> AppTest:
    if code:
        app.query_params["country"] = code
    app.run().switch_page("country_page.py")
    for word, value in words.items():
        app.session_state[word] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.html), *(e.value for e in app.caption), *(e.value for e in app.subheader)])


def test_country_without_a_choice_shows_the_matrix(app: AppTest) -> None:
    open_country(app)
    assert "Countries by kind" in said(app) and "matrix" in keys(app)


def keys(app: AppTest) -> set[str]:
    return {str(getattr(element, "key", None)) for element in app.main}


def test_country_of_the_filter_answers_every_question(app: AppTest) -> None:
    open_country(app, "DEU")
    assert {"kinds", "line", "sentences", "changes", "contradictions", "money", "publishers", "speakers"} <= keys(app)
    assert "300 million EUR" in said(app) and "5 sentences from 4 articles of 2 publishers" in said(app)


def test_country_without_changes_says_what_is_missing(app: AppTest) -> None:
    open_country(app, "FRA")
    assert "changes" not in keys(app) and "Not found in these articles on France" in said(app)


def test_choosing_a_country_changes_the_filter_and_the_address(app: AppTest) -> None:
    open_country(app, "DEU")
    app.selectbox(key="shown").set_value("FRA").run()
    assert app.multiselect(key="country").value == ["FRA"] and app.query_params["country"] == "FRA"


def test_choosing_one_of_the_filters_countries_keeps_the_filter(app: AppTest) -> None:
    app.query_params["country"] = ["DEU", "FRA"]
    open_country(app)
    assert app.selectbox(key="shown").value == "DEU"
    app.selectbox(key="shown").set_value("FRA").run()
    assert app.multiselect(key="country").value == ["DEU", "FRA"] and "<strong>France</strong>" in said(app)


def test_sentences_are_narrowed_and_shown_in_full_again(app: AppTest) -> None:
    open_country(app, "DEU", kind="troops", stance="undecided")
    assert ": troops, undecided" in said(app)
    assert app.query_params["kind"] == "troops" and app.query_params["stance"] == "undecided"
    app.button(key="show_all").click().run()
    assert ": troops, undecided" not in said(app) and "kind" not in app.query_params


@pytest.mark.parametrize("language", ["de", "fr"])
def test_country_page_speaks_the_readers_language(app: AppTest, language: str) -> None:
    app.context = {"locale": language}
    open_country(app, "DEU")
    assert app.title[0].value == {"de": "Wo steht ein Land?", "fr": "Où se tient un pays\u00a0?"}[language]
    assert {"de": "300 Millionen EUR", "fr": "300 millions EUR"}[language] in said(app)


def test_hostile_words_reach_no_markdown(app: AppTest) -> None:
    app.session_state["uploads"] = library_of(all_pages())
    open_country(app, "LVA")
    assert HOSTILE not in said(app)


def test_empty_library_shows_what_to_do(app: AppTest) -> None:
    library = MemoryLibrary()
    for document in all_pages()[:1]:
        library.add(document, library_of([document]).reports()[0])
    app.session_state["uploads"] = library
    open_country(app, "JPN")
    assert "0 of 5 commitments: Japan" in said(app)
