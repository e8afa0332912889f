"""Frames -> plotly figures; nothing else imports plotly.

No figure holds an address but those of files in `static/`, and every word of
a page in it is escaped.
"""
from lib.figures.stance_map import EUROPE, WORLD, draw_stance_map, place_of, undrawn
from lib.figures.teaser_bins import BINNED_FROM, Bins, draw_teaser_heatmap
from lib.figures.timeline import draw_teaser_timeline

__all__ = ["BINNED_FROM", "EUROPE", "WORLD", "Bins", "draw_stance_map", "draw_teaser_heatmap", "draw_teaser_timeline",
           "place_of", "undrawn"]
