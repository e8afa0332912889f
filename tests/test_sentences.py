"""Sentences and tokens keep their offsets; abbreviations and ordinals don't end a sentence."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.sentences import split_sentences, split_spans, tokenize


def split(text: str) -> list[str]:
    """The sentences of a text as strings."""
    return [text[start:end] for start, end, _ in split_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rom zahlt. Prag wartet ab.", ["Rom zahlt.", "Prag wartet ab."]),
        ("Am 4. September reist er. Das steht fest.", ["Am 4. September reist er.", "Das steht fest."]),
        ("Es sind rund 1,5 Mrd. Euro. Mehr gibt es nicht.", ["Es sind rund 1,5 Mrd. Euro.", "Mehr gibt es nicht."]),
        ("Mr. Hale spoke. The U.S. House voted.", ["Mr. Hale spoke.", "The U.S. House voted."]),
        ("M. Durand a parlé. Mme Petit aussi.", ["M. Durand a parlé.", "Mme Petit aussi."]),
        ("„Wir liefern.“ Dann ging sie.", ["„Wir liefern.“", "Dann ging sie."]),
        ("Titel ohne Punkt\n\nErster Satz. Zweiter", ["Titel ohne Punkt", "Erster Satz.", "Zweiter"]),
        ("J. K. Moore agreed! Did he?", ["J. K. Moore agreed!", "Did he?"]),
    ],
)
def test_split_spans_text_gives_its_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet="AbZ äé.!?\n\"«»12 ,", max_size=80))
def test_split_sentences_any_text_spans_lie_in_order_and_hold_their_tokens(text: str) -> None:
    tokens = tokenize(text)
    end = 0
    for sentence in split_sentences(text, tokens):
        assert end <= sentence.start < sentence.end <= len(text)
        assert all(sentence.start <= tokens.starts[at] and tokens.ends[at] <= sentence.end
                   for at in range(sentence.first, sentence.last))
        end = sentence.end
