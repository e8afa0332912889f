"""Which corrections stand, which are overruled, and how two sets become one.

Corrections are only ever added. A later one lists in `replaces` what it
overrules, so that joining two files is joining two sets: the order does
not matter, and joining twice changes nothing.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lib.review.corrections import COLUMNS, Correction, Subject

THERE = ""
"""The claim that a row is there at all, beside the claims about its fields."""


def claims(correction: Correction) -> dict[str, str]:
    """What a correction says: field -> value, and under `THERE` whether the row is there."""
    if correction.verb == "withdraw":
        return {}
    if correction.target == "date":
        return {correction.field: correction.new}
    if correction.verb == "reject":
        return {THERE: "no"}
    return {THERE: "yes", correction.field: correction.new}


def contradict(one: Correction, other: Correction) -> bool:
    """Do two corrections of one row say different things of the same field?"""
    said = claims(other)
    return any(said.get(field, value) != value for field, value in claims(one).items())


def standing(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that stand, in file order.

    Left out are those that another one replaces, those withdrawn, and a
    person's earlier word where the same person said something else later.

    Parameters
    ----------
    corrections
        All of one library; those of one row share target and key.
    """
    groups = group_corrections(drop_replaced(corrections))
    return merge_corrections(*(last_words(group) for group in groups.values()))


def drop_withdrawn(corrections: Iterable[Correction]) -> list[Correction]:
    """Without those withdrawn and the withdrawals, in file order."""
    everything = merge_corrections(corrections)
    withdrawn = {name for c in everything if c.verb == "withdraw" for name in c.replaces}
    return [c for c in everything if c.verb != "withdraw" and c.correction_id not in withdrawn]


def drop_replaced(corrections: Iterable[Correction]) -> list[Correction]:
    """Without those withdrawn or replaced by another one, in file order."""
    kept = drop_withdrawn(corrections)
    replaced = {name for c in kept for name in c.replaces}
    return [c for c in kept if c.correction_id not in replaced]


def last_words(group: Sequence[Correction]) -> list[Correction]:
    """The corrections of one row, without what the same person took back by saying something else later."""
    return [c for c in group if not has_second_thoughts(c, group)]


def has_second_thoughts(correction: Correction, group: Iterable[Correction]) -> bool:
    """Did the same person say something else of the same row later?"""
    return any(other.who == correction.who and other.made_at > correction.made_at and contradict(correction, other)
               for other in group)


def group_corrections(corrections: Iterable[Correction]) -> dict[tuple[str, str], list[Correction]]:
    """(target, key) -> its corrections, in the order given."""
    groups: dict[tuple[str, str], list[Correction]] = {}
    for correction in corrections:
        groups.setdefault((correction.target, correction.key), []).append(correction)
    return groups


def overrule(correction: Correction, seen: Iterable[Correction]) -> Correction:
    """The correction, replacing those standing ones of its row that say something else.

    Parameters
    ----------
    seen
        The corrections that the reviewer had before them.
    """
    row = [c for c in standing(seen) if (c.target, c.key) == (correction.target, correction.key)]
    names = {c.correction_id for c in row if contradict(c, correction)} | set(correction.replaces)
    return replace(correction, replaces=tuple(names))


# ---------------------------------------------------------------------- joining
def merge_corrections(*files: Iterable[Correction]) -> list[Correction]:
    """Join sets of corrections: each once, in file order.

    The result is the same whatever the order of the sets and however often
    one of them is joined. Contradictions stay in; `apply_corrections` shows
    them.
    """
    return sorted({correction for file in files for correction in file}, key=file_order)


def file_order(correction: Correction) -> tuple[str, ...]:
    """By page, then row, then time: lines of one row stay together when files are compared."""
    row = (correction.page_id, correction.target, correction.teaser_id, correction.key)
    return (*row, correction.made_at.isoformat(), *(repr(getattr(correction, name)) for name in COLUMNS))


# ------------------------------------------------------------------------- undo
@dataclass(frozen=True, slots=True)
class History:
    """The corrections of a session as a stack, on top of those that were there.

    Every method gives a new history.
    """

    before: tuple[Correction, ...] = ()
    done: tuple[Correction, ...] = ()
    undone: tuple[Correction, ...] = ()

    @property
    def corrections(self) -> list[Correction]:
        """All that stand in the file, in file order."""
        return merge_corrections(self.before, self.done)

    def record(self, correction: Correction) -> History:
        """One more on the stack; it overrules what contradicts it, and nothing can be redone after it."""
        return History(self.before, (*self.done, overrule(correction, self.corrections)), ())

    def undo(self) -> History:
        """Without the last one; the same history where there is none."""
        return History(self.before, self.done[:-1], (*self.undone, *self.done[-1:]))

    def redo(self) -> History:
        """With the one that was undone last; the same history where there is none."""
        return History(self.before, (*self.done, *self.undone[-1:]), self.undone[:-1])


def covers(correction: Correction, subject: Subject) -> bool:
    """Does a correction speak of this subject?"""
    return (correction.target, correction.key) == (subject.target, subject.key)


def reviewed_keys(corrections: Iterable[Correction]) -> Mapping[str, frozenset[str]]:
    """Target -> keys of rows with a standing correction; what was only added is not among them."""
    keys: dict[str, set[str]] = {}
    for correction in standing(corrections):
        if correction.verb != "add":
            keys.setdefault(correction.target, set()).add(correction.key)
    return {target: frozenset(found) for target, found in keys.items()}
