"""A card -> its pieces of text, each with the role that the markup gives it."""
from __future__ import annotations

from dataclasses import dataclass

from lib.reader.tree import INLINE, Element
from lib.teasers.lines import Lines
from lib.teasers.roles import COMMENTS, LABEL, MORE, SPOKEN, TEXT, TITLE, role_of

HEADLINE_CHARS = 12
STICKY = frozenset((LABEL, COMMENTS, MORE, SPOKEN))
"""Roles that hold for everything inside."""


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
    linked_chars
        How many of the characters are inside a link.
    """

    text: str
    role: str | None
    holder: Element
    linked_chars: int = 0

    @property
    def linked(self) -> bool:
        """Are most of the words inside a link?"""
        return self.linked_chars > 0.6 * len(self.text)


def split_card(card: Element, lines: Lines) -> list[Piece]:
    """Cut a card's text into pieces, in order; words that screen readers alone get are labels."""
    pieces: list[Piece] = []
    stack: list[tuple[Element | str, str | None, Element, bool]] = [(card, None, card, card.tag == "a")]
    while stack:
        node, role, holder, linked = stack.pop()
        if isinstance(node, str):
            _append(pieces, node, role, holder, linked)
            continue
        if node.tag == "a" and role in (None, TEXT) and node.text_chars >= HEADLINE_CHARS and lines.stand_alone(node):
            role, holder = None, node
        linked = linked or node.tag == "a"
        role, holder = _place(node, role, holder, node is card)
        if node.tag == "br":
            _append(pieces, " ", role, holder, linked)
        stack.extend((child, role, holder, linked) for child in reversed(node.children))
    for piece in pieces:
        piece.text = piece.text.strip()
    return [piece for piece in pieces if piece.text]


def _place(node: Element, role: str | None, holder: Element, is_card: bool) -> tuple[str | None, Element]:
    """Role and holder of the words directly inside an element."""
    own = role_of(node)
    if is_card and own != TITLE:
        own = None
    if role in STICKY and own != COMMENTS or own is None and role is not None and node.tag in INLINE:
        return role, holder
    if role == TITLE and own in (TEXT, None):
        return (role, holder) if node.tag in INLINE or own == TEXT else (role, node)
    if own is not None:
        return own, node
    if node.tag in INLINE:
        return (role, node) if node.tag == "a" or node.attrs.get("class") else (role, holder)
    return (TEXT if node.tag == "p" and role is None else role), node


def _append(pieces: list[Piece], text: str, role: str | None, holder: Element, linked: bool) -> None:
    last = pieces[-1] if pieces else None
    if last is None and text.isspace():
        return
    folded = _fold_spaces(text.replace("\xad", "").replace("\u200b", ""))
    apart = last is not None and role != TITLE and _are_apart(last.holder, holder)
    if last is not None and not apart and last.role == role and (last.holder is holder or _runs_on(last, folded, holder)):
        last.text += folded[1:] if last.text[-1:] == " " == folded[:1] else folded
        last.linked_chars += len(folded) if linked else 0
    elif folded.strip():
        pieces.append(Piece(folded.lstrip(), role, holder, len(folded) if linked else 0))


def _fold_spaces(text: str) -> str:
    """Each run of white space a single space, also at the ends."""
    folded = " ".join(text.split())
    if not folded:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{folded}{' ' if text[-1].isspace() else ''}"


def _are_apart(first: Element, second: Element) -> bool:
    """Is one of them a headline's link, and the other not inside it?"""
    return first is not second and (
        first.tag == "a" and not first.holds(second) and first.text_chars >= HEADLINE_CHARS
        or second.tag == "a" and not second.holds(first) and second.text_chars >= HEADLINE_CHARS)


def _runs_on(last: Piece, text: str, holder: Element) -> bool:
    """Inline words of one block go on when white space or a sign stands between them."""
    if holder.tag not in INLINE and last.holder.tag not in INLINE or last.role == TITLE:
        return False
    inside = holder.holds(last.holder) or last.holder.holds(holder) or holder.parent is last.holder.parent
    return inside and (last.text[-1:].isspace() or text[:1].isspace() or not text[:1].isalnum()) and holder.parent is not None
