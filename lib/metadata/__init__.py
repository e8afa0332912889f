"""Title, authors, dates, publisher and the rest of what a page states about itself."""

from __future__ import annotations

from lib.dates import DEFAULT_ZONE
from lib.metadata.authors import find_authors
from lib.metadata.details import find_comment_count, find_kind, find_section, is_paywalled, wall_shown
from lib.metadata.language import correct_language, guess_language
from lib.metadata.marks import Marks
from lib.metadata.publisher import find_language, find_locale, find_site_names, find_zone
from lib.metadata.record import Metadata
from lib.metadata.sources import Sources, read_sources
from lib.metadata.structured import words_of
from lib.metadata.tags import find_tags
from lib.metadata.times import find_times
from lib.metadata.titles import find_headlines
from lib.reader.page import SavedPage
from lib.reader.tree import Tree

__all__ = ["Metadata", "read_metadata"]

FEW_WORDS, ENOUGH_WORDS = 400, 3000


def read_metadata(page: SavedPage, time_zone: str | None = None) -> Metadata:
    """Read what a page states about itself.

    Parameters
    ----------
    page
        A page with a tree; of a text dump nothing but its title is known.
    time_zone
        IANA name of the zone for times that state none; default: from the page, else Europe/Berlin.

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
    metadata.language = _settle_language(sources)
    locale = find_locale(sources) or metadata.language
    metadata.time_zone = time_zone or find_zone(sources, metadata.language, locale)
    _add_title(metadata, sources)
    zone = metadata.time_zone or DEFAULT_ZONE
    metadata.published_at, metadata.modified_at = find_times(sources, zone, locale, metadata.title_order)
    byline = find_authors(sources, metadata.site_names, metadata.title_order)
    metadata.authors, metadata.agency, metadata.byline = byline.people, byline.agency, frozenset(byline.orders)
    _add_rest(metadata, sources)
    return metadata


def _settle_language(sources: Sources) -> str | None:
    stated = find_language(sources)
    if stated is not None and stated != "en":
        return stated
    words = _running_words(sources)
    return correct_language(stated, words) if stated else guess_language(words)


def _running_words(sources: Sources) -> str:
    """Some of the page's text outside of links: its paragraphs, or else its longest runs of words."""
    texts: list[str] = []
    room = ENOUGH_WORDS
    for paragraph in sources.tree.by_tag("p")[:40]:
        if paragraph.text_chars > 60 and room > 0:
            texts.append(paragraph.text())
            room -= len(texts[-1])
    if sum(map(len, texts)) < FEW_WORDS:
        for element in sources.tree.body().walk():
            if element.tag not in ("a", "p", "title"):
                texts += [c for c in element.children if isinstance(c, str) and len(c) > 30]
            if len(texts) > 60:
                break
    return " ".join(texts)


def _add_title(metadata: Metadata, sources: Sources) -> None:
    headlines = find_headlines(sources, metadata.site_names)
    if headlines:
        metadata.title, metadata.title_order = headlines[0].text, headlines[0].order
    metadata.titles = [h.text for h in headlines]


def _add_rest(metadata: Metadata, sources: Sources) -> None:
    metadata.description = sources.meta("og:description", "description", "twitter:description") or words_of(
        sources.story.get("description")
    )
    metadata.section = find_section(sources)
    metadata.tags = find_tags(sources, metadata.title, metadata.title_order)
    metadata.comment_count = find_comment_count(sources, metadata.title_order)
    metadata.paywalled = is_paywalled(sources)
    metadata.wall_shown = wall_shown(sources)
    metadata.kind = find_kind(sources)
    body = sources.story.get("articleBody")
    metadata.body_text = body if isinstance(body, str) else None
    length = words_of(sources.story.get("wordCount"))
    metadata.stated_words = int(length) if length and length.isdigit() else None
