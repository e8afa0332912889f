"""Teaser timeline: when the teasers around the articles were published, and how that was found."""
import streamlit as st

from lib.view import offers, teasers
from lib.view.state import labels

words = labels()
st.title(words("timeline.title"))
lanes = teasers.choose_lanes()
rows = teasers.find_teasers()
st.caption(words("timeline.intro"))
if rows.empty:
    teasers.say_nothing_here()
    st.stop()

teasers.draw_timeline(rows, lanes)
offers.offer_teasers(rows, words("timeline.title"))
teasers.draw_list(rows)
