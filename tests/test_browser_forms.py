"""Pages as a real browser saves them: MHTML and PDF, written by Chromium from a sample page."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.loader import load_document
from lib.schema import Document
from tests.dashboard import ROOT, browser_context, find_chromium, sync_playwright

SAMPLE = ROOT / "sample_data" / "04_morgenblatt_paris_ueberblick.html"

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """One sample page, saved by the browser in its own ways."""
    with sync_playwright() as playwright, browser_context(playwright) as context:
        page = context.new_page()
        page.goto(SAMPLE.as_uri())
        session = context.new_cdp_session(page)
        mhtml = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        yield {"mhtml": mhtml.encode("utf-8"), "pdf": page.pdf(), "html": SAMPLE.read_bytes(),
               "txt": page.inner_text("body").encode("utf-8")}


def read(saved: dict[str, bytes], form: str) -> Document:
    """The page out of one of the forms."""
    return load_document(saved[form], f"seite.{form}")


@pytest.mark.parametrize("form", ["mhtml", "pdf"])
def test_browser_form_keeps_the_moment_of_saving(saved: dict[str, bytes], form: str) -> None:
    page = read(saved, form).page
    assert page.format == form
    assert page.captured_after is not None and page.captured_before is not None
    assert (page.captured_before - page.captured_after).total_seconds() <= 60


def test_mhtml_gives_the_same_rows_as_the_page(saved: dict[str, bytes]) -> None:
    plain, packed = read(saved, "html"), read(saved, "mhtml")
    assert plain.article is not None and packed.article is not None
    assert packed.article.text == plain.article.text and packed.article.title == plain.article.title
    assert [t.title for t in packed.teasers] == [t.title for t in plain.teasers]


@pytest.mark.parametrize("form", ["pdf", "txt"])
def test_words_of_the_story_survive_the_form(saved: dict[str, bytes], form: str) -> None:
    plain, other = read(saved, "html").article, read(saved, form).article
    assert plain is not None and other is not None
    words, found = set(plain.text.split()), set(other.text.split())
    assert len(words & found) > 0.8 * len(words)


def test_sample_exists() -> None:
    assert Path(SAMPLE).is_file()
