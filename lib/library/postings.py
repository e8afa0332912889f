"""One bitmap for each value of the filter: any combination is counted by intersection, exactly.

Bitmaps hold the numbers of `lib.library.facts`, shifted by where the page's
numbers begin in the library. Numbers are never given twice.
"""
from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from lib.filters import Filter
from lib.library.facts import Facts

Key = tuple[str, str]
"""Kind of filter and value."""

DaysOf = Callable[[date, date], BitMap]
SPACES = ("items", "records")


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers that one page takes."""

    page: int
    first_item: int
    items: int
    first_record: int
    records: int


class Postings:
    """Bitmaps in memory, filled page by page or from packed segments."""

    def __init__(self) -> None:
        self.items: dict[Key, BitMap] = {}
        self.records: dict[Key, BitMap] = {}
        self.all_items = BitMap()
        self.all_records = BitMap()
        self.pages = BitMap()
        self.numbers = array("I")
        self.firsts = array("I")
        self.wide: dict[int, tuple[str, str]] = {}

    # ---------------------------------------------------------------- change
    def add(self, span: Span, facts: Facts) -> None:
        """Note a page's things."""
        self.numbers.append(span.page)
        self.firsts.append(span.first_item)
        self.pages.add(span.page)
        own_items = facts.items.get("kind", {})
        for number in (*own_items.get("article", ()), *own_items.get("teaser", ())):
            self.all_items.add(span.first_item + number)
        self.all_records.add_range(span.first_record, span.first_record + span.records)
        note(self.items, facts.items, span.first_item)
        note(self.records, facts.records, span.first_record)
        for word, value in (("publisher", facts.publisher), ("language", facts.language)):
            if value:
                first = span.first_item if "article" in own_items else span.first_item + 1
                self.items.setdefault((word, value), BitMap()).add_range(first, span.first_item + span.items)
                self.records.setdefault((word, value), BitMap()).add_range(
                    span.first_record, span.first_record + span.records)
        for number, first_day, last_day in facts.wide:
            self.wide[span.first_item + number] = (first_day, last_day)

    def remove(self, span: Span) -> None:
        """Forget a page's things: their numbers count nowhere any more."""
        self.pages.discard(span.page)
        self.all_items.remove_range(span.first_item, span.first_item + span.items)
        self.all_records.remove_range(span.first_record, span.first_record + span.records)

    def sweep(self) -> None:
        """Take removed numbers out of every bitmap, drop empty ones, and pack."""
        for space, alive in ((self.items, self.all_items), (self.records, self.all_records)):
            for key in list(space):
                space[key] &= alive
                space[key].run_optimize()
                if not space[key]:
                    del space[key]
            alive.run_optimize()
        self.pages.run_optimize()
        self.wide = {item: days for item, days in self.wide.items() if item in self.all_items}

    # ------------------------------------------------------------------- ask
    def select(self, wanted: Filter) -> BitMap:
        """Numbers of the articles and teasers that a filter asks for."""
        return self._narrow(self.items, self.all_items, wanted, self.on_days)

    def select_records(self, wanted: Filter) -> BitMap:
        """Numbers of the commitments that a filter asks for."""
        return self._narrow(self.records, self.all_records, wanted, self.records_on)

    def _narrow(self, space: dict[Key, BitMap], chosen: BitMap, wanted: Filter, on_days: DaysOf) -> BitMap:
        for word in ("publisher", "language", "topic", "country"):
            values = getattr(wanted, word)
            if values:
                chosen = chosen & union(space[word, value] for value in values if (word, value) in space)
        return chosen & on_days(*wanted.span) if wanted.span else chosen

    def on_days(self, first: date, last: date) -> BitMap:
        """Items that stand on one of the days, or whose interval touches one."""
        begin, end = first.isoformat(), last.isoformat()
        found = union(bits for (word, value), bits in self.items.items()
                      if word in ("on", "near") and begin <= value <= end)
        return found | self.wide_on(begin, end)

    def wide_on(self, begin: str, end: str) -> BitMap:
        """Items whose wide interval touches one of the days."""
        return BitMap(item for item, (after, before) in self.wide.items() if after <= end and before >= begin)

    def records_on(self, first: date, last: date) -> BitMap:
        """Commitments of articles of these days."""
        begin, end = first.isoformat(), last.isoformat()
        return union(bits for (word, value), bits in self.records.items() if word == "on" and begin <= value <= end)

    def values(self, word: str) -> Iterator[tuple[str, BitMap]]:
        """The values of one kind of filter, and the items that have each; for days without the wide intervals."""
        if word == "days":
            for value in {value for kind, value in self.items if kind in ("on", "near")}:
                yield value, union(self.items[kind, value] for kind in ("on", "near") if (kind, value) in self.items)
            return
        for (kind, value), bits in self.items.items():
            if kind == word:
                yield value, bits

    def pages_of(self, items: BitMap) -> NDArray[np.int64]:
        """Numbers of the pages on which the items stand, ascending."""
        numbers, places = np.frombuffer(self.numbers, dtype=np.uint32), self.places_of(items)
        if len(places) > 1:  # they ascend: what differs from the one before is another page
            places = places[np.concatenate(([True], places[1:] != places[:-1]))]
        return numbers[places].astype(np.int64)

    def places_of(self, items: BitMap) -> NDArray[np.int64]:
        """For each item the place of its page in `numbers`."""
        firsts = np.frombuffer(self.firsts, dtype=np.uint32)
        return np.searchsorted(firsts, np.array(items.to_array(), dtype=np.uint32), side="right") - 1

    # ----------------------------------------------------------------- bytes
    def dump(self) -> bytes:
        """Everything as bytes: a line of JSON that says what follows, then the bitmaps."""
        named = [("", "items", self.all_items), ("", "records", self.all_records), ("", "pages", self.pages)]
        keys, bodies = [], []
        for space, word, value, bits in [*((s, w, "", b) for s, w, b in named), *self._bitmaps()]:
            body = bits.serialize()
            keys.append([space, word, value, len(body)])
            bodies.append(body)
        head = {"keys": keys, "pages": len(self.numbers), "wide": [[i, *days] for i, days in self.wide.items()]}
        return b"".join([json.dumps(head, ensure_ascii=False).encode(), b"\n", self.numbers.tobytes(),
                         self.firsts.tobytes(), *bodies])

    def _bitmaps(self) -> Iterator[tuple[str, str, str, BitMap]]:
        for space in SPACES:
            for (word, value), bits in getattr(self, space).items():
                yield space, word, value, bits

    def load(self, data: bytes, pages: int = 0, items: int = 0, records: int = 0) -> None:
        """Add what `dump` wrote, its numbers shifted; pages must come in the order of their numbers."""
        shifts = {"items": items, "records": records, "pages": pages}
        end = data.index(b"\n")
        head, place = json.loads(data[:end]), end + 1
        for column, shift in ((self.numbers, pages), (self.firsts, items)):
            own = array("I", data[place:place + 4 * head["pages"]])
            column.extend(own if not shift else array("I", (number + shift for number in own)))
            place += 4 * head["pages"]
        for space, word, value, length in head["keys"]:
            bits = BitMap.deserialize(data[place:place + length])
            place += length
            shift = shifts[space or word]
            bits = bits.shift(shift) if shift else bits
            if not space:
                whole = {"items": self.all_items, "records": self.all_records, "pages": self.pages}[word]
                whole |= bits
            else:
                known: dict[Key, BitMap] = getattr(self, space)
                if (word, value) in known:
                    known[word, value] |= bits
                else:
                    known[word, value] = bits
        self.wide.update({item + items: (first, last) for item, first, last in head["wide"]})


def note(space: dict[Key, BitMap], places: dict[str, dict[str, list[int]]], first: int) -> None:
    """Set the bits of one page's places."""
    for word, values in places.items():
        for value, numbers in values.items():
            bits = space.get((word, value))
            if bits is None:
                bits = space[word, value] = BitMap()
            bits.update([first + number for number in numbers])


def union(bitmaps: Iterable[BitMap]) -> BitMap:
    """All numbers of several bitmaps."""
    several = list(bitmaps)
    return BitMap.union(*several) if several else BitMap()
