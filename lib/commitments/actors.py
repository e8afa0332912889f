"""Who acts in a sentence: countries, groups, pronouns and descriptions with the part they play.

A country is a *subject* (it stands where the one who acts stands, or its
minister does), an *owner* ("British troops", "Denmark's pledge"), a *place*
from which something is heard ("In Rome ..."), an *agent* ("paid by Poland"),
or only an *object*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lib.commitments.lexicon import Hit, WordClasses, never_subjects
from lib.countries import Place, read_rows, split_cell
from lib.sentences import DATA, Tokens

UKRAINE = "UKR"
NOBODY = "-"


def is_group(code: str) -> bool:
    """Whether a code of ISO's user-assigned range names a group; Kosovo's is a country."""
    return code.startswith("X") and code != "XKX"


_RANK = {"subject": 4, "agent": 3, "owner": 2, "with": 1, "place": 1, "view": 0, "object": 0}
_QUOTES = frozenset("\"“”«»„'‘’")


@dataclass(slots=True)
class Actor:
    """Countries that act together at tokens ``first..last``; no codes for a pronoun that is still open."""

    first: int
    last: int
    codes: tuple[str, ...]
    role: str
    kind: str
    open: bool = False


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


def _noun_class(scene: Scene, at: int) -> str:
    low = scene.low(at)
    if not low:
        return ""
    if scene.classes.role.beginning(low):
        return "role"
    return "owned" if at in scene.things or scene.classes.owned.beginning(low) else ""


def _head_before(scene: Scene, at: int) -> int:
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
        found = _noun_class(scene, position)
        if found:
            return found
        if scene.language == "de" and scene.word(position)[:1].isupper():
            return ""
    return ""


def _noun_before(scene: Scene, at: int, reach: int = 3) -> tuple[str, int]:
    """Role or owned noun before a French adjective or a genitive, and where it stands."""
    for position in range(at - 1, max(at - 1 - reach, scene.first - 1), -1):
        low = scene.low(position)
        if low in (",", ";", ":", ".", "(") or low in scene.classes.joins:
            return "", at
        found = _noun_class(scene, position)
        if found:
            return found, position
    return "", at


_VIEWS = frozenset(("für", "for", "pour"))
_VIEWED = frozenset(split_cell('kommt komme kam kämen kommen ist sei wäre war bleibt , : ; – — " „ “ « is remains est reste', " "))
"""Words after which "for Rome" tells whose view it is ("kommt für Rom nicht infrage", "for Rome, ...")."""


def _by_preposition(scene: Scene, before: int, first: int) -> str | None:
    low = scene.low(before)
    if scene.low(before - 1) in ("quant", "as") and low in ("à", "au", "aux", "for"):
        return None
    if f"{scene.low(before - 1)} {low}" in scene.classes.joins or (
        low in scene.classes.joins and low in scene.classes.place
    ):
        return "with"
    if f"{scene.low(before - 1)} {low}" in scene.classes.place:
        return "object"
    if low in _VIEWS and (before <= scene.first or scene.low(before - 1) in _VIEWED):
        return "view"
    if low in scene.classes.agent and low not in scene.classes.genitive:
        return "agent"
    if low in scene.classes.place or low in scene.classes.genitive:
        return "place" if low in scene.classes.locative else "object"
    return None


_ABOUT = frozenset(("on", "over", "about", "to", "über", "zu", "zur", "sur", "à", "in", "under", "through", "within"))
"""Prepositions before what a decision is about ("on a Spanish contribution", "in the Dutch shipment")."""

_OPENINGS = frozenset(
    (",", ";", ":", "–", "—", '"', "“", "„", "«", "that", "dass", "que", "but", "aber", "mais", "and", "und")
)


def _is_seated(scene: Scene, before: int) -> bool:
    """ "The government in Tallinn", "officials in Rome": a clause opens with those who sit in a capital."""
    if scene.low(before) not in ("in", "à") or _noun_class(scene, before - 1) != "role":
        return False
    lead = _head_before(scene, before - 1)
    return lead < scene.first or scene.low(lead) in _OPENINGS


def _demonym_role(scene: Scene, place: Place) -> str:
    word = scene.word(place.first)
    after = _noun_after(scene, place.last)
    before = _head_before(scene, place.first)
    if scene.language == "fr":
        noun, at = _noun_before(scene, place.first)
        if noun:
            lead = _head_before(scene, at)
            if scene.low(lead) in scene.classes.place:
                return "owner" if noun == "owned" and scene.low(lead) in _ABOUT else "object"
            return "subject" if noun == "role" else "owner"
        people = word[:1].isupper() and scene.low(place.first - 1) in scene.classes.article | {"ces", "nos"}
        return (_by_preposition(scene, before, place.first) or "subject") if people else "object"
    prepositional = _by_preposition(scene, before, place.first)
    if scene.language == "de" and word[:1].isupper() and scene.word(place.last)[:1].islower():
        return prepositional or "subject"
    if after:
        if prepositional == "agent" and after == "owned" and scene.language == "de":
            return "owner"
        if prepositional == "object" and scene.low(before) in scene.classes.agent and after == "role":
            return "object" if _noun_before(scene, before)[0] else "agent"
        if prepositional is not None:
            if after == "owned" and scene.low(before) in _ABOUT:
                return "owner"
            return "place" if after == "role" and prepositional == "place" else prepositional
        return "subject" if after == "role" else "owner"
    following = scene.word(place.last)
    if scene.language == "de":
        people = word[:1].isupper() and not following[:1].isupper()
    else:
        people = scene.low(place.first - 1) in ("the", "both") and _is_verb_like(scene, place.last)
        people = people or (word.endswith("s") and not word.endswith("ss"))
    return (prepositional or "subject") if people else "object"


_VERB_AFTER = frozenset(
    split_cell(
        "have has had will would are were is was can could may might do did do not n't also too who , ' and ; say said want "
        "signalled signaled agreed declined refuse refused plan offered pledged promised . sent send still never",
        " ",
    )
)


def _is_verb_like(scene: Scene, at: int) -> bool:
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
        before = _noun_class(scene, place.first - 1) or _noun_class(scene, _head_before(scene, place.first))
        lead = scene.word(place.first - 1)
        if not before and place.first - 1 > scene.first and lead[:1].isupper() and word[:-1].lower() in _endless():
            return "object"
        if before and scene.word(place.last - 1) not in ("Paris", "Niederlandes"):
            return "subject" if before == "role" else "owner"
    return None


@lru_cache(maxsize=1)
def _endless() -> frozenset[str]:
    """German names of countries and capitals of one word, without endings."""
    names = (word for row in read_rows(DATA / "de" / "countries.tsv") for cell in row[1:] for word in re.split(r"[;/,]", cell))
    return frozenset(name.strip().lower() for name in names if name.strip())


def _genitive_article(scene: Scene, first: int) -> bool:
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
    if _genitive_article(scene, place.first):
        noun = _noun_class(scene, place.first - 2)
        lead = scene.low(_head_before(scene, place.first - 2))
        return "object" if not noun or lead in scene.classes.place else "subject" if noun == "role" else "owner"
    if scene.low(before) not in scene.classes.genitive:
        return None
    noun, at = _noun_before(scene, before)
    if not noun:
        return "agent" if scene.low(before) in scene.classes.agent else "object"
    lead = scene.low(_head_before(scene, at))
    if lead in scene.classes.place:
        return "object"
    return "subject" if noun == "role" else "owner"


def role_of(scene: Scene, place: Place) -> str:
    """The part that a country plays in its sentence."""
    if place.how == "demonym":
        return _demonym_role(scene, place)
    before = _head_before(scene, place.first)
    genitive = _genitive_role(scene, place)
    prepositional = _by_preposition(scene, before, place.first)
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
        return "object"
    if prepositional == "place" and scene.low(before) in ("from", "aus") and _noun_class(scene, before - 1) == "owned":
        return "owner"
    if prepositional == "place" and place.how == "seat" and _is_seated(scene, before):
        return "subject"
    if scene.low(before) in ("to", "for") and before <= scene.first and scene.low(place.last) == ",":
        return "subject"
    if prepositional is not None:
        return prepositional
    if _compound_after(scene, place):
        return "subject" if _noun_class(scene, place.last + 1) == "role" else "owner"
    if scene.language == "en" and place.how in ("name", "seat"):
        following = scene.word(place.last)
        if following[:1].islower() and _noun_class(scene, place.last) == "owned":
            return "owner"
        if place.code == UKRAINE and (scene.low(place.first - 1) == "the" or scene.low(place.last) in _UKRAINE_MATTERS):
            return "object"
    return "subject"


_UKRAINE_MATTERS = frozenset(
    ["war", "crisis", "conflict", "policy", "talks", "contact", "peace", "aid", "force", "mission", "plan", "summit", "envoy", "fund", "facility"]
)
"""Nouns before which "Ukraine" is no one who acts."""


def _compound_after(scene: Scene, place: Place) -> bool:
    """US-Präsident, Kreml-Sprecher, UK-led."""
    return scene.low(place.last) == "-" and bool(_noun_class(scene, place.last + 1))


# --------------------------------------------------------------- all actors
def _from_hit(scene: Scene, hit: Hit) -> Actor | None:
    sign = hit.sign
    before = _head_before(scene, hit.first)
    prepositional = _by_preposition(scene, before, hit.first)
    if sign == "several":
        return Actor(hit.first, hit.last, (), prepositional or "subject", hit.sign + hit.value, True)
    if sign in ("pronoun", "description"):
        codes: tuple[str, ...] = ()
        role = prepositional or "subject"
        if sign == "pronoun" and prepositional is not None:
            return None
        return Actor(hit.first, hit.last, codes, role, sign, True)
    if sign == "nobody":
        return Actor(hit.first, hit.last, (NOBODY,), prepositional or "subject", sign)
    role = "subject" if sign == "country" and _is_seated(scene, before) else prepositional or "subject"
    if scene.low(hit.last) == "-" or (scene.language == "en" and scene.low(hit.last) != "'"):
        noun = _noun_class(scene, hit.last + (scene.low(hit.last) == "-"))
        if scene.low(hit.last) == "-" or (
            scene.word(hit.last)[:1].islower() and not _is_verb_like(scene, hit.last) and noun
        ):
            role = role if noun == "role" else "object"
    if (scene.low(before) in scene.classes.genitive and prepositional in (None, "object")) or _genitive_article(
        scene, hit.first
    ):
        noun, at = _noun_before(scene, before if scene.low(before) in scene.classes.genitive else hit.first - 1)
        role = (
            "subject" if noun == "role" and scene.low(_head_before(scene, at)) not in scene.classes.place else "object"
        )
    return Actor(hit.first, hit.last, tuple(hit.value.split()), role, sign)


def _merge_places(scene: Scene, places: list[Place]) -> list[Actor]:
    actors: list[Actor] = []
    for place in places:
        role = role_of(scene, place)
        if actors and actors[-1].first == place.first:
            actors[-1].codes += (place.code,)
            continue
        actors.append(Actor(place.first, place.last, (place.code,), role, place.how))
    return actors


def _joined(scene: Scene, left: Actor, right: Actor) -> bool:
    """Whether only commas, conjunctions, articles, ages and role words stand between two actors."""
    between = range(left.last, right.first)
    if len(between) > 9:
        return False
    seen_join = False
    for at in between:
        low = scene.low(at)
        if low in scene.classes.joins or low == "," or f"{low} {scene.low(at + 1)}" in scene.classes.joins:
            seen_join = True
        elif f"{scene.low(at - 1)} {low}" in scene.classes.joins:
            continue
        elif low not in scene.classes.article and not scene.classes.role.beginning(low) and low not in _QUOTES:
            return False
    return seen_join


def _listed(scene: Scene, left: Actor, right: Actor) -> bool:
    """Whether the second of two names goes on with a list under the first one's preposition."""
    if any(scene.low(at) in scene.classes.joins for at in range(left.last, right.first)):
        return True
    return left.kind == right.kind == "name" and (
        scene.low(right.last) in (",",) or scene.low(right.last) in scene.classes.joins
    )


def _coordinate(scene: Scene, actors: list[Actor]) -> list[Actor]:
    groups: list[Actor] = []
    for actor in actors:
        last = groups[-1] if groups else None
        if (
            last is not None
            and actor.kind not in ("pronoun", "description", "nobody")
            and last.codes
            and not last.open
            and last.kind != "nobody"
            and _joined(scene, last, actor)
            and (last.role == actor.role or actor.role in ("subject", "with") or last.kind == "demonym")
            and (
                not (last.role in ("object", "place") and _RANK[actor.role] > 1 and last.kind != "demonym")
                or _listed(scene, last, actor)
            )
        ):
            last.codes += tuple(code for code in actor.codes if code not in last.codes)
            last.last = actor.last
            if last.role in ("object", "place") and last.kind != "demonym":
                continue
            if _RANK[actor.role] > _RANK[last.role]:
                last.role = actor.role
        else:
            groups.append(actor)
    return groups


def _is_beside(scene: Scene, left: Actor, right: Actor) -> bool:
    """ "Präsident Macron", "ein Sprecher des Kreml", "a spokesman for the Kremlin"."""
    return all(
        scene.low(at) in scene.classes.genitive
        or scene.low(at) in ("for", "des", "der", "l", "'", "la", "the")
        or (right.kind == "seat" and right.role == "subject" and scene.low(at) in ("in", "à"))
        for at in range(left.last, right.first)
    )


def _absorb(scene: Scene, actors: list[Actor]) -> list[Actor]:
    """A description beside its name ("Präsident Macron", "the Kremlin's spokesman") is the same actor."""
    kept: list[Actor] = []
    for actor in sorted(actors, key=lambda a: (a.first, -a.last)):
        last = kept[-1] if kept else None
        if last is not None and actor.first < last.last:
            if last.open and not actor.open:
                actor.role = last.role if _RANK[last.role] > _RANK[actor.role] else actor.role
                actor.first = min(actor.first, last.first)
                kept[-1] = actor
            continue
        if (
            last is not None
            and last.open
            and last.kind == "description"
            and not actor.open
            and actor.first - last.last <= 2
            and actor.kind in ("leader", "demonym", "name", "seat")
            and _is_beside(scene, last, actor)
        ):
            actor.first, actor.role = last.first, last.role
            kept[-1] = actor
            continue
        kept.append(actor)
    return kept


def find_actors(scene: Scene, places: list[Place], hits: list[Hit]) -> list[Actor]:
    """The actors of a sentence in order, coordinated ones as one."""
    found = _merge_places(scene, places)
    spans = [(actor.first, actor.last) for actor in found]
    for hit in hits:
        if any(first <= hit.first < last for first, last in spans) and hit.sign != "set":
            continue
        actor = _from_hit(scene, hit)
        if actor is not None and hit.sign != "set":
            found.append(actor)
    return _coordinate(scene, _absorb(scene, found))
