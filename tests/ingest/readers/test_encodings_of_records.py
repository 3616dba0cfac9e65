"""Records in every encoding: N are written, N are read, and their bytes make up the file."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.readers import read
from luutru.ingest.records import RawPost
from luutru.text.script.encodings.named import ENCODINGS

LEGACY = ("tcvn3", "tcvn5712-1", "viscii", "vps", "vni", "cp1258")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
SENTENCES = (
    "Bí thư đảng ủy phường chủ trì hội nghị lần thứ nhất",
    "Nhân dân tổ dân phố dọn vệ sinh, trồng cây xanh",
    'Đội "xung kích" giữ gìn trật tự đô thị; kết quả rất tốt',
    "Các đồng chí đại biểu đã biểu quyết\nvới tỷ lệ cao",
    "Trường tiểu học khai giảng năm học mới trong niềm vui",
)


@cache
def letters(name: str) -> dict[str, bytes]:
    """Return the bytes of each letter, found by decoding one and two of them."""
    wanted = {letter for text in SENTENCES for letter in text if not letter.isascii()}
    pairs = [bytes([one, two]) for one in range(0x41, 0x100) for two in range(0x80, 0x100)]
    found: dict[str, bytes] = {}
    for data in [*(bytes([one]) for one in range(0x80, 0x100)), *pairs]:
        try:
            letter = ENCODINGS[name].decode(data)
        except UnicodeDecodeError:
            continue
        if letter in wanted:
            found.setdefault(letter, data)
    assert found.keys() == wanted, wanted - found.keys()
    return found


def encoded(text: str, name: str) -> bytes:
    if name in UNICODE:
        return text.encode(name)
    return b"".join(c.encode() if c.isascii() else letters(name)[c] for c in text)


TITLES = st.sampled_from(SENTENCES)
ROWS = st.lists(st.tuples(TITLES, TITLES), min_size=1, max_size=9)


@pytest.mark.parametrize("name", [*LEGACY, *UNICODE])
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


@pytest.mark.parametrize("name", [*LEGACY, *UNICODE])
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
