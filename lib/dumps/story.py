"""Where a dump's article is: its title, its paragraphs, and where it ends."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from lib.body.phrases import CONSENT, PROMPT
from lib.dumps.kinds import Piece, fold, read_words

LONG = 80
"""Characters from which prose counts as a paragraph of an article."""

ENOUGH = 280
"""Characters of prose that make a story."""

REACH = 14
"""Blocks within which the story's first paragraphs stand."""

SHARE = 0.3
"""Share of the longest run that the story's may have: consent texts stand above it, comments below."""

SHORTEST, BARE = 40, 30
"""A page of few lines may have a story of one short paragraph."""

ABOVE = 30
"""Blocks above the first paragraph in which the title is looked for."""

BODY_BEFORE_END = 300
QUIET = frozenset(("time", "meta", "credit", "furniture", "duration"))
NO_STORY = re.compile(
    r"cookie|javascript|newsletter|datenschutz|einwilligung|browser|privacy|consent|abo\b|abonn|©|rights reserved|tracking|werbefrei|"
    r"account|einloggen|log ?in|sign in|kostenlos|free trial|audioversion|vorlesefunktion|gratuit"
)
ADDRESSED = re.compile(
    r"©|\b(?:Sie|Ihre[nmr]?|du|deine[nmr]?|you|your|vous|votre|vos|uns|unser[emnr]*|we|our|nous|notre|hier|here|ici)\b",
    re.I,
)
NOTICE, PROMPTING = 500, 300
"""A notice to the reader is shorter than this; one without an address to him shorter than that."""

DECK, HEAD = 700, 20
"""Longest standfirst; so many blocks at most lie between it and the text, bylines and dates among them."""


@dataclass(slots=True)
class Story:
    """The article's blocks, by their numbers.

    Attributes
    ----------
    title, lead
        Number of the block; null where there is none.
    body
        Paragraphs and subheadings, in order.
    head, foot
        Furniture that belongs to the article: bylines, date lines, tags, number of comments.
    start, end
        First block of the article's head, and the block after its last paragraph.
    """

    title: int | None = None
    lead: int | None = None
    body: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    foot: list[int] = field(default_factory=list)
    start: int = 0
    end: int = 0


def find_story(pieces: list[Piece], title: str | None = None) -> Story | None:
    """Find the article among the pieces; null where no run of prose is long enough."""
    first = _first_paragraph(pieces)
    if first is None:
        return None
    story = Story()
    story.title = _title(pieces, first, title)
    story.start = story.title if story.title is not None else first
    _walk(pieces, story)
    if not story.body:
        return None
    story.end = story.body[-1] + 1
    _trim(pieces, story)
    return story


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


def _first_paragraph(pieces: list[Piece]) -> int | None:
    """Start of the first run of paragraphs that is long beside the longest run; a few blocks may part them."""
    runs: list[list[int]] = []
    for i, piece in enumerate(pieces):
        if is_paragraph(piece) and len(piece.text) >= LONG and not _card_like(pieces, i):
            size = len(piece.text) // (3 if _lonely(pieces, i) else 1)
            if runs and i - runs[-1][1] <= REACH:
                runs[-1][1] = i
                runs[-1][2] += size
            else:
                runs.append([i, i, size])
    most = max((size for _, _, size in runs), default=0)
    for start, _, size in runs:
        if size >= ENOUGH and size >= most * SHARE:
            return start
    if most:
        return next(start for start, _, size in runs if size == most)
    short = [i for i, p in enumerate(pieces) if p.kind == "prose" and len(p.text) >= SHORTEST]
    return short[0] if short and len(pieces) < BARE else None


def _lonely(pieces: list[Piece], i: int) -> bool:
    """A paragraph between two short lines: an entry of a list rather than a part of a story."""
    around = pieces[max(0, i - 1) : i] + pieces[i + 1 : i + 2]
    return len(around) == 2 and all(p.kind in ("label", "headline") for p in around)


def _card_like(pieces: list[Piece], i: int) -> bool:
    """Is this paragraph the text of a card in a strip of cards above the article?"""
    after = [p.kind for p in pieces[i + 1 : i + 5]]
    return (
        len(pieces[i].text) < 300
        and after[:1] in (["headline"], ["label"])
        and "prose" in after
        and after.count("headline") >= 2
    )


def _title(pieces: list[Piece], first: int, given: str | None) -> int | None:
    seen = Counter(fold(p.text) for p in pieces)
    best, best_value = None, 0.0
    wanted = fold(given) if given else ""
    for i in range(max(0, first - ABOVE), first):
        piece = pieces[i]
        if (
            piece.kind not in ("headline", "label")
            or piece.kind == "label"
            and piece.score < 0
            and not piece.block.heading
        ):
            if not (piece.kind == "prose" and wanted and fold(piece.text) in wanted):
                continue
        value = _title_value(pieces, i, first) + (1.2 if seen[fold(piece.text)] > 1 else 0.0)
        if wanted and len(fold(piece.text)) > 10 and (fold(piece.text) in wanted or wanted in fold(piece.text)):
            value += 5
        if value > best_value + (0.0 if best is None or i - best > 2 else 0.6):
            best, best_value = i, value
    return best


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


def _walk(pieces: list[Piece], story: Story) -> None:
    """From the title down: what is the body, until an end that holds."""
    remaining = _prose_after(pieces)
    size, zone, i = 0, False, story.start if story.title is None else story.start + 1
    zone_since = -1
    while i < len(pieces):
        piece = pieces[i]
        if piece.kind in ("end", "tags") and size >= BODY_BEFORE_END and remaining[i] < size * 0.8:
            break
        if piece.kind == "meta" and piece.count is not None and size >= BODY_BEFORE_END and remaining[i] < size * 0.8:
            break
        if piece.kind == "zone" and size:
            zone, zone_since = True, i
        elif is_paragraph(piece):
            if zone and (_card_text(pieces, i) and _small(pieces, i) or remaining[i] < size * 0.15):
                i += 1
                continue
            if zone and i > zone_since + 1 and pieces[i - 1].kind == "headline" and remaining[i + 1] < LONG * 4:
                break
            zone = False
            story.body.append(i)
            size += len(piece.text)
        elif piece.truncated and size >= BODY_BEFORE_END and _card_text(pieces, i):
            break
        elif piece.kind in ("headline", "label") and size and not zone and _is_subheading(pieces, i):
            story.body.append(i)
        i += 1


def _prose_after(pieces: list[Piece]) -> list[int]:
    """Characters of uncut paragraphs from each block on that follow no headline (cards don't count)."""
    out = [0] * (len(pieces) + 1)
    for i in range(len(pieces) - 1, -1, -1):
        counts = is_paragraph(pieces[i]) and len(pieces[i].text) >= LONG and not _card_text(pieces, i)
        out[i] = out[i + 1] + (len(pieces[i].text) if counts else 0)
    return out


def _card_text(pieces: list[Piece], i: int) -> bool:
    """Does a headline stand right above, or a time or a number of comments right below?"""
    above = pieces[i - 1].kind if i else ""
    below = pieces[i + 1].kind if i + 1 < len(pieces) else ""
    if above == "headline":
        return True
    return above == "label" and (pieces[i].truncated or below == "time")


def _small(pieces: list[Piece], i: int) -> bool:
    """A card's text rather than a paragraph: short, with a card's other lines below."""
    below = pieces[i + 1].kind if i + 1 < len(pieces) else ""
    return len(pieces[i].text) < 300 and below in ("time", "meta", "headline", "duration")


def _is_subheading(pieces: list[Piece], i: int) -> bool:
    """A single short line between paragraphs."""
    piece = pieces[i]
    if (
        piece.text.rstrip().endswith((".", ",", ":"))
        or read_words().read_also.match(piece.text)
        or len(piece.text) < 4
        or len(piece.text) > 140
    ):
        return False
    below = i + 1
    while below < len(pieces) and pieces[below].kind == "credit":
        below += 1
    if below >= len(pieces) or not is_paragraph(pieces[below]) or len(pieces[below].text) < LONG:
        return False
    return bool(piece.block.heading) or is_paragraph(pieces[i - 1]) and piece.block.gap > 0


def _trim(pieces: list[Piece], story: Story) -> None:
    """Drop subheadings at the end, find the standfirst."""
    if len(story.body) > 3 and _is_card(pieces, story.body[-2:]):
        del story.body[-2:]
    while story.body and pieces[story.body[-1]].kind != "prose":
        story.body.pop()
    if not story.body:
        return
    story.end = story.body[-1] + 1
    opening = _opening(pieces, story)
    story.head = [i for i in range(story.start, opening) if i != story.title]
    story.lead = story.body[0] if opening > story.body[0] else _standfirst(pieces, story)
    if story.lead in story.body:
        story.body.remove(story.lead)
    if story.lead in story.head:
        story.head.remove(story.lead)


def _opening(pieces: list[Piece], story: Story) -> int:
    """Where the running text starts: behind a standfirst that a byline or date parts from it, else the first paragraph."""
    first = story.body[0]
    if len(story.body) < 2 or story.title is None or len(pieces[first].text) > DECK or first - story.title > HEAD:
        return first
    second = story.body[1]
    between = pieces[first + 1 : second]
    signed = any(p.kind == "time" or p.kind == "meta" and p.count is None for p in between)
    already = any(p.kind == "time" for p in pieces[story.title + 1 : first])
    return second if signed and not already and len(between) <= HEAD else first


def _standfirst(pieces: list[Piece], story: Story) -> int | None:
    """A short paragraph or line between the title and the body, parted from it by a byline or an empty line."""
    first = story.body[0]
    if len(story.body) < 3 or story.title is None:
        return None
    paragraph, after = pieces[first], pieces[first + 1]
    parted = after.kind in QUIET or pieces[first - 1].kind in ("time", "meta") and paragraph.block.gap == 0
    if len(paragraph.text) <= 420 and parted and after.block.gap + (after.kind in QUIET) > 0:
        return first
    between = [
        i
        for i in range(story.title + 1, first)
        if pieces[i].kind == "headline" and pieces[i - 1].kind in ("headline", "label")
    ]
    below = story.title + 1
    if (
        between == [below]
        and len(pieces[below].text) > 40
        and pieces[below].kind == "headline"
        and pieces[below + 1].kind in QUIET
    ):
        return below
    return None


def _is_card(pieces: list[Piece], last: list[int]) -> bool:
    """Kicker, headline and a short text at the very end."""
    title, text = last
    short = pieces[text].kind == "prose" and len(pieces[text].text) < 200 and text == title + 1
    return (
        short and pieces[title].kind == "headline" and pieces[title - 1].kind == "label" and pieces[title - 1].score < 2
    )
