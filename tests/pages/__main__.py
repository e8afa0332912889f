"""Print the agreement: `python -m tests.pages [tuned|held|samples|NAME] [-v]`."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from lib.loader import load_document
from tests.pages.agreement import compare
from tests.pages.held import HELD
from tests.pages.pieces import Sample
from tests.pages.skeletons import TUNED
from tests.pages.stories import STORIES

ROOT = Path(__file__).resolve().parents[2]


def _samples() -> list[tuple[str, Sample]]:
    pages = []
    for file in sorted((ROOT / "sample_data").glob("*.html")):
        stated = ROOT / "tests" / "golden" / f"{file.stem}.expected.json"
        if stated.exists():
            pages.append(
                (
                    file.stem,
                    Sample(
                        file.read_text("windows-1252" if "10_" in file.name else "utf-8"),
                        json.loads(stated.read_text()),
                    ),
                )
            )
    return pages


def _pages(which: str) -> list[tuple[str, Sample]]:
    if which == "samples":
        return _samples()
    kinds = (
        HELD if which == "held" else TUNED if which == "tuned" else [k for k in (*TUNED, *HELD) if k.__name__ == which]
    )
    return [(f"{kind.__name__}_{story.language}", kind(story)) for kind in kinds for story in STORIES]


def main() -> None:
    """Agreement of a group of pages by field; with -v what differs."""
    which = next((a for a in sys.argv[1:] if a != "-v"), "tuned")
    fields: dict[str, list[float]] = defaultdict(list)
    for name, sample in _pages(which):
        zone = "Europe/London" if name.endswith("_en") else None
        points = compare(load_document(sample.html.encode(), f"{name}.html", time_zone=zone), sample.expected)
        for field, (score, got, wanted) in points.items():
            fields[field].append(score)
            if score < 1 and "-v" in sys.argv:
                print(f"{name:24} {field}: {str(got)[:230]!r} want {str(wanted)[:160]!r}")
    every = [score for scores in fields.values() for score in scores]
    print("  ".join(f"{field} {sum(s) / len(s):.3f}" for field, s in fields.items()))
    print(f"{which}: {sum(every) / len(every):.4f} of {len(every)}")


if __name__ == "__main__":
    main()
