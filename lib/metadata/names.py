"""People's names inside a byline, told apart from agencies, desks, places and the words around them."""
from __future__ import annotations

import re

AGENCIES = {
    "dpa": "dpa", "deutsche presse-agentur": "dpa", "dpa-infocom": "dpa", "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
    "afp deutschland": "AFP", "reuters": "Reuters", "thomson reuters": "Reuters", "sid": "SID", "sport-informations-dienst": "SID", "apa": "APA",
    "austria presse agentur": "APA", "ap": "AP", "associated press": "AP", "the associated press": "AP", "epd": "epd", "kna": "KNA",
    "sda": "SDA", "keystone-sda": "Keystone-SDA", "ansa": "ANSA", "efe": "EFE", "agencia efe": "EFE", "pa": "PA", "pa media": "PA",
    "press association": "PA", "dpa-afx": "dpa-AFX", "ots": "ots", "europa press": "Europa Press", "ntb": "NTB", "tt": "TT", "pap": "PAP",
    "ritzau": "Ritzau", "belga": "Belga", "anp": "ANP", "bloomberg": "Bloomberg", "xinhua": "Xinhua", "tass": "TASS", "interfax": "Interfax",
    "upi": "UPI", "ats": "ATS", "keystone-ats": "ATS", "aap": "AAP", "jiji": "Jiji", "kyodo": "Kyodo", "yonhap": "Yonhap", "lusa": "Lusa",
    "kathpress": "Kathpress", "adnkronos": "Adnkronos", "anadolu": "AA", "dts": "dts", "dts nachrichtenagentur": "dts", "cp": "CP",
    "the canadian press": "CP", "canadian press": "CP", "colpisa": "Colpisa", "cna": "CNA", "ukrinform": "Ukrinform",
}
LEADING = re.compile(
    r"^\W*(?:(?:ein(?:e)?\s+)?(?:interview|kommentar|analyse|gastbeitrag|bericht|reportage|essay|kolumne|text|texte|tekst|story|words|opinion|protokoll|"
    r"reporting|written|posted|published|veröffentlicht|geschrieben|verfasst|erstellt|aufgezeichnet|propos\s+recueillis|publié|escrito|publicado|"
    r"aus\s+[\w-]+)\b\s*)?(?:(?:von|vom|by|par|por|di|door|av|af|przez|autor(?:en|in|e|a|es)?|author(?:s)?|auteur(?:s)?|text|texte|texto|testo|tekst|foto|"
    r"dari|oleh|redaktion|redakteur(?:in)?|journalist|skrevet\s+av|words)\b\s*:?|:)\s*", re.I)
GLUED = re.compile(r"^(?:Von|By|Par|Por|Veröffentlicht von|Posted by)(?=[A-ZÄÖÜ][a-zäöü])")
SPLIT = re.compile(r"\s*(?:[,;/|•·\n]|\s[&+]\s|\s[-–—]\s|\s(?:und|and|et|och|og|sowie|with|mit|avec|con|y|e|en|ve|i|for)\s)\s*")
NO_PERSON = re.compile(
    r"redaktion|redacci|r[eé]daction|redazione|redactie|redakcj|nachrichten|zeitung|agentur|universit|minister|korrespond|correspond|"
    r"\b(?:editors?|editorial|staff|teams?|desk|\w*news(?:room|desk|paper)?|online|agenc\w+|press|media|magazine?|gmbh|inc|ltd|llc|ag|ev|verlag|admin\w*|web\w*|"
    r"reporters?|journal|blog|guest|gast\w*|anonym\w*|unknown|unbekannt|contribut\w*|service|verein|stiftung|institut\w*|radio|tv|fernsehen|presse|"
    r"save|sign|log|login|listen|listening|watch|subscribe|print|merken|teilen|folgen|posted|powered|published|updated|photo\w*|getty|images?|shutterstock|gruppe|group|verband|partei|club|university|company|posts?|articles?|"
    r"author|autor|writer|home|contact|kontakt|comments?|min|read|share|follow|twitter|facebook|email|mail|archive?|menu|artikel|mehr|more|all|alle|"
    r"the|this|that|from|about|has|was|who|ist|hat|der|die|das|ein|eine)\b|"
    r"http|www\.|@|\.(?:de|com|net|org|ch|at|fr|info|tv)\b|\d", re.I)
PARTICLES = frozenset((
    "von", "van", "der", "den", "de", "di", "da", "do", "dos", "das", "del", "della", "la", "le", "los", "las", "du", "zu", "zur", "zum", "ten", "ter",
    "el", "al", "bin", "ibn", "ben", "y", "e", "af", "av", "vom", "of", "und", "abu", "st", "dr", "prof", "auf",
))
NAME = re.compile(r"^[^\W\d_][\w.'’‘`´\-‑]*(?:\s+[^\W\d_(\"„“][\w.'’‘`´\-‑\")“]*){0,5}$")
TAIL = re.compile(r"\s+\(.*$|\s*\(.*?\)|\s*(?:기자|記者)$|\s+(?:in|aus|à)\s+[A-ZÄÖÜ]\w+$|,?\s+(?:am|on|le|el|den|um|-)?\s*\d.*$", re.S)
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
    for part in SPLIT.split(TAIL.sub("", strip_label(GLUED.sub("", raw.strip())))):
        name = strip_label(part).strip(" :,-–*•\u200b\"")
        agency = agency or agency_of(name)
        if is_person(name, sites):
            people.append(_without_stop(name))
    if any(" " in p for p in people):
        people = [p for p in people if " " in p]
    return people, agency


def strip_label(text: str) -> str:
    """A byline without "Von", "By", "Text:" before it; a short word that may be part of the name stays."""
    rest = LEADING.sub("", text, count=1)
    return rest if rest != text and (" " in rest.strip() or ":" in text or not text[:1].isupper() or len(text.split()) == 1) else text


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
    if any(w[0].islower() and w.strip(".").casefold() not in PARTICLES for w in words) or name[0].islower() and len(words) < 3:
        return False
    if len(words) == 1:
        return len(name) > 3 and not name.isupper()
    return any(len(w.strip(".")) > 1 for w in words)
