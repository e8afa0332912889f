"""What to compare: articles that tell of the same countries and kinds, copies, captures of one address."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import streamlit as st

from lib.filters import Filter
from lib.labels import Labels
from lib.library import Library
from lib.questions.records import each
from lib.view.answers import remember
from lib.view.compare import MOST, choose, chosen_ids, name_articles
from lib.view.empty import say_nothing_here
from lib.view.few import last_commitments
from lib.view.rows import Row, draw_rows, opened_row
from lib.view.shell import say
from lib.view.state import labels, wanted

LOOKED_AT, TWINS_OF = 200, 20
"""Records whose countries and kinds are compared; articles whose copies are looked up."""
COMMON = 40
"""A country and kind that more articles tell of leads to none."""
LISTED = 12
Fact = tuple[str, str]


@dataclass(frozen=True)
class Kin:
    """How articles go together: countries and kinds of each, and how alike two are, with the manner."""

    facts: dict[str, frozenset[Fact]]
    twins: dict[frozenset[str], tuple[str, float]]
    names: dict[str, str]


def find_kin(asked: Filter, words: Labels, shown: Library) -> Kin:
    """What the articles under the filter have in common."""
    facts: dict[str, set[Fact]] = defaultdict(set)
    for row in each(last_commitments(shown, asked, most=LOOKED_AT)[["page_id", "country", "kind"]]):
        facts[row["page_id"]].add((row["country"], row["kind"]))
    names = name_articles(asked, words, shown)
    twins = {frozenset((page_id, twin.page_id)): (twin.kind, twin.similarity) for page_id in list(names)[:TWINS_OF]
             for twin in shown.twins(page_id) if twin.page_id in names}
    return Kin({page_id: frozenset(found) for page_id, found in facts.items() if page_id in names}, twins, names)


def ask_kin() -> Kin:
    """The same, remembered."""
    words, asked = labels(), wanted()
    return remember("kin", (asked, words.language), partial(find_kin, asked, words))


def pairs_of(kin: Kin) -> list[tuple[str, str]]:
    """Two articles each: captures of one address first, then copies, then those with most in common."""
    by_fact: dict[Fact, list[str]] = defaultdict(list)
    for page_id, facts in kin.facts.items():
        for fact in facts:
            by_fact[fact].append(page_id)
    shared: Counter[frozenset[str]] = Counter()
    for pages in by_fact.values():
        if len(pages) <= COMMON:
            shared.update(frozenset(pair) for pair in combinations(sorted(pages), 2))
    order = {name: at for at, name in enumerate(kin.names)}
    ranked = sorted({*shared, *kin.twins}, key=lambda pair: (rank_of(kin.twins.get(pair)), -shared[pair], sorted(map(order.__getitem__, pair))))
    found = [sorted(pair, key=order.__getitem__, reverse=True) for pair in ranked[:LISTED]]
    return [(one, other) for one, other in found]


def rank_of(twin: tuple[str, float] | None) -> int:
    """Captures of one address, copies, others."""
    return 2 if twin is None else ("revision", "copy").index(twin[0])


def draw_suggestions(page_ids: list[str]) -> None:
    """Nothing to compare yet: pairs that lend themselves, or fellows of the one article."""
    words = labels()
    if page_ids:
        draw_fellows(page_ids, words("compare.fellows"))
        return
    kin = ask_kin()
    st.subheader(words("compare.pairs"))
    rows = [Row(f"{one},{other}", kin.names[one], {
        "one": kin.names[one], "other": kin.names[other], "common": say_common(kin, (one,), other, words)}) for one, other in pairs_of(kin)]
    if not rows:
        say_nothing_here(words("compare.no_pairs"), words("compare.no_pairs_hint"))
        return
    st.caption(words("compare.pairs_hint"))
    draw_rows("pairs", {"one": "name", "other": "name", "common": "sentence"}, rows, name=words("compare.pairs"),
              open_words=words("compare.compare_these"), on_open=partial(open_pair, "pairs"))


def draw_more(page_ids: list[str]) -> None:
    """Further articles on the same, while there is a free column."""
    if len(page_ids) < MOST:
        draw_fellows(page_ids, labels()("compare.more"))


def draw_fellows(page_ids: list[str], title: str) -> None:
    """Articles that have something in common with those chosen; a row adds one."""
    words, kin = labels(), ask_kin()
    own = frozenset[Fact]().union(*(kin.facts.get(page_id, frozenset()) for page_id in page_ids))
    ranked = sorted(fellows(kin, page_ids, own), reverse=True)[:LISTED]
    st.subheader(title)
    if not ranked:
        say(words("compare.no_fellows"))
        return
    rows = [Row(page_id, kin.names[page_id], {"title": kin.names[page_id], "common": say_common(kin, page_ids, page_id, words)})
            for _, _, page_id in ranked]
    draw_rows("fellows", {"title": "name", "common": "sentence"}, rows, name=title, open_words=words("compare.add"),
              on_open=partial(open_pair, "fellows"), height="22rem")


def fellows(kin: Kin, page_ids: list[str], own: frozenset[Fact]) -> Iterable[tuple[int, int, str]]:
    """Rank, number of facts in common, and page of each other article that has any."""
    for page_id in kin.names:
        twin = min((rank_of(kin.twins.get(frozenset((page_id, other)))) for other in page_ids), default=2)
        common = len(own & kin.facts.get(page_id, frozenset()))
        if page_id not in page_ids and (common or twin < 2):
            yield -twin, common, page_id


def say_common(kin: Kin, page_ids: Iterable[str], other: str, words: Labels) -> str:
    """What articles have in common: the same address, nearly the same text, countries and kinds."""
    parts = []
    own: set[Fact] = set()
    for page_id in page_ids:
        own |= kin.facts.get(page_id, frozenset())
        twin = kin.twins.get(frozenset((page_id, other)))
        if twin is not None:
            parts.append(words(f"compare.{twin[0]}", share=f"{twin[1]:.0%}"))
    common = sorted(own & kin.facts.get(other, frozenset()))
    if common:
        named = [f"{words.country(country)}: {words.kind(kind)}" for country, kind in common]
        rest = [words("compare.and_more", n=words.number(len(named) - 4))] if len(named) > 4 else []
        parts.append(", ".join(named[:4] + rest))
    return "\n".join(parts)


def open_pair(key: str) -> None:
    """Compare what was opened, beside what is chosen already."""
    opened = str(opened_row(key) or "")
    if opened:
        choose(list(dict.fromkeys([*chosen_ids(), *opened.split(",")])))
