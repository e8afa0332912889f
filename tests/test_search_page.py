"""The Search page, driven from the entry script."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.filters import Filter
from lib.library import MemoryLibrary
from lib.view.asking import loosen
from lib.view.search import list_hits
from tests.documents import HOSTILE, all_pages
from tests.test_app import library_of

SHELL = Path(__file__).parents[1] / "pages" / "shell.py"


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The app over the documents of the tests."""
    test = AppTest.from_file(str(SHELL), default_timeout=60)
    test.session_state["uploads"] = library_of(all_pages())
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    yield test


def search(app: AppTest, typed: str, **words: str) -> AppTest:
    app.run().switch_page("search_page.py").run()
    for word, value in words.items():
        app.session_state[word] = value
    app.text_input(key="q").set_value(typed).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.html), *(e.value for e in app.caption), *(e.value for e in app.subheader)])


def keys(app: AppTest) -> set[str]:
    return {str(getattr(element, "key", None)) for element in app.main}


def test_words_find_articles_and_facets_and_stand_in_the_address(app: AppTest) -> None:
    search(app, "Truppe")
    assert "1 article" in said(app) and {"hits", "facets"} <= keys(app)
    assert app.query_params["q"] == ["Truppe"] or app.query_params["q"] == "Truppe"


def test_address_restores_the_query(app: AppTest) -> None:
    app.query_params["q"] = "Malta"
    app.run().switch_page("search_page.py").run()
    app.session_state["q"] = "Malta"
    app.run()
    assert app.text_input(key="q").value == "Malta" and "hits" in keys(app)


def test_nothing_typed_says_what_to_type(app: AppTest) -> None:
    app.run().switch_page("search_page.py").run()
    assert "Type a word" in said(app) and "hits" not in keys(app)


@pytest.mark.parametrize("typed", ['"', "-", "*", "a-b AND", "NOT", "title:", "agency:", '""""', "(", "x" * 3000, "' OR 1=1 --",
                                   "NEAR(a b)", "title:\"", "-\"", "\u0000", "🙂", "country:nowhere", HOSTILE])
def test_any_input_gives_no_error(app: AppTest, typed: str) -> None:
    search(app, typed)
    assert HOSTILE not in said(app)


def test_value_that_nothing_has_is_said(app: AppTest) -> None:
    search(app, "agency:nosuch")
    assert "Nothing here has this value: agency:nosuch" in said(app) and "Nothing was found" in said(app)


def test_filter_of_the_sidebar_holds(app: AppTest) -> None:
    app.query_params["language"] = "en"
    search(app, "Truppe")
    assert "under the filter: English" in said(app) and "Nothing was found" in said(app)


def test_teasers_alone_leave_articles_uncounted(app: AppTest) -> None:
    search(app, "Truppe", among="teasers")
    assert "1 article" not in said(app)


def test_nothing_typed_offers_examples_that_find_something(app: AppTest) -> None:
    app.run().switch_page("search_page.py").run()
    examples = [button for button in app.main.get("button") if str(button.key).startswith("example_")]
    assert examples
    examples[0].click().run()
    assert not app.exception and app.session_state["q"] and "hits" in keys(app)


def test_nothing_found_offers_ways_that_find_something(app: AppTest) -> None:
    search(app, "Malta nosuchword")
    ways = {str(button.key): button for button in app.main.get("button") if str(button.key).startswith("way_")}
    assert "way_any" in ways
    ways["way_any"].click().run()
    assert "hits" in keys(app) and app.session_state["q"] == "Malta OR nosuchword"


def test_filter_that_hides_all_hits_can_be_cleared_on_the_spot(app: AppTest) -> None:
    app.query_params["language"] = "de"
    search(app, "Malta offered")
    assert "Nothing was found" in said(app)
    app.button(key="way_unfiltered").click().run()
    assert "hits" in keys(app) and not app.session_state["language"]


def test_wider_queries_keep_the_words_and_drop_the_excluded() -> None:
    assert dict(loosen("ceasefire -sport talks")) == {
        "begun": "ceasef* talks*", "any": "ceasefire OR talks", "any_begun": "ceasef* OR talks*"}


def test_file_of_hits_holds_words_without_marks() -> None:
    rows = list_hits("Malta", None, Filter(), library_of(all_pages()))
    assert len(rows) and "Malta" in " ".join(rows["snippet"]) and list(rows.columns[:2]) == ["page_id", "teaser_id"]


def test_article_opened_from_a_hit_marks_its_words(app: AppTest) -> None:
    app.query_params["article"], app.query_params["find"] = "aaaa000000000001", "Truppen"
    app.run().switch_page("article_page.py").run()
    app.session_state["article"], app.session_state["find"] = "aaaa000000000001", "Truppen"
    app.run()
    assert not app.exception and 'id="ce-hit"' in said(app) and "Marked: Truppen" in said(app)
    app.button(key="unmark").click().run()
    assert 'ce-hit"' not in said(app)


@pytest.mark.parametrize(("language", "title"), [("de", "Wo wird das gesagt?"), ("fr", "Où est-ce dit\u00a0?")])
def test_page_speaks_the_readers_language(app: AppTest, language: str, title: str) -> None:
    app.context = {"locale": language}
    assert search(app, "Malta").title[0].value == title


def test_empty_library_has_no_error(app: AppTest) -> None:
    app.session_state["uploads"] = MemoryLibrary()
    search(app, "Malta")
