"""A unit's cues to one of the eight stances.

A governor ("refuses to", "is ready to", "has not decided") says the stance;
without one, the form of the verb says it: what was given is delivered, what
will be given is pledged, what could be given is signalled.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.commitments.clauses import Unit, same_piece
from lib.commitments.lexicon import Hit
from lib.countries import split_cell

FOR = frozenset(("delivered", "pledged", "signalled", "conditional"))
HOSTILE = frozenset(("RUS", "BLR", "PRK", "IRN"))
"""Countries that side against Ukraine."""
OFTEN_AGAINST = HOSTILE | {"HUN", "SVK", "SRB", "GEO"}
"""Those, and countries whose governments often speak against help for Ukraine."""


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
    return [hit for hit in unit.of("neg") if hit.first not in held]


def _reaches(unit: Unit, neg: Hit, act: Hit) -> bool:
    """Whether a negation reaches a verb: between the same marks, or from a list before it ("keine Panzer, Haubitzen ...")."""
    if same_piece(unit, act, neg):
        return True
    between = sum(neg.first < bound <= act.first for bound in unit.bounds)
    return (
        neg.first < act.first
        and between <= 2
        and not any(
            hit.sign in ("have", "be", "future") and hit.first in (neg.first - 1, neg.first - 2) for hit in unit.hits
        )
    )


_AUXILIARIES = ("have", "be", "past", "future", "want", "could", "would")


def _auxiliaries(unit: Unit, hit: Hit, near_only: bool = False) -> frozenset[str]:
    """The auxiliaries of a verb: those between the same marks, where there are any ("delivered all that it could spare")."""
    found = unit.of(*_AUXILIARIES)
    near = frozenset(other.sign for other in found if same_piece(unit, *sorted((other, hit), key=lambda h: h.first)))
    return near if near or near_only else frozenset(other.sign for other in found)


def _form_of(unit: Unit, hit: Hit) -> str:
    """The form that a verb's word has here, where it may have several."""
    signs = _auxiliaries(unit, hit, near_only=True)
    forms = [
        other.value.split()[0]
        for other in unit.hits
        if other.pattern.table == "verb" and other.held == hit.held and other.sign == hit.sign
    ]
    if len(forms) > 1:
        modal = bool(_auxiliaries(unit, hit) & {"future", "want", "could", "would"})
        order = (
            ("participle", "past")
            if "have" in signs or "past" in signs
            else ("infinitive", "participle")
            if modal
            else ("present", "past")
        )
        for form in order:
            if form in forms:
                return form
    return forms[0] if forms else "present"


def _form_stance(unit: Unit, hit: Hit) -> str | None:
    """The stance that a verb's form and its auxiliaries give."""
    form, signs = _form_of(unit, hit), _auxiliaries(unit, hit)
    if not hit.value:
        if "could" in signs or ("would" in signs and not unit.reported):
            return "signalled"
        return "pledged" if "future" in signs or "want" in signs or "would" in signs else "delivered"
    if form == "future":
        return "pledged"
    if form == "conditional":
        return "signalled"
    if "would" in signs and form in ("infinitive", "participle") and not "could" in signs:
        return "pledged" if unit.reported else "signalled"
    if "could" in signs and form in ("infinitive", "zu", "participle"):
        return "signalled"
    if form in ("infinitive", "zu"):
        goes_on = unit.has("already") and hit.sign == "practice"
        return "delivered" if goes_on and not unit.of("future", "want", "would", "commit") else "pledged"
    if form == "participle":
        if "future" in signs and "have" not in signs:
            return "delivered" if hit.sign == "practice" and unit.has("already") else "pledged"
        return (
            "delivered" if "have" in signs or "past" in signs or "be" in signs or unit.has("already") else "pledged"
        )
    if form == "past":
        return "pledged" if "want" in signs and hit.pattern.words[0].endswith("en") else "delivered"
    if form in ("imperfect",):
        return "delivered"
    if form == "gerund":
        return "delivered" if (hit.sign == "practice" or unit.has("already")) and not "future" in signs else "pledged"
    if hit.sign == "practice" or unit.has("already"):
        return "pledged" if "future" in signs or "want" in signs else "delivered"
    return "pledged"


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


_NEGATIVE = frozenset(
    split_cell(
        "nicht kein keine keinen keinerlei nichts nie niemals not no none never nothing nor t pas aucun aucune ne n rien plus non "
        "niet nein nee njet",
        " ",
    )
)


def _is_hostile(unit: Unit) -> bool:
    """Whether those who speak of a provocation are Kyiv's enemies, or not named."""
    named = {code for actor in unit.subjects if not actor.open for code in actor.codes}
    return not named or bool(named & OFTEN_AGAINST)


def _denied(unit: Unit) -> Verdict | None:
    """ "Reports that Rome would send soldiers are false": whatever is reported, the answer is no."""
    rumours, denials = unit.of("rumour"), unit.of("denial", "refuse", "oppose")
    if rumours and denials and (unit.kinds or unit.of("give", "pay", "practice", "join")):
        return Verdict("refused", "denied", (denials[0], rumours[0]))
    return None


def _governed(unit: Unit, negations: list[Hit]) -> Verdict | None:
    for sign, stance, negated in _GOVERNORS:
        hits = unit.of(sign)
        if not hits or (sign == "threat" and not _is_hostile(unit)):
            continue
        near = next((neg for neg in negations if same_piece(unit, hits[0], neg) and _turns(unit, neg, hits[0])), None)
        if sign == "undecided" and near is not None and near.first < hits[0].first <= near.first + 2:
            continue
        if near is not None and sign not in ("undecided",):
            if negated is None:
                continue
            if sign == "commit" and _auxiliaries(unit, hits[0]) & {"future", "want"} and hits[0].pattern.table == "cue":
                negated = "refused"
            return Verdict(negated, f"not-{sign}", (hits[0], near))
        if negations and sign in ("commit", "signal") and unit.of("give", "pay", "practice", "join"):
            return Verdict("refused", "not-given", (hits[0], negations[0]))
        if sign == "commit":
            given = [
                hit
                for hit in unit.of("give", "pay", "practice", "join")
                if hit.value.startswith("participle") and any(_follows(unit, hits[0], have, hit) for have in unit.of("have"))
            ]
            if given and given[0].first > hits[0].first + 2:
                return Verdict("delivered", "confirmed-delivery", (hits[0], given[0]))
            if unit.has("would") and not unit.has("have") and not unit.reported:
                return Verdict("signalled", "would-commit", (hits[0],))
        return Verdict(stance, sign, tuple(hits[:2]))
    if unit.has("whether") and unit.of("give", "pay", "practice", "join"):
        return Verdict("undecided", "undecided", tuple(unit.of("whether")[:1]))
    plans = [hit for hit in unit.of("plan") if hit.pattern.table == "verb" and not is_passive(unit, hit)]
    if plans and not negations and unit.kinds and not unit.of("give", "pay", "practice", "join"):
        return Verdict("pledged", "commit", (plans[0],))
    if negations and unit.has("decide"):
        return Verdict("undecided", "not-decided", (unit.of("decide")[0], negations[0]))
    if negations and unit.has("plan"):
        return Verdict("refused", "no-plans", (unit.of("plan")[0], negations[0]))
    return None


_SHORT = 9
"""Words of a clause that only denies ("Poland says it will not")."""


def _follows(unit: Unit, governor: Hit, have: Hit, given: Hit) -> bool:
    """Whether an auxiliary belongs to a participle that stands after its governor ("confirmed that it has sent")."""
    return have.first > governor.first and same_piece(unit, *sorted((have, given), key=lambda hit: hit.first))


def _weight_of(unit: Unit, hit: Hit) -> tuple[int, bool, bool, bool]:
    """How much an act decides: phrases before words, finite verbs before infinitives, practices before single acts."""
    bare = hit.value.startswith(("infinitive", "gerund")) and not _auxiliaries(unit, hit)
    return len(hit.held), not bare, hit.sign in ("practice", "join"), hit.sign == _lasting(unit)


def _lasting(unit: Unit) -> str:
    """Whether taking part is a practice, or the single act of paying a sum."""
    paid = any(hit.sign == "funding" and hit.pattern.rank == 1 for hit in unit.kinds)
    return "join" if paid else "practice"


def _acted(unit: Unit, negations: list[Hit]) -> Verdict | None:
    acts = unit.of("practice", "give", "pay", "join", "receive")
    if acts:
        best = max(acts, key=lambda hit: _weight_of(unit, hit))
        negations = [neg for neg in negations if _reaches(unit, neg, best)]
        if negations and not unit.kinds and unit.has("already") and _form_of(unit, best) == "participle":
            return Verdict(None, "nothing given so far")
        if negations:
            return Verdict("refused", "not-given", (best, negations[0]))
        return Verdict(_form_stance(unit, best), "verb-form", (best,))
    if unit.has("deliver"):
        return Verdict(None if negations else "delivered", "delivery", (unit.of("deliver")[0],))
    if unit.has("mediate"):
        return Verdict("refused" if negations else "signalled", "mediation", (unit.of("mediate")[0],))
    if unit.has("decide") and not negations and unit.kinds:
        return Verdict("pledged", "decided", (unit.of("decide")[0],))
    closed = any(not actor.open for actor in unit.subjects)
    if unit.kinds and closed and (unit.has("want") or unit.has("future") or unit.has("could")):
        modal = unit.of("want", "future", "could")[0]
        if any(hit.value.startswith("infinitive") for hit in unit.of("say")):
            return Verdict(None, "no comment")
        if negations:
            return Verdict("refused", "not-wanted", (modal, negations[0]))
        return Verdict("signalled" if modal.sign == "could" else "pledged", "modal", (modal,))
    modals = unit.of("want", "future", "would", "could")
    if negations and modals and closed and not unit.kinds and unit.last - unit.first <= _SHORT:
        return Verdict("refused", "not-given", (modals[0], negations[0]))
    if unit.has("proviso") and unit.kinds and any(actor.role in ("owner", "subject") for actor in unit.actors):
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


def is_passive(unit: Unit, hit: Hit) -> bool:
    """ "asked the same question", "has not been asked": the subject is the one who is asked."""
    forms = {
        other.value.split()[0] for other in unit.hits if other.first == hit.first and other.pattern.table == "verb"
    }
    if "participle" not in forms:
        return False
    return hit.first in unit.after_comma or any(
        other.sign in ("be", "past") and 0 < hit.first - other.first <= 3 for other in unit.hits
    )


def praised(unit: Unit) -> bool:
    """Whether a unit welcomes what another country has promised ("Kyiv hailed Japan's offer")."""
    praise = min((hit.first for hit in unit.of("praise")), default=None)
    owner = next((a for a in unit.actors if a.role == "owner" and a.codes and a.codes[0] != "UKR"), None)
    if praise is None or owner is None or owner.first < praise:
        return False
    return any(hit.first >= owner.last and hit.pattern.table == "cue" for hit in unit.of("commit", "signal"))


def _is_asked(unit: Unit) -> bool:
    """ "Nepal has not been asked to send peacekeepers": asked, and no answer told."""
    asked = next((hit for hit in unit.of("demand") if is_passive(unit, hit)), None)
    acts = [hit for hit in unit.predicates if hit.sign != "demand"]
    return (
        asked is not None
        and bool(acts)
        and all(hit.first > asked.first and _form_of(unit, hit) in ("infinitive", "zu") for hit in acts)
    )


def _wants_of_others(unit: Unit) -> bool:
    """ "Washington wants Europe to pay": the wish is for what another one does."""
    want = next((hit for hit in unit.of("want") if hit.pattern.words[0].startswith("want")), None)
    if want is None:
        return False
    act = next((hit.first for hit in unit.predicates if hit.first > want.last), 0)
    return any(want.last <= a.first < act and not a.open and a.first - want.last <= 1 for a in unit.actors)


def _forbidden(unit: Unit) -> str | None:
    first = min((hit.first for hit in unit.predicates), default=None)
    if unit.reason:
        return "reason"
    for hit in unit.of("demand", "praise"):
        if hit.first == first and not is_passive(unit, hit) and not praised(unit):
            return hit.sign
    if _is_asked(unit) or _wants_of_others(unit):
        return "demand"
    if unit.has("must") and not unit.of("refuse", "reluctant", "undecided", "signal", "oppose", "threat", "stop"):
        return "demand"
    return None


def _is_exception(condition: Hit) -> bool:
    """ "Unless Washington joins in, Sweden will send none": a refusal that hangs on a condition."""
    return len(condition.held) > 1 or condition.pattern.words[0] in ("unless", "except", "sauf")


def decide_stance(unit: Unit) -> Verdict | None:
    """The stance of a unit; nothing when it has no predicate at all."""
    forbidden = _forbidden(unit)
    if forbidden is not None:
        return Verdict(None, forbidden)
    negations = _negated(unit)
    verdict = _denied(unit) or _governed(unit, negations) or _acted(unit, negations)
    if verdict is None or verdict.stance is None:
        return verdict
    if unit.has("reexport"):
        return Verdict("opposed", verdict.rule, verdict.cues) if verdict.stance in ("refused", "opposed") else None
    conditions = unit.of("condition", "proviso")
    if (
        conditions
        and (verdict.stance in FOR or (verdict.rule == "not-given" and _is_exception(conditions[0])))
        and verdict.stance != "delivered"
    ):
        return Verdict("conditional", "condition", (conditions[0], *verdict.cues))
    return verdict
