"""Cards without a box of their own: a headline and, as its siblings, the text and time that go with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container

from lib.reader.tree import Element

LEAST, MOST_PARTS, MOST_CHARS = 3, 5, 700
NEVER = frozenset(("script", "form", "nav", "aside", "footer", "table", "ul", "ol", "section", "article", "h1"))


def join_flat(heads: list[Element], taken: Container[int]) -> dict[int, Element]:
    """Boxes for headlines in one parent that stand in line with what belongs to them.

    Parameters
    ----------
    heads
        Elements that cards have grown to.
    taken
        Orders of elements that hold links to stories or the article's text: never part of another card.

    Returns
    -------
    dict of int to Element
        By the headline's order, an element made for the occasion that holds it and its siblings.
    """
    rows: defaultdict[tuple[int, str, str], list[Element]] = defaultdict(list)
    for head in heads:
        if head.parent is not None and head.tag != "p":
            rows[head.parent.order, head.tag, head.attr("class")].append(head)
    joined: dict[int, Element] = {}
    for row in rows.values():
        if len(row) >= LEAST:
            groups = _split_row(row, taken)
            if sum(len(group) > 1 for group in groups) > 0.6 * len(groups):
                for head, group in zip(row, groups):
                    if len(group) > 1:
                        joined[head.order] = _wrap(group)
    return joined


def _split_row(row: list[Element], taken: Container[int]) -> list[list[Element]]:
    """Each headline with its siblings up to the next one; those before it where that is the rule in this row."""
    parent = row[0].parent
    heads = {head.order for head in row}
    siblings = [e for e in parent.elements() if e.text_chars or e.order in heads] if parent is not None else []
    places = [n for n, e in enumerate(siblings) if e.order in heads]
    before = [siblings[n - 1] if n else None for n in places]
    leading = all(b is not None and b.order not in heads and _make(b) == _make(before[0]) for b in before)
    leading = (
        leading
        and _make(before[0]) != _make(row[0])
        and (len(siblings) == places[-1] + 1 or _make(siblings[-1]) != _make(before[0]))
    )
    groups = []
    for number, place in enumerate(places):
        until = places[number + 1] - leading if number + 1 < len(places) else len(siblings)
        group = [siblings[place - 1], siblings[place]] if leading else [siblings[place]]
        for sibling in siblings[place + 1 : until]:
            if len(group) >= MOST_PARTS or sibling.tag in NEVER or sibling.order in taken:
                break
            if _make(sibling) == _make(row[0]) or not _fits(group, sibling):
                break
            group.append(sibling)
        groups.append(group)
    return groups


def _make(element: Element | None) -> str:
    return f"{element.tag}.{element.attr('class')}" if element is not None else ""


def _fits(group: list[Element], sibling: Element) -> bool:
    return sum(e.text_chars for e in group) + sibling.text_chars <= MOST_CHARS


def _wrap(group: list[Element]) -> Element:
    return Element.around(group)
