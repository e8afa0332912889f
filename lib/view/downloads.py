"""What a page gives away: its rows, citations, its chart as a picture, a report, the link of the view.

Nothing is built before it is asked for: the box is drawn when it is opened,
in a fragment of its own, and a file is made when its button is pressed.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from lib.export import (
    MEDIA_TYPES,
    Citation,
    Material,
    caption_lines,
    cite_articles,
    cite_evidence,
    write_annotations,
    write_bibtex,
    write_csl,
    write_csv,
    write_json,
    write_parquet,
    write_report,
    write_ris,
    write_xlsx,
)
from lib.filters import Filter, say_filter
from lib.frames import build_frames
from lib.labels import Labels
from lib.library import Library
from lib.palette import ink_on
from lib.view.state import labels, library, wanted
from lib.view.taking import draw_copy_link, draw_pictures

TABLES: dict[str, tuple[str, Callable[[Mapping[str, pd.DataFrame], str], bytes]]] = {
    "csv": ("CSV", lambda rows, _: write_csv(next(iter(rows.values())))),
    "xlsx": ("Excel", lambda rows, title: write_xlsx(rows, title=title)),
    "json": ("JSON", lambda rows, _: write_json(next(iter(rows.values())))),
    "parquet": ("Parquet", lambda rows, _: write_parquet(next(iter(rows.values())))),
}
CITATIONS: dict[str, tuple[str, Callable[[Iterable[Citation]], bytes]]] = {
    "bib": ("BibTeX", write_bibtex), "ris": ("RIS", write_ris), "csl.json": ("CSL-JSON", write_csl),
    "jsonld": ("W3C annotations", write_annotations),
}
MOST_SOURCES = 6
"""Publishers named under a picture; more are counted."""
UNBROKEN = 10_000
"""The browser breaks the lines under a picture."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one place of a page gives away.

    Attributes
    ----------
    name
        What the rows are, for the file's name: "commitments".
    rows
        The rows as they are shown, or what gives them when a file is asked for.
    title
        The heading of a picture, and of the Excel file.
    chart
        Key of the chart on the page; None for none.
    grid
        A table of signs of which a picture is made, as `lib.view.grid.picture_of` gives it; None for none.
    cites
        "evidence": each row is a sentence to cite; "articles": each row is an article; None for neither.
    note
        A sentence that belongs under the picture.
    legend
        Colour, sign and words of what the picture shows, where the chart itself has no legend.
    more
        Further tables of the place by name, as rows or as what gives them.
    """

    name: str
    rows: pd.DataFrame | Callable[[], pd.DataFrame]
    title: str
    chart: str | None = None
    cites: str | None = None
    note: str = ""
    legend: tuple[tuple[str, str, str], ...] = ()
    grid: Mapping[str, Any] | None = None
    more: Mapping[str, pd.DataFrame | Callable[[], pd.DataFrame]] = field(default_factory=dict)


def offer(key: str, given: Offer) -> None:
    """Draw the box.

    Parameters
    ----------
    key
        Name of the box on its page.
    """
    with st.container(key=f"ce-take-{key}"):
        draw_box(key, given, library(), wanted())


@st.fragment
def draw_box(key: str, given: Offer, shown: Library, asked: Filter) -> None:
    """The box with its files; what is in it is drawn while it is open."""
    words = labels()
    with st.popover(words("take.title"), key=f"take_{key}", type="tertiary", on_change="rerun", icon=":material/download:") as box:
        if not box.open:
            return
        sentence = say_filter(asked, words)
        draw_tables(key, given, sentence, words)
        if given.cites:
            draw_citations(key, given, shown, asked, words)
        if given.chart or given.grid:
            draw_chart(key, given, shown, asked, words)
        draw_whole(key, shown, asked, sentence, words)


# ------------------------------------------------------------------------- tables
def draw_tables(key: str, given: Offer, sentence: str, words: Labels) -> None:
    """The rows in four formats, each table by itself."""
    tables = {given.name: given, **{name: replace(given, name=name, rows=rows) for name, rows in given.more.items()}}
    for name, table in tables.items():
        st.caption(words(f"take.table_{name}") if given.more else words("take.rows"))
        with st.container(horizontal=True):
            for ending, (label, write) in TABLES.items():
                draw_download(f"{key}_{name}_{ending}", label, partial(make_table, table, write, sentence), name, ending)


def make_table(given: Offer, write: Callable[[Mapping[str, pd.DataFrame], str], bytes], sentence: str) -> bytes:
    """The rows as a file."""
    title = f"{given.title} – {sentence}" if sentence else given.title
    return write({given.name: tidy(rows_of(given))}, title)


def rows_of(given: Offer) -> pd.DataFrame:
    """The rows, asked for where they are not at hand."""
    return given.rows() if callable(given.rows) else given.rows


def tidy(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without the columns of corrections where nobody corrected any."""
    if "review" not in rows or rows["review"].notna().any():
        return rows
    return rows[[name for name in rows.columns if not str(name).startswith(("machine_", "review"))]]


def draw_download(key: str, label: str, make: Callable[[], bytes], name: str, ending: str) -> None:
    """A button that makes a file when it is pressed."""
    st.download_button(label, make, key=f"file_{key}", file_name=file_name(name, ending), on_click="ignore",
                       mime=MEDIA_TYPES[ending])


def file_name(name: str, ending: str) -> str:
    """ "coverage-commitments-2026-07-14.csv"."""
    stem = f"coverage-{name}-{date.today().isoformat()}"
    return f"{stem}.{ending}" if ending else stem


# ---------------------------------------------------------------------- citations
def draw_citations(key: str, given: Offer, shown: Library, asked: Filter, words: Labels) -> None:
    """The sentences or articles for programs that keep literature."""
    st.caption(words("take.citations"))
    with st.container(horizontal=True):
        for ending, (label, write) in CITATIONS.items():
            if ending != "jsonld" or given.cites == "evidence":
                draw_download(f"{key}_{ending}", label, partial(make_citations, given, shown, asked, write),
                              f"{given.name}-citations", ending)


def make_citations(given: Offer, shown: Library, asked: Filter, write: Callable[[Iterable[Citation]], bytes]) -> bytes:
    """The citations as a file."""
    rows = rows_of(given)
    if rows.empty:
        return write([])
    named = set(rows["page_id"])
    pages, articles = (frame[frame["page_id"].isin(named)] for frame in (shown.pages(asked), shown.articles(asked)))
    beyond = build_frames(filter(None, map(shown.document, sorted(named - set(pages["page_id"])))))
    pages, articles = (pd.concat(pair) for pair in ((pages, beyond.pages), (articles, beyond.articles)))
    return write(cite_evidence(rows, pages, articles) if given.cites == "evidence" else cite_articles(pages, articles))


# ------------------------------------------------------------------------ picture
def draw_chart(key: str, given: Offer, shown: Library, asked: Filter, words: Labels) -> None:
    """The chart as SVG or PNG with title, filter, day and source under it."""
    st.caption(words("take.picture"))
    lines = caption_lines(say_filter(asked, words), date.today(), say_sources(shown, asked, words), words, UNBROKEN)
    draw_pictures(f"picture_{key}", given.chart or "", given.title, [*lines, *([given.note] if given.note else [])], file_name(given.name, ""),
                  [{"colour": colour, "ink": ink_on(colour), "sign": sign, "words": said} for colour, sign, said in given.legend],
                  given.grid)


def say_sources(shown: Library, asked: Filter, words: Labels) -> str:
    """The publishers of what is shown, and the program."""
    names = [facet.value for facet in shown.facets("publisher", asked)]
    more = [words("map.more", n=words.number(len(names) - MOST_SOURCES))] if len(names) > MOST_SOURCES else []
    return "; ".join(filter(None, [", ".join([*names[:MOST_SOURCES], *more]), words("app.name")]))


# ------------------------------------------------------------------------ the whole
def draw_whole(key: str, shown: Library, asked: Filter, sentence: str, words: Labels) -> None:
    """A report of everything under the filter, and the link that restores this view."""
    st.caption(words("take.whole"))
    with st.container(horizontal=True, vertical_alignment="center"):
        draw_download(f"{key}_report", words("take.report"), partial(make_report, shown, asked, sentence, view_address(), words),
                      "report", "html")
        draw_copy_link(f"link_{key}")


def make_report(shown: Library, asked: Filter, sentence: str, address: str | None, words: Labels) -> bytes:
    """The report as one HTML file."""
    parts: dict[str, Any] = {name: getattr(shown, name)(asked) for name in ("pages", "articles", "teasers", "commitments")}
    return write_report(Material(sentence, date.today(), **parts, address=address), words)


def view_address() -> str | None:
    """The address that restores this view, None where it isn't known."""
    here = urlsplit(st.context.url or "")
    if not here.netloc:
        return None
    query = urlencode({word: st.query_params.get_all(word) for word in st.query_params}, doseq=True)
    return here._replace(query=query, fragment="").geturl()
