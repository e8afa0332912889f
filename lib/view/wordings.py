"""The same in other words: sentences of two articles side by side, and two captures of one address word by word."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import pandas as pd
import streamlit as st

from lib.frames import Frames
from lib.labels import Labels
from lib.library import Library
from lib.markup import Mark, escape, mark_text, tag
from lib.questions.records import address_key, each, number_versions
from lib.questions.revisions import DELETE, EQUAL, INSERT, Segment, count_changes, diff_articles, diff_words
from lib.questions.wording import NEAR, SAME, align_sentences
from lib.schema import Document
from lib.view.answers import remember
from lib.view.compare import Beside, say_version, source_of, title_of
from lib.view.shell import say
from lib.view.state import labels

KEPT = 140
"""Characters of an unchanged stretch that stay on each side of a change."""
LISTED = 40
SIGNS = {INSERT: "+", DELETE: "−"}


# --------------------------------------------------------------------- versions
def draw_versions(beside: Beside) -> None:
    """Two captures of one address, or copies of one text: what changed, word by word."""
    words = labels()
    versions = number_versions(beside.frames.pages, beside.frames.articles) if beside.frames else {}
    ordered = sorted(beside.documents, key=lambda document: versions.get(document.page.page_id, ("", 1, 1))[1])
    for one, other in combinations(ordered, 2):
        kind = kind_of(one, other)
        if kind is None:
            continue
        st.subheader(words(f"compare.versions_{kind}"))
        say(f"{say_version(one, words)} → {say_version(other, words)}", cls="ce-note")
        key = f"{one.page.page_id}-{other.page.page_id}"
        whole = st.toggle(words("compare.whole"), key=f"whole-{key}")
        draw_changes(one, other, whole, words)


def kind_of(one: Document, other: Document) -> str | None:
    """ "revision" for two captures of one address, "copy" for nearly one text, else None."""
    addresses = {address_key(document.page.url) or document.page.page_id for document in (one, other)}
    if len(addresses) == 1:
        return "revision"
    ids = (one.page.page_id, other.page.page_id)

    def find(shown: Library) -> str | None:
        return next((twin.kind for twin in shown.twins(ids[0]) if twin.page_id == ids[1]), None)

    return remember("kind of twins", ids, find)


def draw_changes(one: Document, other: Document, whole: bool, words: Labels) -> None:
    """What went and what came, field by field."""
    ids = (one.page.page_id, other.page.page_id)
    changes: dict[str, list[Segment]] = remember("versions", ids, lambda shown: diff_articles(fields_of(one), fields_of(other)))
    counts = count_changes([segment for segments in changes.values() for segment in segments])
    if not counts[INSERT] + counts[DELETE]:
        say(words("compare.unchanged"))
        return
    say(words("compare.counted", inserted=words.count("words", counts[INSERT]), deleted=words.count("words", counts[DELETE]),
              equal=words.count("words", counts[EQUAL])))
    legend = [tag("li", draw_segment(Segment(kind, words(f"segment.{kind}")))) for kind in (INSERT, DELETE)]
    parts = [tag("h4", escape(words(f"article.in_{name}"))) + tag("div", draw_segments(segments, whole), cls="ce-diff")
             for name, segments in changes.items() if any(segment.kind != EQUAL for segment in segments)]
    st.html(tag("ul", "".join(legend), cls="ce-legend") + tag("article", "".join(parts), cls="ce-article", lang=one.page.language))


def fields_of(document: Document) -> dict[str, Any]:
    """Headline, lead and text of an article."""
    article = document.article
    return {"title": article.title, "lead": article.lead, "text": article.text} if article else {}


def draw_segments(segments: Sequence[Segment], whole: bool = True) -> str:
    """Pieces of two versions as HTML; long stretches without a change are cut."""
    last = len(segments) - 1
    return "".join(draw_segment(segment if whole else shorten(segment, at == 0, at == last)) for at, segment in enumerate(segments))


def shorten(segment: Segment, is_first: bool, is_last: bool) -> Segment:
    """An unchanged stretch without its middle: only what stands beside a change stays."""
    text = segment.text
    if segment.kind != EQUAL or len(text) <= 2 * KEPT + 20:
        return segment
    head, tail = text[:KEPT].rpartition(" ")[0], text[-KEPT:].partition(" ")[2]
    head, tail = ("" if is_first else head), ("" if is_last else tail)
    return Segment(EQUAL, f"{head} […] {tail}")


def draw_segment(segment: Segment) -> str:
    """One piece: taken out, put in, or as it was; told by a sign as well as by its look."""
    if segment.kind == EQUAL:
        return escape(segment.text)
    sign = tag("span", escape(SIGNS[segment.kind]), cls="ce-diff-sign")
    name = labels()(f"segment.{segment.kind}")
    return tag("ins" if segment.kind == INSERT else "del", sign + escape(segment.text), title=name)


# --------------------------------------------------------------------- wordings
def draw_wordings(beside: Beside) -> None:
    """Sentences that tell the same in other words, two by two."""
    words = labels()
    if beside.frames is None:
        return
    frames, pairs = beside.frames, list(each(find_wordings(beside)))
    st.subheader(words("compare.wordings"))
    told = [pair for pair in pairs if pair["basis"] != SAME]
    same = len(pairs) - len(told)
    if same:
        st.caption(words("compare.same", sentences=words.count("sentences", same)))
    if not told:
        say(words("compare.no_wordings"))
        return
    st.caption(words("compare.wordings_hint"))
    documents = dict(zip(beside.keys, beside.documents, strict=True))
    cues = cues_of(frames, beside.keys)
    told.sort(key=lambda pair: pair["basis"] == NEAR)
    st.html(tag("ul", "".join(tag("li", draw_pair(pair, documents, cues, words)) for pair in told[:LISTED]), cls="ce-pairs"))
    if len(told) > LISTED:
        st.caption(words("rows.more", n=words.number(len(told) - LISTED)))


def find_wordings(beside: Beside) -> pd.DataFrame:
    """Pairs of sentences of the articles that tell the same; none where publishers are compared."""
    frames = beside.frames
    if frames is None:
        return pd.DataFrame()
    return remember("wordings", beside.keys, lambda shown: align_sentences(frames.articles, frames.commitments, beside.keys))


def cues_of(frames: Frames, page_ids: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Offsets of the deciding words in the text of each article."""
    found: dict[str, list[tuple[int, int]]] = {page_id: [] for page_id in page_ids}
    for row in each(frames.commitments):
        if row["where"] == "text":
            found[row["page_id"]] += [(cue["start"], cue["end"]) for cue in row["cues"]]
    return found


def draw_pair(pair: dict[str, Any], documents: dict[str, Document], cues: dict[str, list[tuple[int, int]]], words: Labels) -> str:
    """Two sentences: near ones with what differs marked, others with their deciding words."""
    facts = [f"{words.country(country)}: {words.kind(kind)}" for country, kind in pair["facts"]]
    head = tag("p", tag("strong", escape("; ".join(facts))) + tag("span", escape(words(f"wording.{pair['basis']}")), cls="ce-chip"),
               cls="ce-pair-head")
    sides = []
    changes = diff_words(pair["sentence_one"], pair["sentence_other"]) if pair["basis"] == NEAR else []
    for side, other_kind in (("one", INSERT), ("other", DELETE)):
        document = documents[pair[f"page_id_{side}"]]
        if changes:
            inner = tag("p", draw_segments([segment for segment in changes if segment.kind != other_kind]))
        else:
            inner = mark_text(pair[f"sentence_{side}"], marks_of(pair, side, cues[pair[f"page_id_{side}"]]))
        foot = tag("p", escape(f"{source_of(document, words)} · {title_of(document, words)}"), cls="ce-note")
        sides.append(tag("div", tag("blockquote", inner, lang=document.page.language) + foot))
    return head + tag("div", "".join(sides), cls="ce-both ce-card")


def marks_of(pair: dict[str, Any], side: str, cues: Iterable[tuple[int, int]]) -> list[Mark]:
    """The deciding words of a sentence."""
    start, end = pair[f"start_{side}"], pair[f"end_{side}"]
    joined: list[tuple[int, int]] = []
    for begin, stop in sorted((begin, stop) for begin, stop in cues if start <= begin and stop <= end):
        if joined and begin <= joined[-1][1]:
            begin, stop = joined[-1][0], max(stop, joined.pop()[1])
        joined.append((begin, stop))
    return [Mark(begin - start, stop - start, "ce-cue") for begin, stop in joined]
