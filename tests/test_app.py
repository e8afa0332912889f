"""The pages, driven from the entry script without a browser."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.frames import ReportRow, build_frames
from lib.library import MemoryLibrary
from lib.library.intake import report_on
from lib.schema import Document
from tests.documents import HOSTILE, POLITICS, all_pages

ROOT = Path(__file__).parents[1]
SHELL = ROOT / "pages" / "shell.py"
PAGES = ("load_page.py", "article_page.py", "map_page.py", "timeline_page.py")
DUMP = """Probeblatt

Estland und Dänemark schicken Truppen

04. September 2025, 14:56 Uhr · Quelle: Probeblatt
Zwei Länder sagen der Ukraine Soldaten zu, ein drittes lehnt ab.

Estland hat sich bereit erklärt, Truppen in die Ukraine zu entsenden. Dänemark sagte ebenfalls Soldaten zu.

Russland lehnt eine Truppe in der Ukraine rigoros ab.

Politics / Ukraine
[Probeblatt] · 04.09.2025 · 14:56 Uhr
[0 Kommentare]
"""


def library_of(documents: list[Document]) -> MemoryLibrary:
    library = MemoryLibrary()
    for document in documents:
        library.add(document, report_on(document))
    return library


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The app over the documents of the tests, as if they had been uploaded."""
    test = AppTest.from_file(str(SHELL), default_timeout=30)
    test.session_state["uploads"] = library_of(all_pages())
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    yield test


@pytest.fixture
def empty_app() -> Iterator[AppTest]:
    """The app with a library in which one file failed and nothing was read."""
    test = AppTest.from_file(str(SHELL), default_timeout=30)
    library = MemoryLibrary()
    library.refuse(ReportRow("x.png", "failed", error="NotAPageError", values={"what": "a PNG picture"}))
    test.session_state["uploads"] = library
    test.context = {"locale": "en-GB"}
    yield test


def said(app: AppTest) -> str:
    """Everything that the page says in HTML and captions."""
    return "\n".join([*(element.value for element in app.html), *(element.value for element in app.caption)])


@pytest.mark.parametrize("page", PAGES)
def test_page_runs_over_documents(app: AppTest, page: str) -> None:
    app.run().switch_page(page).run()
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_page_over_an_empty_library_says_what_to_do(empty_app: AppTest, page: str) -> None:
    empty_app.run().switch_page(page).run()
    assert not empty_app.exception
    words = {"load_page.py": "This is no saved page but a PNG picture.", "article_page.py": "No page is loaded",
             "map_page.py": "No commitment matches", "timeline_page.py": "No teaser matches"}
    assert words[page] in said(empty_app)


@pytest.mark.parametrize(("locale", "title"), [("de-DE", "Seiten laden"), ("en-US", "Load pages"), ("fr", "Charger des pages")])
def test_interface_follows_the_browsers_language(app: AppTest, locale: str, title: str) -> None:
    app.context = {"locale": locale}
    assert app.run().title[0].value == title


def test_language_switch_wins_over_the_browser_and_is_in_the_address(app: AppTest) -> None:
    app.run()
    app.segmented_control(key="lang").set_value("de").run()
    assert app.title[0].value == "Seiten laden" and app.query_params["lang"] == "de"
    app.switch_page("map_page.py").run()
    assert app.title[0].value == "Wer sagt was zu"


# ------------------------------------------------------------------ filter
def test_filter_by_country_says_itself_and_stands_in_the_address(app: AppTest) -> None:
    app.run()
    app.multiselect(key="country").set_value(["EST"]).run()
    assert "1 of 3 articles: Estonia" in said(app)
    assert app.query_params["country"] == "EST"


def test_filter_by_topic_and_country_joins_kinds_with_and(app: AppTest) -> None:
    app.run()
    app.multiselect(key="topic").set_value([POLITICS]).run()
    app.multiselect(key="country").set_value(["MLT", "LVA"]).run()
    assert "1 of 3 articles: Malta or Latvia; politics and government" in said(app)


def test_filter_is_kept_across_pages(app: AppTest) -> None:
    app.run()
    app.multiselect(key="country").set_value(["EST"]).run()
    for page in PAGES[::-1]:
        app.switch_page(page).run()
        assert app.multiselect(key="country").value == ["EST"], page
        assert app.query_params["country"] == "EST"


def test_address_restores_the_filter(app: AppTest) -> None:
    app.query_params["country"] = ["EST", "MLT"]
    app.query_params["topic"] = POLITICS
    app.query_params["days"] = "2025-09-01..2025-09-30"
    app.run()
    assert app.multiselect(key="country").value == ["EST", "MLT"]
    assert "2 of 3 articles: Estonia or Malta; politics and government; 1 September 2025 – 30 September 2025" in said(app)


def test_address_with_nonsense_is_dropped(app: AppTest) -> None:
    app.query_params["country"] = ["<script>", "Estonia"]
    app.query_params["days"] = "soon"
    app.query_params["lang"] = "xx"
    app.run()
    assert not app.exception and app.multiselect(key="country").value == []


def test_country_of_the_address_that_is_not_here_stays_chosen_and_finds_nothing(app: AppTest) -> None:
    app.query_params["country"] = "AUS"
    app.run().switch_page("map_page.py").run()
    assert "0 of 9 commitments: Australia" in said(app)
    assert app.multiselect(key="country").value == ["AUS"]


def test_filter_clears_with_one_click(app: AppTest) -> None:
    app.query_params["country"] = "EST"
    app.run()
    app.button(key="clear").click().run()
    assert app.multiselect(key="country").value == [] and "country" not in app.query_params
    assert "All 3 articles" in said(app)


# ------------------------------------------------------------------- pages
def test_upload_shows_what_was_read_and_leaves_the_samples(app: AppTest) -> None:
    app.session_state["uploads"] = MemoryLibrary()
    app.run()
    before = said(app)
    app.file_uploader[0].upload("probe.txt", DUMP.encode()).run()
    assert not app.exception
    assert "sample pages" in before and "probe.txt" in said(app)
    assert "1 article" in app.success[0].value
    assert "All 1 article" in said(app) or "1 article" in said(app)


def test_upload_that_fails_is_reported_and_the_others_go_on(app: AppTest) -> None:
    app.session_state["uploads"] = MemoryLibrary()
    app.run()
    app.file_uploader[0].upload("probe.txt", DUMP.encode())
    app.file_uploader[0].upload("empty.html", b"")
    app.file_uploader[0].upload("picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 50).run()
    report = said(app)
    assert "The file is empty." in report and "a PNG picture" in report and "probe.txt" in report
    assert app.warning and app.success


def test_uploads_survive_page_changes_and_the_switch_brings_samples_back(app: AppTest) -> None:
    app.run().switch_page("map_page.py").run()
    app.switch_page("load_page.py").run()
    assert "paris.txt" in said(app)
    app.toggle(key="samples").set_value(True).run()
    assert "paris.txt" not in said(app) and app.query_params["samples"] == "true"
    app.toggle(key="samples").set_value(False).run()
    assert "paris.txt" in said(app)


def test_stated_capture_turns_ages_into_times(app: AppTest) -> None:
    app.session_state["uploads"] = MemoryLibrary()
    app.run()
    teasers = "".join(f"Meldung {n} aus dem Hafen\nProbestadt (dpa) - Ein Satz mit Inhalt Nummer {n} folgt hier. […] (00)\nvor {n} Stunden\n"
                      for n in (2, 3, 4))
    app.file_uploader[0].upload("probe.txt", (DUMP + teasers).encode()).run()
    page_id = app.session_state["uploads"].reports()[0].page_id
    assert page_id is not None
    app.date_input(key=f"day_{page_id}").set_value(date(2026, 1, 8))
    app.time_input(key=f"time_{page_id}").set_value(time(12, 0))
    app.text_input(key=f"url_{page_id}").set_value("https://probe.example/a")
    next(button for button in app.button if button.label == "Read again with this").click().run()
    assert not app.exception and "Read again: probe.txt" in said(app)
    document = app.session_state["uploads"].document(page_id)
    assert document.page.url == "https://probe.example/a" and document.page.captured_after.isoformat() == "2026-01-08T12:00:00+01:00"
    hours = {teaser.published_at.hour for teaser in document.teasers if teaser.published_at}
    assert hours and hours <= {10, 9, 8}


@pytest.mark.parametrize(("field", "value", "error"), [
    ("url", "javascript:alert(1)", "An address begins with"), ("zone", "Atlantis/Capital", "no time zone of this name")])
def test_correction_that_makes_no_sense_is_refused(app: AppTest, field: str, value: str, error: str) -> None:
    app.run()
    chosen = app.selectbox(key="page").value
    app.text_input(key=f"{field}_{chosen}").set_value(value)
    next(button for button in app.button if button.label == "Read again with this").click().run()
    assert error in app.error[0].value


def test_page_is_removed(app: AppTest) -> None:
    app.run()
    app.button(key="remove").click().run()
    assert len(app.session_state["uploads"].reports()) == 2 and "Removed:" in said(app)


def test_article_marks_sentences_and_escapes_every_word(app: AppTest) -> None:
    app.run().switch_page("article_page.py").run()
    for page_id in ("aaaa000000000001", "cccc000000000003"):
        app.selectbox(key="article").set_value(page_id).run()
        assert not app.exception
        html = "\n".join(element.value for element in app.html)
        assert "<img" not in html and "<script" not in html and 'href="javascript' not in html
    assert "&lt;img" in html


def test_article_opened_from_a_record_says_why(app: AppTest) -> None:
    document = all_pages()[0]
    record = build_frames([document]).commitments["commitment_id"][3]
    app.session_state["article"], app.session_state["record"] = document.page.page_id, record
    app.run().switch_page("article_page.py").run()
    assert app.query_params["record"] == record
    assert "Why this colour?" in said(app) and "ce-chosen" in said(app) and "refused" in said(app)


def test_article_outside_the_filter_stays_open(app: AppTest) -> None:
    app.query_params["country"] = "MLT"
    app.session_state["article"] = "aaaa000000000001"
    app.run().switch_page("article_page.py").run()
    assert "Wer schickt was?" in said(app)


def test_map_chooses_a_kind_and_lists_groups(app: AppTest) -> None:
    app.run().switch_page("map_page.py").run()
    assert "NATO" in said(app) and "United States" in said(app)
    app.selectbox(key="kind").set_value("humanitarian").run()
    assert "All 1" in said(app) or "1 commitment" in said(app)
    assert app.query_params["kind"] == "humanitarian"


def test_timeline_lists_all_teasers_with_safe_links(app: AppTest) -> None:
    app.run().switch_page("timeline_page.py").run()
    table = app.dataframe[0].value
    assert len(table) == 5
    assert not [url for url in table["url"] if isinstance(url, str) and not url.startswith("http")]


@pytest.mark.parametrize("lane", ["topic", "agency", "publisher", "page"])
def test_timeline_draws_every_kind_of_lane(app: AppTest, lane: str) -> None:
    app.run().switch_page("timeline_page.py").run()
    app.segmented_control(key="lanes").set_value(lane).run()
    assert not app.exception and app.get("plotly_chart")


def test_hostile_words_reach_no_markdown(app: AppTest) -> None:
    for page in PAGES:
        app.run().switch_page(page).run()
        for element in (*app.markdown, *app.caption, *app.success, *app.warning, *app.title, *app.subheader, *app.header):
            assert HOSTILE not in element.value
