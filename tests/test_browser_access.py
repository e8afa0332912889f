"""Everybody can use it: no serious finding of axe in what the project draws, the keyboard's way, the tour of a first visit."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed")

from tests.dashboard import browser_context, find_chromium, running_dashboard, settle

pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine, and CHROMIUM names none")]

WIDE = {"width": 1400, "height": 1000}
PAGES = ("", "overview?rows=publishers", "search?q=Estland", "map", "map?show=matrix", "map?show=silence", "country?country=DEU", "article",
         "compare", "timeline", "timeline?draw=wall&country=EST", "review", "method")
GRAVE = ("serious", "critical")
RULES, CONTRAST = {"resultTypes": ["violations"]}, {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
IS_DARK = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor.match(/\\d+/g).every(part => part < 80)"
RUN = """async options => (await axe.run(document, options)).violations.flatMap(found => found.nodes.map(node =>
  ({rule: found.id, impact: found.impact, html: node.html.slice(0, 160)})))"""


@pytest.fixture(scope="module")
def drive() -> Iterator[object]:
    """Playwright."""
    with playwright.sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server over the sample pages."""
    with running_dashboard() as started:
        yield started


def go(page: object, url: str) -> None:
    page.goto(url)  # type: ignore[attr-defined]
    page.wait_for_selector("[data-testid=stMain] p", timeout=45_000)  # type: ignore[attr-defined]
    settle(page)  # type: ignore[arg-type]


def test_no_page_has_a_grave_finding_of_axe_in_either_theme(drive: object, address: str) -> None:
    source = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    with browser_context(drive, viewport=WIDE, color_scheme="light") as context:  # type: ignore[arg-type]
        page, findings = context.new_page(), []
        for path in PAGES:
            page.emulate_media(color_scheme="light")
            go(page, f"{address}/{path}")
            page.evaluate(source)
            light = page.evaluate(RUN, RULES)
            page.emulate_media(color_scheme="dark")
            page.wait_for_function(IS_DARK)
            settle(page)
            findings += [(path, found["rule"], found["html"]) for found in [*light, *page.evaluate(RUN, CONTRAST)] if found["impact"] in GRAVE]
    assert findings == []


def test_tour_leads_over_the_samples_by_keyboard_and_is_not_offered_again(drive: object, address: str) -> None:
    with browser_context(drive, viewport=WIDE) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, address)
        page.wait_for_selector(".st-key-ce-tour")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "ce-skip"
        page.keyboard.press("Enter")
        for path in ("/map", "/article", "/country", "/"):
            page.locator(".st-key-tour_next button").focus()
            page.keyboard.press("Enter")
            page.wait_for_function("path => location.pathname === path", arg=path)
            page.wait_for_selector(".st-key-ce-tour")
            settle(page)
        page.get_by_role("button", name="Done").click()
        page.wait_for_selector(".st-key-ce-tour", state="detached")
        go(page, address)
        assert page.locator(".st-key-ce-tour").count() == 0
        page.locator(".st-key-help button").click()
        page.get_by_role("button", name="Take the tour").click()
        page.wait_for_function("location.pathname === '/map'")
        page.wait_for_selector(".st-key-ce-tour")


def test_reviewers_name_is_remembered_by_the_browser(drive: object, address: str) -> None:
    with browser_context(drive, viewport=WIDE) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/review")
        box = page.get_by_role("textbox", name="Your name or initials")
        box.fill("Ada")
        box.press("Enter")
        page.wait_for_function("document.cookie.includes('ce_reviewer=Ada')")
        go(page, f"{address}/review")
        page.wait_for_selector(".st-key-change button:not([disabled])")
        assert page.get_by_role("textbox", name="Your name or initials").input_value() == "Ada"


def test_article_and_country_lead_to_compare_with_things_chosen(drive: object, address: str) -> None:
    with browser_context(drive, viewport=WIDE) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/article")
        page.get_by_role("button", name="Compare with others on this").click()
        page.wait_for_function("location.pathname === '/compare' && location.search.includes('articles=')")
        go(page, f"{address}/country?country=DEU")
        page.get_by_role("button", name="Compare what they write").click()
        page.wait_for_function("location.pathname === '/compare' && location.search.includes('publishers=') && location.search.includes('country=DEU')")
        page.wait_for_selector(".columns table")


def test_kind_over_the_matrix_leads_to_all_its_sentences(drive: object, address: str) -> None:
    with browser_context(drive, viewport=WIDE) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/country")
        page.locator(".st-key-matrix thead button", has_text="troops").click()
        page.wait_for_function("location.pathname === '/map' && location.search.includes('kind=troops')")
        page.wait_for_selector(".records tbody tr")
        page.locator(".records thead button", has_text="Stance").click()
        assert "refused" in page.locator(".records").first.inner_text()
