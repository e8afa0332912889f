"""The Teaser timeline's parts: lanes, the figure, the list."""
from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from lib.figures import BINNED_FROM, draw_teaser_heatmap, draw_teaser_timeline
from lib.figures.timeline import Span
from lib.filters import Filter
from lib.frames import zone_of
from lib.labels import Labels
from lib.markup import escape, hover_words, safe_link
from lib.view.marks import basis_legend
from lib.view.shell import say_filter
from lib.view.state import labels, library, wanted
from lib.view.times import as_moment, present, records_of, say_capture, say_teaser_time, short_span, zone_named

LANES = ("topic", "agency", "publisher", "page")
CONFIG = {"displaylogo": False, "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage", "autoScale2d"]}


def choose_lanes() -> str:
    """By what the lanes are told apart."""
    words = labels()
    st.session_state.setdefault("lanes", LANES[0])
    return st.segmented_control(words("timeline.lanes"), LANES, key="lanes", required=True, persist_state="session",
                                format_func=lambda lane: words(f"timeline.by_{lane}")) or LANES[0]


def find_teasers() -> pd.DataFrame:
    """Teasers under the filter, and the sentence that says how many."""
    rows = library().teasers(wanted())
    say_filter("teasers", len(rows), library().counts(Filter()).teasers)
    return rows


def draw_timeline(rows: pd.DataFrame, lanes: str) -> None:
    """The teasers in time: one by one, or counted when there are too many to tell apart."""
    words = labels()
    records = records_of(rows)
    spans = [span_of(record, lane_of(record, lanes, words), words) for record in records]
    sizes = Counter(span.lane for span in spans)
    spans.sort(key=lambda span: (-sizes[span.lane], span.lane))
    if len(spans) >= BINNED_FROM:
        st.caption(words("timeline.binned", n=words.number(len(spans))))
        figure = draw_teaser_heatmap(spans, words)
    else:
        st.html(basis_legend(words))
        figure = draw_teaser_timeline(spans, captures(rows, words), words)
    st.plotly_chart(figure, key="timeline", config=CONFIG, alt=words("timeline.alt"))


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


def short_time(record: dict[str, Any]) -> str | None:
    """A teaser's time as short as a table wants it; a mere day stays a day."""
    if as_moment(record["published_at"]) is None and as_moment(record["published_after"]) is None:
        day = present(record["published_on"])
        return day.isoformat() if day else None
    return short_span(*ends_of(record), zone_named(present(record["time_zone"])))


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


def captures(rows: pd.DataFrame, words: Labels) -> list[Span]:
    """When the pages of these teasers were saved, as far as is known."""
    found = []
    for page_id in rows["page_id"].unique():
        document = library().document(page_id)
        if document is None:
            continue
        page, zone = document.page, zone_of(document.page)
        after, before = page.captured_after or page.captured_before, page.captured_before or page.captured_after
        if after is not None:
            text = f"<b>{hover_words(page.publisher or page.source)}</b><br>{hover_words(say_capture(page, words))}"
            found.append(Span(words("timeline.captured"), wall_clock(after, zone), wall_clock(before, zone), "none", text))
    return found


def draw_list(rows: pd.DataFrame) -> None:
    """All teasers with all fields."""
    words, column = labels(), st.column_config
    st.subheader(words("timeline.list"))
    records = records_of(rows)
    table = pd.DataFrame({
        "title": rows["title"].tolist(), "time": [short_time(record) for record in records],
        "basis": [words(f"basis.{present(basis) or 'none'}") for basis in rows["time_basis"]],
        "time_text": rows["time_text"].tolist(), "text": rows["text"].tolist(), "kicker": rows["kicker"].tolist(),
        "topics": [[words.topic(topic) for topic in topics] for topics in rows["topics"]],
        "agency": rows["agency"].tolist(), "place": rows["dateline_place"].tolist(),
        "comments": rows["comment_count"].tolist(), "url": [safe_link(present(url)) for url in rows["url"]],
        "title_kind": [words.say(f"title_kind.{kind}", str(kind)) for kind in rows["title_kind"]],
        "truncated": rows["truncated"].tolist(), "publisher": rows["publisher"].tolist(),
        "page": rows["source"].tolist(), "block": rows["block"].tolist(), "position": rows["position"].tolist(),
    })
    st.dataframe(table, hide_index=True, key="teasers_table", height=520 if len(rows) > 14 else "content",
                 placeholder="", alt=words("timeline.table_alt"), column_config={
                     **{name: column.Column(words(f"column.{name}")) for name in table.columns},
                     "title": column.TextColumn(words("column.title"), width=300),
                     "text": column.TextColumn(words("column.text"), width="medium"),
                     "time": column.TextColumn(words("column.time"), width=250),
                     "url": column.LinkColumn(words("column.url"), width="medium"),
                     "topics": column.ListColumn(words("column.topics"), width="medium")})
