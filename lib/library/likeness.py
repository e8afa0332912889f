"""Copies and revisions as the library's tables name them."""
from __future__ import annotations

import sqlite3

from pyroaring import BitMap

from lib.library.alike import similarity
from lib.library.home import Texts, Twin
from lib.library.shelf import Shelf
from lib.library.writing import read_sequences

MOST_TWINS = 50
"""Twins that are named; a story can have hundreds."""


def find_twins(connection: sqlite3.Connection, number: int, address: int | None) -> list[Twin]:
    """Revisions and copies of a page's article, nearest first."""
    others = connection.execute(
        "SELECT no, page_id, url_key IS ?2 AND url_key IS NOT NULL FROM page WHERE no != ?1 AND (url_key = ?2 OR no IN "
        "(SELECT page FROM same_text WHERE cluster = (SELECT cluster FROM same_text WHERE page = ?1))) "
        "ORDER BY no LIMIT ?3", (number, address, MOST_TWINS)).fetchall()
    own = read_sequences(connection, number)
    found = [Twin(page_id, "revision" if same_address else "copy", round(similarity(own, read_sequences(connection, other)), 3))
             for other, page_id, same_address in others]
    return sorted(found, key=lambda twin: -twin.similarity)


def count_texts(shelf: Shelf, articles: BitMap) -> Texts:
    """How many articles these are, and how many distinct texts."""
    pages = BitMap(shelf.postings.pages_of(articles).tolist())
    rows = shelf.connection.execute("SELECT page, cluster FROM same_text")
    inside = [cluster for page, cluster in rows if page in pages]
    return Texts(len(articles), len(articles) - len(inside) + len(set(inside)))
