"""Persons whom an article introduces by their office ("the Polish defence minister, Anna Nowak") and then calls by name."""

from __future__ import annotations

from lib.commitments.actors import NOBODY, Actor
from lib.commitments.roles import Scene
from lib.countries import Place
from lib.sentences import Sentence, Tokens

_BETWEEN = frozenset(
    (",", "'", "s", "-", "for", "and", "und", "et", "étrangères", "extérieures", "adjoint", "générale")
)
_REACH = 8


def _is_name(scene: Scene, at: int) -> bool:
    """Whether a word can be part of a person's name."""
    word = scene.word(at)
    return (
        len(word) > 1 and word[0].isupper() and not word.isupper() and not scene.classes.role.beginning(scene.low(at))
    )


def _passes(scene: Scene, at: int) -> bool:
    low = scene.low(at)
    classes = scene.classes
    return bool(low in _BETWEEN or low in classes.article or low in classes.genitive or classes.role.beginning(low))


def _name_after(scene: Scene, at: int, taken: set[int]) -> tuple[int, int] | None:
    """The first two or three words that look like a name, where only an office's words stand before them."""
    start = at
    while start < min(at + _REACH, scene.last) and not (
        _is_name(scene, start) and _is_name(scene, start + 1) and not {start, start + 1} & taken
    ):
        if not _passes(scene, start) and not (scene.word(start)[:1].isupper() and scene.language != "de"):
            return None
        start += 1
    end = start
    while end < scene.last and end - start < 4 and end not in taken and _is_name(scene, end):
        end += 1
    return (start, end) if end - start >= 2 else None


def _name_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """A name right before the comma that stands before an office ("Anna Nowak, Poland's defence minister")."""
    end = at - 1
    while end > scene.first and scene.low(end) in scene.classes.article:
        end -= 1
    if scene.low(end) != ",":
        return None
    start = end
    while start > scene.first and end - start < 3 and _is_name(scene, start - 1):
        start -= 1
    return (start, end) if end - start >= 2 else None


def _has_office(scene: Scene, first: int, last: int) -> bool:
    return any(scene.classes.role.beginning(scene.low(at)) for at in range(first, last))


def learn_people(scene: Scene, actors: list[Actor], known: dict[str, tuple[str, ...]]) -> None:
    """Remember the surnames of those whom a sentence introduces as speaking for a country, or for no country."""
    taken = {at for actor in actors for at in range(actor.first, actor.last)}
    for actor in actors:
        if not actor.codes or actor.kind in ("leader", "pronoun") or len(actor.codes) > 1:
            continue
        name = _name_after(scene, actor.last, taken)
        if name is None or not (actor.codes == (NOBODY,) or _has_office(scene, actor.first - 3, name[0])):
            name = _name_before(scene, actor.first) if _has_office(scene, actor.first, actor.last + 4) else None
        if name is None:
            continue
        surname = scene.word(name[1] - 1)
        if len(surname) > 2:
            known.setdefault(surname, actor.codes)


def called_by_name(
    tokens: Tokens, sentence: Sentence, first: int, known: dict[str, tuple[str, ...]], taken: set[int]
) -> list[Place]:
    """Where a sentence calls by name those whom an earlier one introduced."""
    found = []
    for at in range(first, sentence.last):
        word = tokens.words[at]
        codes = known.get(word) or (known.get(word[:-1]) if word.endswith("s") else None)
        if codes is not None and at not in taken and codes != (NOBODY,):
            begin = at - 1 if at > first and tokens.words[at - 1][:1].isupper() and at - 1 not in taken else at
            found.append(Place(begin, at + 1, codes[0], "leader"))
    return found
