"""Start here: `streamlit run app.py`.

A launcher. The screens lie in `pages/`, and Streamlit takes a folder of that
name beside its main script for its own: a first visit by a deep link would
then end in "Page not found". So the main script is `pages/shell.py`.
"""
from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

ROOT = Path(__file__).resolve().parent

app = st.App(
    ROOT / "pages" / "shell.py",
    routes=[Mount("/app/static", StaticFiles(directory=ROOT / "static"), name="app_static")],
)
