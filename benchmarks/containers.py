"""A page inside each form that people save: what the fuzzer breaks besides HTML and text."""
from __future__ import annotations

import gzip
import io
import plistlib
import zipfile
from collections.abc import Callable
from html import escape

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ADDRESS = "https://www.muster.example/politik/meldung-1.html"
DATE = "Thu, 08 Jan 2026 11:22:33 GMT"


def as_zip(page: bytes) -> bytes:
    """A folder of two pages."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("seite.html", page)
        archive.writestr("seite_files/bild.css", "p { color: red }")
        archive.writestr("ordner/zweite.html", page[:len(page) // 2])
    return buffer.getvalue()


def as_warc(page: bytes, packed: bool = False) -> bytes:
    """An archive of two responses."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    for number in range(2):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(
            f"{ADDRESS}?{number}", "response", payload=io.BytesIO(page), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-01-08T11:22:33Z"}))
    return buffer.getvalue()


def as_packed_warc(page: bytes) -> bytes:
    """The same, each record packed."""
    return as_warc(page, packed=True)


def as_mhtml(page: bytes) -> bytes:
    """A page in one file, as browsers write it."""
    return (f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: =?utf-8?Q?Eine=20Meldung?=\r\nDate: {DATE}\r\n"
            f"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"grenze\"\r\n\r\n--grenze\r\n"
            f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {ADDRESS}\r\n\r\n"
            ).encode() + page + b"\r\n--grenze--\r\n"


def as_mail(page: bytes) -> bytes:
    """A newsletter."""
    return (f"Received: from a.example\r\nFrom: Muster-Zeitung <brief@muster.example>\r\nSubject: Die Lage am Morgen\r\nDate: {DATE}\r\n"
            "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n").encode() + page


def as_webarchive(page: bytes) -> bytes:
    """Safari's binary property list."""
    return plistlib.dumps({"WebMainResource": {
        "WebResourceData": page, "WebResourceURL": ADDRESS, "WebResourceTextEncodingName": "UTF-8", "WebResourceMIMEType": "text/html",
    }}, fmt=plistlib.FMT_BINARY)


def as_feed(page: bytes) -> bytes:
    """A feed whose entries hold parts of the page."""
    parts = [page[n * len(page) // 4:(n + 1) * len(page) // 4].decode("utf-8", "replace") for n in range(4)]
    items = "".join(f"<item><title>Meldung {n}</title><link>{ADDRESS}?{n}</link><pubDate>{DATE}</pubDate>"
                    f"<description>{escape(part)}</description></item>" for n, part in enumerate(parts))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Muster</title>{items}</channel></rss>'.encode()


def as_pdf(page: bytes) -> bytes:
    """One sheet with a line of text."""
    words = page[:400].decode("latin-1").translate({ord(sign): " " for sign in "()\\\r\n"})
    content = f"BT /F1 12 Tf 20 700 Td ({words}) Tj ET".encode("latin-1")
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
             b"<</Length %d>>stream\n%s\nendstream" % (len(content), content), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
             b"<</Title(Eine Meldung)/CreationDate(D:20260108112233+01'00')>>"]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(data))


CONTAINERS: tuple[Callable[[bytes], bytes], ...] = (
    as_zip, as_warc, as_packed_warc, as_mhtml, as_mail, as_webarchive, as_feed, as_pdf, gzip.compress)
