"""A correction as one line of text, as a library keeps it."""
from __future__ import annotations

import json
from collections.abc import Iterable

from lib.review.corrections import COLUMNS, Correction
from lib.review.files import cells_of, read_row
from lib.review.standing import merge_corrections


def pack_correction(correction: Correction) -> str:
    """The correction as a line: the same text for the same correction."""
    cells = dict(zip(COLUMNS, cells_of(correction), strict=True))
    return json.dumps({name: cell for name, cell in cells.items() if cell}, ensure_ascii=False, separators=(",", ":"))


def unpack_corrections(lines: Iterable[str]) -> list[Correction]:
    """Lines as corrections, in file order.

    Raises
    ------
    CorrectionError
        If a line was not written by `pack_correction`.
    """
    return merge_corrections([unpack_line(line) for line in lines])


def unpack_line(line: str) -> Correction:
    """One line as a correction; columns that are not known here are left out."""
    cells = {name: str(cell) for name, cell in json.loads(line).items() if name in COLUMNS}
    return read_row(list(cells), list(cells.values()))
