"""The Article page's parts: choosing, reading, and why a sentence was recorded."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from lib.filters import Filter
from lib.frames import zone_of
from lib.labels import Labels
from lib.markup import escape, link, tag
from lib.schema import Article, Commitment, Document, Page
from lib.view import empty
from lib.view.byhand import find_record, hand_line, rows_of
from lib.view.few import MOST
from lib.view.finding import anchor_asked, draw_found, found_marks
from lib.view.jump import jump_to
from lib.view.marks import anchor_of, draw_legend, marked, sign
from lib.view.rows import lead_to
from lib.view.shell import say
from lib.view.state import labels, library, wanted
from lib.view.tables import draw_commitments
from lib.view.times import say_capture, say_moment


def choose_article() -> Document | None:
    """The select box over the articles of the filter; one opened from a table stays even if the filter leaves it out."""
    words = labels()
    rows = library().articles(wanted(), limit=MOST)
    names = {key: name_article(title, publisher, words)
             for key, title, publisher in zip(rows["page_id"], rows["title"], rows["publisher"], strict=True)}
    opened = st.session_state.get("article")
    document = library().document(opened) if opened else None
    if document is not None and document.article is not None:
        names.setdefault(document.page.page_id, name_article(document.article.title, document.page.publisher, words))
    elif names:
        st.session_state["article"] = next(iter(names))
    else:
        st.session_state.pop("article", None)
        return None
    chosen = st.selectbox(words("article.choose"), list(names), key="article", format_func=names.__getitem__,
                          on_change=forget_record, persist_state="session", label_visibility="collapsed")
    if len(rows) == MOST:
        st.caption(words("few.offered", n=words.number(MOST)))
    return library().document(chosen) if chosen else None


def name_article(title: object, publisher: object, words: Labels) -> str:
    """An article's title and publisher."""
    named = title if isinstance(title, str) and title else words("article.untitled")
    return f"{named} – {publisher}" if isinstance(publisher, str) else named


def forget_record() -> None:
    """Another article: no record and no teaser is chosen."""
    st.session_state["record"] = st.session_state["teaser"] = None


def say_nothing_here() -> None:
    """No article: because of the filter, or because there is none; and what to do."""
    words, total = labels(), library().counts(Filter()).articles
    if total:
        empty.say_nothing_here(words("article.empty"), words("article.empty_hint"))
    else:
        empty.say_nothing_here(words("article.nothing"), words("article.nothing_hint"))


def chosen_record(document: Document) -> Commitment | None:
    """The record whose sentence is shown with its reasons."""
    named = st.session_state.get("record")
    return find_record(document, named)


# ------------------------------------------------------------------ reading
def draw_head(document: Document) -> None:
    """Publisher and day, headline, lead."""
    article, words, record = the_article(document), labels(), chosen_record(document)
    day = say_moment(article.published_at, str(zone_of(document.page)), words)
    source = link(document.page.url, document.page.publisher or words("article.source")) if document.page.url else escape(document.page.publisher)
    line = " · ".join(filter(None, [source, escape(day), escape(", ".join(article.authors))]))
    why = say_why(record, words)
    title = marked(document, "title", words, record, why, found_marks(document, "title")) or tag("p", escape(words("article.untitled")))
    st.html(tag("article", tag("p", line, cls="ce-kicker") + tag("div", title, cls="ce-headline", role="heading",
                                                                       aria_level="1")
                + tag("div", marked(document, "lead", words, record, why, found_marks(document, "lead")), cls="ce-lead"),
                cls="ce-article", lang=document.page.language))


def draw_ways_on(document: Document) -> None:
    """From one article to others on the same, and to its review."""
    words = labels()
    with st.container(horizontal=True):
        st.button(words("article.compare"), key="to_compare", on_click=partial(compare_with, document.page.page_id),
                  help=words("article.compare_help"))
        if document.commitments:
            st.button(words("article.review"), key="to_review", on_click=review_here, help=words("article.review_help"))


def compare_with(page_id: str) -> None:
    """Open the Compare page with this article chosen; from a callback."""
    st.session_state["articles"], st.session_state["columns"] = page_id, "articles"
    lead_to("compare")


def review_here() -> None:
    """Open the Review page at the chosen record, else at the most doubtful ones; from a callback."""
    st.session_state["check"], st.session_state["status"] = "commitment", "all" if st.session_state.get("record") else "open"
    st.session_state["item"] = st.session_state.get("record")
    lead_to("review")


def draw_records(document: Document) -> None:
    """The article's records as a table; a row leads to its sentence."""
    words = labels()
    st.subheader(words("article.commitments"))
    rows = rows_of(document)
    if rows.empty:
        say(words("article.commitments_none"))
        return
    st.caption(words("article.commitments_hint"))
    draw_commitments(rows, "records", with_article=False, name=words("article.commitments"), on_page="article",
                     height="21rem")


def draw_text(document: Document) -> None:
    """The running text with its marks, and a jump to the chosen sentence."""
    article, words, record = the_article(document), labels(), chosen_record(document)
    st.html(tag("div", draw_legend(words), cls="ce-legend-box"))
    draw_found(document)
    text = marked(document, "text", words, record, say_why(record, words), found_marks(document, "text"))
    notes = "".join(tag("p", escape(words(f"article.{key}")), cls="ce-note")
                    for key, is_so in (("cut", article.truncated), ("paywalled", article.paywalled)) if is_so)
    st.html(tag("article", text + notes, cls="ce-article ce-body", lang=document.page.language))
    jump_to(anchor_of(record.where, record.start) if record else anchor_asked(document))


def the_article(document: Document) -> Article:
    """The document's article; an empty one where it has none."""
    return document.article or Article()


# ------------------------------------------------------------------- beside
def say_why(record: Commitment | None, words: Labels) -> str:
    """Why the chosen sentence has its colour: stance, cues, rule, confidence; as HTML that stands behind it."""
    if record is None:
        return ""
    head = tag("p", sign(record.stance) + " " + tag("strong", escape(words.country(record.country))) + " · "
               + escape(words.kind(record.kind)) + " · " + escape(words.stance(record.stance)) + " "
               + tag("span", escape(f"({words('stance_meaning.' + record.stance)})"), cls="ce-note"), cls="ce-why-head")
    return tag("aside", tag("h3", escape(words("article.why"))) + head + hand_line(record, words) + describe(reasons(record, words)),
               cls="ce-card ce-why", lang=words.language)


def reasons(record: Commitment, words: Labels) -> Iterable[tuple[str, str]]:
    """What led to a record, as pairs of a name and safe HTML."""
    yield words("article.cues"), " ".join(
        tag("mark", escape(text), cls="ce-cue") for text in dict.fromkeys(cue.text for cue in record.cues))
    yield words("article.by_rule"), escape(say_rule(record.rule, words))
    yield words("article.confidence"), escape(f"{record.confidence:.0%}") + tag(
        "meter", "", min=0, max=1, value=record.confidence, aria_label=words("article.confidence"))
    yield words("article.attributed"), escape(record.attributed_to)
    yield words("article.voiced"), escape(words.day(record.voiced_at) if record.voiced_at else None)
    yield words("article.amount"), escape(record.amount_text)
    yield words("article.item"), escape(record.item)
    yield "", escape(words("article.optional") if record.optional else None)


def say_rule(rule: str, words: Labels) -> str:
    """A rule in words; the name of its maker where the table has none."""
    if rule.startswith("not-") and f"rule.{rule}" not in words.words:
        return words("rule.not") + words.say(f"rule.{rule[4:]}", rule[4:])
    return words.say(f"rule.{rule}", rule)


def describe(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values as a list; pairs without a value are left out. Values are HTML already."""
    return tag("dl", "".join(tag("dt", escape(name)) + tag("dd", value) for name, value in pairs if value), cls="ce-facts")


def draw_facts(document: Document) -> None:
    """What is known of the article and its page."""
    words = labels()
    st.html(tag("section", tag("h3", escape(words("article.facts"))) + describe(facts(document, words)), cls="ce-card"))


def facts(document: Document, words: Labels) -> Iterable[tuple[str, str]]:
    """Everything beside the text, as pairs of a name and safe HTML."""
    page, article, zone = document.page, the_article(document), str(zone_of(document.page))
    yield words("article.published"), escape(say_moment(article.published_at, zone, words))
    yield words("article.modified"), escape(say_moment(article.modified_at, zone, words))
    yield words("article.captured"), escape(say_capture(page, words)) + say_clues(page, words)
    yield words("article.publisher"), escape(page.publisher)
    yield words("article.authors"), escape(", ".join(article.authors))
    yield words("article.agency"), escape(article.agency)
    yield words("article.language"), escape(words.language_name(page.language) if page.language else None)
    yield words("article.section"), escape(article.section)
    yield words("article.tags"), chips(article.tags)
    yield words("article.topics"), chips([words.topic(topic) for topic in article.topics])
    yield words("article.length"), escape(words.count("words", article.word_count))
    yield words("article.comments"), escape(None if article.comment_count is None else words.number(article.comment_count))
    yield words("article.countries_named"), chips([words.country(code) for code in sorted({
        mention.country for mention in document.mentions if mention.where != "teaser"})])
    yield words("article.address"), link(page.url, page.url) if page.url else ""
    yield words("article.file"), escape(" · ".join(filter(None, [page.source, page.format, page.encoding])))


def chips(values: Sequence[str]) -> str:
    """Values side by side."""
    return "".join(tag("span", escape(value), cls="ce-chip") for value in values)


def say_clues(page: Page, words: Labels) -> str:
    """The reasons of the capture time: each clue's words and the bound that it set."""
    zone = str(zone_of(page))
    entries = []
    for clue in page.capture_clues:
        bounds = [f"{sign_} {say_moment(moment, zone, words)}" for sign_, moment in (("≥", clue.after), ("≤", clue.before))
                  if moment is not None]
        entries.append(tag("li", tag("q", escape(clue.text)) + tag("span", escape(
            f"{words.say('clue.' + clue.kind, clue.kind)} {' '.join(bounds)}"), cls="ce-note")))
    if not entries:
        return ""
    return tag("details", tag("summary", escape(words("article.capture_why"))) + tag("ul", "".join(entries)))


def draw_why_not(document: Document) -> None:
    """Sentences that name a country and made no record, with the reason."""
    words, article = labels(), the_article(document)
    with st.expander(words("article.why_not"), key="why_not"):
        if not document.silences:
            say(words("article.why_not_none"))
            return
        entries = []
        for silence in document.silences:
            text = getattr(article, silence.where, None) or ""
            entries.append(tag("li", tag("strong", escape(words.country(silence.country))) + words("format.colon")
                               + tag("q", escape(text[silence.start:silence.end])) + " "
                               + tag("span", escape(words.say(f"silence.{silence.reason}", silence.reason)), cls="ce-note")))
        st.html(tag("p", escape(words("article.why_not_intro"))) + tag("ul", "".join(entries), cls="ce-silences"))


