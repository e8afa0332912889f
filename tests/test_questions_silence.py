"""Who is missing, and where an article hides countries in a group."""
from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.frames import build_frames, empty_frames
from lib.questions.phrases import DATA, LANGUAGES, find_phrases, list_phrases, read_rows
from lib.questions.silence import (
    ABSENT,
    EVERY,
    HIDDEN,
    MENTIONED,
    WITH_STANCE,
    count_named,
    count_statuses,
    expect_countries,
    find_silences,
    load_countries,
    load_members,
    members_of,
)
from lib.schema import Document
from tests.questions_frames import at, samples, says, story

ROWS = [(language, row) for language in LANGUAGES for row in read_rows(DATA / f"{language}.tsv")]
COUNTRY_NAMES = Path(DATA).parent / "labels" / "countries.toml"


# ---------------------------------------------------------------------- phrases
@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language}: {row['example']}" for language, row in ROWS])
def test_example_of_each_row_is_found_with_its_value(language: str, row: dict[str, str]) -> None:
    found = find_phrases(row["example"], language)
    assert len(found) == 1
    low = found[0].text.lower().replace("’", "'")
    assert any(pattern in low for pattern in row["patterns"].split(" ; "))
    if row["sign"] == "number":
        assert found[0].count == int(row["value"])
    elif row["value"]:
        assert found[0].region == row["value"]


@pytest.mark.parametrize(("language", "text", "phrase", "count", "rough", "region", "noun"), [
    ("de", "Bis zu 26 Länder der Koalition der Willigen sagten zu.", "Bis zu 26 Länder der Koalition der Willigen", 26, True, "coalition", "countries"),
    ("de", "Die anderen EU-Staaten warten.", "Die anderen EU-Staaten", None, False, "eu", "countries"),
    ("de", "Zwei weitere europäische Länder warten.", "Zwei weitere europäische Länder", 2, False, "europe", "countries"),
    ("de", "Bei den übrigen Verbündeten herrschte Schweigen.", "übrigen Verbündeten", None, False, None, "countries"),
    ("en", "Leaders of 35 countries came.", "35 countries", 35, False, None, "countries"),
    ("en", "More than 30 world leaders came.", "More than 30 world leaders", 30, True, None, "leaders"),
    ("en", "Two dozen European leaders came.", "Two dozen European leaders", 24, False, "europe", "leaders"),
    ("en", "Several other NATO allies kept silent.", "Several other NATO allies", None, False, "nato", "countries"),
    ("fr", "Une trentaine de chefs d’État et de gouvernement étaient là.", "Une trentaine de chefs d’État et de gouvernement", 30, True, None, "leaders"),
    ("fr", "Près de 30 pays européens ont signé.", "Près de 30 pays européens", 30, True, "europe", "countries"),
    ("fr", "D’autres alliés se taisent.", "D’autres alliés", None, False, None, "countries"),
])
def test_phrase_is_found_with_what_it_means(
    language: str, text: str, phrase: str, count: int | None, rough: bool, region: str | None, noun: str) -> None:
    found = find_phrases(text, language)
    assert [(p.text, p.count, p.is_rough, p.region, p.noun) for p in found] == [(phrase, count, rough, region, noun)]
    assert text[found[0].start:found[0].end] == phrase


@pytest.mark.parametrize(("language", "text"), [
    ("de", "Die Länder stimmten zu."), ("de", "Rund 300 Millionen Euro gehen nach Kiew."), ("de", "Am 26. September kamen Minister."),
    ("de", "Im Jahr 2025 Staaten zu zählen ist müßig."), ("en", "The allies agreed."), ("en", "Some 30 soldiers came."),
    ("en", "A bill of 3.5 countries makes no sense."), ("en", "One country left."), ("fr", "Les alliés se taisent."),
    ("fr", "Quelques soldats sont partis."), ("es", "26 países firmaron."), (None, "26 countries signed.")])
def test_other_words_are_no_phrase(language: str | None, text: str) -> None:
    assert find_phrases(text, language) == []


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(LANGUAGES), st.lists(st.sampled_from(
    ["andere", "europäische", "Länder", "26", "several", "allies", "d'autres", "pays", "of", "the", ".", "rund", "Staats-", "und"]), max_size=25))
def test_phrases_lie_in_their_text_and_do_not_overlap(language: str, words: list[str]) -> None:
    text = " ".join(words)
    found = find_phrases(text, language)
    assert all(text[p.start:p.end] == p.text for p in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_phrase_comes_with_its_sentence() -> None:
    frames = build_frames([story("A", at(9, 4), text="It rained. Several allies kept silent. It stopped.")])
    row = list_phrases(frames.articles, frames.pages).iloc[0]
    text = frames.articles.loc[0, "text"]
    assert row["sentence"] == "Several allies kept silent." == text[row["sentence_start"]:row["sentence_end"]]
    assert text[row["start"]:row["end"]] == "Several allies"


# ------------------------------------------------------------------------ lists
def test_lists_hold_countries_that_exist_and_say_where_from() -> None:
    names = tomllib.loads(COUNTRY_NAMES.read_text("utf-8"))
    for members in load_members().values():
        assert members.codes <= set(names) and members.codes <= load_countries() and members.source
    assert {name: len(load_members()[name].codes) for name in ("nato", "eu", "g7")} == {"nato": 32, "eu": 27, "g7": 7}


def test_members_of_a_group_are_on_all_its_lists() -> None:
    assert "USA" not in members_of("XEN") and "NOR" in members_of("XEN") and "AUT" not in members_of("XEN")
    assert members_of("XUN") == frozenset()


def test_those_at_war_are_not_expected() -> None:
    assert not {"UKR", "RUS"} & set(expect_countries(["europe"]))
    assert len(expect_countries([EVERY])) == len(load_countries()) - 3


# --------------------------------------------------------------------- silences
def statuses(*documents: Document, expected: tuple[str, ...] = ("EST", "FIN", "AUT", "JPN")) -> dict[str, str]:
    frames = build_frames(documents)
    found = find_silences(expected, frames.articles, frames.mentions, frames.commitments, list_phrases(frames.articles, frames.pages))
    return dict(zip(found["country"], found["status"], strict=True))


def test_country_has_a_stance_or_is_named_hidden_or_absent() -> None:
    assert statuses(story("A", at(9, 4), [says("EST", "troops", "pledged")], text="Other European countries wait.", mentions=["FIN"])) == {
        "JPN": ABSENT, "AUT": HIDDEN, "FIN": MENTIONED, "EST": WITH_STANCE}


def test_group_with_a_record_hides_its_members() -> None:
    frames = build_frames([story("A", at(9, 4), [says("XEU", "funding", "pledged")])])
    found = find_silences(["AUT", "NOR"], frames.articles, frames.mentions, frames.commitments,
                          list_phrases(frames.articles, frames.pages)).set_index("country")
    assert found["status"].to_dict() == {"NOR": ABSENT, "AUT": HIDDEN}
    assert found.loc["AUT", "groups"] == ["XEU"] and found.loc["AUT", "of_articles"] == 1


def test_phrase_does_not_hide_a_country_that_its_article_names() -> None:
    frames = build_frames([story("A", at(9, 4), text="Other European countries wait.", mentions=["FIN"])])
    found = find_silences(["FIN", "AUT"], frames.articles, frames.mentions, frames.commitments,
                          list_phrases(frames.articles, frames.pages)).set_index("country")
    assert found["hidden_places"].to_dict() == {"AUT": 1, "FIN": 0}
    assert found.loc["AUT", "places"][0][1:] == ["text", 0, 24]


def test_phrase_about_any_country_hides_none_in_particular() -> None:
    assert set(statuses(story("A", at(9, 4), text="Several countries wait.")).values()) == {ABSENT}


def test_mention_in_a_teaser_is_not_in_the_article() -> None:
    document = story("A", at(9, 4), mentions=["FIN"])
    document.mentions[0].where = "teaser"
    assert statuses(document)["FIN"] == ABSENT


def test_silence_of_no_articles_is_absence() -> None:
    frames = empty_frames()
    found = find_silences(["EST"], frames.articles, frames.mentions, frames.commitments, list_phrases(frames.articles, frames.pages))
    assert count_statuses(found) == {WITH_STANCE: 0, MENTIONED: 0, HIDDEN: 0, ABSENT: 1}


# ----------------------------------------------------------------- counted sets
def test_text_counts_more_than_it_names() -> None:
    frames = build_frames([story("A", at(9, 4), [says("EST", "troops", "pledged")], text="About 35 leaders met.",
                                 mentions=["UKR", "FRA:Emmanuel Macron", "FIN"])])
    row = count_named(list_phrases(frames.articles, frames.pages), frames.mentions, frames.commitments).iloc[0]
    assert (row["counted"], row["named"], row["unnamed"], row["leaders_named"]) == (35, 3, 32, 1)
    assert row["countries"] == ["EST", "FIN", "FRA"] and row["with_stance"] == ["EST"] and row["is_rough"]


def test_only_countries_of_the_region_count_as_named() -> None:
    frames = build_frames([story("A", at(9, 4), text="Two EU countries refused.", mentions=["FRA", "USA", "NOR", "FIN", "ESP"])])
    row = count_named(list_phrases(frames.articles, frames.pages), frames.mentions, frames.commitments).iloc[0]
    assert (row["countries"], row["unnamed"], row["is_over"]) == (["ESP", "FIN", "FRA"], 0, True)


def test_samples_count_twenty_six_and_thirty_five() -> None:
    frames = samples()
    phrases = list_phrases(frames.articles, frames.pages)
    found = count_named(phrases, frames.mentions, frames.commitments)
    assert {26, 35} <= set(found["counted"])
    assert (found["named"] <= found["counted"]).any()
    texts = frames.articles.set_index("page_id")
    for row in phrases.to_dict("records"):
        assert texts.loc[row["page_id"], row["where"]][row["start"]:row["end"]] == row["text"]
