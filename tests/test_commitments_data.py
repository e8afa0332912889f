"""The tables of each language: complete, and every cue found in its own example."""
from __future__ import annotations

import pytest

from lib.commitments.language_check import FILES, check_language
from lib.countries import languages


@pytest.mark.parametrize("language", languages())
def test_check_language_shipped_language_lacks_nothing(language: str) -> None:
    assert check_language(language) == []


def test_check_language_unknown_language_lists_every_file() -> None:
    assert len(check_language("xx")) == len(FILES)
