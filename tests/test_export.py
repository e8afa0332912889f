"""What leaves the project: every format read back by another reader, with words that try to break it."""
from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page as PlaywrightPage
from playwright.sync_api import sync_playwright

from lib.export import (
    Citation,
    Material,
    Quotation,
    Reference,
    TooManyRowsError,
    annotate,
    bibtex_entry,
    caption_lines,
    cite_articles,
    cite_evidence,
    cite_plainly,
    csl_item,
    excel,
    link_quotation,
    ris_record,
    safe_address,
    write_annotations,
    write_bibtex,
    write_csl,
    write_csv,
    write_json,
    write_parquet,
    write_report,
    write_ris,
    write_xlsx,
)
from lib.export.excel import MAX_TEXT
from lib.export.references import split_name
from lib.export.words import TABLE, load_words
from lib.frames import SCHEMA, Frames, build_frames, empty_frame
from lib.labels import load_labels
from lib.schema import Article, Clue, Commitment, Cue, Document, Page, Teaser
from tests.dashboard import find_chromium

NOON = datetime(2026, 1, 7, 12, 0, tzinfo=UTC)
HOSTILE = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", " =1", "'=1",
           "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "a\r\nb", 'say "hi"',
           "semi;colon,comma", "\u202egnp.exe\u202c",
           "\u200fשלום", "nul\x00\x07", "line\u2028end", "{\\input{/etc/passwd}} %$#&_^~", "ER  - \r\nTY  - BOOK",
           "https://evil.example/=", "javascript:alert(1)", "{{7*7}} {0} {title}"]


def frames_with(words: str = "Nordmark will send soldiers.", url: str | None = "https://news.example/a?x=1") -> Frames:
    """One invented page all of whose texts are the words given."""
    page = Page("p1", words, "html", url=url, publisher=words, language="en", time_zone="UTC",
                captured_after=NOON, captured_before=NOON + timedelta(days=1),
                capture_clues=[Clue("time", words, NOON, None, 0, 3)])
    article = Article(title=words, text=f"First. {words} Last.", authors=[words], tags=[words], topics=["sport"],
                      published_at=date(2026, 1, 5))
    record = Commitment("NOR", "troops", "pledged", "text", words, 7, 7 + len(words), attributed_to=words,
                        cues=[Cue(words, 7, 9, "verb")], amount=-5.0, item=words, amount_text=words)
    teaser = Teaser(1, words, words, text=words, url=url, agency=words, published_at=NOON, time_basis="attribute",
                    topics=["weather"])
    return build_frames([Document(page, article, [teaser], [], [record], [words])])


def cells(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def open_book(frames: dict[str, pd.DataFrame]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(frames)))


def writable(words: str) -> str:
    """The words as a file can carry them."""
    return words.replace("\x00", "\ufffd").replace("\x07", "\ufffd")


# ----------------------------------------------------------------------- tables
@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_csv_of_hostile_words_has_no_formula_and_keeps_them(words: str) -> None:
    frames = frames_with(words)
    for name in ("pages", "articles", "teasers", "commitments"):
        [row] = cells(write_csv(getattr(frames, name)))
        for column, text in row.items():
            assert not text.lstrip(" '").startswith(tuple("=+@＝")) or text.startswith("'"), column
            assert not text.startswith(("\t", "\r", "\n"))
    assert cells(write_csv(frames.commitments))[0]["amount"] == "-5.0", "a number stays a number"


def test_csv_has_plain_values_iso_times_and_lists() -> None:
    frames = frames_with("abc")
    [page], [teaser] = cells(write_csv(frames.pages)), cells(write_csv(frames.teasers, bom=True, delimiter=";"), ";")
    assert page["captured_after"] == "2026-01-07T12:00:00+00:00"
    assert json.loads(page["capture_clues"])[0]["after"] == "2026-01-07T12:00:00+00:00"
    assert (teaser["published_on"], teaser["topics"], teaser["kicker"]) == ("2026-01-07", "weather", "")


def test_csv_with_mark_begins_with_it() -> None:
    assert write_csv(empty_frame("pages"), bom=True).startswith(b"\xef\xbb\xbfpage_id,source")


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_xlsx_of_hostile_words_has_text_and_no_formula_or_link(words: str) -> None:
    frames = frames_with(words)
    book = open_book({"commitments": frames.commitments, "teasers": frames.teasers})
    for sheet in book:
        for row in sheet.iter_rows():
            assert not [c for c in row if c.data_type == "f" or c.hyperlink]
    assert book["commitments"]["H2"].data_type == "s"


def test_xlsx_has_typed_cells() -> None:
    book = open_book({"teasers": frames_with().teasers})
    row = {head.value: cell for head, cell in zip(book["teasers"][1], book["teasers"][2], strict=True)}
    assert row["published_at"].value == datetime(2026, 1, 7, 12) and "UTC" in row["published_at"].number_format
    assert row["published_on"].value == datetime(2026, 1, 7) and row["published_on"].number_format == "yyyy-mm-dd"
    assert row["truncated"].value is False and row["position"].value == 1 and row["kicker"].value is None
    assert book["teasers"].freeze_panes == "A2"


def test_xlsx_long_text_is_cut_with_a_mark_and_names_of_sheets_are_valid() -> None:
    rows = pd.DataFrame({"text": pd.Series(["😀" * MAX_TEXT], dtype="string")})
    book = open_book({"a/b:c[d]": rows, "A b c d": rows, "x" * 40: rows, "": rows})
    text = book.worksheets[0]["A2"].value
    assert text.endswith(" […]") and len(text.encode("utf-16-le")) // 2 <= MAX_TEXT
    assert [sheet.title for sheet in book] == ["a b c d", "A b c d 2", "x" * 31, "sheet"]


def test_xlsx_with_too_many_rows_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MAX_ROWS", 0)
    with pytest.raises(TooManyRowsError, match="Parquet"):
        write_xlsx({"teasers": frames_with().teasers})


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_json_of_hostile_words_reads_back(words: str) -> None:
    content = json.loads(write_json({"pages": frames_with(words).pages, "c": frames_with(words).commitments}))
    assert content["c"][0]["evidence"] == writable(words)
    assert content["c"][0]["cues"][0]["sign"] == "verb" and content["c"][0]["quantity"] is None


def test_json_of_lone_surrogates_and_odd_cells_is_valid() -> None:
    rows = pd.DataFrame({"a": pd.Series(["\ud800", float("nan"), {"b": ("\udfff", pd.NaT)}], dtype=object)})
    assert json.loads(write_json(rows)) == [{"a": "\ufffd"}, {"a": None}, {"a": {"b": ["\ufffd", None]}}]
    assert write_csv(rows) and write_xlsx({"a": rows}) and write_parquet(rows)


@pytest.mark.parametrize("name", [*SCHEMA])
def test_parquet_has_the_same_types_with_and_without_rows(name: str) -> None:
    full, none = (pq.read_table(io.BytesIO(write_parquet(rows)), use_threads=False)
                  for rows in (getattr(frames_with(), name), empty_frame(name)))
    assert full.schema.equals(none.schema)


def test_parquet_keeps_lists_records_and_instants() -> None:
    table = pq.read_table(io.BytesIO(write_parquet(frames_with("x").commitments)), use_threads=False)
    assert table["cues"].to_pylist()[0] == [{"text": "x", "start": 7, "end": 9, "sign": "verb"}]
    pages = pq.read_table(io.BytesIO(write_parquet(frames_with("x").pages)), use_threads=False)
    assert pages["captured_after"].to_pylist() == [NOON]


# --------------------------------------------------------------- text fragments
TEXT = "Alpha said no. Beta said yes, and - as ever - paid 5 & more.\n\nGamma: Alpha said no. Delta left."


def quotation(words: str, text: str = TEXT, nth: int = 0) -> Quotation:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Quotation(text, start, start + len(words))


@pytest.mark.parametrize(("words", "nth", "directive"), [
    ("Beta said yes, and - as ever - paid 5 & more.", 0,
     "text=Beta%20said%20yes%2C%20and%20%2D%20as%20ever%20%2D%20paid%205%20%26%20more."),
    ("Alpha said no.", 0, "text=Alpha%20said%20no.,-Beta"),
    ("Alpha said no.", 1, "text=Gamma%3A-,Alpha%20said%20no."),
    ("Delta left.", 0, "text=Delta%20left."),
])
def test_fragment_names_the_words_and_no_more_context_than_needed(words: str, nth: int, directive: str) -> None:
    assert link_quotation("https://n.example/a", quotation(words, nth=nth)) == f"https://n.example/a#:~:{directive}"


def test_fragment_of_words_in_another_case_counts_as_the_same() -> None:
    link = link_quotation("https://n.example/", quotation("Yes it is.", "Yes it is. Then: YES IT IS. No."))
    assert link and ",-" in link


def test_fragment_across_blocks_gives_both_ends_each_in_its_block() -> None:
    link = link_quotation("https://n.example/", Quotation(TEXT, 15, TEXT.index(" Alpha said no. Delta"))) or ""
    first, last = unquote(link.split("text=")[1]).rsplit(",", 1)
    assert first.startswith("Beta said yes") and last == "Gamma:" and "\n" not in link


def test_fragment_of_a_long_quotation_is_short_and_its_ends_are_its_own() -> None:
    words = " ".join(f"word{n}" for n in range(80))
    link = link_quotation("https://n.example/", quotation(words, f"word0 word1 word2 word3 word4 or not. {words} end."))
    assert link and len(link) < 300
    prefix_or_first = link.split("text=")[1]
    assert "word5" in prefix_or_first or "not.-" in unquote(prefix_or_first)


@pytest.mark.parametrize(("url", "expected"), [
    ("https://n.example/a#top", "https://n.example/a#top:~:text=Delta%20left."),
    ("https://n.example/a#:~:text=old", "https://n.example/a#:~:text=Delta%20left."),
    ("https://n.example/a b\"<c>", "https://n.example/a%20b%22%3Cc%3E#:~:text=Delta%20left."),
    ("https://n.example/ä", "https://n.example/%C3%A4#:~:text=Delta%20left."),
    ("javascript:alert(1)", None), ("file:///etc/passwd", None), ("//n.example/a", None), ("https://", None),
    ("http://[", None), (None, None), ("", None), ("data:text/html,<b>", None),
])
def test_fragment_goes_behind_addresses_of_the_web_alone(url: str | None, expected: str | None) -> None:
    assert link_quotation(url, quotation("Delta left.")) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab -,&\n.ß\ud800😀:~#"), min_size=1, max_size=60), st.data())
def test_fragment_of_any_words_is_ascii_and_decodes_to_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    link = link_quotation("https://n.example/", Quotation(text, start, end)) or ""
    assert link.isascii() and not re.search(r"[\s\"<>]", link)
    shown = link.partition(":~:text=")[2]
    kept = [p for p in shown.split(",") if p and not p.startswith("-") and not p.endswith("-")]
    words = " ".join(text[start:end].replace("\ud800", "\ufffd").split())
    assert not words or words.startswith(unquote(kept[0])) and words.endswith(unquote(kept[-1]))


# -------------------------------------------------------------------- citations
CSL_FIELDS = {"type", "id", "title", "author", "container-title", "issued", "accessed", "URL", "language", "note"}
"""Fields of the CSL-JSON schema that are used here."""


def evidence(words: str = "Nordmark will send soldiers.", url: str | None = "https://news.example/a?x=1") -> Citation:
    frames = frames_with(words, url)
    [citation] = cite_evidence(frames.commitments, frames.pages, frames.articles)
    return citation


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_bibtex_of_hostile_words_is_one_balanced_entry(words: str) -> None:
    entry = bibtex_entry(evidence(words))
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}") and entry.count("@online") == 1
    depth = 0
    for place, sign in enumerate(bare.rstrip()):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth > 0 or place in range(8) or place == len(bare.rstrip()) - 1
    assert not re.search(r"(?<!\\)[#$&_^~]", re.sub(r"url = .*", "", entry)), "each sign with a meaning is escaped"


def test_bibtex_has_dates_names_and_the_interval_of_the_capture() -> None:
    source = Reference("p1", "A & B: 100 %", ("Anna von der Heide", "Jo", "Smith and Sons, Ltd"), "Blatt_1",
                       "https://n.example/a_b%20c", "de", date(2026, 1, 5), NOON, NOON + timedelta(days=1))
    entry = bibtex_entry(Citation(source))
    assert r"title = {{A \& B: 100 \%}}" in entry
    assert "author = {von der Heide, Anna and {Jo} and Ltd, {Smith and Sons,}}" in entry
    assert "urldate = {2026-01-07/2026-01-08}" in entry and "url = {https://n.example/a_b%20c}" in entry
    assert "date = {2026-01-05}" in entry and "langid = {ngerman}" in entry and r"{{Blatt\_1}}" in entry


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_ris_of_hostile_words_is_one_record(words: str) -> None:
    record = ris_record(evidence(words))
    lines = record.rstrip().split("\r\n")
    assert lines[0] == "TY  - NEWS" and lines[-1] == "ER  -"
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line + " ") for line in lines)
    assert sum(line.startswith(("TY", "ER")) for line in lines) == 2 and "\n" not in record.replace("\r\n", "")


def test_ris_dates_are_as_the_format_wants_them() -> None:
    record = ris_record(evidence())
    assert "DA  - 2026/01/05/\r\n" in record and "PY  - 2026\r\n" in record and "Y2  - 2026/01/08/\r\n" in record


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_csl_of_hostile_words_has_the_required_fields_and_known_ones_alone(words: str) -> None:
    [item] = json.loads(write_csl([evidence(words)]))
    assert item["type"] == "article-newspaper" and item["id"] and set(item) <= CSL_FIELDS
    assert item["accessed"] == {"date-parts": [[2026, 1, 7], [2026, 1, 8]]}
    assert all(isinstance(item[name], str) for name in item.keys() & {"title", "URL", "note", "language"})
    assert all(set(name) in ({"family", "given"}, {"literal"}) for name in item["author"])


def test_csl_of_unknown_things_leaves_them_out() -> None:
    assert csl_item(Citation(Reference("p1", "T"))) == {"type": "article-newspaper", "id": "pagend-p1", "title": "T"}


def test_citation_of_half_an_interval_claims_no_day() -> None:
    assert "accessed" not in csl_item(Citation(Reference("p1", "T", captured_before=NOON)))


@pytest.mark.parametrize(("name", "parts"), [
    ("Anna Maria Beispiel", ("Anna Maria", "Beispiel")), ("Ursula von der Probe", ("Ursula", "von der Probe")),
    ("Jean de la Fontaine", ("Jean", "de la Fontaine")), ("Plato", ("", "Plato")), ("", ("", "")),
    ("Von Bar", ("Von", "Bar")),
])
def test_name_is_split_where_the_family_name_begins(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_annotation_selects_the_sentence_by_words_and_offsets(words: str) -> None:
    frames = frames_with(words)
    [annotation] = json.loads(write_annotations(cite_evidence(frames.commitments, frames.pages, frames.articles)))
    quote, position = annotation["target"]["selector"]
    text = frames.articles["text"][0]
    assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    assert quote["exact"] == writable(words) and text[position["start"]:position["end"]] == words
    assert quote["prefix"].endswith("First. ") and quote["suffix"].startswith(" Last.")
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld" and annotation["id"].startswith("urn:uuid:")
    assert annotation["target"]["state"] == {"type": "TimeState", "sourceDateStart": "2026-01-07T12:00:00Z",
                                             "sourceDateEnd": "2026-01-08T12:00:00Z"}


def test_annotation_of_a_page_without_address_has_a_source_all_the_same() -> None:
    assert annotate(evidence(url="javascript:1"))["target"]["source"] == "urn:page:p1"


def test_citations_of_articles_and_evidence_have_keys_of_their_own() -> None:
    frames = frames_with("x")
    citations = [*cite_articles(frames.pages, frames.articles),
                 *cite_evidence(frames.commitments, frames.pages, frames.articles)]
    assert len({citation.key for citation in citations}) == 2 and all(c.key.isascii() for c in citations)
    assert write_bibtex(citations).count(b"@online") == 2 and write_ris(citations).count(b"TY  - ") == 2
    assert cite_plainly(citations[0].reference).startswith("x. x. x. 2026-01-05")


# ----------------------------------------------------------------------- report
class Elements(HTMLParser):
    """Elements, attributes and text of a page, as a browser would build them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


KNOWN_TAGS = {"html", "head", "meta", "title", "style", "body", "main", "nav", "section", "h1", "h2", "h3", "p",
              "strong", "ol", "ul", "li", "a", "bdi", "div", "span", "table", "caption", "thead", "tbody", "tr", "th",
              "td", "blockquote", "dl", "dt", "dd"}


def report(words: str = "Nordmark will send soldiers.", language: str = "en", **more: object) -> str:
    frames = frames_with(words)
    rows = (frames.pages, frames.articles, frames.teasers, frames.commitments)
    material = Material(words, date(2026, 1, 7), *rows, **more)
    return write_report(material, load_labels(language)).decode()


@pytest.mark.parametrize("words", HOSTILE, ids=repr)
def test_report_of_hostile_words_shows_them_and_nothing_else_happens(words: str) -> None:
    page = Elements(report(words, title=words, method=words, address=words))
    assert set(page.tags) <= KNOWN_TAGS
    for tag, name, value in page.attributes:
        assert not name.startswith("on") and name not in ("src", "style", "srcset", "background")
        assert name != "href" or tag == "a" and value.startswith(("#", "https://", "http://"))
    assert writable(words).replace("\r\n", "\n") in page.words.replace("\r\n", "\n")


def test_report_forbids_itself_everything_but_its_own_style() -> None:
    html = report()
    assert "default-src 'none'; style-src 'sha256-" in html
    assert not re.search(r"@import|url\(|<link|<script|<img|<iframe", html)


@pytest.mark.parametrize(("language", "words"), [
    ("de", ["Wer was zur Ukraine zusagt", "7. Januar 2026", "Norwegen", "zugesagt", "Die Sätze nach Ländern"]),
    ("en", ["Who commits to what", "7 January 2026", "Norway", "pledged", "1 commitment", "How this was made"]),
    ("fr", ["Qui s’engage à quoi", "7 janvier 2026", "Norvège", "Sources"]),
])
def test_report_is_in_the_language_of_the_labels(language: str, words: list[str]) -> None:
    page = Elements(report(language=language))
    assert ("html", "lang", language) in page.attributes
    assert not [word for word in words if word not in page.words]


def test_report_leads_to_each_sentence_in_its_page_and_says_what_was_corrected() -> None:
    frames = frames_with()
    corrected = frames.commitments.assign(review=pd.Series(["changed"], dtype="string"))
    material = Material("", date(2026, 1, 7), frames.pages, frames.articles, frames.teasers, corrected)
    page = Elements(write_report(material, load_labels("en")).decode())
    assert [v for _, name, v in page.attributes if name == "href" and "#:~:text=First.-,Nordmark%20will%20send" in v]
    assert "corrected by hand" in page.words and "all pages, no filter" in page.words
    assert "saved between 7 January 2026 and 8 January 2026" in page.words


def test_report_of_nothing_says_so() -> None:
    none = [empty_frame(name) for name in ("pages", "articles", "teasers", "commitments")]
    page = Elements(write_report(Material("Estonia", date(2026, 1, 7), *none), load_labels("en")).decode())
    assert "No commitment matches this filter." in page.words and "No teaser matches this filter." in page.words


def test_report_anchors_lead_to_places_in_it() -> None:
    page = Elements(report())
    ids = {value for _, name, value in page.attributes if name == "id"}
    assert {v[1:] for _, name, v in page.attributes if name == "href" and v.startswith("#")} <= ids


def test_words_have_the_same_keys_and_values_in_every_language() -> None:
    tables = tomllib.loads(Path(TABLE).read_text("utf-8"))
    fields = {language: {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in words.items()}
              for language, words in tables.items()}
    assert fields["en"] == fields["de"] == fields["fr"]
    assert load_words("xx") == load_words("en")


# --------------------------------------------------------------------- captions
def test_caption_has_filter_day_and_source() -> None:
    assert caption_lines("Estland", date(2026, 1, 7), "Coverage Explorer", load_labels("de")) == [
        "Filter: Estland", "Stand: 7. Januar 2026", "Quelle: Coverage Explorer"]


def test_caption_of_a_long_filter_is_wrapped_and_without_turning_marks() -> None:
    lines = caption_lines("\u202eEstonia or Latvia; " * 30, date(2026, 1, 7), "", load_labels("en"), width=60)
    assert max(map(len, lines)) <= 60 and "\u202e" not in "".join(lines)
    assert caption_lines("", date(2026, 1, 7), "", load_labels("en"))[0] == "Filter: all pages, no filter"


def test_address_of_the_web_keeps_what_it_has() -> None:
    assert safe_address(" https://n.example/a?b=c&d=%20#e ") == "https://n.example/a?b=c&d=%20#e"


# ---------------------------------------------------------------------- browser
BLOCKS = ("Alpha said no. Beta said yes, and - as ever - paid 5 & more.",
          "Gamma: Alpha said no. Delta left for Österreich.",
          "Long " + " ".join(f"word{n}" for n in range(90)), "Epsilon stays. Alpha said no.")
WHOLE = "\n\n".join(BLOCKS)


@pytest.mark.browser
@pytest.mark.parametrize(("found", "block"), [
    (quotation("Beta said yes, and - as ever - paid 5 & more.", WHOLE), 0), (quotation("Alpha said no.", WHOLE, 1), 1),
    (quotation("Alpha said no.", WHOLE, 2), 3), (quotation("Delta left for Österreich.", WHOLE), 1),
    (quotation(BLOCKS[2][5:], WHOLE), 2),
], ids=["marks", "second", "third", "umlaut", "long"])
def test_browser_goes_to_the_sentence_that_a_fragment_names(found: Quotation, block: int) -> None:
    gap = "<div style='height:3000px'></div>"
    html = "<!DOCTYPE html><meta charset=utf-8>" + gap + gap.join(f"<p>{escape(text)}</p>" for text in BLOCKS) + gap
    with chromium_page() as page:
        page.route("https://n.example/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(link_quotation("https://n.example/a", found) or "")
        page.wait_for_function("scrollY > 0")
        tops = page.evaluate("[...document.querySelectorAll('p')].map(p => p.getBoundingClientRect().top)")
        assert [0 <= top < 800 for top in tops].index(True) == block


@pytest.mark.browser
def test_browser_opens_the_report_without_a_request_or_a_complaint() -> None:
    html, told, asked = report(), [], []
    with chromium_page() as page:
        page.on("console", lambda message: told.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.route("https://n.example/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("https://n.example/report")
        assert page.evaluate("getComputedStyle(document.body).maxWidth") == "992px", "its policy lets its style in"
        page.set_viewport_size({"width": 400, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert told == [] and asked == ["https://n.example/report"]


@contextmanager
def chromium_page() -> Iterator[PlaywrightPage]:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1000, "height": 800})
        browser.close()
