"""How far a loaded page agrees with what should be found on it, field by field."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lib.schema import Document

MARKS = ".,:;!?\"'„“”‚‘’«»()[]"


def compare(document: Document, expected: dict[str, Any]) -> dict[str, tuple[float, Any, Any]]:
    """Points from 0 to 1 for each expected field, with what was found and what was expected."""
    found: dict[str, Any] = {"publisher": document.page.publisher, "language": document.page.language}
    article = document.article
    found["paragraphs"] = len(_paragraphs(document)) if article else 0
    if article is not None:
        words = article.text.split()
        found |= {
            "title": article.title,
            "lead": article.lead,
            "authors": article.authors,
            "tags": article.tags,
            "comment_count": article.comment_count,
            "published_at": article.published_at,
            "first_words": words,
            "last_words": words,
        }
    points = {}
    for name, wanted in expected.items():
        if name == "teasers":
            points[name] = _teasers(document, wanted)
        elif name in FIELDS and not (wanted is None and name.endswith("_words")):
            got, same = _field(name, found.get(name), wanted)
            points[name] = (float(same), got, wanted)
    return points


FIELDS = (
    "publisher",
    "language",
    "title",
    "lead",
    "authors",
    "tags",
    "comment_count",
    "published_at",
    "first_words",
    "last_words",
    "paragraphs",
)


def _field(name: str, got: Any, wanted: Any) -> tuple[Any, bool]:
    if name in ("first_words", "last_words"):
        parts = wanted.split()
        got = (got or [])[: len(parts)] if name == "first_words" else (got or [])[-len(parts) :]
        return " ".join(got), [w.strip(MARKS) for w in got] == [w.strip(MARKS) for w in parts]
    if name == "published_at" and isinstance(got, datetime) and wanted and "T" in wanted:
        return got.isoformat(), got == datetime.fromisoformat(wanted)
    if name == "published_at" and got is not None:
        return got.isoformat(), got.isoformat() == wanted
    return got, got == wanted or not got and not wanted


def _paragraphs(document: Document) -> list[str]:
    """Paragraphs of the story without its subheadings, which are short and end without a stop."""
    text = document.article.text if document.article else ""
    return [p for p in text.split("\n\n") if len(p) > 60 or p.rstrip()[-1:] in '.!?…:“”"»«)]’']


def _teasers(document: Document, wanted: list[dict[str, Any]]) -> tuple[float, Any, Any]:
    """F1 of the teasers by title; one whose time differs counts half."""
    mine = {t.title: t.time_text for t in document.teasers}
    theirs = {t["title"]: t["time_text"] for t in wanted}
    if not mine and not theirs:
        return 1.0, [], []
    hits = sum(0.5 + 0.5 * (mine[title] == time) for title, time in theirs.items() if title in mine)
    score = 2 * hits / (len(mine) + len(theirs))
    missing = [t for t in theirs if t not in mine]
    surplus = [t for t in mine if t not in theirs]
    wrong = [f"{mine[t]} for {time}" for t, time in theirs.items() if t in mine and mine[t] != time]
    return score, {"surplus": surplus, "time": wrong}, {"missing": missing}
