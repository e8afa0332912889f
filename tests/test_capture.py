"""When a page was saved: each clue by itself, their order of trust, and what excludes what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lib.capture import infer_capture
from lib.dates import parse_printed
from lib.dumps import read_dump
from lib.reader.page import SavedPage
from lib.reader.tree import parse_html
from lib.schema import Article, Clue, Teaser
from lib.teasers.printed import PrintedTeaser

BERLIN = ZoneInfo("Europe/Berlin")
SEED = sorted((Path(__file__).resolve().parents[2] / "shared" / "seeds").glob("*.txt"))


def page_of(text="", comments="", url=None, clues=()):
    tree = parse_html(comments + "<html><body><p>Wort</p></body></html>") if comments else None
    return SavedPage("page", "0" * 16, "html" if comments else "text", "utf-8", text, tree, url, list(clues))


def teaser(text=None, time=None, exact=None, dated=None):
    return PrintedTeaser(
        Teaser(1, "", "Ein Titel", text=text, time_text=time),
        parse_printed(time) if time else None,
        exact=exact,
        dated=dated,
    )


def at(*parts):
    return datetime(*parts, tzinfo=BERLIN)


def test_capture_without_clues_is_unknown():
    capture = infer_capture(page_of("Nur Text."), None, [teaser(time="vor 2 Stunden")], None, BERLIN)
    assert (capture.after, capture.before, capture.clues, capture.warnings) == (None, None, [], [])


def test_capture_stated_wins_and_drops_the_container_with_a_warning():
    clue = Clue("warc-date", "2026-03-01T10:00:00Z", at(2026, 3, 1, 11), at(2026, 3, 1, 11, 0, 1))
    capture = infer_capture(page_of(clues=[clue]), None, [], at(2026, 3, 2, 8), BERLIN)
    assert capture.after == capture.before == at(2026, 3, 2, 8)
    assert [c.kind for c in capture.clues] == ["stated"] and len(capture.warnings) == 1


def test_capture_from_singlefile_comment_reads_the_offset():
    comment = "<!--\n Page saved with SingleFile \n url: https://x.test/ \n saved date: Wed Sep 03 2026 10:12:00 GMT+0900 (Japan)\n-->"
    capture = infer_capture(page_of(comments=comment), None, [], None, BERLIN)
    assert capture.after == datetime(2026, 9, 3, 1, 12, tzinfo=UTC)
    assert capture.before - capture.after == timedelta(seconds=1)


def test_capture_from_wayback_comment_is_utc_and_takes_the_first_time():
    comment = "<!-- FILE ARCHIVED ON 02:32:42 Jan 06, 2011 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 09:00:00 Feb 07, 2015. -->"
    capture = infer_capture(page_of(comments=comment), None, [], None, BERLIN)
    assert capture.after == datetime(2011, 1, 6, 2, 32, 42, tzinfo=UTC)


def test_capture_from_wayback_address():
    capture = infer_capture(
        page_of("Text", url="https://web.archive.org/web/20110106023242/http://x.test/"), None, [], None, BERLIN
    )
    assert capture.after == datetime(2011, 1, 6, 2, 32, 42, tzinfo=UTC)


def test_capture_saved_from_comment_tells_no_time():
    capture = infer_capture(page_of(comments="<!-- saved from url=(0020)https://x.test/ -->"), None, [], None, BERLIN)
    assert capture.after is None and capture.clues == []


def test_capture_article_dates_are_lower_limits_only():
    article = Article(published_at=at(2025, 9, 4, 14, 56), modified_at=at(2025, 9, 5, 9))
    capture = infer_capture(page_of("Text"), article, [], None, BERLIN)
    assert (capture.after, capture.before) == (at(2025, 9, 5, 9), None)


def test_capture_latest_exact_teaser_time_is_a_lower_limit():
    capture = infer_capture(
        page_of("Text"), None, [teaser(time="04.09.2025, 18:30 Uhr"), teaser(time="05.09.2025")], None, BERLIN
    )
    assert (capture.after, capture.before) == (at(2025, 9, 5), None)


def test_capture_exact_time_with_an_age_gives_an_interval():
    capture = infer_capture(
        page_of("Text"), None, [teaser(time="vor 2 Stunden", exact=at(2025, 9, 4, 12))], None, BERLIN
    )
    assert (capture.after, capture.before) == (at(2025, 9, 4, 13, 30), at(2025, 9, 4, 15, 10))


def test_capture_dateline_with_an_age_gives_the_day_and_keeps_its_words():
    words = "Bremen, 08.01.2026 (lifeAB) - Der Verein lädt ein zum Konzert am Hafen, Karten gibt es noch […]"
    text = f"Konzert am Hafen\n{words}\nvor 3 Stunden\n"
    capture = infer_capture(page_of(text), None, [teaser(words, "vor 3 Stunden", dated=date(2026, 1, 8))], None, BERLIN)
    assert (capture.after, capture.before) == (at(2026, 1, 8, 3), at(2026, 1, 9, 4))
    assert [text[c.start : c.end] for c in capture.clues] == ["Bremen, 08.01.2026 (lifeAB)", "vor 3 Stunden"]


def test_capture_datelines_that_exclude_each_other_leave_it_unknown():
    entries = [
        teaser("A (x) - b", "vor 1 Stunde", dated=date(2026, 1, 8)),
        teaser("C (x) - d", "vor 1 Stunde", dated=date(2026, 1, 20)),
    ]
    capture = infer_capture(page_of("Text"), Article(published_at=at(2025, 9, 4)), entries, None, BERLIN)
    assert (capture.after, capture.before) == (None, None) and len(capture.warnings) == 1


def test_capture_containers_that_exclude_each_other_leave_it_unknown():
    clues = [
        Clue("warc-date", "A", at(2026, 1, 1), at(2026, 1, 1)),
        Clue("mail-date", "B", at(2026, 2, 1), at(2026, 2, 1)),
    ]
    capture = infer_capture(page_of("Text", clues=clues), None, [], None, BERLIN)
    assert (capture.after, capture.before) == (None, None) and len(capture.warnings) == 1


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Ab 24. Februar 2026 zeigt der Sender die neue Staffel.", at(2026, 2, 25)),
        ("Das Fest beginnt am 3. Mai 2026 im Stadtpark.", at(2026, 5, 4)),
        ("Le salon ouvrira ses portes à partir du 3 mai 2026.", at(2026, 5, 4)),
        ("The show starts on 3 May 2026 at the old mill.", at(2026, 5, 4)),
        ("Ab 24. Februar 2022 änderte sich alles.", None),
        ("Am 24. Februar 2022 begann der Umbau.", None),
        ("Ab 24. Februar zeigt der Sender die neue Staffel.", None),
    ],
)
def test_capture_announcement_is_an_upper_limit_only_in_the_future_tense(text, before):
    assert infer_capture(page_of(text), None, [teaser(text)], None, BERLIN).before == before


def test_capture_announcement_before_the_lower_limit_is_dropped_with_a_warning():
    article = Article(published_at=at(2026, 6, 1))
    capture = infer_capture(
        page_of("Text"), article, [teaser("Das Fest beginnt am 3. Mai 2026 im Stadtpark.")], None, BERLIN
    )
    assert (capture.after, capture.before) == (at(2026, 6, 1), None) and len(capture.warnings) == 1


@pytest.mark.skipif(not SEED, reason="the seed page lies beside the project, not in it")
def test_capture_of_the_seed_stays_in_what_the_text_allows():
    page = SavedPage("seed", "0" * 16, "text", "utf-8", SEED[0].read_text("utf-8"))
    reading = read_dump(page)
    capture = infer_capture(page, reading.article, reading.teasers, None, BERLIN)
    assert (capture.after, capture.before) == (at(2026, 1, 8, 1), at(2026, 1, 9, 2))
    assert all(page.text[c.start : c.end] == c.text for c in capture.clues if c.start is not None)
