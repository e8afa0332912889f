"""The Method page's parts: how it works, what was measured, where it fails, where the data comes from."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from lib.labels import LANGUAGES, Labels
from lib.markup import escape, tag
from lib.questions.records import each
from lib.questions.trust import Quality, QualityError, list_calibration, list_scores, read_quality
from lib.review import measure_agreement
from lib.review.laid import ReviewedLibrary
from lib.schema import KINDS
from lib.view.marks import sign, stance_legend
from lib.view.rows import lead_to
from lib.view.shell import say
from lib.view.state import labels, library, wanted

FILE = Path(__file__).parents[1] / "data" / "quality.json"
COMMAND = "python -m benchmarks.quality"
STEPS = ("subject", "sentence", "actor", "stance", "kind", "record", "colour")
TASKS = ("mentions", "kinds", "stances", "polarities", "evidence", "amounts", "quiet")
SHARES = ("accuracy", "f1")
"""The measure that stands first in a row, the one that the task has."""
SOURCES = ("outlines", "codes", "topics", "leaders", "cues", "samples")


# ------------------------------------------------------------------ how it works
def draw_steps() -> None:
    """How a sentence becomes a colour, in plain words."""
    words = labels()
    st.header(words("method.steps"))
    st.html(tag("ol", "".join(tag("li", tag("strong", escape(words(f"method.step_{step}"))) + " " + escape(
        words(f"method.step_{step}_text"))) for step in STEPS), cls="ce-steps"))
    example = tag("mark", sign("pledged") + " " + tag("span", escape(words("legend_sample.country")), cls="ce-country") + " "
                  + tag("mark", escape(words("legend_sample.cue")), cls="ce-cue") + " " + escape(words("method.sample")),
                  cls="ce-sentence ce-for")
    st.html(tag("p", example, cls="ce-legend") + tag("div", stance_legend(words), cls="ce-legend-box"))


# ---------------------------------------------------------------------- measured
def read_scores() -> Quality | None:
    """The measured scores; None, and how they are made, where there are none."""
    words = labels()
    try:
        quality = scores_of(FILE.stat().st_mtime_ns if FILE.exists() else 0)
    except QualityError:
        say(words("method.damaged"), cls="ce-notice")
        quality = None
    if quality is None:
        say(words("trust.nothing"), cls="ce-empty")
        say(words("method.make"))
        st.code(COMMAND, language=None)
        return None
    say(words("trust.measured", day=words.day(quality.measured_on), version=quality.version))
    return quality


@st.cache_resource(show_spinner=False, max_entries=2)
def scores_of(changed: int) -> Quality | None:
    """The file of scores, read again when it has changed."""
    return read_quality(FILE) if changed else None


def choose_set(quality: Quality) -> str:
    """Which texts it was measured on."""
    words = labels()
    sets = [row["set"] for row in quality.sets]
    if st.session_state.get("measured_on") not in sets:
        st.session_state["measured_on"] = sets[0]
    chosen = st.segmented_control(words("method.set"), sets, key="measured_on", required=True, persist_state="session",
                                  format_func=lambda name: words.say(f"set.{name}", name)) or sets[0]
    pages = next(row["pages"] for row in quality.sets if row["set"] == chosen)
    st.caption(words.say(f"set_note.{chosen}", chosen).format(n=words.number(pages)))
    return str(chosen)


def draw_scores(quality: Quality, chosen: str) -> None:
    """Scores by task and language."""
    words, scores = labels(), list_scores(quality)
    rows = [row for row in each(scores[scores["set"] == chosen]) if row["kind"] is None]
    st.subheader(words("method.by_task"))
    st.caption(words("method.by_task_note"))
    draw_languages(rows, "task", TASKS, lambda task: words.say(f"task.{task}", task), words("method.task"), words("method.by_task"))


def draw_kinds(quality: Quality, chosen: str) -> None:
    """Scores of each kind of help, all languages together and one by one."""
    words, scores = labels(), list_scores(quality)
    rows = [row for row in each(scores[(scores["set"] == chosen) & scores["kind"].notna()])]
    if not rows:
        return
    with st.expander(words("method.by_kind"), key="by_kind"):
        st.caption(words("method.by_kind_note"))
        draw_languages(rows, "kind", KINDS, words.kind, words("column.kind"), words("method.by_kind"))


def draw_languages(rows: list[dict[str, Any]], by: str, order: Sequence[str], name: Callable[[str], str], head: str, title: str) -> None:
    """Scores with a row for each task or kind, and a column for all languages together and for each."""
    words = labels()
    found: dict[tuple[str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        found[row[by], row["language"] or ""][row["measure"]] = row
    keys = sorted({key for key, _ in found}, key=lambda key: order.index(key) if key in order else len(order))
    languages = languages_of(language for _, language in found)
    draw_table([head, *(name_language(language, words) for language in languages)],
               [[escape(name(key)), *(measures_cell(found.get((key, language), {}), words) for language in languages)] for key in keys], title)


def languages_of(found: Iterable[str | None]) -> list[str]:
    """All together, then the languages of the interface, then others."""
    return sorted({language or "" for language in found}, key=lambda code: (code != "", code not in LANGUAGES, code))


def name_language(language: str, words: Labels) -> str:
    """A language's name; all of them together for none."""
    return words.language_name(language) if language else words("trust.together")


def measures_cell(measures: dict[str, dict[str, Any]], words: Labels) -> str:
    """The one share that sums up as a bar; under it what it is made of, and on how many labels it rests."""
    main = next((measures[name] for name in SHARES if name in measures), None)
    if main is None:
        return ""
    parts = [words(f"method.cell_{name}", share=percent(measures[name]["value"], words)) for name in ("precision", "recall") if name in measures]
    spans = [words("method.cell_span", what=words(f"measure.{name}"), low=percent(row["low"], words), high=percent(row["high"], words))
             for name, row in measures.items() if row["low"] is not None]
    count = max(row["count"] for name, row in measures.items() if name != "precision")
    parts.append(words("method.cell_count", n=words.number(count)))
    return meter(main["value"], words, words("measure." + main["measure"])) + tag(
        "span", lines_of(parts), cls="ce-note", title="; ".join(spans) or None)


def lines_of(parts: Iterable[str]) -> str:
    """Notes below each other as HTML, side by side on a narrow page."""
    return "".join(tag("span", escape(part)) for part in parts if part)


def meter(value: float, words: Labels, name: str) -> str:
    """A share as a bar and in figures."""
    return tag("meter", "", min=0, max=1, value=round(value, 4), aria_label=name) + tag("strong", escape(percent(value, words)))


def percent(value: float, words: Labels) -> str:
    """A share in whole percent as the language writes it; all is said of all alone."""
    return words("format.percent", n=min(round(value * 100), 100 if value == 1 else 99))


def draw_table(heads: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> None:
    """A table of cells that are HTML already, the first of each row its head; on a narrow page each row is a card."""
    head = tag("thead", tag("tr", "".join(tag("th", escape(word), scope="col") for word in heads)))
    body = "".join(tag("tr", tag("th", first, scope="row") + "".join(
        tag("td", cell, data_label=label) for cell, label in zip(cells, heads[1:], strict=True))) for first, *cells in rows)
    st.html(tag("table", tag("caption", escape(name), cls="ce-hidden") + head + tag("tbody", body), cls="ce-scores"))


# ------------------------------------------------------------------- calibration
def draw_calibration(quality: Quality, chosen: str) -> None:
    """How often the machine was right at each confidence."""
    words, steps = labels(), list_calibration(quality)
    rows = list(each(steps[steps["set"] == chosen]))
    if not rows:
        return
    st.subheader(words("method.calibration"))
    st.caption(words("method.calibration_note"))
    found = {((row["begin"], row["end"]), row["language"] or ""): row for row in rows}
    languages = languages_of(language for _, language in found)
    draw_table([words("article.confidence"), *(name_language(language, words) for language in languages)],
               [[escape(f"{percent(step[0], words)} – {percent(step[1], words)}"),
                 *(share_cell(found.get((step, language)), "count", words) for language in languages)]
                for step in sorted({step for step, _ in found})], words("method.calibration"))


def share_cell(row: dict[str, Any] | None, of: str, words: Labels) -> str:
    """How many of how many were right, as a bar and in figures, with the interval that the number of rows allows; as HTML."""
    if row is None or not row[of]:
        return ""
    share = row["right"] / row[of]
    span = "" if row["low"] is None else words("method.cell_span", what=words("method.interval"), low=percent(row["low"], words),
                                               high=percent(row["high"], words))
    counted = f"{words.number(row['right'])} / {words.number(row[of])}"
    return meter(share, words, words("method.right")) + tag("span", lines_of([counted, span]), cls="ce-note")


# --------------------------------------------------------------------- agreement
def read_agreement() -> pd.DataFrame:
    """Of the records that people judged here under the filter, in how many the machine was right; null languages: all together."""
    shown = library()
    if not isinstance(shown, ReviewedLibrary):
        return pd.DataFrame()
    frames = shown.judged(wanted())
    found = [measure_agreement(frames, ["all", "kind"]).assign(language=None)]
    for language in frames.pages["language"].dropna().unique():
        pages = frames.pages[frames.pages["language"] == language]
        own = replace(frames, pages=pages, commitments=frames.commitments[frames.commitments["page_id"].isin(pages["page_id"])])
        found.append(measure_agreement(own, ["all", "kind"]).assign(language=language))
    rows = pd.concat(found, ignore_index=True)
    return rows[rows["reviewed"] > 0].reset_index(drop=True)


def draw_agreement(rows: pd.DataFrame) -> None:
    """The same by kind and language, and where one judges."""
    words = labels()
    st.header(words("method.agreement"))
    if rows.empty:
        say(words("method.no_agreement"))
        st.button(words("nav.review"), key="to_review", on_click=partial(lead_to, "review"), width="content")
        return
    st.caption(words("method.agreement_note"))
    found = {(row["by"], row["value"], row["language"] or ""): row for row in each(rows)}
    languages = languages_of(language for *_, language in found)
    groups = sorted({key[:2] for key in found}, key=lambda key: (key[0] != "all", KINDS.index(key[1]) if key[1] in KINDS else 0))
    draw_table([words("method.group"), *(name_language(language, words) for language in languages)],
               [[escape(words.kind(value) if by == "kind" else words("trust.together")),
                 *(share_cell(found.get((by, value, language)), "reviewed", words) for language in languages)] for by, value in groups],
               words("method.agreement"))


# ------------------------------------------------------------- limits and sources
def draw_limits(quality: Quality | None) -> None:
    """What it can't read, each with an example."""
    words = labels()
    st.header(words("method.limits"))
    entries = [tag("li", tag("strong", escape(words(f"limit.{limit['key']}"))) + " " + tag(
                   "q", escape(words.say(f"limit_example.{limit['key']}", limit["example"])), lang=words.language))
               for limit in (quality.limits if quality else []) if f"limit.{limit['key']}" in words.words]
    general = [tag("li", escape(words(f"method.limit_{key}"))) for key in ("languages", "silence", "matter")]
    st.html(tag("ul", "".join([*general, *entries]), cls="ce-limits"))


def draw_sources() -> None:
    """Where the data comes from, and whose borders are drawn."""
    words = labels()
    st.header(words("method.sources"))
    st.html(tag("dl", "".join(tag("dt", escape(words(f"method.source_{key}"))) + tag("dd", escape(words(f"method.source_{key}_text")))
                              for key in SOURCES), cls="ce-facts"))
    st.subheader(words("method.borders"))
    say(words("map.borders"))
