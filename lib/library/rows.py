"""Rows out of the SQLite file, as frames."""
from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

import pandas as pd
from pyroaring import BitMap

from lib.frames import SCHEMA, ReportRow, article_row, build_frame, commitment_row, day_columns, teaser_ids, zone_of
from lib.library.codec import (
    read_moment,
    row_of,
    stretch,
    unpack_commitments,
    unpack_head,
    unpack_mentions,
    unpack_teasers,
)
from lib.library.postings import Postings
from lib.library.writing import MANY
from lib.schema import Page, Teaser, row_values

PAGE_COLUMNS = ("source", "publisher", "language", "time_zone", "captured_after", "captured_before")
"""What articles, teasers and commitments bring of their page."""
ARTICLE_COLUMNS = {column: SCHEMA["articles"][column] for column in ("title", "published_on", "published_at")}

REPORT_FIELDS = tuple(entry.name for entry in fields(ReportRow))

Row = dict[str, Any]


def framed(name: str, rows: list[Row], more: dict[str, str]) -> pd.DataFrame:
    """Rows as the frame of a name, with more columns behind it."""
    frame = build_frame(name, rows)
    for column, dtype in more.items():
        frame[column] = pd.Series([row.get(column) for row in rows], dtype=dtype)
    return frame


def with_page(name: str, rows: list[Row]) -> pd.DataFrame:
    """Rows with the columns of their page."""
    return framed(name, rows, {column: SCHEMA["pages"][column] for column in PAGE_COLUMNS})


def page_part(page: Page) -> Row:
    """The columns that a page gives to its rows."""
    return {"page_id": page.page_id} | {column: getattr(page, column) for column in PAGE_COLUMNS}


def in_order(connection: sqlite3.Connection, statement: str, numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Rows of a statement with one list in it, in the order of the numbers; the number is the first column."""
    for start in range(0, len(numbers), MANY):
        some = list(numbers[start:start + MANY])
        rows = {row[0]: row for row in connection.execute(statement.format(",".join("?" * len(some))), some)}
        yield from (rows[number] for number in some if number in rows)


def heads(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Packed page and article of each page."""
    return in_order(connection, "SELECT no, head FROM content WHERE no IN ({})", numbers)


def read_reports(connection: sqlite3.Connection, limit: int | None, page_ids: Collection[str] | None) -> list[ReportRow]:
    """Rows of the load report, latest first; of some pages alone where they are named."""
    if page_ids is None:
        rows = connection.execute("SELECT no, words FROM report ORDER BY no DESC LIMIT ?",
                                  (-1 if limit is None else limit,)).fetchall()
    else:
        asked, rows = list(page_ids), []
        for start in range(0, len(asked), MANY):
            some = asked[start:start + MANY]
            rows += connection.execute(f"SELECT no, words FROM report WHERE page_id IN ({','.join('?' * len(some))})", some)
        rows = sorted(rows, reverse=True)[:limit]
    return [report_row(json.loads(words)) for _, words in rows]


def report_row(values: dict[str, Any]) -> ReportRow:
    """A row of the load report as it was kept; what a newer program wrote besides is left out."""
    return ReportRow(**{key: value for key, value in values.items() if key in REPORT_FIELDS})


def read_pages(connection: sqlite3.Connection, numbers: Sequence[int]) -> pd.DataFrame:
    """Rows of `pages`."""
    rows = []
    for _, head in heads(connection, numbers):
        page, _, warnings, _ = unpack_head(head)
        rows.append(row_values(page) | {"capture_clues": [asdict(clue) for clue in page.capture_clues],
                                        "warnings": list(warnings)})
    return build_frame("pages", rows)


def read_articles(connection: sqlite3.Connection, numbers: Sequence[int]) -> pd.DataFrame:
    """Rows of `articles` with their page's columns."""
    rows = []
    for _, head in heads(connection, numbers):
        page, article, _, _ = unpack_head(head)
        if article is not None:
            rows.append(page_part(page) | article_row(page, article, zone_of(page)))
    return with_page("articles", rows)


def read_teasers(connection: sqlite3.Connection, items: Sequence[int], postings: Postings) -> pd.DataFrame:
    """Rows of `teasers` with their page's columns, in the order of the items."""
    wanted = set(items)
    found: dict[int, Row] = {}
    statement = (f"SELECT c.no, c.teasers, p.first_item, {', '.join('p.' + column for column in ('page_id', *PAGE_COLUMNS))} "
                 "FROM content c JOIN page p ON p.no = c.no WHERE c.no IN ({})")
    for _, packed, first, *values in in_order(connection, statement, postings.pages_of(BitMap(items)).tolist()):
        part, stored = stored_part(("page_id", *PAGE_COLUMNS), values), stretch(packed)
        zone, names = zone_of(Page("", "", "", time_zone=part["time_zone"])), names_of(part["page_id"], stored)
        for item, (row, name) in enumerate(zip(stored, names, strict=True), first + 1):
            if item in wanted:
                teaser = row_of(Teaser, row)
                found[item] = part | row_values(teaser) | {"teaser_id": name} | day_columns(
                    "published", teaser.published_at, zone)
    return with_page("teasers", [found[item] for item in items if item in found])


def names_of(page_id: str, stored: list[Row]) -> list[str]:
    """Identifiers of a page's teasers, from as little of them as these need."""
    return teaser_ids(page_id, [Teaser(0, "", row["title"], text=row.get("text"), url=row.get("url")) for row in stored])


def stored_part(columns: Sequence[str], values: Sequence[Any]) -> Row:
    """Columns of the table `page` as a row."""
    part = dict(zip(columns, values, strict=True))
    for column in part.keys() & {"published_on", "published_at", "captured_after", "captured_before"}:
        part[column] = read_moment(part[column]) if part[column] else None
    return part


def read_mentions(connection: sqlite3.Connection, numbers: Sequence[int], kept: BitMap | None, countries: Sequence[str],
                  ) -> list[Row]:
    """Rows of `mentions` in the kept articles and teasers (all where `kept` is null), of the named countries alone."""
    statement = ("SELECT c.no, p.first_item, p.page_id, c.teasers, c.mentions FROM content c JOIN page p ON p.no = c.no "
                 "WHERE c.no IN ({})")
    rows: list[Row] = []
    for _, first, page_id, packed, mentions in in_order(connection, statement, numbers):
        teasers = unpack_teasers(packed)
        names = dict(zip((t.position for t in teasers), teaser_ids(page_id, teasers), strict=True))
        places = {teaser.position: first + place for place, teaser in enumerate(teasers, 1)}
        for mention in unpack_mentions(mentions):
            position = mention.teaser_position
            item = first if position is None else places.get(position, -1)
            if (kept is None or item in kept) and (not countries or mention.country in countries):
                rows.append(row_values(mention) | {
                    "page_id": page_id, "teaser_id": None if position is None else names.get(position)})
    return rows


def read_commitments(connection: sqlite3.Connection, numbers: Sequence[int]) -> pd.DataFrame:
    """Rows of `commitments` with the article's title and day and the page's columns."""
    columns = ("page_id", "title", "published_on", "published_at", *PAGE_COLUMNS)
    statement = (f"SELECT r.no, r.words, {', '.join('p.' + column for column in columns)} "
                 "FROM record r JOIN page p ON p.no = r.page WHERE r.no IN ({})")
    rows = []
    for _, words, *values in in_order(connection, statement, numbers):
        own = stored_part(columns, values)
        if own["published_at"] == own["published_on"]:
            own["published_at"] = None
        rows.append(own | commitment_row(own["page_id"], unpack_commitments([words])[0]))
    return framed("commitments", rows,
                  ARTICLE_COLUMNS | {column: SCHEMA["pages"][column] for column in PAGE_COLUMNS})
