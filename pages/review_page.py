"""Review: one record at a time, is it right? Accept, change, reject, add what was missed."""
import streamlit as st

from lib.view import made, missed, queue, review
from lib.view.state import labels

words = labels()
review.open_page()
st.title(words("review.title"))
st.caption(words("review.intro"))
queue.choose_queue()
rows = queue.find_rows()
queue.draw_progress(rows)
listed = queue.narrow_rows(rows)
place = queue.find_place(listed)
if place is None:
    queue.say_nothing_here(rows)
    review.draw_steps()
    review.draw_last()
else:
    review.draw_item(listed, place)

missed.draw_missed(None if place is None else listed["page_id"][place])
made.draw_conflicts()
made.draw_made()
made.draw_file()
