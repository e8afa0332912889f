"""A text dump -> article and teasers, every line in one of three parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from lib.dates import anchor, parse_printed
from lib.dumps.cards import Card, find_cards
from lib.dumps.kinds import WORD, Piece, fold, read_pieces, read_words
from lib.dumps.lines import Block, read_blocks
from lib.dumps.naming import DATELINE, read_teaser, split_title
from lib.dumps.story import Story, find_story
from lib.metadata.language import guess_language
from lib.metadata.names import is_person, read_names
from lib.reader.page import SavedPage
from lib.schema import Article, Moment
from lib.teasers.printed import PrintedTeaser

ADDRESS = re.compile(r"https?://[^\s<>\"]+")
BYLINE_LONGEST = 120
BYLINE_END = re.compile(r"\s(?:Foto|Bild|Quelle)\b|[|·(]|\s[–-]\s|\d")
TAGS_AT_MOST = 25
NEAR, ABOVE = 12, 2
"""So many lines below and above the title may print the story's date."""
WEEKDAY_FIRST = re.compile(r"[^\W\d_]{5,12},?\s+(?:(?:den|le|el)\s+)?\d", re.IGNORECASE)


@dataclass(slots=True)
class DumpReading:
    """What a text dump holds.

    Attributes
    ----------
    article, teasers
        The story, null where the dump has none; the teasers in page order, times as printed.
    publisher, language, url
        Where the dump tells.
    warnings
        What did not fit together.
    parts
        `(start, end, "article" | "teaser" | "furniture")`, character spans in page order that cover every line once.
    """

    article: Article | None = None
    teasers: list[PrintedTeaser] = field(default_factory=list)
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    warnings: list[str] = field(default_factory=list)
    parts: list[tuple[int, int, str]] = field(default_factory=list)


def read_dump(page: SavedPage, zone: str | None = None) -> DumpReading:
    """Read article and teasers from a text dump.

    Browser copies, `w3m -dump`, lynx, inscriptis, html2text, reader view, or an article's bare text.

    Parameters
    ----------
    page
        A page of which `text` is the dump.
    zone
        Zone of printed times without one (default Europe/Berlin).
    """
    blocks = read_blocks(page.text)
    language = _language(blocks_text(blocks))
    pieces = read_pieces(blocks, language)
    story = find_story(pieces, page.title)
    if story:
        _claim_foot(pieces, story)
    cards = find_cards(pieces, story, language)
    reading = DumpReading(language=language, url=_address(pieces))
    if story:
        _claim_head(pieces, story, cards)
        reading.publisher = _publisher(pieces, story)
        reading.article = _article(pieces, story, reading, zone)
    reading.teasers = [read_teaser(pieces, card, n, language) for n, card in enumerate(cards, 1)]
    reading.parts = _parts(pieces, story, cards)
    return reading


def blocks_text(blocks: list[Block]) -> str:
    """The longest lines, for telling the language."""
    longest = sorted((b.text for b in blocks), key=len, reverse=True)[:8]
    return " ".join(longest)[:1500]


def _language(text: str) -> str | None:
    if len(text) < 40:
        return None
    return guess_language(text) or _rare_language(text)


def _rare_language(text: str) -> str:
    """The likeliest of a hundred languages; its model takes longer to load than a thousand pages to read."""
    import py3langid  # type: ignore[import-untyped]

    return str(py3langid.classify(text)[0])


def _address(pieces: list[Piece]) -> str | None:
    """An address on one of the first lines, as some dumps have it."""
    for piece in pieces[:3]:
        found = ADDRESS.fullmatch(piece.text.strip())
        if found:
            return found[0]
    return None


# ---------------------------------------------------------------- article
def _claim_head(pieces: list[Piece], story: Story, cards: list[Card]) -> None:
    """Blocks around the body that belong to the article: bylines, date lines, tags, number of comments."""
    used = {i for card in cards for i in card.used}
    story.head = [i for i in story.head if i not in used and pieces[i].kind in ("time", "meta", "credit")]


def _claim_foot(pieces: list[Piece], story: Story) -> None:
    """Below the last paragraph, up to the first card: date line, tags, source, number of comments."""
    i = story.end
    while i < min(len(pieces), story.end + 12):
        piece = pieces[i]
        below = pieces[i + 1].kind if i + 1 < len(pieces) else ""
        tags = _tag_line(piece.text)
        if (
            piece.kind in ("prose", "zone")
            or piece.kind in ("headline", "label")
            and not tags
            and below in ("prose", "time")
        ):
            break
        if piece.kind == "headline" and not tags:
            break
        if piece.kind in ("time", "meta", "tags") or tags or read_words().source.search(piece.text):
            story.foot.append(i)
        i += 1


def _article(pieces: list[Piece], story: Story, reading: DumpReading, zone: str | None) -> Article:
    paragraphs = [pieces[i].text for i in story.body]
    text = "\n\n".join(paragraphs)
    title = split_title(pieces[story.title].text) if story.title is not None else None
    lead = pieces[story.lead].text if story.lead is not None else None
    article = Article(title, lead, text, word_count=len(WORD.findall(text)))
    article.published_at = _published(pieces, story, reading, zone)
    article.authors, agency = _authors(pieces, story)
    article.tags = _tags(pieces, story)
    article.comment_count = next(
        (pieces[i].count for i in [*story.foot, *story.head] if pieces[i].count is not None), None
    )
    article.agency = _agency(pieces, story, lead or paragraphs[0]) or agency
    article.truncated = any(pieces[i].truncated for i in story.body[-1:])
    return article


def _published(pieces: list[Piece], story: Story, reading: DumpReading, zone: str | None) -> Moment | None:
    """The printed time in the head, checked against the one in the foot."""
    head = _dates(pieces, story.head, zone)
    foot = _dates(pieces, story.foot, zone)
    if head and foot and _day(head[0]) != _day(foot[0]):
        reading.warnings.append(
            f"The article's date differs: {head[0].isoformat()} above, {foot[0].isoformat()} below the text."
        )
    found = [*head, *foot] or _dates(pieces, _near_title(pieces, story), zone)[:1]
    return next((moment for moment in found if isinstance(moment, datetime)), next(iter(found), None))


def _near_title(pieces: list[Piece], story: Story) -> list[int]:
    """Lines with a date below the title, wherever the text begins, then right above it; a page's own day is none of them."""
    title = story.title if story.title is not None else story.start
    below = range(title + 1, min(title + NEAR, len(pieces)))
    above = (i for i in range(title - 1, max(-1, title - 1 - ABOVE), -1) if not WEEKDAY_FIRST.match(pieces[i].text))
    return [i for i in (*below, *above) if pieces[i].kind == "time"]


def _dates(pieces: list[Piece], numbers: list[int], zone: str | None) -> list[Moment]:
    """The moments that lines print; a day takes the clock time of the next line."""
    found: list[Moment] = []
    for i in numbers:
        time = pieces[i].time
        moment = anchor(time, zone=zone).published_at if time is not None else None
        if moment is None:
            continue
        clock = pieces[i + 1].time if i + 1 < len(pieces) else None
        if not isinstance(moment, datetime) and clock is not None and clock.kind == "clock":
            both = parse_printed(f"{pieces[i].text}, {pieces[i + 1].text}")
            moment = (anchor(both, zone=zone).published_at if both else None) or moment
        found.append(moment)
    return found


def _day(moment: Moment) -> object:
    return moment.date() if isinstance(moment, datetime) else moment


def _authors(pieces: list[Piece], story: Story) -> tuple[list[str], str | None]:
    """People in bylines, and in lines that are a name and stand beside the date; the agency that is named with them."""
    sites = {fold(p.text) for p in pieces[: min(3, story.start)]}
    names: list[str] = []
    agency: str | None = None
    head = range(story.title + 1 if story.title is not None else story.start, story.body[0])
    for i in head:
        piece = pieces[i]
        if i == story.lead or len(piece.text) > BYLINE_LONGEST or piece.kind in ("credit", "zone", "prose"):
            continue
        text = piece.text.partition(piece.time.text)[0] if piece.time is not None else piece.text
        byline = read_words().byline.match(text)
        if byline:
            words = BYLINE_END.split(text[byline.end() :])[0]
        elif _is_signature(pieces, i, head):
            words = piece.text.strip(" ,")
        else:
            continue
        people, found = read_names(words, sites)
        names += [name for name in people if byline or len(name.split()) > 1]
        agency = agency or found
    return list(dict.fromkeys(names)), agency


def _is_signature(pieces: list[Piece], i: int, head: range) -> bool:
    """Is this line a person's name where bylines stand: under "Von", or next to the date?"""
    if not 1 < len(pieces[i].text.split()) <= 4 or not is_person(pieces[i].text.strip(" ,"), set()):
        return False
    if pieces[i - 1].text.strip(" :").lower() in read_words().by:
        return True
    if i + 1 < len(pieces) and pieces[i + 1].kind == "credit":
        return False  # who is in the picture
    return i + 1 == head.stop or any(n in head and pieces[n].kind == "time" for n in (i - 1, i + 1))


def _tag_line(text: str) -> bool:
    """ "Politics / Ukraine / NATO": three or more short entries between the same signs."""
    for sign in (" / ", " | ", " · ", " • ", ", "):
        parts = text.split(sign)
        if (
            len(parts) >= 3
            and len(text) < 200
            and all(0 < len(p.split()) <= 3 for p in parts)
            and not re.search(r"\d{2}[.:]\d{2}|[.!?]$", text)
        ):
            return True
    return False


def _tags(pieces: list[Piece], story: Story) -> list[str]:
    for i in story.foot:
        text = pieces[i].text
        if _tag_line(text):
            return [t.strip(" #") for t in re.split(r"\s[/|·•]\s|,\s", text) if t.strip()]
        if pieces[i].kind == "tags":
            following = []
            for piece in pieces[i + 1 : i + 1 + TAGS_AT_MOST]:
                if piece.kind not in ("label", "headline") or len(piece.text) > 40:
                    break
                following.append(piece.text.strip(" #"))
            return following
    return []


def _agency(pieces: list[Piece], story: Story, opening: str) -> str | None:
    line = DATELINE.match(opening) or DATELINE.match(pieces[story.body[0]].text)
    return line["agency"] if line else None


def _publisher(pieces: list[Piece], story: Story) -> str | None:
    """The source of the date line, or a short line at the very top that stands on the page again."""
    for i in [*story.head, *story.foot]:
        source = read_words().source.search(pieces[i].text)
        if source and not re.search(r"\d", source["name"]) and len(source["name"].split()) <= 4:
            return source["name"].strip(" .")
    all_text = [fold(p.text) for p in pieces]
    for piece in pieces[:3]:
        name = fold(piece.text)
        if piece.kind == "label" and 2 < len(name) <= 40 and sum(name in other for other in all_text) > 2:
            return piece.text
    return None


# ------------------------------------------------------------------ parts
def _parts(pieces: list[Piece], story: Story | None, cards: list[Card]) -> list[tuple[int, int, str]]:
    kinds = dict.fromkeys((i for card in cards for i in card.used), "teaser")
    if story:
        own = [*story.body, *story.head, *story.foot, *[i for i in (story.title, story.lead) if i is not None]]
        kinds.update(dict.fromkeys(own, "article"))
    return [(p.block.start, p.block.end, kinds.get(i, "furniture")) for i, p in enumerate(pieces)]


__all__ = ["DumpReading", "read_dump"]
