"""When a page was saved: an interval, narrowed by everything that tells.

Ages ("vor 12 Minuten") count from this moment. The article's own date is a
lower limit only: a page can be saved months after its article came out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from lib.dates import anchor, find_times, parse_printed
from lib.dates.anchoring import STALE, UNIT_SECONDS
from lib.reader.page import SavedPage
from lib.schema import Article, Capture, Clue, Moment
from lib.teasers.printed import PrintedTeaser

STATED, CONTAINER, EXACT, DATELINE, ANNOUNCED, FILE_TIME = range(6)
"""Trust, highest first: the user, the container's record, exact times on the page, datelines, announcements, the file's time."""

SAVED_DATE = re.compile(
    r"saved date:\s*(?P<stamp>[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<year>\d{4}) "
    r"(?P<clock>\d\d:\d\d:\d\d) GMT(?P<offset>[+-]\d{4}))"
)
ARCHIVED_ON = re.compile(
    r"FILE ARCHIVED ON\s+(?P<stamp>(?P<clock>\d\d:\d\d:\d\d) (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d), (?P<year>\d{4}))"
)
ARCHIVE_ADDRESS = re.compile(r"web\.archive\.org/web/(?P<stamp>\d{14})")
MONTHS = {
    name: i
    for i, name in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1)
}
AHEAD = re.compile(
    r"\b(?:ab|ab dem|(?:wird|werden|soll|startet|starten|beginnt|beginnen|findet|läuft|erscheint|kommt)\s(?:\w+\s){0,2}?(?:am|ab|ab dem)|"
    r"(?:will|to|starts?|begins?|opens?|airs?)\s(?:\w+\s){0,3}?(?:on|from)|starting(?: on)?|from|"
    r"à partir du|dès le|à compter du|débutera le|aura lieu le|sortira le)\s+$",
    re.IGNORECASE,
)
PAST_VERB = re.compile(
    r"\s*(?:um \d+(?:[.:]\d\d)? Uhr\s+)?\w+(?:te|ten|tes|ed|ait|aient)\b|\s*(?:war|waren|was|were|hat|hatte|a été)\b",
    re.IGNORECASE,
)
LINE_LONGEST = 60
FIRST_COMMENTS = 12
SAME_RECORD = timedelta(minutes=15)
"""Two containers' records of one saving may lie this far apart."""


@dataclass(slots=True, frozen=True)
class _Trusted:
    trust: int
    clue: Clue


def infer_capture(
    page: SavedPage,
    article: Article | None,
    teasers: list[PrintedTeaser],
    stated: datetime | None = None,
    zone: tzinfo = UTC,
) -> Capture:
    """Find when a saved page was captured.

    Parameters
    ----------
    page
        The page, with what its container tells (`page.clues`).
    article, teasers
        What was read from it, times as printed.
    stated
        The instant that the user knows, aware.
    zone
        Zone of the page's days and clock times.

    Returns
    -------
    Capture
        `after` and `before`, aware, each null where nothing sets it; `after <= before`. `clues` lists the words, their
        offsets in `page.text` where they stand there, and the bounds they set. Of two clues that exclude each other
        the one lower in trust is dropped with a warning; two of equal trust leave the capture unknown.
    """
    capture = Capture()
    if stated is not None:
        _narrow(capture, [_Trusted(STATED, Clue("stated", stated.isoformat(), stated, stated))])
    found = [_Trusted(CONTAINER if clue.kind != "file-time" else FILE_TIME, clue) for clue in page.clues]
    found += [_Trusted(CONTAINER, clue) for clue in _saver_clues(page)]
    found += [
        *_exact_clues(page, article, teasers, zone),
        *_dateline_clues(page, teasers, zone),
        *_announced(page, teasers, zone),
    ]
    for trust in (CONTAINER, EXACT, DATELINE, ANNOUNCED, FILE_TIME):
        if not _narrow(capture, [clue for clue in found if clue.trust == trust]):
            break
    return capture


# -------------------------------------------------------------- narrowing
def _narrow(capture: Capture, level: list[_Trusted]) -> bool:
    """Lay the clues of one trust over what higher trust left open; false where equals exclude each other."""
    fitting = [entry.clue for entry in level if _fits(capture, entry.clue)]
    after, before = _meet(fitting)
    if after is not None and before is not None and after > before:
        if level[0].trust == CONTAINER and after - before <= SAME_RECORD:
            fitting = fitting[:1]
            after, before = _meet(fitting)
        else:
            words = " / ".join(clue.text for clue in fitting)
            capture.warnings.append(f"The clues for the time of saving exclude each other ({words}): it stays unknown.")
            capture.clues += fitting
            if capture.after is None or capture.before is None:
                capture.after = capture.before = None
            return False
    capture.clues += fitting
    capture.after = max((x for x in (capture.after, after) if x is not None), default=None)
    capture.before = min((x for x in (capture.before, before) if x is not None), default=None)
    return True


def _fits(capture: Capture, clue: Clue) -> bool:
    late = clue.after is not None and capture.before is not None and clue.after > capture.before
    early = clue.before is not None and capture.after is not None and clue.before < capture.after
    if late or early:
        bound = capture.before if late else capture.after
        side = "before" if late else "after"
        capture.warnings.append(
            f'"{clue.text}" ({clue.kind}) does not fit a page saved {side} {bound.isoformat() if bound else ""}: not used.'
        )
    return not (late or early)


def _meet(clues: list[Clue]) -> tuple[datetime | None, datetime | None]:
    after = max((clue.after for clue in clues if clue.after is not None), default=None)
    before = min((clue.before for clue in clues if clue.before is not None), default=None)
    return after, before


# -------------------------------------------------------------- container
def _saver_clues(page: SavedPage) -> Iterator[Clue]:
    """What the saving program wrote into comments or the address."""
    comments = page.tree.comments[:FIRST_COMMENTS] + page.tree.comments[-FIRST_COMMENTS:] if page.tree else []
    for text in dict.fromkeys(comments):
        for kind, pattern in (("singlefile-saved-date", SAVED_DATE), ("wayback-comment", ARCHIVED_ON)):
            found = pattern.search(text)
            moment = _stamp(found) if found else None
            if found and moment:
                yield _placed(page, kind, found["stamp"], moment, moment + timedelta(seconds=1))
                return
    address = ARCHIVE_ADDRESS.search(page.url or "")
    if address:
        moment = _digits(address["stamp"])
        if moment:
            yield Clue("wayback-address", address[0], moment, moment + timedelta(seconds=1))


def _stamp(found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    offset = parts.get("offset") or "+0000"
    try:
        return datetime.strptime(
            f"{parts['year']}-{MONTHS[parts['month']]:02}-{parts['day']} {parts['clock']} {offset}",
            "%Y-%m-%d %H:%M:%S %z",
        )
    except (KeyError, ValueError):
        return None


def _digits(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


# ------------------------------------------------------------- page's own
def _exact_clues(
    page: SavedPage, article: Article | None, teasers: list[PrintedTeaser], zone: tzinfo
) -> list[_Trusted]:
    """The latest exact time is a lower limit; an exact time with an age beside it gives an interval."""
    lows: list[tuple[datetime, str, str]] = []
    clues: list[Clue] = []
    for printed in teasers:
        moment = _known(printed, zone)
        if moment is None:
            continue
        words = printed.teaser.time_text or _iso(moment)
        lows.append((_start(moment, zone), "teaser-time", words))
        age = parse_printed(printed.teaser.time_text or "")
        if age and age.kind == "age" and age.unit in ("minute", "hour") and isinstance(moment, datetime):
            unit = timedelta(seconds=UNIT_SECONDS[age.unit])
            begin = moment + unit * (age.count or 0)
            clues.append(_placed(page, "time-and-age", age.text, begin - unit / 2, begin + unit + STALE))
    dates = (("article-published", article.published_at), ("article-modified", article.modified_at)) if article else ()
    lows += [(_start(date, zone), name, _iso(date)) for name, date in dates if date]
    lows += [(_start(moment, zone), "time-line", words) for moment, words in _time_lines(page, zone)]
    if lows:
        moment, kind, words = max(lows)
        clues.append(_placed(page, kind, words, moment, None))
    after, before = _meet(clues)
    if after and before and after > before:
        clues = [Clue(c.kind, c.text, c.after, None, c.start, c.end) for c in clues]
    return [_Trusted(EXACT, clue) for clue in clues]


def _known(printed: PrintedTeaser, zone: tzinfo) -> Moment | None:
    """The instant or day that a teaser names by itself."""
    if printed.exact is not None or printed.time is None:
        return printed.exact
    return anchor(printed.time, zone=zone).published_at


def _time_lines(page: SavedPage, zone: tzinfo) -> Iterator[tuple[Moment, str]]:
    """Lines of a dump that are a date with a clock time and nothing else: datelines, comments."""
    if page.tree is not None:
        return
    for line in page.text.splitlines():
        if 8 <= len(line) and len(line.strip()) <= LINE_LONGEST and any(map(str.isdigit, line)):
            printed = parse_printed(line.strip())
            if printed and printed.kind == "instant" and printed.day and printed.clock:
                yield datetime.combine(printed.day, printed.clock, zone), line.strip()


def _start(moment: Moment, zone: tzinfo) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time.min, zone)


def _iso(moment: Moment) -> str:
    return moment.isoformat()


# -------------------------------------------------------------- datelines
def _dateline_clues(page: SavedPage, teasers: list[PrintedTeaser], zone: tzinfo) -> list[_Trusted]:
    """ "Bremen, 08.01.2026 (agency) -" beside "vor 1 Stunde": out on that day, one to two hours before the capture."""
    clues: list[Clue] = []
    for printed in teasers:
        if printed.dated is None:
            continue
        begin = datetime.combine(printed.dated, time.min, zone)
        end = datetime.combine(printed.dated + timedelta(days=1), time.min, zone)
        line = (printed.teaser.text or "").split(")", 1)[0] + ")"
        age = printed.time if printed.time is not None and printed.time.kind == "age" else None
        if age is None:
            clues.append(_placed(page, "dateline", line, begin, None))
            continue
        unit = timedelta(seconds=UNIT_SECONDS[age.unit or "minute"])
        after, before = begin + unit * (age.count or 0), end + unit * ((age.count or 0) + 1)
        first = _placed(page, "dateline-and-age", line, after, before)
        clues += [first, _placed(page, "age", age.text, after, before, first.end or 0)]
    return [_Trusted(DATELINE, clue) for clue in clues]


# ---------------------------------------------------------- announcements
def _announced(page: SavedPage, teasers: list[PrintedTeaser], zone: tzinfo) -> list[_Trusted]:
    """Events that a teaser announces ("Ab 24. Februar 2026 zeigt ..."): the page was saved before they ended."""
    clues: list[Clue] = []
    for printed in teasers:
        text = printed.teaser.text or ""
        if not any(map(str.isdigit, text)):
            continue
        for match in find_times(text):
            lead = AHEAD.search(text[max(0, match.start - 60) : match.start])
            if match.time.day is None or not lead or PAST_VERB.match(text, match.end):
                continue
            end = datetime.combine(match.time.day + timedelta(days=1), time.min, zone)
            words = text[match.start - len(lead[0]) : match.end]
            clues.append(_placed(page, "announced", words, None, end))
    return [_Trusted(ANNOUNCED, clue) for clue in clues]


def _placed(
    page: SavedPage, kind: str, words: str, after: datetime | None, before: datetime | None, begin: int = 0
) -> Clue:
    """A clue with the place of its words in the page's text, where they stand there as they are."""
    at = page.text.find(words, begin) if words else -1
    return Clue(kind, words, after, before, at if at >= 0 else None, at + len(words) if at >= 0 else None)
