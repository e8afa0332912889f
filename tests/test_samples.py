"""The sample pages against what their author expects, written down by hand before any program read them."""
from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from lib.loader import load_document
from lib.schema import Document

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).with_name("golden")
STEMS = sorted(path.name.removesuffix(".expected.json") for path in GOLDEN.glob("*.expected.json"))
FLOOR = 0.97
"""Share of all expected facts that are read right; raise it when the reading gets better."""
COMMITMENT_FLOOR = 0.79
SLACK = timedelta(minutes=30)
"""Ages are cut and cached pages print older ones: ten minutes and half a unit on either side."""


def expected(stem: str) -> dict[str, Any]:
    """What the author of a sample expects."""
    return json.loads((GOLDEN / f"{stem}.expected.json").read_text("utf-8"))


@lru_cache(maxsize=32)
def read(stem: str) -> Document:
    """A sample as the loader reads it."""
    (path,) = (ROOT / "sample_data").glob(f"{stem}.*")
    return load_document(path.read_bytes(), path.name)


def words(value: Any) -> str:
    """White space folded."""
    return " ".join((" ".join(value) if isinstance(value, list) else value or "").split())


def facts(stem: str) -> dict[str, bool]:
    """Each expected fact, and whether it was read."""
    want, document = expected(stem), read(stem)
    article = document.article
    found = {"publisher": document.page.publisher == want["publisher"], "language": document.page.language == want["language"]}
    if want.get("article", "") is None or not want.get("paragraphs"):
        found["no article"] = article is None
    elif article is not None:
        body = article.text.split()
        found |= {
            "title": article.title == want["title"], "lead": article.lead == want["lead"],
            "beginning": " ".join(body[:5]) == words(want["first_words"]), "end": " ".join(body[-5:]) == words(want["last_words"]),
            "authors": article.authors == want["authors"], "tags": article.tags == want["tags"],
            "comments": article.comment_count == want["comment_count"],
            "published": (article.published_at.isoformat() if article.published_at else None) == want["published_at"],
        }
    else:
        found["article"] = False
    by_title = {t.title: t for t in document.teasers}
    for teaser in want["teasers"]:
        got = by_title.get(teaser["title"])
        found[f"teaser {teaser['title']}"] = got is not None
        found[f"time of {teaser['title']}"] = got is not None and got.time_text == teaser["time_text"]
    for title in set(by_title) - {t["title"] for t in want["teasers"]} - set(want.get("ignore", [])):
        found[f"surplus {title}"] = False
    mentions = {m.country for m in document.mentions if m.where != "teaser"}
    maybe = set(want.get("mentions_optional", []))
    found["mentions"] = mentions - maybe == set(want["mentions"]) - maybe
    return found


@pytest.mark.parametrize("stem", STEMS)
def test_sample_has_the_expected_headline_language_and_countries(stem: str) -> None:
    found = facts(stem)
    assert not [name for name in ("title", "language", "publisher", "no article", "article", "mentions") if not found.get(name, True)]


def test_samples_are_read_as_their_author_expects() -> None:
    every = {f"{stem}: {name}": right for stem in STEMS for name, right in facts(stem).items()}
    wrong = [name for name, right in every.items() if not right]
    assert 1 - len(wrong) / len(every) >= FLOOR, wrong


def test_sample_commitments_are_mostly_found() -> None:
    hits = wanted = said = 0
    for stem in STEMS:
        rows = expected(stem)["commitments"]
        must, may = {tuple(r[:3]) for r in rows if len(r) == 3}, {tuple(r[:3]) for r in rows}
        found = {(c.country, c.kind, c.stance) for c in read(stem).commitments}
        hits, wanted, said = hits + len(must & found), wanted + len(must), said + len(found - (may - must))
    assert 2 * hits / (wanted + said) >= COMMITMENT_FLOOR, f"{hits} of {wanted} found, {said} said"


@pytest.mark.parametrize("stem", STEMS)
def test_capture_stays_inside_what_the_page_allows(stem: str) -> None:
    page = read(stem).page
    after, before = (datetime.fromisoformat(end) if end else None for end in expected(stem)["captured"] or (None, None))
    if page.captured_after is not None and before is not None:
        assert page.captured_after <= before
    if page.captured_before is not None:
        assert after is not None and after <= page.captured_before
        assert before is not None and page.captured_before <= before + SLACK and page.captured_after is not None
        assert page.captured_after >= after - SLACK


def test_every_page_of_the_samples_has_its_expectations() -> None:
    pages = {path.stem for path in (ROOT / "sample_data").iterdir() if path.suffix in (".html", ".txt")}
    assert pages == set(STEMS) and len(pages) >= 10
