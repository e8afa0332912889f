"""Compare: who says it differently?"""
import streamlit as st

from lib.view import compare, suggest, wordings
from lib.view.state import labels

words = labels()
st.title(words("compare.title"))
st.caption(words("compare.intro"))
page_ids = compare.choose_articles()
if len(page_ids) < 2:
    suggest.draw_suggestions(page_ids)
    st.stop()

beside = compare.read_articles(page_ids)
wordings.draw_versions(beside)
compare.draw_shared(beside)
wordings.draw_wordings(beside)
compare.draw_alone(beside)
compare.draw_countries(beside)
suggest.draw_more(page_ids)
