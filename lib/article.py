"""SavedPage -> one article row, and which elements its text came from."""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from lib.body import find_body
from lib.metadata import Metadata
from lib.reader.page import SavedPage
from lib.schema import Article

WORD = re.compile(r"\w+")


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


def read_article(page: SavedPage, metadata: Metadata) -> ArticleReading:
    """Read the story that a page is about.

    Returns
    -------
    ArticleReading
        Without an article where the page has none (section fronts, lists of teasers).
    """
    if page.tree is None:
        return ArticleReading()
    body = find_body(page.tree, metadata)
    if not body.blocks:
        return ArticleReading()
    text = body.text
    article = Article(
        title=metadata.title, lead=body.lead, text=text, authors=metadata.authors, published_at=metadata.published_at,
        modified_at=metadata.modified_at, tags=metadata.tags, section=metadata.section, comment_count=metadata.comment_count,
        agency=metadata.agency, word_count=len(WORD.findall(f"{body.lead or ''} {text}")), paywalled=metadata.paywalled,
    )
    claimed = set(body.claimed) | metadata.byline
    if metadata.title_order is not None:
        heading = page.tree.elements[metadata.title_order]
        claimed.update(range(heading.order, heading.end))
    return ArticleReading(article, frozenset(claimed), body.span)
