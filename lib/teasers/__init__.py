"""Teasers: links to other stories, each with a headline of its own."""
from lib.teasers.find import find_teasers
from lib.teasers.printed import PrintedTeaser

__all__ = ["PrintedTeaser", "find_teasers"]
