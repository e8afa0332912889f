"""The file of corrections: CSV in UTF-8, one line a correction, the same bytes for the same set.

It can be mailed, compared line by line, joined, and edited by hand or in a
spreadsheet: `read_corrections` also takes semicolons, tabs and a byte order
mark, and says of every line that it can't use what is wrong with it.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.cells import guard_cell, unguard_cell
from lib.review.corrections import COLUMNS, TEXTS, Correction
from lib.review.standing import merge_corrections
from lib.review.values import CorrectionError, shorten

NEEDED = ("page_id", "target", "key", "verb", "field", "who", "made_at")
"""Columns without which a file is none of corrections; the others may be missing."""

LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one line of a file, and what to do."""

    line: int
    what: str
    advice: str


class CorrectionFileError(ValueError):
    """A file of corrections that can't be used: nothing of it was taken.

    Attributes
    ----------
    name
        The file's name.
    problems
        One for each line that is wrong.
    """

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        lines = [f"{self.name}, line {p.line}: {p.what} {p.advice}" for p in self.problems[:5]]
        more = len(self.problems) - len(lines)
        return "\n".join([*lines, f"and {more} more"] if more else lines)


# ---------------------------------------------------------------------- writing
def write_corrections(corrections: Iterable[Correction], *, bom: bool = False) -> bytes:
    """Corrections as a CSV file, each once, in file order.

    Parameters
    ----------
    bom
        Begin with a byte order mark, for spreadsheets that take a file
        without one for an old encoding.
    """
    lines = [",".join(COLUMNS)]
    lines += [",".join(quote(cell) for cell in cells_of(c)) for c in merge_corrections(corrections)]
    return ("\ufeff" * bom + "\n".join(lines) + "\n").encode()


def cells_of(correction: Correction) -> list[str]:
    """A correction as the texts of its cells."""
    return [guard_cell(say_cell(name, getattr(correction, name))) for name in COLUMNS]


def say_cell(name: str, value: object) -> str:
    """One value as text."""
    if name == "replaces" and isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(value)


def quote(cell: str) -> str:
    """A cell in quotes where it needs them (RFC 4180), a lone carriage return counts as a line's end."""
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell


# ---------------------------------------------------------------------- reading
def read_corrections(data: bytes, name: str) -> list[Correction]:
    """A file of corrections as a list, each once, in file order.

    Raises
    ------
    CorrectionFileError
        If the file or any line of it makes no sense; all lines that are
        wrong are listed, and nothing is taken over by halves.
    """
    text = decode(data, name)
    rows = split_rows(text, name)
    header = [column.strip() for column in rows[0][1]] if rows else []
    check_header(header, name)
    corrections, problems = [], []
    for line, row in rows[1:]:
        try:
            corrections.append(read_row(header, row))
        except CorrectionError as error:
            problems.append(Problem(line, error.what, error.advice))
    if problems:
        raise CorrectionFileError(name, problems)
    return merge_corrections(corrections)


def decode(data: bytes, name: str) -> str:
    """The bytes as text."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        advice = "Save it again as \"CSV UTF-8\"."
        raise CorrectionFileError(name, [Problem(line, "The file is not in UTF-8.", advice)]) from error


def split_rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Rows with the line on which each begins; empty ones are left out."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL))
    rows: list[tuple[int, list[str]]] = []
    begin = 1
    try:
        for row in reader:
            if any(row):
                rows.append((begin, row))
            begin = reader.line_num + 1
    except csv.Error as error:
        advice = "Look for a quotation mark that is not doubled or not closed."
        raise CorrectionFileError(name, [Problem(begin, f"The line is no CSV ({error}).", advice)]) from error
    return rows


def check_header(header: Sequence[str], name: str) -> None:
    """Raise where needed columns are missing, or one is unknown or there twice."""
    missing = [column for column in NEEDED if column not in header]
    odd = [column for column in dict.fromkeys(header) if column not in COLUMNS or header.count(column) > 1]
    if missing:
        what = f"Columns are missing: {', '.join(missing)}."
        advice = "This is no file of corrections, or its first line is gone."
        raise CorrectionFileError(name, [Problem(1, what, advice)])
    if odd:
        what = f"Columns are unknown or there twice: {', '.join(map(shorten, odd))}."
        raise CorrectionFileError(name, [Problem(1, what, f"Known are: {', '.join(COLUMNS)}.")])


def read_row(header: Sequence[str], row: Sequence[str]) -> Correction:
    """One row as a correction; raises `CorrectionError`."""
    if len(row) != len(header):
        raise CorrectionError(f"The line has {len(row)} cells, the first line {len(header)}.",
                              "Put cells that hold commas or line ends into quotation marks.")
    cells = {name: unguard_cell(cell) for name, cell in zip(header, row, strict=True)}
    texts = {name: cells[name] for name in TEXTS if name in cells}
    return Correction(**texts, made_at=read_instant(cells["made_at"]), start=read_offset(cells.get("start", "")),
                      end=read_offset(cells.get("end", "")), replaces=tuple(cells.get("replaces", "").split()))


def read_instant(text: str) -> datetime:
    """When a correction was made."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise CorrectionError(f"The time is {shorten(text)} (column made_at).",
                              "Write it like 2025-09-04T14:56:00+02:00.") from error


def read_offset(text: str) -> int | None:
    """A character offset, empty as None."""
    try:
        return int(text) if text.strip() else None
    except ValueError as error:
        raise CorrectionError(f"An offset is {shorten(text)}.", "start and end are whole numbers.") from error
