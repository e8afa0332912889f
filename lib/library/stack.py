"""The parts of a dataset as one shelf: their bitmaps laid one behind the other, their pages fetched when wanted."""
from __future__ import annotations

import json
import sqlite3
import struct
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap

from lib.library.alike import find_cluster
from lib.library.errors import CorruptLibraryError, NewerLibraryError
from lib.library.home import Source
from lib.library.part_files import Layer, PartFiles
from lib.library.parts import FORMAT, Marker
from lib.library.postings import Span
from lib.library.shelf import RANKED, Ranked, Shelf, match_index
from lib.library.writing import read_sequences

KEPT = 20_000
"""Pages kept in memory before the table is emptied."""
ROW = ("no", "page_id", "first_item", "items", "first_record", "records", "source", "url_key", "publisher", "language",
       "time_zone", "captured_after", "captured_before", "title", "published_on", "published_at", "article")


class Stack(Shelf):
    """A shelf over parts; `connection` is a table in memory with the pages that were asked for."""

    def __init__(self, connection: sqlite3.Connection, fs: Any, root: str, place: str) -> None:
        super().__init__(connection)
        self.fs, self.root, self.place = fs, root, place
        self.finished: set[str] = set()
        self.corrections: set[str] = set()
        self._reports: dict[tuple[str, str], dict[str, Any]] = {}
        self._seen: set[str] = set()
        self._layers: list[Layer] = []
        self._ends = (0, 0, 0)
        self._part_times: list[NDArray[np.int32]] = []
        self._here = BitMap()
        self._likeness_known = -1
        self.files = PartFiles(fs, root, place)

    def close(self) -> None:
        """Let go of files."""
        self.files.close()

    def folders(self) -> list[str]:
        """The folders that parts lie in."""
        return sorted({layer.path.partition("/")[0] for layer in self._layers})

    # ------------------------------------------------------------------ sync
    def sync(self) -> None:
        """Parts are looked for by `look`."""

    def look(self) -> None:
        """Take in the parts that came since the last time, the oldest first."""
        folder = f"{self.root}/parts"
        if not self.fs.exists(folder):
            return
        self.fs.invalidate_cache(folder)
        names = {path.rpartition("/")[2] for path in self.fs.ls(folder, detail=False) if path.endswith(".json")}
        removed: dict[str, int] = {}
        for name in sorted(names - self._seen):
            self._take_in(name, removed)
            self._seen.add(name)
        if self._version != (len(self._seen), 0):
            self._forget(removed)
            self._version = (len(self._seen), 0)
            self._times = None
            self._answers.clear()

    def _take_in(self, name: str, removed: dict[str, int]) -> None:
        """Lay a part on the others; `removed` gets what it removes, and up to which page."""
        try:
            marker = Marker(**json.loads(self.files.read(f"parts/{name}")))
        except (ValueError, TypeError) as error:
            raise CorruptLibraryError(self.place, what=f"the part parts/{name} can't be read ({error})") from error
        if marker.format > FORMAT:
            raise NewerLibraryError(self.place, version=marker.format, known=FORMAT)
        for page_id in marker.removed:
            removed[page_id] = self._ends[0]
            self._reports.pop(("page", page_id), None)
        for row in marker.reports:
            key = ("page", row["page_id"]) if row["page_id"] else ("file", row["source"])
            self._reports.pop(key, None)
            self._reports[key] = row
        for day in sorted(marker.days):
            self._lay(f"day={day}/{marker.name}", marker.days[day])
        self.finished.update(marker.finished)
        self.corrections = self.corrections.difference(marker.uncorrected).union(marker.corrected)

    def check_part(self, name: str) -> None:
        """Read everything of one part.

        Raises
        ------
        CorruptLibraryError
            What can't be read of it.
        """
        self._take_in(name, {})
        try:
            for layer in self._layers:
                self.files.ask(f"SELECT count(head), count(teasers), count(mentions) FROM {self.files.table([layer])}", layer)
                self.files.index(layer).execute("SELECT count(*) FROM words_docsize").fetchone()
        except (sqlite3.Error, OSError) as error:
            raise CorruptLibraryError(self.place, what=f"the index of the part {name} is broken ({error})") from error

    def _forget(self, removed: dict[str, int]) -> None:
        """Take pages out that were removed, or that came again in a newer part."""
        last: dict[str, int] = {}
        gone = []
        for number, page_id in sorted(self._over_all("page_id", "true", again=True)):
            gone += [last[page_id]] if page_id in last else []
            last[page_id] = number
        if removed:
            gone += [number for number, page_id in self._over_all("page_id", "page_id IN (SELECT unnest(?))", [list(removed)])
                     if number < removed[page_id]]
        for number in gone:
            self.have([number])
            span = self.connection.execute(
                "SELECT no, first_item, items, first_record, records FROM page WHERE no = ?", (number,)).fetchone()
            if span is not None:
                self.postings.remove(Span(*span))
                for table, column in (("page", "no"), ("content", "no"), ("record", "page")):
                    self.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
                self._here.discard(number)

    @property
    def reports(self) -> list[dict[str, Any]]:
        """Rows of the load report, the oldest first."""
        return list(self._reports.values())

    def _lay(self, path: str, sizes: list[int]) -> None:
        """Lay one layer behind the others."""
        pages, items, records = self._ends
        try:
            data = self.files.read(f"{path}.bits")
            size = struct.unpack_from("<q", data)[0]
            times = np.frombuffer(data, dtype=np.int32, count=size, offset=8)
            self.postings.load(data[8 + 4 * size:], pages, items, records)
        except (ValueError, struct.error, FileNotFoundError, KeyError) as error:
            raise CorruptLibraryError(self.place, what=f"the part {path} is broken ({error})") from error
        self._layers.append(Layer(path, pages, items, records))
        self._ends = (pages + sizes[0], items + sizes[1], records + sizes[2])
        self._part_times.append(times)

    # ------------------------------------------------------------------ fetch
    def have(self, numbers: Iterable[int]) -> None:
        """Fetch pages that are not in the table yet."""
        wanted = BitMap(numbers) & self.postings.pages
        missing = wanted - self._here
        if not missing:
            return
        if len(self._here) > KEPT:
            for table in ("page", "content", "record"):
                self.connection.execute(f"DELETE FROM {table}")
            self._here, missing = BitMap(), wanted
        by_layer: dict[int, list[int]] = defaultdict(list)
        starts = [layer.pages for layer in self._layers]
        for number in missing:
            by_layer[bisect_right(starts, number) - 1].append(number)
        for place, some in by_layer.items():
            self._fetch(self._layers[place], some)
        self._here |= missing

    def _fetch(self, layer: Layer, numbers: list[int]) -> None:
        own = ",".join(str(number - layer.pages) for number in numbers)
        for row in self.files.ask(f"SELECT {', '.join(ROW)}, head, teasers, mentions, words FROM {self.files.table([layer])} "
                             f"WHERE no IN ({own})", layer):
            values = list(row[:len(ROW)])
            number = values[0] = row[0] + layer.pages
            values[2] += layer.items
            values[4] += layer.records
            marks = ",".join("?" * (len(ROW) + 1))
            self.connection.execute(f"INSERT INTO page VALUES ({marks})", (*values, None))
            self.connection.execute("INSERT INTO content VALUES (?, ?, ?, ?)", (number, *row[len(ROW):len(ROW) + 3]))
            self.connection.executemany("INSERT INTO record VALUES (?, ?, ?)",
                                        [(values[4] + place, number, words) for place, words in enumerate(row[-1])])

    def have_records(self, numbers: Iterable[int]) -> None:
        """Fetch the pages of commitments."""
        starts = [layer.records for layer in self._layers]
        by_layer: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            by_layer[bisect_right(starts, number) - 1].append(number)
        for place, some in by_layer.items():
            layer = self._layers[place]
            own = ",".join(str(number - layer.records) for number in some)
            rows = self.files.ask(f"SELECT DISTINCT p.no FROM {self.files.table([layer])} p, (SELECT unnest([{own}]) AS r) "
                             "WHERE r >= p.first_record AND r < p.first_record + p.records", layer)
            self.have(row[0] + layer.pages for row in rows)

    def _over_all(self, columns: str, where: str, values: list[Any] | None = None, *, again: bool = False,
                  ) -> list[tuple[int, Any]]:
        """A column of every part, with the pages' numbers in the whole; `again` for pages alone that came twice."""
        if not self._layers:
            return []
        base = {f"{layer.path}.pages.parquet": layer.pages for layer in self._layers}
        twice = "QUALIFY count(*) OVER (PARTITION BY page_id) > 1" if again else ""
        rows = self.files.ask(f"SELECT no, filename, {columns} FROM {self.files.table(self._layers)} WHERE {where} {twice}", None, values)
        found = []
        for own, path, value in rows:
            number = own + base["/".join(path.replace("\\", "/").rsplit("/", 2)[1:])]
            if number in self.postings.pages:
                found.append((number, value))
        return found

    # ------------------------------------------------------------------- ask
    def numbers_of(self, page_ids: Collection[str]) -> dict[str, int]:
        """Numbers of pages by their identifiers."""
        if not page_ids:
            return {}
        return {value: number for number, value in
                self._over_all("page_id", "page_id IN (SELECT unnest(?))", [list(page_ids)])}

    def source_of(self, page_id: str) -> Source | None:
        """What a page was read from."""
        found = [value for _, value in self._over_all(
            "{'name': source_name, 'packed': source_packed}", "page_id = ? AND source_name IS NOT NULL", [page_id])]
        return Source(found[-1]["name"], bytes(found[-1]["packed"])) if found else None

    def _by_title(self, day: str | None, hits: BitMap, enough: int) -> list[int]:
        pages = self.postings.pages_of(hits)
        if len(pages) <= KEPT // 4:
            self.have(pages.tolist())
            return super()._by_title(day, hits, len(pages))
        wanted = BitMap(pages.tolist())
        titles = self._over_all("title", "published_on IS NOT DISTINCT FROM ?", [day])
        ordered = sorted((title is None, title or "", number) for number, title in titles if number in wanted)
        return [number for _, _, number in ordered]

    def times(self) -> NDArray[np.int32]:
        """Minutes since 1970 of every item, by its number."""
        if self._times is None:
            self._times = np.concatenate([np.empty(0, np.int32), *self._part_times])
        return self._times

    def match(self, words: str, allowed: BitMap | None, ranking: str) -> Ranked:
        """What the index of every part finds, those that were removed left out."""
        found = [np.empty(0, RANKED)]
        alive = self.postings.all_items if allowed is None else allowed
        for layer, times in zip(self._layers, self._part_times, strict=True):
            own = BitMap(np.asarray((alive & BitMap(range(layer.items, layer.items + len(times)))).to_array(), np.uint32)
                         - np.uint32(layer.items))
            rows = match_index(self.files.index(layer), words, own, ranking)
            rows["item"] += layer.items
            found.append(rows)
        return np.concatenate(found)

    # --------------------------------------------------------------- likeness
    def have_same_address(self, page_id: str) -> None:
        """Fetch the pages at the same address, and the copies, of a page."""
        row = self.connection.execute("SELECT no, url_key FROM page WHERE page_id = ?", (page_id,)).fetchone()
        if row is None:
            return
        if row[1] is not None:
            self.have(number for number, _ in self._over_all("url_key", "url_key = ?", [row[1]]))
        self.have([other for (other,) in self.connection.execute(
            "SELECT page FROM same_text WHERE cluster = (SELECT cluster FROM same_text WHERE page = ?)", (row[0],)).fetchall()])

    def find_copies(self) -> None:
        """Find the copies among all pages, when parts have come since the last time."""
        if self._likeness_known == len(self._seen):
            return
        self.connection.execute("DELETE FROM same_text")
        by_band: dict[int, list[int]] = defaultdict(list)
        for number, bands in sorted(self._over_all("bands", "len(bands) > 0")):
            for band in bands:
                by_band[band].append(number)
        near: dict[int, set[int]] = defaultdict(set)
        for numbers in by_band.values():
            for number in numbers[1:]:
                near[number].add(numbers[0])
        cluster_of: dict[int, int] = {}
        for number in sorted(near):
            candidates = [(other, cluster_of.get(other, other)) for other in sorted(near[number])]
            self.have([number, *near[number]])
            clusters, pages = find_cluster(read_sequences(self.connection, number), candidates,
                                           lambda page: read_sequences(self.connection, page))
            for page in (*pages, number) if clusters else ():
                cluster_of[page] = min(clusters)
        self.connection.executemany("INSERT INTO same_text VALUES (?, ?)", cluster_of.items())
        self._likeness_known = len(self._seen)
