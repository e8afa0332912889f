"""Which record of a sentence which sum and which number belongs to."""

from __future__ import annotations

from dataclasses import replace

from lib.commitments.amounts import Amount, currency_of, find_amounts, find_loose_numbers, own_currency
from lib.commitments.discourse import Field, Found, SentenceReading
from lib.sentences import Sentence


def attach_amounts(field_: Field, sentence: Sentence, said: SentenceReading) -> None:
    """Give each record the sum and the number that its own words say; in a sentence with one reading, any.

    A second number of things of the same kind ("two launchers and fifty
    carriers") makes a second record.
    """
    if not said.found:
        return
    tokens, text, language = field_.tokens, field_.text, field_.language
    kinds = [hit for hit in field_.hits[sentence.first] if hit.pattern.table == "kind"]
    amounts = find_amounts(text, tokens, sentence.first, sentence.last, language, kinds)
    spans = {record.span for record in said.found}
    meant = {record.kind for record in said.found}
    more: list[Found] = []
    for record in said.found:
        first, last = record.span
        own = [amount for amount in amounts if first <= amount.first < last] or (amounts if len(spans) == 1 else [])
        things = _things(record, own, meant)
        _give(record, own, things)
        more += [_another(record, thing) for thing in things[1:] if thing.sign == record.kind]
        if record.amount is None and last > first:
            loose = find_loose_numbers(text, tokens, first, last, language, record.kind)
            _give(record, [], loose[:1])
    said.found += more


def _things(record: Found, amounts: list[Amount], meant: set[str]) -> list[Amount]:
    """The numbers that may count what a record is about, the likeliest first: its own word, its kind, any other."""
    hit = record.kind_hit
    things = [amount for amount in amounts if amount.quantity is not None]
    own = [a for a in things if hit is not None and a.first <= hit.first < a.last]
    same = [a for a in things if a.sign == record.kind and a not in own]
    rest = [a for a in things if a not in own and (a.sign not in meant or a.sign == record.kind) and a not in same]
    many = [a for a in (*own, *same, *rest) if a.quantity != 1]
    return own[:1] + [a for a in many if a not in own[:1]] if own else many or same or rest or things


def _give(record: Found, amounts: list[Amount], things: list[Amount]) -> None:
    money = next((amount for amount in amounts if amount.value is not None), None)
    thing = next(iter(things), None)
    first = money or thing
    if first is None:
        return
    record.amount = Amount(first.first, first.last, text=first.text)
    if money is not None:
        word, adjective = (money.currency or "|").split("|")
        word = word if word != "?" else own_currency(record.country) or ""
        record.amount.value, record.amount.currency = money.value, currency_of(word, record.country, adjective)
    if thing is not None:
        record.amount.quantity, record.amount.item = thing.quantity, thing.item


def _another(record: Found, thing: Amount) -> Found:
    """The record of a second thing of the same kind."""
    return replace(record, amount=thing)
