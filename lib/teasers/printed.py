"""A teaser as printed: its time not yet on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lib.dates.model import PrintedTime
from lib.schema import Moment, Teaser


@dataclass(slots=True)
class PrintedTeaser:
    """A teaser before its time is anchored.

    Attributes
    ----------
    teaser
        All fields but the anchored times (`published_at`, `published_after`, `published_before`).
    time
        The printed time, null where the card has none.
    basis
        "attribute" (a `datetime` attribute of the card), "printed" (a date or clock time), "age", or null.
    exact
        The instant (or day) of the attribute, where `basis` is "attribute".
    places
        In HTML, the order ranges of the elements that the teaser was read from.
    dated
        A dateline's day ("Bremen, 08.01.2026 (agency) -"): no published time, but a hint for the capture.
    """

    teaser: Teaser
    time: PrintedTime | None = None
    basis: str | None = None
    exact: Moment | None = None
    dated: date | None = None
    places: tuple[tuple[int, int], ...] = ()
