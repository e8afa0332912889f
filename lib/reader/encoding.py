"""Bytes -> text, and the name of the encoding that they were read with.

Order: byte order mark, UTF-8 where it fits without an error, what the page
declares, then the single-byte encodings that news pages were saved in, chosen
by what their letters would look like.
"""
from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
WINDOWS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
           "iso8859-1": "cp1252", "iso-8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
           "shift_jis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949"}
"""What the WHATWG Encoding Standard reads these labels as."""

GUESSES = ("cp1252", "mac_roman", "cp1250")
USUAL = frozenset("äöüÄÖÜßéèêëàâçîïôûùœÉÈÀÇæøåÆØÅñíóúáãõ„“”‚‘’«»–—…€·°§©®\xa0´")
RARE = re.compile(r"[\x80-\x9f¥ƒ†‡ˆ‰‹›˜™¤¦¨¬¯±²³¶¸¹º¼½¾¿×ÞÐðþÿ‡ŒŠšŸŽžı∂∑∏π∫Ωªº√≈∆◊⁄ﬁﬂ˙˚˝˛ˇ]")


def decode(data: bytes) -> tuple[str, str]:
    """Read bytes as text.

    Returns
    -------
    tuple of str
        The text, and the Python name of the encoding. Bytes that fit no
        encoding become U+FFFD; the text is returned all the same.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace").lstrip("\ufeff"), name
    wide = _wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error
    declared = declared_encoding(data)
    if declared in (None, "utf-8") and _mostly_utf8(data, broken):
        return data.decode("utf-8", "replace"), "utf-8"
    if declared and declared != "utf-8":
        return data.decode(declared, "replace"), declared
    name = max(GUESSES, key=lambda guess: _plausible(data, guess))
    return data.decode(name, "replace"), name


def repair_text(text: str) -> str:
    """Text without the halves of characters that some containers hold and no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")


def declared_encoding(data: bytes) -> str | None:
    """Encoding that the first 4,096 bytes declare, as browsers read the label; null where none or unknown."""
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    label = found[1].decode("ascii").lower()
    try:
        return codecs.lookup(WINDOWS.get(label, label)).name
    except LookupError:
        return None


def _wide_without_mark(data: bytes) -> str | None:
    sample = data[:4000]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """A few broken bytes in a page that is UTF-8 otherwise (cut in the middle of a letter, a stray byte)."""
    text = data.decode("utf-8", "replace")
    good = sum(1 for c in text[:200_000] if "\x7f" < c != "\ufffd")
    return error.start >= len(data) - 4 or text.count("\ufffd") * 4 < good


def _plausible(data: bytes, encoding: str) -> float:
    text = data[:200_000].decode(encoding, "replace")
    letters = sum(1 for c in text if c in USUAL)
    inside = len(re.findall(r"[a-zäöü][äöüßéèêàçôîâ][a-z]", text))
    return letters + inside - 3 * len(RARE.findall(text)) - 5 * text.count("\ufffd")
