"""A sentence cut into units: one who acts, what is said of it, and of what kind.

A unit begins where a new predicate begins, with its own subject or with that
of the unit before. Infinitives and complements stay with their governor.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.commitments.actors import Actor
from lib.commitments.lexicon import Hit, Pattern, WordClasses
from lib.countries import split_cell
from lib.sentences import Tokens

PREDICATES = frozenset(
    split_cell(
        "give pay practice join joined receive commit deliver signal undecided reluctant refuse stop oppose threat veto demand praise plan decide mediate talk",
        " ",
    )
)
_ATTITUDES = frozenset(split_cell("commit signal undecided reluctant refuse oppose threat veto plan decide stop", " "))
_MARKS = frozenset(',;:–—()"“”«»„')
_OPEN_FORMS = ("infinitive", "zu", "gerund")


@dataclass(slots=True)
class Unit:
    """Tokens ``first..last`` of a sentence with the cues, kinds and actors among them."""

    first: int
    last: int
    mark: str = ""
    hits: list[Hit] = field(default_factory=list)
    kinds: list[Hit] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    reason: bool = False
    condition: bool = False
    setting: bool = False
    bounds: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    ellipsis: bool = False
    reported: bool = False
    denied: bool = False
    after_comma: set[int] = field(default_factory=set)
    by_sign: dict[str, list[Hit]] = field(default_factory=dict)
    indexed: list[Hit] | None = None
    counted: int = 0
    named: list[tuple[str, Hit]] | None = None

    def signs(self) -> dict[str, list[Hit]]:
        """The unit's cues by sign; made anew when there are other ones."""
        hits = self.hits
        if self.indexed is not hits or self.counted != len(hits):
            self.by_sign = {}
            for hit in hits:
                self.by_sign.setdefault(hit.pattern.sign, []).append(hit)
            self.indexed, self.counted = hits, len(hits)
        return self.by_sign

    def has(self, sign: str) -> bool:
        """Whether a cue of this sign stands in the unit."""
        return sign in self.signs()

    def of(self, *signs: str) -> list[Hit]:
        """The unit's cues of these signs, in order."""
        known = self.signs()
        if len(signs) == 1:
            return known.get(signs[0], [])
        present = [sign for sign in signs if sign in known]
        if len(present) < 2:
            return known[present[0]] if present else []
        return [hit for hit in self.hits if hit.pattern.sign in present]

    @property
    def predicates(self) -> list[Hit]:
        return [hit for hit in self.hits if hit.pattern.sign in PREDICATES]

    @property
    def subjects(self) -> list[Actor]:
        return [actor for actor in self.actors if actor.role in ("subject", "agent")]

    def take(self, other: Unit) -> None:
        """Append the unit that follows."""
        if any(mark in _MARKS for mark in other.mark):
            self.bounds.append(other.first)
        self.bounds += other.bounds
        self.inner += other.inner
        self.after_comma |= other.after_comma
        self.last = other.last
        self.hits += other.hits
        self.kinds += other.kinds
        self.actors += other.actors


def _cut_points(
    tokens: Tokens, first: int, last: int, hits: list[Hit], actors: list[Actor], classes: WordClasses
) -> list[int]:
    spans = [(hit.first, hit.last) for hit in hits if hit.last - hit.first > 1 and hit.pattern.table != "kind"]
    spans += [(actor.first, actor.last) for actor in actors if actor.last - actor.first > 1]
    contrast = {hit.first for hit in hits if hit.sign in ("contrast", "reason", "setting", "condition")}
    inner = {at for start, end in spans for at in range(start + 1, end)}
    inner |= {hit.first for hit in hits if hit.sign == "contrast" and _is_late(tokens, first, hit.first, inner)}
    return [
        at
        for at in range(first, last)
        if at not in inner
        and (tokens.lows[at] in _MARKS or tokens.lows[at] in classes.joins or at in contrast)
        and not _is_in_number(tokens, at)
    ]


def _is_in_number(tokens: Tokens, at: int) -> bool:
    """Whether a mark stands between the digits of one number ("85,000")."""
    return (
        0 < at < len(tokens) - 1
        and tokens.words[at - 1].isdigit()
        and tokens.words[at + 1].isdigit()
        and tokens.ends[at - 1] == tokens.starts[at]
        and tokens.ends[at] == tokens.starts[at + 1]
    )


_LATE = frozenset(
    split_cell(
        "aber jedoch hingegen dagegen allerdings indes indessen dafür doch however though instead meanwhile toutefois cependant "
        "pourtant",
        " ",
    )
)


_ADVERBS = frozenset(("en", "au", "par", "à", "néanmoins", "toutefois", "cependant", "pourtant"))
"""First words of French adverbs of contrast, which may stand between auxiliary and participle ("a en revanche promis")."""


def _is_late(tokens: Tokens, first: int, at: int, inner: set[int]) -> bool:
    """Whether a contrasting word stands inside its clause (", will aber ...", ", Rom dagegen ..."), not before it."""
    if tokens.lows[at] in _ADVERBS and at > first:
        return tokens.lows[at - 1] not in _MARKS
    return (
        tokens.lows[at] in _LATE
        and any(tokens.lows[before] in _MARKS and before not in inner for before in range(max(first, at - 6), at - 1))
        and tokens.lows[at - 1] not in _MARKS
    )


def cut(
    tokens: Tokens,
    first: int,
    last: int,
    hits: list[Hit],
    actors: list[Actor],
    classes: WordClasses,
    front: frozenset[str],
) -> list[Unit]:
    """The smallest pieces of a sentence, between marks and conjunctions."""
    pieces: list[Unit] = [Unit(first, first)]
    for at in _cut_points(tokens, first, last, hits, actors, classes):
        if at == first:
            pieces[-1].mark = tokens.lows[at]
        elif pieces[-1].first < at or pieces[-1].mark == "":
            pieces[-1].last = at
            pieces.append(Unit(at, at, tokens.lows[at]))
        else:
            pieces[-1].mark += tokens.lows[at]
    pieces[-1].last = last
    index = 0
    for hit in hits:
        while index + 1 < len(pieces) and pieces[index + 1].first <= hit.first:
            index += 1
        home = pieces[index]
        (home.kinds if hit.pattern.table == "kind" else home.hits).append(hit)
        home.reason = home.reason or (hit.sign == "reason" and hit.first - home.first <= 1)
    for piece in pieces:
        lead = next((hit for hit in piece.hits if hit.sign == "condition"), None)
        piece.condition = lead is not None and lead.first - piece.first <= 2 and len(pieces) > 1
        opens = [
            hit for hit in piece.hits if hit.sign in ("must", "past") and hit.first in (piece.first, piece.first + 1)
        ]
        if opens and len(pieces) > 1 and tokens.lows[opens[0].first] in front and piece is pieces[0]:
            piece.condition = True
            opens[0].pattern = Pattern(opens[0].pattern.words, "condition")
        piece.after_comma = {piece.first + 1} if piece.mark == "," else set()
        piece.setting = (
            any(hit.sign == "setting" and hit.first - piece.first <= 1 for hit in piece.hits) and len(pieces) > 1
        )
    for at in range(first, last):
        if tokens.lows[at] in classes.relative and tokens.lows[at] not in classes.article:
            next(piece for piece in reversed(pieces) if piece.first <= at).inner.append(at)
    for actor in actors:
        home = next((piece for piece in reversed(pieces) if piece.first <= actor.first), pieces[0])
        home.actors.append(actor)
    return pieces


def _is_open(piece: Unit) -> bool:
    """Whether all predicates of a piece are infinitives, which need a governor."""
    if any(hit.sign in ("could", "future", "want", "have", "would", "must") for hit in piece.hits):
        return False
    if any(hit.sign == "already" and hit.pattern.words[0].startswith("continue") for hit in piece.hits):
        return False
    return all(
        hit.pattern.table == "verb"
        and hit.value.split()[0] in _OPEN_FORMS
        and hit.sign in ("give", "pay", "practice", "join")
        for hit in piece.predicates
    )


def _closed_subject(piece: Unit) -> bool:
    return any(not actor.open for actor in piece.subjects)


def _is_fronted(current: Unit) -> bool:
    """ "Soldaten zu entsenden, ...": an infinitive before the verb that governs it."""
    acts = current.predicates
    return bool(acts) and not current.subjects and current.mark == "" and _is_open(current)


def _begins_unit(current: Unit, piece: Unit) -> bool:
    if piece.reason:
        return True
    if current.reason:
        return bool(piece.predicates) and piece.mark not in (",",)
    if not current.predicates:
        return bool(piece.predicates) and any(m in piece.mark for m in ";:«") and _closed_subject(piece)
    if _is_fronted(current) and any(hit.sign in _ATTITUDES for hit in piece.predicates) and "," in piece.mark:
        return False
    if piece.has("whether") and current.of("undecided", "talk"):
        return False
    contrast = piece.has("contrast")
    if contrast and piece.kinds and not piece.predicates and piece.of("proviso") and current.kinds:
        return True
    if (
        contrast
        and piece.kinds
        and not piece.predicates
        and any(piece.has(sign) for sign in ("could", "future", "want"))
    ):
        return True
    if piece.subjects:
        if piece.predicates:
            if _is_open(piece) and all("UKR" in actor.codes for actor in piece.subjects):
                return False
            waits = not current.kinds and any(hit.sign in _ATTITUDES for hit in current.predicates)
            return _closed_subject(piece) or not waits or contrast
        if piece.has("say"):
            return piece.has("neg") and _closed_subject(piece)
        return _closed_subject(piece) and (piece.last - piece.first <= 9 or piece.has("also") or contrast)
    if piece.predicates:
        waits = (
            not current.kinds
            and not contrast
            and any(m in ",:" for m in piece.mark)
            and any(hit.sign in _ATTITUDES for hit in current.predicates)
        )
        return (not _is_open(piece) and not waits) or _turns_to(current, piece)
    if _turns_to(current, piece):
        return True
    return bool(piece.kinds) and piece.has("neg") and (contrast or piece.mark in (",", "and", "und", "et"))


_GOES_ON = ("give", "pay", "practice", "join", "future", "want", "could", "would", "have")


def _turns_to(current: Unit, piece: Unit) -> bool:
    """ "... will not send soldiers but open its ports": what follows is not negated, the verb before goes on."""
    return (
        piece.has("contrast")
        and bool(piece.kinds)
        and current.has("neg")
        and not piece.has("neg")
        and not piece.subjects
        and bool(current.of("give", "pay", "practice", "join"))
    )


_ADDS = ("and", "und", "et")


def _adds_act(current: Unit, piece: Unit) -> bool:
    """ "... accepts to send tanks and to train pilots": a second infinitive with a thing of its own."""
    return (
        piece.mark in _ADDS
        and bool(piece.predicates)
        and bool(piece.kinds)
        and bool(current.kinds)
        and not piece.subjects
        and _is_open(piece)
        and any(hit.sign in _ATTITUDES or hit.sign in _GOES_ON[4:8] for hit in current.hits)
        and not {hit.sign for hit in piece.kinds} & {hit.sign for hit in current.kinds}
    )


def _governors(unit: Unit) -> list[Hit]:
    """The cues of a unit on which a second infinitive hangs, too."""
    return [hit for hit in unit.hits if hit.sign in _ATTITUDES or hit.sign in (*_GOES_ON[4:8], "neg")]


def find_units(pieces: list[Unit]) -> list[Unit]:
    """Pieces joined to units."""
    units: list[Unit] = []
    waiting: list[Hit] = []
    for piece in pieces:
        if piece.setting and (units or piece is not pieces[-1]):
            continue
        if piece.condition:
            lead = [hit for hit in piece.hits if hit.sign == "condition"][:1]
            if units:
                units[-1].hits += lead
                units[-1].last = piece.last
            else:
                waiting = lead
            continue
        if not units and waiting:
            piece.hits += waiting
        if units and _adds_act(units[-1], piece):
            piece.hits = [*_governors(units[-1]), *piece.hits]
            units.append(piece)
        elif units and not _begins_unit(units[-1], piece):
            units[-1].take(piece)
        else:
            if units and _turns_to(units[-1], piece):
                modals = [hit for hit in units[-1].of(*_GOES_ON) if hit.sign not in ("give", "pay", "practice", "join")]
                piece.hits += modals if piece.predicates else units[-1].of(*_GOES_ON)
            piece.ellipsis = bool(units) and not piece.predicates
            units.append(piece)
    return units or pieces[:1]


def same_piece(unit: Unit, hit: Hit, other: Hit) -> bool:
    """Whether two cues of a unit stand between the same marks."""
    low, high = sorted((hit.last - 1, other.first)) if hit.first < other.first else sorted((other.last - 1, hit.first))
    return not any(low < bound <= high for bound in unit.bounds)
