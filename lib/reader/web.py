"""HTML and text from bytes: what every container ends in."""
from __future__ import annotations

import codecs
import hashlib
import re

from lib.reader.attributes import limit_attributes
from lib.reader.encoding import WINDOWS, decode
from lib.reader.nesting import limit_nesting
from lib.reader.page import SavedPage
from lib.reader.savers import read_saver_url, undo_wayback
from lib.reader.tree import parse_html
from lib.schema import MAX_BYTES, EmptyFileError, NotAPageError, TooLargeError

MARKUP = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|p|article|section|main|table|meta|h1|title)\b[^<>]*>",
    re.IGNORECASE)
BINARY = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, video or WebP file"), (b"\x7fELF", "a program"), (b"MZ", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"OggS", "a sound file"), (b"ID3", "a sound file"),
    (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"), (b"BM", "a bitmap picture"), (b"wOFF", "a font"), (b"wOF2", "a font"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BLANK = b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"


def read_web(data: bytes, name: str, *, url: str | None = None, form: str = "html", charset: str | None = None) -> SavedPage:
    """Read bytes that are HTML or a text dump.

    Parameters
    ----------
    data, name
        The page's bytes, and the name that messages use.
    url
        Address that the user or the container gives.
    form
        Name of the format where the bytes are HTML.
    charset
        Encoding that the container states (HTTP or MIME header); it wins over the page's own word.

    Raises
    ------
    PageError
        EmptyFileError, TooLargeError or NotAPageError.
    """
    check_size(data, name)
    if not data.strip(BLANK):
        raise EmptyFileError(name)
    refuse_binary(data, name)
    text, encoding = decode_as(data, charset)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    page_id = page_identifier(data)
    if not is_markup(text):
        return SavedPage(name, page_id, "text", encoding, text.replace("\0", ""), url=url)
    tree = parse_html(limit_nesting(limit_attributes(text)))
    page = SavedPage(name, page_id, form, encoding, text, tree=tree, url=url or read_saver_url(tree))
    undo_wayback(page)
    return page


def page_identifier(data: bytes) -> str:
    """First 16 hex digits of the SHA-256 of a page's bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def decode_as(data: bytes, charset: str | None) -> tuple[str, str]:
    """Decode with the stated encoding where it exists and fits, else find out."""
    if charset:
        try:
            name = codecs.lookup(WINDOWS.get(charset.lower(), charset)).name
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


def check_size(data: bytes, name: str, limit: int = MAX_BYTES) -> None:
    """Refuse what is larger than the limit."""
    if len(data) > limit:
        raise TooLargeError(name, size_mb=len(data) / 2**20, limit_mb=limit / 2**20)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise for bytes that are no text in any encoding."""
    for magic, what in BINARY:
        if data.startswith(magic) and CONTROL.search(data[:512]):
            raise NotAPageError(name, what=what)
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_wide(sample):
        return
    if len(CONTROL.findall(sample)) > max(2, len(sample) // 50):
        raise NotAPageError(name, what="binary data")


def _is_wide(sample: bytes) -> bool:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    half = len(sample) // 2
    counts = sample[0::2].count(0), sample[1::2].count(0)
    return half > 4 and max(counts) > 0.4 * half and min(counts) < 0.1 * half


def is_markup(text: str) -> bool:
    """Is this HTML? Tags near the beginning decide, not the file's name."""
    return MARKUP.search(text[:20_000]) is not None
