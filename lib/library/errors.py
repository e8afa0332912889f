"""What can be wrong with a library: what was found, and what to do."""
from __future__ import annotations

from typing import Any


class LibraryError(Exception):
    """A library that can't be used, or not as asked.

    Parameters
    ----------
    place
        The library's file, folder or address.
    **values
        What the message needs besides.
    """

    found = "The library can't be used."
    advice = "Choose another library."

    def __init__(self, place: object, **values: Any) -> None:
        self.place = str(place)
        self.values = values
        super().__init__(self.place, values)

    def __str__(self) -> str:
        return f"{self.place}: {self.found.format(**self.values)} {self.advice.format(**self.values)}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.place, self.values)


def _rebuild(kind: type[LibraryError], place: str, values: dict[str, Any]) -> LibraryError:
    return kind(place, **values)


class MissingLibraryError(LibraryError):
    """The file or folder isn't there, or was moved while it was open."""

    found = "There is no library here (any more)."
    advice = "If it was moved, open it at its new place; to begin a new one, add pages to this place."


class NoLibraryError(LibraryError):
    """The file is something else."""

    found = "This is no library of Coverage Explorer ({what})."
    advice = "Nothing was changed. Choose another file."


class NewerLibraryError(LibraryError):
    """Written by a newer version of the program."""

    found = "The library has format {version}; this program knows formats up to {known}."
    advice = "Nothing was changed. Update Coverage Explorer."


class CorruptLibraryError(LibraryError):
    """Bytes on disk are damaged."""

    found = "The library is damaged: {what}."
    advice = "Run \"python -m lib check --repair\" on it, or go back to a backup."


class LockedLibraryError(LibraryError):
    """Another process keeps the library locked."""

    found = "Another program has kept the library locked for {seconds:.0f} seconds."
    advice = "Nothing of this page was written. Wait until the other program is done, then try again."


class ReadOnlyLibraryError(LibraryError):
    """The file may be read, not written."""

    found = "The library can only be read ({what})."
    advice = "Give yourself the right to write the file and its folder, or choose another library."


class FullDiskError(LibraryError):
    """No room left."""

    found = "The disk is full; this page was not added, everything before it was."
    advice = "Make room, then add the rest: what is there already is left out."


class MissingPackageError(LibraryError):
    """A package for big libraries is not installed."""

    found = "This needs the package {package}, which is not installed."
    advice = "Install it: pip install -r requirements-cluster.txt"


class UnreachableError(LibraryError):
    """A scheduler or a store that does not answer."""

    found = "It does not answer: {what}."
    advice = "Check the address and that it is running; what was added so far is kept."
