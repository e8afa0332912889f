"""What a search found, where it stands: its words marked in the article, a teaser among its neighbours."""
from __future__ import annotations

from functools import partial

import streamlit as st

from lib.frames import build_frames, zone_of
from lib.labels import Labels
from lib.library.query import parse_query
from lib.library.snippets import Marker, best_window
from lib.markup import Mark, escape, link, mark_text, tag
from lib.schema import Document
from lib.view.jump import jump_to
from lib.view.rows import lead_to
from lib.view.shell import say
from lib.view.state import labels, library
from lib.view.times import present, records_of, say_teaser_time

FIELDS = ("text", "lead", "title")
HIT, CARD = "ce-hit", "ce-teaser"
"""Names of the elements that are scrolled to: the first words found, the teaser that was opened."""
NEAR = 40
"""Teasers that are shown before and behind the one that was opened."""


# ------------------------------------------------------------------ in the article
def found_in(document: Document, where: str) -> list[tuple[int, int]]:
    """Offsets in a field of the article at which the words stand that were searched for."""
    typed, text = st.session_state.get("find"), getattr(document.article, where, None)
    return Marker(parse_query(str(typed))).find(text, document.page.language) if typed and text else []


def found_marks(document: Document, where: str) -> list[Mark]:
    """The same as marks; the first of the densest passage has the name that is scrolled to."""
    found = found_in(document, where)
    if not found:
        return []
    begin = best_window(getattr(document.article, where), found)[0]
    aim = next((start for start, _ in found if start >= begin), found[0][0])
    name = HIT if where == next(field for field in FIELDS if found_in(document, field)) else f"{HIT}-{where}"
    return [Mark(start, end, HIT, depth=3, anchor=name if start == aim else None) for start, end in found]


def anchor_asked(document: Document) -> str | None:
    """What to scroll to: the teaser that was opened, else the words that were found."""
    if st.session_state.get("teaser"):
        return CARD
    return HIT if any(found_in(document, where) for where in FIELDS) else None


def draw_found(document: Document) -> None:
    """The words that are marked and how often they stand in the article; a way back, and a way to take the marks away."""
    words, typed = labels(), st.session_state.get("find")
    if not typed:
        return
    times = sum(len(found_in(document, where)) for where in FIELDS)
    with st.container(horizontal=True, vertical_alignment="center", key="ce-found"):
        say(words("finding.marked", words=typed, times=words.count("places", times)), cls="ce-say")
        st.button(words("finding.back"), key="back_to_hits", on_click=partial(lead_to, "search"), width="content")
        st.button(words("finding.unmark"), key="unmark", on_click=forget_found, type="tertiary", width="content")


def forget_found() -> None:
    """Nothing was searched for, no teaser was opened."""
    st.session_state["find"] = st.session_state["teaser"] = None


# -------------------------------------------------------------------- its teasers
def draw_opened() -> None:
    """The page of the teaser that was opened, where it has no article to stand beside."""
    page_id = st.session_state.get("page_opened")
    document = library().document(page_id) if page_id and st.session_state.get("teaser") else None
    if document is not None:
        draw_around(document)
        jump_to(CARD)


def draw_around(document: Document) -> None:
    """The teasers of the page as they stand on it; open at the one that a search or a table led to."""
    words, asked = labels(), st.session_state.get("teaser")
    teasers = build_frames([document]).teasers
    if teasers.empty:
        return
    rows = records_of(teasers)
    at = next((at for at, row in enumerate(rows) if row["teaser_id"] == asked), None)
    label = words("finding.around", teasers=words.count("teasers", len(rows)))
    with st.expander(label, expanded=at is not None, key=f"around-{asked if at is not None else ''}"):
        first, last = (max(0, at - NEAR), at + NEAR + 1) if at is not None else (0, 2 * NEAR)
        zone = str(zone_of(document.page))
        st.html(tag("ol", "".join(draw_card(row | {"time_zone": zone}, row["teaser_id"] == asked, document, words)
                                  for row in rows[first:last]), cls="ce-cards", start=first + 1))
        if len(rows) > last or first:
            st.caption(words("rows.more", n=words.number(len(rows) - len(rows[first:last]))))


def draw_card(row: dict[str, object], is_asked: bool, document: Document, words: Labels) -> str:
    """A teaser as HTML: kicker, headline, words, and what is known of it."""
    typed, language = st.session_state.get("find") if is_asked else None, document.page.language

    def marked(name: str) -> str:
        text = str(present(row[name]) or "")
        spans = Marker(parse_query(typed)).find(text, language) if typed else []
        return mark_text(text, [Mark(start, end, HIT) for start, end in spans])

    block = str(present(row["block"]) or "")
    facts = [say_teaser_time(row, words), present(row["agency"]), block if block[:1].isupper() else None]
    address = present(row["url"])
    foot = escape(" · ".join(str(fact) for fact in facts if fact)) + (" · " + link(str(address), words("finding.address")) if address else "")
    return tag("li", (tag("p", escape(present(row["kicker"])), cls="ce-kicker") if present(row["kicker"]) else "")
               + tag("div", marked("title"), cls="ce-card-title") + marked("text") + tag("p", foot, cls="ce-note", lang=words.language),
               id=CARD if is_asked else None, cls="ce-asked" if is_asked else None, lang=language)
