"""A running dashboard and a browser, for the browser tests and the screenshots."""
from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
START_SECONDS = 60


def find_chromium() -> str | None:
    """Path of a Chromium on this machine: the one that run.py names, else one on the path."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_dashboard(*, folder: Path = ROOT, bind: bool = True, library: Path | None = None) -> Iterator[str]:
    """Start a fresh server and give its address; it is gone afterwards.

    Parameters
    ----------
    folder
        The directory that it is started from.
    bind
        With `--server.address localhost`, as run.py starts it; else as `streamlit run app.py`.
    library
        The library's file; a fresh one that is gone afterwards unless given.
    """
    port = free_port()
    own = tempfile.TemporaryDirectory(prefix="coverage-library-")
    environment = {**os.environ, "COVERAGE_LIBRARY": str(library or Path(own.name) / "library.sqlite")}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port),
               "--server.headless", "true", "--server.fileWatcherType", "none",
               *(["--server.address", "localhost"] if bind else [])]
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)
        own.cleanup()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            if server.poll() is not None:
                raise RuntimeError(f"the server ended with status {server.returncode}") from None
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {address} in {START_SECONDS} s")


@contextmanager
def browser_context(playwright: Playwright, **options: object) -> Iterator[BrowserContext]:
    """A browser with a fresh profile."""
    with tempfile.TemporaryDirectory(prefix="coverage-profile-") as profile:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_chromium(), args=FLAGS, locale=str(options.pop("locale", "en-GB")),
            timezone_id="Europe/Berlin", **options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        try:
            yield context
        finally:
            context.close()


def settle(page: Page, pause: int = 250) -> None:
    """Wait until the script has run, what it sent is painted, and the page has stopped growing."""
    page.wait_for_selector("[data-testid=stApp]", timeout=30_000)
    page.wait_for_function(
        "() => { const app = document.querySelector('[data-testid=stApp]');"
        " return app && app.dataset.testScriptState !== 'running' && app.dataset.testScriptState !== 'initial'"
        " && app.dataset.testConnectionState !== 'CONNECTING' }", timeout=60_000)
    page.wait_for_timeout(pause)
    page.wait_for_function(
        "() => { const main = document.querySelector('[data-testid=stMain]'), now = main ? main.scrollHeight : 0;"
        " const same = window.ceHeight === now; window.ceHeight = now; return same }", polling=150, timeout=30_000)


__all__ = ["ROOT", "browser_context", "find_chromium", "running_dashboard", "settle", "sync_playwright"]
