"""The questions that people have of coverage, each answered by clicking through the sample pages."""
from __future__ import annotations

from collections.abc import Iterator

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from tests.dashboard import browser_context, find_chromium, running_dashboard, settle

pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine, and CHROMIUM names none")]

WIDE, NARROW = {"width": 1400, "height": 1000}, {"width": 400, "height": 800}


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


@pytest.fixture
def page(drive: object) -> Iterator[object]:
    """A page in a fresh profile."""
    with browser_context(drive, viewport=WIDE) as context:  # type: ignore[arg-type]
        yield context.new_page()


def go(page: object, url: str) -> None:
    page.goto(url)  # type: ignore[attr-defined]
    page.wait_for_selector("[data-testid=stMain] h1", timeout=45_000)  # type: ignore[attr-defined]
    settle(page)  # type: ignore[arg-type]


def main_text(page: object) -> str:
    return str(page.inner_text("[data-testid=stMain]"))  # type: ignore[attr-defined]


# ------------------------------------------------------------- what is in here?
def test_number_shows_its_rows_and_a_row_sets_the_filter(page: object, address: str) -> None:
    go(page, f"{address}/overview")
    page.locator(".tile", has_text="publishers").click()
    page.wait_for_function("location.search.includes('rows=publishers')")
    settle(page, 500)
    assert "Rows: publishers" in main_text(page)
    row = page.locator(".st-key-values_publisher tbody tr").first
    name = row.locator("td").first.inner_text()
    row.locator(".open").click()
    page.wait_for_function("location.search.includes('publisher=')")
    settle(page, 500)
    assert f": {name}" in main_text(page)


def test_number_with_an_arrow_leads_to_the_page_of_its_rows(page: object, address: str) -> None:
    go(page, f"{address}/overview?country=EST")
    page.locator(".tile", has_text="commitments").click()
    page.wait_for_function("location.pathname === '/map' && location.search.includes('country=EST')")


def test_bar_of_a_day_sets_the_filter_to_it(page: object, address: str) -> None:
    go(page, f"{address}/overview")
    bar = page.locator(".st-key-days_chart .barlayer path").first
    bar.wait_for()
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("location.search.includes('days=')")


def test_doubt_leads_to_its_sentences_by_keyboard_alone(page: object, address: str) -> None:
    go(page, f"{address}/overview")
    row = page.locator(".st-key-doubts tbody tr", has_text="little confidence")
    row.locator(".open").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.search.includes('rows=low_confidence')")
    settle(page, 500)
    sentence = page.locator(".st-key-doubted tbody tr").first
    sentence.locator(".open").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")


# ------------------------------------------- where does a country stand, what changed?
def test_matrix_leads_to_the_country_and_its_kind_and_its_sentence(page: object, address: str) -> None:
    go(page, f"{address}/country")
    page.locator(".st-key-matrix tbody tr", has_text="Germany").locator("button.cell").first.click()
    page.wait_for_function("location.search.includes('country=DEU') && location.search.includes('kind=troops')")
    settle(page, 800)
    assert ": troops" in main_text(page)
    rows = page.locator(".st-key-sentences tbody tr")
    rows.first.wait_for()
    assert rows.count() > 1 and all("troops" in text for text in rows.all_inner_texts())
    rows.first.locator(".open").click()
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")
    page.wait_for_selector("mark.ce-chosen")


def test_sign_narrows_the_sentences_and_a_second_click_takes_it_back(page: object, address: str) -> None:
    go(page, f"{address}/country?country=DEU")
    sign = page.locator(".st-key-kinds tbody tr", has_text="weapons").locator("button.cell").first
    page.wait_for_selector(".st-key-sentences tbody tr")
    everything = page.locator(".st-key-sentences tbody tr").count()
    sign.click()
    page.wait_for_function("location.search.includes('kind=weapons')")
    settle(page, 500)
    assert 0 < page.locator(".st-key-sentences tbody tr").count() < everything
    assert sign.get_attribute("aria-pressed") == "true"
    sign.click()
    page.wait_for_function("!location.search.includes('kind=')")


def test_signs_are_walked_by_arrow_keys(page: object, address: str) -> None:
    go(page, f"{address}/country")
    first = page.locator(".st-key-matrix button.cell").first
    first.focus()
    before = page.evaluate("document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? document.activeElement.ariaLabel")
    page.keyboard.press("ArrowDown")
    after = page.evaluate("document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? document.activeElement.ariaLabel")
    assert before and after and before != after


def test_change_shows_both_sentences_with_their_days_and_opens_one(page: object, address: str) -> None:
    go(page, f"{address}/country?country=NLD")
    pair = page.locator(".st-key-changes .pair").first
    words = pair.inner_text()
    assert "between" in words and words.count("2025") >= 2 and pair.locator("blockquote").count() == 2
    pair.locator(".open").last.click()
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")
    page.wait_for_selector("mark.ce-chosen")


def test_contradiction_stands_side_by_side(page: object, address: str) -> None:
    go(page, f"{address}/country?country=ITA")
    pair = page.locator(".st-key-contradictions .pair").first
    pair.locator(".side").last.wait_for()
    one, other = pair.evaluate(  # both at once: the page may still be growing above them
        "pair => [...pair.querySelectorAll('.side')].map(side => side.getBoundingClientRect()).map(box => [box.x, box.y])"
    )
    assert abs(one[1] - other[1]) < 2 and one[0] < other[0]


def test_sums_are_shown_with_their_sentences(page: object, address: str) -> None:
    go(page, f"{address}/country?country=LTU")
    assert "30 million EUR" in page.inner_text(".ce-standings")
    page.wait_for_selector(".st-key-money tbody tr")
    assert "30 Millionen" in page.locator(".st-key-money tbody").inner_text()


def test_line_of_signs_opens_the_sentence(page: object, address: str) -> None:
    go(page, f"{address}/country?country=DEU")
    sign = page.locator(".st-key-line .scatterlayer .point").first
    sign.wait_for()
    sign.hover(force=True)
    page.wait_for_timeout(400)
    sign.click(force=True)
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")


# ------------------------------------------------------------------ who is missing?
def test_switch_shows_who_is_missing_and_a_row_leads_to_the_country(page: object, address: str) -> None:
    go(page, f"{address}/map")
    page.get_by_role("radio", name="Who is missing").or_(page.get_by_role("button", name="Who is missing")).first.click()
    page.wait_for_function("location.search.includes('show=silence')")
    page.wait_for_selector(".st-key-silences tbody tr")
    assert "not about the country" in main_text(page)
    page.locator(".tile", has_text="hidden in a group").click()
    page.wait_for_function("location.search.includes('silent=hidden')")
    settle(page, 500)
    rows = page.locator(".st-key-silences tbody tr")
    assert all("hidden in a group" in text for text in rows.all_inner_texts())
    rows.first.locator(".open").click()
    page.wait_for_function("location.pathname === '/country' && location.search.includes('country=')")
    settle(page, 500)
    assert "hidden in a group" in main_text(page)


def test_text_that_counts_more_than_it_names_is_shown_with_its_sentence(page: object, address: str) -> None:
    go(page, f"{address}/map?show=silence")
    row = page.locator(".st-key-counted tbody tr", has_text="35 Staats- und Regierungschefs").first
    assert "35 counted" in row.inner_text() and "not named" in row.inner_text()
    row.locator(".open").click()
    page.wait_for_function("location.pathname === '/article'")


def test_map_of_silence_is_painted(page: object, address: str) -> None:
    go(page, f"{address}/map?show=silence")
    page.wait_for_selector(".choroplethlayer path", state="attached")
    assert page.locator(".scattergeo path.point").count() > 3


# ------------------------------------------------------------------------- narrow
@pytest.mark.parametrize("path", ["overview", "overview?rows=pages", "country", "country?country=DEU", "map?show=matrix",
                                  "map?show=silence"])
def test_narrow_window_does_not_scroll_sideways(drive: object, address: str, path: str) -> None:
    with browser_context(drive, viewport=NARROW) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/{path}")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400
