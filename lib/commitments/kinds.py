"""What a unit is about: the most specific kinds among its words."""

from __future__ import annotations

from lib.commitments.clauses import Unit
from lib.commitments.lexicon import Hit

_DROPS: dict[str, frozenset[str]] = {
    "training": frozenset(
        ("troops", "weapons", "air_defence", "logistics", "humanitarian", "naval", "funding", "intelligence")
    ),
    "ceasefire_monitoring": frozenset(
        ("troops", "weapons", "air_surveillance", "security_guarantee", "intelligence", "mediation")
    ),
    "air_surveillance": frozenset(("weapons", "troops2", "intelligence")),
    "naval": frozenset(("weapons", "troops2", "humanitarian")),
    "air_defence": frozenset(("weapons2", "funding", "logistics")),
    "intelligence": frozenset(("weapons", "funding", "troops2")),
    "logistics": frozenset(("weapons", "troops2", "funding")),
    "weapons": frozenset(("funding", "security_guarantee")),
    "humanitarian": frozenset(("funding", "troops2", "weapons2")),
    "troops": frozenset(("funding", "weapons2", "mediation")),
    "mediation": frozenset(("troops2",)),
    "security_guarantee": frozenset(("weapons2",)),
}
"""A specific kind and what it makes a means of itself (``weapons2``: only where named in general)."""


def _adjoin(one: Hit, other: Hit) -> bool:
    """Whether two words make one name ("air defence missiles", "missiles antiaériens")."""
    return one.first == other.last or other.first == one.last or one.held == other.held


def _visible(kinds: list[Hit]) -> list[Hit]:
    """Without the words of phrases that only look like a kind, and without words inside longer names."""
    if len(kinds) < 2:
        return [hit for hit in kinds if hit.pattern.sign != "none"]
    hidden = {at for hit in kinds if hit.pattern.sign == "none" for at in range(hit.first, hit.last)}
    shown = [hit for hit in kinds if hit.pattern.sign != "none" and hit.first not in hidden]
    if len({hit.pattern.sign for hit in shown}) > 1:
        shields = [hit for hit in shown if hit.sign == "air_defence"]
        shown = [hit for hit in shown if hit.sign != "weapons" or not any(_adjoin(hit, shield) for shield in shields)]
        shown = [hit for hit in shown if hit.pattern.rank < 2 or not any(_names_closer(other, hit) for other in shown)]
    long = [(len(hit.held), set(hit.held)) for hit in shown if len(hit.held) > 1]
    if not long:
        return shown
    return [
        hit for hit in shown if not any(size > len(hit.held) and words.issuperset(hit.held) for size, words in long)
    ]


def _names_closer(other: Hit, hit: Hit) -> bool:
    """Whether a longer part of the same word names another kind ("Feuerwehrfahrzeug" over "Fahrzeug")."""
    return (
        other.held == hit.held
        and other.sign != hit.sign
        and other.pattern.rank >= hit.pattern.rank
        and len(other.pattern.words[0]) > len(hit.pattern.words[0]) + 2
    )


def _before_proviso(unit: Unit, shown: list[Hit]) -> list[Hit]:
    """Without what a proviso asks of others ("troops, contingent on American guarantees")."""
    proviso = next((hit.first for hit in unit.of("proviso")), None)
    before = [hit for hit in shown if proviso is not None and hit.first < proviso and hit.pattern.rank >= 2]
    return before or shown


_AT_SEA = ("schwarze", "meer", "auf see", "zur see", "minenr", "minensuch", "black sea", "sea", "mer", "straits", "meerengen")


def _is_handed_over(unit: Unit) -> bool:
    """Whether ships are given to Ukraine instead of being sent to sea."""
    receiver = any("UKR" in a.codes and (a.kind == "demonym" or a.role == "object") for a in unit.actors)
    sea = any(
        " ".join(hit.pattern.words).strip("*").startswith(_AT_SEA) or "sea" in hit.pattern.words
        for hit in unit.kinds
        if hit.sign == "naval"
    )
    return (receiver or unit.has("receive")) and not sea and bool(unit.of("give", "receive"))


_JOINS = ("beteilig", "teil", "mitmach", "mach", "mit", "join", "tak", "took", "particip", "contribu")


def _takes_part_with(unit: Unit, hit: Hit) -> bool:
    """Whether aircraft are what one takes part with ("wird sich mit Gripen beteiligen"), not what is given."""
    joins = [h for h in unit.of("join", "joined", "practice") if h.pattern.words[0].startswith(_JOINS)]
    return bool(joins) and not unit.of("give", "pay") and _is_aircraft(unit, hit)


def unit_kinds(unit: Unit) -> list[tuple[str, Hit]]:
    """The kinds of a unit's own words with the word of each; none when its words leave it open."""
    if unit.named is None:
        unit.named = _read_kinds(unit)
    return unit.named


def _read_kinds(unit: Unit) -> list[tuple[str, Hit]]:
    shown = _before_proviso(unit, _visible(unit.kinds))
    verb_kinds = [(hit.value.split()[1], hit) for hit in unit.of("give", "pay", "practice", "join") if " " in hit.value]
    sure = [(kind, hit) for kind, hit in verb_kinds if not kind.endswith("?")]
    ranks: dict[str, int] = {}
    first: dict[str, Hit] = {}
    for kind, hit in [*sure, *((hit.sign, hit) for hit in shown)]:
        rank = hit.pattern.rank or 3
        if rank > ranks.get(kind, 0):
            ranks[kind], first[kind] = rank, hit
    if unit.has("mediate") and not ranks:
        ranks["mediation"], first["mediation"] = 3, unit.of("mediate")[0]
    dropped = {kind for strong, weak in _DROPS.items() if ranks.get(strong) == 3 for kind in weak}
    best = [
        kind for kind, rank in ranks.items() if rank >= 2 and kind not in dropped and f"{kind}{rank}" not in dropped
    ]
    if "naval" in best and _is_handed_over(unit):
        best = ["weapons" if kind == "naval" else kind for kind in best]
        first["weapons"] = first.get("weapons", first["naval"])
    if best == ["weapons"] and _takes_part_with(unit, first["weapons"]):
        return [("air_surveillance", first["weapons"])]
    if best:
        return [(kind, first[kind]) for kind in dict.fromkeys(best)]
    weak = [(kind.rstrip("?"), hit) for kind, hit in verb_kinds]
    if weak:
        return weak
    return []


def general_kind(unit: Unit) -> tuple[str, Hit] | None:
    """The kind of words such as "money", "aid" or "contribution" where nothing names one."""
    order = {"funding": 0, "aid": 1, "security_guarantee": 2}
    hits = [hit for hit in _visible(unit.kinds) if hit.pattern.rank == 1 and hit.sign in order]
    if not hits:
        return None
    hit = min(hits, key=lambda h: order[h.sign])
    return hit.sign, hit


_BARE_GUARANTEES = frozenset(("guarantee", "guarantees", "garantie", "garanties", "garantien"))


def in_text(kinds: list[tuple[str, Hit | None]], unit: Unit, topic: str | None) -> list[tuple[str, Hit | None]]:
    """The kinds of a unit as its text means them: jets that fly patrols, guarantees that stand for a loan."""
    made: list[tuple[str, Hit | None]] = []
    for kind, hit in kinds:
        if kind == "weapons" and topic == "air_surveillance" and hit is not None and _is_aircraft(unit, hit):
            kind = "air_surveillance"
        elif kind == "security_guarantee" and hit is not None and hit.pattern.words[-1] in _BARE_GUARANTEES:
            money = any(other.sign == "funding" for other in unit.kinds)
            kind = "funding" if len(hit.held) == 1 and (money or topic == "funding") else kind
        made.append((kind, hit))
    return list(dict(reversed(made)).items())[::-1] if len({kind for kind, _ in made}) < len(made) else made


def _is_aircraft(unit: Unit, hit: Hit) -> bool:
    return any(other.sign == "aircraft" and other.first == hit.first for other in unit.kinds)
