"""Made-up corpora of any size: page number n is the same whoever makes it, and in whatever order.

After `DISTINCT` pages the texts come again on other pages of other
publishers, as if so many archives of one year were added one after another:
making new ones takes longer than the library takes to add them, and how often
a word or a country comes up is the same either way.

Words follow Zipf's law over made-up words of German, English and French
length, so that common and rare words cost what they cost in real text.
"""
from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from lib.schema import KINDS, STANCES, TOPICS, Article, Commitment, Document, Mention, Page, Teaser

VOCABULARY = 60_000
DISTINCT = 40_000
COUNTRIES = ("UKR", "RUS", "DEU", "FRA", "GBR", "USA", "POL", "EST", "LVA", "LTU", "DNK", "SWE", "NOR", "FIN", "ITA", "ESP",
             "NLD", "BEL", "CZE", "SVK", "HUN", "ROU", "BGR", "GRC", "TUR", "CHN", "IND", "JPN", "BRA", "CAN", "AUS", "CHE",
             "AUT", "IRL", "PRT", "HRV", "SRB", "MDA", "GEO", "XEU", "XNA", "XCW")
LANGUAGES = ("de", "de", "de", "en", "en", "fr")
START = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 365
SYLLABLES = ("ver", "han", "de", "lung", "kon", "fe", "renz", "mi", "nis", "ter", "prä", "si", "dent", "re", "gie", "rung",
             "ab", "kom", "men", "frie", "den", "trup", "pen", "sta", "tion", "gar", "an", "tie", "ou", "ver", "ture", "dé",
             "cla", "ra", "gov", "ern", "ment", "talk", "ing", "sup", "port", "de", "fence", "mar", "ket", "price", "wea", "ther")
HEADLINE, LEAD, TEXT, TEASER_HEADLINE, TEASER_TEXT = 8, 20, 300, 7, 22
"""Words of each part of a page."""
SENTENCE = 14


class Corpus:
    """Made-up pages over a year: one article, some teasers, some mentions each.

    Parameters
    ----------
    size
        Pages of the whole corpus; the days of those that differ are spread over the year.
    """

    def __init__(self, size: int, teasers: int = 15, mentions: int = 10, publishers: int = 300) -> None:
        self.distinct, self.teasers, self.mentions = min(size, DISTINCT), teasers, mentions
        self.publishers = [f"Muster-Zeitung {number}" for number in range(publishers)]
        self.vocabulary = make_words()
        self.weights = np.cumsum(1 / (np.arange(VOCABULARY) + 3.0))
        self.countries = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(COUNTRIES))))

    def documents(self, first: int, count: int) -> Iterator[Document]:
        """Some of the pages, in the order of their days as an archive would bring them."""
        for number in range(first, first + count):
            yield self.document(number)

    def document(self, number: int) -> Document:
        """One page."""
        told = number % self.distinct
        chance, words = random.Random(told), self.words(told)
        moment = START + timedelta(minutes=DAYS * 1440 * told / self.distinct)
        page = Page(**self.names(number), format="html", encoding="utf-8", language=chance.choice(LANGUAGES),
                    time_zone="Europe/Berlin", captured_after=moment, captured_before=moment + timedelta(minutes=1))
        article = Article(text_of(words, HEADLINE)[:-1], text_of(words, LEAD), text_of(words, TEXT), ["Kim Muster"],
                          moment - timedelta(minutes=chance.randrange(2000)), topics=chance.sample(TOPICS, 2),
                          agency=chance.choice((None, None, "dpa", "AFP")), word_count=TEXT)
        teasers = [make_teaser(chance, words, place, moment) for place in range(self.teasers)]
        mentions = [Mention(self.country(chance), "text", 10 * n, 10 * n + 6, "Muster", "name")
                    for n in range(self.mentions // 2)]
        mentions += [Mention(self.country(chance), "teaser", 0, 6, "Muster", "name", chance.randrange(self.teasers))
                     for _ in range(self.mentions - len(mentions)) if self.teasers]
        commitments = [Commitment(self.country(chance), chance.choice(KINDS), chance.choice(STANCES), "text",
                                  article.text[:120], 0, 120) for _ in range(chance.choice((0, 0, 1, 3)))]
        return Document(page, article, teasers, mentions, commitments, [])

    def names(self, number: int) -> dict[str, str]:
        """What no other page has, and whose the page is."""
        publisher = random.Random(-number).choice(self.publishers)
        return {"page_id": f"{number:016x}", "source": f"page-{number}.html", "publisher": publisher,
                "url": f"https://www.{publisher.lower().replace(' ', '')}.example/{number}"}

    def words(self, number: int) -> Iterator[str]:
        """The words of one page."""
        count = HEADLINE + LEAD + TEXT + self.teasers * (TEASER_HEADLINE + TEASER_TEXT)
        drawn = np.random.default_rng(number).random(count) * self.weights[-1]
        return map(self.vocabulary.__getitem__, np.searchsorted(self.weights, drawn).tolist())

    def country(self, chance: random.Random) -> str:
        """A country, some far more often than others."""
        return chance.choices(COUNTRIES, cum_weights=self.countries)[0]


def make_words() -> list[str]:
    """The vocabulary, the most common word first; always the same."""
    chance = random.Random(1)
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) + chance.choice(("", "", "e", "en", "s"))
             + (str(len(made)) if chance.random() < .3 else "")] = None
    return list(made)


def text_of(words: Iterator[str], count: int) -> str:
    """The next words, as sentences."""
    taken = list(itertools.islice(words, count))
    return " ".join(" ".join(taken[i:i + SENTENCE]).capitalize() + "." for i in range(0, count, SENTENCE))


def make_teaser(chance: random.Random, words: Iterator[str], place: int, moment: datetime) -> Teaser:
    """One teaser of a page that was saved at a moment."""
    age = chance.randrange(3000)
    teaser = Teaser(place, "beside", text_of(words, TEASER_HEADLINE)[:-1], text=text_of(words, TEASER_TEXT),
                    time_text=f"vor {age} Minuten", url=f"https://www.muster.example/{chance.randrange(10**9)}",
                    time_basis="age", topics=chance.sample(TOPICS, 1), comment_count=chance.randrange(30))
    teaser.published_at = moment - timedelta(minutes=age)
    teaser.published_after = teaser.published_at - timedelta(minutes=11)
    teaser.published_before = teaser.published_at + timedelta(minutes=1)
    return teaser
