"""The SQLite file: how it is opened, what its tables are, how older ones are brought up to date."""
from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
from lib.library.words import FOLDING

MAGIC = 0x43765870
"""The file's application_id: this is a library of Coverage Explorer."""
PATIENCE = 30.0
"""Seconds to wait for another process that writes; each writes one page at a time."""
MEMORY = ":memory:"
PAGE_SIZE = 4096
CACHE_KIB = 32_768

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE page (
    no INTEGER PRIMARY KEY AUTOINCREMENT, page_id TEXT NOT NULL UNIQUE,
    first_item INTEGER NOT NULL, items INTEGER NOT NULL, first_record INTEGER NOT NULL, records INTEGER NOT NULL,
    source TEXT, url_key INTEGER, publisher TEXT, language TEXT, time_zone TEXT,
    captured_after TEXT, captured_before TEXT, title TEXT, published_on TEXT, published_at TEXT,
    article INTEGER NOT NULL, source_key BLOB);
CREATE INDEX page_newest ON page (published_on, title) WHERE article;
CREATE INDEX page_url ON page (url_key) WHERE url_key IS NOT NULL;
CREATE TABLE content (no INTEGER PRIMARY KEY, head BLOB NOT NULL, teasers BLOB NOT NULL, mentions BLOB NOT NULL);
CREATE TABLE record (no INTEGER PRIMARY KEY, page INTEGER NOT NULL, words TEXT NOT NULL);
CREATE TABLE source (key BLOB PRIMARY KEY, name TEXT NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE report (no INTEGER PRIMARY KEY AUTOINCREMENT, page_id TEXT, source TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX report_page ON report (page_id) WHERE page_id IS NOT NULL;
CREATE INDEX report_source ON report (source) WHERE page_id IS NULL;
CREATE TABLE finished (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE fact (no INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE segment (no INTEGER PRIMARY KEY AUTOINCREMENT, level INTEGER NOT NULL, first_page INTEGER NOT NULL,
    last_page INTEGER NOT NULL, first_item INTEGER NOT NULL, postings BLOB NOT NULL, times BLOB NOT NULL);
CREATE TABLE removal (no INTEGER PRIMARY KEY AUTOINCREMENT, page INTEGER NOT NULL, first_item INTEGER NOT NULL,
    items INTEGER NOT NULL, first_record INTEGER NOT NULL, records INTEGER NOT NULL);
CREATE TABLE same_text (page INTEGER PRIMARY KEY, cluster INTEGER NOT NULL);
CREATE INDEX same_text_cluster ON same_text (cluster);
CREATE TABLE band (key INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (key, page)) WITHOUT ROWID;
CREATE TABLE unindexed (item INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', tokenize = 'ascii');
INSERT INTO words (words, rank) VALUES ('automerge', 8);
CREATE TABLE correction (line TEXT PRIMARY KEY) WITHOUT ROWID;
"""
"""The tables as they are now. A page's numbers run through the library and are never given twice."""

MIGRATIONS: dict[int, str] = {1: "CREATE TABLE correction (line TEXT PRIMARY KEY) WITHOUT ROWID"}
"""Format -> what makes the next one of it. A change of `TABLES` adds a row here and a test that opens an old file."""

FORMAT = 1 + len(MIGRATIONS)

FAULTS: dict[int, type[LibraryError]] = {
    sqlite3.SQLITE_FULL: FullDiskError, sqlite3.SQLITE_READONLY: ReadOnlyLibraryError,
    sqlite3.SQLITE_BUSY: LockedLibraryError, sqlite3.SQLITE_LOCKED: LockedLibraryError,
    sqlite3.SQLITE_CANTOPEN: MissingLibraryError, sqlite3.SQLITE_NOTADB: NoLibraryError,
    sqlite3.SQLITE_CORRUPT: CorruptLibraryError, sqlite3.SQLITE_IOERR: CorruptLibraryError,
    sqlite3.SQLITE_PERM: ReadOnlyLibraryError, sqlite3.SQLITE_AUTH: ReadOnlyLibraryError,
}
"""SQLite's primary result codes that have a name of ours."""


@contextmanager
def named_faults(place: str) -> Iterator[None]:
    """Turn SQLite's errors into the library's own; an error of ours in the program stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        kind = FAULTS.get(code & 0xFF) if code is not None else None
        if "malformed" in str(error):
            kind = CorruptLibraryError
        if kind is None:
            raise
        raise kind(place, what=str(error), seconds=PATIENCE) from error


def open_store(place: str, *, read_only: bool = False, create: bool = True, patience: float = PATIENCE,
               ) -> sqlite3.Connection:
    """Open a library's file, made if it isn't there, brought up to date if it is older.

    Raises
    ------
    LibraryError
        MissingLibraryError, NoLibraryError, NewerLibraryError,
        CorruptLibraryError, LockedLibraryError, ReadOnlyLibraryError or FullDiskError.
    """
    memory = place == MEMORY
    path = Path(place)
    if not memory and path.exists() and not path.is_file():
        raise NoLibraryError(place, what="a folder" if path.is_dir() else "no file")
    if not memory and not path.exists():
        if read_only or not create:
            raise MissingLibraryError(place)
        make_folder(path)
    writable = memory or not read_only and (not path.exists() or os.access(path, os.W_OK))
    with named_faults(place):
        connection = connect(place, writable, patience)
        try:
            prepare(connection, place, writable, patience)
        except (sqlite3.Error, LibraryError):
            connection.close()
            raise
    return connection


def make_folder(path: Path) -> None:
    """Make the folder of a new library."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyLibraryError(path, what=error.strerror or str(error)) from error


def connect(place: str, writable: bool, patience: float) -> sqlite3.Connection:
    """A connection that any thread may use (the library takes care that one does at a time)."""
    if place == MEMORY:
        return sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    address = f"{Path(place).absolute().as_uri()}?mode={'rwc' if writable else 'ro'}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=patience)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def use_journal(connection: sqlite3.Connection, patience: float) -> None:
    """Turn the write-ahead journal on; SQLite itself does not wait for others here."""
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def prepare(connection: sqlite3.Connection, place: str, writable: bool, patience: float) -> None:
    """See that the file is a library of a known format; make or bring up to date where that is allowed."""
    # whether it is empty comes first: another program may be making it just now, in one transaction
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    magic = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if empty and not writable:
        raise MissingLibraryError(place)
    if magic != MAGIC and not (empty and writable):
        raise NoLibraryError(place, what="an SQLite file of another program" if not empty else "an empty file")
    if version > FORMAT:
        raise NewerLibraryError(place, version=version, known=FORMAT)
    if writable:
        if empty:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        use_journal(connection, patience)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA journal_size_limit = 67108864")
        connection.execute("PRAGMA foreign_keys = ON")
        if version < FORMAT:
            upgrade(connection)
    elif version < FORMAT:
        raise ReadOnlyLibraryError(place, what=f"it has the older format {version} and would have to be brought up to date")


def upgrade(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring older ones up to date, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        steps = [TABLES] if version == 0 else [MIGRATIONS[number] for number in range(version, FORMAT)]
        for statement in (part for step in steps for part in step.split(";") if part.strip()):
            connection.execute(statement)
        if version == 0:
            connection.execute("INSERT INTO meta VALUES ('folding', ?)", (FOLDING,))
            connection.execute("INSERT INTO meta VALUES ('next_item', '0'), ('next_record', '0'), ('sealed', '0')")
        connection.execute(f"PRAGMA application_id = {MAGIC}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def read_meta(connection: sqlite3.Connection, key: str) -> str | None:
    """One value about the library itself."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])
