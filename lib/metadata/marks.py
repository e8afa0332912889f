"""What the class names, ids and roles of a page's elements say about them.

Publishers name the parts of a page in a shared vocabulary (`article-body`,
`byline`, `relatedPosts`). One pass reads it for every element.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from lib.metadata.vocabulary import read_rows, read_words
from lib.reader.tree import Element, Tree

UNNAMED = frozenset(("html", "body", "meta", "link", "img", "source", "br", "option", "title", "base", "iframe"))
LONGEST_NAMES = 2000
WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

BODY, DROP, LEAD, AUTHOR, TITLE, TIME, CAPTION, KICKER = (1 << n for n in range(8))
TAGS, COMMENTS, SECTION, PAYWALL, HIDDEN, BOX, OVER, COUNT, LOGO = (1 << n for n in range(8, 17))
"""Bits of a mark: what an element's names call it.

DROP is furniture, BOX furniture or a mere layout name, OVER lies over the page.
"""

HASH = re.compile(r"__(?![a-z]+$|[A-Z]+$)[A-Za-z0-9_-]{5,8}$")
"""Tail that CSS modules append to a class name."""

NAMED = {
    "body": BODY,
    "drop": DROP,
    "lead": LEAD,
    "author": AUTHOR,
    "title": TITLE,
    "time": TIME,
    "caption": CAPTION,
    "kicker": KICKER,
    "tags": TAGS,
    "box": BOX,
    "over": OVER,
    "count": COUNT,
    "comments": COMMENTS,
    "section": SECTION,
    "paywall": PAYWALL,
    "logo": LOGO,
}
TAG_BITS = {
    "nav": DROP,
    "footer": DROP,
    "aside": DROP,
    "form": DROP,
    "button": DROP,
    "select": DROP,
    "textarea": DROP,
    "dialog": DROP,
    "menu": DROP,
    "iframe": DROP,
    "video": DROP,
    "audio": DROP,
    "figcaption": CAPTION,
    "figure": CAPTION,
    "time": TIME,
    "address": AUTHOR,
    "input": DROP,
    "label": DROP,
    "fieldset": DROP,
    "picture": DROP,
    "option": DROP,
    "map": DROP,
}
ROLE_BITS = {
    "navigation": DROP,
    "complementary": DROP,
    "contentinfo": DROP,
    "search": DROP,
    "dialog": DROP | OVER,
    "banner": BOX,
    "alertdialog": DROP | OVER,
    "menu": DROP,
    "menubar": DROP,
    "toolbar": DROP,
    "button": DROP,
    "alert": DROP,
}
PROP_BITS = {
    "articlebody": BODY,
    "author": AUTHOR,
    "headline": TITLE,
    "datepublished": TIME,
    "datemodified": TIME,
    "comment": COMMENTS,
    "keywords": TAGS,
    "articlesection": SECTION,
    "alternativeheadline": LEAD,
    "breadcrumb": DROP,
    "creator": AUTHOR,
    "caption": CAPTION,
    "copyrightholder": CAPTION,
}
OWN_ELEMENTS = BODY | LEAD | AUTHOR | TITLE | TIME | KICKER
"""What the name of a site's own element (`story-title`) is believed to say."""

STATES = read_words("class_names.tsv", "marks", "state")
"""A class name that begins so tells of a state or a content system, not of a part."""

PREPOSITIONS = read_words("class_names.tsv", "marks", "beside")
"""Words behind these name something else than the element itself ("article--with-image")."""

VOCABULARY = {
    word: sum(NAMED[name] for name in row["marks"].split())
    for row in read_rows("class_names.tsv")
    if row["marks"] not in ("state", "beside")
    for word in row["words"].split()
}


@lru_cache(maxsize=16384)
def read_name(name: str) -> int:
    """Bits of one class name or id; the last known word decides, as the noun does in `article-body__share`."""
    if ":" in name or "[" in name:
        return 0
    if "__" in name:
        name = HASH.sub("", name)
    words = name.replace("_", "-").split("-") if name.islower() else [w.lower() for w in WORDS.findall(name)]
    if not words or words[0] in STATES:
        return 0
    found = 0
    before = ""
    for word in words:
        if before:
            if word in PREPOSITIONS:
                break
            bits = VOCABULARY.get(before + word) or VOCABULARY.get(word)
        else:
            bits = VOCABULARY.get(word)
        if bits:
            found = bits
        before = word or before
    return found


@lru_cache(maxsize=8192)
def read_names(names: str) -> int:
    """Bits of a class attribute: those of all its names."""
    bits = 0
    for name in names.split():
        bits |= read_name(name)
    return bits


class Marks:
    """Bits of every element, and the elements of each bit.

    Attributes
    ----------
    bits
        `bits[e.order]` holds what the element's own names say.
    """

    __slots__ = ("_marked", "_tree", "bits")

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.bits = _read_bits(tree)
        self._marked = [(n, bits) for n, bits in enumerate(self.bits) if bits]

    def marked(self, bit: int) -> list[Element]:
        """Elements that carry a bit, in document order."""
        elements = self._tree.elements
        return [elements[n] for n, bits in self._marked if bits & bit]


def _read_bits(tree: Tree) -> list[int]:
    """Bits of all elements from their tags, classes, ids, roles, properties and visibility."""
    bits = [0] * len(tree.elements)
    for name, read in READERS.items():
        for value, elements in tree.values(name).items():
            value = value or ""
            found = read(value) if len(value) < LONGEST_NAMES else 0
            if found:
                for element in elements:
                    bits[element.order] |= found
    for tag in tree.tags():
        own = TAG_BITS.get(tag, 0) or (read_name(tag) & OWN_ELEMENTS if "-" in tag else 0)
        if tag in UNNAMED:
            for element in tree.by_tag(tag):
                bits[element.order] = own
        elif own:
            for element in tree.by_tag(tag):
                bits[element.order] |= own
    return bits


READERS: dict[str, Callable[[str], int]] = {
    "class": read_names,
    "id": read_name,
    "data-testid": read_name,
    "data-component": read_name,
    "data-qa": read_name,
    "itemprop": lambda value: PROP_BITS.get(value.lower(), 0),
    "role": lambda value: ROLE_BITS.get(value, 0),
    "rel": lambda value: AUTHOR if value == "author" else TAGS if value == "tag" else 0,
    "style": lambda value: HIDDEN if HIDDEN_STYLE.search(value) else 0,
    "hidden": lambda value: HIDDEN if value != "false" else 0,
    "aria-hidden": lambda value: HIDDEN if value == "true" else 0,
}
