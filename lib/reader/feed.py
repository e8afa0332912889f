"""RSS and Atom: teasers without an article, every entry with its own time."""
from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from typing import Any

import feedparser
from bs4 import BeautifulSoup

from lib.reader.mail import exact_clue
from lib.reader.page import SavedPage, is_address
from lib.reader.web import check_size, page_identifier
from lib.schema import DamagedFileError, Teaser

ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
ENTITY = re.compile(rb"<!ENTITY[^>]*>", re.IGNORECASE)
SPACE = re.compile(r"\s+")
MAX_ENTRIES = 5000
CUT_OFF = ("…", "...", "[…]", "[...]")


def is_feed(data: bytes) -> bool:
    """Is this XML whose root is a feed?"""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and ROOT.search(head) is not None and b"<html" not in head.lower()


def read_feed(data: bytes, name: str, url: str | None = None) -> SavedPage:
    """Read a feed's entries as teasers.

    The feed's own time (`lastBuildDate`, `updated`) is the moment at which it
    was written, the closest thing to a capture that a feed has. Entities that
    a document declares are never expanded.
    """
    check_size(data, name)
    parsed = feedparser.parse(ENTITY.sub(b"", data), response_headers={"content-location": url or ""})
    if not parsed.entries and not parsed.feed.get("title"):
        raise DamagedFileError(name, what=f"feed: {parsed.get('bozo_exception') or 'no entries'}")
    feed = parsed.feed
    page = SavedPage(
        name, page_identifier(data), "feed", parsed.get("encoding"), "", url=url or _address(feed.get("link")),
        title=_words(feed.get("title")), publisher=_words(feed.get("title")), language=(feed.get("language") or "")[:2].lower() or None)
    written = _moment(feed.get("updated_parsed") or feed.get("published_parsed"))
    if written:
        page.clues.append(exact_clue("feed-updated", str(feed.get("updated") or feed.get("published")), written))
    page.teasers = [_teaser(entry, number) for number, entry in enumerate(parsed.entries[:MAX_ENTRIES], 1)
                    if _words(entry.get("title"))]
    if len(parsed.entries) > MAX_ENTRIES:
        page.warnings.append(f"Only the first {MAX_ENTRIES} of {len(parsed.entries)} entries were read.")
    if parsed.get("bozo"):
        page.warnings.append(f"The feed is not well-formed: {parsed.get('bozo_exception')}")
    return page


def _teaser(entry: Any, position: int) -> Teaser:
    text = _words(entry.get("summary"))
    time_text = entry.get("published") or entry.get("updated")
    moment = _moment(entry.get("published_parsed") or entry.get("updated_parsed"))
    return Teaser(
        position, "feed", _words(entry.get("title")) or "", text=text, truncated=bool(text and text.endswith(CUT_OFF)),
        url=_address(entry.get("link")), time_text=time_text, published_at=moment,
        time_basis="attribute" if moment else None)


def _words(value: Any) -> str | None:
    """The words of an HTML fragment."""
    if not value:
        return None
    text = BeautifulSoup(str(value), "html.parser").get_text(" ") if "<" in str(value) or "&" in str(value) else str(value)
    return SPACE.sub(" ", text).strip() or None


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(value), UTC) if value else None
    except (ValueError, OverflowError, TypeError):
        return None


def _address(value: Any) -> str | None:
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) and is_address(value) else None
