"""An element's words by lines, also where the markup alone keeps them apart."""

from __future__ import annotations

from lib.reader.tree import INLINE, Element


def split_lines(element: Element) -> list[str]:
    """An element's words by lines; parts that are set apart by markup alone are lines of their own."""
    parts: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if not isinstance(node, str):
            if node.tag not in INLINE:
                parts.append("\n")
                stack.append("\n")
            stack.extend(reversed(node.children))
            continue
        if parts and parts[-1][-1:].isalnum() and node[:1].isalnum() and len(parts[-1].strip()) > 2:
            parts.append("\n")
        if node:
            parts.append(node)
    return [
        line for line in (" ".join(part.split()) for part in "".join(parts).replace("\xad", "").split("\n")) if line
    ]
