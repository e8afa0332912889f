"""The day on which something was said, where the text tells."""
from __future__ import annotations

from datetime import date

from lib.sentences import Sentence, Tokens


def voiced_day(tokens: Tokens, sentence: Sentence, language: str, published: date | None) -> date | None:
    """The day that a sentence names, relative to the day of publication."""
    return None
