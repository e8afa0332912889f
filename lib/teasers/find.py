"""A page's cards -> its teasers: stories are kept, the page's furniture is left out, each story counts once."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from lib.metadata import Metadata
from lib.metadata.titles import fold
from lib.reader.page import SavedPage
from lib.reader.tree import Element
from lib.schema import Teaser
from lib.teasers.cards import Card, PageLinks, find_cards, find_links
from lib.teasers.lines import Lines
from lib.teasers.links import is_service_host, same_site, split_address, story_score
from lib.teasers.printed import PrintedTeaser
from lib.teasers.printed_fields import CUT, WORD, Fields, read_dateline, read_fields

ENOUGH = 4
"""Points from which a card is a teaser."""
CARD_NAME = re.compile(r"teaser|article|story|card|news|post|related|recommend|most|latest|promo|headline|item", re.IGNORECASE)
JOB = re.compile(r"\((?:[mwfdxhi]|div|gn)(?:\s?[/|]\s?(?:[mwfdxhi]|div|gn|a)){1,3}\)|\((?:gn|all genders)\)", re.IGNORECASE)
PRICE = re.compile(r"(?:€|£|\$|EUR|CHF)\s?\d[\d.,]*[.,]\d\d\b|\d[.,]\d\d\s?(?:€|EUR|CHF)")
ADVERT = re.compile(r"\b(?:anzeige|advertisement|sponsored|advertorial|werbung|publicité|partner(?:angebot|inhalt)|gesponsert|promotion)\b", re.IGNORECASE)


@dataclass(slots=True)
class Candidate:
    """A card with its fields and points."""

    card: Card
    fields: Fields
    points: int
    group: tuple[int, str, str]


def find_teasers(
    page: SavedPage, claimed: frozenset[int], metadata: Metadata, links: PageLinks | None = None,
) -> list[PrintedTeaser]:
    """Find the teasers of an HTML page, in page order, each story once.

    Parameters
    ----------
    page
        The page, with its tree.
    claimed
        Orders of the elements that belong to the article.
    metadata
        The page's address, language and zone.
    links
        The page's links, where they have been found before.

    Returns
    -------
    list of PrintedTeaser
        Times as printed or stamped, not yet anchored.
    """
    if page.tree is None:
        return []
    base = page.url or metadata.address
    host = urlsplit(base).netloc.lower() if base else ""
    own = fold(metadata.title or "-") if claimed else "-"
    lines = Lines()
    candidates = []
    for card in find_cards(links or find_links(page.tree, base), claimed):
        fields = read_fields(card, metadata.language, metadata.time_zone, lines)
        if fields.title and not _is_own(fold(fields.title), own):
            group = _group(card.element)
            candidates.append(Candidate(card, fields, _points(card, fields, host), group))
    kept = _keep_stories(candidates)
    blocks = Blocks()
    return [_build(number, stories, blocks) for number, stories in enumerate(_merge(kept), 1)]


def _is_own(title: str, own: str) -> bool:
    """The page's own story, in one of its lists or above its text."""
    return title == own or len(title) > 20 and (title in own or own in title and len(own) > 20)


def _group(element: Element) -> tuple[int, str, str]:
    """Cards of one list share the parent's parent and the names."""
    parent = element.parent
    place = parent.order if parent is not None else 0
    if parent is not None and parent.parent is not None and (element.order - 1, element.end) == (parent.order, parent.end):
        place = parent.parent.order
    return place, element.tag, element.attr("class").split(" ")[0]


@lru_cache(maxsize=2048)
def is_card_name(names: str) -> bool:
    """Does a class attribute call its element a card?"""
    return CARD_NAME.search(names) is not None


@lru_cache(maxsize=2048)
def is_advert(names: str) -> bool:
    """Does a class attribute call its element an advertisement?"""
    return ADVERT.search(names) is not None


def _points(card: Card, fields: Fields, host: str) -> int:
    words = len(WORD.findall(fields.title))
    points = 2 if fields.titled else -2 if fields.spoken else 0
    points += 2 * fields.invited + bool(fields.pictured) + bool(fields.text) + bool(fields.time or fields.exact) + bool(fields.kicker)
    points += 2 if words >= 5 else 1 if words >= 3 and len(fields.title) >= 20 else -2 if words <= 2 else 0
    target, path, _ = split_address(card.links[0].address)
    points += story_score(path)
    target = target.lower()
    if is_service_host(target) or "(" in fields.title and JOB.search(fields.title):
        points -= 8
    if target and host and not same_site(target, host):
        points -= 4
    names = card.element.attr("class")
    if is_card_name(names) or is_card_name(card.links[0].element.attr("class")):
        points += 1
    if is_advert(names) or (fields.kicker and ADVERT.search(fields.kicker)):
        points -= 6
    if fields.text and len(fields.text) < 120 and PRICE.search(fields.text):
        points -= 4
    return points


def _keep_stories(candidates: list[Candidate]) -> list[Candidate]:
    """Keep a card for its own points, or for those of the list that it stands in."""
    total: Counter[tuple[int, str, str]] = Counter()
    count: Counter[tuple[int, str, str]] = Counter()
    timed: Counter[tuple[int, str, str]] = Counter()
    for one in candidates:
        total[one.group] += one.points
        count[one.group] += 1
        timed[one.group] += one.fields.time is not None
    kept = []
    for one in candidates:
        mean = total[one.group] / count[one.group] + (count[one.group] > 2) + (timed[one.group] == count[one.group] > 2)
        of_a_group = count[one.group] > 1 and (one.points + mean) / 2 >= ENOUGH - 0.5 and one.points >= 1
        if of_a_group or one.points >= ENOUGH + (count[one.group] == 1):
            kept.append(one)
    return kept


def _merge(kept: list[Candidate]) -> list[list[Candidate]]:
    stories: dict[str, list[Candidate]] = {}
    for one in kept:
        stories.setdefault(one.card.key, []).append(one)
    return list(stories.values())


def _build(number: int, stories: list[Candidate], blocks: Blocks) -> PrintedTeaser:
    """One teaser of all the cards that lead to the same story; what the first lacks comes from the later ones."""
    first = stories[0].fields
    every = [one.fields for one in stories]
    text = next((f.text for f in every if f.text), None)
    place, agency = read_dateline(text)
    timed = next((f for f in every if f.exact is not None), None) or next((f for f in every if f.time is not None), first)
    printed = next((f for f in every if f.time_text), first)
    teaser = Teaser(
        position=number, block=blocks.name(stories[0].card.element), title=first.title,
        kicker=next((f.kicker for f in every if f.kicker), None), text=text,
        truncated=bool(text and text.endswith(CUT)), url=stories[0].card.links[0].address, dateline_place=place, agency=agency,
        comment_count=next((f.comment_count for f in every if f.comment_count is not None), None), time_text=printed.time_text)
    basis = "attribute" if timed.exact is not None else None
    if basis is None and printed.time is not None:
        basis = "age" if printed.time.kind == "age" else "printed"
    places = tuple((one.card.element.order, one.card.element.end) for one in stories)
    return PrintedTeaser(teaser, printed.time, basis, timed.exact, places=places)


class Blocks:
    """Names of the parts of a page around its cards, each looked up once."""

    def __init__(self) -> None:
        self._names: dict[int, str | None] = {}

    def name(self, element: Element) -> str:
        """The heading of the part around a card, else the nearest name."""
        for above in element.ancestors():
            if above.order not in self._names:
                self._names[above.order] = _block_name(above)
            name = self._names[above.order]
            if name:
                return name
        return "page"


def _block_name(above: Element) -> str | None:
    if above.tag not in ("section", "aside", "ul", "ol", "main", "body") and not above.attr("id"):
        return None
    heading = next((e for e in above.elements() if e.tag in ("h2", "h3", "h4")), None)
    if heading is not None and 0 < heading.text_chars < 60:
        return heading.text()
    return above.attr("id") or above.attr("class").split(" ")[0] or (above.tag if above.tag == "body" else None)
