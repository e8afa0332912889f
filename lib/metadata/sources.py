"""Where a page states facts about itself: meta tags, JSON-LD, microdata, headings."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from operator import attrgetter

from lib.metadata.marks import Marks
from lib.metadata.structured import Thing, find_article, read_things
from lib.reader.page import SavedPage, is_address
from lib.reader.tree import Element, Tree

ABSOLUTE = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


@dataclass(slots=True)
class Sources:
    """What a page states about itself, sorted by where it stands.

    Attributes
    ----------
    metas
        Contents of the meta tags by lower-case name, property or itemprop.
    things, story
        All JSON-LD objects, and the one that describes the page's story.
    headings
        The `h1` elements that have words.
    titles
        Titles that the head of the page states.
    """

    tree: Tree
    marks: Marks
    metas: dict[str, list[str]] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    story: Thing = field(default_factory=dict)
    props: dict[str, list[Element]] = field(default_factory=dict)
    headings: list[Element] = field(default_factory=list)
    address: str | None = None
    titles: list[str] = field(default_factory=list)

    def meta(self, *names: str) -> str | None:
        """First content of the first of these meta names that has one."""
        for name in names:
            for content in self.metas.get(name, ()):
                if content:
                    return content
        return None


def read_sources(page: SavedPage, tree: Tree) -> Sources:
    """Collect what a page states about itself."""
    sources = Sources(tree, Marks(tree))
    sources.metas = _read_metas(tree)
    sources.props = _read_props(tree)
    sources.headings = [h for h in tree.by_tag("h1") if h.text_chars > 1]
    sources.address = page.url or _canonical(tree, sources)
    sources.things = read_things(tree)
    heading = sources.headings[0].text() if sources.headings else None
    sources.story = find_article(sources.things, sources.address, heading)
    return sources


def _read_metas(tree: Tree) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.by_tag("meta"):
        attrs = element.attrs
        name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or attrs.get("http-equiv")
        content = attrs.get("content")
        if name and content:
            text = " ".join(html.unescape(content).replace("\xad", "").split())
            if text:
                metas.setdefault(name.lower().strip(), []).append(text)
    return metas


def _read_props(tree: Tree) -> dict[str, list[Element]]:
    props: dict[str, list[Element]] = {}
    for value, elements in tree.values("itemprop").items():
        for name in (value or "").lower().split():
            props.setdefault(name, []).extend(elements)
    for elements in props.values():
        elements.sort(key=attrgetter("order"))
    return props


def _canonical(tree: Tree, sources: Sources) -> str | None:
    stated = [e.attr("href") for e in tree.by_tag("link") if "canonical" in e.attr("rel").lower().split()]
    stated += sources.metas.get("og:url", []) + sources.metas.get("twitter:url", [])
    return next((s.strip() for s in stated if ABSOLUTE.match(s.strip()) and is_address(s.strip())), None)
