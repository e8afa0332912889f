"""One page with a tree -> one article, and what it claims."""

from __future__ import annotations

import pytest

from lib.article import ArticleReading, read_article
from lib.metadata import read_metadata
from lib.reader.page import SavedPage
from lib.reader.tree import Element, parse_html
from tests.test_body import LEAD, MENU, ONE, STORY, THREE, TWO


def read(body: str, head: str = "") -> tuple[SavedPage, ArticleReading]:
    html = f'<!doctype html><html lang="en"><head><title>Old bridge gets a second life</title>{head}</head><body>{MENU}{body}</body></html>'
    page = SavedPage("page.html", "0" * 16, "html", "utf-8", html, parse_html(html))
    return page, read_article(page, read_metadata(page))


def element_with(page: SavedPage, words: str) -> Element:
    assert page.tree is not None
    return [e for e in page.tree.elements if words in e.text()][-1]


PAGE = (
    f'<article><h1>Old bridge gets a second life</h1><p class="lead">{LEAD}</p><div class="byline">By Ada Brook</div>'
    f'<div class="text">{STORY}</div></article>'
    '<aside class="related"><a href="/f"><h3>Free ferry for pupils from May</h3></a></aside>'
)


def test_article_fields_are_filled_from_page_and_metadata() -> None:
    article = read(PAGE, '<meta property="article:section" content="Harbour">')[1].article
    assert article is not None
    assert (article.title, article.lead, article.authors, article.section) == (
        "Old bridge gets a second life",
        LEAD,
        ["Ada Brook"],
        "Harbour",
    )
    assert article.text.startswith(ONE) and LEAD not in article.text
    assert article.word_count == len((LEAD + " " + article.text).replace(".", "").replace(",", "").split())


def test_claimed_holds_a_second_headline() -> None:
    page, reading = read(
        f'<article><header><h1>Old bridge gets a second life</h1><h2 class="subtitle">Eight months of work ahead</h2></header>{STORY}</article>'
    )
    assert element_with(page, "Eight months of work").order in reading.claimed


@pytest.mark.parametrize("words", ["Old bridge gets a second life", LEAD, "Ada Brook", ONE, THREE])
def test_claimed_holds_title_lead_byline_and_text(words: str) -> None:
    page, reading = read(PAGE)
    assert element_with(page, words).order in reading.claimed


def test_claimed_leaves_teasers_to_others() -> None:
    page, reading = read(PAGE)
    assert element_with(page, "Free ferry").order not in reading.claimed


def test_page_with_teasers_alone_has_no_article() -> None:
    cards = "".join(
        f'<div class="card"><h2><a href="/{n}">Free ferry for pupils, part {n}</a></h2><p>{p}</p></div>'
        for n, p in enumerate((ONE, TWO, THREE))
    )
    assert read(f"<main><h1>Harbour</h1>{cards}</main>")[1].article is None


def test_page_without_text_has_no_article() -> None:
    assert read("<h1>Imprint</h1>")[1].article is None


def test_text_dump_is_left_to_others() -> None:
    page = SavedPage("dump.txt", "0" * 16, "text", "utf-8", ONE)
    assert read_article(page, read_metadata(page)).article is None


@pytest.mark.parametrize(
    ("first", "last", "agency"),
    [
        ("Lisbon (dpa) - ", "", "dpa"),
        ("LISBON (AP) — ", "", "AP"),
        ("(Reuters) - ", "", "Reuters"),
        ("", " (AFP)", "AFP"),
        ("", "", None),
        ("The bank (founded in 1900) - ", "", None),
    ],
)
def test_agency_is_read_from_dateline_or_signature(first: str, last: str, agency: str | None) -> None:
    article = read(f"<article><h1>Bridge</h1><p>{first}{ONE}</p><p>{TWO}</p><p>{THREE}{last}</p></article>")[1].article
    assert article is not None and article.agency == agency


LOCKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old bridge gets a second life",'
    ' "isAccessibleForFree": false, "wordCount": 900}</script>'
)


def test_paywalled_story_that_is_much_shorter_than_stated_is_truncated() -> None:
    article = read(f"<article><h1>Old bridge gets a second life</h1>{STORY}</article>", LOCKED)[1].article
    assert article is not None and article.paywalled and article.truncated


def test_paywall_prompt_is_no_text() -> None:
    wall = '<div class="paywall"><h3>Continue with an account</h3><p>Subscribe now and read all our stories.</p></div>'
    article = read(f"<article><h1>Old bridge gets a second life</h1>{STORY}{wall}</article>", LOCKED)[1].article
    assert article is not None and "Subscribe" not in article.text and "Continue" not in article.text


def test_free_story_is_neither_paywalled_nor_truncated() -> None:
    article = read(PAGE)[1].article
    assert article is not None and not article.paywalled and not article.truncated


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 3000 + ONE,
        f"<p>{ONE}" * 500,
        "<table>" * 400 + ONE,
        "<a>" * 500 + STORY,
        f"<h1><h1><h1>{STORY}",
        "<time datetime=x><time><meta content>",
        '<script type="application/ld+json">[[[[{"@type": ["Article", 3, null], "author": [[{"name": 7}]], "headline": {"a": 1}}]]]]</script>'
        + STORY,
        '<script type="application/ld+json">{"@type": "Article", "datePublished": 20240503, "keywords": {"a": 1}, "isAccessibleForFree": null}</script>'
        + STORY,
    ],
)
def test_odd_markup_is_read_without_an_error(html: str) -> None:
    read(html)


def test_deep_and_repeated_markup_is_read_without_an_error() -> None:
    read("<h1>" + "<span> <b>x</b> " * 3000 + "</h1>" + STORY)
    read("<table><tr><td>" * 1500 + STORY)
    read('<div class="lead author date comment">' * 2000 + STORY)
    read("<article><h1>Bridge</h1>" * 800 + STORY)
    read('<script type="application/ld+json">' + "[" * 50_000 + "</script>" + STORY)
    read("<title>" + "a | " * 20_000 + "</title>" + STORY)
    read('<meta name="author" content="' + "(" * 50_000 + '">' + STORY)
