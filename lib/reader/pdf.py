"""PDF printed from a browser: its lines as a text dump, the document's date as the capture."""
from __future__ import annotations

import io
import logging
import re
from datetime import UTC

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from lib.reader.encoding import repair_text
from lib.reader.mail import exact_clue
from lib.reader.page import SavedPage
from lib.reader.web import check_size, page_identifier
from lib.schema import DamagedFileError, NoTextError

logging.getLogger("pypdf").addHandler(logging.NullHandler())
MAX_PAGES = 200
ADDRESS = re.compile(r"^https?://[^\s]+$", re.MULTILINE)
FOOTER = re.compile(r"^(?:https?://\S+\s+)?\d{1,3}\s*/\s*\d{1,3}$")


def is_pdf(data: bytes) -> bool:
    """Does the file begin as a PDF?"""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes, name: str, url: str | None = None) -> SavedPage:
    """Read a PDF's text, page after page, without the print's own head and foot."""
    check_size(data, name)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DamagedFileError(name, what="the PDF is locked with a password")
        parts = [page.extract_text() for page in reader.pages[:MAX_PAGES]]
        information = reader.metadata
        created = information.creation_date if information else None
        title = information.title if information else None
        raw_date = str(information.get("/CreationDate", "")) if information else ""
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError, AssertionError,
            NotImplementedError) as error:
        raise DamagedFileError(name, what=f"PDF: {error or type(error).__name__}") from error
    text = repair_text("\n".join(_without_frame(parts)))
    if not text.strip():
        raise NoTextError(name, what="a PDF of pictures")
    address = url or next(iter(ADDRESS.findall(text)), None)
    page = SavedPage(name, page_identifier(data), "pdf", None, text, url=address, title=repair_text(title) if title else None)
    if created is not None:
        created = created if created.tzinfo else created.replace(tzinfo=UTC)
        page.clues.append(exact_clue("pdf-creation-date", raw_date, created))
    if len(reader.pages) > MAX_PAGES:
        page.warnings.append(f"Only the first {MAX_PAGES} of {len(reader.pages)} PDF pages were read.")
    return page


def _without_frame(parts: list[str]) -> list[str]:
    """Drop the head and foot that the browser prints on each page: lines that stand on every sheet, and page numbers."""
    sheets = [part.splitlines() for part in parts]
    edges = [{line.strip() for line in sheet[:2] + sheet[-2:] if line.strip()} for sheet in sheets]
    common = set.intersection(*edges) if len(edges) > 1 else set()
    return ["\n".join(line for line in sheet if line.strip() not in common and not FOOTER.match(line.strip())) for sheet in sheets]
