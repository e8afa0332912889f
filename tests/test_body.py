"""Where the story's text stands on a page, and what is cleaned away from it."""

from __future__ import annotations

import re

import pytest

from lib.article import read_article
from lib.body import Body, find_body
from lib.body.phrases import BYLINE, CONSENT, CONTRIBUTED, CREDIT, LABEL, PROMPT, RELATED, TAIL, TIMES
from lib.metadata import read_metadata
from lib.metadata.vocabulary import read_rows
from lib.reader.page import SavedPage
from lib.reader.tree import parse_html

ONE = "The harbour council met on Monday and agreed to repair the old bridge before the winter storms arrive again."
TWO = "Engineers had found cracks in three of the seven arches, and lorries have been banned from crossing since the spring."
THREE = (
    "The work is expected to take eight months, and a ferry will carry people on foot across the water in the meantime."
)
FOUR = (
    "Shopkeepers on the southern bank welcomed the plan, though some of them fear a summer without any visitors at all."
)
STORY = "".join(f"<p>{p}</p>" for p in (ONE, TWO, THREE, FOUR))
MENU = "<nav><ul>" + "".join(f'<li><a href="/s{n}">Section number {n}</a></li>' for n in range(20)) + "</ul></nav>"


def read(body: str, head: str = "<title>Old bridge gets a second life</title>", lang: str = "en") -> Body:
    html = f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{MENU}{body}<footer>Imprint and privacy</footer></body></html>'
    page = SavedPage("page.html", "0" * 16, "html", "utf-8", html, parse_html(html))
    assert page.tree is not None
    return find_body(page.tree, read_metadata(page))


def story(inside: str, name: str = "article-body") -> Body:
    return read(f'<article><h1>Old bridge gets a second life</h1><div class="{name}">{inside}</div></article>')


PLAIN = f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{FOUR}"


# ------------------------------------------------------------- the container
@pytest.mark.parametrize(
    "name", ["article-body", "xk3f9", "widget", "share-wrapper", "content__image", "entry-content"]
)
def test_body_is_found_whatever_its_box_is_called(name: str) -> None:
    assert story(STORY, name).text == PLAIN


def test_body_of_paragraphs_in_boxes_of_their_own_is_whole() -> None:
    assert (
        story("".join(f'<div class="block teaser-text"><p>{p}</p></div>' for p in (ONE, TWO, THREE, FOUR))).text
        == PLAIN
    )


def test_body_of_plain_text_with_double_breaks_becomes_paragraphs() -> None:
    assert (
        read(f"<h1>Old bridge gets a second life</h1><div>{ONE}<br><br>{TWO}<br>\n<br>{THREE}</div>").text
        == f"{ONE}\n\n{TWO}\n\n{THREE}"
    )


def test_body_in_a_layout_table_is_found() -> None:
    assert (
        read(f"<table><tr><td>{MENU}</td><td><h1>Old bridge gets a second life</h1>{STORY}</td></tr></table>").text
        == PLAIN
    )


def test_body_without_running_text_is_empty() -> None:
    assert read("<h1>Sections</h1>" + MENU).blocks == []


def test_body_span_holds_every_claimed_block() -> None:
    body = story(STORY)
    assert body.span is not None
    assert all(body.span[0] <= order < body.span[1] for block in body.blocks for order in block.orders)


def test_body_second_story_of_an_endless_page_is_left_out() -> None:
    other = (
        "<p>Ferry tickets will be free of charge for pupils from the first of May, the transport office has announced today.</p>"
        * 6
    )
    body = read(
        f"<main><article><h1>Old bridge gets a second life</h1>{STORY}</article><article><h1>Free ferry for pupils</h1>{other}</article></main>"
    )
    assert body.text == PLAIN


def test_body_hidden_consent_window_longer_than_the_story_is_not_the_story() -> None:
    legal = (
        "<p>We and our partners store information on your device, and you may change your choice at any time in the settings.</p>"
        * 12
    )
    assert (
        read(
            f'<div id="cookie-consent" style="display:none">{legal}</div><h1>Old bridge gets a second life</h1><div>{STORY}</div>'
        ).text
        == PLAIN
    )


def test_body_comments_are_never_text() -> None:
    comment = '<div class="comment"><b>Reader</b><p>I have crossed this bridge for forty years and never once felt safe on it, to be honest.</p></div>'
    assert (
        read(
            f'<h1>Old bridge gets a second life</h1><div class="post">{STORY}<section id="comments">{comment * 9}</section></div>'
        ).text
        == PLAIN
    )


# ------------------------------------------------------------------- kept
def test_text_subheadings_quotes_and_lists_stay() -> None:
    body = story(
        f"<p>{ONE}</p><h2>What it costs</h2><p>{TWO}</p><blockquote><p>“We had no choice left.”</p></blockquote>"
        f"<ul><li>Steel: two million</li><li>Stone: one million</li></ul><p>{THREE}</p>"
    )
    assert (
        body.text
        == f"{ONE}\n\nWhat it costs\n\n{TWO}\n\n“We had no choice left.”\n\nSteel: two million\nStone: one million\n\n{THREE}"
    )


def test_text_table_rows_are_lines_with_bars() -> None:
    body = story(
        f"<p>{ONE}</p><table><tr><th>Part</th><th>Cost</th></tr><tr><td>Steel</td><td>2</td></tr></table><p>{TWO}</p>"
    )
    assert "Part | Cost\nSteel | 2" in body.text


def test_text_live_ticker_is_kept_whole() -> None:
    posts = "".join(
        f'<article class="post"><time>1{n}:05</time><h2>Post number {n}</h2><p>{p}</p></article>'
        for n, p in enumerate((ONE, TWO, THREE, FOUR))
    )
    text = read(f'<main><h1>Bridge repair: live</h1><div class="liveblog">{posts}</div></main>').text
    assert all(p in text for p in (ONE, TWO, THREE, FOUR)) and "Post number 2" in text


def test_text_links_inside_a_sentence_stay() -> None:
    assert "agreed to repair" in story(STORY.replace("repair", '<a href="/r">repair</a>')).text


def test_text_soft_hyphens_are_removed() -> None:
    assert story(STORY.replace("council", "coun\u00adcil")).text == PLAIN


def test_text_list_of_links_that_is_the_story_stays() -> None:
    links = "".join(f'<p><a href="/{n}">{n}) A lamp that is worth its money this year</a></p>' for n in range(1, 9))
    assert "7) A lamp" in story(f"<p>{ONE}</p><p>{TWO}</p>{links}").text


# ------------------------------------------------------------------- dropped
@pytest.mark.parametrize(
    "noise",
    [
        "<figure><img src=a.jpg><figcaption>The bridge at dawn. Photo: Max Reed</figcaption></figure>",
        '<div><img src="a.jpg"><p>The bridge seen from the southern bank in May.</p></div>',
        "<p>Foto: Max Ried/Agentur</p>",
        "<p>Advertisement</p>",
        "<p>Anzeige</p>",
        '<p><a href="/ferry">Free ferry for pupils from May onwards</a></p>',
        '<p>Read more: <a href="/ferry">Free ferry for pupils from May onwards</a></p>',
        '<p>Lesen Sie auch: <a href="/f">Fähre für Schüler kostenlos</a></p>',
        '<p>À lire aussi <a href="/f">Le bac gratuit pour les élèves</a></p>',
        '<div class="x1"><h3>More on this</h3><ul><li><a href="/a">Free ferry for pupils</a></li><li><a href="/b">Tolls to rise in June</a></li></ul></div>',
        '<div class="embed"><p>An dieser Stelle finden Sie einen externen Inhalt. Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.</p></div>',
        '<div class="product-box"><p>Bridge puzzle, 500 pieces</p><p>19.99</p></div>',
        '<div class="poll"><p>Should the bridge be closed?</p><label>Yes</label><label>No</label></div>',
        '<div class="q7"><p>Get the morning letter.</p><form><input type="email"><button>Go</button></form></div>',
        '<div class="social-share"><span>Share</span><a href="#">Mail</a></div>',
        '<section class="comments"><p>I have crossed this bridge for forty years and never once felt safe on it.</p></section>',
        "<script>var a = 1;</script><style>p{}</style>",
        "<p hidden>Only the printed page shows this line of the story to its readers.</p>",
        "<p>\u200c</p>",
    ],
)
def test_noise_between_paragraphs_is_left_out(noise: str) -> None:
    assert story(f"<p>{ONE}</p><p>{TWO}</p>{noise}<p>{THREE}</p><p>{FOUR}</p>").text == PLAIN


@pytest.mark.parametrize(
    "opening",
    [
        "<h2>Old bridge gets a second life</h2>",
        '<p class="byline">By Ada Brook</p>',
        "<p>By Ada Brook</p>",
        "<div>3 May 2024, 15:47</div>",
        "<div>4 min read</div>",
        "<div>Harbour</div>",
        '<span class="kicker">Harbour</span>',
    ],
)
def test_opening_before_the_first_paragraph_is_left_out(opening: str) -> None:
    assert story(opening + STORY).text == PLAIN


@pytest.mark.parametrize(
    "ending",
    [
        "<p>Additional reporting by Max Reed</p>",
        "<p>Tags: bridge, harbour</p>",
        "<h3>About the author</h3>",
        "<p>First published in the Evening Post.</p>",
        "<h2>Related</h2><ul><li><a href='/a'>Free ferry for pupils</a></li></ul>",
    ],
)
def test_ending_after_the_last_paragraph_is_left_out(ending: str) -> None:
    assert story(STORY + ending).text == PLAIN


def test_teaser_cards_inside_the_container_are_left_out() -> None:
    card = '<div class="card"><h3><a href="/{0}">Free ferry for pupils, part {0}</a></h3><p>The transport office has announced it on Friday morning.</p></div>'
    body = story(STORY + "<div>" + "".join(card.format(n) for n in range(3)) + "</div>")
    assert body.text == PLAIN


def test_author_box_is_left_out() -> None:
    head = '<title>Old bridge gets a second life</title><meta name="author" content="Ada Brook">'
    body = read(
        f"<article><h1>Old bridge gets a second life</h1>{STORY}<p>Ada Brook writes about harbours and lives on the southern bank.</p></article>",
        head,
    )
    assert body.text == PLAIN


# -------------------------------------------------------------------- lead
LEAD = "After years of quarrel the town decides what is to become of its landmark, and who will pay for it."


@pytest.mark.parametrize("name", ["lead", "standfirst", "article-intro", "chapo", "teaser-text", "article__summary"])
def test_lead_named_so_outside_the_text_is_found(name: str) -> None:
    body = read(
        f'<article><header><h1>Old bridge gets a second life</h1><p class="{name}">{LEAD}</p></header><div class="text">{STORY}</div></article>'
    )
    assert body.lead == LEAD and body.text == PLAIN


def test_lead_bold_first_paragraph_is_not_repeated_in_the_text() -> None:
    body = story(f"<p><strong>{LEAD}</strong></p>{STORY}")
    assert body.lead == LEAD and body.text == PLAIN


def test_lead_in_the_head_alone_is_null() -> None:
    head = f'<title>Old bridge gets a second life</title><meta name="description" content="{LEAD}">'
    body = read(f"<article><h1>Old bridge gets a second life</h1><div>{STORY}</div></article>", head)
    assert body.lead is None and body.text == PLAIN


def test_lead_second_headline_is_neither_lead_nor_text() -> None:
    body = read(
        '<article><header><h1>Old bridge gets a second life</h1><h2 class="subtitle">Eight months of work ahead of the town</h2></header>'
        f'<div class="text">{STORY}</div></article>'
    )
    assert body.lead is None and body.text == PLAIN


def test_lead_of_another_story_is_not_taken() -> None:
    body = read(
        f'<h1>Old bridge gets a second life</h1><div>{STORY}</div><aside><h3>Ferry</h3><p class="lead">{LEAD}</p></aside>'
    )
    assert body.lead is None


# ------------------------------------------------------------------- data
PATTERNS = {
    "label": LABEL,
    "related": RELATED,
    "credit": CREDIT,
    "stock": CREDIT,
    "tail": TAIL,
    "byline": BYLINE,
    "time": TIMES,
}
CUES = {"consent": CONSENT, "prompt": PROMPT, "contributed": CONTRIBUTED}
ROWS = read_rows("phrases.tsv")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}: {row['example']}" for row in ROWS])
def test_phrase_is_found_in_its_example(row: dict[str, str]) -> None:
    kind, example = row["kind"], row["example"]
    if kind in CUES:
        assert row["word"] in example.lower() and re.search(row["pattern"], example, re.IGNORECASE)
        assert CUES[kind].found_in(example.lower())
    else:
        assert re.search(row["pattern"], example, re.IGNORECASE) and PATTERNS[kind].match(example.lower())


@pytest.mark.parametrize("kind", PATTERNS)
def test_phrases_leave_sentences_of_a_story_alone(kind: str) -> None:
    assert not any(PATTERNS[kind].match(sentence.lower()) for sentence in (ONE, TWO, THREE, FOUR))


# ------------------------------------------------------------- without names
SENTENCES = [
    "Der Kanal bei Musterhafen wird breiter, das hat der Rat nach langer Beratung beschlossen.",
    "Die Arbeiten dauern drei Jahre, und die Schiffe fahren so lange nur in der Nacht hindurch.",
    "Anwohner hatten gegen den Lärm geklagt und am Ende in zwei Instanzen verloren.",
]
BARE = "".join(f"<div class='k'>{sentence}</div>" for sentence in SENTENCES)
CARDS = "".join(
    f"<div class='z'><div><a href='/hafen/kran-{n}-steht-still-482{n}.html'>Kran Nummer {n} steht wieder still</a></div>"
    f"<div>Die Werft sucht seit Wochen vergeblich nach einem passenden Ersatzteil für Nummer {n}.</div></div>"
    for n in range(4)
)


def story_of(markup: str) -> tuple[str | None, list[str]]:
    """Standfirst and paragraphs of a page without names, as the article's reader gives them."""
    html = f"<html lang='de'><head><title>Kanal wird breiter</title></head><body>{markup}</body></html>"
    page = SavedPage("page.html", "0" * 16, "html", "utf-8", html, parse_html(html))
    article = read_article(page, read_metadata(page)).article
    assert article is not None
    return article.lead, article.text.split("\n\n")


def test_body_list_of_cards_beside_it_stays_out() -> None:
    assert story_of(f"<div><h1>Kanal wird breiter</h1><div>{BARE}</div><div>{CARDS}</div></div>")[1] == SENTENCES


def test_body_begins_behind_the_headline() -> None:
    above = "<div>In dieser Zeitung steht jeden Tag etwas Neues aus dem Hafen und seiner schönen Umgebung.</div>"
    assert story_of(f"<div>{above}<h1>Kanal wird breiter</h1>{BARE}</div>")[1] == SENTENCES


def test_body_ends_at_the_comments() -> None:
    posts = "<h2>2 Kommentare</h2><div class='p'>Das ist doch alles viel zu teuer und wird sowieso nie rechtzeitig fertig.</div>"
    assert story_of(f"<div><h1>Kanal wird breiter</h1>{BARE}{posts}</div>")[1] == SENTENCES


def test_body_sentence_in_large_letters_is_not_repeated() -> None:
    quote = "<div class='gross'>gegen den Lärm geklagt und am Ende in zwei Instanzen verloren</div>"
    assert story_of(f"<div><h1>Kanal wird breiter</h1>{BARE}{quote}</div>")[1] == SENTENCES


def test_lead_of_another_make_before_the_byline_is_the_standfirst() -> None:
    above = "<div class='v'>Schiffe fahren künftig nachts. Anwohner sind entsetzt.</div><div class='w'>Von Ada Bruch</div>"
    assert story_of(f"<div><h1>Kanal wird breiter</h1>{above}<div>{BARE}</div></div>") == (
        "Schiffe fahren künftig nachts. Anwohner sind entsetzt.",
        SENTENCES,
    )
