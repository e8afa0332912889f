"""Corrections laid over the frames: the source stays as it was read."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from typing import Any

import pandas as pd

from lib.frames import INSTANT, TEXT, Frames, day_columns, zone_of
from lib.review.anchors import Ground, Place, follow_all, stands_at, survey
from lib.review.corrections import Correction
from lib.review.patches import KEPT, Patch, edit_topics, lay
from lib.review.settling import GONE, MOVED, Conflict, Verdict, settle
from lib.review.standing import drop_replaced, drop_withdrawn, group_corrections, last_words, merge_corrections
from lib.review.values import parse_value, say_value
from lib.schema import POLARITY, Page

CONFLICT_COLUMNS: dict[str, str] = {
    "reason": TEXT, "target": TEXT, "key": TEXT, "page_id": TEXT, "teaser_id": TEXT, "field": TEXT, "machine": TEXT,
    "old": TEXT, "new": TEXT, "verb": TEXT, "who": TEXT, "made_at": INSTANT, "note": TEXT, "country": TEXT,
    "kind": TEXT, "evidence": TEXT, "correction_id": TEXT,
}
"""Columns of the conflicts: a correction that is not applied, and why (`lib.review.settling`)."""

BY_HAND = "by_hand"
"""The `rule` of an added commitment, the `how` of an added mention, the `time_basis` of a corrected time."""

FRAME_OF = {"commitment": "commitments", "mention": "mentions", "teaser": "teasers"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Frames under corrections.

    Attributes
    ----------
    frames
        As `lay` describes each; `pages` and `report` unchanged.
    conflicts
        One row per correction that is not applied; `field` is empty where
        the row's being there is in dispute, `machine` null where the
        machine has no such row.
    elsewhere
        How many corrections speak of pages that are not in the frames.
    """

    frames: Frames
    conflicts: pd.DataFrame
    elsewhere: int


@dataclass(slots=True)
class Desk:
    """What is being laid over the frames."""

    ground: Ground
    zones: dict[str, tzinfo]
    patches: dict[str, dict[int, Patch]] = field(default_factory=lambda: {name: {} for name in KEPT})
    added: dict[str, list[tuple[dict[str, Any], Patch]]] = field(default_factory=lambda: {name: [] for name in KEPT})

    def patch(self, frame: str, position: int) -> Patch:
        """The patch of a row, a new one where there is none."""
        return self.patches[frame].setdefault(position, Patch())


def apply_corrections(frames: Frames, corrections: Iterable[Correction], *, keep_rejected: bool = False) -> Reviewed:
    """Lay corrections over the frames as they were read.

    Parameters
    ----------
    frames
        All rows of their pages, not narrowed by a filter, and without an
        earlier overlay.
    corrections
        All of them, in any order; those of pages that aren't here are left alone.
    keep_rejected
        Keep rejected rows, with "rejected" in `review`.

    Returns
    -------
    Reviewed
        The frames with the columns `review` ("accepted", "changed",
        "added", "rejected", null without a correction), `reviewed_by`,
        `reviewed_at`, `reviewed_fields`, `review_note` and
        `machine_<column>`; and the conflicts.
    """
    everything = merge_corrections(corrections)
    here = set(frames.pages["page_id"])
    inside = [c for c in everything if c.page_id in here]
    desk = Desk(survey(frames, inside), zones_of(frames.pages, {c.page_id for c in inside}))
    followed = follow_all(inside, desk.ground)
    names = {moved: c.correction_id for c, moved in followed.items()}
    adds = {(m.target, m.key): m for m in (followed[c] for c in drop_withdrawn(inside)) if m.verb == "add"}
    conflicts: list[Conflict] = []
    for row, group in group_corrections(followed[c] for c in drop_replaced(inside)).items():
        conflicts += settle_row(last_words(group), adds.get(row), desk)
    laid = {name: lay(name, getattr(frames, name), desk.patches[name], desk.added[name], keep_rejected)
            for name in KEPT}
    return Reviewed(replace(frames, **laid), conflict_frame(conflicts, names), len(everything) - len(inside))


def zones_of(pages: pd.DataFrame, wanted: set[str]) -> dict[str, tzinfo]:
    """page_id -> the page's time zone."""
    rows = pages[pages["page_id"].isin(wanted)][["page_id", "time_zone"]]
    return {page_id: zone_of(Page(page_id, "", "", time_zone=say_value(zone) or None))
            for page_id, zone in rows.itertuples(index=False)}


# ------------------------------------------------------------------------ rows
def settle_row(group: Sequence[Correction], added: Correction | None, desk: Desk) -> list[Conflict]:
    """Put what people say about one row on the desk; what is not applied comes back."""
    place = desk.ground.places.get((group[0].target, group[0].key))
    reason = None if place else lost(group[0], added, desk.ground)
    if reason:
        return [Conflict(reason, c, c.field, None) for c in group if c.verb != "reject" or c.target == "date"]
    verdict = settle(group, place.subject if place else None)
    if not verdict.word:
        return verdict.conflicts
    target = group[0].target
    if target == "topic":
        put_topic(group[0], verdict, desk)
    elif place is None:
        if added is not None and verdict.word == "added":
            put_added(added, verdict, desk)
    elif target == "date":
        put_date(group[0], place, verdict, desk)
    else:
        put_values(place, verdict, desk)
    return verdict.conflicts


def lost(correction: Correction, added: Correction | None, ground: Ground) -> str | None:
    """Why a row that the machine doesn't have can't be there; None where it was added and fits."""
    if added is None:
        return GONE
    if added.target == "topic":
        owner = ground.teasers if added.teaser_id else ground.articles
        return None if (added.teaser_id or added.page_id) in owner else GONE
    return None if stands_at(added, ground) else MOVED


def put_values(place: Place, verdict: Verdict, desk: Desk) -> None:
    """A row of commitments, mentions or teasers: accepted, changed or rejected."""
    patch = desk.patch(place.frame, place.position)
    changed = {n: v for n, v in verdict.values.items() if place.subject.machine.get(n, "") != v}
    sign(patch, verdict, (verdict.values if verdict.word != "rejected" else ()))
    patch.values |= columns_of(changed)


def put_added(added: Correction, verdict: Verdict, desk: Desk) -> None:
    """A row that the machine missed."""
    row: dict[str, Any] = {
        "page_id": added.page_id, "country": added.country, "where": added.where,
        "start": added.start, "end": added.end}
    if added.target == "commitment":
        row |= {"commitment_id": added.key, "kind": added.kind, "item": added.item or None, "evidence": added.evidence,
                "rule": BY_HAND, "cues": [], "optional": False} | columns_of({"stance": added.stance})
    else:
        row |= {"teaser_id": added.teaser_id or None, "text": added.evidence, "how": BY_HAND}
    patch = Patch(values=columns_of(verdict.values))
    sign(patch, verdict, verdict.values)
    desk.added[FRAME_OF[added.target]].append((row, patch))


def put_topic(correction: Correction, verdict: Verdict, desk: Desk) -> None:
    """A topic of an article or teaser: confirmed, added or taken out."""
    topic = correction.new or correction.old
    place = owner_of(correction, desk.ground)
    if place is None:
        return
    patch = desk.patch(place.frame, place.position)
    edit_topics(place.row["topics"], patch, topic, verdict.word != "rejected")
    sign(patch, verdict, ("topics",), "accepted" if verdict.word == "accepted" else "changed")


def owner_of(correction: Correction, ground: Ground) -> Place | None:
    """The article or teaser whose topic or date is meant."""
    wanted = ("teasers", correction.teaser_id) if correction.teaser_id else ("articles", correction.page_id)
    return ground.owners.get(wanted)


def put_date(correction: Correction, place: Place, verdict: Verdict, desk: Desk) -> None:
    """The date of an article or teaser."""
    patch = desk.patch(place.frame, place.position)
    name = correction.field
    if verdict.word == "changed":
        moment = parse_value(name, verdict.values[name])
        patch.values |= date_values(name, moment, desk.zones[correction.page_id], place.frame == "teasers")
    sign(patch, verdict, (name,))


def date_values(name: str, moment: Any, zone: tzinfo, teaser: bool) -> dict[str, Any]:
    """The columns of a corrected date; of a teaser also the interval and how it is known."""
    span = moment if isinstance(moment, tuple) else (None, None)
    exact: datetime | date | None = None if isinstance(moment, tuple) else moment
    values = day_columns(name, exact, zone)
    if not teaser:
        return values
    return values | {f"{name}_after": span[0], f"{name}_before": span[1],
                     "time_basis": None if moment is None else BY_HAND}


def columns_of(values: dict[str, str]) -> dict[str, Any]:
    """Fields as columns of their frame; a stance brings its polarity."""
    columns = {name: parse_value(name, value) for name, value in values.items()}
    return columns | ({"polarity": POLARITY[columns["stance"]]} if "stance" in columns else {})


def sign(patch: Patch, verdict: Verdict, fields: Iterable[str], word: str | None = None) -> None:
    """Note on a patch who said what."""
    patch.words.add(word or verdict.word or "accepted")
    patch.said += verdict.said
    patch.fields.update(fields)


def conflict_frame(conflicts: Sequence[Conflict], names: dict[Correction, str]) -> pd.DataFrame:
    """The conflicts as a frame, one row per correction and field."""
    rows = [{name: getattr(c.correction, name, None) for name in CONFLICT_COLUMNS}
            | {"reason": c.reason, "field": c.field, "machine": c.machine, "correction_id": names[c.correction]}
            for c in conflicts]
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=dtype)
                         for name, dtype in CONFLICT_COLUMNS.items()})
