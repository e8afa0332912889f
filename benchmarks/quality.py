"""Measure the reading of countries and commitments on the project's own labelled texts: ``python -m benchmarks.quality``.

Writes the scores for the Method page and prints them as Markdown. Of texts
held back from tuning nothing but totals is kept.
"""
from __future__ import annotations

import argparse
import json
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lib.questions.trust import Quality, Score, Step, calibrate, interval, score_found, write_quality
from lib.schema import KINDS
from tests.score_rows import read_row, read_rows
from tests.score_texts import FOLDERS, c_key, count_amounts, count_text, read_text

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "lib" / "data" / "quality.json"
TASKS = {"mentions": "mentions", "country+kind": "kinds", "country+kind+stance": "stances", "polarity": "polarities"}
"""Level of the scorer -> task in the file."""
SHARES = ("evidence", "amounts")
FEWEST = 5
"""Labelled records of a kind from which it has scores of its own."""
LIMITS = [
    {"key": "idioms", "example": "Bulgaria keeps its hand on its wallet."},
    {"key": "irony", "example": "Paris is generous again: two helmets."},
    {"key": "interviews", "example": "“And soldiers?” – “Ask me in spring.”"},
    {"key": "speakers", "example": "A: We send nothing."},
    {"key": "two_actors", "example": "The minister told the chancellor that his country would pay."},
    {"key": "following", "example": "Berlin, Rome and Madrid said the opposite."},
    {"key": "leaders", "example": "Minister Hansen promised shells."},
    {"key": "organs", "example": "The president vetoed what the cabinet had pledged."},
    {"key": "time", "example": "offered in May, taken back in June"},
    {"key": "passing", "example": "one sentence in a budget report"},
]
Key = tuple[str | None, str | None]
"""Language and kind, null for all together."""


class Sums:
    """Hits, misses and false alarms of a set of texts, by task, language and kind."""

    def __init__(self) -> None:
        self.levels: dict[str | None, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self.kinds: dict[Key, Counter[str]] = defaultdict(Counter)
        self.judged: dict[str | None, list[tuple[float, bool]]] = defaultdict(list)

    def add(self, row: dict[str, Any]) -> None:
        """Read one labelled text and count."""
        named, found = read_text(row)
        must = {(r["country"], r["kind"], r["stance"]) for r in row["gold"] if not r.get("optional")}
        may = {(r["country"], r["kind"], r["stance"]) for r in row["gold"]} - must
        said = {c_key(c) for c in found}
        for language in (None, row["language"]):
            count_text(self.levels[language], row, named, found, strict=False)
            count_amounts(self.levels[language], row, found)
            self.judged[language] += [(c.confidence, c_key(c) in must | may) for c in found]
            for hits, name in ((must & said, "tp"), (must - said, "fn"), (said - must - may, "fp")):
                for _, kind, _ in hits:
                    self.kinds[language, kind][name] += 1

    def scores(self, name: str) -> Iterator[Score]:
        """The sums as scores of a set."""
        for language, levels in sorted(self.levels.items(), key=lambda item: item[0] or ""):
            for level, task in TASKS.items():
                yield from score_counts(levels[level], name, task, language)
            for task in SHARES:
                yield from share(levels[task]["right"], levels[task]["asked"], name, task, language)
            quiet = levels["quiet"]
            yield from share(quiet["texts"] - quiet["noisy"], quiet["texts"], name, "quiet", language)
        for (language, kind), count in sorted(self.kinds.items(), key=lambda item: (item[0][0] or "", KINDS.index(item[0][1] or KINDS[0]))):
            if count["tp"] + count["fn"] >= FEWEST:
                yield from score_counts(count, name, "stances", language, kind)

    def steps(self, name: str) -> Iterator[Step]:
        """How often records of each confidence were right."""
        for language, judged in sorted(self.judged.items(), key=lambda item: item[0] or ""):
            yield from calibrate(judged, name, "stances", language)


def score_counts(count: Counter[str], name: str, task: str, language: str | None, kind: str | None = None) -> list[Score]:
    """Counts of hits, misses and false alarms as scores."""
    return score_found(count["tp"] + count["fp"], count["tp"] + count["fn"], count["tp"], name, task, language, kind)


def share(right: int, asked: int, name: str, task: str, language: str | None) -> Iterator[Score]:
    """A share that was right; none of nothing."""
    if asked:
        low, high = interval(right, asked)
        yield Score(name, task, "accuracy", right / asked, asked, language, None, low, high)


def score_sentences(language: str, held: bool, name: str) -> tuple[int, list[Score]]:
    """Number and scores of single labelled sentences."""
    rows = [row for row in read_rows(language) if row.held == held]
    count: Counter[str] = Counter()
    for row in rows:
        said = {(c.country, c.kind, c.stance) for c in read_row(row, language)}
        must = set(row.expected)
        count.update(tp=len(must & said), fn=len(must - said), fp=len(said - must))
    return len(rows), score_counts(count, name, "stances", language)


def measure() -> Quality:
    """Read every labelled text and sentence once."""
    quality = Quality(date.today(), version(), limits=LIMITS)
    for name in ("held", "open"):
        sums, paths = Sums(), sorted(FOLDERS[name].glob("*.json"))
        for path in paths:
            sums.add(json.loads(path.read_text("utf-8")))
        if paths:
            quality.sets.append({"set": name, "pages": len(paths), "note": ""})
        quality.scores.extend(sums.scores(name))
        quality.calibration.extend(sums.steps(name))
    for name, held in (("sentences_held", True), ("sentences", False)):
        measured = [score_sentences(language, held, name) for language in ("de", "en")]
        quality.sets.append({"set": name, "pages": sum(number for number, _ in measured), "note": ""})
        quality.scores.extend(score for _, scores in measured for score in scores)
    return quality


def version() -> str:
    """The commit that was measured."""
    try:
        done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()


def as_markdown(quality: Quality) -> Iterator[str]:
    """The scores as tables, one a set."""
    for one in quality.sets:
        yield f"\n## {one['set']}: {one['pages']}\n"
        yield from table(score for score in quality.scores if score.set == one["set"])


def table(scores: Iterable[Score]) -> Iterator[str]:
    """Scores of one set: a row for each task, language and kind."""
    rows: dict[tuple[str, str, str], dict[str, Score]] = defaultdict(dict)
    for score in scores:
        rows[score.task, score.language or "all", score.kind or "all"][score.measure] = score
    yield "| task | language | kind | precision | recall | F1 | accuracy | n |"
    yield "|---|---|---|---|---|---|---|---|"
    for key, found in rows.items():
        cells = [f"{found[name].value:.3f}" if name in found else "" for name in ("precision", "recall", "f1", "accuracy")]
        number = max(score.count for name, score in found.items() if name != "precision" or len(found) == 1)
        yield f"| {' | '.join((*key, *cells))} | {number} |"


def main() -> None:
    """Measure, write, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FILE, help="where the scores go")
    args = parser.parse_args()
    quality = measure()
    write_quality(args.out, quality)
    print(f"Measured on {quality.measured_on.isoformat()}, version {quality.version}.", *as_markdown(quality), sep="\n")


if __name__ == "__main__":
    main()
