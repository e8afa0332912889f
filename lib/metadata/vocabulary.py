"""The words of pages, read from `lib/data/page`: one file a use, one row a meaning."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data" / "page"


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of one of the tables, as dicts by column."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def read_words(name: str, column: str, use: str) -> frozenset[str]:
    """All words of the rows whose `column` is `use`."""
    return frozenset(word for row in read_rows(name) if row[column] == use for word in row["words"].split())
