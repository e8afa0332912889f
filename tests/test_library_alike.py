"""The same story twice: revisions, copies, and counts both ways."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib.filters import Filter
from lib.library import Library
from lib.library.alike import address_key, bands_of, compare, is_copy, sequences, similarity
from lib.library.home import Texts, Twin
from lib.schema import Article
from tests.library_documents import SUMMIT, keep, page
from tests.test_library import HOMES

OTHER = """The orchard on the hill had a good year. Pickers came from three valleys and stayed for six weeks, and the barns were
full before the first frost. Whoever wanted juice could bring apples to the old press behind the church, where two
brothers turned the wheel from morning to evening and told everybody the same story about the winter of their birth."""


@pytest.fixture(params=HOMES)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    home = HOMES[request.param](tmp_path)
    yield home
    home.close()


def fill(library: Library) -> None:
    keep(library,
         page("agency", "Boats sail again", SUMMIT, url="https://a.example/boats", publisher="A"),
         page("reprint", "Ferry line returns", SUMMIT.replace("Monday", "Tuesday") + " (dpa)", url="https://b.example/1", publisher="B"),
         page("cut", "Ferries", SUMMIT[:330], url="https://c.example/1", publisher="C"),
         page("revision", "Boats sail again soon", SUMMIT + " The boats are painted blue now.",
              url="https://www.a.example/boats/?utm_source=x#top", publisher="A"),
         page("apart", "Apples", OTHER, url="https://a.example/apples", publisher="A"),
         page("short", "Short", "A short note.", url="https://a.example/short", publisher="A"),
         page("short2", "Short", "A short note.", url="https://b.example/short", publisher="B"))


def test_copies_are_counted_both_ways(library: Library) -> None:
    fill(library)
    assert library.texts() == Texts(articles=7, texts=4)
    assert library.texts(Filter(publisher=("A",))) == Texts(articles=4, texts=3)


def test_twins_tell_revision_from_copy(library: Library) -> None:
    fill(library)
    twins = {twin.page_id: twin for twin in library.twins("agency")}
    assert {page_id: twin.kind for page_id, twin in twins.items()} == {
        "revision": "revision", "reprint": "copy", "cut": "copy"}
    assert twins["reprint"].similarity > 0.8 and twins["cut"].similarity < 0.8
    assert library.twins("apart") == []


def test_nothing_is_merged(library: Library) -> None:
    fill(library)
    assert library.counts(Filter()).articles == 7
    reprint = library.document("reprint")
    assert reprint is not None and reprint.article is not None and "Tuesday" in reprint.article.text


def test_removed_copy_leaves_the_others(library: Library) -> None:
    fill(library)
    for page_id in ("agency", "revision", "cut"):
        library.remove(page_id)
    assert library.texts() == Texts(articles=4, texts=4)
    assert library.twins("reprint") == []


def test_same_address_with_another_text_is_a_revision(library: Library) -> None:
    keep(library, page("first", text=SUMMIT, url="https://a.example/live"), page("second", text=OTHER, url="https://a.example/live"))
    assert library.twins("first") == [Twin("second", "revision", 0.0)]
    assert library.texts() == Texts(2, 2)


def test_diff_of_two_versions_gives_both_back() -> None:
    before = page("a", "Boats sail again", SUMMIT, published_at=datetime(2025, 9, 1, tzinfo=UTC))
    after = page("b", "Boats sail soon again", SUMMIT.replace("two fishermen", "three fishermen").replace("Two", "Three"))
    changes = compare(before, after)
    assert [(change.kind, change.before, change.after) for change in changes if change.kind != "same"] == [
        ("added", "", "soon "), ("replaced", "Two ", "Three ")]
    assert before.article is not None and after.article is not None
    assert "".join(change.before for change in changes) == f"{before.article.title}\n{before.article.text}"
    assert "".join(change.after for change in changes) == f"{after.article.title}\n{after.article.text}"


@pytest.mark.parametrize("other", [
    "http://a.example/boats", "https://www.a.example/boats/", "https://A.example/boats?utm_medium=y", "https://a.example/boats#x"])
def test_address_is_the_same_without_what_tracks(other: str) -> None:
    assert address_key("https://a.example/boats") == address_key(other)


@pytest.mark.parametrize("other", ["https://a.example/boats?id=2", "https://b.example/boats", "", None, "mailto:x", "http://[broken"])
def test_other_address_is_another(other: str | None) -> None:
    assert address_key("https://a.example/boats") != address_key(other)


def test_similar_texts_share_a_band_and_others_do_not() -> None:
    one, other = sequences(Article(text=SUMMIT)), sequences(Article(text=OTHER))
    near = sequences(Article(text=SUMMIT.replace("spring", "autumn")))
    assert set(bands_of(one)) & set(bands_of(near)) and not set(bands_of(one)) & set(bands_of(other))
    assert is_copy(one, near) and not is_copy(one, other) and similarity(one, one) == 1
