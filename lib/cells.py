"""Text on its way into a spreadsheet or a file: always encodable, never a formula."""
from __future__ import annotations

import re

FORMULA = re.compile(r"['\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|'*[\t\r\n]")
"""Beginnings that a spreadsheet takes for a formula (OWASP, CSV injection), full-width forms too,
also behind blanks and apostrophes."""

UNWRITABLE = re.compile("[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uD800-\uDFFF\uFFFE\uFFFF]")
"""What neither XML nor UTF-8 can carry: control characters, lone surrogates, non-characters."""

EMBEDDING = re.compile("[\u202A-\u202E\u2066-\u2069]")
"""Marks that turn the direction of the words after them."""


def clean_text(text: str) -> str:
    """The text with a replacement character for each one that no file can carry; its length stays."""
    return UNWRITABLE.sub("\uFFFD", text)


def guard_cell(text: str) -> str:
    """An apostrophe before what a spreadsheet would compute; `unguard_cell` takes it away."""
    return "'" + text if FORMULA.match(text) else text


def unguard_cell(text: str) -> str:
    """The text as it was before `guard_cell`."""
    return text[1:] if text.startswith("'") and FORMULA.match(text, 1) else text


def join_line(text: str) -> str:
    """The text on one line: cleaned, blanks joined, no marks that turn the direction."""
    return " ".join(EMBEDDING.sub("", clean_text(text)).split())
