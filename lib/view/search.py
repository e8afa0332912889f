"""The Search page's answer: how many hits, the hits with the records behind them, what they give away."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.filters import Filter, say_filter
from lib.frames import commitment_id, teaser_ids, zone_of
from lib.labels import Labels
from lib.library import Library
from lib.library.home import Found, Hit, Segment
from lib.library.query import parse_query
from lib.library.snippets import Marker
from lib.schema import Document, Moment
from lib.view.answers import remember
from lib.view.asking import STEP, say_nothing_found
from lib.view.hits import Entry, Ground, draw_entries
from lib.view.offers import offer_hits
from lib.view.rows import open_article, open_teaser, opened_row
from lib.view.shell import say
from lib.view.state import labels, library, wanted
from lib.view.times import say_moment, say_teaser_time

GROUNDS = 4
"""Records that are named under a hit."""
MOST = 5_000
"""Hits that a file holds."""


@dataclass(frozen=True)
class Answer:
    """What a search found.

    Attributes
    ----------
    typed, kind
        What was asked: the words, and "article" or "teaser" for one kind alone.
    found
        Counts and the first hits.
    entries
        The hits as the page shows them.
    """

    typed: str
    kind: str | None
    found: Found
    entries: tuple[Entry, ...]


def ask_search() -> Answer | None:
    """What the words in the box find under the filter; None when nothing was typed."""
    typed = str(st.session_state.get("q") or "").strip()
    if not typed:
        return None
    kind = {"articles": "article", "teasers": "teaser"}.get(str(st.session_state.get("among")))
    asked, limit = wanted(), int(st.session_state.get("hits_shown") or STEP)
    words = labels()
    return remember("search", (typed, kind, asked, limit, words.language), partial(find_hits, typed, kind, asked, limit, words))


def find_hits(typed: str, kind: str | None, asked: Filter, limit: int, words: Labels, shown: Library) -> Answer:
    """Search, and fetch of each hit when it was published."""
    found = shown.search(typed, asked, limit, kind=kind)
    documents = {hit.page_id: shown.document(hit.page_id) for hit in found.hits}
    marker = Marker(parse_query(typed))
    return Answer(typed, kind, found, tuple(entry_of(hit, documents[hit.page_id], marker, asked.country, words) for hit in found.hits))


# ------------------------------------------------------------------------- hits
def draw_counts(answer: Answer) -> None:
    """How many hits there are, under which filter, and what of the words could not be used."""
    words, found = labels(), answer.found
    counts = words.join(words.count(noun, number) for noun, number in (("articles", found.articles), ("teasers", found.teasers))
                        if number) or words.count("hits", 0)
    say(words("search.found_under", items=counts, what=say_filter(wanted(), words)) if wanted() else words("search.found", items=counts))
    for note in found.notes:
        say(words(f"search.note_{note}") if note in ("empty", "cut") else words("search.note_value", value=note), cls="ce-notice")


def draw_hits(answer: Answer) -> None:
    """The hits, best first, and a way to more."""
    words, found = labels(), answer.found
    if not answer.entries:
        say_nothing_found(answer.typed, answer.kind)
        return
    targets = {entry.key: (entry.page_id, entry.teaser_id) for entry in answer.entries}
    grounds = {ground.key: entry.page_id for entry in answer.entries for ground in entry.grounds}
    draw_entries("hits", answer.entries, name=words("search.hits"), open_words=words("search.open"), why=words("search.why"),
                 on_open=partial(open_hit, answer.typed, targets, grounds))
    total = found.articles + found.teasers
    if total > len(answer.entries):
        st.button(words("search.more", n=words.number(len(answer.entries)), total=words.number(total)), key="more_hits",
                  on_click=partial(st.session_state.__setitem__, "hits_shown", len(answer.entries) + STEP))
    offer_hits(partial(list_hits, answer.typed, answer.kind, wanted(), library()), words("search.title"), answer.kind == "article")


def open_hit(typed: str, targets: dict[str, tuple[str, str | None]], grounds: dict[str, str]) -> None:
    """Open an article at the words that were found, a teaser among its neighbours, or a record at its sentence with its reasons."""
    opened = opened_row("hits")
    if opened in grounds:
        open_article(grounds[opened], opened, find=typed)
    elif opened in targets:
        page_id, teaser_id = targets[opened]
        if teaser_id is None:
            open_article(page_id, find=typed)
        else:
            open_teaser(page_id, teaser_id, find=typed)


def list_hits(typed: str, kind: str | None, asked: Filter, shown: Library) -> pd.DataFrame:
    """All hits as rows: page, teaser, headline, words around the hits, publisher, language, best first."""
    rows = [{"page_id": hit.page_id, "teaser_id": hit.teaser_id, "title": "".join(piece.text for piece in hit.title),
             "snippet": "".join(piece.text for piece in hit.snippet), "publisher": hit.publisher, "language": hit.language,
             "score": hit.score} for hit in shown.search(typed, asked, MOST, kind=kind).hits]
    return pd.DataFrame(rows, columns=["page_id", "teaser_id", "title", "snippet", "publisher", "language", "score"])


def entry_of(hit: Hit, document: Document | None, marker: Marker, countries: tuple[str, ...], words: Labels) -> Entry:
    """One hit with its publisher and its day, and the records that its words stand in."""
    title = hit.title or (Segment(words("article.untitled")),)
    what = words("search.teaser" if hit.teaser_id else "search.article")
    day = when_of(hit, document, words) if document is not None else None
    on = document.article.title if hit.teaser_id and document is not None and document.article is not None else None
    source = " · ".join(filter(None, [what, hit.publisher or words("country.no_publisher"), day]))
    grounds = grounds_of(document, marker, countries, words) if document is not None and hit.teaser_id is None else ()
    return Entry(hit.teaser_id or hit.page_id, hit.page_id, hit.teaser_id, pieces(title), pieces(hit.snippet), source, hit.language,
                 words("search.beside", title=on) if on else None, grounds)


def grounds_of(document: Document, marker: Marker, countries: tuple[str, ...], words: Labels) -> tuple[Ground, ...]:
    """Records whose sentence holds a word that was searched for, those of the filter's countries first."""
    found = [record for record in document.commitments if marker.find(record.evidence, document.page.language)]
    found.sort(key=lambda record: record.country not in countries)
    return tuple(Ground(commitment_id(document.page.page_id, record), record.stance, f"{words.country(record.country)} · {words.kind(record.kind)}")
                 for record in found[:GROUNDS])


def pieces(segments: Iterable[Segment]) -> tuple[tuple[str, bool], ...]:
    """Stretches of words, and whether each is a hit."""
    return tuple((segment.text, segment.hit) for segment in segments)


def when_of(hit: Hit, document: Document, words: Labels) -> str | None:
    """When a hit was published, as exactly as is known."""
    zone = str(zone_of(document.page))
    if hit.teaser_id is None:
        published: Moment | None = document.article.published_at if document.article else None
        return say_moment(published, zone, words)
    names = teaser_ids(document.page.page_id, document.teasers)
    teaser = next((t for t, name in zip(document.teasers, names, strict=True) if name == hit.teaser_id), None)
    if teaser is None:
        return None
    exact = teaser.published_at
    row: dict[str, Any] = {"time_zone": zone, "published_after": teaser.published_after, "published_before": teaser.published_before,
                           "published_at": exact if hasattr(exact, "hour") else None,
                           "published_on": None if hasattr(exact, "hour") else exact}
    return say_teaser_time(row, words)
