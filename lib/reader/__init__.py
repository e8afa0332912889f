"""Bytes and a file name -> saved pages; one module a format.

The name's ending may lie: the bytes decide.
"""
from __future__ import annotations

import zlib
from collections.abc import Iterator

from lib.reader.archive import is_self_extracting, is_zip, read_self_extracting, read_zip, select_pages
from lib.reader.feed import is_feed, read_feed
from lib.reader.mail import is_mime, read_mime
from lib.reader.page import SavedPage
from lib.reader.pdf import is_pdf, read_pdf
from lib.reader.tree import Element, Tree, parse_html
from lib.reader.warc import is_warc, read_warc
from lib.reader.web import BLANK, check_size, read_web
from lib.reader.webarchive import is_webarchive, read_webarchive
from lib.schema import MAX_ARCHIVE_BYTES, MAX_BYTES, DamagedFileError, EmptyFileError, PageError

__all__ = ["Element", "SavedPage", "Tree", "parse_html", "read_pages", "select_pages"]

MAX_DEPTH = 3
"""Archives inside archives."""


def read_pages(data: bytes, name: str, url: str | None = None, depth: int = 0) -> Iterator[SavedPage | PageError]:
    """Read every page that a file holds.

    Parameters
    ----------
    data
        The file's bytes: a page of at most `MAX_BYTES`, an archive of at most `MAX_ARCHIVE_BYTES`.
    name
        The file's name; its ending is a hint only.
    url
        The page's address, if known; ignored for files that hold several.
    depth
        How many archives lie around this file.

    Yields
    ------
    SavedPage or PageError
        In the file's order. A part that can't be read is yielded as its error,
        so that the others go on.
    """
    try:
        check_size(data, name, MAX_ARCHIVE_BYTES)
        if not data.strip(BLANK):
            raise EmptyFileError(name)
        if data.startswith(b"\x1f\x8b"):
            yield from _read_gzip(data, name, url, depth)
        elif is_zip(data):
            yield from _read_zip(data, name, depth)
        elif is_warc(data):
            yield from _named(read_warc(data, name), name)
        else:
            yield read_page(data, name, url)
    except PageError as error:
        yield error


def read_page(data: bytes, name: str, url: str | None = None) -> SavedPage:
    """Read a file that holds one page.

    Raises
    ------
    PageError
        EmptyFileError, TooLargeError, NotAPageError, NoTextError or DamagedFileError.
    """
    if is_pdf(data):
        return read_pdf(data, name, url)
    check_size(data, name)
    if is_webarchive(data):
        return read_webarchive(data, name, url)
    if is_feed(data):
        return read_feed(data, name, url)
    if is_mime(data):
        return read_mime(data, name, url)
    if is_self_extracting(data):
        data = read_self_extracting(data, name)
    page = read_web(data, name, url=url)
    if page.tree is not None and any("Page saved with SingleFile" in comment for comment in page.tree.comments[:5]):
        page.format = "singlefile"
    return page


def unpack_gzip(data: bytes, name: str, limit: int = MAX_BYTES) -> bytes:
    """Unpack a gzipped file, never more than the limit; a file cut off in the middle gives what there is."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(data, limit + 1)
    except zlib.error as error:
        raise DamagedFileError(name, what=f"gzip: {error}") from error
    check_size(content, name, limit)
    return content


def _read_gzip(data: bytes, name: str, url: str | None, depth: int) -> Iterator[SavedPage | PageError]:
    if depth >= MAX_DEPTH:
        raise DamagedFileError(name, what=f"more than {MAX_DEPTH} archives inside each other")
    head = zlib.decompressobj(wbits=31)
    try:
        start = head.decompress(data[:65_536], 64)
    except zlib.error as error:
        raise DamagedFileError(name, what=f"gzip: {error}") from error
    if is_warc(start):
        yield from _named(read_warc(data, name), name)
        return
    yield from read_pages(unpack_gzip(data, name), name.removesuffix(".gz"), url, depth + 1)


def _read_zip(data: bytes, name: str, depth: int) -> Iterator[SavedPage | PageError]:
    if depth >= MAX_DEPTH:
        raise DamagedFileError(name, what=f"more than {MAX_DEPTH} archives inside each other")
    yield from _named(read_zip(data, name, lambda content, part: read_pages(content, part, None, depth + 1)), name)


def _named(parts: Iterator[SavedPage | PageError], name: str) -> Iterator[SavedPage | PageError]:
    """Hand the parts on; an archive without any page is an error of its own."""
    empty = True
    for part in parts:
        empty = False
        yield part
    if empty:
        yield DamagedFileError(name, what="an archive without a page")
