from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.extract import extract
from luutru.ingest.fields import is_empty
from luutru.ingest.readers import media_type
from luutru.ingest.readers.table import read
from luutru.ingest.records import RawPost, Unreadable
from luutru.tests.helpers.encoders import ENCODERS

viscii = ENCODERS["viscii"]
VISCII_LINES = (
    "Bí thư đảng ủy phường chủ trì hội nghị lần thứ nhất",
    "Nhân dân tổ dân phố dọn vệ sinh và trồng cây xanh",
    "Trường tiểu học khai giảng năm học mới trong niềm vui",
)
CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\r\n\t"),
    max_size=20,
).filter(lambda text: not text or not is_empty(text))
FILLED = CELLS.filter(lambda text: not is_empty(text))


def posts(data: bytes, mapping: dict[str, str] | None = None) -> list[RawPost]:
    found = list(read(data, mapping or {}))
    assert all(isinstance(item, RawPost) for item in found), found
    return found  # type: ignore[return-value]


@given(
    st.lists(st.tuples(FILLED, CELLS), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_records_are_read_back_and_cut_from_their_bytes(
    rows: list[tuple[str, str]], delimiter: str, line_end: str, before: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(["title", "body"])
    writer.writerows(rows)
    data = (before + out.getvalue()).encode()
    found = posts(data)
    assert [(p.fields["title"], p.fields.get("body", "")) for p in found] == rows
    assert b"".join(data[p.start : p.end] for p in found) == data[found[0].start :]
    assert [p.locator for p in found] == [f"bản ghi {n}" for n in range(1, len(rows) + 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1258"])
def test_records_are_cut_from_bytes_of_any_encoding(encoding: str) -> None:
    rows = [(f"Hội nghị số {n}", "Ủy ban nhân dân phường họp về trật tự đô thị") for n in range(9)]
    text = "title,body\r\n" + "".join(f"{title},{body}\r\n" for title, body in rows)
    data = _encoded(text, encoding)
    found = posts(data)
    assert [(post.fields["title"], post.fields.get("body", "")) for post in found] == rows
    assert b"".join(data[p.start : p.end] for p in found) == data[found[0].start :]
    wide = encoding in ("utf-16", "utf-32")
    line_end = "\r\n".encode(found[0].encoding if wide else "ascii")
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


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("title,body,khac", {"title": "a", "body": "b", "khac": "c"}),
        ("Tiêu đề;Nội dung;Khác", {"title": "a", "body": "b", "Khác": "c"}),
        (" TIEU_DE | Toàn văn | x ", {"title": "a", "body": "b", "x": "c"}),
        ("ten bai\tnoi-dung\tngay dang", {"title": "a", "body": "b", "published": "c"}),
    ],
)
def test_columns_are_known_by_many_names(header: str, fields: dict[str, str]) -> None:
    delimiter = next(mark for mark in ",;\t|" if mark in header)
    (post,) = posts(f"{header}\n{delimiter.join('abc')}\n".encode())
    assert post.fields == fields


def test_columns_may_be_mapped() -> None:
    (post,) = posts(b"ten,chu\na,b\n", {"ten": "title", "chu": "body"})
    assert post.fields == {"title": "a", "body": "b"}


def test_quoted_cells_hold_delimiters_quotes_and_line_ends() -> None:
    data = b'title,body\n"a, ""b""","c\nd"\ne,f\n'
    found = posts(data)
    assert [tuple(post.fields.values()) for post in found] == [('a, "b"', "c\nd"), ("e", "f")]
    assert data[found[0].start : found[0].end] == b'"a, ""b""","c\nd"\n'


def test_blank_lines_are_no_records_and_not_counted() -> None:
    found = posts(b"title,body\n\na,b\n , \nc,d")
    assert [(post.locator, post.fields["title"]) for post in found] == [
        ("bản ghi 1", "a"),
        ("bản ghi 2", "c"),
    ]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (b"a,b,c", "bản ghi 2: có 3 ô, dòng tên cột có 2"),
        (b"a", "bản ghi 2: có 1 ô, dòng tên cột có 2"),
        (b'"a"b,c', "bản ghi 2: CSV hỏng: "),
    ],
)
def test_a_broken_record_costs_only_itself(record: bytes, reason: str) -> None:
    data = b"title,body\nx,y\n" + record + b"\nz,w\n"
    first, broken, last = read(data, {})
    assert isinstance(first, RawPost)
    assert isinstance(broken, Unreadable)
    assert broken.reason.startswith(reason)
    assert broken.locator == "bản ghi 2"
    assert data[broken.start : broken.end].rstrip() == record
    assert broken.repair == "Hãy sửa dòng này trong tệp rồi nhập lại."
    assert isinstance(last, RawPost)
    assert (last.fields["title"], last.locator) == ("z", "bản ghi 3")


def test_a_record_without_title_and_body_is_none() -> None:
    good, empty = read(b"title,body,views\na,,1\n , ,5\n", {})
    assert isinstance(good, RawPost)
    assert isinstance(empty, Unreadable)
    assert empty.reason == "bản ghi 2: không có tiêu đề và nội dung"


def test_a_table_without_title_and_body_names_its_columns() -> None:
    with pytest.raises(UnreadableItem) as caught:
        list(read(b"ho, ngay_sinh\na,b\n", {}))
    assert caught.value.reason == (
        "Không có cột tiêu đề (title) hay nội dung (body); các cột: ho, ngay_sinh"
    )
    assert caught.value.repair == "Hãy chỉ ra cột, ví dụ: --map title=ho --map body=ngay_sinh"


def test_many_or_long_names_of_columns_are_cut() -> None:
    with pytest.raises(UnreadableItem) as caught:
        list(read(",".join(f"c{n}" for n in range(30)).encode(), {}))
    assert caught.value.reason.endswith("c18, c19")
    with pytest.raises(UnreadableItem) as caught:
        list(read(b"x" * 900 + b",y", {}))
    assert caught.value.reason.endswith(": " + "x" * 500)


def test_a_broken_header_is_the_end() -> None:
    with pytest.raises(UnreadableItem, match="Dòng tên cột hỏng"):
        list(read(b'"a"b,c\n', {}))


def test_a_header_alone_holds_no_records() -> None:
    assert posts(b"title,body\n") == []


@given(st.binary(max_size=200))
def test_any_bytes_after_a_header_give_records_in_their_order(data: bytes) -> None:
    data = b"title,body\n" + data
    end = 0
    try:
        for item in read(data, {}):
            assert end <= item.start <= item.end <= len(data)
            end = item.end
    except UnreadableItem as error:
        assert error.reason


def test_excel_names_its_separator_in_a_line_of_its_own() -> None:
    for line in ("sep=;", '"sep=;"', "SEP=;"):
        data = f"\ufeff{line}\r\ntitle;body\r\na,b;c\r\n".encode()
        (post,) = posts(data)
        assert post.fields == {"title": "a,b", "body": "c"}
        assert data[post.start : post.end] == b"a,b;c\r\n"


def test_columns_that_excel_leaves_empty_are_none() -> None:
    found = posts(b"title,body,,\na,b,,\nc,d\n,e,\n")
    assert [(post.fields.get("title"), post.fields["body"]) for post in found] == [
        ("a", "b"), ("c", "d"), (None, "e"),
    ]  # fmt: skip


def test_a_cell_too_many_is_never_shifted() -> None:
    (item,) = read(b"title,body\na,b,c\n", {})
    assert isinstance(item, Unreadable)


def test_names_of_columns_that_stand_there_twice_are_both_kept() -> None:
    (post,) = posts("tiêu đề,nội dung,nội dung,ghi chú,ghi chú\na,b,c,d,e\n".encode())
    assert post.fields == {
        "title": "a", "body": "b", "nội dung (2)": "c", "ghi chú": "d", "ghi chú (2)": "e",
    }  # fmt: skip


@pytest.mark.parametrize(
    "first",
    ["1,Họp tổ dân phố,21/05/2005", "Một bài,https://x/1,Họp tổ", f"Một bài,{'dài ' * 40}"],
)
def test_a_table_without_a_header_is_refused_as_that(first: str) -> None:
    with pytest.raises(UnreadableItem, match="Dòng đầu không phải dòng tên cột") as caught:
        list(read(f"{first}\n2,Bài hai,x\n".encode(), {}))
    assert "thêm vào đầu tệp một dòng tên cột" in caught.value.repair


@pytest.mark.parametrize("kind", ["revision", "attachment", "nav_menu_item"])
def test_what_wordpress_keeps_beside_its_posts_is_none(kind: str) -> None:
    data = f"ID,post_title,post_content,post_type\n1,a,b,post\n2,a,b,{kind}\n".encode()
    post, other = read(data, {})
    assert isinstance(post, RawPost)
    assert isinstance(other, Unreadable)
    assert kind in other.reason


def test_a_nul_and_a_huge_cell_cost_only_their_record() -> None:
    data = b"title,body\na,b\nc\0,d\ne,f\n" + b"g,h\n" * 60
    assert [post.fields["title"] for post in posts(data)][:3] == ["a", "c ", "e"]
    assert b"".join(data[post.start : post.end] for post in posts(data)) == data[11:]
    huge = b"title,body\na,b\nc," + b"x" * (17 << 20) + b"\ne,f\n"
    first, broken, last = read(huge, {})
    assert isinstance(broken, Unreadable)
    assert isinstance(first, RawPost)
    assert isinstance(last, RawPost)
    assert last.fields == {"title": "e", "body": "f"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig"])
def test_a_table_that_excel_saved_as_text_is_known(encoding: str) -> None:
    data = "Mã\tTiêu đề\tNội dung\tNgày đăng\r\n1\ta\tb\t21/05/2005\r\n".encode(encoding)
    assert media_type("a.txt", data) == "text/csv"
    (post,) = posts(data)
    assert post.fields == {"id": "1", "title": "a", "body": "b", "published": "21/05/2005"}
    for text in ("Tiêu đề\nNội dung\nNgày đăng", "Họp tổ\tdân\tphố\n", ""):
        assert media_type("a.txt", text.encode(encoding)) == "text/plain"


def test_a_damaged_record_is_refused_with_its_place_and_the_rest_arrives() -> None:
    rows = ["Đảng ủy phường,Họp", "Vi?t,Nam", "Tổ dân phố,Dọn vệ sinh", "Bí thư,?"]
    text = "title,body\n" + "\n".join(rows)
    data = text.encode().replace(b"?", b"\xe1\x87")
    first, broken, second, last = read(data, {})
    assert isinstance(first, RawPost)
    assert isinstance(second, RawPost)
    assert second.fields == {"title": "Tổ dân phố", "body": "Dọn vệ sinh"}
    for one, place in ((broken, "(dòng 3, byte 3 của dòng)"), (last, "(dòng 5, byte 10 của dòng)")):
        assert isinstance(one, Unreadable)
        assert place in one.reason
        assert one.locator in one.reason


def test_a_line_in_no_encoding_is_refused_and_the_rest_of_a_legacy_table_arrives() -> None:
    rows = [b"%s,%s" % (viscii(line), viscii(line)) for line in VISCII_LINES]
    broken = b"Xq \xd2z\xd2 w\xffw k\xd2q z\xb5w,\xf0q j\xd2j zz\xd2 w\xd2w b\xd2b"
    found = list(read(b"title,body\n" + b"\n".join([*rows, broken, *rows]), {}))
    assert [isinstance(one, RawPost) for one in found] == [True] * 3 + [False] + [True] * 3
    assert isinstance(found[3], Unreadable)
    assert "dòng 5" in found[3].reason


def test_a_damaged_header_refuses_the_table() -> None:
    data = "title,body,Ngày đăng\nĐảng ủy,phường,x\n".encode().replace("đ".encode(), b"\xff")
    with pytest.raises(UnreadableItem, match="Dòng tên cột hỏng ở byte"):
        list(read(data, {}))


def test_one_sure_day_of_a_column_shows_the_order_of_the_others() -> None:
    table = "title,body,ngay_dang\nMột,Dọn ngõ,8/11/2017\nHai,Họp tổ,8/16/2017\nBa,Họp,16/8/17\n"
    posts = [post for post in read(table.encode(), {}) if isinstance(post, RawPost)]
    days = [extract(post, "bai.csv").published for post in posts]
    assert [day.iso for day in days if day] == ["2017-08-11", "2017-08-16", "2017-08-16"]
    assert [day.doubts for day in days if day] == [("order",), ("order",), ()]


def test_days_in_the_text_of_a_table_show_nothing_of_its_column() -> None:
    table = "title,body,ngay_dang\nMột,Họp ngày 8/16/2017,8/11/2017\n"
    (post,) = (post for post in read(table.encode(), {}) if isinstance(post, RawPost))
    found = extract(post, "bai.csv").published
    assert found is not None
    assert found.iso == "2017-11-08"
