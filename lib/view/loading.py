"""The Load page's parts: uploading, the report, correcting a page."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.typing import UploadedFile

from lib.filters import Filter
from lib.frames import FAILED, PARTLY, READ, ReportRow
from lib.labels import Labels
from lib.library.intake import read_again, take_in
from lib.markup import escape, safe_link, tag
from lib.reader import select_pages
from lib.schema import Document
from lib.view.few import MOST
from lib.view.shell import page_file, say
from lib.view.state import has_uploads, labels, library, read_library, samples, uploads
from lib.view.times import say_capture

UPLOAD_MB = 200
"""The uploader takes larger files than a page may be, so that the report can name the limit."""
URGENCY = (FAILED, PARTLY, READ)
"""What needs a look comes first."""
STATUS_SIGNS = {READ: "✓", PARTLY: "◐", FAILED: "×"}


def draw_upload() -> None:
    """Files, a folder, or pasted text; read at once, with a progress bar."""
    words, turn = labels(), st.session_state.setdefault("upload_turn", 0)
    files, folder, paste = st.tabs([words("load.files_tab"), words("load.folder_tab"), words("load.paste_tab")])
    with files:
        chosen = st.file_uploader(words("load.files"), accept_multiple_files=True, key=f"files_{turn}",
                                  max_upload_size=UPLOAD_MB, help=words("load.limits"))
    with folder:
        found = st.file_uploader(words("load.folder"), accept_multiple_files="directory", key=f"folder_{turn}",
                                 max_upload_size=UPLOAD_MB, help=words("load.limits"))
    with paste, st.form("paste_form", clear_on_submit=True, border=False):
        text = st.text_area(words("load.paste"), height=180, key="paste")
        name = st.text_input(words("load.paste_name"), key="paste_name", placeholder=words("load.paste_default"))
        pasted = st.form_submit_button(words("load.paste_button"))
    st.caption(words("load.limits"))
    if chosen or found:
        pages = set(select_pages(file.name for file in found or []))
        read_files([*(chosen or []), *(file for file in found or [] if file.name in pages)], len(found or []) - len(pages))
    elif pasted and text.strip():
        keep_result(take_in(uploads(), text.encode("utf-8"), f"{name or words('load.paste_default')}.txt"))


def read_files(files: Sequence[UploadedFile], left_out: int = 0) -> None:
    """Read uploaded files one by one, drop their bytes, then show the page anew with what was read.

    Parameters
    ----------
    left_out
        How many files of a folder are no pages: pictures, styles, the frames of a page that was saved as complete.
    """
    words, rows = labels(), list[ReportRow]()
    bar = st.progress(0.0)
    for number, file in enumerate(files, 1):
        bar.progress(number / len(files), text=words("load.progress", name=plain(file.name), n=words.number(number),
                                                     total=words.number(len(files))))
        rows += take_in(uploads(), file.getvalue(), file.name)
    if left_out:
        st.session_state["notice"] = words("load.left_out", files=words.count("files", left_out))
    keep_result(rows)


def plain(name: str) -> str:
    """The end of a file's name without what Markdown would take for a sign."""
    return "".join(letter if letter.isalnum() or letter in " .-/" else " " for letter in name)[-60:]


def keep_result(rows: list[ReportRow]) -> None:
    """Remember what the last upload gave, empty the uploader, show the uploads."""
    st.session_state["last_load"] = rows
    st.session_state["upload_turn"] = st.session_state.get("upload_turn", 0) + 1
    st.session_state["show_uploads"] = True
    st.rerun()


def draw_result() -> None:
    """What the last upload gave, and where to go from there."""
    words = labels()
    rows: list[ReportRow] = st.session_state.get("last_load", [])
    if not rows:
        if not has_uploads():
            say(words("load.samples_first"))
            draw_next(words)
        return
    read = [row for row in rows if row.status != FAILED]
    if read:
        st.success(words(
            "load.done", files=words.count("pages", len(read)),
            articles=words.count("articles", sum(row.articles for row in read)),
            teasers=words.count("teasers", sum(row.teasers for row in read)),
            commitments=words.count("commitments", sum(row.commitments for row in read))))
        draw_next(words)
    if len(read) < len(rows):
        st.warning(words("load.done_failed", files=words.count("files", len(rows) - len(read))))


def draw_next(words: Labels) -> None:
    """Ways on."""
    with st.container(horizontal=True):
        for number, name in enumerate(("map", "overview", "article", "timeline")):
            if st.button(words(f"load.next_{name}"), type="primary" if number == 0 else "secondary", key=f"next_{name}"):
                st.switch_page(page_file(name))


# ------------------------------------------------------------------ report
def draw_report() -> None:
    """One row a page or failed file: what was found, why not more, what to do."""
    words, rows = labels(), library().reports(MOST)
    if read_library() is samples():
        st.caption(words("load.report_samples"))
    if not rows:
        say(words("load.report_empty"))
        return
    heads = "".join(tag("th", escape(words(f"load.column_{name}")), scope="col")
                    for name in ("status", "file", "found", "why"))
    body = "".join(report_row(row, words) for row in sorted(rows, key=lambda row: URGENCY.index(row.status)))
    table = tag("table", tag("thead", tag("tr", heads)) + tag("tbody", body), cls="ce-report")
    st.html(tag("div", table, cls="ce-scroll", tabindex="0", role="region", aria_label=words("load.report")))
    if len(rows) == MOST:
        st.caption(words("few.last", n=words.number(MOST)))


def report_row(row: ReportRow, words: Labels) -> str:
    """A row of the report in the reader's language, as HTML."""
    status = f"{STATUS_SIGNS[row.status]} {words(f'status.{row.status}')}"
    name = tag("strong", escape(row.title)) + escape(row.source) if row.title else escape(row.source)
    why = escape(say_why(row, words)) + tag("em", escape(say_advice(row, words)))
    cells = [escape(status), name, escape(say_found(row, words)), why if row.status != READ else ""]
    return tag("tr", "".join(tag("td", cell) for cell in cells), cls=f"ce-{row.status}")


def say_found(row: ReportRow, words: Labels) -> str:
    """ "1 article, 16 teasers, 13 commitments"."""
    if row.status == FAILED:
        return ""
    counts = {"articles": row.articles, "teasers": row.teasers, "commitments": row.commitments}
    found = [words.count(noun, count) for noun, count in counts.items() if count]
    return ", ".join(found if row.articles else [words("load.found_none"), *found])


def say_why(row: ReportRow, words: Labels) -> str:
    """What is missing, doubtful or wrong."""
    if row.error:
        template = words.say(f"error.{row.error}.found", "")
        return template.format(**row.values) if template else " ".join(row.why)
    return " ".join(words.say(f"why.{reason}", reason) for reason in row.why)


def say_advice(row: ReportRow, words: Labels) -> str:
    """What to do about it."""
    if row.error:
        return words.say(f"error.{row.error}.advice", "").format(**row.values)
    return words(f"advice.{row.advice}") if row.advice else ""


# -------------------------------------------------------------- correcting
def draw_correction() -> None:
    """Give or correct a page's capture time and address, or remove it."""
    words = labels()
    st.caption(words("load.correct_intro"))
    if read_library() is samples():
        say(words("load.sample_locked"))
        return
    pages = {row.page_id: row.source for row in library().reports(MOST) if row.page_id}
    if not pages:
        say(words("load.report_empty"))
        return
    chosen = st.selectbox(words("load.page"), list(pages), format_func=pages.__getitem__, key="page")
    document = library().document(chosen)
    if document is None:
        return
    say(f"{words('load.captured_now')}: {say_capture(document.page, words)}")
    draw_correction_form(document, words)
    st.button(words("load.remove"), on_click=partial(remove_page, chosen, document.page.source), key="remove")


def draw_correction_form(document: Document, words: Labels) -> None:
    """Capture time, time zone and address of one page."""
    page, zone = document.page, document.page.time_zone or "Europe/Berlin"
    with st.form(f"correct_{page.page_id}", border=True):
        left, middle, right = st.columns(3)
        day = left.date_input(words("load.captured_day"), value=None, format="YYYY-MM-DD", key=f"day_{page.page_id}")
        time = middle.time_input(words("load.captured_time"), value=None, step=60, key=f"time_{page.page_id}")
        zone = right.text_input(words("load.captured_zone"), value=zone, key=f"zone_{page.page_id}")
        url = st.text_input(words("load.url"), value=page.url or "", help=words("load.url_help"), key=f"url_{page.page_id}")
        if not st.form_submit_button(words("load.apply"), type="primary"):
            return
    if (day is None) != (time is None):
        st.error(words("load.bad_time"))
    elif not zone_exists(zone):
        st.error(words("load.bad_zone"))
    elif url and safe_link(url) is None:
        st.error(words("load.bad_url"))
    else:
        moment = datetime.combine(day, time, ZoneInfo(zone)) if day and time else None
        apply_correction(page.page_id, url or None, moment, zone)


def zone_exists(name: str) -> bool:
    """Is there a time zone of this name?"""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def apply_correction(page_id: str, url: str | None, moment: datetime | None, zone: str) -> None:
    """Read a page again with what the user said of it."""
    row = read_again(uploads(), page_id, url=url, captured_at=moment, time_zone=zone)
    if row is None:
        st.error(labels()("load.not_kept"))
        return
    st.session_state["notice"] = labels()("load.applied", name=row.source)
    st.session_state["last_load"] = []
    st.rerun()


def remove_page(page_id: str, name: str) -> None:
    """Forget a page."""
    uploads().remove(page_id)
    st.session_state["last_load"] = []
    st.session_state["notice"] = labels()("load.removed", name=name)


def draw_notice() -> None:
    """Say once what was just done."""
    notice = st.session_state.pop("notice", None)
    if notice:
        say(notice, cls="ce-notice")


def is_empty() -> bool:
    """Is there nothing in the library?"""
    return library().counts(Filter()).pages == 0


