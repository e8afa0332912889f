"""Whatever the bytes: rows whose offsets hold, or one of the project's own page errors."""
from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.containers import CONTAINERS
from benchmarks.mutations import mutate
from lib.article import read_article
from lib.dumps import read_dump
from lib.lines import document_line
from lib.loader import load_document, load_documents, load_parts
from lib.metadata import read_metadata
from lib.reader import SavedPage, read_pages
from lib.reader.nesting import DEEPEST, MANY, limit_nesting
from lib.reader.tree import MAX_DEPTH, parse_html
from lib.schema import Document, PageError
from lib.teasers import find_teasers

SAMPLES = sorted(path for path in (Path(__file__).parent.parent / "sample_data").iterdir() if path.suffix in (".html", ".txt"))
PAGES = [path.read_bytes() for path in SAMPLES]
MARKUP = [path.read_bytes() for path in SAMPLES if path.suffix == ".html"]
FORMS = [*PAGES, *(pack(PAGES[number]) for number, pack in enumerate(CONTAINERS))]
STORY = "Die Regierung von Musterland sagte am Mittwoch zwei Brücken zu, wie das Ministerium der Insel mitteilte. "
anything = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def check(part: Document | PageError) -> None:
    """Offsets hold, and the page can be written as a line."""
    if isinstance(part, PageError):
        assert part.name and str(part)
        return
    article = part.article
    for record in (*part.commitments, *(m for m in part.mentions if m.where != "teaser")):
        field = getattr(article, record.where)
        words = getattr(record, "evidence", None) or getattr(record, "text", None)
        assert 0 <= record.start < record.end and field[record.start:record.end] == words
    teasers = {teaser.position: f"{teaser.title}\n{teaser.text or ''}" for teaser in part.teasers}
    for mention in part.mentions:
        if mention.where == "teaser":
            assert teasers[mention.teaser_position or 0][mention.start:mention.end] == mention.text
    row = json.loads(document_line(part, "seite").encode("utf-8"))
    assert row["id"] == "seite" and "\n" not in document_line(part, "seite")


def broken(seed: str, pages: list[bytes]) -> bytes:
    return mutate(random.Random(seed), pages)[1]


@pytest.mark.parametrize("number", range(300))
def test_broken_page_is_read_or_refused(number: int) -> None:
    for part in load_parts(broken(f"test:{number}", FORMS), "seite.html"):
        check(part)


@anything
@given(st.binary(max_size=3000), st.text(min_size=1, max_size=12))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    for part in load_parts(data, name):
        check(part)


@anything
@given(st.text(max_size=1500))
def test_any_text_in_a_page_keeps_its_offsets(words: str) -> None:
    page = f"<html><head><title>{words[:80]}</title></head><body><h1>{words[:90]}</h1><p>{STORY * 3}</p><p>{words}</p></body></html>"
    for part in load_parts(page.encode("utf-8", "surrogatepass"), "seite.html"):
        check(part)


@anything
@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<div class=teaser>", "</div>", "<a href=/a/lange-meldung-1.html>", "</a>", "<h2>", "<table><tr><td>", "</table>",
    "<script type='application/ld+json'>{", "<!--", "-->", "<time datetime=2026-13-45>", "vor 5 Minuten", "04.09.2025, 14:56 Uhr",
    "(dpa) - ", "Frankreich will der Ukraine Soldaten schicken. ", "La France refuse. ", "\0", "&#xD800;", "]]>", "\u202e", STORY,
]), max_size=60))
def test_any_order_of_tags_is_read_or_refused(parts: list[str]) -> None:
    for part in load_parts("".join(["<html><body>", *parts]).encode(), "seite.html"):
        check(part)


@anything
@given(st.lists(st.sampled_from([
    "\n", "\n\n", "* ", "# ", "[Eine Meldung](", "https://www.muster.example/a)", "vor 2 Stunden", "04. September 2025", "[…] (00)", "Kommentare",
    "Berlin (dpa) - ", "Mehr zum Thema", "Von Kim Muster", "\t", "\u200b", "Frankreich hilft der Ukraine. ", STORY, "| a | b |", "\0",
]), max_size=60))
def test_any_order_of_lines_in_a_dump_is_read_or_refused(parts: list[str]) -> None:
    for part in load_parts("".join(parts).encode(), "seite.txt"):
        check(part)


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<a href=x>", "<blockquote>", "<svg><g>", "<b><div>", "<div></b>", "<x-y>"])
def test_page_nested_deep_is_read(tag: str) -> None:
    page = f"<html><body>{tag * 30_000}<p>{STORY * 4}</p>".encode()
    document = load_document(page, "seite.html")
    assert document.article is not None and STORY.strip() in document.article.text


def test_tree_is_never_deeper_than_its_limit() -> None:
    tree = parse_html("<div>a" * 1000 + "<p>Ende</p>")
    assert max(element.depth for element in tree.elements) == MAX_DEPTH
    assert tree.root.text().endswith("Ende") and tree.root.text().count("a") == 1000


def test_nesting_within_the_limit_is_left_alone() -> None:
    page = ("<div>" * 40 + "<p>a<br>b<svg><path/><path/></svg></p>" + "</div>" * 40) * MANY
    assert limit_nesting(page) is page


def test_nesting_beyond_the_limit_keeps_the_text() -> None:
    page = "<div><span>a</x>" * MANY + "</div>" * MANY
    flat = limit_nesting(page)
    assert flat.count("<div>") <= DEEPEST and flat.count("a<") == page.count("a<")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso-8859-1", "mac_roman"])
def test_page_in_any_encoding_keeps_its_words(encoding: str) -> None:
    page = f"<html><head><title>Brücken für Ödland</title></head><body><h1>Brücken für Ödland</h1><p>{STORY * 5}</p></body></html>"
    document = load_document(page.encode(encoding), "seite.html")
    assert document.article is not None
    assert document.article.title == "Brücken für Ödland" and document.article.text == (STORY * 5).strip()


def test_null_bytes_are_no_part_of_the_words() -> None:
    page = f"<html><body><h1>Ein Titel der Seite</h1><p>{STORY * 5}</p></body></html>".replace("Brücken", "Brü\0cken")
    document = load_document(page.encode(), "seite.html")
    assert document.article is not None and "\0" not in document.article.text


def test_half_a_character_in_structured_data_can_be_written() -> None:
    page = (r'<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ein Titel \ud83d der Seite",'
            r'"author":{"name":"Kim \udc00 Muster"},"keywords":["a \ud800"]}</script></head>' + f"<body><p>{STORY * 5}</p></body></html>")
    check(load_document(page.encode(), "seite.html"))


@pytest.mark.parametrize("address", ["http://[::1", "https://a.example:99999999/x", "//[", "http://a b"])
def test_address_that_is_none_stops_nothing(address: str) -> None:
    page = (f"<html><head><link rel=canonical href='{address}'><meta property='og:url' content='{address}'></head><body><h1>Ein Titel</h1>"
            f"<p>{STORY * 5}</p><a href='{address}'>Eine lange Meldung aus dem Ort</a></body></html>")
    check(load_document(page.encode(), "seite.html", url=address))


@pytest.mark.parametrize("structured", ["[" * 100_000, '{"a":' * 100_000, '{"@graph":[' * 2000 + "{}" + "]}" * 2000])
def test_structured_data_nested_deep_is_left_out(structured: str) -> None:
    page = f"<html><head><script type='application/ld+json'>{structured}</script></head><body><h1>Ein Titel</h1><p>{STORY * 5}</p></body></html>"
    assert load_document(page.encode(), "seite.html").article is not None


# ------------------------------------------------------------------ partition
def markup_pages(data: bytes) -> Iterator[SavedPage]:
    return (page for page in read_pages(data, "seite.html") if isinstance(page, SavedPage) and page.tree is not None)


def assert_parted(page: SavedPage) -> None:
    """No element whose text is the article's lies inside a teaser."""
    assert page.tree is not None
    metadata = read_metadata(page)
    reading = read_article(page, metadata)
    for printed in find_teasers(page, reading.claimed, metadata):
        for first, end in printed.places:
            shared = [order for order in range(first, end) if order in reading.claimed and page.tree.elements[order].text_chars]
            assert not shared, f"{printed.teaser.title!r} and the article share {page.tree.elements[shared[0]]}"


@pytest.mark.parametrize("number", range(len(MARKUP)))
def test_partition_of_sample_page_holds(number: int) -> None:
    for page in markup_pages(MARKUP[number]):
        assert_parted(page)


@pytest.mark.parametrize("number", range(100))
def test_partition_of_broken_page_holds(number: int) -> None:
    for page in markup_pages(broken(f"parted:{number}", MARKUP)):
        assert_parted(page)


@pytest.mark.parametrize("number", range(100))
def test_parts_of_broken_dump_do_not_overlap(number: int) -> None:
    for page in read_pages(broken(f"dump:{number}", [data for data in PAGES if data not in MARKUP]), "seite.txt"):
        if isinstance(page, SavedPage) and page.tree is None and page.format == "text":
            parts = read_dump(page).parts
            assert all(start < end for start, end, _ in parts)
            assert all(end <= after for (_, end, _), (after, _, _) in pairwise(parts))


def test_page_error_comes_after_the_pages_that_can_be_read() -> None:
    archive = CONTAINERS[0](b"<html><body>" + STORY.encode() * 5)
    assert len(list(load_documents(archive, "seiten.zip"))) == 2
