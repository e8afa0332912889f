"""Forms of a verb from the few parts that its row in ``verbs.tsv`` gives.

German, English and French rows give principal parts; a language without rules
here lists its forms itself: ``leveren levert:present geleverd:participle``. So do verbs of
several words, with ``_`` between them: ``stellt_…_zur_verfügung:present``.
"""

from __future__ import annotations

from collections.abc import Iterator

Form = tuple[str, str]
"""A form as it is written, and what it is: infinitive, zu, present, past, participle, gerund, future, conditional."""

_NO_GE = ("be", "ver", "er", "ent", "zer", "miss", "ge", "über", "unter", "wider", "hinter", "voll")


def verb_forms(language: str, parts: str) -> list[Form]:
    """All forms of a verb; a gap (``…``) stands between the halves of a separated one."""
    makers = {"de": _german, "en": _english, "fr": _french}
    maker = makers.get(language)
    if ":" in parts or maker is None:
        return [tuple((word.replace("_", " ").split(":") + ["infinitive"])[:2]) for word in parts.split()]  # type: ignore[misc]
    seen = dict.fromkeys(maker([part.strip() for part in parts.split(",")]))
    return list(seen)


def _german_simple(stem: str, infinitive: str, rest: list[str], part: str) -> Iterator[Form]:
    """Finite forms and participle of a verb without its prefix."""
    link = "e" if stem.endswith(("t", "d", "fn", "chn", "tm", "gn")) else ""
    yield from ((infinitive, "present"), (stem + "e", "present"), (rest[0] if rest else stem + link + "t", "present"))
    if rest:
        past = rest[1]
        plural = past + ("n" if past.endswith("e") else "en")
        yield from ((past, "past"), (plural, "past"))
        if len(rest) > 3:
            yield from ((rest[3], "conditional"), (rest[3] + "n", "conditional"))
    else:
        yield from ((stem + link + "te", "past"), (stem + link + "ten", "past"))
    yield (part, "participle")


def _german(parts: list[str]) -> Iterator[Form]:
    prefix, _, infinitive = parts[0].rpartition("|")
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    link = "e" if stem.endswith(("t", "d", "fn", "chn", "tm", "gn")) else ""
    ge = "" if infinitive.startswith(_NO_GE) or infinitive.endswith("ieren") else "ge"
    part = parts[3] if len(parts) > 3 else f"{prefix}{ge}{stem}{link}t"
    rest = [parts[1], parts[2], part, *parts[4:]] if len(parts) > 2 else []
    forms = list(_german_simple(stem, infinitive, rest, part))
    if not prefix:
        yield (infinitive, "infinitive")
        yield from forms
        return
    yield from ((prefix + infinitive, "infinitive"), (f"{prefix}zu{infinitive}", "zu"))
    yield (part if part.startswith(prefix) else prefix + part, "participle")
    for form, what in forms:
        if what != "participle":
            yield (f"{form} … {prefix}", what)
            yield (prefix + form, what)


def _english(parts: list[str]) -> Iterator[Form]:
    """Forms of "send", and of "set up" or "make … available", whose first word alone changes."""
    heads = [part.partition(" ") for part in parts]
    for form, what in _english_simple([head for head, _, _ in heads]):
        yield (f"{form} {heads[0][2]}".rstrip(), what)


def _english_simple(parts: list[str]) -> Iterator[Form]:
    base = parts[0]
    vowel_y = base.endswith("y") and base[-2] not in "aeiou"
    yield (base, "infinitive")
    if base.endswith(("s", "sh", "ch", "x", "z")):
        yield (base + "es", "present")
    else:
        yield (base[:-1] + "ies" if vowel_y else base + "s", "present")
    regular = base + "d" if base.endswith("e") else base[:-1] + "ied" if vowel_y else base + "ed"
    yield (parts[1] if len(parts) > 1 else regular, "past")
    yield (parts[2] if len(parts) > 2 else regular, "participle")
    if len(parts) > 1 and parts[1].endswith(base[-1] + "ed") and len(base) > 1:
        yield (base + base[-1] + "ing", "gerund")
    yield (base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing", "gerund")
    if base in ("put", "cut", "lend", "run", "let", "set", "get"):
        yield (base + base[-1] + "ing", "gerund")


def _french(parts: list[str]) -> Iterator[Form]:
    """Forms of "livrer", and of "faire parvenir" or "mettre … à disposition", whose first word alone changes."""
    tail = parts[0].partition(" ")[2]
    for form, what in _french_simple([part.partition(" ")[0] for part in parts]):
        yield (f"{form} {tail}".rstrip(), what)


def _french_simple(parts: list[str]) -> Iterator[Form]:
    infinitive = parts[0]
    if len(parts) == 1:
        stem = infinitive[:-2]
        soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
        parts = [infinitive, stem + "e", stem + "ent", stem + "é", infinitive, soft]
        yield from ((soft + "a", "past"), (stem + "èrent", "past"))
    future = parts[4] if len(parts) > 4 else infinitive.removesuffix("e")
    past = parts[5] if len(parts) > 5 else parts[2][:-3]
    yield (infinitive, "infinitive")
    yield from ((parts[1], "present"), (parts[2], "present"), (past + "ons", "present"), (past + "ant", "gerund"))
    yield from ((past + ending, "imperfect") for ending in ("ait", "aient", "ais"))
    yield from ((future + ending, "future") for ending in ("a", "ont", "ai", "ons", "ez"))
    yield from ((future + ending, "conditional") for ending in ("ait", "aient", "ais", "ions"))
    feminine = parts[3] + ("e" if not parts[3].endswith("e") else "")
    plural = parts[3] if parts[3].endswith("s") else parts[3] + "s"
    yield from ((form, "participle") for form in (parts[3], plural, feminine, feminine + "s"))
