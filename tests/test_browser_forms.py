"""Every form of a saved page through a real browser: written by it (MHTML, PDF), and uploaded by it."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from lib.loader import load_document
from lib.schema import Document
from tests.dashboard import ROOT, browser_context, find_chromium, running_dashboard, settle, sync_playwright
from tests.forms import feeds, in_text, page_html, with_article

SAMPLE = ROOT / "sample_data" / "04_morgenblatt_paris_ueberblick.html"

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def drive() -> Iterator[Playwright]:
    """Playwright."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A dashboard with a library of its own."""
    with running_dashboard() as started:
        yield started


@pytest.fixture
def load_page(drive: Playwright, address: str) -> Iterator[Page]:
    """The Load page in a fresh profile."""
    with browser_context(drive) as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("[data-testid=stFileUploaderDropzone] button")
        settle(page)
        yield page


@pytest.fixture(scope="module")
def saved(drive: Playwright) -> Iterator[dict[str, bytes]]:
    """One sample page, saved by the browser in its own ways."""
    with browser_context(drive) as context:
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


# ---------------------------------------------------- through the browser's own upload
def test_every_form_is_read_through_the_upload(load_page: Page, saved: dict[str, bytes], tmp_path: Path) -> None:
    saved_by_browser = {"chromium.mhtml": saved["mhtml"], "chromium.pdf": saved["pdf"]}
    files = {**with_article(), **feeds(), **saved_by_browser, "picture.html": b"\x89PNG\r\n\x1a\n" + b"\0" * 99}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    rows = upload(load_page, [tmp_path / name for name in files])
    assert not [name for name in files if not any(name in row for row in rows)]
    for name in with_article():
        row = row_of(rows, name)
        assert f"Form of {name}" in row and "1 article" in row and "1 commitment" in row, row
    for name in feeds():
        assert "1 teaser" in row_of(rows, name)
    for name in saved_by_browser:
        assert "Paris-Konferenz" in row_of(rows, name) and "1 article" in row_of(rows, name)
    assert "failed" in row_of(rows, "picture.html") and "PNG picture" in row_of(rows, "picture.html")


def test_folder_is_read_without_the_files_beside_a_page(load_page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "one_files").mkdir(parents=True)
    (folder / "one.html").write_text(page_html("One in a folder"), "utf-8")
    (folder / "one_files" / "frame.html").write_text(page_html("A frame"), "utf-8")
    (folder / "two.txt").write_bytes(with_article()["dump.txt"])
    load_page.get_by_role("tab", name="Folder").click()
    rows = upload(load_page, [folder], ".st-key-folder_0 [data-testid=stFileUploaderDropzone] button")
    assert "One in a folder" in row_of(rows, "one.html") and "1 article" in row_of(rows, "two.txt")
    assert not any("A frame" in row for row in rows) and "1 file beside the pages left out" in load_page.inner_text(".ce-notice")


def test_pasted_text_is_read(load_page: Page) -> None:
    load_page.get_by_role("tab", name="Pasted text").click()
    load_page.get_by_role("textbox", name="Text of a page or an article").fill(in_text("Pasted by hand").decode())
    load_page.get_by_role("button", name="Read this text").click()
    load_page.wait_for_selector("[data-testid=stAlert]")
    settle(load_page)
    assert "1 commitment" in row_of(load_page.locator(".ce-report tbody tr").all_inner_texts(), "Pasted by hand")


def upload(page: Page, paths: list[Path], button: str = ".st-key-files_0 [data-testid=stFileUploaderDropzone] button") -> list[str]:
    """Choose files as a person does, wait until they are read, and give the rows of the report."""
    with page.expect_file_chooser() as chooser:
        page.locator(button).first.click()
    chooser.value.set_files([str(path) for path in paths])
    page.wait_for_selector("[data-testid=stAlert]", timeout=45_000)
    settle(page)
    return page.locator(".ce-report tbody tr").all_inner_texts()


def row_of(rows: list[str], name: str) -> str:
    """The row of the report that names a file."""
    return next(row for row in rows if name in row)
