"""The Compare page, driven from the entry script."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.library import MemoryLibrary
from lib.schema import Document
from lib.view.publishers import split_names
from tests.coverage_documents import coverage
from tests.documents import HOSTILE, all_pages
from tests.questions_frames import at, says, story
from tests.test_app import library_of

SHELL = Path(__file__).parents[1] / "pages" / "shell.py"
ADDRESS = "https://specimen.example/a"


def captures() -> list[Document]:
    """One address, captured twice; the second time a word is another one."""
    words = "The harbour town has a new bridge and the old ferry goes on as it always did. "
    return [story("Morning Specimen", at(9, 1), [says("DEU", "troops", stance, f"Germany {verb} soldiers.")], url=ADDRESS,
                  text=words * 3 + HOSTILE + "END", captured=at(9, day), name=f"{day}.html")
            for day, stance, verb in ((2, "undecided", "may send"), (3, "refused", "refuses"))]


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The app over a small coverage."""
    test = AppTest.from_file(str(SHELL), default_timeout=60)
    test.session_state["uploads"] = library_of(coverage())
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    yield test


def compare(app: AppTest, *documents: Document) -> AppTest:
    app.run().switch_page("compare_page.py").run()
    if documents:
        app.session_state["articles"] = ",".join(document.page.page_id for document in documents)
        app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.html), *(e.value for e in app.caption), *(e.value for e in app.subheader)])


def keys(app: AppTest) -> set[str]:
    return {str(getattr(element, "key", None)) for element in app.main}


def test_nothing_chosen_suggests_pairs(app: AppTest) -> None:
    compare(app)
    assert "pairs" in keys(app) and "Pairs worth a look" in said(app)


def test_one_chosen_suggests_its_fellows(app: AppTest) -> None:
    compare(app, coverage()[0])
    assert "fellows" in keys(app) and "shared" not in keys(app)


def test_two_chosen_stand_side_by_side_and_in_the_address(app: AppTest) -> None:
    first, second = coverage()[0], coverage()[2]
    compare(app, first, second)
    assert {"shared", "alone"} <= keys(app) and "≠ differ: 1" in said(app)
    named = app.query_params["articles"]
    assert [first.page.page_id, second.page.page_id] == (named[0] if isinstance(named, list) else named).split(",")


def test_box_changes_the_choice(app: AppTest) -> None:
    first, second, third = coverage()[:3]
    compare(app, first, second)
    app.multiselect(key="compared").set_value([first.page.page_id, third.page.page_id]).run()
    assert app.session_state["articles"] == f"{first.page.page_id},{third.page.page_id}" and not app.exception


def test_country_of_the_filter_narrows_the_records(app: AppTest) -> None:
    app.query_params["country"] = "FRA"
    compare(app, coverage()[0], coverage()[2])
    assert "No country and kind of help stands in more than one" in said(app)


def test_publishers_of_the_address_stand_side_by_side_on_the_country(app: AppTest) -> None:
    names = list(dict.fromkeys(str(document.page.publisher) for document in coverage()))[:2]
    app.session_state["publishers"] = ",".join(names)
    compare(app)
    assert app.session_state["columns"] == "publishers" and {"shared", "alone"} <= keys(app)
    assert app.multiselect(key="compared_publishers").value == names and "Which words decide" in said(app)


def test_one_publisher_offers_others(app: AppTest) -> None:
    app.session_state["publishers"] = str(coverage()[0].page.publisher)
    compare(app)
    assert "candidates" in keys(app) and "shared" not in keys(app)


def test_names_with_commas_are_told_apart() -> None:
    known = {"Day, Night", "Day", "Noon"}
    assert split_names("Day, Night,Noon,gone,Day", known) == ["Day, Night", "Noon", "Day"]


def test_captures_of_one_address_show_what_changed_by_sign_too(app: AppTest) -> None:
    documents = captures()
    app.session_state["uploads"] = library_of(documents)
    compare(app, *documents[::-1])
    words = said(app)
    assert "Two captures of one address" in words and "<ins" in words and "<del" in words
    assert words.index("may") < words.index("refuses") and '<span class="ce-diff-sign">−</span>' in words


def test_unknown_articles_in_the_address_are_dropped(app: AppTest) -> None:
    compare(app)
    app.session_state["articles"] = "nosuch,,x"
    app.run()
    assert not app.exception and "pairs" in keys(app)


def test_hostile_words_are_escaped(app: AppTest) -> None:
    documents = [*captures(), *all_pages()]
    app.session_state["uploads"] = library_of(documents)
    compare(app, *documents[:4])
    assert HOSTILE not in said(app)


@pytest.mark.parametrize(("language", "title"), [("de", "Wer sagt es anders?"), ("fr", "Qui le dit autrement\u00a0?")])
def test_page_speaks_the_readers_language(app: AppTest, language: str, title: str) -> None:
    app.context = {"locale": language}
    assert compare(app, coverage()[0], coverage()[2]).title[0].value == title


def test_empty_library_says_what_to_do(app: AppTest) -> None:
    app.session_state["uploads"] = library = MemoryLibrary()
    library.add(story("Specimen", at(9, 1)), library_of(coverage()).reports()[0])
    compare(app)
    assert "No two articles here" in said(app)
