"""Which publishers say what of a country, who speaks for it, and which sums are named."""
from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from lib.labels import Labels
from lib.markup import escape, tag
from lib.questions.amounts import list_amounts, sum_amounts
from lib.questions.country import find_speakers, stances_by_publisher
from lib.questions.records import each
from lib.schema import KINDS
from lib.view.country import Found, narrow_to
from lib.view.grid import Cell, Column, Line, draw_grid
from lib.view.publishers import compare_publishers
from lib.view.rows import Row, draw_rows, in_order, lead_to, open_article, open_record, opened_row
from lib.view.state import labels
from lib.view.tables import source_of

UNNAMED = "?"
"""Key of the publishers that aren't known."""


def draw_publishers(found: Found) -> bool:
    """Publishers by kinds; false when there is one publisher alone."""
    words = labels()
    cells = list(each(found.remember("publishers", stances_by_publisher)))
    names = list(dict.fromkeys(cell["publisher"] or UNNAMED for cell in sorted(cells, key=lambda cell: cell["publisher"] or "\uffff")))
    if len(names) < 2:
        return False
    st.subheader(words("country.publishers"))
    st.caption(words("country.publishers_hint"))
    kinds = in_order((cell["kind"] for cell in cells), KINDS)
    lines = [Line(name, words("country.no_publisher") if name == UNNAMED else name, {
        kind: Cell([cell["stance"] for cell in mine], sum(cell["count"] for cell in mine))
        for kind in kinds if (mine := [cell for cell in cells if (cell["publisher"] or UNNAMED, cell["kind"]) == (name, kind)])})
        for name in names]
    draw_grid("publishers", [Column(kind, words.kind(kind)) for kind in kinds], lines, name=words("country.publishers"),
              corner=words("column.publisher"), on_open=partial(narrow_to, "publishers"),
              chosen=(st.session_state.get("voice"), st.session_state.get("kind")), named=words("country.open_voice"))
    known = found.records["publisher"].dropna().value_counts()
    if len(known) > 1:
        st.button(words("country.compare"), key="to_compare", on_click=partial(compare_there, list(known.index)),
                  help=words("country.compare_help", country=words.country(found.country)))
    return True


def compare_there(names: list[str]) -> None:
    """Put the publishers that say most of the country side by side; from a callback."""
    compare_publishers(names)
    lead_to("compare")


# ---------------------------------------------------------------------- speakers
def draw_speakers(found: Found) -> bool:
    """Who is named as the source, and the leaders that texts name; false when there is nobody."""
    words = labels()
    rows = list(each(found.remember("speakers", partial(find_speakers, mentions=found.mentions))))
    if not rows:
        return False
    st.subheader(words("country.speakers"))
    st.caption(words("country.speakers_hint"))
    places = {f"speaker{at}": row for at, row in enumerate(rows)}
    draw_rows("speakers", {"speaker": "source", "records": "count", "mentions": "count", "kind": "plain", "evidence": "sentence"},
              [speaker_row(key, row, words) for key, row in places.items()], name=words("country.speakers"),
              open_words=words("column.open_long"), on_open=partial(open_speaker, found, places))
    return True


def speaker_row(key: str, row: dict[str, Any], words: Labels) -> Row:
    """A speaker as a row: name, what is known of it, how often."""
    known = words("speaker.leader") if row["is_leader"] else words("speaker.attributed")
    return Row(key, row["speaker"], {
        "speaker": f"{row['speaker']}\n{known}", "records": row["records"], "mentions": row["mentions"],
        "kind": ", ".join(map(words.kind, row["kinds"])), "evidence": row["evidence"]})


def open_speaker(found: Found, places: dict[str, dict[str, Any]]) -> None:
    """Open the speaker's latest sentence, or an article that names the leader."""
    row = places.get(opened_row("speakers"))
    if row is None:
        return
    if row["commitment_id"]:
        open_article(found.pages[row["commitment_id"]], row["commitment_id"])
    else:
        rows = found.mentions
        named = rows[(rows["text"] == row["speaker"]) & (rows["where"] != "teaser")]
        if not named.empty:
            open_article(str(named["page_id"].iloc[0]))


# ------------------------------------------------------------------------- money
def draw_money(found: Found) -> bool:
    """Sums by kind and currency, each counted once, and the sentences that report them; false when none is named."""
    words = labels()
    sums = found.remember("sums", sum_amounts)
    if sums.empty:
        return False
    st.subheader(words("country.money"))
    st.caption(words("amounts.once"))
    st.html(tag("div", "".join(sum_card(row, words) for row in each(sums)), cls="ce-standings"))
    draw_rows("money", {"amount": "name", "kind": "plain", "stance": "stance", "evidence": "sentence", "article": "source"},
              amount_rows(found, found.remember("amounts", list_amounts), words), name=words("country.money"),
              open_words=words("column.open_long"), on_open=partial(open_record, "money", found.pages))
    return True


def sum_card(row: dict[str, Any], words: Labels) -> str:
    """One total: kind, sum, side, from how many sums and reports."""
    counted = words("country.sums", sums=words.count("sums", row["sums"]), reports=words.count("sentences", row["reports"]))
    return tag("div", tag("strong", escape(say_money(row["total"], row["currency"], words)))
               + tag("div", escape(words.kind(row["kind"]) + words("format.colon") + words(f"country.sum_{row['polarity']}")))
               + tag("div", escape(counted), cls="ce-note"), cls="ce-standing")


def amount_rows(found: Found, amounts: pd.DataFrame, words: Labels) -> list[Row]:
    """One row per sentence that names a sum, those of one sum together."""
    listed = []
    for amount in each(amounts):
        money = say_money(amount["amount"], amount["currency"], words)
        for record in amount["commitment_ids"]:
            row = found.rows[record]
            listed.append(Row(record, money, {"amount": money, "kind": words.kind(row["kind"]), "stance": row["stance"],
                                              "evidence": row["evidence"], "article": source_of(row, words)}))
    return listed


def say_money(amount: float, currency: str, words: Labels) -> str:
    """A sum as short as it can be read: "9.3 billion EUR"."""
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if amount >= size:
            number = words.number(round(amount / size, 2))
            number = number[:-1] if number[-3:-2] in (",", ".") and number.endswith("0") else number
            return words(f"money.{name}", n=number, currency=currency)
    return f"{words.number(amount)} {currency}"
