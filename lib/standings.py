"""Where each country and group stands: its stances side by side, never averaged."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lib.schema import GROUPS, POLARITY, STANCES

MIXED = "mixed"
"""The fill of a country with stances both for and against."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One record behind a standing."""

    commitment_id: str
    page_id: str
    kind: str
    stance: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A country or group with all its records, strongest stance first."""

    country: str
    voices: tuple[Voice, ...]

    @property
    def stances(self) -> tuple[str, ...]:
        """Each stance once, most in favour first."""
        found = {voice.stance for voice in self.voices}
        return tuple(stance for stance in STANCES if stance in found)

    @property
    def fill(self) -> str:
        """The stance whose colour stands for the country.

        The one most in favour, or of those against the one most against;
        `MIXED` where some are for and some against.
        """
        sides = {POLARITY[stance] for stance in self.stances}
        if {"for", "against"} <= sides:
            return MIXED
        return self.stances[-1] if "against" in sides else self.stances[0]

    @property
    def is_group(self) -> bool:
        """Is this the EU, NATO or another group?"""
        return self.country in GROUPS


def find_standings(commitments: pd.DataFrame) -> list[Standing]:
    """Rows of `commitments` -> one standing a country, in the order of the codes.

    Parameters
    ----------
    commitments
        Columns `country`, `commitment_id`, `page_id`, `kind`, `stance`, `evidence`.
    """
    columns = ["country", "commitment_id", "page_id", "kind", "stance", "evidence"]
    voices: dict[str, list[Voice]] = {}
    for country, *rest in commitments[columns].itertuples(index=False, name=None):
        if rest[3] in POLARITY:
            voices.setdefault(country, []).append(Voice(*rest))
    return [Standing(country, tuple(sorted(found, key=order_of))) for country, found in sorted(voices.items())]


def order_of(voice: Voice) -> tuple[int, str]:
    """Strongest stance first, then by kind."""
    return STANCES.index(voice.stance), voice.kind


def split_groups(standings: Sequence[Standing]) -> tuple[list[Standing], list[Standing]]:
    """Countries, and groups."""
    return [s for s in standings if not s.is_group], [s for s in standings if s.is_group]
