"""HTML -> one light tree, parsed once and shared by everything that reads a page.

lexbor parses (as browsers do); one walk copies what reading needs into plain
Python objects, because each look at a lexbor node costs a new object.
"""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

SKIPPED = frozenset(("script", "style", "svg", "template", "math", "object", "canvas", "noscript", "-comment", "-doctype"))
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
))
SPACE = re.compile(r"\s+")
NAMELESS = "unknown"
"""Tag of elements whose name is no text."""
NAMING = (
    "class", "id", "data-testid", "data-component", "data-qa", "itemprop", "role", "rel", "style", "hidden", "aria-hidden",
)
"""Attributes that say what an element is."""
MAX_DEPTH = 120
"""Elements nested deeper become siblings, as in browsers (at 512 there); real pages stay below 50."""


class Element:
    """One HTML element.

    Attributes
    ----------
    tag, attrs
        Lower-case name; attributes, an attribute without a value being None.
    parent, children
        `children` mixes `Element` and `str` (text as in the file).
    order, end
        Place in document order; the subtree is `order <= other.order < end`.
    depth
        Number of elements above, `MAX_DEPTH` at most.
    text_chars, link_chars
        Characters of text in the subtree, white space folded roughly, and those inside links.
    """

    __slots__ = ("_page", "attrs", "children", "depth", "end", "link_chars", "order", "parent", "tag", "text_chars")

    def __init__(self, tag: str, attrs: dict[str, str | None], parent: Element | None, page: list[Element]) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Element | str] = []
        self.order = len(page)
        self.end = self.order + 1
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.text_chars = 0
        self.link_chars = 0
        self._page = page
        page.append(self)

    @classmethod
    def around(cls, siblings: list[Element]) -> Element:
        """An element that is not on the page, made to hold neighbouring children of one parent."""
        first, last = siblings[0], siblings[-1]
        box = cls("div", {}, first.parent, [])
        box.children = list(siblings)
        box.order, box.end, box._page = first.order, last.end, first._page
        box.text_chars = sum(e.text_chars for e in siblings)
        box.link_chars = sum(e.text_chars if e.tag == "a" else e.link_chars for e in siblings)
        return box

    def close(self) -> None:
        """Tell the parent where the subtree ends and how much text is in it."""
        parent = self.parent
        if parent is not None:
            if self.end > parent.end:  # noqa: PLR1730  (half the time of max, for every element)
                parent.end = self.end
            parent.text_chars += self.text_chars
            parent.link_chars += self.text_chars if self.tag == "a" else self.link_chars

    def holds(self, other: Element) -> bool:
        """Is `other` this element or inside it?"""
        return self.order <= other.order < self.end

    def elements(self) -> Iterator[Element]:
        """Child elements only."""
        for child in self.children:
            if not isinstance(child, str):
                yield child

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        return iter(self._page[self.order:self.end])

    def find(self, *tags: str) -> Element | None:
        """First element of one of these tags in the subtree."""
        return next((e for e in self.walk() if e.tag in tags), None)

    def ancestors(self) -> Iterator[Element]:
        """From the parent up to the root."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def raw_text(self) -> str:
        """Text as in the file; block elements and `br` set a line break."""
        parts: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                parts.append(node)
                continue
            if node.tag not in INLINE:
                parts.append("\n")
                stack.append("\n")
            stack.extend(reversed(node.children))
        return "".join(parts)

    def text(self) -> str:
        """Text on one line, white space folded, soft hyphens removed."""
        children = self.children
        raw = children[0] if len(children) == 1 else None
        if not isinstance(raw, str):
            raw = self.raw_text()
        return " ".join(raw.replace("\xad", "").replace("\u200b", "").split())

    def attr(self, name: str) -> str:
        """An attribute's value, the empty string where it is absent."""
        return self.attrs.get(name) or ""

    def __repr__(self) -> str:
        return f"<{self.tag} #{self.order} {self.attr('class')[:40]!r} {self.text_chars} chars>"


class Tree:
    """A parsed page.

    Attributes
    ----------
    elements
        All elements in document order: `elements[e.order] is e`; the first is `html`.
    comments
        The page's HTML comments, in order.
    scripts
        `(type, text)` of every script that holds data (`ld+json`, `application/json`).
    """

    __slots__ = ("_by_tag", "_by_value", "comments", "elements", "scripts")

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self.scripts: list[tuple[str, str]] = []
        self._by_tag: defaultdict[str, list[Element]] = defaultdict(list)
        self._by_value: dict[str, defaultdict[str | None, list[Element]]] = {name: defaultdict(list) for name in NAMING}

    def add(self, tag: str, attrs: dict[str, str | None], parent: Element | None) -> Element:
        """Put an element behind all others, below `parent` or, where that is too deep, beside it."""
        if parent is not None and parent.depth >= MAX_DEPTH:
            parent = parent.parent
        element = Element(tag, attrs, parent, self.elements)
        if parent is not None:
            parent.children.append(element)
        self._by_tag[tag].append(element)
        by_value = self._by_value
        for name in attrs:
            if name in by_value:
                by_value[name][attrs[name]].append(element)
        return element

    @property
    def root(self) -> Element:
        """The `html` element."""
        return self.elements[0]

    def by_tag(self, tag: str) -> list[Element]:
        """All elements of a tag, in document order."""
        return self._by_tag.get(tag, [])

    def tags(self) -> Collection[str]:
        """The tags of the page's elements."""
        return self._by_tag.keys()

    def values(self, name: str) -> Mapping[str | None, list[Element]]:
        """The values of one of the `NAMING` attributes, each with the elements that have it, in document order.

        A page repeats its class names: what is asked of each value need not be asked of each element.
        """
        return self._by_value[name]

    def body(self) -> Element:
        """The `body` element, or the root where there is none."""
        found = self.by_tag("body")
        return found[0] if found else self.root

    def release(self) -> None:
        """Let go of the page: without the way back to their parents its elements are freed at once.

        Else they wait for the cyclic garbage collector, which looks through everything else too.
        """
        none: list[Element] = []
        for element in self.elements:
            element.parent = None
            element._page = none


def parse_html(html: str | bytes) -> Tree:
    """Parse a page into one `Tree`.

    Scripts, styles, drawings and `noscript` are left out, as in a browser that runs
    scripts; scripts that hold data are kept as text. Never raises: lexbor reads anything, as browsers do.
    """
    tree = Tree()
    root = LexborHTMLParser(html, scripting=True).root
    if root is None:
        tree.add("html", {}, None)
        return tree
    _keep_outer_comments(tree, root)
    element = tree.add(root.tag or NAMELESS, root.attributes, None)
    nodes = root.iter(include_text=True)
    above: list[tuple[Element, Iterator[Any]]] = []
    while True:
        for node in nodes:
            tag = node.tag or NAMELESS
            if tag == "-text":
                if text := node.text_content:
                    element.children.append(text)
                    element.text_chars += len(text) if len(text) < 4 else len(text.strip())
            elif tag in SKIPPED:
                _keep_data(tree, node, tag)
            else:
                above.append((element, nodes))
                element, nodes = tree.add(tag, node.attributes, element), node.iter(include_text=True)
                break
        else:
            element.close()
            if not above:
                return tree
            element, nodes = above.pop()


def _keep_outer_comments(tree: Tree, root: Any) -> None:
    """Savers write their comment before the `html` element, archives theirs behind it."""
    node = root.parent.first_child if root.parent is not None else None
    while node is not None:
        if node.tag == "-comment":
            tree.comments.append(node.comment_content or "")
        node = node.next


def _keep_data(tree: Tree, node: Any, tag: str) -> None:
    if tag == "-comment":
        tree.comments.append(node.comment_content or "")
    elif tag == "script":
        kind = (node.attributes.get("type") or "").lower()
        if "json" in kind:
            inner = node.first_child
            tree.scripts.append((kind, (inner.text_content or "") if inner is not None else ""))
