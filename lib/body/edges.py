"""Where the story begins and ends on the page, and what is printed between its paragraphs a second time."""

from __future__ import annotations

import re
from collections import Counter

from lib.body.blocks import Block
from lib.body.container import density_of
from lib.body.phrases import CONSENT, PROMPT
from lib.body.running import is_running
from lib.metadata.record import Metadata
from lib.reader.tree import Element, Tree

COMMENTS = re.compile(
    r"^\W*(?:\d{1,5}\s*)?(?:leser)?(?:kommentare?|comments?|commentaires?|réactions?|comentarios?|commenti|reacties|"
    r"kommentarer|diskussion|discussion|leserbriefe|forum|beiträge|opiniones|meinungen)"
    r"(?:\s+(?:der leser|zum artikel|zu diesem artikel|on this story))?\s*[:(\[]?\s*\d{0,5}\W*$",
    re.IGNORECASE,
)
MARKS = re.compile(r"[^\w]+")
HEADING_CHARS = 45
LARGEST_BOX, LONGEST_PROMPT, LONGEST_TITLE = 330, 250, 320
SHORTEST_QUOTE, LONGEST_QUOTE, MOST_QUOTES = 24, 180, 60
ENOUGH = 0.5
"""Share of the running text that must remain for what stands elsewhere to be left out."""


def drop_strange(blocks: list[Block], metadata: Metadata, tree: Tree, container: Element) -> list[Block]:
    """Leave out what stands before the headline, readers' comments, and sentences printed twice."""
    density = density_of(metadata.language)
    order = metadata.title_order if metadata.title_order is not None else -1
    if order >= 0:
        blocks = [
            b
            for b in blocks
            if not tree.elements[order].holds(b.holder) or tree.elements[order].text_chars > LONGEST_TITLE
        ]
    sizes = [len(b.text) if is_running(b, density) else 0 for b in blocks]
    kept = drop_before_title(blocks, order, container.order <= order < container.end, sizes)
    sizes = [len(b.text) if is_running(b, density) else 0 for b in kept]
    return drop_repeated(cut_at_comments(kept, sizes))


def drop_before_title(blocks: list[Block], title_order: int, holds_title: bool, sizes: list[int]) -> list[Block]:
    """Leave out what stands before the headline, unless that is most of the text."""
    if title_order < 0 or not holds_title:
        return blocks
    kept = [b for b in blocks if not b.orders or b.orders[0] > title_order or b.holder.order > title_order]
    inside = sum(size for b, size in zip(blocks, sizes) if b.orders and b.orders[0] > title_order)
    return kept if inside > ENOUGH * sum(sizes) else blocks


def cut_at_comments(blocks: list[Block], sizes: list[int]) -> list[Block]:
    """Leave out everything from a heading of readers' comments on, where running text stands before it."""
    before = 0
    for number, (block, size) in enumerate(zip(blocks, sizes)):
        if before > 1 and _heads_comments(block):
            return blocks[:number]
        before += size > 0
    return blocks


def _heads_comments(block: Block) -> bool:
    if block.link_chars or len(block.text) > HEADING_CHARS or block.kind not in ("h", "other"):
        return False
    return bool(COMMENTS.match(block.text))


def drop_repeated(blocks: list[Block]) -> list[Block]:
    """Leave out a sentence of the text that a box prints again in large letters."""
    makes: Counter[str] = Counter()
    for block in blocks:
        makes[_make(block)] += len(block.text)
    usual = makes.most_common(1)[0][0] if makes else ""
    short = [b for b in blocks if len(b.text) <= LONGEST_QUOTE and b.kind not in ("h", "row", "li") and _make(b) != usual]
    quotes = [(b, mine) for b in short if len(mine := _letters(b.text)) >= SHORTEST_QUOTE][:MOST_QUOTES]
    if not quotes:
        return blocks
    raw = "\n".join(b.text for b in blocks).casefold()
    quotes = [(b, mine) for b, mine in quotes if raw.count(max(mine.split(), key=len)) > 1]
    whole = "\n".join(["", *(_letters(b.text) for b in blocks), ""]) if quotes else ""
    repeated = {id(b) for b, mine in quotes if whole.count(mine) > 1 and whole.count(f"\n{mine}\n") == 1}
    return [b for b in blocks if id(b) not in repeated] or blocks


def _make(block: Block) -> str:
    return f"{block.holder.tag}.{block.holder.attr('class')}"


def _letters(text: str) -> str:
    return MARKS.sub(" ", text.casefold()).strip()


def drop_prompt_boxes(blocks: list[Block], kept: list[Block], container: Element) -> list[Block]:
    """Leave out what else stands in a small box with an invitation to subscribe, buy or consent."""
    boxes = []
    staying = {id(b) for b in kept}
    for block in blocks:
        if (
            id(block) not in staying
            and len(block.text) < LONGEST_PROMPT
            and (PROMPT.found_in(low := block.text.lower()) or CONSENT.found_in(low))
        ):
            box = _box_around(block.holder, container)
            if box is not None:
                boxes.append(box)
    return [b for b in kept if not any(box.holds(b.holder) for box in boxes)] if boxes else kept


def _box_around(holder: Element, container: Element) -> Element | None:
    """The largest small box around a prompt; null where it stands among the paragraphs."""
    box = None
    for above in (holder, *holder.ancestors()):
        if above is container or above.text_chars > LARGEST_BOX or above.tag in ("body", "td", "article"):
            break
        box = above
    return box if box is not holder or holder.tag != "p" else None
