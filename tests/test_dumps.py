"""Text dumps: every layout parts into article, teasers and furniture; own texts throughout."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.dumps import read_dump
from lib.dumps.lines import read_blocks
from lib.reader.page import SavedPage

SEED = sorted((Path(__file__).resolve().parents[2] / "shared" / "seeds").glob("*.txt"))

P1 = (
    "Die Stadt Wiesental will ihre alte Mühle am Fluss bis zum Herbst sanieren. Das beschloss der Rat am Montagabend nach langer "
    "Debatte mit großer Mehrheit, wie die Verwaltung mitteilte."
)
P2 = (
    "Für die Arbeiten sind drei Millionen Euro vorgesehen, ein Drittel davon trägt das Land. Der Bürgermeister sprach von einem guten "
    "Tag für alle, die das Gebäude seit Jahren retten wollen."
)
P3 = (
    "Kritik kam aus den Reihen der Opposition, die höhere Kosten befürchtet. Ein Gutachten vom vergangenen Jahr hatte Schäden am "
    "Fundament festgestellt, deren Umfang noch niemand genau kennt."
)
TITLE = "Wiesental saniert seine alte Mühle am Fluss"
NAVIGATION = "\n".join(["Start", "Politik", "Wirtschaft", "Sport", "Kultur", "Wetter", "Reise", "Kontakt"])
FOOTER = "\n".join(["Impressum", "Datenschutz", "AGB", "Über uns", "© 2026 Tagesbote Wiesental"])


def dump(text: str):
    return read_dump(SavedPage("dump.txt", "0" * 16, "text", "utf-8", text))


def titles(reading):
    return [printed.teaser.title for printed in reading.teasers]


STORY = f"{TITLE}\n\n12. März 2026, 18:05 Uhr · Quelle: Tagesbote\nVon Karla Sommer\n\n{P1}\n\n{P2}\n\n{P3}\n"
CARDS_AGE_LAST = """
Brand in Lagerhalle
Nordheim (abc) - In einer Lagerhalle am Hafen ist in der Nacht ein Feuer ausgebrochen, verletzt wurde niemand. Die […] (00)
vor 12 Minuten
Vereine planen gemeinsames Sommerfest auf dem Markt
Auf dem Marktplatz soll im Juli wieder gefeiert werden, die Vereine suchen noch Helfer für den Aufbau der Bühne und […] (03)
vor 2 Stunden
Bergpanorama (Archiv)
Südtal - Die Bergwacht warnt vor Lawinen oberhalb der Baumgrenze und bittet Wanderer um Vorsicht […] (01)
"""


def test_dump_with_teasers_below_parts_article_and_cards():
    reading = dump(
        "Tagesbote\n\n"
        + STORY
        + "Mühle / Wiesental / Rat\n[Tagesbote] · 12.03.2026 · 18:05 Uhr\n[4 Kommentare]"
        + CARDS_AGE_LAST
    )
    article = reading.article
    assert article.title == TITLE
    assert article.text == "\n\n".join([P1, P2, P3])
    assert article.published_at.isoformat() == "2026-03-12T18:05:00+01:00"
    assert (article.authors, article.tags, article.comment_count) == (
        ["Karla Sommer"],
        ["Mühle", "Wiesental", "Rat"],
        4,
    )
    assert (reading.publisher, reading.language, reading.warnings) == ("Tagesbote", "de", [])
    first, second, third = [printed.teaser for printed in reading.teasers]
    assert (first.title, first.title_kind, first.dateline_place, first.agency) == (
        "Brand in Lagerhalle",
        "caption",
        "Nordheim",
        "abc",
    )
    assert (first.comment_count, first.time_text, first.truncated) == (0, "vor 12 Minuten", True)
    assert first.text.endswith("[…]")
    assert (second.title_kind, second.comment_count, second.agency) == ("headline", 3, None)
    assert (third.title_kind, third.time_text, third.dateline_place) == ("caption", None, "Südtal")


def test_dump_dates_that_differ_above_and_below_warn():
    reading = dump(STORY + "[Tagesbote] · 14.03.2026 · 09:00 Uhr\n[0 Kommentare]\n")
    assert reading.article.published_at.isoformat() == "2026-03-12T18:05:00+01:00"
    assert len(reading.warnings) == 1


def test_dump_bare_article_is_read_without_furniture():
    reading = dump(f"{TITLE}\n\n{P1}\n\n{P2}\n\n{P3}")
    assert reading.article.title == TITLE
    assert reading.article.text.startswith(P1) and reading.article.text.endswith(P3)
    assert reading.teasers == []


def test_dump_walls_of_links_are_furniture():
    reading = dump(f"{NAVIGATION}\n{STORY}{NAVIGATION}\n{FOOTER}\n")
    assert reading.article.text == "\n\n".join([P1, P2, P3])
    assert reading.teasers == []


def test_dump_times_above_their_headlines_belong_to_them():
    cards = (
        "RELATED\n3 hrs ago\nHarbour town votes for a new bridge over the bay\n\nThe council wants to start building next spring.\n\n"
        "5 hrs ago\nFerry line cancels all night trips until the end of May\n\nPassengers are asked to take the bus along the coast.\n\n"
    )
    story = (
        "Old mill by the river will be saved after all\n\n2 days ago\nShare\n\nThe town of Millbrook wants to restore its old mill by the "
        "river before the autumn. The council decided on Monday evening after a long debate.\n\nThree million have been set aside for "
        "the work, and a third of that comes from the state. The mayor spoke of a good day for everyone.\n\n"
    )
    reading = dump(story + cards)
    assert [(p.teaser.title[:12], p.teaser.time_text) for p in reading.teasers] == [
        ("Harbour town", "3 hrs ago"),
        ("Ferry line c", "5 hrs ago"),
    ]
    assert all(p.teaser.text for p in reading.teasers)


def test_dump_list_of_headlines_under_a_heading_gives_teasers():
    reading = dump(
        STORY
        + "\nMehr zum Thema\nRat streitet über das neue Freibad am Stadtrand\nWarum die Brücke erst im Winter öffnet\n"
        "Schüler pflanzen tausend Bäume im Auwald\n\n" + FOOTER
    )
    assert titles(reading) == [
        "Rat streitet über das neue Freibad am Stadtrand",
        "Warum die Brücke erst im Winter öffnet",
        "Schüler pflanzen tausend Bäume im Auwald",
    ]


def test_dump_wrapped_lines_are_joined():
    def wrap(text: str) -> str:
        lines, line = [], ""
        for word in text.split():
            if len(line) + 1 + len(word) > 70:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        return "\n".join([*lines, line])

    long_title = "Wiesental saniert seine alte Mühle am Fluss und hofft auf viele neue Gäste im Sommer"
    text = "\n\n".join(
        [
            wrap(long_title),
            "Von Karla Sommer",
            *(wrap(p) for p in (P1, P2, P3)),
            "Mehr zum Thema",
            wrap("Rat streitet noch immer heftig über das geplante neue Freibad am südlichen Stadtrand"),
            "  • Jan Winter\n  • Aktualisiert: vor 3 Stunden",
        ]
    )
    reading = dump(text)
    assert reading.article.title == long_title
    assert reading.article.text == "\n\n".join([P1, P2, P3])
    assert [(p.teaser.title[-9:], p.teaser.time_text) for p in reading.teasers] == [("Stadtrand", "vor 3 Stunden")]


def test_dump_markdown_links_give_addresses():
    reading = dump(
        f"# {TITLE}\n\n{P1}\n\n{P2}\n\n{P3}\n\n## Lesen Sie auch\n\n"
        "  * [Rat streitet über das neue Freibad am Stadtrand](https://bote.test/freibad)\n"
        '  * [Warum die Brücke erst im Winter öffnet](https://bote.test/bruecke "Brücke")\n'
    )
    assert [p.teaser.url for p in reading.teasers] == ["https://bote.test/freibad", "https://bote.test/bruecke"]


def test_dump_numbered_references_give_addresses():
    reading = dump(
        f"{TITLE}\n\n   {P1}\n\n   {P2}\n\n   {P3}\n\nMehr zum Thema\n\n     * [1]Rat streitet über das neue Freibad am Stadtrand\n"
        "     * [2]Warum die Brücke erst im Winter öffnet\n\nReferences\n\n   Visible links:\n   1. https://bote.test/freibad\n"
        "   2. https://bote.test/bruecke\n   3. https://bote.test/\n"
    )
    assert [p.teaser.url for p in reading.teasers] == ["https://bote.test/freibad", "https://bote.test/bruecke"]
    assert "References" not in reading.article.text


def test_dump_glued_kicker_is_parted_from_the_headline():
    reading = dump(
        STORY + "\nVideos\n01:32 min\nStreit im RathausNeues Freibad kommt doch erst im Sommer\n02:10 min\n"
        "Bauarbeiten am HafenNeue Brücke wird breiter als zunächst geplant\n"
    )
    assert [(p.teaser.kicker, p.teaser.title) for p in reading.teasers] == [
        ("Streit im Rathaus", "Neues Freibad kommt doch erst im Sommer"),
        ("Bauarbeiten am Hafen", "Neue Brücke wird breiter als zunächst geplant"),
    ]
    assert all(p.teaser.time_text is None for p in reading.teasers)


def test_dump_same_story_twice_is_one_teaser():
    line = "Rat streitet über das neue Freibad am Stadtrand\n"
    reading = dump(
        STORY + "\nMehr zum Thema\n" + line + "\nMeistgelesen\n" + line + "Warum die Brücke erst im Winter öffnet\n"
    )
    assert len(reading.teasers) == 2


def test_dump_own_story_in_a_list_is_no_teaser():
    reading = dump(
        STORY + f"\nMeistgelesen\n{TITLE}\nWarum die Brücke erst im Winter öffnet\nRat streitet über das neue Freibad\n"
    )
    assert TITLE not in titles(reading)


def test_dump_subheadings_stay_in_the_article():
    reading = dump(f"{TITLE}\n\n{P1}\n\nKosten noch offen\n\n{P2}\n\n{P3}\n")
    assert reading.article.text == "\n\n".join([P1, "Kosten noch offen", P2, P3])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Nur ein Wort",
        "مرحبا بالعالم هذا خبر قصير عن المدينة\n\n" + "قالت البلدية إن العمل سيبدأ في الربيع المقبل. " * 9,
        "市政府宣布新桥将于明年开放。" * 30,
        "\ufeff" + P1,
        "-" * 500,
        "[[[(((" * 200,
        "](" * 300,
        "* " * 300,
        "\x00\x01\x0c\u2028x",
    ],
)
def test_dump_of_anything_is_read(text):
    reading = dump(text)
    check_parts(text, reading)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                TITLE,
                P1,
                P2,
                "vor 2 Stunden",
                "Mehr zum Thema",
                "",
                "* Sport",
                "[3 Kommentare]",
                "12:30",
                "Foto: abc",
                "[1]Link",
                "Kicker : Titel der Meldung aus dem Ort",
                "Text der abbricht und noch weiter geht […] (02)",
            ]
        ),
        max_size=25,
    )
)
def test_dump_any_order_of_lines_is_parted_once(lines):
    text = "\n".join(lines)
    check_parts(text, dump(text))


def check_parts(text, reading):
    spans = [(start, end) for start, end, _ in reading.parts]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert {kind for _, _, kind in reading.parts} <= {"article", "teaser", "furniture"}
    assert len(spans) == len(read_blocks(text))


@pytest.mark.skipif(not SEED, reason="the seed page lies beside the project, not in it")
def test_dump_of_the_seed_gives_article_and_sixteen_teasers():
    reading = dump(SEED[0].read_text("utf-8"))
    check_parts(SEED[0].read_text("utf-8"), reading)
    assert len(reading.article.text.split("\n\n")) == 9
    assert len(reading.teasers) == 16
    assert sum(p.time is not None for p in reading.teasers) == 8
    assert all(p.teaser.truncated for p in reading.teasers)


DECK = "Der Rat gibt drei Millionen Euro für die Mühle am Fluss frei, die Arbeiten sollen noch im Frühjahr beginnen."


def test_standfirst_above_byline_and_date_is_the_lead_and_the_date_counts() -> None:
    reading = dump(f"Politik\n{TITLE}\n\n{DECK}\n\nCopy Link\nKarla Sommer\n12. März 2026, 18:05\n\n{P1}\n\n{P2}\n\n{P3}\n\n{FOOTER}")
    article = reading.article
    assert article is not None and article.lead == DECK
    assert article.text == "\n\n".join([P1, P2, P3])
    assert article.published_at is not None and article.published_at.isoformat() == "2026-03-12T18:05:00+01:00"
    assert article.authors == ["Karla Sommer"]


def test_day_takes_the_clock_time_of_the_next_line() -> None:
    article = dump(f"{TITLE}\n12. März 2026\n18:05 Uhr\n\n{P1}\n\n{P2}\n\n{P3}\n").article
    assert article is not None and article.published_at is not None
    assert article.published_at.isoformat() == "2026-03-12T18:05:00+01:00"


def test_reading_time_glued_to_the_date_does_not_hide_it() -> None:
    article = dump(f"{TITLE}\n12.03.2026, 18:05Lesezeit: 5 Min.\n\n{P1}\n\n{P2}\n\n{P3}\n").article
    assert article is not None and article.published_at is not None
    assert article.published_at.isoformat() == "2026-03-12T18:05:00+01:00"


def test_day_of_the_masthead_is_not_the_storys() -> None:
    article = dump(f"Donnerstag, 12. März 2026\n{NAVIGATION}\n{TITLE}\n\n{P1}\n\n{P2}\n\n{P3}\n").article
    assert article is not None and article.published_at is None


@pytest.mark.parametrize(("lines", "names"), [
    ("von\nKarla Sommer,\nNordpress\n12. März 2026", ["Karla Sommer"]),
    ("12. März 2026\nKarla Sommer", ["Karla Sommer"]),
    ("Karla Sommer\nFoto: Nordbild\n12. März 2026", []),
    ("12. März 2026\n\nKarla Sommer\nFoto: Nordbild\n\nMax Ried", ["Max Ried"]),
    ("by Karla Sommer Mar. 12, 2026 6:05 pm", ["Karla Sommer"]),
])
def test_signature_is_read_where_bylines_stand_and_who_is_pictured_is_not(lines: str, names: list[str]) -> None:
    article = dump(f"{TITLE}\n{lines}\n\n{P1}\n\n{P2}\n\n{P3}\n").article
    assert article is not None and article.authors == names


def test_story_goes_on_below_a_card_set_into_it() -> None:
    card = "Mehr zum Thema\n\nHAFEN\nNeuer Kran kommt im Mai nach Nordheim\n\nIn Nordheim wird ein Kran aufgebaut, der Container verlädt und …\n\n"
    last = "Die Mühle im Wiesental soll nach der Sanierung ein Museum aufnehmen, sagte der Bürgermeister nach der Debatte im Rat."
    article = dump(f"{TITLE}\n\n{P1}\n\n{P2}\n\n{P3}\n\n{card}{last}\n\n{FOOTER}").article
    assert article is not None and article.text == "\n\n".join([P1, P2, P3, last])


@pytest.mark.parametrize("below", [
    "Karla Sommer ist Redakteurin im Ressort Lokales und schreibt über Denkmäler.",
    "Mehr Nachrichten aus unserem Haus finden Sie jeden Morgen hier in der Ausgabe für Abonnenten.",
])
def test_words_below_the_story_on_author_and_house_are_left_out(below: str) -> None:
    article = dump(f"{TITLE}\n\n{P1}\n\n{P2}\n\n{P3}\n\n{DECK}\n\n{below}\n\n{FOOTER}").article
    assert article is not None and article.text == "\n\n".join([P1, P2, P3, DECK])


def test_words_to_the_reader_above_the_story_do_not_begin_it() -> None:
    report = "Fehler entdeckt?\nBitte markieren Sie die betreffende Stelle. Ein Klick genügt, und die Kollegen erfahren davon.\nSenden\nAbbrechen\n"
    article = dump(f"{NAVIGATION}\n{report}{TITLE}\n12. März 2026\n\n{P1}\n\n{P2}\n\n{P3}\n").article
    assert article is not None and article.title == TITLE and article.text == "\n\n".join([P1, P2, P3])


def test_short_sentence_between_paragraphs_is_kept_and_a_link_in_capitals_is_not() -> None:
    link = "NORDHEIM BEKOMMT EINEN NEUEN KRAN UND EINEN HAFEN"
    article = dump(f"{TITLE}\n\n{P1}\n\nEr schwieg dazu.\n\n{P2}\n\n{link}\n\n{P3}\n").article
    assert article is not None and article.text == "\n\n".join([P1, "Er schwieg dazu.", P2, P3])
