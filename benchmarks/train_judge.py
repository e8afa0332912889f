"""Learn the judge's weights from labelled texts: ``python -m benchmarks.train_judge [--write] [--check]``.

Needs scikit-learn (requirements-test.txt). Texts to learn from are those of
tests/texts/train whose number doesn't end in 0 or 5, those of tests/texts/open and the
single sentences of tests/data that are not held out; and the same texts as they were read
by rules that had not been tuned on them (judge_cases.txt.gz, made with ``--save-cases``),
since rules look better than they are on texts that they were tuned on. Without ``--write`` only the
cross-validated figures are printed; with ``--check`` also those of the texts that nothing was
learnt from.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.isotonic import IsotonicRegression  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from lib.commitments.discourse import Found
from lib.commitments.features import VERSION, describe_text
from lib.commitments.judge import STANCES, WEIGHTS, Judged, Weights, calibrate, choose, find_judged, likelihood
from lib.commitments.reading import read_article, same_amount
from lib.schema import Article
from tests.score_rows import _BESIDE, _DAY, _TITLES, read_rows
from tests.score_texts import HERE as TESTS
from tests.score_texts import LEVELS, Totals, count_keys, f1, paths_of

CASES = Path(__file__).parent / "judge_cases.txt.gz"
WORTH = {"train": 0.5, "open": 0.25, "rows": 0.15}
"""How much a text counts: the rules were written with the open texts and the rows, and look better there than they are."""
_OPTIONAL, _OTHER_STANCE = 0.4, 0.5
_FOLDS = 5
_LEAST_SEEN = 4
_RECORD_C, _STANCE_C = 0.05, 0.15
_STEPS = 10
Key = tuple[str, str, str]


@dataclass(slots=True)
class Case:
    """A candidate with its label: a record or none, which stance, how much it counts; not used when ``label`` is None."""

    judged: Judged
    label: int | None
    stance: str | None
    worth: float


@dataclass(slots=True)
class Sample:
    """A labelled text with its candidates."""

    row: dict[str, Any]
    source: str
    rules: set[Key]
    cases: list[Case] = field(default_factory=list)


def _label(judged: Judged, gold: dict[tuple[str, str], list[dict[str, Any]]], worth: float) -> Case:
    candidate = judged.candidate
    assert candidate is not None
    same = gold.get((candidate.country, candidate.kind), [])
    sentence, record = candidate.seen.sentence, candidate.record
    words = candidate.seen.field.text[sentence.start : sentence.end]
    here = [r for r in same if r.get("evidence") is None or r["evidence"] in words or words in r["evidence"]]
    if here:
        stances = {r["stance"] for r in here}
        said = record.stance if record is not None and record.stance in stances else None
        optional = all(r.get("optional") for r in here)
        return Case(judged, 1, said or (next(iter(stances)) if len(stances) == 1 else None), worth * (_OPTIONAL if optional else 1))
    if not same:
        return Case(judged, 0, None, worth)
    if record is not None and record.stance not in {r["stance"] for r in same}:
        return Case(judged, 0, None, worth * _OTHER_STANCE)
    return Case(judged, None, None, 0.0)


def _settle(found: list[Found]) -> list[Found]:
    """The rules alone: one record for the same country, kind, stance and amount; guesses give way to what is said outright."""
    kept: list[Found] = []
    for record in found:
        same = [
            (i, other)
            for i, other in enumerate(kept)
            if (other.country, other.kind) == (record.country, record.kind)
        ]
        equal = [other for _, other in same if other.stance == record.stance]
        guess = not record.own_subject or not (record.own_kind or record.named)
        if equal and any(same_amount(other.amount, record.amount) for other in equal):
            first = next(other for other in equal if same_amount(other.amount, record.amount))
            first.amount = first.amount or record.amount
            continue
        if guess and same:
            first = same[0][1]
            first.amount = first.amount or record.amount
            continue
        replaced = next((i for i, other in same if not (other.own_subject and other.own_kind) and not guess), None)
        if replaced is not None and not equal:
            record.amount = record.amount or kept[replaced].amount
            kept[replaced] = record
        else:
            kept.append(record)
    return kept


def read_sample(row: dict[str, Any], source: str) -> Sample:
    """A labelled text with its labelled candidates."""
    day = date.fromisoformat(row["published_at"][:10]) if row.get("published_at") else None
    told = read_article(Article(title=row.get("title"), lead=row.get("lead"), text=row["text"]), row["language"], day)
    sample = Sample(row, source, {_key(record) for record in _settle([record for _, record in told.found])})
    gold = defaultdict(list)
    for record in row["gold"]:
        gold[record["country"], record["kind"]].append(record)
    text = describe_text(told.seen, [r for _, r in told.found], told.focused, len(told.strong))
    for judged in find_judged(told.seen, text, Weights()):
        assert judged.candidate is not None
        if judged.candidate.seen.sentence.start < row.get("limit", len(row["text"])):
            sample.cases.append(_label(judged, gold, WORTH.get(source, 1.0)))
    return sample


def _key(record: Found) -> Key:
    return record.country, record.kind, record.stance


def _single_rows(language: str) -> Iterator[dict[str, Any]]:
    """The single sentences that are not held out, as texts."""
    for number, row in enumerate(read_rows(language)):
        if not row.held:
            gold = [{"country": c, "kind": k, "stance": s} for c, k, s in row.expected]
            beside = f"\n\n{_BESIDE[language]}" if row.expected else ""
            yield {"id": f"{language}-row-{number}", "language": language, "title": _TITLES[language], "gold": gold,
                   "published_at": _DAY.isoformat(), "text": row.text + beside, "limit": len(row.text)}


def _bare_sentences() -> Iterator[dict[str, Any]]:
    """The sentences that the tests read by themselves, as texts."""
    for number, row in enumerate(json.loads((TESTS / "commitment_sentences.json").read_text("utf-8"))):
        gold = [dict(zip(("country", "kind", "stance"), record.split(), strict=True)) for record in row["records"]]
        yield {"id": f"sentence-{number}", **row, "gold": gold, "published_at": "2025-03-05"}


def read_samples(source: str) -> list[Sample]:
    """The labelled texts of a folder, or the single sentences."""
    if source == "rows":
        rows = chain(_bare_sentences(), *(_single_rows(language) for language in ("de", "en", "fr")))
        return [read_sample(row, source) for row in rows]
    return [read_sample(json.loads(path.read_text("utf-8")), source) for path in paths_of(source)]


def save_cases(samples: Iterable[Sample], path: Path) -> None:
    """Write the candidates of texts with their facts and labels, so that they can be learnt from once the rules are others."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(f"{VERSION}\n")
        for sample in samples:
            cases = [
                [c.judged.country, c.judged.kind, c.judged.told, c.label, c.stance, c.worth, "\t".join(c.judged.facts)]
                for c in sample.cases
            ]
            labelled = [[r["country"], r["kind"], r["stance"], bool(r.get("optional"))] for r in sample.row["gold"]]
            file.write(json.dumps([sample.row["id"], sample.source, sorted(sample.rules), labelled, cases]) + "\n")


def load_cases(path: Path) -> list[Sample]:
    """The candidates that were saved."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        if int(next(file)) != VERSION:
            raise SystemExit(f"{path} holds facts of another version")
        return [_restored(*json.loads(line)) for line in file]


def _restored(name: str, source: str, rules: list[list[str]], labelled: list[list[Any]], cases: list[list[Any]]) -> Sample:
    gold = [dict(zip(("country", "kind", "stance", "optional"), record, strict=True)) for record in labelled]
    sample = Sample({"id": name, "gold": gold}, source, {(c, k, s) for c, k, s in rules})
    for country, kind, told, label, stance, worth, facts in cases:
        judged = Judged(country, kind, dict.fromkeys(facts.split("\t"), -1), told)
        sample.cases.append(Case(judged, label, stance, worth))
    return sample


# ------------------------------------------------------------------ learning
def _matrix(cases: list[Case], names: dict[str, int]) -> csr_matrix:
    rows, columns = [], []
    for row, case in enumerate(cases):
        for fact in case.judged.facts:
            if fact in names:
                rows.append(row)
                columns.append(names[fact])
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(cases), len(names)))


def learn(samples: Iterable[Sample]) -> Weights:
    """Weights of every fact for a record and for each stance."""
    cases = [case for sample in samples for case in sample.cases if case.label is not None]
    seen = Counter(fact for case in cases for fact in case.judged.facts)
    names = {fact: at for at, fact in enumerate(sorted(fact for fact, times in seen.items() if times >= _LEAST_SEEN))}
    facts, worth = _matrix(cases, names), np.array([case.worth for case in cases])
    record = LogisticRegression(C=_RECORD_C, solver="liblinear", fit_intercept=False)
    record.fit(facts, [case.label for case in cases], sample_weight=worth)
    told = [at for at, case in enumerate(cases) if case.label and case.stance]
    stance = LogisticRegression(C=_STANCE_C, max_iter=300, tol=1e-3, fit_intercept=False)
    stance.fit(facts[told], [cases[at].stance for at in told], sample_weight=worth[told])
    order = [list(stance.classes_).index(name) for name in STANCES]
    return Weights(
        {fact: round(float(record.coef_[0][at]), 3) for fact, at in names.items()},
        {fact: tuple(round(float(stance.coef_[row][at]), 3) for row in order) for fact, at in names.items()},
    )


# ----------------------------------------------------------------- measuring
def judge_sample(sample: Sample, weights: Weights) -> list[Judged]:
    """The candidates of a text that the judge takes for records."""
    found = [case.judged for case in sample.cases]
    for judged in found:
        judged.likely = likelihood(judged.facts, weights)
    return choose(found, weights)


def _keys(found: Iterable[Judged]) -> set[Key]:
    return {(j.country, j.kind, j.stance) for j in found}


def _fold(sample: Sample) -> int:
    return int(sum(sample.row["id"].encode())) % _FOLDS


def cross_validate(samples: list[Sample], known: list[Sample]) -> list[tuple[Sample, Weights]]:
    """Each text with weights that were learnt without it."""
    folds = [learn(s for s in known if s.source != "train" or _fold(s) != fold) for fold in range(_FOLDS)]
    return [(sample, folds[_fold(sample)]) for sample in samples]


def measure(samples: Iterable[Sample], said: Callable[[Sample], set[Key]]) -> str:
    """F1 at every level, and quiet texts with a false alarm, in one line."""
    totals: Totals = defaultdict(Counter)
    for sample in samples:
        count_keys(totals, sample.row, said(sample))
    figures = [f"{level} {' / '.join(f'{value:.3f}' for value in f1(totals[level]))}" for level in LEVELS[1:]]
    return "   ".join([*figures, f"quiet {totals['quiet']['noisy']} of {totals['quiet']['texts']}"])


def _sureness(pairs: Iterable[tuple[Sample, Weights]]) -> Iterator[tuple[float, bool]]:
    for sample, weights in pairs:
        labelled = {(r["country"], r["kind"], r["stance"]) for r in sample.row["gold"]}
        for judged in judge_sample(sample, weights):
            yield judged.sure, (judged.country, judged.kind, judged.stance) in labelled


def make_calibration(pairs: Iterable[tuple[Sample, Weights]]) -> list[tuple[float, float]]:
    """How often records were right that the judge was as sure of, in a few steps."""
    found = sorted(_sureness(pairs))
    raw = np.array([sure for sure, _ in found])
    smooth = IsotonicRegression(out_of_bounds="clip").fit(raw, np.array([right for _, right in found], dtype=float))
    steps = np.unique(np.round(np.quantile(raw, np.linspace(0.02, 0.98, _STEPS)), 3))
    near = np.linspace(-0.04, 0.04, 9)
    return [(float(step), round(float(np.mean(smooth.predict(step + near))), 3)) for step in steps]


def show_calibration(pairs: Iterable[tuple[Sample, Weights]], table: list[tuple[float, float]]) -> None:
    """Print how many records of each confidence were right."""
    levels: dict[float, list[bool]] = defaultdict(list)
    for sure, right in _sureness(pairs):
        levels[round(calibrate(sure, table), 1)].append(right)
    print("confidence:", {level: f"{sum(right)}/{len(right)}" for level, right in sorted(levels.items())})


def write_weights(weights: Weights, path: Path = WEIGHTS) -> None:
    """Write the table: settings first, then each fact with its weights."""
    lines = [f"version\t{VERSION}"]
    lines += [f"={name}\t{getattr(weights, name)}" for name in ("least", "least_new", "firm", "together", "again", "turn", "sure")]
    lines += [f"=calibration\t{raw}\t{right}" for raw, right in weights.calibration]
    for fact in sorted(weights.record):
        cells = [weights.record[fact], *weights.stance.get(fact, ())]
        if any(abs(cell) >= 0.02 for cell in cells):
            lines.append("\t".join([fact, *(f"{cell:g}" if abs(cell) >= 0.005 else "" for cell in cells)]))
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Learn, measure, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--save-cases", action="store_true")
    args = parser.parse_args()
    samples = [sample for source in WORTH for sample in read_samples(source)]
    if args.save_cases:
        save_cases(samples, args.cases)
    train = [sample for sample in samples if sample.source == "train"]
    saved = load_cases(args.cases)
    known = [*saved, *samples]
    pairs = cross_validate(train, known)
    by_id = {sample.row["id"]: weights for sample, weights in pairs}
    print("rules  ", measure(train, lambda s: s.rules))
    print("judge  ", measure(train, lambda s: _keys(judge_sample(s, by_id[s.row["id"]]))), flush=True)
    weights = learn(known)
    by_fold = {_fold(sample): weights for sample, weights in pairs}
    weights.calibration = make_calibration((s, by_fold[_fold(s)]) for s in saved if s.source == "train")
    for name in ("gold", *(["check"] if args.check else [])):
        others = read_samples(name)
        print(f"{name} rules", measure(others, lambda s: s.rules))
        print(f"{name} judge", measure(others, lambda s: _keys(judge_sample(s, weights))))
        show_calibration([(sample, weights) for sample in others], weights.calibration)
    if args.write:
        write_weights(weights)


if __name__ == "__main__":
    main()
