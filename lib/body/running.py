"""What running text is, as against lines, labels and headings."""

from __future__ import annotations

import re

from lib.body.blocks import Block

SENTENCE_END = re.compile(r"[.!?…:;。！？»”\"“'’)\]]\s*$")
RUNNING = 80


def is_running(block: Block, density: float) -> bool:
    """Is this running text, a paragraph of at least a sentence?"""
    letters = density * len(block.text)
    if block.kind == "h" or letters < RUNNING or block.link_share > 0.5:
        return False
    return letters > 2 * RUNNING or bool(SENTENCE_END.search(block.text))
