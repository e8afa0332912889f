"""Frames as an Excel workbook: a sheet each, times as times, text as text, never a formula or a link."""
from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from lib.export.errors import TooManyRowsError
from lib.export.tables import flat_text

MAX_ROWS = 1_048_575
"""Rows of a sheet without its header (Excel specifications and limits)."""

MAX_TEXT = 32_767
"""Characters of a cell (Excel specifications and limits)."""

CUT = " […]"
"""What stands at the end of a text that was too long for a cell."""

FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; days before it are written as text."""

SHEET_SIGNS = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""What the name of a sheet may not hold."""

INSTANT_FORMAT = "yyyy-mm-dd hh:mm:ss \"UTC\""
DAY_FORMAT = "yyyy-mm-dd"
WIDEST = 60


def write_xlsx(frames: Mapping[str, pd.DataFrame], *, title: str = "") -> bytes:
    """Frames as a workbook.

    Instants are Excel times in UTC and show it; days are days; text stays
    text, whatever it begins with; a text above 32,767 characters is cut and
    ends in "[…]".

    Parameters
    ----------
    frames
        Name of the sheet -> its frame.
    title
        Title in the document's properties.

    Raises
    ------
    TooManyRowsError
        If a frame has more rows than a sheet can hold.
    """
    for name, rows in frames.items():
        if len(rows) > MAX_ROWS:
            raise TooManyRowsError(name, rows=len(rows), limit=MAX_ROWS)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime(2000, 1, 1, tzinfo=UTC)})
        formats = {"instant": book.add_format({"num_format": INSTANT_FORMAT}),
                   "day": book.add_format({"num_format": DAY_FORMAT}),
                   "head": book.add_format({"bold": True, "bottom": 1})}
        for name, rows in frames.items():
            write_sheet(add_sheet(book, name), rows, formats)
    return out.getvalue()


def add_sheet(book: Workbook, name: str) -> Worksheet:
    """A sheet with a name that Excel takes: at most 31 characters, each name once."""
    wanted = SHEET_SIGNS.sub(" ", flat_text(name)).strip(" '")[:31] or "sheet"
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    number, free = 2, wanted
    while free.lower() in taken or free.lower() == "history":
        free = f"{wanted[:27]} {number}"
        number += 1
    return book.add_worksheet(free)


def write_sheet(sheet: Worksheet, rows: pd.DataFrame, formats: Mapping[str, Format]) -> None:
    """A frame on a sheet: a header that stays in sight, a filter, and columns wide enough."""
    for number, name in enumerate(rows.columns):
        sheet.write_string(0, number, shorten(flat_text(name)), formats["head"])
        widest = len(str(name))
        for line, value in enumerate(rows[name], start=1):
            widest = max(widest, write_cell(sheet, line, number, value, formats))
        sheet.set_column(number, number, min(widest, WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    if len(rows.columns):
        sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)


def write_cell(sheet: Worksheet, line: int, number: int, value: Any, formats: Mapping[str, Format]) -> int:
    """Write one cell by its type; its width in characters comes back."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and not math.isfinite(value)):
        return 0
    if isinstance(value, datetime) and value.date() >= FIRST_DAY:
        moment = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
        sheet.write_datetime(line, number, moment, formats["instant"])
        return 23
    if isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY:
        sheet.write_datetime(line, number, value, formats["day"])
        return 10
    if isinstance(value, (bool, np.bool_)):
        sheet.write_boolean(line, number, bool(value))
        return 5
    if isinstance(value, (int, float, np.integer, np.floating)):
        sheet.write_number(line, number, float(value))
        return len(str(value))
    text = shorten(flat_text(value))
    sheet.write_string(line, number, text)
    return len(text)


def shorten(text: str) -> str:
    """A text that fits into a cell; Excel counts UTF-16 units."""
    if len(text) * 2 <= MAX_TEXT or len(text.encode("utf-16-le")) // 2 <= MAX_TEXT:
        return text
    units = text.encode("utf-16-le")[:2 * (MAX_TEXT - len(CUT))]
    return units.decode("utf-16-le", "ignore") + CUT
