"""Where a dump's article is: its title, its paragraphs, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.dumps.kinds import SENTENCE_END, Piece, read_words
from lib.dumps.paragraphs import NOTICE, is_kin, is_paragraph, is_postscript, is_strange, stems
from lib.dumps.titles import find_title

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

STRANGERS, STRANGERS_BELOW, WIDE = 3, 8, 40
"""So many paragraphs at most are passed over above the story and below it; blocks that are looked at."""

INSET = 16
"""Blocks that cards set into a story may have."""

BODY_BEFORE_END = 300
QUIET = frozenset(("time", "meta", "credit", "furniture", "duration"))
CAPITALS = 40
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
    first = _past_strangers(pieces, first)
    story = Story()
    story.title = find_title(pieces, first, title)
    story.start = story.title if story.title is not None else first
    _walk(pieces, story)
    if not story.body:
        return None
    story.end = story.body[-1] + 1
    _trim(pieces, story)
    return story


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


def _past_strangers(pieces: list[Piece], first: int) -> int:
    """The first paragraph that has to do with the next ones: words to the reader stand apart above and share none."""
    for _ in range(STRANGERS):
        text = [i for i in range(first, min(first + WIDE, len(pieces))) if is_paragraph(pieces[i])]
        if len(text) < 3 or text[1] - first <= 2 or len(pieces[first].text) > NOTICE:
            break
        if not is_strange(pieces[first], stems(" ".join(pieces[i].text for i in text[1:]))):
            break
        first = text[1]
    return first


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


def _walk(pieces: list[Piece], story: Story) -> None:
    """From the title down: what is the body, until an end that holds."""
    remaining = _prose_after(pieces)
    size, zone, i = 0, False, story.start if story.title is None else story.start + 1
    zone_since = -1
    about: set[str] = set()
    while i < len(pieces):
        piece = pieces[i]
        if _is_end(piece) and size >= BODY_BEFORE_END and remaining[i] < size * 0.8:
            break
        if piece.kind == "zone" and size:
            zone, zone_since = True, i
        elif is_paragraph(piece):
            if (
                zone
                and (_card_text(pieces, i) and _small(pieces, i) or remaining[i] < size * 0.15)
                and not (is_kin(piece, about) and not _card_text(pieces, i))
            ):
                i += 1
                continue
            if zone and i > zone_since + 1 and pieces[i - 1].kind == "headline" and remaining[i + 1] < LONG * 4:
                if not _goes_on(pieces, i, about):
                    break
                i += 1
                continue
            zone = False
            story.body.append(i)
            size += len(piece.text)
            about |= stems(piece.text)
        elif piece.truncated and size >= BODY_BEFORE_END and _card_text(pieces, i) and not _goes_on(pieces, i, about):
            break
        elif piece.kind in ("headline", "label") and size and not zone and _is_subheading(pieces, i):
            story.body.append(i)
        i += 1


def _is_end(piece: Piece) -> bool:
    """Tags, comments, an imprint: what stands below stories."""
    return piece.kind in ("end", "tags") or piece.kind == "meta" and piece.count is not None


def _goes_on(pieces: list[Piece], i: int, about: set[str]) -> bool:
    """Does the story go on soon, below cards that were set into it?"""
    below = range(i + 1, min(i + INSET, len(pieces)))
    return any(
        is_paragraph(pieces[n])
        and len(pieces[n].text) >= LONG
        and not _card_text(pieces, n)
        and is_kin(pieces[n], about)
        for n in below
    )


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
    """A short line between paragraphs: a subheading, or a sentence too short to be known by itself."""
    piece = pieces[i]
    if piece.text.isupper() and len(piece.text) > CAPITALS:
        return False  # a link to another story, in capitals so that it stands out
    if piece.text.rstrip().endswith(",") or read_words().read_also.match(piece.text) or not 4 <= len(piece.text) <= 140:
        return False
    below = i + 1
    while below < len(pieces) and pieces[below].kind == "credit":
        below += 1
    if below >= len(pieces) or not is_paragraph(pieces[below]):
        return False
    if SENTENCE_END.search(piece.text):
        return below == i + 1 and piece.block.gap > 0 < pieces[below].block.gap and is_paragraph(pieces[i - 1])
    if len(pieces[below].text) < LONG:
        return False
    return bool(piece.block.heading) or is_paragraph(pieces[i - 1]) and piece.block.gap > 0


def _trim(pieces: list[Piece], story: Story) -> None:
    """Drop subheadings at the end, find the standfirst."""
    if len(story.body) > 3 and _is_card(pieces, story.body[-2:]):
        del story.body[-2:]
    _drop_strangers_below(pieces, story)
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


def _drop_strangers_below(pieces: list[Piece], story: Story) -> None:
    """Drop what stands below the text and has nothing to do with it: words on the author, the house, the next issue."""
    body = story.body
    about = stems(" ".join(pieces[i].text for i in body[: max(3, len(body) - STRANGERS_BELOW)]))
    while len(body) > 3 and is_postscript(pieces[body[-1]], about, body[-1] - body[-2] > 1):
        body.pop()


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
