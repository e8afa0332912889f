"""Teasers in a dump: headlines with the kicker, text, time and number of comments around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lib.dumps.kinds import WORD, Piece, fold, read_words
from lib.dumps.naming import DATELINE, name_card
from lib.dumps.story import Story

WALL = 6
"""So many short lines in a row end a zone of teasers: a wall of links begins."""

SCATTERED = 3
"""After so many short lines in a zone only a strong headline is a card by itself."""

ALONE = 4
"""Score from which a headline counts outside a zone of teasers."""


@dataclass(slots=True)
class Card:
    """A teaser by the numbers of its blocks."""

    title: int
    block: str
    kicker: int | None = None
    texts: list[int] = field(default_factory=list)
    time: int | None = None
    count: int | None = None
    used: list[int] = field(default_factory=list)
    words: str = ""
    kicker_words: str | None = None


def find_cards(pieces: list[Piece], story: Story | None, language: str | None) -> list[Card]:
    """Find the teasers above, inside and below the article."""
    taken = _story_blocks(story)
    start, end = (story.start, story.end) if story else (0, 0)
    known = {fold(pieces[i].text) for i in taken if pieces[i].kind != "prose"}
    cards = _above(pieces, start, known) if story else []
    if story:
        cards += _inside(pieces, story, taken)
    cards += _below(pieces, end, known, frozenset(story.foot if story else ()))
    cards = _once(pieces, [name_card(pieces, card, language) for card in cards], story)
    return sorted(cards, key=lambda card: card.title)


def _story_blocks(story: Story | None) -> set[int]:
    if story is None:
        return set()
    return {
        *story.body,
        *([story.title] if story.title is not None else []),
        *([story.lead] if story.lead is not None else []),
    }


# ------------------------------------------------------------------ below
def _below(pieces: list[Piece], start: int, known: set[str], skipped: frozenset[int]) -> list[Card]:
    """Cards after the article: inside zones under a heading, or headlines that a time or a text marks."""
    cards: list[Card] = []
    zone, tags, wall, walled = "", False, 0, False
    clock_first = _times_lead(pieces, start, skipped)
    i = start
    while i < len(pieces):
        piece = pieces[i]
        if i in skipped:
            i += 1
            continue
        if piece.kind in ("zone", "tags", "end"):
            walled = walled and not (piece.kind == "zone" and i + 1 < len(pieces) and pieces[i + 1].kind != "label")
            zone, tags, wall = (piece.text if piece.kind == "zone" else ""), piece.kind == "tags", 0
            i += 1
            continue
        card = _card_at(pieces, i, zone, tags, clock_first, walled) if fold(piece.text) not in known else None
        if card and wall >= SCATTERED and piece.score < ALONE + 1 and not card.texts and card.time is None:
            card = None
        if card is None:
            wall = 0 if piece.kind in ("prose", "time", "duration") else wall + 1
            if wall >= WALL:
                zone, walled = "", True
            i += 1
            continue
        wall, tags = 0, False
        cards.append(card)
        i = max(card.used) + 1
    return cards


def _times_lead(pieces: list[Piece], start: int, skipped: frozenset[int]) -> bool:
    """Do times stand above their headlines here?"""
    lead = follow = 0
    titles = counted = False
    for i in range(start, len(pieces)):
        kind = pieces[i].kind
        if kind in ("zone", "end", "tags"):
            titles = counted = False
        elif kind == "headline" or kind == "label" and i + 1 < len(pieces) and pieces[i + 1].kind == "prose":
            titles = True
        elif kind == "time" and not counted and i not in skipped:
            counted = True
            lead += not titles
            follow += titles
    return lead > follow


def _card_at(pieces: list[Piece], i: int, zone: str, tags: bool, clock_first: bool, walled: bool) -> Card | None:
    piece = pieces[i]
    if piece.kind not in ("headline", "label"):
        return None
    card = Card(i, zone, used=[i])
    _take_below(pieces, card, clock_first)
    cut = any(pieces[j].truncated or DATELINE.match(pieces[j].text) for j in card.texts)
    timed = card.time is not None or clock_first and i > 0 and pieces[i - 1].kind == "time"
    if piece.kind == "label":
        if not (card.texts and (cut or timed)) and not (timed and len(WORD.findall(piece.text)) >= 3):
            return _promoted(pieces, card) if zone and not tags else None
    elif (
        tags
        and piece.score < ALONE + 1
        and not (card.texts or timed)
        or not zone
        and not (cut or timed or card.texts and piece.score >= 3)
        and (walled or not _listed(pieces, i))
    ):
        return None
    if clock_first and i > 0 and pieces[i - 1].kind == "time":
        card.time = i - 1
        card.used.insert(0, i - 1)
    _take_kicker(pieces, card)
    return card


def _promoted(pieces: list[Piece], card: Card) -> Card | None:
    """A short title in a zone whose text is prose."""
    piece = pieces[card.title]
    if card.texts and piece.score >= 0 and len(WORD.findall(piece.text)) >= 2 and len(pieces[card.texts[0]].text) >= 60:
        return card
    return None


def _listed(pieces: list[Piece], i: int) -> bool:
    """Outside a zone: one of at least three strong headlines close by."""
    if pieces[i].score < ALONE:
        return False
    near = pieces[max(0, i - 4) : i + 5]
    return sum(1 for p in near if p.kind == "headline" and p.score >= ALONE) >= 3


def _take_below(pieces: list[Piece], card: Card, clock_first: bool) -> None:
    """The text, the time and the number of comments below a title."""
    i = card.title + 1
    while i < len(pieces):
        piece = pieces[i]
        if (
            piece.kind == "prose"
            and not card.texts
            and card.time is None
            or piece.kind == "prose"
            and _also_text(pieces, card, i)
        ):
            card.texts.append(i)
        elif piece.kind == "time" and card.time is None and not (clock_first and _next_title(pieces, i)):
            card.time = i
        elif piece.kind == "meta":
            card.count = piece.count if card.count is None else card.count
        elif (
            piece.kind == "headline"
            and i == card.title + 1
            and _repeats(pieces[card.title].text, piece.text)
            or piece.kind == "label"
            and piece.block.bullet
            and not pieces[card.title].block.bullet
            and i + 1 < len(pieces)
            and pieces[i + 1].kind in ("time", "meta")
        ):
            pass
        elif piece.kind not in ("credit", "duration"):
            break
        card.used.append(i)
        i += 1


def _also_text(pieces: list[Piece], card: Card, i: int) -> bool:
    """A second paragraph of the same card: directly below the first, which isn't cut."""
    last = card.texts[-1] if card.texts else -1
    return i == last + 1 and not pieces[last].truncated and pieces[i].block.gap == 0 and pieces[i].truncated


def _next_title(pieces: list[Piece], i: int) -> bool:
    below = pieces[i + 1].kind if i + 1 < len(pieces) else ""
    return below in ("headline", "label", "credit")


def _repeats(title: str, below: str) -> bool:
    """ "Title" and then "Kicker Title", or the same once more."""
    return len(title) >= 12 and fold(below).endswith(fold(title))


def _take_kicker(pieces: list[Piece], card: Card) -> None:
    above = card.used[0] - 1
    if above < 0 or pieces[above].kind != "label" or len(pieces[above].text) > 60 or pieces[card.used[0]].block.bullet:
        return
    gap = pieces[card.used[0]].block.gap
    if gap <= 1 and not pieces[above].text.endswith((".", ":")):
        card.kicker = above
        card.used.insert(0, above)


# ----------------------------------------------------------------- inside
def _inside(pieces: list[Piece], story: Story, taken: set[int]) -> list[Card]:
    """Cards between the article's paragraphs: in a zone, after "read also", or at least three headlines in a row."""
    later = {fold(pieces[i].text) for i in taken if pieces[i].kind != "prose"}
    cards: list[Card] = []
    zone = ""
    i = (story.title if story.title is not None else story.start) + 1
    while i < story.end:
        piece = pieces[i]
        if i in taken:
            zone = ""
        elif piece.kind == "zone":
            zone = piece.text
        elif piece.kind == "headline" and fold(piece.text) not in later:
            card = _inside_card(pieces, story, taken, i, zone)
            if card:
                cards.append(card)
                i = max(card.used)
        i += 1
    return cards


def _inside_card(pieces: list[Piece], story: Story, taken: set[int], i: int, zone: str) -> Card | None:
    piece = pieces[i]
    began = story.body[0] < i
    card = Card(i, zone or "in article", used=[i])
    also = read_words().read_also.match(piece.text)
    if zone and began:
        _take_below(pieces, card, False)
        card.texts = [j for j in card.texts if j not in taken]
        card.used = [j for j in card.used if j not in taken]
        _take_kicker(pieces, card)
        return card
    if also and began:
        return card
    if began and i + 1 < len(pieces) and _repeats(piece.text, pieces[i + 1].text):
        card.used.append(i + 1)
        return card
    marked = began and pieces[i - 1].kind == "duration"
    return card if marked or began and _run(pieces, i, taken, story.end) else None


def _run(pieces: list[Piece], i: int, taken: set[int], end: int) -> bool:
    """One of three or more headlines in a row, the last of which may be the next paragraph's heading."""
    first = i
    while first - 1 not in taken and pieces[first - 1].kind == "headline":
        first -= 1
    last = i
    while last + 1 < end and last + 1 not in taken and pieces[last + 1].kind == "headline":
        last += 1
    follows = pieces[last + 1].kind if last + 1 < len(pieces) else ""
    heading = last + 1 in taken or follows in ("prose", "credit")
    return last - first >= 2 - (not heading) and (i < last or not heading) and pieces[i].score >= 3


# ------------------------------------------------------------------ above
def _above(pieces: list[Piece], end: int, known: set[str]) -> list[Card]:
    """Cards above the article: strips of strong headlines; what stands in the navigation doesn't count."""
    strong = [i for i in range(end) if pieces[i].kind == "headline" and pieces[i].score >= 3]
    cards: list[Card] = []
    group: list[int] = []
    for i in [*strong, len(pieces) + 100]:
        if group and i - group[-1] > 3:
            if len(group) >= 4 and _not_navigation(pieces, group):
                cards += [_strip_card(pieces, j) for j in group if fold(pieces[j].text) not in known]
            group = []
        group.append(i)
    return cards


def _not_navigation(pieces: list[Piece], group: list[int]) -> bool:
    span = pieces[group[0] : group[-1] + 1]
    return len(group) / len(span) >= 0.4


def _strip_card(pieces: list[Piece], i: int) -> Card:
    card = Card(i, "top", used=[i])
    below = pieces[i + 1]
    if below.kind == "time":
        card.time = i + 1
        card.used.append(i + 1)
    _take_kicker(pieces, card)
    return card


def _once(pieces: list[Piece], cards: list[Card], story: Story | None) -> list[Card]:
    """One card a story; empty fields are filled from its later places; the page's own story is left out."""
    own = fold(pieces[story.title].text) if story and story.title is not None else ""
    seen: dict[str, Card] = {}
    times = Counter(fold(card.words) for card in cards)
    for card in cards:
        key = fold(card.words)
        if not key or key == own or own and len(key) > 15 and (key in own or own.endswith(key)):
            continue
        if times[key] > 3 and not card.texts:
            continue
        first = seen.setdefault(key, card)
        if first is not card:
            first.texts = first.texts or card.texts
            first.time = card.time if first.time is None else first.time
            first.count = card.count if first.count is None else first.count
            first.used += [i for i in card.used if i not in first.used]
    return list(seen.values())
