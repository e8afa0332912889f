"""Documents in a few words, for tests of what is asked of coverage."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from lib.frames import Frames, build_frames
from lib.loader import load_document
from lib.questions.records import date_records
from lib.schema import Article, Commitment, Document, Mention, Moment, Page, Teaser

BERLIN = ZoneInfo("Europe/Berlin")
SAMPLES = Path(__file__).parents[1] / "sample_data"


def at(month: int, day: int, hour: int = 12) -> datetime:
    """An instant in 2025."""
    return datetime(2025, month, day, hour, tzinfo=BERLIN)


def says(country: str, kind: str, stance: str, sentence: str | None = None, **more: Any) -> Commitment:
    """A record; its place is set when the article is put together."""
    words = sentence or f"{country} {kind} {stance}."
    return Commitment(country, kind, stance, "text", words, 0, len(words), **more)


def story(
    publisher: str | None, published: Moment | None, records: Iterable[Commitment] = (), *, url: str | None = None,
    text: str = "", captured: datetime | None = None, modified: Moment | None = None, mentions: Iterable[str] = (),
    teasers: Iterable[Teaser] = (), language: str = "en", topics: Iterable[str] = (), name: str = "",
    warnings: Iterable[str] = (),
) -> Document:
    """A page whose text is its own words, then the sentences of its records, then the countries it names."""
    text = f"{text}\n" if text else ""
    placed = []
    for record in records:
        record.start, record.end = len(text), len(text) + len(record.evidence)
        text += f"{record.evidence}\n"
        placed.append(record)
    named = []
    for words in mentions:
        code, _, how = words.partition(":")
        named.append(Mention(code, "text", len(text), len(text) + len(how or code), how or code, "leader" if how else "name"))
        text += f"{how or code}\n"
    key = hashlib.sha256(f"{publisher}{published}{url}{captured}{name}{text}".encode()).hexdigest()[:16]
    page = Page(key, name or f"{key}.html", "html", "utf-8", url, publisher, language, "Europe/Berlin", captured, captured)
    article = Article("Title", None, text, [], published, modified, topics=list(topics), word_count=len(text.split()))
    return Document(page, article, list(teasers), named, placed, list(warnings))


def records_of(*documents: Document) -> pd.DataFrame:
    """The dated records of some pages."""
    frames = build_frames(documents)
    return date_records(frames.commitments, frames.articles, frames.pages)


@cache
def samples() -> Frames:
    """The frames of the sample pages."""
    names = sorted(path for path in SAMPLES.iterdir() if path.name != "README.md")
    return build_frames(load_document(path.read_bytes(), path.name) for path in names)


def ids_of(frames: Frames, start: str) -> str:
    """The identifier of the sample page whose file name begins so."""
    pages = frames.pages
    return str(pages[pages["source"].str.startswith(start)]["page_id"].iloc[0])


def day(month: int, number: int) -> date:
    """A day in 2025."""
    return date(2025, month, number)
