"""A correction: what a person says about one row, in a form that outlives a new reading."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from lib.cells import clean_text
from lib.frames import digest
from lib.review.values import FIELDS, REQUIRED, TARGETS, CorrectionError, check_value, say_value, shorten, to_utc

ADDABLE = ("commitment", "mention", "topic")
VERBS = ("accept", "change", "reject", "add", "withdraw")
PLACES = ("text", "title", "lead", "teaser")

IDENTIFIER = re.compile(r"[0-9a-f]{12}")


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
