"""What each page gives away."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from lib.figures import BINNED_FROM
from lib.frames import ReportRow, build_frames
from lib.palette import BASIS_COLOURS, CAPTURED, SILENCE_COLOURS, SILENCE_SIGNS, STANCE_COLOURS, STANCE_SIGNS
from lib.questions.compare import align_records
from lib.questions.silence import STATUSES
from lib.questions.trust import Quality, list_calibration, list_scores
from lib.schema import STANCES, Document
from lib.view.byhand import rows_of
from lib.view.downloads import Offer, offer
from lib.view.state import labels, library, wanted

BASIS_SIGNS = {"attribute": "", "printed": "/", "age": "·"}


def offer_records(key: str, rows: pd.DataFrame | Callable[[], pd.DataFrame], title: str, chart: str | None = None, note: str = "") -> None:
    """Records of commitments, and the chart that shows them."""
    offer(key, Offer("commitments", rows, title, chart, "evidence", note, stance_legend() if chart else ()))


def stance_legend() -> tuple[tuple[str, str, str], ...]:
    """Colours and signs of the stances."""
    words = labels()
    return tuple((STANCE_COLOURS[stance], STANCE_SIGNS[stance], words.stance(stance)) for stance in STANCES) + (
        (STANCE_COLOURS["mixed"], STANCE_SIGNS["mixed"], words("map.mixed")),)


def offer_matrix(title: str, grid: Mapping[str, Any], cells: pd.DataFrame) -> None:
    """The matrix of country by kind as a picture and as a table, and the records behind it."""
    rows = partial(library().commitments, wanted().without("country"))
    legend = tuple(entry for entry in stance_legend() if entry[1] != STANCE_SIGNS["mixed"])
    offer("matrix", Offer("commitments", rows, title, cites="evidence", grid=grid, legend=legend, more={"matrix": cells}))


def offer_comparison(records: pd.DataFrame, pages: dict[str, str], more: Mapping[str, pd.DataFrame], title: str) -> None:
    """The records that stand side by side, with how they go together, and the other tables of the page."""
    keys = list(dict.fromkeys(records["page_id"]))
    found = align_records(records, keys).explode("commitment_ids").dropna(subset="commitment_ids")
    agreement = dict(zip(found["commitment_ids"], found["agreement"], strict=True))
    names = records["commitment_id"]
    rows = records.assign(page_id=names.map(pages), agreement=names.map(agreement))
    offer("compare", Offer("comparison", rows, title, cites="evidence", more={name: table for name, table in more.items() if len(table)}))


def offer_hits(rows: Callable[[], pd.DataFrame], title: str, articles_alone: bool) -> None:
    """What a search found."""
    offer("search", Offer("hits", rows, title, cites="articles" if articles_alone else None))


def offer_silences(rows: pd.DataFrame, title: str, list_words: str) -> None:
    """What the articles say of each country of a list, and the map of it."""
    words = labels()
    legend = tuple((SILENCE_COLOURS[status], SILENCE_SIGNS[status], words(f"silence.{status}", n=words.number(int(rows["of_articles"].max()))))
                   for status in STATUSES if len(rows))
    note = f"{words('silence.note')} {words('map.borders')}"
    offer("silence", Offer("silence", rows, f"{title}: {list_words}", "map", note=note, legend=legend))


def offer_counted(rows: pd.DataFrame, title: str) -> None:
    """How many an article counts, and how many it names."""
    offer("counted", Offer("counted", rows, title))


def offer_share(key: str, rows: Callable[[], pd.DataFrame], title: str, note: str) -> None:
    """A picture of the teaser wall, and the counts behind it."""
    offer(f"wall_{key}", Offer(f"teaser-{key}", rows, f"{labels()('wall.title')} {title}", f"wall_{key}", note=note))


def offer_scores(quality: Quality | None, agreement: pd.DataFrame, title: str) -> None:
    """What was measured, by the project and by those who review here."""
    measured = {"scores": list_scores(quality), "calibration": list_calibration(quality)} if quality else {}
    tables = measured | ({"agreement": agreement} if len(agreement) else {})
    if tables:
        name, rows = next(iter(tables.items()))
        offer("method", Offer(name, rows, title, more={key: table for key, table in tables.items() if key != name}))


def offer_teasers(title: str, drawn: bool, number: int) -> None:
    """All teasers under the filter, and their timeline where it is drawn; counted, it has a legend of its own."""
    words = labels()
    legend = tuple((BASIS_COLOURS[basis], sign, words(f"basis.{basis}")) for basis, sign in BASIS_SIGNS.items()) + (
        (CAPTURED, "", words("timeline.captured")),) if number < BINNED_FROM else ()
    offer("timeline", Offer("teasers", partial(library().teasers, wanted()), title, "timeline" if drawn else None, legend=legend))


def offer_article(document: Document) -> None:
    """One article's records."""
    title = document.article.title if document.article and document.article.title else document.page.source
    offer("article", Offer("commitments", rows_of(document), title, cites="evidence"))


def offer_articles(title: str, chart: str | None = None) -> None:
    """The articles under the filter."""
    offer("articles", Offer("articles", partial(library().articles, wanted()), title, chart, "articles"))


def offer_report(title: str) -> None:
    """The load report."""
    offer("report", Offer("load-report", lambda: load_report(library().reports()), title))


def load_report(reports: list[ReportRow]) -> pd.DataFrame:
    """The load report as a frame."""
    return build_frames([], reports).report
