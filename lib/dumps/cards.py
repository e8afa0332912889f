"""Teasers in a dump: headlines with the kicker, text, time and number of comments around them."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lib.dates import PrintedTime, parse_printed
from lib.dumps.kinds import COUNT_AT_END, FUNCTION_WORDS, TRUNCATED, WORD, Piece, fold, read_words
from lib.dumps.story import Story
from lib.schema import Teaser
from lib.teasers.printed import PrintedTeaser

DATELINE = re.compile(
    r"^(?:(?P<place>[A-ZÄÖÜÀ-Þ][^\W\d_]+(?:[\s/.'’-]+[^\W\d_]+\.?){0,4}?)\s*(?:,\s*(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})\s*)?)?"
    r"\((?P<agency>[A-Za-zÄÖÜäöü][\w.&-]{1,15}(?:/[\w.&-]{1,15})*)\)\s*[-–—:]\s*")
PLACE_LINE = re.compile(r"^(?P<place>[A-ZÄÖÜÀ-Þ][^\W\d_]*[a-zäöüß][^\W\d_]*(?:[\s/-][A-ZÄÖÜ][^\W\d_]+){0,2})\s+[-–—]\s+(?=[A-ZÄÖÜ\d])")
MORE = re.compile(r"\s*(?:\b(?:mehr|weiterlesen|mehr lesen|read more|lire la suite|more|lire plus)\b\s*[»›>→]*)\s*$", re.IGNORECASE)
GLUED = re.compile(r"(?<=[a-zäöüßéèà0-9?!.\"”“’'])(?=[A-ZÄÖÜÉÀ„“\"«][\w„“\"«])")
COLON = re.compile(r"\s+:\s+")
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
    cards = _once(pieces, [_named(pieces, card, language) for card in cards], story)
    return sorted(cards, key=lambda card: card.title)


def _story_blocks(story: Story | None) -> set[int]:
    if story is None:
        return set()
    return {*story.body, *([story.title] if story.title is not None else []), *([story.lead] if story.lead is not None else [])}


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
    elif tags and piece.score < ALONE + 1 and not (card.texts or timed) or not zone and not (cut or timed or card.texts and piece.score >= 3) and (walled or not _listed(pieces, i)):
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
    near = pieces[max(0, i - 4):i + 5]
    return sum(1 for p in near if p.kind == "headline" and p.score >= ALONE) >= 3


def _take_below(pieces: list[Piece], card: Card, clock_first: bool) -> None:
    """The text, the time and the number of comments below a title."""
    i = card.title + 1
    while i < len(pieces):
        piece = pieces[i]
        if piece.kind == "prose" and not card.texts and card.time is None or piece.kind == "prose" and _also_text(pieces, card, i):
            card.texts.append(i)
        elif piece.kind == "time" and card.time is None and not (clock_first and _next_title(pieces, i)):
            card.time = i
        elif piece.kind == "meta":
            card.count = piece.count if card.count is None else card.count
        elif piece.kind == "headline" and i == card.title + 1 and _repeats(pieces[card.title].text, piece.text) or piece.kind == "label" and piece.block.bullet and not pieces[card.title].block.bullet and i + 1 < len(pieces) \
                and pieces[i + 1].kind in ("time", "meta"):
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
    span = pieces[group[0]:group[-1] + 1]
    return len(group) / len(span) >= 0.4


def _strip_card(pieces: list[Piece], i: int) -> Card:
    card = Card(i, "top", used=[i])
    below = pieces[i + 1]
    if below.kind == "time":
        card.time = i + 1
        card.used.append(i + 1)
    _take_kicker(pieces, card)
    return card


# ------------------------------------------------------------------ words
def _named(pieces: list[Piece], card: Card, language: str | None) -> Card:
    """The title without labels, "read also", and what stands glued before it."""
    words = pieces[card.title].text
    also = read_words().read_also.match(words)
    if also:
        words = words[also.end():]
    label = read_words().labels.match(words)
    if label and label[0].rstrip().endswith((":", "|", "+")) and len(words) - label.end() >= 12:
        words = words[label.end():]
    below = card.title + 1
    if below in card.used and pieces[below].kind == "headline":
        kicker = pieces[below].text[: len(pieces[below].text) - len(words)].strip(" :")
        card.kicker_words = kicker or None
    elif not (language or "").startswith("fr"):
        words = _split_kicker(words, card)
    card.words = words.strip()
    if card.kicker_words is None and card.kicker is not None:
        card.kicker_words = pieces[card.kicker].text
    return card


def _split_kicker(words: str, card: Card) -> str:
    parts = COLON.split(words, maxsplit=1)
    if len(parts) == 2 and len(parts[0]) <= 60 and len(parts[1]) >= 8:
        card.kicker_words = parts[0]
        return parts[1]
    title = split_title(words)
    if title != words:
        card.kicker_words = words[: len(words) - len(title)].strip()
    return title


def split_title(words: str) -> str:
    """A title without the kicker that a dump glued to it ("Streit im RathausDer Plan ist vom Tisch")."""
    for glued in GLUED.finditer(words):
        left, right = words[:glued.start()], words[glued.start():]
        if len(left.split()) >= 2 and len(right.split()) >= 2 and not left.endswith((" ", "(", "„", "«")) and _closed(left):
            return right
    return words


def _closed(text: str) -> bool:
    """Are all quotes closed, so that the next capital begins something new?"""
    return text.count('"') % 2 == 0 and text.count("„") <= text.count("“") + text.count("”") and not text.endswith(("Mc", "Mac"))


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


# ---------------------------------------------------------------- teasers
def read_teaser(pieces: list[Piece], card: Card, position: int, language: str | None) -> PrintedTeaser:
    """The rows of a card: dateline, agency and number of comments out of its text."""
    text = " ".join(pieces[i].text for i in card.texts)
    count = card.count
    counted = COUNT_AT_END.search(text)
    if counted and TRUNCATED.search(text):
        count, text = int(counted[1]), text[:counted.start()]
    truncated = bool(TRUNCATED.search(text))
    text = MORE.sub("", text).strip()
    line = DATELINE.match(text)
    place = (line["place"] if line else None) or _place(text)
    printed = pieces[card.time].time if card.time is not None else None
    dated = parse_printed(line["date"]) if line and line["date"] else None
    urls = pieces[card.title].block.urls
    teaser = Teaser(
        position, card.block, card.words, _title_kind(card.words, bool(line) or bool(place)), card.kicker_words, text or None,
        truncated, urls[0] if urls else None, place, line["agency"] if line else None, count, printed.text if printed else None)
    return PrintedTeaser(teaser, printed, _basis(printed), dated=dated.day if dated else None)


def _place(text: str) -> str | None:
    found = PLACE_LINE.match(text)
    return found["place"] if found else None


def _basis(printed: PrintedTime | None) -> str | None:
    if printed is None:
        return None
    return "age" if printed.kind == "age" else "printed"


def _title_kind(title: str, agency: bool) -> str:
    """ "caption" for a picture's line where the headline should be: a name, a thing, "(archive)", no verb."""
    if read_words().caption.search(title) and (re.search(r"\([^)]*\)\s*$", title) or title.split()[0].lower() in ("screenshot", "symbolbild", "illustration")):
        return "caption"
    tokens = WORD.findall(title)
    plain = not any(t[0].islower() and t.lower() not in FUNCTION_WORDS for t in tokens) and not re.search(r"[:?!]", title)
    return "caption" if agency and plain and len(tokens) <= 5 else "headline"
