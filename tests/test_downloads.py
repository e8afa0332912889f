"""What pages give away: built when asked, exactly the rows under the filter."""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.export import write_bibtex, write_csv, write_xlsx
from lib.filters import Filter
from lib.labels import load_labels
from lib.library import MemoryLibrary
from lib.review import Signature, change, commitment_subject, lay_over, pack_correction
from lib.view.citing import copied, once_each
from lib.view.downloads import (
    CITATIONS,
    TABLES,
    Offer,
    file_name,
    make_citations,
    make_report,
    make_table,
    say_sources,
    tidy,
)
from lib.view.offers import load_report
from tests.documents import HOSTILE, all_pages
from tests.test_app import SHELL, library_of, said

ADA = Signature("Ada", datetime(2026, 7, 1, 9, tzinfo=UTC))
OPEN, ESTONIA = Filter(), Filter(country=("EST",))


@pytest.fixture(scope="module")
def library() -> MemoryLibrary:
    return library_of(all_pages())


@pytest.fixture
def app() -> Iterator[AppTest]:
    test = AppTest.from_file(str(SHELL), default_timeout=30)
    test.session_state["uploads"] = library_of(all_pages())
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    yield test.run()


def offered(library: MemoryLibrary, asked: Filter = OPEN) -> Offer:
    return Offer("commitments", library.commitments(asked), "Who commits to what", cites="evidence")


# ------------------------------------------------------------------------ tables
def test_csv_holds_exactly_the_rows_shown(library: MemoryLibrary) -> None:
    data = make_table(offered(library, ESTONIA), TABLES["csv"][1], "Estonia")
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert [row["country"] for row in rows] == ["EST"] and rows[0]["evidence"] == "Estland und Dänemark sagten Truppen zu."


@pytest.mark.parametrize("ending", TABLES)
def test_every_format_gives_the_rows_back(library: MemoryLibrary, ending: str) -> None:
    data = make_table(offered(library), TABLES[ending][1], "")
    read = {"csv": lambda: pd.read_csv(io.BytesIO(data)), "json": lambda: pd.DataFrame(json.loads(data)),
            "xlsx": lambda: pd.read_excel(io.BytesIO(data)), "parquet": lambda: pd.read_parquet(io.BytesIO(data))}[ending]()
    assert list(read["commitment_id"]) == list(library.commitments(OPEN)["commitment_id"])


def test_rows_are_asked_for_when_the_file_is(library: MemoryLibrary) -> None:
    asked: list[int] = []

    def rows() -> pd.DataFrame:
        asked.append(1)
        return library.articles(OPEN)

    given = Offer("articles", rows, "Articles")
    assert asked == []
    make_table(given, TABLES["csv"][1], "")
    assert asked == [1]


def test_columns_of_corrections_are_there_only_where_somebody_corrected(library: MemoryLibrary) -> None:
    plain = library.commitments(OPEN)
    row = plain.to_dict("records")[0]
    laid = lay_over(library, [change(commitment_subject(row), "refused", ADA)]).commitments(OPEN)
    other_page = laid[laid["page_id"] != row["page_id"]]
    assert {"review", "machine_stance"} <= set(tidy(laid).columns)
    assert list(tidy(other_page).columns) == list(plain.columns)
    assert tidy(plain) is plain
    for write in (write_csv, lambda rows: write_xlsx({"commitments": rows})):
        assert write(tidy(laid))


def test_file_name_says_what_and_when() -> None:
    assert file_name("commitments", "csv").startswith("coverage-commitments-20") and file_name("x", "bib").endswith(".bib")


def test_load_report_is_a_table(library: MemoryLibrary) -> None:
    assert len(load_report(library.reports())) == 3


# --------------------------------------------------------------------- citations
@pytest.mark.parametrize("ending", CITATIONS)
def test_citations_are_of_the_rows_shown(library: MemoryLibrary, ending: str) -> None:
    data = make_citations(offered(library, ESTONIA), library, ESTONIA, CITATIONS[ending][1]).decode()
    assert "Estland und Dänemark sagten Truppen zu." in data and "Malta" not in data


def test_citations_of_articles_name_each_once(library: MemoryLibrary) -> None:
    given = Offer("articles", library.articles(OPEN), "Articles", cites="articles")
    assert make_citations(given, library, OPEN, write_bibtex).decode().count("@online") == 3


def test_citations_of_nothing_are_an_empty_file(library: MemoryLibrary) -> None:
    nothing = Filter(country=("AUS",))
    assert make_citations(offered(library, nothing), library, nothing, write_bibtex) == b""


def test_citation_to_copy_holds_sentence_source_and_address() -> None:
    assert copied("A said B.", "Paper. 2026.", "https://x.example/#:~:text=A") == (
        "“A said B.”\nPaper. 2026.\nhttps://x.example/#:~:text=A")


def test_sentence_with_several_records_is_cited_once(library: MemoryLibrary) -> None:
    rows = library.commitments(OPEN)
    german = rows[rows["page_id"] == "aaaa000000000001"]
    assert (len(german), len(once_each(german))) == (5, 3)


# --------------------------------------------------------------- report and pictures
def test_report_is_of_the_filter_and_shows_no_markup_of_a_page(library: MemoryLibrary) -> None:
    data = make_report(library, ESTONIA, "Estonia", "http://localhost:8501/map?country=EST", load_labels("en")).decode()
    assert "Estland und Dänemark" in data and "country=EST" in data and "Malta offered" not in data
    assert HOSTILE not in make_report(library, OPEN, "", None, load_labels("de")).decode()


def test_sources_are_named_and_the_rest_counted(library: MemoryLibrary) -> None:
    said_so = say_sources(library, OPEN, load_labels("en"))
    assert "Morgenblatt Probe" in said_so and said_so.endswith("Coverage Explorer")


# ------------------------------------------------------------------------- pages
@pytest.mark.parametrize(("page", "box"), [
    ("map_page.py", "map"), ("timeline_page.py", "timeline"), ("article_page.py", "article"), ("load_page.py", "report"),
    ("overview_page.py", "articles")])
def test_box_is_empty_until_it_is_opened(app: AppTest, page: str, box: str) -> None:
    app.switch_page(page).run()
    assert not app.exception and not app.get("download_button")
    app.session_state[f"take_{box}"] = True
    app.run()
    assert not app.exception
    labels = [found.proto.label for found in app.get("download_button")]
    assert labels[:4] == ["CSV", "Excel", "JSON", "Parquet"] and labels[-1] == "Report (HTML)"


@pytest.mark.parametrize(("page", "words", "box", "tables"), [
    ("map_page.py", {"show": "matrix"}, "matrix", 2), ("map_page.py", {"show": "silence"}, "silence", 1),
    ("timeline_page.py", {"draw": "wall"}, "wall_topics", 1), ("search_page.py", {"q": "Malta"}, "search", 1),
    ("method_page.py", {}, "method", 2)])
def test_every_view_gives_away_its_tables(app: AppTest, page: str, words: dict[str, str], box: str, tables: int) -> None:
    for word, value in words.items():
        app.session_state[word] = value
    app.switch_page(page).run()
    app.session_state[f"take_{box}"] = True
    app.run()
    assert not app.exception
    labels = [found.proto.label for found in app.get("download_button")]
    assert labels.count("Parquet") >= tables and labels[-1] == "Report (HTML)"


@pytest.mark.parametrize("language", ["de", "fr"])
def test_box_speaks_other_languages(app: AppTest, language: str) -> None:
    app.switch_page("map_page.py").run()
    app.segmented_control(key="lang").set_value(language).run()
    app.session_state["take_map"] = True
    app.run()
    assert not app.exception
    assert {"de": "Bericht (HTML)", "fr": "Rapport (HTML)"}[language] in [b.proto.label for b in app.get("download_button")]


def test_article_offers_a_citation_for_each_sentence(app: AppTest) -> None:
    app.session_state["article"] = "aaaa000000000001"
    app.switch_page("article_page.py").run()
    app.session_state["cite"] = True
    app.run()
    assert not app.exception
    assert "#:~:text=" in said(app) and said(app).count('class="ce-quoted"') == 3


def test_corrected_rows_are_what_is_given_away(app: AppTest) -> None:
    library = app.session_state["uploads"]
    row = library.commitments(ESTONIA).to_dict("records")[0]
    library.keep_corrections([pack_correction(change(commitment_subject(row), "refused", ADA))])
    laid = lay_over(library, [change(commitment_subject(row), "refused", ADA)])
    data = make_table(Offer("c", laid.commitments(ESTONIA), "t"), TABLES["json"][1], "")
    [given] = json.loads(data)
    assert (given["stance"], given["machine_stance"], given["reviewed_by"]) == ("refused", "pledged", "Ada")
