"""The lesser facts of a page: section, comments, payment, and whether it calls itself an article."""

from __future__ import annotations

import re
from typing import Any

from lib.metadata.marks import BODY, COMMENTS, COUNT, DROP, PAYWALL
from lib.metadata.sources import Sources
from lib.metadata.structured import ARTICLE_TYPES, types_of, words_of

DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d[\d.,\u202f\xa0 ]{0,6}")
COMMENT_WORD = re.compile(
    r"(?<!\d)(\d{1,3}(?:[.,]\d{3})|\d{1,5})\s*(?:leser)?(?:kommentare?|comments?|commentaires?|comentarios?|commenti|komentarz\w*|reacties|kommentarer|beiträge)\b"
    r"|\b(?:kommentare?|comments?|commentaires?|comentarios?|commenti|reacties)\s*[:(\[]?\s*(\d{1,5})\b",
    re.IGNORECASE,
)
COUNT_WORDS = (
    r"(?:leser)?(?:kommentare?|comments?|commentaires?|réactions?|réagir|comentarios?|opiniones|commenti|komentarz\w*|"
    r"reacties|kommentarer|kommentit|yorum|beiträge|meinungen|leserbriefe|antworten|replies|responses)"
)
COUNT_LINE = re.compile(
    rf"^[\s\[(|·•-]*(?:(?:alle|all|zu den|read|see|voir(?: les)?|ver(?: los)?)\s+)?"
    rf"(\d{{1,3}}(?:[.,]\d{{3}})|\d{{1,5}})\s+{COUNT_WORDS}[\s\])|·•›»]*$"
    rf"|^[\s\[(|·•-]*{COUNT_WORDS}\s*[:(\[|]\s*(\d{{1,5}})[\s\])|·•›»]*$",
    re.IGNORECASE,
)
LONGEST_COUNT, MOST_COUNTS = 40, 3
LIST_TYPES = frozenset(("collectionpage", "searchresultspage", "itemlist", "profilepage", "aboutpage", "contactpage"))


def find_section(sources: Sources) -> str | None:
    """Section the story stands in; null where the page states none."""
    return words_of(sources.story.get("articleSection")) or sources.meta(
        "article:section", "section", "parsely-section", "cxenseparse:section"
    )


def find_comment_count(sources: Sources, title_order: int | None = None) -> int | None:
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
    return _printed_count(sources, title_order or 0)


def _printed_count(sources: Sources, title_order: int) -> int | None:
    """The number on a line of its own ("12 Kommentare", "Comments (12)"), unless cards print many such lines."""
    found: list[int] = []
    for element in sources.tree.elements[title_order:]:
        if (
            2 < element.text_chars <= LONGEST_COUNT
            and len(element.children) == 1
            and isinstance(element.children[0], str)
        ):
            line = element.children[0]
            match = COUNT_LINE.match(line) if DIGIT.search(line) else None
            if match:
                found.append(int(re.sub(r"\D", "", match[1] or match[2])))
                if len(found) > MOST_COUNTS and len(set(found)) > 2:
                    return None
    return found[0] if found else None


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
