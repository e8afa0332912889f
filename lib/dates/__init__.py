"""Printed dates, clock times and ages, and what they mean once the capture is known."""
from lib.dates.model import Anchored, PrintedTime, TimeMatch

__all__ = ["Anchored", "PrintedTime", "TimeMatch"]
