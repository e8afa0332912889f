"""The one way in: bytes become rows, and nothing is lost on the way."""
from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib.frames import FAILED, SCHEMA
from lib.loader import load_document, load_documents, load_pages, load_text
from lib.schema import EmptyFileError, NoTextError, PageError, TooLargeError

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(path for path in (ROOT / "sample_data").iterdir() if path.suffix in (".html", ".txt"))
SEED = next((ROOT.parent / "shared" / "seeds").glob("*.txt"), None)


def test_bad_file_becomes_a_row_of_the_report_and_the_others_go_on() -> None:
    frames = load_pages([("leer.html", b""), (SAMPLES[0].name, SAMPLES[0].read_bytes()), ("bild.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)])
    assert list(frames.report["status"] == FAILED) == [True, False, True]
    assert len(frames.pages) == 1 and len(frames.articles) == 1
    assert all(list(getattr(frames, name).columns) == list(SCHEMA[name]) for name in SCHEMA)


def test_several_pages_in_one_file_survive_a_bad_one_between() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.write(SAMPLES[3], "a.html")
        archive.writestr("b.html", "<html><body></body></html>")
        archive.write(SAMPLES[4], "c.html")
    pages, error = [], None
    try:
        for document in load_documents(buffer.getvalue(), "z.zip"):
            pages.append(document.page.source)
    except PageError as failure:
        error = failure
    assert pages == ["z.zip/a.html", "z.zip/c.html"] and isinstance(error, NoTextError)


@pytest.mark.parametrize(("data", "error"), [(b"", EmptyFileError), (b"<html><body><img src=x></body></html>", NoTextError),
                                             (b"x" * (26 * 2**20), TooLargeError)], ids=["empty", "no-text", "too-large"])
def test_what_can_not_be_read_raises_a_page_error(data: bytes, error: type[PageError]) -> None:
    with pytest.raises(error, match="seite.html"):
        load_document(data, "seite.html")


def test_page_of_twenty_megabytes_is_read() -> None:
    story = "<p>Der Rat von Musterhafen hat am Mittwoch den Ausbau des Kanals beschlossen und die Kosten genannt.</p>"
    data = ("<html lang=de><body><article><h1>Kanal</h1>" + story * 2000 + "<!--" + "x" * (20 * 2**20) + "--></article></body></html>").encode()
    document = load_document(data, "gross.html")
    assert document.article is not None and document.article.word_count > 10_000


def test_stated_capture_wins_and_anchors_the_ages() -> None:
    moment = datetime(2025, 9, 21, 10, 0, tzinfo=UTC)
    document = load_document(SAMPLES[0].read_bytes(), SAMPLES[0].name, captured_at=moment)
    assert document.page.captured_after == document.page.captured_before == moment
    aged = [t for t in document.teasers if t.time_basis == "age"]
    assert aged and all(t.published_at and t.published_after and t.published_before for t in aged)
    assert all(t.published_after < t.published_at <= t.published_before <= moment for t in aged)


def test_without_a_clue_ages_stay_unknown() -> None:
    html = ("<html lang=de><body><ul>" + "".join(
        f"<li><a href='/a/meldung-nummer-{n}-vom-hafen-100{n}.html'><h3>Meldung Nummer {n} vom großen Hafen</h3></a> <span>vor {n} Minuten</span></li>"
        for n in range(2, 8)) + "</ul></body></html>")
    document = load_document(html.encode(), "liste.html")
    assert len(document.teasers) == 6 and document.article is None
    assert document.page.captured_after is None and document.page.captured_before is None
    assert all(t.time_text and t.published_at is None and t.published_after is None for t in document.teasers)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_unknown_zone_is_refused(zone: str) -> None:
    if zone:
        with pytest.raises(ValueError, match="time zone"):
            load_document(b"<p>Ein kurzer Text aus Worten.</p>", "a.html", time_zone=zone)


def test_capture_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        load_document(b"<p>Ein kurzer Text aus Worten.</p>", "a.html", captured_at=datetime(2025, 9, 4, 12))


def test_language_without_cues_is_said() -> None:
    text = "<p>Hallitus päätti keskiviikkona uudesta sillasta, jonka rakentaminen alkaa ensi keväänä ja kestää kolme vuotta.</p>" * 6
    document = load_document(f"<html lang=fi><body><article><h1>Silta</h1>{text}</article></body></html>".encode(), "fi.html")
    assert document.article is not None and any("no cues" in warning for warning in document.warnings)


def test_page_identifier_comes_from_the_bytes_alone() -> None:
    data = SAMPLES[3].read_bytes()
    assert load_document(data, "a.html").page.page_id == load_document(data, "b.txt").page.page_id


def test_load_text_keeps_the_text() -> None:
    text = " Estland sagte Radarwagen zu. \n"
    assert load_text(text, "t", language="de").article.text == text  # type: ignore[union-attr]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_offsets_hold_on_every_sample(path: Path) -> None:
    document = load_document(path.read_bytes(), path.name)
    teasers = {t.position: f"{t.title}\n{t.text or ''}" for t in document.teasers}
    for mention in document.mentions:
        field = teasers[mention.teaser_position] if mention.where == "teaser" else getattr(document.article, mention.where)
        assert field[mention.start:mention.end] == mention.text
    for record in document.commitments:
        field = getattr(document.article, record.where)
        assert field[record.start:record.end] == record.evidence != ""
        assert all(field[cue.start:cue.end] == cue.text for cue in record.cues)


@pytest.mark.skipif(SEED is None, reason="the seed page is not beside the project")
def test_seed_page_is_read_whole() -> None:
    assert SEED is not None
    document = load_document(SEED.read_bytes(), SEED.name)
    article = document.article
    assert article is not None and article.title and article.title.startswith("Sicherheitsgarantien")
    assert len(article.text.split("\n\n")) == 9 and article.lead and article.comment_count == 0
    assert article.tags == ["Politics", "Ukraine", "NATO", "Macron", "Security"]
    assert article.published_at is not None and article.published_at.isoformat() == "2025-09-04T14:56:00+02:00"
    assert len(document.teasers) == 16 and {m.country for m in document.mentions if m.where != "teaser"} == {
        "CHN", "CZE", "DEU", "DNK", "EST", "FRA", "GBR", "LTU", "RUS", "SWE", "UKR", "USA"}
    assert document.page.captured_after is not None and document.page.captured_before is not None
    assert document.page.captured_after.isoformat() == "2026-01-08T01:00:00+01:00"
    assert document.page.captured_before.isoformat() == "2026-01-09T02:00:00+01:00"
