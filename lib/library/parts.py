"""One part of a dataset: some pages, written once by whoever read them, seen by others when it is whole.

    parts/<name>.json               what the part is; written last, so that a part is there whole or not at all
    day=2025-09-04/<name>.*         its pages of one day: pages, articles, teasers, mentions and commitments as
                                    Parquet, bitmaps for the counts, an index for the search
"""
from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import struct
import tempfile
import time
import uuid
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from lib.frames import ReportRow, build_frames, zone_of
from lib.library.alike import address_key, bands_of, sequences
from lib.library.codec import pack
from lib.library.facts import day_of_moment, facts_of
from lib.library.home import Source
from lib.library.postings import Postings, Span
from lib.library.writing import iso, storable, word_rows
from lib.schema import Document

FORMAT = 1
UNKNOWN_DAY = "unknown"
FRAMES = ("articles", "teasers", "mentions", "commitments")
ROW_GROUP = 1_000
PAGE_COLUMNS = pa.schema([
    ("no", pa.int64()), ("id_key", pa.int64()), ("page_id", pa.string()), ("first_item", pa.int64()), ("items", pa.int64()),
    ("first_record", pa.int64()), ("records", pa.int64()), ("source", pa.string()), ("url_key", pa.int64()),
    ("publisher", pa.string()), ("language", pa.string()), ("time_zone", pa.string()), ("captured_after", pa.string()),
    ("captured_before", pa.string()), ("title", pa.string()), ("published_on", pa.string()), ("published_at", pa.string()),
    ("article", pa.bool_()), ("head", pa.binary()), ("teasers", pa.binary()), ("mentions", pa.binary()),
    ("words", pa.list_(pa.string())), ("bands", pa.list_(pa.int64())), ("source_name", pa.string()),
    ("source_packed", pa.binary())])


@dataclass(slots=True)
class Entry:
    """A page to write, with its report and what it was read from."""

    document: Document
    report: ReportRow
    source: Source | None = None


@dataclass(slots=True)
class Marker:
    """What a part is.

    Attributes
    ----------
    name
        Begins with the time, so that parts sort by age.
    days
        Day -> how many pages, items and commitments it has there.
    reports
        Rows of the load report.
    finished
        Files that were read to their end.
    removed
        Pages that are forgotten, in this and every older part.
    corrected, uncorrected
        Corrections by hand, kept and forgotten.
    """

    name: str
    days: dict[str, list[int]] = field(default_factory=dict)
    reports: list[dict[str, Any]] = field(default_factory=list)
    finished: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    uncorrected: list[str] = field(default_factory=list)
    format: int = FORMAT


def write_part(fs: Any, root: str, entries: Iterable[Entry] = (), failures: Iterable[ReportRow] = (),
               finished: Iterable[str] = (), removed: Iterable[str] = (), corrected: Iterable[str] = (),
               uncorrected: Iterable[str] = ()) -> str:
    """Write a part into a dataset: its files aside and renamed, its marker last.

    Parameters
    ----------
    fs, root
        An fsspec file system, and the dataset's folder on it.

    Returns
    -------
    str
        The part's name.
    """
    name = f"{time.time_ns():020d}-{uuid.uuid4().hex[:8]}"
    by_day: dict[str, list[Entry]] = defaultdict(list)
    marker = Marker(name, finished=list(finished), removed=list(removed), corrected=list(corrected),
                    uncorrected=list(uncorrected))
    for entry in entries:
        by_day[day_of_page(entry.document)].append(entry)
        marker.reports.append(asdict(entry.report))
    marker.reports += [asdict(row) for row in failures]
    for day, some in by_day.items():
        files, sizes = files_of(some)
        marker.days[day] = sizes
        for ending, data in files.items():
            put(fs, root, f"day={day}/{name}.{ending}", data)
    put(fs, root, f"parts/{name}.json", json.dumps(asdict(marker), default=str).encode())
    return name


def put(fs: Any, root: str, path: str, data: bytes) -> None:
    """Write a file aside and rename it: nobody ever sees half of one."""
    aside, final = f"{root}/aside/{path.replace('/', '+')}", f"{root}/{path}"
    fs.makedirs(aside.rpartition("/")[0], exist_ok=True)
    fs.makedirs(final.rpartition("/")[0], exist_ok=True)
    fs.pipe_file(aside, data)
    fs.mv(aside, final)


def day_of_page(document: Document) -> str:
    """The day under which a page lies: of its capture, else of its article."""
    page = document.page
    day = day_of_moment(page.captured_before or page.captured_after, zone_of(page))
    if day is None and document.article is not None:
        day = day_of_moment(document.article.published_at, zone_of(page))
    return day.isoformat() if day else UNKNOWN_DAY


def files_of(entries: list[Entry]) -> tuple[dict[str, bytes], list[int]]:
    """The files of one day, by their endings, and how many pages, items and commitments they hold."""
    postings, times, rows = Postings(), array("i"), []
    words: list[tuple[int, str, str]] = []
    item = record = 0
    for number, entry in enumerate(entries):
        facts = facts_of(entry.document)
        span = Span(number, item, facts.item_count, record, facts.record_count)
        postings.add(span, facts)
        times.extend(facts.times)
        rows.append(page_row(entry, span))
        words += word_rows(entry.document, item)
        item, record = item + facts.item_count, record + facts.record_count
    postings.sweep()
    frames = build_frames(entry.document for entry in entries)
    files = {"pages.parquet": parquet(pa.Table.from_pylist(rows, PAGE_COLUMNS)),
             "bits": struct.pack("<q", len(times)) + times.tobytes() + postings.dump(), "words": index_file(words)}
    files |= {f"{name}.parquet": parquet(pa.Table.from_pandas(getattr(frames, name), preserve_index=False)) for name in FRAMES}
    return files, [len(entries), item, record]


def page_row(entry: Entry, span: Span) -> dict[str, Any]:
    """One page as a row of `PAGE_COLUMNS`."""
    document, source = entry.document, entry.source
    page, article, packed = document.page, document.article, pack(document)
    return {
        "no": span.page, "id_key": id_key(page.page_id), "page_id": page.page_id, "first_item": span.first_item, "items": span.items,
        "first_record": span.first_record, "records": span.records, "source": storable(page.source),
        "url_key": address_key(page.url), "publisher": storable(page.publisher), "language": page.language,
        "time_zone": page.time_zone, "captured_after": iso(page.captured_after),
        "captured_before": iso(page.captured_before), "title": storable(article.title) if article else None,
        "published_on": iso(day_of_moment(article.published_at, zone_of(page))) if article else None,
        "published_at": iso(article.published_at) if article else None, "article": article is not None,
        "head": packed.head, "teasers": packed.teasers, "mentions": packed.mentions,
        "words": [storable(row) for row in packed.commitments], "bands": bands_of(sequences(article)) if article else [],
        "source_name": source.name if source else None, "source_packed": source.packed if source else None}


def id_key(page_id: str) -> int:
    """A number of 64 bits for a page's identifier."""
    return int.from_bytes(hashlib.blake2b(page_id.encode(), digest_size=8).digest(), "big", signed=True)


def parquet(table: pa.Table) -> bytes:
    """A table as the bytes of a Parquet file."""
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd", row_group_size=ROW_GROUP)
    return stream.getvalue()


def index_file(words: Iterable[tuple[int, str, str]]) -> bytes:
    """The search index of one day as the bytes of an SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "words"
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', tokenize = 'ascii')")
        connection.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", words)
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.execute("COMMIT")
        connection.close()
        return path.read_bytes()
