"""How much is pledged: sums with their currency, numbers with their item.

"Dollar" and "crowns" are those of the country that pays, unless an adjective
says otherwise ("US-Dollar", "Canadian dollars").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lib.commitments.lexicon import Hit
from lib.commitments.numbers import glued_scale, numbers_of, read_number, read_scale
from lib.countries import read_rows, split_cell
from lib.sentences import DATA, Tokens

_YEARS = range(1900, 2100)


@dataclass(slots=True)
class Amount:
    """A sum or a number of things at tokens ``first..last``, and the words that say it."""

    first: int
    last: int
    value: float | None = None
    currency: str | None = None
    quantity: float | None = None
    item: str | None = None
    text: str = ""
    sign: str = ""


@lru_cache(maxsize=1)
def _currencies() -> dict[tuple[str, str], str]:
    return {(word, country): code for word, country, code in read_rows(DATA / "shared" / "currencies.tsv")}


def currency_of(word: str, country: str, adjective: str | None) -> str | None:
    """The ISO 4217 code of a currency's word where a country pays."""
    if len(word) == 3 and word.isupper():
        return word
    table = _currencies()
    return table.get((word, adjective or country)) or table.get((word, country)) or table.get((word, ""))


def own_currency(country: str) -> str | None:
    """The currency in which a country counts where a text names none."""
    return _currencies().get(("own", country))


def _currency_at(tokens: Tokens, first: int, end: int, last: int, language: str) -> tuple[str, int, str | None] | None:
    """A currency before or after a number, the position after it, and the country of an adjective before it."""
    words = numbers_of(language)
    if first > 0:
        before = tokens.lows[first - 1]
        if before in words.currency:
            lead = tokens.lows[first - 2] if first > 1 and tokens.ends[first - 2] == tokens.starts[first - 1] else ""
            return words.currency[before], end, {"us": "USA", "c": "CAN", "a": "AUS", "nz": "NZL"}.get(lead)
    for step in range(4):
        at = end + step
        if at >= last:
            return None
        low = tokens.lows[at]
        if (
            low in words.currency
            and not low.isalpha()
            and tokens.words[at + 1 : at + 2]
            and tokens.words[at + 1][0].isdigit()
        ):
            return None
        if low in words.currency:
            between = " ".join(tokens.lows[end : at + 2])
            return words.currency[low], at + 1, next((code for stem, code in _ADJECTIVES if stem in between), None)
        if low in (",", ";", ":") or low in words.scale:
            return None
    return None


_ADJECTIVES = (
    ("kanad", "CAN"),
    ("canad", "CAN"),
    ("austral", "AUS"),
    ("us", "USA"),
    ("americ", "USA"),
    ("améric", "USA"),
    ("norw", "NOR"),
    ("norv", "NOR"),
    ("swed", "SWE"),
    ("schwed", "SWE"),
    ("suéd", "SWE"),
    ("dän", "DNK"),
    ("danis", "DNK"),
    ("danois", "DNK"),
    ("island", "ISL"),
    ("tschech", "CZE"),
    ("czech", "CZE"),
    ("tchèq", "CZE"),
)


UNKNOWN = "?|"
"""The currency of "100 million": the one that the text named before, else the country's own."""
_POSSESSIVE = frozenset(("'", "’"))
_AFTER_SUM = frozenset(
    split_cell(
        ", . ; : ! ) ' – — for from in into to towards this next last more and a per over worth until by on as of annually yearly "
        "für aus von im zu zum zur bis und jährlich mehr pro bereit zusätzlich auf um an sur au aux pour par dans sous en et "
        "supplémentaires cette chaque vers",
        " ",
    )
)


def _is_bare_sum(tokens: Tokens, end: int, last: int, language: str) -> bool:
    """Whether a number of millions is a sum although no currency stands beside it ("with 100 million.")."""
    if end >= last:
        return True
    low = tokens.lows[end]
    if low in _AFTER_SUM:
        return True
    return language == "de" and tokens.words[end][:1].islower()


def _is_label(tokens: Tokens, at: int, end: int, counts: bool) -> bool:
    """Whether digits belong to a name, a date, an age or a share (F-16, Leopard 2, 28. Mai, (62), 52 %)."""
    if not tokens.words[at].isdecimal():
        return False
    before = tokens.words[at - 1] if at else ""
    after = tokens.words[end] if end < len(tokens) else ""
    if before == "-" and tokens.starts[at] == tokens.ends[at - 1]:
        return True
    if (
        after in ("%", "Prozent", "percent", ":")
        or tokens.lows[end : end + 2] == ["per", "cent"]
        or (before in ("(", ":") and after in (")", ":"))
    ):
        return True
    if end == at + 1 and len(tokens.words[at]) == 4 and int(tokens.words[at]) in _YEARS:
        return not counts or before.lower() in _BEFORE_YEARS
    return before[:1].isupper() and len(tokens.words[at]) == 1 and before.lower() in _NUMBERED


_BEFORE_YEARS = frozenset(
    split_cell(
        "in im seit since from until by of en depuis ab bis von vor sommer herbst winter frühjahr frühling anfang mitte ende "
        "jahr jahre jahres spring summer autumn early mid late year printemps été automne hiver début fin année january "
        "february march april may june july august september october november december januar februar märz mai juni juli "
        "oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre",
        " ",
    )
)
_NUMBERED = frozenset(split_cell("leopard challenger leo artikel article mars typ mirage caesar stage", " "))


_ENDS_ITEM = frozenset(
    split_cell(
        ", ( : und and et in im en dans countries länder ländern staaten pays états nations governments regierungen gouvernements "
        "allies partner partners alliés weeks wochen semaines months monate monaten mois years jahre jahren ans days tage tagen "
        "jours hours stunden heures to zu pour",
        " ",
    )
) | {";"}
_ENDS_ONE = _ENDS_ITEM | frozenset(split_cell("von of de d für for pour aus from à zu to mit with avec", " "))


def _item_after(tokens: Tokens, end: int, last: int, kinds: list[Hit], ends: frozenset[str]) -> Hit | None:
    """The thing that a number counts: a kind within four words, before any mark; compounds count as one word."""
    words = 0
    for at in range(end, min(end + 12, last)):
        low = tokens.lows[at]
        glued = low == "-" or (at > end and tokens.lows[at - 1] == "-")
        words += not glued
        if words > 5:
            return None
        hit = next((kind for kind in kinds if kind.first == at and (kind.pattern.rank >= 2 or kind.sign == "aid")), None)
        if hit is not None:
            return hit if tokens.lows[end] not in _POSSESSIVE else None
        if low in ends or (low.isdecimal() and not glued):
            return None
    return None


def _approximated(tokens: Tokens, at: int, language: str) -> int:
    for phrase in numbers_of(language).approximate:
        size = len(phrase)
        if at >= size and tuple(tokens.lows[at - size : at]) == phrase:
            return at - size
    return at


def find_amounts(text: str, tokens: Tokens, first: int, last: int, language: str, kinds: list[Hit]) -> list[Amount]:
    """All sums and counted things among tokens ``first..last``; currencies as their word where a country must decide."""
    return list(_amounts(text, tokens, first, last, language, kinds))


def _amounts(text: str, tokens: Tokens, first: int, last: int, language: str, kinds: list[Hit]) -> Iterator[Amount]:
    at = first
    while at < last:
        read = read_number(tokens, at, last, language)
        if read is None:
            at += 1
            continue
        value, end = read
        glued, glued_end = glued_scale(tokens, at, end) if end < len(tokens) else (0.0, end)
        value, end = (glued, glued_end) if glued else read_scale(tokens, end, last, value, language)
        money = _currency_at(tokens, at, end, last, language)
        begin = _approximated(tokens, at, language)
        if money is not None and (tokens.words[at][:1].isdigit() or value > 1):
            word, after, adjective = money
            yield Amount(
                at,
                after,
                value,
                f"{word}|{adjective or ''}",
                None,
                None,
                text[tokens.starts[begin] : tokens.ends[after - 1]],
            )
            at = after
            continue
        if money is None and value >= _MOST and _is_bare_sum(tokens, end, last, language):
            said = text[tokens.starts[begin] : tokens.ends[end - 1]]
            yield Amount(at, end, value, UNKNOWN, None, None, said)
            at = end
            continue
        ends = _ENDS_ONE if value == 1 and not tokens.words[at].isdecimal() else _ENDS_ITEM
        item = _item_after(tokens, end, last, kinds, ends)
        if item is not None and (
            _is_label(tokens, at, end, item.first == end) or (value == 1 and tokens.lows[at] in _ARTICLES and not _is_countable(item))
        ):
            item = None
        if item is not None:
            yield Amount(
                at,
                item.last,
                None,
                None,
                value,
                text[tokens.starts[item.first] : tokens.ends[item.last - 1]],
                text[tokens.starts[begin] : tokens.ends[item.last - 1]],
                item.sign,
            )
        at = max(end, at + 1)


_COUNTABLE = frozenset(("weapons", "air_defence", "humanitarian", "naval", "air_surveillance", "troops"))


def _is_countable(item: Hit) -> bool:
    """Whether an article before a thing says that it is one ("a howitzer"), and not just what kind ("a mission")."""
    return item.sign in _COUNTABLE or item.pattern.words[-1].startswith("syst")


_ARTICLES = frozenset(("a", "an", "un", "une", "ein", "eine", "einen", "einem", "einer", "eines"))
_NO_COUNT_BEFORE = frozenset(
    split_cell(
        "january february march april may june july august september october november december januar februar märz mai juni "
        "juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre nov dec oct "
        "sept sep jan feb article artikel mk typ type - / : ( group gruppe number nummer numéro n° phase since seit depuis in en "
        "vom le am den on um bis à at of de des the les die der das ces these those diese dieser all both alle tous toutes "
        "contre gegen voix against to zu von",
        " ",
    )
)
_ENDS_BARE = frozenset((",", ".", ";", "!", "–", "—", "and", "und", "et", "more", "further", "weitere", "autres", "as", "already"))
_COUNTED = (
    *("set", "sets", "piece", "pieces", "unit", "units", "tonne", "tonnes", "tons", "rounds", "copies", "lorries", "beds"),
    *("children", "patients", "people", "ukrainians", "recruits", "medics", "personnel", "members", "men", "women"),
    *("stück", "sätze", "schuss", "exemplare", "exemplaren", "tonnen", "betten", "kinder", "patienten", "menschen"),
    *("ukrainer", "ukrainern", "ukrainerinnen", "rekruten", "leute", "mann", "sanitäter", "verwundete", "soldatinnen"),
    *("exemplaires", "pièces", "unités", "tonnes", "lits", "enfants", "blessés", "personnes", "ukrainiens", "recrues"),
    *("hommes", "stagiaires", "coups", "ampoules", "palettes", "colis", "paletten", "pakete", "pallets", "parcels"),
)
_PEOPLE = frozenset(
    split_cell(
        "people ukrainians recruits men women ukrainer ukrainern ukrainerinnen rekruten leute mann menschen soldatinnen "
        "personnes ukrainiens recrues hommes stagiaires",
        " ",
    )
)
_MOST = 1e6


def find_loose_numbers(text: str, tokens: Tokens, first: int, last: int, language: str, kind: str) -> list[Amount]:
    """Numbers that count what the words before spoke of ("... and hands over six", "25,000 sets", "300 recruits")."""
    found: list[Amount] = []
    at = first
    while at < last:
        read = read_number(tokens, at, last, language)
        if read is None:
            at += 1
            continue
        value, end = read_scale(tokens, read[1], last, read[0], language)
        after = tokens.lows[end] if end < last else "."
        counted = after in _COUNTED and (after not in _PEOPLE or kind in ("training", "troops", "humanitarian"))
        if (counted or after in _ENDS_BARE) and value < _MOST and not _is_no_count(tokens, at, end, first, counted):
            end_of_item = end + counted
            item = text[tokens.starts[end] : tokens.ends[end]] if counted else None
            said = text[tokens.starts[at] : tokens.ends[end_of_item - 1]]
            found.append(Amount(at, end_of_item, None, None, value, item, said))
        at = max(end, at + 1)
    return found


def _is_no_count(tokens: Tokens, at: int, end: int, first: int, counted: bool) -> bool:
    """Whether a number is an article, a year, a date, or part of a name."""
    if (end == at + 1 and tokens.lows[at] in _ARTICLES) or (at > 0 and tokens.starts[at] == tokens.ends[at - 1]):
        return True
    before = tokens.words[at - 1] if at > first else ""
    if before.lower() in _NO_COUNT_BEFORE and not (counted and before.lower() in _JOINS_NUMBERS):
        return True
    digits = tokens.words[at].isdecimal()
    if digits and end == at + 1 and int(tokens.words[at]) in _YEARS:
        return True
    return digits and not counted and before[:1].isupper()


_JOINS_NUMBERS = frozenset(("of", "de", "des", "to", "the", "les", "die", "all", "zu", "von", "in", "en", "à"))
