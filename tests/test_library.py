"""What every home of the library answers, and that all of them answer the same."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from lib.filters import WORDS, Filter
from lib.frames import FAILED, READ, ReportRow
from lib.library import Library, MemoryLibrary, Source, shelf
from lib.library.sqlite import SqliteLibrary
from lib.schema import Commitment, Document, Mention, Teaser
from tests.library_documents import SUMMIT, corpora, filters, keep, page

Homes = Callable[[], Library]
OPEN = Filter()


def sqlite_home(folder: Path) -> Library:
    return SqliteLibrary(folder / "library.sqlite")


def dataset_home(folder: Path) -> Library:
    """A dataset in a folder; its packages are optional."""
    pytest.importorskip("duckdb", reason="duckdb is not installed (requirements-cluster.txt)")
    pytest.importorskip("fsspec", reason="fsspec is not installed (requirements-cluster.txt)")
    from lib.library.dataset import DatasetLibrary

    return DatasetLibrary(str(folder / "dataset"))


HOMES: dict[str, Callable[[Path], Library]] = {"memory": lambda folder: MemoryLibrary(), "sqlite": sqlite_home,
                                            "dataset": dataset_home}


@pytest.fixture(params=HOMES)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    home = HOMES[request.param](tmp_path)
    yield home
    home.close()


def paris() -> Document:
    """A page with a bit of everything."""
    document = page(
        "paris", language="de", publisher="Der Alpenbote", topics=["politics and government"],
        published_at=datetime(2025, 9, 4, 12, 56, tzinfo=UTC),
        teasers=[Teaser(0, "beside", "Sturm über Korsika", published_at=datetime(2025, 9, 5, 8, tzinfo=UTC), topics=["weather"]),
                 Teaser(1, "beside", "Wahl in Estland", published_after=datetime(2025, 9, 4, 23, tzinfo=UTC),
                        published_before=datetime(2025, 9, 5, 1, tzinfo=UTC), topics=["politics and government"])])
    document.mentions = [Mention("FRA", "text", 0, 5, "Paris", "seat"), Mention("EST", "teaser", 8, 15, "Estland", "name", 1)]
    document.commitments = [Commitment("FRA", "troops", "pledged", "text", SUMMIT[:20], 0, 20)]
    return document


# ----------------------------------------------------------------------- pages
def test_document_added_comes_back_equal(library: Library) -> None:
    keep(library, paris())
    assert library.document("paris") == paris()


def test_document_not_there_is_none(library: Library) -> None:
    assert library.document("nothing") is None
    assert library.source("nothing") is None
    assert library.twins("nothing") == []


def test_document_added_again_is_replaced(library: Library) -> None:
    keep(library, paris(), page("other"))
    keep(library, replace(paris(), teasers=[], mentions=[], commitments=[]))
    assert library.counts(OPEN).articles == 2
    assert library.counts(OPEN).teasers == 0
    assert library.counts(Filter(country=("FRA",))).pages == 0
    assert len(library.reports()) == 2


def test_document_removed_leaves_nothing(library: Library) -> None:
    keep(library, paris(), page("other", text="Something else altogether."))
    library.remove("paris")
    assert library.document("paris") is None
    assert library.counts(OPEN).pages == 1
    assert library.facets("country") == []
    assert library.search("Korsika").teasers == 0
    assert [row.page_id for row in library.reports()] == ["other"]


def test_removed_page_that_is_not_there_changes_nothing(library: Library) -> None:
    keep(library, paris())
    library.remove("nothing")
    assert library.counts(OPEN).pages == 1


def test_source_stays_when_the_page_is_read_again(library: Library) -> None:
    library.add(paris(), ReportRow("paris.html", READ, "paris"), Source("paris.html", b"bytes"))
    keep(library, paris())
    assert library.source("paris") == Source("paris.html", b"bytes")


def test_refused_file_is_reported_once(library: Library) -> None:
    for error in ("EmptyFileError", "NoTextError"):
        library.refuse(ReportRow("x.html", FAILED, error=error, why=["empty"], values={"size_mb": 1.5}))
    rows = library.reports()
    assert [(row.source, row.error, row.values) for row in rows] == [("x.html", "NoTextError", {"size_mb": 1.5})]


def test_known_names_only_what_is_here(library: Library) -> None:
    keep(library, paris())
    assert library.known(["paris", "rome"]) == {"paris"}
    assert library.known([]) == set()


# ---------------------------------------------------------------------- filter
def test_corrections_are_a_set_of_lines(library: Library) -> None:
    before = library.version()
    library.keep_corrections(["one", "two"])
    library.keep_corrections(["two", "three"], dropped=["one"])
    assert library.corrections() == {"two", "three"} and library.version() != before


def test_version_changes_with_the_pages(library: Library) -> None:
    before = library.version()
    assert library.version() == before
    keep(library, paris())
    assert library.version() != before


def test_interval_that_touches_a_day_counts_for_it(library: Library) -> None:
    keep(library, paris())
    found = library.teasers(Filter(days=(date(2025, 9, 4),)))
    assert list(found["title"]) == ["Wahl in Estland"]
    assert library.counts(Filter(days=(date(2025, 9, 5),))).teasers == 2


def test_facet_count_is_what_choosing_the_value_gives(library: Library) -> None:
    keep(library, paris())
    wanted = Filter(topic=("weather",))
    counted = {facet.value: facet.count for facet in library.facets("topic", wanted)}
    assert counted == {"weather": 1, "politics and government": 2}


def test_stances_count_records(library: Library) -> None:
    keep(library, paris())
    rows = library.stances(OPEN)
    assert rows.to_dict("records") == [
        {"country": "FRA", "kind": "troops", "stance": "pledged", "polarity": "for", "count": 1}]
    assert library.stances(OPEN, ["naval"]).empty
    assert library.stances(Filter(country=("DEU",))).empty


def test_bins_count_teasers_by_day_and_topic(library: Library) -> None:
    keep(library, paris())
    rows = library.bins(OPEN, "topic", 1440)
    assert [(row.lane, row.begin.date(), row.count) for row in rows.itertuples(index=False, name="Bin")] == [
        ("politics and government", date(2025, 9, 5), 1), ("weather", date(2025, 9, 5), 1)]


def test_articles_come_latest_first_page_by_page(library: Library) -> None:
    for number in range(7):
        keep(library, page(f"p{number}", f"Titel {9 - number}", published_at=date(2025, 9, 1 + number // 2)))
    keep(library, page("undated", "Ohne Tag"))
    whole = list(library.articles(OPEN)["title"])
    assert whole == ["Titel 3", "Titel 4", "Titel 5", "Titel 6", "Titel 7", "Titel 8", "Titel 9", "Ohne Tag"]
    paged = [title for start in range(0, 9, 3) for title in library.articles(OPEN, 3, start)["title"]]
    assert paged == whole


def test_documents_stream_under_a_filter(library: Library) -> None:
    keep(library, paris(), page("other"))
    assert [document.page.page_id for document in library.documents()] == ["paris", "other"]
    assert list(library.documents(Filter(country=("EST",)))) == [paris()]


# ------------------------------------------------------------------ both homes
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(), st.lists(filters, min_size=1, max_size=3), st.integers(0, 3), st.data())
def test_homes_agree_on_random_pages(pages: list[Document], asked: list[Filter], limit: int, data: st.DataObject) -> None:
    plain, other = MemoryLibrary(), SqliteLibrary()
    for home in (plain, other):
        keep(home, *pages)
    if pages and data.draw(st.booleans()):
        removed = data.draw(st.sampled_from(pages)).page.page_id
        for home in (plain, other):
            home.remove(removed)
    for wanted in (OPEN, *asked):
        agree(plain, other, wanted, limit)


def agree(plain: Library, other: Library, wanted: Filter, limit: int) -> None:
    """Every answer of one home is the other's."""
    assert plain.counts(wanted) == other.counts(wanted)
    for word in (*WORDS, "agency"):
        assert plain.facets(word, wanted) == other.facets(word, wanted), word
    for name in ("pages", "articles", "teasers", "commitments", "mentions"):
        for how in ({}, {"limit": limit, "offset": 1}):
            same(getattr(plain, name)(wanted, **how), getattr(other, name)(wanted, **how))
    same(plain.teasers(wanted, limit, latest=True), other.teasers(wanted, limit, latest=True))
    same(plain.stances(wanted), other.stances(wanted))
    assert plain.days(wanted) == other.days(wanted)
    examples = other.examples(wanted)
    assert set(zip(examples["country"], examples["stance"], strict=True)) == set(
        zip(*(plain.stances(wanted)[name] for name in ("country", "stance")), strict=True))
    assert not examples.duplicated(["country", "stance"]).any()
    for word in ("topic", "publisher"):
        assert plain.hits("summit OR sturm", word, wanted) == other.hits("summit OR sturm", word, wanted), word
    for lane in ("topic", "country", "publisher"):
        same(plain.bins(wanted, lane, 60), other.bins(wanted, lane, 60))
    assert list(plain.documents(wanted)) == list(other.documents(wanted))
    assert plain.texts(wanted) == other.texts(wanted)


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    """Two frames with the same columns, dtypes and rows."""
    assert_frame_equal(one, other)


@settings(max_examples=30, deadline=None)
@given(corpora(), filters)
def test_facet_counts_are_exact_under_any_filter(pages: list[Document], wanted: Filter) -> None:
    library = SqliteLibrary()
    keep(library, *pages)
    for word in WORDS[:4]:
        for facet in library.facets(word, wanted):
            counts = library.counts(replace(wanted, **{word: (facet.value,)}))  # type: ignore[arg-type]
            assert counts.articles + counts.teasers == facet.count


def test_hits_of_each_value_are_those_of_a_search_with_it_alone(library: Library) -> None:
    keep(library, paris())
    for word in WORDS[:4]:
        for facet in library.hits("Estland", word):
            found = library.search("Estland", replace(OPEN, **{word: (facet.value,)}))  # type: ignore[arg-type]
            assert found.articles + found.teasers == facet.count, (word, facet)
    assert [facet.value for facet in library.hits("Estland", "country")] == ["EST"]
    assert library.hits("", "country") == []


def test_latest_teasers_are_the_same_however_many_are_looked_at_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    library = SqliteLibrary()
    teasers = [Teaser(place, "beside", f"Nummer {place}", published_at=datetime(2025, 9, 1, place * 7 % 23, tzinfo=UTC)) for place in range(23)]
    keep(library, page("many", teasers=teasers))
    whole = list(library.teasers(OPEN, latest=True)["title"])
    monkeypatch.setattr(shelf, "TIMES_AT_ONCE", 4)
    assert list(library.teasers(OPEN, 3, latest=True)["title"]) == whole[:3]
    assert list(library.teasers(OPEN, 2, 2, latest=True)["title"]) == whole[2:4]


def test_examples_leave_pages_out(library: Library) -> None:
    keep(library, paris())
    assert list(library.examples(OPEN)["country"]) == ["FRA"]
    assert library.examples(OPEN, ("weapons",)).empty
    assert library.examples(OPEN, without=["paris"]).empty


def test_reports_of_some_pages_are_theirs_alone(library: Library) -> None:
    keep(library, paris(), page("other"))
    assert [row.page_id for row in library.reports(page_ids=["paris", "nobody"])] == ["paris"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(), st.lists(filters, min_size=1, max_size=2), st.integers(0, 3))
def test_dataset_agrees_on_random_pages(pages: list[Document], asked: list[Filter], limit: int) -> None:
    plain = MemoryLibrary()
    keep(plain, *pages)
    with TemporaryDirectory() as folder:
        other = dataset_home(Path(folder))
        keep(other, *pages)
        if pages:
            for home in (plain, other):
                home.remove(pages[0].page.page_id)
        for wanted in (OPEN, *asked):
            agree(plain, other, wanted, limit)
        other.close()
