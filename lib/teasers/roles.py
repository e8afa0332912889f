"""What the names of elements inside a card call its parts.

A class name's last known word decides, as the noun does in `teaser-headline__link`.
"""
from __future__ import annotations

import re
from functools import lru_cache

from lib.reader.tree import Element, Tree

TITLE, KICKER, TEXT, TIME, AUTHOR, LABEL, COMMENTS, IMAGE, MORE, SPOKEN = (
    "title", "kicker", "text", "time", "author", "label", "comments", "image", "more", "spoken")
"""SPOKEN words are for screen readers alone."""

HASH = re.compile(r"__(?![a-z]+$|[A-Z]+$)[A-Za-z0-9_-]{5,8}$")
"""Tail that CSS modules append to a class name."""
UTILITY = re.compile(r"(?:^|_)(?:text|font|time)-[a-z0-9-]+$|[:\[\]/]")
"""Class names of utility frameworks ("text-sm", "md:flex") tell of looks, not of parts."""
COMMENT_WORDS = frozenset(("comment", "comments", "kommentar", "kommentare", "commentaires", "commentcount"))
WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def _all(role: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), role)


ROLES: dict[str, str] = {
    **_all(TITLE, """headline headlines hed heading title titel titre titulo titolo rubrik überschrift hdl tit ttl
        headlinetext titletext teasertitle teaserheadline articletitle posttitle entrytitle"""),
    **_all(KICKER, """kicker overline eyebrow topline dachzeile roofline overtitle surtitle surtitre spitzmarke pretitle
        supertitle supertitel suptitle category categories ressort channel subject antetitulo occhiello roof overhead
        prehead preheadline shoulder hashtag overheadline kategorie headlinekicker titlekicker section topic tag thema
        pretitre rubrique kategori"""),
    **_all(TEXT, """text teasertext summary description desc excerpt dek deck standfirst lead intro introtext abstract snippet
        chapo chapeau paragraph copy subline subtitle subheadline subhead subtitel anreisser vorspann teaserbody descr
        entradilla preview blurb synopsis"""),
    **_all(TIME, """date time datetime timestamp published publishdate pubdate ago timeago updated datum dateline uhrzeit
        zeit fecha data hour heure relativetime postdate publication"""),
    **_all(AUTHOR, "author authors byline autor autoren auteur autore writer credits contributor signature source quelle"),
    **_all(LABEL, """badge label labels flag plus premium paid icon icons duration length sponsored counter count views likes rank number index marker live type readingtime paywall
        tooltip position playtime lesezeit dauer abo lock"""),
    **_all(SPOKEN, "sronly screenreader visuallyhidden invisible hidden offscreen vh assistive accessibility"),
    **_all(COMMENTS, "comment comments commentcount commentscount kommentare commentaires"),
    **_all(IMAGE, """image images img picture photo caption copyright credit thumb thumbnail bild foto video
        legend imagecredit"""),
    **_all(MORE, """more readmore button btn cta mehr weiterlesen share social bookmark tools actions lire suite continue"""),
}
TAGS = {
    "h1": TITLE, "h2": TITLE, "h3": TITLE, "h4": TITLE, "h5": TITLE, "h6": TITLE, "time": TIME, "figcaption": IMAGE,
    "button": MORE, "picture": IMAGE,
}
PROPS = {
    "headline": TITLE, "name": TITLE, "description": TEXT, "datepublished": TIME, "author": AUTHOR, "image": IMAGE,
    "articlesection": KICKER, "datemodified": TIME,
}

MENU = "menu"
"""A part of the page that holds links but never teasers."""
NO_TEASERS: frozenset[str] = frozenset(["nav", "navi", "navbar", "navigation", "menu", "menus", "submenu", "megamenu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "pagination", "pager", "paging", "cookie", "cookies", "consent", "gdpr", "cmp", "login", "register", "signup", "account", "share", "sharing", "shares", "social", "socialmedia", "socialbar", "comment", "comments", "commentlist", "commentarea", "disqus", "kommentare", "commentaires", "toolbar", "skiplink", "skiplinks", "search", "suche", "sitemap", "imprint", "impressum", "dropdown", "flyout", "offcanvas", "burger", "hamburger", "tagcloud", "taglist", "tags", "keywords", "topics", "schlagworte", "authorbox", "authorbio", "bio", "stellenmarkt", "jobs", "jobboerse", "stellenanzeigen", "gutscheine", "gutschein", "vouchers", "coupons", "deals", "shop", "shopping", "products", "product", "advert", "advertisement", "adverts", "ad", "ads", "adslot", "anzeige", "werbung", "sponsored", "advertorial", "partnerangebote", "angebote", "newsletter", "newsletters", "subscription", "subscribe", "abo", "abonnement", "paywall", "taboola", "outbrain", "plista", "weather", "wetter", "stocks", "boerse", "tvprogramm", "horoscope", "footer", "games", "spiele", "events", "veranstaltungen", "courses", "seminare", "akademie"])
WEAK_NO_TEASERS = frozenset(("header", "teaser", "teasers", "article", "articles", "news", "story", "stories", "card", "post"))
"""As a class name's last word these take a menu word's meaning back ("social-card" may be a teaser)."""
STRONG_MENU = frozenset(("nav", "navigation", "menu", "burger", "breadcrumb", "cookie", "consent", "flyout", "offcanvas", "sharing"))
"""Anywhere in a class name these name a menu or its like ("burger-menu-sidebar")."""
MENU_ROLES = frozenset(("navigation", "menu", "menubar", "search", "dialog", "contentinfo", "tablist", "toolbar", "alert"))
MENU_TAGS = frozenset(("nav", "form", "dialog", "select", "menu", "iframe", "label"))
NO_MENU = frozenset(("html", "body", "main", "article"))
"""Elements that hold teasers whatever they are called."""


@lru_cache(maxsize=8192)
def role_of_names(names: str) -> str | None:
    """Role that a class attribute names; null where none of its words is known."""
    found = None
    for name in names.split():
        bare = HASH.sub("", name)
        if UTILITY.search(bare):
            continue
        words = [word.lower() for word in WORDS.findall(bare)]
        if not COMMENT_WORDS.isdisjoint(words):
            return COMMENTS
        for number in range(len(words) - 1, -1, -1):
            pair = words[number - 1] + words[number] if number else ""
            role = ROLES.get(pair) or ROLES.get(words[number])
            if role and number >= len(words) - 2:
                found = role if found is None or role != LABEL else found
                break
    return found


@lru_cache(maxsize=8192)
def is_menu_name(names: str) -> bool:
    """Does a class attribute or id name a part without teasers?"""
    for name in names.split():
        words = [word.lower() for word in WORDS.findall(name)]
        if words and words[-1] in NO_TEASERS or len(words) > 1 and words[-2] + words[-1] in NO_TEASERS:
            return True
        if len(words) > 1 and words[-1] not in WEAK_NO_TEASERS and not STRONG_MENU.isdisjoint(words[:-1]):
            return True
    return False


LARGEST = {LABEL: 60, MORE: 60, COMMENTS: 60, TIME: 80, KICKER: 140, AUTHOR: 140, SPOKEN: 300}
"""Characters; a larger element holds the card's text, whatever its name says ("teaser--premium")."""


def role_of(element: Element) -> str | None:
    """Role of an element inside a card, by its names first, then by its tag."""
    role = _named_role(element)
    return None if role is not None and element.text_chars > LARGEST.get(role, 10_000) else role


def _named_role(element: Element) -> str | None:
    names = element.attrs.get("class")
    role = role_of_names(names) if names else None
    if role is None:
        prop = element.attrs.get("itemprop")
        role = PROPS.get(prop.lower()) if prop else None
    if role is None:
        test = element.attrs.get("data-testid") or element.attrs.get("data-component")
        role = role_of_names(test) if test else None
    tag = TAGS.get(element.tag)
    if tag == TITLE and role in (None, LABEL, TEXT, IMAGE, MORE, AUTHOR):
        return TITLE
    if tag in (TIME, IMAGE) and role not in (KICKER, LABEL):
        return tag
    return role or tag


def find_menus(tree: Tree) -> list[Element]:
    """Parts of the page that hold no teasers, by tag, role or name."""
    found = [e for tag in MENU_TAGS for e in tree.by_tag(tag)]
    named = [e for value, elements in tree.values("role").items() if value in MENU_ROLES for e in elements]
    for name in ("class", "id"):
        named += [e for value, elements in tree.values(name).items() if value and is_menu_name(value) for e in elements]
    return found + [e for e in named if e.tag not in NO_MENU]
