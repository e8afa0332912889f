"""Links to stories: addresses in normal form, and what an address tells of its target."""
from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

TRACKING = re.compile(
    r"^(?:utm_|xtor|cmpid|wt_|maca|gaa_|at_|icid|fbclid|gclid|li_source|ito|ns_|pk_|mc_|itm_|intcid|int_)|^(?:ref|source|campaign|r|cid)=",
    re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d{4,}")
ENDING = re.compile(r"\.(?:html?|php|aspx?|shtml|ece)$")
DAY = re.compile(r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2]|[a-z]{3})\b")
SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "or", "ne", "gouv", "gv", "edu"))
LIST_WORDS = frozenset(["tag", "tags", "thema", "themen", "topic", "topics", "autor", "autoren", "author", "authors", "auteur", "auteurs", "category", "kategorie", "categories", "ressort", "rubrik", "rubrique", "section", "sections", "profile", "profil", "people", "person", "suche", "search", "dossier", "dossiers", "schlagwort", "stichwort", "keyword", "keywords", "team", "redaktion", "schlagworte", "mots-cles"])
OTHER_WORDS = frozenset(["impressum", "imprint", "datenschutz", "privacy", "agb", "terms", "kontakt", "contact", "login", "logout", "register", "registrieren", "anmelden", "abo", "abonnement", "abonnements", "subscribe", "subscription", "newsletter", "newsletters", "shop", "jobs", "karriere", "careers", "stellenmarkt", "gutscheine", "gutschein", "voucher", "vouchers", "coupons", "mediadaten", "advertise", "werbung", "feedback", "hilfe", "help", "faq", "rss", "epaper", "e-paper", "app", "apps", "sitemap", "cookies", "einstellungen", "settings", "akademie", "karrierewelt", "veranstaltungen", "kurse", "preisvergleich", "about", "ueber-uns", "a-propos", "inserieren", "anzeigen", "traueranzeigen", "horoskop", "tv-programm", "spiele", "games", "wetter", "boerse", "sudoku", "konto", "account", "user", "users", "share", "sharer", "services", "service", "kalender"])


FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp3|mp4|zip|docx?|xlsx?|ics)$", re.IGNORECASE)
WEB = re.compile(
    r"(?P<origin>https?://(?P<host>[A-Za-z0-9.-]+(?::\d+)?))(?P<path>/[^\s?#;\[\]\\]*)?(?:\?(?P<query>[^\s#]+))?(?:#\S+)?")
"""An address as nearly all are: whole, and split without looking further."""
ROOTED = re.compile(r"(?:/(?![/.])[^\s/?#;\[\]\\]*)+(?:\?[^\s#]+)?(?:#\S+)?")
"""A path from the site's root that needs no resolving."""


def split_address(address: str) -> tuple[str, str, str]:
    """Host, path and query of an address.

    Raises
    ------
    ValueError
        If it is no address of the web.
    """
    found = WEB.fullmatch(address)
    if found:
        return found["host"], found["path"] or "", found["query"] or ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https", ""):
        raise ValueError(f"{parts.scheme} is no scheme of the web")
    return parts.netloc, parts.path, parts.query

SECTION_WORDS = frozenset(("wetter", "boerse", "spiele", "games", "service", "services"))
"""Of these, words that name sections with stories of their own, too."""


@lru_cache(maxsize=4096)
def story_key(address: str) -> str | None:
    """Host and path without tracking words and fragment: equal for links to the same story; null for no web address."""
    try:
        host, path, query = split_address(address)
    except ValueError:
        return None
    if not host:
        return None
    kept = "&".join(word for word in query.split("&") if word and not TRACKING.match(word))
    return host.lower().removeprefix("www.") + (path.rstrip("/") or "/") + ("?" + kept if kept else "")


def absolute(href: str, base: str | None) -> str | None:
    """A link's address, null for anchors, scripts, mail, files and what is no address."""
    href = href.strip()
    if not href or href[0] == "#" or href[:11].lower() == "javascript:" or href[:7].lower() in ("mailto:", "http://#"):
        return None
    if href[:7].lower() == "file://":  # a page that was opened from a disk and saved again
        href = href[7:]
    try:
        address = _resolve(href, base) if base else href
        _, path, _ = split_address(address)
    except ValueError:
        return None
    return None if FILE.search(path) else address


def _resolve(href: str, base: str) -> str:
    if WEB.fullmatch(href):
        return href
    whole = WEB.fullmatch(base) if ROOTED.fullmatch(href) else None
    return whole["origin"] + href if whole else urljoin(base, href)


def same_site(host: str, other: str) -> bool:
    """Do two hosts bear the same name before their public suffix ("name.de", "www.name.co.uk")?"""
    return site_name(host) == site_name(other)


def site_name(host: str) -> str:
    """The label that a site is known by: the one before the public suffix."""
    labels = host.split(":")[0].split(".")[:-1] or [host]
    if len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels.pop()
    return labels[-1]


def is_service_host(host: str) -> bool:
    """Does a subdomain serve jobs, shops or the like?"""
    return any(label in OTHER_WORDS for label in host.split(".")[:-2])


@lru_cache(maxsize=4096)
def story_score(path: str) -> int:
    """How much a path looks like a story's (from -4, a service page, to 3)."""
    parts = [part for part in path.lower().split("/") if part]
    if not parts:
        return -4
    slug = next((part for part in reversed(parts) if WORD.search(part)), parts[-1])
    words = WORD.findall(ENDING.sub("", slug))
    score = 2 if len(words) >= 4 else 1 if len(words) == 3 else 0
    if NUMBER.search(path) or DAY.search(path):
        score += 2
    if any(part in OTHER_WORDS for part in parts[:3]):
        soft = score >= 2 and slug not in OTHER_WORDS and not any(p in OTHER_WORDS and p not in SECTION_WORDS for p in parts[:3])
        score -= 1 if soft else 2 if score >= 3 and parts[0] in OTHER_WORDS else 6
    if any(part in LIST_WORDS for part in parts[:-1]) or parts[-1] in LIST_WORDS:
        score -= 3
    if len(words) == 1 and len(parts) <= 2 and not NUMBER.search(parts[-1]):
        score -= 2
    return max(-4, min(3, score))
