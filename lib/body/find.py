"""The story's text and its standfirst, found by structure and then cleaned."""
from __future__ import annotations

from dataclasses import dataclass, field

from lib.body.blocks import Block, collect_blocks
from lib.body.container import find_container
from lib.body.phrases import CONSENT, CREDIT, LABEL
from lib.metadata.marks import AUTHOR, BODY, CAPTION, COMMENTS, DROP, HIDDEN, KICKER, PAYWALL, TAGS, TIME
from lib.metadata.record import Metadata
from lib.metadata.titles import fold
from lib.reader.tree import Element, Tree

MIN_CHARS = 150
BESIDE = DROP | COMMENTS | CAPTION | TAGS | PAYWALL


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
    container, weight = find_container(tree, metadata.marks)
    if weight < MIN_CHARS:
        return Body()
    bits = metadata.marks.bits
    limit = 0.35 * container.text_chars

    def beside(element: Element) -> bool:
        mark = bits[element.order]
        if not mark or mark & BODY:
            return False
        if mark & HIDDEN:
            return element.text_chars < limit
        if mark & BESIDE:
            return element.text_chars < limit
        return bool(mark & (AUTHOR | TIME | KICKER)) and element.text_chars < 120 and element.tag != "p"

    blocks = collect_blocks(container, beside)
    body = Body(span=(container.order, container.end))
    body.blocks = clean_blocks(blocks, metadata)
    for block in body.blocks:
        body.claimed.update(block.orders)
    return body


def clean_blocks(blocks: list[Block], metadata: Metadata) -> list[Block]:
    """Blocks without what is printed among the paragraphs but is not part of the story."""
    title = fold(metadata.title or "")
    kept: list[Block] = []
    for block in blocks:
        text = block.text
        if LABEL.match(text) or CREDIT.match(text) or (len(text) < 600 and CONSENT.search(text)):
            continue
        if len(text) < 250 and fold(text) == title:
            continue
        if block.link_share > 0.85 and len(text) < 250:
            continue
        kept.append(block)
    while kept and kept[-1].kind == "h":
        kept.pop()
    return kept
