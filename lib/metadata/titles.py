"""The story's headline, chosen among all places that state one."""
from __future__ import annotations

import re
from dataclasses import dataclass

from lib.metadata.marks import DROP, TITLE
from lib.metadata.sources import Sources
from lib.metadata.structured import words_of
from lib.reader.tree import Element

SEPARATOR = re.compile(r"\s+[-–—|·•:»«/]+\s+|\s*\|\s*|\s+::\s+")
QUOTES = str.maketrans({**dict.fromkeys("„“”«»‟″\"", '"'), **dict.fromkeys("‘’‚‹›`´", "'"), **dict.fromkeys("–—‐‑", "-")})


@dataclass(slots=True)
class Headline:
    """A candidate: its words, where it stands, and what speaks for it."""

    text: str
    source: str
    order: int | None = None


def fold(text: str) -> str:
    """Text for comparing: one kind of quote and dash, no case, no white space runs."""
    return " ".join(text.translate(QUOTES).casefold().split())


def find_headlines(sources: Sources, site_names: list[str]) -> list[Headline]:
    """All candidates for the headline, the most trusted first."""
    found: list[Headline] = []
    for element in _headings(sources):
        found.append(Headline(_heading_text(element), "h1", element.order))
    stated = (
        ("story", words_of(sources.story.get("headline"))), ("og", sources.meta("og:title")),
        ("twitter", sources.meta("twitter:title")), ("name", words_of(sources.story.get("name"))),
        ("meta", sources.meta("title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline")),
        ("page", _page_title(sources)),
    )
    for source, text in stated:
        if text:
            found.append(Headline(strip_site(text, site_names), source))
    return [h for h in found if h.text and fold(h.text) not in {fold(s) for s in site_names}]


def choose_headline(headlines: list[Headline]) -> Headline | None:
    """The candidate that most others agree with, printed ones first."""
    if not headlines:
        return None
    return max(headlines, key=lambda h: (_agreement(h, headlines), -headlines.index(h)))


def _agreement(one: Headline, headlines: list[Headline]) -> float:
    mine = fold(one.text)
    score = {"h1": 1.2, "story": 1.0, "og": 0.8, "twitter": 0.4, "name": 0.4, "meta": 0.4, "page": 0.3}[one.source]
    for other in headlines:
        theirs = fold(other.text)
        if other is not one and (mine == theirs):
            score += 1.0
        elif other is not one and (mine in theirs or theirs in mine):
            score += 0.4
    return score


def strip_site(text: str, site_names: list[str]) -> str:
    """A title without the publisher's name before or behind it."""
    names = {fold(s) for s in site_names}
    parts = SEPARATOR.split(text)
    if len(parts) < 2:
        return text
    if fold(parts[-1]) in names:
        cut = text.rfind(parts[-1])
        return strip_site(SEPARATOR.sub("", text[:cut]) if not SEPARATOR.search(text[:cut].rstrip(" -–—|·•:»/")) else
                          text[:cut].rstrip(" -–—|·•:»/"), site_names)
    if fold(parts[0]) in names:
        return text[len(parts[0]):].lstrip(" -–—|·•:»/")
    return text


def _page_title(sources: Sources) -> str | None:
    titles = [e for e in sources.tree.by_tag("title") if e.text_chars]
    return titles[0].text() if titles else None


def _headings(sources: Sources) -> list[Element]:
    return [h for h in sources.headings if not sources.marks.bits[h.order] & DROP or sources.marks.bits[h.order] & TITLE]


def _heading_text(heading: Element) -> str:
    return heading.text()
