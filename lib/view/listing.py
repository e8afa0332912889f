"""Lists of pages, articles, teasers and values: the rows behind a number."""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.filters import Filter
from lib.frames import Frames
from lib.labels import Labels
from lib.library import Library
from lib.questions.overview import Doubt
from lib.questions.records import each
from lib.questions.teasers import find_ages
from lib.view.answers import remember
from lib.view.byhand import hand_marks
from lib.view.loading import say_advice, say_why
from lib.view.matrix import show_country
from lib.view.rows import Row, draw_rows, join_lines, lead_to, open_article, opened_row
from lib.view.shell import PAGES, say
from lib.view.state import labels, library, set_filter, wanted
from lib.view.tables import draw_commitments
from lib.view.times import short_span, zone_named

MOST = 201
"""Rows that are asked for; one more than a table shows, so that it can say that there are more."""
TWINS_OF = 100
"""Articles whose copies are looked up."""


# ------------------------------------------------------------------------- pages
def draw_pages(rows: pd.DataFrame, reasons: dict[str, str] | None = None) -> None:
    """Pages: file, publisher, language, when saved; and why each is listed where `reasons` tells."""
    words = labels()
    listed = [Row(row["page_id"], row["source"], {
        "file": row["source"], "publisher": row["publisher"] or words("unknown"),
        "language": words.language_name(row["language"]) if row["language"] else words("unknown"),
        "captured": saved(row, words), "reason": (reasons or {}).get(row["page_id"])}) for row in each(rows)]
    with_article = remember("with article", tuple(rows["page_id"]), partial(find_articles, tuple(rows["page_id"])))
    draw_rows("pages", {"file": "name", "publisher": "plain", "language": "plain", "captured": "plain", "reason": "sentence"}, listed,
              name=words("overview.pages"), open_words=words("overview.open_page"), on_open=partial(open_page, "pages", with_article))


def saved(row: dict[str, Any], words: Labels) -> str:
    """When a page was saved, as short as a table wants it."""
    after, before = row["captured_after"] or row["captured_before"], row["captured_before"] or row["captured_after"]
    return short_span(after, before, zone_named(row["time_zone"])) or words("unknown")


def find_articles(page_ids: tuple[str, ...], shown: Library) -> frozenset[str]:
    """Those of the pages that have an article."""
    documents = (shown.document(page_id) for page_id in page_ids[:MOST])
    return frozenset(d.page.page_id for d in documents if d is not None and d.article is not None)


def open_page(key: str, with_article: Collection[str]) -> None:
    """Open a page's article, or what the Load page says of the page."""
    page_id = opened_row(key)
    if not page_id:
        return
    if page_id in with_article:
        open_article(page_id)
    else:
        st.session_state["page"] = page_id
        lead_to("load")


# ---------------------------------------------------------------------- articles
def draw_articles(rows: pd.DataFrame) -> None:
    """Articles: title, publisher, when published, how long; a row opens the article."""
    words = labels()
    listed = [Row(row["page_id"], row["title"] or words("article.untitled"), {
        "title": row["title"] or words("article.untitled"), "publisher": row["publisher"] or words("unknown"), "published": published(row, words),
        "agency": row["agency"], "length": row["word_count"]}, marks_of(row, "articles", words)) for row in each(rows)]
    draw_rows("articles", {"title": "name", "publisher": "plain", "published": "time", "agency": "plain", "length": "count"}, listed,
              name=words("overview.articles"), open_words=words("overview.open_article"),
              on_open=partial(open_page, "articles", frozenset(rows["page_id"])))


def marks_of(row: dict[str, Any], frame: str, words: Labels) -> dict[str, str]:
    """What was corrected by hand, by the column that shows it."""
    shown = {"published_at": "published", "published_on": "published"} if frame == "articles" else {
        "published_at": "time", "published_on": "time"}
    return {shown.get(column, column): said for column, said in hand_marks(row, words, frame).items()}


def published(row: dict[str, Any], words: Labels) -> str:
    """Instant or day of publication, as short as a table wants it."""
    moment = row["published_at"]
    exact = short_span(moment, moment, zone_named(row["time_zone"])) if moment is not None else None
    return exact or (row["published_on"].isoformat() if row["published_on"] else words("unknown"))


def draw_texts(asked: Filter) -> None:
    """Texts that stand more than once: copies at other addresses and later versions."""
    words = labels()
    found = remember("twins", asked, partial(find_twins, asked))
    if not found:
        say(words("overview.no_twins"))
        return
    listed = [Row(page_id, title or words("article.untitled"), {"title": title or words("article.untitled"), "publisher": publisher,
                                                               "twin": words(f"overview.{kind}", title=other or words("article.untitled")),
                                                               "alike": similarity})
              for page_id, title, publisher, kind, other, similarity in found]
    draw_rows("texts", {"title": "name", "publisher": "plain", "twin": "plain", "alike": "share"}, listed, name=words("overview.texts"),
              open_words=words("overview.open_article"), on_open=partial(open_page, "texts", frozenset(row[0] for row in found)))


def find_twins(asked: Filter, shown: Library) -> list[tuple[str, str | None, str | None, str, str | None, float]]:
    """Articles that tell the same as another: page, title, publisher, how, the other's title, how alike."""
    rows = {row["page_id"]: row for row in each(shown.articles(asked, limit=TWINS_OF))}
    return [(page_id, row["title"], row["publisher"], twin.kind, rows[twin.page_id]["title"], twin.similarity)
            for page_id, row in rows.items() for twin in shown.twins(page_id) if twin.page_id in rows]


# ------------------------------------------------------------------------ values
def draw_values(word: str, values: list[tuple[str, int]]) -> None:
    """Publishers, languages, countries, agencies, with how many articles and teasers have each."""
    words = labels()
    named = {"country": words.country, "language": words.language_name}.get(word, str)
    leads = {"country": words("matrix.open"), "agency": words("overview.show_agency")}.get(word, words("overview.filter_value"))
    st.caption(words("overview.values_hint"))
    draw_rows(f"values_{word}", {word: "name", "items": "count"},
              [Row(value, named(value), {word: named(value), "items": count}) for value, count in values],
              name=words(f"sidebar.{word}") if word != "agency" else words("overview.agencies"), open_words=leads,
              on_open=partial(open_value, word),
              height="14rem" if word == "agency" and st.session_state.get("agency") else "24rem", chosen=st.session_state.get("agency") if word == "agency" else None)
    if word == "agency" and st.session_state.get("agency"):
        draw_agency(st.session_state["agency"])


def open_value(word: str) -> None:
    """A country leads to its page, an agency to its rows, other values into the filter."""
    value = opened_row(f"values_{word}")
    if not value:
        return
    if word == "country":
        show_country(value, None, "overview")
    elif word == "agency":
        st.session_state["agency"] = None if st.session_state.get("agency") == value else value
    else:
        set_filter(replace(wanted(), **{word: (value,)}))


def draw_agency(agency: str) -> None:
    """The articles and teasers that name an agency."""
    asked = wanted()
    articles, teasers = remember("of agencies", asked, lambda shown: (shown.articles(asked, limit=5_000), shown.teasers(asked, limit=5_000)))
    found = articles[articles["agency"] == agency]
    if not found.empty:
        draw_articles(found)
    draw_teasers(teasers[teasers["agency"] == agency])


def draw_teasers(rows: pd.DataFrame) -> None:
    """Teasers: title, time as printed, publisher; a row opens the page that it stands on."""
    words = labels()
    if rows.empty:
        return
    ages = ages_of(rows)
    listed = [Row(row["teaser_id"], row["title"], {
        "title": row["title"], "time_text": row["time_text"], "time": teaser_time(row), "age": say_age(ages.get(row["teaser_id"]), words),
        "agency": row["agency"], "publisher": row["publisher"]}, marks_of(row, "teasers", words)) for row in each(rows)]
    pages = dict(zip(rows["teaser_id"], rows["page_id"], strict=True))
    draw_rows("teasers", {"title": "name", "time_text": "plain", "time": "time", "age": "plain", "agency": "plain", "publisher": "plain"}, listed,
              name=words("overview.teasers"), open_words=words("overview.open_page"), on_open=partial(open_teaser, pages))


def ages_of(rows: pd.DataFrame) -> dict[str, float]:
    """Hours from each teaser to the moment when its page was saved; those not known are left out."""
    pages = library().pages(wanted(), limit=5_000)
    ages = find_ages(rows[rows["page_id"].isin(pages["page_id"])], pages)
    return {row["teaser_id"]: row["age_hours"] for row in each(ages) if row["age_hours"] is not None}


def say_age(hours: float | None, words: Labels) -> str | None:
    """How long before the saving, in minutes or hours."""
    if hours is None:
        return None
    if hours < 1:
        return words("overview.minutes", n=words.number(round(hours * 60)))
    return words("overview.hours", n=words.number(round(hours)))


def teaser_time(row: dict[str, Any]) -> str | None:
    """When a teaser was published, as short as a table wants it; null: not known."""
    zone = zone_named(row["time_zone"])
    if row["published_at"] is not None:
        return short_span(row["published_at"], row["published_at"], zone)
    span = short_span(row["published_after"], row["published_before"], zone)
    return span.replace(" – ", " –\n") if span else (row["published_on"].isoformat() if row["published_on"] else None)


def open_teaser(pages: dict[str, str]) -> None:
    """Open the page that a teaser stands on."""
    page_id = pages.get(opened_row("teasers"))
    document = library().document(page_id) if page_id else None
    if document is not None and document.article is not None:
        open_article(document.page.page_id)
    elif page_id:
        lead_to("timeline")


# ------------------------------------------------------------------------ doubts
def draw_doubt(doubt: Doubt, frames: Frames) -> None:
    """The rows that one doubt counts."""
    words = labels()
    rows = getattr(frames, doubt.frame)
    rows = rows[rows[doubt.column].isin(set(doubt.ids))]
    if doubt.frame == "pages":
        draw_pages(rows, {row["page_id"]: " ".join(words.say(f"why.{why}", why) for why in row["warnings"]) for row in each(rows)}
                   if doubt.key == "warnings" else None)
    elif doubt.frame == "articles":
        draw_articles(rows)
    elif doubt.frame == "teasers":
        draw_teasers(rows)
    elif doubt.frame == "commitments":
        if "review" in PAGES:
            st.button(words("overview.review"), on_click=partial(open_review, doubt.key), key="to_review")
        draw_commitments(rows, "doubted", with_article=True, name=words(f"doubt.{doubt.key}"), on_page="overview")
    else:
        draw_failed()


def draw_failed() -> None:
    """Files that could not be read, why, and what to do."""
    words = labels()
    failed = [row for row in library().reports(MOST) if row.error]
    draw_rows("failed", {"file": "name", "reason": "sentence"},
              [Row(row.source, row.source, {"file": row.source, "reason": join_lines(say_why(row, words), say_advice(row, words))})
               for row in failed], name=words("doubt.failed"), open_words=words("nav.load"), on_open=partial(lead_to, "load"))


def open_review(key: str) -> None:
    """Check the doubtful commitments on the Review page."""
    st.session_state["check"] = "commitment"
    if key == "low_confidence":
        st.session_state["most_sure"] = 60
    lead_to("review")
