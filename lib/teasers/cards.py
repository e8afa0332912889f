"""Links of a page -> cards: the largest element around a link that speaks of one story alone."""
from __future__ import annotations

from dataclasses import dataclass, field

from lib.reader.tree import Element, Tree
from lib.teasers.flat import join_flat
from lib.teasers.links import absolute, story_key, story_score
from lib.teasers.roles import find_menus

CLAIMED = "claimed"
MANY = "many"
SECTIONING = frozenset(("body", "html", "main", "section", "aside", "ul", "ol", "nav", "header", "footer", "table", "tbody"))
"""Elements that hold cards but are none; a card stops growing below them."""
MIN_TITLE = 12
MAX_CARD = 1800
"""Characters in a card; more is a part of the page."""
MAX_LINK = 2 * MAX_CARD


@dataclass(slots=True)
class Link:
    """A link to another page: where, its address and the address in normal form."""

    element: Element
    address: str
    key: str


@dataclass(slots=True)
class PageLinks:
    """A page's links to stories, in order, whoever's text they stand in."""

    tree: Tree
    links: list[Link]


@dataclass(slots=True)
class Card:
    """An element that speaks of one story: its links and the element's place among its like."""

    element: Element
    key: str
    links: list[Link] = field(default_factory=list)

    made: bool = False

    @property
    def parts(self) -> list[Element]:
        """The elements of the page that make the card up: one, or several siblings in an element made for them."""
        return list(self.element.elements()) if self.made else [self.element]


def find_links(tree: Tree, base: str | None) -> PageLinks:
    """Find the links of a page that may lead to other stories.

    Parameters
    ----------
    tree
        The parsed page.
    base
        Address of the page, which relative links count from.
    """
    return PageLinks(tree, _story_links(tree, mark_menus(tree), base))


def find_cards(page_links: PageLinks, claimed: frozenset[int]) -> list[Card]:
    """Find every card of a page, in document order; `claimed` are the elements whose text belongs to the article."""
    tree = page_links.tree
    taken = mark_claimed(tree, claimed)
    links = [link for link in page_links.links if not taken[link.element.order]] if claimed else page_links.links
    owner = _owners(tree, claimed, links)
    cards: dict[int, Card] = {}
    for link in links:
        top = _grow(link, owner)
        card = cards.get(top.order)
        if card is None:
            cards[top.order] = Card(top, link.key, [link])
        elif card.key == link.key:
            card.links.append(link)
    for order, box in join_flat([card.element for card in cards.values()], owner).items():
        cards[order].element, cards[order].made = box, True
    return [cards[order] for order in sorted(cards)]


def mark_menus(tree: Tree) -> list[bool]:
    """For every element: does it stand in a menu, a form or the page's footer?"""
    marks = [False] * len(tree.elements)
    footers = [e for e in tree.by_tag("footer") if not _in_card(e)]
    for element in [*find_menus(tree), *footers]:
        marks[element.order:element.end] = [True] * (element.end - element.order)
    return marks


def mark_claimed(tree: Tree, claimed: frozenset[int]) -> list[bool]:
    """For every element: is it claimed, or inside a claimed one?"""
    elements = tree.elements
    marks = [False] * len(elements)
    for order in sorted(claimed):
        if order < len(elements) and not marks[order]:
            end = elements[order].end
            marks[order:end] = [True] * (end - order)
    return marks


def _in_card(element: Element) -> bool:
    """A card has a footer of its own; the page's footer stands outside any story."""
    return element.text_chars < 200 and any(above.tag in ("article", "li") for above in element.ancestors())


def _story_links(tree: Tree, menu: list[bool], base: str | None) -> list[Link]:
    own = story_key(base) if base else None
    below = own.removesuffix(".html") + "/" if own and story_score(own.partition("/")[2]) > 0 else None
    found = []
    for element in tree.by_tag("a"):
        href = element.attrs.get("href")
        if not href or menu[element.order] or element.text_chars > MAX_LINK or _is_aside_link(element):
            continue
        address = absolute(href, base)
        if address is None:
            continue
        key = story_key(address if "://" in address else "https://page.invalid/" + address.lstrip("/"))
        if key and key != own and not (below and key.startswith(below)):
            found.append(Link(element, address, key))
    return found


def _is_aside_link(link: Element) -> bool:
    """Short links (a section, an author, "more") belong to the card around them and make none of their own."""
    words = link.text_chars
    if words >= MIN_TITLE:
        return False
    return not any(e.tag in ("img", "picture", "figure", "h2", "h3", "h4") for e in link.walk())


def _owners(tree: Tree, claimed: frozenset[int], links: list[Link]) -> dict[int, str]:
    """For every element above a link or a claimed element: the one story below it, or MANY."""
    owner: dict[int, str] = {}
    for order in claimed:
        _climb(tree.elements[order] if order < len(tree.elements) else None, CLAIMED, owner)
    for link in links:
        _climb(link.element, link.key, owner)
    return owner


def _climb(element: Element | None, key: str, owner: dict[int, str]) -> None:
    while element is not None:
        seen = owner.get(element.order)
        if seen is None:
            owner[element.order] = key
        elif seen == key or seen == MANY:
            return
        else:
            owner[element.order] = MANY
        element = element.parent


def _grow(link: Link, owner: dict[int, str]) -> Element:
    top = link.element
    above = top.parent
    while above is not None and owner.get(above.order) == link.key and above.tag not in SECTIONING:
        if above.text_chars > MAX_CARD:
            break
        top = above
        if top.tag in ("li", "article", "tr"):
            break
        above = top.parent
    return top
