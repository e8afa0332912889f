"""A small coverage of one country: it changes its mind, contradicts itself, gives money, and hides others in a number."""
from __future__ import annotations

from datetime import date

from lib.library import MemoryLibrary
from lib.library.intake import report_on
from lib.schema import Document
from tests.questions_frames import at, says, story


def coverage() -> list[Document]:
    """Three publishers, four articles, two captures of one address."""
    speaker = {"attributed_to": "the chancellor"}
    first = story("Morning Specimen", at(9, 1), [
        says("DEU", "troops", "undecided", "Germany leaves the question of soldiers open.", **speaker),
        says("DEU", "weapons", "pledged", "Germany promised 300 million euros for drones.", amount=3e8, currency="EUR",
             amount_text="300 million euros"),
        says("FRA", "troops", "pledged", "France will send soldiers.")],
        url="https://specimen.example/a", text="Germany, said Friedrich Merz, waits. 26 European countries took part.",
        mentions=["DEU:Friedrich Merz", "SWE"], name="first.html", captured=at(9, 1, 15))
    second = story("Morning Specimen", at(9, 8), [says("DEU", "troops", "pledged", "Germany now sends a battalion.", **speaker)],
                   url="https://specimen.example/b", name="second.html", topics=["politics and government"])
    third = story("Evening Placeholder", at(9, 8), [says("DEU", "troops", "refused", "Germany will not send anyone.")],
                  url="https://placeholder.example/c", name="third.html", warnings=["A warning."])
    fourth = story(None, date(2025, 9, 20), [
        says("DEU", "weapons", "delivered", "Drones for 300 million euros have arrived from Germany.", amount=3e8, currency="EUR"),
        says("XNA", "logistics", "pledged", "NATO takes over the trucks.")], name="fourth.html", language="en")
    return [first, second, third, fourth]


def coverage_library() -> MemoryLibrary:
    """The same as a library."""
    library = MemoryLibrary()
    for document in coverage():
        library.add(document, report_on(document))
    return library
