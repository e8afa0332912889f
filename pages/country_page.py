"""Country: where does it stand, and what changed?"""
import streamlit as st

from lib.view import country, matrix, offers, silence, turns, voices
from lib.view.state import labels

words = labels()
st.title(words("country.title"))
code = country.choose_country()
st.caption(words("country.intro"))
if code is None:
    st.subheader(words("matrix.title"))
    matrix.draw_matrix("country", words("matrix.title"))
else:
    found = country.ask_country(code)
    country.draw_summary(found)
    if found.records.empty:
        silence.draw_one(found)
    else:
        country.draw_stances(found)
        offers.offer_records("country", found.records, words.country(code), "line")
        country.draw_sentences(found)
        answered = {"changes": turns.draw_changes(found), "contradictions": turns.draw_contradictions(found),
                    "money": voices.draw_money(found), "publishers": voices.draw_publishers(found),
                    "speakers": voices.draw_speakers(found)}
        country.say_nothing_on(found, (key for key, is_there in answered.items() if not is_there))
