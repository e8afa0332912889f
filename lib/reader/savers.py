"""What the program that saved a page left in it: the address, and the archive's own frame."""
from __future__ import annotations

import re

from lib.reader.page import SavedPage, is_address
from lib.reader.tree import Element, Tree

SAVED_FROM = re.compile(r"saved from url=\(\d+\)\s*(https?://\S+)", re.IGNORECASE)
SINGLEFILE_URL = re.compile(r"^\s*url:\s*(https?://\S+)", re.IGNORECASE | re.MULTILINE)
WAYBACK_FROM = re.compile(r"AND RETRIEVED FROM THE\s+INTERNET ARCHIVE|FILE ARCHIVED ON", re.IGNORECASE)
WAYBACK_URL = re.compile(r"(?:https?:)?(?://web\.archive\.org)?/web/(\d{4,14})(?:[a-z]{2}_)?/((?:https?:/)?/?[^\s\"'<>]+)", re.IGNORECASE)
WAYBACK_FRAME = ("wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato", "wm-toolbar", "wm-capinfo")
FIRST_COMMENTS = 12


def read_saver_url(tree: Tree) -> str | None:
    """Address in the comment of Chrome ("saved from url") or SingleFile ("url:"), null where there is none."""
    for comment in tree.comments[:FIRST_COMMENTS]:
        found = SAVED_FROM.search(comment) if "=(" in comment else None
        if not found and "SingleFile" in comment:
            found = SINGLEFILE_URL.search(comment)
        if found:
            return found[1]
    return None


def undo_wayback(page: SavedPage) -> None:
    """Take the Wayback Machine's frame off a page and give its links their own addresses back.

    The first stamped address tells the page's own where nothing else does.
    """
    if page.tree is None or not is_wayback(page.tree):
        return
    for element in page.tree.elements:
        if element.attr("id") in WAYBACK_FRAME and element.parent is not None:
            _empty(element)
            continue
        for name in ("href", "content", "src"):
            value = element.attrs.get(name)
            if value and "/web/" in value:
                element.attrs[name] = original_address(value)
    if page.url:
        page.url = original_address(page.url)


def is_wayback(tree: Tree) -> bool:
    """Was this page copied from the Wayback Machine? Its comment says so."""
    return any("archive" in comment.lower() and WAYBACK_FROM.search(comment) for comment in tree.comments)


def original_address(value: str) -> str:
    """An archived address without the archive's prefix."""
    found = WAYBACK_URL.match(value)
    if not found:
        return value
    address = found[2] if "://" in found[2] else "http://" + found[2].lstrip("/")
    return address if is_address(address) else value


def _empty(element: Element) -> None:
    """Drop an element's words, so that they belong to no part of the page."""
    lost, links = element.text_chars, element.link_chars
    for inner in element.walk():
        inner.text_chars = inner.link_chars = 0
    for above in element.ancestors():
        above.text_chars -= lost
        above.link_chars -= links
    for inner in list(element.walk()):
        inner.children = [child for child in inner.children if not isinstance(child, str)]
