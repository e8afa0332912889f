"""The command: `python -m lib load FILE...` prints one JSON object a page."""
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lib.commands import add_verbs
from lib.commitments.language_check import check_language
from lib.lines import document_line, error_line
from lib.loader import check_time, load_parts, load_text
from lib.reader import select_pages
from lib.schema import Document, Moment, PageError


class ManifestError(ValueError):
    """A row of a manifest that says too little, or something that can't be."""


@dataclass(slots=True)
class Order:
    """One page to read: a file, or an article's bare text."""

    row: dict[str, Any]

    @property
    def source(self) -> str:
        """The file's path, or "text"."""
        return str(self.row.get("file") or "text")

    def load(self) -> Iterator[Document | PageError]:
        """Read the page or pages; a page that can't be read comes as its error."""
        row = self.row
        if "text" in row:
            yield load_text(
                str(row["text"]), str(row.get("id") or "text"), title=row.get("title"), language=row.get("language"),
                published_at=parse_moment(row.get("published_at"), "published_at"))
            return
        if not row.get("file"):
            raise ManifestError("a row of the manifest needs \"file\" or \"text\"")
        path = Path(str(row["file"]))
        captured_at = parse_moment(row.get("captured_at"), "captured_at")
        if captured_at is not None and not isinstance(captured_at, datetime):
            raise ManifestError(f"captured_at {captured_at} needs a time and an offset")
        yield from load_parts(
            path.read_bytes(), path.name, url=row.get("url"), captured_at=captured_at, time_zone=row.get("time_zone"))


def parse_moment(value: object, name: str) -> Moment | None:
    """An ISO 8601 instant or day; null for nothing."""
    if value is None or value == "":
        return None
    text = str(value)
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise ManifestError(f"{name} {text!r} is no ISO 8601 time") from error


def read_manifest(path: str) -> Iterator[Order]:
    """Orders of a manifest, one JSON object a line; `-` reads standard input."""
    lines = sys.stdin if path == "-" else Path(path).read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise SystemExit(f"{path}: line {number} is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise SystemExit(f"{path}: line {number} is not an object")
            yield Order(row)


def expand_folders(names: list[str]) -> Iterator[str]:
    """Files as they are; a folder's pages in the order of their names, a "complete" page counted once."""
    for name in names:
        folder = Path(name)
        if folder.is_dir():
            inside = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
            yield from (str(folder / found) for found in select_pages(inside))
        else:
            yield name


def print_lines(order: Order) -> bool:
    """Print a page's lines; False where one can't be read."""
    given = order.row.get("id")
    fine, number = True, 0
    try:
        for number, part in enumerate(order.load(), 1):
            failed = isinstance(part, PageError)
            line_id = str(given) if given is not None else part.name if isinstance(part, PageError) else part.page.page_id
            line_id += f"#{number}" if number > 1 and given is not None else ""
            print(error_line(part, order.source, line_id) if isinstance(part, PageError) else document_line(part, line_id))
            fine = fine and not failed
    except (OSError, ValueError) as error:
        line_id = str(given) if given is not None else Path(order.source).name
        print(error_line(error, order.source, line_id + (f"#{number + 1}" if number else "")))
        return False
    return fine


def run_load(args: argparse.Namespace) -> int:
    """The verb `load`; exit status 1 when a page could not be read."""
    common = {"url": args.url, "captured_at": args.captured_at, "time_zone": args.time_zone}
    try:
        captured_at = parse_moment(args.captured_at, "--captured-at")
        check_time(captured_at if isinstance(captured_at, datetime) else None, args.time_zone)
    except ValueError as error:
        print(f"python -m lib load: {error}", file=sys.stderr)
        return 2
    orders: Iterator[Order] = read_manifest(args.manifest) if args.manifest else (
        Order({"file": file, **common}) for file in expand_folders(args.files))
    right = [print_lines(order) for order in orders]  # all of them are printed, whatever becomes of one
    return 0 if all(right) else 1


def run_check_language(args: argparse.Namespace) -> int:
    """The verb `check-language`: what a language's folder of data lacks."""
    lacks = check_language(args.code)
    print("\n".join(lacks) if lacks else f"{args.code}: complete")
    return 1 if lacks else 0


def build_parser() -> argparse.ArgumentParser:
    """All verbs and their options."""
    parser = argparse.ArgumentParser(prog="python -m lib", description="Read saved news pages.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    load = verbs.add_parser("load", help="read pages, print one JSON object a page")
    load.add_argument("files", nargs="*", metavar="FILE", help="files, or folders of them")
    load.add_argument("--manifest", metavar="FILE", help="one JSON object a line: id, file or text; - for standard input")
    load.add_argument("--url", help="the page's address")
    load.add_argument("--captured-at", metavar="ISO", help="when the page was saved, with its offset")
    load.add_argument("--time-zone", metavar="ZONE", help="IANA zone of printed times, e.g. Europe/Paris")
    load.set_defaults(run=run_load)
    language = verbs.add_parser("check-language", help="say what is missing in a language's data for countries and commitments")
    language.add_argument("code", help="two letters, e.g. de")
    language.set_defaults(run=run_check_language)
    add_verbs(verbs)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = build_parser()
    args = parser.parse_args(argv)
    if args.verb == "load" and bool(args.files) == bool(args.manifest):
        parser.error("give FILE... or --manifest")
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    return int(args.run(args))


if __name__ == "__main__":
    sys.exit(main())
