"""Words of saved pages as inert HTML: the one place that escapes.

Titles and texts come from pages that nobody here has seen: a tag in them is
shown as its characters.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape as escape_html
from itertools import pairwise
from urllib.parse import urlsplit

SAFE_SCHEMES = ("http", "https")


def escape(words: object) -> str:
    """Words as HTML that shows exactly these characters; null shows nothing."""
    return "" if words is None else escape_html(str(words), quote=True)


def hover_words(words: object, width: int = 64, lines: int = 6) -> str:
    """Words for a chart's hover box: escaped, broken into lines, and with no address a chart could follow."""
    text = " ".join(str(words or "").split()).replace("://", ":\u2060//")
    broken: list[str] = [""]
    for word in text.split(" "):
        if len(broken[-1]) + len(word) >= width:
            broken.append("")
        broken[-1] = f"{broken[-1]} {word}".strip()
    if len(broken) > lines:
        broken = [*broken[:lines - 1], broken[lines - 1] + " …"]
    return "<br>".join(escape(line) for line in broken)


def safe_link(url: str | None) -> str | None:
    """The address if it is http or https, else None: no script, no file, no data."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in SAFE_SCHEMES and parts.netloc else None


def tag(name: str, inner: str, **attributes: object) -> str:
    """An element around HTML that is safe already; attribute values are escaped here, null ones left out.

    `cls` stands for `class`, an underscore in a name for a hyphen.
    """
    named = {("class" if key == "cls" else key.replace("_", "-")): value for key, value in attributes.items()}
    written = "".join(f' {key}="{escape(value)}"' for key, value in named.items() if value is not None)
    return f"<{name}{written}>{inner}</{name}>"


def link(url: str | None, words: str) -> str:
    """Words that lead to an address, or the words alone where the address isn't safe."""
    target = safe_link(url)
    if target is None:
        return escape(words)
    return tag("a", escape(words), href=target, target="_blank", rel="noopener noreferrer nofollow")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is shown in a mark; `depth` tells which mark goes outside (0 the outermost)."""

    start: int
    end: int
    cls: str
    depth: int = 0
    title: str | None = None
    anchor: str | None = None
    before: str = ""
    after: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def mark_text(text: str, marks: Iterable[Mark], note_at: int | None = None, note: str = "") -> str:
    """A text with its marks, as HTML: every character escaped, marks cut so that they nest.

    Parameters
    ----------
    text
        The text as read; offsets count in it.
    marks
        Stretches; those that run over each other's ends are split there.
    note_at, note
        HTML to put behind the line that holds this offset.

    Returns
    -------
    str
        HTML with one ``<p>`` a line of the text.
    """
    known = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.depth, m.start, -m.end))
    paragraphs = []
    for start, end in line_spans(text):
        inside = [m for m in known if m.start < end and m.end > start]
        paragraphs.append(tag("p", mark_line(text, start, end, inside)))
        if note_at is not None and start <= note_at <= end:
            paragraphs.append(note)
    return "".join(paragraphs)


def line_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines that hold something."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def mark_line(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """One line: cut at every end of a mark, each piece inside its marks, neighbours of one mark kept together."""
    if not marks:
        return escape(text[start:end])
    outer_depth = min(m.depth for m in marks)
    outer = [m for m in marks if m.depth == outer_depth]
    inner = [m for m in marks if m.depth > outer_depth]
    cuts = sorted({start, end, *(min(max(p, start), end) for m in outer for p in (m.start, m.end))})
    pieces = []
    for left, right in pairwise(cuts):
        words = mark_line(text, left, right, [m for m in inner if m.start < right and m.end > left])
        for mark in reversed([m for m in outer if m.start <= left and m.end >= right]):
            words = wrap(mark, words, first=mark.start == left, last=mark.end == right)
        pieces.append(words)
    return "".join(pieces)


def wrap(mark: Mark, words: str, *, first: bool, last: bool) -> str:
    """Words inside a mark; its anchor and `before` go to its first piece, `after` to its last."""
    inner = f"{mark.before if first else ''}{words}{mark.after if last else ''}"
    return tag("mark", inner, cls=mark.cls, id=mark.anchor if first else None, title=mark.title, **mark.attributes)
