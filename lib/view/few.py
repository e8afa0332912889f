"""Rows of a large library, as many as a page reads; what it counts, the library counts."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from lib.filters import Filter
from lib.frames import Frames, build_frames
from lib.library import Library

MOST = 200
"""Rows of one kind that a page reads; of a larger library those that came last."""


def last_commitments(shown: Library, asked: Filter, kinds: tuple[str, ...] = (), most: int = MOST) -> pd.DataFrame:
    """Commitments under a filter: all, or as many as came last."""
    return shown.commitments(asked, kinds, limit=most, offset=max(0, count_commitments(shown, asked, kinds) - most))


def count_commitments(shown: Library, asked: Filter, kinds: tuple[str, ...] = ()) -> int:
    """How many commitments there are under a filter, of some kinds or of all."""
    return int(shown.stances(asked, kinds)["count"].sum()) if kinds else shown.counts(asked).commitments


def last_pages(shown: Library, asked: Filter, most: int = MOST) -> pd.DataFrame:
    """Pages under a filter: all, or as many as came last."""
    return shown.pages(asked, limit=most, offset=max(0, shown.counts(asked).pages - most))


def read_pages(shown: Library, page_ids: Iterable[str], *, teasers: bool = False) -> Frames:
    """Everything of some pages; their teasers only where they are wanted."""
    documents = (shown.document(page_id) for page_id in dict.fromkeys(page_ids))
    return build_frames(document if teasers else replace(document, teasers=[], mentions=[
        row for row in document.mentions if row.where != "teaser"]) for document in documents if document is not None)
