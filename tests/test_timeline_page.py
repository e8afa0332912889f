"""The timeline with few teasers and with many: lanes, counts, the list a page at a time."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.figures import BINNED_FROM
from lib.frames import ReportRow
from lib.labels import load_labels
from lib.library.sqlite import SqliteLibrary
from lib.schema import Document, Page, Teaser
from lib.view import teaser_list
from lib.view.teasers import MOST_LANES, arrange_bins, say_minutes
from tests.documents import all_pages
from tests.test_app import library_of

SHELL = Path(__file__).parents[1] / "pages" / "shell.py"
WORDS = load_labels("en")
NOON = datetime(2025, 9, 5, 12, tzinfo=UTC)


def crowded() -> SqliteLibrary:
    """A library with more teasers than are drawn one by one."""
    library = SqliteLibrary()
    for number in range(3):
        teasers = [Teaser(at, "aside", f"Ferry {at}", "headline", published_at=NOON + timedelta(hours=at % 90), time_basis="attribute",
                          topics=["sport"]) for at in range(BINNED_FROM // 2)]
        page = Page(f"cccc{number:012d}", f"{number}.html", "html", "utf-8", None, f"Specimen {number}", "en")
        library.add(Document(page, None, teasers, [], [], []), ReportRow(page.source, "read", page.page_id))
    return library


def open_timeline(uploads: object) -> AppTest:
    test = AppTest.from_file(str(SHELL), default_timeout=60)
    test.session_state["uploads"] = uploads
    test.context = {"locale": "en-GB", "timezone": "Europe/Berlin"}
    test.run().switch_page("timeline_page.py").run()
    assert not test.exception
    return test


@pytest.fixture(scope="module")
def many() -> Iterator[SqliteLibrary]:
    library = crowded()
    yield library
    library.close()


def test_many_teasers_are_counted_and_said_so(many: SqliteLibrary) -> None:
    app = open_timeline(many)
    assert any("shown as counts" in caption.value for caption in app.caption)
    assert list(app.segmented_control(key="lanes").options) == ["Topic", "Agency", "Publisher"]


def test_list_shows_a_page_of_rows_and_the_next(many: SqliteLibrary) -> None:
    app = open_timeline(many)
    first = app.dataframe[0].value
    assert len(first) == teaser_list.ROWS and first["time"].is_monotonic_decreasing
    app.button(key="rows_on").click().run()
    second = app.dataframe[0].value
    assert not app.exception and second["time"].max() <= first["time"].min()
    assert not app.button(key="rows_back").disabled


def test_few_teasers_need_no_pages_of_rows() -> None:
    app = open_timeline(library_of(all_pages()))
    assert "rows_on" not in {button.key for button in app.button} and "Page" in app.segmented_control(key="lanes").options


def test_one_moment_has_no_end_and_a_span_has_both() -> None:
    instant = {"published_at": NOON, "published_after": None, "published_before": None, "published_on": None, "time_zone": "Europe/Berlin"}
    assert teaser_list.wall_clocks(instant) == (pd.Timestamp("2025-09-05 14:00"), None)
    span = instant | {"published_at": None, "published_after": NOON, "published_before": NOON + timedelta(hours=1)}
    assert teaser_list.wall_clocks(span) == (pd.Timestamp("2025-09-05 14:00"), pd.Timestamp("2025-09-05 15:00"))


def test_small_lanes_stand_together_in_the_last() -> None:
    lanes = [f"Specimen {number}" for number in range(MOST_LANES + 3)]
    bins = pd.DataFrame({"lane": lanes, "begin": [pd.Timestamp(NOON)] * len(lanes), "count": range(len(lanes), 0, -1)})
    drawn = arrange_bins(bins, 60, "publisher", WORDS)
    assert len(drawn.lanes) == MOST_LANES + 1 and drawn.together and drawn.counts[-1] == [1 + 2 + 3]


@pytest.mark.parametrize(("minutes", "said"), [(15, "15 minutes"), (60, "1 hour"), (720, "12 hours"), (1440, "1 day"), (10_080, "7 days")])
def test_span_is_said_in_its_largest_unit(minutes: int, said: str) -> None:
    assert say_minutes(minutes, WORDS) == said
