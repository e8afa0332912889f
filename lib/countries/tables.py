"""Small tables under lib/data, and the languages that have a folder there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lib.sentences import DATA, Tokens


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a small table under lib/data, without its heading; empty when there is no such file."""
    if not path.exists():
        return []
    lines = path.read_text("utf-8").splitlines()[1:]
    width = path.read_text("utf-8").split("\n", 1)[0].count("\t") + 1
    return [(line.split("\t") + [""] * width)[:width] for line in lines if line.strip()]


def split_cell(cell: str, mark: str = ",") -> list[str]:
    """The entries of a cell."""
    return [part.strip() for part in cell.split(mark) if part.strip()]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a folder under lib/data."""
    return tuple(sorted(path.parent.name for path in DATA.glob("*/countries.tsv")))


@lru_cache(maxsize=1)
def _stopwords() -> dict[str, frozenset[str]]:
    found = {code: (DATA / code / "stopwords.txt") for code in languages()}
    return {code: frozenset(path.read_text("utf-8").split()) for code, path in found.items() if path.exists()}


def guess_language(tokens: Tokens, default: str = "en") -> str:
    """The language whose small words are most frequent in a text."""
    sample = tokens.lows[:400]
    scores = {code: sum(low in words for low in sample) for code, words in _stopwords().items()}
    best = max(scores, key=lambda code: scores[code], default=default)
    return best if scores.get(best) else default


def known_language(language: str | None, tokens: Tokens) -> str:
    """The language's folder: ``de-AT`` and ``DE`` are ``de``; unknown ones are guessed from the words."""
    code = (language or "").lower().replace("_", "-").split("-")[0]
    return code if code in languages() else guess_language(tokens)
