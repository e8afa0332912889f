"""Who acts in a sentence: countries, groups, pronouns and descriptions with the part they play.

A country is a *subject* (it stands where the one who acts stands, or its
minister does), an *owner* ("British troops", "Denmark's pledge"), a *place*
from which something is heard ("In Rome ..."), an *agent* ("paid by Poland"),
or only an *object*.
"""

from __future__ import annotations

from dataclasses import dataclass

from lib.commitments.lexicon import Hit
from lib.commitments.roles import (
    Scene,
    by_preposition,
    genitive_article,
    head_before,
    is_seated,
    is_verb_like,
    noun_before,
    noun_class,
    role_of,
)
from lib.countries import Place

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


# --------------------------------------------------------------- all actors
def _from_hit(scene: Scene, hit: Hit) -> Actor | None:
    sign = hit.sign
    before = head_before(scene, hit.first)
    prepositional = by_preposition(scene, before, hit.first)
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
    role = "subject" if sign == "country" and is_seated(scene, before) else prepositional or "subject"
    if scene.low(hit.last) == "-" or (scene.language == "en" and scene.low(hit.last) != "'"):
        noun = noun_class(scene, hit.last + (scene.low(hit.last) == "-"))
        if scene.low(hit.last) == "-" or (
            scene.word(hit.last)[:1].islower() and not is_verb_like(scene, hit.last) and noun
        ):
            role = role if noun == "role" else "owner"
    if (scene.low(before) in scene.classes.genitive and prepositional in (None, "object")) or genitive_article(
        scene, hit.first
    ):
        noun, at = noun_before(scene, before if scene.low(before) in scene.classes.genitive else hit.first - 1)
        role = (
            "subject" if noun == "role" and scene.low(head_before(scene, at)) not in scene.classes.place else "object"
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
        elif f"{scene.low(at - 1)} {low}" in scene.classes.joins or (
            scene.low(at - 1) == scene.low(at + 1) == "," and scene.word(at).islower()
        ):
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


def _owner_goes_on(scene: Scene, left: Actor, right: Actor) -> bool:
    """ "Des instructeurs du Canada, de Norvège et des Pays-Bas": each has its own preposition."""
    between = [scene.low(at) for at in range(left.last, right.first)]
    return (
        scene.language == "fr"
        and (left.role == "owner" or (left.role == "subject" and scene.low(left.first - 1) in scene.classes.genitive))
        and right.role in ("object", "owner")
        and 2 <= len(between) <= 4
        and (between[0] == "," or between[0] in scene.classes.joins)
        and any(low in scene.classes.genitive for low in between[1:])
        and all(
            low in (",", "'") or low in scene.classes.genitive | scene.classes.joins | scene.classes.article
            for low in between
        )
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
            and (_joined(scene, last, actor) or _owner_goes_on(scene, last, actor))
            and not (actor.role == "with" and last.role in ("object", "place"))
            and (
                last.role == actor.role
                or actor.role in ("subject", "with")
                or last.kind == "demonym"
                or _owner_goes_on(scene, last, actor)
            )
            and (
                not (last.role in ("object", "place") and _RANK[actor.role] > 1 and last.kind != "demonym")
                or _listed(scene, last, actor)
            )
        ):
            last.codes += tuple(code for code in actor.codes if code not in last.codes)
            last.last = actor.last
            if last.role in ("object", "place") and last.kind != "demonym":
                continue
            if _RANK[actor.role] > _RANK[last.role] and not (last.role in ("agent", "with") and scene.language == "de"):
                last.role = actor.role
        else:
            groups.append(actor)
    return groups


def _is_beside(scene: Scene, left: Actor, right: Actor) -> bool:
    """ "Präsident Macron", "ein Sprecher des Kreml", "a spokesman for the Kremlin"."""
    return all(
        scene.low(at) in scene.classes.genitive
        or scene.low(at) in ("for", "des", "der", "l", "'", "la", "the")
        or (scene.low(at) == "," and right.kind == "leader")
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
