"""Bad days of a library: killed, full, locked, read-only, newer, damaged, moved. Nothing that was added is lost."""
from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lib.filters import Filter
from lib.frames import READ, ReportRow
from lib.library.errors import (
    CorruptLibraryError,
    FullDiskError,
    LibraryError,
    LockedLibraryError,
    MissingLibraryError,
    NewerLibraryError,
    NoLibraryError,
    ReadOnlyLibraryError,
)
from lib.library.sqlite import SqliteLibrary
from tests.library_documents import keep, page

ROOT = Path(__file__).resolve().parent.parent
ADDER = """
import sys
from lib.library.sqlite import SqliteLibrary
from tests.library_documents import keep, page
library = SqliteLibrary(sys.argv[1])
for number in range(int(sys.argv[2]), 10**6):
    keep(library, page(f"page{number}", text=f"Seite {number} " * 200))
    print(number, flush=True)
"""


def add_until_killed(path: Path, first: int, seconds: float) -> int:
    """Add pages in another process, kill it in the middle; the last number it said was added."""
    process = subprocess.Popen([sys.executable, "-c", ADDER, str(path), str(first)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    last = int(process.stdout.readline())
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said = [last, *(int(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n"))]
    process.wait()
    process.stdout.close()
    return said[-1]


def test_killed_thirty_times_while_adding_loses_nothing(tmp_path: Path) -> None:
    path, first = tmp_path / "library.sqlite", 0
    for round_number in range(30):
        last = add_until_killed(path, first, 0.003 * round_number)
        library = SqliteLibrary(path)
        there = library.counts(Filter()).pages
        assert there in (last + 1, last + 2), "what was reported is there, and at most the page in the middle besides"
        assert library.document(f"page{last}") is not None
        first = there
        library.close()
    library = SqliteLibrary(path)
    assert library.known([f"page{number}" for number in range(first)]) == {f"page{number}" for number in range(first)}
    assert library.search("Seite").articles == first
    check = sqlite3.connect(path)
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()
    library.close()


def test_reader_sees_pages_while_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = SqliteLibrary(path)
    counted: list[int] = []
    writer = threading.Thread(target=lambda: counted.append(add_until_killed(path, 0, 1.5)))
    writer.start()
    seen = []
    while writer.is_alive():
        seen.append(library.counts(Filter()).articles)
        assert len(library.articles(Filter(), limit=5)) == min(5, seen[-1]) or library.counts(Filter()).articles > seen[-1]
    writer.join()
    assert seen == sorted(seen)
    assert library.counts(Filter()).articles >= counted[0] + 1
    library.close()


def test_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    library = SqliteLibrary(tmp_path / "library.sqlite")
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    library._connection.execute(f"PRAGMA max_page_count = {pages + 60}")
    added = 0
    with pytest.raises(FullDiskError, match="disk is full.*Make room"):
        for added in range(1000):
            keep(library, page(f"p{added}", text=os.urandom(2000).hex()))
    assert 0 < added == library.counts(Filter()).pages
    library._connection.execute("PRAGMA max_page_count = 1000000")
    keep(library, page("later"))
    assert library.counts(Filter()).pages == added + 1


def test_full_file_system_keeps_what_was_added(tmp_path: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or sys.platform != "linux":
        pytest.skip("mounting a small file system needs root on Linux")
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1M", "tmpfs", str(folder)], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not allow mounting")
    try:
        library, added = SqliteLibrary(folder / "library.sqlite"), 0
        with pytest.raises(FullDiskError):
            for added in range(1000):
                keep(library, page(f"p{added}", text=os.urandom(2000).hex()))
        library.close()
        again = SqliteLibrary(folder / "library.sqlite", read_only=True)
        assert again.counts(Filter()).pages == added > 0
        again.close()
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_library_opened_for_reading_is_not_written(tmp_path: Path) -> None:
    keep_one(tmp_path / "library.sqlite")
    library = SqliteLibrary(tmp_path / "library.sqlite", read_only=True)
    with pytest.raises(ReadOnlyLibraryError, match="can only be read"):
        keep(library, page("two"))
    assert library.counts(Filter()).pages == 1


def test_file_without_right_to_write_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    keep_one(path)
    monkeypatch.setattr(os, "access", lambda *a, **k: False)
    library = SqliteLibrary(path)
    assert library.counts(Filter()).pages == 1
    with pytest.raises(ReadOnlyLibraryError, match="Give yourself the right"):
        keep(library, page("two"))


def test_locked_file_is_waited_for_then_named(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    keep_one(path)
    library = SqliteLibrary(path, patience=0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockedLibraryError, match="locked"):
        keep(library, page("two"))
    assert library.counts(Filter()).pages == 1
    other.execute("ROLLBACK")
    other.close()
    keep(library, page("two"))
    assert library.counts(Filter()).pages == 2


def test_newer_library_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    keep_one(path)
    change(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NewerLibraryError, match="format 99.*Update"):
        SqliteLibrary(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"<html>no library</html>" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_other_file_is_no_library(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.sqlite"
    path.write_bytes(content)
    with pytest.raises((NoLibraryError, CorruptLibraryError)):
        SqliteLibrary(path)
    assert path.read_bytes() == content


def test_database_of_another_program_is_no_library(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    change(path, "CREATE TABLE notes (words TEXT)")
    with pytest.raises(NoLibraryError, match="another program"):
        SqliteLibrary(path)
    with pytest.raises(NoLibraryError, match="a folder"):
        SqliteLibrary(tmp_path)


def test_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = SqliteLibrary(path)
    for number in range(50):
        keep(library, page(f"p{number}", text=os.urandom(500).hex()))
    library.close()
    content = bytearray(path.read_bytes())
    content[8192:-4096] = b"\xa5" * (len(content) - 12288)
    path.write_bytes(content)
    with pytest.raises(CorruptLibraryError, match="check --repair"):
        SqliteLibrary(path).counts(Filter())


def test_moved_file_is_named_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = SqliteLibrary(path)
    keep(library, page("one"))
    path.rename(tmp_path / "elsewhere.sqlite")
    with pytest.raises(MissingLibraryError, match="moved"):
        keep(library, page("two"))
    with pytest.raises(MissingLibraryError):
        library.counts(Filter())
    with pytest.raises(MissingLibraryError):
        SqliteLibrary(tmp_path / "nowhere.sqlite", read_only=True)


def test_every_error_says_what_was_found_and_what_to_do() -> None:
    values = {"what": "x", "version": 2, "known": 1, "seconds": 3.0, "package": "dask"}
    for kind in LibraryError.__subclasses__():
        message = str(kind("file", **values))
        assert message.startswith("file: ") and "{" not in message and message.endswith((".", "txt"))


def test_two_programs_may_make_the_same_library_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.sqlite"
    opened: list[SqliteLibrary] = []
    threads = [threading.Thread(target=lambda: opened.append(SqliteLibrary(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 8
    for number, library in enumerate(opened):
        keep(library, page(f"p{number}"))
    assert [library.counts(Filter()).pages for library in opened] == [8] * 8


def test_many_pages_become_segments_and_stay_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.library.writing.TAIL", 4)
    monkeypatch.setattr("lib.library.writing.TIER", 3)
    path = tmp_path / "library.sqlite"
    writer, reader = SqliteLibrary(path), SqliteLibrary(path)
    for number in range(50):
        document = page(f"p{number}", language="de" if number % 2 else "fr", topics=["sport"])
        writer.add(document, ReportRow(document.page.source, READ, f"p{number}"))
        if number % 7 == 3:
            writer.remove(f"p{number - 1}")
        if number % 5 == 0:
            assert reader.counts(Filter()) == writer.counts(Filter()) == SqliteLibrary(path).counts(Filter())
    fresh = SqliteLibrary(path)
    assert fresh.facets("language") == reader.facets("language") == writer.facets("language")
    assert fresh.counts(Filter(topic=("sport",))).articles == 43
    levels = [row[0] for row in fresh._connection.execute("SELECT level FROM segment ORDER BY first_page")]
    assert levels == sorted(levels, reverse=True) and max(levels) >= 2


def keep_one(path: Path) -> None:
    library = SqliteLibrary(path)
    keep(library, page("one"))
    library.close()


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_file_of_the_first_format_is_brought_up_to_date(tmp_path: Path) -> None:
    place = tmp_path / "library.sqlite"
    SqliteLibrary(place).close()
    with sqlite3.connect(place) as connection:
        connection.execute("DROP TABLE correction")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    library = SqliteLibrary(place)
    library.keep_corrections(["a line"])
    assert library.corrections() == {"a line"}
    library.close()
