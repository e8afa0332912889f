"""Words that stand beside a story and are never part of it, from `lib/data/page/phrases.tsv`.

All patterns are written for text in lower case: without the flag for any case an
alternative that begins with another letter is passed over without being tried.
"""

from __future__ import annotations

import re

from lib.metadata.vocabulary import read_rows

DAY = (
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{4}[-./]\d{2}[-./]\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.?\s(?:de\s)?[^\W\d]{3,12}\.?\s(?:de\s)?\d{4}"
    r"|[^\W\d]{3,10}\.?\s\d{1,2},?\s\d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월])"
)


def _either(kind: str) -> str:
    return "|".join(f"(?:{row['pattern']})" for row in read_rows("phrases.tsv") if row["kind"] == kind)


class Cues:
    """Patterns of one kind that count anywhere in a block; each is tried only where its word is."""

    __slots__ = ("_rows",)

    def __init__(self, rows: list[tuple[str, re.Pattern[str]]]) -> None:
        self._rows = rows

    @classmethod
    def of(cls, kind: str) -> Cues:
        """The patterns of one kind."""
        return cls([(row["word"], re.compile(row["pattern"])) for row in read_rows("phrases.tsv") if row["kind"] == kind])

    def among(self, low: str) -> Cues:
        """Those whose words are in a page's text, given in lower case: the others need not be looked for block by block."""
        return Cues([row for row in self._rows if row[0] in low])

    def found_in(self, low: str) -> bool:
        """Is one of the patterns in this text, given in lower case?"""
        for word, pattern in self._rows:
            if word in low and pattern.search(low):
                return True
        return False


LABEL = re.compile(rf"^\W*(?:{_either('label')}|copyright.{{0,80}}|©.{{0,120}})[\s:.…!>»›→▶]*$")
RELATED = re.compile(rf"^\W*(?:{_either('related')})$")
LINK_LABEL = re.compile(r"^[^.!?]{2,45}[:|>»►→]\s*\S")
CREDIT = re.compile(
    rf"^\W*(?:(?:{_either('credit')})(?: by| von| courtesy(?: of)?)?\s*[:©/|]|©|copyright\b|\(c\) ).{{0,160}}$"
    rf"|^.{{0,70}}(?:{_either('stock')})\s*[)\].]?$"
)
CREDITED = re.compile(rf"[(\[|/–-]\s*(?:{_either('credit')}|photo by)\s*(?:courtesy\s*)?[:©/].{{0,70}}$")
CREDIT_WORDS = (
    "foto",
    "photo",
    "bild",
    "image",
    "picture",
    "credit",
    "crédit",
    "grafik",
    "fot",
    "imagen",
    "immagine",
    "zdjęcie",
    "illustration",
    "©",
    "copyright",
    "(c)",
    "getty",
    "alliance",
    "imago",
    "stock",
    "unsplash",
    "pixabay",
    "/dpa",
    "/afp",
    "/ap",
    "/reuters",
    "/epa",
    "/keystone",
)
"""Without one of these no picture credit can match: looked for first, as they are found much faster."""

CONSENT = Cues.of("consent")
PROMPT = Cues.of("prompt")
CONTRIBUTED = Cues.of("contributed")
TIMES = re.compile(
    rf"^\W*(?:(?:{_either('time')})\b[\w\s,.:|/–-]{{0,30}}?)?{DAY}.{{0,60}}$"
    r"|^\W*(?:ca\.?\s)?\d{1,3}\s?(?:min\b|minuten|minutes?|minutos).{0,25}$"
    r"|^\W*(?:lesezeit|lesedauer|reading time|temps de lecture|tiempo de lectura).{0,30}$"
)
DATED = re.compile(DAY)
BYLINE = re.compile(rf"^\W*(?:{_either('byline')})\b:?\s+[^.!?]{{2,100}}$")
TAIL = re.compile(rf"^\W*(?:{_either('tail')})\b.{{0,600}}$", re.DOTALL)


def stands_beside(text: str) -> bool:
    """Is this a byline or a date and nothing else?"""
    low = text.lower()
    return bool(BYLINE.match(low) or TIMES.match(low))
