"""The Review page, driven from the entry script: every correction, and what the other pages show of it."""
from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from lib.filters import Filter
from lib.library import Library, MemoryLibrary
from lib.review import Signature, change, commitment_subject, pack_correction, unpack_corrections, write_corrections
from tests.documents import GERMAN_TEXT, HOSTILE, all_pages
from tests.test_app import SHELL, library_of, said

BEN = Signature("Ben", datetime(2026, 7, 1, 9, tzinfo=UTC))


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The Review page over the documents of the tests, signed by Ada."""
    test = AppTest.from_file(str(SHELL), default_timeout=30)
    test.session_state["uploads"] = library_of(all_pages())
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    test.run().switch_page("review_page.py").run()
    test.text_input(key="reviewer").set_value("Ada").run()
    yield test


def kept(app: AppTest) -> Library:
    found: Library = app.session_state["uploads"]
    return found


def corrections(app: AppTest) -> list[tuple[str, str, str, str]]:
    return [(c.target, c.verb, c.field, c.new) for c in unpack_corrections(kept(app).corrections())]


def shown(app: AppTest) -> str:
    """The head of the item under review."""
    return next((element.value for element in app.html if "ce-item-head" in element.value), "")


def look_for(app: AppTest, country: str, kind: str) -> str:
    """Choose the record of a country and kind; its key."""
    rows = kept(app).commitments(Filter())
    key = rows[(rows["country"] == country) & (rows["kind"] == kind)]["commitment_id"].iloc[0]
    app.session_state["item"] = key
    app.run()
    return str(key)



# ---------------------------------------------------------------------- verdicts
def test_nothing_can_be_said_without_a_name() -> None:
    app = AppTest.from_file(str(SHELL), default_timeout=30)
    app.session_state["uploads"] = library_of(all_pages())
    app.context = {"locale": "en-GB"}
    app.run().switch_page("review_page.py").run()
    assert app.button(key="accept").disabled and app.button(key="reject").disabled and app.button(key="change").disabled
    assert "name or initials first" in said(app)


def test_accept_keeps_it_signed_and_goes_on(app: AppTest) -> None:
    first = shown(app)
    app.button(key="accept").click().run()
    assert not app.exception and shown(app) != first
    [correction] = unpack_corrections(kept(app).corrections())
    assert (correction.verb, correction.who) == ("accept", "Ada")
    assert "Accepted:" in said(app) and "Corrections (1)" in [element.value for element in app.subheader]


def test_corrected_date_is_marked_among_the_articles_of_the_overview(app: AppTest) -> None:
    app.segmented_control(key="check").set_value("date").run()
    box = next(element.key for element in app.text_input if str(element.key).startswith("published_"))
    app.text_input(key=box).set_value("2025-09-03").run()
    app.button(key="change").click().run()
    app.session_state["rows"] = "articles"
    app.switch_page("overview_page.py").run()
    assert not app.exception and any("corrected by hand" in caption.value for caption in app.caption)


def test_mention_is_changed_to_another_country_and_rejected(app: AppTest) -> None:
    app.segmented_control(key="check").set_value("mention").run()
    assert not app.exception and "country named" in shown(app)
    box = next(element for element in app.selectbox if str(element.key).startswith("country_"))
    key, read = str(box.key).removeprefix("country_"), box.value
    box.set_value("LVA" if read != "LVA" else "EST").run()
    app.button(key="change").click().run()
    app.button(key="reject").click().run()
    assert not app.exception
    other = "LVA" if read != "LVA" else "EST"
    assert {(target, verb, new) for target, verb, _, new in corrections(app)} == {("mention", "change", other), ("mention", "reject", "")}
    app.session_state["status"], app.session_state["item"] = "all", key
    app.run()
    assert not app.exception and any("Changed by hand by Ada" in element.value for element in app.html)


def test_progress_counts_and_all_done_is_said(app: AppTest) -> None:
    total = len(kept(app).commitments(Filter()))
    for _ in range(total):
        app.button(key="accept").click().run()
    assert "All of these are reviewed." in said(app) and len(corrections(app)) == total
    assert f"right in {total} of the {total}" in said(app)


def test_reject_takes_the_record_from_every_page(app: AppTest) -> None:
    look_for(app, "MLT", "humanitarian")
    app.button(key="reject").click().run()
    app.switch_page("map_page.py").run()
    assert "All 8 commitments" in said(app)
    assert "MLT" not in [row["cells"]["country"] for row in records(app)]


def records(app: AppTest) -> list[dict[str, object]]:
    """The rows of the page's table of records."""
    tables = [json.loads(found.proto.json) for found in app.get("bidi_component") if '"rows"' in found.proto.json]
    return [row for table in tables for row in table["rows"] if "hand" in row]


def test_stance_changes_with_one_button_and_is_marked_on_the_article(app: AppTest) -> None:
    key = look_for(app, "EST", "troops")
    app.button(key="stance_conditional").click().run()
    assert ("commitment", "change", "stance", "conditional") in corrections(app)
    document = all_pages()[0]
    app.session_state["article"], app.session_state["record"] = document.page.page_id, key
    app.switch_page("article_page.py").run()
    assert not app.exception
    assert "changed by hand (Ada)" in said(app) and "the program read pledged" in said(app) and "ce-hand" in said(app)


def test_country_kind_and_stance_change_by_select_boxes_in_one_step(app: AppTest) -> None:
    key = look_for(app, "EST", "troops")
    app.selectbox(key=f"country_{key}").set_value("LVA")
    app.selectbox(key=f"kind_{key}").set_value("training")
    app.text_input(key=f"note_{key}").set_value("read on")
    app.button(key="change").click().run()
    assert {(field, new) for _, _, field, new in corrections(app)} == {("country", "LVA"), ("kind", "training")}
    assert {c.note for c in unpack_corrections(kept(app).corrections())} == {"read on"}
    app.button(key="undo").click().run()
    assert corrections(app) == [] and app.session_state["item"] == key


def test_undo_leaves_no_trace_and_redo_brings_it_back(app: AppTest) -> None:
    app.button(key="accept").click().run()
    made = kept(app).corrections()
    app.button(key="undo").click().run()
    assert kept(app).corrections() == frozenset() and "Undone:" in said(app) and app.button(key="undo").disabled
    app.button(key="redo").click().run()
    assert kept(app).corrections() == made


def test_skip_and_back_move_without_saying_anything(app: AppTest) -> None:
    first = app.session_state["item"]
    app.button(key="skip").click().run()
    second = app.session_state["item"]
    app.button(key="back").click().run()
    assert (second != first, app.session_state["item"], corrections(app)) == (True, first, [])


def test_taken_back_record_is_open_again(app: AppTest) -> None:
    key = look_for(app, "RUS", "troops")
    app.button(key="reject").click().run()
    app.segmented_control(key="status").set_value("done").run()
    assert app.session_state["item"] == key and "Rejected by Ada" in said(app)
    app.button(key="withdraw").click().run()
    app.segmented_control(key="status").set_value("all").run()
    assert "Rejected by Ada" not in said(app) and len(kept(app).corrections()) == 2


# ------------------------------------------------------------------ other targets
@pytest.mark.parametrize(("check", "key", "value", "field"), [
    ("date", "published", "2025-09-01", "published"), ("teaser", "title", "Ein anderer Titel", "title")])
def test_date_and_teaser_change_by_their_fields(app: AppTest, check: str, key: str, value: str, field: str) -> None:
    app.segmented_control(key="check").set_value(check).run()
    item = app.session_state["item"]
    app.text_input(key=f"{key}_{item}").set_value(value)
    app.button(key="change").click().run()
    assert not app.exception and (check, "change", field, value) in corrections(app)


def test_date_that_is_none_is_refused_in_words(app: AppTest) -> None:
    app.segmented_control(key="check").set_value("date").run()
    app.text_input(key=f"published_{app.session_state['item']}").set_value("yesterday")
    app.button(key="change").click().run()
    assert corrections(app) == [] and "That is no date" in app.error[0].value


def test_topic_is_replaced_by_another(app: AppTest) -> None:
    app.segmented_control(key="check").set_value("topic").run()
    app.selectbox(key=f"topic_{app.session_state['item']}").set_value("weather")
    app.button(key="change").click().run()
    assert sorted(verb for _, verb, _, _ in corrections(app)) == ["add", "reject"]


def test_missed_commitment_is_added_by_its_sentence(app: AppTest) -> None:
    look_for(app, "EST", "troops")
    app.session_state["missed"] = True
    app.run()
    sentence = "Deutschland liefert Munition, schließt eigene Soldaten aber aus."
    start = GERMAN_TEXT.index(sentence)
    page_id = all_pages()[0].page.page_id
    app.selectbox(key=f"sentence_{page_id}").set_value(("text", start, start + len(sentence))).run()
    app.selectbox(key="missed_country").set_value("DEU")
    app.selectbox(key="missed_kind").set_value("training")
    app.selectbox(key="missed_stance").set_value("refused").run()
    app.button(key="add").click().run()
    assert not app.exception and ("commitment", "add", "stance", "refused") in corrections(app)
    app.switch_page("map_page.py").run()
    assert "All 10 commitments" in said(app)


# ------------------------------------------------------------- filters, files, others
def test_queue_narrows_by_warning_kind_and_confidence(app: AppTest) -> None:
    app.toggle(key="warned").set_value(True).run()
    assert "Malta" in shown(app) or "NATO" in shown(app) or "United States" in shown(app)
    app.toggle(key="warned").set_value(False)
    app.multiselect(key="kinds").set_value(["humanitarian"]).run()
    assert "Malta" in shown(app) and app.button(key="skip").disabled
    app.slider(key="most_sure").set_value(5).run()
    assert "Nothing matches this choice." in said(app)


def test_sidebars_filter_holds_on_the_queue(app: AppTest) -> None:
    app.multiselect(key="country").set_value(["RUS"]).run()
    assert "Russia" in shown(app) and app.button(key="skip").disabled


def test_address_opens_the_same_record_again(app: AppTest) -> None:
    key = look_for(app, "RUS", "troops")
    assert app.query_params["item"] == key and app.query_params["check"] == "commitment"
    other = AppTest.from_file(str(SHELL), default_timeout=30)
    other.session_state["uploads"] = library_of(all_pages())
    other.context = {"locale": "en-GB"}
    for name, value in app.query_params.items():
        other.query_params[name] = value
    # The page of an address is chosen by the browser; here it is opened by hand, with the state that the address gave.
    for word in ("item", "check", "status"):
        other.session_state[word] = app.session_state[word]
    other.run().switch_page("review_page.py").run()
    assert "Russia" in shown(other)


def bens(app: AppTest, stance: str) -> bytes:
    """Ben's file: Estonia's stance is another one."""
    rows = kept(app).commitments(Filter())
    row = rows[(rows["country"] == "EST") & (rows["kind"] == "troops")].to_dict("records")[0]
    return write_corrections([change(commitment_subject(row), stance, BEN)])


def test_file_of_another_is_joined_and_what_they_dispute_is_listed(app: AppTest) -> None:
    look_for(app, "EST", "troops")
    app.button(key="stance_conditional").click().run()
    app.file_uploader[0].upload("ben.csv", bens(app, "refused")).run()
    assert "1 new corrections joined" in said(app) and len(kept(app).corrections()) == 2
    assert any("In dispute (2)" in element.value for element in app.subheader)
    app.button(key="look_0").click().run()
    app.button(key="stance_refused").click().run()
    assert not any("In dispute" in element.value for element in app.subheader)


def test_file_joined_twice_changes_nothing(app: AppTest) -> None:
    for _ in range(2):
        app.file_uploader[0].upload("ben.csv", bens(app, "refused")).run()
    assert len(kept(app).corrections()) == 1 and "0 new corrections" in said(app)


def test_file_that_makes_no_sense_is_refused_whole(app: AppTest) -> None:
    app.file_uploader[0].upload("notes.csv", b"a,b\n1,2\n").run()
    assert not kept(app).corrections() and "Columns are missing" in said(app)


def test_corrections_hold_again_after_the_page_was_read_anew(app: AppTest) -> None:
    look_for(app, "EST", "troops")
    app.button(key="stance_conditional").click().run()
    library = kept(app)
    again = library_of(all_pages())
    again.keep_corrections(library.corrections())
    app.session_state["uploads"] = again
    app.switch_page("map_page.py").run()
    assert "changed by hand (Ada)" in str([row["hand"] for row in records(app)])


def test_page_over_an_empty_library_says_what_to_do(app: AppTest) -> None:
    app.session_state["uploads"] = MemoryLibrary()
    app.session_state["last_load"] = ["nothing"]
    app.run()
    assert not app.exception and "There is nothing of this kind to review." in said(app)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_page_speaks_other_languages(app: AppTest, language: str) -> None:
    app.segmented_control(key="lang").set_value(language).run()
    for check in ("commitment", "date", "teaser", "topic"):
        app.segmented_control(key="check").set_value(check).run()
        assert not app.exception
    assert app.title[0].value == {"de": "Stimmt das?", "fr": "Est-ce juste\u00a0?"}[language]


def test_hostile_words_stay_words(app: AppTest) -> None:
    for check in ("commitment", "date", "teaser", "topic"):
        app.segmented_control(key="check").set_value(check).run()
        for _ in range(4):
            html = "\n".join(element.value for element in app.html)
            assert "<img" not in html and "<script" not in html
            for element in (*app.markdown, *app.caption, *app.subheader):
                assert HOSTILE not in element.value
            if app.button(key="skip").disabled:
                break
            app.button(key="skip").click().run()


def test_lines_of_the_library_are_the_corrections(app: AppTest) -> None:
    app.button(key="accept").click().run()
    lines = kept(app).corrections()
    assert {pack_correction(c) for c in unpack_corrections(lines)} == lines
