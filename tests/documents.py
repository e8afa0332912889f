"""Documents written by hand, for tests of what comes after the loader: several publishers, languages, stances."""
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from lib.schema import Article, Clue, Commitment, Cue, Document, Mention, Page, Silence, Teaser

BERLIN = ZoneInfo("Europe/Berlin")
CAPTURED = datetime(2025, 9, 5, 9, 0, tzinfo=BERLIN)
POLITICS, WAR, SPORT = "politics and government", "conflict, war and peace", "sport"

GERMAN_TEXT = """Estland und Dänemark sagten Truppen zu. Deutschland liefert Munition, schließt eigene Soldaten aber aus.

Russland lehnt jede fremde Truppe ab."""
ENGLISH_TEXT = "Malta offered two nurses. NATO keeps its counsel."
HOSTILE = '<img src="http://evil.example/x.png" onerror="alert(1)"><script>document.title="hacked"</script>'


def commitment(text: str, country: str, kind: str, stance: str, sentence: str, cue: str, **more: object) -> Commitment:
    """A record of a sentence of a text."""
    start = text.index(sentence)
    at = text.index(cue, start)
    return Commitment(country, kind, stance, "text", sentence, start, start + len(sentence),
                      cues=[Cue(cue, at, at + len(cue), stance)], rule="verb", confidence=0.9, **more)  # type: ignore[arg-type]


def mention(text: str, country: str, words: str, how: str = "name") -> Mention:
    """The first mention of some words in a text."""
    start = text.index(words)
    return Mention(country, "text", start, start + len(words), words, how)


def german_page() -> Document:
    """Four countries, three stances, Germany with two; teasers with ages, one exact time, one unknown."""
    first, second, third = ("Estland und Dänemark sagten Truppen zu.",
                            "Deutschland liefert Munition, schließt eigene Soldaten aber aus.",
                            "Russland lehnt jede fremde Truppe ab.")
    text = GERMAN_TEXT
    page = Page("aaaa000000000001", "paris.txt", "text", "utf-8", "https://morgen.example/paris", "Morgenblatt Probe", "de",
                "Europe/Berlin", CAPTURED, CAPTURED + timedelta(hours=1),
                [Clue("dateline", "Probestadt, 05.09.2025", CAPTURED, None), Clue("announced", "am Abend", None, CAPTURED)])
    article = Article("Wer schickt was?", "Ein Überblick über die Zusagen von Paris.", text, ["Ada Probe"],
                      datetime(2025, 9, 4, 18, 30, tzinfo=BERLIN), tags=["Paris"], topics=[POLITICS, WAR], comment_count=3,
                      word_count=len(text.split()))
    records = [
        commitment(text, "EST", "troops", "pledged", first, "sagten", attributed_to="Regierung"),
        commitment(text, "DNK", "troops", "pledged", first, "sagten"),
        commitment(text, "DEU", "weapons", "delivered", second, "liefert", amount=5e6, currency="EUR"),
        commitment(text, "DEU", "troops", "refused", second, "aus"),
        commitment(text, "RUS", "troops", "opposed", third, "lehnt"),
    ]
    mentions = [mention(text, *pair) for pair in (("EST", "Estland"), ("DNK", "Dänemark"), ("DEU", "Deutschland"),
                                                  ("RUS", "Russland"))]
    mentions.append(Mention("FRA", "teaser", 0, 10, "Frankreich", "name", teaser_position=0))
    return Document(page, article, german_teasers(), mentions, records, [], [Silence("DEU", "text", 0, 20, "no cue")])


def german_teasers() -> list[Teaser]:
    """A teaser with an age, one with an exact time, one without, one with a day."""
    return [
        Teaser(0, "list", "Frankreich gewinnt das Testspiel", text="Ein spätes Tor entschied.", time_text="vor 1 Stunde",
               published_after=CAPTURED - timedelta(hours=2), published_before=CAPTURED - timedelta(minutes=30),
               time_basis="age", agency="dpa", dateline_place="Probestadt", topics=[SPORT], comment_count=2),
        Teaser(1, "list", "Rat berät über den Haushalt", url="https://morgen.example/haushalt", topics=[POLITICS],
               published_at=datetime(2025, 9, 5, 7, 15, tzinfo=BERLIN), time_basis="attribute"),
        Teaser(2, "list", "Blick auf den Hafen (Archiv)", title_kind="caption"),
        Teaser(3, "list", "Ein Tag im Museum", time_text="3.9.2025", published_at=date(2025, 9, 3), time_basis="printed"),
    ]


def english_page() -> Document:
    """A small country, a group, an article with nothing but a day."""
    text = ENGLISH_TEXT
    page = Page("bbbb000000000002", "nurses.html", "html", "utf-8", None, "The Specimen", "en", "Europe/London")
    article = Article("Two nurses", None, text, published_at=date(2025, 9, 10), topics=[POLITICS], word_count=8)
    records = [commitment(text, "MLT", "humanitarian", "signalled", "Malta offered two nurses.", "offered"),
               commitment(text, "XNA", "troops", "undecided", "NATO keeps its counsel.", "keeps", optional=True),
               commitment(text, "USA", "troops", "undecided", "NATO keeps its counsel.", "keeps", optional=True)]
    return Document(page, article, [], [mention(text, "MLT", "Malta")], records, ["A warning."])


def hostile_page() -> Document:
    """Markup and scripts where words should be."""
    text = f"{HOSTILE} Latvia sends trainers. ![x](http://evil.example/y.png)"
    start = text.index("Latvia")
    record = Commitment("LVA", "training", "pledged", "text", "Latvia sends trainers.", start, start + 22, attributed_to=HOSTILE,
                        rule=HOSTILE)
    page = Page("cccc000000000003", f"{HOSTILE}.html", "html", "utf-8", "javascript:alert(1)", f"Evil {HOSTILE}", "en", "UTC",
                datetime(2025, 9, 6, tzinfo=UTC), datetime(2025, 9, 6, tzinfo=UTC))
    article = Article(f"Title {HOSTILE}", HOSTILE, text, [HOSTILE], date(2025, 9, 6), tags=[HOSTILE], topics=[WAR],
                      word_count=9)
    teaser = Teaser(0, "list", f"Teaser {HOSTILE}", text=HOSTILE, url="javascript:alert(2)", agency=HOSTILE,
                    published_at=datetime(2025, 9, 6, tzinfo=UTC), time_basis="printed", time_text=HOSTILE)
    return Document(page, article, [teaser], [Mention("LVA", "text", start, start + 6, "Latvia", "name")], [record], [])


def all_pages() -> list[Document]:
    """The documents of this module."""
    return [german_page(), english_page(), hostile_page()]
