"""Who is missing: countries that a corpus does not name, names without a stance, or hides in a number."""
from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures.silence import Silent, choose_frame, draw_silence_map
from lib.figures.stance_map import place_of
from lib.filters import Filter, say_result
from lib.labels import Labels
from lib.library import Library
from lib.markup import escape, hover_words, tag
from lib.palette import SILENCE_COLOURS, SILENCE_SIGNS, ink_on
from lib.questions.phrases import list_phrases
from lib.questions.records import each
from lib.questions.silence import (
    EVERY,
    STATUSES,
    WITH_STANCE,
    count_named,
    count_statuses,
    expect_countries,
    find_silences,
    load_members,
)
from lib.sentences import split_spans
from lib.view.answers import remember
from lib.view.country import Found
from lib.view.empty import say_nothing_here
from lib.view.few import read_pages
from lib.view.matrix import show_country
from lib.view.offers import offer_counted, offer_silences
from lib.view.rows import Row, draw_rows, open_article, opened_row
from lib.view.shell import say
from lib.view.stances import CONFIG
from lib.view.state import labels, library, wanted
from lib.view.tiles import Tile, draw_tiles

MOST = 150
"""Articles whose words are read for phrases; of a larger library the newest."""
LISTS = ("europe", "nato", "eu", "g7", "coalition", EVERY)
ORDER = STATUSES[::-1]


@dataclass(frozen=True)
class Texts:
    """What is looked through: articles of a filter, the countries they name, their records, their phrases."""

    articles: pd.DataFrame
    mentions: pd.DataFrame
    commitments: pd.DataFrame
    phrases: pd.DataFrame
    total: int


def ask_texts(asked: Filter) -> Texts:
    """The articles under a filter with their phrases."""
    return remember("texts", asked, partial(find_texts, asked))


def find_texts(asked: Filter, shown: Library) -> Texts:
    """All articles of a small library, the newest of a large one."""
    total = shown.counts(asked).articles
    articles = shown.articles(asked, limit=MOST)
    if total <= MOST:
        mentions, commitments = shown.mentions(asked), shown.commitments(asked)
    else:
        frames = read_pages(shown, articles["page_id"])
        mentions, commitments = frames.mentions, frames.commitments
    return Texts(articles, mentions, commitments, list_phrases(articles, articles), total)


def ask_silences(texts: Texts, asked: Filter, name: str) -> pd.DataFrame:
    """What the articles say of each country of a list."""
    return remember("silences", (asked, name), lambda _: find_silences(
        expect_countries([name]), texts.articles, texts.mentions, texts.commitments, texts.phrases))


# --------------------------------------------------------------------- the view
def draw_silence() -> None:
    """The whole view: a list, its map and table, and the numbers that a text counts."""
    words, asked = labels(), wanted().without("country")
    name = choose_list(words)
    texts = ask_texts(asked)
    if texts.articles.empty:
        say_nothing_here(words("article.empty"), words("map.empty_hint"))
        return
    rows = ask_silences(texts, asked, name)
    say(say_result(asked, words, "articles", texts.total, library().counts(Filter()).articles))
    st.html(tag("p", escape(words("silence.note")), cls="ce-notice"))
    if texts.total > MOST:
        st.caption(words("silence.newest", n=words.number(MOST), total=words.number(texts.total)))
    draw_statuses(rows, len(texts.articles))
    draw_picture(rows, asked, name)
    offer_silences(rows, words("map.show_silence"), words(f"list.{name}"))
    draw_countries(rows, texts)
    draw_counted(texts, asked)


def choose_list(words: Labels) -> str:
    """The list of countries that a reader may expect, and where it comes from."""
    st.session_state.setdefault("list", LISTS[0])
    name = st.segmented_control(words("silence.list"), LISTS, key="list", required=True, persist_state="session",
                                format_func=lambda name: words(f"list.{name}")) or LISTS[0]
    members = load_members().get(name)
    if members is not None:
        st.caption(words("silence.source", n=len(members.codes), day=words.day(members.as_of), source=words.say(f"list_source.{name}", members.source)))
    return name


def draw_statuses(rows: pd.DataFrame, articles: int) -> None:
    """How many countries of the list have each status; a number narrows the table to them."""
    words, counts = labels(), count_statuses(rows)
    tiles = [Tile(status, counts[status], words(f"silence.{status}", n=words.number(articles)), sign=SILENCE_SIGNS[status],
                  colour=SILENCE_COLOURS[status], ink=ink_on(SILENCE_COLOURS[status])) for status in ORDER]
    draw_tiles("silence_numbers", tiles, name=words("silence.numbers"), chosen=st.session_state.get("silent"), on_open=choose_status)


def choose_status() -> None:
    """Narrow the table to a status; a second click takes that back."""
    status = opened_row("silence_numbers")
    st.session_state["silent"] = None if st.session_state.get("silent") == status else status


def draw_picture(rows: pd.DataFrame, asked: Filter, name: str) -> None:
    """The map of the list; what the view can't show is in the table."""
    words = labels()
    view, figure, outside = remember("silence figure", (asked, name, words.language), lambda _: picture_of(rows, words))
    with st.container(key=f"ce-map-{view}"):
        st.plotly_chart(figure, key="map", on_select=open_clicked, selection_mode="points", config=CONFIG, alt=words("silence.alt"),
                        height="stretch")
    st.caption(" ".join([words("silence.click_hint"), *([words("silence.outside", countries=words.join(outside))] if outside else [])]))


def picture_of(rows: pd.DataFrame, words: Labels) -> tuple[str, Any, list[str]]:
    """Which part of the world is shown, the map of it, and the countries outside of it."""
    silents = [Silent(row["country"], row["status"], hover(row, words)) for row in each(rows)]
    view = choose_frame(silents)
    return view, draw_silence_map(silents, view), [words.country(one.country) for one in silents if place_of(one.country, view) is None]


def hover(row: dict[str, Any], words: Labels) -> str:
    """What the box over a country says."""
    return f"<b>{escape(words.country(row['country']))}</b><br>{hover_words(say_status(row, words))}"


def say_status(row: dict[str, Any], words: Labels) -> str:
    """A country's status in words: "hidden in a group: NATO, and in 2 phrases"."""
    said = words(f"silence.{row['status']}", n=words.number(row["of_articles"]))
    if row["status"] == "absent":
        return said
    if row["status"] == "hidden":
        parts = [words.country(group) for group in row["groups"]]
        parts += [words.count("phrases", row["hidden_places"])] if row["hidden_places"] else []
        return f"{said}: {words.join(parts)}"
    found = words("silence.named_in", articles=words.count("articles", row["articles"]))
    return f"{said}: {found}"


def open_clicked() -> None:
    """A click on the map shows the country."""
    points = (st.session_state.get("map") or {}).get("selection", {}).get("points", [])
    for point in points[:1]:
        code = point.get("location") or point.get("customdata")
        code = code[0] if isinstance(code, list) else code
        if isinstance(code, str):
            show_country(code, None, "map")


def draw_countries(rows: pd.DataFrame, texts: Texts) -> None:
    """The list as a table, the silent ones first; a row shows the country."""
    words, only = labels(), st.session_state.get("silent")
    listed = [row for row in each(rows) if only in (None, row["status"])]
    st.subheader(words("silence.countries_title"))
    if not listed:
        say(words("silence.none_of_these"))
        return
    sentences = {(row["page_id"], row["where"], row["start"]): row["sentence"] for row in each(texts.phrases)}
    draw_rows("silences", {"country": "name", "status": "plain", "evidence": "sentence"}, [
        Row(row["country"], words.country(row["country"]), {
            "country": words.country(row["country"]), "status": f"{SILENCE_SIGNS[row['status']]} {say_status(row, words)}",
            "evidence": next((sentences.get(tuple(place[:3])) for place in row["places"]), None)}) for row in listed],
        name=words("silence.countries_title"), open_words=words("matrix.open"), on_open=open_country, height="30rem")


def open_country() -> None:
    """Show the country of a row."""
    code = opened_row("silences")
    if code:
        show_country(code, None, "map")


# ---------------------------------------------------------------- counted, named
def draw_counted(texts: Texts, asked: Filter) -> None:
    """How many the text counts, and how many the article names; each with its sentence."""
    words = labels()
    st.subheader(words("silence.counted_title"))
    found = remember("counted", asked, lambda _: count_named(texts.phrases, texts.mentions, texts.commitments))
    if found.empty:
        say(words("silence.counted_none"))
        return
    st.caption(words("silence.counted_hint"))
    listed = sorted(each(found), key=lambda row: (row["is_over"], -(row["unnamed"] or 0)))
    publishers = dict(zip(texts.articles["page_id"], texts.articles["publisher"], strict=True))
    titles = dict(zip(texts.articles["page_id"], texts.articles["title"], strict=True))
    draw_rows("counted", {"phrase": "source", "named": "share", "evidence": "sentence", "who": "plain", "article": "source"}, [
        Row(str(at), row["text"], {
            "phrase": say_counted(row, words), "named": None if row["is_over"] else row["named"] / row["counted"], "evidence": row["sentence"],
            "who": ", ".join(words.country(code) for code in row["countries"]),
            "article": "\n".join(str(value) for value in (publishers.get(row["page_id"]), titles.get(row["page_id"])) if not pd.isna(value))})
        for at, row in enumerate(listed)], name=words("silence.counted_title"), open_words=words("overview.open_article"),
        on_open=partial(open_counted, [row["page_id"] for row in listed]), height="40rem")
    offer_counted(found, words("silence.counted_title"))


def say_counted(row: dict[str, Any], words: Labels) -> str:
    """ "35 leaders" with "35 counted, 9 named" and what is to be said of it."""
    said = words("silence.counted_rough" if row["is_rough"] else "silence.counted", counted=words.number(row["counted"]),
                 named=words.number(row["named"]))
    rest = words("silence.over") if row["is_over"] else words("silence.unnamed", n=words.number(row["unnamed"]))
    return f"{row['text']}\n{said}\n{rest}"


def open_counted(pages: list[str]) -> None:
    """Open the article of a phrase."""
    at = opened_row("counted")
    if at is not None and str(at).isdigit() and int(at) < len(pages):
        open_article(pages[int(at)])


# ------------------------------------------------------------------- one country
def draw_one(found: Found) -> None:
    """What is said of a country without a record: where it is named, and what could hide it."""
    words, asked = labels(), wanted().without("country")
    texts = ask_texts(asked)
    if texts.articles.empty or found.country not in expect_countries([EVERY]):
        say(words("map.empty"), cls="ce-empty")
        return
    rows = find_silences([found.country], texts.articles, texts.mentions, texts.commitments, texts.phrases)
    row = next(each(rows))
    if row["status"] == WITH_STANCE:
        return
    say(f"{words.country(found.country)}: {say_status(row, words)}.", cls="ce-empty")
    st.html(tag("p", escape(words("silence.note")), cls="ce-notice"))
    listed = [*mention_rows(found, texts), *phrase_rows(row, texts)]
    if listed:
        st.subheader(words("silence.where"))
        draw_rows("mentioned", {"evidence": "sentence", "why": "plain", "article": "source"}, [listed_row for _, listed_row in listed],
                  name=words("silence.where"), open_words=words("overview.open_article"),
                  on_open=partial(open_mentioned, {listed_row.key: page_id for page_id, listed_row in listed}))


def mention_rows(found: Found, texts: Texts) -> list[tuple[str, Row]]:
    """The sentences that name the country, with the page of each."""
    words, articles = labels(), {row["page_id"]: row for row in each(texts.articles)}
    listed = []
    for at, row in enumerate(each(found.mentions)):
        article = articles.get(row["page_id"])
        if article is not None and row["where"] != "teaser":
            text = article[row["where"]] or ""
            start, end = next(((a, b) for a, b, _ in split_spans(text) if a <= row["start"] < b), (row["start"], row["end"]))
            listed.append((row["page_id"], Row(f"m{at}", row["text"], {
                "evidence": text[start:end], "why": words("silence.named_as", words=row["text"]), "article": source(article, words)})))
    return listed


def phrase_rows(row: dict[str, Any], texts: Texts) -> list[tuple[str, Row]]:
    """The phrases that could hide the country, with the page of each."""
    words, articles = labels(), {one["page_id"]: one for one in each(texts.articles)}
    phrases = {(one["page_id"], one["where"], one["start"]): one for one in each(texts.phrases)}
    listed = []
    for at, place in enumerate(row["places"]):
        phrase = phrases.get(tuple(place[:3]))
        if phrase is not None:
            listed.append((phrase["page_id"], Row(f"p{at}", phrase["text"], {
                "evidence": phrase["sentence"], "why": words("silence.could_hide", words=phrase["text"]),
                "article": source(articles[phrase["page_id"]], words)})))
    return listed


def source(article: dict[str, Any], words: Labels) -> str:
    """Publisher and title of an article, a line each."""
    return "\n".join([article["publisher"] or words("country.no_publisher"), article["title"] or words("article.untitled")])


def open_mentioned(pages: dict[str, str]) -> None:
    """Open the article that names the country, or could mean it."""
    page_id = pages.get(opened_row("mentioned"))
    if page_id:
        open_article(page_id)
