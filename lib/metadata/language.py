"""The language of a text, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from lib.metadata.vocabulary import read_rows

WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
MARKERS: dict[str, list[str]] = {}
for row in read_rows("common_words.tsv"):
    for common in row["words"].split():
        MARKERS.setdefault(common, []).append(row["language"])
OTHER_SCRIPTS = re.compile(r"[\u0370-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\ud7af]")
ENOUGH = 4
CHECKED = 1200
SURE = 0.035
"""So many common words a character has running text in its own language at least."""


def guess_language(text: str) -> str | None:
    """Two-letter code of the language a text is in; null where it is too short or nothing stands out."""
    sample = text[:3000]
    return _script_of(sample) or _rank(_count_markers(sample))


def _script_of(sample: str) -> str | None:
    """Language of a text in a script that is not Latin."""
    if not OTHER_SCRIPTS.search(sample):
        return None
    words = len(WORD.findall(sample))
    for code, script in SCRIPTS:
        if len(script.findall(sample)) > 0.2 * max(20, words):
            return code
    return None


def _rank(hits: Counter[str]) -> str | None:
    """The language with most common words; null where another has nearly as many."""
    ranked = hits.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] < 1.15 * ranked[1][1]):
        return None
    return ranked[0][0]


def correct_language(stated: str, text: str) -> str:
    """The stated language, or the text's own where that is beyond doubt: templates declare English for anything."""
    if stated != "en":
        return stated
    sample = text[:CHECKED]
    hits = _count_markers(sample)
    found = _script_of(sample) or _rank(hits)
    if found is None or found == stated or hits[found] < 4 * hits[stated] or hits[found] < SURE * len(sample):
        return stated
    return found


def _count_markers(sample: str) -> Counter[str]:
    hits: Counter[str] = Counter()
    for word in WORD.findall(sample.lower()):
        for code in MARKERS.get(word, ()):
            hits[code] += 1
    return hits
