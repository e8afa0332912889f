"""The library past one machine: parts written aside, workers that die, what is broken or gone."""
from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path
from uuid import uuid4

import pytest

pytest.importorskip("duckdb", reason="duckdb is not installed (requirements-cluster.txt)")
pytest.importorskip("fsspec", reason="fsspec is not installed (requirements-cluster.txt)")

import duckdb

from lib.__main__ import main
from lib.commands.gather import gather
from lib.library.dataset import DatasetLibrary, KnownPages, open_place
from lib.library.errors import (
    CorruptLibraryError,
    MissingPackageError,
    NewerLibraryError,
    NoLibraryError,
    ReadOnlyLibraryError,
)
from lib.library.home import ALL
from lib.library.parts import Entry, write_part
from lib.library.places import open_library
from lib.report import report_on
from tests.library_documents import keep, page
from tests.test_ingest import write_pages


def test_dataset_can_be_read_by_others(tmp_path: Path) -> None:
    library = DatasetLibrary(str(tmp_path / "set"))
    keep(library, page("one", "Titel"), page("two", "Zweiter"))
    rows = duckdb.sql(f"SELECT title FROM read_parquet('{tmp_path}/set/day=*/*.articles.parquet') ORDER BY title").fetchall()
    assert rows == [("Titel",), ("Zweiter",)]


def test_dataset_in_object_storage_by_address() -> None:
    address = f"memory://{uuid4().hex}"
    library = open_library(address)
    keep(library, page("one", "Leuchtturm", publisher="A"), page("two", publisher="B"))
    again = open_library(address, read_only=True)
    assert again.counts(ALL).articles == 2
    assert again.search("Leuchtturm").articles == 1
    assert again.document("one") == page("one", "Leuchtturm", publisher="A")
    with pytest.raises(ReadOnlyLibraryError):
        again.remove("one")


def test_half_written_part_is_not_seen(tmp_path: Path) -> None:
    library = DatasetLibrary(str(tmp_path / "set"))
    keep(library, page("one"))
    for path in (tmp_path / "set" / "day=unknown").glob("*"):
        (path.parent / f"9{path.name}").write_bytes(b"torn")
    assert DatasetLibrary(str(tmp_path / "set")).counts(ALL).pages == 1
    known = KnownPages(str(tmp_path / "set"))
    known.look()
    assert known.among(["one", "two"]) == {"one"} and known.among([]) == set()


@pytest.mark.parametrize("ending", ["bits", "pages.parquet"])
def test_broken_part_is_named_and_nothing_is_changed(tmp_path: Path, ending: str) -> None:
    keep(DatasetLibrary(str(tmp_path / "set")), page("one"), page("two"))
    broken = min((tmp_path / "set" / "day=unknown").glob(f"*.{ending}"))
    broken.write_bytes(b"PAR1 nothing")
    with pytest.raises(CorruptLibraryError, match="day=unknown"):
        DatasetLibrary(str(tmp_path / "set")).articles(ALL)


def test_broken_part_is_put_aside_by_repair_and_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pages(tmp_path / "in", 3)
    address = str(tmp_path / "set")
    fs, root = open_place(address)
    library = DatasetLibrary(address)
    keep(library, page("one"))
    write_part(fs, root, [Entry(page("two"), report_on(page("two")))], finished=["key"])
    broken = sorted((tmp_path / "set" / "day=unknown").glob("*.bits"))[1]
    broken.unlink()
    assert main(["check", "--library", address]) == 1
    assert main(["check", "--library", address, "--repair"]) == 0
    assert "1 part" in capsys.readouterr().out
    mended = DatasetLibrary(address)
    assert mended.known(["one", "two"]) == {"one"} and mended.finished(["key"]) == set()


def test_folder_with_other_files_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NoLibraryError, match="other files"):
        DatasetLibrary(str(tmp_path))
    with pytest.raises(NoLibraryError):
        DatasetLibrary(str(tmp_path / "none"), read_only=True)


def test_part_of_a_newer_version_is_named(tmp_path: Path) -> None:
    keep(DatasetLibrary(str(tmp_path / "set")), page("one"))
    marker = next((tmp_path / "set" / "parts").glob("*.json"))
    marker.write_text(marker.read_text().replace('"format": 1', '"format": 7'))
    with pytest.raises(NewerLibraryError, match="format 7"):
        DatasetLibrary(str(tmp_path / "set")).counts(ALL)


def test_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingPackageError, match=r"duckdb.*requirements-cluster\.txt"):
        DatasetLibrary(str(tmp_path / "set"))


def test_page_that_came_twice_counts_once(tmp_path: Path) -> None:
    address = str(tmp_path / "set")
    fs, root = open_place(address)
    library = DatasetLibrary(address)
    for title in ("Erste Fassung", "Zweite Fassung"):
        some = [Entry(page(f"p{n}", title), report_on(page(f"p{n}", title))) for n in range(3)]
        write_part(fs, root, some)
    fresh = DatasetLibrary(address)
    assert fresh.counts(ALL).pages == 3
    assert set(fresh.articles(ALL)["title"]) == {"Zweite Fassung"}
    assert len(fresh.reports()) == 3
    library.close()


# --------------------------------------------------------------------- workers
def test_workers_read_everything_once_though_one_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="dask[distributed] is not installed (requirements-cluster.txt)")
    from lib.commands import cluster

    monkeypatch.setattr(cluster, "BUNDLE_FILES", 10)
    write_pages(tmp_path / "in", 120)
    (tmp_path / "in" / "empty.html").write_bytes(b"")
    address = str(tmp_path / "set")
    bundles = list(cluster.in_bundles(list(gather([tmp_path / "in"]))))
    DatasetLibrary(address).close()
    tally, killed = cluster.Tally(), []
    with cluster.connected(address, 2, None) as client:
        pids = client.run(os.getpid)

        def kill() -> None:
            time.sleep(0.5)
            killed.append(next(iter(pids.values())))
            os.kill(killed[0], signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        for _, done in cluster.finished_bundles(client, bundles, address):
            tally.add(done.tally)
        killer.join()
    assert killed
    library = DatasetLibrary(address)
    assert library.counts(ALL).pages == 120
    assert tally.added + tally.known == 120
    assert [row.error for row in library.reports() if row.error] == ["EmptyFileError"]


def test_second_run_of_the_command_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed", reason="dask[distributed] is not installed (requirements-cluster.txt)")
    write_pages(tmp_path / "in", 6)
    address = str(tmp_path / "set")
    report = tmp_path / "report.jsonl"
    for words in ("6 pages added, 0 already there", "0 pages added, 6 already there"):
        assert main(["ingest", str(tmp_path / "in"), "--into", address, "--workers", "1", "--report", str(report)]) == 0
        assert words in capsys.readouterr().err
        assert len(report.read_text("utf-8").splitlines()) == 6
    assert DatasetLibrary(address).counts(ALL).pages == 6


def test_scheduler_that_is_gone_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="dask[distributed] is not installed (requirements-cluster.txt)")
    from lib.commands import cluster

    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    write_pages(tmp_path / "in", 1)
    words = ["ingest", str(tmp_path / "in"), "--into", str(tmp_path / "set"), "--scheduler", "tcp://127.0.0.1:9"]
    assert main(words) == 3
    assert "does not answer" in capsys.readouterr().err
