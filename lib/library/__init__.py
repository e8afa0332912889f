"""A home for loaded pages: one interface, several homes behind it.

Pages of the dashboard ask a library by `Filter` and never hold the frames.
"""
from lib.library.home import Counts, Facet, Library, Source
from lib.library.memory import MemoryLibrary

__all__ = ["Counts", "Facet", "Library", "MemoryLibrary", "Source"]
