"""Text dumps of pages: one pass parts the lines into article, teasers and furniture."""

from lib.dumps.reading import DumpReading, read_dump

__all__ = ["DumpReading", "read_dump"]
