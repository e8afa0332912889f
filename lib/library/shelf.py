"""The bitmaps of an SQLite library in memory, kept up with what any process writes."""
from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from lib.filters import Filter
from lib.library.facts import NO_TIME
from lib.library.home import Facet
from lib.library.postings import Postings, Span
from lib.library.writing import MANY, read_fact

REMEMBERED = 64
"""Answers kept until something changes."""
SORTED_AT_ONCE = 5_000
"""Articles of one day up to which titles are fetched and sorted; beyond, the index is followed."""
TIMES_AT_ONCE = 1_000_000
"""Items whose times are compared at a time."""
RANKED = np.dtype([("item", np.int64), ("score", np.float64)])

Ranked = NDArray[np.void]
T = TypeVar("T")


def match_index(connection: sqlite3.Connection, words: str, allowed: BitMap | None, ranking: str) -> Ranked:
    """Rows of one index that an FTS5 expression finds, among those that are allowed (all where null)."""
    statement = f"SELECT rowid, {ranking} FROM words WHERE words MATCH ?"
    if allowed is None:
        return np.fromiter(connection.execute(statement, (words,)), RANKED)
    if not allowed:
        return np.empty(0, RANKED)
    connection.create_function("kept", 1, allowed.__contains__, deterministic=True)
    return np.fromiter(connection.execute(f"{statement} AND rowid BETWEEN ? AND ? AND kept(rowid)",
                                          (words, allowed.min(), allowed.max())), RANKED)


class Shelf:
    """What the library holds under any filter, as numbers; call `sync` inside every read transaction first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.postings = Postings()
        self._version: tuple[int, int] | None = None
        self._own_changes = 0
        self._seen_page = self._seen_removal = 0
        self._fresh_times: list[tuple[int, list[int]]] = []
        self._times: NDArray[np.int32] | None = None
        self._answers: dict[object, object] = {}

    # ------------------------------------------------------------------ sync
    @property
    def version(self) -> tuple[int, int] | None:
        """Another value after every change; as of the last `sync`."""
        return self._version

    def changed(self) -> None:
        """Say that this connection has written."""
        self._own_changes += 1

    def sync(self) -> None:
        """Take in what was added and removed since the last time."""
        version = (self.connection.execute("PRAGMA data_version").fetchone()[0], self._own_changes)
        if version == self._version:
            return
        sealed = int(self.connection.execute("SELECT value FROM meta WHERE key = 'sealed'").fetchone()[0])
        if self._seen_page < sealed:
            self._load_segments(sealed)
        for page, words in self.connection.execute("SELECT no, words FROM fact WHERE no > ? ORDER BY no", (self._seen_page,)):
            span, facts = read_fact(page, words)
            self.postings.add(span, facts)
            self._fresh_times.append((span.first_item, facts.times))
            self._seen_page = page
        for number, *row in self.connection.execute("SELECT * FROM removal WHERE no > ? ORDER BY no", (self._seen_removal,)):
            self.postings.remove(Span(*row))
            self._seen_removal = number
        self._version, self._times = version, None
        self._answers.clear()

    def _load_segments(self, sealed: int) -> None:
        self.postings, self._seen_page, self._seen_removal = Postings(), sealed, 0
        self._fresh_times.clear()
        for (packed,) in self.connection.execute("SELECT postings FROM segment ORDER BY first_page"):
            self.postings.load(packed)

    # ------------------------------------------------------------------ hooks
    def have(self, numbers: Iterable[int]) -> None:
        """See to it that pages can be read from the connection; in one file they always can."""

    def have_records(self, numbers: Iterable[int]) -> None:
        """See to it that commitments can be read from the connection."""

    def match(self, words: str, allowed: BitMap | None, ranking: str) -> Ranked:
        """Items that an FTS5 expression finds, with what an SQL expression gives for each."""
        return match_index(self.connection, words, allowed, ranking)

    # ------------------------------------------------------------------- ask
    def items(self, wanted: Filter) -> BitMap:
        """Articles and teasers under a filter."""
        key = ("items", wanted)
        if key not in self._answers:
            self._remember(key, self.postings.select(wanted))
        answer = self._answers[key]
        assert isinstance(answer, BitMap)
        return answer

    def articles(self, wanted: Filter) -> BitMap:
        """Articles under a filter."""
        return self.items(wanted) & self.kind("article")

    def teasers(self, wanted: Filter) -> BitMap:
        """Teasers under a filter."""
        return self.items(wanted) & self.kind("teaser")

    def kind(self, kind: str) -> BitMap:
        """All articles, or all teasers."""
        return self.postings.items.get(("kind", kind), BitMap())

    def page_numbers(self, wanted: Filter) -> NDArray[np.int64]:
        """Pages with an article or teaser under a filter; all pages where it asks for everything."""
        if not wanted:
            return np.asarray(self.postings.pages.to_array(), dtype=np.int64)
        key = ("pages", wanted)
        if key not in self._answers:
            self._remember(key, self.postings.pages_of(self.items(wanted)))
        answer = self._answers[key]
        assert isinstance(answer, np.ndarray)
        return answer

    def facets(self, word: str, wanted: Filter) -> list[Facet]:
        """Values of one kind, with how many items each would leave."""
        key = ("facets", word, wanted)
        if key not in self._answers:
            base = self.items(wanted.without(word)) if hasattr(wanted, word) else self.items(wanted)
            self._remember(key, self.facets_of(word, base))
        answer = self._answers[key]
        assert isinstance(answer, list)
        return list(answer)

    def facets_of(self, word: str, base: BitMap) -> list[Facet]:
        """Values of one kind, with how many of some items have each, most frequent first."""
        counted = [(value, bits.intersection_cardinality(base)) for value, bits in self.postings.values(word)]
        if word == "days":
            wide = {value: self.postings.wide_on(value, value) & base for value, count in counted if count}
            counted = [(value, len((bits & base) | wide[value])) for value, bits in self.postings.values(word)
                       if value in wide]
        return [Facet(value, count) for value, count in sorted(counted, key=lambda v: (-v[1], v[0])) if count]

    def remembered(self, key: object, find: Callable[[], T]) -> T:
        """An answer that is kept until something changes."""
        if key not in self._answers:
            self._remember(key, find())
        return cast(T, self._answers[key])

    def days(self, wanted: Filter) -> list[Facet]:
        """Days of publication, with how many articles each has."""
        articles = self.articles(wanted)
        counted = ((value, bits.intersection_cardinality(articles)) for (word, value), bits in self.postings.items.items()
                   if word == "on")
        return [Facet(value, count) for value, count in sorted(counted) if count]

    def examples(self, wanted: Filter, kinds: Iterable[str], without: BitMap) -> list[int]:
        """Of each country and stance the commitment with the highest number, some left out."""
        base, last = self.records(wanted, kinds) - without, dict[tuple[str, str], int]()
        for (word, value), bits in self.postings.records.items():
            own = base & bits if word == "record" else None
            if own:
                country, _, stance = value.split("|")
                last[country, stance] = max(own.max(), last.get((country, stance), 0))
        return sorted(last.values())

    def stances(self, wanted: Filter, kinds: Sequence[str]) -> list[tuple[str, str, str, int]]:
        """Country, kind, stance and number of commitments."""
        base = self.postings.select_records(wanted)
        counted = []
        for (word, value), bits in self.postings.records.items():
            if word == "record":
                country, kind, stance = value.split("|")
                count = bits.intersection_cardinality(base) if not kinds or kind in kinds else 0
                if count:
                    counted.append((country, kind, stance, count))
        return sorted(counted)

    def records(self, wanted: Filter, kinds: Iterable[str]) -> BitMap:
        """Commitments under a filter, of some kinds or of all."""
        chosen, kinds = self.postings.select_records(wanted), tuple(kinds)
        if kinds:
            chosen &= BitMap.union(BitMap(), *(self.postings.records.get(("kind", kind), BitMap()) for kind in kinds))
        return chosen

    def _remember(self, key: object, answer: object) -> None:
        while len(self._answers) >= REMEMBERED:
            self._answers.pop(next(iter(self._answers)))
        self._answers[key] = answer

    # ----------------------------------------------------------------- order
    def newest(self, articles: BitMap, limit: int | None, offset: int) -> list[int]:
        """Page numbers of articles, latest day first, by title within a day, those without a day last."""
        rest = articles
        found: list[int] = []
        wanted = len(articles) if limit is None else limit
        for day in (*sorted((value for word, value in self.postings.items if word == "on"), reverse=True), None):
            hits = rest if day is None else articles & self.postings.items["on", day]
            rest = rest - hits
            if offset >= len(hits):
                offset -= len(hits)
                continue
            found += self._by_title(day, hits, offset + wanted - len(found))[offset:]
            offset = 0
            if len(found) >= wanted:
                break
        return found[:wanted]

    def _by_title(self, day: str | None, hits: BitMap, enough: int) -> list[int]:
        """Page numbers of one day's articles by title, as many as are enough."""
        pages = self.postings.pages_of(hits)
        if len(pages) <= SORTED_AT_ONCE or enough >= len(pages):
            titled: list[tuple[bool, str | None, int]] = []
            for start in range(0, len(pages), MANY):
                some = pages[start:start + MANY].tolist()
                marks = ",".join("?" * len(some))
                titled += self.connection.execute(f"SELECT title IS NULL, title, no FROM page WHERE no IN ({marks})", some)
            return [row[2] for row in sorted(titled, key=lambda row: (row[0], row[1] or "", row[2]))]
        found: list[int] = []
        wanted = BitMap(pages.tolist())
        for null in ("NOT NULL", "NULL"):
            rows = self.connection.execute(
                f"SELECT no FROM page WHERE article AND published_on IS ? AND title IS {null} ORDER BY title, no", (day,))
            for (number,) in rows:
                if number in wanted:
                    found.append(number)
                    if len(found) >= enough:
                        return found
        return found

    def latest(self, teasers: BitMap, limit: int | None, offset: int) -> list[int]:
        """Teasers by time, the latest first, those without a time last."""
        numbers = np.frombuffer(teasers.to_array(), dtype=np.uint32) if teasers else np.empty(0, np.uint32)
        end = len(numbers) if limit is None else min(len(numbers), offset + limit)
        if 0 < end < len(numbers) // 4:
            numbers = self._latest_of(numbers, end)
        order = np.lexsort((numbers, -self.times()[numbers].astype(np.int64)))
        return [int(number) for number in numbers[order][offset:end]]

    def _latest_of(self, numbers: NDArray[np.uint32], count: int) -> NDArray[np.uint32]:
        """At least as many of the items with the latest times, looked through some at a time to save memory."""
        kept = np.empty(0, np.uint32)
        for start in range(0, len(numbers), TIMES_AT_ONCE):
            kept = np.concatenate((kept, numbers[start:start + TIMES_AT_ONCE]))
            times = self.times()[kept]
            if len(kept) > count:
                kept = kept[times >= np.partition(times, len(kept) - count)[len(kept) - count]]
        return kept

    def times(self) -> NDArray[np.int32]:
        """Minutes since 1970 of every item, by its number."""
        if self._times is None:
            end = self.connection.execute("SELECT max(first_item + length(times) / 4) FROM segment").fetchone()[0] or 0
            whole = np.full(max([end, *(first + len(own) for first, own in self._fresh_times[-1:])]), NO_TIME, dtype=np.int32)
            for first, packed in self.connection.execute("SELECT first_item, times FROM segment ORDER BY first_page"):
                whole[first:first + len(packed) // 4] = np.frombuffer(packed, dtype=np.int32)
            for first, own in self._fresh_times:
                whole[first:first + len(own)] = own
            self._times = whole
        return self._times
