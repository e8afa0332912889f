"""Headlines that are printed in no heading: lines above the text that say what the page's title says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lib.metadata.marks import CAPTION, COMMENTS, DROP, HIDDEN
from lib.metadata.sources import Sources
from lib.reader.tree import Element

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.;,:]\s*$")
SHORTEST, LONGEST = 10, 200
MOST_ELEMENTS, NEAR = 1500, 6
MOST_WORDS = 32
PARAGRAPH, MOST_PASSED = 120, 600
"""Characters of paragraphs behind which no headline is looked for."""
UNREAD = frozenset(("title", "head", "meta", "link", "option", "a", "li", "button", "time"))
SHORTER = 0.85
LEAST = 0.7
"""Share of the stated title's words that the line must have."""


def find_lines(sources: Sources, stated: list[str]) -> Iterator[tuple[Element, float]]:
    """Elements that print such a line, with the share of the stated words in it."""
    titles = [set(words) for title in stated if len(words := WORD.findall(title.casefold())) > 1]
    body = sources.tree.body()
    passed = 0
    for element in sources.tree.elements[body.order : body.order + MOST_ELEMENTS]:
        if element.tag == "p" and element.text_chars > PARAGRAPH:
            passed += element.text_chars
            if passed > MOST_PASSED:
                return
        if SHORTEST <= element.text_chars <= LONGEST and element.tag not in UNREAD and _prints(element):
            text = element.text()
            words = WORD.findall(text.casefold())
            if len(words) > MOST_WORDS or SENTENCE_END.search(text) or element.link_chars > 0.5 * element.text_chars:
                continue
            fitting = [t for t in titles if len(words) >= SHORTER * len(t)]
            share = max((len(title.intersection(words)) / len(title) for title in fitting), default=0.0)
            if share >= LEAST and len(words) > 1 and not _is_beside(element, sources):
                yield element, share


def _prints(element: Element) -> bool:
    return any(isinstance(child, str) and len(child) >= SHORTEST for child in element.children)


def _is_beside(element: Element, sources: Sources) -> bool:
    bits = sources.marks.bits
    above: Element | None = element
    for _ in range(NEAR):
        if above is None or above.text_chars > 1500:
            return False
        if bits[above.order] & (DROP | COMMENTS | HIDDEN | CAPTION) or above.tag == "a":
            return True
        above = above.parent
    return False
