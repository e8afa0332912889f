"""A card -> its pieces of text, each with the role that the markup gives it."""
from __future__ import annotations

from dataclasses import dataclass

from lib.reader.tree import INLINE, SPACE, Element
from lib.teasers.roles import LABEL, TEXT, TIME, TITLE, role_of


@dataclass(slots=True)
class Piece:
    """Words that stand together.

    Attributes
    ----------
    text
        White space folded.
    role
        What the markup calls them, null where it says nothing.
    holder
        The element that gave the role, or the block around the words.
    linked
        Inside the card's link?
    """

    text: str
    role: str | None
    holder: Element
    linked: bool


def split_card(card: Element) -> list[Piece]:
    """Cut a card's text into pieces, in order; words that screen readers alone get are labels."""
    pieces: list[Piece] = []
    stack: list[tuple[Element | str, str | None, Element, bool]] = [(card, None, card, card.tag == "a")]
    while stack:
        node, role, holder, linked = stack.pop()
        if isinstance(node, str):
            _append(pieces, node, role, holder, linked)
            continue
        own = role_of(node)
        linked = linked or node.tag == "a"
        if node is card and own != TITLE:
            own = None
        if role == LABEL:
            own = LABEL
        if own is not None and not (own == TITLE == role):
            if not (own == TEXT and role == TITLE):
                role, holder = own, node
        elif node.tag not in INLINE and (role is None or node.tag in ("p", "li", "div") and role not in (TITLE, TIME)):
            holder = node
            if node.tag == "p" and role is None:
                role = TEXT
        elif node.tag == "a" and role is None:
            holder = node
        if node.tag == "br":
            _append(pieces, " ", role, holder, linked)
        stack.extend((child, role, holder, linked) for child in reversed(node.children))
    return [piece for piece in pieces if piece.text]


def _append(pieces: list[Piece], text: str, role: str | None, holder: Element, linked: bool) -> None:
    folded = SPACE.sub(" ", text.replace("\xad", "").replace("\u200b", ""))
    if pieces and pieces[-1].holder is holder and pieces[-1].role == role:
        last = pieces[-1]
        last.text = SPACE.sub(" ", f"{last.text}{folded}" if last.text else folded.lstrip())
        last.linked = last.linked or linked
        return
    if pieces:
        pieces[-1].text = pieces[-1].text.strip()
    if folded.strip():
        pieces.append(Piece(folded.lstrip(), role, holder, linked))
