"""Citations for programs that keep literature: BibTeX, RIS, CSL-JSON."""
from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from lib.cells import join_line
from lib.export.references import Citation, Reference, split_name

# ----------------------------------------------------------------------- BibTeX
ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", '"': "{''}",
})
"""What TeX would not print as it stands."""

DIVIDER = re.compile(r",|\band\b", re.IGNORECASE)
"""What divides names in BibTeX."""

LANGUAGES = {"de": "ngerman", "en": "english", "fr": "french", "es": "spanish", "it": "italian", "nl": "dutch"}
"""ISO 639-1 -> babel's name, as biblatex wants it in langid."""


def write_bibtex(citations: Iterable[Citation]) -> bytes:
    """Citations as a .bib file in UTF-8, one @online entry each (biblatex; BibTeX reads it as @misc)."""
    return "\n".join(bibtex_entry(citation) for citation in citations).encode()


def bibtex_entry(citation: Citation) -> str:
    """One entry, what isn't known left out."""
    source = citation.reference
    accessed = "/".join(day.isoformat() for day in source.accessed)
    fields = {
        "author": " and ".join(bibtex_name(name) for name in source.authors),
        "title": f"{{{escape_tex(source.title)}}}",
        "organization": f"{{{escape_tex(source.publisher)}}}" if source.publisher else "",
        "date": source.published_on.isoformat() if source.published_on else "",
        "year": str(source.published_on.year) if source.published_on else "",
        "url": escape_address(citation.address), "urldate": accessed,
        "langid": LANGUAGES.get(source.language or "", ""),
        "note": f"``{escape_tex(quoted(citation))}''" if citation.quotation else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{citation.key},", *lines, "}", ""])


def bibtex_name(name: str) -> str:
    """A name as "Family, Given", in braces where an "and" or a comma in it would divide it."""
    given, family = (f"{{{escape_tex(part)}}}" if DIVIDER.search(part) else escape_tex(part)
                     for part in split_name(name))
    return f"{family}, {given}" if given else f"{{{family}}}"


def escape_tex(text: str) -> str:
    """Text that TeX prints as it stands."""
    return join_line(text).translate(ESCAPES)


def escape_address(address: str | None) -> str:
    """An address without the signs that would end the field; the rest is taken as it stands."""
    return (address or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


# -------------------------------------------------------------------------- RIS
def write_ris(citations: Iterable[Citation]) -> bytes:
    """Citations as a RIS file in UTF-8: one record of type NEWS each."""
    return "".join(ris_record(citation) for citation in citations).encode()


def ris_record(citation: Citation) -> str:
    """One record; every value on one line, so that none can begin a tag."""
    source = citation.reference
    lines: list[tuple[str, str | None]] = [("TY", "NEWS"), ("ID", citation.key), ("TI", source.title)]
    lines += [("AU", ", ".join(filter(None, reversed(split_name(name))))) for name in source.authors]
    lines += [("T2", source.publisher), ("PY", f"{source.published_on:%Y}" if source.published_on else None)]
    lines += [("DA", ris_day(source.published_on)), ("LA", source.language), ("UR", citation.address)]
    lines += [("Y2", ris_day(source.accessed[-1] if source.accessed else None))]
    lines += [("N1", f"Accessed between {source.accessed[0]} and {source.accessed[1]}")] if source.accessed[1:] else []
    lines += [("AB", quoted(citation))] if citation.quotation else []
    return "".join(f"{tag}  - {join_line(value)}\r\n" for tag, value in lines if value) + "ER  - \r\n\r\n"


def ris_day(day: date | None) -> str | None:
    """A day as RIS writes it."""
    return f"{day:%Y/%m/%d/}" if day else None


# --------------------------------------------------------------------- CSL-JSON
def write_csl(citations: Iterable[Citation]) -> bytes:
    """Citations as CSL-JSON: a list of items of type article-newspaper."""
    return json.dumps([csl_item(citation) for citation in citations], ensure_ascii=False, indent=1).encode()


def csl_item(citation: Citation) -> dict[str, Any]:
    """One item; `type` and `id` are always there, what isn't known is left out."""
    source = citation.reference
    item: dict[str, Any] = {
        "type": "article-newspaper", "id": citation.key, "title": source.title,
        "author": [csl_name(name) for name in source.authors], "container-title": source.publisher,
        "issued": csl_dates(source.published_on), "accessed": csl_dates(*source.accessed), "URL": citation.address,
        "language": source.language, "note": quoted(citation) if citation.quotation else None,
    }
    return {name: value for name, value in item.items() if value}


def csl_name(name: str) -> dict[str, str]:
    """A name by its parts; of one word as it stands."""
    given, family = split_name(name)
    return {"family": family, "given": given} if given else {"literal": family}


def csl_dates(*days: date | None) -> dict[str, Any] | None:
    """A day, or a span of two."""
    known = [day for day in days if day]
    return {"date-parts": [[day.year, day.month, day.day] for day in known]} if known else None


def quoted(citation: Citation) -> str:
    """The sentence on one line."""
    return join_line(citation.quotation.exact) if citation.quotation else ""


def cite_plainly(source: Reference, accessed: str = "") -> str:
    """A source as one line: authors, title, publisher, day."""
    parts = [", ".join(source.authors), source.title, source.publisher or "",
             source.published_on.isoformat() if source.published_on else "", accessed]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
