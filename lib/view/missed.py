"""A commitment that the machine missed, added by choosing its sentence."""
from __future__ import annotations

from functools import partial

import streamlit as st

from lib.markup import escape, tag
from lib.schema import KINDS, STANCES, Document
from lib.sentences import split_spans
from lib.view import verdicts
from lib.view.article import name_article
from lib.view.corrections import reviewer
from lib.view.few import MOST
from lib.view.review import countries
from lib.view.shell import say
from lib.view.state import labels, library, wanted

FIELDS = ("title", "lead", "text")
Place = tuple[str, int, int]


def draw_missed(page_id: str | None) -> None:
    """Choose an article, its sentence, and what it says.

    Parameters
    ----------
    page_id
        The page under review, whose article is offered first.
    """
    words = labels()
    with st.expander(words("review.missed"), key="missed", on_change="rerun") as opened:
        if not opened.open:
            return
        st.caption(words("review.missed_intro"))
        document = choose_article(page_id)
        if document is None:
            say(words("article.empty"))
            return
        places = {place: cut(document, place) for place in sentences(document)}
        place = st.selectbox(words("review.sentence"), list(places), index=None, format_func=places.__getitem__,
                             key=f"sentence_{document.page.page_id}", placeholder=words("review.choose_sentence"))
        if place is None:
            return
        st.html(tag("article", tag("p", escape(places[place])), cls="ce-article ce-body", lang=document.page.language))
        draw_form(document, place)


def choose_article(page_id: str | None) -> Document | None:
    """The article whose sentence is missing."""
    words, rows = labels(), library().articles(wanted(), limit=MOST)
    names = {key: name_article(title, publisher, words)
             for key, title, publisher in zip(rows["page_id"], rows["title"], rows["publisher"], strict=True)}
    if not names:
        return None
    keys = list(names)
    chosen = st.selectbox(words("article.choose"), keys, index=keys.index(page_id) if page_id in names else 0,
                          format_func=names.__getitem__, key=f"missed_in_{page_id}")
    return library().document(chosen)


def sentences(document: Document) -> list[Place]:
    """Field, begin and end of each sentence of an article."""
    article = document.article
    return [(name, start, end) for name in FIELDS
            for start, end, _ in split_spans(getattr(article, name, None) or "")]


def cut(document: Document, place: Place) -> str:
    """The words of a sentence."""
    name, start, end = place
    return str(getattr(document.article, name))[start:end]


def draw_form(document: Document, place: Place) -> None:
    """Country, kind and stance of the sentence."""
    words, columns = labels(), st.columns(3)
    columns[0].selectbox(words("column.country"), countries(), index=None, format_func=words.country, key="missed_country",
                         placeholder=words("review.choose"))
    columns[1].selectbox(words("column.kind"), KINDS, index=None, format_func=words.kind, key="missed_kind",
                         placeholder=words("review.choose"))
    columns[2].selectbox(words("column.stance"), STANCES, index=None, format_func=words.stance, key="missed_stance",
                         placeholder=words("review.choose"))
    ready = all(st.session_state.get(f"missed_{name}") for name in ("country", "kind", "stance"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(words("review.note"), key="missed_note", max_chars=300, placeholder=words("review.note_hint"))
        name, start, end = place
        st.button(words("review.add"), key="add", type="primary", disabled=not ready or not reviewer(), on_click=partial(
            verdicts.add_missed, document.page.page_id, name, str(getattr(document.article, name)), start, end))
    if not reviewer():
        st.caption(words("review.name_needed"))
