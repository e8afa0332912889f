"""The standfirst: the paragraph between headline and text that sums the story up."""

from __future__ import annotations

import re
from collections import Counter

from lib.body.blocks import Block, collect_blocks
from lib.body.clean import Scene, is_furniture
from lib.body.phrases import BYLINE, stands_beside
from lib.body.running import is_running
from lib.metadata.marks import AUTHOR, BOX, CAPTION, COMMENTS, DROP, HIDDEN, KICKER, LEAD, TAGS, TIME, TITLE, read_names
from lib.metadata.record import Metadata
from lib.metadata.titles import fold
from lib.reader.tree import INLINE, Element, Tree

LONGEST = 1200
SHORTEST = 25
REACH = 50
FAR = 400
MOST_NAMED = 40
SUBTITLE_CHARS = 200
SENTENCE = 60
"""A line this long that is called a standfirst and ends in a full stop is one, in a heading too."""
MOST_BLOCKS, MOST_CHARS = 2, 500
SUBTITLE = re.compile(r"sub-?_?(?:title|head)|\bdek\b|_dek\b|-dek\b", re.IGNORECASE)
DATE_AT_END = re.compile(r"\d{4}[-./]\d{2}[-./]\d{2}$|\d{1,2}[:.]\d{2}(?: uhr)?$", re.IGNORECASE)
OUT = DROP | COMMENTS | HIDDEN | CAPTION | AUTHOR | TIME | KICKER | TAGS | BOX


def find_lead(tree: Tree, metadata: Metadata, container: Element, first: Block, scene: Scene) -> list[Block]:
    """Blocks of the standfirst that stand outside the container, between headline and text.

    Either their names call them so, or they repeat the summary in the head, or they are
    running text right between the headline and the first paragraph.
    """
    bits = metadata.marks.bits
    start = (
        metadata.title_order if metadata.title_order is not None and metadata.title_order < first.orders[0] else None
    )
    for element in metadata.marks.marked(LEAD)[:MOST_NAMED]:
        if element.order < first.orders[0] and _may_lead(element, container, bits, start):
            blocks = [b for b in _blocks_of(element, bits) if _is_lead_text(b, scene)]
            if blocks and sum(len(b.text) for b in blocks) <= LONGEST:
                return blocks
    if start is None:
        return []
    return _between(tree, bits, start, container, scene, fold(metadata.description or "")[:60])


def split_lead(blocks: list[Block], metadata: Metadata, container: Element) -> int:
    """How many of the first blocks are a standfirst printed inside the container.

    They are one where their names call them so, or where the first paragraph is set apart
    from the next (all bold, or of another class) and is bold or says what the page's summary says.
    """
    if len(blocks) < 2 or blocks[0].kind in ("li", "row"):
        return 0
    first, behind = blocks[0], blocks[1]
    named = _named_lead(first.holder, metadata.marks.bits, container)
    if named is not None:
        again = _named_lead(behind.holder, metadata.marks.bits, container)
        if again is not None and again is not named and again.attr("class") == named.attr("class"):
            return 0
        return next((n for n, b in enumerate(blocks) if not named.holds(b.holder)), 0)
    bold = first.strong_chars > 0.9 * len(first.text) and behind.strong_chars < 0.5 * len(behind.text)
    apart = first.holder.tag != behind.holder.tag or first.holder.attr("class") != behind.holder.attr("class")
    summary = fold(metadata.description or "")
    same = len(summary) > 40 and fold(first.text)[:60] == summary[:60]
    if first.kind != "h" and len(first.text) > 2 * SHORTEST and (bold or (same and apart)):
        return 1
    return _set_apart(blocks, metadata)


def _set_apart(blocks: list[Block], metadata: Metadata) -> int:
    """How many of the first blocks stand between the headline and the line of paragraphs: of another make, in
    another box, or with something (a byline, a picture) between them and the rest."""
    makes: Counter[str] = Counter()
    for block in blocks:
        makes[_make(block)] += len(block.text)
    usual = makes.most_common(1)[0][0]
    count = next((n for n, b in enumerate(blocks) if _make(b) == usual), 0)
    order = metadata.title_order
    if not 0 < count <= MOST_BLOCKS or order is None or blocks[0].holder.order < order:
        return 0
    first, behind = blocks[count - 1].holder, blocks[count].holder
    if (
        any(b.kind in ("h", "li", "row", "quote") for b in blocks[:count])
        or sum(len(b.text) for b in blocks[:count]) > MOST_CHARS
    ):
        return 0
    if len(keep_sentences(blocks[:count])) > 1:
        return 0
    return count if first.parent is not behind.parent or behind.order > first.end else 0


def _make(block: Block) -> str:
    above = block.holder.parent
    return f"{above.attr('class') if above is not None else ''} {block.holder.tag}.{block.holder.attr('class')}"


def _named_lead(holder: Element, bits: list[int], container: Element) -> Element | None:
    for element in [holder, *holder.ancestors()]:
        if element is container or element.text_chars > LONGEST:
            return None
        if bits[element.order] & LEAD:
            return element
    return None


def keep_sentences(lead: list[Block]) -> list[Block]:
    """A standfirst's blocks without the byline, date or buttons printed among them."""
    return lead[:1] + [
        b
        for b in lead[1:]
        if len(b.text) > SHORTEST and b.text.rstrip()[-1:] in '.!?…:”“"»' and not BYLINE.match(b.text.lower())
    ]


def is_subtitle(block: Block) -> bool:
    """Is this a second headline, one short line in a heading or called so, and no paragraph?"""
    names = block.holder.attr("class")
    if SUBTITLE.search(names):
        return len(block.text) <= SUBTITLE_CHARS
    heading = block.holder.tag in ("h1", "h2", "h3", "h4") and len(block.text) <= SUBTITLE_CHARS
    return heading and not (
        read_names(names) & LEAD and len(block.text) >= SENTENCE and block.text.rstrip().endswith(".")
    )


def _may_lead(element: Element, container: Element, bits: list[int], start: int | None) -> bool:
    if (
        not SHORTEST <= element.text_chars <= LONGEST
        or element.link_chars > 0.4 * element.text_chars
        or container.holds(element)
    ):
        return False
    if start is not None and not start < element.order < start + FAR:
        return False
    return not any(bits[a.order] & (DROP | COMMENTS | HIDDEN | CAPTION) for a in element.ancestors())


def _blocks_of(element: Element, bits: list[int]) -> list[Block]:
    return collect_blocks(element, lambda e: bool(bits[e.order] & OUT) and e.tag not in INLINE)


def _is_lead_text(block: Block, scene: Scene) -> bool:
    text = block.text
    if (
        len(text) < SHORTEST
        or block.kind == "li"
        or stands_beside(text)
        or DATE_AT_END.search(text)
    ):
        return False
    return not is_furniture(block, scene)


def _between(tree: Tree, bits: list[int], start: int, container: Element, scene: Scene, summary: str) -> list[Block]:
    """Running text between the headline and the container, or the head's summary printed there."""
    order = tree.elements[start].end
    while order < container.order:
        element = tree.elements[order]
        out = bits[order] & OUT
        if out == BOX and not element.link_chars and SHORTEST < element.text_chars < SUBTITLE_CHARS * 2:
            out = 0
        if out and not bits[order] & (LEAD | TITLE) and not element.holds(container):
            order = element.end
            continue
        if (
            element.tag in ("p", "h2", "h3", "div")
            and SHORTEST < element.text_chars < LONGEST
            and not element.holds(container)
        ):
            blocks = _blocks_of(element, bits)
            if len(blocks) == 1 and _is_lead_text(blocks[0], scene) and element.link_chars < 0.4 * element.text_chars:
                same = summary and fold(blocks[0].text).startswith(summary[:40])
                if same or (is_running(blocks[0], scene.density) and _near(tree, start, element)):
                    return blocks
        order += 1
    return []


def _near(tree: Tree, start: int, element: Element) -> bool:
    return element.order - tree.elements[start].end < REACH
