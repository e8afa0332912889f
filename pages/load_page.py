"""Load: upload pages, see what was read from each, correct what is known of them."""
import streamlit as st

from lib.view import keeping, loading, offers
from lib.view.state import labels

words = labels()
st.title(words("load.title"))
st.caption(words("load.intro"))
keeping.draw_trouble(words)
loading.draw_notice()
loading.draw_upload()
loading.draw_result()

st.header(words("load.report"))
loading.draw_report()
offers.offer_report(words("load.report"))

with st.expander(words("load.correct"), key="correct"):
    loading.draw_correction()
with st.expander(words("home.title"), key="home"):
    keeping.draw_place(words)
