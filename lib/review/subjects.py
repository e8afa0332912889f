"""Rows of the frames as subjects of corrections, and their identifiers.

A row is any mapping with the columns of its frame: `frame.to_dict("records")`
gives them, and so does a row of a library. Under earlier corrections a row
has `machine_...` columns, and these are what counts as the machine's value.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lib.frames import commitment_id, digest
from lib.review.corrections import Subject
from lib.review.values import FIELDS, CorrectionError, say_value
from lib.schema import Commitment

Row = Mapping[str, Any]


def mention_id(page_id: str, teaser_id: str, country: str, where: str, start: int | None, end: int | None) -> str:
    """Identify a mention by page, country and place."""
    return digest((page_id, teaser_id, country, where, say_value(start), say_value(end)))


def topic_id(page_id: str, teaser_id: str, topic: str) -> str:
    """Identify a topic of an article, or of a teaser if one is named."""
    return digest(("topic", page_id, teaser_id, topic))


def date_id(page_id: str, teaser_id: str, field: str) -> str:
    """Identify a date of an article, or of a teaser if one is named."""
    return digest(("date", page_id, teaser_id, field))


# ------------------------------------------------------------- rows that are there
def commitment_subject(row: Row) -> Subject:
    """A row of `commitments`."""
    described = describe(row, ("page_id", "country", "kind", "stance", "item", "where", "evidence"), span=True)
    return subject_of(row, "commitment", say_value(row["commitment_id"]), described)


def mention_subject(row: Row) -> Subject:
    """A row of `mentions`."""
    described = describe(row, ("page_id", "teaser_id", "country", "where"), span=True)
    described["evidence"] = say_value(row["text"])
    country = machine_value(row, "country")
    key = mention_id(described["page_id"], described["teaser_id"], country, described["where"],
                     described["start"], described["end"])
    return subject_of(row, "mention", key, described)


def teaser_subject(row: Row) -> Subject:
    """A row of `teasers`."""
    return subject_of(row, "teaser", say_value(row["teaser_id"]), describe_teaser(row))


def date_subject(row: Row, field: str = "published") -> Subject:
    """A date of a row of `articles` or `teasers`: "published" or "modified"."""
    described = describe_owner(row)
    key = date_id(described["page_id"], described["teaser_id"], field)
    machine, shown = say_date(row, field, "machine_"), say_date(row, field)
    return Subject("date", key, field, {field: machine}, {field: shown}, described)


def topic_subject(row: Row, topic: str) -> Subject:
    """A topic of a row of `articles` or `teasers`, whether it has it or not."""
    described = describe_owner(row)
    read = topic if topic in listed(row.get("machine_topics", row.get("topics"))) else ""
    key = topic_id(described["page_id"], described["teaser_id"], topic)
    return Subject("topic", key, "topic", {"topic": read}, {"topic": topic}, described)


# ------------------------------------------------------------------- missed rows
def missed_commitment(page_id: str, text: str, start: int, end: int, *, country: str, kind: str, stance: str,
                      where: str = "text", item: str | None = None) -> Subject:
    """A commitment that the machine missed.

    Parameters
    ----------
    text
        The field that `where` names ("text", "title" or "lead"), of which
        `start`, `end` cut the sentence.
    """
    evidence = cut(text, start, end)
    row = Commitment(country=country, kind=kind, stance=stance, where=where, evidence=evidence, start=start, end=end,
                     item=item)
    described = {"page_id": page_id, "country": country, "kind": kind, "stance": stance, "item": item or "",
                 "where": where, "start": start, "end": end, "evidence": evidence}
    return Subject("commitment", commitment_id(page_id, row), "stance", {}, {"stance": stance}, described)


def missed_mention(page_id: str, text: str, start: int, end: int, *, country: str, where: str = "text",
                   teaser_id: str = "") -> Subject:
    """A mention of a country that the machine missed."""
    described = {"page_id": page_id, "teaser_id": teaser_id, "country": country, "where": where, "start": start,
                 "end": end, "evidence": cut(text, start, end)}
    key = mention_id(page_id, teaser_id, country, where, start, end)
    return Subject("mention", key, "country", {}, {"country": country}, described)


def cut(text: str, start: int, end: int) -> str:
    """The chosen words; raises `CorrectionError` where there are none."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise CorrectionError(f"No words are chosen (characters {start} to {end} of {len(text)}).",
                              "Choose a sentence.")
    return text[start:end]


# ------------------------------------------------------------------------ cells
def subject_of(row: Row, target: str, key: str, described: dict[str, Any]) -> Subject:
    """A whole row as a subject."""
    names = FIELDS[target]
    return Subject(target, key, names[0], {name: machine_value(row, name) for name in names},
                   {name: say_value(row.get(name)) for name in names}, described)


def machine_value(row: Row, name: str) -> str:
    """What the machine read, whatever shows now."""
    return say_value(row.get(f"machine_{name}", row.get(name)))


def describe(row: Row, names: tuple[str, ...], *, span: bool = False) -> dict[str, Any]:
    """Columns of a row as columns of a correction, as the machine read them; of an added row, as they show."""
    described: dict[str, Any] = {name: machine_value(row, name) or say_value(row.get(name)) for name in names}
    if span:
        described |= {name: int(row[name]) for name in ("start", "end") if say_value(row[name])}
    return described


def describe_owner(row: Row) -> dict[str, Any]:
    """The article or teaser that a date or topic belongs to."""
    return describe_teaser(row) if "teaser_id" in row else {"page_id": say_value(row["page_id"]), "teaser_id": "",
                                                            "evidence": say_value(row.get("title"))}


def describe_teaser(row: Row) -> dict[str, Any]:
    """A teaser by its headline and address, by which it is found again."""
    return {"page_id": say_value(row["page_id"]), "teaser_id": say_value(row["teaser_id"]), "where": "teaser",
            "evidence": machine_value(row, "title"), "item": machine_value(row, "url")}


def say_date(row: Row, field: str, prefix: str = "") -> str:
    """A date as text: the instant, else the day, else the interval as "after..before"."""
    def value(name: str) -> str:
        return say_value(row.get(prefix + name, row.get(name)))

    exact = value(f"{field}_at") or value(f"{field}_on")
    after, before = value(f"{field}_after"), value(f"{field}_before")
    return exact or (f"{after}..{before}" if after or before else "")


def listed(value: object) -> list[str]:
    """A list cell as a list; null as an empty one."""
    return [str(item) for item in value] if isinstance(value, Iterable) else []
