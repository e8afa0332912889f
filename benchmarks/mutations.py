"""Ways in which saved pages break: what the fuzzer does to a page's bytes."""
from __future__ import annotations

import random
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes, bytes], bytes]


def cut(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Half a file."""
    return page[:chance.randrange(len(page) + 1)]


def behead(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """The second half of a file."""
    return page[chance.randrange(len(page) + 1):]


def double(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """A part stands twice."""
    begin, end = sorted(chance.randrange(len(page) + 1) for _ in range(2))
    return page[:end] + page[begin:end] + page[end:]


def interleave(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Pieces of two pages in turn."""
    size = chance.randrange(20, 3000)
    pieces = []
    for place in range(0, max(len(page), len(other)), size):
        pieces += [page[place:place + size], other[place:place + size]]
    return b"".join(pieces)


def flip(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Bytes flipped."""
    broken = bytearray(page)
    for _ in range(chance.randrange(1, 200)):
        if broken:
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def nest(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Ten thousand levels deep."""
    tag = chance.choice([b"<div>", b"<b>", b"<ul><li>", b"<table><tr><td>", b"<a href=x>", b"<blockquote>"])
    place = chance.randrange(len(page) + 1)
    return page[:place] + tag * chance.randrange(1000, 10_000) + page[place:]


def unclose(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Tags that are never closed."""
    return page.replace(chance.choice([b"</div>", b"</p>", b"</a>", b"</script>", b"</li>", b"-->", b"</title>"]), b"")


def misread(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Saved in one encoding, read in another."""
    target = chance.choice(["utf-16", "utf-16-le", "cp1252", "mac_roman", "utf-7", "cp037", "shift_jis"])
    return page.decode("utf-8", "replace").encode(target, "replace")


def null(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Null bytes and control characters among the words."""
    parts = page.split(b" ")
    for _ in range(chance.randrange(1, 60)):
        parts[chance.randrange(len(parts))] += bytes([chance.choice([0, 0, 1, 8, 11, 12, 27, 127, 255])])
    return b" ".join(parts)


def spoil_values(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Numbers, dates and addresses that can't be."""
    wrong = chance.choice([b"99999999999999999999", b"0000-00-00T00:00:00", b"2026-13-45T25:61:61+99:99", b"http://[::1", b"-1", b"\xf0\x9f\x92\xa9"])
    begin = chance.randrange(len(page) + 1)
    digits = bytes(b"2025-09-04" if chance.random() < 0.5 else b"20")
    return page[:begin] + page[begin:].replace(digits, wrong)


def wrap(chance: random.Random, page: bytes, other: bytes) -> bytes:
    """Headers and magic words of other formats before a page."""
    head = chance.choice([
        b"%PDF-1.7\n", b"WARC/1.1\r\n", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"bplist00WebMainResource", b"<?xml version='1.0'?><rss>",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", b"\xef\xbb\xbf", b"\xff\xfe"])
    return head + page


MUTATIONS: tuple[Mutation, ...] = (cut, behead, double, interleave, flip, nest, unclose, misread, null, spoil_values, wrap)


def mutate(chance: random.Random, pages: list[bytes]) -> tuple[str, bytes]:
    """One broken page: a page with one to three mutations, and their names."""
    page, other = chance.choice(pages), chance.choice(pages)
    names = []
    for mutation in chance.choices(MUTATIONS, k=chance.choice([1, 1, 2, 3])):
        page = mutation(chance, page, other)[:4_000_000]
        names.append(mutation.__name__)
    return "+".join(names), page
