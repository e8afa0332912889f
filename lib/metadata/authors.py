"""Authors: people's names alone, and the agency that wrote the story."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lib.metadata.marks import AUTHOR
from lib.metadata.sources import Sources
from lib.metadata.structured import words_of

AGENCIES = {
    "dpa": "dpa", "deutsche presse-agentur": "dpa", "afp": "AFP", "agence france-presse": "AFP", "reuters": "Reuters", "sid": "SID",
    "apa": "APA", "ap": "AP", "associated press": "AP", "the associated press": "AP", "epd": "epd", "kna": "KNA", "sda": "SDA",
    "keystone-sda": "Keystone-SDA", "ansa": "ANSA", "efe": "EFE", "agencia efe": "EFE", "pa media": "PA Media", "press association": "PA Media",
    "dpa-afx": "dpa-AFX", "ots": "ots", "europa press": "Europa Press", "ntb": "NTB", "tt": "TT", "pap": "PAP", "ritzau": "Ritzau",
    "belga": "Belga", "anp": "ANP", "bloomberg": "Bloomberg", "xinhua": "Xinhua", "tass": "TASS", "interfax": "Interfax", "upi": "UPI",
    "ats": "ATS", "aap": "AAP", "jiji": "Jiji", "kyodo": "Kyodo", "yonhap": "Yonhap", "lusa": "Lusa", "kathpress": "Kathpress",
}
LEADING = re.compile(
    r"^(?:(?:ein\s+)?(?:interview|kommentar|analyse|gastbeitrag|bericht|reportage|essay|kolumne|text|tekst|texte|foto|fotos|story|words|opinion|"
    r"protokoll|reporting|written|posted|published|veröffentlicht|geschrieben|verfasst|aus\s+\w+)\s*)?"
    r"(?:(?:von|vom|by|par|por|di|door|av|af|przez|autor(?:en|in|e|s)?|author(?:s)?|auteur|text|texte|tekst|dari|oleh)\b\s*:?|:)\s*", re.I)
SPLIT = re.compile(r"\s*(?:[,;/|•·]|\s&\s|\b(?:und|and|et|och|og|sowie|with|mit)\b)\s*")
NO_PERSON = re.compile(
    r"redaktion|redacci[oó]n|r[eé]daction|redazione|redactie|redakcja|editor|staff|team\b|desk\b|news|online|agentur|agenc|press|"
    r"media\b|zeitung|magazin|gmbh|\binc\b|\bltd\b|\bag\b|verlag|http|www\.|@|\.(?:de|com|net|org|ch|at|fr|info)\b|\d|admin|correspond|"
    r"reporter|journal|blog|guest|gast(?:autor|beitrag)|anonym|unknown|unbekannt|contribut|service|verein|stiftung|institut|"
    r"radio|\btv\b|fernsehen|nachrichten|universit|ministerium|presse", re.I)
NAME = re.compile(r"^[^\W\d_][\w.'’‘`\-]*(?:\s+[^\W\d_][\w.'’‘`\-]*){0,5}$")
ROLE_TAIL = re.compile(r"\s+[-–—(|].*$|\s*\(.*?\)")


def find_authors(sources: Sources, site_names: list[str]) -> tuple[list[str], str | None]:
    """People who wrote the story, and the agency, by the first place that names any."""
    sites = {s.casefold() for s in site_names}
    agency: str | None = None
    for names in _stated(sources):
        people: list[str] = []
        for raw in names:
            for part in split_names(raw):
                agency = agency or agency_of(part)
                if is_person(part, sites) and part.casefold() not in {p.casefold() for p in people}:
                    people.append(part)
        if people:
            return people, agency
    return [], agency


def _stated(sources: Sources) -> Iterator[list[str]]:
    yield list(_thing_names(sources.story.get("author")))
    yield list(_thing_names(sources.story.get("creator")))
    for name in ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "article:author_name"):
        if sources.metas.get(name):
            yield sources.metas[name]
    yield [e.attr("content") or e.text() for e in sources.props.get("author", ())]
    marked = [e for e in sources.marks.marked(AUTHOR) if 2 < e.text_chars < 120]
    if marked:
        yield [marked[0].text()]


def _thing_names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from _thing_names(part)
    elif isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, list):
            yield from _thing_names(name)
        elif words := words_of(name):
            yield words
    elif words := words_of(value):
        yield words


def split_names(raw: str) -> list[str]:
    """The names in a byline, without the words around them."""
    text = ROLE_TAIL.sub("", LEADING.sub("", raw.strip()))
    return [LEADING.sub("", part).strip(" .:,-–") for part in SPLIT.split(text) if part.strip()]


def agency_of(name: str) -> str | None:
    """Short name of a news agency; null where the name is none."""
    return AGENCIES.get(name.strip().casefold())


def is_person(name: str, sites: set[str]) -> bool:
    """Does this read as a person's name?"""
    folded = name.casefold()
    if not NAME.match(name) or len(name) < 3 or folded in sites or agency_of(name) or NO_PERSON.search(name):
        return False
    words = name.split()
    if len(words) == 1:
        return len(name) > 3 and name[0].isupper()
    return any(len(w.strip(".")) > 1 for w in words)
