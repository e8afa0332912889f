"""What a page states about itself, chosen and cleaned."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.metadata.marks import Marks
from lib.schema import Moment


@dataclass(slots=True)
class Metadata:
    """Facts about a page, each chosen among all places that state it.

    Attributes
    ----------
    title, title_order
        The story's headline, and the order of the element that prints it (null where only the head has it).
    titles
        All candidates, best first.
    description
        The page's own summary from the head; null where there is none.
    published_at, modified_at
        Aware instants, or days where no time of day is stated.
    authors
        Names of people alone.
    byline
        Orders of the elements whose text gave the authors or the printed time.
    agency
        News agency in the byline, by its usual short name.
    address
        Canonical address of the page.
    site_names
        Every name that the publisher calls itself on the page.
    paywalled, wall_shown
        The page states that it isn't free; a part of it is called a wall.
    stated_words
        Length of the story that structured data states.
    body_text
        The story's text from JSON-LD, for finding it on the page.
    kind
        "article" where the page says it is one, "list" where it says it is a collection, else null.
    marks
        What the elements' names call them.
    """

    marks: Marks
    title: str | None = None
    title_order: int | None = None
    titles: list[str] = field(default_factory=list)
    description: str | None = None
    published_at: Moment | None = None
    modified_at: Moment | None = None
    authors: list[str] = field(default_factory=list)
    byline: frozenset[int] = frozenset()
    agency: str | None = None
    publisher: str | None = None
    site_names: list[str] = field(default_factory=list)
    language: str | None = None
    time_zone: str | None = None
    address: str | None = None
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    comment_count: int | None = None
    paywalled: bool = False
    wall_shown: bool = False
    stated_words: int | None = None
    body_text: str | None = None
    kind: str | None = None
