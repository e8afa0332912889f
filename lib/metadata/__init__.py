"""Title, authors, dates, publisher and the rest of what a page states about itself."""
from __future__ import annotations

from lib.metadata.authors import find_authors
from lib.metadata.marks import Marks
from lib.metadata.publisher import find_language, find_site_names, find_zone
from lib.metadata.record import Metadata
from lib.metadata.sources import Sources, read_sources
from lib.metadata.structured import types_of, words_of
from lib.metadata.times import find_modified, find_published
from lib.metadata.titles import find_headlines
from lib.reader.page import SavedPage
from lib.reader.tree import Tree

__all__ = ["Metadata", "read_metadata"]


def read_metadata(page: SavedPage) -> Metadata:
    """Read what a page states about itself.

    Parameters
    ----------
    page
        A page with a tree; of a text dump nothing but its title is known.

    Returns
    -------
    Metadata
        Unknown fields are null or empty, never guessed.
    """
    if page.tree is None:
        return Metadata(Marks(Tree()), title=page.title, address=page.url)
    sources = read_sources(page, page.tree)
    metadata = Metadata(sources.marks, address=sources.address)
    metadata.site_names = find_site_names(sources)
    metadata.publisher = metadata.site_names[0] if metadata.site_names else None
    metadata.language = find_language(sources)
    metadata.time_zone = find_zone(sources, metadata.language)
    metadata.published_at = find_published(sources, metadata.time_zone)
    metadata.modified_at = find_modified(sources, metadata.time_zone)
    metadata.authors, metadata.agency = find_authors(sources, metadata.site_names)
    _add_title(metadata, sources)
    _add_rest(metadata, sources)
    return metadata


def _add_title(metadata: Metadata, sources: Sources) -> None:
    headlines = find_headlines(sources, metadata.site_names)
    if headlines:
        metadata.title, metadata.title_order = headlines[0].text, headlines[0].order
    metadata.titles = [h.text for h in headlines]


def _add_rest(metadata: Metadata, sources: Sources) -> None:
    metadata.description = sources.meta("og:description", "description", "twitter:description")
    metadata.section = words_of(sources.story.get("articleSection")) or sources.meta("article:section")
    metadata.tags = sources.metas.get("article:tag", [])
    body = sources.story.get("articleBody")
    metadata.body_text = body if isinstance(body, str) else None
    metadata.paywalled = str(sources.story.get("isAccessibleForFree", "")).lower() == "false"
    metadata.kind = "article" if types_of(sources.story) or sources.meta("og:type") == "article" else None
