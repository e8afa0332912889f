"""What a session remembers: its uploads, its language, its filter."""
from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from lib.filters import WORDS, Filter
from lib.labels import LANGUAGES, Labels, choose_language, load_labels
from lib.library import Library
from lib.library.intake import take_in
from lib.library.sqlite import SqliteLibrary
from lib.view.keeping import kept_library
from lib.view.overlay import lay

SAMPLES = Path(__file__).parents[2] / "sample_data"
SAMPLE_ENDINGS = (".html", ".htm", ".txt", ".mhtml", ".gz")


def labels() -> Labels:
    """The interface's words: by the switch, else by the address, else by the browser's language."""
    wanted = st.session_state.get("lang") or st.query_params.get("lang")
    return load_labels(wanted if wanted in LANGUAGES else choose_language(st.context.locale))


@st.cache_resource(show_spinner=False)
def samples() -> Library:
    """The sample pages, read once for all sessions; nobody changes them."""
    library = SqliteLibrary()
    for path in sorted(SAMPLES.glob("*")):
        if path.suffix in SAMPLE_ENDINGS:
            take_in(library, path.read_bytes(), path.name)
    return library


def uploads() -> Library:
    """What was uploaded: the library on this machine, or this session's own."""
    return kept_library()


def has_uploads() -> bool:
    """Was anything uploaded?"""
    kept = uploads()
    return bool(kept.counts(Filter()).pages or st.session_state.get("last_load") or kept.reports())


def shows_samples() -> bool:
    """Are the sample pages shown: until the first upload, and whenever the switch brings them back?"""
    return not has_uploads() or bool(st.session_state.get("samples"))


def read_library() -> Library:
    """The library that is shown, its rows as the machine read them."""
    return samples() if shows_samples() else uploads()


def library() -> Library:
    """The library that all pages show: its rows under the corrections made by hand."""
    return lay(read_library(), uploads())


def wanted() -> Filter:
    """The filter of the sidebar."""
    days = st.session_state.get("days") or ()
    chosen = {word: tuple(st.session_state.get(word) or ()) for word in WORDS[:4]}
    return Filter(**chosen, days=tuple(day for day in days if isinstance(day, date)))


def set_filter(changed: Filter) -> None:
    """Write a filter into the sidebar's widgets; only before they are drawn, or from a callback."""
    for word in WORDS:
        st.session_state[word] = list(getattr(changed, word)) if word != "days" else tuple(changed.days)


def toggle_country(code: str) -> None:
    """Add a country to the filter, or take it out."""
    set_filter(wanted().toggled("country", code))
