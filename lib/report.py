"""The load report: what became of each page of a file, and what to do."""
from __future__ import annotations

from collections.abc import Iterator

from lib.frames import FAILED, PARTLY, READ, ReportRow
from lib.schema import Document, PageError


def report_on(document: Document) -> ReportRow:
    """What was read of a page, and what is missing or doubtful."""
    why = [*missing(document), *document.warnings]
    title = document.article.title if document.article else None
    return ReportRow(
        document.page.source, PARTLY if why else READ, document.page.page_id, title, int(document.article is not None),
        len(document.teasers), len(document.commitments), why=why, advice=advice_for(why))


def report_failure(error: PageError) -> ReportRow:
    """A page that can't be read: what was found; the advice goes by the error's name."""
    return ReportRow(error.name, FAILED, error=type(error).__name__, why=[str(error)], values=dict(error.values))


def missing(document: Document) -> Iterator[str]:
    """What a page lacks, as keys of the labels' table `why`."""
    if document.article is None and not document.teasers:
        yield "nothing"
    capture_known = document.page.captured_after and document.page.captured_before
    if not capture_known and any(t.time_text and t.published_at is None and t.published_after is None
                                 for t in document.teasers):
        yield "no_capture"


def advice_for(why: list[str]) -> str | None:
    """What to do about it, as a key of the labels' table `advice`."""
    if not why:
        return None
    return {"no_capture": "no_capture", "nothing": "no_article"}.get(why[0], "partly")
