"""The page's own tags, as its head states or the page prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lib.metadata.marks import COMMENTS, DROP, TAGS
from lib.metadata.sources import Sources
from lib.metadata.structured import words_of
from lib.reader.tree import Element

SPLIT = re.compile(r"\s*[,;|]\s*")
PRINTED_SPLIT = re.compile(r"\s*[,;|·•\n]\s*|\s+[/#]\s*|^#")
MOST_TAGS, LONGEST_TAG, LONGEST_LINE, MOST_LINES = 30, 60, 300, 4000
LABELS = (
    r"tags?|themen|thema|schlagw(?:orte|örter)|keywords?|topics?|mots[- ]clés|temas|etiquetas|stichw(?:orte|örter)|"
    r"mehr zu|filed under|onderwerpen|trefwoorden|argomenti|emner|ämnen|tematy|sujets|thèmes|labels"
)
TAG_LABEL = re.compile(rf"^(?:{LABELS})\s*:?$", re.IGNORECASE)
LABELLED = re.compile(rf"^\W*(?:{LABELS})(?:\s(?:zu|in|of|de)\s.{{0,40}}?)?\s*:\s*(?=\S)", re.IGNORECASE)
TAG_ADDRESS = re.compile(
    r"/(?:tags?|thema|themen|themes?|topics?|keywords?|schlagworte?|stichworte?|mots?-cles?|temas?|etiquetas?|taxonomy/term"
    r"|search/label)/",
    re.IGNORECASE,
)


def find_tags(sources: Sources, title: str | None, title_order: int | None) -> list[str]:
    """The page's own tags, as it prints or states them, without doubles.

    The head's keywords count only where one of them is in the title or the summary: many
    sites state the same ones on every page.
    """
    stated: list[list[str]] = [
        sources.metas.get("article:tag", []),
        _listed(sources.story.get("keywords")),
        sources.metas.get("news_keywords", []),
        _printed_tags(sources, title_order or 0),
    ]
    for words in stated:
        tags = _clean_tags(words)
        if tags:
            return tags
    tags = _clean_tags(sources.metas.get("keywords", []))
    about = f"{title} {sources.meta('og:description', 'description')}".casefold()
    return tags if any(t.casefold() in about for t in tags) else []


def _listed(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for part in value if (text := words_of(part))]
    return []


def _clean_tags(words: Iterable[str]) -> list[str]:
    tags: dict[str, str] = {}
    for text in words:
        for tag in SPLIT.split(text):
            tag = tag.strip(" #\"'[]")
            if 1 < len(tag) <= LONGEST_TAG and "://" not in tag and not TAG_LABEL.match(tag):
                tags.setdefault(tag.casefold(), tag)
    return list(tags.values())[:MOST_TAGS]


def _printed_tags(sources: Sources, title_order: int) -> list[str]:
    """Tags behind the headline: links called so, a box called so, a line that begins so, or links to tags' pages."""
    bits = sources.marks.bits
    links = [e for e in sources.tree.by_tag("a") if e.attr("rel") == "tag" and e.order > title_order][:60]
    boxes = [e for e in sources.marks.marked(TAGS) if e.order > title_order and e.text_chars <= LONGEST_LINE]
    groups = [
        links,
        *([a for a in box.walk() if a.tag == "a"] for box in boxes if box.link_chars > 0.5 * box.text_chars),
    ]
    for group in groups:
        own = [a.text() for a in group if a.text_chars <= LONGEST_TAG and not _is_strange(a, bits)]
        if own:
            return own
    for line in (*(_words_of_box(box) for box in boxes if not box.link_chars), *_labelled_lines(sources, title_order)):
        if line:
            return line
    return _linked_tags(sources, title_order)


def _is_strange(link: Element, bits: list[int]) -> bool:
    """Is it in furniture or a comment? A story's own footer is none."""
    return any(bits[a.order] & (DROP | COMMENTS) and a.tag != "footer" for a in link.ancestors())


def _words_of_box(box: Element) -> list[str]:
    words = [part.strip() for part in PRINTED_SPLIT.split(box.text()) if part.strip()]
    return words if 1 < len(words) <= MOST_TAGS and all(len(w) <= LONGEST_TAG // 2 for w in words) else []


def _labelled_lines(sources: Sources, title_order: int) -> Iterator[list[str]]:
    """Lines like "Topics: one, two"."""
    for element in sources.tree.elements[title_order : title_order + MOST_LINES]:
        first = element.children[0] if element.children else None
        if (
            not isinstance(first, str)
            or not 4 < element.text_chars <= LONGEST_LINE
            or ":" not in first
            or element.tag == "a"
        ):
            continue
        if LABELLED.match(first.lstrip() + " x"):
            links = [a.text() for a in element.walk() if a.tag == "a"]
            words = links or PRINTED_SPLIT.split(LABELLED.sub("", element.text()))
            yield [w for w in words if 0 < len(w) <= LONGEST_TAG]


def _linked_tags(sources: Sources, title_order: int) -> list[str]:
    """The first box behind the headline whose links all lead to pages of tags."""
    seen: set[int] = set()
    for link in sources.tree.by_tag("a"):
        box = link.parent
        if link.order < title_order or box is None or box.order in seen or not TAG_ADDRESS.search(link.attr("href")):
            continue
        seen.add(box.order)
        if box.tag == "li" and box.parent is not None:
            box = box.parent
        links = [a for a in box.walk() if a.tag == "a"] if box.text_chars <= LONGEST_LINE else []
        tagged = [a.text() for a in links if TAG_ADDRESS.search(a.attr("href")) and a.text_chars <= LONGEST_TAG]
        if len(tagged) > 1 and len(tagged) >= 0.8 * len(links) and not _is_strange(link, sources.marks.bits):
            return tagged
    return []
