"""The search field's language -> what to look up. Any input has a meaning; none is an error.

    ceasefire talks          both words, in any order
    "joint statement"        these words in this order
    -sport, NOT sport        without the word
    negoti*                  words that begin so
    title:summit             in the headline alone
    troops OR soldiers       either
    agency:dpa publisher:"The Example" country:France language:de topic:sport
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lib.library.words import STEMMERS, WORD, bare, fold, forms, stemming

TOKEN = re.compile(r"""
    (?P<minus>-)?
    (?:(?P<field>[^\W\d_]+):(?=\S))?
    (?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))
""", re.VERBOSE)
FIELDS = {
    "title": "title", "titel": "title", "titre": "title",
    "agency": "agency", "agentur": "agency", "agence": "agency",
    "publisher": "publisher", "medium": "publisher", "media": "publisher",
    "country": "country", "land": "country", "pays": "country",
    "language": "language", "sprache": "language", "langue": "language",
    "topic": "topic", "thema": "topic", "theme": "topic", "thème": "topic",
}
"""What may stand before a colon, in the languages of the interface."""
MOST_TERMS = 32
"""Terms of a query that count; the rest is left out, and said so."""
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look up.

    Attributes
    ----------
    words
        As typed; several for a phrase.
    prefix
        The last word is only the beginning of one.
    field
        "title", or a kind of value such as "agency"; null for anywhere.
    excluded
        The term must not be there.
    """

    words: tuple[str, ...]
    prefix: bool = False
    field: str | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Groups that must all be met, each by one of its terms, and terms that must not be met."""

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.groups or self.excluded)

    def wanted_terms(self) -> Iterable[Term]:
        """The terms whose words are marked in snippets."""
        return (term for group in self.groups for term in group if term.field in (None, "title"))


def parse_query(typed: str) -> Query:
    """What a typed query asks for; one without words asks for nothing."""
    groups: list[list[Term]] = []
    excluded: list[Term] = []
    negate = joined = False
    terms = 0
    for found in TOKEN.finditer(typed[:LONGEST]):
        word = found["word"]
        plain = word and not found["field"] and not found["minus"]
        if plain and word in ("AND", "OR", "NOT"):
            negate, joined = word == "NOT", word == "OR" and bool(groups)
            continue
        term = term_of(found)
        if term is None:
            continue
        terms += 1
        if terms > MOST_TERMS:
            return Query(tuple(map(tuple, groups)), tuple(excluded), cut=True)
        if found["minus"] or negate:
            excluded.append(replace(term, excluded=True))
        elif joined:
            groups[-1].append(term)
        else:
            groups.append([term])
        negate = joined = False
    return Query(tuple(map(tuple, groups)), tuple(excluded), cut=len(typed) > LONGEST)


def term_of(found: re.Match[str]) -> Term | None:
    """One token of the query as a term; None where it has no letter and no digit."""
    field = FIELDS.get((found["field"] or "").casefold())
    quoted = found["phrase"] is not None
    text = found["phrase"] if quoted else found["word"]
    if found["field"] and field is None:
        text = f"{found['field']} {text}"
    prefix = not quoted and text.endswith("*")
    words = tuple(word for word in WORD.findall(text) if fold(bare(word)))
    if not words:
        return None
    return Term(words, prefix, field)


# ------------------------------------------------------------------ for FTS5
def match_words(query: Query) -> str:
    """The query's words as an FTS5 expression; empty where only values are asked for.

    Exclusions are not in it: what only excludes has no meaning to FTS5.
    """
    parts = []
    for group in query.groups:
        if all(term.field in (None, "title") for term in group):
            parts.append("(" + " OR ".join(match_term(term) for term in group) + ")")
    return " AND ".join(parts)


def match_term(term: Term) -> str:
    """One term as an FTS5 expression: any of the forms that its words can have."""
    column = "title : " if term.field == "title" else ""
    return column + "(" + " OR ".join(phrases_of(term)) + ")"


def phrases_of(term: Term) -> list[str]:
    """The quoted phrases that a term can stand for, one a language."""
    if len(term.words) == 1:
        found = [f'"{form}"' for form in forms(term.words[0])]
    else:
        found = ['"' + " ".join(map(stemming(language).__getitem__, term.words)) + '"' for language in ("", *STEMMERS)]
    if term.prefix:
        whole = [fold(bare(word)) for word in term.words]
        found.insert(0, '"' + " ".join(whole) + '" *')
    return list(dict.fromkeys(found))
