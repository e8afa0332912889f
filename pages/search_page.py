"""Search: where is this said?"""
import streamlit as st

from lib.view import search
from lib.view.state import labels

words = labels()
st.title(words("search.title"))
st.caption(words("search.intro"))
search.draw_box()
found = search.ask_search()
if found is None:
    search.say_what_to_type()
    st.stop()

search.draw_counts(found)
left, right = st.columns([0.68, 0.32], gap="medium")
with left:
    search.draw_hits(found)
with right:
    search.draw_facets(found)
