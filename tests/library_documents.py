"""Made-up pages for the library's tests: a few by hand, and any number at random."""
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from lib.filters import Filter
from lib.frames import READ, ReportRow
from lib.library.home import Library
from lib.schema import (
    KINDS,
    STANCES,
    TOPICS,
    Article,
    Clue,
    Commitment,
    Cue,
    Document,
    Mention,
    Page,
    Silence,
    Teaser,
)

COUNTRIES = ("FRA", "DEU", "UKR", "XEU")
PUBLISHERS = ("Der Alpenbote", "The Example Gazette", None)
LANGUAGES = ("de", "en", "fr", None)
BEGIN = datetime(2025, 9, 1, 20, tzinfo=UTC)
SUMMIT = """Ministers met in the harbour town on Monday to speak about the ferry line that was closed in spring. The mayor
said that the boats would sail again before winter, because the harbour had found money for new engines. Two fishermen
asked who would pay if the engines failed; nobody answered. A second meeting was planned for the week after, when the
accounts are open and the engineers have come back from their journey along the northern coast."""


def keep(library: Library, *documents: Document) -> None:
    """Add pages with the report that a loader would give."""
    for document in documents:
        page = document.page
        library.add(document, ReportRow(page.source, READ, page.page_id, document.article and document.article.title))


def page(page_id: str, title: str = "Fähren fahren wieder", text: str = SUMMIT, **values: object) -> Document:
    """A page with an article; `values` are the article's, or the page's where they are named so."""
    own = {key: values.pop(key) for key in ("url", "publisher", "language", "time_zone") if key in values}
    teasers = values.pop("teasers", [])
    article = Article(title, text=text, **values)  # type: ignore[arg-type]
    return Document(Page(page_id, f"{page_id}.html", "html", **own), article, list(teasers), [], [], [])  # type: ignore


# -------------------------------------------------------------------- at random
words = st.sampled_from(("Hafen", "Fähre", "Straße", "ministers", "talks", "accord", "naïve", "<b>", "\u2028", "d’été", "100"))
texts = st.lists(words, max_size=8).map(" ".join)
instants = st.builds(
    lambda minutes, offset: (BEGIN + timedelta(minutes=minutes)).astimezone(timezone(timedelta(hours=offset))),
    st.integers(0, 6000), st.integers(-3, 3))
days = st.builds(lambda n: date(2025, 9, 1) + timedelta(days=n), st.integers(0, 5))
moments = st.none() | instants | days
topics = st.lists(st.sampled_from(TOPICS[:4]), max_size=2, unique=True)
agencies = st.sampled_from((None, "dpa", "AFP"))


@st.composite
def teasers(draw: st.DrawFn, position: int) -> Teaser:
    """One teaser, with an instant, a day, an interval or nothing."""
    after = draw(st.none() | instants)
    before = after + timedelta(minutes=draw(st.sampled_from((1, 90, 3000, 90_000)))) if after else None
    return Teaser(
        position, draw(st.sampled_from(("beside", "below"))), draw(texts), kicker=draw(st.none() | texts),
        text=draw(st.none() | texts), url=draw(st.sampled_from((None, "https://x.example/a"))),
        comment_count=draw(st.none() | st.integers(0, 9)), agency=draw(agencies), published_at=draw(moments),
        published_after=after, published_before=before, topics=draw(topics))


@st.composite
def mentions(draw: st.DrawFn, has_article: bool, teaser_count: int) -> Mention:
    """One mention in what the page has."""
    places: list[int | None] = [*range(teaser_count), *([None] if has_article else [])]
    position = draw(st.sampled_from(places))
    where = "teaser" if position is not None else draw(st.sampled_from(("text", "title", "lead")))
    return Mention(draw(st.sampled_from(COUNTRIES)), where, 0, 3, "abc", "name", position)


commitments = st.builds(
    Commitment, st.sampled_from(COUNTRIES), st.sampled_from(KINDS[:3]), st.sampled_from(STANCES), st.just("text"), texts,
    st.integers(0, 5), st.integers(6, 9), voiced_at=st.none() | days, amount=st.none() | st.floats(0, 1e6),
    cues=st.lists(st.builds(Cue, words, st.just(0), st.just(2), st.just("+")), max_size=1))


@st.composite
def documents(draw: st.DrawFn, number: int) -> Document:
    """One page with or without an article, teasers, mentions and commitments."""
    article = draw(st.none() | st.builds(
        Article, st.none() | texts, st.none() | texts, texts, st.lists(words, max_size=2), moments, moments, topics=topics,
        agency=agencies, comment_count=st.none() | st.integers(0, 9), truncated=st.booleans()))
    own = [draw(teasers(position)) for position in range(draw(st.integers(0, 4)))]
    clues = [Clue("age", "vor 2 Stunden", None, draw(instants), 0, 5)] if draw(st.booleans()) else []
    page_row = Page(
        f"page{number:012d}", f"{number}.html", "html", url=draw(st.sampled_from((None, "https://x.example/1"))),
        publisher=draw(st.sampled_from(PUBLISHERS)), language=draw(st.sampled_from(LANGUAGES)),
        time_zone=draw(st.sampled_from((None, "Europe/Berlin", "America/New_York"))),
        captured_before=draw(st.none() | instants), capture_clues=clues)
    named = draw(st.lists(mentions(article is not None, len(own)), max_size=4)) if article is not None or own else []
    silences = [Silence("FRA", "text", 0, 1, "place")] if article is not None else []
    return Document(page_row, article, own, named, draw(st.lists(commitments, max_size=3)) if article is not None else [],
                    draw(st.lists(words, max_size=1)), silences)


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    """Several pages."""
    return [draw(documents(number)) for number in range(draw(st.integers(0, 6)))]


filters = st.builds(
    Filter, country=st.lists(st.sampled_from((*COUNTRIES, "ITA")), max_size=2, unique=True).map(tuple),
    topic=topics.map(tuple), publisher=st.lists(st.sampled_from(PUBLISHERS[:2]), max_size=2, unique=True).map(tuple),
    language=st.lists(st.sampled_from(LANGUAGES[:3]), max_size=1).map(tuple),
    days=st.lists(days, max_size=2, unique=True).map(tuple))
