"""Words of reports and captions, beside those of the interface."""
from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

TABLE = Path(__file__).parent.parent / "data" / "export" / "words.toml"


@cache
def load_words(language: str) -> Mapping[str, str]:
    """The words in a language; English where there are none."""
    with open(TABLE, "rb") as table:
        words = tomllib.load(table)
    return MappingProxyType(words.get(language, words["en"]))
