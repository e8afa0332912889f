"""Blocks without what is printed among the paragraphs but is not part of the story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from lib.body.blocks import Block
from lib.body.container import density_of
from lib.body.edges import drop_prompt_boxes, drop_strange
from lib.body.phrases import (
    CONSENT,
    CONTRIBUTED,
    CREDIT,
    CREDIT_WORDS,
    CREDITED,
    DATED,
    LABEL,
    LINK_LABEL,
    PROMPT,
    RELATED,
    TAIL,
    TIMES,
    Cues,
    stands_beside,
)
from lib.body.running import RUNNING, SENTENCE_END, is_running
from lib.metadata.marks import LEAD, read_names
from lib.metadata.record import Metadata
from lib.metadata.titles import fold
from lib.reader.tree import Element, Tree

WORDS = re.compile(r"\w+")
CAPTION_CHARS = 280
SHORT_TIME = 40
LONG, VERY_LONG = 320, 700
TAGS = re.compile(r"<[^>]{1,300}>")
MIN_STATED, STATED_START, STATED_SHARE, LEAD_CHARS = 500, 40, 0.85, 120


@dataclass(slots=True)
class Scene:
    """What the rules know about the story around a block."""

    title: str
    title_words: frozenset[str]
    title_order: int
    authors: tuple[str, ...]
    images: list[int]
    container: Element
    parents: Counter[str]
    total: int
    density: float
    consent: Cues
    prompt: Cues
    credit_words: tuple[str, ...]
    """Of the words of furniture, those that are anywhere in blocks below `LONG`."""


def clean_blocks(blocks: list[Block], metadata: Metadata, tree: Tree, container: Element) -> tuple[list[Block], Scene]:
    """Keep what belongs to the story.

    First what is furniture by its own words or place, then what stands before the first and
    after the last running paragraph, then headings that head nothing.
    """
    blocks = drop_strange(blocks, metadata, tree, container)
    scene = _scene(blocks, metadata, tree, container)
    lines = [b for b in blocks if is_link_line(b)]
    listing = len(lines) >= 5 and 2 * len(lines) > len(blocks) and all(_place(b) == _place(lines[0]) for b in lines)
    kept = [b for b in blocks if not is_furniture(b, scene) or (listing and b in lines)]
    kept = drop_prompt_boxes(blocks, kept, container)
    kept = _drop_unstated(kept, metadata.body_text, scene)
    kept = _drop_opening(kept, scene)
    kept = _drop_ending(kept, scene)
    return _drop_idle_headings(blocks, kept, container), scene


def _scene(blocks: list[Block], metadata: Metadata, tree: Tree, container: Element) -> Scene:
    density = density_of(metadata.language)
    parents: Counter[str] = Counter()
    for block in blocks:
        if is_running(block, density):
            parents[_place(block)] += len(block.text)
    images = [
        e.order
        for tag in ("img", "picture", "video", "iframe")
        for e in tree.by_tag(tag)
        if container.holds(e) and not _is_emoji(e)
    ]
    title = fold(metadata.title or "")
    low = "\n".join(b.text for b in blocks if len(b.text) < LONG).lower()
    return Scene(
        title,
        frozenset(WORDS.findall(title)),
        metadata.title_order if metadata.title_order is not None else -1,
        tuple(a.casefold() for a in metadata.authors),
        sorted(images),
        container,
        parents,
        sum(parents.values()),
        density,
        CONSENT.among(low),
        PROMPT.among(low),
        tuple(word for word in CREDIT_WORDS if word in low),
    )


def _is_emoji(image: Element) -> bool:
    size = image.attr("width") or image.attr("height")
    return "emoji" in image.attr("class") or "smiley" in image.attr("class") or (size.isdigit() and int(size) <= 32)


def _place(block: Block) -> str:
    above = block.holder.parent
    return f"{above.tag}.{above.attr('class')}" if above is not None else ""


def is_furniture(block: Block, scene: Scene) -> bool:
    """Is this block none of the story's, by its own words, links and place?"""
    text = block.text
    if len(text) >= LONG and (len(text) >= VERY_LONG or _in_main_place(block, scene)):
        return False
    if not WORDS.search(text):
        return True
    low = text.lower()
    if len(text) < 120 and LABEL.match(low):
        return True
    if len(text) < LONG and any(word in low for word in scene.credit_words) and (CREDIT.match(low) or CREDITED.search(low)):
        return True
    if len(text) < SHORT_TIME and block.kind in ("p", "other") and TIMES.match(low) and DATED.search(low):
        return True
    consent = scene.consent if len(text) < LONG else CONSENT
    if (len(text) < 300 or not _in_main_place(block, scene)) and consent.found_in(low):
        return True
    if len(text) < 300 and scene.prompt.found_in(low):
        return True
    if len(text) < 100 and RELATED.match(low) and (block.kind == "h" or len(text) < 60):
        return True
    return is_link_line(block) or is_caption(block, scene) or is_title(block, scene)


def is_link_line(block: Block) -> bool:
    """Does the block consist of a link, with a label before it at most?"""
    text = block.text
    if len(text) > 300 or not block.link_chars or block.kind == "row":
        return False
    if block.link_share > 0.85:
        return True
    if block.link_share < 0.4:
        return False
    label = text[: max(0, len(text) - block.link_chars)].strip(" :|–—>»►→")
    return (
        bool(label)
        and len(label) < 60
        and (bool(RELATED.match(label.lower())) or bool(LINK_LABEL.match(text)) and not SENTENCE_END.search(text))
    )


def is_caption(block: Block, scene: Scene) -> bool:
    """Is this the text under a picture: short, and alone with it in a box of their own?"""
    length = len(block.text)
    if length > CAPTION_CHARS or block.kind in ("h", "li", "row") or not scene.images:
        return False
    if read_names(block.holder.attr("class")) & LEAD:
        return False
    if scene.parents[_place(block)] > 0.25 * scene.total:
        return False
    around = block.holder
    for _ in range(4):
        if around is scene.container or around.text_chars > 1.5 * length + 60:
            return False
        at = bisect_left(scene.images, around.order)
        if at < len(scene.images) and scene.images[at] < around.end:
            return True
        if around.parent is None:
            return False
        around = around.parent
    return False


def is_title(block: Block, scene: Scene) -> bool:
    """Does the block repeat the headline?"""
    text = block.text
    if not scene.title or len(text) > 300:
        return False
    heading = block.kind == "h"
    if not heading and text.count(" ") + text.count("\n") != scene.title.count(" "):
        return False
    words = fold(text)
    if words == scene.title:
        return True
    if not heading:
        return False
    mine = frozenset(WORDS.findall(words))
    both = len(mine & scene.title_words)
    return both >= 3 and both >= 0.8 * len(mine) and both >= 0.6 * len(scene.title_words)


def _drop_opening(blocks: list[Block], scene: Scene) -> list[Block]:
    """Leave out kicker, byline, time and labels before the first running paragraph."""
    first = next((n for n, b in enumerate(blocks) if is_running(b, scene.density)), None)
    if first is None:
        return blocks
    opening = [b for n, b in enumerate(blocks[:first]) if _may_open(b, scene, last=n == first - 1)]
    return opening + blocks[first:]


def drop_byline(blocks: list[Block], scene: Scene) -> list[Block]:
    """Leave out the byline and the date that stand between standfirst and text."""
    first = 0
    while first < len(blocks) - 1 and blocks[first].kind != "h" and len(blocks[first].text) < CAPTION_CHARS:
        text = blocks[first].text
        if not (stands_beside(text) or _names_author(text, scene)):
            break
        first += 1
    return blocks[first:]


def _may_open(block: Block, scene: Scene, last: bool) -> bool:
    text = block.text
    if block.orders and block.orders[0] < scene.title_order:
        return False
    if stands_beside(text) or _names_author(text, scene):
        return False
    if block.kind == "h":
        return block.holder.tag != "h1" and (last or scene.density * len(text) > RUNNING)
    if block.kind in ("li", "row", "quote") or _in_main_place(block, scene):
        return True
    return bool(SENTENCE_END.search(text)) and len(text) > 20


def _in_main_place(block: Block, scene: Scene) -> bool:
    """Is this a paragraph in line with those that make up the story?"""
    return (
        block.holder.tag == "p"
        and scene.density * len(block.text) >= 30
        and scene.parents[_place(block)] > 0.25 * scene.total
    )


def _names_author(text: str, scene: Scene) -> bool:
    low = text.casefold()
    return len(text) < 120 and any(a in low for a in scene.authors)


def _drop_ending(blocks: list[Block], scene: Scene) -> list[Block]:
    """Leave out credits, biographies, sources and labels after the last running paragraph."""
    end = len(blocks)
    while end > 1 and _may_end(blocks[end - 1], scene):
        end -= 1
    return blocks[:end]


def _may_end(block: Block, scene: Scene) -> bool:
    text = block.text
    low = text.lower()
    if len(text) < 350 and CONTRIBUTED.found_in(low):
        return True
    if block.kind == "h" or TAIL.match(low) or stands_beside(text) or _is_biography(text, scene):
        return True
    return (
        block.kind in ("p", "other")
        and scene.density * len(text) < RUNNING
        and not SENTENCE_END.search(text)
        and not _in_main_place(block, scene)
    )


def _is_biography(text: str, scene: Scene) -> bool:
    low = text.casefold()[:80]
    return any(low.startswith(a) for a in scene.authors) and len(text) < 600


def _drop_unstated(blocks: list[Block], body_text: str | None, scene: Scene) -> list[Block]:
    """Leave out what stands beside the line of paragraphs and isn't in the text that structured data states.

    Only where that text has nearly all other paragraphs: it is often an excerpt, or lacks headings and lists.
    """
    if not body_text or len(body_text) < MIN_STATED:
        return blocks
    stated = _letters(TAGS.sub(" ", body_text))
    known = [_letters(b.text)[:STATED_START] in stated for b in blocks]
    chars = sum(len(b.text) for b in blocks)
    if sum(len(b.text) for b, k in zip(blocks, known) if k) < STATED_SHARE * chars:
        return blocks
    first = known.index(True)
    return [
        b
        for n, (b, k) in enumerate(zip(blocks, known))
        if k
        or b.kind == "h"
        or scene.parents[_place(b)] > 0.25 * scene.total
        or (n < first and b.kind != "li" and len(b.text) > LEAD_CHARS)
    ]


def _letters(text: str) -> str:
    return "".join(WORDS.findall(text.casefold()))


def _drop_idle_headings(blocks: list[Block], kept: list[Block], container: Element) -> list[Block]:
    """Leave out headings that head nothing: at the end, or of a box whose other blocks were left out."""
    staying = {id(b) for b in kept}
    after = {id(b): following for b, following in pairwise(blocks)}
    result: list[Block] = []
    for n, block in enumerate(kept):
        behind = kept[n + 1] if n + 1 < len(kept) else None
        box = block.holder.parent
        if block.kind == "h" and box is not None and box is not container and behind is not None:
            left_out = id(after[id(block)]) not in staying
            if left_out and box.holds(after[id(block)].holder) and not box.holds(behind.holder):
                continue
        result.append(block)
    while result and result[-1].kind == "h":
        result.pop()
    return result
