"""The part that a country plays in its sentence: subject, owner, agent, companion, place, or only object."""

from __future__ import annotations

from dataclasses import dataclass

from lib.commitments.grammar import bare_names, never_subjects
from lib.commitments.lexicon import WordClasses
from lib.countries import Place, split_cell
from lib.sentences import Tokens

UKRAINE = "UKR"


@dataclass(slots=True, frozen=True)
class Scene:
    """A sentence while its actors are found."""

    tokens: Tokens
    first: int
    last: int
    classes: WordClasses
    language: str
    things: frozenset[int] = frozenset()

    def low(self, at: int) -> str:
        """The word at a position, or nothing outside the sentence."""
        return self.tokens.lows[at] if self.first <= at < self.last else ""

    def word(self, at: int) -> str:
        """The word as it is written."""
        return self.tokens.words[at] if self.first <= at < self.last else ""


def noun_class(scene: Scene, at: int) -> str:
    low = scene.low(at)
    if not low:
        return ""
    if scene.classes.role.beginning(low):
        return "role"
    return "owned" if at in scene.things or scene.classes.owned.beginning(low) else ""


def head_before(scene: Scene, at: int) -> int:
    """The position before an actor and its articles."""
    at -= 1
    while at > scene.first and (
        scene.low(at) in scene.classes.article
        or (
            scene.word(at)[:1].isupper()
            and scene.low(at) not in scene.classes.place
            and scene.classes.role.beginning(scene.low(at))
        )
    ):
        at -= 1
    return at if scene.low(at) not in scene.classes.article else at - 1


def _noun_after(scene: Scene, at: int, reach: int = 4) -> str:
    """Role or owned noun that follows an adjective or a genitive within a few words."""
    for position in range(at, min(at + reach, scene.last)):
        low = scene.low(position)
        if low in (",", ";", ":", ".", "(", "–", "—") or low in scene.classes.joins or low in scene.classes.place:
            return ""
        found = noun_class(scene, position)
        if found:
            return found
        if scene.language == "de" and scene.word(position)[:1].isupper():
            return ""
    return ""


def noun_before(scene: Scene, at: int, reach: int = 3) -> tuple[str, int]:
    """Role or owned noun before a French adjective or a genitive, and where it stands."""
    for position in range(at - 1, max(at - 1 - reach, scene.first - 1), -1):
        low = scene.low(position)
        if low in (",", ";", ":", ".", "(") or low in scene.classes.joins:
            return "", at
        found = noun_class(scene, position)
        if found:
            return found, position
    return "", at


_VIEWS = frozenset(("für", "for", "pour"))


_VIEWED = frozenset(
    split_cell('kommt komme kam kämen kommen ist sei wäre war bleibt , : ; – — " „ “ « is remains est reste', " ")
)
"""Words after which "for Rome" tells whose view it is ("kommt für Rom nicht infrage", "for Rome, ...")."""


_OPINIONS = frozenset(
    split_cell("sicht ansicht meinung auffassung einschätzung überzeugung worten angaben darstellung auskunft", " ")
)


def by_preposition(scene: Scene, before: int, first: int) -> str | None:
    low = scene.low(before)
    if scene.low(before - 1) in ("quant", "as") and low in ("à", "au", "aux", "for"):
        return None
    if f"{scene.low(before - 1)} {low}" in scene.classes.joins or (
        low in scene.classes.joins and low in scene.classes.place
    ):
        return "with"
    if f"{scene.low(before - 1)} {low}" in scene.classes.place:
        return "object"
    if low in ("aus", "nach") and scene.low(before + 1) in _OPINIONS:
        return "view"
    if low == "selon" or (low == "après" and scene.low(before - 2) == "d"):
        return "view"
    if low in _VIEWS and (before <= scene.first or scene.low(before - 1) in _VIEWED):
        return "view"
    if low in scene.classes.agent and low not in scene.classes.genitive:
        return "agent"
    if low in scene.classes.place or low in scene.classes.genitive:
        return "place" if low in scene.classes.locative else "object"
    return None


_ORIGINS = frozenset(("from", "aus"))
_ABOUT = frozenset(("on", "over", "about", "to", "über", "zu", "zur", "sur", "à", "in", "under", "through", "within"))
"""Prepositions before what a decision is about ("on a Spanish contribution", "in the Dutch shipment")."""


_OPENINGS = frozenset(
    (",", ";", ":", "–", "—", '"', "“", "„", "«", "that", "dass", "que", "but", "aber", "mais", "and", "und", "sich")
)


_NOMINATIVES = frozenset(("die", "das", "der", "ein", "eine"))


def is_seated(scene: Scene, before: int) -> bool:
    """ "The government in Tallinn", "officials in Rome": a clause opens with those who sit in a capital."""
    if scene.low(before) not in ("in", "à") or noun_class(scene, before - 1) != "role":
        return False
    lead = head_before(scene, before - 1)
    if scene.language == "de" and scene.low(lead + 1) in _NOMINATIVES:
        return scene.low(lead) not in scene.classes.place and scene.low(lead) not in scene.classes.genitive
    return lead < scene.first or scene.low(lead) in _OPENINGS


_PEOPLE = frozenset(("ces", "nos", "aucun", "aucune", "des", "deux", "plusieurs"))
"""Words before a French people, beside the articles."""


def _demonym_role(scene: Scene, place: Place) -> str:
    word = scene.word(place.first)
    after = _noun_after(scene, place.last)
    before = head_before(scene, place.first)
    if scene.language == "fr":
        noun, at = noun_before(scene, place.first)
        if noun:
            lead = head_before(scene, at)
            if scene.low(lead) in scene.classes.place:
                return "owner" if noun == "owned" and scene.low(lead) in _ABOUT else "object"
            return "subject" if noun == "role" else "owner"
        people = word[:1].isupper() and scene.low(place.first - 1) in scene.classes.article | _PEOPLE
        return (by_preposition(scene, before, place.first) or "subject") if people else "object"
    prepositional = by_preposition(scene, before, place.first)
    if scene.language == "de" and word[:1].isupper() and scene.word(place.last)[:1].islower():
        return prepositional or "subject"
    if after:
        if prepositional == "agent" and after == "owned" and scene.language == "de":
            return "owner"
        if prepositional == "object" and scene.low(before) in scene.classes.agent and after == "role":
            return "object" if noun_before(scene, before)[0] else "agent"
        if prepositional is not None:
            if after == "owned" and scene.low(before) in _ABOUT | _ORIGINS:
                return "owner"
            return "place" if after == "role" and prepositional == "place" else prepositional
        return "subject" if after == "role" else "owner"
    following = scene.word(place.last)
    if scene.language == "de":
        people = word[:1].isupper() and not following[:1].isupper()
    else:
        people = scene.low(place.first - 1) in ("the", "both") and is_verb_like(scene, place.last)
        people = people or (word.endswith("s") and not word.endswith("ss"))
    return (prepositional or "subject") if people else "object"


_VERB_AFTER = frozenset(
    split_cell(
        "have has had will would are were is was can could may might do did do not n't also too who , ' and ; say said want "
        "signalled signaled agreed declined refuse refused plan offered pledged promised . sent send still never",
        " ",
    )
)


def is_verb_like(scene: Scene, at: int) -> bool:
    low = scene.low(at)
    return low in _VERB_AFTER or low.endswith(("ed", "ly")) or not low


def _genitive_role(scene: Scene, place: Place) -> str | None:
    """Part of "Denmark's pledge", "Berlins Nein", "die Zusage Dänemarks"; nothing when it is no genitive."""
    word = scene.word(place.last - 1)
    if scene.language == "en":
        if scene.low(place.last) == "'" or (scene.low(place.last - 1) == "'" and scene.low(place.last) == "s"):
            at = place.last + 1 + (scene.low(place.last + 1) == "s")
            return {"role": "subject", "owned": "owner"}.get(_noun_after(scene, at, 5), "subject-weak")
        return None
    if scene.language == "de" and word.endswith("s") and place.how in ("name", "seat", "leader"):
        after = _noun_after(scene, place.last, 3)
        if after:
            return "subject" if after == "role" else "owner"
        before = noun_class(scene, place.first - 1) or noun_class(scene, head_before(scene, place.first))
        lead = scene.word(place.first - 1)
        if not before and place.first - 1 > scene.first and lead[:1].isupper() and word[:-1].lower() in bare_names():
            return "object"
        if before and scene.word(place.last - 1) not in ("Paris", "Niederlandes"):
            return "subject" if before == "role" else "owner"
    return None


def genitive_article(scene: Scene, first: int) -> bool:
    """ "die Regierung der Türkei": an article that can be a genitive, right after a noun."""
    return (
        scene.language == "de"
        and scene.low(first - 1) in ("der", "des")
        and first - 2 >= scene.first
        and scene.word(first - 2)[:1].isupper()
        and first - 2 > scene.first
    )


def _of_role(scene: Scene, place: Place, before: int) -> str | None:
    """Part of "the government of Spain", "le refus de la Pologne"."""
    if genitive_article(scene, place.first):
        noun = noun_class(scene, place.first - 2)
        lead = scene.low(head_before(scene, place.first - 2))
        return "object" if not noun or lead in scene.classes.place else "subject" if noun == "role" else "owner"
    if scene.low(before) not in scene.classes.genitive:
        return None
    noun, at = noun_before(scene, before)
    if not noun:
        return "agent" if scene.low(before) in scene.classes.agent else "object"
    lead = scene.low(head_before(scene, at))
    if lead in scene.classes.place:
        return "object"
    return "subject" if noun == "role" else "owner"


_UKRAINE_MATTERS = frozenset(
    [
        "war",
        "crisis",
        "conflict",
        "policy",
        "talks",
        "contact",
        "peace",
        "aid",
        "force",
        "mission",
        "plan",
        "summit",
        "envoy",
        "fund",
        "facility",
    ]
)
"""Nouns before which "Ukraine" is no one who acts."""


def role_of(scene: Scene, place: Place) -> str:
    """The part that a country plays in its sentence."""
    if place.how == "demonym":
        return _demonym_role(scene, place)
    before = head_before(scene, place.first)
    if scene.low(place.last) == "zufolge":
        return "view"
    genitive = _genitive_role(scene, place)
    prepositional = by_preposition(scene, before, place.first)
    if genitive is not None:
        if prepositional is not None:
            return prepositional
        return "subject" if genitive == "subject-weak" else genitive
    of = _of_role(scene, place, before)
    if of is not None and scene.low(before) not in scene.classes.place:
        return of
    if of is not None and of != "object":
        return of
    if f"{scene.low(place.first - 1)} {scene.low(place.first)}" in never_subjects(scene.language):
        return prepositional or "object"
    if prepositional == "place" and scene.low(before) in ("from", "aus") and noun_class(scene, before - 1) == "owned":
        return "owner"
    if prepositional == "place" and place.how == "seat" and is_seated(scene, before):
        return "subject"
    if scene.low(before) in ("to", "for") and before <= scene.first and scene.low(place.last) == ",":
        return "subject"
    if prepositional is not None:
        return prepositional
    if _compound_after(scene, place):
        return "subject" if noun_class(scene, place.last + 1) == "role" else "owner"
    if scene.language == "en" and place.how in ("name", "seat"):
        following = scene.word(place.last)
        if following[:1].islower() and noun_class(scene, place.last) == "owned":
            return "owner"
        if place.code == UKRAINE and (scene.low(place.first - 1) == "the" or scene.low(place.last) in _UKRAINE_MATTERS):
            return "object"
    return "subject"


def _compound_after(scene: Scene, place: Place) -> bool:
    """US-Präsident, Kreml-Sprecher, UK-led."""
    return scene.low(place.last) == "-" and bool(noun_class(scene, place.last + 1))
