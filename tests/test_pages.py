"""Invented pages in 24 kinds of markup and five languages: how much of what they print is read right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from lib.loader import load_document
from lib.schema import Document
from tests.pages.agreement import compare
from tests.pages.held import HELD
from tests.pages.pieces import Sample, Skeleton
from tests.pages.skeletons import TUNED
from tests.pages.stories import STORIES

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))["pages"]
GROUPS = {"tuned": TUNED, "held": HELD}
KINDS = [*TUNED, *HELD]


@lru_cache(maxsize=256)
def read(kind: Skeleton, language: str) -> tuple[Sample, Document]:
    """A page and what the loader reads from it."""
    story = next(s for s in STORIES if s.language == language)
    sample = kind(story)
    zone = "Europe/London" if language == "en" else None
    return sample, load_document(sample.html.encode(), f"{kind.__name__}.html", time_zone=zone)


def points(kinds: tuple[Skeleton, ...]) -> Iterator[tuple[str, float]]:
    """Every expected field of a group of pages, with its points."""
    for kind in kinds:
        for story in STORIES:
            sample, document = read(kind, story.language)
            for name, (score, _, _) in compare(document, sample.expected).items():
                yield name, score


@pytest.mark.parametrize("group", GROUPS)
def test_pages_of_a_group_agree_as_far_as_the_floor(group: str) -> None:
    scores = [score for _, score in points(GROUPS[group])]
    assert sum(scores) / len(scores) >= FLOORS[group]


@pytest.mark.parametrize("name", FLOORS["fields"])
def test_pages_field_agrees_as_far_as_its_floor(name: str) -> None:
    scores = [score for field, score in points((*TUNED, *HELD)) if field == name]
    assert sum(scores) / len(scores) >= FLOORS["fields"][name]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_pages_no_text_in_article_and_teasers(kind: Skeleton) -> None:
    for story in STORIES:
        _, document = read(kind, story.language)
        article = document.article
        story_text = f"{article.lead or ''}\n{article.text}" if article is not None else ""
        printed = [words for t in document.teasers for words in (t.title, t.text) if words and len(words) > 20]
        assert not [words for words in printed if words in story_text]
        assert article is None or not article.lead or article.lead not in article.text
