"""Corrections: made, kept in a file, joined, laid over the frames, counted."""
from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.cells import guard_cell, unguard_cell
from lib.frames import SCHEMA, Frames, build_frames
from lib.review import (
    KEPT,
    REVIEW,
    Correction,
    CorrectionError,
    CorrectionFileError,
    History,
    Progress,
    Signature,
    Subject,
    accept,
    add,
    apply_corrections,
    change,
    commitment_subject,
    date_subject,
    measure_agreement,
    measure_progress,
    mention_subject,
    merge_corrections,
    missed_commitment,
    missed_mention,
    order_queue,
    overrule,
    read_corrections,
    reject,
    standing,
    teaser_subject,
    topic_subject,
    wilson,
    withdraw,
    write_corrections,
)
from lib.schema import STANCES, Article, Commitment, Document, Mention, Page, Teaser

NOON = datetime(2026, 1, 7, 12, 0, tzinfo=UTC)
TEXT = ("Nordmark will send soldiers. Südland is still thinking about ships.\n\n"
        "Its minister praised the plan. Nordmark will send soldiers.")
NORD = TEXT.index("Nordmark will")
SUED = TEXT.index("Südland")


def commitment(country: str, kind: str, stance: str, evidence: str, start: int, **more: object) -> Commitment:
    return Commitment(country=country, kind=kind, stance=stance, where="text", evidence=evidence, start=start,
                      end=start + len(evidence), **more)  # type: ignore[arg-type]


def document(text: str = TEXT, stance: str = "pledged", page_id: str = "p1") -> Document:
    """An invented page with two records, one teaser and one mention."""
    first, second = "Nordmark will send soldiers.", "Südland is still thinking about ships."
    return Document(
        page=Page(page_id, "a.html", "html", language="en", publisher="The Sample", time_zone="Europe/Berlin"),
        article=Article(title="Soldiers for the plan", text=text, published_at=date(2026, 1, 5),
                        topics=["conflict, war and peace", "sport"]),
        teasers=[Teaser(1, "more", "Ships leave port", text="They sail.", url="https://news.example/ships",
                        published_after=NOON - timedelta(hours=2), published_before=NOON - timedelta(hours=1),
                        time_basis="age", topics=["weather"])],
        mentions=[Mention("NOR", "text", text.index("Nordmark"), text.index("Nordmark") + 8, "Nordmark", "name")],
        commitments=[commitment("NOR", "troops", stance, first, text.index(first), confidence=0.9),
                     commitment("SWE", "naval", "undecided", second, text.index(second), confidence=0.4)],
        warnings=[],
    )


def frames_of(*documents: Document) -> Frames:
    return build_frames(documents or [document()])


def row(frames: Frames, name: str = "commitments", number: int = 0) -> dict:
    return getattr(frames, name).to_dict("records")[number]


def sign(who: str = "anna", minute: int = 0, note: str = "") -> Signature:
    return Signature(who, NOON + timedelta(minutes=minute), note, "1.0")


FRAMES = frames_of()
FIRST = commitment_subject(row(FRAMES))


# ---------------------------------------------------------------------- overlay
def test_overlay_without_corrections_adds_columns_and_changes_nothing() -> None:
    laid = apply_corrections(FRAMES, [])
    for name, kept in KEPT.items():
        frame = getattr(laid.frames, name)
        assert list(frame.columns) == [*SCHEMA[name], *(f"machine_{c}" for c in kept), *REVIEW]
        assert frame["review"].isna().all()
        pd.testing.assert_frame_equal(frame[list(SCHEMA[name])], getattr(FRAMES, name))
    assert laid.conflicts.empty and laid.elsewhere == 0


def test_overlay_accepted_row_says_who_and_when() -> None:
    laid = apply_corrections(FRAMES, [accept(FIRST, sign(note="sure"))])
    [first, second] = laid.frames.commitments.to_dict("records")
    assert (first["review"], first["reviewed_by"], first["reviewed_at"]) == ("accepted", "anna", pd.Timestamp(NOON))
    assert (first["stance"], first["machine_stance"], first["review_note"]) == ("pledged", "pledged", "sure")
    assert pd.isna(second["review"])


def test_overlay_changed_stance_keeps_the_machines_and_moves_polarity() -> None:
    laid = apply_corrections(FRAMES, [change(FIRST, "refused", sign())])
    changed = row(laid.frames)
    assert (changed["review"], changed["stance"], changed["polarity"]) == ("changed", "refused", "against")
    assert changed["machine_stance"] == "pledged" and changed["commitment_id"] == FIRST.key
    assert row(FRAMES)["stance"] == "pledged", "the frames as read stay as they were"


@pytest.mark.parametrize(("field", "value", "expected"), [
    ("amount", 2_500_000.0, 2_500_000.0), ("currency", "EUR", "EUR"), ("voiced_at", date(2026, 1, 4), date(2026, 1, 4)),
    ("optional", True, True), ("kind", "training", "training"), ("country", "FIN", "FIN"),
    ("attributed_to", "the minister", "the minister"),
])
def test_overlay_changed_field_has_the_columns_type(field: str, value: object, expected: object) -> None:
    laid = apply_corrections(FRAMES, [change(FIRST, value, sign(), field)])
    assert row(laid.frames)[field] == expected
    assert laid.frames.commitments.dtypes[field] == FRAMES.commitments.dtypes[field]


def test_overlay_rejected_row_is_left_out_unless_asked_for() -> None:
    said = [reject(FIRST, sign())]
    assert apply_corrections(FRAMES, said).frames.commitments["country"].tolist() == ["SWE"]
    kept = apply_corrections(FRAMES, said, keep_rejected=True).frames.commitments
    assert kept["review"].tolist() == ["rejected", pd.NA]


def test_overlay_added_row_has_its_sentence_and_no_machine_value() -> None:
    start = TEXT.index("Its minister")
    subject = missed_commitment("p1", TEXT, start, start + 30, country="SWE", kind="mediation", stance="signalled")
    laid = apply_corrections(FRAMES, [add(subject, sign())]).frames.commitments
    added = laid.to_dict("records")[-1]
    assert (added["review"], added["commitment_id"], added["polarity"]) == ("added", subject.key, "for")
    assert TEXT[added["start"]:added["end"]] == added["evidence"] == "Its minister praised the plan."
    assert pd.isna(added["machine_stance"]) and pd.isna(added["confidence"])


def test_overlay_added_row_can_be_changed_and_accepted_later() -> None:
    subject = missed_commitment("p1", TEXT, 0, 28, country="FIN", kind="troops", stance="signalled")
    history = History().record(add(subject, sign()))
    shown = row(apply_corrections(FRAMES, history.corrections).frames, number=2)
    history = history.record(change(commitment_subject(shown), "undecided", sign("ben", 1)))
    laid = apply_corrections(FRAMES, history.corrections)
    again = row(laid.frames, number=2)
    assert (again["review"], again["stance"], again["kind"]) == ("added", "undecided", "troops")
    assert laid.conflicts.empty


def test_overlay_added_row_found_by_machine_since_is_there_once() -> None:
    subject = missed_commitment("p1", TEXT, FIRST.described["start"], FIRST.described["end"], country="NOR",
                                kind="troops", stance="pledged")
    laid = apply_corrections(FRAMES, [add(subject, sign())]).frames.commitments
    assert len(laid) == 2 and laid["review"][0] == "accepted"


def test_overlay_added_row_of_a_repeated_sentence_is_a_row_of_its_own() -> None:
    again = TEXT.rindex("Nordmark will")
    subject = missed_commitment("p1", TEXT, again, again + 28, country="NOR", kind="troops", stance="pledged")
    history = History().record(add(subject, sign())).record(change(subject, "delivered", sign("ben", 1)))
    laid = apply_corrections(FRAMES, history.corrections)
    assert laid.frames.commitments["stance"].tolist() == ["pledged", "undecided", "delivered"]
    assert laid.frames.commitments["start"].tolist() == [0, SUED, again] and laid.conflicts.empty


def test_overlay_topics_and_dates_of_articles_and_teasers() -> None:
    article, teaser = row(FRAMES, "articles"), row(FRAMES, "teasers")
    said = [
        reject(topic_subject(article, "sport"), sign()),
        add(topic_subject(article, "politics and government"), sign()),
        accept(topic_subject(article, "conflict, war and peace"), sign()),
        change(date_subject(article), "2026-01-06T23:30:00+00:00", sign()),
        change(date_subject(teaser), date(2026, 1, 7), sign("ben")), change(teaser_subject(teaser), "Ships left", sign()),
    ]
    laid = apply_corrections(FRAMES, said)
    article, teaser = row(laid.frames, "articles"), row(laid.frames, "teasers")
    assert article["topics"] == ["conflict, war and peace", "politics and government"]
    assert article["machine_topics"] == ["conflict, war and peace", "sport"]
    assert article["published_on"] == date(2026, 1, 7), "the day in the page's zone"
    assert (article["review"], article["reviewed_fields"]) == ("changed", "published, topics")
    assert (teaser["title"], teaser["machine_title"]) == ("Ships left", "Ships leave port")
    assert teaser["published_on"] == date(2026, 1, 7) and pd.isna(teaser["published_after"])
    assert (teaser["machine_time_basis"], teaser["time_basis"]) == ("age", "by_hand")
    assert teaser["reviewed_by"] == "anna, ben" and laid.conflicts.empty


def test_overlay_rejected_date_becomes_unknown() -> None:
    teaser = row(FRAMES, "teasers")
    laid = row(apply_corrections(FRAMES, [reject(date_subject(teaser), sign())]).frames, "teasers")
    assert pd.isna(laid["published_at"]) and pd.isna(laid["published_after"]) and pd.isna(laid["time_basis"])
    assert laid["machine_published_after"] == pd.Timestamp(NOON - timedelta(hours=2))


def test_overlay_accepted_interval_stays_an_interval() -> None:
    laid = apply_corrections(FRAMES, [accept(date_subject(row(FRAMES, "teasers")), sign())])
    teaser = row(laid.frames, "teasers")
    assert (teaser["review"], teaser["time_basis"]) == ("accepted", "age") and laid.conflicts.empty


def test_overlay_mention_changed_rejected_and_added() -> None:
    subject = mention_subject(row(FRAMES, "mentions"))
    assert row(apply_corrections(FRAMES, [change(subject, "ISL", sign())]).frames, "mentions")["country"] == "ISL"
    assert apply_corrections(FRAMES, [reject(subject, sign())]).frames.mentions.empty
    missed = missed_mention("p1", TEXT, SUED, SUED + 7, country="SWE")
    assert row(apply_corrections(FRAMES, [add(missed, sign())]).frames, "mentions", 1)["text"] == "Südland"


def test_overlay_of_another_page_is_counted_not_applied() -> None:
    laid = apply_corrections(frames_of(document(page_id="p2")), [accept(FIRST, sign())])
    assert laid.elsewhere == 1 and laid.conflicts.empty and laid.frames.commitments["review"].isna().all()


# -------------------------------------------------------------------- conflicts
def test_conflict_two_people_differ_machine_stands_until_one_overrules() -> None:
    anna, ben = change(FIRST, "signalled", sign("anna")), change(FIRST, "refused", sign("ben", 5))
    laid = apply_corrections(FRAMES, [anna, ben])
    assert laid.conflicts["reason"].tolist() == ["people", "people"]
    assert set(laid.conflicts["new"]) == {"signalled", "refused"} and set(laid.conflicts["machine"]) == {"pledged"}
    assert row(laid.frames)["stance"] == "pledged" and pd.isna(row(laid.frames)["review"])
    settled = overrule(change(FIRST, "signalled", sign("cleo", 9)), [anna, ben])
    laid = apply_corrections(FRAMES, [anna, ben, settled])
    assert laid.conflicts.empty and row(laid.frames)["stance"] == "signalled"


@pytest.mark.parametrize("other", [accept, reject])
def test_conflict_change_against_other_verdict_of_someone_else(other) -> None:
    laid = apply_corrections(FRAMES, [change(FIRST, "signalled", sign("anna")), other(FIRST, sign("ben"))])
    assert len(laid.conflicts) == 2 and row(laid.frames)["stance"] == "pledged"


def test_conflict_different_fields_of_a_row_are_none() -> None:
    laid = apply_corrections(FRAMES, [change(FIRST, "signalled", sign("anna")),
                                      change(FIRST, 12.0, sign("ben"), "quantity")])
    assert laid.conflicts.empty and (row(laid.frames)["stance"], row(laid.frames)["quantity"]) == ("signalled", 12.0)


def test_conflict_same_person_later_word_counts() -> None:
    laid = apply_corrections(FRAMES, [reject(FIRST, sign()), change(FIRST, "signalled", sign(minute=3))])
    assert laid.conflicts.empty and row(laid.frames)["stance"] == "signalled"


def test_conflict_machine_reads_another_value_now() -> None:
    now = frames_of(document(stance="conditional"))
    laid = apply_corrections(now, [change(FIRST, "refused", sign())])
    assert laid.conflicts[["reason", "machine", "old", "new"]].values.tolist() == [
        ["machine", "conditional", "pledged", "refused"]]
    assert row(laid.frames)["stance"] == "conditional"


def test_conflict_none_when_machine_reads_what_was_corrected() -> None:
    laid = apply_corrections(frames_of(document(stance="refused")), [change(FIRST, "refused", sign())])
    assert laid.conflicts.empty and row(laid.frames)["review"] == "accepted"


def test_conflict_none_when_rejected_row_is_gone_or_has_another_stance() -> None:
    later = document(stance="signalled")
    laid = apply_corrections(frames_of(later), [reject(FIRST, sign())])
    assert laid.conflicts.empty and laid.frames.commitments["country"].tolist() == ["SWE"]
    del later.commitments[0]
    laid = apply_corrections(frames_of(later), [reject(FIRST, sign())])
    assert laid.conflicts.empty and len(laid.frames.commitments) == 1


def test_conflict_row_is_gone() -> None:
    later = document()
    del later.commitments[0]
    assert apply_corrections(frames_of(later), [accept(FIRST, sign())]).conflicts["reason"].tolist() == ["gone"]


def test_conflict_words_of_added_row_are_gone() -> None:
    subject = missed_commitment("p1", TEXT, SUED, SUED + 20, country="FIN", kind="naval", stance="undecided")
    later = document()
    later.article.text = "Nothing of it."
    laid = apply_corrections(frames_of(later), [add(subject, sign())])
    assert laid.conflicts["reason"].tolist() == ["words"] and len(laid.frames.commitments) == 2


# ------------------------------------------------------------------ new reading
def test_new_reading_with_moved_offsets_keeps_corrections() -> None:
    start = TEXT.index("Its minister")
    missed = missed_commitment("p1", TEXT, start, start + 30, country="SWE", kind="mediation", stance="signalled")
    mention = mention_subject(row(FRAMES, "mentions"))
    said = [change(FIRST, "signalled", sign()), add(missed, sign()), reject(mention, sign())]
    moved = "A caption that was taken for text is gone now.\n\n" + TEXT
    laid = apply_corrections(frames_of(document(moved)), said)
    assert laid.conflicts.empty and laid.frames.mentions.empty
    assert laid.frames.commitments["stance"].tolist() == ["signalled", "undecided", "signalled"]
    added = row(laid.frames, number=2)
    assert moved[added["start"]:added["end"]] == added["evidence"]


def test_new_reading_of_a_teaser_keeps_its_date() -> None:
    said = [change(date_subject(row(FRAMES, "teasers")), date(2026, 1, 3), sign())]
    later = document()
    later.teasers[0].text = "They sail. More of the text is read now."
    laid = apply_corrections(frames_of(later), said)
    assert row(laid.frames, "teasers")["published_on"] == date(2026, 1, 3) and laid.conflicts.empty


# --------------------------------------------------------------- history, merge
def test_history_undo_and_redo_walk_the_stack() -> None:
    one = History().record(accept(FIRST, sign()))
    two = one.record(change(FIRST, "refused", sign(minute=1)))
    assert two.undo().corrections == one.corrections
    assert two.undo().redo() == two
    assert two.undo().undo().undo().corrections == []
    assert two.undo().record(reject(FIRST, sign(minute=2))).undone == ()


def test_withdrawal_takes_back_what_others_have() -> None:
    said = change(FIRST, "refused", sign())
    back = withdraw(said, sign("ben", 4))
    assert standing([said, back]) == []
    assert row(apply_corrections(FRAMES, [said, back]).frames)["stance"] == "pledged"


words = st.text(st.one_of(st.characters(), st.sampled_from("=+-@'\"\t\r\n,;\u202e\u200f\ud800\x00＝|")), max_size=30)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([
    UTC, timezone(timedelta(hours=5, minutes=45))]))


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    signed = Signature(draw(words.filter(lambda w: w.strip())), draw(moments), draw(words), draw(words))
    key = draw(st.sampled_from(["k1", "k2"]))
    described = {"page_id": draw(st.sampled_from(["p1", "p2"])), "evidence": draw(words), "item": draw(words),
                 "start": draw(st.none() | st.integers(0, 9_999))}
    subject = draw(st.sampled_from([
        Subject("commitment", key, "stance", {"stance": "pledged"}, {"stance": "pledged"}, described),
        Subject("teaser", key, "title", {"title": "a", "text": draw(words)}, {"title": "b"}, described),
        Subject("topic", key, "topic", {"topic": "sport"}, {"topic": "sport"}, described)]))
    made = [accept(subject, signed), reject(subject, signed)]
    if subject.target == "commitment":
        made += [change(subject, draw(st.sampled_from(STANCES)), signed), change(subject, draw(words), signed, "item")]
    if subject.target == "teaser":
        made += [change(subject, draw(words), signed, "text"), change(subject, draw(st.integers(0, 99)), signed,
                                                                      "comment_count")]
    chosen = draw(st.sampled_from(made))
    return draw(st.sampled_from([chosen, withdraw(chosen, signed)]))


files = st.lists(corrections(), max_size=5)


@settings(max_examples=60, deadline=None)
@given(files, files, files)
def test_merge_is_commutative_associative_idempotent(a, b, c) -> None:
    assert merge_corrections(a, b) == merge_corrections(b, a)
    assert merge_corrections(merge_corrections(a, b), c) == merge_corrections(a, merge_corrections(b, c))
    assert merge_corrections(a, a) == merge_corrections(a)
    assert standing(merge_corrections(a, b)) == standing(merge_corrections(b, a))


@settings(max_examples=100, deadline=None)
@given(files, st.booleans())
def test_file_round_trip_with_hostile_words_is_lossless(said, bom) -> None:
    data = write_corrections(said, bom=bom)
    assert read_corrections(data, "c.csv") == merge_corrections(said)
    assert write_corrections(read_corrections(data, "c.csv"), bom=bom) == data


@settings(max_examples=100, deadline=None)
@given(files)
def test_file_has_no_cell_that_a_spreadsheet_computes(said) -> None:
    rows = list(csv.reader(io.StringIO(write_corrections(said).decode(), newline="")))
    assert not [cell for cells in rows for cell in cells if cell.lstrip()[:1] in set("=+-@＝＋－＠")
                and cell.lstrip()[:1] or cell[:1] in "\t\r\n" and cell]


@given(words)
def test_guarded_cell_comes_back(word) -> None:
    assert unguard_cell(guard_cell(word)) == word


@settings(max_examples=40, deadline=None)
@given(files)
def test_overlay_takes_any_corrections_in_any_order(said) -> None:
    one, other = apply_corrections(FRAMES, said), apply_corrections(FRAMES, said[::-1])
    pd.testing.assert_frame_equal(one.conflicts, other.conflicts)
    pd.testing.assert_frame_equal(one.frames.commitments, other.frames.commitments)


# ------------------------------------------------------------------------ files
HEADER = "page_id,target,key,verb,field,old,new,who,made_at\n"
GOOD = "p1,commitment,k1,change,stance,pledged,refused,anna,2026-01-07T12:00:00+01:00\n"


def test_file_of_a_spreadsheet_with_semicolons_and_mark_is_read() -> None:
    data = b"\xef\xbb\xbf" + (HEADER + GOOD).replace(",", ";").replace("\n", "\r\n").encode()
    [said] = read_corrections(data, "c.csv")
    assert said.new == "refused" and said.made_at == datetime(2026, 1, 7, 11, tzinfo=UTC)


@pytest.mark.parametrize(("text", "line", "what"), [
    (HEADER + GOOD + GOOD.replace("refused", "maybe"), 3, "stance"),
    (HEADER + "\n" + GOOD.replace("commitment", "=cmd"), 3, "target"),
    (HEADER + GOOD.replace("anna", " "), 2, "who"),
    (HEADER + GOOD.replace("+01:00", ""), 2, "offset"),
    (HEADER + GOOD.replace("2026-01-07T", "7.1.2026 "), 2, "made_at"),
    (HEADER + GOOD.replace("change", "add"), 2, "evidence"),
    (HEADER + GOOD.replace("stance,pledged,refused", "amount,,lots"), 2, "amount"),
    (HEADER + GOOD.replace("anna,", "anna,more,"), 2, "cells"),
    (HEADER.replace("who", "name") + GOOD, 1, "who"),
    (HEADER.replace("old", "olden") + GOOD, 1, "olden"),
    (HEADER + GOOD.replace("anna", '"anna'), 2, "CSV"),
    ("", 1, "missing"),
], ids=lambda value: str(value)[-40:])
def test_file_that_is_wrong_names_file_line_and_reason(text, line, what) -> None:
    with pytest.raises(CorrectionFileError) as error:
        read_corrections(text.encode(), "by hand.csv")
    [problem] = error.value.problems
    assert problem.line == line and what in problem.what and problem.advice
    assert str(error.value).startswith(f"by hand.csv, line {line}: ")


def test_file_in_an_old_encoding_says_how_to_save_it() -> None:
    with pytest.raises(CorrectionFileError, match="CSV UTF-8"):
        read_corrections((HEADER + GOOD.replace("anna", "Jürgen")).encode("cp1252"), "c.csv")


@pytest.mark.parametrize("start, end", [(5, 5), (-1, 4), (0, 10_000)])
def test_missed_commitment_without_words_is_refused(start, end) -> None:
    with pytest.raises(CorrectionError, match="sentence"):
        missed_commitment("p1", TEXT, start, end, country="FIN", kind="naval", stance="pledged")


def test_change_to_an_unknown_code_is_refused() -> None:
    with pytest.raises(CorrectionError, match="delivered"):
        change(FIRST, "perhaps", sign())
    with pytest.raises(CorrectionError, match="would be empty"):
        change(FIRST, "", sign())


# ---------------------------------------------------------- agreement, progress
def test_wilson_interval_fits_the_published_values() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.49, 0.943)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_interval_holds_the_share(right, wrong) -> None:
    low, high = wilson(right, right + wrong)
    assert 0 <= low <= high <= 1
    assert right + wrong == 0 or low - 1e-12 <= right / (right + wrong) <= high + 1e-12


def test_agreement_counts_by_kind_and_language() -> None:
    second = commitment_subject(row(FRAMES, number=1))
    missed = missed_commitment("p1", TEXT, 0, 28, country="FIN", kind="troops", stance="pledged")
    said = [accept(FIRST, sign()), change(second, "reluctant", sign()), add(missed, sign())]
    table = measure_agreement(apply_corrections(FRAMES, said, keep_rejected=True).frames).set_index(["by", "value"])
    assert table.loc[("all", "all"), ["reviewed", "right", "changed", "rejected", "added"]].tolist() == [2, 1, 1, 0, 1]
    assert table.loc[("kind", "naval"), "precision"] == 0 and table.loc[("kind", "troops"), "precision"] == 1
    assert table.loc[("language", "en"), "found"] == pytest.approx(1 / 3)
    assert table.loc[("confidence", "0.90-1.00"), "right"] == 1


def test_agreement_change_of_an_amount_is_still_right() -> None:
    laid = apply_corrections(FRAMES, [change(FIRST, 5.0, sign(), "amount")], keep_rejected=True)
    assert measure_agreement(laid.frames)["right"].tolist()[0] == 1


def test_agreement_without_corrections_is_empty() -> None:
    assert measure_agreement(apply_corrections(FRAMES, []).frames).empty


def test_queue_has_doubtful_first_and_reviewed_last() -> None:
    queue = order_queue(FRAMES, [])
    assert queue["doubt"].round(2).tolist() == [0.6, 0.1]
    queue = order_queue(FRAMES, [accept(commitment_subject(row(FRAMES, number=1)), sign())])
    assert queue["key"].tolist()[0] == FIRST.key
    assert measure_progress(queue) == Progress(reviewed=1, total=2)


def test_queue_warned_page_comes_first() -> None:
    warned = document(page_id="p2")
    warned.warnings.append("capture unknown")
    assert order_queue(frames_of(document(), warned), [])["page_id"].tolist() == ["p2", "p2", "p1", "p1"]


@pytest.mark.parametrize(("target", "total"), [("teaser", 1), ("mention", 1), ("topic", 3), ("date", 2)])
def test_queue_of_every_target_lists_its_rows(target, total) -> None:
    assert measure_progress(order_queue(FRAMES, [], target)).total == total
