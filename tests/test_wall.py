"""The teaser wall: its figures, and the page driven from the entry script."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.figures.wall import Grid, Twice, draw_beside, draw_shares
from lib.labels import load_labels
from lib.palette import DARK_INK, contrast
from tests.documents import HOSTILE, all_pages
from tests.test_app import library_of

SHELL = Path(__file__).parents[1] / "pages" / "shell.py"
WORDS = load_labels("en")


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The app over the documents of the tests."""
    test = AppTest.from_file(str(SHELL), default_timeout=60)
    test.session_state["uploads"] = library_of(all_pages())
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    yield test


def open_wall(app: AppTest) -> AppTest:
    app.run().switch_page("timeline_page.py").run()
    app.segmented_control(key="draw").set_value("wall").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.html), *(e.value for e in app.caption), *(e.value for e in app.subheader)])


def keys(app: AppTest) -> set[str]:
    return {str(getattr(element, "key", None)) for element in app.main}


def test_shares_are_in_percent_of_their_column_and_nothing_is_empty() -> None:
    figure = draw_shares(Grid(["sport", "weather"], ["One (4)", "Two (0)"], [[1, 0], [3, 0]], [4, 0]), WORDS)
    assert [list(row) for row in figure.data[0].z] == [[25.0, None], [75.0, None]]
    assert list(figure.data[1].text) == ["25", "", "75", ""]


def test_ink_can_be_read_on_every_field() -> None:
    scale = draw_shares(Grid(["a"], ["b"], [[1]], [1]), WORDS).data[0].colorscale
    assert min(contrast(DARK_INK, colour) for _, colour in scale) >= 4.5


def test_names_from_pages_are_escaped_and_no_figure_holds_an_address() -> None:
    for figure in (draw_shares(Grid([HOSTILE], [HOSTILE], [[1]], [2]), WORDS), draw_beside([Twice(HOSTILE, 1, 2, 0, 0)], WORDS)):
        written = figure.to_json()
        assert "<img" not in written and "http://" not in written and "\\u003cimg" not in written


def test_switch_shows_the_wall_and_stands_in_the_address(app: AppTest) -> None:
    open_wall(app)
    assert {"wall_topics", "wall_agencies", "wall_ages"} <= keys(app) and len(app.dataframe) > 3
    assert "wall" in app.query_params["draw"] and app.title[0].value == "What stood around the stories?"
    assert "Choose a country or a topic" in said(app)


def test_country_shows_what_stands_beside_its_stories_even_without_a_teaser(app: AppTest) -> None:
    app.query_params["country"] = "EST"
    open_wall(app)
    assert "wall_beside" in keys(app) and "stories on: Estonia" in said(app)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_wall_speaks_the_readers_language(app: AppTest, language: str) -> None:
    app.context = {"locale": language}
    assert load_labels(language)("wall.agencies") in said(open_wall(app))
