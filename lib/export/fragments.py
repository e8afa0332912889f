"""Addresses that lead to a sentence: the text fragment of a quotation.

The syntax is that of URL Fragment Text Directives (WICG):
``#:~:text=[prefix-,]start[,end][,-suffix]``, where dash, comma and
ampersand are percent-encoded. A browser looks for the words whole, without
regard to case, inside one block of the page; for a quotation that crosses
blocks, or is long, its first and last words are given instead.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from lib.cells import UNWRITABLE

LONGEST = 240
"""Characters up to which a quotation is given whole: addresses stay below 2,000 characters for most scripts."""

ENDS = 5
"""Words at each end of a quotation that isn't given whole."""

CONTEXT = 8
"""Most words of context that tell one place from another."""

WIDE = 640
"""Characters in which the words of context are looked for."""

SELECTOR_CONTEXT = 32
"""Characters of context in a TextQuoteSelector, as its examples have about."""

WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in a text: `text[start:end]`, offsets in characters, half-open."""

    text: str
    start: int
    end: int

    @property
    def exact(self) -> str:
        """The words themselves."""
        return self.text[self.start:self.end]

    @property
    def prefix(self) -> str:
        """The characters before, as a TextQuoteSelector wants them."""
        return self.text[max(0, self.start - SELECTOR_CONTEXT):self.start]

    @property
    def suffix(self) -> str:
        """The characters behind, as a TextQuoteSelector wants them."""
        return self.text[self.end:self.end + SELECTOR_CONTEXT]


def link_quotation(url: str | None, quotation: Quotation) -> str | None:
    """An address that opens a page at a quotation.

    Returns
    -------
    str or None
        None where the page has no address that starts with http or https.
    """
    address = safe_address(url)
    if address is None:
        return None
    directive = text_directive(quotation)
    if not directive:
        return address
    place, _, fragment = address.partition("#")
    return f"{place}#{fragment.partition(':~:')[0]}:~:{directive}"


def safe_address(url: str | None) -> str | None:
    """An address of the web with every character that has no place in one percent-encoded; None for any other."""
    if not url:
        return None
    address = quote(UNWRITABLE.sub("", url.strip()), safe="%/:?#[]@!$&'()*+,;=~-._")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def text_directive(quotation: Quotation) -> str:
    """The directive for a quotation, with context where its words stand in the text more than once.

    Empty where there is no word to look for.
    """
    if not WORD.search(quotation.exact):
        return ""
    if len(quotation.exact) <= LONGEST and "\n" not in quotation.exact.strip():
        before, after = context(quotation)
        shown = [words_of(quotation.exact)]
    else:
        first, last = ends_of(quotation)
        before, after = context(first)[0], ""
        shown = [words_of(first.exact), words_of(last.exact)]
    parts = [f"{encode(before)}-"] if before else []
    parts += [encode(words) for words in shown]
    parts += [f"-{encode(after)}"] if after else []
    return "text=" + ",".join(parts)


def words_of(text: str) -> str:
    """The words of a text with one blank between them, as a browser compares them."""
    return " ".join(text.split())


def ends_of(quotation: Quotation) -> tuple[Quotation, Quotation]:
    """First and last words of a quotation, each in its line, and as many as tell them from other places."""
    words = [(match.start() + quotation.start, match.end() + quotation.start)
             for match in WORD.finditer(quotation.exact)]
    text = quotation.text
    half = max(1, len(words) // 2)
    for count in range(min(ENDS, half), min(2 * ENDS, half) + 1):
        first = Quotation(text, words[0][0], in_line(text, words[0][0], words[count - 1][1], first=True))
        if len(places(first)) <= 1:
            break
    for count in range(min(ENDS, half), min(2 * ENDS, half) + 1):
        last = Quotation(text, in_line(text, words[-count][0], words[-1][1], first=False), words[-1][1])
        if not [place for place in places(last) if first.end <= place < last.start]:
            break
    return first, last


def in_line(text: str, start: int, end: int, *, first: bool) -> int:
    """The end of the first line of a span, or the start of its last one."""
    if first:
        line = text.find("\n", start, end)
        return end if line < 0 else line
    return max(text.rfind("\n", start, end) + 1, start)


def context(quotation: Quotation) -> tuple[str, str]:
    """The fewest words before or behind that no other place of the same words has; empty where there is none.

    Words of the same line come first: what stands in another line may not
    be next to it on the page.
    """
    others = [start for start in places(quotation) if start != quotation.start]
    if not others:
        return "", ""
    for inline in (True, False):
        before, after = around(quotation, quotation.start, inline)
        rivals = [around(quotation, start, inline) for start in others]
        for count in range(1, CONTEXT + 1):
            if before and all(fold(b[-count:]) != fold(before[-count:]) for b, _ in rivals):
                return " ".join(before[-count:]), ""
            if after and all(fold(a[:count]) != fold(after[:count]) for _, a in rivals):
                return "", " ".join(after[:count])
    return " ".join(before), " ".join(after)


def fold(words: list[str]) -> list[str]:
    """Words as a browser compares them."""
    return [word.casefold() for word in words]


def places(quotation: Quotation) -> list[int]:
    """Where the words of a quotation begin in its text, whatever their case."""
    words = r"\s+".join(map(re.escape, WORD.findall(quotation.exact)))
    shift = len(quotation.exact) - len(quotation.exact.lstrip())
    found = re.finditer(rf"(?<!\w){words}(?!\w)", quotation.text, re.IGNORECASE)
    return [match.start() - shift for match in found]


def around(quotation: Quotation, start: int, inline: bool) -> tuple[list[str], list[str]]:
    """Words before and behind one place of the quotation's words, from one line each: context may not cross blocks."""
    end = start + quotation.end - quotation.start
    before, after = quotation.text[max(0, start - WIDE):start], quotation.text[end:end + WIDE]
    if not inline:
        before, after = before.rstrip(), after.lstrip()
    return before.rpartition("\n")[2].split()[-CONTEXT:], after.partition("\n")[0].split()[:CONTEXT]


def encode(words: str) -> str:
    """Words percent-encoded: all but letters, digits, and marks that mean nothing in a directive."""
    return quote(UNWRITABLE.sub("\uFFFD", words), safe="").replace("-", "%2D")
