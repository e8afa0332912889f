"""From what people say about one row to what holds of it, and what is in dispute."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lib.review.corrections import Correction, Subject
from lib.review.standing import THERE, claims

PEOPLE, MACHINE, GONE, MOVED = "people", "machine", "gone", "words"
"""Why a correction is not applied: people say different things; the machine reads another value than the
one corrected; the machine has no such row any more; the words of an added row are not where they were."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction that is not applied, and why."""

    reason: str
    correction: Correction
    field: str
    machine: str | None


@dataclass(slots=True)
class Verdict:
    """What holds of a row.

    Attributes
    ----------
    word
        "accepted", "changed", "added", "rejected"; None where nothing is settled.
    values
        Field -> the value that people give or confirm.
    said
        The corrections that were followed.
    """

    word: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    said: list[Correction] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def settle(group: Sequence[Correction], subject: Subject | None) -> Verdict:
    """What holds of one row.

    Where people say different things, the machine's value stands. A value
    that was given against one which the machine no longer reads is not
    applied, unless it is what the machine reads now.

    Parameters
    ----------
    group
        The standing corrections of the row.
    subject
        The row as the machine reads it, None where it has none.
    """
    there = {claims(c).get(THERE) for c in group} - {None}
    if len(there) > 1:
        return Verdict(conflicts=[Conflict(PEOPLE, c, THERE, None) for c in group])
    if there == {"no"}:
        return Verdict("rejected" if subject else None, said=list(group))
    verdict = Verdict()
    for name in dict.fromkeys(c.field for c in group):
        settle_field(name, [c for c in group if c.field == name], subject, verdict)
    if verdict.said:
        verdict.word = name_verdict(verdict.values, subject)
    return verdict


def settle_field(name: str, group: Sequence[Correction], subject: Subject | None, verdict: Verdict) -> None:
    """Add to the verdict what holds of one field."""
    machine = None if subject is None else subject.machine.get(name, "")
    said = {c.new for c in group}
    if len(said) > 1:
        verdict.conflicts += [Conflict(PEOPLE, c, name, machine) for c in group]
        return
    [value] = said
    stale = [c for c in group if machine is not None and machine not in (c.old, value)]
    verdict.conflicts += [Conflict(MACHINE, c, name, machine) for c in stale]
    if len(stale) < len(group):
        verdict.values[name] = value
        verdict.said += [c for c in group if c not in stale]


def name_verdict(values: Mapping[str, str], subject: Subject | None) -> str:
    """The word for a row whose values were settled."""
    if subject is None:
        return "added"
    return "changed" if any(subject.machine.get(name, "") != value for name, value in values.items()) else "accepted"
