"""Commitments map: which country stands where, the same as a matrix, and of whom nothing is said."""
import streamlit as st

from lib.view import empty, matrix, offers, silence, stances
from lib.view.state import labels

words = labels()
st.title(words("map.title"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    show = matrix.choose_show()
    if show == "stances":
        stances.choose_view()
if show == "matrix":
    matrix.draw_matrix("map", words("map.title"))
elif show == "silence":
    silence.draw_silence()
else:
    rows, shown = stances.all_records(), stances.chosen_records()
    stances.draw_sentence()
    st.caption(words("map.intro"))
    if not rows.empty:
        stances.draw_map(rows)
        offers.offer_records("map", stances.given_records(shown), words("map.title"), "map", words("map.borders"))
    if shown.empty:
        empty.say_nothing_here(words("map.empty"), words("map.empty_hint"))
    else:
        stances.draw_evidence(shown)
