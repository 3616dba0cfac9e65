"""Which reader a file goes to; each of them has tests of its own beside."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.readers import media_type, part, read, unwrap, unwrapped


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        # by the ending, whatever it holds
        ("a.txt", b"Ong <html>", "text/plain"),
        ("a.csv", b"<html>", "text/csv"),
        ("a.HTM", b"{}", "text/html"),
        ("a.xhtml", b"", "text/html"),
        ("a.ndjson", b"", "application/jsonl"),
        ("a.json", b"", "application/json"),
        ("a.tsv", b"", "text/csv"),
        # by the first bytes
        ("a.txt", b"<!-- saved from url=(0014) -->\n<html>", "text/html"),
        ("a", b"<!DOCTYPE HTML><p>", "text/html"),
        ("a", b"\xef\xbb\xbf \n<html>", "text/html"),
        ("a.php", b"<?php ?><head></head>", "text/html"),
        ("a", b"<div><BODY>", "text/html"),
        ("a", b' [{"title": 1}]', "application/json"),
        ("a", b'{"title": 1}', "application/json"),
        ("a", b'{"title": 1}\n', "application/json"),
        ("a", b'{"title": 1}\n{"title": 2}', "application/jsonl"),
        ("a", b"", "text/plain"),
        ("a.doc", "Phường họp".encode(), "text/plain"),
        # gzip by either
        ("a.gz", b"x", "application/gzip"),
        ("a.txt", b"\x1f\x8b\x08", "application/gzip"),
    ],
)
def test_the_kind_of_a_file(name: str, data: bytes, kind: str) -> None:
    assert media_type(name, data) == kind


@pytest.mark.parametrize(
    ("name", "data", "payload"),
    [
        ("a.txt", "Phường họp".encode(), "text"),
        ("a", b"<html><body>x</body></html>", "html"),
        ("a.json", b'[{"title": "x"}]', "fields"),
        ("a.jsonl", b'{"title": "x"}', "fields"),
        ("a.csv", b"title\nx", "fields"),
        ("a.csv", b"ten\nx", "fields"),
    ],
)
def test_each_kind_has_its_reader(name: str, data: bytes, payload: str) -> None:
    (post,) = read(data, name, {"ten": "title"} if b"ten" in data else None)
    assert post.payload == payload  # type: ignore[union-attr]


def test_gzip_that_was_not_taken_off_is_refused() -> None:
    twice = gzip.compress(gzip.compress(b"x"))
    plain, name = unwrap(twice, "a.txt.gz")
    with pytest.raises(UnreadableItem, match="nén nhiều lớp") as caught:
        list(read(plain, name))
    assert caught.value.repair == "Hãy giải nén rồi nhập."


@pytest.mark.parametrize(
    ("name", "inner"),
    [("a.jsonl.gz", "a.jsonl"), ("a.GZ", "a"), ("a.txt", "a.txt"), ("a", "a")],
)
def test_gzip_is_taken_off_and_its_ending(name: str, inner: str) -> None:
    assert unwrap(gzip.compress(b"{}\n"), name) == (b"{}\n", inner)


def test_what_is_not_gzipped_stays_as_it_is() -> None:
    assert unwrap(b"{}", "a.gz") == (b"{}", "a.gz")
    assert unwrap(b"", "a.txt") == (b"", "a.txt")


def test_damage_is_refused_on_the_way() -> None:
    data = gzip.compress(b'{"title": "Mot"}\n')
    pieces, _ = unwrapped([data[:-9]], "posts.jsonl.gz")
    with pytest.raises(UnreadableItem, match="nén"):
        list(pieces)


@given(st.binary(max_size=60), st.integers(1, 20), st.data())
def test_a_part_of_what_comes_in_pieces(data: bytes, size: int, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(data)))
    end = draw.draw(st.integers(start, len(data)))
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    stream = iter(pieces)
    assert part(stream, start, end) == data[start:end]
    if end > start:
        assert len(list(stream)) == len(pieces) - -(-end // size)  # it reads no further


@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.json", "x.jsonl", "x.csv", "x", "x.gz"])
@given(data=st.binary(max_size=300))
def test_any_bytes_give_posts_or_reasons(name: str, data: bytes) -> None:
    try:
        plain, inner = unwrap(data, name)
        for item in read(plain, inner):
            assert 0 <= item.start <= item.end <= len(plain)
    except UnreadableItem as error:
        assert error.reason
