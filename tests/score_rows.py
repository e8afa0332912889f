"""Score single labelled sentences: ``python -m tests.score_rows en [--errors]``.

A row of ``data/commitments_<language>.tsv`` is a sentence or two, read under a
neutral title, and the records expected of it, with an amount in brackets. A
third of the rows, chosen by the hash of their words, is held out of tuning:
its totals are printed, its rows never.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lib.commitments import find_commitments
from lib.schema import POLARITY, Article, Commitment

DATA = Path(__file__).parent / "data"
_DAY = date(2025, 9, 10)
_TITLES = {"en": "War in Ukraine", "de": "Krieg in der Ukraine", "fr": "Guerre en Ukraine"}
_BESIDE = {
    "en": "Monaco pledged a tank to Ukraine.",
    "de": "Monaco sagte der Ukraine einen Panzer zu.",
    "fr": "Monaco a promis un char à l'Ukraine.",
}
"""Beside a row with records stands one more: in an article a weak reading seldom stands alone."""
_RECORD = re.compile(r"([A-Z]{3}) (\w+) (\w+)(?: \[([\d.]+)(?: ([A-Z]{3}))?\])?")
Record = tuple[str, str, str]
LEVELS = ("country+kind", "country+kind+stance", "polarity")


@dataclass(slots=True)
class Row:
    """A labelled sentence."""

    text: str
    expected: list[Record]
    amounts: list[tuple[str, float, str | None]] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Whether the row is kept out of tuning."""
        return hashlib.sha1(self.text.encode()).digest()[0] % 3 == 0


def read_rows(language: str) -> list[Row]:
    """The labelled sentences of a language."""
    rows = []
    with (DATA / f"commitments_{language}.tsv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = [match.groups() for match in _RECORD.finditer(line["records"])]
            rows.append(
                Row(
                    line["text"],
                    [(c, k, s) for c, k, s, _, _ in found],
                    [(c, float(number), unit) for c, _, _, number, unit in found if number],
                )
            )
    return rows


def read_row(row: Row, language: str) -> list[Commitment]:
    """What is read in a labelled sentence."""
    beside = f"\n\n{_BESIDE[language]}" if row.expected else ""
    article = Article(title=_TITLES[language], lead=None, text=row.text + beside)
    found = find_commitments(article, language=language, published_at=_DAY).commitments
    return [commitment for commitment in found if commitment.start < len(row.text)]


def _is_amount_found(found: list[Commitment], country: str, number: float, unit: str | None) -> bool:
    return any(
        c.country == country and ((c.amount == number and c.currency == unit) if unit else c.quantity == number)
        for c in found
    )


def _keys(records: list[Record], level: str) -> set[tuple[str, ...]]:
    if level == "country+kind":
        return {record[:2] for record in records}
    return {(record[0], POLARITY[record[2]]) for record in records} if level == "polarity" else set(records)


def score_rows(rows: list[Row], language: str, errors: bool = False) -> dict[str, Counter[str]]:
    """Count hits, misses and false alarms over all rows; quiet rows and amounts apart."""
    totals: dict[str, Counter[str]] = {name: Counter() for name in (*LEVELS, "quiet", "amounts")}
    for row in rows:
        found = read_row(row, language)
        said = [(c.country, c.kind, c.stance) for c in found]
        for level in LEVELS:
            must, got = _keys(row.expected, level), _keys(said, level)
            totals[level].update(tp=len(must & got), fn=len(must - got), fp=len(got - must))
        if not row.expected:
            totals["quiet"].update(rows=1, noisy=bool(said))
        right = [_is_amount_found(found, *amount) for amount in row.amounts]
        totals["amounts"].update(asked=len(right), right=sum(right))
        if errors and (set(said) != set(row.expected) or not all(right)):
            print(
                row.text,
                *(f"  - {' '.join(r)}" for r in row.expected if r not in said),
                *(
                    f"  + {c.country} {c.kind} {c.stance} [{c.rule}]"
                    for c in found
                    if (c.country, c.kind, c.stance) not in row.expected
                ),
                *(
                    f"  # {a}: {[(c.amount, c.currency, c.quantity) for c in found]}"
                    for a, ok in zip(row.amounts, right)
                    if not ok
                ),
                sep="\n",
            )
    return totals


def f1(count: Counter[str]) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * count["tp"] / (2 * count["tp"] + count["fp"] + count["fn"] or 1)


def main() -> None:
    """Read the arguments, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    rows = read_rows(args.language)
    for name, part in (("tuned", [r for r in rows if not r.held]), ("held out", [r for r in rows if r.held])):
        totals = score_rows(part, args.language, args.errors and name == "tuned")
        print(
            f"{name}: {len(part)} rows",
            *(f"  {level:<20} F1 {f1(totals[level]):.3f} {dict(totals[level])}" for level in LEVELS),
            f"  quiet {dict(totals['quiet'])}, amounts {dict(totals['amounts'])}",
            sep="\n",
        )


if __name__ == "__main__":
    main()
