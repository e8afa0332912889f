"""The lesser facts of a page: tags, section, comments, payment, and whether it calls itself an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lib.metadata.marks import BODY, COMMENTS, COUNT, DROP, PAYWALL, TAGS
from lib.metadata.sources import Sources
from lib.metadata.structured import ARTICLE_TYPES, types_of, words_of

SPLIT = re.compile(r"\s*[,;|]\s*")
MOST_TAGS, LONGEST_TAG = 30, 60
NUMBER = re.compile(r"\d[\d.,\u202f\xa0 ]{0,6}")
COMMENT_WORD = re.compile(
    r"(?<!\d)(\d{1,3}(?:[.,]\d{3})|\d{1,5})\s*(?:leser)?(?:kommentare?|comments?|commentaires?|comentarios?|commenti|komentarz\w*|reacties|kommentarer|beiträge)\b"
    r"|\b(?:kommentare?|comments?|commentaires?|comentarios?|commenti|reacties)\s*[:(\[]?\s*(\d{1,5})\b",
    re.IGNORECASE,
)
LIST_TYPES = frozenset(("collectionpage", "searchresultspage", "itemlist", "profilepage", "aboutpage", "contactpage"))
TAG_LABEL = re.compile(
    r"^(?:tags?|themen|schlagworte?|keywords?|topics?|mots-clés|temas|stichworte|mehr zu|filed under)\s*:?$",
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
    """Tags behind the headline: links called so, or the links of a box called so."""
    bits = sources.marks.bits
    links = [e for e in sources.tree.by_tag("a") if e.attr("rel") == "tag" and e.order > title_order][:60]
    boxes = [e for e in sources.marks.marked(TAGS) if e.order > title_order and e.link_chars > 0.5 * e.text_chars]
    for group in (links, *([a for a in box.walk() if a.tag == "a"] for box in boxes)):
        own = [
            a.text()
            for a in group
            if a.text_chars <= LONGEST_TAG and not any(bits[x.order] & (DROP | COMMENTS) for x in a.ancestors())
        ]
        if own:
            return own
    return []


def find_section(sources: Sources) -> str | None:
    """Section the story stands in; null where the page states none."""
    return words_of(sources.story.get("articleSection")) or sources.meta(
        "article:section", "section", "parsely-section", "cxenseparse:section"
    )


def find_comment_count(sources: Sources) -> int | None:
    """Number of readers' comments, stated or printed; null where neither."""
    for value in (sources.story.get("commentCount"), *_interactions(sources.story.get("interactionStatistic"))):
        text = words_of(value)
        if text and text.isdigit():
            return int(text)
    for element in sources.marks.marked(COUNT | COMMENTS):
        if element.text_chars > 40 or not element.text_chars:
            continue
        text = element.text()
        found = COMMENT_WORD.search(text)
        digits = (found[1] or found[2]) if found else text.strip("() ")
        digits = re.sub(r"[.,\s]", "", digits)
        if digits.isdigit() and len(digits) < 7:
            return int(digits)
    return None


def _interactions(value: Any) -> list[Any]:
    parts = value if isinstance(value, list) else [value]
    return [
        p.get("userInteractionCount")
        for p in parts
        if isinstance(p, dict) and "comment" in str(p.get("interactionType", "")).lower()
    ]


def is_paywalled(sources: Sources) -> bool:
    """Does the page state that it isn't free, or show a wall?"""
    stated = [
        t.get("isAccessibleForFree")
        for t in (sources.story, *sources.things)
        if "isAccessibleForFree" in t and t.get("isAccessibleForFree") is not None
    ]
    if stated:
        return str(stated[0]).lower().rsplit("/", 1)[-1] == "false"
    tier = (sources.meta("article:content_tier", "og:article:content_tier", "lux:content_tier") or "").lower()
    if tier:
        return tier in ("locked", "metered", "paid", "premium")
    return False


def wall_shown(sources: Sources) -> bool:
    """Is there a part with words that its name calls a wall, apart from the story itself?"""
    return any(
        20 < e.text_chars < 3000 and not sources.marks.bits[e.order] & (BODY | DROP)
        for e in sources.marks.marked(PAYWALL)
    )


def find_kind(sources: Sources) -> str | None:
    """ "article" or "list", as the page calls itself; null where it doesn't."""
    kinds = types_of(sources.story)
    if kinds & (ARTICLE_TYPES - {"creativework"}):
        return "article"
    if any(types_of(t) & LIST_TYPES for t in sources.things):
        return "list"
    stated = (sources.meta("og:type") or "").lower()
    if stated in ("article", "news", "newsarticle", "blog_post") or sources.meta("article:published_time"):
        return "article"
    return None
