"""Units in which nobody commits to anything: what is asked of others, praised, or given as a reason."""

from __future__ import annotations

from lib.commitments.clauses import Unit
from lib.commitments.lexicon import Hit
from lib.commitments.tenses import form_of

HOSTILE = frozenset(("RUS", "BLR", "PRK", "IRN"))
"""Countries that side against Ukraine."""
OFTEN_AGAINST = HOSTILE | {"HUN", "SVK", "SRB", "GEO"}
"""Those, and countries whose governments often speak against help for Ukraine."""


def is_hostile(unit: Unit) -> bool:
    """Whether those who speak of a provocation are Kyiv's enemies, or not named."""
    named = {code for actor in unit.subjects if not actor.open for code in actor.codes}
    return not named or bool(named & OFTEN_AGAINST)


def _threatens(unit: Unit, hit: Hit) -> bool:
    """Whether those who warn are Kyiv's enemies, by name ("Moskau warnte ...")."""
    warned = any(other.first == hit.first for other in unit.of("threat"))
    return warned and is_hostile(unit) and any(not actor.open for actor in unit.subjects)


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
        and all(hit.first > asked.first and form_of(unit, hit) in ("infinitive", "zu") for hit in acts)
    )


def _wants_of_others(unit: Unit) -> bool:
    """ "Washington wants Europe to pay": the wish is for what another one does."""
    want = next((hit for hit in unit.of("want") if hit.pattern.words[0].startswith("want")), None)
    if want is None:
        return False
    act = next((hit.first for hit in unit.predicates if hit.first > want.last), 0)
    return any(want.last <= a.first < act and not a.open and a.first - want.last <= 1 for a in unit.actors)


def _is_answered(unit: Unit, demand: Hit) -> bool:
    """ "Bern lehnte die Bitte um Munition ab": a request that is answered by the one who was asked."""
    named = [actor for actor in unit.subjects if not actor.open]
    answers = unit.of("refuse", "undecided", "reluctant", "signal", "commit")
    return bool(answers) and bool(named) and named[0].first < demand.first and "UKR" not in named[0].codes


def forbidden_by(unit: Unit) -> str | None:
    first = min((hit.first for hit in unit.predicates), default=None)
    if unit.reason:
        return "reason"
    if unit.has("elsewhere"):
        return "not about Ukraine"
    if unit.has("limits"):
        return "no words of a stance"
    if unit.has("silent") and not unit.of("refuse", "undecided", "reluctant", "oppose", "veto", "threat"):
        return "no words of a stance"
    for hit in unit.of("demand", "praise"):
        if hit.first == first and not is_passive(unit, hit) and not praised(unit) and not _threatens(unit, hit):
            if hit.sign == "demand" and hit.pattern.table == "cue" and _is_answered(unit, hit):
                continue
            return hit.sign
    if _is_asked(unit) or _wants_of_others(unit):
        return "demand"
    if unit.has("must") and not unit.of("refuse", "reluctant", "undecided", "signal", "oppose", "threat", "stop"):
        return "demand"
    return None
