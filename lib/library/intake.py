"""Bytes -> a library: every file gives pages or a report of why not; nothing is skipped in silence."""
from __future__ import annotations

import zlib
from datetime import datetime

from lib.frames import ReportRow
from lib.library.home import Library, Source
from lib.loader import load_parts
from lib.report import report_failure, report_on
from lib.schema import Document, PageError


def take_in(library: Library, data: bytes, name: str, *, url: str | None = None, captured_at: datetime | None = None,
            time_zone: str | None = None) -> list[ReportRow]:
    """Read a file into a library.

    Parameters
    ----------
    library
        Where its pages go.
    data, name, url, captured_at, time_zone
        As for `lib.loader.load_document`.

    Returns
    -------
    list of ReportRow
        One a page; of a file that can't be read one that says why.
    """
    source = Source(name, zlib.compress(data, 1))
    rows = []
    for part in load_parts(data, name, url=url, captured_at=captured_at, time_zone=time_zone):
        if isinstance(part, PageError):
            rows.append(report_failure(part))
            library.refuse(rows[-1])
        else:
            rows.append(report_on(part))
            library.add(part, rows[-1], source)
    return rows


def read_again(library: Library, page_id: str, *, url: str | None, captured_at: datetime | None,
               time_zone: str | None) -> ReportRow | None:
    """Read a page anew with what its user knows of it; None where its file was not kept.

    The page keeps its identifier, which comes from its bytes.
    """
    source = library.source(page_id)
    if source is None:
        return None
    data = zlib.decompress(source.packed)
    for document in load_parts(data, source.name, url=url, captured_at=captured_at, time_zone=time_zone):
        if isinstance(document, Document) and document.page.page_id == page_id:
            row = report_on(document)
            library.add(document, row, source)
            return row
    return None
