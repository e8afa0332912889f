"""A parsed query asked of the index: ranked numbers, counts, and hits with their words marked."""
from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce

import numpy as np
from pyroaring import BitMap

from lib.filters import Filter
from lib.labels import LANGUAGES, load_labels
from lib.library.codec import stretch, unpack_head
from lib.library.home import Facet, Found, Hit
from lib.library.query import Query, Term, match_term, match_words, parse_query
from lib.library.rows import in_order, names_of
from lib.library.shelf import RANKED, Ranked, Shelf
from lib.library.snippets import Marker
from lib.library.words import WORD, fold

TITLE_WEIGHT, BODY_WEIGHT = 4.0, 1.0
"""A word in the headline says four times as much of what a story is about."""


def search_words(shelf: Shelf, typed: str, wanted: Filter, limit: int, offset: int, kind: str | None) -> Found:
    """Articles and teasers with the words of a query, best first.

    Must be called inside a read transaction of the shelf's library.
    """
    query = parse_query(typed)
    if not query:
        return Found(notes=("empty",) if typed.strip() else ())
    ranked, notes = find_ranked(shelf, query, wanted, kind)
    items = BitMap(ranked["item"].astype(np.uint32))
    shelf.remembered(("hits", typed, wanted, kind), lambda: items)
    hits = read_hits(shelf, query, best(ranked, offset + limit)[offset:])
    if query.cut:
        notes.append("cut")
    return Found(items.intersection_cardinality(shelf.kind("article")), items.intersection_cardinality(shelf.kind("teaser")),
                 tuple(hits), tuple(notes))


def find_ranked(shelf: Shelf, query: Query, wanted: Filter, kind: str | None) -> tuple[Ranked, list[str]]:
    """Items that a query finds under a filter, and notes on what of it could not be used."""
    allowed = shelf.items(wanted)
    if kind is not None:
        allowed = allowed & shelf.kind(kind)
    allowed, notes = narrow_by_values(shelf, query, allowed)
    return rank(shelf, query, allowed), notes


def count_hits(shelf: Shelf, typed: str, word: str, wanted: Filter, kind: str | None) -> list[Facet]:
    """Hits by the values of one kind of the filter, counted from one search for all of them."""
    query, wider = parse_query(typed), wanted.without(word) if hasattr(wanted, word) else wanted
    if not query:
        return []
    items = shelf.remembered(("hits", typed, wider, kind), lambda: BitMap(
        find_ranked(shelf, query, wider, kind)[0]["item"].astype(np.uint32)))
    return shelf.facets_of(word, items)


def best(ranked: Ranked, count: int) -> Ranked:
    """The first items by score, then by number."""
    if len(ranked) > 2 * count > 0:
        bound = np.partition(ranked["score"], len(ranked) - count)[len(ranked) - count]
        ranked = ranked[ranked["score"] >= bound]
    return ranked[np.lexsort((ranked["item"], -ranked["score"]))][:count]


def narrow_by_values(shelf: Shelf, query: Query, allowed: BitMap) -> tuple[BitMap, list[str]]:
    """What is left under the query's values ("agency:dpa"), mixed alternatives and exclusions."""
    notes: list[str] = []
    for group in query.groups:
        if any(term.field not in (None, "title") for term in group):
            allowed = allowed & reduce(BitMap.__or__, (term_items(shelf, term, notes) for term in group))
    for term in query.excluded:
        if not (term.field in (None, "title") and match_words(query)):
            allowed = allowed - term_items(shelf, term, notes)
    return allowed, notes


def rank(shelf: Shelf, query: Query, allowed: BitMap) -> Ranked:
    """Items with the query's words and their scores; without words the latest first."""
    words = match_words(query)
    if not allowed:
        return np.empty(0, RANKED)
    if not words:
        found = np.empty(len(allowed), RANKED)
        found["item"] = np.asarray(allowed.to_array(), dtype=np.int64)
        found["score"] = shelf.times()[found["item"]]
        return found
    against = [match_term(term) for term in query.excluded if term.field in (None, "title")]
    if against:
        words = f"({words}) NOT ({' OR '.join(against)})"
    some = len(allowed) < len(shelf.postings.all_items)
    return shelf.match(words, allowed if some else None, f"-bm25(words, {TITLE_WEIGHT}, {BODY_WEIGHT})")


# -------------------------------------------------------------------- values
def term_items(shelf: Shelf, term: Term, notes: list[str]) -> BitMap:
    """Items that meet one term, without ranking."""
    if term.field in (None, "title"):
        return BitMap(shelf.match(match_term(term), None, "0.0")["item"])
    assert term.field is not None
    matches = value_test(term)
    found = [bits for value, bits in shelf.postings.values(term.field) if matches(value)]
    if not found:
        notes.append(f"{term.field}:{' '.join(term.words)}")
    return BitMap.union(BitMap(), *found)


def value_test(term: Term) -> Callable[[str], bool]:
    """Does a value meet a term such as "country:Frankreich" or "publisher:example"?"""
    asked = [fold(word) for word in term.words]
    if term.field in ("country", "language"):
        codes = named_codes(term.field).get(" ".join(asked), set()) | {"".join(asked)}
        return lambda value: value.casefold() in codes
    return lambda value: holds_words([fold(word) for word in WORD.findall(value)], asked, term.prefix)


def holds_words(words: list[str], asked: list[str], prefix: bool) -> bool:
    """Do the words contain the others in a row, the last perhaps cut?"""
    *whole, last = asked
    for place in range(len(words) - len(asked) + 1):
        piece = words[place:place + len(asked)]
        if piece[:-1] == whole and (piece[-1].startswith(last) if prefix else piece[-1] == last):
            return True
    return False


@cache
def named_codes(field: str) -> dict[str, set[str]]:
    """Folded name of a country, group or language, in every language of the interface -> its codes."""
    names: dict[str, set[str]] = {}
    for language in LANGUAGES:
        labels = load_labels(language)
        prefix = "group." if field == "country" else "language."
        known = {key.removeprefix(prefix): name for key, name in labels.words.items() if key.startswith(prefix)}
        if field == "country":
            known.update(labels.countries)
        for code, name in known.items():
            folded = " ".join(fold(word) for word in WORD.findall(name))
            names.setdefault(folded, set()).add(code.casefold())
    return names


# ---------------------------------------------------------------------- hits
def read_hits(shelf: Shelf, query: Query, ranked: Ranked) -> list[Hit]:
    """The found items with their headlines and snippets, in their order."""
    items = [int(item) for item in ranked["item"]]
    if not items:
        return []
    marker = Marker(query)
    statement = ("SELECT c.no, p.first_item, p.items, p.page_id, p.publisher, p.language, c.head, c.teasers "
                 "FROM content c JOIN page p ON p.no = c.no WHERE c.no IN ({})")
    numbers = shelf.postings.pages_of(BitMap(items)).tolist()
    shelf.have(numbers)
    scores = dict(zip(items, ranked["score"].tolist(), strict=True))
    hits: dict[int, Hit] = {}
    for _, first, count, page_id, publisher, language, head, packed in in_order(shelf.connection, statement, numbers):
        inside = [item for item in items if first <= item < first + count]
        teasers = stretch(packed) if any(item > first for item in inside) else []
        names = names_of(page_id, teasers)
        for item in inside:
            if item == first:
                article = unpack_head(head)[1]
                assert article is not None
                name, title, text = None, article.title or "", "\n".join(filter(None, (article.lead, article.text)))
            else:
                teaser = teasers[item - first - 1]
                name, title, text = names[item - first - 1], teaser["title"], teaser.get("text") or ""
            hits[item] = Hit(page_id, name, marker.mark(title, language), marker.snippet(text, language), publisher,
                             language, scores[item])
    return [hits[item] for item in items if item in hits]
