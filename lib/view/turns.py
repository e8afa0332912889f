"""What changed, and what contradicts itself: two sentences side by side."""
from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from lib.labels import Labels
from lib.questions.changes import find_changes
from lib.questions.contradictions import find_contradictions
from lib.questions.records import each
from lib.view.country import Found
from lib.view.pairs import Pair, Side, draw_pairs
from lib.view.rows import open_record
from lib.view.said import say_between, say_source
from lib.view.state import labels

SHOWN = 30
"""Pairs that are shown at once."""


def draw_changes(found: Found) -> bool:
    """Stances that moved, the latest first, with both sentences; false when there is none."""
    words = labels()
    rows = list(each(found.remember("changes", find_changes)))[::-1]
    if not rows:
        return False
    st.subheader(words("country.changes"))
    st.caption(words("country.changes_hint"))
    pairs = [Pair(words.kind(row["kind"]), change_notes(row, found, words), side_of(found, row["commitment_id_old"], words),
                  side_of(found, row["commitment_id_new"], words)) for row in rows[:SHOWN]]
    draw_pairs("changes", pairs, name=words("country.changes"), between="→", on_open=partial(open_record, "changes", found.pages))
    say_rest(len(rows), words)
    return True


def change_notes(row: dict[str, Any], found: Found, words: Labels) -> tuple[str, ...]:
    """When, in which direction, and by what it is read."""
    zone = found.rows[row["commitment_id_new"]]["time_zone"]
    moved = "turns" if row["turns"] and not row["old_remains"] else row["direction"]
    notes = [say_between(row["after"], row["before"], zone, words), words(f"change.{moved}"), words(f"scope.{row['scope']}")]
    notes += [words(f"change.{key}") for key, holds in (("old_remains", row["old_remains"]), ("uncertain", not row["is_certain"]))
              if holds]
    return tuple(notes)


def draw_contradictions(found: Found) -> bool:
    """Sentences that don't go together, side by side; false when there are none."""
    words = labels()
    rows = list(each(found.remember("contradictions", find_contradictions)))
    if not rows:
        return False
    st.subheader(words("country.contradictions"))
    st.caption(words("country.contradictions_hint"))
    pairs = [Pair(title_of(row, words), contradiction_notes(row, words),
                  side_of(found, row["commitment_id_one"], words, row["count_one"]),
                  side_of(found, row["commitment_id_other"], words, row["count_other"])) for row in rows[:SHOWN]]
    draw_pairs("contradictions", pairs, name=words("country.contradictions"), between="↔",
               on_open=partial(open_record, "contradictions", found.pages))
    say_rest(len(rows), words)
    return True


def title_of(row: dict[str, Any], words: Labels) -> str:
    """What both speak of: the kind, and the item if one is named."""
    return f"{words.kind(row['kind'])} ({row['item']})" if row["item"] else words.kind(row["kind"])


def contradiction_notes(row: dict[str, Any], words: Labels) -> tuple[str, ...]:
    """How far the two are apart, in stance, time and source."""
    notes = [words(f"degree.{row['degree']}")]
    if row["is_same_article"]:
        notes.append(words("contradiction.same_article"))
    else:
        timing = words("timing.none") if row["timing"] is None else words(f"timing.{row['timing']}", n=row["days_between"])
        notes += [timing, *([words("contradiction.same_publisher")] if row["is_same_publisher"] else [])]
    return tuple(notes)


def side_of(found: Found, record: str, words: Labels, count: int = 1) -> Side:
    """One sentence with its source, and how many more the publisher has of the kind."""
    row = found.rows[record]
    times = words("country.times", n=words.number(count)) if count > 1 else None
    return Side(record, row["stance"], row["evidence"], say_source(row, words), row["language"], times)


def say_rest(number: int, words: Labels) -> None:
    """How many pairs are not shown."""
    if number > SHOWN:
        st.caption(words("rows.more", n=words.number(number - SHOWN)))
