"""The verbs that fill, copy, check, mend and empty a library."""
from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from lib.__main__ import main
from lib.commands.gather import gather
from lib.commands.progress import Progress, say_seconds
from lib.filters import Filter
from lib.library.errors import LibraryError, MissingLibraryError
from lib.library.home import ALL
from lib.library.places import default_path, open_library
from lib.library.sqlite import SqliteLibrary

ROOT = Path(__file__).resolve().parent.parent
STORY = "Der Bürgermeister von Musterstadt eröffnete am Montag die Brücke Nummer {0}. Viele kamen, obwohl es regnete. " * 6


def write_pages(folder: Path, count: int, first: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(first, first + count):
        (folder / f"seite{number}.html").write_text(html(number), "utf-8")


def html(number: int) -> str:
    return (f"<html lang=de><head><title>Brücke {number}</title></head><body><article><h1>Brücke {number} eröffnet</h1>"
            f"<p>{STORY.format(number)}</p></article></body></html>")


def ingest(*words: object) -> int:
    return main(["ingest", *map(str, words)])


def pages_of(path: Path) -> int:
    library = SqliteLibrary(path, read_only=True)
    count = library.counts(ALL).pages
    library.close()
    return count


def pages_so_far(path: Path) -> int:
    """As `pages_of`, of a library that may be in the making."""
    try:
        return pages_of(path)
    except MissingLibraryError:
        return 0


def test_folder_is_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pages(tmp_path / "in", 5)
    path = tmp_path / "library.sqlite"
    assert ingest(tmp_path / "in", "--library", path) == 0
    assert "5 pages added, 0 already there" in capsys.readouterr().err
    write_pages(tmp_path / "in", 2, first=5)
    (tmp_path / "in" / "copy.html").write_text(html(1), "utf-8")
    assert ingest(tmp_path / "in", "--library", path) == 0
    assert "2 pages added, 6 already there" in capsys.readouterr().err
    assert pages_of(path) == 7


def test_unreadable_files_are_reported_and_the_others_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pages(tmp_path / "in", 2)
    (tmp_path / "in" / "empty.html").write_bytes(b"")
    report = tmp_path / "report.jsonl"
    assert ingest(tmp_path / "in", "--library", tmp_path / "l.sqlite", "--report", report) == 1
    rows = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert sorted(row["status"] for row in rows if row["status"] == "failed") == ["failed"]
    assert next(row for row in rows if row["status"] == "failed")["error"] == "EmptyFileError"
    assert len(rows) == 3 and "empty.html" in capsys.readouterr().err
    library = SqliteLibrary(tmp_path / "l.sqlite")
    assert [row.error for row in library.reports() if row.error] == ["EmptyFileError"]


def test_archive_gives_its_pages(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.html", html(number))
    (tmp_path / "pages.zip").write_bytes(packed.getvalue())
    assert ingest(tmp_path / "pages.zip", "--library", tmp_path / "l.sqlite", "--keep-files") == 0
    library = SqliteLibrary(tmp_path / "l.sqlite")
    assert library.counts(ALL).pages == 3
    stored = library._connection.execute("SELECT count(*) FROM source").fetchone()[0]
    assert stored == 1, "the file's bytes are kept once"


def test_missing_path_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest(tmp_path / "nothing", "--library", tmp_path / "l.sqlite") == 2
    assert "nothing" in capsys.readouterr().err
    assert not (tmp_path / "l.sqlite").exists()


def test_file_that_is_no_library_is_a_library_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pages(tmp_path / "in", 1)
    (tmp_path / "l.sqlite").write_text("something else")
    assert ingest(tmp_path / "in", "--library", tmp_path / "l.sqlite") == 3
    assert "no library" in capsys.readouterr().err


def test_stopped_run_keeps_what_it_added_and_goes_on_later(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 300)
    path = tmp_path / "l.sqlite"
    command = [sys.executable, "-m", "lib", "ingest", str(tmp_path / "in"), "--library", str(path)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not path.exists() or not pages_so_far(path):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=60)
    assert process.returncode == 130 and "stopped" in words and "Traceback" not in words
    there = pages_of(path)
    assert 0 < there < 300
    assert ingest(tmp_path / "in", "--library", path) == 0
    assert pages_of(path) == 300


def test_saved_page_counts_without_its_folder(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 1)
    parts = tmp_path / "in" / "seite0_files"
    parts.mkdir()
    (parts / "frame.html").write_text("<p>part</p>")
    (tmp_path / "in" / ".hidden").write_text("x")
    assert [file.name for file in gather([tmp_path / "in"])] == ["seite0.html"]


def test_progress_tells_rate_and_time_left() -> None:
    moments = iter([0.0, 10.0, 10.0])
    stream = io.StringIO()
    progress = Progress(1000, stream, lambda: next(moments))
    progress.advance(250, pages=20)
    line = stream.getvalue()
    assert " 25%" in line and "20 pages" in line and "2 a second" in line and "30 s left" in line
    assert say_seconds(600) == "10 min" and say_seconds(12600) == "3.5 h"


def test_backup_is_a_whole_library(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 3)
    path = tmp_path / "l.sqlite"
    ingest(tmp_path / "in", "--library", path)
    open_elsewhere = SqliteLibrary(path)
    assert main(["backup", "--library", str(path), str(tmp_path / "copy.sqlite")]) == 0
    assert pages_of(tmp_path / "copy.sqlite") == 3
    assert main(["check", "--library", str(tmp_path / "copy.sqlite")]) == 0
    assert main(["backup", "--library", str(path), str(tmp_path / "copy.sqlite")]) == 3, "nothing is written over"
    open_elsewhere.close()


def test_check_finds_a_torn_index_and_repair_mends_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pages(tmp_path / "in", 5)
    path = tmp_path / "l.sqlite"
    ingest(tmp_path / "in", "--library", path, "--keep-files")
    library = SqliteLibrary(path)
    library._connection.execute("DELETE FROM unindexed WHERE item > 3")
    library.close()
    assert main(["check", "--library", str(path)]) == 1
    assert "search index" in capsys.readouterr().out
    assert main(["check", "--library", str(path), "--repair"]) == 0
    assert "5 pages saved, 0 lost" in capsys.readouterr().out
    mended = SqliteLibrary(path)
    assert mended.search("Brücke").articles == 5
    assert mended.source(mended.articles(ALL)["page_id"][0]) is not None
    assert len(list(tmp_path.glob("l.sqlite.damaged-*"))) >= 1


def test_repair_saves_what_can_be_read_of_a_damaged_file(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 200)
    path = tmp_path / "l.sqlite"
    ingest(tmp_path / "in", "--library", path)
    content = bytearray(path.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle:middle + 40_960] = os.urandom(40_960)
    path.write_bytes(content)
    assert main(["check", "--library", str(path)]) in (1, 3)
    assert main(["check", "--library", str(path), "--repair"]) == 0
    assert pages_of(path) > 100
    assert main(["check", "--library", str(path)]) == 0


def test_export_writes_lines_and_tables_under_a_filter(tmp_path: Path) -> None:
    write_pages(tmp_path / "in", 3)
    path = tmp_path / "l.sqlite"
    ingest(tmp_path / "in", "--library", path)
    assert main(["export", "--library", str(path), "--to", str(tmp_path / "all.jsonl")]) == 0
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 3 and json.loads(lines[0])["article"]["title"].startswith("Brücke")
    assert main(["export", "--library", str(path), "--format", "csv", "--to", str(tmp_path / "t"), "--language", "fr"]) == 0
    assert main(["export", "--library", str(path), "--format", "parquet", "--to", str(tmp_path / "t")]) == 0
    assert len(pd.read_parquet(tmp_path / "t" / "articles")) == 3
    assert main(["export", "--library", str(path), "--format", "csv"]) == 2
    assert main(["export", "--library", str(path), "--days", "yesterday", "--to", "x"]) == 2


def test_stats_tell_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pages(tmp_path / "in", 2)
    ingest(tmp_path / "in", "--library", tmp_path / "l.sqlite")
    assert main(["stats", "--library", str(tmp_path / "l.sqlite"), "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["pages"] == 2 and row["bytes"] > 0 and row["bytes_per_page"] > 0
    assert main(["stats", "--library", str(tmp_path / "nothing.sqlite")]) == 3


def test_place_comes_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COVERAGE_LIBRARY", str(tmp_path / "x" / "mine.sqlite"))
    assert default_path() == tmp_path / "x" / "mine.sqlite"
    library = open_library()
    assert library.counts(Filter()).pages == 0
    assert (tmp_path / "x" / "mine.sqlite").exists()
    monkeypatch.delenv("COVERAGE_LIBRARY")
    assert default_path().name == "library.sqlite"
    with pytest.raises(LibraryError):
        open_library(tmp_path / "none.sqlite", read_only=True)
