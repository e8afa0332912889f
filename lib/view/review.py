"""One item under review: its words in context, the machine's reasons, and the buttons.

The keys C and R are Streamlit's own, so changing is E (edit) and rejecting X.
"""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from lib.markup import escape, tag
from lib.palette import STANCE_SIGNS
from lib.schema import GROUPS, KINDS, STANCES, TOPICS, Commitment, Document
from lib.view import context, verdicts
from lib.view.article import forget_record
from lib.view.corrections import history, reviewer
from lib.view.jump import ask_jump
from lib.view.shell import page_file, say
from lib.view.state import labels
from lib.view.subject import Item, Row, find_row, item_of, record_of
from lib.view.times import records_of

Save = Callable[[Item], None]
STYLE = Path(__file__).parent / "review.css"


def open_page() -> None:
    """The page's own styles."""
    st.html(STYLE)


def draw_item(listed: pd.DataFrame, place: int) -> None:
    """One item: what it is, what can be said of it, why the machine reads it so."""
    item, words = item_of(records_of(listed), place), labels()
    found = find_row(item)
    if found is None:
        say(words("review.gone"), cls="ce-empty")
        return
    document, row = found
    record = record_of(item, document) if item.target == "commitment" else None
    left, right = st.columns([0.62, 0.38], gap="medium")
    with left:
        st.html(context.draw_record(document, record, words) if record else context.draw_mention(document, row, words)
                if item.target == "mention" else context.draw_card(item, document, row, words))
        if row.get("review"):
            st.html(context.draw_verdict(row, words))
        draw_verdicts(item, bool(row.get("review")))
        draw_changes(item, row)
    with right, st.container(key="ce-aside"):
        st.html(context.draw_reasons(document, record, item.warned, words) if record
                else context.draw_facts(item, document, row, words))
        open_article(item, document, record)


def draw_verdicts(item: Item, said: bool) -> None:
    """Accept, reject, skip, back; take back what was said."""
    words, unsigned = labels(), not reviewer()
    with st.container(horizontal=True, key="ce-verdicts"):
        st.button(words("review.accept"), key="accept", type="primary", shortcut="A", disabled=unsigned,
                  on_click=partial(verdicts.say_yes, item))
        st.button(words("review.unknown_date" if item.target == "date" else "review.reject"), key="reject", shortcut="X",
                  disabled=unsigned, on_click=partial(verdicts.say_no, item))
        st.button(words("review.skip"), key="skip", shortcut="N", disabled=item.after is None,
                  on_click=partial(verdicts.go, item.after))
        st.button(words("review.back"), key="back", shortcut="B", disabled=item.before is None,
                  on_click=partial(verdicts.go, item.before))
        if said:
            st.button(words("review.withdraw"), key="withdraw", disabled=unsigned,
                      on_click=partial(verdicts.withdraw_said, item))
        draw_steps()
    draw_last()


def draw_steps() -> None:
    """Undo and redo."""
    words, steps = labels(), history()
    st.button(words("review.undo"), key="undo", shortcut="U", disabled=not steps.done, on_click=verdicts.step_back)
    st.button(words("review.redo"), key="redo", shortcut="Y", disabled=not steps.undone, on_click=verdicts.step_again)


def draw_last() -> None:
    """What was done last."""
    said = st.session_state.get("review_last")
    st.html(tag("p", escape(said or "\u00a0"), cls="ce-say ce-last", role="status"))


# -------------------------------------------------------------------- changing
def draw_changes(item: Item, row: Row) -> None:
    """What the item should say instead."""
    words, error = labels(), st.session_state.pop("review_error", None)
    if error:
        st.error(error)
    if item.target == "commitment":
        draw_stances(item, row)
    with st.container(border=True, key="ce-change"):
        forms = {"commitment": draw_record_form, "date": draw_date_form, "teaser": draw_teaser_form, "topic": draw_topic_form,
                 "mention": draw_mention_form}
        save = forms[item.target](item, row)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(words("review.note"), key=f"note_{item.key}", max_chars=300, placeholder=words("review.note_hint"))
            st.button(words("review.change"), key="change", shortcut="E", disabled=not reviewer(),
                      on_click=partial(save, item))


def draw_stances(item: Item, row: Row) -> None:
    """Another stance with one key."""
    words = labels()
    st.caption(words("review.stance_is"))
    with st.container(horizontal=True, key="ce-stances"):
        for number, stance in enumerate(STANCES, 1):
            st.button(f"{STANCE_SIGNS[stance]} {words.stance(stance)}", key=f"stance_{stance}", shortcut=str(number),
                      disabled=not reviewer() or row["stance"] == stance, help=words(f"stance_meaning.{stance}"),
                      on_click=partial(verdicts.set_stance, item, stance))


def draw_record_form(item: Item, row: Row) -> Save:
    """Country, kind and stance by select boxes."""
    words = labels()
    columns = st.columns(3)
    choices = {"country": (countries(row["country"]), words.country), "kind": (KINDS, words.kind),
               "stance": (STANCES, words.stance)}
    for column, (name, (options, called)) in zip(columns, choices.items(), strict=True):
        options = list(options)
        column.selectbox(words(f"column.{name}"), options, index=options.index(row[name]), format_func=called,
                         key=f"{name}_{item.key}")
    return verdicts.save_record


def countries(shown: str | None = None) -> list[str]:
    """All countries and groups by name, with the one shown."""
    words = labels()
    known = {*words.countries, *GROUPS, *([shown] if shown else [])}
    return sorted(known, key=lambda code: words.country(code).casefold())


def draw_date_form(item: Item, row: Row) -> Save:
    """The date as ISO 8601."""
    words = labels()
    st.text_input(words("review.right_date"), value=item.value, key=f"{item.field}_{item.key}", help=words("review.date_help"),
                  placeholder="2025-09-04 · 2025-09-04T14:56+02:00")
    return verdicts.save_date


def draw_teaser_form(item: Item, row: Row) -> Save:
    """Title, kicker, text, agency."""
    words = labels()
    st.text_input(words("column.title"), value=row["title"] or "", key=f"title_{item.key}")
    kicker, agency = st.columns([0.7, 0.3])
    kicker.text_input(words("column.kicker"), value=row["kicker"] or "", key=f"kicker_{item.key}")
    agency.text_input(words("column.agency"), value=row["agency"] or "", key=f"agency_{item.key}")
    st.text_area(words("column.text"), value=row["text"] or "", key=f"text_{item.key}", height=80)
    return verdicts.save_teaser


def draw_topic_form(item: Item, row: Row) -> Save:
    """Another topic instead."""
    words = labels()
    st.selectbox(words("review.right_topic"), [topic for topic in TOPICS if topic not in (row["topics"] or [])], index=None,
                 format_func=words.topic, key=f"topic_{item.key}", placeholder=words("review.choose"))
    return verdicts.replace_topic


def draw_mention_form(item: Item, row: Row) -> Save:
    """Another country instead."""
    options = countries(row["country"])
    st.selectbox(labels()("column.country"), options, index=options.index(row["country"]), format_func=labels().country, key=f"country_{item.key}")
    return verdicts.save_country


def open_article(item: Item, document: Document, record: Commitment | None) -> None:
    """The way to the whole article."""
    if document.article is None or not st.button(labels()("review.open_article"), key="open_article", type="tertiary"):
        return
    st.session_state["article"] = item.page_id
    forget_record()
    if record is not None:
        st.session_state["record"] = item.key
        ask_jump()
    st.switch_page(page_file("article"))
