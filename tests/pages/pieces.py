"""What the skeletons share: a page with its expectations, and lists of repeated parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.pages.stories import Card, Story


@dataclass
class Sample:
    """A page and what should be found on it; an expectation that is absent is not asked."""

    html: str
    expected: dict[str, Any] = field(default_factory=dict)


Skeleton = Callable[[Story], Sample]


def each(things: Iterable[Any], form: Callable[[Any], str]) -> str:
    """All things in one form, a line each."""
    return "\n".join(form(thing) for thing in things)


def numbered(things: Iterable[Any], form: Callable[[int, Any], str]) -> str:
    """All things in one form with their number, a line each."""
    return "\n".join(form(number, thing) for number, thing in enumerate(things, 1))


def words(text: str, count: int) -> str:
    """The first words of a text, or the last where `count` is negative."""
    every = text.split()
    return " ".join(every[:count] if count > 0 else every[count:])


def of_story(story: Story, **others: Any) -> dict[str, Any]:
    """What is expected of a page that prints the whole story; `others` come on top or replace."""
    return {
        "language": story.language,
        "publisher": story.site,
        "title": story.title,
        "lead": story.lead,
        "first_words": words(story.paragraphs[0], 5),
        "last_words": words(story.paragraphs[-1], -5),
        "paragraphs": len(story.paragraphs),
        "authors": [story.authors[0]],
        "published_at": story.stamp,
        **others,
    }


def of_list(story: Story, **others: Any) -> dict[str, Any]:
    """What is expected of a page without a story of its own."""
    return {"language": story.language, "publisher": story.site, "paragraphs": 0, **others}


def aged(cards: Iterable[Card]) -> list[dict[str, str | None]]:
    """Teasers with their ages."""
    return [{"title": card.title, "time_text": card.age} for card in cards]


def clocked(cards: Iterable[Card]) -> list[dict[str, str | None]]:
    """Teasers with clock times."""
    return [{"title": card.title, "time_text": card.clock} for card in cards]


def bare(titles: Iterable[Card | tuple[str, str]]) -> list[dict[str, str | None]]:
    """Teasers without times."""
    return [{"title": one.title if isinstance(one, Card) else one[0], "time_text": None} for one in titles]
