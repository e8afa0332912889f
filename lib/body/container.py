"""Where on the page the story's text stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from lib.metadata.marks import BODY, BOX, CAPTION, COMMENTS, DROP, HIDDEN, OVER, TAGS, Marks
from lib.metadata.record import Metadata
from lib.reader.tree import INLINE, Element, Tree

PARAGRAPH = frozenset(("p", "pre", "blockquote", "li", "td", "dd"))
HOLDERS = frozenset(("div", "section", "article", "main", "span", "center", "font", "body"))
UNREAD_TAGS = ("nav", "button", "select", "textarea", "iframe", "dialog", "head", "video", "audio")
DENSE_LANGUAGES = frozenset(("ja", "zh", "ko"))
DENSITY = 1.6
"""A character of these languages tells about as much as so many letters."""

NEVER = frozenset(
    ("head", "p", "a", "ul", "ol", "li", "h1", "h2", "h3", "h4", "table", "tbody", "tr", "html", "blockquote", "pre")
)
FURNITURE = DROP | COMMENTS | HIDDEN
DOUBTFUL = FURNITURE | CAPTION | TAGS | BOX
SURE = OVER | HIDDEN | COMMENTS
SHORT = 40
MOST_HEADINGS, MOST_PARTS = 50, 12
JUNK_COST = 0.25
NAMED_BONUS = 1.15


class Weights:
    """How much story-like text each part of the page holds, in constant time for any element.

    Text in parts that their names call furniture counts little, unless the part holds so much
    of the page's text that the name must mean something else, or holds the headline.
    """

    def __init__(
        self, tree: Tree, metadata: Metadata, density: float, names: int, listed: Iterable[Element] = ()
    ) -> None:
        self.density = density
        marks, title_order = metadata.marks, metadata.title_order
        own = [0.0] * len(tree.elements)
        for tag in (*PARAGRAPH, *HOLDERS):
            for element in tree.by_tag(tag):
                if element.text_chars * density >= SHORT:
                    own[element.order] = paragraph_weight(element, density)
        for tag in UNREAD_TAGS:
            for element in tree.by_tag(tag):
                own[element.order : element.end] = [0.0] * (element.end - element.order)
        for element in listed:
            own[element.order : element.end] = [0.0] * (element.end - element.order)
        _lessen(own, tree, marks, SURE & names, title_order)
        self.total = sum(own)
        _lessen(own, tree, marks, DOUBTFUL & names, title_order)
        self.sums = list(accumulate(own, initial=0.0))

    def of(self, element: Element) -> float:
        """Story-like characters inside an element."""
        return self.sums[element.end] - self.sums[element.order]


def _lessen(own: list[float], tree: Tree, marks: Marks, doubtful: int, title_order: int | None) -> None:
    """Let text in parts of doubtful names count little."""
    sums = list(accumulate(own, initial=0.0))
    named = [e for e in marks.marked(doubtful) if sums[e.end] > sums[e.order]]
    alike: defaultdict[str, float] = defaultdict(float)
    for element in named:
        alike[name_of(element)] += sums[element.end] - sums[element.order]
    until = 0
    for element in named:
        order, bits = element.order, marks.bits[element.order]
        if order >= until and alike[name_of(element)] < _least_share(element, bits & doubtful, title_order) * sums[-1]:
            until, factor = element.end, 0.03 if bits & (HIDDEN | OVER) else 0.1
            own[order:until] = [factor * w for w in own[order:until]]


def name_of(element: Element) -> str:
    """What parts of one kind share: the tag and the class names."""
    return f"{element.tag}.{element.attr('class')}"


def _least_share(element: Element, bits: int, title_order: int | None) -> float:
    """Share of the page's running text from which on a doubtful name is not believed."""
    if title_order is not None and element.order <= title_order < element.end and element.text_chars > 400:
        return 0.0
    return 0.9 if bits & (OVER | COMMENTS) else 0.6 if bits & FURNITURE else 0.3


def paragraph_weight(element: Element, density: float) -> float:
    """Characters of running text directly in this element; 0 for containers and links."""
    tag = element.tag
    if tag in INLINE or element.text_chars * density < SHORT:
        return 0.0
    if tag == "p":
        chars, links = element.text_chars, element.link_chars
    elif tag in PARAGRAPH or tag in HOLDERS:
        chars, links = _own_chars(element)
    else:
        return 0.0
    if chars * density < SHORT:
        return 0.0
    weight = density * (chars - 2.0 * links)
    if tag in ("li", "td"):
        weight *= 0.5
    return max(0.0, weight if chars * density >= 2 * SHORT else 0.5 * weight)


def _own_chars(element: Element) -> tuple[int, int]:
    chars = links = 0
    for child in element.children:
        if isinstance(child, str):
            chars += len(child.strip())
        elif child.tag in INLINE:
            chars += child.text_chars
            links += child.text_chars if child.tag == "a" else child.link_chars
    return chars, links


def density_of(language: str | None) -> float:
    """How many letters a character of the page's language stands for."""
    return DENSITY if language in DENSE_LANGUAGES else 1.0


def find_container(tree: Tree, metadata: Metadata, weights: Weights) -> Element:
    """The element that holds the story.

    The one with most running text for the least other text; names such as
    `article-body` break a near tie.
    """
    marks, density = metadata.marks, weights.density
    best, best_score = tree.body(), 0.0
    for element in tree.elements:
        if element.text_chars < 2 * SHORT or element.tag in INLINE or element.tag in NEVER:
            continue
        weight = weights.of(element)
        if weight < 0.4 * best_score:
            continue
        score = weight - JUNK_COST * max(0.0, density * element.text_chars - weight)
        if marks.bits[element.order] & BODY or element.tag == "article":
            score *= NAMED_BONUS
        if score >= best_score:
            best, best_score = element, score
    best = _join_parts(_join_siblings(best, weights), tree, marks, weights)
    return _first_of_several(best, tree, weights, metadata.title_order)


def _join_siblings(best: Element, weights: Weights) -> Element:
    """The nearest ancestor instead, where siblings of the same name hold more of the story."""
    for above in list(best.ancestors())[:3]:
        alike = [e for e in above.elements() if e.tag == best.tag and e.attr("class") == best.attr("class")]
        if len(alike) > 1 and best in alike and sum(weights.of(e) for e in alike) > 1.2 * weights.of(best):
            return above
        best_like = above
        if weights.of(best_like) > 1.2 * weights.of(best):
            return best
    return best


def _join_parts(best: Element, tree: Tree, marks: Marks, weights: Weights) -> Element:
    """What holds all parts, where a story's box comes in several of the same name with other things between."""
    if not marks.bits[best.order] & BODY:
        return best
    names = best.attr("class")
    parts = [e for e in tree.by_tag(best.tag) if e.attr("class") == names and not best.holds(e) and not e.holds(best)]
    weight = weights.of(best)
    if not names or not 0.05 * weight < sum(weights.of(e) for e in parts) or len(parts) > MOST_PARTS:
        return best
    first, last = min(e.order for e in [best, *parts]), max(e.end for e in [best, *parts])
    whole = next((a for a in best.ancestors() if a.order <= first and last <= a.end), best)
    return whole if weights.of(whole) < 1.5 * (weight + sum(weights.of(e) for e in parts)) else best


def _first_of_several(best: Element, tree: Tree, weights: Weights, title_order: int | None) -> Element:
    """The story under the page's headline, where a page goes on with whole other stories."""
    if title_order is None or not best.order <= title_order < best.end:
        return best
    inside = [a for a in tree.by_tag("article") if best.holds(a) and a is not best]
    own = next((a for a in inside if a.order <= title_order < a.end and weights.of(a) > 4 * SHORT), None)
    if own is None:
        return best
    others = [a for a in inside if not own.holds(a) and not a.holds(own)]
    strange = [h for h in tree.by_tag("h1")[:MOST_HEADINGS] if best.holds(h) and not own.holds(h)]
    headed = any(o.holds(h) for h in strange for o in others)
    if headed or (others and weights.of(own) > max(10 * SHORT, 0.15 * weights.of(best))):
        return own
    return best
