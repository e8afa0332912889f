"""How much is pledged: sums with their currency, numbers with their item."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Amount:
    """A sum or a number of things, and the words that say it."""

    value: float | None = None
    currency: str | None = None
    quantity: float | None = None
    item: str | None = None
    text: str = ""


def find_amounts(field: Any, sentence: Any, found: list[Any]) -> None:
    """Give each record the amount of its unit."""
