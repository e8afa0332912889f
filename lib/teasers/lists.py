"""Lists of cards on a whole page, found before anything is known of the page's own story."""

from __future__ import annotations

from collections import defaultdict

from lib.metadata.marks import Marks
from lib.teasers.cards import Card, PageLinks, find_cards
from lib.teasers.lines import Lines

ENOUGH = 3
"""So many cards of one make are a list."""
USUAL_CHARS, MOST_CHARS = 350, 900
"""Characters in a card of a list, in the mean and at most."""


def find_lists(links: PageLinks, marks: Marks) -> list[Card]:
    """Cards that stand in a list of their like: three or more short ones, each with a headline alone on its line."""
    groups: defaultdict[tuple[int, str, str], list[Card]] = defaultdict(list)
    for card in find_cards(links, frozenset()):
        element = card.element
        if element.parent is not None and element.text_chars <= MOST_CHARS:
            groups[element.parent.order, element.tag, element.attr("class").split(" ")[0]].append(card)
    lines = Lines(marks)
    found: list[Card] = []
    for group in groups.values():
        if len(group) >= ENOUGH and sum(c.element.text_chars for c in group) <= USUAL_CHARS * len(group):
            headed = [card for card in group if any(lines.stand_alone(link.element) for link in card.links)]
            if len(headed) >= ENOUGH and len(headed) >= 0.8 * len(group):
                found += headed
    return found
