"""Bytes -> a library: every file gives pages or a report of why not; nothing is skipped in silence."""
from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime

from lib.frames import FAILED, PARTLY, READ, ReportRow
from lib.library.home import Library, Source
from lib.loader import load_documents
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
    try:
        for document in load_documents(data, name, url=url, captured_at=captured_at, time_zone=time_zone):
            rows.append(report_on(document))
            library.add(document, rows[-1], source)
    except PageError as error:
        rows.append(ReportRow(name, FAILED, error=type(error).__name__, why=[str(error)], values=dict(error.values)))
        library.refuse(rows[-1])
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
    for document in load_documents(data, source.name, url=url, captured_at=captured_at, time_zone=time_zone):
        if document.page.page_id == page_id:
            row = report_on(document)
            library.add(document, row, source)
            return row
    return None


def report_on(document: Document) -> ReportRow:
    """What was read of a page, and what is missing or doubtful."""
    why = list(missing(document)) + document.warnings
    title = document.article.title if document.article else None
    return ReportRow(
        document.page.source, PARTLY if why else READ, document.page.page_id, title, int(document.article is not None),
        len(document.teasers), len(document.commitments), why=why, advice=advice_for(why))


def missing(document: Document) -> Iterator[str]:
    """What a page lacks, as keys of the labels' table `why`."""
    if document.article is None and not document.teasers:
        yield "nothing"
    page = document.page
    if not (page.captured_after and page.captured_before) and any(t.time_text and t.published_at is None and t.published_after is None
                                 for t in document.teasers):
        yield "no_capture"


def advice_for(why: list[str]) -> str | None:
    """What to do about it, as a key of the labels' table `advice`."""
    if not why:
        return None
    return {"no_capture": "no_capture", "nothing": "no_article"}.get(why[0], "partly")
