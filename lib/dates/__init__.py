"""Printed dates, clock times and ages, and what they mean once the capture is known."""

from lib.dates.anchoring import DEFAULT_ZONE, anchor, read_zone
from lib.dates.model import Anchored, PrintedTime, TimeMatch
from lib.dates.reading import find_times, parse_printed

__all__ = ["DEFAULT_ZONE", "Anchored", "PrintedTime", "TimeMatch", "anchor", "find_times", "parse_printed", "read_zone"]
