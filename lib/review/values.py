"""The fields that can be corrected, and their values as text."""
from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd

from lib.cells import clean_text
from lib.schema import KINDS, STANCES, TOPICS

FIELDS: dict[str, tuple[str, ...]] = {
    "commitment": ("stance", "kind", "country", "item", "attributed_to", "voiced_at", "amount", "currency", "quantity",
                   "optional"),
    "teaser": ("title", "title_kind", "kicker", "text", "agency", "dateline_place", "comment_count", "url"),
    "mention": ("country",),
    "topic": ("topic",),
    "date": ("published", "modified"),
}
"""Target -> the fields that can be corrected; accepting a row speaks of the first."""

TARGETS = tuple(FIELDS)

REQUIRED = ("stance", "kind", "country", "title", "topic")
"""Fields that are never empty."""

CODE = re.compile(r"[A-Z]{3}")


class CorrectionError(ValueError):
    """A correction that makes no sense: what was found, and what to do."""

    def __init__(self, what: str, advice: str) -> None:
        self.what = what
        self.advice = advice
        super().__init__(f"{what} {advice}")


def say_value(value: object) -> str:
    """A cell as text: nulls empty, instants in UTC, whole numbers without a point, yes and no as true and false."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(float(value))
    return clean_text(str(value))


def parse_value(field: str, text: str) -> Any:
    """The text of a field as its column wants it, empty as None; raises ValueError where it can't be."""
    if not text:
        return None
    if field in ("published", "modified"):
        return parse_moment(text)
    if field == "voiced_at":
        return date.fromisoformat(text)
    if field in ("amount", "quantity"):
        return parse_number(text)
    if field == "comment_count":
        return int(text)
    if field == "optional":
        return {"true": True, "false": False}[text.lower()]
    return text


def parse_moment(text: str) -> datetime | date | tuple[datetime | None, datetime | None]:
    """A day, an instant with its offset, or two instants as "after..before", one of which may be empty."""
    if ".." in text:
        after, before = (parse_instant(part) if part else None for part in text.split(".."))
        return after, before
    return date.fromisoformat(text) if len(text) == 10 else parse_instant(text)


def parse_instant(text: str) -> datetime:
    """An instant with its offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("no offset")
    return to_utc(moment)


def parse_number(text: str) -> float:
    """A finite number."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def to_utc(moment: datetime) -> datetime:
    """An aware instant in UTC; raises `CorrectionError` at the ends of the calendar."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise CorrectionError(f"The time {moment.isoformat()} is out of the calendar.", "Give a real one.") from error


def check_value(target: str, field: str, value: str) -> None:
    """Raise `CorrectionError` where a value isn't one that the field can have; empty is allowed."""
    closed = {"stance": STANCES, "kind": KINDS, "topic": TOPICS, "title_kind": ("headline", "caption")}
    if value and field in closed and value not in closed[field]:
        raise CorrectionError(f"Field {field} is {shorten(value)}.", f"Use one of: {', '.join(closed[field])}.")
    if value and field in ("country", "currency") and not CODE.fullmatch(value):
        raise CorrectionError(f"Field {field} is {shorten(value)}.", "Use the ISO code of three capital letters.")
    try:
        parse_value(field, value)
    except (ValueError, KeyError) as error:
        raise CorrectionError(f"Field {field} of a {target} is {shorten(value)}.", WRITTEN[field]) from error


WRITTEN = {
    "published": "Write a day like 2025-09-04, or an instant like 2025-09-04T14:56:00+02:00.",
    "modified": "Write a day like 2025-09-04, or an instant like 2025-09-04T14:56:00+02:00.",
    "voiced_at": "Write a day like 2025-09-04.",
    "amount": "Write a number like 1500000.5.",
    "quantity": "Write a number like 12.",
    "comment_count": "Write a whole number.",
    "optional": "Write true or false.",
}


def shorten(text: str) -> str:
    """A value as a message quotes it."""
    return repr(text if len(text) <= 40 else text[:39] + "…") if text else "empty"
