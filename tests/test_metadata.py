"""Title, authors, dates and the rest of what a page states about itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from lib.metadata import Metadata, read_metadata
from lib.metadata.language import guess_language
from lib.metadata.marks import BODY, DROP, read_name
from lib.metadata.names import agency_of, read_names
from lib.metadata.structured import parse_json
from lib.metadata.times import parse_moment
from lib.reader.page import SavedPage
from lib.reader.tree import parse_html

PARAGRAPH = "<p>The harbour council met on Monday and agreed to repair the old bridge before the winter storms arrive again.</p>"


def read(head: str = "", body: str = "", lang: str = "en") -> Metadata:
    html = f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return read_metadata(SavedPage("page.html", "0" * 16, "html", "utf-8", html, parse_html(html)))


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


# -------------------------------------------------------------------- title
def test_title_site_name_is_cut_off() -> None:
    page = read(
        '<title>Bridge to be repaired | Harbour Post</title><meta property="og:site_name" content="Harbour Post">'
        '<meta property="og:title" content="Bridge to be repaired | Harbour Post">'
    )
    assert page.title == "Bridge to be repaired"
    assert page.publisher == "Harbour Post"


def test_title_printed_heading_wins_over_search_engine_title() -> None:
    page = read(
        "<title>Bridge repair: cost, dates, all you need to know</title>",
        "<h1>Old bridge gets a second life</h1>" + PARAGRAPH,
    )
    assert page.title == "Old bridge gets a second life"
    assert page.title_order is not None


def test_title_site_name_in_h1_is_not_the_title() -> None:
    page = read(
        "<title>Harbour Post » Old bridge gets a second life</title>",
        '<h1><a href="/">Harbour Post</a></h1><h2 class="entry-title">Old bridge gets a second life</h2>' + PARAGRAPH,
    )
    assert page.title == "Old bridge gets a second life"


def test_title_kicker_in_h1_is_left_out_when_the_head_states_the_rest() -> None:
    page = read(
        '<meta property="og:title" content="Old bridge gets a second life">',
        '<h1><span class="kicker">Harbour</span> <span>Old bridge gets a second life</span></h1>',
    )
    assert page.title == "Old bridge gets a second life"


def test_title_stated_twice_wins_over_a_different_heading() -> None:
    head = ld('{"@type": "NewsArticle", "headline": "Council votes to repair bridge"}')
    page = read(
        head + '<meta property="og:title" content="Council votes to repair bridge">',
        "<h1>Bridge: yes to repair, says council</h1>",
    )
    assert page.title == "Council votes to repair bridge"


def test_title_hidden_navigation_heading_is_passed_over() -> None:
    page = read(
        "<title>Old bridge gets a second life - Harbour Post</title>",
        '<h1 class="visually-hidden">Navigation</h1><main><h1>Old bridge gets a second life</h1></main>',
    )
    assert page.title == "Old bridge gets a second life"


# ----------------------------------------------------------- structured data
def test_structured_data_in_a_graph_is_found() -> None:
    page = read(
        ld(
            '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Harbour Post"}, '
            '{"@type": ["Article"], "headline": "Bridge", "datePublished": "2025-03-02T08:15:00+01:00", '
            '"author": [{"@type": "Person", "name": "Ada Brook"}]}]}'
        )
    )
    assert page.authors == ["Ada Brook"]
    assert page.published_at == datetime.fromisoformat("2025-03-02T08:15:00+01:00")


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "Bridge",}',
        '<!-- {"headline": "Bridge"} -->',
        '//<![CDATA[\n{"headline": "Bridge"}\n//]]>',
        '{"headline": "Bridge"};',
        '{"headline": "Bridge", "text": "two\nlines"}',
        '{"headline": "Bridge", "path": "a\\_b"}',
    ],
)
def test_structured_data_broken_json_is_repaired(text: str) -> None:
    assert parse_json(text)["headline"] == "Bridge"


def test_structured_data_beyond_repair_is_null() -> None:
    assert parse_json("{headline: Bridge") is None


def test_structured_data_other_stories_do_not_count() -> None:
    page = read(
        ld(
            '[{"@type": "NewsArticle", "headline": "Ferry sinks", "url": "https://post.example/ferry", "author": "Max Reed"},'
            '{"@type": "NewsArticle", "headline": "Bridge repaired", "url": "https://post.example/bridge", "author": "Ada Brook"}]'
        )
        + '<link rel="canonical" href="https://post.example/bridge">',
        "<h1>Bridge repaired</h1>",
    )
    assert page.authors == ["Ada Brook"]
    assert page.address == "https://post.example/bridge"


# -------------------------------------------------------------------- dates
@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2024-05-03T15:47:42.389Z", None, datetime(2024, 5, 3, 15, 47, 42, tzinfo=UTC)),
        ("2024-05-03T15:47:42+0200", None, datetime.fromisoformat("2024-05-03T15:47:42+02:00")),
        ("2024-05-03 15:47", "Europe/Berlin", datetime.fromisoformat("2024-05-03T15:47:00+02:00")),
        ("20240503T154700Z", None, datetime(2024, 5, 3, 15, 47, tzinfo=UTC)),
        ("Fri, 03 May 2024 15:47:42 +0200", None, datetime.fromisoformat("2024-05-03T15:47:42+02:00")),
        ("1714744062", None, datetime(2024, 5, 3, 13, 47, 42, tzinfo=UTC)),
        ("2024-05-03", "Europe/Berlin", date(2024, 5, 3)),
        ("2024-05-03T00:00:00+02:00", None, date(2024, 5, 3)),
        ("2024-05-02T22:00:00Z", "Europe/Berlin", date(2024, 5, 3)),
        ("2024-05-03T15:47:42", None, date(2024, 5, 3)),
        ("2024-13-03", None, None),
        ("yesterday", None, None),
    ],
)
def test_moment_machine_forms_are_read(text: str, zone: str | None, expected: datetime | date | None) -> None:
    found = parse_moment(text, zone)
    assert found == expected and type(found) is type(expected)


def test_published_printed_time_takes_the_zone_of_the_page() -> None:
    page = read(
        "",
        '<h1>Brücke wird saniert</h1><p class="byline">Von Ada Bruch</p><time>3. Mai 2024, 15:47 Uhr</time>'
        + PARAGRAPH,
        "de",
    )
    assert page.published_at == datetime.fromisoformat("2024-05-03T15:47:00+02:00")


def test_published_bare_day_is_never_midnight() -> None:
    page = read('<meta property="article:published_time" content="2024-05-03T00:00:00Z">', "<h1>Bridge</h1>")
    assert page.published_at == date(2024, 5, 3)
    assert not isinstance(page.published_at, datetime)


def test_published_day_takes_the_printed_clock_time() -> None:
    page = read(
        '<meta name="date" content="2024-05-03">',
        '<h1>Brücke wird saniert</h1><div class="datum">03.05.2024, 15:47 Uhr</div>',
        "de",
    )
    assert page.published_at == datetime.fromisoformat("2024-05-03T15:47:00+02:00")


def test_modified_printed_update_is_not_the_publication() -> None:
    page = read(
        "",
        '<h1>Brücke wird saniert</h1><div class="meta">Veröffentlicht am 3.5.2024, 15:47 Uhr. Aktualisiert am 4.5.2024, 9:00 Uhr</div>',
        "de",
    )
    assert page.published_at == datetime.fromisoformat("2024-05-03T15:47:00+02:00")
    assert page.modified_at == datetime.fromisoformat("2024-05-04T09:00:00+02:00")


def test_modified_before_publication_is_dropped() -> None:
    page = read(
        ld(
            '{"@type": "Article", "headline": "Bridge", "datePublished": "2024-05-03T10:00:00Z", "dateModified": "2024-05-01T10:00:00Z"}'
        )
    )
    assert page.modified_at is None


@pytest.mark.parametrize(("printed", "stamp"), [
    ('<time datetime="2024-05-03 23:30:59">May 3</time>', "2024-05-03T23:30:59-06:00"),
    ("<p>May 3, 2024 at 11:30 p.m.</p>", "2024-05-03T23:30:59-06:00"),
    ('<time datetime="2024-05-04T11:00:59">May 4</time>', "2024-05-04T11:00:59+05:30"),
    ('<time datetime="2024-05-03 23:41:07">May 3</time>', "2024-05-04T05:30:59+00:00"),
    ("<p>May 4, 2024 at 11:47 p.m.</p>", "2024-05-04T05:30:59+00:00"),
])
def test_published_in_utc_is_given_by_the_clock_that_the_page_prints(printed: str, stamp: str) -> None:
    page = read('<meta property="article:published_time" content="2024-05-04T05:30:59+00:00">',
                f"<article><h1>Bridge</h1>{printed}{PARAGRAPH}</article>")
    assert isinstance(page.published_at, datetime) and page.published_at.isoformat() == stamp


def test_published_time_of_a_teaser_does_not_count() -> None:
    page = read(
        "",
        "<h1>Brücke wird saniert</h1>"
        + PARAGRAPH * 3
        + '<aside><a href="/x"><time datetime="2023-01-01T10:00:00Z">1.1.2023</time> Fähre fährt wieder nach Plan</a></aside>',
        "de",
    )
    assert page.published_at is None


def test_published_day_in_the_address_is_a_last_resort() -> None:
    page = read('<link rel="canonical" href="https://post.example/2024/05/03/bridge">', "<h1>Bridge</h1>")
    assert page.published_at == date(2024, 5, 3)


def test_published_unknown_is_null() -> None:
    assert read("<title>Bridge</title>", "<h1>Bridge</h1>" + PARAGRAPH).published_at is None


# ------------------------------------------------------------------ authors
@pytest.mark.parametrize(
    ("byline", "people", "agency"),
    [
        ("Von Ada Bruch", ["Ada Bruch"], None),
        ("Von Ada Bruch und Max von Ried", ["Ada Bruch", "Max von Ried"], None),
        ("By Ada Brook, Lisbon", ["Ada Brook"], None),
        ("Par Jeanne Ruisseau avec AFP", ["Jeanne Ruisseau"], "AFP"),
        ("Ada Bruch/dpa", ["Ada Bruch"], "dpa"),
        ("Deutsche Presse-Agentur", [], "dpa"),
        ("ab/mr", [], None),
        ("Redaktion", [], None),
        ("Harbour Post Staff", [], None),
        ("Harbour Post", [], None),
        ("ada@post.example", [], None),
        ("Text: Ada Bruch", ["Ada Bruch"], None),
        ("VonAda Bruch", ["Ada Bruch"], None),
        ("山田太郎", ["山田太郎"], None),
    ],
)
def test_names_are_people_alone(byline: str, people: list[str], agency: str | None) -> None:
    assert read_names(byline, {"harbour post"}) == (people, agency)


def test_agency_is_given_by_its_short_name() -> None:
    assert agency_of("The Associated Press") == "AP"
    assert agency_of("Ada Brook") is None


def test_authors_printed_byline_is_read_and_claimed() -> None:
    page = read(
        "",
        '<h1>Old bridge gets a second life</h1><div class="byline">By <a href="/author/ada">Ada Brook</a></div>'
        + PARAGRAPH,
    )
    assert page.authors == ["Ada Brook"]
    assert page.byline


def test_authors_of_other_stories_do_not_count() -> None:
    page = read(
        "",
        "<h1>Old bridge gets a second life</h1>"
        + PARAGRAPH * 4
        + '<aside class="related"><span class="author">Max Reed</span></aside><div class="comments"><b class="author">Troll Meyer</b></div>',
    )
    assert page.authors == []


def test_authors_printed_list_completes_the_stated_one() -> None:
    page = read(
        ld('{"@type": "Article", "headline": "Bridge", "author": {"name": "Ada Brook"}}'),
        '<h1>Bridge</h1><p class="byline">By Ada Brook and Max Reed</p>',
    )
    assert page.authors == ["Ada Brook", "Max Reed"]


def test_authors_word_glued_in_a_summary_label_is_read() -> None:
    page = read(
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Brook">',
        "<h1>Bridge</h1>",
    )
    assert page.authors == ["Ada Brook"]


# ---------------------------------------------------------------- the rest
def test_tags_site_wide_keywords_do_not_count() -> None:
    assert read('<meta name="keywords" content="news, sport, weather"><title>Bridge to be repaired</title>').tags == []
    assert read('<meta name="keywords" content="bridge, harbour"><title>Bridge to be repaired</title>').tags == [
        "bridge",
        "harbour",
    ]


def test_tags_printed_links_are_read_in_their_order() -> None:
    page = read(
        "",
        "<h1>Bridge</h1>"
        + PARAGRAPH
        + '<ul><li><a rel="tag" href="/t/b">Bridges</a></li><li><a rel="tag" href="/t/h">Harbour</a></li></ul>',
    )
    assert page.tags == ["Bridges", "Harbour"]


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<a class="comment-count">12 comments</a>', 12),
        ('<span class="comments-count">(0)</span>', 0),
        ('<a class="comments">3 Kommentare</a>', 3),
        ('<span class="comments">Comments</span>', None),
    ],
)
def test_comment_count_is_read_as_printed(html: str, count: int | None) -> None:
    assert read("", f"<h1>Bridge</h1>{html}").comment_count == count


@pytest.mark.parametrize(
    ("free", "paywalled"), [('"False"', True), ("false", True), ("true", False), ('"http://schema.org/False"', True)]
)
def test_paywall_is_read_from_structured_data(free: str, paywalled: bool) -> None:
    assert (
        read(ld(f'{{"@type": "NewsArticle", "headline": "B", "isAccessibleForFree": {free}}}')).paywalled is paywalled
    )


def test_language_comes_from_the_page_else_from_its_words() -> None:
    assert read(lang="de-AT").language == "de"
    german = (
        "<p>"
        + "Der Rat hat am Montag beschlossen, dass die alte Brücke noch vor dem Winter saniert wird und nicht gesperrt werden muss. "
        * 2
        + "</p>"
    )
    assert read("", german, lang="").language == "de"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The council has agreed that the bridge is to be repaired with the money from the fund and that it was on time.",
            "en",
        ),
        (
            "Le conseil a décidé que les travaux du pont sont prévus pour le mois de mai et que la route est fermée aux voitures.",
            "fr",
        ),
        (
            "El consejo ha decidido que las obras del puente se hacen en mayo y que la calle no está abierta para los coches.",
            "es",
        ),
        ("東京の会社が新しい電車を発表した。来年の春から使われる予定だという。", "ja"),
        ("Bridge 12345", None),
    ],
)
def test_language_is_guessed_from_common_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_zone_follows_country_then_language() -> None:
    assert read('<link rel="canonical" href="https://post.example.ch/a">', lang="de").time_zone == "Europe/Zurich"
    assert read(lang="de-AT").time_zone == "Europe/Vienna"
    assert read(lang="fr").time_zone == "Europe/Paris"
    assert read(lang="en").time_zone is None


def test_text_dump_has_its_title_alone() -> None:
    page = read_metadata(SavedPage("dump.txt", "0" * 16, "text", "utf-8", "Bridge", title="Bridge"))
    assert page.title == "Bridge" and page.published_at is None


def test_class_names_last_known_word_decides() -> None:
    assert read_name("article-body") == BODY
    assert read_name("articleBody__share") & DROP
    assert read_name("has-comments") == 0
    assert read_name("article--with-image") == 0
    assert read_name("ImageBox_Container__Gg7Ad") & DROP == 0


# ---------------------------------------------------------------- as printed
def test_publisher_printed_in_title_and_link_home_is_found() -> None:
    page = read(
        "<title>Bridge to be repaired | Harbour Post</title>",
        f"<div><a href='/'>Harbour Post</a></div><h1>Bridge to be repaired</h1>{PARAGRAPH}",
    )
    assert page.publisher == "Harbour Post"
    assert page.title == "Bridge to be repaired"


def test_publisher_end_of_title_alone_is_no_name() -> None:
    page = read("<title>Bridge to be repaired | Harbour</title>", f"<h1>Bridge to be repaired</h1>{PARAGRAPH}")
    assert page.publisher is None


def test_title_printed_in_more_words_outside_of_headings_is_taken() -> None:
    page = read(
        "<title>Old bridge to be repaired</title>",
        f"<div class='q1'>Old bridge in the harbour to be repaired before winter</div>{PARAGRAPH}",
    )
    assert page.title == "Old bridge in the harbour to be repaired before winter"


def test_language_of_a_template_yields_to_the_text() -> None:
    text = "<p>" + "Der Rat und die Stadt haben sich auf eine Lösung für die Brücke geeinigt, die nicht mit dem Hafen ist. " * 5
    assert read("", text, lang="en").language == "de"


@pytest.mark.parametrize("line", ["14 Kommentare", "[14 Kommentare]", "Comments (14)", "14 réactions", "14 reacties"])
def test_comment_count_on_a_line_of_its_own_is_read(line: str) -> None:
    assert read("", f"<h1>Bridge to be repaired</h1><div class='z'>{line}</div>{PARAGRAPH}").comment_count == 14


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='z'>Schlagworte: <a href='/s/1'>Brücke</a>, <a href='/s/2'>Hafen</a></div>",
        "<div class='z'>Tags: Brücke, Hafen</div>",
        "<div class='tags'>Brücke / Hafen</div>",
        "<div class='z'><a href='/thema/bruecke'>Brücke</a> <a href='/thema/hafen'>Hafen</a></div>",
    ],
)
def test_tags_printed_behind_the_story_are_read(markup: str) -> None:
    assert read("", f"<h1>Bridge to be repaired</h1>{PARAGRAPH}{markup}").tags == ["Brücke", "Hafen"]


def test_authors_set_apart_by_markup_alone_are_told_from_the_weekday() -> None:
    byline = "<div class='z'>Von <b>Ada Bruch</b> und <b>Max Ried</b><span>Donnerstag, 4. Mai 2023, 17:10 Uhr</span></div>"
    assert read("", f"<h1>Bridge to be repaired</h1>{byline}{PARAGRAPH}").authors == ["Ada Bruch", "Max Ried"]


def test_author_without_a_word_before_beside_the_date_is_read() -> None:
    line = "<div class='z'>4 May 2023, 17:10 | Ada Brook</div>"
    assert read("", f"<h1>Bridge to be repaired</h1>{line}{PARAGRAPH}").authors == ["Ada Brook"]
