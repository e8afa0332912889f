"""Commitments map: which country stands where, and the sentence behind every colour."""
import streamlit as st

from lib.view import stances
from lib.view.state import labels

words = labels()
st.title(words("map.title"))
stances.choose_view()
rows, shown = stances.all_records(), stances.chosen_records()
stances.draw_sentence(rows, shown)
st.caption(words("map.intro"))
if rows.empty:
    stances.say_nothing_here()
    st.stop()

stances.draw_map(rows)
if shown.empty:
    stances.say_nothing_here()
else:
    stances.draw_evidence(shown)
