"""MHTML ("web page, single file") and mails (newsletters): MIME on the outside, a page inside."""
from __future__ import annotations

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from lib.reader.encoding import repair_text
from lib.reader.page import SavedPage
from lib.reader.web import read_web
from lib.schema import Clue, DamagedFileError

HEADER = re.compile(rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.IGNORECASE)
KNOWN = re.compile(rb"^(?:MIME-Version|Content-Type|Snapshot-Content-Location|Received|Return-Path|Message-ID|Delivered-To):", re.IGNORECASE | re.MULTILINE)
STAMP_PRECISION = timedelta(seconds=1)


def is_mime(data: bytes) -> bool:
    """Do the bytes begin with mail headers?"""
    head = data[:16_384].replace(b"\r\n", b"\n").lstrip(b"\xef\xbb\xbf\n")
    found = HEADER.match(head)
    return found is not None and KNOWN.search(found[0]) is not None


def read_mime(data: bytes, name: str, url: str | None = None) -> SavedPage:
    """Read the page out of an MHTML file or a mail.

    The `Date` header is the capture: of an MHTML file the moment of saving, of
    a mail the moment of sending.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    location = _header(message, "Snapshot-Content-Location")
    part = _main_part(message, location)
    if part is None:
        raise DamagedFileError(name, what="a mail or MHTML file without a text or HTML part")
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    form = "mhtml" if location or message.get_content_type() == "multipart/related" else "mail"
    address = url or _web_address(location) or _web_address(_header(part, "Content-Location"))
    page = read_web(body, name, url=address, form=form, charset=part.get_content_charset())
    page.format = form
    page.title = _header(message, "Subject") or None
    clue = date_clue(_header(message, "Date"), f"{form}-date")
    if clue:
        page.clues.append(clue)
    return page


def date_clue(value: str, kind: str) -> Clue | None:
    """A mail or HTTP date as a clue for the capture, exact to the second; null where it is no date."""
    try:
        moment = parsedate_to_datetime(value) if value else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if moment is None:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Clue(kind, value, moment, moment + STAMP_PRECISION)


def exact_clue(kind: str, text: str, moment: datetime) -> Clue:
    """An instant that a container records, exact to the second."""
    return Clue(kind, text, moment, moment + STAMP_PRECISION)


def _main_part(message: EmailMessage, location: str) -> EmailMessage | None:
    texts: dict[str, EmailMessage] = {}
    for part in message.walk():
        kind = part.get_content_type()
        if not isinstance(part, EmailMessage) or part.is_multipart() or kind not in ("text/html", "text/plain", "application/xhtml+xml"):
            continue
        if kind != "text/plain" and location and _header(part, "Content-Location") == location:
            return part
        texts.setdefault("plain" if kind == "text/plain" else "html", part)
    return texts.get("html") or texts.get("plain")


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; a broken one is read as it stands."""
    try:
        value = str(message.get(name, "") or "").strip()
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        value = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), "")
    return repair_text(value)


def _web_address(value: str) -> str | None:
    return value if value.startswith(("http://", "https://")) else None
