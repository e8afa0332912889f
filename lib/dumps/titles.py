"""Which line of a dump is the story's title."""

from __future__ import annotations

from collections import Counter

from lib.dumps.kinds import Piece, fold
from lib.dumps.paragraphs import stems

ABOVE = 30
"""Blocks above the first paragraph in which the title is looked for."""

ABOUT, SHARED = 12, 2.5
"""Blocks from the first paragraph on that tell what the story is about; what it counts to have words in common with them."""


def find_title(pieces: list[Piece], first: int, given: str | None) -> int | None:
    """The number of the title's block; null where none above the first paragraph looks like one.

    Parameters
    ----------
    pieces, first
        The dump's blocks, and which of them is the story's first paragraph.
    given
        The title that the file states elsewhere, if any.
    """
    seen = Counter(fold(p.text) for p in pieces)
    about = stems(" ".join(p.text for p in pieces[first : first + ABOUT] if p.kind == "prose"))
    best, best_value = None, 0.0
    wanted = fold(given) if given else ""
    for i in range(max(0, first - ABOVE), first):
        piece = pieces[i]
        if (
            piece.kind not in ("headline", "label")
            or piece.kind == "label"
            and piece.score < 0
            and not piece.block.heading
        ) and not (piece.kind == "prose" and wanted and fold(piece.text) in wanted):
            continue
        value = _title_value(pieces, i, first) + (1.2 if seen[fold(piece.text)] > 1 else 0.0)
        value += SHARED * min(1.0, len(stems(piece.text) & about) / 3)
        if wanted and len(fold(piece.text)) > 10 and (fold(piece.text) in wanted or wanted in fold(piece.text)):
            value += 5
        if value > best_value + _lead_of(pieces, best, i):
            best, best_value = i, value
    return best


def _lead_of(pieces: list[Piece], best: int | None, i: int) -> float:
    """By how much a line must be better than the one above it: what stands right below a title is often its standfirst."""
    if best is None or i - best > 2:
        return 0.0
    close = i - best == 1 and pieces[i].block.gap == 0 and pieces[best].kind == "headline"
    return 1.8 if close and len(pieces[i].text) >= 0.9 * len(pieces[best].text) else 0.6


def _title_value(pieces: list[Piece], i: int, first: int) -> float:
    """Higher for marked headings, and for lines just above a byline or a date; lower for captions and what follows the date."""
    piece = pieces[i]
    value = piece.score / 2 + (3.0 if piece.block.heading == 1 else 0.5 * bool(piece.block.heading))
    below = [p.kind for p in pieces[i + 1 : first]]
    above = [p.kind for p in pieces[max(0, i - 8) : i]]
    signed = next((n for n, kind in enumerate(below) if kind in ("time", "meta")), None)
    if signed is not None:
        value += 2.5 if signed < 4 else 1.5 if signed < 6 else 0.5
    elif "time" in above or "meta" in above:
        value -= 1.5
    value += 1.0 * (not below or below[0] == "prose")
    value -= (
        2.0 * (below[:1] == ["credit"] or above[-1:] == ["credit"])
        + 1.5 * (piece.block.linked > 0.8)
        + 1.0 * piece.block.bullet
    )
    return value - 0.1 * (first - i)
