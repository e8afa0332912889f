"""Two to four articles side by side: where they agree, where they differ, what only one of them tells."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from lib.frames import COUNT, FLAG, LIST, TEXT
from lib.questions.country import Row, grouped
from lib.questions.records import each, typed
from lib.schema import GROUPS, KINDS, POLARITY, STANCES

AGREE, SHADE, DIFFER, ALONE = "agree", "shade", "differ", "alone"
"""The same stances; others of the same polarity; other polarities; one article alone has the record."""


def align_records(records: pd.DataFrame, page_ids: Sequence[str], by_item: bool = False) -> pd.DataFrame:
    """What each article says on each country and kind.

    Parameters
    ----------
    records
        Rows of `commitments`, dated or not.
    page_ids
        The articles, in the order of their columns.
    by_item
        Keep different items of a kind apart.

    Returns
    -------
    DataFrame
        One row per country, kind (and item) and article, articles without a
        record included; those that differ first, then what one alone
        reports, then what they agree on.

        - `country`, `kind`, `page_id` (string; never null); `item` (string; null: none, or not asked for)
        - `agreement` (string): "differ", "shade", "alone" or "agree": of all articles of the country and kind
        - `reported_by` (Int64): articles with a record
        - `stances` (list): of this article, most in favour first; empty: it has no record
        - `commitment_ids`, `evidence` (list): of this article, in the order of the text
        - `cues` (list): deciding words: `text`, `start`, `end`, `sign`, and `commitment_id` of their record
    """
    chosen = records[records["page_id"].isin(page_ids)]
    rows = [row | {"item": row["item"] if by_item else None} for row in each(chosen)]
    found: list[Row] = []
    for (country, kind, item), said in grouped(rows, "country", "kind", "item").items():
        pages = {page_id: [row for row in said if row["page_id"] == page_id] for page_id in page_ids}
        agreement = agreement_of([{row["stance"] for row in page} for page in pages.values() if page])
        for page_id, page in pages.items():
            found.append({"country": country, "kind": kind, "item": item, "page_id": page_id, "agreement": agreement,
                          "reported_by": sum(map(bool, pages.values()))} | article_cell(page))
    ranks = (DIFFER, SHADE, ALONE, AGREE)
    found.sort(key=lambda row: (ranks.index(row["agreement"]), row["country"] in GROUPS, row["country"],
                                KINDS.index(row["kind"]), row["item"] or "", page_ids.index(row["page_id"])))
    return typed(found, {**dict.fromkeys(("country", "kind", "item", "page_id", "agreement"), TEXT), "reported_by": COUNT,
                         **dict.fromkeys(("stances", "commitment_ids", "evidence", "cues"), LIST)})


def article_cell(rows: list[Row]) -> Row:
    """One article's records of a country and kind."""
    rows = sorted(rows, key=lambda row: (row["where"], row["start"]))
    said = {row["stance"] for row in rows}
    return {"stances": [stance for stance in STANCES if stance in said],
            "commitment_ids": [row["commitment_id"] for row in rows], "evidence": [row["evidence"] for row in rows],
            "cues": [cue | {"commitment_id": row["commitment_id"]} for row in rows for cue in row["cues"]]}


def agreement_of(stances: Iterable[set[str]]) -> str:
    """How the stances of the articles that have any go together."""
    said = list(stances)
    if len(said) < 2:
        return ALONE
    if all(one == said[0] for one in said):
        return AGREE
    polarities = [{POLARITY[stance] for stance in one} for one in said]
    return SHADE if all(one == polarities[0] for one in polarities) else DIFFER


def find_only_one(alignment: pd.DataFrame) -> pd.DataFrame:
    """Of an alignment, the records that one article alone has: its rows with a stance, columns as there."""
    alone = alignment[alignment["agreement"] == ALONE]
    return alone[[len(stances) > 0 for stances in alone["stances"]]].reset_index(drop=True)


def compare_countries(mentions: pd.DataFrame, records: pd.DataFrame, page_ids: Sequence[str]) -> pd.DataFrame:
    """Which countries each article names, teasers left out.

    Returns
    -------
    DataFrame
        One row per country or group, those named by fewest articles first.

        - `country` (string); `is_group` (boolean)
        - `pages` (list): articles that name it or have a record of it, in the order asked for
        - `mentions` (list): places that name it, one number for each of `page_ids`
        - `records` (list): commitments, one number for each of `page_ids`
        - `only_in` (string): the article that alone names it; null: several do
    """
    named = mentions[mentions["page_id"].isin(page_ids) & (mentions["where"] != "teaser")]
    counts = {"mentions": Counter(zip(named["country"], named["page_id"], strict=True)),
              "records": Counter(zip(records["country"], records["page_id"], strict=True))}
    found = []
    for country in sorted({key[0] for counted in counts.values() for key in counted if key[1] in page_ids}):
        row: Row = {name: [counted[country, page_id] for page_id in page_ids] for name, counted in counts.items()}
        pages = [page_id for at, page_id in enumerate(page_ids) if row["mentions"][at] or row["records"][at]]
        found.append(row | {"country": country, "is_group": country in GROUPS, "pages": pages,
                            "only_in": pages[0] if len(pages) == 1 and len(page_ids) > 1 else None})
    found.sort(key=lambda row: (len(row["pages"]), row["country"]))
    return typed(found, {"country": TEXT, "is_group": FLAG, "pages": LIST, "mentions": LIST, "records": LIST,
                         "only_in": TEXT})


def count_cues(records: pd.DataFrame, page_ids: Sequence[str]) -> pd.DataFrame:
    """The deciding words of each article: by which words it turns a fact into a stance.

    Returns
    -------
    DataFrame
        One row per article, sign and word (capitals apart, as it is written
        most often), most frequent first: `page_id`, `sign`, `text` (string), `count` (Int64) of places,
        `commitment_ids` (list) of the records they decided.
    """
    deciding: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for row in each(records[records["page_id"].isin(page_ids)]):
        for cue in row["cues"]:
            deciding[row["page_id"], cue["sign"], cue["text"].lower()].append(row["commitment_id"])
            written[cue["text"].lower()][cue["text"]] += 1
    found: list[dict[str, Any]] = [
        {"page_id": page_id, "sign": sign, "text": written[text].most_common(1)[0][0], "count": len(names), "commitment_ids": list(dict.fromkeys(names))}
        for (page_id, sign, text), names in deciding.items()]
    found.sort(key=lambda row: (page_ids.index(row["page_id"]), -row["count"], row["text"]))
    return typed(found, {"page_id": TEXT, "sign": TEXT, "text": TEXT, "count": COUNT, "commitment_ids": LIST})
