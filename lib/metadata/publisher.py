"""Who published the page, in which language, and in which time zone its printed times are."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lib.metadata.masthead import find_masthead, host_of_links
from lib.metadata.sources import Sources
from lib.metadata.structured import types_of, words_of
from lib.metadata.vocabulary import read_rows

LANGUAGE = re.compile(r"^\s*([a-z]{2,3})(?:[-_].*)?$", re.IGNORECASE)
REGION = re.compile(r"^[a-z]{2}[-_][a-z]{2}$", re.IGNORECASE)
ZONES = {row["code"]: row["zone"] for row in read_rows("zones.tsv") if row["kind"] == "country"}
LANGUAGE_ZONES = {row["code"]: row["zone"] for row in read_rows("zones.tsv") if row["kind"] == "language"}


def find_site_names(sources: Sources) -> list[str]:
    """Every name that the publisher calls itself, the best first."""
    names = [
        sources.meta("og:site_name"),
        *_publisher_names(sources),
        sources.meta("application-name", "apple-mobile-web-app-title"),
        sources.meta("dc.publisher", "publisher", "copyright", "twitter:app:name:iphone"),
    ]
    host = urlsplit(sources.address).hostname if sources.address else host_of_links(sources)
    if not any(names[:-2]):
        names.insert(0, find_masthead(sources, host))
    if host and sources.address:
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
    stated = (
        sources.tree.root.attr("lang") or sources.tree.root.attr("xml:lang"),
        words_of(sources.story.get("inLanguage")),
        sources.meta("og:locale", "content-language", "dc.language", "language", "dcterms.language"),
    )
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
