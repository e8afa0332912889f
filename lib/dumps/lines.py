"""A dump's text -> blocks: lines with their bullets, wrapped lines joined, links read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

BULLET = re.compile(r"(?:[*•·▪▸►‣◦○●□☆■➤→–+o#>-]|\d{1,2}[.)])(?=\s+\S)")
DATE = re.compile(r"\d{1,2}\.\s+[^\W\d_]{3,9}\.?\s+\d")
HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
UNDERLINE = re.compile(r"[=_*~\-–—]{3,}$")
MARKDOWN_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]{0,80}\]){0,500})\]\(((?:[^()\n]|\([^()\n]{0,200}\)){0,800})\)")
TITLE = re.compile(r"\s+\"[^\"]*\"\s*$")
REFERENCE = re.compile(r"\[(\d{1,4})\]")
REFERENCE_ROW = re.compile(r"^\s*(\d{1,4})\.\s+([a-z][a-z0-9+.-]*:\S*)\s*$", re.IGNORECASE | re.MULTILINE)
REFERENCES = re.compile(r"^(?:References|Verweise|Références)\s*$", re.MULTILINE)
PICTURE = re.compile(
    r"\[(?:INLINE|IMAGE|LINK|USEMAP|[\w%-]+\.(?:png|jpe?g|gif|svg|webp|avif))\]|\(BUTTON\)|\[_+\]|\[[ x]\](?=\s)"
)
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{2})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
LEADING_PICTURE = re.compile(r"\[(?!\d+\])[^\]\s]{3,60}\](?=\s?\w)")
SPACES = re.compile(r"[\u2500-\u257f \t\xa0\u2000-\u200a\u202f\u3000]+")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]")
NARROWEST, WIDEST = 50, 220
ENOUGH_WRAPS = 5


@dataclass(slots=True)
class Block:
    """One line of the dump, wrapped lines joined.

    Attributes
    ----------
    text
        Without bullet, heading mark and link marks, white space folded.
    start, end
        Characters in the dump.
    indent, bullet, heading
        Columns before the text; is it a list entry; level of a marked heading (0 for none).
    gap
        Empty lines before.
    urls
        Addresses of the links in it.
    linked
        Share of the text that is link.
    picture
        Does a picture's mark stand before the text, so that it is the picture's?
    """

    text: str
    start: int
    end: int
    indent: int = 0
    bullet: bool = False
    heading: int = 0
    gap: int = 0
    urls: list[str] = field(default_factory=list)
    linked: float = 0.0
    picture: bool = False


@dataclass(slots=True)
class _Line:
    raw: str
    start: int
    gap: int


def read_blocks(text: str) -> list[Block]:
    """Split a dump into blocks; every block keeps its place in the text."""
    body_end, references = _references(text)
    lines = _lines(text, body_end)
    joined = _join_wrapped(lines, _wrap_width(lines))
    blocks = [_read(group, references) for group in joined]
    return [block for block in blocks if block.text]


def _references(text: str) -> tuple[int, dict[str, str]]:
    """The list of addresses at the end of a dump (lynx), by number."""
    found = None
    for found in REFERENCES.finditer(text):
        pass
    if not found:
        return len(text), {}
    rows = dict(REFERENCE_ROW.findall(text, found.end()))
    return (found.start(), rows) if len(rows) >= 3 else (len(text), {})


def _lines(text: str, end: int) -> list[_Line]:
    lines: list[_Line] = []
    at = gap = 0
    for raw in text[:end].splitlines(keepends=True):
        stripped = raw.strip("\r\n\x0b\x0c\u2028\u2029")
        if INVISIBLE.sub("", stripped).strip():
            lines.append(_Line(stripped, at, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """Column at which the dump's program broke lines; null where lines are whole."""
    lengths = sorted(len(line.raw.rstrip()) for line in lines if "](" not in line.raw and "://" not in line.raw)
    if not lengths:
        return None
    widths = Counter(length for length in lengths if NARROWEST <= length <= WIDEST)
    best, best_score = None, ENOUGH_WRAPS - 1.0
    breaks = [
        (len(a.raw.rstrip()), len(a.raw.rstrip()) + 1 + len(b.raw.split(None, 1)[0]))
        for a, b in pairwise(lines)
        if not b.gap
    ]
    for width in sorted(widths, reverse=True)[:60]:
        over = len(lengths) - bisect_left(lengths, width + 1)
        wraps = sum(1 for length, needed in breaks if length <= width < needed)
        score = wraps - 2 * over
        if score > best_score:
            best, best_score = width, score
    return best


def _join_wrapped(lines: list[_Line], width: int | None) -> list[list[_Line]]:
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and width and (_continues(groups[-1], line, width) or _link_open(groups[-1], line)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[_Line], line: _Line, width: int) -> bool:
    last = group[-1].raw.rstrip()
    if line.gap or len(last) > width or len(last) + 1 + len(line.raw.split(None, 1)[0]) <= width:
        return False
    first = group[0].raw
    indent, ours = len(line.raw) - len(line.raw.lstrip()), len(first) - len(first.lstrip())
    stripped = line.raw.lstrip()
    if indent < ours or BULLET.match(stripped) and stripped[0] not in "–-o" or HEADING.match(stripped):
        return False
    return (
        indent == ours
        or len(group) > 1
        or BULLET.match(first.lstrip()) is not None
        or HEADING.match(first.lstrip()) is not None
    )


def _link_open(group: list[_Line], line: _Line) -> bool:
    """Does a marked link run over the line's end?"""
    if line.gap or len(group) > 8:
        return False
    text = "".join(part.raw for part in group)
    return text.rfind("[") > text.rfind("](") and "](" in line.raw or text.rfind("](") > text.rfind(")")


def _read(group: list[_Line], references: dict[str, str]) -> Block:
    raw = " ".join(line.raw.strip() for line in group)
    start = group[0].start + len(group[0].raw) - len(group[0].raw.lstrip())
    end = group[-1].start + len(group[-1].raw.rstrip())
    block = Block("", start, end, len(group[0].raw) - len(group[0].raw.lstrip()), gap=group[0].gap)
    if UNDERLINE.fullmatch(raw.strip()):
        return block
    raw = _open(raw, block)
    picture = LEADING_PICTURE.match(raw)
    if picture:
        block.picture, raw = True, raw[picture.end() :]
    raw = _links(raw, block, references)
    raw = EMPHASIS.sub(r"\2", PICTURE.sub(" ", raw))
    block.text = SPACES.sub(" ", INVISIBLE.sub("", raw)).strip(" |\\")
    if not any(c.isalnum() for c in block.text):
        block.text = ""
    return block


def _open(raw: str, block: Block) -> str:
    """Strip bullets and heading marks, remember them."""
    while True:
        heading = HEADING.match(raw)
        if heading:
            block.heading, raw = len(heading[1]), raw[heading.end() :]
            continue
        bullet = BULLET.match(raw)
        if not bullet or bullet[0][0].isdigit() and DATE.match(raw):
            return raw
        block.bullet, raw = True, raw[bullet.end() :].lstrip()


def _links(raw: str, block: Block, references: dict[str, str]) -> str:
    if "](" in raw:
        linked = 0

        def keep(match: re.Match[str]) -> str:
            nonlocal linked
            if match[0][0] == "!":
                return " "
            words = MARKDOWN_LINK.sub(" ", match[1]) if "](" in match[1] else match[1]
            linked += len(words)
            block.urls.append(TITLE.sub("", match[2]).replace(" ", "").strip("<>"))
            return words

        raw = MARKDOWN_LINK.sub(keep, raw)
        block.linked = linked / max(1, len(raw.strip()))
    if references and "[" in raw:
        numbers = [n for n in REFERENCE.findall(raw) if n in references]
        block.urls += [references[n] for n in numbers]
        if REFERENCE.match(raw.lstrip(" *+o")) and len(numbers) == 1:
            block.linked = 1.0
        raw = REFERENCE.sub(" ", raw)
    return raw
