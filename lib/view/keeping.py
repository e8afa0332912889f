"""Where uploaded pages are kept: a library on this machine, another one by its address, or this session alone."""
from __future__ import annotations

import os
from typing import cast

import streamlit as st

from lib.labels import Labels
from lib.library import Library
from lib.library.errors import LibraryError
from lib.library.places import VARIABLE, default_path, open_library
from lib.library.sqlite import SqliteLibrary
from lib.markup import escape, tag

LOCAL = ("localhost", "127.0.0.1", "::1")
SESSION = ""
"""The place of a library that is thrown away with the session."""


def is_private_server() -> bool:
    """Does only this machine reach the server? Else strangers would see each other's uploads in one library."""
    return st.get_option("server.address") in LOCAL


def default_place() -> str:
    """The library's place when nobody chose one: on disk where only this machine reaches the server, else the session."""
    return os.environ.get(VARIABLE) or str(default_path()) if is_private_server() else SESSION


def chosen_place() -> str:
    """The place in use."""
    return str(st.session_state.get("place", default_place()))


@st.cache_resource(show_spinner=False, max_entries=8)
def open_place(place: str) -> Library:
    """A library on disk, opened once for all sessions of this server."""
    return open_library(place)


def session_library() -> Library:
    """A library that ends with the session."""
    return cast(Library, st.session_state.setdefault("uploads", SqliteLibrary()))


def kept_library() -> Library:
    """The library of uploads; one that can't be opened is said, and the session's is used instead."""
    place = chosen_place()
    if place == SESSION:
        return session_library()
    try:
        found = open_place(place)
        found.version()
    except LibraryError as error:
        open_place.clear()
        st.session_state["place"] = SESSION
        st.session_state["place_trouble"] = str(error)
        return session_library()
    return found


def draw_trouble(words: Labels) -> None:
    """Say why the library could not be opened, on every page until it is seen to."""
    trouble = st.session_state.get("place_trouble")
    if trouble:
        st.html(tag("div", escape(words("home.trouble")) + " " + escape(trouble), cls="ce-notice", role="alert"))


def draw_place(words: Labels) -> None:
    """Where the pages are kept, a switch to keep nothing, and a box for another place."""
    place = chosen_place()
    said = words("home.session") if place == SESSION else words("home.kept", place=place)
    st.html(tag("p", escape(said)))
    if not is_private_server():
        st.caption(words("home.public"))
    with st.form("place_form", border=False):
        address = st.text_input(words("home.address"), value=place, help=words("home.address_help"), key="place_box")
        opened, thrown = st.columns(2)
        open_it = opened.form_submit_button(words("home.open"), type="primary")
        throw = thrown.form_submit_button(words("home.throw_away"), disabled=place == SESSION)
    if throw:
        choose_place(SESSION)
    elif open_it and address.strip() != place:
        choose_place(address.strip())


def choose_place(place: str) -> None:
    """Use another library from now on."""
    st.session_state["place"] = place
    for key in ("place_trouble", "last_load", "samples", "laid"):
        st.session_state.pop(key, None)
    st.rerun()
