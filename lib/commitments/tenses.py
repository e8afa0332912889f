"""What a verb's form and its auxiliaries say: given, to be given, could be given."""

from __future__ import annotations

from lib.commitments.clauses import Unit, same_piece
from lib.commitments.lexicon import Hit

_AUXILIARIES = ("have", "be", "past", "future", "want", "could", "would")


def auxiliaries(unit: Unit, hit: Hit, near_only: bool = False) -> frozenset[str]:
    """The auxiliaries of a verb: those between the same marks, where there are any ("delivered all that it could spare")."""
    found = unit.of(*_AUXILIARIES)
    near = frozenset(other.sign for other in found if same_piece(unit, *sorted((other, hit), key=lambda h: h.first)))
    return near if near or near_only else frozenset(other.sign for other in found)


def form_of(unit: Unit, hit: Hit) -> str:
    """The form that a verb's word has here, where it may have several."""
    signs = auxiliaries(unit, hit, near_only=True)
    forms = [
        other.value.split()[0]
        for other in unit.hits
        if other.pattern.table == "verb" and other.held == hit.held and other.sign == hit.sign
    ]
    if len(forms) > 1:
        modal = bool(auxiliaries(unit, hit) & {"future", "want", "could", "would"})
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


def _is_to_be_given(unit: Unit, signs: frozenset[str]) -> bool:
    """ "Die Geräte würden geliefert": a German passive that only reports what is said."""
    return (
        "have" not in signs
        and "past" not in signs
        and any(hit.pattern.words[0] in ("würde", "würden") for hit in unit.of("would"))
    )


def form_stance(unit: Unit, hit: Hit) -> str | None:
    """The stance that a verb's form and its auxiliaries give."""
    form, signs = form_of(unit, hit), auxiliaries(unit, hit)
    if not hit.value:
        if "could" in signs or ("would" in signs and not unit.reported):
            return "signalled"
        return "pledged" if "future" in signs or "want" in signs or "would" in signs else "delivered"
    if form == "future":
        return "pledged"
    if form == "conditional":
        return "pledged" if unit.reported else "signalled"
    if form == "participle" and _is_to_be_given(unit, signs):
        return "pledged"
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
        return "delivered" if "have" in signs or "past" in signs or "be" in signs or unit.has("already") else "pledged"
    if form == "past":
        return "pledged" if "want" in signs and hit.pattern.words[0].endswith("en") else "delivered"
    if form in ("imperfect",):
        return "delivered"
    if form == "gerund":
        return "delivered" if (hit.sign == "practice" or unit.has("already")) and not "future" in signs else "pledged"
    if hit.sign == "practice" or unit.has("already"):
        return "pledged" if "future" in signs or "want" in signs else "delivered"
    return "pledged"


def follows(unit: Unit, governor: Hit, have: Hit, given: Hit) -> bool:
    """Whether an auxiliary belongs to a participle that stands after its governor ("confirmed that it has sent")."""
    return have.first > governor.first and same_piece(unit, *sorted((have, given), key=lambda hit: hit.first))


def weight_of(unit: Unit, hit: Hit) -> tuple[int, bool, bool, bool]:
    """How much an act decides: phrases before words, finite verbs before infinitives, practices before single acts."""
    bare = hit.value.startswith(("infinitive", "gerund")) and not auxiliaries(unit, hit)
    return len(hit.held), not bare, hit.sign in ("practice", "join"), hit.sign == _lasting(unit)


def _lasting(unit: Unit) -> str:
    """Whether taking part is a practice, or the single act of paying a sum."""
    paid = any(hit.sign == "funding" and hit.pattern.rank == 1 for hit in unit.kinds)
    return "join" if paid else "practice"
