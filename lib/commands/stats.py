"""`python -m lib stats`: how much a library holds and takes."""
from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from lib.library.errors import LibraryError
from lib.library.places import open_library

TOP = 10


def run(args: argparse.Namespace) -> int:
    """Print the figures; returns the exit status."""
    try:
        library = open_library(args.library, read_only=True)
        stats, texts = library.stats(), library.texts()
        tops = {word: {facet.value: facet.count for facet in library.facets(word)[:TOP]}
                for word in ("language", "publisher", "country", "topic")}
        library.close()
    except LibraryError as error:
        print(f"python -m lib stats: {error}", file=sys.stderr)
        return 3
    row = asdict(stats) | {"distinct_texts": texts.texts, "bytes_per_page": round(stats.bytes / max(1, stats.pages)), **tops}
    if args.json:
        print(json.dumps(row, ensure_ascii=False))
        return 0
    for name, value in row.items():
        shown = ", ".join(f"{key} {count:,}" for key, count in value.items()) if isinstance(value, dict) else value
        print(f"{name.replace('_', ' '):16} {shown:,}" if isinstance(shown, int) else f"{name.replace('_', ' '):16} {shown}")
    return 0
