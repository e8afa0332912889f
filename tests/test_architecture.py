"""The direction of imports, and what never appears in the code."""
from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LIB = sorted((ROOT / "lib").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py")) if (ROOT / "pages").is_dir() else []

LEVELS = {
    "schema": 0, "labels": 0, "cells": 0, "markup": 0, "palette": 0,
    "frames": 1, "reader": 1, "sentences": 1, "topics": 1, "dates": 1,
    "countries": 2, "metadata": 2, "report": 2,
    "commitments": 3, "body": 3, "teasers": 3,
    "article": 4, "dumps": 4, "capture": 4,
    "loader": 5, "lines": 5, "filters": 5, "standings": 5,
    "questions": 6,
    "library": 7, "figures": 7,
    "review": 8, "export": 8, "commands": 8,
    "view": 9,
}
"""A module imports from its own level's lower ones and its own package alone."""

ONLY_IN = {
    "streamlit": ("lib/view", "pages", "app.py"),
    "plotly": ("lib/figures",),
    "bs4": ("lib/reader", "lib/metadata", "lib/article", "lib/body", "lib/teasers", "lib/dumps"),
    "selectolax": ("lib/reader",),
    "dask": ("lib/library", "lib/commands"), "distributed": ("lib/library", "lib/commands"),
    "fsspec": ("lib/library", "lib/commands"), "duckdb": ("lib/library",),
    "requests": (), "urllib.request": (), "httpx": (), "http.client": (), "aiohttp": (), "socket": (),
}


def imports(path: Path) -> list[tuple[int, str]]:
    """Every module that a file imports, with the line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found += [(node.lineno, node.module)]
            if node.module == "lib":
                found += [(node.lineno, f"lib.{alias.name}") for alias in node.names]
    return found


def room(path: Path) -> str:
    """Top-level module of lib that a file belongs to."""
    parts = path.relative_to(ROOT / "lib").parts
    return parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", LIB, ids=lambda p: str(p.relative_to(ROOT)))
def test_import_in_lib_never_runs_upwards(path: Path) -> None:
    own = room(path)
    if own in ("__main__", "__init__"):
        return
    assert own in LEVELS, f"lib/{own} has no level: add it to LEVELS in {Path(__file__).name}"
    for line, module in imports(path):
        if module.startswith("lib."):
            other = module.split(".")[1]
            if other != own:
                assert LEVELS[other] < LEVELS[own], f"{path}:{line}: lib.{own} imports lib.{other}, arrows never run back"


@pytest.mark.parametrize("path", [*LIB, *PAGES], ids=lambda p: str(p.relative_to(ROOT)))
def test_package_is_imported_only_in_its_room(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    for line, module in imports(path):
        for package, rooms in ONLY_IN.items():
            if module == package or module.startswith(package + "."):
                assert any(place.startswith(r) for r in rooms), f"{place}:{line}: {package} is allowed in {rooms or 'no file'}"


@pytest.mark.parametrize("path", [*LIB, *PAGES], ids=lambda p: str(p.relative_to(ROOT)))
def test_code_has_no_unsafe_html_and_no_broad_except(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "unsafe_allow_html" not in text and "unsafe_allow_javascript" not in text
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            name = node.type.id if isinstance(node.type, ast.Name) else None
            assert node.type is not None and name not in ("Exception", "BaseException"), f"{path}:{node.lineno}: too broad"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_page_is_short_and_holds_no_pattern(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 80
    assert not [m for _, m in imports(path) if m in ("re", "pandas", "plotly") or m.startswith(("lib.loader", "lib.reader"))]


@pytest.mark.parametrize("path", LIB, ids=lambda p: str(p.relative_to(ROOT)))
def test_function_is_at_most_sixty_lines(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{path}:{node.lineno}: {node.name} is too long"
            assert node.returns is not None, f"{path}:{node.lineno}: {node.name} says not what it returns"
