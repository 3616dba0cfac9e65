"""Kinds of files: what is read, what is passed over, by content before name."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.files.kinds import kind_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PAGE = b"<!DOCTYPE html><html><head><title>x</title></head><body>x</body></html>"
WORDS = "Đảng ủy phường họp.\n".encode()


def head_of(name: str) -> bytes:
    """Return what a file of such a name holds: a page, a record, or plain text."""
    if "htm" in name:
        return PAGE
    return b'{"title": "x"}' if "json" in name else WORDS


@pytest.mark.parametrize(
    "name",
    (
        "a.txt a.HTML a.htm a.xhtml a.jsonl a.ndjson a.json a.csv a.tsv readme.md.txt thông-báo.txt"
    ).split(),
)
def test_files_of_posts_are_read(name: str) -> None:
    if name.startswith("readme"):
        assert not kind_of(name, head_of(name)).media_type
        return
    kind = kind_of(name, head_of(name))
    assert kind.media_type
    packed = kind_of(f"{name}.GZ", gzip.compress(head_of(name)))
    assert (packed.media_type, packed.name) == ("application/gzip", kind.name)


@pytest.mark.parametrize(
    "name",
    [
        "index.php?option=com_content&view=article&id=3",
        "index.php@id=3",
        "index.php%3fid=3",
        "default.aspx",
        "tin-tuc",
        "bai.12",
        "trang.txt",
        "p.jsp",
    ],
)
def test_a_page_is_read_under_any_name(name: str) -> None:
    for data in (PAGE, b"\xef\xbb\xbf \n<!-- saved from url=(0026)http://x.vn/ -->\n" + PAGE,
                 b'<?xml version="1.0"?>\n' + PAGE):  # fmt: skip
        kind = kind_of(name, data)
        assert (kind.media_type, kind.name) == ("text/html", ".html")


@pytest.mark.parametrize(
    ("name", "data", "kind", "holds"),
    [
        ("anh.html", PNG, ".png", False),
        ("anh.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 40, ".jpg", False),
        ("a.docx", b"PK\x03\x04" + b"\0" * 60, ".docx", True),
        ("a", b"PK\x03\x04" + b"\0" * 60, ".zip", True),
        ("Thumbs.db", OLE, ".db", False),
        ("bao-cao.doc", OLE, ".doc", True),
        ("so-lieu.xls", OLE, ".xls", True),
        ("van-ban.pdf", b"%PDF-1.4\n", ".pdf", True),
        ("van-ban.html", b"%PDF-1.4\n", ".pdf", True),
        ("a.txt.bak", WORDS, ".bak", True),
        ("thu.eml", b"From: a\r\nMIME-Version: 1.0\r\n\r\n", ".eml", True),
        ("trang.mht", b"From: <x>\r\nSubject: y\r\nMIME-Version: 1.0\r\n", ".mht", True),
        ("z.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", ".warc", True),
        ("sitemap.xml", b'<?xml version="1.0"?>\n<urlset>', ".xml", False),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg">', ".svg", False),
        ("App.config", b'<?xml version="1.0"?><configuration>', ".config", False),
        ("main.js.tải xuống", b"var a = 1", ".js", False),
        ("style.css@v=2", b"body{color:red}", ".css", False),
        ("jquery.js", b"function a(){document.write('<html><body>')}", ".js", False),
        ("index.php", b"<?php include 'x'; ?><html><head>", ".php", False),
        ("readme.txt.gz", gzip.compress(WORDS), "readme.txt", False),
        ("LICENSE", WORDS, "license", False),
        ("robots.txt", b"User-agent: *", "robots.txt", False),
        ("bai-viet", WORDS, "không đuôi", True),
        ("ghi-chep.md", WORDS, ".md", True),
        ("kho.sql", b"INSERT INTO posts VALUES (1)", ".sql", True),
        ("la.xyz", b"\0\1\2" * 90, ".xyz", True),
        ("la", b"\0\1\2" * 90, "nhị phân", True),
    ],
)  # fmt: skip
def test_what_is_not_read_is_known_by_kind_and_whether_it_may_hold_posts(
    name: str, data: bytes, kind: str, holds: bool
) -> None:
    found = kind_of(name, data)
    assert (found.media_type, found.name, found.holds) == ("", kind, holds)
    assert found.reason


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1258", "utf-8-sig"])
def test_text_of_any_encoding_is_text(encoding: str) -> None:
    data = ("Hội nghị phường, " * 9).encode(encoding, "ignore")
    assert kind_of("a.txt", data).media_type == "text/plain"
    assert kind_of("a.csv", data).media_type == "text/csv"


def test_text_that_the_user_has_named_is_read_under_any_name() -> None:
    for name in ("ghi-chep.md", "bai-viet", "README.txt", "a.log"):
        assert kind_of(name, WORDS, named=True).media_type == "text/plain"
    assert not kind_of("a.docx", b"PK\x03\x04" + b"\0" * 60, named=True).media_type


def test_what_is_damaged_or_packed_twice_is_read_to_be_rejected() -> None:
    assert kind_of("a.txt", b"\0\1\2" * 90).media_type == "text/plain"
    for data in (b"\x1f\x8bxxxx", gzip.compress(gzip.compress(WORDS))):
        assert kind_of("a.txt.gz", data).media_type == "application/gzip"


@given(st.text(max_size=20), st.binary(max_size=300))
def test_any_file_has_a_kind_with_a_name_and_a_reason_if_it_is_not_read(
    name: str, data: bytes
) -> None:
    kind = kind_of(name, data)
    assert kind.name
    assert bool(kind.media_type) != bool(kind.reason)
