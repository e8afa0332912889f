"""Quality floors on the gold sets beside the project: lowering one is a visible act.

The floors are numbers in gold_floors.json. A clone without the gold sets skips these tests.
"""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = json.loads(Path(__file__).with_name("gold_floors.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not (GOLD / "measure.py").is_file(), reason="the gold sets are not beside the project")


def score(script: str, *words: str, out: Path) -> dict[str, Any]:
    """Run one of the gold sets' scorers and give what it found."""
    done = subprocess.run([sys.executable, str(GOLD / script), *words], capture_output=True, text=True, check=True)
    return json.loads(out.read_text("utf-8") if out.is_file() else done.stdout)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Predictions on all gold sets, made through the command as from outside."""
    folder = tmp_path_factory.mktemp("gold")
    subprocess.run([sys.executable, str(GOLD / "measure.py"), "--keep", str(folder)], cwd=ROOT, capture_output=True, check=True)
    return folder


def pick(tree: dict[str, Any], path: str) -> float:
    """A figure by its path, "shingle.f1"."""
    for word in path.split("."):
        tree = tree[word]
    return float(tree)  # type: ignore[arg-type]


def test_articles_stay_above_their_floors(kept: Path) -> None:
    totals = score("score_articles.py", "--pred", str(kept / "articles.pred.jsonl"), "--json", str(kept / "a.json"), out=kept / "a.json")
    low = [f"{name} {path}: {pick(totals[name], path):.3f} < {floor}" for name, floors in FLOORS["articles"].items()
           for path, floor in floors.items() if pick(totals[name], path) < floor]
    high = [f"{name} {path}: {pick(totals[name], path):.3f} > {top}" for name, tops in FLOORS["articles_at_most"].items()
            for path, top in tops.items() if pick(totals[name], path) > top]
    assert not low + high


@pytest.mark.parametrize(("name", "gold", "words"), [
    ("teasers", "teasers", ()), ("teaser_dumps", "teasers", ("--text", "--only", "tour,bbc,faz,laola1")),
    ("seed_teasers", "teasers/seed.gold.json", ()),
])
def test_teasers_stay_above_their_floors(kept: Path, name: str, gold: str, words: tuple[str, ...]) -> None:
    out = kept / f"{name}.json"
    found = score("score_teasers.py", str(GOLD / gold), "--pred", str(kept / f"{name}.pred.jsonl"), *words, "--json", str(out), out=out)
    assert not [f"{key}: {found['macro'][key]:.3f} < {floor}" for key, floor in FLOORS[name].items() if found["macro"][key] < floor]
    assert found["total"]["invented"] <= FLOORS.get(f"{name}_invented", 0)


@pytest.mark.parametrize(("name", "gold"), [("commitments", "dev"), ("seed_commitments", "seed_labels.json")])
def test_commitments_stay_above_their_floors(kept: Path, name: str, gold: str) -> None:
    found = score("score.py", str(GOLD / gold), str(kept / f"{name}.pred.jsonl"), "--json", out=kept / "none")["overall"]
    assert not [f"{level}: {found[level]['f1']:.3f} < {floor}" for level, floor in FLOORS[name].items() if found[level]["f1"] < floor]


def test_every_page_of_the_gold_sets_is_read(kept: Path) -> None:
    for lines in kept.glob("*.lines.jsonl"):
        rows = [json.loads(raw) for raw in lines.read_text("utf-8").splitlines()]
        assert rows and not [row["id"] for row in rows if row.get("error")], lines.name
