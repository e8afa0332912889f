"""Search: where is this said?"""
import streamlit as st

from lib.view import asking, facets, search
from lib.view.state import labels

words = labels()
st.title(words("search.title"))
st.caption(words("search.intro"))
asking.draw_box()
found = search.ask_search()
if found is None:
    asking.say_what_to_type()
    st.stop()

search.draw_counts(found)
if not found.entries:
    search.draw_hits(found)
    st.stop()
left, right = st.columns([0.72, 0.28], gap="medium")
with left:
    search.draw_hits(found)
with right:
    facets.draw_facets(found.typed, found.kind)
