"""Zip files: folders of pages, WACZ, and SingleFile's self-extracting pages.

Bounds on count, size and ratio hold for every archive; names that climb out of
the folder are refused; nothing is ever written to disk.
"""
from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator

from lib.reader.page import SavedPage
from lib.schema import MAX_BYTES, DamagedFileError, PageError, TooLargeError

MAX_MEMBERS = 20_000
MAX_UNPACKED = 2 * 2**30
MAX_RATIO = 200
"""Unpacked to packed size of one member; text packs at most about 20 to 1, a bomb at 1,000 to 1."""
SMALL = 2**20
RESOURCES = (
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".woff", ".woff2",
    ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".ogg", ".m4a", ".json", ".jsonl", ".cdx", ".cdxj", ".idx", ".ds_store",
)
"""Parts of a page, or of an archive, that are no pages themselves."""
PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
FOLDER_MARKS = ("_files", "-dateien", "_fichiers", "-filer", "_bestanden", "_archivos", "_file")
"""How browsers name the folder beside a "complete" page."""

ReadPages = Callable[[bytes, str], Iterable[SavedPage | PageError]]


def is_zip(data: bytes) -> bool:
    """Does the file begin as a zip?"""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_self_extracting(data: bytes) -> bool:
    """Is this HTML with a zip at its end, as SingleFile writes it?"""
    return data[:4096].lstrip()[:1] == b"<" and b"PK\x05\x06" in data[-66_000:] and b"PK\x03\x04" in data


def read_zip(data: bytes, name: str, read: ReadPages) -> Iterator[SavedPage | PageError]:
    """Read every page of a zip; `read` reads one member's bytes.

    A member that can't be read is yielded as its error, and the next one follows.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        yield DamagedFileError(name, what=f"zip: {error}")
        return
    if len(members) > MAX_MEMBERS:
        yield DamagedFileError(name, what=f"an archive of {len(members)} files; {MAX_MEMBERS} are allowed")
        return
    wanted = set(select_pages(member.filename for member in members if not member.is_dir()))
    total = 0
    for member in members:
        if member.filename not in wanted:
            continue
        part = f"{name}/{member.filename}"
        total += member.file_size
        if total > MAX_UNPACKED:
            yield TooLargeError(part, size_mb=total / 2**20, limit_mb=MAX_UNPACKED / 2**20)
            return
        yield from _read_member(archive, member, part, read)


def read_self_extracting(data: bytes, name: str) -> bytes:
    """The page inside a self-extracting SingleFile page, with the outer file's comment before it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = [member for member in archive.infolist() if member.filename.rpartition("/")[2] in ("index.html", "index.htm")]
        if not names:
            return data
        inner = read_bounded(archive, min(names, key=lambda member: len(member.filename)), name)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedFileError(name, what=f"self-extracting page: {error}") from error
    begin, end = data.find(b"<!--"), data.find(b"-->")
    return (data[begin:end + 3] if 0 <= begin < end < 8192 else b"") + inner


def read_bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """Unpack one member, never more than the bounds allow, whatever its header says."""
    with archive.open(member) as stream:
        content = stream.read(MAX_BYTES * 8 + 1 if _is_container(member.filename) else MAX_BYTES + 1)
    if len(content) > SMALL and len(content) > MAX_RATIO * max(1, member.compress_size):
        raise DamagedFileError(name, what=f"unpacks to more than {MAX_RATIO} times its size")
    return content


def select_pages(names: Iterable[str]) -> Iterator[str]:
    """Names that are pages: no resources, no system files, a "complete" page counted once.

    The folder beside a complete page ("story_files") holds its frames and
    pictures, which are parts of that page.
    """
    every = list(names)
    stems = {name[:-len(end)].lower() for name in every for end in PAGE_ENDINGS if name.lower().endswith(end)}
    for name in every:
        lowered = name.lower()
        if lowered.endswith(RESOURCES) or "__macosx/" in lowered or lowered.rpartition("/")[2].startswith("."):
            continue
        if not any(_belongs(lowered, mark, stems) for mark in FOLDER_MARKS):
            yield name


def _belongs(name: str, mark: str, stems: set[str]) -> bool:
    """Does the file lie in the folder of a complete page?"""
    place = name.find(mark + "/")
    return place > 0 and name[:place] in stems


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: str, read: ReadPages,
) -> Iterator[SavedPage | PageError]:
    climbs = ".." in member.filename.replace("\\", "/").split("/") or member.filename.startswith(("/", "\\")) or ":" in member.filename[:3]
    if climbs:
        yield DamagedFileError(part, what="its name climbs out of the archive's folder")
        return
    try:
        content = read_bounded(archive, member, part)
    except PageError as error:
        yield error
        return
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError, NotImplementedError) as error:
        yield DamagedFileError(part, what=f"zip: {error}")
        return
    yield from read(content, part)


def _is_container(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz", ".zip", ".wacz"))
