"""The Method page, driven from the entry script; the file of scores; the command that makes it."""
from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.quality import LIMITS, Sums, as_markdown
from lib.filters import Filter
from lib.labels import load_labels
from lib.questions.trust import Quality, read_quality, write_quality
from lib.review import Signature, accept, commitment_subject, pack_correction, reject
from lib.view import method
from tests.documents import all_pages
from tests.test_app import library_of

SHELL = Path(__file__).parents[1] / "pages" / "shell.py"
TEXT = {"id": "x", "language": "en", "title": "War in Ukraine", "published_at": "2025-09-10", "mentions": ["EST"],
        "text": "Estonia will send troops to Ukraine, the government in Tallinn said.",
        "gold": [{"country": "EST", "kind": "troops", "stance": "pledged", "evidence": None}]}


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The app over the documents of the tests."""
    test = AppTest.from_file(str(SHELL), default_timeout=60)
    test.session_state["uploads"] = library_of(all_pages())
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    yield test


def said(app: AppTest) -> str:
    return "\n".join([*(e.value for e in app.html), *(e.value for e in app.caption), *(e.value for e in app.subheader)])


def open_method(app: AppTest) -> AppTest:
    app.run().switch_page("method_page.py").run()
    assert not app.exception
    return app


def measured() -> Quality:
    sums = Sums()
    sums.add(TEXT)
    return Quality(date(2025, 9, 10), "abc", [{"set": "held", "pages": 1, "note": ""}], list(sums.scores("held")),
                   list(sums.steps("held")), LIMITS)


def test_scores_limits_and_sources_are_shown(app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "quality.json"
    write_quality(file, measured())
    monkeypatch.setattr(method, "FILE", file)
    words = said(open_method(app))
    assert "Measured on 10 September 2025, version abc." in words and "Country, kind and stance" in words
    assert "Bulgaria keeps its hand" in words and "Natural Earth" in words and "Is the confidence honest?" in words
    assert "Nobody has judged" in words


@pytest.mark.parametrize(("language", "example"), [("de", "Bulgarien hält die Hand"), ("fr", "La Bulgarie garde")])
def test_limits_have_examples_of_the_readers_language(app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str,
                                                      example: str) -> None:
    file = tmp_path / "quality.json"
    write_quality(file, measured())
    monkeypatch.setattr(method, "FILE", file)
    app.context = {"locale": language}
    assert example in said(open_method(app))


def test_agreement_stands_by_kind_and_language(app: AppTest) -> None:
    shown = app.session_state["uploads"]
    rows = shown.commitments(Filter()).to_dict("records")
    signed = Signature("Ada", datetime(2026, 7, 1, 9, tzinfo=UTC))
    shown.keep_corrections([pack_correction(accept(commitment_subject(rows[0]), signed)), pack_correction(reject(commitment_subject(rows[1]), signed))])
    words = said(open_method(app))
    assert "1 / 2" in words and "Nobody has judged" not in words
    assert load_labels("en").kind(rows[0]["kind"]) in words


def test_languages_stand_side_by_side_all_together_first() -> None:
    assert method.languages_of(["fr", None, "pl", "en", "de"])[0] == ""
    assert set(method.languages_of(["fr", None, "en"])) == {"", "fr", "en"}


def test_absent_file_says_how_it_is_made(app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(method, "FILE", tmp_path / "nothing.json")
    open_method(app)
    assert "Nothing was measured yet." in said(app) and app.code[0].value == method.COMMAND


def test_damaged_file_is_said(app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "quality.json"
    file.write_text('{"format": 9}', "utf-8")
    monkeypatch.setattr(method, "FILE", file)
    assert "The file of scores can" in said(open_method(app))


@pytest.mark.parametrize(("language", "title"), [("de", "Kann ich dem trauen?"), ("fr", "Puis-je m'y fier\u00a0?")])
def test_page_speaks_the_readers_language(app: AppTest, language: str, title: str) -> None:
    app.context = {"locale": language}
    assert open_method(app).title[0].value == title


def test_own_scores_can_be_read_and_every_name_in_them_has_a_word() -> None:
    quality = read_quality(method.FILE)
    if quality is None:
        pytest.skip("nothing was measured yet")
    words = load_labels("en").words
    assert {f"set.{row['set']}" for row in quality.sets} | {f"set_note.{row['set']}" for row in quality.sets} <= set(words)
    assert {f"task.{score.task}" for score in quality.scores} <= set(words)
    assert {f"{table}.{limit['key']}" for limit in quality.limits for table in ("limit", "limit_example")} <= set(words)


def test_measuring_one_text_counts_its_record(tmp_path: Path) -> None:
    quality = measured()
    found = {(s.task, s.measure, s.language): s.value for s in quality.scores if s.kind is None}
    assert found["stances", "precision", "en"] == found["stances", "recall", None] == 1.0
    assert any("| stances | en | all | 1.000" in line for line in as_markdown(quality))
    write_quality(tmp_path / "q.json", quality)
    assert TEXT["text"] not in json.dumps(json.loads((tmp_path / "q.json").read_text("utf-8")))
