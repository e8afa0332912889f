"""A unit and the one who acts in it to records: kinds from its words or from what was spoken of."""

from __future__ import annotations

from lib.commitments.actors import NOBODY, is_group
from lib.commitments.clauses import Unit
from lib.commitments.demands import HOSTILE, OFTEN_AGAINST
from lib.commitments.discourse import Discourse, Found, Part
from lib.commitments.kinds import general_kind, in_text, unit_kinds
from lib.commitments.lexicon import Hit
from lib.commitments.roles import UKRAINE
from lib.commitments.stances import FOR, Verdict, decide_stance
from lib.sentences import Sentence, Tokens

_AGAINST_KYIV = HOSTILE


_STRONG = frozenset(
    (
        "undecided",
        "reluctant",
        "refuse",
        "signal",
        "not-signal",
        "not-refuse",
        "not-decided",
        "condition",
        "oppose",
        "threat",
        "not-given",
        "joined",
        "not-joined",
        "no-plans",
        "verb-form",
        "veto",
        "commit",
        "not-commit",
        "stop",
    )
)

_JOINING = frozenset(
    (
        "want",
        "future",
        "would",
        "could",
        "practice",
        "join",
        "joined",
        "commit",
        "undecided",
        "reluctant",
        "refuse",
        "signal",
        "oppose",
        "threat",
        "veto",
        "stop",
        "decide",
        "plan",
    )
)

_THINGS = frozenset(("weapons", "air_defence", "humanitarian"))


def _context_kinds(
    unit: Unit, verdict: Verdict, previous: tuple[str, ...], discourse: Discourse
) -> list[tuple[str, Hit | None]]:
    """Kinds for a unit whose own words name none: those of the words before it, else the matter of the text."""
    general = general_kind(unit)
    topic = (discourse.topic,) if discourse.topic else ()
    context = previous or discourse.matter or topic or discourse.kinds[:1]
    if general is not None:
        kind, hit = general
        if kind == "funding":
            return [(context[0] if context and context[0] in _THINGS else "funding", hit)]
        if kind == "aid":
            return [
                (context[0] if context and context[0] in ("humanitarian", "air_defence", "funding") else "weapons", hit)
            ]
        return [(k, hit) for k in context] or [("security_guarantee", hit)]
    if previous and verdict.rule in ("not-given", "verb-form"):
        return [] if _is_inserted(unit, verdict) else [(k, None) for k in previous]
    if previous and verdict.rule == "commit" and _goes_on(verdict.cues[0]) and not _is_inserted(unit, verdict):
        return [(k, None) for k in previous]
    if discourse.kinds and discourse.tokens is not None and _of_them(discourse.tokens, verdict):
        return [(k, None) for k in discourse.kinds[:1]]
    if (
        verdict.rule in ("verb-form", "not-given")
        and _gives_of_it(unit, verdict, discourse.tokens)
        and discourse.focused
    ):
        return [(k, None) for k in context]
    if verdict.rule not in _STRONG or not discourse.focused or not any(_joins(unit, hit) for hit in verdict.cues):
        return []
    if verdict.rule in ("commit", "stop") and not unit.has("also"):
        return []
    if verdict.cues[0].sign == "refuse" and _has_other_verb(unit, verdict.cues[0], discourse.tokens):
        return []
    return [(k, None) for k in context] or [("security_guarantee", None)]


_LONGER = ("prolong", "recondu", "renouvel", "doubl", "tripl", "étend", "pérennis")


def _goes_on(hit: Hit) -> bool:
    """ "..., which has trained 300 pilots, will be prolonged": what the verb speaks of stands before it."""
    return hit.pattern.table == "verb" and hit.pattern.words[0].startswith(_LONGER)


def _of_them(tokens: Tokens, verdict: Verdict) -> bool:
    """ "Berlin en livrera deux": what was spoken of last."""
    act = verdict.cues[0] if verdict.cues else None
    if act is None or act.sign not in ("give", "pay", "commit") or act.pattern.table != "verb":
        return False
    reach = 3 if act.value.startswith("participle") else 1
    return "en" in tokens.lows[max(act.first - reach, 0) : act.first]


def _gives_of_it(unit: Unit, verdict: Verdict, tokens: Tokens | None) -> bool:
    """Whether what is given stands in an earlier sentence ("finanziert zwei davon", "will sie liefern")."""
    act = verdict.cues[0]
    if act.sign not in ("give", "pay"):
        return False
    if any(act.first - 8 <= hit.first <= act.last + 4 for hit in unit.of("object")):
        return True
    return tokens is not None and any(
        tokens.lows[at].isdigit() and not tokens.words[at + 1][:1].isupper() and tokens.lows[at + 1] not in _OF_NUMBERS
        for at in range(act.first + 1, min(act.last + 1, unit.last - 1))
    )


_OF_NUMBERS = frozenset((".", ",", ":", "prozent", "bis", "und", "%"))


def _joins(unit: Unit, hit: Hit) -> bool:
    """Whether a cue makes sense without a thing ("takes part"), other than a practice that has one ("shares ...")."""
    if hit.sign == "practice" and hit.pattern.table == "verb":
        return any(other.first == hit.first for other in unit.of("join"))
    return hit.sign in _JOINING


def _is_inserted(unit: Unit, verdict: Verdict) -> bool:
    """Whether a clause only tells who said so (", a assuré le ministre", ", versicherte Rom")."""
    acts = max((hit.last for hit in verdict.cues), default=unit.last)
    return "," in unit.mark and not unit.kinds and bool(unit.subjects) and all(a.first >= acts for a in unit.subjects)


def _refuses_idea(unit: Unit, hit: Hit, tokens: Tokens) -> bool:
    """Whether the idea that is refused is of doing something else ("a écarté l'idée de dégarnir ses frontières")."""
    for at in range(hit.last + 1, min(hit.last + 5, unit.last - 1)):
        if tokens.lows[at] == "de" and tokens.lows[at + 1].endswith(("er", "ir", "re")):
            return not any(other.first == at + 1 for other in unit.predicates)
    return False


def _has_other_verb(unit: Unit, hit: Hit, tokens: Tokens | None) -> bool:
    """Whether a refusal has an infinitive that is no giving ("refuses to comment")."""
    if tokens is None or hit.last + 1 >= len(tokens):
        return False
    if tokens.lows[hit.last] in ("l", "le", "la", "toute", "tout"):
        return _refuses_idea(unit, hit, tokens)
    if tokens.lows[hit.last] not in ("to", "de", "d"):
        return False
    at = hit.last + (2 if tokens.lows[hit.last + 1] == "'" else 1)
    return not any(other.first in (at, at + 1) for other in unit.predicates)


def _adjust(country: str, kind: str, verdict: Verdict, own_kind: bool) -> Verdict | None:
    """What Moscow and its friends say against the help of others is opposition."""
    if country in _AGAINST_KYIV:
        if kind == "mediation" and not own_kind:
            return None
        if verdict.stance in ("refused", "opposed", "reluctant"):
            return Verdict("opposed", verdict.rule, verdict.cues)
        return verdict if kind == "mediation" and country != "RUS" else None
    if verdict.rule == "threat":
        return verdict if country in OFTEN_AGAINST else None
    if verdict.stance == "opposed" and verdict.rule == "oppose" and country not in OFTEN_AGAINST:
        if is_group(country) and not own_kind:
            return None
        return Verdict("refused", "oppose", verdict.cues)
    return verdict


def _is_copy(unit: Unit) -> bool:
    if any(did.first not in also.held for did in unit.of("did") for also in unit.of("also")):
        return False
    return unit.has("also") and not [
        hit for hit in unit.predicates if hit.sign not in ("commit", "deliver", "plan", "decide")
    ]


def _copy(unit: Unit, codes: tuple[str, ...], sentence: Sentence, records: list[Found]) -> list[Found]:
    """The records of the actor before, for one who does the same."""
    made: list[Found] = []
    negated = unit.has("neg") and not unit.has("condition")
    for code in codes:
        for record in records:
            if record.country != code and not record.optional:
                stance = "refused" if negated and record.stance in FOR else record.verdict.stance
                if stance == "delivered" and unit.of("want", "future"):
                    stance = "pledged"
                made.append(
                    Found(
                        code,
                        record.kind,
                        Verdict(stance, "same-as-before", tuple(unit.of("also")[:1])),
                        sentence,
                        True,
                        True,
                        None,
                        copied=True,
                        span=(unit.first, unit.last),
                    )
                )
    return made


def _speaks_for_itself(verdict: Verdict, acts: bool) -> bool:
    """Whether a stance is sure enough where the one who acts stands in an earlier sentence."""
    if verdict.rule in ("not-given", "undecided", "refuse", "no-plans", "not-decided", "stop", "reluctant"):
        return True
    phrase = bool(verdict.cues) and len(verdict.cues[0].pattern.words) > 1
    if verdict.rule == "signal":
        return acts or phrase
    return phrase or (bool(verdict.cues) and verdict.cues[0].pattern.table == "verb")


def _needs_own_kind(verdict: Verdict, codes: tuple[str, ...]) -> bool:
    """Whether a clause says too little alone: "has not signed", or a condemnation by those who side with Kyiv."""
    unsigned = verdict.rule == "not-commit" and verdict.cues[0].pattern.table == "verb"
    return unsigned or (verdict.rule == "oppose" and not OFTEN_AGAINST.intersection(codes))


_GIFTS = frozenset(("weapons", "air_defence", "humanitarian", "aid"))


def _is_for_another(unit: Unit, verdict: Verdict, tokens: Tokens) -> bool:
    """Whether what is given goes to a country that is not Ukraine ("will move a battery to Slovakia")."""
    if verdict.rule not in ("verb-form", "signal", "not-given") or not verdict.cues:
        return False
    act = verdict.cues[0]
    if act.sign not in ("give", "join", "signal") or any(UKRAINE in actor.codes for actor in unit.actors):
        return False
    if not any(hit.sign in _GIFTS for hit in unit.kinds) or any(hit.sign == "training" for hit in unit.kinds):
        return False
    return any(
        actor.first > act.first
        and actor.codes
        and not actor.open
        and not is_group(actor.codes[0])
        and tokens.lows[actor.first - 1] == "to"
        for actor in unit.actors
    )


def _records(part: Part, discourse: Discourse) -> tuple[list[Found], str]:
    unit = part.unit
    verdict = decide_stance(unit)
    if verdict is None:
        return [], "no words of a stance"
    if verdict.stance is None:
        return [], verdict.rule
    if discourse.tokens is not None and _is_for_another(unit, verdict, discourse.tokens):
        return [], "not about Ukraine"
    kinds = in_text(list(unit_kinds(unit)), unit, discourse.topic)
    own_kind = bool(kinds)
    kinds = kinds or _context_kinds(unit, verdict, part.previous, discourse)
    own_kind = own_kind or (
        verdict.rule == "verb-form" and any(hit is not None and hit.sign == "funding" for _, hit in kinds)
    )
    if not kinds or (not own_kind and kinds[0][1] is None and _needs_own_kind(verdict, part.codes)):
        return [], "no kind of support"
    if not part.own and not _speaks_for_itself(verdict, bool(unit.of("give", "pay", "practice", "join"))):
        return [], "no country that acts"
    made: list[Found] = []
    span = (unit.first, unit.last)
    for code in part.codes:
        for kind, hit in kinds:
            adjusted = None if code in (UKRAINE, NOBODY) else _adjust(code, kind, verdict, own_kind)
            if adjusted is not None:
                made.append(
                    Found(code, kind, adjusted, part.sentence, own_kind, part.own, hit, part.said_by, span=span)
                )
                made[-1].named = any(code in actor.codes for actor in unit.actors)
    return made, "" if made else "no country that acts"


_VERBAL = ("have", "be", "past", "future", "want", "could", "would", "must", "neg", "say")


def _gapped(part: Part, so_far: list[Found]) -> list[Found]:
    """Records where the verb of the clause before goes on ("... and Slovenia 28 tanks")."""
    unit = part.unit
    if not (unit.ellipsis and part.own and so_far) or unit.predicates or any(unit.has(sign) for sign in _VERBAL):
        return []
    verdict = so_far[-1].verdict
    made: list[Found] = []
    for code in part.codes:
        for kind, hit in unit_kinds(unit) or _kinds_before(unit, so_far):
            if code not in (UKRAINE, NOBODY):
                span = (unit.first, unit.last)
                made.append(Found(code, kind, verdict, part.sentence, True, True, hit, part.said_by, span=span))
    return made


def _kinds_before(unit: Unit, so_far: list[Found]) -> list[tuple[str, Hit]]:
    """What "its 47th package" means after another one's shells: the kinds that the last country gave."""
    general = general_kind(unit)
    if general is None or general[0] == "funding":
        return []
    return [(record.kind, general[1]) for record in so_far if record.country == so_far[-1].country]


def _is_gap(unit: Unit, so_far: list[Found]) -> bool:
    """Whether a unit is a mere name, of which the clause before is true as well, or not ("..., but not Rome")."""
    if not unit.ellipsis or unit.kinds or unit.predicates or not (so_far or unit.has("neg")):
        return False
    return unit.mark not in _BESIDE and not any(unit.has(sign) for sign in _FINITE)


_BESIDE = frozenset(("alongside", "like", "wie", "comme", "along", "together", "gemeinsam"))
"""Words after which a name is only company ("said on Monday alongside his guest")."""


_FINITE = ("have", "be", "past", "future", "want", "could", "would", "must", "did")

_DENYING = ("dementier", "den", "démen")


def _deny(part: Part, before: list[Found]) -> list[Found]:
    """Refusals in place of what was said of a country that now denies it ("Rome denied this")."""
    unit = part.unit
    denials = unit.of("denial") or [hit for hit in unit.of("refuse") if hit.pattern.words[0].startswith(_DENYING)]
    if not denials or unit.kinds or unit.has("rumour") or unit.of("give", "pay", "practice", "join"):
        return []
    made = []
    for record in before:
        if record.stance in FOR and record.country in part.codes:
            record.withdrawn = True
            verdict = Verdict("refused", "denied", (denials[0],))
            made.append(
                Found(record.country, record.kind, verdict, part.sentence, True, True, record.kind_hit, copied=True)
            )
    return made


def unit_records(part: Part, discourse: Discourse, so_far: list[Found]) -> tuple[list[Found], str]:
    """Records of a unit, read from its own words or copied from the actor before."""
    unit, codes = part.unit, part.codes
    denied = _deny(part, so_far or discourse.last_records)
    if denied:
        return denied, ""
    gap = _is_gap(unit, so_far)
    same = _is_copy(unit) or gap
    before = so_far or discourse.last_records
    if part.own and codes and NOBODY not in codes and same and not unit_kinds(unit):
        copied = _copy(unit, tuple(code for code in codes if code != UKRAINE), part.sentence, before)
        if copied:
            return copied, ""
    if not part.own and unit.has("also") and not unit.predicates:
        named = [code for actor in unit.actors if actor.role == "object" for code in actor.codes]
        objects = tuple(code for code in named if code not in (UKRAINE, NOBODY))
        if objects:
            return _copy(unit, objects, part.sentence, before), ""
    if not codes:
        return [], "no country that acts"
    gapped = _gapped(part, so_far)
    return (gapped, "") if gapped else _records(part, discourse)
