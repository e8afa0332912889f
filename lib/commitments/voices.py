"""Who says so: the person or the office beside a verb of saying in a sentence."""

from __future__ import annotations

import re

from lib.commitments.discourse import Field
from lib.commitments.lexicon import Hit, WordClasses, classes_of
from lib.countries import find_places, split_cell
from lib.sentences import Sentence, Tokens, tokenize, within

Span = tuple[int, int]

_REACH = 9
"""Words between a name and the verb of saying, its office among them."""

_PARTICLES = frozenset(("de", "der", "den", "van", "von", "le", "la", "al", "el", "ap", "du", "da", "-", "'"))
_STOPS = frozenset((";", ":", "!", "?"))
_NO_NAME = frozenset(
    split_cell(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli "
        "oktober dezember mr mrs ms sir herr frau m mme mm the a an in on at it he she we i they but and when if after as der die "
        "das ein eine er sie wir es auch im am bei nach le la les un une il elle nous en à au lors mais et quant selon uhr cet ce",
        " ",
    )
)
_SAYING = ("announc", "confirm", "repeat", "reiterat", "restat", "reaffirm", "reported", "kündig", "bestätig", "bekräftig", "versicher", "versprach", "versproch")
_SAID_LAST = frozenset(("bekannt", "mit", "deutlich", "klar", "fest"))
_SAYING_FR = ("annonc", "confirm", "répét", "répèt", "réaffirm", "réitér", "rappel", "promis", "assur")


Voices = dict[tuple[str, int], str]
"""Who speaks in a sentence, by the field and the sentence's first token."""


def find_voices(sentences: list[tuple[Field, Sentence]]) -> Voices:
    """Who says what the sentences of a text say, where someone is named; "he said" is whoever spoke last."""
    voices: Voices = {}
    last: str | None = None
    for field_, sentence in sentences:
        verbs = [hit for hit in field_.hits[sentence.first] if _says(hit)]
        voice = _find_voice(field_, sentence, verbs) if verbs else None
        if voice is None and last is not None and _goes_on(field_.tokens, sentence, verbs):
            voice = last
        if voice is not None:
            voices[field_.where, sentence.first] = voice
        last = voice if voice is not None and " " in voice else last
    return voices


def _find_voice(field_: Field, sentence: Sentence, verbs: list[Hit]) -> str | None:
    tokens, classes = field_.tokens, classes_of(field_.language)
    first, last = sentence.first, sentence.last
    places = list(within(field_.places, sentence))
    countries = {at for place in places if place.how != "leader" for at in range(place.first, place.last)}
    names = _names(tokens, first, last, classes, countries, field_.language)
    leaders = [(place.first, place.last) for place in places if place.how == "leader"]
    names += [span for span in leaders if not any(start <= span[0] < end for start, end in names)]
    offices = [span for span in _offices(tokens, first, last, classes) if _OFFICE.search(tokens.lows[span[1] - 1])]
    found = _nearest(tokens, verbs, names, classes) or _nearest(tokens, verbs, offices, classes)
    return None if found is None else field_.text[tokens.starts[found[0]] : tokens.ends[found[1] - 1]]


_OFFICE = re.compile(
    r"ministr|minist|spokes|president|premier|chancellor|ambassador|government|secretary|embassy|officials?$|^pm$|sprecher"
    r"|regierung|kanzler|präsident|botschaft|^porte|président|gouvernement|ambassad|chancelier|cabinet|kabinett"
)
_HE = frozenset(("he", "she", "er", "sie", "il", "elle"))
_WE = frozenset(("we", "our", "i", "my", "wir", "unser", "unsere", "ich", "nous", "notre", "nos", "je", "j"))


def _goes_on(tokens: Tokens, sentence: Sentence, verbs: list[Hit]) -> bool:
    """Whether whoever spoke last goes on ("he said"), or speaks in the first person."""
    for hit in verbs:
        near = range(max(sentence.first, hit.first - 2), min(sentence.last, hit.last + 3))
        if any(tokens.lows[at] in _HE for at in near):
            return True
    return any(tokens.lows[at] in _WE for at in range(sentence.first, sentence.last))


def office_or_name(voice: str | None, language: str) -> str | None:
    """What was read as a speaker, unless it is a country's mere name."""
    if voice is None:
        return None
    tokens, classes = tokenize(voice), classes_of(language)
    places = find_places(tokens, language, None)
    if not places or any(place.how == "leader" for place in places):
        return voice
    return voice if any(_OFFICE.search(low) or classes.role.beginning(low) for low in tokens.lows) else None


def _says(hit: Hit) -> bool:
    if hit.sign in ("say", "attribution"):
        return True
    words = hit.pattern.words
    return hit.sign in ("commit", "denial") and (words[0].startswith((*_SAYING, *_SAYING_FR)) or words[-1] in _SAID_LAST)


def _is_name(tokens: Tokens, at: int, classes: WordClasses, countries: set[int]) -> bool:
    word, low = tokens.words[at], tokens.lows[at]
    return (
        word[:1].isupper()
        and word[1:2].islower()
        and at not in countries
        and low not in _NO_NAME
        and not classes.role.beginning(low)
        and not classes.owned.beginning(low)
    )


def _names(
    tokens: Tokens, first: int, last: int, classes: WordClasses, countries: set[int], language: str
) -> list[Span]:
    """Two or more words that look like a person's name."""
    found: list[Span] = []
    at = first
    while at < last:
        if not _is_name(tokens, at, classes, countries):
            at += 1
            continue
        end = at + 1
        while end < last and (
            _is_name(tokens, end, classes, countries)
            or (tokens.lows[end] in _PARTICLES and end + 1 < last and _is_name(tokens, end + 1, classes, countries))
        ):
            end += 1
        if end - at >= 2 and not (language == "de" and tokens.lows[at - 1 : at] in (["der"], ["die"], ["das"], ["den"])):
            found.append((at, end))
        at = end
    return found


def _offices(tokens: Tokens, first: int, last: int, classes: WordClasses) -> list[Span]:
    """Runs of words for an office ("foreign ministry", "Regierungssprecher")."""
    found: list[Span] = []
    at = first
    while at < last:
        end = at
        while end < last and classes.role.beginning(tokens.lows[end]):
            end += 1
        if end > at:
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _nearest(tokens: Tokens, verbs: list[Hit], spans: list[Span], classes: WordClasses) -> Span | None:
    """The span that stands closest to a verb of saying, with nothing but offices and marks between."""
    best: tuple[int, Span] | None = None
    for hit in verbs:
        for span in spans:
            after = span[0] >= hit.last
            between = range(hit.last, span[0]) if after else range(span[1], hit.first)
            if hit.sign == "attribution" and not after:
                continue
            if len(between) > _REACH or any(tokens.lows[at] in _STOPS for at in between):
                continue
            others = sum(
                tokens.words[at][:1].islower() and not classes.role.beginning(tokens.lows[at]) for at in between
            )
            score = others * 3 + len(between)
            if others <= 3 and (best is None or score < best[0]):
                best = score, span
    return None if best is None else best[1]
