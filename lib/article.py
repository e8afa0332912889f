"""SavedPage -> one article row, and which elements its text came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lib.body import Body, find_body
from lib.metadata import Metadata
from lib.metadata.names import agency_of
from lib.reader.page import SavedPage
from lib.reader.tree import Tree
from lib.schema import Article
from lib.sentences import tokenize
from lib.teasers import PageLinks, find_links, find_lists

WORD = re.compile(r"\w+")
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
DATELINE = re.compile(
    r"^[^\n.!?]{0,60}?\(([A-Za-z][\w./ -]{1,30})\)\s*(?:[-–—:.]|$|\n)"
    r"|^[A-ZÄÖÜ][^\n.!?]{2,40}[-–—]\s*\(([A-Z][\w./ -]{1,20})\)"
)
SIGNED = re.compile(
    r"(?:\(|\bQuelle:\s*|\bSource\s*:\s*|\bmit Material von\s+|\bavec\s+|^)([A-Za-z][\w/ ,.-]{1,40}?)\)?\.?\s*$",
    re.MULTILINE,
)
PART = re.compile(r"\s*[/,+&]\s*|\s+(?:und|and|et)\s+|\s+")
MUCH_SHORTER = 0.6
SHORTEST = 200
LIST_TEXT = 600


@dataclass(slots=True)
class ArticleReading:
    """The story on a page, null where it has none.

    Attributes
    ----------
    claimed
        Orders of all elements whose text went into title, lead, text and byline.
    body_span
        Order range of the element that holds the text.
    """

    article: Article | None = None
    claimed: frozenset[int] = field(default_factory=frozenset)
    body_span: tuple[int, int] | None = None


def read_article(page: SavedPage, metadata: Metadata, links: PageLinks | None = None) -> ArticleReading:
    """Read the story that a page is about.

    Parameters
    ----------
    page
        A page with a tree.
    metadata
        What the page states about itself, from `read_metadata`.
    links
        The page's links, where they have been found before.

    Returns
    -------
    ArticleReading
        Without an article where the page has none (section fronts, lists of teasers).
    """
    if page.tree is None:
        return ArticleReading()
    links = links or find_links(page.tree, page.url or metadata.address)
    listed = [part for card in find_lists(links, metadata.marks) for part in card.parts]
    body = find_body(page.tree, metadata, listed)
    text = body.text
    if (
        not text
        or (len(text) < SHORTEST and metadata.kind != "article" and metadata.published_at is None)
        or metadata.kind == "list"
        and len(text) < LIST_TEXT
    ):
        return ArticleReading()
    words = count_words(body.lead or "") + count_words(text)
    article = Article(
        title=metadata.title,
        lead=body.lead,
        text=text,
        authors=list(metadata.authors),
        published_at=metadata.published_at,
        modified_at=metadata.modified_at,
        tags=list(metadata.tags),
        section=metadata.section,
        comment_count=metadata.comment_count,
        agency=metadata.agency or find_agency(body),
        word_count=words,
        paywalled=metadata.paywalled,
        truncated=is_truncated(text, words, metadata),
    )
    return ArticleReading(article, _claimed(page.tree, metadata, body), body.span)


def count_words(text: str) -> int:
    """Number of words in a text: of its tokens, those that are no marks."""
    if "_" in text:
        return len(WORD.findall(text))
    return sum(map(str.isalnum, tokenize(text).words))


def _claimed(tree: Tree, metadata: Metadata, body: Body) -> frozenset[int]:
    claimed = body.claimed | metadata.byline
    if metadata.title_order is not None:
        heading = tree.elements[metadata.title_order]
        claimed |= set(range(heading.order, heading.end))
    return frozenset(claimed)


def find_agency(body: Body) -> str | None:
    """Agency in the dateline of the first paragraph ("Berlin (dpa) - ") or behind the last one."""
    first = DATELINE.match(body.blocks[0].text)
    if first is None and body.lead:
        first = DATELINE.match(body.lead)
    last = SIGNED.search(body.blocks[-1].text[-60:])
    for words in (next((g for g in first.groups() if g), "") if first else "", last[1] if last else ""):
        for part in [words, *PART.split(words)]:
            agency = agency_of(part) if part else None
            if agency:
                return agency
    return None


def is_truncated(text: str, words: int, metadata: Metadata) -> bool:
    """Does the page hold a part of the story only?

    It does where the text breaks off in an ellipsis, where it is much shorter than structured
    data states, or where the page isn't free, shows a wall and the text is short.
    """
    if CUT_OFF.search(text) and (metadata.paywalled or metadata.wall_shown):
        return True
    if metadata.stated_words and words < MUCH_SHORTER * metadata.stated_words:
        return True
    return metadata.paywalled and metadata.wall_shown and words < 250
