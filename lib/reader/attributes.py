"""Tags with attributes without end -> tags that a parser reads in linear time.

Each attribute is looked up among those before it, so that a tag of fifty
thousand takes a parser seconds.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

MOST = 400
"""Attributes of one tag that are kept; real tags stay below 60."""
MANY = 30_000
"""Signs of equality, beginnings of tags, or characters of a tag, below which no tag has too many attributes."""
TAG = re.compile(r"<[a-zA-Z][^\s/<>]*")
ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?""")


def limit_attributes(html: str) -> str:
    """Leave out the attributes of a tag beyond those that are kept."""
    if len(html) < 3 * MANY or html.count("=") < MANY and html.count("<") < MANY and not _has_long_tag(html):
        return html
    kept: list[str] = []
    place = 0
    for start, end in _surplus(html):
        kept.append(html[place:start])
        place = end
    return "".join(kept) + html[place:] if kept else html


def _has_long_tag(html: str) -> bool:
    """Are there so many characters between the beginning and the end of a tag? Looked for from window to window."""
    at = 0
    while at + MANY < len(html):
        last = html.rfind(">", at, at + MANY)
        if last < 0:
            last = html.find(">", at + MANY)
            last = last if last >= 0 else len(html)
            if last - html.rfind("<", 0, last) > MANY:
                return True
        at = last + 1
    return False


def _surplus(html: str) -> Iterator[tuple[int, int]]:
    """Where the attributes stand that are too many."""
    at = 0
    while found := TAG.search(html, at):
        at = found.end()
        count, kept = 0, at
        while attribute := ATTRIBUTE.match(html, at):
            at = attribute.end()
            count += 1
            if count == MOST:
                kept = at
        if count > MOST:
            yield kept, at
