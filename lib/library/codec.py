"""Documents as bytes and back, in three parts, so that a list of teasers need not unpack the articles.

Only what differs from a row's defaults is written: a field that is added to a
row later reads as its default in an older library.
"""
from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

from lib.schema import Article, Clue, Commitment, Cue, Document, Mention, Page, Silence, Teaser

SAMPLE = (
    b'{"page":{"page_id":"","source":".html","format":"html","encoding":"utf-8","url":"https://www.","publisher":"",'
    b'"language":"de","time_zone":"Europe/Berlin","captured_after":"2026-01-01T00:00:00+00:00","captured_before":"",'
    b'"capture_clues":[{"kind":"","text":"","after":"","before":"","start":0,"end":0}]},"article":{"title":"","lead":"",'
    b'"text":"","authors":["published_at":"2026-01-01T00:00:00+01:00","modified_at":"","tags":["topics":["section":"",'
    b'"comment_count":"agency":"dpa","word_count":"warnings":["silences":[{"country":"","where":"text","reason":""'
    b'"arts, culture, entertainment and media","conflict, war and peace","crime, law and justice","weather"],'
    b'"disaster, accident and emergency incident","economy, business and finance","education","environment","health",'
    b'"human interest","labour","lifestyle and leisure","religion","science and technology","society","sport",'
    b'"politics and government"],"time_basis":"age","published_after":"2026-01-","published_before":"2026-01-",'
    b'"dateline_place":"","kicker":"","title_kind":"caption","truncated":true,"time_text":"vor  Minuten","block":"",'
    b'{"country":"UKR","where":"teaser","start":,"end":,"text":"","how":"demonym","teaser_position":}'
    b'{"position":,"block":"","title":"","text":"'
)
"""What packed parts have in common, which packs small ones better. A change makes every older library unreadable."""

LEVEL = 5
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Packed:
    """A document as bytes: the page and its article, the teasers, the mentions, and each commitment."""

    head: bytes
    teasers: bytes
    mentions: bytes
    commitments: list[str]


def pack(document: Document) -> Packed:
    """A document as bytes."""
    head = {"page": plain(document.page), "warnings": document.warnings,
            "silences": [plain(row) for row in document.silences]}
    if document.article is not None:
        head["article"] = plain(document.article)
    return Packed(
        squeeze(head), squeeze([plain(row) for row in document.teasers]),
        squeeze([plain(row) for row in document.mentions]),
        [json.dumps(plain(row), ensure_ascii=False, separators=(",", ":")) for row in document.commitments])


def unpack(packed: Packed) -> Document:
    """The document that was packed, equal in every field."""
    page, article, warnings, silences = unpack_head(packed.head)
    return Document(
        page, article, unpack_teasers(packed.teasers), [row_of(Mention, row) for row in stretch(packed.mentions)],
        unpack_commitments(packed.commitments), warnings, silences)


def unpack_head(head: bytes) -> tuple[Page, Article | None, list[str], list[Silence]]:
    """The page and what belongs to its article."""
    rows = stretch(head)
    article = row_of(Article, rows["article"]) if "article" in rows else None
    return row_of(Page, rows["page"]), article, rows["warnings"], [row_of(Silence, row) for row in rows["silences"]]


def unpack_teasers(packed: bytes) -> list[Teaser]:
    """The teasers, in page order."""
    return [row_of(Teaser, row) for row in stretch(packed)]


def unpack_mentions(packed: bytes) -> list[Mention]:
    """The mentions, in their order."""
    return [row_of(Mention, row) for row in stretch(packed)]


def unpack_commitments(rows: Iterable[str]) -> list[Commitment]:
    """The commitments, in their order."""
    return [row_of(Commitment, json.loads(row)) for row in rows]


# ------------------------------------------------------------------ bytes
def squeeze(value: Any) -> bytes:
    """A value of lists, dicts and plain types as packed JSON."""
    words = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, SAMPLE)
    return packer.compress(words) + packer.flush()


def stretch(packed: bytes) -> Any:
    """The value of packed JSON."""
    words = zlib.decompressobj(-15, SAMPLE).decompress(packed)
    return json.loads(words.decode("utf-8", "surrogatepass"))


# ------------------------------------------------------------------- rows
@dataclass(frozen=True, slots=True)
class Shape:
    """How the fields of one kind of row are written."""

    plain: tuple[tuple[str, Any], ...]
    special: tuple[tuple[str, Callable[[Any], Any], Callable[[Any], Any], bool], ...]


def plain(row: Any) -> dict[str, Any]:
    """A row as plain types, without the fields that have their default."""
    shape = SHAPES[type(row)]
    values = {}
    for name, default in shape.plain:
        value = getattr(row, name)
        if value != default:
            values[name] = value
    for name, write, _, required in shape.special:
        value = getattr(row, name)
        if value or required:
            values[name] = write(value) if value else value
    return values


def row_of(kind: type[Row], values: dict[str, Any]) -> Row:
    """The row that `plain` wrote."""
    for name, _, read, _ in SHAPES[kind].special:
        if values.get(name):
            values[name] = read(values[name])
    return kind(**values)


def write_moment(moment: datetime | date) -> str:
    """An instant or a day in ISO 8601."""
    return moment.isoformat()


def read_moment(words: str) -> datetime | date:
    """The instant or day that was written."""
    return date.fromisoformat(words) if len(words) == 10 else datetime.fromisoformat(words)


def shape_of(kind: type[Any]) -> Shape:
    """Which fields of a row are plain, and how the others are written: by their annotations."""
    ordinary: list[tuple[str, Any]] = []
    special: list[tuple[str, Callable[[Any], Any], Callable[[Any], Any], bool]] = []
    for entry in fields(kind):
        words = str(entry.type)
        required = entry.default is MISSING and entry.default_factory is MISSING
        inner = next((row for row in (Clue, Cue) if f"[{row.__name__}]" in words), None)
        if inner is not None:
            special.append((entry.name, lambda rows: [plain(row) for row in rows], reader_of(inner), required))
        elif "date" in words or "Moment" in words:
            special.append((entry.name, write_moment, read_moment, required))
        else:
            fallback = entry.default_factory() if entry.default_factory is not MISSING else entry.default
            ordinary.append((entry.name, fallback))
    return Shape(tuple(ordinary), tuple(special))


def reader_of(kind: type[Any]) -> Callable[[list[dict[str, Any]]], list[Any]]:
    """How the rows inside a row are read."""
    return lambda rows: [row_of(kind, row) for row in rows]


SHAPES: dict[type[Any], Shape] = {}
for _kind in (Clue, Cue, Page, Article, Teaser, Mention, Commitment, Silence):
    SHAPES[_kind] = shape_of(_kind)
