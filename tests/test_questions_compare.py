"""Articles side by side, sentences that belong together, versions word by word."""
from __future__ import annotations

import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.frames import build_frames
from lib.questions.compare import (
    AGREE,
    ALONE,
    DIFFER,
    SHADE,
    align_records,
    compare_countries,
    count_cues,
    find_only_one,
)
from lib.questions.revisions import (
    DELETE,
    EQUAL,
    INSERT,
    Segment,
    count_changes,
    diff_articles,
    diff_words,
    list_segments,
)
from lib.questions.wording import NEAR, RECORD, SAME, align_sentences
from lib.schema import Cue
from tests.questions_frames import at, ids_of, samples, says, story


def alignment(*stances: list[tuple[str, str, str]]) -> pd.DataFrame:
    documents = [story(str(n), at(9, 4), [says(*record) for record in records]) for n, records in enumerate(stances)]
    return align_records(build_frames(documents).commitments, [document.page.page_id for document in documents])


@pytest.mark.parametrize(("stances", "agreement"), [
    ((["pledged"], ["pledged"]), AGREE), ((["pledged"], ["conditional"]), SHADE), ((["pledged"], ["refused"]), DIFFER),
    ((["pledged"], []), ALONE), ((["pledged"], ["pledged", "refused"]), DIFFER), ((["pledged"], [], ["pledged"]), AGREE),
    ((["undecided"], ["pledged"], ["pledged"]), DIFFER)])
def test_articles_agree_or_differ(stances: tuple[list[str], ...], agreement: str) -> None:
    found = alignment(*([("NOR", "troops", stance) for stance in said] for said in stances))
    assert set(found["agreement"]) == {agreement}
    assert len(found) == len(stances)
    assert found["reported_by"].iloc[0] == sum(map(bool, stances))


def test_article_without_a_record_has_an_empty_cell() -> None:
    found = alignment([("NOR", "troops", "pledged")], [("NOR", "weapons", "pledged")])
    assert [list(stances) for stances in found["stances"]] == [["pledged"], [], [], ["pledged"]]
    assert len(find_only_one(found)) == 2


def test_differences_come_first_and_groups_last() -> None:
    found = alignment([("AUT", "troops", "refused"), ("XEU", "funding", "pledged"), ("NOR", "troops", "pledged")],
                      [("AUT", "troops", "refused"), ("NOR", "troops", "refused")])
    assert list(found["country"])[::2] == ["NOR", "XEU", "AUT"]


def test_items_can_be_kept_apart() -> None:
    documents = [story("A", at(9, 4), [says("DEU", "weapons", "pledged", item="IRIS-T")]),
                 story("B", at(9, 4), [says("DEU", "weapons", "refused", item="Taurus")])]
    names = [document.page.page_id for document in documents]
    rows = build_frames(documents).commitments
    assert set(align_records(rows, names)["agreement"]) == {DIFFER}
    assert set(align_records(rows, names, by_item=True)["agreement"]) == {ALONE}


def test_cues_lead_to_their_records() -> None:
    document = story("A", at(9, 4), [says("NOR", "troops", "pledged", cues=[Cue("Agreed to", 4, 13, "pledged")]) for _ in range(2)])
    rows = build_frames([document]).commitments
    found = count_cues(rows, [document.page.page_id])
    assert found[["text", "count"]].to_numpy().tolist() == [["Agreed to", 2]]
    cell = align_records(rows, [document.page.page_id]).iloc[0]
    assert {cue["commitment_id"] for cue in cell["cues"]} == set(rows["commitment_id"])


def test_country_named_by_one_article_alone_is_told() -> None:
    documents = [story("A", at(9, 4), mentions=["FRA", "MLT"]), story("B", at(9, 4), [says("XEU", "funding", "pledged")], mentions=["FRA"])]
    names = [document.page.page_id for document in documents]
    frames = build_frames(documents)
    found = compare_countries(frames.mentions, frames.commitments, names).set_index("country")
    assert found.loc["MLT", "only_in"] == names[0] and found.loc["XEU", "only_in"] == names[1]
    assert pd.isna(found.loc["FRA", "only_in"]) and found.loc["FRA", "mentions"] == [1, 1]
    assert found.loc["XEU", "records"] == [0, 1]


# -------------------------------------------------------------------- sentences
def pairs(one: str, other: str) -> list[tuple[str, str, str]]:
    documents = [story("A", at(9, 4), text=one), story("B", at(9, 4), text=other)]
    frames = build_frames(documents)
    found = align_sentences(frames.articles, frames.commitments, [document.page.page_id for document in documents])
    texts = dict(zip(frames.articles["page_id"], frames.articles["text"], strict=True))
    for row in found.to_dict("records"):
        for side in ("one", "other"):
            assert texts[row[f"page_id_{side}"]][row[f"start_{side}"]:row[f"end_{side}"]] == row[f"sentence_{side}"]
    return list(found[["basis", "sentence_one", "sentence_other"]].itertuples(index=False, name=None))


def test_sentences_with_most_words_in_common_are_paired() -> None:
    same, changed = "The ministers met in the old town hall.", "Estonia will send eighty soldiers next spring."
    other = "Estonia will send some eighty soldiers in spring."
    assert pairs(f"{same} {changed}", f"A storm is near. {other} {same}") == [(SAME, same, same), (NEAR, changed, other)]


def test_short_and_different_sentences_are_not_paired() -> None:
    assert pairs("He paused. The sea was calm that day.", "He paused. Nobody had an answer to it.") == []


def test_sentences_of_one_fact_are_paired_across_languages() -> None:
    documents = [story("A", at(9, 4), [says("EST", "troops", "pledged", "Estland sagt achtzig Soldaten zu.")], language="de"),
                 story("B", at(9, 4), [says("EST", "troops", "refused", "Tallinn will not go.")])]
    frames = build_frames(documents)
    found = align_sentences(frames.articles, frames.commitments, [document.page.page_id for document in documents])
    assert found[["basis", "facts"]].to_numpy().tolist() == [[RECORD, [["EST", "troops"]]]]


def test_samples_reprint_is_found_sentence_by_sentence() -> None:
    frames = samples()
    found = align_sentences(frames.articles, frames.commitments, [ids_of(frames, "05"), ids_of(frames, "10")])
    assert len(found[found["basis"] != RECORD]) >= 3


# --------------------------------------------------------------------- versions
@pytest.mark.parametrize(("before", "after", "segments"), [
    ("", "", []),
    ("One two.", "One two.", [Segment(EQUAL, "One two.")]),
    ("", "New", [Segment(INSERT, "New")]),
    ("They will send 80 soldiers.", "They will send 120 soldiers.",
     [Segment(EQUAL, "They will send "), Segment(DELETE, "80"), Segment(INSERT, "120"), Segment(EQUAL, " soldiers.")]),
    ("A b c", "A c", [Segment(EQUAL, "A "), Segment(DELETE, "b "), Segment(EQUAL, "c")]),
])
def test_difference_of_two_texts(before: str, after: str, segments: list[Segment]) -> None:
    assert diff_words(before, after) == segments


words = st.lists(st.sampled_from(["Estland", "sagt", "zu", "nicht", ",", ".", "\n\n", " ", "<b>", "80"]), max_size=60).map("".join)


@settings(deadline=None, max_examples=150)
@given(words, words)
def test_segments_give_back_both_texts(before: str, after: str) -> None:
    segments = diff_words(before, after)
    assert "".join(s.text for s in segments if s.kind != INSERT) == before
    assert "".join(s.text for s in segments if s.kind != DELETE) == after
    assert all(one.kind != other.kind and one.text for one, other in itertools.pairwise(segments))
    assert not any((one.kind, other.kind) == (INSERT, DELETE) for one, other in itertools.pairwise(segments))


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80), st.text(max_size=80))
def test_segments_give_back_any_text(before: str, after: str) -> None:
    segments = diff_words(before, after)
    assert "".join(s.text for s in segments if s.kind != INSERT) == before
    assert "".join(s.text for s in segments if s.kind != DELETE) == after


def test_texts_without_common_words_are_one_deletion_and_one_insertion() -> None:
    before, after = " ".join(f"a{n % 50}" for n in range(5000)), " ".join(f"b{n % 50}" for n in range(5000))
    assert [segment.kind for segment in diff_words(before, after)] == [DELETE, INSERT]


def test_versions_of_the_samples_share_most_words() -> None:
    frames = samples()
    rows = frames.articles.set_index("page_id")
    found = diff_articles(rows.loc[ids_of(frames, "04")].to_dict(), rows.loc[ids_of(frames, "16")].to_dict())
    counts = count_changes(found["text"])
    assert counts[EQUAL] > counts[INSERT] > 0
    assert list(list_segments(found["text"]).columns) == ["kind", "text"]


def test_missing_field_is_an_empty_text() -> None:
    assert diff_articles({"title": "A", "lead": pd.NA, "text": ""}, {"title": "A", "lead": "New", "text": None}) == {
        "title": [Segment(EQUAL, "A")], "lead": [Segment(INSERT, "New")], "text": []}
