"""The teaser wall: topic mix, agencies, what stands beside a story, how teasers age; each with its table."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from lib.figures.wall import Grid, Twice, draw_beside, draw_shares
from lib.filters import Filter, say_filter
from lib.labels import Labels
from lib.library import Library
from lib.questions.records import each
from lib.questions.teasers import count_agencies, count_ages, count_topics, find_ages, find_neighbours, pages_about
from lib.view.answers import remember
from lib.view.few import read_pages
from lib.view.offers import offer_share
from lib.view.shell import say
from lib.view.state import labels, wanted

DRAWN = ("timeline", "wall")
PUBLISHERS, ROWS = 6, 16
"""Columns and rows of a picture; the tables hold all."""
CONFIG = {"displayModeBar": False}
MOST, STORIES = 1_000, 100
"""Teasers that are counted, of more the latest; pages on which the stories are looked for, of more the newest."""


@dataclass(frozen=True)
class Around:
    """Teasers under the filter, counted."""

    topics: pd.DataFrame
    agencies: pd.DataFrame
    ages: pd.DataFrame


def choose_drawing() -> str:
    """When the teasers were published, or what they are."""
    words = labels()
    st.session_state.setdefault("draw", DRAWN[0])
    return st.segmented_control(words("wall.show"), DRAWN, key="draw", required=True, persist_state="session",
                                format_func=lambda key: words(f"wall.{key}")) or DRAWN[0]


def draw_wall(number: int) -> None:
    """All pictures, one below the other."""
    words, asked = labels(), wanted()
    if number > MOST:
        st.caption(words("wall.newest", n=words.number(MOST), total=words.number(number)))
    around: Around = remember("wall", asked, partial(count_teasers, asked))
    st.subheader(words("wall.topics"))
    st.caption(words("wall.topics_note"))
    draw_grid("topics", around.topics, [words.topic(topic) if topic else words("around.no_topic") for topic in texts(around.topics["topic"])], words)
    st.subheader(words("wall.agencies"))
    st.caption(words("wall.agencies_note"))
    draw_grid("agencies", around.agencies, [agency or words("around.no_agency") for agency in texts(around.agencies["agency"])], words)
    draw_neighbours()
    st.subheader(words("wall.ages"))
    st.caption(words("wall.ages_note"))
    draw_grid("ages", around.ages, [say_age(row, words) for row in each(around.ages)], words, by_size=False)


def count_teasers(asked: Filter, shown: Library) -> Around:
    """Topics, agencies and ages of the teasers under a filter."""
    teasers = shown.teasers(asked, MOST, latest=True)
    pages = shown.pages(asked) if shown.counts(asked).pages <= STORIES else read_pages(shown, teasers["page_id"]).pages
    return Around(count_topics(teasers, pages), count_agencies(teasers, pages), count_ages(find_ages(teasers, pages)))


def texts(column: pd.Series) -> list[str | None]:
    """Cells as text, null as None."""
    return [None if pd.isna(cell) else str(cell) for cell in column]


def say_age(row: dict[str, float | str | None], words: Labels) -> str:
    """A span of ages, or why the age is not known."""
    if row["reason"]:
        return words(f"age.{row['reason']}")
    begin, end = (hours if hours is None else words.number(float(hours)) for hours in (row["from_hours"], row["to_hours"]))
    if end is None:
        return words("age.over", **{"from": begin})
    return words("age.span", **{"from": begin, "to": end}) if row["from_hours"] else words("age.under", to=end)


def draw_grid(key: str, counted: pd.DataFrame, names: list[str], words: Labels, by_size: bool = True) -> None:
    """Shares by publisher as a picture, and the counts as a table."""
    publishers = [name or words("timeline.no_publisher") for name in texts(counted["publisher"])]
    rows = list(zip(publishers, names, counted["count"].astype(int), counted["total"].astype(int), strict=True))
    totals = {publisher: total for publisher, _, _, total in rows}
    columns = sorted(totals, key=lambda name: -totals[name])[:PUBLISHERS]
    sums: dict[str, int] = {}
    for _, name, count, _ in rows if by_size else sorted(rows, key=lambda row: list_place(row[1], names, counted)):
        sums[name] = sums.get(name, 0) + count
    order = sorted(sums, key=lambda name: -sums[name]) if by_size else list(sums)
    counts = {(publisher, name): count for publisher, name, count, _ in rows}
    grid = Grid(order[:ROWS], [words("wall.column", name=name, n=words.number(totals[name])) for name in columns],
                [[counts.get((column, name), 0) for column in columns] for name in order[:ROWS]], [totals[name] for name in columns])
    st.plotly_chart(draw_shares(grid, words), key=f"wall_{key}", config=CONFIG, alt=words("wall.alt", what=words(f"wall.{key}")))
    if len(totals) > len(columns):
        st.caption(words("wall.largest", n=words.number(len(columns)), total=words.number(len(totals))))
    draw_table(key, lambda: pd.DataFrame(rows, columns=[words("column.publisher"), words(f"wall.{key}"), words("wall.count"), words("wall.of")]))
    offer_share(key, lambda: counted, words(f"wall.{key}"), words(f"wall.{key}_note"))


def list_place(name: str, names: list[str], counted: pd.DataFrame) -> float:
    """Where a span of ages stands: the youngest first, unknown ones last."""
    begin = counted["from_hours"].iloc[names.index(name)]
    return float("inf") if pd.isna(begin) else float(begin)


def draw_table(key: str, make: Callable[[], pd.DataFrame]) -> None:
    """The counts behind a picture."""
    words = labels()
    with st.expander(words("overview.table"), key=f"wall_table_{key}"):
        st.dataframe(make(), hide_index=True, key=f"wall_rows_{key}", alt=words(f"wall.{key}"))


# -------------------------------------------------------------------- neighbours
def draw_neighbours() -> None:
    """What publishers put beside the stories of the filter's country and topic, and beside all their others."""
    words, asked = labels(), wanted()
    st.subheader(words("wall.beside"))
    if not (asked.country or asked.topic):
        say(words("wall.choose_story"))
        return
    found: pd.DataFrame = remember("neighbours", asked, partial(ask_neighbours, asked))
    if found.empty:
        say(words("wall.no_story"))
        return
    st.caption(words("wall.beside_note", what=say_filter(Filter(asked.country, asked.topic), words)))
    publishers = list(dict.fromkeys(texts(found["publisher"])))
    summed = add_up(found)
    pairs = [Twice(words.topic(topic) if topic else words("around.no_topic"), *numbers) for topic, numbers in summed.items()]
    pairs.sort(key=lambda pair: -pair.beside)
    st.plotly_chart(draw_beside(pairs[:ROWS], words), key="wall_beside", config=CONFIG, alt=words("wall.alt", what=words("wall.beside")))
    st.caption(words("wall.beside_of", publishers=words.join(name or words("timeline.no_publisher") for name in publishers[:PUBLISHERS])))
    draw_table("beside", lambda: pd.DataFrame({
        words("column.publisher"): [name or words("timeline.no_publisher") for name in texts(found["publisher"])],
        words("wall.topics"): [words.topic(topic) if topic else words("around.no_topic") for topic in texts(found["topic"])],
        words("around.beside"): found["beside"], words("wall.of"): found["beside_total"],
        words("around.elsewhere"): found["elsewhere"], f"{words('wall.of')} ": found["elsewhere_total"]}))
    offer_share("beside", lambda: found, words("wall.beside"), words("wall.beside_note", what=say_filter(Filter(asked.country, asked.topic), words)))


def ask_neighbours(asked: Filter, shown: Library) -> pd.DataFrame:
    """The stories are those of the filter's country and topic; the other teasers are not narrowed by these."""
    wider = asked.without("country").without("topic")
    if shown.counts(wider).pages <= STORIES:
        articles, mentions, pages = shown.articles(wider), shown.mentions(wider), shown.pages(wider)
        teasers = shown.teasers(wider, MOST, latest=True)
    else:
        frames = read_pages(shown, shown.articles(wider, limit=STORIES)["page_id"], teasers=True)
        articles, mentions, pages, teasers = frames.articles, frames.mentions, frames.pages, frames.teasers
    return find_neighbours(teasers, articles, pages, pages_about(articles, mentions, asked.topic, asked.country))


def add_up(found: pd.DataFrame) -> dict[str | None, tuple[int, int, int, int]]:
    """The publishers' counts together: topic -> beside, its total, elsewhere, its total."""
    once = found.drop_duplicates("publisher")
    beside_total, elsewhere_total = (int(once[name].sum()) for name in ("beside_total", "elsewhere_total"))
    summed: dict[str | None, tuple[int, int, int, int]] = {}
    for topic, beside, elsewhere in zip(texts(found["topic"]), found["beside"], found["elsewhere"], strict=True):
        before = summed.get(topic, (0, 0, 0, 0))
        summed[topic] = (before[0] + int(beside), beside_total, before[2] + int(elsewhere), elsewhere_total)
    return summed
