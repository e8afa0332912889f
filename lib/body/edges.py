"""Where the story begins and ends on the page, and sentences of it that are printed a second time between its paragraphs."""

from __future__ import annotations

import re
from collections import Counter

from lib.body.blocks import Block
from lib.body.phrases import CONSENT, PROMPT
from lib.reader.tree import Element

COMMENTS = re.compile(
    r"^\W*(?:\d{1,5}\s*)?(?:leser)?(?:kommentare?|comments?|commentaires?|réactions?|comentarios?|commenti|reacties|kommentarer|"
    r"diskussion|discussion|leserbriefe|forum|beiträge|opiniones|meinungen)(?:\s+(?:der leser|zum artikel|zu diesem artikel|on this story))?\s*[:(\[]?\s*\d{0,5}\W*$",
    re.IGNORECASE,
)
MARKS = re.compile(r"[^\w]+")
HEADING_CHARS = 45
LARGEST_BOX, LONGEST_PROMPT = 330, 250
SHORTEST_QUOTE, LONGEST_QUOTE = 24, 180
ENOUGH = 0.5
"""Share of the running text that must remain for what stands elsewhere to be left out."""


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
        if before and len(block.text) <= HEADING_CHARS and not block.link_chars:
            if block.kind in ("h", "other") and COMMENTS.match(block.text) and sum(s > 0 for s in sizes[:number]) > 1:
                return blocks[:number]
        before += size
    return blocks


def drop_repeated(blocks: list[Block]) -> list[Block]:
    """Leave out a sentence of the text that a box prints again in large letters."""
    letters = [_letters(b.text) for b in blocks]
    whole = "\n".join(["", *letters, ""])
    makes: Counter[str] = Counter()
    for block in blocks:
        makes[_make(block)] += len(block.text)
    usual = makes.most_common(1)[0][0] if makes else ""
    kept = []
    for block, mine in zip(blocks, letters):
        short = SHORTEST_QUOTE <= len(mine) and len(block.text) <= LONGEST_QUOTE and block.kind not in ("h", "row", "li")
        if not short or _make(block) == usual or whole.count(mine) < 2 or whole.count(f"\n{mine}\n") > 1:
            kept.append(block)
    return kept or blocks


def _make(block: Block) -> str:
    return f"{block.holder.tag}.{block.holder.attr('class')}"


def _letters(text: str) -> str:
    return MARKS.sub(" ", text.casefold()).strip()


def drop_prompt_boxes(blocks: list[Block], kept: list[Block], container: Element) -> list[Block]:
    """Leave out what else stands in a small box with an invitation to subscribe, buy or consent."""
    boxes = []
    for block in blocks:
        if len(block.text) < LONGEST_PROMPT and (PROMPT.found_in(low := block.text.lower()) or CONSENT.found_in(low)):
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
    return box if box is not holder else None
