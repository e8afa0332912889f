"""The command: one JSON line a page, whatever happens."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lib.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
PAGE = "sample_data/13_policy_letter_guarantees_no_teasers.html"


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict]]:
    """Exit status and the lines that a call prints."""
    status = main(["load", *words])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_load_prints_one_line_a_file_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted(str(p) for p in (ROOT / "sample_data").glob("*.txt"))
    status, rows = lines(capsys, *files)
    assert status == 0
    assert [row["source"] for row in rows] == [Path(f).name for f in files]
    assert all(set(row) >= {"id", "page", "article", "teasers", "mentions", "commitments", "warnings"} for row in rows)


def test_load_line_has_every_field_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    _, (row,) = lines(capsys, str(ROOT / "sample_data/01_hafenkurier_paris_dump.txt"))
    assert set(row["page"]) >= {"page_id", "format", "encoding", "url", "publisher", "language", "captured_after",
                                "captured_before", "capture_clues"}
    assert set(row["article"]) >= {"title", "lead", "text", "authors", "published_at", "modified_at", "tags", "topics",
                                   "comment_count", "agency", "word_count", "truncated"}
    assert set(row["teasers"][0]) >= {
        "position", "block", "title", "title_kind", "kicker", "text", "truncated", "url", "dateline_place", "agency",
        "comment_count", "time_text", "published_at", "published_after", "published_before", "time_basis", "topics"}
    assert set(row["mentions"][0]) >= {"country", "where", "start", "end", "text", "how"}
    for record in row["commitments"]:
        assert set(record) >= {"country", "kind", "stance", "where", "evidence", "start", "end", "attributed_to", "voiced_at",
                               "cues", "rule", "confidence", "optional", "amount", "currency", "quantity", "item"}


def test_manifest_text_comes_back_unchanged(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "Musterstadt -  Estland sagte am Mittwoch\n\n zehn Radarwagen für die Ukraine zu. "
    manifest = tmp_path / "m.jsonl"
    manifest.write_text(json.dumps({"id": "a", "text": text, "title": "Radar", "language": "de", "published_at": "2025-09-04"}), "utf-8")
    status, (row,) = lines(capsys, "--manifest", str(manifest))
    assert (status, row["id"], row["article"]["text"], row["article"]["published_at"]) == (0, "a", text, "2025-09-04")
    assert {m["country"] for m in row["mentions"]} == {"EST", "UKR"}
    assert all(text[m["start"]:m["end"]] == m["text"] for m in row["mentions"] if m["where"] == "text")


@pytest.mark.parametrize(("entry", "kind"), [
    ({"id": "x", "file": "/no/such/file.html"}, "FileNotFoundError"),
    ({"id": "x"}, "ManifestError"),
    ({"id": "x", "file": PAGE, "captured_at": "2025-09-04T10:00:00"}, "ValueError"),
    ({"id": "x", "file": PAGE, "captured_at": "gestern"}, "ManifestError"),
    ({"id": "x", "file": PAGE, "time_zone": "Europe/Musterstadt"}, "ValueError"),
], ids=["no-file", "nothing", "no-zone", "no-time", "unknown-zone"])
def test_row_that_can_not_be_read_leaves_the_others(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: dict, kind: str,
) -> None:
    monkeypatch.chdir(ROOT)
    manifest = tmp_path / "m.jsonl"
    manifest.write_text(json.dumps(entry) + "\n" + json.dumps({"id": "y", "file": PAGE}) + "\n", "utf-8")
    status, rows = lines(capsys, "--manifest", str(manifest))
    assert status == 1
    assert rows[0]["id"] == "x" and rows[0]["error"]["type"] == kind and len(rows[0]["error"]["message"]) > 10
    assert rows[1]["id"] == "y" and rows[1]["article"]


def test_file_with_several_pages_numbers_its_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import zipfile
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.write(ROOT / PAGE, "eins.html")
        out.writestr("leer.html", "")
        out.write(ROOT / "sample_data/12_morgenblatt_politik_ressort.html", "drei.html")
    manifest = tmp_path / "m.jsonl"
    manifest.write_text(json.dumps({"id": "z", "file": str(archive)}), "utf-8")
    status, rows = lines(capsys, "--manifest", str(manifest))
    assert status == 1
    assert [row["id"] for row in rows] == ["z", "z#2", "z#3"] and rows[1]["error"]["type"] == "EmptyFileError"


def test_folder_gives_its_pages_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a.html").write_bytes((ROOT / PAGE).read_bytes())
    (tmp_path / "a_files" / "rahmen.html").write_bytes((ROOT / PAGE).read_bytes())
    (tmp_path / "a_files" / "stil.css").write_text("p{}")
    status, rows = lines(capsys, str(tmp_path))
    assert status == 0 and [row["source"] for row in rows] == ["a.html"]


def test_command_prints_nothing_but_lines() -> None:
    done = subprocess.run([sys.executable, "-m", "lib", "load", PAGE], cwd=ROOT, capture_output=True, text=True, check=True)
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["article"]["title"]


@pytest.mark.parametrize("words", [[], [PAGE, "--captured-at", "2025-09-04T10:00"], [PAGE, "--time-zone", "Mars/Olympus"]])
def test_wrong_use_ends_with_status_two(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    try:
        assert main(["load", *words]) == 2
    except SystemExit as stop:
        assert stop.code == 2
