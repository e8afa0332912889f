"""Score the reading of countries and commitments: ``python -m tests.score_texts [open|train|check|held|gold] [--errors]``.

For the texts that are held back only totals are printed, never a line about one of them; nor about those to check
with: texts of the folder to learn from whose number ends in 0 or 5, from which nothing is learnt.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from lib.commitments import find_commitments
from lib.countries import find_mentions
from lib.schema import POLARITY, Article, Commitment

HERE = Path(__file__).parent
FOLDERS = {
    "open": HERE / "texts" / "open",
    "train": HERE / "texts" / "train",
    "check": HERE / "texts" / "train",
    "held": HERE / "texts" / "held",
    "gold": HERE.parents[1] / "shared" / "gold" / "dev",
}
LEVELS = ("mentions", "country+kind", "country+kind+stance", "polarity")
Totals = dict[str, Counter[str]]
Key = tuple[str, str, str]
_UNSEEN = ("held", "check")
_CHECKED = "05"
"""Last digits of the texts that are only for checking."""


def paths_of(which: str, only: str = "") -> list[Path]:
    """The labelled texts of a group."""
    paths = sorted(FOLDERS[which].glob(f"{only}*.json"))
    if which not in ("train", "check"):
        return paths
    return [path for path in paths if (path.stem[-1] in _CHECKED) == (which == "check")]


def read_text(row: dict[str, Any]) -> tuple[set[str], list[Commitment]]:
    """Countries named and commitments found in one labelled text."""
    day = date.fromisoformat(row["published_at"][:10]) if row.get("published_at") else None
    article = Article(title=row.get("title"), lead=row.get("lead"), text=row["text"])
    reading = find_commitments(article, language=row["language"], published_at=day)
    fields = {"title": article.title, "lead": article.lead, "text": article.text}
    named = {
        m.country
        for name, value in fields.items()
        if value
        for m in find_mentions(value, name, language=row["language"], published_at=day)
    }
    return named, reading.commitments


def keys_of(rows: list[tuple[str, str, str]], level: str) -> set[tuple[str, ...]]:
    """The parts of (country, kind, stance) that a level compares."""
    if level == "country+kind":
        return {row[:2] for row in rows}
    if level == "polarity":
        return {(row[0], POLARITY[row[2]]) for row in rows}
    return set(rows)


def count_level(totals: Totals, level: str, must: set[Any], may: set[Any], said: set[Any]) -> None:
    """Add a text's hits, misses and false alarms at one level."""
    totals[level].update(tp=len(must & said), fn=len(must - said), fp=len(said - must - may))


def labelled_keys(row: dict[str, Any], strict: bool = False) -> tuple[list[Key], list[Key]]:
    """The records that a text must give, and those that it may."""
    must = [(r["country"], r["kind"], r["stance"]) for r in row["gold"] if not r.get("optional")]
    may = [] if strict else [(r["country"], r["kind"], r["stance"]) for r in row["gold"] if r.get("optional")]
    return must, may


def count_keys(totals: Totals, row: dict[str, Any], said: set[Key], strict: bool = False) -> None:
    """Add what was said of one text to the totals of every level, and of the quiet texts."""
    must, may = labelled_keys(row, strict)
    for level in LEVELS[1:]:
        wanted = keys_of(must, level)
        count_level(totals, level, wanted, keys_of(may, level) - wanted, keys_of(list(said), level))
    if not must and not may:
        totals["quiet"].update(texts=1, noisy=bool(said))


def count_text(
    totals: Totals, row: dict[str, Any], named: set[str], found: list[Commitment], strict: bool
) -> list[str]:
    """Add one text to the totals; the lines tell what was missed and invented."""
    must, may = labelled_keys(row, strict)
    said = [(c.country, c.kind, c.stance) for c in found if not (strict and c.optional)]
    named_may = set() if strict else set(row.get("mentions_optional") or [])
    count_level(totals, "mentions", set(row["mentions"]), named_may - set(row["mentions"]), named)
    count_keys(totals, row, set(said), strict)
    evidence = defaultdict(list)
    for r in row["gold"]:
        evidence[r["country"], r["kind"], r["stance"]].append(r.get("evidence"))
    for c in found:
        key = (c.country, c.kind, c.stance)
        if key in must and evidence[key]:
            totals["evidence"].update(asked=1, right=c.evidence in evidence[key])
    lines = [
        f"  missed {' '.join(k)}: {next((e for e in evidence[k] if e), '')}" for k in sorted(set(must) - set(said))
    ]
    lines += [
        f"  false  {' '.join(c_key(c))} [{c.rule}]: {c.evidence}" for c in found if c_key(c) not in set(must) | set(may)
    ]
    lines += [f"  missed mention {code}" for code in sorted(set(row["mentions"]) - named)]
    lines += [f"  false mention {code}" for code in sorted(named - set(row["mentions"]) - named_may)]
    return lines


def c_key(c: Commitment) -> tuple[str, str, str]:
    """What the scorer compares of a commitment."""
    return c.country, c.kind, c.stance


def count_amounts(totals: Totals, row: dict[str, Any], found: list[Commitment]) -> list[str]:
    """Compare the labelled amounts: value, currency or quantity, and country."""
    lines = []
    for r in row["gold"]:
        if r.get("optional") or (r.get("amount") is None and r.get("quantity") is None):
            continue
        same = [c for c in found if c.country == r["country"]]
        hit = any(
            (r.get("amount") is None or (c.amount == r["amount"] and c.currency == r.get("currency")))
            and (r.get("quantity") is None or c.quantity == r["quantity"])
            for c in same
        )
        totals["amounts"].update(asked=1, right=hit)
        if not hit:
            said = [(c.kind, c.amount, c.currency, c.quantity, c.item) for c in same]
            lines.append(
                f"  amount {r['country']} {r.get('amount')} {r.get('currency')} {r.get('quantity')} {r.get('item')}: said {said}"
            )
    return lines


def f1(count: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    precision = count["tp"] / (count["tp"] + count["fp"]) if count["tp"] + count["fp"] else 0.0
    recall = count["tp"] / (count["tp"] + count["fn"]) if count["tp"] + count["fn"] else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def show(title: str, totals: Totals) -> None:
    """Print the totals of one group of texts."""
    print(title)
    for level in LEVELS:
        p, r, f = f1(totals[level])
        print(f"  {level:<22} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   {dict(totals[level])}")
    for name in ("evidence", "amounts"):
        if totals[name]["asked"]:
            print(f"  {name:<22} {totals[name]['right']} of {totals[name]['asked']}")
    print(f"  quiet texts            {totals['quiet']['noisy']} of {totals['quiet']['texts']} with a false alarm")


def main() -> None:
    """Read the arguments, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="?", default="open", choices=list(FOLDERS))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    groups: dict[str, Totals] = defaultdict(lambda: defaultdict(Counter))
    sure: dict[int, list[bool]] = defaultdict(list)
    for path in paths_of(args.which, args.only):
        row = json.loads(path.read_text("utf-8"))
        named, found = read_text(row)
        lines: list[str] = []
        for group in ("all", row["language"]):
            lines = count_text(groups[group], row, named, found, args.strict) + count_amounts(groups[group], row, found)
        labelled = {(r["country"], r["kind"], r["stance"]) for r in row["gold"]}
        for c in found:
            sure[round(c.confidence * 10)].append(c_key(c) in labelled)
        if args.errors and args.which not in _UNSEEN and lines:
            print(row["id"], *lines, sep="\n")
    for group in sorted(groups):
        show(group, groups[group])
    print("confidence:", {f"{level / 10}": f"{sum(v)}/{len(v)}" for level, v in sorted(sure.items())})


if __name__ == "__main__":
    main()
