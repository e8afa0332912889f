"""Teaser cards inside a container: repeated siblings, each with a headline that is a link."""

from __future__ import annotations

from collections import defaultdict

from lib.body.container import name_of
from lib.metadata.marks import TITLE
from lib.metadata.record import Metadata
from lib.reader.tree import Element, Tree

HEADINGS = ("h2", "h3", "h4", "h5")
LEVELS = 6
CARD_CHARS = 700
USUAL_CHARS = 350
MOST_SHARE = 0.5


def find_cards(tree: Tree, metadata: Metadata, container: Element) -> set[int]:
    """Orders of the cards in a container.

    A group of cards that holds most of the container's text is believed on pages
    only that don't call themselves an article: else it may be a list that is the story.
    """
    groups: dict[tuple[int, str], set[int]] = defaultdict(set)
    for heading in _linked_headings(tree, metadata, container):
        around = heading
        for _ in range(LEVELS):
            above = around.parent
            if above is None or around is container or around.text_chars > CARD_CHARS:
                break
            groups[above.order, name_of(around)].add(around.order)
            around = above
    cards: set[int] = set()
    for orders in sorted(groups.values(), key=min):
        chars = sum(tree.elements[o].text_chars for o in orders)
        if len(orders) < 2 or chars > USUAL_CHARS * len(orders):
            continue
        if chars < MOST_SHARE * container.text_chars or metadata.kind != "article":
            cards |= orders
    return cards


def _linked_headings(tree: Tree, metadata: Metadata, container: Element) -> list[Element]:
    named = [e for e in metadata.marks.marked(TITLE) if e.tag not in HEADINGS]
    headings = [h for tag in HEADINGS for h in tree.by_tag(tag)] + named
    return [h for h in headings if container.holds(h) and 15 <= h.text_chars <= 250 and _is_linked(h, container)]


def _is_linked(heading: Element, container: Element) -> bool:
    if heading.link_chars > 0.8 * heading.text_chars:
        return True
    around = heading.parent
    for _ in range(3):
        if around is None or around is container:
            return False
        if around.tag == "a":
            return True
        around = around.parent
    return False
