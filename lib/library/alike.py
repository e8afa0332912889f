"""The same text twice: agency copy, reprints and later captures, found by MinHash and confirmed word by word.

A text is a set of word sequences. MinHash (rensa) turns it into a few
numbers; texts that share a band of these are candidates, and only what then
shares enough sequences counts as a copy. Nothing is merged: a copy is a row
that names its cluster.
"""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import parse_qsl, urlencode, urlsplit

from rensa import RMinHash  # type: ignore[import-untyped]

from lib.library.words import WORD
from lib.schema import Article, Document

SEQUENCE = 3
"""Words in a row that are compared."""
BANDS, ROWS = 12, 4
"""With these, texts that share 70 % of their sequences become candidates in 96 of 100 cases, with 30 % in 10."""
SEED = 20_260
FEWEST_WORDS = 30
"""Shorter texts are not compared: they are alike by chance."""
ALIKE = 0.55
"""Share of common sequences among all of two texts from which one is a copy of the other."""
CONTAINED = 0.8
"""Share of the shorter text's sequences that stand in the longer one from which it is a cut copy."""
ASKED = 4
"""Members of a cluster that a candidate is compared with."""
TRACKING = ("utm_", "fbclid", "gclid", "mc_", "pk_", "wt_", "ns_", "cmp", "ref", "source", "share")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of two versions: `kind` is "same", "added", "removed" or "replaced"."""

    kind: str
    before: str
    after: str


def sequences(article: Article) -> frozenset[str]:
    """The word sequences of an article's lead and text."""
    words = WORD.findall(f"{article.lead or ''} {article.text}".lower())
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset(map(" ".join, zip(*(words[place:] for place in range(SEQUENCE)), strict=False)))


def bands_of(found: frozenset[str]) -> list[int]:
    """The bands of a set of sequences as 48-bit numbers; texts that share one are candidates."""
    if not found:
        return []
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(list(found))
    digest = sketch.digest()
    keys = []
    for band in range(BANDS):
        words = f"{band}:{digest[band * ROWS:(band + 1) * ROWS]}".encode()
        keys.append(int.from_bytes(hashlib.blake2b(words, digest_size=6).digest(), "big"))
    return keys


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of common sequences among all of both."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def is_copy(one: frozenset[str], other: frozenset[str]) -> bool:
    """Is one text the other, changed a little or cut?"""
    fewer = min(len(one), len(other))
    return bool(fewer) and (similarity(one, other) >= ALIKE or len(one & other) / fewer >= CONTAINED)


def find_cluster(
    found: frozenset[str], candidates: Iterable[tuple[int, int]], read: Callable[[int], frozenset[str]],
) -> tuple[set[int], set[int]]:
    """Clusters that a text belongs to.

    Parameters
    ----------
    found
        The text's sequences.
    candidates
        Page and cluster of each candidate; the cluster of a page without one is the page itself.
    read
        A page's sequences.

    Returns
    -------
    tuple
        The clusters, and the pages that were found to be copies.
    """
    asked: dict[int, int] = {}
    clusters, pages = set(), set()
    for page, cluster in candidates:
        if cluster in clusters or asked.get(cluster, 0) >= ASKED:
            continue
        asked[cluster] = asked.get(cluster, 0) + 1
        if is_copy(found, read(page)):
            clusters.add(cluster)
            pages.add(page)
    return clusters, pages


def address_key(url: str | None) -> int | None:
    """A number for an address: the same with and without tracking parameters, fragment and last slash."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if not parts.netloc:
        return None
    query = [(key, value) for key, value in parse_qsl(parts.query) if not key.lower().startswith(TRACKING)]
    host = parts.netloc.lower().removeprefix("www.")
    plain = f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(query))}"
    return int.from_bytes(hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=7).digest(), "big")


def compare(before: Document, after: Document) -> list[Change]:
    """What changed between two captures of an article, word by word, paragraphs kept."""
    first, second = (pieces(document.article) for document in (before, after))
    changes = []
    kinds = {"equal": "same", "insert": "added", "delete": "removed", "replace": "replaced"}
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        changes.append(Change(kinds[tag], "".join(first[a:b]), "".join(second[c:d])))
    return changes


def pieces(article: Article | None) -> list[str]:
    """Headline, lead and text in words, each with the white space that follows it."""
    if article is None:
        return []
    text = "\n".join(part for part in (article.title, article.lead, article.text) if part)
    found, start = [], 0
    for place, sign in enumerate(text):
        if sign.isspace() and place + 1 < len(text) and not text[place + 1].isspace():
            found.append(text[start:place + 1])
            start = place + 1
    return [*found, text[start:]] if start < len(text) else found
