"""Safari's web archives: a binary property list that holds the page and its response headers."""
from __future__ import annotations

import plistlib
from collections.abc import Mapping
from typing import Any

from lib.reader.mail import date_clue
from lib.reader.page import SavedPage
from lib.reader.web import read_web
from lib.schema import Clue, DamagedFileError

BROKEN = (plistlib.InvalidFileException, ValueError, KeyError, TypeError, IndexError, OverflowError, RecursionError, EOFError)


def is_webarchive(data: bytes) -> bool:
    """Is this a property list with a main resource?"""
    return (data.startswith(b"bplist00") or b"<plist" in data[:512]) and b"WebMainResource" in data


def read_webarchive(data: bytes, name: str, url: str | None = None) -> SavedPage:
    """Read the main resource; the `Date` of its stored response is the capture."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        body, address, charset = bytes(main["WebResourceData"]), main.get("WebResourceURL"), main.get("WebResourceTextEncodingName")
    except BROKEN as error:
        raise DamagedFileError(name, what=f"web archive: {type(error).__name__}") from error
    address = url or (address if isinstance(address, str) and address.startswith("http") else None)
    page = read_web(body, name, url=address, form="webarchive", charset=charset if isinstance(charset, str) else None)
    clue = _response_date(main.get("WebResourceResponse"))
    if clue:
        page.clues.append(clue)
    return page


def _response_date(archive: Any) -> Clue | None:
    """The `Date` header out of the archived response (a keyed archive of Apple's); null where it is not stored."""
    if not isinstance(archive, bytes):
        return None
    try:
        objects = plistlib.loads(archive).get("$objects", [])
        for entry in objects:
            if isinstance(entry, Mapping) and "NS.keys" in entry:
                keys = [objects[uid.data] for uid in entry["NS.keys"]]
                values = [objects[uid.data] for uid in entry["NS.objects"]]
                headers = {str(key).lower(): value for key, value in zip(keys, values, strict=False)}
                if isinstance(headers.get("date"), str):
                    return date_clue(headers["date"], "response-date")
    except (*BROKEN, AttributeError):
        return None
    return None
