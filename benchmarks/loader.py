"""Time `load_document` against trafilatura and a bare parse, page by page in one process.

    .venv/bin/pip install "trafilatura==2.3.1" lxml_html_clean
    .venv/bin/python -m benchmarks.loader --pages FOLDER [--repeats 3] [--memory] [--linear]

FOLDER holds saved pages (.html, .html.gz), at any depth; without it the sample
pages are used. CPU time of this process; the median of the repeats of each
page, summed over pages. Prints Markdown tables, as docs/benchmarks.md has them.
"""
from __future__ import annotations

import argparse
import gc
import gzip
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from lib import loader
from lib.loader import load_document
from lib.schema import PageError

ROOT = Path(__file__).resolve().parent.parent
STEPS = {
    "read_pages": "bytes to tree", "read_metadata": "metadata", "read_article": "article", "find_teasers": "teasers",
    "infer_capture": "capture", "anchor_teaser": "times", "find_mentions": "mentions", "find_commitments": "commitments",
    "find_topics": "topics",
}


def read_folder(folder: Path) -> list[tuple[str, bytes]]:
    """Name and bytes of every page below a folder."""
    pages = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".html", ".htm") and path.is_file():
            pages.append((path.name, path.read_bytes()))
        elif path.name.endswith((".html.gz", ".htm.gz")):
            pages.append((path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes())))
    return pages


def run_ours(data: bytes, name: str) -> None:
    """Everything: article, metadata, teasers, capture, mentions, commitments, topics."""
    try:
        load_document(data, name)
    except PageError:
        return


def run_parse(data: bytes, name: str) -> None:
    """lexbor alone: the floor under every reader."""
    LexborHTMLParser(data)


def peers() -> dict[str, Callable[[bytes, str], None]]:
    """What is timed, ours first."""
    runs: dict[str, Callable[[bytes, str], None]] = {"load_document": run_ours, "lexbor parse alone": run_parse}
    try:
        import trafilatura
    except ImportError:
        print("trafilatura is not installed: no comparison with it", file=sys.stderr)
        return runs

    def run_trafilatura(data: bytes, name: str) -> None:
        trafilatura.bare_extraction(data, with_metadata=True)

    runs["trafilatura.bare_extraction"] = run_trafilatura
    return runs


def time_pages(pages: list[tuple[str, bytes]], repeats: int) -> dict[str, float]:
    """Milliseconds of CPU a page for each peer, interleaved page by page."""
    runs = peers()
    total: dict[str, float] = defaultdict(float)
    for name, data in pages[:5]:
        for run in runs.values():
            run(data, name)
    for name, data in pages:
        seen: dict[str, list[float]] = defaultdict(list)
        for _ in range(repeats):
            for label, run in runs.items():
                begin = time.process_time()
                run(data, name)
                seen[label].append(time.process_time() - begin)
        for label, values in seen.items():
            total[label] += statistics.median(values)
    return {label: 1000 * value / len(pages) for label, value in total.items()}


def time_steps(pages: list[tuple[str, bytes]]) -> dict[str, float]:
    """Share of each step of `load_document`."""
    spent: dict[str, float] = defaultdict(float)

    def timed(label: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            begin = time.process_time()
            result = function(*args, **kwargs)
            spent[label] += time.process_time() - begin
            return timed_parts(result, label) if isinstance(result, Iterator) else result
        return run

    def timed_parts(parts: Iterator[Any], label: str) -> Iterator[Any]:
        while True:
            begin = time.process_time()
            part = next(parts, None)
            spent[label] += time.process_time() - begin
            if part is None:
                return
            yield part

    before = {name: getattr(loader, name) for name in STEPS}
    try:
        for name, label in STEPS.items():
            setattr(loader, name, timed(label, before[name]))
        begin = time.process_time()
        for name, data in pages:
            run_ours(data, name)
        whole = time.process_time() - begin
    finally:
        for name, function in before.items():
            setattr(loader, name, function)
    spent["rest"] = whole - sum(spent.values())
    return {label: value / whole for label, value in spent.items()}


def grow(folder: Path, peer: str, count: int) -> float:
    """Megabytes by which the process grows while it reads pages over and over, after a warm-up."""
    pages, run = read_folder(folder), peers()[peer]
    for number in range(count + 200):
        if number == 200:
            gc.collect()
            begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        run(pages[number % len(pages)][1], pages[number % len(pages)][0])
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - begin) / 1024


def provoking_pages(megabytes: float) -> dict[str, str]:
    """Pages of a size that provoke readers: long, deep, one line, all links, all numbers, never closed."""
    size = int(megabytes * 2**20)
    story = "<p>Die Regierung in Musterland sagte am Mittwoch zwei Brücken zu, wie das Ministerium mitteilte.</p>"
    link = "<li><a href='/a/eine-lange-meldung-{n}.html'>Eine lange Meldung über die Schleuse</a> vor 5 Minuten</li>"
    return {
        "paragraphs": "<html><body><article>" + story * (size // len(story)) + "</article></body></html>",
        "links": "<html><body><ul>" + "".join(link.format(n=n) for n in range(size // len(link))) + "</ul></body></html>",
        "one line": "<html><body><p>" + "aber und doch " * (size // 14) + "</p></body></html>",
        "no spaces": "<html><body><p>" + "a" * size + "</p></body></html>",
        "numbers": "<html><body><p>" + "12.04. 13:55 " * (size // 13) + "</p></body></html>",
        "deep": "<html><body>" + "<div>" * min(size // 5, 200_000) + "Ein Satz am Grund." + "</body></html>",
        "open tags": "<html><body>" + "<p><b><a href='/x'>Text " * min(size // 25, 20_000) + "</body></html>",
        "spaces": "<html><body><p>" + " \n" * (size // 2) + "Ende</p></body></html>",
        "text": "Die Regierung in Musterland sagte am Mittwoch zu.\n" * (size // 51),
    }


def print_linear() -> None:
    """Seconds a megabyte at growing sizes: a straight reader has the same figure in every column."""
    sizes = (1, 5, 20)
    print("\n| page built to provoke | " + " | ".join(f"ms/MB at {size} MB" for size in sizes) + " |\n|---|" + "---|" * len(sizes))
    for kind in provoking_pages(0.001):
        cells = []
        for size in sizes:
            data = provoking_pages(size)[kind].encode()
            begin = time.process_time()
            run_ours(data, "seite.html")
            cells.append(f"{1000 * (time.process_time() - begin) / max(len(data) / 2**20, 0.01):.0f}")
        print(f"| {kind} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=ROOT / "sample_data")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="growth over a thousand pages, in processes of their own")
    parser.add_argument("--linear", action="store_true", help="pages of 1 to 20 MB built to provoke")
    parser.add_argument("--grow", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.grow:
        print(f"{grow(args.pages, args.grow, 1000):.1f}")
        return
    pages = read_folder(args.pages)
    figures = time_pages(pages, args.repeats)
    print(f"{len(pages)} pages, {sum(len(d) for _, d in pages) / len(pages) / 1000:.0f} kB a page, median of {args.repeats}\n")
    slowest = max(figures.values())
    print("| reader | ms CPU a page | times the speed of the slowest |\n|---|---|---|")
    for label, value in sorted(figures.items(), key=lambda item: item[1]):
        print(f"| {label} | {value:.2f} | {slowest / value:.1f} |")
    print("\n| step of load_document | share |\n|---|---|")
    for label, share in sorted(time_steps(pages).items(), key=lambda item: -item[1]):
        print(f"| {label} | {share:.0%} |")
    if args.memory:
        print("\n| reader | growth over 1,000 pages |\n|---|---|")
        for label in figures:
            command = [sys.executable, "-m", "benchmarks.loader", "--pages", str(args.pages), "--grow", label]
            print(f"| {label} | {subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()} MB |", flush=True)
    if args.linear:
        print_linear()


if __name__ == "__main__":
    main()
