"""A card's pieces -> a teaser's fields."""
from __future__ import annotations

import re
from dataclasses import dataclass

from lib.dates import PrintedTime, parse_printed
from lib.metadata.times import parse_moment
from lib.reader.tree import Element
from lib.schema import Moment
from lib.teasers.cards import Card
from lib.teasers.lines import Lines
from lib.teasers.pieces import Piece, split_card
from lib.teasers.roles import AUTHOR, COMMENTS, IMAGE, KICKER, LABEL, MORE, SPOKEN, TEXT, TIME, TITLE

WORD = re.compile(r"\w+")
INVITATION = re.compile(
    r"^(?:read (?:more|also|next|this next)|see also|more on this(?: story)?|related(?: articles?| stories)?|don't miss|"
    r"lesen sie auch|auch interessant|mehr zum thema|mehr dazu|siehe auch|das könnte sie (?:auch )?interessieren|hintergrund|"
    r"(?:à )?lire (?:aussi|également)|voir aussi|sur le même sujet|leer también|leggi anche|lees ook|les også|läs (?:även|också))\s*:?$")
LABELS = re.compile(
    r"^(?:plus|premium|video|live|liveblog|live-?ticker|exklusiv|exclusive|neu|new|abo|s\+|f\+|hz\+|podcast|audio|bilder|galerie|gallery|"
    r"bildergalerie|fotos?|photos?|réservé aux abonnés|abonnés|anzeige|eilmeldung|breaking|watch|listen|\d+|[\W_]+)$")
BETWEEN = re.compile(r"\s+[·•|]\s+")
RANK = re.compile(r"^\d{1,2}[.)]?\s+(?=[^\W\d_])")
PREFIX_LABEL = re.compile(
    r"^(?:(?:plus|premium|abo|video|\(?[a-z]\+\)?|read more|read also|lesen sie auch|mehr dazu|(?:à )?lire aussi)\s*[:|•·]\s*)", re.IGNORECASE)
COUNT = re.compile(r"^\(?\s*(\d{1,5})\s*\)?\s*(?:kommentare?|comments?|commentaires?|réactions?)?$")
LONGEST_ASIDE = 200
"""These three are written for text in lower case, and longer ones are none."""
MORE_WORDS = re.compile(
    r"(?:\s*[|•·>»→]*\s*(?:mehr(?: lesen| erfahren| dazu)?|weiterlesen|zum artikel|jetzt lesen|read more|more|continue reading|"
    r"lire (?:la suite|plus|l'article)|en savoir plus)\s*[>»→….]*)$", re.IGNORECASE)
MORE_ENDS = ("mehr", "lesen", "erfahren", "dazu", "artikel", "more", "reading", "suite", "plus", "article")
"""Last words of these: where none stands at the end of a text, the pattern isn't tried at every place."""
LONGEST_MORE = 80
DATELINE = re.compile(
    r"^(?P<place>[^\W\d_][\w./ '’-]{1,40}?)\s*,?\s*(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s*)?\((?P<agency>[A-Za-zÀ-ÿ/. -]{2,30})\)\s*[-–—:]\s")
BARE_AGENCY = re.compile(r"^\((?P<agency>[A-Z][A-Za-z/.]{1,15})\)\s*[-–—:]\s")
CUT = ("…", "...", "[…]", "[...]", "(...)", "(…)")
MIN_TEXT_WORDS = 5
STAMPS = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-published", "data-publish-date", "content")
STAMP_NAMES = frozenset(STAMPS)


@dataclass(slots=True)
class Fields:
    """What a card prints, before it is a teaser."""

    title: str = ""
    kicker: str | None = None
    text: str | None = None
    time: PrintedTime | None = None
    time_text: str | None = None
    exact: Moment | None = None
    comment_count: int | None = None
    titled: bool = False
    spoken: bool = False
    pictured: bool = False
    invited: bool = False


def read_fields(card: Card, language: str | None, zone: str | None, lines: Lines) -> Fields:
    """Read a card; `title` stays empty where it has no headline."""
    fields = Fields()
    pieces: list[Piece] = []
    spoken: list[str] = []
    for piece in split_card(card.element, lines):
        if piece.role == SPOKEN and piece.linked and len(piece.text) >= 12:
            spoken.append(piece.text)
        if piece.role == SPOKEN and piece.text == ":" and pieces:
            pieces[-1].role = KICKER
        elif not _take_aside(piece, fields, language):
            pieces.append(piece)
    _promote_spoken(pieces, spoken)
    _join_broken_titles(pieces)
    _take_stamp(card.element, fields, zone)
    chosen = _choose_title(pieces, card)
    if chosen is not None:
        title = pieces[chosen]
        fields.title = _clean_title(title.text)
        fields.titled = title.role == TITLE
        fields.kicker = _choose_kicker(pieces, chosen)
        fields.text = _choose_text(pieces, chosen, fields.title)
    elif card.links:
        fields.title = _clean_title(max(spoken, key=len) if spoken else _spoken(card))
        fields.spoken = not spoken
    if fields.kicker and fields.title.casefold().startswith(fields.kicker.casefold() + " "):
        rest = fields.title[len(fields.kicker):].lstrip(" :|–-")
        fields.title = rest or fields.title
    fields.pictured = any(e.tag in ("img", "picture") for e in card.element.walk())
    return fields


def _promote_spoken(pieces: list[Piece], spoken: list[str]) -> None:
    """A link that lies over the card says the headline to screen readers; the words that equal it are the headline."""
    if any(piece.role == TITLE for piece in pieces):
        return
    for number, piece in enumerate(pieces):
        for words in spoken:
            if piece.text == words or words.endswith(piece.text) and len(piece.text) > 0.6 * len(words):
                piece.role = TITLE
                return
            if piece.text.endswith(" " + words):
                kicker = Piece(piece.text.removesuffix(words).strip(), KICKER, piece.holder)
                pieces[number:number + 1] = [kicker, Piece(words, TITLE, piece.holder, len(words))]
                return


def _join_broken_titles(pieces: list[Piece]) -> None:
    """Lines of one headline, each in an element of the same names, are one headline."""
    for number in range(len(pieces) - 1, 0, -1):
        first, second = pieces[number - 1], pieces[number]
        if first.role == second.role == TITLE and first.holder.attrs == second.holder.attrs and first.holder.tag == second.holder.tag:
            if first.holder.parent is second.holder.parent and first.holder is not second.holder:
                first.text = f"{first.text} {second.text}"
                first.linked_chars += second.linked_chars
                del pieces[number]


def read_dateline(text: str | None) -> tuple[str | None, str | None]:
    """Place and agency at the beginning of a teaser's text: "Palma (dpa) - "."""
    if not text:
        return None, None
    found = DATELINE.match(text)
    if found:
        return found["place"].strip(" ,"), found["agency"]
    bare = BARE_AGENCY.match(text)
    return None, bare["agency"] if bare else None


def _take_aside(piece: Piece, fields: Fields, language: str | None) -> bool:
    """Take times, comment counts, labels, pictures' words and buttons out; True where the piece is none of the teaser's words."""
    text, role = piece.text, piece.role
    low = text.lower() if len(text) <= LONGEST_ASIDE else ""
    invited = bool(INVITATION.match(low))
    fields.invited = fields.invited or invited
    if role in (IMAGE, MORE, AUTHOR) or invited or LABELS.match(low):
        if role == AUTHOR and fields.time is None:
            _take_time(text, fields, language, False)
        return True
    if role == COMMENTS or role is None and COUNT.match(low) and not text.isdigit():
        found = COUNT.match(low)
        if found:
            fields.comment_count = int(found[1])
        return True
    if len(text) <= 60 and role not in (TITLE,) and _take_time(text, fields, language, role == TIME):
        return True
    return role in (LABEL, TIME, SPOKEN)


def _take_time(text: str, fields: Fields, language: str | None, marked: bool) -> bool:
    found = parse_printed(text, language, bare_ages=marked)
    if found is None and BETWEEN.search(text):
        parts = BETWEEN.split(text)
        found = next((time for part in parts if (time := parse_printed(part, language)) is not None), None)
        text = next((part for part in parts if found is not None and found.text in part), text)
    if found is None:
        return False
    if fields.time is None or fields.time.kind == "clock" and found.kind != "clock":
        fields.time, fields.time_text = found, found.text if len(found.text) > len(text) - 12 else text
    return True


def _take_stamp(card: Element, fields: Fields, zone: str | None) -> None:
    """The instant in an attribute: of `time` elements first, of others that carry a stamp."""
    for element in card.walk():
        if STAMP_NAMES.isdisjoint(element.attrs):
            continue
        names: tuple[str, ...] = STAMPS if element.tag in ("time", "relative-time", "time-ago") else STAMPS[1:7]
        if element.tag == "meta" and element.attr("itemprop").lower() == "datepublished":
            names = ("content",)
        for name in names:
            value = element.attrs.get(name)
            if value and (moment := parse_moment(value, zone)) is not None:
                fields.exact = moment
                return


def _choose_title(pieces: list[Piece], card: Card) -> int | None:
    titles = [n for n, piece in enumerate(pieces) if piece.role == TITLE and len(WORD.findall(piece.text)) >= 1]
    if len(titles) > 1:
        first, second = titles[0], titles[1]
        nested = pieces[first].holder.holds(pieces[second].holder)
        shorter = len(pieces[first].text) < len(pieces[second].text)
        if second == first + 1 and len(pieces[first].text) < 60 and (nested or shorter):
            return second
    if titles:
        return titles[0]
    linked = [n for n, piece in enumerate(pieces) if piece.linked and piece.role in (None, TEXT)]
    for n in linked:
        words = len(WORD.findall(pieces[n].text))
        if words >= 3 or len(pieces[n].text) >= 18:
            return n
    return linked[0] if linked and len(pieces) == 1 else None


def _choose_kicker(pieces: list[Piece], chosen: int) -> str | None:
    for number in range(chosen - 1, -1, -1):
        piece = pieces[number]
        near = number == chosen - 1 and len(WORD.findall(piece.text)) < 9
        if piece.role in (KICKER, TITLE) or len(piece.text) <= 60 and (near or piece.role is None and piece.linked):
            return piece.text.strip(" :|/–-•·") or None
    after = pieces[chosen + 1:chosen + 2]
    return after[0].text.strip(" :|/–-•·") or None if after and after[0].role == KICKER else None


def _choose_text(pieces: list[Piece], chosen: int, title: str) -> str | None:
    parts: list[str] = []
    for piece in pieces[chosen + 1:]:
        text = strip_more(piece.text).strip()
        if piece.role in (TEXT, None) and len(WORD.findall(text)) >= MIN_TEXT_WORDS and text != title and text not in parts:
            parts.append(text)
    return " ".join(parts) or None


def _clean_title(text: str) -> str:
    return strip_more(PREFIX_LABEL.sub("", text)).strip(" |•·")


def strip_more(text: str) -> str:
    """A text without the words of a link to the whole story at its end."""
    last = text[-LONGEST_MORE:].rstrip(" >»→….").lower()
    return MORE_WORDS.sub("", text) if last.endswith(MORE_ENDS) else text


def _spoken(card: Card) -> str:
    """The link's own label where it prints no words."""
    for link in card.links:
        for name in ("aria-label", "title"):
            if link.element.attr(name):
                return link.element.attr(name)
        for element in link.element.walk():
            if element.tag == "img" and len(element.attr("alt")) > 20:
                return element.attr("alt")
    return ""
