"""The corrections made: as a list, with their conflicts, as a file."""
from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from lib.labels import Labels
from lib.markup import escape, tag
from lib.review import (
    Correction,
    CorrectionFileError,
    ReviewedLibrary,
    measure_agreement,
    read_corrections,
    standing,
    write_corrections,
)
from lib.view import verdicts
from lib.view.corrections import corrections, join
from lib.view.shell import say
from lib.view.state import labels, library, wanted
from lib.view.subject import name_value
from lib.view.times import present

SHOWN = 200
"""Corrections listed, latest first; the file has all."""
CONFLICTS_SHOWN = 30


# ------------------------------------------------------------------- conflicts
def draw_conflicts() -> None:
    """Corrections that are not applied, and why."""
    words, shown = labels(), library()
    if not isinstance(shown, ReviewedLibrary) or shown.conflicts.empty:
        return
    rows = shown.conflicts.to_dict("records")
    st.subheader(words("review.conflicts", n=words.number(len(rows))))
    st.caption(words("review.conflicts_intro"))
    for number, row in enumerate(rows[:CONFLICTS_SHOWN]):
        row = {str(name): present(value) for name, value in row.items()}
        said = words(f"review.conflict_{row['reason']}", who=row["who"], new=name_value(row["field"], row["new"] or "", words),
                     machine=name_value(row["field"], row["machine"] or "", words))
        head = ", ".join(filter(None, [words.country(row["country"]) if row["country"] else "",
                                       words.kind(row["kind"]) if row["kind"] else ""]))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(tag("p", tag("strong", escape(head)) + " " + escape(said) + " " + tag(
                "q", escape(row["evidence"])), cls="ce-say"))
            st.button(words("review.look"), key=f"look_{number}", on_click=partial(look_at, row["target"], row["key"]))


def look_at(target: str, key: str) -> None:
    """Show the row of a conflict, whatever the queue leaves out."""
    st.session_state.update({"check": target, "status": "all", "most_sure": 100, "warned": False, "kinds": []})
    verdicts.go(key)


# ------------------------------------------------------------------------ list
def draw_made() -> None:
    """Who said what of which row, latest first."""
    words, made = labels(), sorted(corrections(), key=lambda c: c.made_at, reverse=True)
    st.subheader(words("review.made", n=words.number(len(made))))
    if not made:
        say(words("review.made_none"))
        return
    draw_agreement()
    stands = {c.correction_id for c in standing(made)}
    heads = "".join(tag("th", escape(words(f"review.column_{name}")), scope="col") for name in ("when", "what", "said", "where"))
    body = "".join(list_correction(c, c.correction_id in stands, words) for c in made[:SHOWN])
    table = tag("table", tag("thead", tag("tr", heads)) + tag("tbody", body), cls="ce-made")
    st.html(tag("div", table, cls="ce-scroll", tabindex="0", role="region", aria_label=words("review.made", n=len(made))))
    if len(made) > SHOWN:
        st.caption(words("map.more", n=words.number(len(made) - SHOWN)))


def list_correction(correction: Correction, stands: bool, words: Labels) -> str:
    """One correction as a row; crossed out where a later one overrules it."""
    when = f"{correction.made_at:%Y-%m-%d %H:%M} UTC"
    cells = [escape(correction.who) + tag("div", escape(when), cls="ce-note"),
             escape(verdicts.describe_row(correction)), say_change(correction, words),
             tag("q", escape(correction.evidence)) if correction.evidence else ""]
    if correction.note:
        cells[2] += tag("div", escape(correction.note), cls="ce-note")
    return tag("tr", "".join(tag("td", cell) for cell in cells), cls=None if stands else "ce-gone")


def say_change(correction: Correction, words: Labels) -> str:
    """The verb, and old and new value where they differ, as HTML."""
    verb = tag("strong", escape(words(f"review.verb_{correction.verb}")))
    field = correction.field
    if correction.verb == "change":
        old, new = name_value(field, correction.old, words), name_value(field, correction.new, words)
        return f"{verb} {escape(words.say('field.' + field, field))}: {tag('del', escape(old))} → {tag('ins', escape(new))}"
    value = correction.old if correction.verb in ("reject", "withdraw") else correction.new
    return f"{verb} {escape(name_value(field, value, words))}"


def draw_agreement() -> None:
    """In how many of the records that were looked at the machine was right."""
    words, shown = labels(), library()
    if not isinstance(shown, ReviewedLibrary):
        return
    for row in measure_agreement(shown.judged(wanted()), ["all"]).to_dict("records"):
        if row["reviewed"]:
            st.caption(words("review.agreement", right=words.number(row["right"]), reviewed=words.number(row["reviewed"]),
                             low=f"{row['low']:.0%}", high=f"{row['high']:.0%}"))


# ------------------------------------------------------------------------ file
def draw_file() -> None:
    """Take the corrections along, or join those of others."""
    words, made = labels(), corrections()
    notice = st.session_state.pop("review_joined", None)
    if notice:
        say(notice, cls="ce-notice")
    st.caption(words("review.file_intro"))
    left, right = st.columns([0.35, 0.65], gap="medium")
    left.download_button(words("review.download"), partial(write_corrections, tuple(made)), key="download_corrections",
                         file_name=f"corrections-{date.today().isoformat()}.csv", mime="text/csv", on_click="ignore",
                         disabled=not made)
    turn = st.session_state.setdefault("join_turn", 0)
    file = right.file_uploader(words("review.upload"), type=["csv"], key=f"join_{turn}", max_upload_size=20)
    if file is not None:
        join_file(file.getvalue(), file.name)


def join_file(data: bytes, name: str) -> None:
    """Join a file of corrections, or say which of its lines are wrong."""
    words = labels()
    try:
        found = read_corrections(data, name)
    except CorrectionFileError as error:
        st.error(words("review.upload_failed"))
        lines = [f"{words('review.line', n=p.line)}: {p.what} {p.advice}" for p in error.problems[:20]]
        st.html(tag("ul", "".join(tag("li", escape(line)) for line in lines)))
        return
    new = join(found)
    elsewhere = len({c.page_id for c in found} - library().known({c.page_id for c in found}))
    st.session_state["review_joined"] = words("review.joined", new=words.number(new), old=words.number(len(found) - new),
                                              elsewhere=words.count("pages", elsewhere))
    st.session_state["join_turn"] = st.session_state.get("join_turn", 0) + 1
    st.rerun()
