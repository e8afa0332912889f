"""Markup that is nested without end -> markup that a parser reads in linear time.

For most tags the HTML standard looks through all open elements. Browsers stop
at some hundred levels for that reason, lexbor does not: a page of a hundred
thousand nested tags would take it minutes.
"""
from __future__ import annotations

import re
from collections import Counter

MANY = 10_000
"""With fewer tags than this a page is parsed fast, however deep it is nested."""
DEEPEST = 400
"""Levels that are kept; real pages stay below 50."""
TAG = re.compile(r"<(?:(?P<comment>!--)|(?P<closing>/?)(?P<name>[a-zA-Z][^\s/<>]*)(?P<rest>[^<>]*))")
RAW = frozenset(("script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes"))
"""Their content is text, whatever it looks like."""
COMMENT_END = re.compile("-->")
RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in RAW}
FLAT = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame", "keygen", "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot",
    "caption", "colgroup", "option", "optgroup", "rp", "rt", "a", "nobr", "button", "h1", "h2", "h3", "h4", "h5",
    "h6", "form",
))
"""Elements without content, and those that end where the next of their kind begins."""
OPTIONS = frozenset(("option", "optgroup"))
MOST_OPTIONS = 2000
"""Each option of a list takes a parser longer than the one before."""
FOREIGN = frozenset(("svg", "math"))
BACK_TO_HTML = frozenset((
    "foreignobject", "desc", "annotation-xml", "mi", "mo", "mn", "ms", "mtext", "b", "big", "blockquote",
    "center", "code", "dl", "div", "em", "i", "menu", "ol", "pre", "ruby", "s", "small", "span", "strong",
    "strike", "sub", "sup", "table", "tt", "u", "ul", "var", "font",
))
"""Tags that end a drawing or formula: behind them `/>` closes nothing."""


def limit_nesting(html: str) -> str:
    """Leave out the tags below the deepest level that is kept; their text stays."""
    return _flatten(html) if len(html) > 3 * MANY and html.count("<") > MANY else html


def _flatten(html: str) -> str:
    kept: list[str] = []
    levels = _Levels()
    place = at = 0
    foreign = False
    options = 0
    while found := TAG.search(html, at):
        at = found.end()
        name, closing = (found["name"] or "").lower(), bool(found["closing"])
        if found["comment"] or (name in RAW and not closing and not foreign):
            at = _past_text(html, at, name)
            continue
        if name in FOREIGN or name in BACK_TO_HTML:
            foreign = name in FOREIGN and not closing
        if name in OPTIONS:
            options += 1
        if (name in FLAT and not (name in OPTIONS and options > MOST_OPTIONS)) or (foreign and found["rest"].endswith("/")):
            continue
        if name in OPTIONS or not (levels.leave(name) if closing else levels.enter(name)):
            kept.append(html[place:found.start()])
            place = at = at + (html[at:at + 1] == ">")
    return "".join(kept) + html[place:] if kept else html


class _Levels:
    """The elements that are open, as far as they are kept."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def enter(self, name: str) -> bool:
        """Open an element; False where it is too deep."""
        if len(self.open) >= DEEPEST:
            self.left_out[name] += 1
            return False
        self.open.append(name)
        self.count[name] += 1
        return True

    def leave(self, name: str) -> bool:
        """Close an element with all inside; False where it was left out before."""
        if self.left_out[name]:
            self.left_out[name] -= 1
            return False
        while self.count[name]:
            inner = self.open.pop()
            self.count[inner] -= 1
            if inner == name:
                break
        return True


def _past_text(html: str, at: int, name: str) -> int:
    """Where a comment or an element without markup inside ends; the page's end where it is never closed."""
    found = (RAW_END[name] if name else COMMENT_END).search(html, at)
    return found.start() if found else len(html)
