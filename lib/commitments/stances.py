"""A unit's cues to one of the eight stances.

A governor ("refuses to", "is ready to", "has not decided") says the stance;
without one, the form of the verb says it: what was given is delivered, what
will be given is pledged, what could be given is signalled.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.commitments.clauses import Unit, same_piece
from lib.commitments.demands import HOSTILE, OFTEN_AGAINST, forbidden_by, is_hostile, is_passive
from lib.commitments.lexicon import Hit
from lib.commitments.tenses import auxiliaries, follows, form_of, form_stance, weight_of
from lib.countries import split_cell

FOR = frozenset(("delivered", "pledged", "signalled", "conditional"))


@dataclass(slots=True, frozen=True)
class Verdict:
    """A stance, the rule that found it and the cues it rests on; no stance when a rule forbids one."""

    stance: str | None
    rule: str
    cues: tuple[Hit, ...] = ()


_GOVERNORS: tuple[tuple[str, str, str | None], ...] = (
    ("threat", "opposed", None),
    ("veto", "opposed", None),
    ("oppose", "opposed", None),
    ("undecided", "undecided", "undecided"),
    ("reluctant", "reluctant", "signalled"),
    ("refuse", "refused", "signalled"),
    ("stop", "refused", "pledged"),
    ("signal", "signalled", "refused"),
    ("joined", "pledged", "refused"),
    ("commit", "pledged", "undecided"),
)
"""Sign, stance, stance when negated; the first sign present decides."""


def _negated(unit: Unit) -> list[Hit]:
    held = {at for hit in unit.hits if hit.sign != "neg" and len(hit.held) > 1 for at in hit.held}
    return [hit for hit in unit.of("neg") if held.isdisjoint(hit.held)]


def _reaches(unit: Unit, neg: Hit, act: Hit) -> bool:
    """Whether a negation reaches a verb: between the same marks, or from a list before it ("keine Panzer, Haubitzen ...")."""
    if any(min(neg.first, act.first) < at <= max(neg.first, act.first) for at in unit.inner):
        return False
    if same_piece(unit, act, neg):
        return True
    if act.first < neg.first and sum(act.first < bound <= neg.first for bound in unit.bounds) == 2:
        return all(other.first == act.first for other in unit.predicates)
    if neg.last in unit.bounds:
        return False
    between = sum(neg.first < bound <= act.first for bound in unit.bounds)
    return (
        neg.first < act.first
        and between <= 2
        and not any(
            hit.sign in ("have", "be", "future") and hit.first in (neg.first - 1, neg.first - 2) for hit in unit.hits
        )
    )


def _turns(unit: Unit, neg: Hit, hit: Hit) -> bool:
    """Whether a negation turns a governor around; a cue that is negative by its own words ("no plans") stays."""
    if (
        hit.sign == "commit"
        and neg.first > hit.last
        and any(act.first > neg.first for act in unit.of("give", "pay", "practice", "join"))
    ):
        return False
    if hit.pattern.table == "verb":
        return True
    if any(word in _NEGATIVE for word in hit.pattern.words):
        return False
    return neg.first < hit.last and hit.first - neg.first <= 6


_POUVOIR = frozenset(("pourrait", "pourraient", "pourra", "pourront", "peut", "peuvent"))


_NEGATIVE = frozenset(
    split_cell(
        "nicht kein keine keinen keinerlei nichts nie niemals not no none never nothing nor t pas aucun aucune ne n rien plus non "
        "niet nein nee njet",
        " ",
    )
)


def _denied(unit: Unit) -> Verdict | None:
    """ "Reports that Rome would send soldiers are false": whatever is reported, the answer is no."""
    if unit.denied and unit.of("give", "pay", "practice", "join", "signal", "commit"):
        return Verdict("refused", "denied", tuple(unit.of("give", "pay", "practice", "join", "signal", "commit")[:1]))
    rumours, denials = unit.of("rumour"), unit.of("denial", "refuse", "oppose")
    if rumours and denials and (unit.kinds or unit.of("give", "pay", "practice", "join")):
        return Verdict("refused", "denied", (denials[0], rumours[0]))
    return None


_ENDING = frozenset(split_cell("ended ends stopped stops halted halts paused pauses ceased ceases", " "))


def _just_ends(unit: Unit, hit: Hit) -> bool:
    """ "The conference in Berlin has ended", "he stopped in Warsaw": nothing is stopped."""
    if hit.pattern.table != "verb" or len(hit.pattern.words) > 1 or hit.pattern.words[0] not in _ENDING:
        return False
    passive = any(0 < hit.first - other.first <= 3 for other in unit.hits if other.pattern.words[-1] in _BEEN)
    return not passive and not any(kind.first > hit.first for kind in unit.kinds) and bool(unit.kinds)


_NEAR = 6
"""Words between a decision and the negation that says it is not taken."""


def _is_offered(unit: Unit, hit: Hit) -> bool:
    """ "Slovakia has been offered helicopters": an offer to the one who is named."""
    passive = any(0 < hit.first - other.first <= 3 for other in unit.hits if other.pattern.words[-1] in _BEEN)
    return passive and any(
        actor.role == "subject" and actor.first < hit.first and hit.first - actor.last <= 4 for actor in unit.actors
    )


_BEEN = frozenset(("been", "was", "were", "is", "are"))


def _asks_whether(unit: Unit, hit: Hit) -> bool:
    """ "Whether Paris will follow is open": what stands after *whether* is a question."""
    return any(0 < hit.first - whether.first <= _ASKED for whether in unit.of("whether"))


_ASKED = 8
"""Words after *whether* in which what is asked begins."""


def _in_order(one: Hit, other: Hit) -> tuple[Hit, Hit]:
    return (one, other) if one.first <= other.first else (other, one)


def _denies_a_kind(unit: Unit, neg: Hit) -> bool:
    """ "Keine US-Soldaten": a negation right before what is spoken of."""
    return (
        neg.pattern.words[0].startswith("kein")
        and bool(unit.of("would", "future"))
        and any(0 < kind.first - neg.first <= 3 for kind in unit.kinds)
    )


def _is_act(unit: Unit, hit: Hit) -> bool:
    """Whether a commitment that is denied is a refusal ("gibt nicht frei"), and no promise that is not given yet."""
    if hit.pattern.table == "cue":
        return bool(auxiliaries(unit, hit) & {"future", "want"})
    return hit.value.endswith(" act") and not unit.has("already") and not unit.has("yet")


_RESUMES = ("poursui", "continu", "repren", "repri", "reparti")


def _is_beside(unit: Unit, hit: Hit) -> bool:
    """ "Les livraisons, suspendues en mars, ont repris": a participle between commas, and then they go on."""
    bare = hit.value.startswith("participle") and any(bound < hit.first <= bound + 4 for bound in unit.bounds)
    return bare and any(other.first > hit.last and other.pattern.words[0].startswith(_RESUMES) for other in unit.hits)


def _is_attribute(unit: Unit, hit: Hit) -> bool:
    """ "A livré 39 des 50 blindés promis": a participle that says which ones, after what was done with them."""
    if not hit.pattern.words[0].startswith("promis") or len(hit.held) > 1:
        return False
    if any(0 < hit.first - other.last <= 3 for other in unit.of("have", "be", "past")):
        return False
    return any(act.first < hit.first and act.value.startswith("participle") for act in unit.of("give", "pay", "practice"))


def _committed(unit: Unit, hit: Hit) -> Verdict | None:
    """The stance of a pledge that tells of something given, or that only could be; nothing for a plain one."""
    given = [
        act
        for act in unit.of("give", "pay", "practice", "join")
        if act.value.startswith("participle") and any(follows(unit, hit, have, act) for have in unit.of("have"))
    ]
    if given and given[0].first > hit.first + 2:
        return Verdict("delivered", "confirmed-delivery", (hit, given[0]))
    could = [other for other in unit.of("could") if other.pattern.words[0] in _POUVOIR and other.first < hit.first]
    if could and same_piece(unit, could[0], hit) and not unit.reported:
        return Verdict("signalled", "would-commit", (hit,))
    if unit.has("would") and not unit.has("have") and not unit.reported:
        return Verdict("signalled", "would-commit", (hit,))
    return None


def _governed(unit: Unit, negations: list[Hit]) -> Verdict | None:
    known = unit.signs()
    for sign, stance, negated in _GOVERNORS:
        hits = known.get(sign)
        if not hits or (sign == "threat" and not is_hostile(unit)):
            continue
        if sign == "stop" and _just_ends(unit, hits[0]):
            return Verdict(None, "no words of a stance")
        if (sign == "stop" and _is_beside(unit, hits[0])) or (sign == "commit" and _is_attribute(unit, hits[0])):
            continue
        if sign == "signal" and hits[0].pattern.table == "verb" and _is_offered(unit, hits[0]):
            return Verdict(None, "no words of a stance")
        if sign in ("joined", "commit", "signal") and _asks_whether(unit, hits[0]):
            return Verdict("undecided", "undecided", tuple(unit.of("whether")[:1]))
        near = next((neg for neg in negations if same_piece(unit, hits[0], neg) and _turns(unit, neg, hits[0])), None)
        if sign == "reluctant" and "refuse" in known and not same_piece(unit, *_in_order(hits[0], known["refuse"][0])):
            continue
        if sign == "undecided" and near is not None and near.first < hits[0].first <= near.first + 2:
            continue
        if near is not None and sign not in ("undecided",):
            if negated is None:
                continue
            if sign == "commit" and _is_act(unit, hits[0]):
                negated = "refused"
            if sign == "commit" and near.first > hits[0].last and unit.of("future", "would"):
                negated = "refused"
            return Verdict(negated, f"not-{sign}", (hits[0], near))
        acts = unit.of("give", "pay", "practice", "join") if negations and sign in ("commit", "signal") else []
        given = [neg for neg in negations if any(_reaches(unit, neg, act) for act in acts)]
        if given or (negations and sign in ("commit", "signal") and _denies_a_kind(unit, negations[0])):
            return Verdict("refused", "not-given", (hits[0], (given or negations)[0]))
        told = _committed(unit, hits[0]) if sign == "commit" else None
        if told is not None:
            return told
        return Verdict(stance, sign, tuple(hits[:2]))
    talks = [hit for hit in unit.of("talk") if not _is_over(unit, hit)]
    if talks and any(kind.sign == "mediation" for kind in unit.kinds):
        return None
    if talks and unit.kinds and not negations:
        return Verdict("undecided", "undecided", (talks[0],))
    if unit.has("whether") and unit.of("give", "pay", "practice", "join"):
        return Verdict("undecided", "undecided", tuple(unit.of("whether")[:1]))
    plans = [hit for hit in unit.of("plan") if hit.pattern.table == "verb" and not is_passive(unit, hit)]
    if plans and not negations and unit.kinds and not unit.of("give", "pay", "practice", "join"):
        return Verdict("pledged", "commit", (plans[0],))
    if negations and unit.has("decide") and abs(negations[0].first - unit.of("decide")[0].first) <= _NEAR:
        return Verdict("undecided", "not-decided", (unit.of("decide")[0], negations[0]))
    if negations and unit.has("plan"):
        return Verdict("refused", "no-plans", (unit.of("plan")[0], negations[0]))
    return None


def _is_over(unit: Unit, hit: Hit) -> bool:
    """Whether a debate is only told of ("haben beraten"); one that goes on leaves the matter open."""
    return form_of(unit, hit) in ("past", "participle", "imperfect") and not unit.has("already")


_SHORT = 9
"""Words of a clause that only denies ("Poland says it will not")."""


_WISHES = ("want", "veu", "voul", "voud")
"""Beginnings of verbs after which a thing may stand ("wants a guarantee"); "plans", "will" and "soll" ask for a verb."""


def _is_wish(modal: Hit) -> bool:
    return modal.sign == "want" and modal.pattern.words[0].startswith(_WISHES)


def _acted(unit: Unit, negations: list[Hit]) -> Verdict | None:
    acts = unit.of("practice", "give", "pay", "join", "receive")
    if acts:
        best = max(acts, key=lambda hit: weight_of(unit, hit))
        if any(neg.first < at <= best.first for neg in negations for at in unit.inner if same_piece(unit, neg, best)):
            return Verdict(None, "no words of a stance")
        negations = [neg for neg in negations if _reaches(unit, neg, best)]
        if negations and not unit.kinds and unit.has("already") and form_of(unit, best) == "participle":
            return Verdict(None, "nothing given so far")
        if negations:
            return Verdict("refused", "not-given", (best, negations[0]))
        return Verdict(form_stance(unit, best), "verb-form", (best,))
    if unit.has("deliver"):
        to_come = unit.of("future", "want") and not unit.has("have")
        return Verdict(
            None if negations else "pledged" if to_come else "delivered", "delivery", (unit.of("deliver")[0],)
        )
    if unit.has("mediate"):
        return Verdict("refused" if negations else "signalled", "mediation", (unit.of("mediate")[0],))
    if unit.has("decide") and not negations and unit.kinds:
        return Verdict("pledged", "decided", (unit.of("decide")[0],))
    closed = any(not actor.open for actor in unit.subjects)
    if unit.kinds and closed and (unit.has("want") or unit.has("future") or unit.has("could")):
        modal = unit.of("want", "future", "could")[0]
        if _is_wish(modal) and not any(hit.first > modal.first and hit.pattern.table == "verb" for hit in unit.hits):
            return Verdict(None, "demand")
        if any(hit.value.startswith("infinitive") for hit in unit.of("say")):
            return Verdict(None, "no comment")
        if negations:
            return Verdict("refused", "not-wanted", (modal, negations[0]))
        return Verdict("signalled" if modal.sign == "could" else "pledged", "modal", (modal,))
    modals = unit.of("want", "future", "would", "could")
    if negations and modals and closed and not unit.kinds and unit.last - unit.first <= _SHORT:
        return Verdict("refused", "not-given", (modals[0], negations[0]))
    if (
        unit.has("proviso")
        and unit.kinds
        and (unit.ellipsis or any(actor.role in ("owner", "subject") for actor in unit.actors))
    ):
        return Verdict("conditional", "condition", tuple(unit.of("proviso")[:1]))
    if unit.ellipsis and negations and unit.kinds:
        return Verdict("refused", "negated-rest", (negations[0],))
    return _guessed(unit, negations)


def _guessed(unit: Unit, negations: list[Hit]) -> Verdict | None:
    """The stance of a verb that no table knows: only its auxiliaries speak."""
    specific = [hit for hit in unit.kinds if hit.pattern.rank in (2, 3)]
    closed = any(not actor.open and (actor.role in ("subject", "agent", "owner")) for actor in unit.actors)
    if not specific or not closed or unit.has("be") or unit.has("say") or unit.has("demand") or unit.has("praise"):
        return None
    if negations:
        return Verdict("refused", "unknown-verb", (negations[0],))
    done = any(
        hit.sign == "did" and not any(kind.first <= hit.last <= kind.last for kind in unit.kinds) for hit in unit.hits
    )
    if done or unit.has("have") or unit.has("past") or unit.has("already"):
        return Verdict("delivered", "unknown-verb", ())
    return Verdict("pledged", "unknown-verb", ())


_UNLESS = frozenset(("not-given", "refuse", "not-commit", "not-wanted", "not-joined"))


def _is_exception(condition: Hit) -> bool:
    """ "Unless Washington joins in, Sweden will send none": a refusal that hangs on a condition."""
    if condition.pattern.words[0] in ("as", "so", "tant", "aussi", "solange", "if", "wenn", "falls", "si"):
        return False
    return len(condition.held) > 1 or condition.pattern.words[0] in ("unless", "except", "sauf")


def decide_stance(unit: Unit) -> Verdict | None:
    """The stance of a unit; nothing when it has no predicate at all."""
    forbidden = forbidden_by(unit)
    if forbidden is not None:
        return Verdict(None, forbidden)
    negations = _negated(unit)
    verdict = _denied(unit) or _governed(unit, negations) or _acted(unit, negations)
    if verdict is None or verdict.stance is None:
        return verdict
    if unit.has("reexport"):
        return Verdict("opposed", verdict.rule, verdict.cues) if verdict.stance in ("refused", "opposed") else None
    conditions = unit.of("condition", "proviso")
    if verdict.rule == "undecided" and verdict.cues[0].sign == "whether" and unit.has("proviso"):
        return Verdict("conditional", "condition", (conditions[0], *verdict.cues))
    if (
        conditions
        and (
            verdict.stance in FOR
            or (verdict.rule in _UNLESS and _is_exception(conditions[0]))
            or (verdict.rule == "refuse" and conditions[0].pattern.words[0] == "sans")
        )
        and verdict.stance != "delivered"
    ):
        return Verdict("conditional", "condition", (conditions[0], *verdict.cues))
    return verdict


__all__ = ["FOR", "HOSTILE", "OFTEN_AGAINST", "Verdict", "decide_stance"]
