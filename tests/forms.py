"""One small page in every form in which people save one; each form has a title of its own."""
from __future__ import annotations

import gzip
import io
import plistlib
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HOST = "https://kurier.example"


def page_html(title: str, charset: str = "utf-8") -> str:
    """A page with an article that has one commitment."""
    return (f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{title}</title></head><body><main><article>'
            f"<h1>{title}</h1><p>Latvia agreed on Monday to send 120 soldiers to Ukraine, the ministry in Riga said in a statement.</p>"
            "<p>The café by the harbour stayed open until late, and the people at its tables spoke of little else all evening.</p>"
            "<p>Nobody could say when the ship would leave, or what the weather would be like on the way across the sea.</p>"
            "</article></main></body></html>")


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def in_warc(title: str, *, packed: bool) -> bytes:
    """A WARC file of one response."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(
        f"{HOST}/{len(title)}", "response", payload=io.BytesIO(page_html(title).encode()), http_headers=headers,
        warc_headers_dict={"WARC-Date": "2026-01-02T03:04:05Z"}))
    return buffer.getvalue()


def in_singlefile(title: str) -> bytes:
    """As the SingleFile extension saves it."""
    comment = f"<!--\n Page saved with SingleFile\n url: {HOST}/sf\n saved date: Thu Jan 08 2026 12:00:00 GMT+0100\n-->"
    return page_html(title).replace("<head>", f"{comment}<head>").encode()


def in_self_extracting(title: str) -> bytes:
    """As SingleFile saves it when it packs the page into a zip behind a page that unpacks it."""
    comment = f"<!--\n Page saved with SingleFile\n url: {HOST}/sx\n saved date: Thu Jan 08 2026 12:00:00 GMT+0100\n-->"
    return f"{comment}<html><body>Please wait</body><!--".encode() + zipped({"index.html": page_html(title).encode()})


def in_webarchive(title: str) -> bytes:
    """As Safari saves it."""
    return plistlib.dumps({"WebMainResource": {
        "WebResourceData": page_html(title).encode(), "WebResourceURL": f"{HOST}/wa", "WebResourceTextEncodingName": "UTF-8",
        "WebResourceMIMEType": "text/html"}}, fmt=plistlib.FMT_BINARY)


def in_mail(title: str) -> bytes:
    """A newsletter."""
    return (f"MIME-Version: 1.0\nDate: Thu, 08 Jan 2026 06:00:00 +0100\nFrom: Kurier <brief@kurier.example>\nSubject: {title}\n"
            "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nText alone\n--b\n"
            f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page_html(title)}\n--b--\n").encode()


def in_rss(title: str) -> bytes:
    """A feed as RSS."""
    return (f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Kurier</title><item><title>{title}</title>'
            f"<link>{HOST}/1</link><description>A ship leaves.</description><pubDate>Sun, 22 Nov 2026 12:06:54 GMT</pubDate></item>"
            "</channel></rss>").encode()


def in_atom(title: str) -> bytes:
    """A feed as Atom."""
    return (f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kurier</title><entry><title>{title}</title>'
            f'<link href="{HOST}/2"/><summary>A ship arrives.</summary><updated>2026-11-22T12:06:54Z</updated></entry></feed>').encode()


def in_wayback(title: str) -> bytes:
    """A copy from a web archive, with its frame around the page."""
    return page_html(title).replace("<body>", "<body><div id='wm-ipp-base'>3 captures</div>").encode() + (
        b"<!-- FILE ARCHIVED ON 02:32:42 Jan 06, 2026 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:00:00 Mar 01, 2026. -->")


def in_text(title: str) -> bytes:
    """All words of a page, copied into a file."""
    return (f"{title}\n\nLatvia agreed on Monday to send 120 soldiers to Ukraine, the ministry in Riga said in a statement.\n\n"
            "The harbour stayed open until late, and the people at its tables spoke of little else all evening.\n").encode()


def with_article() -> dict[str, bytes]:
    """File name -> a page with an article; the title is "Form of <file name>"."""
    made = {
        "utf8.html": lambda title: page_html(title).encode(),
        "cp1252.htm": lambda title: page_html(title, "windows-1252").encode("cp1252"),
        "utf16.html": lambda title: page_html(title).encode("utf-16"),
        "packed.html.gz": lambda title: gzip.compress(page_html(title).encode()),
        "single.html": in_singlefile, "extracting.html": in_self_extracting, "safari.webarchive": in_webarchive,
        "plain.warc": lambda title: in_warc(title, packed=False), "packed.warc.gz": lambda title: in_warc(title, packed=True),
        "crawl.wacz": lambda title: zipped({"archive/data.warc.gz": in_warc(title, packed=True), "datapackage.json": b"{}"}),
        "letter.eml": in_mail, "archive.html": in_wayback, "dump.txt": in_text,
        "several.zip": lambda title: zipped({"folder/inside.html": page_html(title).encode(), "folder/inside_files/x.png": b"x"})}
    return {name: make(f"Form of {name}") for name, make in made.items()}


def feeds() -> dict[str, bytes]:
    """File name -> a feed with one entry."""
    return {"feed.xml": in_rss("Entry of the feed"), "feed.atom": in_atom("Entry of the other feed")}
