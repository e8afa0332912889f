"""What can't be written: what was found, and what to do."""
from __future__ import annotations

from typing import Any


class ExportError(ValueError):
    """A file that can't be built.

    Parameters
    ----------
    name
        What was to be written.
    **values
        What the message needs besides.
    """

    found = "It can't be written."
    advice = "Choose another format."

    def __init__(self, name: str, **values: Any) -> None:
        self.name = name
        self.values = values
        super().__init__(f"{name}: {self.found.format(**values)} {self.advice.format(**values)}")


class TooManyRowsError(ExportError):
    """More rows than a sheet of a workbook can hold."""

    found = "There are {rows:,} rows; a sheet can hold {limit:,}."
    advice = "Narrow the filter, or take CSV or Parquet."
