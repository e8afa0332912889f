"""A part of the tree as a list of text blocks: paragraphs, headings, list items, table rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lib.reader.tree import INLINE, Element

BREAK = "\x1e"
PARAGRAPH_BREAK = re.compile(r"\n{2,}")
INVISIBLE = ("\xad", "\u200b", "\ufeff", "\u2060")
KINDS = {
    "p": "p",
    "li": "li",
    "blockquote": "quote",
    "q": "quote",
    "pre": "pre",
    "dt": "li",
    "dd": "li",
    "h1": "h",
    "h2": "h",
    "h3": "h",
    "h4": "h",
    "h5": "h",
    "h6": "h",
    "summary": "h",
}
STRONG = frozenset(("b", "strong", "i", "em"))
"""Letters in bold or italics: a paragraph all in them is set apart from the rest."""

SMALL_CELL = 160


@dataclass(slots=True)
class Block:
    """A run of text without a block boundary inside.

    Attributes
    ----------
    holder
        The innermost block element around it.
    kind
        "p", "h", "li", "quote", "pre", "row" or "other".
    orders
        Orders of the elements whose own text it is.
    """

    holder: Element
    text: str
    kind: str
    link_chars: int
    strong_chars: int
    orders: list[int] = field(default_factory=list)

    @property
    def link_share(self) -> float:
        """Share of the text that is inside links."""
        return min(1.0, self.link_chars / max(1, len(self.text)))


class _Collector:
    def __init__(self, skip: Callable[[Element], bool]) -> None:
        self.skip = skip
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.orders: list[int] = []
        self.link_chars = self.strong_chars = self.in_link = self.in_strong = self.in_marked = 0
        self.plain_chars = 0
        self.holders: list[Element] = []

    def add_text(self, text: str) -> None:
        self.parts.append(text)
        if not (self.in_link or self.in_strong or self.in_marked):
            self.plain_chars += len(text.strip())
        if self.in_link:
            self.link_chars += len(text.strip())
        elif self.in_strong:
            self.strong_chars += len(text.strip())

    def end_line(self) -> None:
        """A line that is all of one make (bold, large, a link) is a block of its own, other lines go on."""
        if (
            self.parts
            and not self.plain_chars
            and self.holders[-1].tag not in KINDS
            and any(map(str.strip, self.parts))
        ):
            self.flush()
        else:
            self.parts.append(BREAK)

    def flush(self) -> None:
        if self.parts:
            for text in _fold("".join(self.parts)):
                self.blocks.append(
                    Block(self.holders[-1], text, self.kind(), self.link_chars, self.strong_chars, self.orders)
                )
        self.parts, self.orders = [], []
        self.link_chars = self.strong_chars = self.plain_chars = 0

    def kind(self) -> str:
        for holder in self.holders[:-4:-1]:
            kind = KINDS.get(holder.tag)
            if kind:
                return kind
        return "other"


def _fold(raw: str) -> list[str]:
    """Paragraphs of a run: white space folded, invisible marks removed, two breaks a new paragraph, one a new line."""
    for mark in INVISIBLE:
        if mark in raw:
            raw = raw.replace(mark, "")
    if BREAK not in raw:
        text = " ".join(raw.split())
        return [text] if text else []
    lines = [" ".join(line.split()) for line in raw.split(BREAK)]
    return [p.strip("\n") for p in PARAGRAPH_BREAK.split("\n".join(lines)) if p.strip("\n")]


def collect_blocks(root: Element, skip: Callable[[Element], bool]) -> list[Block]:
    """Text blocks below `root` in document order, leaving out the subtrees that `skip` names."""
    state = _Collector(skip)
    state.holders.append(root)
    state.orders.append(root.order)
    stack: list[Element | str | tuple[str, Element]] = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if node.strip() or state.parts:
                if not state.orders:
                    state.orders.append(state.holders[-1].order)
                state.add_text(node)
        elif isinstance(node, tuple):
            _leave(state, node)
        elif node.tag == "br":
            state.end_line()
        elif node.tag == "hr":
            state.flush()
        elif node.text_chars and not skip(node):
            _enter(state, node, stack)
    state.flush()
    return state.blocks


def _enter(state: _Collector, element: Element, stack: list[Element | str | tuple[str, Element]]) -> None:
    tag = element.tag
    if tag == "table" and _is_data_table(element):
        state.flush()
        state.blocks.extend(_table_rows(element, state.skip))
        return
    if tag in INLINE or ("-" in tag and element.parent is not None and element.parent.tag in KINDS):
        if tag == "a":
            state.in_link += 1
            stack.append(("a", element))
        elif tag in STRONG:
            state.in_strong += 1
            stack.append(("b", element))
        elif tag == "font" or element.attrs.get("class"):
            state.in_marked += 1
            stack.append(("m", element))
        state.orders.append(element.order)
    else:
        state.flush()
        state.holders.append(element)
        stack.append(("block", element))
    stack.extend(reversed(element.children))


def _leave(state: _Collector, mark: tuple[str, Element]) -> None:
    if mark[0] == "a":
        state.in_link -= 1
    elif mark[0] == "b":
        state.in_strong -= 1
    elif mark[0] == "m":
        state.in_marked -= 1
    else:
        state.flush()
        state.holders.pop()


def _is_data_table(table: Element) -> bool:
    """Is it a table of short cells, and none that lays out the page?"""
    cells = rows = longest = 0
    for element in table.walk():
        if element.tag == "table" and element is not table:
            return False
        if element.tag == "tr":
            rows += 1
        elif element.tag in ("td", "th"):
            cells += 1
            longest = max(longest, element.text_chars)
    return rows > 1 and cells >= 2 * rows - 1 and longest < 4 * SMALL_CELL and table.text_chars < SMALL_CELL * cells


def _table_rows(table: Element, skip: Callable[[Element], bool]) -> list[Block]:
    rows = []
    for row in (e for e in table.walk() if e.tag == "tr" and not skip(e)):
        cells = [e.text() for e in row.elements() if e.tag in ("td", "th") and not skip(e)]
        text = " | ".join(c for c in cells if c)
        if text:
            rows.append(Block(row, text, "row", row.link_chars, 0, list(range(row.order, row.end))))
    return rows
