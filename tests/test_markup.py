"""Words of pages as HTML: inert, whatever they are."""
from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.markup import Mark, escape, hover_words, link, mark_text, safe_link, tag
from tests.documents import HOSTILE


class Reader(HTMLParser):
    """Collects the text and the tags of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", set[str]()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(name)
        self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name, "tags do not nest"

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(alphabet="a<>&\"'é\n/= ", max_size=60), st.lists(st.tuples(st.integers(-3, 62), st.integers(-3, 62), st.integers(0, 2)),
                                                              max_size=8))
def test_marked_text_is_the_text_and_nests_whatever_the_marks(text: str, spans: list[tuple[int, int, int]]) -> None:
    marks = [Mark(start, end, "m", depth) for start, end, depth in spans]
    read = Reader(mark_text(text, marks))
    assert read.text == "".join(line for line in text.split("\n") if line.strip())
    assert read.tags <= {"p", "mark"} and not read.open


def test_markup_in_a_text_stays_characters() -> None:
    read = Reader(mark_text(HOSTILE, [Mark(0, 10, "x", title=HOSTILE)]))
    assert read.tags == {"p", "mark"} and read.text == HOSTILE


def test_anchor_stands_on_the_first_piece_alone() -> None:
    html = mark_text("one two\nthree", [Mark(0, 13, "s", anchor="here"), Mark(4, 7, "t", depth=1)])
    assert html.count('id="here"') == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "x", "", None,
                                 "http:", " \njavascript:alert(1)", "http://[x"])
def test_link_that_is_not_of_the_web_is_words(url: str | None) -> None:
    assert safe_link(url) is None
    assert link(url, "<b>") == "&lt;b&gt;"


def test_link_of_the_web_is_a_link_without_referrer() -> None:
    assert 'href="https://a.example/?x=1&amp;y=2"' in link("https://a.example/?x=1&y=2", "a")
    assert "noreferrer" in link("https://a.example", "a")


def test_attributes_are_escaped_and_nulls_left_out() -> None:
    assert tag("p", "x", title='"><script>', id=None) == '<p title="&quot;&gt;&lt;script&gt;">x</p>'


def test_hover_words_have_no_tag_and_no_address() -> None:
    words = hover_words(HOSTILE)
    assert "<img" not in words and "://" not in words


def test_null_is_shown_as_nothing() -> None:
    assert escape(None) == ""
