"""Teaser timeline: when the teasers around the articles were published, and how that was found."""
import streamlit as st

from lib.view import empty, finding, offers, teaser_list, teasers, wall
from lib.view.state import labels

words = labels()
title = st.empty()
with st.container(horizontal=True, vertical_alignment="bottom"):
    drawn = wall.choose_drawing()
    lanes = teasers.choose_lanes() if drawn == "timeline" else ""
title.title(words("wall.title" if drawn == "wall" else "timeline.title"))
finding.draw_opened()
number = teasers.count_teasers()
if not number:
    empty.say_nothing_here(words("timeline.empty"), words("timeline.empty_hint"))
    if drawn == "wall":
        wall.draw_neighbours()
    st.stop()

if drawn == "wall":
    wall.draw_wall(number)
else:
    teasers.draw_timeline(lanes, number)
teaser_list.draw_list(number)
offers.offer_teasers(words("timeline.title"), drawn == "timeline", number)
