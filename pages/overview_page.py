"""Overview: what is in here, and what needs a look?"""
import streamlit as st

from lib.view import offers, overview
from lib.view.state import labels

words = labels()
st.title(words("overview.title"))
st.caption(words("overview.intro"))
corpus = overview.ask_corpus()
overview.draw_numbers(corpus)
overview.draw_days(corpus)
offers.offer_articles(words("overview.title"), "days_chart")
last, look = st.columns([0.58, 0.42], gap="medium")
with last:
    overview.draw_latest()
with look:
    overview.draw_doubts()
overview.draw_doubt_rows()
