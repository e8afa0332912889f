"""The story's headline, chosen among all places that state one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise

from lib.metadata.marks import CAPTION, COMMENTS, DROP, HIDDEN, KICKER, TIME, TITLE
from lib.metadata.plain_titles import find_lines
from lib.metadata.sources import Sources
from lib.metadata.structured import words_of
from lib.reader.tree import Element

SEPARATOR = re.compile(r"\s+[-–—|·•»«›‹/]+\s+|\s*[|»›]\s*|\s+:+\s+|\s*：\s*")
LABEL = re.compile(r"^[^:|]{2,40}[:|]\s+")
WORD = re.compile(r"\w+")
QUOTES = str.maketrans(
    {**dict.fromkeys('„“”«»‟″"', '"'), **dict.fromkeys("‘’‚‹›`´", "'"), **dict.fromkeys("–—‐‑", "-")}
)
SIGNS = re.compile(f"[{re.escape(''.join(chr(sign) for sign, plain in QUOTES.items() if chr(sign) != plain))}]")
"""Few texts have any: looking for them is much faster than replacing them."""
HIDDEN_NAME = re.compile(r"visually-?hidden|sr-only|screen-?reader|hide-accessible|accessib", re.IGNORECASE)
LONGEST, LONGEST_STATED, MOST_PARTS, WRAPPERS = 300, 500, 40, 3
AGREED = 2.05
CERTAIN = 2.15
LIKELY = 1.3
"""A heading below this does not keep lines outside of headings from being looked at."""


@dataclass(slots=True)
class Headline:
    """A candidate: its words, where it stands, and how much speaks for it."""

    text: str
    score: float
    order: int | None = None


class Known:
    """Titles that the head of a page states, whole (1.5) and in parts (1.0), folded."""

    __slots__ = ("_words", "weights")

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self._words = [(Counter(words), len(words)) for words in map(WORD.findall, weights)]

    def likeness(self, folded: str) -> float:
        """Share of words in common with the most similar title, up to 0.8; one word alone is chance."""
        mine = WORD.findall(folded)
        best = 0.0
        for theirs, length in self._words:
            if sum(word in theirs for word in mine) < 2:
                continue
            both = sum((Counter(mine) & theirs).values())
            if both > 1:
                best = max(best, 2 * both / (len(mine) + length))
        return 0.8 * best


def fold(text: str) -> str:
    """Text for comparing: one kind of quote and dash, no case, no white space runs."""
    if SIGNS.search(text):
        text = text.translate(QUOTES)
    return " ".join(text.casefold().split())


def find_headlines(sources: Sources, site_names: list[str]) -> list[Headline]:
    """All candidates for the headline, the best first.

    A printed heading counts most when the head of the page agrees with it; the head
    alone decides where nothing fitting is printed.
    """
    sites = {fold(s) for s in site_names}
    stated = [text for text in _stated(sources) if fold(text) not in sites]
    parts = [part for text in stated for part in [text, *_segments(text)] if fold(part) not in sites]
    sources.titles = stated
    known = Known({fold(p): 1.0 for p in reversed(parts)} | {fold(s): 1.5 for s in stated})
    found = _rate(_headings(sources), sources, known, sites)
    if not any(h.score > CERTAIN for h in found):
        found += _rate(_lesser_headings(sources, found), sources, known, sites)
    if not any(h.score > LIKELY for h in found):
        found += _plain(sources, parts, sites)
    found += [Headline(strip_site(text, sites), 0.6 - 0.05 * n) for n, text in enumerate(stated)]
    found += _agreed(sources, sites, found)
    return sorted((h for h in found if h.text), key=lambda h: -h.score)


def _plain(sources: Sources, parts: list[str], sites: set[str]) -> list[Headline]:
    bare = [text for part in parts if fold(text := strip_site(part, sites)) not in sites]
    lines = find_lines(sources, bare[:MOST_PARTS])
    return [
        Headline(_without_rest(element.text(), bare), 0.8 + 0.4 * share - 0.01 * n, element.order)
        for n, (element, share) in enumerate(islice(lines, 12))
        if fold(element.text()) not in sites
    ]


def _without_rest(line: str, stated: list[str]) -> str:
    """The line, or the stated title alone where a label stands before it or a byline or date behind it."""
    for title in sorted(stated[:6], key=len, reverse=True):
        _, found, behind = line.partition(title)
        if found and not behind.strip()[:1].islower() and len(title) > 12:
            return title
    return line


def _agreed(sources: Sources, sites: set[str], found: list[Headline]) -> list[Headline]:
    """What structured data and preview both state, unless what is printed is that without the site's name."""
    story, preview = words_of(sources.story.get("headline")), sources.meta("og:title")
    if not story or not preview or fold(strip_site(story, sites)) != fold(strip_site(preview, sites)):
        return []
    text = strip_site(story, sites)
    cuts = {fold(part) for part in _cut(text)}
    printed = max((h for h in found if h.order is not None), key=lambda h: h.score, default=None)
    if printed is None or fold(printed.text) in cuts:
        return []
    return [
        Headline(text, AGREED, printed.order if Known({fold(text): 1.0}).likeness(fold(printed.text)) > 0.4 else None)
    ]


def _stated(sources: Sources) -> list[str]:
    """Titles from the head of the page, the most trusted first."""
    page = next((e.text() for e in sources.tree.by_tag("title") if e.text_chars), None)
    stated = (
        words_of(sources.story.get("headline")),
        sources.meta("og:title"),
        sources.meta("twitter:title"),
        page,
        words_of(sources.story.get("name")),
        sources.meta("title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"),
    )
    return [s for s in stated if s and len(s) <= LONGEST_STATED]


def _segments(text: str) -> list[str]:
    """What remains of a title when parts are cut off at its separators or its label, before or behind."""
    label = LABEL.match(text)
    return _cut(text) + ([text[label.end() :]] if label and len(text) - label.end() > 3 else [])


def _cut(text: str) -> list[str]:
    cuts = [(m.start(), m.end()) for m in SEPARATOR.finditer(text)]
    parts = [text[:start] for start, _ in cuts] + [text[end:] for _, end in cuts]
    parts += [text[a[1] : b[0]] for a, b in pairwise(cuts)]
    return [p.strip() for p in parts[:MOST_PARTS] if len(p.strip()) > 3]


def _headings(sources: Sources) -> list[Element]:
    """`h1` elements, then elements named as headlines."""
    named = [e for e in sources.marks.marked(TITLE) if 3 < e.text_chars < LONGEST and e.tag not in ("h1", "meta")]
    return sources.headings[:8] + named[:12]


def _lesser_headings(sources: Sources, found: list[Headline]) -> list[Element]:
    seen = {h.order for h in found}
    return [
        h
        for tag in ("h2", "h3")
        for h in sources.tree.by_tag(tag)[:12]
        if 3 < h.text_chars < LONGEST and h.order not in seen
    ]


def _rate(elements: list[Element], sources: Sources, known: Known, sites: set[str]) -> list[Headline]:
    printed = [_printed(element, n, sources, known) for n, element in enumerate(elements)]
    return [h for h in printed if h.text and fold(h.text) not in sites]


def _printed(element: Element, place: int, sources: Sources, known: Known) -> Headline:
    text = heading_text(element, sources, known)
    folded = fold(text)
    score = (0.7 if element.tag == "h1" else 0.0) + (0.3 if sources.marks.bits[element.order] & TITLE else 0.0)
    score += known.weights.get(folded) or known.likeness(folded)
    score -= 0.01 * place
    if _is_aside(element, sources) or len(text) > LONGEST:
        score -= 1.5
    if element.tag == "h1" and element.link_chars > 0.9 * element.text_chars and known.weights.get(folded) != 1.5:
        score -= 0.5
    if element.tag == "h1" and len(WORD.findall(folded)) < 3 and folded not in known.weights:
        score -= 0.5
    return Headline(text, score, element.order)


def _is_aside(element: Element, sources: Sources) -> bool:
    bits = sources.marks.bits
    if HIDDEN_NAME.search(element.attr("class")):
        return True
    near = [element]
    for above in element.ancestors():
        if above.text_chars > 1500 + element.text_chars or len(near) > 4:
            break
        near.append(above)
    return any(bits[e.order] & (DROP | COMMENTS | HIDDEN | CAPTION) for e in near)


MOST_PIECES = 12
"""Of a heading in more parts than this only the first may be the kicker."""


def heading_text(element: Element, sources: Sources, known: Known) -> str:
    """A heading's words without the kicker, time or label printed in it.

    What follows the kicker is the headline when the kicker's element is called so,
    or when the head of the page states the rest alone.
    """
    whole = element.text()
    pieces = _pieces(element, sources)
    for _ in range(WRAPPERS):
        inner = next(element.elements(), None)
        if len(pieces) != 1 or inner is None:
            break
        element, pieces = inner, _pieces(inner, sources)
    if len(pieces) < 2:
        return whole
    words = WORD.findall(fold(whole))
    for other, weight in known.weights.items():
        if weight > 1 and WORD.findall(other) == words:
            return next((t for t in sources.titles if fold(t) == other), whole)
    for start in range(1, min(len(pieces), MOST_PIECES)):
        rest = " ".join(text for text, _ in pieces[start:])
        if fold(rest) in known.weights and len(rest) > 12:
            return rest
    kept = [text for text, bits in pieces if not bits & (KICKER | TIME | HIDDEN)]
    return " ".join(kept) if kept and len(kept) < len(pieces) and len(" ".join(kept)) > 12 else whole


def _pieces(element: Element, sources: Sources) -> list[tuple[str, int]]:
    """Texts of an element's children that have words, and the bits of each."""
    pieces = []
    for child in element.children:
        text = " ".join(child.split()) if isinstance(child, str) else child.text()
        if text:
            pieces.append((text, 0 if isinstance(child, str) else _piece_bits(child, sources)))
    return pieces


def _piece_bits(element: Element, sources: Sources) -> int:
    bits = sources.marks.bits[element.order]
    if HIDDEN_NAME.search(element.attr("class")):
        bits |= HIDDEN
    return bits | TIME if element.tag in ("small", "time") else bits


def strip_site(text: str, sites: set[str]) -> str:
    """A title without the publisher's name before or behind it."""
    for _ in range(3):
        cuts = list(SEPARATOR.finditer(text))
        if cuts and _is_site(text[cuts[-1].end() :], sites):
            text = text[: cuts[-1].start()].strip()
        elif cuts and _is_site(text[: cuts[0].start()], sites):
            text = text[cuts[0].end() :].strip()
        else:
            break
    return text


def _is_site(part: str, sites: set[str]) -> bool:
    words = fold(part).removesuffix(" online").removesuffix(" blog")
    return fold(part) in sites or words in sites or words.replace(" ", "") in sites
