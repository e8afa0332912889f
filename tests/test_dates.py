"""Printed times: every form of the data by its example, and what is no time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from lib.dates import anchor, find_times, parse_printed, read_zone
from lib.dates.lexicon import read_lexicon

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 1, 8, 12, 0, tzinfo=BERLIN)
ROWS = [form.row for form in read_lexicon().forms]


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_form_example_is_read_as_its_row_says(row):
    printed = parse_printed(row["example"])
    assert printed is not None
    if "day" in row:
        assert printed.day == date.fromisoformat(row["day"])
    if "month_day" in row:
        assert printed.month_day == tuple(row["month_day"]) and printed.day is None
    if "clock" in row:
        assert printed.clock == time.fromisoformat(row["clock"])
    if "age" in row:
        assert [printed.count, printed.unit] == row["age"]
    if "days_back" in row:
        assert printed.days_back == row["days_back"]
    if "zone" in row:
        assert printed.zone == row["zone"]


@pytest.mark.parametrize(
    ("text", "kind", "day", "clock"),
    [
        ("12.03.2024 - 07:09 Uhr", "instant", date(2024, 3, 12), time(7, 9)),
        ("Aktualisiert am 12.03.2024-07:20", "instant", date(2024, 3, 12), time(7, 20)),
        ("Stand: 12. März 2024, 7.05 Uhr", "instant", date(2024, 3, 12), time(7, 5)),
        ("Di., 12.03.2024", "day", date(2024, 3, 12), None),
        ("le 12 mars 2024 à 7h05", "instant", date(2024, 3, 12), time(7, 5)),
        ("Publié le 12/03/2024 à 07h05, mis à jour le 12/03/2024 à 09h00", "instant", date(2024, 3, 12), time(7, 5)),
        ("March 12, 2024 7:05 p.m. ET", "instant", date(2024, 3, 12), time(19, 5)),
        ("Published: 07:05 GMT, 12 March 2024", "instant", date(2024, 3, 12), time(7, 5)),
        ("2024-03-12T06:05:30.000Z", "instant", date(2024, 3, 12), time(6, 5, 30)),
        ("Gestern, 14:30", "relative_day", None, time(14, 30)),
        ("hier à 18h30", "relative_day", None, time(18, 30)),
        ("Montag, 14:30 Uhr", "relative_day", None, time(14, 30)),
    ],
)
def test_printed_time_with_words_around_it_is_read(text, kind, day, clock):
    printed = parse_printed(text)
    assert (printed.kind, printed.day, printed.clock) == (kind, day, clock)


@pytest.mark.parametrize(
    "text",
    [
        "01:43 min",
        "5 Min. Lesezeit",
        "4 min read",
        "38 Bilder",
        "2:1",
        "6:0, 6:2",
        "3,99 Euro",
        "Version 1.2.25",
        "1.250",
        "Mai",
        "So.",
        "May",
        "Lesedauer: 3 Minuten",
        "3 minutes de lecture",
        "12.03.2024, 07:05 Uhr · Quelle: Amt",
        "",
        "45 Minuten",
        "31.02.2024",
        "Teil 2 von 3",
        "90:21",
    ],
)
def test_printed_what_is_no_time_gives_none(text):
    assert parse_printed(text) is None


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("04/09/2025", "fr", date(2025, 9, 4)),
        ("04/09/2025", None, date(2025, 9, 4)),
        ("04/09/2025", "en-US", date(2025, 4, 9)),
        ("04/09/2025", "en-GB", date(2025, 9, 4)),
        ("24/09/2025", "en", date(2025, 9, 24)),
        ("09/24/2025", "en", date(2025, 9, 24)),
    ],
)
def test_slash_date_order_follows_the_language(text, language, day):
    assert parse_printed(text, language).day == day


def test_slash_date_in_english_without_region_stays_unknown():
    assert parse_printed("04/09/2025", "en") is None


def test_bare_age_only_where_asked_for():
    assert parse_printed("7h") is None
    assert parse_printed("7h", bare_ages=True).count == 7


def test_zone_printed_is_kept():
    assert parse_printed("4 September 2025, 10:20 EST").zone == "-05:00"
    assert parse_printed("September 4, 2025 2:56 p.m. ET").zone == "America/New_York"


def test_find_times_offsets_hold_the_words():
    text = "Das Amt teilte am 12. März 2024 um 8 Uhr mit, es habe vor zwei Stunden 14 Fälle und 3:1 Stimmen gezählt."
    found = find_times(text)
    assert [text[m.start : m.end] for m in found] == ["12. März 2024 um 8 Uhr", "vor zwei Stunden"]
    assert [m.time.kind for m in found] == ["instant", "age"]


def test_anchor_age_with_capture_to_the_minute_gives_instant_and_interval():
    got = anchor(parse_printed("vor 2 Stunden"), NOON, NOON)
    assert got.published_at == NOON - timedelta(hours=2)
    assert got.published_after == NOON - timedelta(hours=3, minutes=10)
    assert got.published_before == NOON - timedelta(hours=1, minutes=30)
    assert got.basis == "age"


def test_anchor_age_with_wide_capture_gives_no_instant():
    got = anchor(parse_printed("vor 12 Minuten"), NOON, NOON + timedelta(hours=3))
    assert got.published_at is None
    assert got.published_after == NOON - timedelta(minutes=23)
    assert got.published_before == NOON + timedelta(hours=3) - timedelta(minutes=11, seconds=30)


def test_anchor_age_over_the_change_of_clocks_counts_real_hours():
    capture = datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN)
    got = anchor(parse_printed("vor 3 Stunden"), capture, capture)
    assert got.published_at.astimezone(UTC) == datetime(2026, 3, 28, 23, 0, tzinfo=UTC)


def test_anchor_without_capture_leaves_ages_and_clocks_unknown():
    for text in ("vor 2 Stunden", "11:50", "gestern", "4. September"):
        assert anchor(parse_printed(text)).basis is None


def test_anchor_day_stays_a_day():
    assert anchor(parse_printed("04.09.2025")).published_at == date(2025, 9, 4)


def test_anchor_instant_takes_the_page_zone_unless_one_is_printed():
    assert anchor(parse_printed("04.09.2025, 14:56 Uhr")).published_at.isoformat() == "2025-09-04T14:56:00+02:00"
    assert anchor(parse_printed("4 Sept 2025 14:56 GMT"), zone="Europe/Berlin").published_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11:50", "2026-01-08T11:50:00+01:00"),
        ("23:50", None),
        ("Gestern, 14:30", "2026-01-07T14:30:00+01:00"),
        ("heute", "2026-01-08"),
        ("4. September", "2025-09-04"),
        ("10. Januar", None),
        ("Montag, 14:30", "2026-01-05T14:30:00+01:00"),
        ("vorgestern", "2026-01-06"),
    ],
)
def test_anchor_relative_to_a_noon_capture(text, expected):
    got = anchor(parse_printed(text), NOON, NOON).published_at
    assert (got.isoformat() if got else None) == expected


def test_anchor_clock_just_after_midnight_is_yesterdays():
    capture = datetime(2026, 1, 8, 0, 30, tzinfo=BERLIN)
    assert anchor(parse_printed("23:50"), capture, capture).published_at == datetime(2026, 1, 7, 23, 50, tzinfo=BERLIN)


def test_anchor_relative_day_over_two_possible_days_gives_an_interval():
    got = anchor(parse_printed("gestern"), NOON, NOON + timedelta(days=1))
    assert got.published_at is None
    assert got.published_after.date() == date(2026, 1, 7) and got.published_before.date() == date(2026, 1, 8)


def test_read_zone_unknown_name_gives_the_default():
    assert str(read_zone("Mars/Olympus")) == "Europe/Berlin"
    assert read_zone("-05:00").utcoffset(None) == timedelta(hours=-5)
