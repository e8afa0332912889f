"""The saved page as every extractor gets it: text or one parsed tree, and what its container tells."""
from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lib.reader.tree import Tree
from lib.schema import Clue, Teaser


@dataclass(slots=True)
class SavedPage:
    """One page out of a file.

    Attributes
    ----------
    name
        Name of the file (and of the part, for files that hold several pages).
    page_id
        First 16 hex digits of the SHA-256 of the page's bytes.
    format
        "html", "text", "mhtml", "warc", ...: how the page was saved.
    encoding
        Name of the encoding the bytes were read with; null where the container holds text.
    text
        The dump's text; for HTML the markup as read.
    tree
        The parsed page, null for text dumps.
    url
        Address from the user or the container (not from the page's own metadata).
    clues
        What the container tells of the capture time, in the order of trust.
    teasers
        Entries of a feed, with their own times.
    title
        Title that the container states (mail subject, PDF title).
    publisher, language
        What a feed states of itself.
    warnings
        What the reader had to repair.
    """

    name: str
    page_id: str
    format: str
    encoding: str | None
    text: str
    tree: Tree | None = None
    url: str | None = None
    clues: list[Clue] = field(default_factory=list)
    teasers: list[Teaser] = field(default_factory=list)
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.url is not None and not is_address(self.url):
            self.warnings.append(f"{self.url!r} is no address.")
            self.url = None


def is_address(text: str) -> bool:
    """Can this be taken apart as an address?"""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True
