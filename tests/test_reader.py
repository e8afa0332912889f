"""Every form in which people save a page, and what no page is."""
from __future__ import annotations

import gzip
import io
import plistlib
import zipfile
from datetime import UTC, datetime

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from lib.reader import SavedPage, read_pages
from lib.reader.archive import select_pages
from lib.reader.attributes import MOST, limit_attributes
from lib.reader.nesting import MOST_OPTIONS, limit_nesting
from lib.reader.tree import parse_html
from lib.schema import (
    MAX_BYTES,
    DamagedFileError,
    EmptyFileError,
    NotAPageError,
    PageError,
    TooLargeError,
)

ADDRESS = "https://kurier.example/politik/hafen"
HTML = f"""<!-- saved from url=(0040){ADDRESS} -->
<html><head><title>Größe</title></head><body><h1>Größere Schleuse</h1><p>Die Schleuse in Brückenau wird größer.</p></body></html>"""


def only(data: bytes, name: str) -> SavedPage:
    """The one page of a file."""
    (page,) = read_pages(data, name)
    assert isinstance(page, SavedPage), page
    return page


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def warc(pages: list[bytes], status: str = "200 OK", kind: str = "text/html; charset=windows-1252", gzipped: bool = True) -> bytes:
    """A WARC file of responses."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=gzipped)
    for number, payload in enumerate(pages):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(
            f"https://kurier.example/{number}", "response", payload=io.BytesIO(payload), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-01-02T03:04:05Z"}))
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_html_in_any_encoding_is_read(encoding: str) -> None:
    page = only(HTML.encode(encoding), "seite.html")
    assert page.tree is not None and "Größere Schleuse" in page.tree.body().text()
    assert page.encoding is not None and page.url == ADDRESS


def test_html_declared_encoding_is_kept_by_name() -> None:
    page = only(b'<html><meta charset="iso-8859-1"><p>K\xf6ln und \x80 5</p>', "a.html")
    assert (page.encoding, page.tree is not None and page.tree.body().text()) == ("cp1252", "Köln und € 5")


def test_gzipped_page_is_unpacked() -> None:
    assert only(gzip.compress(HTML.encode()), "a.html.gz").name == "a.html"


def test_text_dump_is_text_whatever_its_name() -> None:
    assert only("Überschrift\n\nEin Satz über 3 < 5.".encode(), "a.html").format == "text"


def test_mhtml_keeps_address_and_date() -> None:
    data = (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kurier.example/x\r\nSubject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=\r\n"
            b"Date: Sun, 22 Nov 2026 13:06:54 GMT\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
            b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://kurier.example/x\r\n\r\n"
            b"<html><p>Gr=C3=B6=C3=9Fe</p></html>\r\n--x--\r\n")
    page = only(data, "a.mhtml")
    assert (page.format, page.url, page.title) == ("mhtml", "https://kurier.example/x", "Größe")
    assert page.clues[0].after == datetime(2026, 11, 22, 13, 6, 54, tzinfo=UTC)


def test_newsletter_prefers_its_html_part() -> None:
    data = (b"MIME-Version: 1.0\nDate: Thu, 08 Jan 2026 06:00:00 +0100\nSubject: Morgenlage\nContent-Type: multipart/alternative; boundary=b\n\n"
            b"--b\nContent-Type: text/plain\n\nNur Text\n--b\nContent-Type: text/html; charset=utf-8\n\n<html><p>Mit Bild</p></html>\n--b--\n")
    page = only(data, "brief.eml")
    assert page.format == "mail" and page.tree is not None and page.tree.body().text() == "Mit Bild"


def test_webarchive_reads_response_date() -> None:
    response = plistlib.dumps({"$objects": [
        "$null", {"NS.keys": [plistlib.UID(2)], "NS.objects": [plistlib.UID(3)]}, "Date", "Thu, 08 Jan 2026 11:22:33 GMT"]},
        fmt=plistlib.FMT_BINARY)
    data = plistlib.dumps({"WebMainResource": {
        "WebResourceData": HTML.encode(), "WebResourceURL": "https://kurier.example/s", "WebResourceTextEncodingName": "UTF-8",
        "WebResourceResponse": response}}, fmt=plistlib.FMT_BINARY)
    page = only(data, "a.webarchive")
    assert page.url == "https://kurier.example/s"
    assert page.clues[0].after == datetime(2026, 1, 8, 11, 22, 33, tzinfo=UTC)


@pytest.mark.parametrize("gzipped", [True, False], ids=["packed", "plain"])
def test_warc_gives_every_response_with_its_date(gzipped: bool) -> None:
    pages = list(read_pages(warc([HTML.encode("cp1252")] * 3, gzipped=gzipped), "a.warc.gz"))
    assert [p.url for p in pages if isinstance(p, SavedPage)] == [f"https://kurier.example/{n}" for n in range(3)]
    assert all(isinstance(p, SavedPage) and p.clues[0].kind == "warc-date" and "Größere" in p.text for p in pages)


@pytest.mark.parametrize(("status", "kind"), [("404 Not Found", "text/html"), ("200 OK", "image/png")])
def test_warc_without_a_page_is_an_error(status: str, kind: str) -> None:
    (error,) = read_pages(warc([b"<html>x"], status, kind), "a.warc.gz")
    assert isinstance(error, DamagedFileError) and "without a page" in str(error)


def test_wacz_reads_the_warc_inside() -> None:
    data = zipped({"archive/data.warc.gz": warc([HTML.encode("cp1252")]), "pages/pages.jsonl": "{}", "datapackage.json": "{}"})
    assert only(data, "a.wacz").clues[0].kind == "warc-date"


def test_feed_entries_are_teasers_and_entities_stay_closed() -> None:
    data = (b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE r [<!ENTITY x "boom"><!ENTITY y SYSTEM "file:///etc/hostname">]>'
            b"<rss version='2.0'><channel><title>Kurier</title><language>de-DE</language>"
            b"<lastBuildDate>Sun, 22 Nov 2026 13:06:54 GMT</lastBuildDate><item><title>Eins &x; &y;</title>"
            b"<link>https://kurier.example/1</link><description>&lt;p&gt;Ein Text&lt;/p&gt; [...]</description>"
            b"<pubDate>Sun, 22 Nov 2026 12:06:54 GMT</pubDate></item></channel></rss>")
    page = only(data, "f.xml")
    (teaser,) = page.teasers
    assert "boom" not in teaser.title and "Eins" in teaser.title
    assert (teaser.text, teaser.truncated, teaser.url) == ("Ein Text [...]", True, "https://kurier.example/1")
    assert teaser.published_at == datetime(2026, 11, 22, 12, 6, 54, tzinfo=UTC) and page.language == "de"


def test_zip_complete_page_is_counted_once() -> None:
    data = zipped({"a/x.html": HTML, "a/x_files/frame.html": HTML, "a/x_files/p.png": b"x", "b.txt": "Ein Text aus Worten."})
    assert [p.name for p in read_pages(data, "z.zip")] == ["z.zip/a/x.html", "z.zip/b.txt"]


def test_zip_bad_member_leaves_the_others() -> None:
    data = zipped({"../c.html": HTML, "bild.html": b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "bombe.html": "<html>" + "a" * 9_000_000, "gut.html": HTML})
    parts = list(read_pages(data, "z.zip"))
    assert [type(p) for p in parts] == [DamagedFileError, NotAPageError, DamagedFileError, SavedPage]
    assert "climbs out" in str(parts[0]) and "times its size" in str(parts[2])


def test_archives_inside_each_other_end() -> None:
    data = zipped({"x.html": HTML})
    for _ in range(5):
        data = zipped({"in.zip": data})
    (error,) = read_pages(data, "z.zip")
    assert isinstance(error, DamagedFileError) and "inside each other" in str(error)


def test_self_extracting_page_is_read_from_its_zip() -> None:
    comment = b"<!--\n Page saved with SingleFile\n url: https://kurier.example/sf\n saved date: Thu Jan 08 2026 12:00:00 GMT+0100\n-->"
    data = comment + b"<html><body>Please wait</body><!--" + zipped({"index.html": HTML.replace("<!--", "<!-- x ")}) + b""
    page = only(data, "a.html")
    assert (page.format, page.url) == ("singlefile", "https://kurier.example/sf")
    assert page.tree is not None and "Brückenau" in page.tree.body().text()


def test_wayback_copy_loses_its_frame_and_its_prefix() -> None:
    data = (b"<html><head><link rel=canonical href='https://web.archive.org/web/20110106023242/http://kurier.example/a'></head><body>"
            b"<div id='wm-ipp-base'>3 captures</div><a href='/web/20110106023242/http://kurier.example/b'>B</a><p>Text</p></body></html>"
            b"<!-- FILE ARCHIVED ON 02:32:42 Jan 06, 2011 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:00:00 Mar 01, 2015. -->")
    tree = only(data, "w.html").tree
    assert tree is not None and "captures" not in tree.body().text()
    assert tree.by_tag("a")[0].attr("href") == "http://kurier.example/b"


@pytest.mark.parametrize(("data", "error"), [
    (b"", EmptyFileError), (b" \n\t ", EmptyFileError), (b"\xef\xbb\xbf", EmptyFileError),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, NotAPageError), (b"\xff\xd8\xff\xe0" + bytes(range(32)), NotAPageError),
    (bytes(range(256)) * 50, NotAPageError), (b"a" * (MAX_BYTES + 1), TooLargeError),
    (b"\x1f\x8bxxxx", DamagedFileError), (b"PK\x03\x04xxxx", DamagedFileError), (b"%PDF-1.4 no", DamagedFileError),
    (gzip.compress(b"a" * (MAX_BYTES + 1)), TooLargeError),
], ids=["empty", "blank", "mark-only", "png", "jpeg", "binary", "too-large", "gzip", "zip", "pdf", "gzip-bomb"])
def test_what_is_no_page_gives_a_clear_error(data: bytes, error: type[PageError]) -> None:
    (found,) = read_pages(data, "seite.html")
    assert type(found) is error
    assert "seite.html" in str(found) and len(str(found)) > 40


def test_gzip_cut_off_gives_what_there_is() -> None:
    data = gzip.compress((HTML * 300).encode())
    assert "Größere" in only(data[:-20], "a.html.gz").text


def test_select_pages_knows_the_folders_of_browsers() -> None:
    names = ["a.html", "a_files/b.html", "s-Dateien/x.htm", "s.htm", "c_files/y.html", ".DS_Store", "__MACOSX/a.html"]
    assert list(select_pages(names)) == ["a.html", "s.htm", "c_files/y.html"]


def test_noscript_never_closed_inside_swallows_nothing() -> None:
    page = only(b"<html><body><noscript><div><img src=x></noscript><p>Der Text danach bleibt stehen.</p><noscript>x</noscript></body></html>", "n.html")
    assert page.tree is not None and page.tree.body().text() == "Der Text danach bleibt stehen."


@pytest.mark.parametrize("sign", ["", "='1'", '=">"'], ids=["bare", "quoted", "closing sign in quotes"])
def test_tag_with_attributes_without_end_keeps_the_first_ones(sign: str) -> None:
    many = " ".join(f"data-{number}{sign}" for number in range(35_000))
    html = limit_attributes(f"<body><p class=first {many} id=last>Ein Satz.</p><p id=next>Noch einer.</p>")
    first, second = parse_html(html).by_tag("p")
    assert (first.attr("class"), first.attr("id"), first.text()) == ("first", "", "Ein Satz.")
    assert len(first.attrs) == MOST and second.attr("id") == "next"


def test_page_with_usual_tags_is_left_as_it_is() -> None:
    html = "<p class='a' data-x=\"a > b\">Ein Satz.</p>" * 10_000
    assert limit_attributes(html) == html


def test_list_of_options_without_end_keeps_the_first_ones_and_all_words() -> None:
    html = limit_nesting("<select>" + "<option>Wort</option>" * 6_000 + "</select><p>Ein Satz.</p>")
    assert 0 < html.count("<option") <= MOST_OPTIONS and html.count("Wort") == 6_000
    assert html.endswith("</select><p>Ein Satz.</p>")


def test_script_that_ends_in_capitals_is_no_markup() -> None:
    html = "<SCRIPT>var a = '<div>'</SCRIPT><p>x</p>" * 3_000
    assert limit_nesting(html) == html
