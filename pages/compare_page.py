"""Compare: who says it differently?

The address names what stands side by side, and a link from another page may
do the same: `?articles=a,b` (two to four `page_id`) or `?publishers=A,B`
(two to four names), each with the words of the filter beside it, so that
`?publishers=A,B&country=DEU` are two publishers on one country. `?country=DEU`
alone suggests articles that tell of it. In session state the words are
`articles` and `publishers`, the same text with commas.
"""
import streamlit as st

from lib.view import apart, compare, offers, publishers, suggest, wordings
from lib.view.state import labels

words = labels()
st.title(words("compare.title"))
st.caption(words("compare.intro"))
if compare.choose_columns() == "publishers":
    chosen = publishers.choose_publishers()
    if len(chosen) < 2:
        publishers.draw_candidates(chosen)
        st.stop()
    beside = publishers.read_publishers(chosen)
else:
    chosen = compare.choose_articles()
    if len(chosen) < 2:
        suggest.draw_suggestions(chosen)
        st.stop()
    beside = compare.read_articles(chosen)
    wordings.draw_versions(beside)

compare.draw_shared(beside)
wordings.draw_wordings(beside)
compare.draw_alone(beside)
tables = {"sentences": wordings.find_wordings(beside), "countries": apart.count_countries(beside)}
offers.offer_comparison(beside.records, beside.pages, tables, words("compare.title"))
apart.draw_cues(beside)
apart.draw_countries(beside)
if beside.documents:
    suggest.draw_more(chosen)
