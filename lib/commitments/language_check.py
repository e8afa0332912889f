"""What a language's folder under lib/data still lacks."""

from __future__ import annotations

from lib.commitments.forms import verb_forms
from lib.commitments.lexicon import Lexicon, Pattern, _words, find_hits
from lib.countries import read_rows, split_cell
from lib.schema import KINDS
from lib.sentences import DATA, tokenize

FILES = (
    "abbreviations.txt",
    "stopwords.txt",
    "countries.tsv",
    "not_countries.tsv",
    "homographs.tsv",
    "actors.tsv",
    "cues.tsv",
    "verbs.tsv",
    "kinds.tsv",
    "scope.tsv",
    "grammar.tsv",
    "numbers.tsv",
    "days.tsv",
)
CUE_SIGNS = frozenset(
    (
        "neg",
        "have",
        "be",
        "future",
        "would",
        "could",
        "want",
        "must",
        "already",
        "condition",
        "proviso",
        "reason",
        "contrast",
        "also",
        "impersonal",
        "commit",
        "joined",
        "deliver",
        "signal",
        "undecided",
        "reluctant",
        "refuse",
        "stop",
        "oppose",
        "veto",
        "decide",
        "plan",
        "hypothetical",
        "history",
    )
)
VERB_SIGNS = frozenset(
    (
        "give",
        "pay",
        "practice",
        "join",
        "commit",
        "signal",
        "undecided",
        "reluctant",
        "refuse",
        "stop",
        "oppose",
        "veto",
        "demand",
        "praise",
        "say",
    )
)
ACTOR_SIGNS = frozenset(
    (
        "role",
        "owned",
        "pronoun",
        "description",
        "country",
        "group",
        "set",
        "nobody",
        "place",
        "genitive",
        "agent",
        "locative",
        "and",
        "article",
        "relative",
    )
)
_REFERENCE = "en"


def check_language(code: str) -> list[str]:
    """What the folder of a language lacks, one line each; nothing when it is complete.

    Compared are files, signs, kinds and countries with what the rules need and
    what the other languages have; every cue must be found in its own example.
    """
    folder = DATA / code
    lacking = [f"{code}/{name}: no such file" for name in FILES if not (folder / name).exists()]
    if not folder.is_dir() or "countries.tsv" not in {path.name for path in folder.iterdir()}:
        return lacking
    for name, needed in (
        ("cues.tsv", CUE_SIGNS),
        ("verbs.tsv", VERB_SIGNS),
        ("actors.tsv", ACTOR_SIGNS),
        ("kinds.tsv", frozenset(KINDS)),
    ):
        present = {row[0] for row in read_rows(folder / name)}
        lacking += [f"{code}/{name}: nothing for {sign!r}" for sign in sorted(needed - present)]
    known = {row[0] for row in read_rows(DATA / _REFERENCE / "countries.tsv")}
    named = {row[0] for row in read_rows(folder / "countries.tsv")}
    lacking += [f"{code}/countries.tsv: no name for {country}" for country in sorted(known - named)]
    return lacking + [f"{code}/{name}: {problem}" for name, problem in find_silent_rows(code)]


def _finds(patterns: list[str], example: str) -> bool:
    lexicon = Lexicon()
    for pattern in patterns:
        lexicon.add(Pattern(_words(pattern), "x"))
    lexicon.close()
    tokens = tokenize(example)
    return bool(find_hits(lexicon, tokens, 0, len(tokens)))


def find_silent_rows(code: str) -> list[tuple[str, str]]:
    """Rows whose example sentence is missing or doesn't contain what the row describes."""
    silent: list[tuple[str, str]] = []
    folder = DATA / code
    columns = {"cues.tsv": 1, "kinds.tsv": 2, "actors.tsv": 1, "scope.tsv": 2}
    for name, column in columns.items():
        for row in read_rows(folder / name):
            if not row[-1] or not _finds(split_cell(row[column], ";"), row[-1]):
                silent.append((name, f"{row[0]}: not in its example {row[-1]!r}"))
    for row in read_rows(folder / "verbs.tsv"):
        if not row[-1] or not _finds([form for form, _ in verb_forms(code, row[1])], row[-1]):
            silent.append(("verbs.tsv", f"{row[0]} {row[1]}: not in its example {row[-1]!r}"))
    return silent
