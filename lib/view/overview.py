"""The Overview page's parts: the numbers, articles a day, what came last, what needs a look."""
from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures.overview import draw_articles_a_day
from lib.filters import Filter, parse_days
from lib.frames import Frames, build_frames, empty_frames
from lib.library import Library
from lib.questions.overview import Doubt, count_days, find_doubts, list_latest
from lib.questions.records import each
from lib.view import listing
from lib.view.answers import remember
from lib.view.few import last_commitments, last_pages
from lib.view.loading import STATUS_SIGNS, say_found
from lib.view.rows import Row, draw_rows, lead_to, opened_row
from lib.view.shell import say, say_filter
from lib.view.state import labels, library, set_filter, wanted
from lib.view.tiles import Tile, draw_tiles

MOST = 200
"""Rows of each kind that are looked through for doubts; and articles whose days are counted from their rows."""
LATEST = 8
NUMBERS = ("articles", "texts", "publishers", "days", "languages", "agencies", "countries", "pages", "teasers", "commitments")
AWAY = {"teasers": "timeline", "commitments": "map"}
"""Numbers whose rows have a page of their own."""
FACETS = {"publishers": "publisher", "languages": "language", "agencies": "agency", "countries": "country"}
CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage", "autoScale2d", "zoomIn2d", "zoomOut2d"]}


@dataclass(frozen=True)
class Corpus:
    """What the library holds under a filter.

    Attributes
    ----------
    numbers
        The value of each of `NUMBERS`.
    values
        Number -> its values with how many articles and teasers have each, most frequent first.
    days
        Articles a day.
    """

    numbers: dict[str, int]
    values: dict[str, list[tuple[str, int]]]
    days: pd.DataFrame


def ask_corpus() -> Corpus:
    """The numbers under the filter."""
    asked = wanted()
    return remember("corpus", asked, partial(find_corpus, asked))


def find_corpus(asked: Filter, shown: Library) -> Corpus:
    """Counted by the library itself wherever it can."""
    counts, values = shown.counts(asked), {}
    for number, word in FACETS.items():
        only = getattr(asked, word, ())
        values[number] = [(facet.value, facet.count) for facet in shown.facets(word, asked) if not only or facet.value in only]
    days = days_of(asked, shown, counts.articles)
    numbers = {"articles": counts.articles, "texts": shown.texts(asked).texts, "pages": counts.pages, "teasers": counts.teasers,
               "commitments": counts.commitments, "days": int(days["day"].notna().sum()),
               **{number: len(found) for number, found in values.items()}}
    return Corpus(numbers, values, days)


def days_of(asked: Filter, shown: Library, articles: int, most: int = MOST) -> pd.DataFrame:
    """Articles a day: with the publishers of each from the rows, or where there are many counted by the library."""
    if articles <= most:
        rows = shown.articles(asked)
        return count_days(rows, rows)
    days = shown.days(asked)
    counted = [{"day": date.fromisoformat(facet.value), "articles": facet.count} for facet in days]
    unknown = articles - sum(facet.count for facet in days)
    return pd.DataFrame(counted + ([{"day": None, "articles": unknown}] if unknown else []), columns=["day", "articles"])


# ---------------------------------------------------------------------- numbers
def draw_numbers(corpus: Corpus) -> None:
    """The numbers, each a button; below them the rows of the one that was chosen."""
    words = labels()
    say_filter("articles", corpus.numbers["articles"], library().counts(Filter()).articles)
    repeated = corpus.numbers["articles"] - corpus.numbers["texts"]
    notes = {"texts": words("overview.repeated", n=words.number(repeated)) if repeated else None}
    chosen = st.session_state.get("rows")
    tiles = [Tile(key, corpus.numbers[key], words(f"overview.{key}"), notes.get(key), key in AWAY) for key in NUMBERS]
    draw_tiles("numbers", tiles, name=words("overview.numbers"), chosen=chosen, on_open=open_number)
    if chosen in NUMBERS and chosen not in AWAY:
        draw_number_rows(chosen, corpus)


def open_number() -> None:
    """Show the rows of a number: on this page, a second click hides them, or on a page of their own."""
    key = opened_row("numbers")
    if key in AWAY:
        lead_to(AWAY[key])
    elif key:
        st.session_state["rows"] = None if st.session_state.get("rows") == key else key


def draw_number_rows(key: str, corpus: Corpus) -> None:
    """The rows behind a number."""
    words, asked = labels(), wanted()
    st.subheader(words("overview.rows_of", what=words(f"overview.{key}")))
    if key == "pages":
        listing.draw_pages(remember("pages", asked, lambda shown: shown.pages(asked, limit=listing.MOST)))
    elif key == "articles":
        listing.draw_articles(remember("articles", asked, lambda shown: shown.articles(asked, limit=listing.MOST)))
    elif key == "texts":
        listing.draw_texts(asked)
    elif key == "days":
        draw_day_rows(corpus, "day_values")
    else:
        listing.draw_values(FACETS[key], corpus.values[key])


# ------------------------------------------------------------------------- days
def draw_days(corpus: Corpus) -> None:
    """Articles a day as bars; a bar sets the filter to its days."""
    words = labels()
    st.subheader(words("overview.a_day"))
    days = corpus.days
    if not days["day"].notna().any():
        say(words("overview.no_days"))
        return
    st.caption(words("overview.a_day_hint"))
    st.plotly_chart(draw_articles_a_day(days, words), key="days_chart", config=CONFIG, on_select=choose_bar, selection_mode="points",
                    alt=words("overview.a_day_alt"))
    unknown = int(days[days["day"].isna()]["articles"].sum())
    if unknown:
        st.caption(words("overview.undated", articles=words.count("articles", unknown)))
    if st.session_state.get("rows") != "days":
        with st.expander(words("overview.table")):
            draw_day_rows(corpus, "day_rows")


def draw_day_rows(corpus: Corpus, key: str) -> None:
    """The days as a table; a row sets the filter to its day."""
    words = labels()
    rows = [Row(row["day"].isoformat() if row["day"] else "", words.day(row["day"]) if row["day"] else words("unknown"), {
        "day": row["day"].isoformat() if row["day"] else words("unknown"), "articles": row["articles"],
        "publishers": row.get("publishers")}) for row in each(corpus.days)]
    draw_rows(key, {"day": "name", "articles": "count", "publishers": "count"}, rows, name=words("overview.a_day"),
              open_words=words("overview.filter_day"), on_open=partial(choose_day_row, key), height="24rem")


def choose_bar() -> None:
    """A click on a bar filters by its days."""
    points = (st.session_state.get("days_chart") or {}).get("selection", {}).get("points", [])
    for point in points[:1]:
        span = point.get("customdata")
        choose_days(span[0] if isinstance(span, list) else span)


def choose_day_row(key: str) -> None:
    """A row of the days was opened."""
    choose_days(opened_row(key))


def choose_days(span: Any) -> None:
    """Filter by a span of days, as an address writes it."""
    days = parse_days([span]) if isinstance(span, str) else ()
    if days:
        set_filter(replace(wanted(), days=days))


# ------------------------------------------------------------------------- last
def draw_latest() -> None:
    """What came in last: status, file, what was found; a row opens the page."""
    words, asked = labels(), wanted()
    st.subheader(words("overview.latest"))
    rows = remember("latest", asked, partial(find_latest, asked))
    if rows.empty:
        say(words("load.report_empty"))
        return
    listed, articles = [], set()
    for row in each(rows):
        if row["articles"]:
            articles.add(row["page_id"])
        listed.append(Row(row["page_id"] or row["source"], row["source"], {
            "status": f"{STATUS_SIGNS[row['status']]} {words('status.' + row['status'])}",
            "what": "\n".join(filter(None, [row["title"] or row["source"], row["publisher"]])),
            "found": say_found(row["row"], words)}))
    draw_rows("latest", {"status": "time", "what": "source", "found": "plain"}, listed, name=words("overview.latest"),
              open_words=words("overview.open_page"), on_open=partial(listing.open_page, "latest", frozenset(articles)))


def find_latest(asked: Filter, shown: Library) -> pd.DataFrame:
    """The latest rows of the load report, of pages under the filter; `row` holds the report's own row."""
    reports = shown.reports(LATEST, list(last_pages(shown, asked, LATEST)["page_id"]) if asked else None)
    documents = [document for row in reports if row.page_id and (document := shown.document(row.page_id)) is not None]
    return list_latest(build_frames(documents, reports), LATEST).assign(row=pd.Series(reports, dtype="object"))


# ----------------------------------------------------------------------- doubts
def draw_doubts() -> None:
    """What may need a look; a row shows what it counts."""
    words, asked = labels(), wanted()
    st.subheader(words("overview.doubts"))
    doubts: list[Doubt] = remember("doubts", asked, partial(ask_doubts, asked))
    if not doubts:
        say(words("overview.no_doubts"))
        return
    chosen = st.session_state.get("rows")
    draw_rows("doubts", {"doubt": "plain", "rows": "count", "of": "count"},
              [Row(doubt.key, words(f"doubt.{doubt.key}"), {"doubt": words(f"doubt.{doubt.key}"), "rows": doubt.count, "of": doubt.of})
               for doubt in doubts], name=words("overview.doubts"), open_words=words("overview.leads"), on_open=open_doubt, chosen=chosen)


def draw_doubt_rows() -> None:
    """The rows of the doubt that was chosen, over the whole width."""
    words, asked = labels(), wanted()
    doubts: list[Doubt] = remember("doubts", asked, partial(ask_doubts, asked))
    for doubt in doubts:
        if doubt.key == st.session_state.get("rows"):
            st.subheader(words("overview.rows_of", what=words(f"doubt.{doubt.key}")))
            listing.draw_doubt(doubt, remember("looked at", asked, partial(frames_of, asked)))


def open_doubt() -> None:
    """Show the rows of a doubt; a second click hides them."""
    key = opened_row("doubts")
    st.session_state["rows"] = None if st.session_state.get("rows") == key else key


def ask_doubts(asked: Filter, shown: Library) -> list[Doubt]:
    """What needs a look under a filter; pages without an article only where all pages are looked at."""
    frames = frames_of(asked, shown)
    return [doubt for doubt in find_doubts(frames) if doubt.key != "no_article" or len(frames.pages) < MOST]


def frames_of(asked: Filter, shown: Library) -> Frames:
    """The rows that are looked through: all of a small library, the last `MOST` of a large one."""
    empty = empty_frames()
    report = build_frames([], shown.reports(MOST)).report if not asked else empty.report
    return Frames(last_pages(shown, asked, MOST), shown.articles(asked, limit=MOST), shown.teasers(asked, limit=MOST, latest=True),
                  empty.mentions, last_commitments(shown, asked, most=MOST), report)
