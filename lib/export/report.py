"""A report of the rows under a filter: one HTML file that opens anywhere and prints well.

It holds all it shows: no script, no picture, no font, no address that a
browser would fetch; its policy forbids them besides. Every word from a page
is escaped and kept apart from the direction of the words around it.
"""
from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from lib.cells import clean_text
from lib.export.fragments import safe_address
from lib.export.references import Citation, Reference, build_references, cell, cite_row, records
from lib.export.words import load_words
from lib.labels import Labels
from lib.markup import escape, tag
from lib.palette import STANCE_SIGNS
from lib.schema import KINDS, POLARITY, STANCES

STYLE = Path(__file__).with_name("report.css")

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language's code (BCP 47)."""

MOST_TEASERS = 1_000
"""Teasers that a report lists; more could not be read on paper."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of.

    Attributes
    ----------
    sentence
        The filter in words, empty for none.
    made_on
        The day of the report.
    pages, articles, teasers, commitments
        Rows under the filter, with the columns of `lib.frames.SCHEMA`; the
        column `review`, where there is one, marks rows corrected by hand.
    title
        A heading of the user's own, else the project's.
    method
        A method note of the user's own, paragraphs divided by empty lines.
    address
        An http or https address that restores the view.
    """

    sentence: str
    made_on: date
    pages: pd.DataFrame
    articles: pd.DataFrame
    teasers: pd.DataFrame
    commitments: pd.DataFrame
    title: str = ""
    method: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every part of the report needs: the material, the words, and the articles as sources."""

    material: Material
    labels: Labels
    words: Mapping[str, str]
    references: Mapping[str, Reference]

    def say(self, key: str, **values: str) -> str:
        """Words of the report, escaped, with values set in."""
        return words_html(self.words[key].format(**values) if values else self.words[key])


def write_report(material: Material, labels: Labels) -> bytes:
    """The report as an HTML file in the language of the labels."""
    desk = Desk(material, labels, load_words(labels.language), build_references(material.pages, material.articles))
    title = words_html(material.title or desk.words["heading"])
    sections = [("found", draw_counts(desk)), ("evidence", draw_evidence(desk)), ("teasers", draw_teasers(desk)),
                ("sources", draw_sources(desk)), ("method", draw_method(desk))]
    contents = "".join(tag("li", tag("a", desk.say(name), href=f"#{name}")) for name, _ in sections)
    parts = [tag("h1", title), draw_heading(desk),
             tag("nav", tag("p", tag("strong", desk.say("contents"))) + tag("ol", contents, cls="plain"))]
    parts += [tag("section", tag("h2", desk.say(name), id=name) + body) for name, body in sections]
    return wrap(labels.language, title, tag("main", "\n".join(parts))).encode()


def wrap(language: str, title: str, body: str) -> str:
    """A page around HTML that is safe already."""
    style = read_style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = [
        "<meta charset=\"utf-8\">", f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<meta name=\"referrer\" content=\"no-referrer\">", f"<title>{title}</title>", f"<style>{style}</style>",
    ]
    top = ["<!DOCTYPE html>", f"<html lang=\"{language}\">", "<head>", *head, "</head>"]
    return "\n".join([*top, "<body>", body, "</body>", "</html>", ""])


@cache
def read_style() -> str:
    """The report's style sheet."""
    return STYLE.read_text("utf-8")


def words_html(words: object) -> str:
    """Words of the interface, escaped."""
    return escape(clean_text(str(words)))


def page_html(words: object, language: str | None = None) -> str:
    """Words from a page: escaped, in their own direction and language."""
    known = language if language and LANGUAGE.fullmatch(language) else None
    return tag("bdi", words_html(words), lang=known) if words else ""


def anchor(address: str | None, inner: str) -> str:
    """HTML that leads to an address of the web, as it is where there is none."""
    safe = safe_address(address)
    return tag("a", inner, href=safe, rel="noopener noreferrer nofollow") if safe else inner


# --------------------------------------------------------------------- sections
def draw_heading(desk: Desk) -> str:
    """Filter, day, and the link that restores the view."""
    material = desk.material
    lines = [desk.say("filter") + ": " + page_html(material.sentence or desk.words["everything"]),
             desk.say("made", day=desk.labels.day(material.made_on))]
    if safe_address(material.address):
        lines.append(anchor(material.address, desk.say("view")))
    return "".join(tag("p", line) for line in lines)


def draw_counts(desk: Desk) -> str:
    """How many rows of each kind, and which publishers and languages."""
    material, labels = desk.material, desk.labels
    counts = [labels.count(noun, len(rows)) for noun, rows in (
        ("pages", material.pages), ("articles", material.articles), ("teasers", material.teasers),
        ("commitments", material.commitments))]
    publishers = sorted({str(cell(row, "publisher")) for row in records(material.pages) if cell(row, "publisher")})
    listed = tag("ul", "".join(tag("li", words_html(count)) for count in counts))
    return listed + (tag("p", page_html(", ".join(publishers)), cls="soft") if publishers else "")


def draw_evidence(desk: Desk) -> str:
    """The sentences of each country, a table each."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(records(desk.material.commitments), key=order_of):
        groups.setdefault(str(row["country"]), []).append(row)
    if not groups:
        return tag("p", desk.say("evidence_none"))
    articles = {row["page_id"]: row for row in records(desk.material.articles)}
    names = sorted(groups, key=lambda code: desk.labels.country(code).casefold())
    used = [stance for stance in STANCES if any(row["stance"] == stance for rows in groups.values() for row in rows)]
    ways = [tag("a", words_html(f"{desk.labels.country(name)} ({len(groups[name])})"), href=f"#country-{escape(name)}")
            for name in names]
    tables = "".join(draw_country(desk, name, groups[name], articles) for name in names)
    return tag("p", " · ".join(ways)) + draw_legend(desk, used) + tables


def order_of(row: Mapping[str, Any]) -> tuple[int, int]:
    """By kind, then most in favour first; unknown codes last."""
    kind, stance = row["kind"], row["stance"]
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), STANCES.index(stance) if stance in STANCES else 99)


def draw_legend(desk: Desk, stances: Sequence[str]) -> str:
    """What the stances in this report mean."""
    rows = "".join(tag("dt", draw_stance(desk, stance)) +
                   tag("dd", words_html(desk.labels.say(f"stance_meaning.{stance}", ""))) for stance in stances)
    return tag("h3", desk.say("stands_for")) + tag("dl", rows)


def draw_stance(desk: Desk, stance: str) -> str:
    """A stance with its sign, its side as a coloured edge."""
    words = words_html(f"{STANCE_SIGNS.get(stance, '')} {desk.labels.stance(stance)}".strip())
    return tag("span", words, cls=f"stance-mark {POLARITY.get(stance, 'unclear')}")


def draw_country(desk: Desk, code: str, rows: Iterable[Mapping[str, Any]], articles: Mapping[str, Any]) -> str:
    """One country's sentences as a table."""
    name = words_html(desk.labels.country(code))
    head = "".join(tag("th", desk.say(key), scope="col") for key in ("kind", "stance", "sentence", "source"))
    body = "".join(draw_record(desk, row, articles) for row in rows)
    heading = tag("h3", name, id=f"country-{code}")
    return heading + tag("table", tag("caption", name) + tag("thead", tag("tr", head)) + tag("tbody", body))


def draw_record(desk: Desk, row: Mapping[str, Any], articles: Mapping[str, Any]) -> str:
    """One record: what, stance, sentence with who said it, source."""
    review = cell(row, "review")
    reference = desk.references.get(row["page_id"])
    language = reference.language if reference else None
    notes = [desk.say("said_by", who=cell(row, "attributed_to")) if cell(row, "attributed_to") else "",
             desk.say("amount", amount=cell(row, "amount_text")) if cell(row, "amount_text") else "",
             desk.say(review) if review in ("accepted", "changed", "added") else ""]
    notes_html = "".join(tag("div", note, cls="soft") for note in notes if note)
    item = tag("div", page_html(cell(row, "item")), cls="soft") if cell(row, "item") else ""
    return tag("tr", tag("td", words_html(desk.labels.kind(str(row["kind"]))) + item, cls="kind")
               + tag("td", draw_stance(desk, str(row["stance"])), cls="stance")
               + tag("td", tag("blockquote", page_html(row["evidence"], language)) + notes_html)
               + tag("td", draw_origin(desk, row, articles), cls="source"))


def draw_origin(desk: Desk, row: Mapping[str, Any], articles: Mapping[str, Any]) -> str:
    """Publisher, headline and day of a record's article, and the way to the sentence in its page."""
    reference = desk.references.get(row["page_id"])
    if reference is None:
        return ""
    address = cite_row(row, reference, articles[row["page_id"]]).address
    way = tag("div", anchor(address, desk.say("in_page")), cls="soft") if address else ""
    return draw_title(desk, reference) + way


def draw_title(desk: Desk, reference: Reference) -> str:
    """An article: its headline, publisher and day."""
    day = desk.labels.day(reference.published_on) if reference.published_on else desk.words["published_unknown"]
    return page_html(reference.title or desk.words["untitled"], reference.language) + tag(
        "div", ", ".join(filter(None, [page_html(reference.publisher), words_html(day)])), cls="soft")


def draw_teasers(desk: Desk) -> str:
    """The teasers with topic and time."""
    rows = records(desk.material.teasers.head(MOST_TEASERS))
    if not rows:
        return tag("p", desk.say("teasers_none"))
    more = len(desk.material.teasers) - len(rows)
    last = tag("p", desk.say("teasers_more", n=desk.labels.number(more))) if more else ""
    return tag("ol", "".join(draw_teaser(desk, row) for row in rows), cls="plain") + last


def draw_teaser(desk: Desk, row: Mapping[str, Any]) -> str:
    """One teaser: headline, topics, agency, time."""
    topics = cell(row, "topics")
    details = [", ".join(map(desk.labels.topic, topics)) if isinstance(topics, Iterable) else "",
               cell(row, "agency") or "", say_time(desk, row)]
    line = " · ".join(page_html(detail) for detail in details if detail)
    return tag("li", anchor(cell(row, "url"), page_html(row["title"])) + tag("div", line, cls="soft"))


def say_time(desk: Desk, row: Mapping[str, Any]) -> str:
    """When a teaser was published, in words."""
    exact = cell(row, "published_at") or cell(row, "published_on")
    if exact:
        return desk.labels.moment(exact)
    after, before = cell(row, "published_after"), cell(row, "published_before")
    if after and before:
        return desk.words["time_between"].format(after=desk.labels.moment(after), before=desk.labels.moment(before))
    return desk.words["time_unknown"]


def draw_sources(desk: Desk) -> str:
    """Every article with authors, address, and when its page was saved."""
    if not desk.references:
        return tag("p", desk.say("sources_none"))
    return tag("ol", "".join(draw_source(desk, Citation(r)) for r in desk.references.values()), cls="plain sources")


def draw_source(desk: Desk, citation: Citation) -> str:
    """One article as a source."""
    source, days = citation.reference, citation.reference.accessed
    saved = ""
    if len(days) == 2:
        saved = desk.say("saved_between", first=desk.labels.day(days[0]), last=desk.labels.day(days[1]))
    elif days:
        saved = desk.say("saved_on", day=desk.labels.day(days[0]))
    address = citation.address
    way = anchor(address, page_html(address)) if address else desk.say("no_address")
    lines = [page_html(", ".join(source.authors)), way, saved]
    return tag("li", draw_title(desk, source) + "".join(tag("div", line, cls="soft") for line in lines if line))


def draw_method(desk: Desk) -> str:
    """How the rows came about."""
    text = desk.material.method or desk.words["method_text"]
    return "".join(tag("p", words_html(part)) for part in text.split("\n\n") if part.strip())
