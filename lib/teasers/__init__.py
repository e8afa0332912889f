"""Teasers: links to other stories, each with a headline of its own."""
