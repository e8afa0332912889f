"""Authors: people's names alone, and the agency that wrote the story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lib.metadata.marks import AUTHOR, COMMENTS, DROP, HIDDEN, TIME
from lib.metadata.names import LEADING, LEADING_LOW, is_person, read_names
from lib.metadata.sources import Sources
from lib.metadata.splitting import split_lines
from lib.metadata.structured import words_of
from lib.reader.tree import Element

METAS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article:author_name",
    "cxenseparse:author",
    "citation_author",
)
AUTHOR_PAGE = re.compile(
    r"/(?:aut(?:h?or|eur|ore)|redaktion/|profil|person|people/|by/|staff/|reporter|journalist|contributor|team/)",
    re.IGNORECASE,
)
BEFORE, AFTER = 60, 160
LONGEST = 140
MOST_PEOPLE = 8
MOST_NAMES, DEPTH = 40, 4
OWN_FOOTER = re.compile(r"(?:post|entry|article|story|node)[-_]*(?:footer|info|meta)", re.IGNORECASE)
NEAREST, MOST_BESIDE = 40, 3
BY = re.compile(r"(?:^|\s)(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i|[Aa]v|[Aa]f)\s+(?=[A-ZÄÖÜÉÅØ])")
PLAIN = frozenset(
    ("p", "div", "span", "li", "address", "em", "strong", "i", "b", "font", "small", "td", "section", "cite")
)
BESIDE = re.compile(r"\s*[|•·/]\s*|\s+[-–—]\s+")
DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}h\d{2}\b")


@dataclass(slots=True)
class Byline:
    """Who wrote the story, and where the page prints it."""

    people: list[str] = field(default_factory=list)
    agency: str | None = None
    orders: set[int] = field(default_factory=set)


def find_authors(sources: Sources, site_names: list[str], title_order: int | None) -> Byline:
    """People who wrote the story, and the agency.

    What structured data names comes first; where the byline printed beside the headline
    names the same people and more, it is taken instead.
    """
    sites = {s.casefold() for s in site_names} | {s.casefold().replace(" ", "") for s in site_names}
    stated = Byline()
    for names in _stated(sources):
        stated = _read_all(names, sites, stated.agency)
        if stated.people:
            break
    printed = _read_printed(sources, sites, title_order)
    if not stated.people and not printed.people and title_order is not None:
        printed = _read_beside_date(sources, sites, title_order)
    known = {p.casefold() for p in stated.people}
    more = {p.casefold() for p in printed.people}
    if not known or (known < more and len(more) <= MOST_PEOPLE):
        stated.people = printed.people
    stated.agency = stated.agency or printed.agency
    stated.orders = printed.orders
    return stated


def _read_all(names: list[str], sites: set[str], agency: str | None) -> Byline:
    byline = Byline(agency=agency)
    for raw in names:
        people, found = read_names(raw, sites)
        byline.agency = byline.agency or found
        known = {p.casefold() for p in byline.people}
        byline.people.extend(p for p in people if p.casefold() not in known)
    if any(" " in p for p in byline.people):
        byline.people = [p for p in byline.people if " " in p]
    return byline


def _stated(sources: Sources) -> Iterator[list[str]]:
    yield list(_thing_names(sources.story.get("author")))
    yield list(_thing_names(sources.story.get("creator")))
    for name in METAS:
        if sources.metas.get(name):
            yield sources.metas[name]
    for number in ("1", "2"):
        if LEADING.match((sources.meta(f"twitter:label{number}") or "") + " "):
            yield sources.metas.get(f"twitter:data{number}", [])
    props = [e for e in sources.props.get("author", ()) if not sources.marks.bits[e.order] & COMMENTS]
    inner = {e.order for p in props for e in p.walk()}
    named = [e for e in sources.props.get("name", ()) if e.order in inner]
    yield [e.attr("content") or e.text() for e in named or props if e.text_chars < LONGEST]


def _thing_names(value: Any, depth: int = 0) -> Iterator[str]:
    if depth > DEPTH:
        return
    if isinstance(value, list):
        for part in value[:MOST_NAMES]:
            yield from _thing_names(part, depth + 1)
    elif isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, list):
            yield from _thing_names(name, depth + 1)
        elif words := words_of(name):
            yield words
    elif words := words_of(value):
        yield words


def _read_printed(sources: Sources, sites: set[str], title_order: int | None) -> Byline:
    """The byline nearest to the headline."""
    best = Byline()
    start = title_order if title_order is not None else 0
    candidates = sorted(
        _candidates(sources, title_order), key=lambda e: abs(e.order - start) + (40 if e.order < start else 0)
    )
    for element in candidates[:24]:
        if best.orders and not any(o <= element.order < sources.tree.elements[o].end for o in best.orders):
            break
        byline = _read_all(_texts(element), sites, None)
        if byline.people or byline.agency:
            byline.orders = set(range(element.order, element.end)) | best.orders
            byline.people = byline.people if len(byline.people) >= len(best.people) else best.people
            byline.agency = byline.agency or best.agency
            best = byline
    return best


def _read_beside_date(sources: Sources, sites: set[str], title_order: int) -> Byline:
    """A name that stands behind the headline on one line or in one box with the date, with no word before it."""
    title = sources.tree.elements[title_order]
    for element in sources.tree.elements[title.end : title.end + AFTER]:
        if not 12 < element.text_chars < LONGEST or element.link_chars > 0.9 * element.text_chars or element.tag == "a":
            continue
        lines = [part.strip() for line in split_lines(element) for part in BESIDE.split(line)]
        if (
            len(lines) < 2
            or not any(DATE.search(line) for line in lines)
            or _elsewhere(element, sources.marks.bits, title_order)
        ):
            continue
        people = [name for line in lines for name in _names_on(line, sites) if 2 <= len(name.split()) <= 4]
        if people:
            return Byline(people[:MOST_BESIDE], None, set(range(element.order, element.end)))
    return Byline()


def _names_on(line: str, sites: set[str]) -> list[str]:
    """People on a line: those behind "by", or the whole line where it is a name."""
    by = BY.search(line)
    if by:
        return read_names(line[by.end() :], sites)[0]
    return [line] if is_person(line, sites) else []


def _texts(element: Element) -> list[str]:
    """Names in a byline: of its links to author pages where it has some, else its words."""
    links = [
        a.text()
        for a in element.walk()
        if a.tag == "a" and (a.attr("rel") == "author" or AUTHOR_PAGE.search(a.attr("href")))
    ]
    links = [t for t in links if 3 < len(t) < 60]
    return links or split_lines(element)


def _candidates(sources: Sources, title_order: int | None) -> Iterator[Element]:
    bits = sources.marks.bits
    if title_order is None:
        near = sources.tree.elements
    else:
        near = sources.tree.elements[max(0, title_order - BEFORE) : sources.tree.elements[title_order].end + AFTER]
    for element in near:
        if not 2 < element.text_chars < LONGEST:
            continue
        named = bits[element.order] & AUTHOR or (element.tag == "a" and AUTHOR_PAGE.search(element.attr("href")))
        plain = not named and element.tag in PLAIN and _reads_by(element)
        if (named or plain) and not _elsewhere(element, bits, title_order or 0):
            yield element


def _reads_by(element: Element) -> bool:
    node: Element | str | None = element
    while node is not None and not isinstance(node, str):
        node = next(
            (c for c in node.children if not isinstance(c, str) and c.text_chars or isinstance(c, str) and c.strip()),
            None,
        )
    return node is not None and bool(LEADING_LOW.match(f"{node.strip()[:LONGEST]} ".lower()))


def _elsewhere(element: Element, bits: list[int], title_order: int) -> bool:
    """Is it in furniture, a comment, or a box about other stories?"""
    for above in (element, *islice(element.ancestors(), NEAREST)):
        if above.order <= title_order < above.end or above.text_chars > 6000:
            return False
        if (
            bits[above.order] & (DROP | COMMENTS | HIDDEN)
            and not bits[above.order] & (AUTHOR | TIME)
            and not OWN_FOOTER.search(above.attr("class"))
        ):
            return True
    return False
