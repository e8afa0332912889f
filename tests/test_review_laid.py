"""A library under corrections: the same answers as if its pages had been read that way."""
from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from lib.filters import Filter
from lib.frames import build_frames
from lib.library import Library, MemoryLibrary
from lib.library.answers import count_facets
from lib.library.sqlite import SqliteLibrary
from lib.review import (
    CorrectedCommitment,
    Correction,
    ReviewedLibrary,
    Signature,
    accept,
    add,
    change,
    commitment_subject,
    date_subject,
    lay_over,
    measure_agreement,
    missed_commitment,
    order_queue,
    pack_correction,
    record_key,
    reject,
    teaser_subject,
    topic_subject,
    unpack_corrections,
)
from lib.review.laid import TouchedPages
from lib.schema import Document
from tests.documents import GERMAN_TEXT, all_pages
from tests.library_documents import corpora, filters, keep

ADA = Signature("Ada", datetime(2026, 7, 1, 9, tzinfo=UTC))
OPEN = Filter()


def library_of(documents: list[Document]) -> MemoryLibrary:
    library = MemoryLibrary()
    for document in documents:
        keep(library, document)
    return library


def corrections_of(documents: list[Document], choose: st.DataObject | None = None) -> list[Correction]:
    """Some corrections of some rows of every kind."""
    frames = build_frames(documents)
    found = []
    pick = (lambda most: choose.draw(st.integers(0, most))) if choose else (lambda most: 1)
    for number, row in enumerate(frames.commitments.to_dict("records")):
        subject = commitment_subject(row)
        found += [[], [reject(subject, ADA)], [change(subject, "refused", ADA)], [change(subject, "LVA", ADA, "country")],
                  [accept(subject, ADA)]][(number + pick(4)) % 5]
    for number, row in enumerate(frames.articles.to_dict("records")):
        found += [[], [change(date_subject(row), "2025-08-01", ADA)], [reject(date_subject(row), ADA)],
                  [accept(topic_subject(row, "sport"), ADA)] if "sport" in row["topics"] else []][(number + pick(3)) % 4]
    for number, row in enumerate(frames.teasers.to_dict("records")):
        found += [[], [], [reject(teaser_subject(row), ADA)], [change(date_subject(row), "2025-08-02", ADA)]][(number + pick(3)) % 4]
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(), st.lists(filters, min_size=1, max_size=2), st.integers(0, 4), st.data())
def test_library_under_corrections_answers_as_if_read_so(pages: list[Document], asked: list[Filter], limit: int,
                                                         data: st.DataObject) -> None:
    plain = library_of(pages)
    stored = list(plain.documents())
    corrections = corrections_of(stored, data)
    expected = TouchedPages(stored, corrections)
    for home in (plain, sqlite_of(stored)):
        laid = ReviewedLibrary(home, corrections)
        for wanted in (OPEN, *asked):
            assert laid.counts(wanted) == expected.counts(wanted)
            for word in ("country", "topic", "publisher", "language", "agency"):
                assert laid.facets(word, wanted) == count_facets(expected.frames(), word, wanted), word
            # A wide interval counts for days that it brings into no list: the lists may differ, the counts don't.
            days, other_days = ({facet.value: facet.count for facet in one.facets("days", wanted)} for one in (laid, expected))
            assert {day: days.get(day) for day in other_days} == other_days
            assert_frame_equal(laid.stances(wanted), expected.stances(wanted))
            assert_frame_equal(laid.bins(wanted, "topic", 60), expected.bins(wanted, "topic", 60))
            assert {d.page.page_id for d in laid.documents(wanted)} == set(expected.pages(wanted)["page_id"])
            for name in ("articles", "teasers", "commitments", "mentions"):
                whole = getattr(laid, name)(wanted)
                other = getattr(expected, name)(wanted)
                key = [c for c in ("page_id", "commitment_id", "teaser_id", "start", "country", "how") if c in whole]
                assert_frame_equal(whole.sort_values(key, ignore_index=True)[list(other.columns)],
                                   other.sort_values(key, ignore_index=True), check_dtype=True)
                part = getattr(laid, name)(wanted, limit=limit, offset=1)
                assert_frame_equal(part, whole.iloc[1:1 + limit].reset_index(drop=True))


def sqlite_of(documents: list[Document]) -> Library:
    library = SqliteLibrary()
    for document in documents:
        keep(library, document)
    return library


def row_of(library: Library, country: str, kind: str) -> dict[str, object]:
    rows = library.commitments(OPEN)
    return rows[(rows["country"] == country) & (rows["kind"] == kind)].to_dict("records")[0]


def test_library_without_corrections_of_its_pages_is_itself() -> None:
    library = library_of(all_pages())
    row = row_of(library, "EST", "troops") | {"page_id": "somewhere else"}
    assert lay_over(library, [accept(commitment_subject(row), ADA)]) is library


def test_document_shows_the_corrected_stance_and_keeps_the_machines() -> None:
    library = library_of(all_pages())
    row = row_of(library, "EST", "troops")
    laid = lay_over(library, [change(commitment_subject(row), "conditional", ADA)])
    document = laid.document(str(row["page_id"]))
    assert document is not None
    [record] = [c for c in document.commitments if record_key(document.page.page_id, c) == row["commitment_id"]]
    assert isinstance(record, CorrectedCommitment)
    assert (record.stance, record.machine, record.review, record.reviewed_by) == (
        "conditional", {"stance": "pledged"}, "changed", "Ada")
    assert record.cues and record.evidence == row["evidence"]


def test_document_under_a_changed_country_keeps_its_key() -> None:
    library = library_of(all_pages())
    row = row_of(library, "EST", "troops")
    document = lay_over(library, [change(commitment_subject(row), "LVA", ADA, "country")]).document(str(row["page_id"]))
    assert document is not None
    [record] = [c for c in document.commitments if c.country == "LVA"]
    assert record_key(document.page.page_id, record) == row["commitment_id"]


def test_document_without_a_rejected_and_with_an_added_record() -> None:
    library = library_of(all_pages())
    row = row_of(library, "RUS", "troops")
    sentence = "Deutschland liefert Munition, schließt eigene Soldaten aber aus."
    start = GERMAN_TEXT.index(sentence)
    missed = missed_commitment(str(row["page_id"]), GERMAN_TEXT, start, start + len(sentence), country="DEU", kind="training",
                               stance="delivered")
    document = lay_over(library, [reject(commitment_subject(row), ADA), add(missed, ADA)]).document(str(row["page_id"]))
    assert document is not None
    assert {(c.country, c.kind) for c in document.commitments} == {
        ("EST", "troops"), ("DNK", "troops"), ("DEU", "weapons"), ("DEU", "troops"), ("DEU", "training")}
    added = document.commitments[-1]
    assert isinstance(added, CorrectedCommitment) and added.review == "added" and added.evidence == sentence


def test_document_without_corrections_is_read_back_the_same() -> None:
    for document in all_pages():
        library = library_of([document])
        rows = library.commitments(OPEN).to_dict("records")
        if rows:
            laid = lay_over(library, [accept(commitment_subject(rows[-1]), ADA)]).document(document.page.page_id)
            assert laid is not None
            assert (laid.article, laid.teasers, laid.mentions) == (document.article, document.teasers, document.mentions)
            assert laid.commitments[:-1] == document.commitments[:-1]


def test_correction_as_a_line_comes_back_the_same() -> None:
    corrections = corrections_of(all_pages())
    lines = [pack_correction(c) for c in corrections]
    assert unpack_corrections(lines) == unpack_corrections(reversed(lines))
    assert set(unpack_corrections(lines)) == set(corrections)


@pytest.mark.parametrize("target", ["commitment", "teaser", "date", "topic"])
def test_queue_of_a_corrected_page_knows_what_was_reviewed(target: str) -> None:
    documents = all_pages()
    queue = order_queue(build_frames(documents), corrections_of(documents), target)
    assert queue["reviewed"].any() or target == "topic"


def test_agreement_counts_what_was_judged_under_the_filter() -> None:
    library = library_of(all_pages())
    made = [reject(commitment_subject(row_of(library, "RUS", "troops")), ADA),
            accept(commitment_subject(row_of(library, "EST", "troops")), ADA)]
    laid = ReviewedLibrary(library, made)
    counted = measure_agreement(laid.judged(), ["all"]).to_dict("records")[0]
    assert (counted["reviewed"], counted["right"], counted["rejected"]) == (2, 1, 1)
    only = measure_agreement(laid.judged(Filter(country=("RUS",))), ["all"]).to_dict("records")[0]
    assert (only["reviewed"], only["right"]) == (1, 0)
