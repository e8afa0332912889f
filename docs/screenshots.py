"""Make the screenshots: every page, light and dark, wide and narrow.

    python docs/screenshots.py [page ...]
"""
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.dashboard import browser_context, running_dashboard, settle, sync_playwright

FOLDER = ROOT / "docs" / "screenshots"
PAGES = {"load": "/", "overview": "/overview", "map": "/map", "matrix": "/map?show=matrix", "silence": "/map?show=silence",
         "country": "/country?country=DEU", "article": "/article", "timeline": "/timeline",
         "wall": "/timeline?draw=wall&topic=politics+and+government", "search": "/search?q=Estland", "method": "/method",
         "compare": "/compare?publishers=Hafenkurier+Muster,Le+Courrier+Exemple,The+Sample+Courier&country=ITA", "review": "/review"}
WIDTHS = {"wide": (1400, 1000), "narrow": (400, 860)}
TALLEST = 2400
PAUSE = 2500
"""Milliseconds for the charts to be painted."""


def main(names: list[str]) -> None:
    """Start the dashboard with its sample pages and photograph it."""
    FOLDER.mkdir(exist_ok=True)
    with running_dashboard() as address, sync_playwright() as playwright:
        for theme in ("light", "dark"):
            for width, (across, down) in WIDTHS.items():
                with browser_context(playwright, color_scheme=theme,
                                     viewport={"width": across, "height": down}) as context:
                    page = context.new_page()
                    for name in names or PAGES:
                        page.goto(address + PAGES[name])
                        page.wait_for_selector("[data-testid=stMain] p", timeout=90_000)
                        settle(page, PAUSE)
                        height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
                        page.set_viewport_size({"width": across, "height": min(int(height) + 80, TALLEST)})
                        page.wait_for_timeout(900)
                        file = FOLDER / f"{name}-{theme}-{width}.png"
                        page.screenshot(path=file)
                        thin_out(Image.open(file).convert("RGB")).save(file, optimize=True)
                        page.set_viewport_size({"width": across, "height": down})


def thin_out(picture: Image.Image) -> Image.Image:
    """The picture in its 256 most frequent colours: a third of the size, grounds and signs as they were."""
    colours = sorted(picture.getcolors(picture.width * picture.height), reverse=True)[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in colours for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(sys.argv[1:])
