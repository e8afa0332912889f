"""Teaser timeline: when the teasers around the articles were published, and how that was found."""
import streamlit as st

from lib.view import empty, offers, teasers, wall
from lib.view.state import labels

words = labels()
title = st.empty()
drawn = wall.choose_drawing()
title.title(words("wall.title" if drawn == "wall" else "timeline.title"))
lanes = teasers.choose_lanes() if drawn == "timeline" else ""
rows = teasers.find_teasers()
if rows.empty:
    empty.say_nothing_here(words("timeline.empty"), words("timeline.empty_hint"))
    if drawn == "wall":
        wall.draw_neighbours()
    st.stop()

if drawn == "wall":
    wall.draw_wall()
else:
    st.caption(words("timeline.intro"))
    teasers.draw_timeline(rows, lanes)
offers.offer_teasers(rows, words("timeline.title"), drawn=drawn == "timeline")
teasers.draw_list(rows)
