"""A correction: what a person says about one row, in a form that outlives a new reading."""
from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd

from lib.cells import clean_text
from lib.frames import digest
from lib.schema import KINDS, STANCES, TOPICS

FIELDS: dict[str, tuple[str, ...]] = {
    "commitment": ("stance", "kind", "country", "item", "attributed_to", "voiced_at", "amount", "currency", "quantity",
                   "optional"),
    "teaser": ("title", "title_kind", "kicker", "text", "agency", "dateline_place", "comment_count", "url"),
    "mention": ("country",),
    "topic": ("topic",),
    "date": ("published", "modified"),
}
"""Target -> the fields that can be corrected; accepting a row speaks of the first."""

TARGETS = tuple(FIELDS)
ADDABLE = ("commitment", "mention", "topic")
VERBS = ("accept", "change", "reject", "add", "withdraw")
PLACES = ("text", "title", "lead", "teaser")

REQUIRED = ("stance", "kind", "country", "title", "topic")
"""Fields that are never empty."""

CODE = re.compile(r"[A-Z]{3}")
IDENTIFIER = re.compile(r"[0-9a-f]{12}")


class CorrectionError(ValueError):
    """A correction that makes no sense: what was found, and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        self.what = what
        self.advice = advice
        super().__init__(f"{what} {advice}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What one person said about one row at one time.

    Attributes
    ----------
    target, key
        What is spoken of, and its identifier made from content: see `docs/corrections.md`.
    verb
        "accept", "change", "reject", "add"; "withdraw" takes back what `replaces` lists.
    field, old, new
        The field, the machine's value at that time, and the value that the person gives or confirms.
    who, made_at
        Who, and when; the instant is kept in UTC.
    reading
        Version of the program that had read the page.
    replaces
        `correction_id` of those that this one overrules, having seen them.
    country, kind, stance, item, where, start, end, evidence
        The row as it was seen, so that it is found again when offsets move,
        and so that the file can be read by people.
    """

    page_id: str
    target: str
    key: str
    verb: str
    who: str
    made_at: datetime
    teaser_id: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    note: str = ""
    reading: str = ""
    replaces: tuple[str, ...] = ()
    country: str = ""
    kind: str = ""
    stance: str = ""
    item: str = ""
    where: str = ""
    start: int | None = None
    end: int | None = None
    evidence: str = ""

    def __post_init__(self) -> None:
        for name in TEXTS:
            object.__setattr__(self, name, clean_text(getattr(self, name)))
        check_signature(self)
        check_subject(self)
        check_value(self.target, self.field, self.new)
        object.__setattr__(self, "made_at", to_utc(self.made_at))
        object.__setattr__(self, "replaces", tuple(sorted(set(self.replaces))))

    @property
    def correction_id(self) -> str:
        """Who said something about what, and when: stays when the note is mended."""
        return digest((self.target, self.key, self.field, self.verb, self.who, self.made_at.isoformat()))


COLUMNS = tuple(f.name for f in fields(Correction))
"""The fields of a correction, in the order of the file's columns."""

TEXTS = tuple(name for name in COLUMNS if name not in ("made_at", "replaces", "start", "end"))


@dataclass(frozen=True, slots=True)
class Signature:
    """Who corrects, when, why, and what had read the page."""

    who: str
    made_at: datetime
    note: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A row or a part of it that can be corrected.

    Attributes
    ----------
    field
        The field that accepting it confirms.
    machine, shown
        Field -> value: as the machine read it, and as it shows under earlier corrections.
    described
        The columns of `Correction` that describe the row.
    """

    target: str
    key: str
    field: str
    machine: Mapping[str, str]
    shown: Mapping[str, str]
    described: Mapping[str, Any]


# ------------------------------------------------------------------- make one
def accept(subject: Subject, signed: Signature) -> Correction:
    """The row is right as it shows."""
    return build(subject, "accept", signed, subject.field, subject.shown.get(subject.field, ""))


def change(subject: Subject, value: object, signed: Signature, field: str | None = None) -> Correction:
    """One field is something else."""
    return build(subject, "change", signed, field or subject.field, say_value(value))


def reject(subject: Subject, signed: Signature) -> Correction:
    """The row should not be there; of a date: it isn't known."""
    return build(subject, "reject", signed, subject.field, "")


def add(subject: Subject, signed: Signature) -> Correction:
    """The row was missed."""
    return build(subject, "add", signed, subject.field, subject.shown.get(subject.field, ""))


def withdraw(correction: Correction, signed: Signature) -> Correction:
    """Take back a correction that others may have already."""
    kept = {name: getattr(correction, name) for name in COLUMNS}
    return Correction(**kept | {"verb": "withdraw", "new": "", "replaces": (correction.correction_id,)}
                      | signature_values(signed))


def build(subject: Subject, verb: str, signed: Signature, field: str, new: str) -> Correction:
    """A correction of a subject, described and signed."""
    return Correction(target=subject.target, key=subject.key, verb=verb, field=field,
                      old=subject.machine.get(field, ""), new=new, **subject.described, **signature_values(signed))


def signature_values(signed: Signature) -> dict[str, Any]:
    """A signature as columns."""
    return {"who": signed.who, "made_at": signed.made_at, "note": signed.note, "reading": signed.reading}


# --------------------------------------------------------------------- values
def say_value(value: object) -> str:
    """A cell as text: nulls empty, instants in UTC, whole numbers without a point, yes and no as true and false."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(float(value))
    return clean_text(str(value))


def parse_value(field: str, text: str) -> Any:
    """The text of a field as its column wants it, empty as None; raises ValueError where it can't be."""
    if not text:
        return None
    if field in ("published", "modified"):
        return parse_moment(text)
    if field == "voiced_at":
        return date.fromisoformat(text)
    if field in ("amount", "quantity"):
        return parse_number(text)
    if field == "comment_count":
        return int(text)
    if field == "optional":
        return {"true": True, "false": False}[text.lower()]
    return text


def parse_moment(text: str) -> datetime | date | tuple[datetime | None, datetime | None]:
    """A day, an instant with its offset, or two instants as "after..before", one of which may be empty."""
    if ".." in text:
        after, before = (parse_instant(part) if part else None for part in text.split(".."))
        return after, before
    return date.fromisoformat(text) if len(text) == 10 else parse_instant(text)


def parse_instant(text: str) -> datetime:
    """An instant with its offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no offset")
    return to_utc(moment)


def parse_number(text: str) -> float:
    """A finite number."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def to_utc(moment: datetime) -> datetime:
    """An aware instant in UTC; raises `CorrectionError` at the ends of the calendar."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise CorrectionError(f"The time {moment.isoformat()} is out of the calendar.", "Give a real one.") from error


# --------------------------------------------------------------------- checks
def check_signature(correction: Correction) -> None:
    """Raise `CorrectionError` where who, when, verb or target make no sense."""
    if correction.target not in TARGETS:
        raise CorrectionError(f"The target is {shorten(correction.target)}.", f"Use one of: {', '.join(TARGETS)}.")
    if correction.verb not in VERBS:
        raise CorrectionError(f"The verb is {shorten(correction.verb)}.", f"Use one of: {', '.join(VERBS)}.")
    if not correction.who.strip():
        raise CorrectionError("Nobody signed (column who is empty).", "Give the reviewer's name or initials.")
    if correction.made_at.tzinfo is None:
        raise CorrectionError("The time has no offset (column made_at).", "Write it like 2025-09-04T14:56:00+02:00.")
    if not correction.page_id or not correction.key:
        raise CorrectionError("The page_id or the key is empty.", "Copy both from the row that is corrected.")
    if not all(IDENTIFIER.fullmatch(name) for name in correction.replaces):
        raise CorrectionError("Column replaces holds something else than identifiers.",
                              "Leave it as it was written, or empty.")
    if correction.verb == "withdraw" and not correction.replaces:
        raise CorrectionError("A withdrawal names nothing.", "Fill column replaces with what is taken back.")


def check_subject(correction: Correction) -> None:
    """Raise `CorrectionError` where the field isn't one of the target, or an added row is not described."""
    known = FIELDS[correction.target]
    if correction.field not in known:
        raise CorrectionError(f"A {correction.target} has no field {shorten(correction.field)} to correct.",
                              f"Use one of: {', '.join(known)}.")
    if correction.verb == "change" and correction.target == "topic":
        raise CorrectionError("A topic can't be changed.", "Reject it and add the right one.")
    if correction.verb in ("accept", "change") and correction.field in REQUIRED and not correction.new:
        raise CorrectionError(f"Field {correction.field} would be empty.", "Reject the row, or give a value.")
    if correction.verb != "add":
        return
    if correction.target not in ADDABLE:
        raise CorrectionError(f"A {correction.target} can't be added.", f"Added can be: {', '.join(ADDABLE)}.")
    if not correction.new:
        raise CorrectionError("What is added has no value (column new).", "Fill it as in the field named.")
    if correction.target != "topic":
        check_span(correction)


def check_span(correction: Correction) -> None:
    """Raise `CorrectionError` where an added row's sentence, place or codes are missing or wrong."""
    start, end = correction.start, correction.end
    if start is None or end is None or not 0 <= start < end or end - start != len(correction.evidence):
        raise CorrectionError(f"The evidence has {len(correction.evidence)} characters, start and end are "
                              f"{start} and {end}.", "Choose the sentence again; end minus start is its length.")
    if correction.where not in PLACES:
        raise CorrectionError(f"The place is {shorten(correction.where)}.", f"Use one of: {', '.join(PLACES)}.")
    check_value(correction.target, "country", correction.country)
    if correction.target == "commitment":
        check_value(correction.target, "kind", correction.kind)


def check_value(target: str, field: str, value: str) -> None:
    """Raise `CorrectionError` where a value isn't one that the field can have; empty is allowed."""
    closed = {"stance": STANCES, "kind": KINDS, "topic": TOPICS, "title_kind": ("headline", "caption")}
    if value and field in closed and value not in closed[field]:
        raise CorrectionError(f"Field {field} is {shorten(value)}.", f"Use one of: {', '.join(closed[field])}.")
    if value and field in ("country", "currency") and not CODE.fullmatch(value):
        raise CorrectionError(f"Field {field} is {shorten(value)}.", "Use the ISO code of three capital letters.")
    try:
        parse_value(field, value)
    except (ValueError, KeyError) as error:
        raise CorrectionError(f"Field {field} of a {target} is {shorten(value)}.", WRITTEN[field]) from error


WRITTEN = {
    "published": "Write a day like 2025-09-04, or an instant like 2025-09-04T14:56:00+02:00.",
    "modified": "Write a day like 2025-09-04, or an instant like 2025-09-04T14:56:00+02:00.",
    "voiced_at": "Write a day like 2025-09-04.",
    "amount": "Write a number like 1500000.5.",
    "quantity": "Write a number like 12.",
    "comment_count": "Write a whole number.",
    "optional": "Write true or false.",
}


def shorten(text: str) -> str:
    """A value as a message quotes it."""
    return repr(text if len(text) <= 40 else text[:39] + "…") if text else "empty"
