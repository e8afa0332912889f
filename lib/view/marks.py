"""An article's text with its countries and commitments marked, as HTML."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.labels import Labels
from lib.markup import Mark, escape, mark_text, tag
from lib.palette import BASIS_COLOURS, CAPTURED, STANCE_COLOURS, STANCE_SIGNS, ink_on
from lib.schema import POLARITY, STANCES, Commitment, Document, Mention
from lib.view.byhand import hand_sign, hand_title


def sign(stance: str) -> str:
    """A stance's sign on its colour."""
    colour = STANCE_COLOURS[stance]
    return tag("span", STANCE_SIGNS[stance], cls="ce-sign", style=f"background:{colour};color:{ink_on(colour)}")


def anchor_of(where: str, start: int) -> str:
    """Name of the element that a sentence stands in."""
    return f"ce-{where}-{start}"


def marked(document: Document, where: str, words: Labels, chosen: Commitment | None, note: str = "", more: Iterable[Mark] = ()) -> str:
    """One field of the article (`where`: title, lead or text) as HTML with its marks.

    `note` is HTML that goes behind the paragraph of the chosen record, `more` further marks.
    """
    text = getattr(document.article, where) or ""
    records = [c for c in document.commitments if c.where == where]
    mentions = [m for m in document.mentions if m.where == where]
    cues = chosen.cues if chosen is not None and chosen.where == where else []
    marks = [*sentence_marks(records, words, chosen), *(
        Mark(cue.start, cue.end, "ce-cue", depth=1) for cue in cues), *mention_marks(mentions, words), *more]
    at = chosen.end - 1 if note and chosen is not None and chosen.where == where else None
    return mark_text(text, marks, at, note)


def sentence_marks(records: Sequence[Commitment], words: Labels, chosen: Commitment | None) -> Iterable[Mark]:
    """One mark a sentence, however many records it has."""
    spans: dict[tuple[int, int], list[Commitment]] = {}
    for record in records:
        spans.setdefault((record.start, record.end), []).append(record)
    for (start, end), found in spans.items():
        stances = [stance for stance in STANCES if any(c.stance == stance for c in found)]
        sides = {POLARITY[stance] for stance in stances}
        side = sides.pop() if len(sides) == 1 else "mixed"
        mine = " ce-chosen" if chosen is not None and (chosen.start, chosen.end) == (start, end) else ""
        yield Mark(start, end, f"ce-sentence ce-{side}{mine}", depth=0, anchor=anchor_of(found[0].where, start),
                   title=say_records(found, words), before="".join(sign(stance) for stance in stances)
                   + "".join(hand_sign(record, words) for record in found) + " ")


def say_records(records: Iterable[Commitment], words: Labels) -> str:
    """Records in words: "France: troops, pledged"."""
    return "; ".join(f"{words.country(c.country)}: {words.kind(c.kind)}, {words.stance(c.stance)}"
                     + (f" – {said}" if (said := hand_title(c, words)) else "") for c in records)


def mention_marks(mentions: Iterable[Mention], words: Labels) -> Iterable[Mark]:
    """One mark a country named, with its code behind it."""
    for mention in mentions:
        yield Mark(mention.start, mention.end, "ce-country", depth=2, after=tag("sub", escape(mention.country)),
                   title=f"{words.country(mention.country)} ({words('how.' + mention.how)})")


def draw_legend(words: Labels) -> str:
    """What the marks mean, shown as they look."""
    entries = [
        tag("mark", escape(words("legend_sample.country")) + tag("sub", "EST"), cls="ce-country")
        + " " + escape(words("article.legend_country")),
        *(tag("mark", sign(stance), cls=f"ce-sentence ce-{side}") + " " + escape(words(f"article.legend_{side}"))
          for side, stance in (("for", "pledged"), ("unclear", "undecided"), ("against", "refused"), ("mixed", "mixed"))),
        tag("mark", escape(words("legend_sample.cue")), cls="ce-cue") + " " + escape(words("article.legend_cue")),
    ]
    return tag("ul", "".join(tag("li", entry) for entry in entries), cls="ce-legend")


def stance_legend(words: Labels) -> str:
    """Signs, colours and words of the stances, with what each means."""
    entries = [sign(stance) + " " + tag("strong", escape(words.stance(stance))) + " "
               + tag("span", escape(words(f"stance_meaning.{stance}")), cls="ce-note") for stance in STANCES]
    entries.append(sign("mixed") + " " + tag("strong", escape(words("map.mixed"))))
    return tag("ul", "".join(tag("li", entry) for entry in entries), cls="ce-legend ce-stances")


def basis_legend(words: Labels) -> str:
    """How a teaser's time was found, as the timeline draws it."""
    grounds = {"attribute": "{0}", "printed": "repeating-linear-gradient(-45deg, {0} 0 4px, #fff 4px 5px)",
               "age": "radial-gradient(#fff 22%, transparent 28%) 0 0 / 5px 5px {0}"}
    entries = [tag("span", "", cls="ce-swatch", style=f"color:{BASIS_COLOURS[basis]};background:"
                   + ground.format(BASIS_COLOURS[basis])) + escape(words(f"basis.{basis}"))
               for basis, ground in grounds.items()]
    entries.append(tag("span", "", cls="ce-swatch ce-diamond", style=f"background:{CAPTURED};color:{CAPTURED}")
                   + escape(words("timeline.captured")))
    entries.append(tag("span", "", cls="ce-swatch ce-square", style=f"color:{BASIS_COLOURS['none']}")
                   + escape(words("timeline.unknown_lane")))
    return tag("ul", "".join(tag("li", entry) for entry in entries), cls="ce-legend")
