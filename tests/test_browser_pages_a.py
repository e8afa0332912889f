"""Search, map, matrix, silence, Compare and the wall in a browser: hits open at their words, pictures leave with what they need."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from tests.dashboard import browser_context, find_chromium, running_dashboard, settle

pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine, and CHROMIUM names none")]

VISIBLE = ("(name) => { const found = document.querySelector(name); if (!found) return false;"
           " const box = found.getBoundingClientRect(); return box.top >= 0 && box.bottom <= window.innerHeight }")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server over the sample pages."""
    with running_dashboard() as started:
        yield started


@pytest.fixture(scope="module")
def context() -> Iterator[object]:
    """One browser for all tests of this file."""
    with playwright.sync_playwright() as drive, browser_context(
            drive, viewport={"width": 1400, "height": 1000}, color_scheme="dark", accept_downloads=True) as started:
        yield started


@pytest.fixture
def page(context: object) -> Iterator[object]:
    """A page of its own, a session of its own."""
    page = context.new_page()  # type: ignore[attr-defined]
    yield page
    page.close()


def go(page: object, url: str) -> None:
    page.goto(url)  # type: ignore[attr-defined]
    page.wait_for_selector("[data-testid=stMain] h1", timeout=45_000)  # type: ignore[attr-defined]
    settle(page)  # type: ignore[arg-type]


def picture(page: object, box: str, folder: Path) -> str:
    """The SVG that a box gives away."""
    page.locator(f".st-key-take_{box} button").first.click()  # type: ignore[attr-defined]
    button = page.locator(".take button", has_text="SVG").first  # type: ignore[attr-defined]
    button.wait_for()
    settle(page)  # type: ignore[arg-type]
    with page.expect_download() as download:  # type: ignore[attr-defined]
        button.click()
    download.value.save_as(folder / "picture.svg")
    return (folder / "picture.svg").read_text("utf-8")


# ----------------------------------------------------------------------- search
def test_example_leads_to_hits_and_a_hit_to_its_words(page: object, address: str) -> None:
    go(page, f"{address}/search?lang=en")
    page.locator(".st-key-ce-examples button").first.click()
    page.wait_for_selector(".hit .title")
    page.wait_for_function("location.search.includes('q=')")
    page.locator(".hit .title").first.click()
    page.wait_for_function("location.pathname === '/article' && location.search.includes('find=')")
    page.wait_for_selector("mark.ce-hit")
    page.wait_for_function(VISIBLE, arg="#ce-hit")
    page.get_by_text("Back to the hits").click()
    page.wait_for_selector(".hit .title")


def test_hit_in_a_teaser_opens_it_among_its_neighbours(page: object, address: str) -> None:
    go(page, f"{address}/search?q=Hamburg&among=teasers")
    page.locator(".hit .title").first.click()
    page.wait_for_function("location.pathname === '/article' && location.search.includes('teaser=')")
    page.wait_for_selector("li.ce-asked mark.ce-hit")
    page.wait_for_function(VISIBLE, arg="li.ce-asked")


def test_record_behind_a_hit_opens_with_its_reasons(page: object, address: str) -> None:
    go(page, f"{address}/search?q=troops")
    page.locator(".hit .ground").first.click()
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")
    page.wait_for_selector("mark.ce-chosen")
    page.wait_for_selector(".ce-why")


# --------------------------------------------------------------------- pictures
def test_matrix_leaves_as_a_picture_with_title_legend_filter_and_source(page: object, address: str, tmp_path: Path) -> None:
    go(page, f"{address}/map?show=matrix&lang=de")
    text = picture(page, "matrix", tmp_path)
    assert all(word in text for word in ("Wer sagt was zu", "Deutschland", "Truppen", "zugesagt", "Filter:", "Quelle:"))
    assert text.count("<circle") > 50 and "http" not in text.replace("http://www.w3.org", "")


def test_silence_leaves_as_a_map_with_its_list_and_its_signs(page: object, address: str, tmp_path: Path) -> None:
    go(page, f"{address}/map?show=silence&list=nato&lang=en")
    page.wait_for_selector(".st-key-map .choroplethlayer path", state="attached")
    text = picture(page, "silence", tmp_path)
    assert all(word in text for word in ("Who is missing: NATO", "hidden in a group", "Natural Earth")) and text.count("<path") > 150


def test_picture_of_the_wall_holds_its_shares(page: object, address: str, tmp_path: Path) -> None:
    go(page, f"{address}/timeline?draw=wall&lang=fr")
    page.wait_for_selector(".st-key-wall_topics .heatmaplayer image", state="attached")
    text = picture(page, "wall_topics", tmp_path)
    assert "météo" in text and "Filtre" in text


# ------------------------------------------------------------ compare, silence, paper
def test_two_publishers_are_chosen_by_their_rows_and_differ(page: object, address: str) -> None:
    go(page, f"{address}/compare?columns=publishers&lang=en")
    for chosen in (1, 2):
        page.locator(".st-key-candidates tbody .open").first.click()
        page.wait_for_function(f"(new URLSearchParams(location.search).get('publishers') || '').split(',').length === {chosen}"
                               " && location.search.includes('publishers=')")
        settle(page)
    page.wait_for_selector(".columns thead .title >> nth=1")
    page.locator(".columns .open").first.click()
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")


def test_suggested_pair_shows_what_changed_and_a_sentence_opens_its_article(page: object, address: str) -> None:
    go(page, f"{address}/compare")
    page.locator(".records .open").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".columns .open")
    page.wait_for_function("location.search.includes('articles=')")
    settle(page)
    assert page.locator("ins").count() and page.locator("del").count()
    page.locator(".columns .open").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")


def test_grey_country_leads_to_who_is_missing(page: object, address: str) -> None:
    go(page, f"{address}/map?lang=en")
    page.locator(".st-key-why_grey button").click()
    page.wait_for_function("location.search.includes('show=silence')")
    page.wait_for_selector(".st-key-silences tbody tr")


def test_on_paper_the_page_stands_alone_dark_on_white(page: object, address: str) -> None:
    go(page, f"{address}/map?show=matrix")
    page.emulate_media(media="print")
    shown = page.evaluate(
        "() => { const ink = (name) => getComputedStyle(document.querySelector(name)); return {"
        " aside: ink('[data-testid=stSidebar]').display, title: ink('[data-testid=stMain] h1').color,"
        " ground: ink('.stApp').backgroundColor } }")
    assert shown == {"aside": "none", "title": "rgb(16, 21, 26)", "ground": "rgb(255, 255, 255)"}


def test_method_fits_a_narrow_window(page: object, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    go(page, f"{address}/method?lang=en")
    page.wait_for_selector(".ce-scores td")
    assert page.inner_text("h1") == "Can I trust it?"
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
