"""Sentences as Web Annotations (W3C Recommendation, 23 February 2017)."""
from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from lib.cells import clean_text
from lib.export.fragments import safe_address
from lib.export.references import Citation, cell

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write_annotations(citations: Iterable[Citation]) -> bytes:
    """Citations of sentences as JSON-LD: a list of annotations."""
    found = [annotate(citation) for citation in citations if citation.quotation]
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def annotate(citation: Citation) -> dict[str, Any]:
    """One sentence as an annotation.

    The body tags it with country, kind and stance. The target is found by
    a TextQuoteSelector; the offsets of the TextPositionSelector count code
    points in the article's text as this project reads it (its field stands
    in the selector's `rdfs:label`), not in the page's source.
    """
    name = f"{citation.reference.page_id}#{cell(citation.record or {}, 'commitment_id') or citation.start}"
    annotation = {
        "@context": CONTEXT, "id": uuid.uuid5(uuid.NAMESPACE_URL, "urn:page:" + name).urn, "type": "Annotation",
        "motivation": "classifying", "body": bodies(citation), "target": target(citation),
    }
    return {key: value for key, value in annotation.items() if value}


def bodies(citation: Citation) -> list[dict[str, str]]:
    """Country, kind and stance as tags."""
    values = (cell(citation.record or {}, name) for name in ("country", "kind", "stance"))
    return [{"type": "TextualBody", "purpose": "tagging", "value": str(value)} for value in values if value]


def target(citation: Citation) -> dict[str, Any]:
    """The page and the place in it."""
    source = citation.reference
    place = {"source": safe_address(source.url) or f"urn:page:{source.page_id}", "selector": selectors(citation),
             "state": time_state(source.captured_after, source.captured_before)}
    return {key: value for key, value in place.items() if value}


def selectors(citation: Citation) -> list[dict[str, Any]]:
    """The sentence by its words and by its offsets."""
    quotation = citation.quotation
    if quotation is None:
        return []
    return [
        {"type": "TextQuoteSelector", "exact": clean_text(quotation.exact), "prefix": clean_text(quotation.prefix),
         "suffix": clean_text(quotation.suffix)},
        {"type": "TextPositionSelector", "start": citation.start, "end": citation.end, "rdfs:label": citation.where},
    ]


def time_state(after: datetime | None, before: datetime | None) -> dict[str, str] | None:
    """When the page was as it is cited; the model has no interval with an open end."""
    if after is None or before is None:
        return None
    if after == before:
        return {"type": "TimeState", "sourceDate": say_utc(after)}
    return {"type": "TimeState", "sourceDateStart": say_utc(after), "sourceDateEnd": say_utc(before)}


def say_utc(moment: datetime) -> str:
    """An instant as the model wants it: xsd:dateTime in UTC, with Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
