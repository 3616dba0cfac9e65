"""Records in every encoding: N are written, N are read, and their bytes make up the file."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.ingest.readers import read
from luutru.ingest.records import RawPost, Unreadable
from luutru.tests.helpers.encoders import ENCODERS

NAMES = (*ENCODERS, "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
EXAMPLES = 20  # for each encoding: files of some sentences, each tried in every encoding
SENTENCES = (
    "Bí thư đảng ủy phường chủ trì hội nghị lần thứ nhất",
    "Nhân dân tổ dân phố dọn vệ sinh, trồng cây xanh",
    'Đội "xung kích" giữ gìn trật tự đô thị; kết quả rất tốt',
    "Các đồng chí đại biểu đã biểu quyết\nvới tỷ lệ cao",
    "Trường tiểu học khai giảng năm học mới trong niềm vui",
)


def encoded(text: str, name: str) -> bytes:
    return ENCODERS[name](text) if name in ENCODERS else text.encode(name)


TITLES = st.sampled_from(SENTENCES)
ROWS = st.lists(st.tuples(TITLES, TITLES), min_size=1, max_size=5)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=EXAMPLES)
@given(rows=ROWS, delimiter=st.sampled_from(",;\t|"), line_end=st.sampled_from(["\n", "\r\n"]))
def test_rows_of_a_table(
    name: str, rows: list[tuple[str, str]], delimiter: str, line_end: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(["title", "body"])
    writer.writerows(rows)
    data = encoded(out.getvalue(), name)
    found = [post for post in read(data, "a.csv") if isinstance(post, RawPost)]
    assert [(post.fields["title"], post.fields["body"]) for post in found] == rows
    head = len(encoded(f'"title"{delimiter}"body"{line_end}', name))
    assert b"".join(data[post.start : post.end] for post in found) == data[head:]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=EXAMPLES)
@given(rows=ROWS, indent=st.sampled_from([None, 1]), lines=st.booleans())
def test_objects_of_json(
    name: str, rows: list[tuple[str, str]], indent: int | None, lines: bool
) -> None:
    records = [{"title": title, "body": body} for title, body in rows]
    written = [json.dumps(one, ensure_ascii=False, indent=indent) for one in records]
    text = "\n".join(written) if lines else f"[{', '.join(written)}]"
    data = encoded(text, name)
    found = [post for post in read(data, "a.json") if isinstance(post, RawPost)]
    assert [post.fields for post in found] == records
    bare = name.removesuffix("-sig") if name != "utf-16" else "utf-16-le"
    assert [data[post.start : post.end] for post in found] == [
        encoded(one, bare) for one in written
    ]


@pytest.mark.parametrize("kind", ["csv", "json"])
@settings(max_examples=EXAMPLES)
@given(
    rows=st.lists(TITLES, min_size=1, max_size=5),
    data=st.data(),
    mark=st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_a_wrong_byte_costs_its_record_alone(
    kind: str, rows: list[str], data: st.DataObject, mark: str
) -> None:
    quoted = [json.dumps({"title": one, "body": one}, ensure_ascii=False) for one in rows]
    if kind == "csv":
        quoted = [f'"{doubled}","{doubled}"' for one in rows if (doubled := one.replace('"', '""'))]
    between = "\n" if kind == "csv" else ",\n"
    text = f"title,body\n{between.join(quoted)}\n" if kind == "csv" else f"[{between.join(quoted)}]"
    raw = bytearray(text.encode(mark))
    damaged = data.draw(st.sampled_from(range(len(rows))))
    start = raw.index(between.join(quoted).encode()) + len(
        "".join(one + between for one in quoted[:damaged]).encode()
    )
    inner = quoted[damaged].encode()
    at = data.draw(st.sampled_from([n for n, byte in enumerate(inner) if byte >= 0xC0]))
    raw[start + at] = 0xFF
    found = list(read(bytes(raw), f"a.{kind}"))
    assert len(found) == len(rows)
    for number, (one, title) in enumerate(zip(found, rows, strict=True)):
        if number == damaged:
            assert isinstance(one, Unreadable)
            assert raw[one.start : one.end].rstrip(b"\n") == raw[start : start + len(inner)]
            assert f"hỏng ở byte {start + at} (dòng " in one.reason or len(rows) == 1
        else:
            assert isinstance(one, RawPost)
            assert one.fields == {"title": title, "body": title}
