"""A home for loaded pages: one interface, several homes behind it.

Pages of the dashboard ask a library by `Filter` and never hold the frames.
"""
from lib.library.home import Counts, Facet, Found, Hit, Library, Segment, Source, Stats, Texts, Twin
from lib.library.memory import MemoryLibrary
from lib.library.places import default_path, open_library
from lib.library.sqlite import SqliteLibrary

__all__ = [
    "Counts", "Facet", "Found", "Hit", "Library", "MemoryLibrary", "Segment", "Source", "SqliteLibrary", "Stats", "Texts",
    "Twin", "default_path", "open_library",
]
