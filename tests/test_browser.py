"""The dashboard in a real browser."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.test_app import DUMP

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

from tests.dashboard import browser_context, find_chromium, running_dashboard, settle

pytestmark = [pytest.mark.browser,
              pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine, and CHROMIUM names none")]

WIDE = {"width": 1400, "height": 1000}
EVIL = """<!doctype html><html lang="en"><head><title>Evil</title></head><body><main><article>
<h1>Latvia <img src="http://evil.example/a.png" onerror="window.hacked=1"> sends &lt;img src="http://evil.example/b.png"
onerror="window.hacked=2"&gt;</h1>
<p>Latvia agreed to send troops to Ukraine &lt;script&gt;window.hacked=3&lt;/script&gt; ![x](http://evil.example/c.png) on Monday,
the government said.</p><p>&lt;style&gt;body{display:none}&lt;/style&gt; The rest of this page is made of words, and of words alone, so
that there is a text to be read here. <script>window.hacked=4</script></p>
<p>[link](javascript:alert(1)) &lt;iframe src="http://evil.example/d"&gt;&lt;/iframe&gt; Estonia will not send soldiers to Ukraine.</p>
</article></main></body></html>"""


@pytest.fixture(scope="module")
def drive() -> Iterator[object]:
    """Playwright."""
    with playwright.sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server for the tests that need no fresh one."""
    with running_dashboard() as started:
        yield started


class Guard:
    """Notes every request that leaves this machine, and every error on the page's console."""

    def __init__(self, context: object) -> None:
        self.outside: list[str] = []
        context.on("request", self.note)  # type: ignore[attr-defined]

    def note(self, request: object) -> None:
        parts = urlsplit(request.url)  # type: ignore[attr-defined]
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("localhost", "127.0.0.1"):
            self.outside.append(request.url)  # type: ignore[attr-defined]


@pytest.fixture
def page(drive: object) -> Iterator[object]:
    """A page in a fresh profile; no request of it may leave this machine."""
    with browser_context(drive, viewport=WIDE) as context:  # type: ignore[arg-type]
        guard = Guard(context)
        yield context.new_page()
        assert guard.outside == []


def go(page: object, url: str) -> None:
    page.goto(url)  # type: ignore[attr-defined]
    page.wait_for_selector("[data-testid=stMain] p", timeout=45_000)  # type: ignore[attr-defined]
    settle(page)  # type: ignore[arg-type]


def upload(page: object, *files: Path) -> None:
    with page.expect_file_chooser() as chooser:  # type: ignore[attr-defined]
        page.locator("[data-testid=stFileUploaderDropzone] button").first.click()  # type: ignore[attr-defined]
    chooser.value.set_files([str(file) for file in files])
    page.wait_for_selector("[data-testid=stAlert]", timeout=45_000)  # type: ignore[attr-defined]
    settle(page)  # type: ignore[arg-type]


# --------------------------------------------------------------- first visits
@pytest.mark.parametrize(("path", "title"), [("map", "Who commits to what"), ("timeline", "When the teasers were published")])
@pytest.mark.parametrize("bind", [True, False], ids=["as run.py starts it", "streamlit run app.py"])
def test_deep_link_as_the_first_request_opens_its_page_with_its_filter(page: object, path: str, title: str, bind: bool) -> None:
    with running_dashboard(bind=bind) as fresh:
        go(page, f"{fresh}/{path}?country=EST&lang=en")
        assert page.inner_text("h1") == title
        assert "Estonia" in page.inner_text("[data-testid=stSidebar]")
        assert ": Estonia" in page.inner_text("[data-testid=stMain]")
        assert page.locator("[role=dialog]").count() == 0
        assert page.get_by_text("Page not found").count() == 0
        assert page.locator("[data-testid=stException]").count() == 0
        assert "country=EST" in page.url


def test_server_started_in_another_folder_finds_its_pages(page: object, tmp_path: Path) -> None:
    with running_dashboard(folder=tmp_path) as fresh:
        go(page, f"{fresh}/map")
        page.wait_for_selector(".choroplethlayer path", state="attached")


# -------------------------------------------------------------- what is drawn
def test_map_paints_outlines_and_signs(page: object, address: str) -> None:
    go(page, f"{address}/map")
    page.wait_for_selector(".choroplethlayer path", state="attached")
    drawn = page.evaluate("[...document.querySelectorAll('.choroplethlayer path')].filter(p => (p.getAttribute('d') || '').length > 20).length")
    assert drawn > 100
    assert page.locator(".scatterlayer path.point, .scattergeo path.point").count() > 5


def test_timeline_paints_bars(page: object, address: str) -> None:
    go(page, f"{address}/timeline")
    page.wait_for_selector(".barlayer path", state="attached")
    assert page.locator(".barlayer path").count() > 5


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_theme_follows_the_system(drive: object, address: str, theme: str, dark: bool) -> None:
    with browser_context(drive, viewport=WIDE, color_scheme=theme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/map")
        ground = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
        assert (sum(int(part) for part in ground[4:-1].split(",")[:3]) < 200) is dark


@pytest.mark.parametrize("path", ["", "article", "map", "timeline"])
def test_narrow_window_does_not_scroll_sideways(drive: object, address: str, path: str) -> None:
    with browser_context(drive, viewport={"width": 400, "height": 800}) as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/{path}")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 400


# ------------------------------------------------------------------- the filter
POINT_ON = """code => {
  const signs = [...document.querySelectorAll('.scattergeo path.point')].map(p => p.getBoundingClientRect())
  const free = (x, y) => signs.every(s => Math.hypot(s.left + s.width / 2 - x, s.top + s.height / 2 - y) > 16)
  for (const path of [...document.querySelectorAll('.choroplethlayer path')].reverse()) {
    if (!path.__data__ || path.__data__.loc !== code || !path.getAttribute('d')) continue
    const box = path.getBoundingClientRect(), back = path.getScreenCTM().inverse()
    for (let i = 1; i < 30; i++) for (let j = 1; j < 30; j++) {
      const x = box.left + box.width * i / 30, y = box.top + box.height * j / 30
      if (free(x, y) && path.isPointInFill(new DOMPoint(x, y).matrixTransform(back))) return [x, y]
    }
  }
  return null }"""


def click_country(page: object, code: str) -> None:
    page.wait_for_function(f"({POINT_ON})({code!r}) !== null", timeout=20_000)  # type: ignore[attr-defined]
    x, y = page.evaluate(POINT_ON, code)  # type: ignore[attr-defined]
    page.mouse.move(x - 3, y - 3)  # type: ignore[attr-defined]
    page.mouse.move(x, y, steps=4)  # type: ignore[attr-defined]
    page.wait_for_timeout(250)  # type: ignore[attr-defined]
    page.mouse.click(x, y)  # type: ignore[attr-defined]


def test_click_on_a_country_filters_and_a_second_click_takes_it_out(page: object, address: str) -> None:
    go(page, f"{address}/map")
    page.wait_for_selector(".choroplethlayer path", state="attached")
    click_country(page, "FRA")
    page.wait_for_function("location.search.includes('country=FRA')")
    settle(page, 800)
    assert "France" in page.inner_text("[data-testid=stSidebar]")
    click_country(page, "FRA")
    page.wait_for_function("!location.search.includes('country=FRA')")


def test_filter_survives_page_change_and_reload_and_back_undoes_it(page: object, address: str) -> None:
    go(page, f"{address}/map")
    go(page, f"{address}/map?country=EST")
    page.get_by_role("link", name="Teaser timeline").click()
    page.wait_for_function("location.pathname === '/timeline' && location.search.includes('country=EST')")
    settle(page)
    assert ": Estonia" in page.inner_text("[data-testid=stMain]")
    page.reload()
    page.wait_for_selector("h1")
    settle(page)
    assert ": Estonia" in page.inner_text("[data-testid=stMain]")
    page.locator("[data-testid=stSidebar]").get_by_role("button", name="Clear filter").click()
    page.wait_for_function("!location.search.includes('country=')")
    settle(page)
    page.go_back()
    page.wait_for_function("location.search.includes('country=EST')")
    settle(page, 800)
    assert ": Estonia" in page.inner_text("[data-testid=stMain]")


def test_browser_in_german_gets_the_german_interface(drive: object, address: str) -> None:
    with browser_context(drive, viewport=WIDE, locale="de-DE") as context:  # type: ignore[arg-type]
        page = context.new_page()
        go(page, f"{address}/map")
        assert page.inner_text("h1") == "Wer sagt was zu"


# ------------------------------------------------------------------- uploading
def test_new_user_finds_the_sentence_of_a_pledge_in_two_clicks(page: object, address: str, tmp_path: Path) -> None:
    file = tmp_path / "probe.txt"
    long = "".join(f"Der {number}. Absatz erzählt vom Wetter im Hafen und sonst von nichts.\n\n" for number in range(60))
    file.write_text(DUMP.replace("Estland hat sich", long + "Estland hat sich"), "utf-8")
    go(page, address)
    upload(page, file)
    page.get_by_role("button", name="See who commits to what").click()
    page.wait_for_function("location.pathname === '/map'")
    settle(page, 800)
    row = page.locator(".records tbody tr", has_text="Estonia").first
    assert "Truppen" in row.inner_text()
    row.locator(".open").click()
    page.wait_for_function("location.pathname === '/article'")
    settle(page, 1500)
    sentence = page.locator("mark.ce-chosen").first
    assert "Estland" in sentence.inner_text()
    box = sentence.bounding_box()
    assert box is not None and 0 < box["y"] < WIDE["height"]
    assert "Why this colour?" in page.inner_text("[data-testid=stMain]")


def test_row_opens_by_keyboard_and_the_filter_stays(page: object, address: str) -> None:
    go(page, f"{address}/map?country=EST&lang=de")
    page.wait_for_selector(".records .open")
    page.locator(".records .open").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname === '/article' && location.search.includes('record=')")
    settle(page, 600)
    assert "country=EST" in page.url and "Estland" in page.inner_text("[data-testid=stSidebar]")


def test_table_sorts_by_its_heads(page: object, address: str) -> None:
    go(page, f"{address}/map")
    page.wait_for_selector(".records .open")
    page.locator(".records thead button").first.click()
    first = page.locator(".records tbody tr td").first.inner_text()
    page.locator(".records thead button").first.click()
    last = page.locator(".records tbody tr td").first.inner_text()
    assert first < last


def test_uploads_survive_page_changes(page: object, address: str, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(DUMP.replace("Estland", name), "utf-8")
    (tmp_path / "empty.html").write_bytes(b"")
    go(page, address)
    upload(page, tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "empty.html")
    for name in ("Commitments map", "Article", "Load"):
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
        settle(page, 600)
    report = page.inner_text(".ce-report")
    assert "one.txt" in report and "two.txt" in report and "The file is empty." in report


def test_markup_in_an_uploaded_page_stays_inert(page: object, address: str, tmp_path: Path) -> None:
    file = tmp_path / "evil.html"
    file.write_text(EVIL, "utf-8")
    go(page, address)
    upload(page, file)
    for name in ("Article", "Commitments map", "Teaser timeline", "Load"):
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
        settle(page, 700)
        assert page.evaluate("window.hacked") is None
        assert page.locator("[data-testid=stMain] img, iframe, img[src*=evil]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        assert page.is_visible("[data-testid=stMain]")
