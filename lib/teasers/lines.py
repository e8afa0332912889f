"""Whether a link stands alone on its line, as headlines do, or inside a sentence."""

from __future__ import annotations

import re

from lib.metadata.marks import TITLE, Marks
from lib.reader.tree import INLINE, Element

BEFORE, AFTER = 32, 44
"""Characters that may stand on a headline's line before it (a rank, a label) and behind it (a time)."""
SENTENCE_BEFORE = re.compile(r"[^\W\d_]\s*$")
SENTENCE_AFTER = re.compile(r"^\s*[,;a-zà-ÿ]|^\s*[.:!?]?\s+[^\W\d_]+\s+[^\W\d_]+\s+[^\W\d_]+")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Lines:
    """Tells of links whether they stand alone on their line, as headlines do, or inside a sentence."""

    def __init__(self, marks: Marks | None = None) -> None:
        self.bits = marks.bits if marks is not None else None
        self._places: dict[int, dict[int, int]] = {}

    def stand_alone(self, link: Element) -> bool:
        """Is there nothing but a rank, a label or a time on the link's line?"""
        if any(e.tag not in INLINE and e.tag not in ("img", "br") for e in link.elements()):
            return True
        before = after = 0
        node = link
        while node.parent is not None:
            if node.tag in HEADINGS or node is not link and self.bits is not None and self.bits[node.order] & TITLE:
                return True
            left, right = self._sides(node)
            before, after = before + left, after + right
            if before > BEFORE or after > AFTER:
                return False
            if node.parent.tag not in INLINE:
                return True
            node = node.parent
        return True

    def _sides(self, node: Element) -> tuple[int, int]:
        """Characters before and behind an element on its line, as far as its parent goes."""
        parent = node.parent
        if parent is None:
            return 0, 0
        places = self._places.get(parent.order)
        if places is None:
            places = self._places[parent.order] = {
                child.order: n for n, child in enumerate(parent.children) if not isinstance(child, str)
            }
        at = places[node.order]
        siblings = parent.children
        before = siblings[at - 1] if at else ""
        after = siblings[at + 1] if at + 1 < len(siblings) else ""
        if (
            isinstance(before, str)
            and SENTENCE_BEFORE.search(before)
            or isinstance(after, str)
            and SENTENCE_AFTER.match(after)
        ):
            return BEFORE + 1, 0
        return _length(siblings[max(0, at - 12) : at][::-1], BEFORE), _length(siblings[at + 1 : at + 12], AFTER)


def _length(nodes: list[Element | str], limit: int) -> int:
    """Characters up to the end of the line."""
    chars = 0
    for node in nodes:
        if isinstance(node, str):
            chars += len(node.strip())
        elif node.tag not in INLINE or node.tag == "br":
            break
        else:
            chars += node.text_chars
        if chars > limit:
            break
    return chars
