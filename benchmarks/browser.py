"""The dashboard in Chromium as its library grows: from a click to the painted page.

    python -m benchmarks.browser --folder build --sizes 1000 100000 1000000

The libraries are those of `benchmarks.library`. All servers run at once and
are asked in turn, so that what else the machine does weighs on all alike: a
round asks every screen of every library once. A time runs from the press of
the mouse to the frame after the last change of the page; figures are medians.
"""
from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, TimeoutError, sync_playwright

from benchmarks.synthetic import make_words
from tests.dashboard import ROOT, browser_context, free_port, wait_for

SAMPLES, EMPTY = "samples", "empty"
SCREENS = {
    "overview": "overview?", "search": "search?q={word}", "map": "map?show=stances", "map, matrix": "map?show=matrix",
    "map, who is missing": "map?show=silence", "country": "country?country=UKR", "article": "article?", "compare": "compare?",
    "timeline": "timeline?draw=timeline", "timeline, wall": "timeline?draw=wall", "review": "review?", "method": "method?",
}
"""Screen -> its address."""
LINKS = ("overview", "search", "map", "country", "article", "compare", "timeline", "review", "method", "load")
HOME = "load"
"""The page without a path of its own."""
EMPTY_APP = """import streamlit as st
st.button("again")
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.text(st.session_state["runs"])
"""
COMMON = 2_000
"""Rank of the words that are searched for: about one page in 27 has one."""
PATIENCE, LOST = 60_000, 8_000
"""Milliseconds to wait for a page, and for a click to start something."""
VIEWPORT = {"width": 1400, "height": 1000}
STOPWATCH = """() => {
  const watch = window.ceWatch = {start: null, last: null, ran: false};
  const quiet = '[data-testid=stStatusWidget],[data-testid=stToolbar]';
  document.addEventListener('mousedown', () => { watch.start = performance.now(); watch.last = null; watch.ran = false }, true);
  new MutationObserver(changes => {
    if (watch.start === null) return;
    const touched = changes.map(c => c.target.nodeType === 1 ? c.target : c.target.parentElement).filter(e => e);
    if (touched.some(e => e.dataset.testid === 'stApp' || e.closest('[data-testid=stMain]'))) watch.ran = true;
    if (touched.every(e => e.closest(quiet))) return;
    watch.last = performance.now();
    requestAnimationFrame(() => { watch.last = Math.max(watch.last, performance.now()) });
  }).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
DONE = """() => { const app = document.querySelector('[data-testid=stApp]'), watch = window.ceWatch;
  return watch.ran && app.dataset.testScriptState === 'notRunning' && performance.now() - watch.last > 350 }"""


@dataclass(frozen=True)
class Server:
    """A server that answers: what it shows, where, and its process."""

    name: str
    address: str
    process: int

    @property
    def memory(self) -> tuple[float, float]:
        """Resident memory in MB, now and at most."""
        words = dict(line.split(":", 1) for line in Path(f"/proc/{self.process}/status").read_text().splitlines())
        now, most = (int(words[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
        return now, most


@contextmanager
def serve(name: str, script: Path, library: Path) -> Iterator[Server]:
    """Start a server; it is gone afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true",
               "--server.fileWatcherType", "none", "--server.address", "localhost", "--browser.gatherUsageStats", "false"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "COVERAGE_LIBRARY": str(library)},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", process)
        yield Server(name, f"http://localhost:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(20)


def settle(page: Page) -> None:
    """Wait until a page that was opened changes no more."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
    page.evaluate("""() => new Promise(done => { let last = performance.now();
        const seen = new MutationObserver(() => { last = performance.now() });
        seen.observe(document.body, {subtree: true, childList: true, attributes: true});
        const look = () => performance.now() - last > 400 ? (seen.disconnect(), done()) : setTimeout(look, 50);
        look() })""")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)


def timed_click(page: Page, selector: str, number: int = 0) -> float:
    """Milliseconds from the press of the mouse to the painted page; a click that starts nothing is made again."""
    for _ in range(3):
        page.evaluate("() => { window.ceWatch.start = null }")
        page.locator(selector).nth(number).click()
        try:
            page.wait_for_function("() => window.ceWatch.ran", polling=50, timeout=LOST)
            break
        except TimeoutError:
            continue
    page.wait_for_function(DONE, polling=50, timeout=PATIENCE)
    if page.locator("[data-testid=stException]").count():
        raise RuntimeError(page.locator("[data-testid=stException]").first.inner_text()[:2000])
    return float(page.evaluate("() => window.ceWatch.last - window.ceWatch.start"))


def change_filter(page: Page, server: Server, screen: str, number: int) -> float:
    """Open a screen and choose a topic, another one each time."""
    word = "Ukraine" if server.name == SAMPLES else make_words()[COMMON + number]
    page.bring_to_front()
    page.goto(f"{server.address}/{SCREENS[screen].format(word=word)}")
    settle(page)
    page.evaluate(STOPWATCH)
    page.locator(".st-key-topic input").click()
    page.wait_for_selector("[role=option]")
    return timed_click(page, "[role=option]", number + 1)  # the first one chooses all


def rerun_empty(page: Page, server: Server, times: int) -> list[float]:
    """A button on a page with nothing else."""
    page.bring_to_front()
    page.goto(server.address)
    settle(page)
    page.evaluate(STOPWATCH)
    return [timed_click(page, "[data-testid=stButton] button") for _ in range(times + 1)][1:]


def visit(page: Page, server: Server, links: Iterable[str]) -> dict[str, float]:
    """Click through the pages from the navigation."""
    page.bring_to_front()
    page.goto(server.address)
    settle(page)
    page.evaluate(STOPWATCH)
    return {link: timed_click(page, f"[data-testid=stSidebarNavLink][href='{server.address}/{'' if link == HOME else link}']")
            for link in links}


# ----------------------------------------------------------------------- rounds
Times = dict[tuple[str, str], list[float]]


def measure_filters(pages: dict[Server, Page], screens: Sequence[str], rounds: int) -> Times:
    """Each screen of each server once a round."""
    times: Times = defaultdict(list)
    for number in range(rounds):
        for screen in screens:
            for server, page in pages.items():
                if server.name == EMPTY:
                    times[EMPTY, screen] += rerun_empty(page, server, 1)
                else:
                    times[server.name, screen].append(change_filter(page, server, screen, number))
        print(f"  filter, round {number + 1} of {rounds}, load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
    return times


def measure_visits(pages: dict[Server, Page], rounds: int) -> Times:
    """Every page by a click on its name, over all libraries in turn; the first visit of each isn't counted."""
    times: Times = defaultdict(list)
    for number in range(rounds + 1):
        for server, page in pages.items():
            if server.name == EMPTY:
                found = dict(enumerate(rerun_empty(page, server, 5)))
                rows: Iterable[tuple[str, float]] = [(EMPTY, value) for value in found.values()]
            else:
                rows = visit(page, server, LINKS).items()
            for link, value in rows if number else ():
                times[server.name, link].append(value)
        print(f"  visits, round {number} of {rounds}, load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
    return times


# ------------------------------------------------------------------------ table
def print_table(title: str, times: Times, rows: Sequence[str], names: Sequence[str], floor: float) -> None:
    """Medians; of a library in times of the samples, of the samples in times of an empty page's rerun."""
    print(f"\n### {title}\n\n| page | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for row in rows:
        first = statistics.median(times[SAMPLES, row])
        cells = [f"{first:,.0f} ms, {first / floor:.1f} times empty"]
        for name in names[1:]:
            value = statistics.median(times[name, row])
            cells.append(f"{value:,.0f} ms, {value / first:.2f}")
        print(f"| {row} | {' | '.join(cells)} |", flush=True)
    print(f"\nAn empty page's rerun: {floor:,.0f} ms.")


def main() -> None:
    """Serve everything, measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("build"), help="where the made-up libraries are")
    parser.add_argument("--sizes", nargs="*", type=int, default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--screens", nargs="*", default=list(SCREENS), choices=list(SCREENS))
    parser.add_argument("--only", choices=("filter", "visits"))
    args = parser.parse_args()
    libraries = {f"{size:,}": args.folder / f"synthetic-{size}.sqlite" for size in args.sizes}
    with ExitStack() as stack:
        own = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="coverage-browser-")))
        (own / "empty.py").write_text(EMPTY_APP)
        servers = [stack.enter_context(serve(EMPTY, own / "empty.py", own / "none.sqlite")),
                   stack.enter_context(serve(SAMPLES, ROOT / "app.py", own / "library.sqlite")),
                   *(stack.enter_context(serve(name, ROOT / "app.py", path)) for name, path in libraries.items())]
        context = stack.enter_context(browser_context(stack.enter_context(sync_playwright()), viewport=VIEWPORT))
        context.set_default_timeout(PATIENCE)
        pages = {server: context.new_page() for server in servers}
        report(pages, [SAMPLES, *libraries], args)


def report(pages: dict[Server, Page], names: list[str], args: argparse.Namespace) -> None:
    """Measure and print."""
    load = os.getloadavg()[0]
    visits = measure_visits(pages, args.rounds if args.only != "filter" else 0)
    if args.only != "filter":
        floor = statistics.median(visits[EMPTY, EMPTY])
        print_table("From a click on a page's name to the painted page", visits, LINKS, names, floor)
    if args.only != "visits":
        times = measure_filters(pages, args.screens, args.rounds)
        floor = statistics.median(value for screen in args.screens for value in times[EMPTY, screen])
        print_table("From a change of the filter to the painted page", times, args.screens, names, floor)
    print("\n| process over | resident memory | at most |\n|---|---|---|")
    for server in pages:
        now, most = server.memory
        print(f"| {server.name} | {now:,.0f} MB | {most:,.0f} MB |")
    print(f"\n{os.cpu_count()} cores, load {load:.1f} before and {os.getloadavg()[0]:.1f} after, "
          f"medians of {args.rounds}.")


if __name__ == "__main__":
    main()
