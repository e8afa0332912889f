"""Bytes and a file name -> saved pages; one module a format.

The name's ending may lie: the bytes decide.
"""
from __future__ import annotations

import hashlib
import re
import zlib

from lib.reader.encoding import decode
from lib.reader.page import SavedPage
from lib.reader.tree import Element, Tree, parse_html
from lib.schema import MAX_BYTES, DamagedFileError, EmptyFileError, NotAPageError, TooLargeError

__all__ = ["Element", "SavedPage", "Tree", "parse_html", "read_pages"]

MARKUP = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|article|section|main|table|meta|h1|title)\b[^<>]*>",
    re.I)
BINARY = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, video or WebP file"), (b"\x7fELF", "a program"), (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"OggS", "a sound file"), (b"ID3", "a sound file"),
    (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"SQLite format 3", "a database"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_pages(data: bytes, name: str, url: str | None = None) -> list[SavedPage]:
    """Read every page that a file holds.

    Parameters
    ----------
    data
        The file's bytes, at most `lib.schema.MAX_BYTES`.
    name
        The file's name; its ending is a hint only.
    url
        The page's address, if known.

    Returns
    -------
    list of SavedPage
        At least one page, in the file's order.

    Raises
    ------
    PageError
        EmptyFileError, TooLargeError, NotAPageError or DamagedFileError.
    """
    check_size(data, name)
    if data.startswith(b"\x1f\x8b"):
        data = unpack_gzip(data, name)
        name = name.removesuffix(".gz")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise EmptyFileError(name)
    return [read_markup_or_text(data, name, url)]


def check_size(data: bytes, name: str) -> None:
    """Refuse a page above the limit."""
    if len(data) > MAX_BYTES:
        raise TooLargeError(name, size_mb=len(data) / 2**20, limit_mb=MAX_BYTES / 2**20)


def unpack_gzip(data: bytes, name: str) -> bytes:
    """Unpack a gzipped page, never more than a page may have."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise DamagedFileError(name, what=f"gzip: {error}") from error
    check_size(content, name)
    return content


def read_markup_or_text(data: bytes, name: str, url: str | None) -> SavedPage:
    """Read bytes that are HTML or a text dump."""
    refuse_binary(data, name)
    text, encoding = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    page_id = hashlib.sha256(data).hexdigest()[:16]
    if is_markup(text):
        return SavedPage(name, page_id, "html", encoding, text, tree=parse_html(text), url=url)
    return SavedPage(name, page_id, "text", encoding, text.replace("\0", ""), url=url)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise for bytes that are no text in any encoding."""
    for magic, what in BINARY:
        if data.startswith(magic):
            raise NotAPageError(name, what=what)
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or sample.count(b"\0") * 2.6 > len(sample):
        return
    if len(CONTROL.findall(sample)) > max(2, len(sample) // 50):
        raise NotAPageError(name, what="binary data")


def is_markup(text: str) -> bool:
    """Is this HTML? Tags near the beginning decide, not the file's name."""
    return MARKUP.search(text[:20_000]) is not None
