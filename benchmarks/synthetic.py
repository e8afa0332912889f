"""Made-up corpora of any size: the same seed gives the same pages.

Words follow Zipf's law over made-up words of German, English and French
length, so that common and rare words cost what they cost in real text.
"""
from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from lib.schema import KINDS, STANCES, TOPICS, Article, Commitment, Document, Mention, Page, Teaser

VOCABULARY = 60_000
COUNTRIES = ("UKR", "RUS", "DEU", "FRA", "GBR", "USA", "POL", "EST", "LVA", "LTU", "DNK", "SWE", "NOR", "FIN", "ITA", "ESP",
             "NLD", "BEL", "CZE", "SVK", "HUN", "ROU", "BGR", "GRC", "TUR", "CHN", "IND", "JPN", "BRA", "CAN", "AUS", "CHE",
             "AUT", "IRL", "PRT", "HRV", "SRB", "MDA", "GEO", "XEU", "XNA", "XCW")
LANGUAGES = ("de", "de", "de", "en", "en", "fr")
START = datetime(2025, 1, 1, tzinfo=UTC)
SYLLABLES = ("ver", "han", "de", "lung", "kon", "fe", "renz", "mi", "nis", "ter", "prä", "si", "dent", "re", "gie", "rung",
             "ab", "kom", "men", "frie", "den", "trup", "pen", "sta", "tion", "gar", "an", "tie", "ou", "ver", "ture", "dé",
             "cla", "ra", "gov", "ern", "ment", "talk", "ing", "sup", "port", "de", "fence", "mar", "ket", "price", "wea", "ther")


class Corpus:
    """Made-up pages: one article, some teasers, some mentions each."""

    def __init__(self, seed: int = 1, words: int = 300, teasers: int = 15, mentions: int = 10, publishers: int = 300,
                 days: int = 365) -> None:
        self.random = random.Random(seed)
        self.words, self.teasers, self.mentions, self.days = words, teasers, mentions, days
        self.publishers = [f"Muster-Zeitung {number}" for number in range(publishers)]
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(self.random.choices(SYLLABLES, k=self.random.choice((1, 2, 2, 3, 3, 4))))
                 + self.random.choice(("", "", "e", "en", "s"))
                 + (str(len(made)) if self.random.random() < .3 else "")] = None
        self.vocabulary = list(made)
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self.countries = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(COUNTRIES))))

    def text(self, count: int) -> str:
        """Made-up sentences."""
        words = self.random.choices(self.vocabulary, cum_weights=self.weights, k=count)
        return " ".join(" ".join(words[i:i + 14]).capitalize() + "." for i in range(0, count, 14))

    def country(self) -> str:
        """A country, some far more often than others."""
        return self.random.choices(COUNTRIES, cum_weights=self.countries)[0]

    def documents(self, count: int, first: int = 0) -> Iterator[Document]:
        """Made-up pages, in the order of their days as an archive would bring them."""
        for number in range(first, first + count):
            yield self.document(number, START + timedelta(minutes=self.days * 1440 * (number - first) / max(1, count)))

    def document(self, number: int, moment: datetime) -> Document:
        """One page, saved at a moment."""
        chance, publisher = self.random, self.random.choice(self.publishers)
        page = Page(f"{number:016x}", f"page-{number}.html", "html", "utf-8",
                    f"https://www.{publisher.lower().replace(' ', '')}.example/{number}", publisher,
                    chance.choice(LANGUAGES), "Europe/Berlin", moment, moment + timedelta(minutes=1))
        article = Article(self.text(8)[:-1], self.text(20), self.text(self.words), ["Kim Muster"],
                          moment - timedelta(minutes=chance.randrange(2000)), topics=chance.sample(TOPICS, 2),
                          agency=chance.choice((None, None, "dpa", "AFP")), word_count=self.words)
        teasers = [self.teaser(place, moment) for place in range(self.teasers)]
        mentions = [Mention(self.country(), "text", 10 * n, 10 * n + 6, "Muster", "name") for n in range(self.mentions // 2)]
        mentions += [Mention(self.country(), "teaser", 0, 6, "Muster", "name", chance.randrange(self.teasers))
                     for _ in range(self.mentions - len(mentions)) if self.teasers]
        commitments = [Commitment(self.country(), chance.choice(KINDS), chance.choice(STANCES), "text",
                                  article.text[:120], 0, 120) for _ in range(chance.choice((0, 0, 1, 3)))]
        return Document(page, article, teasers, mentions, commitments, [])

    def teaser(self, place: int, moment: datetime) -> Teaser:
        """One teaser of a page that was saved at a moment."""
        age = self.random.randrange(3000)
        teaser = Teaser(place, "beside", self.text(7)[:-1], text=self.text(22), time_text=f"vor {age} Minuten",
                        url=f"https://www.muster.example/{self.random.randrange(10**9)}", time_basis="age",
                        topics=self.random.sample(TOPICS, 1), comment_count=self.random.randrange(30))
        teaser.published_at = moment - timedelta(minutes=age)
        teaser.published_after = teaser.published_at - timedelta(minutes=11)
        teaser.published_before = teaser.published_at + timedelta(minutes=1)
        return teaser
