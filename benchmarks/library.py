"""How the library answers as it grows: medians over made-up corpora.

    python -m benchmarks.library 1000 100000            build (once each) and time these sizes
    python -m benchmarks.library 1000000 --folder /big  the million takes about an hour and 15 GB

Every figure is the median of several runs, each with another filter or word,
so that no answer comes from memory. `--search` times the search alone. The search is compared with the bare
FTS5 query for the same words on the same index in the same run.
"""
from __future__ import annotations

import argparse
import os
import pickle
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

from benchmarks.synthetic import COUNTRIES, START, Corpus, make_words
from lib.filters import Filter
from lib.frames import READ, ReportRow
from lib.library import writing
from lib.library.alike import address_key
from lib.library.codec import squeeze, stretch
from lib.library.home import ALL
from lib.library.query import match_words, parse_query
from lib.library.sqlite import SqliteLibrary
from lib.library.writing import Prepared
from lib.schema import TOPICS

RUNS = 7
ONE_BY_ONE = 500
"""Pages added as everywhere else, and timed."""
BATCH = 250
HASH_BYTES = 2**20
"""What FTS5 keeps in memory before it writes."""


def build(path: Path, count: int) -> None:
    """Fill a library with made-up pages, those that are there left out; says what a page costs.

    All but the last pages go in many to a transaction, worked out by another
    process: what that takes isn't a figure of the library. The last ones are
    added one by one, as everywhere else.
    """
    library = SqliteLibrary(path)
    there, corpus = library.counts(ALL).pages, Corpus(count)
    if there < count:
        write_many(library, corpus, there, count - ONE_BY_ONE)
        spent = time.process_time()
        documents = list(corpus.documents(count - ONE_BY_ONE, ONE_BY_ONE))
        making = time.process_time() - spent
        for document in documents:
            library.add(document, report_of(document.page.page_id))
        spent = time.process_time() - spent - making
        print(f"| add a page (CPU) | {1000 * spent / ONE_BY_ONE:.2f} ms |")
    library.close()


def write_many(library: SqliteLibrary, corpus: Corpus, first: int, last: int) -> None:
    """Write pages in large transactions, none of which is on disk before the end."""
    began, writing.UNINDEXED = time.perf_counter(), min(4 * BATCH, max(writing.UNINDEXED, last // 100))
    library._connection.execute("PRAGMA synchronous = OFF")
    library._connection.execute(f"INSERT INTO words (words, rank) VALUES ('hashsize', {64 * HASH_BYTES})")
    with tempfile.TemporaryDirectory(dir=Path(library.place).parent) as name:
        spool = Spool(corpus, Path(name))
        for start in range(first, last, BATCH):
            with library._writing() as connection:
                for page in spool.pages(start, min(BATCH, last - start)):
                    writing.write_prepared(connection, page, report_of(page.page_id), None)
            if (start + BATCH) % 10_000 == 0:
                print(f"  {start + BATCH:,} pages, {time.perf_counter() - began:,.0f} s", file=sys.stderr, flush=True)
    library._connection.execute(f"INSERT INTO words (words, rank) VALUES ('hashsize', {HASH_BYTES})")
    library._connection.execute("PRAGMA synchronous = NORMAL")


class Spool:
    """Pages worked out once, by a process of their own, and kept in files: their texts come again under other names."""

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        self.corpus, self.folder = corpus, folder
        self.pool = ProcessPoolExecutor(1, get_context("spawn"), start_batches, (corpus.distinct, folder))
        self.made = {start: self.pool.submit(make_batch, start) for start in range(0, corpus.distinct, BATCH)}

    def pages(self, first: int, count: int) -> Iterator[Prepared]:
        """Some pages of the corpus; `first` is a multiple of `BATCH`, as is the number of distinct pages."""
        start = first % self.corpus.distinct
        self.made[start].result()
        worked_out: list[Prepared] = pickle.loads((self.folder / f"{start}").read_bytes())
        for number, page in enumerate(worked_out[:count], first):
            yield page if number < self.corpus.distinct else self.rename(page, number)

    def rename(self, page: Prepared, number: int) -> Prepared:
        """The same text on another page, not told to be a copy."""
        names, head = self.corpus.names(number), stretch(page.packed.head)
        head["page"] |= names
        row = (names["source"], address_key(names["url"]), names["publisher"], *page.row[3:])
        chance = random.Random(number)
        return Prepared(names["page_id"], row, replace(page.packed, head=squeeze(head)),
                        replace(page.facts, publisher=names["publisher"]), page.words,
                        [chance.getrandbits(48) for _ in page.bands])


def report_of(page_id: str) -> ReportRow:
    """The load report of a made-up page."""
    return ReportRow(f"page-{int(page_id, 16)}.html", READ, page_id)


MAKING: list[tuple[Corpus, Path]] = []
"""The corpus of a process that makes pages, and where it puts them."""


def start_batches(size: int, folder: Path) -> None:
    """Get ready to make pages."""
    MAKING.append((Corpus(size), folder))


def make_batch(first: int) -> None:
    """Work some pages out."""
    corpus, folder = MAKING[0]
    pages = [writing.prepare_page(document) for document in corpus.documents(first, BATCH)]
    (folder / f"{first}").write_bytes(pickle.dumps(pages))


def median(ask: Callable[[int], object], runs: int = RUNS) -> float:
    """Median milliseconds of a question, asked differently each time."""
    taken = []
    for number in range(runs):
        begin = time.perf_counter()
        ask(number)
        taken.append(1000 * (time.perf_counter() - begin))
    return statistics.median(taken)


def filters(number: int) -> Filter:
    """Another filter by country, topic and a month each time."""
    first = date(START.year, START.month, START.day) + timedelta(days=31 * number)
    return Filter(country=(COUNTRIES[number], COUNTRIES[number + 9]), topic=(TOPICS[number],),
                  days=(first, first + timedelta(days=30)))


def questions(library: SqliteLibrary) -> Iterable[tuple[str, Callable[[int], object]]]:
    """What a page of the dashboard asks."""
    def part(number: int) -> Filter:
        return Filter(topic=(TOPICS[number],))

    yield "counts: country, topic, month", lambda n: library.counts(filters(n))
    yield "counts next to all countries, under a topic", lambda n: library.facets("country", part(n))
    yield "counts next to all publishers, under a topic", lambda n: library.facets("publisher", part(n))
    yield "newest 50 articles", lambda n: library.articles(ALL, 50, 50 * n)
    yield "newest 50 articles of a country, topic, month", lambda n: library.articles(filters(n), 50)
    yield "latest 500 teasers of a topic", lambda n: library.teasers(part(n), 500, latest=True)
    yield "all teasers by topic and day", lambda n: library.bins(ALL, "topic", 1440 + n)
    yield "stances by country, under a topic", lambda n: library.stances(part(n))
    yield "200 commitments of a country", lambda n: library.commitments(Filter(country=(COUNTRIES[n],)), limit=200)
    yield "a whole page", lambda n: library.document(f"{n * 17:016x}")
    yield "distinct texts under a topic", lambda n: library.texts(part(n))


def searches(library: SqliteLibrary, vocabulary: list[str]) -> Iterable[tuple[str, float, float]]:
    """Milliseconds of the search and of the bare FTS5 query for the same words.

    Each query is asked by the one and by the other in turn, the bare one
    first: what the index has on disk is in memory for neither or for both.
    """
    library.search(vocabulary[5])
    connection = library._connection
    kinds: dict[str, tuple[int, Callable[[int], str]]] = {
        "a rare word": (7, lambda n: vocabulary[30_000 + n]),
        "three common words": (3, lambda n: " ".join(vocabulary[n:n + 3]))}
    for name, (runs, words) in kinds.items():
        for wanted, how in ((ALL, "all pages"), (Filter(topic=(TOPICS[2],)), "one topic"), (Filter(language=("de",)), "one language")):
            own, bare = [], []
            for number in range(runs):
                query = words(number)
                expression = match_words(parse_query(query))
                for _ in range(1 + (runs > 3)):  # where it takes long, what is on disk weighs little
                    first = median(lambda _, e=expression: connection.execute(  # type: ignore[misc]
                        "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20", (e,)).fetchall(), 1)
                    second = median(lambda _, q=query, w=wanted: library.search(q, w, 20), 1)  # type: ignore[misc]
                bare.append(first)
                own.append(second)
            yield f"{name}, {how}", statistics.median(own), statistics.median(bare)


def measure(path: Path, count: int, search_alone: bool = False) -> None:
    """Print every figure of one library."""
    begin = time.perf_counter()
    library = SqliteLibrary(path, read_only=True)
    library.counts(ALL)
    print(f"| open and first count | {1000 * (time.perf_counter() - begin):,.0f} ms |")
    for name, ask in questions(library) if not search_alone else ():
        print(f"| {name} | {median(ask):,.1f} ms |", flush=True)
    for name, own, bare in searches(library, make_words()):
        print(f"| search, {name} | {own:,.1f} ms, {own / bare:.1f} times bare FTS5 ({bare:,.1f} ms) |", flush=True)
    size = os.path.getsize(path)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| on disk | {size / 2**20:,.0f} MB, {size / count:,.0f} bytes a page |")
    print(f"| most memory of the process | {memory:,.0f} MB |")


def main() -> None:
    """Build and measure each size, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--folder", type=Path, default=Path("build"))
    parser.add_argument("--search", action="store_true", help="time the search alone")
    parser.add_argument("--measure", action="store_true", help="only measure (used inside)")
    args = parser.parse_args()
    args.folder.mkdir(exist_ok=True)
    for count in args.sizes:
        path = args.folder / f"synthetic-{count}.sqlite"
        if args.measure:
            measure(path, count, args.search)
            continue
        print(f"\n### {count:,} articles\n\n| what | median |\n|---|---|", flush=True)
        build(path, count)
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "benchmarks.library", str(count), "--folder", str(args.folder), "--measure",
                        *(["--search"] if args.search else [])], check=True)


if __name__ == "__main__":
    main()
