"""Answers kept beside the library they were asked of: a rerun asks again only when something has changed."""
from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from lib.library import Library
from lib.view.state import library

T = TypeVar("T")
KEPT = 48
"""Answers of one library; the oldest goes first."""

_answers: WeakKeyDictionary[Library, dict[Hashable, object]] = WeakKeyDictionary()
_lock = Lock()


def remember(name: str, asked: Hashable, find: Callable[[Library], T]) -> T:
    """What a question answers on the library that is shown.

    Parameters
    ----------
    name
        The question.
    asked
        All that the answer depends on besides the library, e.g. the filter.
    find
        Finds the answer when it isn't known for this state of the library. Nobody may change what it returns.
    """
    shown = library()
    key = (name, asked, shown.version())
    with _lock:
        known = _answers.setdefault(shown, {})
        if key in known:
            return cast(T, known[key])
    answer = find(shown)
    with _lock:
        while len(known) >= KEPT:
            known.pop(next(iter(known)))
        known[key] = answer
    return answer
