"""Ingest by many workers: bundles of files become parts of a dataset, on this machine or on a cluster, by Dask."""
from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import islice
from typing import Any, TextIO

from lib.commands.gather import FoundFile
from lib.commands.ingest import note
from lib.commands.progress import Progress
from lib.commands.reading import Outcome, Tally, failure
from lib.frames import FAILED, ReportRow
from lib.library.dataset import DatasetLibrary, KnownPages, open_place
from lib.library.errors import MissingPackageError, UnreachableError
from lib.library.parts import Entry, write_part
from lib.loader import read_document
from lib.reader import read_pages
from lib.report import report_on
from lib.schema import PageError

BUNDLE_FILES, BUNDLE_BYTES = 200, 16 * 2**20
"""A bundle has at most so many files, and ends after so many bytes: a WARC file is a bundle by itself."""
PART_PAGES = 1_000
"""Pages of a part; a worker holds no more than these."""
RETRIES = 3
"""How often a bundle whose worker died is tried again."""
CONNECT_SECONDS = 15


@dataclass(slots=True)
class Done:
    """What became of a bundle."""

    tally: Tally = field(default_factory=Tally)
    reports: list[tuple[str, dict[str, Any], bool]] = field(default_factory=list)


def ingest_dataset(
    files: Sequence[FoundFile], address: str, workers: int, scheduler: str | None, report: TextIO | None,
) -> tuple[Tally, list[str], bool]:
    """Read files into a dataset by workers; what was counted, what failed, and whether it was stopped.

    Raises
    ------
    LibraryError
        If the dataset or the scheduler can't be used, or a package is missing.
    """
    DatasetLibrary(address).close()
    tally, stopped = Tally(), False
    failures: list[str] = []
    progress = Progress(sum(file.size for file in files))
    bundles = list(in_bundles(files))
    try:
        with connected(address, workers, scheduler) as client:
            for bundle, done in finished_bundles(client, bundles, address):
                tally.add(done.tally)
                by_name = {file.name: file for file in bundle}
                for name, row, known in done.reports:
                    outcome = Outcome(ReportRow(**row), known=known)
                    if known or row["status"] == FAILED:
                        note(outcome, by_name[name], report, failures)
                    elif report is not None:
                        note(Outcome(ReportRow(**row), known=False), by_name[name], report, [])
                progress.advance(sum(file.size for file in bundle), done.tally.added + done.tally.known + done.tally.failed)
    except KeyboardInterrupt:
        stopped = True
    progress.finish(str(tally) + ("; stopped" if stopped else ""))
    return tally, failures, stopped


def in_bundles(files: Sequence[FoundFile]) -> Iterator[list[FoundFile]]:
    """Files in bundles of about one size."""
    bundle: list[FoundFile] = []
    size = 0
    for file in files:
        bundle.append(file)
        size += file.size
        if len(bundle) >= BUNDLE_FILES or size >= BUNDLE_BYTES:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


@contextmanager
def connected(address: str, workers: int, scheduler: str | None) -> Iterator[Any]:
    """A Dask client: of the cluster at an address, else of workers on this machine."""
    try:
        from distributed import Client, LocalCluster  # only here
    except ImportError as error:
        raise MissingPackageError(address, package="dask[distributed]") from error
    try:
        if scheduler is not None:
            client = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
            cluster = None
        else:
            cluster = LocalCluster(  # type: ignore[no-untyped-call]
                n_workers=workers or None, threads_per_worker=1, processes=True, dashboard_address=None,
                silence_logs=logging.CRITICAL)
            client = Client(cluster, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UnreachableError(scheduler or "workers on this machine", what=str(error)) from error
    try:
        yield client
    finally:
        client.close()  # type: ignore[no-untyped-call]
        if cluster is not None:
            cluster.close()


def finished_bundles(client: Any, bundles: Sequence[list[FoundFile]], address: str) -> Iterator[tuple[list[FoundFile], Done]]:
    """Each bundle when it is done; one that killed its worker again and again is reported as failed."""
    from distributed import as_completed
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    waiting = {client.submit(ingest_bundle, bundle, address, retries=RETRIES, pure=False): bundle for bundle in bundles}
    try:
        for future in as_completed(list(waiting), loop=client.loop):  # type: ignore[no-untyped-call]
            bundle = waiting[future]
            try:
                yield bundle, future.result()
            except KilledWorker:
                yield bundle, given_up(bundle)
    except (FutureCancelledError, OSError) as error:
        raise UnreachableError(address, what=f"the scheduler is gone ({type(error).__name__})") from error


def given_up(bundle: Sequence[FoundFile]) -> Done:
    """A bundle whose workers died every time."""
    done = Done(Tally(failed=len(bundle)))
    for file in bundle:
        why = f"{file.name}: the worker that read it died {RETRIES + 1} times; read it alone with --library to see why"
        done.reports.append((file.name, asdict(ReportRow(file.name, FAILED, error="KilledWorker", why=[why])), False))
    return done


# ------------------------------------------------------------------ on a worker
def ingest_bundle(bundle: Sequence[FoundFile], address: str) -> Done:
    """Read a bundle of files into parts of a dataset; what is there already is left out."""
    fs, root = open_place(address.rstrip("/\\"))
    known, done = known_pages(address), Done()
    known.look()
    entries: list[Entry] = []
    failures: list[ReportRow] = []
    keys: list[str] = []

    def write() -> None:
        if entries or failures or keys:
            write_part(fs, root, entries, failures, keys)
        for rows in (entries, failures, keys):
            rows.clear()

    for file in bundle:
        try:
            data = file.path.read_bytes()
        except OSError as error:
            take(done, file, failure(file.name, error), entries, failures)
            continue
        for outcome in new_pages(data, file.name, known):
            take(done, file, outcome, entries, failures)
            if len(entries) >= PART_PAGES:
                write()
        keys.append(hashlib.sha256(data).hexdigest())
    write()
    return done


@cache
def known_pages(address: str) -> KnownPages:
    """What a dataset holds, kept by the worker from bundle to bundle."""
    return KnownPages(address)


def take(done: Done, file: FoundFile, outcome: Outcome, entries: list[Entry], failures: list[ReportRow]) -> None:
    """Put one page where it belongs, and count it."""
    done.tally.count(outcome)
    done.reports.append((file.name, asdict(outcome.report), outcome.known))
    if outcome.document is not None:
        entries.append(Entry(outcome.document, outcome.report))
    elif not outcome.known:
        failures.append(outcome.report)


def new_pages(data: bytes, name: str, known: KnownPages, at_once: int = 64) -> Iterator[Outcome]:
    """Read the pages of a file that are not known yet, looking some up at a time."""
    pages = iter(read_pages(data, name))
    while some := list(islice(pages, at_once)):
        there = known.among([page.page_id for page in some if not isinstance(page, PageError)])
        for page in some:
            if isinstance(page, PageError):
                yield failure(name, page)
            elif page.page_id in there:
                yield Outcome(ReportRow(page.name, "known", page.page_id), known=True)
            else:
                try:
                    document = read_document(page)
                except PageError as error:
                    yield failure(name, error)
                else:
                    yield Outcome(report_on(document), document)
