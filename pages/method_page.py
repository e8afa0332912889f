"""Method: can I trust it?"""
import streamlit as st

from lib.view import method, offers
from lib.view.state import labels

words = labels()
st.title(words("method.title"))
st.caption(words("method.intro"))
method.draw_steps()
st.header(words("method.measured"))
quality = method.read_scores()
if quality is not None:
    chosen = method.choose_set(quality)
    method.draw_scores(quality, chosen)
    method.draw_kinds(quality, chosen)
    method.draw_calibration(quality, chosen)
agreement = method.read_agreement()
method.draw_agreement(agreement)
offers.offer_scores(quality, agreement, words("method.measured"))
method.draw_limits(quality)
method.draw_sources()
