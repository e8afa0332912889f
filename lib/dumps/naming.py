"""A card's words: title and kicker parted, the text's dateline, agency and number of comments read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lib.dates import PrintedTime, parse_printed
from lib.dumps.kinds import COUNT_AT_END, FUNCTION_WORDS, TRUNCATED, WORD, Piece, read_words
from lib.schema import Teaser
from lib.teasers.printed import PrintedTeaser

if TYPE_CHECKING:
    from lib.dumps.cards import Card

DATELINE = re.compile(
    r"^(?:(?P<place>[A-ZÄÖÜÀ-Þ][^\W\d_]+(?:[\s/.'’-]+[^\W\d_]+\.?){0,4}?)\s*(?:,\s*(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})\s*)?)?"
    r"\((?P<agency>[A-Za-zÄÖÜäöü][\w.&-]{1,15}(?:/[\w.&-]{1,15})*)\)\s*[-–—:]\s*"
)
PLACE_LINE = re.compile(
    r"^(?P<place>[A-ZÄÖÜÀ-Þ][^\W\d_]*[a-zäöüß][^\W\d_]*(?:[\s/-][A-ZÄÖÜ][^\W\d_]+){0,2})\s+[-–—]\s+(?=[A-ZÄÖÜ\d])"
)
MORE = re.compile(
    r"\s*(?:\b(?:mehr|weiterlesen|mehr lesen|read more|lire la suite|more|lire plus)\b\s*[»›>→]*)\s*$", re.IGNORECASE
)
GLUED = re.compile(r"(?<=[a-zäöüßéèà0-9?!.\"”“’'])(?=[A-ZÄÖÜÉÀ„“\"«][\w„“\"«])")
COLON = re.compile(r"\s+:\s+")


def name_card(pieces: list[Piece], card: Card, language: str | None) -> Card:
    """The title without labels, "read also", and what stands glued before it."""
    words = pieces[card.title].text
    also = read_words().read_also.match(words)
    if also:
        words = words[also.end() :]
    label = read_words().labels.match(words)
    if label and label[0].rstrip().endswith((":", "|", "+")) and len(words) - label.end() >= 12:
        words = words[label.end() :]
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
        left, right = words[: glued.start()], words[glued.start() :]
        if (
            len(left.split()) >= 2
            and len(right.split()) >= 2
            and not left.endswith((" ", "(", "„", "«"))
            and _closed(left)
        ):
            return right
    return words


def _closed(text: str) -> bool:
    """Are all quotes closed, so that the next capital begins something new?"""
    return (
        text.count('"') % 2 == 0
        and text.count("„") <= text.count("“") + text.count("”")
        and not text.endswith(("Mc", "Mac"))
    )


def read_teaser(pieces: list[Piece], card: Card, position: int, language: str | None) -> PrintedTeaser:
    """The rows of a card: dateline, agency and number of comments out of its text."""
    text = " ".join(pieces[i].text for i in card.texts)
    count = card.count
    counted = COUNT_AT_END.search(text)
    if counted and TRUNCATED.search(text):
        count, text = int(counted[1]), text[: counted.start()]
    truncated = bool(TRUNCATED.search(text))
    text = MORE.sub("", text).strip()
    line = DATELINE.match(text)
    place = (line["place"] if line else None) or _place(text)
    printed = pieces[card.time].time if card.time is not None else None
    dated = parse_printed(line["date"]) if line and line["date"] else None
    urls = pieces[card.title].block.urls
    teaser = Teaser(
        position,
        card.block,
        card.words,
        _title_kind(card.words, bool(line) or bool(place)),
        card.kicker_words,
        text or None,
        truncated,
        urls[0] if urls else None,
        place,
        line["agency"] if line else None,
        count,
        printed.text if printed else None,
    )
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
    if read_words().caption.search(title) and (
        re.search(r"\([^)]*\)\s*$", title) or title.split()[0].lower() in ("screenshot", "symbolbild", "illustration")
    ):
        return "caption"
    tokens = WORD.findall(title)
    plain = not any(t[0].islower() and t.lower() not in FUNCTION_WORDS for t in tokens) and not re.search(
        r"[:?!]", title
    )
    return "caption" if agency and plain and len(tokens) <= 5 else "headline"
