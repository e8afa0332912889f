"""The same fact in other words: sentences of two articles that belong together.

Two ways lead there. Sentences that share most of their words are copies,
changed or not; sentences that made a record of the same country and kind say
something of the same fact, in whatever words or language.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pandas as pd

from lib.frames import COUNT, LIST, TEXT
from lib.questions.country import Row
from lib.questions.records import each, typed
from lib.sentences import split_spans

SAME, NEAR, RECORD = "same", "near", "record"
"""Word for word; near the same words; the same country and kind in other words."""
ALIKE = 0.6
"""Share of common words, in their order, from which two sentences are near."""
CANDIDATES = 4
"""Sentences of the other article that are compared word by word with one."""
COMMON = 20
"""A word in more sentences than this leads to none."""
FEWEST_WORDS = 4
"""Shorter sentences ("He paused.") are alike by chance."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article: its place in the text, and its words in small letters."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


def read_lines(text: str) -> list[Line]:
    """The sentences of a text."""
    spans = ((start, end, text[start:end]) for start, end, _ in split_spans(text))
    return [Line(start, end, words, tuple(WORD.findall(words.lower()))) for start, end, words in spans]


def align_sentences(articles: pd.DataFrame, records: pd.DataFrame, page_ids: Sequence[str]) -> pd.DataFrame:
    """Pairs of sentences of two articles that tell the same, for every two of the articles.

    Parameters
    ----------
    articles
        Rows with `page_id` and `text`.
    records
        Rows of `commitments`.
    page_ids
        Two to four articles.

    Returns
    -------
    DataFrame
        One row per pair of sentences, in the order of the first text.

        - `page_id_one`, `page_id_other`, `sentence_one`, `sentence_other` (string)
        - `start_one`, `end_one`, `start_other`, `end_other` (Int64): offsets in the articles' `text`, half-open
        - `basis` (string): "same", "near" or "record"
        - `similarity` (Float64): share of common words in their order, 0 to 1
        - `facts` (list): `[country, kind]` of the records that both sentences made
    """
    texts = dict(zip(articles["page_id"], articles["text"], strict=True))
    lines = {page_id: read_lines(texts[page_id]) for page_id in page_ids if page_id in texts}
    facts = facts_by_sentence(records, lines)
    found: list[Row] = []
    names = list(lines)
    for at, one in enumerate(names):
        for other in names[at + 1:]:
            pairs = alike_pairs(lines[one], lines[other]) | fact_pairs(facts[one], facts[other], lines[one], lines[other])
            found += [pair_row(one, other, lines[one][i], lines[other][j], score, facts[one][i] & facts[other][j])
                      for (i, j), score in sorted(pairs.items())]
    sides = [f"{name}_{side}" for side in ("one", "other") for name in ("start", "end")]
    return typed(found, {**dict.fromkeys(("page_id_one", "page_id_other", "sentence_one", "sentence_other"), TEXT),
                         **dict.fromkeys(sides, COUNT), "basis": TEXT, "similarity": "Float64", "facts": LIST})


def facts_by_sentence(records: pd.DataFrame, lines: dict[str, list[Line]]) -> dict[str, list[set[tuple[str, str]]]]:
    """For each sentence of each article the country and kind of the records it made."""
    facts: dict[str, list[set[tuple[str, str]]]] = {page_id: [set() for _ in own] for page_id, own in lines.items()}
    starts = {page_id: {line.start: at for at, line in enumerate(own)} for page_id, own in lines.items()}
    for row in each(records[records["page_id"].isin(list(lines))]):
        at = starts[row["page_id"]].get(row["start"]) if row["where"] == "text" else None
        if at is not None:
            facts[row["page_id"]][at].add((row["country"], row["kind"]))
    return facts


def alike_pairs(ones: list[Line], others: list[Line]) -> dict[tuple[int, int], float]:
    """Sentences that share most words: each with its best fellow; only those with common rare words are compared."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(others):
        for word in set(line.words):
            places[word].append(at)
    pairs: dict[tuple[int, int], float] = {}
    for at, line in enumerate(ones):
        if len(line.words) < FEWEST_WORDS:
            continue
        rare = (places[word] for word in set(line.words) if word in places and len(places[word]) <= COMMON)
        shared = Counter(place for found in rare for place in found)
        scores = ((score_words(line.words, others[place].words), place) for place, _ in shared.most_common(CANDIDATES))
        score, place = max(scores, default=(0.0, -1))
        if score >= ALIKE:
            pairs[at, place] = score
    return pairs


def score_words(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Share of common words in their order."""
    if one == other:
        return 1.0
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def fact_pairs(
    ones: list[set[tuple[str, str]]], others: list[set[tuple[str, str]]], first: list[Line], second: list[Line],
) -> dict[tuple[int, int], float]:
    """Sentences that made a record of the same country and kind."""
    by_fact: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, facts in enumerate(others):
        for fact in facts:
            by_fact[fact].append(at)
    return {(at, place): score_words(first[at].words, second[place].words)
            for at, facts in enumerate(ones) for fact in facts for place in by_fact.get(fact, ())}


def pair_row(one: str, other: str, first: Line, second: Line, score: float, facts: set[tuple[str, str]]) -> Row:
    """Two sentences as one row."""
    basis = SAME if first.words == second.words else NEAR if score >= ALIKE else RECORD
    return {"page_id_one": one, "page_id_other": other, "sentence_one": first.text, "sentence_other": second.text,
            "start_one": first.start, "end_one": first.end, "start_other": second.start, "end_other": second.end,
            "basis": basis, "similarity": round(score, 3), "facts": [list(fact) for fact in sorted(facts)]}
