"""The story's text and its standfirst, found by structure and then cleaned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.body.beside import ALL_NAMES, SURE_NAMES, Beside
from lib.body.blocks import Block, collect_blocks
from lib.body.clean import clean_blocks, drop_byline
from lib.body.container import Weights, density_of, find_container
from lib.body.lead import find_lead, is_subtitle, keep_sentences, split_lead
from lib.body.running import is_running
from lib.metadata.record import Metadata
from lib.reader.tree import Element, Tree

MIN_CHARS = 150
LITTLE = 0.3
"""A first reading with less than this share of the page's running text is checked against a second."""


@dataclass(slots=True)
class Body:
    """The story's text as found on the page.

    Attributes
    ----------
    lead
        The standfirst, where it stands apart from the text.
    blocks
        Paragraphs, headings, list items and table rows in order.
    claimed
        Orders of the elements whose text is in `lead` or `blocks`, or that print a second headline.
    span
        Order range of the element that holds the text.
    """

    lead: str | None = None
    blocks: list[Block] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    span: tuple[int, int] | None = None

    @property
    def chars(self) -> int:
        """Characters of standfirst and blocks."""
        return len(self.lead or "") + sum(len(b.text) for b in self.blocks)

    @property
    def text(self) -> str:
        """Blocks as text: paragraphs apart by an empty line, list items and rows by a line break."""
        parts: list[str] = []
        before = ""
        for block in self.blocks:
            if parts:
                parts.append("\n" if block.kind in ("li", "row") and before == block.kind else "\n\n")
            parts.append(block.text)
            before = block.kind
        return "".join(parts)


def find_body(tree: Tree, metadata: Metadata, listed: Sequence[Element] = ()) -> Body:
    """Find the story on a page; a body without blocks where the page has none.

    A first reading believes what parts of the page are called. Where it leaves most of the
    page's running text out, a second one goes by structure alone, and the fuller is taken.

    Parameters
    ----------
    tree, metadata
        The page and what it states about itself.
    listed
        Cards of other stories, which the text never runs into, unless a page that calls itself
        an article has hardly another text.
    """
    density = density_of(metadata.language)
    weights = Weights(tree, metadata, density, ALL_NAMES, listed)
    if listed and metadata.kind == "article" and weights.total < MIN_CHARS:
        listed = ()
        weights = Weights(tree, metadata, density, ALL_NAMES)
    body = _read(tree, metadata, weights, ALL_NAMES, listed)
    found = body.chars
    if found * density < LITTLE * weights.total:
        bare = Weights(tree, metadata, density, SURE_NAMES, listed)
        second = _read(tree, metadata, bare, SURE_NAMES, listed)
        if second.chars > 2 * found:
            return second
    return body


def _read(tree: Tree, metadata: Metadata, weights: Weights, names: int, listed: Sequence[Element]) -> Body:
    container = find_container(tree, metadata, weights)
    if weights.of(container) < MIN_CHARS:
        return Body()
    blocks = collect_blocks(container, Beside(tree, metadata, container, names, listed))
    kept, scene = clean_blocks(blocks, metadata, tree, container)
    kept = kept or [b for b in blocks if is_running(b, scene.density)]
    if not kept:
        return Body()
    known = {b.text for b in kept}
    lead = [b for b in find_lead(tree, metadata, container, kept[0], scene) if b.text not in known]
    inside = 0 if lead else split_lead(kept, metadata, container)
    lead, kept = keep_sentences(lead + kept[:inside]), kept[inside:]
    if inside:
        kept = drop_byline(kept, scene)
    body = Body(
        "\n\n".join(b.text for b in lead if not is_subtitle(b)) or None, kept, span=(container.order, container.end)
    )
    for block in lead + kept:
        body.claimed.update(block.orders)
    return body
