"""Care for a library's file: a copy, a check, and a new file out of a damaged one."""
from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from lib.frames import READ, ReportRow
from lib.library.codec import Packed, unpack
from lib.library.errors import CorruptLibraryError, NoLibraryError, ReadOnlyLibraryError
from lib.library.home import Source
from lib.library.shelf import Shelf
from lib.library.sqlite import SqliteLibrary
from lib.library.store import MAGIC, named_faults, open_store, read_meta
from lib.library.words import FOLDING
from lib.schema import Document

UNREADABLE = (sqlite3.DatabaseError, zlib.error, ValueError, KeyError, TypeError)
"""What damaged bytes can lead to."""
STEP = 1_000


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair saved: pages in the new file, pages lost, and where the old file lies now."""

    saved: int
    lost: int
    old: Path


def back_up(place: Path, target: Path) -> None:
    """Copy a library as it is at one moment, while others may write to it."""
    if target.exists():
        raise ReadOnlyLibraryError(target, what="there is a file already")
    source = open_store(str(place), read_only=True)
    try:
        with named_faults(str(target)):
            copy = sqlite3.connect(target)
            try:
                source.backup(copy, pages=STEP)
            finally:
                copy.close()
    finally:
        source.close()


def check(place: Path) -> list[str]:
    """What is wrong with a library, one sentence each; empty when all is well.

    Raises
    ------
    LibraryError
        If the file isn't a library, or can't be opened at all.
    """
    connection = open_store(str(place), read_only=True)
    try:
        found = [f"SQLite: {row[0]}" for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        if found:
            return found
        return [*check_rows(connection), *check_index(connection)]
    except sqlite3.DatabaseError as error:
        return [f"SQLite: {error}"]
    finally:
        connection.close()


def check_rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Pages without content or the other way round, and documents that can't be unpacked."""
    for table, other in (("page", "content"), ("content", "page")):
        count = connection.execute(f"SELECT count(*) FROM {table} WHERE no NOT IN (SELECT no FROM {other})").fetchone()[0]
        if count:
            yield f"{count} rows of {table} have none in {other}"
    broken = sum(document is None for _, document in read_all(connection))
    if broken:
        yield f"{broken} pages can't be unpacked"


def check_index(connection: sqlite3.Connection) -> Iterator[str]:
    """An index that doesn't hold what the pages hold."""
    if read_meta(connection, "folding") != FOLDING:
        yield "the search index was made by another version"
    pages, items = connection.execute("SELECT count(*), coalesce(sum(article + items - 1), 0) FROM page").fetchone()
    indexed = connection.execute("SELECT (SELECT count(*) FROM words_docsize) + (SELECT count(*) FROM unindexed)").fetchone()[0]
    if indexed != items:
        yield f"the search index holds {indexed} of {items} articles and teasers"
    shelf = Shelf(connection)
    shelf.sync()
    if len(shelf.postings.pages) != pages or len(shelf.postings.all_items) != items:
        yield f"the counts hold {len(shelf.postings.pages)} of {pages} pages, {len(shelf.postings.all_items)} of {items} items"


def repair(place: Path) -> Repair:
    """Make a new file of everything that can still be read, and put the old one aside.

    Raises
    ------
    LibraryError
        If nothing can be read; the file is left as it is.
    """
    fresh = place.with_name(place.name + ".repairing")
    fresh.unlink(missing_ok=True)
    try:
        old = sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)
        if old.execute("PRAGMA application_id").fetchone()[0] != MAGIC:
            raise NoLibraryError(place, what="another file")
        saved, lost = copy_pages(old, fresh)
    except sqlite3.DatabaseError as error:
        raise CorruptLibraryError(place, what=f"nothing can be read of it, {error}") from error
    finally:
        old.close()
    aside = place.with_name(f"{place.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    for ending in ("", "-wal", "-shm"):
        part = Path(f"{place}{ending}")
        if part.exists():
            os.replace(part, f"{aside}{ending}")
    os.replace(fresh, place)
    return Repair(saved, lost, aside)


def copy_pages(old: sqlite3.Connection, fresh: Path) -> tuple[int, int]:
    """Add every readable page of an open file to a new library; how many were saved and lost."""
    library = SqliteLibrary(fresh)
    saved = lost = 0
    try:
        for number, document in read_all(old):
            if document is None:
                lost += 1
                continue
            library.add(document, stored_report(old, document), stored_source(old, number))
            saved += 1
        library.keep_corrections(lines_of(old, "SELECT line FROM correction"))
        for key in lines_of(old, "SELECT key FROM finished") if not lost else ():
            library.finish(key)
    finally:
        library.close()
    for ending in ("-wal", "-shm"):
        Path(f"{fresh}{ending}").unlink(missing_ok=True)
    return saved, lost


def lines_of(connection: sqlite3.Connection, statement: str) -> list[str]:
    """The only column of a statement, as far as it can be read."""
    found = []
    try:
        found += [str(row[0]) for row in connection.execute(statement)]
    except sqlite3.DatabaseError:
        pass
    return found


def read_all(connection: sqlite3.Connection) -> Iterator[tuple[int, Document | None]]:
    """Every page's number and document, null where it can't be read; a damaged stretch is stepped over."""
    last = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'page'").fetchone()[0] or 0
    for start in range(1, last + 1, STEP):
        try:
            numbers = [row[0] for row in connection.execute(
                "SELECT no FROM content WHERE no BETWEEN ? AND ?", (start, start + STEP - 1))]
        except sqlite3.DatabaseError:
            numbers = list(range(start, min(last, start + STEP - 1) + 1))
        for number in numbers:
            try:
                yield number, read_one(connection, number)
            except UNREADABLE:
                yield number, None


def read_one(connection: sqlite3.Connection, number: int) -> Document:
    """One document; its commitments are found without the table of pages, which may be damaged."""
    row = connection.execute("SELECT head, teasers, mentions FROM content WHERE no = ?", (number,)).fetchone()
    span = connection.execute("SELECT first_record, records FROM page WHERE no = ?", (number,)).fetchone()
    words = connection.execute("SELECT words FROM record WHERE no >= ? AND no < ? ORDER BY no",
                               (span[0], span[0] + span[1])).fetchall()
    return unpack(Packed(row[0], row[1], row[2], [entry[0] for entry in words]))


def stored_report(connection: sqlite3.Connection, document: Document) -> ReportRow:
    """A page's report as it was kept, else a plain one."""
    names = {entry.name for entry in fields(ReportRow)}
    try:
        row = connection.execute("SELECT words FROM report WHERE page_id = ?", (document.page.page_id,)).fetchone()
        return ReportRow(**{key: value for key, value in json.loads(row[0]).items() if key in names})
    except UNREADABLE:
        return ReportRow(document.page.source, READ, document.page.page_id)


def stored_source(connection: sqlite3.Connection, number: int) -> Source | None:
    """The file that a page was read from, where it was kept and can be read."""
    try:
        row = connection.execute("SELECT s.name, s.packed FROM page p JOIN source s ON s.key = p.source_key WHERE p.no = ?",
                                 (number,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return Source(*row) if row else None

