"""Kinds of files: which are read and as what, and what is passed over, by their content.

The first bytes decide: a page is one under any name, a picture called ``.html`` is none. The name
counts where bytes do not tell kinds apart, as with tables and plain text.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import filetype

from luutru.data.lexicons import derived, rows
from luutru.ingest.files.gzipped import is_gzipped
from luutru.ingest.files.own_writing import written_by_luutru
from luutru.ingest.readers import MEDIA_TYPES, begins_as_page

__all__ = ["HEAD", "FileKind", "kind_of"]

HEAD = 8192  # bytes from which a kind is known

_READ = {ending.lstrip("."): media_type for ending, media_type in MEDIA_TYPES.items()}
# What `filetype` calls a file by its packing: the name says what is packed.
_PACKED = {"zip", "xls", "doc", "ppt", "tar"}
_IDLE = ("image/", "audio/", "video/", "font/", "application/font", "application/vnd.ms-fontobject")
# A page that begins with a line of a script or of an include, still one in the first 2 KB.
_WITHIN = re.compile(rb"<(?:!doctype html|html|head|body|meta)\b", re.IGNORECASE)
_CODE = re.compile(rb"<\?(?:php\b|=|\s)|<%[@=\s]|^#!", re.IGNORECASE)
_HEADS = (
    (re.compile(rb"WARC/\d"), "warc"),
    (re.compile(rb"From \S+ .{0,40}\d{4}"), "mbox"),
    (
        re.compile(
            rb"(?:[\w-]{2,40}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n){0,20}){0,40}?"
            rb"(?:MIME-Version|Content-Type|Received|Message-ID):",
            re.IGNORECASE,
        ),
        "eml",
    ),
    (re.compile(rb"\{\\rtf"), "rtf"),
    (re.compile(rb"ITSF"), "chm"),
    (re.compile(rb"AT&TFORM"), "djvu"),
    (re.compile(rb"%!PS"), "ps"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg\b",
                re.IGNORECASE | re.DOTALL), "svg"),
    (re.compile(rb"\s*<\?xml\b", re.IGNORECASE), "xml"),
)  # fmt: skip
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
# wget and browsers keep what was asked behind a name: "index.php?id=1", "style.css@v=2", "%3f";
# Chrome adds that it was a download, in its own language: "jquery.js.tải xuống".
_ENDING = re.compile(r"[a-z0-9_-]{1,12}")
_ASKED = re.compile(r"(?:[?@]|%3f).*|\.(?:tải xuống|download)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is.

    Attributes:
        name: as it is counted by, mostly an ending: ".docx".
        media_type: what it is read as, "" when it is passed over.
        holds: whether it may hold posts.
        reason: why it is passed over, in Vietnamese.
    """

    name: str
    media_type: str = ""
    holds: bool = True
    reason: str = ""


@derived
def _holds() -> dict[tuple[str, str], bool]:
    return {(row["as"], row["name"]): row["holds"] == "posts" for row in rows("file_kinds")}


def kind_of(name: str, head: bytes, *, named: bool = False) -> FileKind:
    """Return what a file is, from its name and its first `HEAD` bytes.

    Args:
        named: whether the user has named this very file: text under any name is read then.
    """
    if is_gzipped(head):
        return _gzipped(name, head, named=named)
    if own := written_by_luutru(head):
        return FileKind("của luutru", holds=False, reason=f"{own} do luutru viết, không phải bài")
    base = _ASKED.sub("", name.lower()).rstrip("~") or name.lower()  # editors' copies end in ~
    stem, dot, ending = base.rpartition(".")
    ending = ending if dot and stem and _ENDING.fullmatch(ending) else ""
    if binary := _binary(ending, head):
        return _read_or_passed(binary, base)
    if begins_as_page(head) and not _CODE.search(head):
        return FileKind(f".{ending}" if _READ.get(ending) == "text/html" else ".html", "text/html")
    if ending not in ("txt", "csv", "tsv"):  # a post may begin with anything
        for pattern, called in _HEADS:
            if pattern.match(head.removeprefix(_BOMS[2])):
                return _read_or_passed(ending if ending in ("mht", "mhtml") else called, base)
    return _text(base, ending, head, named=named)


def _read_or_passed(called: str, base: str) -> FileKind:
    """Return the kind that content has shown: read, if there is a reader for it."""
    if _holds().get(("name", base)) is False:
        return _passed(called, base)
    if called == "xml" and _holds().get(("ending", base.rpartition(".")[2])) is False:
        return _passed(base.rpartition(".")[2], base)  # settings of a program
    if called in _READ:
        return FileKind(f".{called}", _READ[called])
    return _passed(called, base)


def _gzipped(name: str, head: bytes, *, named: bool) -> FileKind:
    """Return the kind of what is packed; what cannot be unpacked is read, to be rejected."""
    inner = name[: -len(".gz")] if name.lower().endswith(".gz") else name
    try:
        unpacked = zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return FileKind(".gz", "application/gzip")
    if is_gzipped(unpacked):  # packed twice
        return FileKind(".gz", "application/gzip")
    within = kind_of(inner, unpacked, named=named)
    return FileKind(within.name, within.media_type and "application/gzip", within.holds,
                    within.reason)  # fmt: skip


def _binary(ending: str, head: bytes) -> str:
    """Return the ending of a kind that is no text, "" for text."""
    found = filetype.guess(head)
    if found is not None and found.extension not in ("gz", "rtf"):
        packed = found.extension in _PACKED and ("ending", ending) in _holds()
        return ending if packed else str(found.extension)
    if b"\0" not in head or _is_wide(head):
        return ""
    return "" if ending in _READ else ending or "nhị phân"  # a damaged post is a reject


def _is_wide(head: bytes) -> bool:
    """Return whether bytes are UTF-16: by their mark, or every other one is zero as in Latin."""
    if head.startswith(_BOMS):
        return True
    some = head[:400]
    return max(some[0::2].count(0), some[1::2].count(0)) > 0.4 * len(some) / 2 > 4 and (
        min(some[0::2].count(0), some[1::2].count(0)) == 0
    )


def _text(base: str, ending: str, head: bytes, *, named: bool) -> FileKind:
    stem = base.split(".", 1)[0]
    beside = _holds().get(("name", base)) is False or _holds().get(("stem", stem)) is False
    if beside and not named:
        return FileKind(base, holds=False, reason="tệp đi kèm, không phải bài")
    if ending in _READ:
        return FileKind(f".{ending}", _READ[ending])
    if _CODE.search(head) and ("ending", ending) in _holds():
        return FileKind(f".{ending}", holds=False, reason="mã chương trình, không phải bài")
    known = _holds().get(("ending", ending))
    if known is not False and _WITHIN.search(head[:2048]):
        return FileKind(".html", "text/html")
    if known is None and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return _json(head)
    if named:
        return FileKind(f".{ending}" if ending else "không đuôi", "text/plain")
    return _passed(ending or "không đuôi", base)


def _json(head: bytes) -> FileKind:
    lines = head.lstrip().startswith(b"{") and b"}\n{" in head.replace(b"\r", b"")
    return FileKind(".json", "application/jsonl" if lines else "application/json")


def _passed(ending: str, base: str) -> FileKind:
    """Return a kind that is not read, by its ending; names of their own count first."""
    name = f".{ending}" if " " not in ending else ending
    idle = ending in _idle_endings() or _holds().get(("ending", ending)) is False
    if idle or _holds().get(("name", base)) is False:
        return FileKind(name, holds=False, reason="loại tệp này không chứa bài")
    return FileKind(
        name, reason="có thể chứa bài, nhưng luutru chưa đọc loại tệp này; hãy lưu lại thành "
        "HTML, văn bản (.txt), CSV hay JSON rồi nhập",
    )  # fmt: skip


@derived
def _idle_endings() -> frozenset[str]:
    """Return the endings that `filetype` gives to pictures, sounds, films and fonts."""
    return frozenset(one.extension for one in filetype.types if one.mime.startswith(_IDLE))
