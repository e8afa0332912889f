"""The Teaser timeline's parts: lanes, the teasers one by one, or counted when there are too many to tell apart."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures import BINNED_FROM, Bins, draw_teaser_heatmap, draw_teaser_timeline
from lib.figures.timeline import Span
from lib.filters import Filter
from lib.frames import zone_of
from lib.labels import Labels
from lib.library import Library
from lib.markup import escape, hover_words
from lib.questions.records import each
from lib.view.answers import remember
from lib.view.marks import basis_legend
from lib.view.shell import say_filter
from lib.view.state import labels, library, wanted
from lib.view.times import as_moment, present, records_of, say_capture, say_teaser_time, zone_named

LANES = ("topic", "agency", "publisher", "page")
CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage", "autoScale2d"]}
MOST_LANES = 24
"""Lanes that are drawn by themselves; the smaller ones stand together in one more."""
STEPS = (15, 60, 180, 360, 720, 1440, 4320, 10_080, 43_200)
"""Minutes that a span of the counted picture may last."""
SPANS, DAY = 90, 1440
"""Spans from one end of the picture to the other, at most; minutes of a day."""


def choose_lanes() -> str:
    """By what the lanes are told apart; by page only where there are few teasers."""
    words = labels()
    offered = LANES if library().counts(wanted()).teasers < BINNED_FROM else LANES[:-1]
    if st.session_state.get("lanes") not in offered:
        st.session_state["lanes"] = offered[0]
    return st.segmented_control(words("timeline.lanes"), offered, key="lanes", required=True, persist_state="session",
                                format_func=lambda lane: words(f"timeline.by_{lane}")) or offered[0]


def count_teasers() -> int:
    """How many teasers the filter leaves, and the sentence that says so."""
    number = library().counts(wanted()).teasers
    say_filter("teasers", number, library().counts(Filter()).teasers)
    return number


def draw_timeline(lanes: str, number: int) -> None:
    """The teasers in time."""
    words, asked = labels(), wanted()
    if number >= BINNED_FROM:
        figure, minutes, counted = remember("timeline bins", (asked, lanes, words.language), partial(bin_figure, asked, lanes, words))
        st.caption(words("timeline.binned", n=words.number(number), counted=words.number(counted), span=say_minutes(minutes, words)))
    else:
        st.caption(words("timeline.intro"))
        st.html(basis_legend(words))
        figure = remember("timeline", (asked, lanes, words.language), partial(span_figure, asked, lanes, words))
    st.plotly_chart(figure, key="timeline", config=CONFIG, alt=words("timeline.alt"))


# ------------------------------------------------------------------------ counted
def bin_figure(asked: Filter, lanes: str, words: Labels, shown: Library) -> tuple[Any, int, int]:
    """The counted picture, the minutes of its spans, and how many teasers it holds."""
    days = shown.bins(asked, lanes, DAY)
    if days.empty:
        return draw_teaser_heatmap(Bins(0, DAY, [], []), words), DAY, 0
    width = (days["begin"].max() - days["begin"].min()).total_seconds() / 60 + DAY
    minutes = next((step for step in STEPS if width <= SPANS * step), STEPS[-1])
    bins = days if minutes == DAY else shown.bins(asked, lanes, minutes)
    return draw_teaser_heatmap(arrange_bins(bins, minutes, lanes, words), words), minutes, int(bins["count"].sum())


def arrange_bins(bins: pd.DataFrame, minutes: int, lanes: str, words: Labels) -> Bins:
    """Counts of the largest lanes, the smaller ones together in the last."""
    sizes = bins.groupby("lane")["count"].sum().sort_values(ascending=False)
    largest = list(sizes.index[:MOST_LANES])
    named = bins["lane"].where(bins["lane"].isin(largest), None)
    first = bins["begin"].min()
    place = ((bins["begin"] - first).dt.total_seconds() // (60 * minutes)).astype(int)
    table = bins.assign(lane=named.fillna(""), place=place).pivot_table(index="lane", columns="place", values="count", aggfunc="sum", fill_value=0)
    table = table.reindex(index=[*largest, *([""] if len(sizes) > len(largest) else [])],
                          columns=range(int(place.max()) + 1), fill_value=0)
    names = [words.topic(lane) if lanes == "topic" else lane for lane in largest]
    rest = [words("timeline.rest", n=words.number(len(sizes) - len(largest)))] if len(sizes) > len(largest) else []
    return Bins(first.timestamp() * 1000, minutes, [*names, *rest], table.astype(int).to_numpy().tolist(),
                len(sizes) > len(largest))


def say_minutes(minutes: int, words: Labels) -> str:
    """A span in words: "6 hours"."""
    if minutes < 60:
        return words.count("minutes", minutes)
    return words.count("hours", minutes // 60) if minutes < DAY else words.count("days", minutes // DAY)


# ----------------------------------------------------------------------- one by one
def span_figure(asked: Filter, lanes: str, words: Labels, shown: Library) -> Any:
    """Each teaser as a span, the fullest lanes first."""
    spans = [span_of(record, lane_of(record, lanes, words), words) for record in records_of(shown.teasers(asked))]
    sizes = Counter(span.lane for span in spans)
    spans.sort(key=lambda span: (-sizes[span.lane], span.lane))
    pages = {row["page_id"] for row in each(shown.pages(asked))}
    return draw_teaser_timeline(spans, captures(pages, words, shown), words)


def lane_of(record: dict[str, Any], lanes: str, words: Labels) -> str:
    """The lane that a teaser stands in."""
    if lanes == "topic":
        return words.topic(record["topics"][0]) if record["topics"] else words("timeline.no_topic")
    if lanes == "page":
        return str(record["source"])
    return present(record[lanes]) or words(f"timeline.no_{lanes}")


def span_of(record: dict[str, Any], lane: str, words: Labels) -> Span:
    """A teaser as a span on the axis, with what its hover box says."""
    begin, end = ends_of(record)
    zone = zone_named(present(record["time_zone"]))
    basis = present(record["time_basis"]) or "none"
    return Span(lane, wall_clock(begin, zone), wall_clock(end, zone), basis, hover(record, basis, words))


def ends_of(record: dict[str, Any]) -> tuple[datetime | None, datetime | None]:
    """First and last moment at which a teaser may have been published."""
    after, before = as_moment(record["published_after"]), as_moment(record["published_before"])
    if after and before:
        return after, before
    exact = as_moment(record["published_at"])
    if exact is not None:
        return exact, exact
    day = present(record["published_on"])
    if day is None:
        return None, None
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone_named(present(record["time_zone"])))
    return midnight, midnight + timedelta(days=1)


def wall_clock(moment: datetime | None, zone: Any) -> float | None:
    """A moment as the axis wants it: milliseconds of the page's own clock."""
    if moment is None:
        return None
    local = moment.astimezone(zone)
    return (local.timestamp() + (local.utcoffset() or timedelta()).total_seconds()) * 1000


def hover(record: dict[str, Any], basis: str, words: Labels) -> str:
    """Title, text, and how the time was found."""
    printed = present(record["time_text"])
    lines = [f"<b>{hover_words(record['title'], lines=3)}</b>", hover_words(present(record["text"]), lines=4),
             escape(say_teaser_time(record, words)),
             escape(words("timeline.how", how=words(f"basis.{basis}"))),
             hover_words(words("timeline.printed_as", words=printed)) if printed else ""]
    return "<br>".join(line for line in lines if line)


def captures(page_ids: Iterable[str], words: Labels, shown: Library) -> list[Span]:
    """When the pages of these teasers were saved, as far as is known."""
    found = []
    for page_id in sorted(page_ids):
        document = shown.document(page_id)
        if document is None or not document.teasers:
            continue
        page, zone = document.page, zone_of(document.page)
        after, before = page.captured_after or page.captured_before, page.captured_before or page.captured_after
        if after is not None:
            text = f"<b>{hover_words(page.publisher or page.source)}</b><br>{hover_words(say_capture(page, words))}"
            found.append(Span(words("timeline.captured"), wall_clock(after, zone), wall_clock(before, zone), "none", text))
    return found
