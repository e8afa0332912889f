"""The story's text on a page: where it stands, its blocks, what is cleaned away."""

from __future__ import annotations

from lib.body.find import Body, find_body

__all__ = ["Body", "find_body"]
