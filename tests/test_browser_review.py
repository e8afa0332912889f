"""Reviewing and taking away, in a real browser."""
from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from tests.dashboard import browser_context, find_chromium, running_dashboard, settle
from tests.test_browser import WIDE, Guard, go

pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine, and CHROMIUM names none")]


@pytest.fixture(scope="module")
def drive() -> Iterator[object]:
    """Playwright."""
    with playwright.sync_playwright() as started:
        yield started


@pytest.fixture
def address() -> Iterator[str]:
    """A fresh server with a library of its own: corrections stay in it."""
    with running_dashboard() as started:
        yield started


@pytest.fixture
def page(drive: object) -> Iterator[object]:
    """A page in a fresh profile; no request of it may leave this machine."""
    with browser_context(drive, viewport=WIDE, accept_downloads=True) as context:  # type: ignore[arg-type]
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        guard = Guard(context)
        yield context.new_page()
        assert guard.outside == []


def sign_in(page: object) -> None:
    """Give a name, and leave the box so that keys mean buttons."""
    box = page.get_by_role("textbox", name="Your name or initials")  # type: ignore[attr-defined]
    box.fill("Ada")
    box.press("Enter")
    page.wait_for_selector(".st-key-change button:not([disabled])")  # type: ignore[attr-defined]
    settle(page)  # type: ignore[arg-type]
    page.mouse.click(600, 20)  # type: ignore[attr-defined]


def press(page: object, key: str, said: str) -> None:
    """Press a key and wait until the page says what it did."""
    page.keyboard.press(key)  # type: ignore[attr-defined]
    page.wait_for_function("said => document.querySelector('.ce-last').textContent.startsWith(said)", arg=said)  # type: ignore
    settle(page)  # type: ignore[arg-type]


def open_box(page: object) -> None:
    page.get_by_role("button", name="Take away").first.click()  # type: ignore[attr-defined]
    page.wait_for_selector(".take button")  # type: ignore[attr-defined]


# ---------------------------------------------------------------------- reviewing
def test_review_goes_by_keyboard_alone(page: object, address: str) -> None:
    go(page, f"{address}/review")
    sign_in(page)
    first = page.inner_text(".ce-item-head")
    press(page, "a", "Accepted:")
    assert page.inner_text(".ce-item-head") != first
    press(page, "x", "Rejected:")
    press(page, "3", "Changed:")
    press(page, "u", "Undone:")
    press(page, "y", "Done again:")
    assert page.locator(".ce-made tbody tr").count() == 3
    assert "3 of" in page.inner_text("[data-testid=stProgress]")


def test_letters_in_a_box_press_no_button(page: object, address: str) -> None:
    go(page, f"{address}/review")
    sign_in(page)
    page.get_by_role("textbox", name="Why (optional)").fill("a xa 3")
    settle(page, 800)
    assert page.locator(".ce-made tbody tr").count() == 0


def test_changed_stance_shows_on_the_map_with_the_machines_on_hover(page: object, address: str) -> None:
    go(page, f"{address}/review?country=EST")
    sign_in(page)
    press(page, "8", "Changed:")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Commitments map").click()
    page.wait_for_selector(".records .hand")
    assert "the program read" in page.locator(".records .hand").first.get_attribute("title")


def test_corrections_are_taken_along_as_a_file_and_joined_by_another(page: object, address: str, drive: object) -> None:
    go(page, f"{address}/review")
    sign_in(page)
    press(page, "a", "Accepted:")
    with page.expect_download() as download:
        page.get_by_role("button", name="Corrections as CSV").click()
    text = download.value.path().read_text("utf-8")
    assert text.startswith("page_id,target,key,verb") and "Ada" in text
    with running_dashboard() as other, browser_context(drive, viewport=WIDE) as context:  # type: ignore[arg-type]
        there = context.new_page()
        go(there, f"{other}/review")
        there.locator("input[type=file]").set_input_files(
            {"name": "ada.csv", "mimeType": "text/csv", "buffer": text.encode()})
        there.wait_for_selector(".ce-notice:has-text('1 new corrections joined')")
        assert there.locator(".ce-made tbody tr").count() == 1


@pytest.mark.parametrize("path", ["review", "article", "map"])
def test_narrow_window_does_not_scroll_sideways(drive: object, address: str, path: str) -> None:
    with browser_context(drive, viewport={"width": 400, "height": 800}) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/{path}")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400


# -------------------------------------------------------------------- taking away
def test_map_becomes_a_picture_with_outlines_title_filter_and_source(page: object, address: str) -> None:
    go(page, f"{address}/map?country=EST")
    page.wait_for_selector(".choroplethlayer path", state="attached")
    open_box(page)
    with page.expect_download() as download:
        page.locator(".take button", has_text="SVG").click()
    svg = download.value.path().read_text("utf-8")
    assert len(re.findall(r'class="choroplethlayer', svg)) and sum(len(d) > 20 for d in re.findall(r' d="([^"]*)"', svg)) > 100
    assert all(words in svg for words in ("Who commits to what", "Filter: Estonia", "Source:", "Borders as in Natural Earth", "pledged"))
    assert not re.findall(r'(?:href|src)="(?!#)', svg)
    with page.expect_download() as download:
        page.locator(".take button", has_text="PNG").click()
    assert download.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_files_are_of_the_rows_under_the_filter(page: object, address: str) -> None:
    go(page, f"{address}/map?country=EST")
    open_box(page)
    box = page.locator("[data-testid=stPopoverBody]")
    with page.expect_download() as download:
        box.get_by_role("button", name="CSV", exact=True).click()
    lines = download.value.path().read_text("utf-8").splitlines()
    assert len(lines) > 1 and all(",EST," in line for line in lines[1:])
    with page.expect_download() as download:
        box.get_by_role("button", name="Report (HTML)").click()
    assert "country=EST" in download.value.path().read_text("utf-8")


def test_copied_link_restores_the_view(page: object, address: str) -> None:
    go(page, f"{address}/map")
    go(page, f"{address}/map?country=EST&kind=troops")
    open_box(page)
    page.locator(".take button", has_text="Copy the link").click()
    page.wait_for_selector(".said:has-text('Copied.')")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "country=EST" in link and "kind=troops" in link
    go(page, link)
    assert ": Estonia" in page.inner_text("[data-testid=stMain]")


def test_sentence_is_copied_with_its_source(page: object, address: str) -> None:
    go(page, f"{address}/article")
    page.get_by_text("Cite these sentences").click()
    page.wait_for_selector(".ce-quoted")
    page.locator(".take button", has_text="Copy").first.click()
    page.wait_for_selector(".said:has-text('Copied.')")
    quoted, source, *_ = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert page.locator(".ce-quoted q").first.inner_text() in quoted and source.endswith(".")
