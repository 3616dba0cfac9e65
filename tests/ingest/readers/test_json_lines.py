from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.fields import is_empty
from luutru.ingest.readers.json_lines import JsonLine, lines, parse, read
from luutru.ingest.records import RawPost, Unreadable

TITLES = st.text(min_size=1, max_size=20).filter(lambda text: not is_empty(text))
BOM = b"\xef\xbb\xbf"


@given(st.lists(TITLES, min_size=1, max_size=8), st.sampled_from([b"\n", b"\r\n", b"\n\n \n"]))
def test_posts_are_read_back_with_their_bytes(titles: list[str], between: bytes) -> None:
    rows = [json.dumps({"title": title}, ensure_ascii=False).encode() for title in titles]
    data = between.join(rows)
    for before in (b"", BOM):
        found = list(read(before + data, {}))
        assert all(isinstance(post, RawPost) for post in found)
        assert [post.fields["title"] for post in found if isinstance(post, RawPost)] == titles
        cut = [(before + data)[post.start : post.end].rstrip(b"\r") for post in found]
        assert cut == rows


@given(st.binary(max_size=200), st.integers(1, 50))
def test_lines_are_the_same_however_the_file_is_cut(data: bytes, size: int) -> None:
    data = b"x" + data.replace(b"a", b"\n")
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    found = list(lines(pieces))
    wanted = [(at, one) for at, one in enumerate(data.split(b"\n"), 1) if one.strip()]
    assert [(line.number, line.data) for line in found] == wanted
    assert all(data[line.start : line.end] == line.data for line in found)


def test_lines_are_numbered_with_the_blank_ones() -> None:
    assert list(lines([b"a\n\n \nb\n"])) == [JsonLine(1, 0, 1, b"a"), JsonLine(4, 5, 6, b"b")]
    assert list(lines([BOM + b"a\nb"])) == [JsonLine(1, 3, 4, b"a"), JsonLine(2, 5, 6, b"b")]


def test_a_byte_order_mark_further_on_is_part_of_its_line() -> None:
    assert [line.data for line in lines([b"a\n" + BOM + b"b"])] == [b"a", BOM + b"b"]
    assert [line.data for line in lines([b"a\n", BOM + b"b"])] == [b"a", BOM + b"b"]


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\t\r\n", BOM])
def test_a_file_without_lines_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableItem, match=r"Tệp rỗng\.") as caught:
        list(lines([data]))
    assert caught.value.repair == "Hãy kiểm tra lại tệp xuất."


def test_the_export_of_an_archive_is_no_file_of_posts() -> None:
    header = b'{"type":"archive","format":"luutru-archive","version":1}\n'
    found = [line.data for line in lines([b'{"title": "x"}\n' + header])]
    assert len(found) == 2  # only the first line tells


def test_a_line_that_is_too_long_is_refused_and_not_held() -> None:
    limit = 16 << 20
    data = [b"x" * limit + b"\n", b"y" * limit, b"y\n", b"z" * (limit // 2), b"z" * (limit // 2)]
    first, second, third = lines(data)
    assert (len(first.data), second.data, len(third.data)) == (limit, b"", limit)
    assert (second.number, second.start, second.end) == (2, limit + 1, 2 * limit + 2)
    refused = parse(second, {})
    assert isinstance(refused, Unreadable)
    assert refused.reason == "dòng 2: dài 16 MiB, quá 16 MiB"
    assert refused.repair == "Hãy chia bài trên dòng này."


def test_a_broken_line_costs_only_itself() -> None:
    rows = [json.dumps({"title": f"Bài {n}"}).encode() for n in range(1000)]
    rows[500] = b'{"title": "hong'
    data = b"\n".join(rows)
    found = list(read(data, {}))
    broken = [item for item in found if isinstance(item, Unreadable)]
    assert len(found) == 1000
    assert [item.locator for item in broken] == ["dòng 501"]
    assert data[broken[0].start : broken[0].end] == rows[500]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1, 2]", "dòng 1: không phải là một đối tượng JSON"),
        (b'{"body": "  "}', "không có tiêu đề và nội dung"),
        (b'{"nd": "  "}', "các trường: nd"),
        (b"{}", "các trường: không có"),
        (b'{"views": NaN, "title": "x"}', "dòng 1: JSON hỏng: NaN không phải số"),
        (b'{"title": ', "dòng 1: JSON hỏng ở cột "),
        (b'{"title": ' + b"[" * 100_000, "lồng nhau quá sâu"),
        (b"\xff\xfe\xfd{", "JSON"),
        (b"\x00{}", "nhị phân"),
    ],
)
def test_a_line_that_can_be_no_post_says_why(line: bytes, reason: str) -> None:
    (item,) = read(line, {})
    assert isinstance(item, Unreadable)
    assert reason in item.reason
    assert item.repair


def test_a_line_in_an_old_encoding_is_decoded_by_itself() -> None:
    text = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị tổng kết"
    vni = "Ñoàng chí Bí thö Ñaûng uûy phöôøng chuû trì hoäi nghò toång keát".encode("cp1252")
    found = list(read(b'{"title": "' + vni + b'"}\n{"title": "' + text.encode() + b'"}', {}))
    assert [
        (post.encoding, post.fields["title"]) for post in found if isinstance(post, RawPost)
    ] == [
        ("vni", text),
        ("utf-8", text),
    ]
