"""The story's text and its standfirst, found by structure and then cleaned."""
from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from lib.body.blocks import Block, collect_blocks
from lib.body.clean import clean_blocks
from lib.body.container import find_container
from lib.body.lead import find_lead, is_subtitle
from lib.metadata.marks import AUTHOR, BODY, BOX, CAPTION, COMMENTS, DROP, HIDDEN, KICKER, PAYWALL, TAGS, TIME
from lib.metadata.record import Metadata
from lib.reader.tree import INLINE, Element, Tree

MIN_CHARS = 150
SMALL_BOX = 350
LONG_CAPTION = 900
RUNNING_TAGS = frozenset(("p", "li", "h2", "h3", "h4", "td", "em", "strong", "b", "i", "blockquote"))
FORM_BOXES = frozenset(("div", "section", "aside", "form", "p"))
BOXES = frozenset(("div", "section", "ul", "ol", "article", "li", "table", "dl"))


@dataclass(slots=True)
class Body:
    """The story's text as found on the page.

    Attributes
    ----------
    lead
        The standfirst, where it stands apart from the text.
    blocks
        Paragraphs, headings, list items and table rows in order.
    claimed
        Orders of the elements whose text is in `lead` or `blocks`.
    span
        Order range of the element that holds the text.
    """

    lead: str | None = None
    blocks: list[Block] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    span: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """Blocks as text: paragraphs apart by an empty line, list items and rows by a line break."""
        parts: list[str] = []
        before = ""
        for block in self.blocks:
            if parts:
                parts.append("\n" if block.kind in ("li", "row") and before == block.kind else "\n\n")
            parts.append(block.text)
            before = block.kind
        return "".join(parts)


def find_body(tree: Tree, metadata: Metadata) -> Body:
    """Find the story on a page; a body without blocks where the page has none."""
    container, weight = find_container(tree, metadata)
    if weight < MIN_CHARS:
        return Body()
    bits = metadata.marks.bits
    limit = 0.35 * container.text_chars

    inputs = sorted(e.order for tag in ("form", "input", "textarea") for e in tree.by_tag(tag) if container.holds(e))

    def holds_input(element: Element) -> bool:
        at = bisect_left(inputs, element.order)
        return at < len(inputs) and inputs[at] < element.end

    def beside(element: Element) -> bool:
        chars = element.text_chars
        mark = bits[element.order]
        if element.tag in INLINE and element.parent is not None and element.parent.tag in RUNNING_TAGS:
            return bool(mark & (HIDDEN | CAPTION | COMMENTS))
        if element.tag in FORM_BOXES and chars < 800 and chars < limit and holds_input(element):
            return True
        if element.tag in BOXES and element.link_chars > 0.6 * chars and chars < 1200 and chars < limit:
            return True
        if not mark or mark & BODY:
            return False
        if mark & (DROP | COMMENTS | HIDDEN):
            return chars < limit
        if mark & CAPTION:
            return chars < min(limit, LONG_CAPTION)
        if mark & (BOX | TAGS | PAYWALL):
            return chars < limit and (chars < SMALL_BOX or element.link_chars > 0.25 * chars)
        return bool(mark & (AUTHOR | TIME | KICKER)) and chars < 120 and element.tag != "p"

    blocks = collect_blocks(container, beside)
    body = Body(span=(container.order, container.end))
    body.blocks, scene = clean_blocks(blocks, metadata, tree, container)
    if not body.blocks:
        return Body()
    lead = find_lead(tree, metadata, container, body.blocks[0], scene)
    known = {b.text for b in body.blocks}
    lead = [b for b in lead if b.text not in known]
    body.lead = "\n\n".join(b.text for b in lead if not is_subtitle(b)) or None
    for block in lead + body.blocks:
        body.claimed.update(block.orders)
    return body
