"""Pages into the SQLite file and out of it; the caller holds the transaction."""
from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lib.frames import ReportRow, zone_of
from lib.library.alike import address_key, bands_of, find_cluster, sequences
from lib.library.codec import Packed, pack, unpack, unpack_head
from lib.library.facts import NO_TIME, Facts, day_of_moment, facts_of
from lib.library.home import Source
from lib.library.postings import Postings, Span
from lib.library.words import stems
from lib.schema import Document, Moment, row_values

TAIL = 2_048
"""Pages that wait as plain facts before they become a segment of bitmaps."""
TIER = 8
"""Segments of one level that become one of the next."""
UNINDEXED = 64
"""Pages whose words wait for the index; a search puts them in first."""
MANY = 500
"""Values of one SQL list."""


# --------------------------------------------------------------------- pages
@dataclass(frozen=True, slots=True)
class Prepared:
    """All of a page that can be worked out without the library, ready to be written.

    Attributes
    ----------
    row
        Columns of the table `page` from `source` to `article`.
    words
        Rows of the index: item within the page, stems of its headline, of the rest.
    bands
        Of the article, as `lib.library.alike` compares them.
    """

    page_id: str
    row: tuple[Any, ...]
    packed: Packed
    facts: Facts
    words: list[tuple[int, str, str]]
    bands: list[int]


def prepare_page(document: Document) -> Prepared:
    """Work out what is written of a page; any process may do so."""
    page, article = document.page, document.article
    row = (storable(page.source), address_key(page.url), storable(page.publisher), page.language, page.time_zone,
           iso(page.captured_after), iso(page.captured_before), storable(article.title) if article else None,
           iso(day_of_moment(article.published_at, zone_of(page))) if article else None,
           iso(article.published_at) if article else None, article is not None)
    return Prepared(page.page_id, row, pack(document), facts_of(document), list(word_rows(document, 0)),
                    bands_of(sequences(article)) if article is not None else [])


def write_page(connection: sqlite3.Connection, document: Document, report: ReportRow, source: Source | None) -> None:
    """Write a page, in place of one with the same identifier."""
    write_prepared(connection, prepare_page(document), report, source)


def write_prepared(connection: sqlite3.Connection, page: Prepared, report: ReportRow, source: Source | None) -> None:
    """Write a page that was worked out before, in place of one with the same identifier."""
    kept = source_key_of(connection, page.page_id)
    erase_page(connection, page.page_id, keep_source=True)
    facts, packed = page.facts, page.packed
    item, record = take_numbers(connection, facts)
    key = write_source(connection, source) if source is not None else kept
    number = connection.execute(
        "INSERT INTO page VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (page.page_id, item, facts.item_count, record, facts.record_count, *page.row, key)).lastrowid
    assert number is not None
    connection.execute("INSERT INTO content VALUES (?, ?, ?, ?)", (number, packed.head, packed.teasers, packed.mentions))
    connection.executemany("INSERT INTO record VALUES (?, ?, ?)",
                           [(record + place, number, storable(row)) for place, row in enumerate(packed.commitments)])
    connection.execute("INSERT INTO fact VALUES (?, ?)",
                       (number, json.dumps([item, record, *facts.plain()], separators=(",", ":"))))
    connection.executemany("INSERT INTO unindexed VALUES (?, ?, ?)",
                           [(item + place, title, body) for place, title, body in page.words])
    if number % UNINDEXED == 0:
        index_words(connection)
    write_report(connection, report)
    note_likeness(connection, number, page.bands)
    if key is None and kept is not None or key != kept:
        drop_sources(connection, kept)
    seal(connection, number)


def erase_page(connection: sqlite3.Connection, page_id: str, *, keep_source: bool = False) -> bool:
    """Take a page out of every table; False when it isn't there."""
    row = connection.execute(
        "SELECT no, first_item, items, first_record, records, source_key FROM page WHERE page_id = ?",
        (page_id,)).fetchone()
    if row is None:
        connection.execute("DELETE FROM report WHERE page_id = ?", (page_id,))
        return False
    span = Span(*row[:5])
    document = read_document(connection, span.page)
    erase_words(connection, span, document)
    if document.article is not None:
        connection.executemany("DELETE FROM band WHERE key = ? AND page = ?",
                               [(key, span.page) for key in bands_of(sequences(document.article))])
    for table, column in (("page", "no"), ("content", "no"), ("fact", "no"), ("record", "page"), ("same_text", "page")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (span.page,))
    connection.execute("DELETE FROM report WHERE page_id = ?", (page_id,))
    connection.execute("INSERT INTO removal VALUES (NULL, ?, ?, ?, ?, ?)", row[:5])
    if not keep_source:
        drop_sources(connection, row[5])
    return True


def read_document(connection: sqlite3.Connection, number: int) -> Document:
    """One page, whole."""
    head, teasers, mentions = connection.execute(
        "SELECT head, teasers, mentions FROM content WHERE no = ?", (number,)).fetchone()
    rows = connection.execute("SELECT words FROM record WHERE no >= (SELECT first_record FROM page WHERE no = ?1) AND no < "
                              "(SELECT first_record + records FROM page WHERE no = ?1) ORDER BY no", (number,))
    return unpack(Packed(head, teasers, mentions, [row[0] for row in rows]))


def take_numbers(connection: sqlite3.Connection, facts: Facts) -> tuple[int, int]:
    """Numbers for a page's items and commitments, never given before."""
    found = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('next_item', 'next_record')"))
    item, record = int(found["next_item"]), int(found["next_record"])
    connection.execute("UPDATE meta SET value = ? WHERE key = 'next_item'", (str(item + facts.item_count),))
    if facts.record_count:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'next_record'", (str(record + facts.record_count),))
    return item, record


def word_rows(document: Document, item: int) -> Iterable[tuple[int, str, str]]:
    """Stems of the article and of each teaser, as the index holds them."""
    language, article = document.page.language, document.article
    if article is not None:
        yield item, stems(article.title, language), f"{stems(article.lead, language)} {stems(article.text, language)}"
    for place, teaser in enumerate(document.teasers, 1):
        body = f"{teaser.kicker or ''} {teaser.dateline_place or ''} {teaser.text or ''}"
        yield item + place, stems(teaser.title, language), stems(body, language)


def index_words(connection: sqlite3.Connection) -> None:
    """Put the words that wait into the index: many pages at a time cost it half of what each costs by itself."""
    connection.execute("INSERT INTO words (rowid, title, body) SELECT item, title, body FROM unindexed ORDER BY item")
    connection.execute("DELETE FROM unindexed")


def erase_words(connection: sqlite3.Connection, span: Span, document: Document) -> None:
    """Take a page's words out of the index, or out of those that wait for it."""
    waiting = connection.execute("DELETE FROM unindexed WHERE item >= ? AND item < ?",
                                 (span.first_item, span.first_item + span.items)).rowcount
    if not waiting:
        connection.executemany("INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?, ?, ?)",
                               word_rows(document, span.first_item))


# ------------------------------------------------------------------- sources
def write_source(connection: sqlite3.Connection, source: Source) -> bytes:
    """Keep a file's bytes once, however many pages came from it."""
    key = hashlib.sha256(source.name.encode("utf-8", "replace") + b"\0" + source.packed).digest()[:16]
    connection.execute("INSERT OR IGNORE INTO source VALUES (?, ?, ?)", (key, storable(source.name), source.packed))
    return key


def source_key_of(connection: sqlite3.Connection, page_id: str) -> bytes | None:
    """Key of the file that a page was read from."""
    row = connection.execute("SELECT source_key FROM page WHERE page_id = ?", (page_id,)).fetchone()
    return row[0] if row else None


def drop_sources(connection: sqlite3.Connection, key: bytes | None) -> None:
    """Forget a file that no page came from any more."""
    if key is not None and not connection.execute("SELECT 1 FROM page WHERE source_key = ? LIMIT 1", (key,)).fetchone():
        connection.execute("DELETE FROM source WHERE key = ?", (key,))


def write_report(connection: sqlite3.Connection, report: ReportRow) -> None:
    """Keep one row of the load report."""
    connection.execute("INSERT INTO report VALUES (NULL, ?, ?, ?)",
                       (report.page_id, storable(report.source), json.dumps(row_values(report), default=str)))


# ------------------------------------------------------------------ likeness
def note_likeness(connection: sqlite3.Connection, number: int, keys: list[int]) -> None:
    """Note the clusters of near-same texts that an article with these bands belongs to."""
    if not keys:
        return
    marks = ",".join("?" * len(keys))
    candidates = connection.execute(
        f"SELECT DISTINCT b.page, coalesce(s.cluster, b.page) FROM band b LEFT JOIN same_text s ON s.page = b.page "
        f"WHERE b.key IN ({marks}) ORDER BY b.page LIMIT {MANY}", keys).fetchall()
    connection.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(key, number) for key in keys])
    if not candidates:
        return
    own = read_sequences(connection, number)
    clusters, pages = find_cluster(own, candidates, lambda page: read_sequences(connection, page))
    if clusters:
        cluster = min(clusters)
        connection.executemany("UPDATE same_text SET cluster = ? WHERE cluster = ?",
                               [(cluster, other) for other in clusters if other != cluster])
        connection.executemany("INSERT OR REPLACE INTO same_text VALUES (?, ?)",
                               [(page, cluster) for page in (*pages, number)])


def read_sequences(connection: sqlite3.Connection, number: int) -> frozenset[str]:
    """Word sequences of a page's article."""
    row = connection.execute("SELECT head FROM content WHERE no = ?", (number,)).fetchone()
    article = unpack_head(row[0])[1] if row else None
    return sequences(article) if article else frozenset()


# ------------------------------------------------------------------ segments
def seal(connection: sqlite3.Connection, number: int) -> None:
    """Make a segment of the pages that wait, once they are many; merge segments that are many."""
    sealed = int(connection.execute("SELECT value FROM meta WHERE key = 'sealed'").fetchone()[0])
    if number - sealed < TAIL:
        return
    postings, times, first_item = Postings(), array("i"), None
    for page, words in connection.execute("SELECT no, words FROM fact ORDER BY no"):
        span, facts = read_fact(page, words)
        first_item = span.first_item if first_item is None else first_item
        times.extend([NO_TIME] * (span.first_item - first_item - len(times)))
        times.extend(facts.times)
        postings.add(span, facts)
    connection.execute("DELETE FROM fact")
    connection.execute("UPDATE meta SET value = ? WHERE key = 'sealed'", (str(number),))
    if first_item is not None:
        write_segment(connection, 0, (sealed + 1, number, first_item), postings, times)
    merge_segments(connection)


def read_fact(page: int, words: str) -> tuple[Span, Facts]:
    """A page's facts and numbers, as they wait to be sealed."""
    item, record, *rest = json.loads(words)
    facts = Facts(*rest)
    return Span(page, item, facts.item_count, record, facts.record_count), facts


def write_segment(connection: sqlite3.Connection, level: int, place: tuple[int, int, int], postings: Postings,
                  times: array[int]) -> None:
    """Write one segment; `place` is its first and last page and its first item."""
    postings.sweep()
    connection.execute("INSERT INTO segment VALUES (NULL, ?, ?, ?, ?, ?, ?)",
                       (level, *place, postings.dump(), times.tobytes()))


def merge_segments(connection: sqlite3.Connection) -> None:
    """Make one segment of the last ones of a level, as long as there are enough."""
    while True:
        rows = connection.execute("SELECT no, level FROM segment ORDER BY first_page DESC LIMIT ?", (TIER,)).fetchall()
        if len(rows) < TIER or len({level for _, level in rows}) > 1:
            return
        postings, times = Postings(), array("i")
        places = []
        for number, _ in reversed(rows):
            first, last, item, packed, minutes = connection.execute(
                "SELECT first_page, last_page, first_item, postings, times FROM segment WHERE no = ?", (number,)).fetchone()
            places.append((first, last, item))
            postings.load(packed)
            times.extend([NO_TIME] * (item - places[0][2] - len(times)))
            times.frombytes(minutes)
        for row in connection.execute("SELECT page, first_item, items, first_record, records FROM removal "
                                      "WHERE page BETWEEN ? AND ?", (places[0][0], places[-1][1])):
            postings.remove(Span(*row))
        connection.executemany("DELETE FROM segment WHERE no = ?", [(number,) for number, _ in rows])
        write_segment(connection, rows[0][1] + 1, (places[0][0], places[-1][1], places[0][2]), postings, times)


# --------------------------------------------------------------------- values
def iso(moment: Moment | None) -> str | None:
    """An instant or day in ISO 8601."""
    return None if moment is None else moment.isoformat()


def storable(text: str | None) -> str | None:
    """A text that can be written as UTF-8: halves of broken characters become question marks."""
    if text is None or text.isascii():
        return text
    return text.encode("utf-8", "replace").decode()
