"""Frames as files: CSV, Excel, JSON, Parquet. Each is built when asked for, and given as bytes."""
from __future__ import annotations

import io
import json
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from lib.cells import FORMULA, clean_text, guard_cell

STRUCTS: dict[str, dict[str, pa.DataType]] = {
    "cues": {"text": pa.string(), "start": pa.int64(), "end": pa.int64(), "sign": pa.string()},
    "capture_clues": {"kind": pa.string(), "text": pa.string(), "after": pa.string(), "before": pa.string(),
                      "start": pa.int64(), "end": pa.int64()},
}
"""Columns whose cells are lists of records; all other list columns hold texts."""

MEDIA_TYPES = {
    "csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html", "bib": "application/x-bibtex", "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json", "jsonld": "application/ld+json",
}
"""File ending -> media type, for downloads."""


# -------------------------------------------------------------------------- CSV
def write_csv(rows: pd.DataFrame, *, bom: bool = False, delimiter: str = ",") -> bytes:
    """A frame as CSV in UTF-8.

    Text that a spreadsheet would compute gets an apostrophe before it;
    numbers and times are written as they are, nulls as nothing, lists with
    semicolons, lists of records as JSON.

    Parameters
    ----------
    bom
        Begin with a byte order mark: Excel takes a file without one for an old encoding.
    delimiter
        Excel in German or French expects a semicolon.
    """
    written = pd.DataFrame({guard_cell(str(name)): csv_column(rows[name]) for name in rows.columns}, index=rows.index)
    text = written.to_csv(index=False, sep=delimiter, lineterminator="\r\n")
    return ("\ufeff" * bom + text).encode()


def csv_column(column: pd.Series) -> pd.Series:
    """A column as its cells are written in CSV."""
    if column.dtype == object:
        return pd.Series([guard_cell(flat_text(value)) for value in column], index=column.index, dtype=object)
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return pd.Series([plain(value) for value in column], index=column.index, dtype=object)
    if not is_text(column):
        return column
    risky = column.str.match(FORMULA.pattern).fillna(False).astype(bool)
    return column.where(~risky, "'" + column) if risky.any() else column


def is_text(column: pd.Series) -> bool:
    """Does a column hold text?"""
    return isinstance(column.dtype, pd.StringDtype)


# ------------------------------------------------------------------------- JSON
def write_json(rows: pd.DataFrame | Mapping[str, pd.DataFrame]) -> bytes:
    """A frame as a JSON list of records, or several as an object of such lists.

    Nulls are null, instants ISO 8601 with their offset, days ISO dates,
    lists lists.
    """
    content: Any
    if isinstance(rows, pd.DataFrame):
        content = records(rows)
    else:
        content = {name: records(frame) for name, frame in rows.items()}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode()


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as records of plain values."""
    columns = [[plain(value) for value in rows[name]] for name in rows.columns]
    names = [str(name) for name in rows.columns]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def plain(value: Any) -> Any:
    """A cell as JSON can carry it."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        listed = value if isinstance(value, (list, tuple)) else value.tolist()
        return [plain(item) for item in listed] if isinstance(listed, (list, tuple)) else plain(listed)
    return None if isinstance(value, float) and not math.isfinite(value) else value


def flat_text(value: Any) -> str:
    """A cell as one text: lists of texts with semicolons, anything deeper as JSON."""
    known = plain(value)
    if isinstance(known, list) and all(isinstance(item, str) for item in known):
        return "; ".join(known)
    if isinstance(known, (list, dict)):
        return json.dumps(known, ensure_ascii=False)
    return "" if known is None else str(known)


# ---------------------------------------------------------------------- Parquet
def write_parquet(rows: pd.DataFrame) -> bytes:
    """A frame as Parquet: the same types whether it has rows or not, instants in UTC, lists as lists."""
    names = [str(name) for name in rows.columns]
    table = pa.table([parquet_column(name, rows[name]) for name in rows.columns], names=names)
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def parquet_column(name: str, column: pd.Series) -> pa.Array | pa.ChunkedArray:
    """A column as an Arrow array."""
    if column.dtype != object:
        return pa.Array.from_pandas(column)
    fields = STRUCTS.get(name.removeprefix("machine_"))
    inner = pa.struct(list(fields.items())) if fields else pa.string()
    values = [plain(value) for value in column]
    if all(value is None or isinstance(value, list) for value in values):
        return pa.array(values, type=pa.list_(inner))
    return pa.array([None if value is None else flat_text(value) for value in values], type=pa.string())
