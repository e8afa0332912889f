"""The Compare page's parts: choosing, what each column says side by side, what one alone tells.

A column is an article, or a publisher with all of its articles under the
filter (`lib.view.publishers`).
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.filters import Filter
from lib.frames import Frames, build_frames, zone_of
from lib.labels import Labels
from lib.library import Library
from lib.questions.compare import AGREE, ALONE, DIFFER, SHADE, align_records
from lib.questions.records import each
from lib.schema import Document
from lib.view.answers import remember
from lib.view.columns import Cell, Head, Line, Sentence, draw_columns
from lib.view.rows import lead_to, open_article, open_record, opened_row
from lib.view.shell import say, say_filter
from lib.view.state import labels, library, set_filter, wanted
from lib.view.times import say_capture, say_moment

COLUMNS = ("articles", "publishers")
"""What can stand side by side; each also the word of the address that names those chosen."""
MOST = 4
"""Columns side by side."""
SENTENCES, LINES = 4, 120
"""Sentences of a cell and lines of a table that are shown; more are counted."""
OFFERED = 100
"""Articles that can be chosen from; the filter leads to the others."""
SIGNS = {DIFFER: "≠", SHADE: "≈", AGREE: "=", ALONE: "1"}


@dataclass(frozen=True)
class Beside:
    """What is compared.

    Attributes
    ----------
    keys
        The columns: of articles their `page_id`, of publishers their name.
    heads
        What stands over each column.
    documents
        The articles; none where publishers are compared.
    records, mentions
        Rows of the columns, a column's key as `page_id`; of the filter's countries alone where it names some.
    pages
        The page of each record.
    """

    keys: tuple[str, ...]
    heads: tuple[Head, ...]
    records: pd.DataFrame
    mentions: pd.DataFrame
    pages: dict[str, str]
    documents: tuple[Document, ...] = ()
    frames: Frames | None = None


# --------------------------------------------------------------------- choosing
def choose_columns() -> str:
    """Articles, or publishers: by the switch, at first by what the address names."""
    words = labels()
    if st.session_state.get("columns") not in COLUMNS:
        st.session_state["columns"] = "publishers" if st.session_state.get("publishers") else "articles"
    return st.segmented_control(words("compare.columns"), COLUMNS, key="columns", required=True, persist_state="session",
                                format_func=lambda key: words(f"compare.of_{key}")) or COLUMNS[0]


def chosen_ids() -> list[str]:
    """The articles that the address names, as far as they are here."""
    named = str(st.session_state.get("articles") or "").split(",")
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
    st.session_state["articles"], st.session_state["columns"] = ",".join(page_ids[:MOST]), "articles"


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
    asked, words = wanted().country, labels()
    return remember("compared", (tuple(page_ids), asked, words.language), partial(find_articles, tuple(page_ids), asked, words))


def find_articles(page_ids: tuple[str, ...], countries: tuple[str, ...], words: Labels, shown: Library) -> Beside:
    """The chosen articles' rows."""
    documents = tuple(document for page_id in page_ids if (document := shown.document(page_id)) is not None)
    frames = build_frames(documents)
    records = frames.commitments[frames.commitments["country"].isin(countries)] if countries else frames.commitments
    sources = [source_of(document, words) for document in documents]
    told = [source if sources.count(source) == 1 else say_version(document, words) for document, source in zip(documents, sources, strict=True)]
    heads = tuple(Head(document.page.page_id, title_of(document, words), source, document.page.language, source)
                  for document, source in zip(documents, told, strict=True))
    return Beside(page_ids, heads, records.reset_index(drop=True), frames.mentions,
                  dict(zip(records["commitment_id"], records["page_id"], strict=True)), documents, frames)


# ---------------------------------------------------------------- side by side
def draw_shared(beside: Beside) -> None:
    """What several columns say something of: where they differ first."""
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
    """What one column alone reports, column by column."""
    words = labels()
    lines = [line for line in lines_of(beside, words) if line.agreement == ALONE]
    st.subheader(words("compare.alone"))
    if not lines:
        say(words("compare.no_alone"))
        return
    lines.sort(key=lambda line: next(at for at, cell in enumerate(line.cells) if cell.stances))
    counts = [sum(bool(line.cells[at].stances) for line in lines) for at in range(len(beside.heads))]
    say(" · ".join(f"{name}: {words.number(count)}" for name, count in zip((head.short for head in beside.heads), counts, strict=True)), cls="ce-note")
    draw_grid("alone", lines, beside, words("compare.alone"), words)


def draw_grid(key: str, lines: list[Line], beside: Beside, name: str, words: Labels) -> None:
    """Lines under the heads of their columns."""
    draw_columns(key, beside.heads, lines[:LINES], name=name, on_open=partial(open_there, key, beside))
    if len(lines) > LINES:
        st.caption(words("rows.more", n=words.number(len(lines) - LINES)))


def open_there(key: str, beside: Beside) -> None:
    """Open a sentence in its article, or the article whose head was opened; a publisher's head narrows the filter to it."""
    opened = opened_row(key)
    if opened not in beside.keys:
        open_record(key, beside.pages)
    elif beside.documents:
        open_article(opened)
    else:
        set_filter(replace(wanted(), publisher=(opened,)))
        lead_to("map")


def lines_of(beside: Beside, words: Labels) -> list[Line]:
    """The alignment as lines of the grid."""
    alignment = align_records(beside.records, beside.keys)
    starts = {row["commitment_id"]: row for row in each(beside.records)}
    lines: dict[tuple[str, str], list[Cell]] = {}
    agreements = {}
    for row in each(alignment):
        key, names = (row["country"], row["kind"]), row["commitment_ids"]
        agreements[key] = row["agreement"]
        rest = words("rows.more", n=words.number(len(names) - SENTENCES)) if len(names) > SENTENCES else None
        lines.setdefault(key, []).append(Cell(tuple(row["stances"]), tuple(
            sentence_of(starts[name]) for name in one_of_each(names, starts)), rest))
    return [Line(f"{country} {kind}", words.country(country), words.kind(kind), agreements[country, kind], SIGNS[agreements[country, kind]],
                 words(f"agreement.{agreements[country, kind]}"), tuple(cells)) for (country, kind), cells in lines.items()]


def one_of_each(names: list[str], records: dict[str, dict[str, Any]]) -> list[str]:
    """The sentences of a cell that are shown: one of each stance before a second of any."""
    seen: Counter[str] = Counter()
    ranked = []
    for name in names:
        stance = records[name]["stance"]
        ranked.append((seen[stance], name))
        seen[stance] += 1
    return [name for _, name in sorted(ranked, key=lambda pair: pair[0])][:SENTENCES]


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
