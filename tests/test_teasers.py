"""Teasers of HTML pages: cards as publishers really build them, and the furniture that is none."""
from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lib.article import read_article
from lib.metadata import read_metadata
from lib.reader import SavedPage, read_pages
from lib.teasers import PrintedTeaser, find_teasers

URL = "https://bote.example/politik/kanal-wird-breiter-4711.html"
STORY = "".join(
    f"<p>Der Kanal bei Musterhafen wird breiter, das hat der Rat im {n}. Anlauf beschlossen. Die Arbeiten dauern drei Jahre, "
    "und die Schiffe fahren so lange nachts. Anwohner hatten gegen den Lärm geklagt und verloren.</p>" for n in range(1, 7))


def teasers_of(markup: str, url: str = URL) -> list[PrintedTeaser]:
    """Teasers of a page with a story and this markup beside it."""
    html = (f"<html lang='de'><head><title>Kanal wird breiter</title></head><body><main><article><h1>Kanal wird breiter</h1>{STORY}"
            f"</article>{markup}</main></body></html>")
    (page,) = read_pages(html.encode(), "seite.html", url)
    assert isinstance(page, SavedPage)
    metadata = read_metadata(page)
    return find_teasers(page, read_article(page, metadata).claimed, metadata)


def titles(markup: str) -> list[str]:
    """Headlines of the teasers."""
    return [t.teaser.title for t in teasers_of(markup)]


CARD = ("<div class='teaser'><a href='/sport/{slug}-{n}.html'><img src='x.jpg' alt=''><span class='teaser__kicker'>{kicker}</span>"
        "<h3 class='teaser__headline'>{title}</h3></a><p class='teaser__text'>{text}</p>{time}</div>")


def card(title: str = "Ruderer gewinnen das Rennen auf der Muster", kicker: str = "Achter", text: str = "", time: str = "", n: int = 1) -> str:
    """One card of a list."""
    return CARD.format(slug="ruderer-gewinnen-das-rennen", n=90000 + n, kicker=kicker, title=title, text=text, time=time)


def test_card_with_kicker_title_text_and_link() -> None:
    (found,) = teasers_of(card(text="Nach drei Niederlagen in Folge jubelt das Boot aus Musterhafen wieder."))
    teaser = found.teaser
    assert (teaser.kicker, teaser.title) == ("Achter", "Ruderer gewinnen das Rennen auf der Muster")
    assert teaser.text == "Nach drei Niederlagen in Folge jubelt das Boot aus Musterhafen wieder."
    assert teaser.url == "https://bote.example/sport/ruderer-gewinnen-das-rennen-90001.html"
    assert found.places and found.time is None and found.exact is None


@pytest.mark.parametrize(("markup", "basis", "text"), [
    ("<time datetime='2026-01-08T10:30:00Z'>vor 2 Stunden</time>", "attribute", "vor 2 Stunden"),
    ("<time datetime='2026-01-08T10:30:00Z'></time>", "attribute", None),
    ("<span class='date'>08.01.2026 - 11:30 Uhr</span>", "printed", "08.01.2026 - 11:30 Uhr"),
    ("<div class='meta'><span>vor 12 Minuten</span></div>", "age", "vor 12 Minuten"),
    ("<span class='duration'>01:43 min</span>", None, None),
    ("<span>38 Bilder</span>", None, None),
])
def test_time_of_a_card(markup: str, basis: str | None, text: str | None) -> None:
    (found,) = teasers_of(card(time=markup))
    assert (found.basis, found.teaser.time_text) == (basis, text)
    if basis == "attribute":
        assert found.exact == datetime(2026, 1, 8, 10, 30, tzinfo=UTC)


def test_whole_card_in_one_link_without_headings() -> None:
    markup = ("<div class='list'><a class='Box_a__x1Yz9' href='/m/a-eins-1001.html'><div><span class='Typo_text-s__abcde'>Hoher Besuch</span>"
              "<span class='Typo_xl__abcde Box_title__uGXJp'>Botschafter sieht sich die Schleuse an</span></div></a>"
              "<a class='Box_a__x1Yz9' href='/m/b-zwei-1002.html'><div><span class='Typo_text-s__abcde'>Alte Rechnung</span>"
              "<span class='Typo_xl__abcde Box_title__uGXJp'>Stadt zahlt für die Brücke von 1970</span></div></a></div>")
    assert [(t.teaser.kicker, t.teaser.title) for t in teasers_of(markup)] == [
        ("Hoher Besuch", "Botschafter sieht sich die Schleuse an"), ("Alte Rechnung", "Stadt zahlt für die Brücke von 1970")]


def test_link_laid_over_the_card_names_the_headline() -> None:
    markup = ("<article class='c'><img src='a.jpg'><a href='/x/das-neue-wehr-ist-fertig-77001' class='absolute inset-0'>"
              "<span class='sr-only'>Das neue Wehr ist fertig</span></a><header><span class='block'><em>Bau am Fluss</em></span>\n"
              "<span class='block'>Das neue Wehr ist fertig</span></header></article>")
    assert titles(markup) == ["Das neue Wehr ist fertig"]


def test_hidden_colon_parts_kicker_from_title() -> None:
    markup = ("<article class='tsr'><a href='/x/wer-den-schlick-bezahlt-77002.html'><p class='tsr_Headline'><span class='tsr_Top'>"
              "Streit im Rat<span class='visually-hidden'>:</span></span><span class='tsr_HeadlineText'>Wer den Schlick bezahlt</span></p></a>"
              "<p class='tsr_Content'>Die Gemeinden am Unterlauf wollen nicht länger allein zahlen.</p></article>")
    (found,) = teasers_of(markup)
    assert (found.teaser.kicker, found.teaser.title) == ("Streit im Rat", "Wer den Schlick bezahlt")


def test_dateline_comment_count_and_cut_off_text() -> None:
    text = "Musterstadt (dpa) - Der Zoo der Stadt hat zwei Pinguine aufgenommen, die aus […]"
    (found,) = teasers_of(card(text=text, time="<a class='comment-count' href='/sport/ruderer-gewinnen-das-rennen-90001.html#c'>12 Kommentare</a>"))
    teaser = found.teaser
    assert (teaser.dateline_place, teaser.agency, teaser.comment_count, teaser.truncated) == ("Musterstadt", "dpa", 12, True)


def test_story_listed_twice_is_one_teaser_with_all_fields() -> None:
    first = "<ul><li><a href='/a/lange-nacht-der-museen-5005.html?utm_source=x'>Lange Nacht der Museen beginnt</a></li></ul>"
    second = ("<div class='teaser'><a href='/a/lange-nacht-der-museen-5005.html'><h3>Lange Nacht der Museen beginnt</h3></a>"
              "<p>Mehr als vierzig Häuser öffnen bis in den Morgen.</p></div>")
    (found,) = teasers_of(first + second)
    assert found.teaser.text == "Mehr als vierzig Häuser öffnen bis in den Morgen."


@pytest.mark.parametrize("markup", [
    "<nav><ul><li><a href='/a/der-grosse-text-zum-hafen-1234.html'>Der große Text zum Hafen</a></li></ul></nav>",
    "<div class='burger-menu-sidebar'><a href='/a/briefe-an-die-redaktion-1234.html'>Briefe an die Redaktion heute</a></div>",
    "<footer><a href='/a/so-arbeitet-die-redaktion-1234.html'>So arbeitet die Redaktion des Boten</a></footer>",
    "<ul><li><a href='/thema/kanalbau'>Alles zum Thema Kanalbau</a></li></ul>",
    "<a href='/autoren/erika-muster'>Erika Muster aus Musterhafen</a>",
    "<div class='jobs'><a href='https://jobs.bote.example/4711'><h3>Kapitän (m/w/d) gesucht für Fähre</h3></a></div>",
    "<div class='card'><a href='https://laden.example/p/4711'><h3>Wetterfeste Jacke für den Deich</h3></a><p>€ 89,00 inkl. MwSt.</p></div>",
    "<div class='newsletter-box'><a href='/newsletter/hafen-am-morgen'><h3>Hafen am Morgen, jeden Tag im Postfach</h3></a></div>",
    "<div class='share'><a href='https://netz.example/share?u=1'>Diesen Artikel im Netz weitergeben</a></div>",
    "<a href='#kommentare'>Zu den Kommentaren unter diesem Text</a>",
    "<a href='javascript:void(0)'>Noch mehr Meldungen von heute laden</a>",
    "<a href='/bilder/kanal-von-oben-im-sommer.jpg'>Der Kanal von oben im Sommer</a>",
], ids=["nav", "burger", "footer", "topic", "author", "job", "shop", "newsletter", "share", "anchor", "script", "picture"])
def test_furniture_is_no_teaser(markup: str) -> None:
    assert titles(markup) == []


def test_own_story_in_a_list_is_left_out() -> None:
    markup = f"<ul><li><a href='{URL}'>Kanal wird breiter</a></li></ul>" + card()
    assert titles(markup) == ["Ruderer gewinnen das Rennen auf der Muster"]


def test_link_inside_a_sentence_is_no_teaser() -> None:
    inside = "<div class='box'><p>Der Rat hatte schon einmal <a href='/a/rat-stimmt-gegen-den-kanal-333.html'>gegen den Kanal gestimmt</a>, als die Kosten stiegen.</p></div>"
    assert titles(inside) == []


def test_invitation_before_a_link_is_no_part_of_the_headline() -> None:
    markup = "<div class='teaser'><h4>Lesen Sie auch</h4><a href='/a/wie-der-hafen-entstand-8008.html'><h3>Wie der Hafen von Musterhafen entstand</h3></a></div>"
    (found,) = teasers_of(markup)
    assert (found.teaser.kicker, found.teaser.title) == (None, "Wie der Hafen von Musterhafen entstand")


def test_teasers_and_article_share_no_element() -> None:
    html = f"<html><body><main><h1>Kanal wird breiter</h1>{STORY}{card()}{card(title='Zweites Rennen geht verloren', n=2)}</main></body></html>"
    (page,) = read_pages(html.encode(), "seite.html", URL)
    assert isinstance(page, SavedPage)
    metadata = read_metadata(page)
    claimed = read_article(page, metadata).claimed
    found = find_teasers(page, claimed, metadata)
    covered = {order for one in found for begin, end in one.places for order in range(begin, end)}
    assert len(found) == 2 and covered and not covered & claimed


RANKED = "".join(
    f"<div class='q'>{n} <a href='/hafen/kran-nummer-{n}-steht-still-4820{n}.html'>Kran Nummer {n} im Hafen steht wieder still</a></div>"
    for n in range(1, 5))
FLAT = "".join(
    f"<h3><a href='/hafen/kran-nummer-{n}-steht-still-4820{n}.html'>Kran Nummer {n} im Hafen steht wieder still</a></h3>"
    f"<p>Die Werft sucht seit Wochen nach einem Ersatzteil für Nummer {n}.</p><span>vor {n} Stunden</span>" for n in range(2, 5))


def test_rank_before_a_linked_headline_is_not_part_of_it() -> None:
    assert titles(RANKED) == [f"Kran Nummer {n} im Hafen steht wieder still" for n in range(1, 5)]


def test_time_behind_a_linked_headline_is_not_part_of_it() -> None:
    markup = RANKED.replace("</a>", "</a> <span>vor 3 Stunden</span>")
    assert [(t.teaser.title[:4], t.teaser.time_text) for t in teasers_of(markup)] == [("Kran", "vor 3 Stunden")] * 4


def test_cards_without_a_box_take_text_and_time_from_their_siblings() -> None:
    found = [(t.teaser.text, t.teaser.time_text) for t in teasers_of(f"<div>{FLAT}</div>")]
    assert found == [(f"Die Werft sucht seit Wochen nach einem Ersatzteil für Nummer {n}.", f"vor {n} Stunden") for n in range(2, 5)]
