"""Finding the rows that corrections speak of, also after a new reading moved their offsets.

A row is found by its key. Where no row has the key, the row of the same
page and the same words is meant: of a commitment also the same country,
kind, item and field, of a teaser the same address.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from lib.frames import Frames, digest
from lib.review.corrections import Correction, Subject
from lib.review.subjects import (
    Row,
    commitment_subject,
    date_id,
    date_subject,
    listed,
    mention_id,
    mention_subject,
    teaser_subject,
    topic_id,
    topic_subject,
)
from lib.review.values import TARGETS, say_value


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a frame: its position, and the row as a subject."""

    frame: str
    position: int
    row: Row
    subject: Subject


@dataclass(slots=True)
class Ground:
    """The rows of the pages that corrections speak of.

    Attributes
    ----------
    places
        (target, key) -> where the row is.
    twins
        (target, words that identify the row) -> its key and first offset, several where words repeat.
    articles, teasers
        page_id -> the article's row; teaser_id -> the teaser's.
    owners
        ("articles", page_id) or ("teasers", teaser_id) -> where the row is, whose dates and topics are meant.
    """

    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    twins: dict[tuple[str, ...], list[tuple[int, str]]] = field(default_factory=dict)
    articles: dict[str, Row] = field(default_factory=dict)
    teasers: dict[str, Row] = field(default_factory=dict)
    owners: dict[tuple[str, str], Place] = field(default_factory=dict)

    def put(self, frame: str, position: int, row: Row, subject: Subject) -> None:
        """Keep a row under its key and its words."""
        self.places[subject.target, subject.key] = Place(frame, position, row, subject)
        self.twins.setdefault(words_of(subject.target, subject.described), []).append(
            (subject.described.get("start") or 0, subject.key))


def survey(frames: Frames, corrections: Iterable[Correction]) -> Ground:
    """The rows that corrections may mean, ready to be found.

    Of commitments and teasers these are the rows with a key that a
    correction names, and where one names a key that no row has, all rows of
    its page; of dates, topics and mentions all rows of the page.
    """
    pages: dict[str, set[str]] = {target: set() for target in TARGETS}
    keys: dict[str, dict[str, str]] = {target: {} for target in TARGETS}
    for correction in corrections:
        pages[correction.target].add(correction.page_id)
        keys[correction.target][correction.key] = correction.page_id
    ground, parts = Ground(), pages["date"] | pages["topic"]
    for position, row in named_rows(frames.commitments, "commitment_id", keys["commitment"], set()):
        ground.put("commitments", position, row, commitment_subject(row))
    for position, row in rows_of(frames.mentions, frames.mentions["page_id"].isin(pages["mention"])):
        ground.put("mentions", position, row, mention_subject(row))
    for position, row in named_rows(frames.teasers, "teaser_id", keys["teaser"], parts | pages["mention"]):
        ground.put("teasers", position, row, teaser_subject(row))
        ground.teasers[row["teaser_id"]] = row
        survey_parts(ground, "teasers", position, row, ("published",) if row["page_id"] in parts else ())
    for position, row in rows_of(frames.articles, frames.articles["page_id"].isin(set().union(*pages.values()))):
        ground.articles[row["page_id"]] = row
        survey_parts(ground, "articles", position, row, ("published", "modified") if row["page_id"] in parts else ())
    return ground


def named_rows(rows: pd.DataFrame, column: str, keys: Mapping[str, str],
               pages: set[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows that a key names, rows of pages where a key names none, and rows of the pages given."""
    named = rows[column].isin(set(keys))
    lost = set(keys) - set(rows[column][named])
    return rows_of(rows, named | rows["page_id"].isin(pages | {keys[key] for key in lost}))


def survey_parts(ground: Ground, frame: str, position: int, row: Row, dates: Sequence[str]) -> None:
    """Dates and topics of an article or teaser; none where no date is asked for."""
    if not dates:
        return
    subjects = [date_subject(row, name) for name in dates]
    name = row["teaser_id" if frame == "teasers" else "page_id"]
    ground.owners[frame, name] = Place(frame, position, row, subjects[0])
    subjects += [topic_subject(row, topic) for topic in listed(row["topics"])]
    for subject in subjects:
        ground.places[subject.target, subject.key] = Place(frame, position, row, subject)


def rows_of(rows: pd.DataFrame, wanted: pd.Series) -> Iterator[tuple[int, dict[str, Any]]]:
    """Position and row of those that are wanted."""
    mask = wanted.to_numpy(dtype=bool)
    yield from zip(mask.nonzero()[0].tolist(), rows[mask].to_dict("records"), strict=True)


def words_of(target: str, described: Mapping[str, Any]) -> tuple[str, ...]:
    """What identifies a row besides its offsets."""
    names = {"commitment": ("country", "kind", "item", "where"), "mention": ("teaser_id", "country", "where"),
             "teaser": ("item",)}.get(target, ())
    return (target, described["page_id"], described["evidence"], *(described.get(name) or "" for name in names))


# ------------------------------------------------------------------- following
def follow_all(corrections: Iterable[Correction], ground: Ground) -> dict[Correction, Correction]:
    """Each correction -> the same with the key that its row has now; what is said of an added row goes with it."""
    everything = list(corrections)
    moved = {(c.target, c.key): follow(c, ground).key for c in everything if c.verb == "add"}
    return {c: replace(c, key=moved[c.target, c.key]) if c.verb != "add" and (c.target, c.key) in moved
            else follow(c, ground) for c in everything}


def follow(correction: Correction, ground: Ground) -> Correction:
    """The correction with the key, teaser and offsets that its row has now; unchanged where the row is gone."""
    if (correction.target, correction.key) in ground.places:
        return correction
    if correction.target in ("date", "topic"):
        return follow_part(correction, ground)
    if correction.verb == "add" and stands_at(correction, ground):
        return correction
    described = {name: getattr(correction, name) for name in
                 ("page_id", "teaser_id", "country", "kind", "item", "where", "evidence")}
    twins = ground.twins.get(words_of(correction.target, described), [])
    if twins and correction.evidence:
        _, key = min(twins, key=lambda twin: (abs(twin[0] - (correction.start or 0)), twin))
        return replace(correction, key=key)
    return move(correction, ground) if correction.verb == "add" else correction


def follow_part(correction: Correction, ground: Ground) -> Correction:
    """A date or topic of a teaser whose identifier changed."""
    if not correction.teaser_id or correction.teaser_id in ground.teasers:
        return correction
    described = {"page_id": correction.page_id, "evidence": correction.evidence, "item": correction.item}
    twins = ground.twins.get(words_of("teaser", described), [])
    if len(twins) != 1:
        return correction
    page, teaser = correction.page_id, twins[0][1]
    value = correction.new or correction.old
    key = topic_id(page, teaser, value) if correction.target == "topic" else date_id(page, teaser, correction.field)
    return replace(correction, key=key, teaser_id=teaser)


def move(correction: Correction, ground: Ground) -> Correction:
    """An added row to where its words are now, the nearest place if they are there more than once."""
    text = text_at(correction, ground)
    start = nearest(text, correction.evidence, correction.start or 0)
    if start is None or start == correction.start:
        return correction
    moved = replace(correction, start=start, end=start + len(correction.evidence))
    return replace(moved, key=key_of(moved))


def stands_at(correction: Correction, ground: Ground) -> bool:
    """Are an added row's words where it says?"""
    start, end = correction.start or 0, correction.end or 0
    return text_at(correction, ground)[start:end] == correction.evidence


def text_at(correction: Correction, ground: Ground) -> str:
    """The field that a correction's offsets count in, empty where there is none."""
    if correction.where == "teaser":
        row = ground.teasers.get(correction.teaser_id, {})
        return "\n".join(filter(None, (say_value(row.get("title")), say_value(row.get("text")))))
    return say_value(ground.articles.get(correction.page_id, {}).get(correction.where))


def nearest(text: str, words: str, start: int) -> int | None:
    """Where the words begin, at or nearest to `start`; None where they aren't."""
    if text.startswith(words, start):
        return start
    before, after = text.rfind(words, 0, start + len(words)), text.find(words, start)
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: (abs(place - start), place)) if found else None


def key_of(correction: Correction) -> str:
    """The key that an added row has by its content."""
    if correction.target == "mention":
        return mention_id(correction.page_id, correction.teaser_id, correction.country, correction.where,
                          correction.start, correction.end)
    return digest((correction.page_id, correction.country, correction.kind, correction.item, correction.where,
                   str(correction.start), str(correction.end)))
