"""JSON-LD of a page: read leniently, flattened, the article among it found."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lib.reader.tree import Tree

Thing = dict[str, Any]

ARTICLE_TYPES = frozenset(
    (
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "reviewnewsarticle",
        "backgroundnewsarticle",
        "askpublicnewsarticle",
        "blogposting",
        "liveblogposting",
        "socialmediaposting",
        "report",
        "techarticle",
        "scholarlyarticle",
        "advertisercontentarticle",
        "satiricalarticle",
        "medicalscholarlyarticle",
        "creativework",
    )
)
WEAK_TYPES = frozenset(
    ("webpage", "recipe", "review", "videoobject", "podcastepisode", "event", "itempage", "howto", "qapage")
)
NESTED = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "itemListElement",
    "item",
    "hasPart",
    "isPartOf",
    "liveBlogUpdate",
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
STRAY_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")
"""Half of a character that is written in two escapes."""
MAX_DEPTH = 6
MAX_THINGS = 400


def read_things(tree: Tree) -> list[Thing]:
    """All JSON-LD objects of a page, nested ones after the one that holds them."""
    things: list[Thing] = []
    for kind, text in tree.scripts:
        if "ld+json" in kind:
            things.extend(_flatten(parse_json(text)))
            if len(things) > MAX_THINGS:
                break
    return things[:MAX_THINGS]


def parse_json(text: str) -> Any:
    """Read JSON as pages write it: in comments, with trailing commas, raw line breaks, stray escapes.

    Null if it is beyond repair.
    """
    if "\\ud" in text or "\\uD" in text:
        text = HALF.sub(r"\\ufffd", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    text = WRAPPING.sub("", WRAPPING.sub("", text)).strip().rstrip(";")
    text = TRAILING_COMMA.sub("", STRAY_ESCAPE.sub(r"\\\\", CONTROL.sub(" ", text)))
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _flatten(node: Any, depth: int = 0) -> Iterator[Thing]:
    if depth > MAX_DEPTH:
        return
    if isinstance(node, list):
        for part in node[:200]:
            yield from _flatten(part, depth + 1)
    elif isinstance(node, dict):
        yield node
        for key in NESTED:
            inner = node.get(key)
            if isinstance(inner, (dict, list)):
                yield from _flatten(inner, depth + 1)


def types_of(thing: Thing) -> set[str]:
    """Schema.org types of a thing, lower case, without the vocabulary's address."""
    kinds = thing.get("@type") or thing.get("type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {n.rsplit("/", 1)[-1].rsplit("#", 1)[-1].lower() for n in names if isinstance(n, str)}


def words_of(value: Any) -> str | None:
    """The text of a JSON-LD value: a string, the first of a list, or an object's name or value."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline")
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    text = " ".join(html.unescape(html.unescape(value)).replace("\xad", "").split())
    return text or None


def find_article(things: list[Thing], address: str | None, heading: str | None) -> Thing:
    """The thing that describes the page's own story; an empty one where there is none.

    Several stories on a page (lists, "related") are told apart by the page's address, then by
    the main heading, then by how much they tell.
    """
    best: Thing = {}
    best_score = 0.0
    for n, thing in enumerate(things):
        score = _article_score(thing, address, heading) - n * 0.001
        if score > best_score:
            best, best_score = thing, score
    return best


def _article_score(thing: Thing, address: str | None, heading: str | None) -> float:
    kinds = types_of(thing)
    score = 3.0 if kinds & ARTICLE_TYPES else 1.0 if kinds & WEAK_TYPES else 0.0
    if not score:
        return 0.0
    title = words_of(thing.get("headline") or thing.get("name"))
    score += 1.5 * bool(thing.get("articleBody") or thing.get("datePublished")) + 0.5 * bool(thing.get("author"))
    if title and heading and (title in heading or heading in title):
        score += 2
    place = thing.get("url") or thing.get("mainEntityOfPage") or thing.get("@id")
    if isinstance(place, dict):
        place = place.get("@id") or place.get("url")
    if isinstance(place, str) and address and _same_address(place, address):
        score += 2
    return score if title or "webpage" not in kinds else score - 0.5


def _same_address(one: str, other: str) -> bool:
    return _bare(one) == _bare(other)


def _bare(address: str) -> str:
    return address.split("#")[0].split("?")[0].rstrip("/").split("://")[-1].removeprefix("www.")
