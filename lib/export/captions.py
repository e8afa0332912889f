"""What stands under a picture that leaves the dashboard: filter, day, source."""
from __future__ import annotations

import textwrap
from datetime import date

from lib.cells import join_line
from lib.export.words import load_words
from lib.labels import Labels

WIDTH = 110
"""Characters of a line: what fits under a picture 1,000 pixels wide at 14 pixels a line."""


def caption_lines(sentence: str, day: date, source: str, labels: Labels, width: int = WIDTH) -> list[str]:
    """Lines for under a picture.

    Parameters
    ----------
    sentence
        The filter in words, empty for none: `lib.filters.say_filter`.
    day
        The day on which the picture was made.
    source
        Where the data come from: publishers, or the project's name.
    width
        Most characters of a line.

    Returns
    -------
    list of str
        Plain text, no line longer than `width`; whoever draws it escapes it.
    """
    words = load_words(labels.language)
    parts = [f"{words['filter']}: {join_line(sentence) or words['everything']}",
             words["as_of"].format(day=labels.day(day)), f"{words['source']}: {join_line(source)}" if source else ""]
    return [line for part in parts for line in textwrap.wrap(part, width)]
