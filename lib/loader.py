"""Bytes of a saved page -> its rows: the one way in, for the command, the dashboard and the library."""
from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lib.article import read_article
from lib.capture import infer_capture
from lib.commitments import find_commitments
from lib.countries import find_mentions
from lib.dates import DEFAULT_ZONE, anchor, read_zone
from lib.dumps import read_dump
from lib.metadata import read_metadata
from lib.reader import SavedPage, read_pages
from lib.schema import Article, Capture, Document, Mention, Moment, NoTextError, Page, PageError, Teaser
from lib.teasers import find_links, find_teasers
from lib.teasers.printed import PrintedTeaser
from lib.topics import find_topics

if TYPE_CHECKING:
    from lib.frames import Frames

SMALLEST_TEXT = 20
"""A page with fewer letters than this has no text."""
CUE_LANGUAGES = ("de", "en", "fr")


@dataclass(slots=True)
class Reading:
    """What the extractors found on one page, before anything is anchored."""

    article: Article | None
    teasers: list[PrintedTeaser]
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    time_zone: str | None = None
    warnings: list[str] = field(default_factory=list)


def load_document(
    data: bytes, name: str, *, url: str | None = None, captured_at: datetime | None = None, time_zone: str | None = None,
) -> Document:
    """Read the first page of a file.

    Parameters
    ----------
    data
        The file's bytes.
    name
        The file's name; its ending may lie.
    url
        The page's address, if known.
    captured_at
        Instant at which the page was saved, aware, if the user knows it.
    time_zone
        IANA name for printed times without a zone; default: from the page, else Europe/Berlin.

    Returns
    -------
    Document
        `page`, `article` (null where the page has none), `teasers`, `mentions`,
        `commitments`, `silences` and `warnings`.

    Raises
    ------
    PageError
        If the file can't be read; the message says what was found and what to do.
    ValueError
        If `captured_at` has no zone or `time_zone` is unknown.
    """
    return next(load_documents(data, name, url=url, captured_at=captured_at, time_zone=time_zone))


def load_documents(
    data: bytes, name: str, *, url: str | None = None, captured_at: datetime | None = None, time_zone: str | None = None,
) -> Iterator[Document]:
    """Read every page of a file (archives hold several); parameters as in `load_document`.

    Raises
    ------
    PageError
        After every readable page was yielded: the first page that could not be read.
    """
    failed: PageError | None = None
    for part in load_parts(data, name, url=url, captured_at=captured_at, time_zone=time_zone):
        if isinstance(part, PageError):
            failed = failed or part
        else:
            yield part
    if failed:
        raise failed


def load_parts(
    data: bytes, name: str, *, url: str | None = None, captured_at: datetime | None = None, time_zone: str | None = None,
) -> Iterator[Document | PageError]:
    """Read every page of a file, a page that can't be read as its error, in the file's order."""
    check_time(captured_at, time_zone)
    pages = read_pages(data, name, url)
    while True:
        with paused_collector():
            page = next(pages, None)
            part = _read_or_error(page, captured_at, time_zone) if isinstance(page, SavedPage) else page
            if isinstance(page, SavedPage) and page.tree is not None:
                page.tree.release()
            del page
        if part is None:
            return
        yield part


def _read_or_error(page: SavedPage, captured_at: datetime | None, time_zone: str | None) -> Document | PageError:
    try:
        return read_document(page, captured_at=captured_at, time_zone=time_zone)
    except PageError as error:
        return error


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the cyclic garbage collector while one page is read.

    A page makes some ten thousand objects that all live until it is read;
    looking them through again and again costs a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_pages(files: Iterable[tuple[str, bytes]]) -> Frames:
    """Read many files into the dataframes.

    Parameters
    ----------
    files
        Name and bytes of each file.

    Returns
    -------
    Frames
        `pages`, `articles`, `teasers`, `mentions`, `commitments` and the load `report`, with the columns of
        `lib.frames.SCHEMA`. A page that can't be read is a row of the report; the others go on.
    """
    from lib.frames import ReportRow, build_frames  # pandas takes half of the start, and one page needs none of it
    from lib.report import report_failure, report_on

    documents: list[Document] = []
    report: list[ReportRow] = []
    for name, data in files:
        for part in load_parts(data, name):
            if isinstance(part, PageError):
                report.append(report_failure(part))
            else:
                documents.append(part)
                report.append(report_on(part))
    return build_frames(documents, report)


def load_text(
    text: str, name: str, *, title: str | None = None, language: str | None = None, published_at: Moment | None = None,
) -> Document:
    """Read an article's bare text for countries, commitments and topics as it stands; offsets count in `text`."""
    page_id = hashlib.sha256(f"{title or ''}\0{text}".encode()).hexdigest()[:16]
    article = Article(title=title, text=text, published_at=published_at, word_count=len(text.split()))
    document = Document(Page(page_id, name, "text", language=language), article, [], [], [], [])
    _interpret(document)
    return document


def check_time(captured_at: datetime | None, time_zone: str | None) -> None:
    """Raise ValueError for a capture time without a zone, or a zone that does not exist."""
    if captured_at is not None and captured_at.tzinfo is None:
        raise ValueError(f"captured_at {captured_at.isoformat()} has no zone; write it with its offset, e.g. +01:00")
    if time_zone is not None:
        try:
            ZoneInfo(time_zone)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"time zone {time_zone!r} is unknown; give an IANA name such as Europe/Paris") from error


def read_document(page: SavedPage, *, captured_at: datetime | None = None, time_zone: str | None = None) -> Document:
    """Turn one saved page into its rows."""
    reading = _read(page, time_zone)
    if reading.article is None and not reading.teasers:
        _refuse_empty(page)
    zone_name = time_zone or reading.time_zone or DEFAULT_ZONE
    zone = read_zone(zone_name)
    capture = infer_capture(page, reading.article, reading.teasers, captured_at, zone)
    document = Document(
        page=Page(
            page.page_id, page.name, page.format, page.encoding, page.url or reading.url, reading.publisher,
            reading.language, zone_name, capture.after, capture.before, capture.clues),
        article=reading.article,
        teasers=[anchor_teaser(printed, capture, zone) for printed in reading.teasers],
        mentions=[], commitments=[],
        warnings=[*page.warnings, *reading.warnings, *capture.warnings],
    )
    _interpret(document)
    return document


def anchor_teaser(printed: PrintedTeaser, capture: Capture, zone: tzinfo) -> Teaser:
    """Put a teaser's printed time on the calendar; what the capture does not allow stays unknown."""
    teaser = printed.teaser
    if printed.exact is not None:
        teaser.published_at, teaser.time_basis = printed.exact, "attribute"
    elif printed.time is not None:
        found = anchor(printed.time, capture.after, capture.before, zone)
        teaser.published_at, teaser.time_basis = found.published_at, found.basis
        teaser.published_after, teaser.published_before = found.published_after, found.published_before
    return teaser


def _read(page: SavedPage, time_zone: str | None) -> Reading:
    if page.format == "feed":
        teasers = [PrintedTeaser(teaser, basis="attribute", exact=teaser.published_at) for teaser in page.teasers]
        return Reading(None, teasers, page.publisher, page.language, page.url)
    return _read_dump(page, time_zone) if page.tree is None else _read_markup(page, time_zone)


def _read_markup(page: SavedPage, time_zone: str | None) -> Reading:
    metadata = read_metadata(page, time_zone)
    links = find_links(page.tree, page.url or metadata.address) if page.tree is not None else None
    reading = read_article(page, metadata, links)
    teasers = find_teasers(page, reading.claimed, metadata, links)
    return Reading(reading.article, teasers, metadata.publisher, metadata.language, metadata.address, metadata.time_zone)


def _read_dump(page: SavedPage, time_zone: str | None) -> Reading:
    dump = read_dump(page, time_zone or DEFAULT_ZONE)
    return Reading(dump.article, dump.teasers, dump.publisher, dump.language, dump.url, None, dump.warnings)


def _refuse_empty(page: SavedPage) -> None:
    text = page.tree.body().text() if page.tree is not None else page.text
    if sum(map(str.isalpha, text)) < SMALLEST_TEXT:
        raise NoTextError(page.name, what="HTML without words" if page.tree is not None else "no words")


def _interpret(document: Document) -> None:
    """Countries, commitments and topics, for the article and each teaser."""
    language, article = document.page.language, document.article
    if article is not None:
        day = _day(article.published_at)
        for where in ("title", "lead", "text"):
            words = getattr(article, where)
            if words:
                document.mentions += find_mentions(words, where, language=language, published_at=day)
        found = find_commitments(article, language=language, published_at=day)
        document.commitments, document.silences = found.commitments, found.silences
        article.topics = find_topics(article.text, article.title or "", language=language, section=article.section or "")
        if language not in CUE_LANGUAGES and article.text:
            document.warnings.append(
                f"The language of the article ({language or 'unknown'}) has no cues: countries and commitments are not complete.")
    for teaser in document.teasers:
        document.mentions += _read_teaser(teaser, language, _day(document.page.captured_before))


def _read_teaser(teaser: Teaser, language: str | None, day: date | None) -> list[Mention]:
    path = urlsplit(teaser.url).path if teaser.url else ""
    section = f"{teaser.kicker or ''} {path.rpartition('/')[0]}"
    teaser.topics = find_topics(teaser.text or "", teaser.title, language=language, section=section)
    words = f"{teaser.title}\n{teaser.text or ''}"
    return find_mentions(words, "teaser", language=language, published_at=day, teaser_position=teaser.position)


def _day(moment: Moment | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


__all__ = ["PageError", "anchor_teaser", "check_time", "load_document", "load_documents", "load_pages", "load_parts", "load_text", "read_document"]
