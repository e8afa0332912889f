"""The search: its language, its words, its ranking, its snippets."""
from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.filters import Filter
from lib.library import Library
from lib.library.query import match_words, parse_query
from lib.library.sqlite import SqliteLibrary
from lib.library.words import stems
from lib.schema import Document, Mention, Teaser
from tests.library_documents import keep, page
from tests.test_library import HOMES

ARTICLES = {
    "garantie": ("Sicherheitsgarantien für den Hafen", "Die Präsidentin sprach über die Fähre auf der Straße.", "de"),
    "talks": ("Talks about the harbour", "Ministers were negotiating a joint statement. Soldiers watched.", "en"),
    "accord": ("L'accord sur le port", "Les négociations ont duré. Les ministres étaient d'accord.", "fr"),
    "body": ("Wetter am Montag", "Von Garantien war keine Rede, aber vom Hafen und von einer statement joint.", "de"),
}


@pytest.fixture(params=HOMES)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = HOMES[request.param](tmp_path_factory.mktemp("library"))
    for page_id, (title, text, language) in ARTICLES.items():
        keep(home, page(page_id, title, text, language=language, publisher=f"Blatt {page_id}", agency="dpa" if page_id == "body" else None))
    home_page = teasers_page()
    keep(home, home_page)
    yield home
    home.close()


def teasers_page() -> Document:
    """A page with teasers alone."""
    document = page("front", teasers=[
        Teaser(0, "list", "Sturm im Hafen", text="Die Fähre bleibt liegen.", agency="AFP", topics=["weather"]),
        Teaser(1, "list", "Präsident reist ab", kicker="Ostsee")], language="de", publisher="Die Küste")
    document.article = None
    document.mentions = [Mention("FRA", "teaser", 0, 3, "abc", "name", 1)]
    return document


def found(library: Library, query: str, wanted: Filter | None = None) -> list[str]:
    """Pages of the hits, best first."""
    return [hit.page_id for hit in library.search(query, wanted or Filter()).hits]


@pytest.mark.parametrize(("query", "pages"), [
    ("Sicherheitsgarantie", {"garantie"}), ("sicherheitsgarantien", {"garantie"}),
    ("Präsidentin", {"garantie"}), ("praesidentin", {"garantie"}), ("prasidentin", {"garantie"}), ("PRÄSIDENTIN", {"garantie"}),
    ("Straße", {"garantie"}), ("strasse", {"garantie"}), ("STRASSE", {"garantie"}), ("Straßen", {"garantie"}),
    ("Fähre", {"garantie", "front"}), ("faehren", {"garantie", "front"}),
    ("negotiate", {"talks"}), ("soldier", {"talks"}), ("negociation", {"accord"}), ("négociation", {"accord"}),
    ("accord", {"accord"}), ("d'accord", {"accord"}), ("ministre", {"accord"}),
    ('"joint statement"', {"talks"}), ("joint statement", {"talks", "body"}), ('"statement joint"', {"body"}),
    ("Hafen -Fähre", {"body"}), ("Hafen NOT Fähre", {"body"}), ('hafen -"keine Rede"', {"garantie", "front"}),
    ("sicherheitsg*", {"garantie"}), ("Sold*", {"talks"}), ("sicherheitsgarantien*", {"garantie"}),
    ("title:Hafen", {"garantie", "front"}), ("titel:Garantien", set()), ('title:"im Hafen"', {"front"}),
    ("agency:dpa", {"body"}), ("agentur:AFP", {"front"}), ("hafen agency:dpa", {"body"}), ("hafen -agency:dpa", {"garantie", "front"}),
    ("publisher:küste", {"front"}), ('publisher:"die kueste"', {"front"}), ("country:Frankreich", {"front"}),
    ("country:fra", {"front"}), ("country:France", {"front"}), ("language:fr", {"accord"}), ("sprache:deutsch hafen", {"garantie", "body", "front"}),
    ("soldiers OR négociations", {"talks", "accord"}), ("soldiers OR agency:AFP", {"talks", "front"}),
    ("topic:weather", {"front"}), ("Ostsee", {"front"}), ("-Hafen -harbour -port", {"front"}),
    ("nothingofthekind", set()), ("", set()), ("   ", set()), ("country:Atlantis", set()),
])
def test_query_finds_its_pages(library: Library, query: str, pages: set[str]) -> None:
    assert set(found(library, query)) == pages


def test_hit_in_the_headline_comes_first(library: Library) -> None:
    keep(library, page("long", "Bericht", "Hafen. " + "Vieles andere stand da auch noch. " * 30, language="de"))
    keep(library, page("head", "Der Hafen", "Vieles andere stand da auch noch. " * 30, language="de"))
    hits = library.search("Hafen", kind="article").hits
    order = [hit.page_id for hit in hits]
    assert order.index("head") < order.index("long")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_search_honours_the_filter(library: Library) -> None:
    result = library.search("Hafen", Filter(language=("de",), publisher=("Blatt body", "Die Küste")))
    assert {hit.page_id for hit in result.hits} == {"body", "front"}
    assert (result.articles, result.teasers) == (1, 1)
    assert found(library, "Hafen", Filter(country=("EST",))) == []


def test_search_of_one_kind_and_pages_of_results(library: Library) -> None:
    assert library.search("Hafen", kind="teaser").articles == 0
    whole = found(library, "Hafen")
    paged = [hit.page_id for start in range(3) for hit in library.search("Hafen", limit=1, offset=start).hits]
    assert paged == whole and len(whole) == 3


def test_teaser_hit_names_its_teaser(library: Library) -> None:
    hit = library.search("Sturm").hits[0]
    assert hit.teaser_id in set(library.teasers(Filter())["teaser_id"])


def test_snippet_is_the_text_with_its_hits_marked(library: Library) -> None:
    hit = library.search("praesidentin Straßen").hits[0]
    assert "".join(piece.text for piece in hit.snippet) == ARTICLES["garantie"][1]
    assert [piece.text for piece in hit.snippet if piece.hit] == ["Präsidentin", "Straße"]
    title = library.search("Sicherheitsgarantie").hits[0].title
    assert [piece.text for piece in title if piece.hit] == ["Sicherheitsgarantien"]


def test_snippet_of_a_long_text_is_cut_around_its_hits(library: Library) -> None:
    text = "Am Anfang stand nichts davon. " * 40 + "Dann kam der Leuchtturm ins Bild. " + "Danach wieder nichts. " * 40
    keep(library, page("tower", "Bericht", text, language="de"))
    snippet = library.search("Leuchtturm").hits[0].snippet
    assert snippet[0].text == "… " and snippet[-1].text == " …"
    inner = "".join(piece.text for piece in snippet[1:-1])
    assert inner in text and "Leuchtturm" in inner and len(inner) <= 240


def test_markup_in_a_text_stays_text(library: Library) -> None:
    keep(library, page("markup", "<b>Boje</b>", "Eine Boje <script>alert(1)</script> trieb.", language="de"))
    hit = library.search("Boje").hits[0]
    assert "".join(piece.text for piece in hit.title) == "<b>Boje</b>"
    assert [piece.text for piece in hit.title if piece.hit] == ["Boje"]


def test_unknown_value_is_noted(library: Library) -> None:
    assert library.search("country:Atlantis").notes == ("country:Atlantis",)


def test_new_page_is_found_at_once(library: Library) -> None:
    assert found(library, "Leuchtturm") == []
    keep(library, page("new", "Leuchtturm gebaut", "Er steht.", language="de"))
    assert found(library, "Leuchtturm") == ["new"]
    library.remove("new")
    assert found(library, "Leuchtturm") == []


TANGLE = st.text(alphabet=st.one_of(
    st.sampled_from(list('"*:-()^+{}\\\'’,.;/ \t\n\x00#%&|~')),
    st.sampled_from(list("aäßbANDORTné\ud800\U0001F600")), st.characters()), max_size=60)
SHARED = SqliteLibrary()
keep(SHARED, page("one", "Hafen", "AND OR NOT title a b c", language="de"), teasers_page())


@settings(max_examples=400, deadline=None)
@given(TANGLE | st.lists(st.sampled_from(
    ("AND", "OR", "NOT", "NEAR", '"', "title:", "country:", "a", "-", "*", "(", ")", "hafen", ":", "{", "^")), max_size=12).map(" ".join))
def test_any_input_is_answered(query: str) -> None:
    result = SHARED.search(query)
    assert len(result.hits) <= 20
    SHARED.search(query, Filter(language=("de",)), kind="teaser")


@given(st.text())
def test_stems_hold_no_sign_of_the_index_language(text: str) -> None:
    assert not set('"*:()^-') & set(stems(text, "de"))


def test_very_long_query_is_cut_and_says_so() -> None:
    assert "cut" in SHARED.search("hafen " * 5000).notes
    assert match_words(parse_query("hafen " * 5000)).count("AND") < 40
