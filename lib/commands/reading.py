"""One file -> the pages that a library does not have yet, and what became of each."""
from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from lib.frames import FAILED, ReportRow
from lib.library.home import Source
from lib.loader import read_document
from lib.reader import read_pages
from lib.report import report_on
from lib.schema import Document, PageError


@dataclass(slots=True)
class Outcome:
    """What became of one page of a file: `known` pages were there before and were not read again."""

    report: ReportRow
    document: Document | None = None
    known: bool = False


@dataclass(slots=True)
class Tally:
    """How many pages were added, known, and impossible to read."""

    added: int = 0
    known: int = 0
    failed: int = 0

    def count(self, outcome: Outcome) -> None:
        """Count one page."""
        if outcome.known:
            self.known += 1
        elif outcome.document is None:
            self.failed += 1
        else:
            self.added += 1

    def add(self, other: Tally) -> None:
        """Count what another has counted."""
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)

    def __str__(self) -> str:
        return f"{self.added:,} pages added, {self.known:,} already there, {self.failed:,} could not be read"


def read_file(data: bytes, name: str, is_known: Callable[[str], bool]) -> Iterator[Outcome]:
    """Read every page of a file but those that are known."""
    for page in read_pages(data, name):
        if isinstance(page, PageError):
            yield failure(name, page)
        elif is_known(page.page_id):
            yield Outcome(ReportRow(page.name, "known", page.page_id), known=True)
        else:
            try:
                document = read_document(page)
            except PageError as error:
                yield failure(name, error)
            else:
                yield Outcome(report_on(document), document)


def failure(name: str, error: PageError | OSError) -> Outcome:
    """A page or file that can't be read."""
    source = error.name if isinstance(error, PageError) else name
    values = dict(error.values) if isinstance(error, PageError) else {}
    return Outcome(ReportRow(source, FAILED, error=type(error).__name__, why=[str(error)], values=values))


def packed_source(data: bytes, name: str) -> Source:
    """A file's bytes, packed to be kept."""
    return Source(name, zlib.compress(data, 6))
