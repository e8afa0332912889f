"""Where uploads are kept: on this machine by default, never where strangers reach the server."""
from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.library.intake import take_in
from lib.library.places import open_library
from lib.view import keeping

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data" / "13_policy_letter_guarantees_no_teasers.html"


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A server that only this machine reaches, and the library's file."""
    place = tmp_path / "library.sqlite"
    monkeypatch.setenv("COVERAGE_LIBRARY", str(place))
    monkeypatch.setattr(keeping, "is_private_server", lambda: True)
    keeping.open_place.clear()  # type: ignore[attr-defined]
    return place


def start() -> AppTest:
    """The dashboard on its Load page."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60).run()
    app.switch_page("load_page.py").run()
    assert not app.exception
    return app


def words_of(app: AppTest) -> str:
    """What the page says."""
    return "\n".join([*(e.proto.body for e in app.get("html")), *(e.value for e in app.caption)])


def test_library_of_an_earlier_run_is_there_again(private: Path) -> None:
    take_in(open_library(private), SAMPLE.read_bytes(), SAMPLE.name)
    app = start()
    said = words_of(app)
    assert str(private) in said and SAMPLE.name in said


def test_server_that_others_reach_keeps_nothing_on_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "library.sqlite"
    monkeypatch.setenv("COVERAGE_LIBRARY", str(place))
    monkeypatch.setattr(keeping, "is_private_server", lambda: False)
    assert "for this session alone" in words_of(start())
    assert not place.exists()


def test_place_that_is_no_library_is_said_and_left_alone(private: Path) -> None:
    private.write_text("Einkaufsliste: Brot, Milch und vieles mehr, was keine Bibliothek ist", "utf-8")
    app = start()
    assert "could not be opened" in words_of(app) and "no library" in words_of(app)
    assert private.read_text("utf-8").startswith("Einkaufsliste")


def test_throwing_away_leaves_the_file_and_uses_the_session(private: Path) -> None:
    take_in(open_library(private), SAMPLE.read_bytes(), SAMPLE.name)
    app = start()
    next(b for b in app.button if b.label == "Keep nothing after this session").click().run()
    assert "for this session alone" in words_of(app) and private.exists()


def test_another_place_is_opened_by_its_address(private: Path, tmp_path: Path) -> None:
    other = tmp_path / "andere.sqlite"
    app = start()
    app.text_input(key="place_box").set_value(str(other))
    next(b for b in app.button if b.label == "Open this library").click().run()
    assert str(other) in words_of(app) and other.exists()
