"""What a block of a dump is by its own words: time, prose, headline, label, furniture."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.body.phrases import CREDIT, CREDIT_WORDS, CREDITED, LABEL, RELATED
from lib.dates import PrintedTime, find_times, parse_printed
from lib.dumps.lines import Block

DATA = Path(__file__).resolve().parent.parent / "data" / "dumps" / "words.json"
TRIM = " \t:»›>→…·|-–—()[]+/*.!"
FUNCTION_WORDS = frozenset(json.loads(DATA.read_text("utf-8"))["function_words"])
"""Words in lower case that tell nothing about a headline."""

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…:]['\"”“»’)\]]*\s*(?:\(\d{1,4}\)\s*)?$")
SENTENCE_BREAK = re.compile(r"[.!?]['\"”“»’)]?\s+['\"„“«(]?[A-ZÄÖÜÀ-Þ]")
TRUNCATED = re.compile(
    r"(?:\[\s*(?:…|\.\.\.)\s*\]|…|(?<!\.)\.\.\.)\s*(?:(?:mehr|weiter(?:lesen)?|more|read more|lire la suite|suite)\s*[»›>]*)?\s*(?:\(\d{1,4}\))?\s*$",
    re.IGNORECASE,
)
COUNT_AT_END = re.compile(r"\s*\((\d{1,4})\)\s*$")
DURATION = re.compile(
    r"[\s(\[▶►]*(?:\d{1,3}:\d{2}(?::\d{2})?\s*(?:min\.?|minuten|std\.?|h|sec|mn)?|(?:\d{1,3}[:h]?\d{0,2}\s*(?:min\.?|minuten|mins?|mn)))"
    r"[\s)\]]*(?:lesezeit|read|de lecture|lesedauer)?|\d{1,4}\s*(?:bilder|fotos|photos|images|pictures|videos?)|\d{1,3}\s*/\s*\d{0,3}|"
    r"(?:lesezeit|lesedauer|reading time|temps de lecture|dauer)\W.{0,20}|[\d:]+ / [\d:]+|\d(?:\.\d+)?x",
    re.IGNORECASE,
)
CREDIT_START = re.compile(
    r"\W*(?:(?:foto|fotos|bild|bilder|image|images|photo|photos|picture|credit|grafik|video|quelle|©|\(c\))\s*[:©/(]|"
    r"(?:getty(?: images)?|reuters|imago|afp|epa|dpa)\W*$)"
)
CREDIT_INSIDE = re.compile(
    r"(?:foto|bild|image|photo|credit|picture|quelle)\s?:\s?[^.]{2,60}\)?$|"
    r"/\s?(?:afp|dpa|reuters|ap|epa|getty|imago|apa|picture alliance|sipa)\W*$|"
    r"\b(?:ap|afp|epa|reuters|getty|imago|dpa)\s?(?:photo|images?)?/[\w .'’-]{3,60}\W*$"
)
SERVICE_SIGNS = re.compile(r"[|•·»]|\s/\s|©|→|>>|www\.|@\w|https?:|\{|\}")
ADDRESS = re.compile(r"(?:https?://|www\.|@)\S+$", re.IGNORECASE)
GLUED_LINKS = re.compile(r"[a-zäöüßéè](?=[A-ZÄÖÜÉ][a-zäöüßéè])")
JOINERS = frozenset(("und", "and", "et", "y", "e", "en", "och", "og", "von", "van", "de", "der", "di"))
COMMENT_SIGN = re.compile(r"[\d:(]")
GLUED_TIME = re.compile(r"(?<=\d)(?=[A-Z][a-z]{3})|(?<=[a-z]{5})(?=\d{1,2}\.)|(?<=\b20\d\d)(?=\d{1,2}:\d\d)")
READING_TIME = re.compile(
    r"(?:lesezeit|lesedauer|reading time|temps de lecture)\W{0,3}(?:ca\.?\s?)?\d{0,3}\s?(?:min\w*\.?)?|\b\d{1,3}[\s-]min(?:ute)?s?\.? read\b",
    re.IGNORECASE,
)
TIME_LONGEST = 90
TAIL = 60
"""Characters in which a sentence's end is looked for."""

ZONE_STARTS = (
    "mehr aus ",
    "mehr von ",
    "mehr zu ",
    "mehr zum ",
    "more from ",
    "more on ",
    "weitere artikel ",
    "related to ",
    "weitere nachrichten ",
    "aktuelle nachrichten ",
    "neueste ",
    "latest ",
    "dernières ",
    "meistgelesen",
    "meist gelesen",
    "most read ",
    "les plus lus",
    "das könnte sie",
    "das könnte dich",
    "auch interessant",
    "top-themen ",
    "empfohlen",
    "recommended",
)
"""A zone's heading with a name behind it begins so."""
CREDIT_SIGNS = frozenset(":/")
CLEAR = 5
"""Score of a headline that may hold a word of page furniture."""


@dataclass(slots=True, frozen=True)
class Words:
    """The vocabulary of dumps, lower case."""

    zone: frozenset[str]
    tags: frozenset[str]
    end: frozenset[str]
    furniture: frozenset[str]
    inside: re.Pattern[str]
    weak: re.Pattern[str]
    labels: re.Pattern[str]
    read_also: re.Pattern[str]
    counted: re.Pattern[str]
    comments: re.Pattern[str]
    byline: re.Pattern[str]
    by: frozenset[str]
    caption: re.Pattern[str]
    source: re.Pattern[str]


@cache
def read_words() -> Words:
    """The vocabulary of `lib/data/dumps/words.json`."""
    data = json.loads(DATA.read_text("utf-8"))

    def any_of(key: str) -> str:
        return "|".join(re.escape(word) for word in sorted(data[key], key=len, reverse=True))

    return Words(
        frozenset(word for words in data["teaser_zone"].values() for word in words),
        frozenset(word for words in data["tag_zone"].values() for word in words),
        frozenset(data["end_whole"]),
        frozenset(data["furniture_whole"]),
        re.compile(_tree_of(data["furniture_inside"])),
        re.compile(_tree_of(data["furniture_weak"])),
        re.compile(rf"^\W*(?:{any_of('labels')})\s*(?:[:|+–-]|\s)\s*(?=\S)", re.IGNORECASE),
        re.compile(rf"^\W*(?:{any_of('read_also')})\s*[:>»–-]*\s*(?=\S.{{14}})", re.IGNORECASE),
        re.compile(rf"\W*(?P<count>\d{{1,5}})\s*{_tree_of(data['comments'])}\b"),
        re.compile(rf"{_tree_of(data['comments'])}\s*[:(]\s*(?P<count>\d{{1,5}})?"),
        re.compile(rf"^\W*(?:{any_of('byline_words')})\s*:?\s+(?=[A-ZÄÖÜÀ-Þ])", re.IGNORECASE),
        frozenset(data["byline_words"]),
        re.compile(rf"\b(?:{any_of('caption_words')})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of('source_words')})\s*:\s*(?P<name>[^·|/\n]{{2,60}})", re.IGNORECASE),
    )


def _tree_of(words: list[str]) -> str:
    """Alternatives as a tree of their letters: many times faster to search for than a flat list."""
    heads: dict[str, list[str]] = {}
    for word in filter(None, words):
        heads.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(head) + _tree_of(tails) for head, tails in sorted(heads.items())]
    tree = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""
    return f"(?:{tree})?" if tree and "" in words else tree


@dataclass(slots=True)
class Piece:
    """A block and what it is.

    Attributes
    ----------
    kind
        "time", "duration", "meta", "zone", "tags", "end", "furniture", "credit", "prose", "headline" or "label".
    score
        How much a headline it is.
    time, count
        A printed time, a number of comments, where the block holds one.
    truncated
        Prose that is cut ("[…]").
    """

    block: Block
    kind: str
    score: int = 0
    time: PrintedTime | None = None
    count: int | None = None
    truncated: bool = False

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text


def read_pieces(blocks: list[Block], language: str | None) -> list[Piece]:
    """Give every block its kind."""
    return [_read_piece(block, language) for block in blocks]


def fold(text: str) -> str:
    """A text as the vocabulary and comparisons see it: lower case, signs at the ends removed."""
    return text.lower().strip(TRIM).replace("’", "'")


def _read_piece(block: Block, language: str | None) -> Piece:
    words, text, lower = read_words(), block.text, block.text.lower()
    folded = fold(lower)
    if folded in words.furniture or ADDRESS.match(text):
        return Piece(block, "furniture")
    if folded in words.zone or _zone_with_name(folded):
        return Piece(block, "zone")
    if folded in words.tags:
        return Piece(block, "tags")
    if folded in words.end:
        return Piece(block, "end")
    if len(text) <= 60 and DURATION.fullmatch(text.strip()):
        clock = parse_printed(text, language) if text.strip(" ()[]")[:2].isdigit() and "/" not in text else None
        return Piece(block, "duration", time=clock if clock and clock.kind == "clock" else None)
    if len(text) <= TIME_LONGEST and (printed := _time_line(text, language)):
        return Piece(block, "time", time=printed)
    if (
        len(text) <= 90
        and COMMENT_SIGN.search(text)
        and (counted := words.counted.match(lower) or words.comments.search(lower))
    ):
        return Piece(block, "meta", count=int(counted["count"]) if counted["count"] else None)
    if len(text) < 90 and words.byline.match(text) and text[-1] not in ".!?" and len(text.split()) <= 9:
        return Piece(block, "meta")
    if len(text) < 200 and _is_credit(lower) or folded.startswith("©"):
        return Piece(block, "credit")
    if len(text) < 160 and (words.inside.search(lower) or _is_label(text, lower)):
        return Piece(block, "furniture")
    return _sentence_piece(block, words)


def _is_label(text: str, lower: str) -> bool:
    """ "Share this article", "Artikel anhören": what stands on pages beside any story."""
    return len(text) < 120 and LABEL.match(lower) is not None or len(text) < 60 and RELATED.match(lower) is not None


def _is_credit(lower: str) -> bool:
    """A picture's line: "Foto: name", "agency/name", or "... (Bild: name)" at its end."""
    if CREDIT_START.match(lower):
        return True
    if not CREDIT_SIGNS.isdisjoint(lower) and CREDIT_INSIDE.search(lower):
        return True
    return any(word in lower for word in CREDIT_WORDS) and bool(CREDIT.match(lower) or CREDITED.search(lower))


def _zone_with_name(folded: str) -> bool:
    """ "Mehr aus Sport", "More from the Daily": a zone's heading with a name behind it."""
    return len(folded) < 50 and folded.startswith(ZONE_STARTS)


def _time_line(text: str, language: str | None) -> PrintedTime | None:
    whole = parse_printed(text, language)
    if whole:
        return whole
    if not any(map(str.isdigit, text)):
        return None
    text = READING_TIME.sub(" ", GLUED_TIME.sub(" ", text)).rstrip()
    found = find_times(text, language)
    if not found:
        return None
    first = found[0]
    rest = text[: first.start] + " " + text[found[-1].end :]
    left = WORD.findall(rest)
    stands_out = (
        first.time.kind in ("age", "instant")
        or len(left) <= 1
        or re.search(r"[·|/:,–-]|\b(?:am|vom|on|le)\s*$", rest.strip())
    )
    if SENTENCE_END.search(text[-TAIL:]) and not text.rstrip().endswith(":") and len(left) > 2:
        return None
    return first.time if len(left) <= 5 and stands_out else None


def _sentence_piece(block: Block, words: Words) -> Piece:
    text = block.text
    truncated = bool(TRUNCATED.search(text[-TAIL:]))
    tokens = WORD.findall(text)
    ends = bool(SENTENCE_END.search(text[-TAIL:]))
    breaks = len(SENTENCE_BREAK.findall(text))
    long = len(text) > 240 and bool(breaks) or len(text) > 330
    if len(text) >= 60 and truncated and len(tokens) >= 8:
        return Piece(block, "prose", truncated=True)
    if long or ends and len(tokens) >= 7 and (len(text) > 150 or text.rstrip("'\"”“»’)] ").endswith(".") or breaks):
        return Piece(block, "prose", truncated=truncated)
    if words.byline.match(text) and len(tokens) <= 12 and not ends:
        return Piece(block, "meta")
    score = headline_score(text, tokens)
    if len(text) < 160 and words.weak.search(text.lower()) and score < CLEAR:
        return Piece(block, "furniture")
    if block.picture and not block.urls:
        return Piece(block, "credit")
    return Piece(block, "headline" if score >= 2 else "label", score)


def headline_score(text: str, tokens: list[str]) -> int:
    """How much a line looks like a headline: length, words that are neither nouns nor particles, signs."""
    size = len(text)
    score = (size >= 28) + (size >= 42) + (len(tokens) >= 5) + (len(tokens) >= 8)
    content = [t for t in tokens if t[0].islower() and t.lower() not in FUNCTION_WORDS and len(t) > 2]
    score += bool(content) + bool(re.search(r"\w:\s|[?!„“”«»\"]|\w\s[:–-]\s", text))
    score -= 2 * bool(SERVICE_SIGNS.search(text)) + 2 * (size < 14) + (len(tokens) < 3) * 2 + (size > 230) * 3
    score -= 2 * text.rstrip().endswith((":", ","))
    score -= 5 * (len(GLUED_LINKS.findall(text)) >= 3)
    score -= 2 * (
        len(tokens) <= 7 and size < 60 and all(t[0].isupper() or t in JOINERS for t in tokens) and ":" not in text
    )
    return score
