"""An item under review as HTML: its words in their surroundings, and what led to it."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lib.frames import teaser_ids, zone_of
from lib.labels import Labels
from lib.markup import Mark, escape, mark_text, tag
from lib.review import changes_of
from lib.schema import Commitment, Document
from lib.view.article import chips, describe, reasons
from lib.view.marks import mention_marks, sentence_marks, sign
from lib.view.subject import Item, Row, name_value
from lib.view.times import as_moment, say_capture, say_moment, say_teaser_time

AROUND = 240
"""Most characters shown on each side of a sentence."""


def say_source(document: Document, words: Labels) -> str:
    """Publisher, day and title of the article that an item is from."""
    page, article = document.page, document.article
    day = say_moment(article.published_at, str(zone_of(page)), words) if article else None
    title = article.title if article and article.title else words("article.untitled")
    return tag("p", escape(" · ".join(filter(None, [page.publisher, day, title]))), cls="ce-source")


# -------------------------------------------------------------------- commitments
def draw_record(document: Document, record: Commitment, words: Labels) -> str:
    """A commitment in its sentence, with what stands around it."""
    head = tag("p", sign(record.stance) + tag("strong", escape(words.country(record.country))) + tag(
        "span", escape(f"{words.kind(record.kind)} · {words.stance(record.stance)}")), cls="ce-item-head")
    return tag("section", head + say_source(document, words) + tag(
        "article", around(document, record, words), cls="ce-article ce-body ce-context", lang=document.page.language),
        cls="ce-card")


def around(document: Document, record: Commitment, words: Labels) -> str:
    """A sentence marked in the words around it."""
    text = getattr(document.article, record.where, None) or ""
    begin, end = cut_around(text, record.start, record.end)
    mentions = [m for m in document.mentions if m.where == record.where]
    marks = [*sentence_marks([record], words, record), *mention_marks(mentions, words),
             *(Mark(cue.start, cue.end, "ce-cue", depth=1) for cue in record.cues)]
    moved = [replace(mark, start=mark.start - begin, end=mark.end - begin, anchor=None) for mark in marks
             if mark.start >= begin and mark.end <= end]
    lead = "… " if begin and text[begin - 1] != "\n" else ""
    tail = " …" if end < len(text) and text[end] != "\n" else ""
    shifted = [replace(mark, start=mark.start + len(lead), end=mark.end + len(lead)) for mark in moved]
    return mark_text(lead + text[begin:end] + tail, shifted)


def cut_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where to cut a text around a sentence: at paragraphs, else between words."""
    begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
    first, last = text.find("\n", begin, start), text.rfind("\n", end, stop)
    if begin:
        begin = first + 1 if first >= 0 else text.find(" ", begin, start) + 1 or start
    if stop < len(text):
        stop = last if last >= 0 else max(text.rfind(" ", end, stop), end)
    return begin, stop


def draw_reasons(document: Document, record: Commitment, warned: bool, words: Labels) -> str:
    """Why the machine made the record, and what is doubtful about its page."""
    meaning = tag("p", escape(f"{words.stance(record.stance)}: {words('stance_meaning.' + record.stance)}"), cls="ce-note")
    return tag("section", tag("h3", escape(words("review.why"))) + meaning + describe(reasons(record, words))
               + (say_warnings(document) if warned else ""), cls="ce-card")


def say_warnings(document: Document) -> str:
    """The warnings that the page was read with."""
    return tag("ul", "".join(tag("li", escape(warning)) for warning in document.warnings), cls="ce-warned") \
        if document.warnings else ""


# ------------------------------------------------------------- teasers and articles
def draw_card(item: Item, document: Document, row: Row, words: Labels) -> str:
    """A teaser, or an article's head, with the value under review."""
    value = escape(value_of(item, row, document, words))
    head = tag("p", tag("strong", value) + tag("span", escape(words(f"review.check_of_{item.target}"))), cls="ce-item-head")
    title = tag("div", tag("p", escape(row.get("title") or words("article.untitled"))), cls="ce-headline")
    body = tag("p", escape(row.get("kicker")), cls="ce-kicker") if row.get("kicker") else ""
    lead = row.get("text") if item.teaser_id else row.get("lead")
    body += title + (tag("p", escape(lead)) if lead else "")
    return tag("section", head + say_source(document, words) + tag(
        "article", body, cls="ce-article ce-context", lang=document.page.language), cls="ce-card")


def draw_mention(document: Document, row: Row, words: Labels) -> str:
    """A country named, in the words around it."""
    head = tag("p", tag("strong", escape(words.country(row["country"]))) + tag("span", escape(words("review.check_of_mention"))), cls="ce-item-head")
    if row["teaser_id"]:
        names = teaser_ids(document.page.page_id, document.teasers)
        teaser = next((t for name, t in zip(names, document.teasers, strict=True) if name == row["teaser_id"]), None)
        text = "\n".join(filter(None, [teaser.title, teaser.text])) if teaser else row["text"]
    else:
        text = getattr(document.article, row["where"], None) or ""
    begin, end = cut_around(text, row["start"], row["end"])
    mark = Mark(row["start"] - begin, row["end"] - begin, "ce-sentence ce-chosen", depth=0, after=tag("sub", escape(row["country"])))
    return tag("section", head + say_source(document, words) + tag(
        "article", mark_text(text[begin:end], [mark]), cls="ce-article ce-body ce-context", lang=document.page.language), cls="ce-card")


def value_of(item: Item, row: Row, document: Document, words: Labels) -> str:
    """What is under review, in words."""
    if item.target == "date":
        return say_date(item, row, document, words)
    return name_value("topic", item.value, words) if item.target == "topic" else str(row.get("title") or "")


def say_date(item: Item, row: Row, document: Document, words: Labels) -> str:
    """A date of an article or teaser as exactly as it is known."""
    zone = str(zone_of(document.page))
    if item.teaser_id:
        return say_teaser_time(row | {"time_zone": zone}, words)
    moment = as_moment(row[f"{item.field}_at"]) or row[f"{item.field}_on"]
    return say_moment(moment, zone, words) or words("review.unknown")


def draw_facts(item: Item, document: Document, row: Row, words: Labels) -> str:
    """What the machine went by."""
    return tag("section", tag("h3", escape(words("review.why"))) + describe(facts_of(item, document, row, words))
               + (say_warnings(document) if item.warned else ""), cls="ce-card")


def facts_of(item: Item, document: Document, row: Row, words: Labels) -> Iterable[tuple[str, str]]:
    """Pairs of a name and safe HTML."""
    yield words("article.confidence"), escape(f"{1 - item.doubt:.0%}")
    yield words("review.how"), escape(words.say(f"how.{row.get('how')}", "")) if item.target == "mention" else ""
    yield words("column.time_text"), escape(row.get("time_text"))
    basis = row.get("time_basis")
    yield words("column.basis"), escape(words.say(f"basis.{basis}", str(basis)) if basis else None)
    yield words("article.captured"), escape(say_capture(document.page, words)) if item.target == "date" else ""
    yield words("article.topics"), chips([words.topic(topic) for topic in row.get("topics") or []])
    yield words("article.agency"), escape(row.get("agency"))
    yield words("column.title_kind"), escape(words.say(f"title_kind.{row.get('title_kind')}", "")) if item.teaser_id else ""
    yield words("article.file"), escape(document.page.source)


# --------------------------------------------------------------------- what was said
def draw_verdict(row: Row, words: Labels) -> str:
    """What people said of the row already."""
    if not row.get("review"):
        return ""
    said = words(f"review.was_{row['review']}", who=row["reviewed_by"], when=say_moment(as_moment(row["reviewed_at"]), None, words))
    changes = "; ".join(f"{words.say('field.' + name, name)}: {name_machine(name, value, words)} → "
                        f"{name_machine(name, row.get(name), words)}" for name, value in told(row).items())
    note = f" „{row['review_note']}“" if row.get("review_note") else ""
    return tag("p", escape(" ".join(filter(None, [said, changes]))) + escape(note), cls=f"ce-verdict ce-{row['review']}")


def told(row: Row) -> dict[str, Any]:
    """What the machine read where a row shows something else; of a date its day or instant alone."""
    frame = next((name for column, name in (("commitment_id", "commitments"), ("how", "mentions"), ("teaser_id", "teasers")) if column in row),
                 "articles")
    changes = changes_of(row, frame)
    return {name: value for name, value in changes.items() if name not in ("time_basis", "published_after", "published_before")
            and not (name.endswith("_on") and name[:-2] + "at" in changes)}


def name_machine(name: str, value: Any, words: Labels) -> str:
    """A cell in the reader's words."""
    if isinstance(value, list):
        return words.join(words.topic(topic) for topic in value) or words("review.unknown")
    moment = as_moment(value) if not isinstance(value, str) else None
    if moment is not None and hasattr(moment, "year"):
        return words.moment(moment)
    return name_value(name, "" if value is None else str(value), words)
