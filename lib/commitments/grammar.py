"""Small rules of a language that decide what a word is where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from lib.commitments.lexicon import Hit
from lib.countries import read_rows, split_cell
from lib.sentences import DATA, Tokens


@lru_cache(maxsize=8)
def _noun_leads(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words before which a form that may be a noun is one, and those before which a bare verb stands."""
    rows = {row[0]: row[1] for row in read_rows(DATA / language / "grammar.tsv")}
    return frozenset(split_cell(rows.get("before a noun", ""), ";")), frozenset(
        split_cell(rows.get("before a verb", ""), ";")
    )


@lru_cache(maxsize=8)
def front_conditions(language: str) -> frozenset[str]:
    """Words that make a condition of the clause that they open ("Sollte Rom zustimmen, ...")."""
    rows = {row[0]: row[1] for row in read_rows(DATA / language / "grammar.tsv")}
    return frozenset(split_cell(rows.get("a condition at the front", ""), ";"))


@lru_cache(maxsize=8)
def never_subjects(language: str) -> frozenset[str]:
    """Article and name that can't be a subject together ("der Ukraine")."""
    rows = {row[0]: row[1] for row in read_rows(DATA / language / "grammar.tsv")}
    return frozenset(split_cell(rows.get("never a subject", ""), ";"))


_ARTICLES = frozenset(("la", "le", "les", "une", "un", "des", "cette", "ces", "sa", "ses", "leurs", "du", "aux"))
"""French articles, after which a participle is a noun ("la reprise", "l'armée", "les avancées")."""
_BEFORE_INFINITIVES = frozenset(("pour", "par", "de", "à", "sans"))
"""French prepositions before a noun, after which an infinitive is still a verb ("pour livrer", "finit par céder")."""


def is_noun(language: str, tokens: Tokens, hit: Hit, first: int) -> bool:
    """Whether a word that matches a verb is a noun where it stands."""
    if hit.pattern.table != "verb":
        return False
    at = hit.first
    word, before = tokens.words[at], tokens.lows[at - 1] if at > first else ""
    if language == "de":
        if before == "zu" and hit.value.startswith("present"):
            return True
        return at > first and word[:1].isupper() and before not in ('"', "„", "“", ":", "»", "«", "|", "+", "-", "–")
    form = hit.value.split()[0]
    leads, verb_leads = _noun_leads(language)
    if at + 1 < len(tokens) and tokens.lows[at + 1] == "-" and tokens.starts[at + 1] == tokens.ends[at]:
        return True
    if before == "-" and language == "en" and tokens.starts[at] == tokens.ends[at - 1]:
        return True
    if form in ("present", "infinitive") and before in leads:
        return form == "present" or before not in _BEFORE_INFINITIVES
    if language == "fr" and form == "participle":
        elided = before == "'" and tokens.lows[at - 2] == "l"
        return elided or before in _ARTICLES
    if language == "en" and form == "gerund" and at == first and tokens.lows[at + 1 : at + 2][0:1] != []:
        return tokens.lows[at + 1] in _AFTER_A_NOUN
    if language == "en" and form == "infinitive":
        plural = tokens.words[at - 1][-1:] == "s" or tokens.words[at - 1][:1].isupper() if at > first else False
        return not (before in verb_leads or plural) or _after_adjective(tokens, at, first, leads)
    return False


def _nearest_prefix(hits: list[Hit]) -> list[Hit]:
    """One prefix for each separated verb: the first that closes its clause ("kündigte ... an und forderte ... auf")."""
    ends: dict[int, int] = {}
    for hit in hits:
        if hit.pattern.final:
            ends[hit.first] = min(hit.last, ends.get(hit.first, hit.last))
    return [hit for hit in hits if not hit.pattern.final or hit.last == ends[hit.first]] if ends else hits


_AFTER_A_NOUN = frozenset(("is", "was", "of", "remains", "would", "will", "must", "has", "had", "for"))
_ADJECTIVES = ("an", "ish", "ese", "ic", "wide")


def _after_adjective(tokens: Tokens, at: int, first: int, leads: frozenset[str]) -> bool:
    """Whether an English base form is the noun of a country's adjective ("a European loan", "of British help")."""
    if at - 1 <= first or not tokens.words[at - 1][:1].isupper() or not tokens.lows[at - 1].endswith(_ADJECTIVES):
        return False
    lead = tokens.lows[at - 2]
    return lead in leads and (lead not in ("the", "and") or tokens.lows[at - 1].endswith(("ian", "ean", "can")))


_BARE_AFTER = frozenset(
    split_cell(
        "to will would could may might can must should shall cannot ll d did does do let help helps helped ' t not",
        " ",
    )
)
"""Words after which an English base form stands without a subject of its own."""
_SAME_IN_PAST = frozenset(("put", "cut", "set", "let", "shut"))
_BACK = 8


def as_finite(language: str, tokens: Tokens, hit: Hit, first: int) -> Hit:
    """An English base form that no modal governs as the present that it is ("Rome and Madrid train recruits")."""
    if language != "en" or hit.pattern.table != "verb":
        return hit
    if tokens.lows[hit.first] in _SAME_IN_PAST:
        if hit.first > first and tokens.lows[hit.first - 1] == "to" and hit.value.startswith(("past", "participle")):
            hit.pattern = replace(hit.pattern, value="infinitive" + hit.value.removeprefix(hit.value.split()[0]))
        return hit
    if not hit.value.startswith("infinitive"):
        return hit
    for at in range(hit.first - 1, max(first, hit.first - _BACK) - 1, -1):
        low = tokens.lows[at]
        if low in _BARE_AFTER:
            return hit
        if low in (",", ";", ":", "that", "who", "which"):
            break
    hit.pattern = replace(hit.pattern, value=hit.value.replace("infinitive", "present", 1))
    return hit


def drop_contained(hits: list[Hit]) -> list[Hit]:
    """Without the cues whose words all lie within a longer cue."""
    if len(hits) < 2:
        return hits
    hits = _nearest_prefix(hits)
    long = [hit for hit in hits if len(hit.held) > 1]
    kept = []
    for hit in hits:
        inside = any(
            other is not hit
            and len(other.held) > len(hit.held)
            and set(hit.held) <= set(other.held)
            and (other.sign != hit.sign or other.pattern.table == hit.pattern.table)
            and (hit.pattern.table == "kind") == (other.pattern.table == "kind")
            for other in long
        )
        if not inside:
            kept.append(hit)
    return kept


@lru_cache(maxsize=1)
def bare_names() -> frozenset[str]:
    """German names of countries and capitals of one word, without endings."""
    names = (
        word
        for row in read_rows(DATA / "de" / "countries.tsv")
        for cell in row[1:]
        for word in re.split(r"[;/,]", cell)
    )
    return frozenset(name.strip().lower() for name in names if name.strip())
