"""Double the size of pages that are built to provoke, and tell of those whose time more than doubles.

    .venv/bin/python -m benchmarks.doubling [--size 3000] [KIND ...]

Each kind is read at a size, at twice and at four times of it; the size is a number of
paragraphs or of what the kind repeats. Prints the kinds that grow faster than 2.6 times
at a doubling (the clock of a shared machine is no better than that), or those named.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from lib.loader import load_document
from lib.schema import PageError

MOST = 2.6
SHORT = 0.02
"""Seconds below which a time is chance."""
PARAGRAPH = "<p>Die Regierung in Musterland sagte am Mittwoch zwei Brücken zu, wie das Ministerium mitteilte.</p>"


def page(body: str, head: str = "") -> str:
    """A page around a body."""
    return f"<html lang=de><head><title>Brücken für Musterland</title>{head}</head><body>{body}</body></html>"


KINDS: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: page("<article><h1>Brücken für Musterland</h1>" + PARAGRAPH * n + "</article>"),
    "links": lambda n: page(
        "<ul>"
        + "".join(
            f"<li><a href='/a/eine-lange-meldung-{i}.html'>Eine lange Meldung über die Schleuse {i}"
            f"</a> vor 5 Minuten</li>"
            for i in range(n)
        )
        + "</ul>"
    ),
    "same link": lambda n: page(
        "<ul>"
        + "".join(
            f"<li><a href='/a/eine-lange-meldung-1234.html'>Eine lange Meldung über die Schleuse {i}"
            f"</a> vor 5 Minuten</li>"
            for i in range(n)
        )
        + "</ul>"
    ),
    "tiny links": lambda n: page("".join(f"<a href='/{i}'>x</a>" for i in range(n))),
    "inline links": lambda n: page(
        "<p>"
        + "".join(
            f"Das ist ein Satz mit <a href='/politik/eine-lange-meldung-{i}.html'>einem langen Verweis darin"
            f"</a> und mehr. "
            for i in range(n)
        )
        + "</p>"
    ),
    "one line": lambda n: page("<p>" + "aber und doch " * (7 * n) + "</p>"),
    "no spaces": lambda n: page("<p>" + "a" * (100 * n) + "</p>"),
    "numbers": lambda n: page("<p>" + "12.04. 13:55 " * (8 * n) + "</p>"),
    "number lines": lambda n: page("<p>12.04. 13:55</p>" * (4 * n)),
    "deep": lambda n: page("<div>" * n + "Ein Satz am Grund."),
    "open tags": lambda n: page("<p><b><a href='/x'>Text " * n),
    "open i": lambda n: page("<i>x" * n),
    "deep span text": lambda n: page("<div><span>Wort " * n),
    "spaces": lambda n: page("<p>" + " \n" * (50 * n) + "Ende</p>"),
    "text": lambda n: "Die Regierung in Musterland sagte am Mittwoch zu.\n" * (2 * n),
    "text one line": lambda n: "Die Regierung in Musterland sagte am Mittwoch zu. " * (2 * n),
    "text links": lambda n: "".join(
        f"Eine lange Meldung über die Schleuse {i}\nvor {i % 50} Minuten\n\n" for i in range(n)
    ),
    "text no space": lambda n: "a" * (100 * n),
    "text short lines": lambda n: "ab cd\n" * (15 * n),
    "text ages": lambda n: "vor 5 Minuten\nvor 7 Stunden\n" * (4 * n),
    "text titles": lambda n: "Die neue Brücke über den Fluss wird gebaut\n\n" * (2 * n),
    "class 1": lambda n: page(f"<div class='{'teaser-title ' * (8 * n)}'>{PARAGRAPH}</div>"),
    "class long": lambda n: page(f"<div class='{'a-' * (50 * n)}'>{PARAGRAPH}</div>"),
    "many classes": lambda n: page(
        "".join(f"<div class='c{i} teaser-{i}'>Kurzer Text {i}</div>" for i in range(2 * n))
    ),
    "ages": lambda n: page(
        "<ul>"
        + "".join(
            f"<li><a href='/a/meldung-ueber-die-schleuse-{i}.html'>Meldung über die Schleuse {i}</a>"
            f"<time>vor {1 + i % 50} {'Minuten' if i % 2 else 'Stunden'}</time></li>"
            for i in range(n)
        )
        + "</ul>"
    ),
    "h2": lambda n: page("".join(f"<h2>Überschrift Nummer {i} ist hier</h2>" for i in range(2 * n))),
    "h1": lambda n: page("".join(f"<h1>Überschrift Nummer {i} ist hier</h1>" for i in range(2 * n)) + PARAGRAPH * 20),
    "h2 links": lambda n: page(
        "".join(
            f"<h2><a href='/politik/eine-lange-meldung-{i}.html'>Überschrift Nummer {i} ist hier</a></h2>"
            f"<p>Ein Text.</p>"
            for i in range(n)
        )
    ),
    "jsonld list": lambda n: page(
        PARAGRAPH * 10,
        "<script type='application/ld+json'>["
        + ",".join('{"@type":"NewsArticle","headline":"Eine Meldung %d"}' % i for i in range(2 * n))
        + "]</script>",
    ),
    "jsonld scripts": lambda n: page(
        PARAGRAPH * 10,
        "".join(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Eine Meldung %d"}</script>' % i
            for i in range(n)
        ),
    ),
    "jsonld open": lambda n: page(
        PARAGRAPH * 10, "<script type='application/ld+json'>" + '{"a":[' * (10 * n) + "</script>"
    ),
    "jsonld body": lambda n: page(
        PARAGRAPH * 10,
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","articleBody":"'
        + "Ein Satz. " * (10 * n)
        + '"}</script>',
    ),
    "metas": lambda n: page(
        PARAGRAPH * 10, "".join(f"<meta property='article:tag' content='Wort {i}'>" for i in range(2 * n))
    ),
    "authors": lambda n: page(
        "<h1>Brücken für Musterland</h1>"
        + "".join(f"<span class=author>Ada Bruch{i}</span>" for i in range(2 * n))
        + PARAGRAPH * 10
    ),
    "times": lambda n: page(
        "<h1>Brücken für Musterland</h1>"
        + "".join(f"<time datetime='2024-05-03T10:{i % 60:02}:00Z'>3. Mai 2024</time>" for i in range(2 * n))
        + PARAGRAPH * 10
    ),
    "tables": lambda n: page("<table>" + "<tr><td>Eins</td><td>Zwei</td></tr>" * (2 * n) + "</table>" + PARAGRAPH * 10),
    "nested tables": lambda n: page("<table><tr><td>Wort" * n),
    "lists": lambda n: page(
        "<ul>" + "<li>Ein Punkt auf der Liste der Stadt.</li>" * (2 * n) + "</ul>" + PARAGRAPH * 10
    ),
    "nested lists": lambda n: page("<ul><li>Wort" * n),
    "br": lambda n: page("<p>" + "Eine Zeile vom Gedicht.<br>" * (3 * n) + "</p>"),
    "strong": lambda n: page("<p>" + "<strong>Ein fettes Wort</strong> und " * (2 * n) + "</p>"),
    "forms": lambda n: page("<form><input></form>" * (4 * n) + PARAGRAPH * 10),
    "images": lambda n: page(
        "<article>"
        + ("<figure><img src='/x.jpg'><figcaption>Bild der Brücke</figcaption></figure>" + PARAGRAPH) * (n)
        + "</article>"
    ),
    "articles": lambda n: page(
        "".join(
            f"<article><h2><a href='/politik/die-lange-meldung-{i}.html'>Die lange Meldung {i}</a></h2>"
            f"<p>Ein Text über die Brücke in der Stadt.</p></article>"
            for i in range(n)
        )
    ),
    "article nested": lambda n: page("<article><h2>Titel der Meldung</h2>" * n + PARAGRAPH * 10),
    "comments": lambda n: page(
        PARAGRAPH * 10
        + "".join(
            f"<div class='comment'><b>Leser {i}</b><p>Ich finde das gut und richtig so.</p></div>" for i in range(n)
        )
    ),
    "html comments": lambda n: page(PARAGRAPH * 10 + "<!-- archive saved from url -->" * (3 * n)),
    "quotes": lambda n: page("<p>" + "„Das „ist „gut " * (6 * n) + "</p>"),
    "stops": lambda n: page("<p>" + ". " * (50 * n) + "</p>"),
    "dots": lambda n: page("<p>" + "." * (100 * n) + "</p>"),
    "dashes": lambda n: page("<p>" + "-" * (100 * n) + "</p>"),
    "mixed marks": lambda n: page("<p>" + "(-[„ " * (20 * n) + "</p>"),
    "countries": lambda n: page(
        "<article>"
        + "<p>Deutschland sagt der Ukraine zwei Panzer zu, und Frankreich will keine Soldaten schicken.</p>" * n
        + "</article>"
    ),
    "countries one line": lambda n: page(
        "<article><p>"
        + "Deutschland sagt der Ukraine zwei Panzer zu, und Frankreich will keine Soldaten schicken. " * n
        + "</p></article>"
    ),
    "countries no stop": lambda n: page(
        "<article><p>" + "Deutschland und Frankreich und die Ukraine und " * (2 * n) + "</p></article>"
    ),
    "amounts": lambda n: page(
        "<article><p>" + "Deutschland gibt der Ukraine 100 Millionen Euro und " * (2 * n) + "</p></article>"
    ),
    "title long": lambda n: (
        f"<html><head><title>{'Wort - ' * (15 * n)}</title></head><body><h1>{'Wort - ' * (15 * n)}"
        f"</h1>{PARAGRAPH * 5}</body></html>"
    ),
    "h1 parts": lambda n: page("<h1>" + "<span>Wort</span> " * (5 * n) + "</h1>" + PARAGRAPH * 5),
    "rel tags": lambda n: page(
        "<h1>Brücken für Musterland</h1>"
        + PARAGRAPH * 5
        + "".join(f"<a rel=tag href='/tag/{i}'>Wort{i}</a> " for i in range(2 * n))
    ),
    "tag boxes": lambda n: page(
        "<h1>Brücken für Musterland</h1>"
        + PARAGRAPH * 5
        + "".join(f"<div><a href='/tag/{i}/'>Wort{i}</a></div> " for i in range(2 * n))
    ),
    "flat heads": lambda n: page(
        "<div>"
        + "".join(
            f"<h3><a href='/politik/die-lange-meldung-{i}.html'>Die lange Meldung Nummer {i}</a></h3>"
            f"<p>Ein Text dazu.</p><span>vor 5 Minuten</span>"
            for i in range(n)
        )
        + "</div>"
    ),
    "link siblings": lambda n: page(
        "<div>"
        + "".join(
            f"<a href='/politik/die-lange-meldung-{i}.html'>Die lange Meldung Nummer {i}</a><br>" for i in range(n)
        )
        + "</div>"
    ),
    "menus nested": lambda n: page("<nav><div class=menu>" * n + "<a href='/x'>x</a>"),
    "entities": lambda n: page("<p>" + "&amp;&nbsp;&lt;" * (8 * n) + "</p>"),
    "attrs": lambda n: page("<div " + " ".join(f"a{i}=1" for i in range(10 * n)) + ">" + PARAGRAPH + "</div>"),
    "attr size": lambda n: page(
        f"<div style='{'color:red;' * (10 * n)}' id='{'x-' * (20 * n)}'>{PARAGRAPH}</div>"
        f"<a href='/{'a' * (50 * n)}'>Eine lange Meldung über die Brücke</a>"
    ),
    "href parts": lambda n: page(
        f"<a href='/{'a-b/' * (25 * n)}'>Eine lange Meldung über die Brücke</a>" * 3 + PARAGRAPH * 5
    ),
    "href query": lambda n: page(
        f"<a href='/x?{'a=b&' * (25 * n)}'>Eine lange Meldung über die Brücke</a>" * 3 + PARAGRAPH * 5
    ),
    "labels": lambda n: page(
        "<h1>Brücken für Musterland</h1>" + PARAGRAPH * 5 + "<p>Themen: eins, zwei, drei</p>" * (2 * n)
    ),
    "tracked": lambda n: page("<div class=tags>" + "<a href='/tag/a'>Wort</a>, " * (2 * n) + "</div>" + PARAGRAPH * 10),
    "blocks named": lambda n: page(
        "".join(
            f"<section id='s{i}'><h2>Teil {i}</h2><a href='/politik/die-lange-meldung-{i}.html'>Die lange Meldung Nummer {i}</a></section>"
            for i in range(n)
        )
    ),
    "leads": lambda n: page(
        "<h1>Brücken für Musterland</h1>"
        + "<p class=lead>Ein Vorspann, der vieles sagt und lang ist wie ein Satz.</p>" * n
        + PARAGRAPH * 10
    ),
    "cells": lambda n: page("<table><tr>" + "<td>Wort</td>" * (6 * n) + "</tr></table>" + PARAGRAPH * 5),
    "selects": lambda n: page("<select>" + "<option>Wort</option>" * (4 * n) + "</select>" + PARAGRAPH * 5),
}


def seconds(kind: str, size: int) -> float:
    """CPU time to read a page of a kind."""
    data = KINDS[kind](size).encode()
    begin = time.process_time()
    try:
        load_document(data, "seite.html" if data.startswith(b"<") else "seite.txt")
    except PageError:
        pass
    return time.process_time() - begin


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND")
    parser.add_argument("--size", type=int, default=3000)
    args = parser.parse_args()
    seconds("paragraphs", 100)
    grown = 0
    for kind in args.kinds or KINDS:
        once, twice, four = (seconds(kind, factor * args.size) for factor in (1, 2, 4))
        steep = max(twice / max(once, SHORT), four / max(twice, SHORT)) > MOST
        grown += steep
        if steep or args.kinds:
            print(f"{kind}: {once:.2f}, {twice:.2f}, {four:.2f} s", flush=True)
    print(f"{len(args.kinds or KINDS)} kinds, {grown} grow faster than {MOST} times at a doubling")


if __name__ == "__main__":
    main()
