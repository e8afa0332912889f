"""A line on standard error that says how far a long task is, how fast, and how long it will take."""
from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

WIDTH = 24
OFTEN, SELDOM = 0.2, 10.0
"""Seconds between two lines: on a terminal, and in a file."""
TRUSTED = 2.0
"""Seconds before the time left is guessed."""


class Progress:
    """Progress of a task whose size is known in bytes."""

    def __init__(self, total: int, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.total, self.done, self.pages = total, 0, 0
        self._stream = stream if stream is not None else sys.stderr
        self._clock = clock
        self._begun = clock()
        self._terminal = self._stream.isatty()
        self._next = 0.0

    def advance(self, size: int = 0, pages: int = 0) -> None:
        """Count what was done, and say so from time to time."""
        self.done += size
        self.pages += pages
        now = self._clock()
        if now >= self._next:
            self._next = now + (OFTEN if self._terminal else SELDOM)
            self._write(self.line(now))

    def line(self, now: float) -> str:
        """How far, how fast, how long."""
        spent = now - self._begun
        share = min(1.0, self.done / self.total) if self.total else 1.0
        bar = "#" * int(share * WIDTH)
        words = f"[{bar:.<{WIDTH}}] {share:4.0%}  {self.pages:,} pages"
        if spent > 0:
            words += f"  {self.pages / spent:,.0f} a second"
        if spent >= TRUSTED and 0 < share < 1:
            words += f"  {say_seconds(spent / share - spent)} left"
        return words

    def finish(self, words: str) -> None:
        """Say the last word on a line of its own."""
        self._write(words)
        if self._terminal:
            self._stream.write("\n")
        self._stream.flush()

    def _write(self, words: str) -> None:
        self._stream.write(f"\r\x1b[K{words}" if self._terminal else f"{words}\n")
        self._stream.flush()


def say_seconds(seconds: float) -> str:
    """A duration in the unit that fits: "40 s", "12 min", "3.5 h"."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
