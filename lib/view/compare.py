"""The Compare page's parts: choosing articles, their records side by side, what one alone tells."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.filters import Filter
from lib.frames import Frames, build_frames, zone_of
from lib.labels import Labels
from lib.library import Library
from lib.markup import escape, tag
from lib.questions.compare import AGREE, ALONE, DIFFER, SHADE, align_records, compare_countries
from lib.questions.records import each
from lib.schema import Document
from lib.view.answers import remember
from lib.view.article import chips
from lib.view.columns import Cell, Head, Line, Sentence, draw_columns
from lib.view.rows import open_article, open_record, opened_row
from lib.view.shell import say, say_filter
from lib.view.state import labels, library, wanted
from lib.view.times import say_capture, say_moment

MOST = 4
"""Articles side by side."""
OFFERED = 500
"""Articles that can be chosen from; the filter leads to the others."""
SIGNS = {DIFFER: "≠", SHADE: "≈", AGREE: "=", ALONE: "1"}


@dataclass(frozen=True)
class Beside:
    """The articles that are compared, in the order of their columns, and their rows."""

    page_ids: tuple[str, ...]
    documents: tuple[Document, ...]
    frames: Frames
    records: pd.DataFrame
    """Commitments, of the filter's countries alone where it names some."""


# --------------------------------------------------------------------- choosing
def chosen_ids() -> list[str]:
    """The articles that the address names, as far as they are here."""
    named = str(st.session_state.get("compare") or "").split(",")
    known = library().known(named)
    return [page_id for page_id in dict.fromkeys(named) if page_id in known][:MOST]


def choose_articles() -> list[str]:
    """The box of the articles; those chosen stay even if the filter leaves them out."""
    words, asked = labels(), wanted()
    say_filter("articles", library().counts(asked).articles, library().counts(Filter()).articles)
    chosen = chosen_ids()
    names = dict(remember("names to compare", (asked, words.language), partial(name_articles, asked, words)))
    for page_id in chosen:
        names.setdefault(page_id, name_document(library().document(page_id), words))
    if st.session_state.get("compared") != chosen:
        st.session_state["compared"] = chosen
    st.multiselect(words("compare.articles"), list(names), key="compared", format_func=names.__getitem__, max_selections=MOST,
                   placeholder=words("compare.placeholder"), on_change=keep_chosen)
    return chosen


def keep_chosen() -> None:
    """Remember what the box holds in the word that the address knows."""
    choose(st.session_state.get("compared") or [])


def choose(page_ids: list[str]) -> None:
    """Compare these articles; from a callback."""
    st.session_state["compare"] = ",".join(page_ids[:MOST])


def name_articles(asked: Filter, words: Labels, shown: Library) -> dict[str, str]:
    """Articles that can be chosen, with title, publisher and day."""
    rows = list(each(shown.articles(asked, limit=OFFERED)))
    names = [" – ".join(filter(None, [row["title"] or words("article.untitled"), row["publisher"],
                                      words.day(row["published_on"]) if row["published_on"] else None])) for row in rows]
    times = Counter(names)
    return {row["page_id"]: name if times[name] == 1 else f"{name} – {row['source']}" for row, name in zip(rows, names, strict=True)}


def name_document(document: Document | None, words: Labels) -> str:
    """Title and publisher of an article that the filter leaves out."""
    if document is None or document.article is None:
        return words("article.untitled")
    return " – ".join(filter(None, [document.article.title or words("article.untitled"), document.page.publisher]))


def read_articles(page_ids: list[str]) -> Beside:
    """All that is known of the chosen articles."""
    asked = wanted().country
    return remember("compared", (tuple(page_ids), asked), partial(find_articles, tuple(page_ids), asked))


def find_articles(page_ids: tuple[str, ...], countries: tuple[str, ...], shown: Library) -> Beside:
    """The chosen articles' rows."""
    documents = [document for page_id in page_ids if (document := shown.document(page_id)) is not None]
    frames = build_frames(documents)
    records = frames.commitments[frames.commitments["country"].isin(countries)] if countries else frames.commitments
    return Beside(page_ids, tuple(documents), frames, records.reset_index(drop=True))


# ---------------------------------------------------------------- side by side
def draw_shared(beside: Beside) -> None:
    """What several articles say something of: where they differ first."""
    words = labels()
    lines = [line for line in lines_of(beside, words) if line.agreement != ALONE]
    st.subheader(words("compare.shared"))
    if not lines:
        say(words("compare.no_shared"))
        return
    counts = {key: sum(line.agreement == key for line in lines) for key in (DIFFER, SHADE, AGREE)}
    st.caption(" · ".join(f"{SIGNS[key]} {words(f'agreement.{key}')}: {words.number(count)}" for key, count in counts.items()))
    draw_grid("shared", lines, beside, words("compare.shared"), words)


def draw_alone(beside: Beside) -> None:
    """What one article alone reports, article by article."""
    words = labels()
    lines = [line for line in lines_of(beside, words) if line.agreement == ALONE]
    st.subheader(words("compare.alone"))
    if not lines:
        say(words("compare.no_alone"))
        return
    lines.sort(key=lambda line: next(at for at, cell in enumerate(line.cells) if cell.stances))
    counts = [sum(bool(line.cells[at].stances) for line in lines) for at in range(len(beside.documents))]
    say(" · ".join(f"{source_of(document, words)}: {words.number(count)}"
                   for document, count in zip(beside.documents, counts, strict=True)), cls="ce-note")
    draw_grid("alone", lines, beside, words("compare.alone"), words)


def draw_grid(key: str, lines: list[Line], beside: Beside, name: str, words: Labels) -> None:
    """Lines under the heads of their articles."""
    sources = [source_of(document, words) for document in beside.documents]
    heads = [Head(page_id, title_of(document, words), source if sources.count(source) == 1 else say_version(document, words),
                  document.page.language) for page_id, document, source in zip(beside.page_ids, beside.documents, sources, strict=True)]
    pages = dict(zip(beside.records["commitment_id"], beside.records["page_id"], strict=True))
    draw_columns(key, heads, lines, name=name, on_open=partial(open_there, key, pages, beside.page_ids))


def open_there(key: str, pages: dict[str, str], page_ids: tuple[str, ...]) -> None:
    """Open a sentence in its article, or the article whose head was opened."""
    opened = opened_row(key)
    if opened in page_ids:
        open_article(opened)
    else:
        open_record(key, pages)


def lines_of(beside: Beside, words: Labels) -> list[Line]:
    """The alignment as lines of the grid."""
    alignment = align_records(beside.records, beside.page_ids)
    starts = {row["commitment_id"]: row for row in each(beside.records)}
    lines: dict[tuple[str, str], list[Cell]] = {}
    agreements = {}
    for row in each(alignment):
        key = (row["country"], row["kind"])
        agreements[key] = row["agreement"]
        lines.setdefault(key, []).append(Cell(tuple(row["stances"]), tuple(
            sentence_of(starts[name]) for name in row["commitment_ids"])))
    return [Line(f"{country} {kind}", words.country(country), words.kind(kind), agreements[country, kind], SIGNS[agreements[country, kind]],
                 words(f"agreement.{agreements[country, kind]}"), tuple(cells)) for (country, kind), cells in lines.items()]


def sentence_of(record: dict[str, Any]) -> Sentence:
    """A record's sentence, cut at its deciding words."""
    text, start = record["evidence"], record["start"]
    pieces: list[tuple[str, bool]] = []
    place = 0
    for cue in sorted(record["cues"], key=lambda cue: cue["start"]):
        begin, end = cue["start"] - start, cue["end"] - start
        if begin < place or end > len(text):
            continue
        pieces += [(text[place:begin], False), (text[begin:end], True)]
        place = end
    return Sentence(record["commitment_id"], record["stance"], (*(piece for piece in pieces if piece[0]), (text[place:], False)))


def title_of(document: Document, words: Labels) -> str:
    """An article's headline."""
    return (document.article.title if document.article else None) or words("article.untitled")


def source_of(document: Document, words: Labels) -> str:
    """Publisher and when published."""
    day = say_moment(document.article.published_at, str(zone_of(document.page)), words) if document.article else None
    return " · ".join(filter(None, [document.page.publisher or words("country.no_publisher"), day]))


def say_version(document: Document, words: Labels) -> str:
    """Publisher, and when this version was changed or saved."""
    changed = document.article.modified_at if document.article else None
    when = (f"{words('article.modified')}: {say_moment(changed, str(zone_of(document.page)), words)}" if changed
            else f"{words('article.captured')}: {say_capture(document.page, words)}")
    return f"{source_of(document, words)} · {when}"


# -------------------------------------------------------------------- countries
def draw_countries(beside: Beside) -> None:
    """Countries that one article alone names, and how often each is named by all."""
    words = labels()
    st.subheader(words("compare.countries"))
    found = list(each(compare_countries(beside.frames.mentions, beside.frames.commitments, beside.page_ids)))
    entries = []
    for page_id, document in zip(beside.page_ids, beside.documents, strict=True):
        only = [words.country(row["country"]) for row in found if row["only_in"] == page_id]
        entries.append(tag("li", tag("p", tag("strong", escape(title_of(document, words))) + " " + tag(
            "span", escape(source_of(document, words)), cls="ce-note")) + (chips(only) if only else tag(
                "p", escape(words("compare.names_none")), cls="ce-note"))))
    st.html(tag("ul", "".join(entries), cls="ce-only"))
    with st.expander(words("compare.all_countries"), key="all_countries"):
        st.dataframe(pd.DataFrame({
            words("column.country"): [words.country(row["country"]) for row in found],
            **{f"{at}. {document.page.publisher or title_of(document, words)}": [row["mentions"][at - 1] for row in found]
               for at, document in enumerate(beside.documents, 1)}}), hide_index=True, alt=words("compare.all_countries"))
