"""The frame of every page: window, navigation, sidebar."""
import streamlit as st

from lib.view import remembered, shell, tour

st.set_page_config(page_title="Coverage Explorer", page_icon=shell.ICON, layout="wide")
page = shell.navigate()
shell.open_shell(page, tour.draw_help)
remembered.draw_frame()
tour.draw_tour(shell.page_name(page))
page.run()
shell.close_shell(page)
