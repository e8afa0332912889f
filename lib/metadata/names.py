"""People's names inside a byline, told apart from agencies, desks, places and the words around them."""

from __future__ import annotations

import re

from lib.metadata.vocabulary import read_rows, read_words

AGENCIES = {name: row["short"] for row in read_rows("agencies.tsv") for name in row["names"].split(" ; ")}


def _either(use: str) -> str:
    return "|".join(sorted(map(re.escape, read_words("bylines.tsv", "use", use)), key=len, reverse=True))


LEADING = re.compile(
    rf"^\W*(?:(?:eine?\s+)?(?:{_either('before')}|propos\s+recueillis|aus\s+[\w-]+)\b\s*)?(?:(?:{_either('by')})\b\s*:?|:)\s*",
    re.IGNORECASE,
)
LEADING_LOW = re.compile(LEADING.pattern)
"""For text in lower case: much faster where nothing but a match is asked for."""
GLUED = re.compile(r"^(?:Von|By|Par|Por|Veröffentlicht von|Posted by)(?=[A-ZÄÖÜ][a-zäöü])")
SPLIT = re.compile(rf"\s*(?:[,;/|•·\n]|\s[&+]\s|\s[-–—]\s|\s(?:{_either('and')})\s)\s*")
NO_PERSON = re.compile(
    rf"{_either('part_of_word')}|\b(?:{_either('begin')})\w*|\b(?:{_either('not_a_name')})\b|\w+news\b|"
    r"http|www\.|@|\.(?:de|com|net|org|ch|at|fr|info|tv)\b|\d",
    re.IGNORECASE,
)
NOT_ALONE = read_words("bylines.tsv", "use", "not_alone")
PARTICLES = read_words("bylines.tsv", "use", "particle")
LONGEST = 400
NAME = re.compile(r"^[^\W\d_][\w.'’‘`´\-‑]*(?:\s+[^\W\d_(\"„“][\w.'’‘`´\-‑\")“]*){0,5}$")
TAIL = re.compile(
    r"\s+\(.*$|\s*\(.*?\)|\s*(?:기자|記者)$|\s+(?:in|aus|à)\s+[A-ZÄÖÜ]\w+$|,?\s+(?:am|on|le|el|den|um|-)?\s*\d.*$",
    re.DOTALL,
)
CJK = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·・\s]{2,12}$")


def agency_of(name: str) -> str | None:
    """Short name of a news agency; null where the name is none."""
    return AGENCIES.get(name.strip(" .()").casefold())


def read_names(raw: str, sites: set[str]) -> tuple[list[str], str | None]:
    """People and the agency in a byline.

    Parameters
    ----------
    raw
        A byline, or a name as structured data states it.
    sites
        The publisher's names, lower case: never authors.

    Returns
    -------
    tuple
        Names in their order without the words around them, and the agency's short name or null.
    """
    agency: str | None = None
    people: list[str] = []
    for part in SPLIT.split(TAIL.sub("", strip_label(GLUED.sub("", raw.strip()[:LONGEST])))):
        name = strip_label(part).strip(' :,-–*•\u200b"')
        agency = agency or agency_of(name)
        if is_person(name, sites):
            people.append(_without_stop(name))
    if any(" " in p for p in people):
        people = [p for p in people if " " in p]
    return people, agency


def strip_label(text: str) -> str:
    """A byline without "Von", "By", "Text:" before it; a short word that may be part of the name stays."""
    rest = LEADING.sub("", text, count=1)
    return (
        rest
        if rest != text and (" " in rest.strip() or ":" in text or not text[:1].isupper() or len(text.split()) == 1)
        else text
    )


def _without_stop(name: str) -> str:
    return name if re.search(r"\b\w\.$", name) else name.rstrip(".")


def is_person(name: str, sites: set[str]) -> bool:
    """Does this read as a person's name?"""
    folded = name.casefold()
    if CJK.match(name):
        return folded not in sites
    if not NAME.match(name) or len(name) < 3 or len(name) > 60 or agency_of(name) or NO_PERSON.search(name):
        return False
    if folded in sites or folded.replace(" ", "") in sites:
        return False
    words = name.split()
    if (
        any(w[0].islower() and w.strip(".").casefold() not in PARTICLES for w in words)
        or name[0].islower()
        and len(words) < 3
    ):
        return False
    if len(words) == 1:
        return len(name) > 3 and not name.isupper() and folded not in NOT_ALONE
    return any(len(w.strip(".")) > 1 for w in words)
