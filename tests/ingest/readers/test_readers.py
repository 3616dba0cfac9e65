from __future__ import annotations

import csv
import gzip
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.readers import is_supported, read, unwrap
from luutru.ingest.records import RawPost, Unreadable

TITLES = st.text(min_size=1, max_size=20).filter(str.strip)


def posts(data: bytes, name: str, mapping: dict[str, str] | None = None) -> list[RawPost]:
    found = list(read(data, name, mapping))
    assert all(isinstance(item, RawPost) for item in found), found
    return found  # type: ignore[return-value]


@given(st.lists(TITLES, min_size=1, max_size=8))
def test_json_lines_are_read_back_with_their_byte_ranges(titles: list[str]) -> None:
    data = b"\n".join(json.dumps({"title": t}, ensure_ascii=False).encode() for t in titles)
    found = posts(data, "posts.jsonl")
    assert [post.fields["title"] for post in found] == titles
    assert [json.loads(data[p.start : p.end])["title"] for p in found] == titles


@given(st.lists(TITLES, min_size=1, max_size=8))
def test_a_json_array_is_read_back_with_its_byte_ranges(titles: list[str]) -> None:
    data = json.dumps([{"title": t} for t in titles], ensure_ascii=False, indent=1).encode()
    found = posts(data, "posts.json")
    assert [json.loads(data[p.start : p.end])["title"] for p in found] == titles


# A file of many control characters is binary.
_LETTERS = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n\r")
CELLS = st.text(_LETTERS, max_size=20)


@given(st.lists(st.tuples(CELLS.filter(str.strip), CELLS), min_size=1, max_size=6))
def test_csv_records_are_read_back(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["title", "body"])
    writer.writerows(rows)
    data = out.getvalue().encode()
    found = posts(data, "posts.csv")
    assert [(p.fields["title"], p.fields["body"]) for p in found] == rows
    assert b"".join(data[p.start : p.end] for p in found) == data.split(b"\r\n", 1)[1]


@pytest.mark.parametrize("name", ["x.txt", "x.html", "x.json", "x.jsonl", "x.csv", "x", "x.gz"])
@given(data=st.binary(max_size=300))
def test_any_bytes_give_posts_or_reasons(name: str, data: bytes) -> None:
    try:
        plain, inner = unwrap(data, name)
        for item in read(plain, inner):
            assert 0 <= item.start <= item.end <= len(plain)
    except UnreadableItem as error:
        assert error.reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_records_of_a_table_are_cut_from_its_own_bytes(encoding: str) -> None:
    rows = [(f"Hội nghị số {n}", "Ủy ban nhân dân phường họp về trật tự đô thị") for n in range(9)]
    text = "title,body\r\n" + "".join(f"{title},{body}\r\n" for title, body in rows)
    data = _encoded(text, encoding)
    found = [item for item in read(data, "posts.csv") if isinstance(item, RawPost)]
    assert len(found) == len(rows)
    assert b"".join(data[p.start : p.end] for p in found) == data[found[0].start :]
    line_end = "\r\n".encode(found[0].encoding if encoding == "utf-16" else "ascii")
    assert all(data[p.start : p.end].endswith(line_end) for p in found)


def _encoded(text: str, encoding: str) -> bytes:
    """Return a text in an encoding; cp1258 writes tones as letters of their own."""
    if encoding != "cp1258":
        return text.encode(encoding)
    return "".join(map(_tone_apart, text)).encode("cp1258")


def _tone_apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in tone)) + tone


def test_a_broken_line_costs_only_itself() -> None:
    lines = [json.dumps({"title": f"Bài {n}"}).encode() for n in range(1000)]
    lines[500] = b'{"title": "hong'
    data = b"\n".join(lines)
    found = list(read(data, "posts.jsonl"))
    broken = [item for item in found if isinstance(item, Unreadable)]
    assert len(found) == 1000
    assert len(broken) == 1
    assert broken[0].locator == "dòng 501"
    assert data[broken[0].start : broken[0].end] == lines[500]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "đối tượng"),
        (b'{"body": "  "}', "tiêu đề"),
        (b'{"views": NaN, "title": "x"}', "NaN"),
        (b'{"title": ' + b"[" * 100_000, "sâu"),
        (b"\xff\xfe\xfd{", "JSON"),
    ],
)
def test_lines_that_cannot_be_posts_say_why(line: bytes, reason: str) -> None:
    (item,) = read(line, "posts.jsonl")
    assert isinstance(item, Unreadable)
    assert reason in item.reason


def test_an_array_cut_off_keeps_what_came_before() -> None:
    good, broken = read(b'[{"title": "mot"}, {"title": "ha', "posts.json")
    assert isinstance(good, RawPost)
    assert isinstance(broken, Unreadable)
    assert "dòng 1 cột" in broken.reason


def test_other_names_of_fields_are_known_or_mapped() -> None:
    (post,) = posts("Tiêu đề;Nội dung\nMột;Hai\n".encode(), "x.csv")
    assert (post.fields["title"], post.fields["body"]) == ("Một", "Hai")
    (post,) = posts(b'{"ten": "Mot"}', "x.jsonl", {"ten": "title"})
    assert post.fields["title"] == "Mot"


def test_a_csv_without_title_and_body_names_its_columns() -> None:
    with pytest.raises(UnreadableItem, match=r"ngay_sinh.*--map") as caught:
        list(read(b"ho,ngay_sinh\na,b\n", "x.csv"))
    assert "--map" in caught.value.repair


def test_gzip_is_taken_off_and_damage_is_refused() -> None:
    data = gzip.compress(b'{"title": "Mot"}\n')
    assert unwrap(data, "posts.jsonl.gz") == (b'{"title": "Mot"}\n', "posts.jsonl")
    with pytest.raises(UnreadableItem, match="nén"):
        unwrap(data[:-9], "posts.jsonl.gz")


def test_what_lies_beside_posts_is_passed_over() -> None:
    assert is_supported("a.HTML")
    assert is_supported("a.jsonl.gz")
    assert not any(map(is_supported, ["README.txt", "photo.jpg", "notes.docx", "a.gz"]))
