"""The Search page's parts: the box, how many hits, the hits, counts by facet."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from lib.filters import Filter, say_filter
from lib.frames import teaser_ids, zone_of
from lib.labels import Labels
from lib.library import Library
from lib.library.home import Found, Hit, Segment
from lib.markup import escape, tag
from lib.schema import Document, Moment
from lib.view.answers import remember
from lib.view.hits import Entry, draw_entries
from lib.view.rows import Row, draw_rows, lead_to, open_article, opened_row
from lib.view.shell import say
from lib.view.state import labels, library, set_filter, wanted
from lib.view.times import say_moment, say_teaser_time

AMONG = ("articles", "teasers")
STEP = 20
"""Hits that are shown at once."""
ASKED, LISTED = 12, 6
"""Values of each kind whose hits are counted: of the most frequent ones; and how many of these are listed."""
FACETS = ("publisher", "language", "country", "topic")
SYNTAX = (('"…"', "phrase"), ("-…", "without"), ("…*", "prefix"), ("title:…", "in_title"), ("agency:…", "of_agency"),
          ("… OR …", "either"), ("country:… publisher:… language:… topic:…", "value"))


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


def draw_box() -> None:
    """The box, what is searched, and how to ask."""
    words = labels()
    st.session_state.setdefault("q", "")
    box, among = st.columns([0.68, 0.32], gap="medium", vertical_alignment="bottom")
    with box:
        st.text_input(words("search.box"), key="q", placeholder=words("search.placeholder"), persist_state="session",
                      on_change=partial(st.session_state.__setitem__, "hits_shown", STEP))
    with among:
        st.segmented_control(words("search.among"), AMONG, key="among", format_func=lambda kind: words(f"search.{kind}"),
                             persist_state="session")
    with st.expander(words("search.help"), key="search_help"):
        st.html(tag("dl", "".join(tag("dt", tag("code", escape(sign))) + tag("dd", escape(words(f"search.help_{key}")))
                                  for sign, key in SYNTAX), cls="ce-facts ce-syntax"))


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
    return Answer(typed, kind, found, tuple(entry_of(hit, documents[hit.page_id], words) for hit in found.hits))


def say_what_to_type() -> None:
    """Nothing was typed yet."""
    words = labels()
    say(words("search.nothing_typed"), cls="ce-empty")
    if wanted():
        say(words("search.filter_holds", what=say_filter(wanted(), words)))


# ------------------------------------------------------------------------- hits
def draw_counts(answer: Answer) -> None:
    """How many hits there are, under which filter, and what of the words could not be used."""
    words, found = labels(), answer.found
    counts = words.join([words.count("articles", found.articles), words.count("teasers", found.teasers)])
    say(words("search.found_under", items=counts, what=say_filter(wanted(), words)) if wanted() else words("search.found", items=counts))
    for note in found.notes:
        say(words(f"search.note_{note}") if note in ("empty", "cut") else words("search.note_value", value=note), cls="ce-notice")


def draw_hits(answer: Answer) -> None:
    """The hits, best first, and a way to more."""
    words, found = labels(), answer.found
    if not answer.entries:
        say(words("search.empty"), cls="ce-empty")
        say(words("search.empty_filter" if wanted() else "search.empty_hint"))
        return
    targets = {entry.key: entry.page_id for entry in answer.entries}
    draw_entries("hits", answer.entries, name=words("search.hits"), open_words=words("search.open"),
                 on_open=partial(open_hit, targets))
    total = found.articles + found.teasers
    if total > len(answer.entries):
        st.button(words("search.more", n=words.number(len(answer.entries)), total=words.number(total)), key="more_hits",
                  on_click=partial(st.session_state.__setitem__, "hits_shown", len(answer.entries) + STEP))


def open_hit(targets: dict[str, str]) -> None:
    """Open the article of a hit, or of a teaser the page that it stands on."""
    page_id = targets.get(opened_row("hits"))
    document = library().document(page_id) if page_id else None
    if document is not None and document.article is not None:
        open_article(document.page.page_id)
    elif document is not None:
        lead_to("timeline")


def entry_of(hit: Hit, document: Document | None, words: Labels) -> Entry:
    """One hit with its publisher and its day."""
    title = hit.title or (Segment(words("article.untitled")),)
    what = words("search.teaser" if hit.teaser_id else "search.article")
    day = when_of(hit, document, words) if document is not None else None
    on = document.article.title if hit.teaser_id and document is not None and document.article is not None else None
    source = " · ".join(filter(None, [what, hit.publisher or words("country.no_publisher"), day]))
    return Entry(hit.teaser_id or hit.page_id, hit.page_id, pieces(title), pieces(hit.snippet), source, hit.language,
                 words("search.beside", title=on) if on else None)


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


# ----------------------------------------------------------------------- facets
def draw_facets(answer: Answer) -> None:
    """Hits counted by publisher, language, country and topic; a row narrows the filter."""
    words, asked = labels(), wanted()
    if not answer.entries:
        return
    counted = remember("search facets", (answer.typed, answer.kind, asked), partial(count_facets, answer.typed, answer.kind, asked))
    if not counted:
        return
    st.subheader(words("search.facets"))
    named = {"country": words.country, "language": words.language_name, "topic": words.topic}
    rows = []
    for word, value, count in counted:
        name = named.get(word, str)(value)
        rows.append(Row(f"{word}\n{value}", name, {"facet": f"{name}\n{words(f'sidebar.{word}')}", "hits": count}))
    draw_rows("facets", {"facet": "source", "hits": "count"}, rows, name=words("search.facets"),
              open_words=words("search.filter_value"), on_open=narrow_to, height="40rem")


def count_facets(typed: str, kind: str | None, asked: Filter, shown: Library) -> list[tuple[str, str, int]]:
    """Kind, value and number of hits with that value, most hits first within a kind."""
    counted = []
    for word in FACETS:
        values = [facet.value for facet in shown.facets(word, asked)[:ASKED]]
        found = [(shown.search(typed, with_value(asked, word, value), 0, kind=kind), value) for value in values]
        hits = sorted(((word, value, hit.articles + hit.teasers) for hit, value in found), key=lambda row: -row[2])
        counted += [row for row in hits[:LISTED] if row[2]]
    return counted


def with_value(asked: Filter, word: str, value: str) -> Filter:
    """The filter with one value alone for a kind."""
    alone: dict[str, Any] = {word: (value,)}
    return replace(asked, **alone)


def narrow_to() -> None:
    """Filter by the value that was opened."""
    word, _, value = str(opened_row("facets") or "").partition("\n")
    if word in FACETS:
        set_filter(with_value(wanted(), word, value))
