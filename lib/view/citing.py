"""A citation for each sentence of an article, to be copied."""
from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.export import Citation, cite_evidence, cite_plainly
from lib.frames import build_frames
from lib.labels import Labels
from lib.markup import escape, link, tag
from lib.schema import Document
from lib.view.byhand import rows_of
from lib.view.state import labels
from lib.view.taking import draw_copy


def draw_citations(document: Document) -> None:
    """The sentences behind the article's records, each with its citation; drawn when opened."""
    words = labels()
    with st.expander(words("take.cite"), key="cite", on_change="rerun") as opened:
        if not opened.open:
            return
        st.caption(words("take.cite_intro" if document.page.url else "take.cite_no_address"))
        frames = build_frames([document])
        found = cite_evidence(once_each(rows_of(document)), frames.pages, frames.articles)
        for number, citation in enumerate(found):
            draw_citation(citation, number, words)


def once_each(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a sentence, however many records it has."""
    return rows.drop_duplicates(["where", "start", "end"]).sort_values(["where", "start"])


def draw_citation(citation: Citation, number: int, words: Labels) -> None:
    """One sentence, its source, its address, and a button that copies all three."""
    source = cite_plainly(citation.reference, say_accessed(citation, words))
    sentence = citation.quotation.exact if citation.quotation else ""
    place = tag("span", link(citation.address, words("take.open_sentence"))) if citation.address else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"ce-cite-{number}"):
        st.html(tag("p", tag("q", escape(sentence)), lang=citation.reference.language, cls="ce-quoted")
                + tag("p", escape(source) + " " + place, cls="ce-note ce-cited"))
        draw_copy(f"copy_{number}", copied(sentence, source, citation.address), words("take.copy"))


def say_accessed(citation: Citation, words: Labels) -> str:
    """When the page was saved, as citations say it."""
    days = [words.day(day) for day in citation.reference.accessed]
    return words("take.accessed", day=" – ".join(days)) if days else ""


def copied(sentence: str, source: str, address: str | None) -> str:
    """What goes to the clipboard: the sentence in quotation marks, its source, its address."""
    return "\n".join(filter(None, [f"“{sentence}”", source, address]))
