"""Teasers: links to other stories, each with a headline of its own."""
from lib.teasers.cards import PageLinks, find_links
from lib.teasers.find import find_teasers
from lib.teasers.lists import find_lists
from lib.teasers.printed import PrintedTeaser

__all__ = ["PageLinks", "PrintedTeaser", "find_links", "find_lists", "find_teasers"]
