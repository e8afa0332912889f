"""What stands inside the story's container but beside the story, by names and structure."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from lib.body.cards import find_cards
from lib.body.container import name_of, paragraph_weight
from lib.metadata.marks import AUTHOR, BODY, BOX, CAPTION, COMMENTS, DROP, HIDDEN, KICKER, OVER, PAYWALL, TAGS, TIME
from lib.metadata.record import Metadata
from lib.reader.tree import INLINE, Element, Tree

NAMED = DROP | COMMENTS | HIDDEN | CAPTION | BOX | TAGS | PAYWALL
SMALL_BOX = 350
LONG_CAPTION = 900
LARGEST_FORM = 800
LARGEST_LINK_BOX = 1200
SHORT_BYLINE = 120
NEAR_TITLE, SENTENCE = 12, 60
BESIDE_BYLINE = 70
RUNNING_TAGS = frozenset(("p", "li", "h2", "h3", "h4", "td", "em", "strong", "b", "i", "blockquote"))
FORM_BOXES = frozenset(("div", "section", "aside", "form", "p"))
BOXES = frozenset(("div", "section", "ul", "ol", "article", "li", "table", "dl"))


class Beside:
    """Tells of each element in a container whether to leave it out with all below it.

    Parameters
    ----------
    tree, metadata, container
        The page, what is known about it, and the element that holds the story.
    names
        Bits of the names to believe; all by default, fewer for a second try on a page whose
        names lead astray.
    listed
        Cards of other stories.
    """

    def __init__(
        self, tree: Tree, metadata: Metadata, container: Element, names: int, listed: Iterable[Element]
    ) -> None:
        self.bits = metadata.marks.bits
        self.names = names
        self.limit = 0.35 * container.text_chars
        self.title_order = metadata.title_order if metadata.title_order is not None else -1
        self.inputs = sorted(
            e.order for tag in ("form", "input", "textarea") for e in tree.by_tag(tag) if container.holds(e)
        )
        self.unbelieved = self._unbelieved(tree, container)
        self.byline = self._byline_boxes(tree, metadata)
        self.cards = find_cards(tree, metadata, container) | {e.order for e in listed}

    def _byline_boxes(self, tree: Tree, metadata: Metadata) -> set[int]:
        """Elements of the byline, and the boxes around them that hold little else (a label, a time, a count)."""
        boxes: set[int] = set()
        for order in metadata.byline:
            element = tree.elements[order]
            if element.parent is None or element.parent.order in metadata.byline or element.text_chars > SHORT_BYLINE:
                continue
            limit = element.text_chars + BESIDE_BYLINE
            for above in (element, *element.ancestors()):
                if above.text_chars > limit or above.order <= self.title_order < above.end:
                    break
                boxes.add(above.order)
        return boxes

    def _unbelieved(self, tree: Tree, container: Element) -> set[str]:
        """Names of parts that together hold much of the running text, as wrappers of paragraphs do."""
        alike: Counter[str] = Counter()
        for element in tree.elements[container.order + 1 : container.end]:
            mark = self.bits[element.order]
            if (
                mark & NAMED
                and not mark & COMMENTS
                and element.text_chars > 60
                and element.tag not in ("aside", "nav", "footer", "figure")
            ):
                alike[name_of(element)] += int(paragraph_weight(element, 1.0)) + sum(
                    int(paragraph_weight(c, 1.0)) for c in element.elements()
                )
        return {name for name, weight in alike.items() if weight > self.limit}

    def __call__(self, element: Element) -> bool:
        mark = self.bits[element.order] & self.names
        chars = element.text_chars
        if element.tag in INLINE and element.parent is not None and element.parent.tag in RUNNING_TAGS:
            return bool(mark & (HIDDEN | CAPTION | COMMENTS))
        if element.order in self.cards or element.order in self.byline or self._is_box(element):
            return True
        if not mark or mark & BODY or (chars > SMALL_BOX and name_of(element) in self.unbelieved):
            return False
        if mark & COMMENTS:
            return not element.order <= self.title_order < element.end
        if mark & (DROP | HIDDEN):
            return chars < self.limit
        if mark & CAPTION:
            return chars < min(self.limit, LONG_CAPTION)
        if mark == BOX and not element.link_chars and self._may_lead(element):
            return False
        if mark & (BOX | TAGS | PAYWALL):
            return chars < self.limit and (chars < SMALL_BOX or element.link_chars > 0.25 * chars)
        return bool(mark & (AUTHOR | TIME | KICKER)) and chars < SHORT_BYLINE and element.tag != "p"

    def _may_lead(self, element: Element) -> bool:
        """Is this a sentence right behind the headline? What is called a teaser there is the standfirst."""
        near = 0 <= self.title_order < element.order < self.title_order + NEAR_TITLE
        return near and SENTENCE < element.text_chars < SMALL_BOX and element.text().endswith((".", "!", "?"))

    def _is_box(self, element: Element) -> bool:
        """A form, or a box of links: furniture whatever it is called."""
        chars = element.text_chars
        if chars >= self.limit:
            return False
        if element.tag in FORM_BOXES and chars < LARGEST_FORM:
            at = bisect_left(self.inputs, element.order)
            if at < len(self.inputs) and self.inputs[at] < element.end:
                return True
        return element.tag in BOXES and element.link_chars > 0.6 * chars and chars < LARGEST_LINK_BOX


ALL_NAMES = -1
SURE_NAMES = OVER | HIDDEN | COMMENTS | BODY
