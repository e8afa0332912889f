"""Where on the page the story's text stands."""
from __future__ import annotations

from itertools import accumulate

from lib.metadata.marks import BODY, CAPTION, COMMENTS, DROP, HIDDEN, TAGS, Marks
from lib.reader.tree import INLINE, Element, Tree

PARAGRAPH = frozenset(("p", "pre", "blockquote", "li", "td", "dd"))
HOLDERS = frozenset(("div", "section", "article", "main", "span", "center", "font", "body"))
NEVER = frozenset(("head", "p", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4", "table", "tbody", "tr", "html", "blockquote", "pre"))
DOUBTFUL = DROP | COMMENTS | CAPTION | TAGS
SHORT = 40
JUNK_COST = 0.25
NAMED_BONUS = 1.15


class Weights:
    """How much story-like text each part of the page holds, in constant time for any element."""

    def __init__(self, tree: Tree, marks: Marks) -> None:
        own = [0.0] * (len(tree.elements) + 1)
        until, factor = 0, 1.0
        page_chars = max(1, tree.body().text_chars)
        for element in tree.elements:
            order = element.order
            if order >= until:
                factor = 1.0
            bits = marks.bits[order]
            if bits & (DOUBTFUL | HIDDEN) and not bits & BODY and order >= until and element.text_chars < 0.5 * page_chars:
                until, factor = element.end, 0.1 if not bits & HIDDEN else 0.03
            own[order] = factor * paragraph_weight(element)
        self.sums = list(accumulate(own, initial=0.0))

    def of(self, element: Element) -> float:
        """Story-like characters inside an element."""
        return self.sums[element.end] - self.sums[element.order]


def paragraph_weight(element: Element) -> float:
    """Characters of running text directly in this element; 0 for containers and links."""
    tag = element.tag
    if tag in INLINE or element.text_chars < SHORT:
        return 0.0
    if tag == "p":
        chars, links = element.text_chars, element.link_chars
    elif tag in PARAGRAPH or tag in HOLDERS:
        chars, links = _own_chars(element)
    else:
        return 0.0
    if chars < SHORT:
        return 0.0
    weight = chars - 2.0 * links
    if tag in ("li", "td"):
        weight *= 0.5
    return max(0.0, weight if chars >= 2 * SHORT else 0.5 * weight)


def _own_chars(element: Element) -> tuple[int, int]:
    chars = links = 0
    for child in element.children:
        if isinstance(child, str):
            chars += len(child.strip())
        elif child.tag in INLINE:
            chars += child.text_chars
            links += child.text_chars if child.tag == "a" else child.link_chars
    return chars, links


def find_container(tree: Tree, marks: Marks) -> tuple[Element, float]:
    """The element that holds the story, and how many characters of running text it has.

    The one with most running text for the least other text; names such as
    `article-body` break a near tie.
    """
    weights = Weights(tree, marks)
    best, best_score = tree.body(), 0.0
    for element in tree.elements:
        if element.text_chars < 2 * SHORT or element.tag in INLINE or element.tag in NEVER:
            continue
        weight = weights.of(element)
        if weight < 0.4 * best_score:
            continue
        score = weight - JUNK_COST * max(0.0, element.text_chars - weight)
        if marks.bits[element.order] & BODY or element.tag == "article":
            score *= NAMED_BONUS
        if score >= best_score:
            best, best_score = element, score
    return best, weights.of(best)
