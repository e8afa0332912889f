"""The frames: their schema, their identifiers, and what a null means."""
from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from lib.frames import SCHEMA, ReportRow, build_frames, commitment_id, empty_frame, empty_frames
from lib.schema import Article, Commitment, Mention, Page, Teaser, row_values
from tests.documents import all_pages, english_page, german_page

DOCS = Path(__file__).parents[1] / "docs" / "data.md"
SPREAD_OUT = {"published_at", "modified_at", "voiced_at", "teaser_position"}
"""Fields that stand in a frame under another type or name."""


@pytest.mark.parametrize("name", SCHEMA)
def test_frame_of_documents_has_the_schemas_columns_and_dtypes(name: str) -> None:
    frame = getattr(build_frames(all_pages(), [ReportRow("a.txt", "read")]), name)
    assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == SCHEMA[name]
    assert len(frame) > 0


@pytest.mark.parametrize("name", SCHEMA)
def test_frame_without_rows_has_the_same_dtypes(name: str) -> None:
    assert {column: str(dtype) for column, dtype in empty_frame(name).dtypes.items()} == SCHEMA[name]
    assert len(getattr(empty_frames(), name)) == 0


@pytest.mark.parametrize(("name", "row"), [
    ("pages", Page("x", "y", "text")), ("articles", Article()), ("teasers", Teaser(0, "b", "t")),
    ("mentions", Mention("EST", "text", 0, 1, "x", "name")),
    ("commitments", Commitment("EST", "troops", "pledged", "text", "x", 0, 1)),
])
def test_frame_holds_every_field_of_its_row(name: str, row: object) -> None:
    missing = set(row_values(row)) - set(SCHEMA[name]) - SPREAD_OUT
    assert not missing, f"{name} loses {missing}"


def test_day_without_a_time_has_no_instant() -> None:
    articles = build_frames([english_page()]).articles
    assert pd.isna(articles["published_at"][0])
    assert articles["published_on"][0] == date(2025, 9, 10)


def test_instant_has_the_day_of_the_pages_zone() -> None:
    document = german_page()
    assert document.article is not None
    document.article.published_at = pd.Timestamp("2025-09-04T23:30:00Z").to_pydatetime()
    assert build_frames([document]).articles["published_on"][0] == date(2025, 9, 5)


def test_commitment_id_does_not_depend_on_the_stance() -> None:
    record = german_page().commitments[0]
    before = commitment_id("p", record)
    record.stance, record.confidence = "refused", 0.1
    assert commitment_id("p", record) == before


def test_commitment_ids_of_a_sentence_differ_by_country_and_kind() -> None:
    frame = build_frames(all_pages()).commitments
    assert frame["commitment_id"].is_unique


def test_teaser_ids_are_unique_where_words_are_the_same() -> None:
    document = german_page()
    document.teasers = [Teaser(position, "list", "Same words") for position in range(3)]
    assert build_frames([document]).teasers["teaser_id"].is_unique


def test_mention_in_a_teaser_names_the_teaser() -> None:
    frames = build_frames([german_page()])
    mention = frames.mentions[frames.mentions["where"] == "teaser"].iloc[0]
    teaser = frames.teasers.set_index("teaser_id").loc[mention["teaser_id"]]
    assert teaser["title"].startswith("Frankreich")


def test_frames_survive_parquet(tmp_path: Path) -> None:
    frames = build_frames(all_pages())
    for name in ("pages", "articles", "teasers", "mentions", "commitments"):
        frame = getattr(frames, name).drop(columns=[c for c, dtype in SCHEMA[name].items() if dtype == "object"])
        frame.to_parquet(tmp_path / f"{name}.parquet")
        assert len(pd.read_parquet(tmp_path / f"{name}.parquet")) == len(frame)


@pytest.mark.parametrize("name", SCHEMA)
def test_every_column_is_explained_in_the_docs(name: str) -> None:
    sections = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", DOCS.read_text("utf-8"), re.DOTALL | re.MULTILINE))
    named = re.findall(r"^\| `(\w+)` \| (\S+)", sections.get(name, ""), re.MULTILINE)
    assert [column for column, _ in named] == list(SCHEMA[name])
    assert {column: dtype.strip("`") for column, dtype in named} == {
        column: dtype.replace(", ", ",") for column, dtype in SCHEMA[name].items()}
