"""Article to commitments and silences."""
from __future__ import annotations
from dataclasses import dataclass, field
from lib.schema import Article, Commitment, Moment, Silence

@dataclass(slots=True)
class CommitmentReading:
    """Commitments of an article, and why the other sentences that name a country made none."""
    commitments: list[Commitment] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)

def find_commitments(article: Article, *, language: str | None = None, published_at: Moment | None = None) -> CommitmentReading:
    return CommitmentReading()
