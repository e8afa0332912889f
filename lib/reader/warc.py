"""WARC files: every HTML response is a page, the record's date its capture."""
from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from lib.reader.mail import exact_clue
from lib.reader.page import SavedPage
from lib.reader.web import read_web
from lib.schema import MAX_BYTES, DamagedFileError, PageError, TooLargeError

LONGEST_REMARK = 120
PAGE_TYPES = ("text/html", "application/xhtml+xml")


def is_warc(data: bytes) -> bool:
    """Does the (unpacked) file begin with a WARC record?"""
    return data.startswith(b"WARC/1.")


def read_warc(data: bytes, name: str) -> Iterator[SavedPage | PageError]:
    """Read every HTML response (status 200) of a WARC file, packed or not.

    A page that can't be read is yielded as its error, and the next one follows.
    """
    number = 0
    records = ArchiveIterator(io.BytesIO(data))
    while True:
        remarks = io.StringIO()  # warcio prints what it repairs
        try:
            with redirect_stdout(remarks), redirect_stderr(remarks):
                record = next(records, None)
                if record is None:
                    return
                if not _is_page(record):
                    continue
                body = record.content_stream().read(MAX_BYTES + 1)
            number += 1
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError, UnicodeError) as error:
            yield DamagedFileError(name, what=f"WARC: {error or type(error).__name__}")
            return
        part = _read_record(record, body, f"{name}#{number}")
        if remarks.getvalue() and isinstance(part, SavedPage):
            part.warnings.append(f"WARC: {remarks.getvalue().strip()[:LONGEST_REMARK]}")
        yield part


def _is_page(record: Any) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        kind = record.http_headers.get_header("Content-Type") or ""
        return record.http_headers.get_statuscode() == "200" and kind.lower().startswith(PAGE_TYPES)
    kind = record.rec_headers.get_header("Content-Type") or ""
    return record.rec_type == "resource" and kind.lower().startswith(PAGE_TYPES)


def _read_record(record: Any, body: bytes, name: str) -> SavedPage | PageError:
    if len(body) > MAX_BYTES:
        return TooLargeError(name, size_mb=len(body) / 2**20, limit_mb=MAX_BYTES / 2**20)
    headers = record.http_headers or record.rec_headers
    kind = (headers.get_header("Content-Type") or "").lower()
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    try:
        page = read_web(body, name, url=record.rec_headers.get_header("WARC-Target-URI"), form="warc", charset=charset)
    except PageError as error:
        return error
    stamp = record.rec_headers.get_header("WARC-Date") or ""
    try:
        page.clues.append(exact_clue("warc-date", stamp, datetime.fromisoformat(stamp)))
    except (ValueError, TypeError):
        page.warnings.append(f"The WARC record's date {stamp!r} is no time.")
    return page
