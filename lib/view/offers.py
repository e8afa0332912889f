"""What each page gives away."""
from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from lib.frames import ReportRow, build_frames
from lib.palette import BASIS_COLOURS, CAPTURED, STANCE_COLOURS, STANCE_SIGNS
from lib.questions.compare import align_records
from lib.schema import STANCES, Document
from lib.view.byhand import rows_of
from lib.view.downloads import Offer, offer
from lib.view.state import labels, library, wanted

BASIS_SIGNS = {"attribute": "", "printed": "/", "age": "·"}


def offer_records(key: str, rows: pd.DataFrame, title: str, chart: str | None = None, note: str = "") -> None:
    """Records of commitments, and the chart that shows them."""
    offer(key, Offer("commitments", rows, title, chart, "evidence", note, stance_legend() if chart else ()))


def stance_legend() -> tuple[tuple[str, str, str], ...]:
    """Colours and signs of the stances."""
    words = labels()
    return tuple((STANCE_COLOURS[stance], STANCE_SIGNS[stance], words.stance(stance)) for stance in STANCES) + (
        (STANCE_COLOURS["mixed"], STANCE_SIGNS["mixed"], words("map.mixed")),)


def offer_matrix(title: str) -> None:
    """The records behind the matrix of country by kind."""
    rows = partial(library().commitments, wanted().without("country"))
    offer("matrix", Offer("commitments", rows, title, cites="evidence"))


def offer_comparison(records: pd.DataFrame, pages: dict[str, str], title: str) -> None:
    """The records that stand side by side, with how they go together."""
    keys = list(dict.fromkeys(records["page_id"]))
    found = align_records(records, keys).explode("commitment_ids").dropna(subset="commitment_ids")
    agreement = dict(zip(found["commitment_ids"], found["agreement"], strict=True))
    names = records["commitment_id"]
    rows = records.assign(page_id=names.map(pages), agreement=names.map(agreement))
    offer("compare", Offer("comparison", rows, title, cites="evidence"))


def offer_hits(rows: Callable[[], pd.DataFrame], title: str, articles_alone: bool) -> None:
    """What a search found."""
    offer("search", Offer("hits", rows, title, cites="articles" if articles_alone else None))


def offer_silences(rows: pd.DataFrame, title: str) -> None:
    """What the articles say of each country of a list."""
    offer("silence", Offer("silence", rows, title))


def offer_teasers(rows: pd.DataFrame, title: str, *, drawn: bool = True) -> None:
    """Teasers, and their timeline where it is drawn."""
    words = labels()
    legend = tuple((BASIS_COLOURS[basis], sign, words(f"basis.{basis}")) for basis, sign in BASIS_SIGNS.items()) + (
        (CAPTURED, "", words("timeline.captured")),)
    offer("timeline", Offer("teasers", rows, title, "timeline" if drawn else None, legend=legend))


def offer_article(document: Document) -> None:
    """One article's records."""
    title = document.article.title if document.article and document.article.title else document.page.source
    offer("article", Offer("commitments", rows_of(document), title, cites="evidence"))


def offer_articles(title: str, chart: str | None = None) -> None:
    """The articles under the filter."""
    offer("articles", Offer("articles", partial(library().articles, wanted()), title, chart, "articles"))


def offer_report(title: str) -> None:
    """The load report."""
    offer("report", Offer("load-report", partial(load_report, library().reports()), title))


def load_report(reports: list[ReportRow]) -> pd.DataFrame:
    """The load report as a frame."""
    return build_frames([], reports).report
