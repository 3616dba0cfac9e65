"""Fields of import: every one by each of its names, by `--map`, from JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from luutru.ingest.fields import FIELDS, by_field, ours, renamed

Write = Callable[[str, str | bytes], Path]
Luutru = Callable[..., Result]

#: A value of each field, and what `show` has where it lands.
LANDS: dict[str, tuple[str, str, Any]] = {
    "id": ("mã-7", "external_id", "mã-7"),
    "title": ("Họp tổ dân phố", "title", "Họp tổ dân phố"),
    "body": ("Thân bài dài.", "body", ["Thân bài dài."]),
    "lead": ("Tóm tắt ngắn.", "lead", "Tóm tắt ngắn."),
    "section": ("Tin tức", "section", "Tin tức"),
    "published": ("5/7/2019", "published", "2019-07-05"),
    "author": ("Đỗ Văn Lâm", "byline", {"name": "Đỗ Văn Lâm", "role": None}),
    "url": ("https://phuong.example/7", "url", "https://phuong.example/7"),
    "views": ("1.204", "views", 1204),
    "captions": ("Ảnh hội nghị", "captions", ["Ảnh hội nghị"]),
}


def as_csv(record: Mapping[str, str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([record.keys(), record.values()])
    return out.getvalue()


def test_every_field_has_a_value_here() -> None:
    assert LANDS.keys() == FIELDS.keys()


@pytest.mark.parametrize("ending", ["jsonl", "json", "csv"])
@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_read_under_the_name_that_map_gives_it(
    luutru: Luutru, write: Write, field: str, ending: str
) -> None:
    value, where, lands = LANDS[field]
    record = {"title": "Tên bài", "body": "Một câu."} | {"Cột lạ": value}
    if field in ("title", "body"):
        del record[field]
    text = as_csv(record) if ending == "csv" else json.dumps(record, ensure_ascii=False)
    path = write(f"x.{ending}", text)
    result = luutru("ingest", path, "--map", f"{field}=cot la", "--no-index")
    assert result.exit_code == 0, result.stderr
    shown = json.loads(luutru("show", "1", "--format", "json").stdout)
    assert shown[where] == lands
    assert shown["extra"] == {}


@pytest.mark.parametrize("pair", ["title", "tựa=x", "title=", "=x", "document=x", "Title=x"])
def test_a_pair_that_is_none_is_refused_with_all_fields(luutru: Luutru, pair: str) -> None:
    result = luutru("ingest", ".", "--map", pair)
    assert result.exit_code == 2
    assert all(field in result.stderr for field in FIELDS)


@pytest.mark.parametrize(("field", "alias"), [(f, a) for f in FIELDS for a in (f, *FIELDS[f])])
def test_each_alias_means_its_field_alone(field: str, alias: str) -> None:
    forms = {alias, alias.upper(), alias.replace(" ", "_"), f" {alias.replace(' ', '-')} "}
    for form in forms:
        assert ours([form], {}) == {form: field}
    assert sum(alias in (other, *aliases) for other, aliases in FIELDS.items()) == 1


def test_names_with_marks_are_known() -> None:
    names = ["Tiêu đề", "Nội dung", "Chuyên mục", "Ngày đăng", "Lượt xem", "Chú thích ảnh", "Mã"]
    assert list(ours(names, {}).values()) == [
        "title", "body", "section", "published", "views", "captions", "id",
    ]  # fmt: skip


def test_a_field_is_meant_by_its_own_name_before_an_alias() -> None:
    for names in (["headline", "title"], ["title", "headline"]):
        assert ours(names, {}) == {"title": "title"}
    record = {"headline": "phụ", "title": "chính"}
    assert renamed(record, {}) == {"headline": "phụ", "title": "chính"}
    assert ours(["headline", "ten bai"], {}) == {"headline": "title"}  # the first of two aliases


@given(st.permutations(["headline", "title", "tieu de", "khác"]))
def test_a_mapped_name_wins_wherever_it_stands(names: list[str]) -> None:
    record = {name: f"của {name}" for name in names}
    assert renamed(record, {"Khác": "title"})["title"] == "của khác"


def test_a_mapped_field_has_no_other_alias() -> None:
    assert ours(["tieu de", "x"], {"không có": "title"}) == {}


def test_two_names_may_be_mapped_to_one_field_for_records_that_have_either() -> None:
    mapping = {"a": "title", "b": "title"}
    assert renamed({"a": 1}, mapping) == renamed({"b": 1}, mapping) == {"title": 1}


@given(st.dictionaries(st.text(max_size=8), st.integers()))
def test_what_is_no_field_keeps_its_name_and_value(record: dict[str, int]) -> None:
    names = ours(record, {})
    found = by_field(record, names)
    assert set(names.values()) <= FIELDS.keys()
    for name, value in record.items():
        if name not in names and name not in names.values():
            assert found[name] == value
    assert len(set(names.values())) == len(names)
