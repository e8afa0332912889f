"""The counts next to the sidebar's options: exact under any combination, and what is chosen stays chosen."""
from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.filters import Filter
from lib.view.state import samples

SHELL = Path(__file__).parents[1] / "pages" / "shell.py"
KINDS = ("country", "topic", "publisher", "language")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(SHELL), default_timeout=60).run()


def shown_counts(app: AppTest, word: str) -> list[int]:
    """The counts in the labels of one box, in the order of its options."""
    return [int(re.sub(r"\D", "", label.rpartition("(")[2])) for label in app.multiselect(key=word).options]


@pytest.mark.parametrize("chosen", [Filter(), Filter(country=("EST",)), Filter(topic=("politics and government",), language=("de",)),
                                    Filter(country=("FRA", "DEU"), language=("en",))], ids=str)
def test_every_option_has_the_count_of_the_filter_with_it_alone(app: AppTest, chosen: Filter) -> None:
    for word in KINDS:
        app.multiselect(key=word).set_value(list(getattr(chosen, word)))
    app.run()
    assert not app.exception
    for word in KINDS:
        values = [facet.value for facet in samples().facets(word)]
        exact = []
        for value in values:
            counts = samples().counts(replace(chosen, **{word: (value,)}))  # type: ignore[arg-type]
            exact.append(counts.articles + counts.teasers)
        assert shown_counts(app, word)[:len(values)] == exact, word


def test_values_stay_chosen_while_their_counts_change(app: AppTest) -> None:
    app.multiselect(key="country").set_value(["EST"]).run()
    before = shown_counts(app, "topic")
    app.multiselect(key="topic").set_value(["politics and government"]).run()
    app.multiselect(key="language").set_value(["de"]).run()
    app.multiselect(key="country").set_value(["EST", "FRA"]).run()
    app.multiselect(key="language").set_value([]).run()
    assert app.session_state["country"] == ["EST", "FRA"]
    assert app.session_state["topic"] == ["politics and government"]
    assert shown_counts(app, "topic") != before
