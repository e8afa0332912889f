"""The publisher's name as the page prints it: in the title, in links home, in the copyright line."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from lib.metadata.marks import LOGO
from lib.metadata.sources import Sources
from lib.reader.tree import Element

SEPARATOR = re.compile(r"\s+[-–—|·•»«›‹/]+\s+|\s*[|»›]\s*|\s*::+\s*|\s*：\s*|(?<=\w):\s+")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^|•·–—,;.©()\"„“»«\n]{1,50})",
    re.IGNORECASE,
)
HOME = re.compile(
    r"^(?:/|\./|(?:https?:)?//[^/]+/?|/?(?:index|home|start)\.\w{3,5}|/(?:m|mobil|mobile|home|start)/?)$", re.IGNORECASE
)
ARCHIVE = re.compile(r"^(?:https?://web\.archive\.org)?/web/\d{8,14}[a-z_]*/")
HOST = re.compile(r"^(?:https?:)?//([^/:?#]+)", re.IGNORECASE)
GENERIC = re.compile(
    r"^\W*(?:home(?:page)?|start(?:seite)?|accueil|inicio|portada|voorpagina|index|men[uü]|logo|back|zurück|news|"
    r"nachrichten|actualités?|noticias|nieuws|site|website|www|mobil|mobile|privacy|legal|top|up|amp|rss|übersicht|"
    r"alle? rechte|all rights|tous droits)\b.{0,12}$",
    re.IGNORECASE,
)
AROUND = re.compile(
    r"^\W*(?:logo\b:?(?: (?:der|des|of|de))?|zur startseite:?|©|\*)\s*|[\s-]*\b(?:logo|mobile?)\W*$"
    r"|\W+(?:pty |co\. )?(?:ltd|gmbh|inc|llc|limited|all rights reserved|alle rechte.*)\W*$",
    re.IGNORECASE,
)
LETTERS = re.compile(r"[^\W\d_]+|\d+")
FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", **dict(zip("éèêàáñóíçôîú", "eeeaanoicoiu"))})
LONGEST, FIRST_TEXTS, MOST_LINKS, LAST_ELEMENTS = 50, 4, 600, 120
ENOUGH = 1.8
"""Two places that agree."""
TOP_ELEMENTS = 80


def host_of_links(sources: Sources) -> str | None:
    """Host that most of the page's absolute links lead to, where the page does not state its own address."""
    hosts: Counter[str] = Counter()
    for link in sources.tree.by_tag("a")[:MOST_LINKS]:
        found = HOST.match(ARCHIVE.sub("", link.attr("href")))
        if found:
            hosts[found[1].lower()] += 1
    best = hosts.most_common(1)
    return best[0][0] if best and best[0][1] >= 3 and best[0][1] > 0.6 * hosts.total() else None


def find_masthead(sources: Sources, host: str | None) -> str | None:
    """Name that at least two of these agree on: an end of the title, a link home, the copyright line, the address."""
    points: defaultdict[str, float] = defaultdict(float)
    forms: dict[str, str] = {}
    ends = {_fold(name) for name in _title_ends(sources)}
    top = {_fold(text) for text in _first_texts(sources)}
    last = _fold(next(iter(list(_title_ends(sources))[-1:]), ""))
    printed = last if " " in last and last in _texts_above(sources) else None
    for place in (_title_ends(sources), _home_links(sources, host), _copyright(sources)):
        for name in dict.fromkeys(AROUND.sub("", " ".join(n.split())).strip(" .:|*-–") for n in place):
            if 2 < len(name) <= LONGEST and "_" not in name and not GENERIC.match(name) and not name.isdigit():
                forms.setdefault(_fold(name), name)
                points[_fold(name)] += 1.0
    headings = {_fold(heading.text()) for heading in sources.headings[:4]}
    for folded in points:
        likeness = _host_points(forms[folded], host)
        points[folded] += (
            likeness
            + 0.8 * (folded in top and folded in ends or folded == printed)
            - 1.0 * (folded in headings and not likeness)
        )
    best = max(points, key=lambda f: (points[f], -len(f)), default=None)
    return forms[best] if best is not None and points[best] >= ENOUGH else None


def _fold(name: str) -> str:
    return " ".join(LETTERS.findall(name.casefold()))


def _host_points(name: str, host: str | None) -> float:
    """How much a name is like the host's ("Hill Courier", "www.hill-courier.example")."""
    labels = (host or "").removeprefix("www.").split(".")[:-1]
    words = LETTERS.findall(name.casefold().translate(FOLDS))
    letters = "".join(words)
    for label in labels:
        bare = label.replace("-", "")
        if len(bare) > 3 and (
            bare == letters or (len(bare) > 5 and (bare in letters or letters in bare and len(letters) > 5))
        ):
            return 1.5
        parts = [p for p in label.split("-") if len(p) > 2]
        if len(parts) > 1 and all(p in words for p in parts):
            return 1.2
    return 0.0


def _title_ends(sources: Sources) -> Iterator[str]:
    title = next((e.text() for e in sources.tree.by_tag("title") if e.text_chars), "")
    parts = SEPARATOR.split(title) if len(title) < 400 else []
    if len(parts) > 1:
        yield parts[0]
        yield parts[-1]


def _home_links(sources: Sources, host: str | None) -> Iterator[str]:
    """Words of links to the site's front page and of parts called a logo, and of the pictures in them."""
    links = (e for e in sources.tree.by_tag("a")[:MOST_LINKS] if _leads_home(e.attr("href"), host))
    for element in [*islice(links, 4), *sources.marks.marked(LOGO)[:6]]:
        if 1 < element.text_chars <= LONGEST:
            yield element.text()
        if element.end - element.order < 12:
            yield from (e.attr("alt") for e in element.walk() if e.tag == "img" and e.attr("alt"))


def _leads_home(href: str, host: str | None) -> bool:
    bare = ARCHIVE.sub("", href)
    if not HOME.match(bare):
        return False
    other = HOST.match(bare)
    return other is None or host is None or other[1].lower().removeprefix("www.") == host.removeprefix("www.")


def _copyright(sources: Sources) -> Iterator[str]:
    for element in sources.tree.elements[-LAST_ELEMENTS:]:
        if element.text_chars < 400:
            for child in element.children:
                if isinstance(child, str) and ("©" in child or "opyright" in child or "(c)" in child):
                    found = COPYRIGHT.search(child)
                    if found:
                        yield found["name"]


def _texts_above(sources: Sources) -> set[str]:
    """Short texts outside of links at the page's top."""
    body = sources.tree.body()
    near = sources.tree.elements[body.order : body.order + TOP_ELEMENTS]
    return {
        _fold(c)
        for e in near
        if e.tag != "a"
        for c in e.children
        if isinstance(c, str) and 4 < len(c.strip()) <= LONGEST
    }


def _first_texts(sources: Sources) -> list[str]:
    """The first words of the page, and the alternative texts of its first pictures."""
    texts: list[str] = []
    body: Element = sources.tree.body()
    for element in sources.tree.elements[body.order : body.order + 60]:
        texts += [c for c in element.children if isinstance(c, str) and 2 < len(c.strip()) <= LONGEST][:3]
        if element.tag == "img" and element.attr("alt"):
            texts.append(element.attr("alt"))
        if len(texts) >= FIRST_TEXTS:
            break
    return texts
