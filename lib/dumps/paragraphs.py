"""Which lines of a dump can be a story's paragraphs, and which of them speak of one thing."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.body.phrases import CONSENT, CONTRIBUTED, PROMPT, TAIL
from lib.dumps.kinds import WORD, Piece, read_words

NO_STORY = re.compile(
    r"cookie|javascript|newsletter|datenschutz|einwilligung|browser|privacy|consent|abo\b|abonn|©|rights reserved|tracking|werbefrei|"
    r"account|einloggen|log ?in|sign in|kostenlos|free trial|audioversion|vorlesefunktion|gratuit"
)
ADDRESSED = re.compile(
    r"©|\b(?:Sie|Ihre[nmr]?|du|deine[nmr]?|you|your|vous|votre|vos|uns|unser[emnr]*|we|our|nous|notre|hier|here|ici)\b",
    re.IGNORECASE,
)
BIO = re.compile(
    r"(?:[A-ZÄÖÜ][\w.'’-]+\s){2,4}(?:is|was|has been|ist|war|est|arbeitet|schreibt|writes|covers|reports)\s.{0,90}?\b(?i:reporter|writer|correspondent|"
    r"editor|editorial fellow|columnist|author of|journalist|redakteur|korrespondent|kolumnist|autorin|autor|journaliste|rédact|correspondant)"
)
"""Who wrote the story, in a sentence at its end."""

NOTICE, PROMPTING = 500, 300
"""A notice to the reader is shorter than this; one without an address to him shorter than that."""

STEM, FEW, KIN = 5, 4, 0.12
"""Letters by which words are compared; words that tell; share of them that paragraphs of one story have in common."""

ENOUGH = 40
"""Words by which a story is known well enough to say what is none of it."""

SAME, SAME_SHARE = 3, 0.2
"""Words, and share of a paragraph's words, by which it is sure to belong to a story."""


def is_paragraph(piece: Piece) -> bool:
    """Prose that can belong to an article."""
    return piece.kind == "prose" and not piece.truncated and not _is_notice(piece.text)


@lru_cache(maxsize=2048)
def _is_notice(text: str) -> bool:
    """Words to the reader about the site: consent, log-in, subscription, another story."""
    if len(text) >= NOTICE:
        return False
    low = text.lower()
    if NO_STORY.search(low) and ADDRESSED.search(text):
        return True
    if len(text) >= PROMPTING:
        return False
    return PROMPT.found_in(low) or CONSENT.found_in(low) or read_words().read_also.match(text) is not None


def stems(text: str) -> set[str]:
    """The beginnings of the longer words, by which lines on one subject are known."""
    return {word[:STEM].lower() for word in WORD.findall(text) if len(word) >= STEM}


def is_kin(piece: Piece, about: set[str]) -> bool:
    """Does a paragraph speak of what the story speaks of?"""
    own = stems(piece.text)
    return len(own & about) >= max(SAME, SAME_SHARE * len(own))


def is_strange(piece: Piece, about: set[str]) -> bool:
    """Has a paragraph nothing to do with what the story speaks of?"""
    own = stems(piece.text)
    return len(own) >= FEW and len(own & about) <= len(own) * KIN


def is_postscript(piece: Piece, about: set[str], apart: bool) -> bool:
    """Words below a story on its author, on the house, on the next issue.

    Parameters
    ----------
    piece, about
        The last paragraph, and the words of those before it; of a few they tell nothing.
    apart
        Do other lines stand between it and the paragraph above?
    """
    text, low = piece.text, piece.text.lower()
    if len(text) > NOTICE:
        return False
    if BIO.match(text) or TAIL.match(low) or CONTRIBUTED.found_in(low):
        return True
    return len(about) >= ENOUGH and is_strange(piece, about) and (apart or ADDRESSED.search(text) is not None)
