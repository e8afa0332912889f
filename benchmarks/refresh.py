"""Measure again what a page of the documentation shows: ``python -m benchmarks.refresh [docs/quality.md ...]``.

A block of figures in such a page stands under a comment that names its command and the lines to keep:

    <!-- run: ../shared/gold/measure.py articles
         from: === articles  to: === teasers
         keep: ^set|this project -->
    ```
    ...
    ```

Each command is run once with this Python; `from` and `to` cut its output (by what their lines begin with), `keep`
picks lines by a regular expression. A command that fails stops everything, and the page stays as it was.
"""
from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"<!-- run: (?P<rules>.*?) -->\n+```\n.*?```", re.DOTALL)
RULE = re.compile(r"\s+(from|to|keep): ")


@cache
def run(command: str) -> str:
    """What a command prints."""
    print(f"+ {command}", file=sys.stderr, flush=True)
    done = subprocess.run([sys.executable, *shlex.split(command)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"This command failed (exit status {done.returncode}): {command}\n{done.stderr[-2000:]}")
    return done.stdout


def cut(text: str, rules: dict[str, str]) -> str:
    """The part of an output that a page shows."""
    lines = text.splitlines()
    if start := rules.get("from"):
        lines = lines[next(n for n, line in enumerate(lines) if line.startswith(start)):]
    if end := rules.get("to"):
        lines = lines[:next((n for n, line in enumerate(lines) if n and line.startswith(end)), len(lines))]
    if keep := rules.get("keep"):
        lines = [line for line in lines if re.search(keep, line)]
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def refresh(page: str) -> str:
    """The page with every block of figures measured anew."""
    def block(found: re.Match[str]) -> str:
        command, *rest = RULE.split(" ".join(found["rules"].split()))
        rules = dict(zip(rest[::2], rest[1::2], strict=True))
        return f"<!-- run: {found['rules']} -->\n```\n{cut(run(command), rules)}\n```"
    return BLOCK.sub(block, page)


def main() -> None:
    """Refresh the named pages, docs/quality.md by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, default=[ROOT / "docs" / "quality.md"])
    for page in parser.parse_args().pages:
        page.write_text(refresh(page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
