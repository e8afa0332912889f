"""Words as the search compares them: folded, then cut to their stem.

Folding makes one word of what people type for it: "Präsident", "Praesident"
and "Prasident", "Straße" and "Strasse". Stems come from Snowball, so that
"Sicherheitsgarantie" finds "Sicherheitsgarantien".
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import snowballstemmer  # type: ignore[import-untyped]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Letters and digits; an apostrophe inside a word belongs to it."""
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=.)", re.IGNORECASE)
STEMMERS = {"de": "german", "en": "english", "fr": "french"}
REMEMBERED = 200_000
"""Stems kept per language; beyond that the memory begins anew."""
DIGRAPHS = str.maketrans({"æ": "a", "œ": "o", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
TYPED_UMLAUTS = re.compile("ae|oe|ue")
FOLDING = "1"
"""Version of the folding: an index made by another one is made anew."""


def fold(word: str) -> str:
    """A word in the form that all its spellings share."""
    lowered = word.casefold()
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered.translate(DIGRAPHS))
        lowered = "".join(c for c in parts if not unicodedata.combining(c)).translate(DIGRAPHS)
    return TYPED_UMLAUTS.sub(lambda found: found[0][0], lowered)


class Stemming(dict[str, str]):
    """Word -> its stem in one language, worked out when first asked; an unknown language folds alone."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        name = STEMMERS.get(language or "")
        self._stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord if name else str

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        folded = fold(bare(word))
        stem = self[word] = self._stem(folded) or folded
        return stem


_STEMMINGS: dict[str, Stemming] = {}


def stemming(language: str | None) -> Stemming:
    """The stems of a language (ISO 639-1), one memory for all who ask."""
    key = language if language in STEMMERS else ""
    found = _STEMMINGS.get(key or "")
    if found is None:
        found = _STEMMINGS[key or ""] = Stemming(key)
    return found


def bare(word: str) -> str:
    """A word without an elided article before it and without what follows an apostrophe: "l'accord", "Macron's"."""
    if word.isalnum():
        return word
    word = ELISION.sub("", word)
    return re.split("['’]", word, maxsplit=1)[0] if re.search("['’]s?$", word[-2:], re.IGNORECASE) else re.sub("['’]", "", word)


def stems(text: str | None, language: str | None) -> str:
    """The stems of a text, in order, with a space between them: what the index holds."""
    if not text:
        return ""
    return " ".join(filter(None, map(stemming(language).__getitem__, WORD.findall(text))))


def forms(word: str) -> list[str]:
    """The stems that a typed word can have, one a language, without repetition: nobody says what they type in."""
    return list(dict.fromkeys(form for language in ("", *STEMMERS) if (form := stemming(language)[word])))
