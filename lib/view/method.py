"""The Method page's parts: how it works, what was measured, where it fails, where the data comes from."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from lib.labels import Labels
from lib.markup import escape, tag
from lib.questions.records import each
from lib.questions.trust import Quality, QualityError, list_calibration, list_scores, read_quality
from lib.review import measure_agreement
from lib.review.laid import ReviewedLibrary
from lib.schema import KINDS
from lib.view.marks import sign, stance_legend
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
    found = by_measure(rows, lambda row: (row["task"], row["language"] or ""))
    order = sorted(found, key=lambda key: (TASKS.index(key[0]) if key[0] in TASKS else len(TASKS), key[1]))
    st.subheader(words("method.by_task"))
    draw_table([words("method.task"), words("column.language"), *measure_heads(words)],
               [[words.say(f"task.{task}", task), words.language_name(language) if language else words("trust.together"),
                 *measure_cells(found[task, language], words)] for task, language in order], words("method.by_task"))


def draw_kinds(quality: Quality, chosen: str) -> None:
    """Scores of each kind of help, all languages together and one by one."""
    words, scores = labels(), list_scores(quality)
    rows = [row for row in each(scores[(scores["set"] == chosen) & scores["kind"].notna()])]
    if not rows:
        return
    found = by_measure(rows, lambda row: (row["kind"], row["language"] or ""))
    order = sorted(found, key=lambda key: (KINDS.index(key[0]), key[1]))
    with st.expander(words("method.by_kind"), key="by_kind"):
        st.caption(words("method.by_kind_note"))
        draw_table([words("column.kind"), words("column.language"), *measure_heads(words)],
                   [[words.kind(kind), words.language_name(language) if language else words("trust.together"),
                     *measure_cells(found[kind, language], words)] for kind, language in order], words("method.by_kind"))


def by_measure(rows: Iterable[dict[str, Any]], key: Any) -> dict[tuple[str, str], dict[str, dict[str, Any]]]:
    """Rows of scores by a key, then by their measure."""
    found: dict[tuple[str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        found[key(row)][row["measure"]] = row
    return found


def measure_heads(words: Labels) -> list[str]:
    """Heads of the columns that `measure_cells` fills."""
    return [words("method.share"), words("measure.precision"), words("measure.recall"), words("method.rests_on")]


def measure_cells(measures: dict[str, dict[str, Any]], words: Labels) -> list[str]:
    """The one share that sums up, precision, recall, and on how many gold rows they rest, as HTML."""
    main = next((measures[name] for name in SHARES if name in measures), None)
    count = max((row["count"] for name, row in measures.items() if name != "precision"), default=None)
    return [meter(main["value"], words, words("measure." + main["measure"])) if main else "",
            *(share_cell(measures.get(name), words) for name in ("precision", "recall")),
            escape(words.number(count)) if count is not None else ""]


def share_cell(row: dict[str, Any] | None, words: Labels) -> str:
    """A share with the interval that its number of rows allows."""
    if row is None:
        return ""
    return escape(percent(row["value"])) + (tag("span", escape(f"{percent(row['low'])} – {percent(row['high'])}"), cls="ce-note")
                                           if row["low"] is not None else "")


def meter(value: float, words: Labels, name: str) -> str:
    """A share as a bar and in figures."""
    return tag("meter", "", min=0, max=1, value=round(value, 4), aria_label=name) + tag("span", escape(percent(value)))


def percent(value: float) -> str:
    """A share in whole percent; all is said of all alone."""
    return f"{min(round(value * 100), 100 if value == 1 else 99)}\u202f%"


def draw_table(heads: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> None:
    """A table of words and cells; the first two cells of a row are words, the others HTML; on a narrow page each row is a card."""
    head = tag("thead", tag("tr", "".join(tag("th", escape(word), scope="col") for word in heads)))
    lines, last = [], ""
    for first, second, *cells in rows:
        lines.append(tag("tr", tag("th", escape(first), scope="row", cls="ce-again" if first == last else None)
                         + "".join(tag("td", cell, data_label=label) for cell, label in zip(
                             (escape(second), *cells), heads[1:], strict=True))))
        last = first
    st.html(tag("table", tag("caption", escape(name), cls="ce-hidden") + head + tag("tbody", "".join(lines)), cls="ce-scores"))


# ------------------------------------------------------------------- calibration
def draw_calibration(quality: Quality, chosen: str) -> None:
    """How often the machine was right at each confidence."""
    words, steps = labels(), list_calibration(quality)
    rows = [row for row in each(steps[(steps["set"] == chosen) & steps["language"].isna()])]
    if not rows:
        return
    st.subheader(words("method.calibration"))
    st.caption(words("method.calibration_note"))
    draw_table([words("article.confidence"), words("method.right"), words("method.share"), words("method.interval")],
               [[f"{percent(row['begin'])} – {percent(row['end'])}", f"{words.number(row['right'])} / {words.number(row['count'])}",
                 meter(row["share"], words, words("method.right")), escape(f"{percent(row['low'])} – {percent(row['high'])}")]
                for row in rows], words("method.calibration"))


# --------------------------------------------------------------------- agreement
def draw_agreement() -> None:
    """Of the records that people judged here, in how many the machine was right: by kind and language."""
    words, shown = labels(), library()
    st.header(words("method.agreement"))
    rows = measure_agreement(shown.judged(wanted()), ["all", "language", "kind"]) if isinstance(shown, ReviewedLibrary) else pd.DataFrame()
    judged = [row for row in each(rows) if row["reviewed"]] if len(rows) else []
    if not judged:
        say(words("method.no_agreement"))
        return
    st.caption(words("method.agreement_note"))
    named: dict[str, Callable[[str], str]] = {"language": words.language_name, "kind": words.kind, "all": lambda _: words("trust.together")}
    draw_table([words("method.group"), words("method.right"), words("method.share"), words("method.interval")],
               [[named[row["by"]](row["value"]), f"{words.number(row['right'])} / {words.number(row['reviewed'])}",
                 meter(row["precision"], words, words("method.right")), escape(f"{percent(row['low'])} – {percent(row['high'])}")]
                for row in judged], words("method.agreement"))


# ------------------------------------------------------------- limits and sources
def draw_limits(quality: Quality | None) -> None:
    """What it can't read, each with an example."""
    words = labels()
    st.header(words("method.limits"))
    entries = [tag("li", tag("strong", escape(words(f"limit.{limit['key']}"))) + " " + tag("q", escape(limit["example"]), lang="en"))
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
