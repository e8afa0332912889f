"""Article: one text with its countries and commitments marked, and why."""
import streamlit as st

from lib.filters import Filter
from lib.view import article, citing, finding, offers
from lib.view.shell import say_filter
from lib.view.state import labels, library, wanted

st.caption(labels()("article.intro"))
say_filter("articles", library().counts(wanted()).articles, library().counts(Filter()).articles)
document = article.choose_article()
if document is None:
    article.say_nothing_here()
    st.stop()

article.draw_head(document)
article.draw_ways_on(document)
article.draw_records(document)
offers.offer_article(document)
citing.draw_citations(document)
text, beside = st.columns([0.62, 0.38], gap="medium")
with text:
    article.draw_text(document)
    article.draw_why_not(document)
    finding.draw_around(document)
with beside:
    article.draw_facts(document)
