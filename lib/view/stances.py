"""The Commitments map's parts: choosing, the map, groups, what is not on it, the evidence."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from lib.figures import EUROPE, WORLD, draw_stance_map, undrawn
from lib.filters import Filter
from lib.labels import Labels
from lib.library import Library
from lib.markup import escape, tag
from lib.schema import KINDS
from lib.standings import Standing, find_standings, split_groups
from lib.view.answers import remember
from lib.view.few import MOST, count_commitments
from lib.view.marks import sign, stance_legend
from lib.view.shell import say_filter
from lib.view.state import labels, library, toggle_country, wanted
from lib.view.tables import draw_commitments

CONFIG = {"topojsonURL": "app/static/topojson/", "displaylogo": False, "scrollZoom": False,
          "modeBarButtonsToRemove": ["select2d", "lasso2d", "toImage"]}
"""An empty base topology from this server: the chart library asks no other host."""


def choose_view() -> None:
    """What kind of commitment, and Europe or the world."""
    words = labels()
    counted = library().stances(wanted().without("country")).groupby("kind")["count"].sum().to_dict()
    st.session_state.setdefault("view", EUROPE)
    kinds = [kind for kind in KINDS if kind in counted or kind == st.session_state.get("kind")]
    st.selectbox(words("map.kind"), kinds, index=None, key="kind", placeholder=words("map.all_kinds"), width=300,
                 format_func=lambda kind: f"{words.kind(kind)} ({counted.get(kind, 0)})", persist_state="session")
    st.segmented_control(words("map.view"), (EUROPE, WORLD), key="view", required=True,
                         format_func=lambda view: words(f"map.{view}"), persist_state="session")


def chosen_kinds() -> tuple[str, ...]:
    """The kind asked for, none for all."""
    kind = st.session_state.get("kind")
    return (kind,) if kind else ()


def all_records() -> pd.DataFrame:
    """Records under the filter but for its countries: the map keeps all of them."""
    return ask_records(wanted().without("country"))


def chosen_records() -> pd.DataFrame:
    """Records under the whole filter."""
    return ask_records(wanted())


def ask_records(asked: Filter) -> pd.DataFrame:
    """Records under a filter; where there are many, the last one of each country and stance."""
    kinds = chosen_kinds()
    return remember("records of the map", (asked, kinds), partial(find_records, asked, kinds))


def find_records(asked: Filter, kinds: tuple[str, ...], shown: Library) -> pd.DataFrame:
    """The same, asked of the library."""
    many = count_commitments(shown, asked, kinds) > MOST
    return shown.examples(asked, kinds) if many else shown.commitments(asked, kinds)


def count_records() -> int:
    """How many records there are under the whole filter."""
    return count_commitments(library(), wanted(), chosen_kinds())


def given_records(shown: pd.DataFrame) -> pd.DataFrame | Callable[[], pd.DataFrame]:
    """All records under the whole filter, to be taken away."""
    return shown if len(shown) == count_records() else partial(library().commitments, wanted(), chosen_kinds())


def draw_sentence() -> None:
    """The filter in one sentence, counted in commitments."""
    say_filter("commitments", count_records(), count_commitments(library(), wanted().without("country"), chosen_kinds()))


def draw_map(rows: pd.DataFrame) -> None:
    """The map with its legend, the groups beneath it, and what it can't show."""
    words = labels()
    countries, groups = split_groups(find_standings(rows))
    view = st.session_state.get("view") or EUROPE
    left, right = st.columns([0.7, 0.3], gap="medium")
    with left, st.container(key=f"ce-map-{view}"):
        figure = draw_stance_map(countries, words, view=view, chosen=wanted().country)
        st.plotly_chart(figure, key="map", on_select=choose_clicked, selection_mode="points", config=CONFIG,
                        alt=words("map.alt"), height="stretch")
    with right:
        st.html(stance_legend(words))
        draw_undrawn(undrawn(countries, view), words)
    st.caption(words("map.click_hint"))
    offer_silence()
    draw_groups(groups, words)
    st.caption(words("map.borders"))


def offer_silence() -> None:
    """A way to the countries of which nothing is said, and why."""
    st.button(labels()("map.why_grey"), key="why_grey", type="tertiary", width="content", on_click=partial(st.session_state.__setitem__, "show", "silence"))


def choose_clicked() -> None:
    """A click on a country adds it to the filter, a second one takes it out; a cleared selection changes nothing."""
    points = (st.session_state.get("map") or {}).get("selection", {}).get("points", [])
    for point in points[:1]:
        code = point.get("location") or point.get("customdata")
        code = code[0] if isinstance(code, list) else code
        if isinstance(code, str):
            toggle_country(code)


def draw_undrawn(standings: Sequence[Standing], words: Labels) -> None:
    """Countries that the view does not show: listed, never dropped."""
    if standings:
        chosen = wanted().country
        names = "".join(tag(
            "li", escape(words.country(s.country)) + " " + "".join(map(sign, s.stances)), title=s.voices[0].evidence,
            cls="ce-dim" if chosen and s.country not in chosen else None) for s in standings)
        st.html(tag("section", tag("h3", escape(words("map.outside"))) + tag("p", escape(words("map.undrawn_note")),
                                                                           cls="ce-note")
                    + tag("ul", names, cls="ce-legend"), cls="ce-row"))


def draw_groups(standings: Sequence[Standing], words: Labels) -> None:
    """EU, NATO and the others in a row of their own."""
    if standings:
        st.html(tag("section", tag("h3", escape(words("map.groups"))) + tag("p", escape(words("map.groups_note")),
                                                                          cls="ce-note")
                    + cards(standings, words), cls="ce-row"))


def cards(standings: Iterable[Standing], words: Labels) -> str:
    """One small card a country or group: its name, each stance and kind, the sentence on hover."""
    chosen = wanted().country
    entries = []
    for standing in standings:
        lines = dict.fromkeys((voice.stance, voice.kind) for voice in standing.voices)
        inner = "".join(tag("li", sign(stance) + " " + escape(f"{words.stance(stance)} · {words.kind(kind)}"))
                        for stance, kind in lines)
        dim = " ce-dim" if chosen and standing.country not in chosen else ""
        entries.append(tag("div", tag("strong", escape(words.country(standing.country))) + tag("ul", inner),
                           cls=f"ce-standing{dim}", title=standing.voices[0].evidence))
    return tag("div", "".join(entries), cls="ce-standings")


def draw_evidence(rows: pd.DataFrame) -> None:
    """The table below the map: the same records, each leading to its sentence."""
    words = labels()
    st.subheader(words("map.evidence"))
    st.caption(words("map.evidence_hint"))
    if len(rows) < count_records():
        st.caption(words("few.examples", n=words.number(len(rows)), total=words.number(count_records())))
    named = rows.assign(named=[words.country(code) for code in rows["country"]])
    draw_commitments(named.sort_values(["named", "kind"], ignore_index=True), "evidence", with_article=True, name=words("map.table_alt"),
                     on_page="map")
