"""Publication times that a page prints: beside the headline, in the byline, in elements named so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lib.dates import anchor, find_times, parse_printed
from lib.dates.model import PrintedTime
from lib.metadata.marks import AUTHOR, COMMENTS, DROP, HIDDEN, TIME
from lib.metadata.sources import Sources
from lib.metadata.splitting import split_lines
from lib.reader.tree import INLINE, Element
from lib.schema import Moment

LONGEST = 160
BEFORE, AFTER = 40, 140
"""How many elements before and behind the headline a printed time is looked for."""

UNREAD = frozenset(("head", "title", "meta", "link", "option"))
MOST, NEAREST = 400, 40

CHANGED = re.compile(
    r"aktualisier|update|modifi|geändert|mis à jour|actualiza|aggiorna|oppdater|uppdater|opdater|zuletzt|edited|"
    r"bijgewerkt|aktualiz",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")


def find_printed(
    sources: Sources, locale: str | None, zone: str | None, title_order: int | None
) -> tuple[Moment | None, Moment | None]:
    """When the story was published and changed, as printed near its headline.

    Returns
    -------
    tuple
        Published and modified; a day where no clock time is printed, null where nothing is printed.
        Ages ("2 hours ago") tell nothing here, as the capture isn't known yet.
    """
    published: Moment | None = None
    modified: Moment | None = None
    for text in _candidates(sources, title_order):
        for printed, changed in _times_of(text, locale):
            moment = anchor(printed, zone=zone).published_at
            if moment is None:
                continue
            if changed:
                modified = modified or moment
            elif published is None:
                published = moment
        if published is not None:
            break
    return published, modified


def _times_of(text: str, locale: str | None) -> Iterator[tuple[PrintedTime, bool]]:
    whole = parse_printed(text, locale)
    if whole is not None and not CHANGED.search(text):
        yield whole, False
        return
    end = 0
    for match in find_times(text, locale):
        if match.time.kind in ("day", "instant"):
            yield match.time, bool(CHANGED.search(text[end : match.start]))
        end = match.end


def _candidates(sources: Sources, title_order: int | None) -> Iterator[str]:
    """Short texts with a digit, those named as times first, the nearest to the headline first."""
    bits = sources.marks.bits
    if title_order is not None:
        start = sources.tree.elements[title_order]
        near = sources.tree.elements[max(0, title_order - BEFORE) : start.end + AFTER]
    else:
        start, near = sources.tree.root, sources.tree.elements
    named = [e for e in near if (bits[e.order] & (TIME | AUTHOR) or e.tag == "time") and not is_wrapper(e)]
    others = [e for e in near if e.text_chars < LONGEST and e.tag not in UNREAD and _has_words(e, bits)]
    for group in (named[:MOST], others[:MOST]):
        group.sort(key=lambda e: e.order - start.order if e.order >= start.order else 2 * (start.order - e.order) + 10)
        for element in group:
            if 5 < element.text_chars < LONGEST and not is_elsewhere(element, bits, start.order):
                text = " ".join(split_lines(element))
                if DIGIT.search(text):
                    yield text


def _has_words(element: Element, bits: list[int]) -> bool:
    """Is text directly in it (else one of its children is looked at), and isn't it named as a time?"""
    own = not is_wrapper(element)
    return own and not bits[element.order] & (TIME | AUTHOR)


def is_wrapper(element: Element) -> bool:
    """Is all its text in one child, which says the same?"""
    return any(c.text_chars == element.text_chars for c in element.elements())


def is_elsewhere(element: Element, bits: list[int], title_order: int) -> bool:
    """Is it in furniture, in a link to another story, or inside a paragraph?"""
    if (
        element.link_chars > 0.8 * element.text_chars
        or element.tag in ("p", "h2", "h3", "li")
        and element.text_chars > 90
    ):
        return True
    for above in (element, *islice(element.ancestors(), NEAREST)):
        if above.order <= title_order < above.end:
            return False
        if bits[above.order] & (DROP | COMMENTS | HIDDEN) and above.text_chars < 4000:
            return True
        if element.tag in INLINE and above.tag == "p" and above.text_chars > LONGEST:
            return True
        if above.text_chars > 4000:
            return False
    return False
