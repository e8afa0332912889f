"""Documents -> the JSON line that the command prints, one a page."""
from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from lib.schema import Document, PageError


def document_line(document: Document, line_id: str) -> str:
    """One page as one line of JSON; instants as ISO 8601 with offset, days as the date alone."""
    row: dict[str, Any] = {"id": line_id, "source": document.page.source, **asdict(document)}
    row["page"].pop("source")
    return json.dumps(row, ensure_ascii=False, default=_plain)


def error_line(error: PageError | OSError | ValueError, source: str, line_id: str) -> str:
    """A page that can't be read, as one line of JSON."""
    kind = type(error).__name__
    return json.dumps({"id": line_id, "source": source, "error": {"type": kind, "message": str(error)}}, ensure_ascii=False)


def _plain(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a line")
