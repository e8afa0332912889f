"""The colours and signs of the interface, the same in charts, texts and tables.

Every two stances differ for readers with any kind of colour blindness, and
each has a sign besides; `tests/test_figures.py` computes both.
"""
from __future__ import annotations

STANCE_COLOURS = {
    "delivered": "#0B6E4F", "pledged": "#2176BC", "signalled": "#86C9F4", "conditional": "#D2EDFC",
    "undecided": "#CFC9B4",
    "reluctant": "#F7B267", "refused": "#DB5E0A", "opposed": "#581845",
    "mixed": "#9C93B3",
}
"""Green and blue for, sand undecided, orange to plum against; mixed stands for both at once."""

STANCE_SIGNS = {
    "delivered": "✓", "pledged": "+", "signalled": "~", "conditional": "*", "undecided": "?",
    "reluctant": "−", "refused": "×", "opposed": "!", "mixed": "±",
}
"""What tells a stance without colour."""

POLARITY_COLOURS = {"for": "#2176BC", "unclear": "#A79F80", "against": "#DB5E0A"}

BASIS_COLOURS = {"attribute": "#0F8560", "printed": "#2E80C4", "age": "#C77D0A", "none": "#7A828C"}
"""How a teaser's time was found; its pattern tells the same."""

CAPTURED = "#B3478C"
"""The moment at which a page was saved."""

BASIS_PATTERNS = {"attribute": "", "printed": "/", "age": "."}

DARK_INK, LIGHT_INK = "#101418", "#FFFFFF"


def luminance(colour: str) -> float:
    """Relative luminance of a colour such as #2176BC (WCAG 2)."""
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """The ink that reads best on a colour."""
    return max((DARK_INK, LIGHT_INK), key=lambda ink: contrast(ink, colour))


def faded(colour: str, opacity: float) -> str:
    """A colour that lets the ground through."""
    red, green, blue = (int(colour[i:i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


SILENCE_COLOURS = {"with_stance": "#94A3AF", "mentioned": "#4C97D0", "hidden": "#E0912F", "absent": "#B3478C"}
"""What a corpus says of a country that may be expected in it: the less, the louder."""

SILENCE_SIGNS = {"with_stance": "“", "mentioned": "…", "hidden": "≈", "absent": "∅"}
