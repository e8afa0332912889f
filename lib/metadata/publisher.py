"""Who published the page, in which language, and in which time zone its printed times are."""
from __future__ import annotations

import re
from urllib.parse import urlsplit

from lib.metadata.sources import Sources
from lib.metadata.structured import types_of, words_of

LANGUAGE = re.compile(r"^\s*([a-z]{2,3})(?:[-_].*)?$", re.I)
REGION = re.compile(r"^[a-z]{2}[-_][a-z]{2}$", re.I)
ZONES = {
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich", "li": "Europe/Vaduz", "fr": "Europe/Paris", "be": "Europe/Brussels",
    "lu": "Europe/Luxembourg", "nl": "Europe/Amsterdam", "uk": "Europe/London", "ie": "Europe/Dublin", "it": "Europe/Rome", "es": "Europe/Madrid",
    "pt": "Europe/Lisbon", "pl": "Europe/Warsaw", "cz": "Europe/Prague", "sk": "Europe/Bratislava", "hu": "Europe/Budapest", "dk": "Europe/Copenhagen",
    "se": "Europe/Stockholm", "no": "Europe/Oslo", "fi": "Europe/Helsinki", "ee": "Europe/Tallinn", "lv": "Europe/Riga", "lt": "Europe/Vilnius",
    "gr": "Europe/Athens", "tr": "Europe/Istanbul", "ro": "Europe/Bucharest", "bg": "Europe/Sofia", "hr": "Europe/Zagreb", "si": "Europe/Ljubljana",
    "rs": "Europe/Belgrade", "ua": "Europe/Kyiv", "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "tw": "Asia/Taipei", "hk": "Asia/Hong_Kong",
    "sg": "Asia/Singapore", "in": "Asia/Kolkata", "il": "Asia/Jerusalem", "za": "Africa/Johannesburg", "tz": "Africa/Dar_es_Salaam",
    "nz": "Pacific/Auckland", "is": "Atlantic/Reykjavik", "cl": "America/Santiago", "pe": "America/Lima", "ar": "America/Argentina/Buenos_Aires",
    "co": "America/Bogota", "uy": "America/Montevideo", "bo": "America/La_Paz", "py": "America/Asuncion", "ve": "America/Caracas",
}
LANGUAGE_ZONES = {
    "de": "Europe/Berlin", "fr": "Europe/Paris", "it": "Europe/Rome", "pl": "Europe/Warsaw", "nl": "Europe/Amsterdam", "da": "Europe/Copenhagen",
    "sv": "Europe/Stockholm", "nb": "Europe/Oslo", "no": "Europe/Oslo", "nn": "Europe/Oslo", "fi": "Europe/Helsinki", "cs": "Europe/Prague",
    "hu": "Europe/Budapest", "tr": "Europe/Istanbul", "el": "Europe/Athens", "ja": "Asia/Tokyo", "ko": "Asia/Seoul", "uk": "Europe/Kyiv",
    "he": "Asia/Jerusalem", "lt": "Europe/Vilnius", "lv": "Europe/Riga", "et": "Europe/Tallinn", "ro": "Europe/Bucharest",
}


def find_site_names(sources: Sources) -> list[str]:
    """Every name that the publisher calls itself, the best first."""
    names = [sources.meta("og:site_name"), *_publisher_names(sources), sources.meta("application-name", "apple-mobile-web-app-title"),
             sources.meta("dc.publisher", "publisher", "copyright", "twitter:app:name:iphone")]
    host = urlsplit(sources.address).hostname if sources.address else None
    if host:
        bare = host.removeprefix("www.")
        names += [bare, bare.rsplit(".", 1)[0], bare.split(".")[0]]
    unique: dict[str, str] = {}
    for name in names:
        if name and 1 < len(name) < 60 and "://" not in name:
            unique.setdefault(name.casefold(), name.strip())
    return list(unique.values())


def _publisher_names(sources: Sources) -> list[str | None]:
    names = [words_of(sources.story.get("publisher"))]
    for thing in sources.things:
        kinds = types_of(thing)
        if kinds & {"newsmediaorganization", "website", "organization"}:
            names += [words_of(thing.get("name")), words_of(thing.get("alternateName"))]
    return names


def find_language(sources: Sources) -> str | None:
    """Language the page declares, two letters; null where it declares none."""
    stated = (sources.tree.root.attr("lang") or sources.tree.root.attr("xml:lang"), words_of(sources.story.get("inLanguage")),
              sources.meta("og:locale", "content-language", "dc.language", "language", "dcterms.language"))
    for words in stated:
        found = LANGUAGE.match(words) if words else None
        if found:
            return found[1].lower()
    return None


def find_locale(sources: Sources) -> str | None:
    """Language with its region ("en-US") as the page declares it; null where it declares none."""
    stated = (sources.tree.root.attr("lang"), sources.meta("og:locale"), sources.meta("content-language"))
    return next((s.strip().replace("_", "-") for s in stated if s and REGION.match(s.strip())), None)


def find_zone(sources: Sources, language: str | None, locale: str | None) -> str | None:
    """Time zone of the publisher, from its country's domain, the region of its language or the language.

    Null where nothing tells, and where a country has several zones.
    """
    host = urlsplit(sources.address).hostname if sources.address else None
    zone = ZONES.get(host.rsplit(".", 1)[-1]) if host else None
    region = (locale or "").rpartition("-")[2].lower()
    return zone or ZONES.get("uk" if region == "gb" else region) or LANGUAGE_ZONES.get(language or "")
