"""What a text speaks of: the kinds of support that its sentences name, for those that name none."""

from __future__ import annotations

from dataclasses import dataclass, field

from lib.commitments.clauses import Unit
from lib.commitments.discourse import Field
from lib.commitments.kinds import unit_kinds
from lib.sentences import Sentence

_DENSE = 0.35
_NEAR = 0.8
_FADES = 0.5
"""How much more a kind counts in the sentence before, and what is left of that with each sentence between."""


@dataclass(slots=True)
class Matter:
    """The kinds that each sentence of a text names, with their weights."""

    weights: dict[tuple[str, int], dict[str, float]] = field(default_factory=dict)
    total: dict[str, float] = field(default_factory=dict)
    near: dict[str, float] = field(default_factory=dict)

    def is_dense(self) -> bool:
        """Whether many sentences name arms, soldiers or other help."""
        named = sum(bool(weights) for weights in self.weights.values())
        return named >= _DENSE * len(self.weights)

    def move_on(self, where: str, sentence: Sentence) -> None:
        """Take note that a sentence has been read."""
        for kind in self.near:
            self.near[kind] *= _FADES
        for kind, weight in self.weights.get((where, sentence.first), {}).items():
            self.near[kind] = self.near.get(kind, 0.0) + weight

    def kind(self) -> str | None:
        """The kind that most sentences speak of, those just before counting more; the particular before arms in general."""
        return max(
            self.total,
            key=lambda kind: (self.total[kind] + _NEAR * self.near.get(kind, 0.0), kind != "weapons"),
            default=None,
        )


def read_matter(fields: list[Field]) -> Matter:
    """The kinds that a text names; its title and its first sentence count twice."""
    matter = Matter()
    for field_ in fields:
        for number, sentence in enumerate(field_.sentences):
            hits = [hit for hit in field_.hits[sentence.first] if hit.pattern.table == "kind"]
            times = 2.0 if field_.where == "title" or (number == 0 and field_.where == "text") else 1.0
            weights: dict[str, float] = {}
            for kind, hit in unit_kinds(Unit(sentence.first, sentence.last, kinds=hits)) if hits else ():
                weights[kind] = times * (0.6 if hit.pattern.rank == 2 and kind == "weapons" else 1.0)
            matter.weights[field_.where, sentence.first] = dict(weights)
            if "troops" in matter.total and any(h.sign == "security_guarantee" and h.pattern.rank == 1 for h in hits):
                weights["troops"] = weights.get("troops", 0.0) + 0.5
            for kind, weight in weights.items():
                matter.total[kind] = matter.total.get(kind, 0.0) + weight
    return matter
