"""Phrases that hide countries in a group: "andere europäische Länder", "35 leaders", "une trentaine de pays".

The words lie in `lib/data/silence/<language>.tsv`, each row with an example.
"""
from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pandas as pd

from lib.frames import COUNT, FLAG, TEXT
from lib.questions.country import Row
from lib.questions.records import OF_PAGES, each, join_columns, typed
from lib.sentences import split_spans

DATA = Path(__file__).parents[1] / "data" / "silence"
LANGUAGES = ("de", "en", "fr")
REST, COUNTED = "rest", "counted"
FIELDS = ("title", "lead", "text")
COUNTRIES, LEADERS = "countries", "leaders"
LARGEST = 200
"""There are fewer states; a larger number counts something else."""
REGIONS = {"europe": 1, "nato": 2, "eu": 2, "coalition": 3}
"""Narrowest region named in a phrase wins."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a text that stand for countries without naming them.

    Attributes
    ----------
    kind
        "rest" (an unnamed rest) or "counted" (a number of countries).
    start, end
        Offsets in the text, half-open.
    noun
        "countries" or "leaders".
    count
        How many; None for a rest.
    is_rough
        Is the number rough ("rund 30")?
    region
        List of members that it is narrowed to, None for any country.
    """

    kind: str
    start: int
    end: int
    text: str
    noun: str
    count: int | None = None
    is_rough: bool = False
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's patterns, and what their words mean."""

    rest: re.Pattern[str]
    counted: re.Pattern[str]
    leaders: frozenset[str]
    numbers: dict[str, int]
    rough: re.Pattern[str]
    regions: tuple[tuple[re.Pattern[str], str], ...]


@cache
def load_grammar(language: str) -> Grammar:
    """The patterns of a language."""
    words: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, int] = {}
    regions: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(DATA / f"{language}.tsv"):
        patterns = [pattern.strip() for pattern in row["patterns"].split(" ; ")]
        words[row["sign"]] += patterns
        if row["sign"] == "number":
            numbers |= dict.fromkeys(patterns, int(row["value"]))
        elif row["value"]:
            regions[row["value"]] += [pattern.rstrip(" -") for pattern in patterns]
    adjectives, nouns = one_of(words["adjective"]), one_of([*words["leader"], *words["country"]])
    between, after = rf"(?:{adjectives}\W?\s?){{0,3}}", rf"(?:[ \u00a0]{adjectives}){{0,2}}"
    number = rf"(?P<rough>{one_of(words['approx'])}\s)?(?P<number>\d{{1,3}}|{one_of(list(numbers))})(?![.,:]\d)"
    links = rf"(?:\s?(?:{one_of(words['link'])}|{adjectives})(?=\W|[a-zà-ÿ]))"
    return Grammar(
        re.compile(rf"(?<!\w)(?P<rest>{one_of(words['rest'])})\s?{between}(?P<noun>{nouns})\b{after}", re.IGNORECASE),
        re.compile(rf"(?<![\w.,:–-]){number}{links}{{0,3}}[\s-]{{0,2}}(?P<noun>{nouns})\b{after}", re.IGNORECASE),
        frozenset(words["leader"]), numbers, re.compile(rf"\b{one_of(words['approx'])}\b|zaine|taine", re.IGNORECASE),
        tuple((re.compile(rf"(?<!\w){one_of(patterns)}(?!\w)", re.IGNORECASE), name) for name, patterns in regions.items()))


def read_rows(path: Path) -> list[dict[str, str]]:
    """Rows of a table with a head line, columns separated by tabs."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def one_of(patterns: Iterable[str]) -> str:
    """A pattern for one of some words, the longest first; apostrophes of any form, any white space."""
    listed = sorted(patterns, key=len, reverse=True)
    escaped = (re.escape(words).replace(r"\ ", r"\s").replace("'", "['’ʼ]") for words in listed)
    return f"(?:{'|'.join(escaped)})"


def find_phrases(text: str, language: str | None) -> list[Phrase]:
    """Phrases of a text that stand for countries without naming them, in its order; none in a language without words."""
    if language not in LANGUAGES:
        return []
    grammar = load_grammar(language)
    found = [counted_phrase(match, grammar) for match in grammar.counted.finditer(text)]
    taken = [phrase for phrase in found if phrase is not None]
    for match in grammar.rest.finditer(text):
        if not any(match.start() < phrase.end and phrase.start < match.end() for phrase in taken):
            taken.append(Phrase(REST, match.start(), match.end(), match[0], noun_of(match, grammar), None, False,
                                region_of(match[0], grammar)))
    taken.sort(key=lambda phrase: phrase.start)
    return [one for one, after in pairwise([*taken, None]) if one and (after is None or one.end <= after.start)]


def counted_phrase(match: re.Match[str], grammar: Grammar) -> Phrase | None:
    """A number with its noun, None where it can't count states."""
    words = re.sub(r"\s+", " ", match["number"].lower().replace("’", "'"))
    count = int(words) if words.isdigit() else grammar.numbers[words]
    if not 2 <= count <= LARGEST:
        return None
    rough = grammar.rough.search(match["rough"] or words) is not None
    return Phrase(COUNTED, match.start(), match.end(), match[0], noun_of(match, grammar), count, rough,
                  region_of(match[0], grammar))


def noun_of(match: re.Match[str], grammar: Grammar) -> str:
    """Does a phrase speak of countries or of their leaders?"""
    return LEADERS if re.sub(r"\s+", " ", match["noun"].lower().replace("’", "'")) in grammar.leaders else COUNTRIES


def region_of(words: str, grammar: Grammar) -> str | None:
    """The narrowest list of members that a phrase names."""
    named = [name for pattern, name in grammar.regions if pattern.search(words)]
    return max(named, key=lambda name: REGIONS.get(name, 0), default=None)


def list_phrases(articles: pd.DataFrame, pages: pd.DataFrame) -> pd.DataFrame:
    """The phrases of all articles, each with its sentence.

    Returns
    -------
    DataFrame
        One row per phrase, in the order of the articles and their texts.

        - `page_id`, `where` ("title", "lead", "text"), `text` (string): the phrase;
          `start`, `end` (Int64): offsets in the field, half-open
        - `sentence` (string), `sentence_start`, `sentence_end` (Int64): the sentence around it
        - `kind` (string): "rest" or "counted"; `noun` (string): "countries" or "leaders"
        - `count` (Int64): how many; null: a rest without a number; `is_rough` (boolean): "about 30"
        - `region` (string): "europe", "eu", "nato" or "coalition" that it is narrowed to; null: any country
    """
    found: list[Row] = []
    for row in each(join_columns(articles, pages, OF_PAGES)):
        for where in FIELDS:
            text = row[where]
            phrases = find_phrases(text, row["language"]) if text else []
            spans = split_spans(text) if phrases else []
            for phrase in phrases:
                start, end = next(((a, b) for a, b, _ in spans if a <= phrase.start < b), (phrase.start, phrase.end))
                found.append({
                    "page_id": row["page_id"], "where": where, "text": phrase.text, "start": phrase.start, "end": phrase.end,
                    "sentence": text[start:end], "sentence_start": start, "sentence_end": end, "kind": phrase.kind,
                    "noun": phrase.noun, "count": phrase.count, "is_rough": phrase.is_rough, "region": phrase.region})
    return typed(found, {
        "page_id": TEXT, "where": TEXT, "text": TEXT, "start": COUNT, "end": COUNT, "sentence": TEXT, "sentence_start": COUNT,
        "sentence_end": COUNT, "kind": TEXT, "noun": TEXT, "count": COUNT, "is_rough": FLAG, "region": TEXT})
