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

from luutru.data.lexicons import rows
from luutru.ingest.fields import FIELDS, plan, renamed

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


ALIASES = [(row["name"], row["field"]) for row in rows("field_names")]
ALIASES = [(name, field) for name, field in ALIASES if field in FIELDS]


def meant(*names: str, mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return which field each name means that is read when all of them are filled."""
    found = plan(names, mapping or {}).read({name: name for name in names})
    return {str(value): field for field, value in found.items() if field in FIELDS}


@pytest.mark.parametrize(("alias", "field"), [*ALIASES, *zip(FIELDS, FIELDS, strict=True)])
def test_each_alias_means_its_field_in_any_spelling(alias: str, field: str) -> None:
    camel = alias.title().replace(" ", "")
    for form in (
        alias,
        alias.upper(),
        alias.replace(" ", "_"),
        f" {alias.replace(' ', '-')} ",
        camel,
    ):
        assert meant(form) == {form: field}


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ("TieuDe NoiDung NgayDang TacGia LuotXem ChuyenMuc",
         "title body published author views section"),
        ("strTitle fld_tieude_vn txtNoiDung dtNgayDang", "title - body published"),
        ("ID post_title post_content post_excerpt post_date post_status",
         "id title body lead published -"),
        ("title.rendered content.rendered excerpt.rendered date link",
         "title body lead published url"),
        ("id title hometext bodyhtml publtime hitstotal catid",
         "id title lead body published views -"),
        ("dc:title content:encoded pubDate dc:creator", "title body published author"),
        ("news_id news_author news_content news_time", "id author body published"),
        ("headline articleBody datePublished articleSection", "title body published section"),
        ("author_id category_id post_parent post_name modified comment_count", "- - - - - -"),
    ],
)  # fmt: skip
def test_names_are_split_and_words_around_them_taken_off(names: str, fields: str) -> None:
    known = meant(*names.split())
    assert [known.get(name, "-") for name in names.split()] == fields.split()


def test_names_with_marks_are_known() -> None:
    names = [
        "Tiêu đề",
        "Nội dung bài viết",
        "Chuyên mục",
        "Ngày tạo",
        "Lượt xem",
        "Chú thích ảnh",
        "Mã",
    ]
    assert list(meant(*names).values()) == [
        "title", "body", "section", "published", "views", "captions", "id",
    ]  # fmt: skip


def test_a_field_is_meant_by_its_own_name_before_an_alias() -> None:
    for names in (["headline", "title"], ["title", "headline"]):
        assert meant(*names) == {"title": "title"}
    record = {"headline": "phụ", "title": "chính"}
    assert renamed(record, {}) == {"headline": "phụ", "title": "chính"}
    assert meant("headline", "tiêu đề") == {"tiêu đề": "title"}  # the higher one in the lexicon
    assert meant("post_title", "headline") == {"headline": "title"}  # whole before affixed


@pytest.mark.parametrize("nothing", ["", " ", "NULL", "nan", None, [], "0000-00-00 00:00:00"])
def test_a_name_with_nothing_leaves_its_field_to_the_next(nothing: object) -> None:
    record: dict[str, object] = {"title": nothing, "headline": "chính"}
    assert renamed(record, {}) == {"title": "chính"}


def test_two_parts_of_a_body_follow_one_another() -> None:
    record = {"fulltext": "sau", "introtext": "đầu"}
    assert renamed(record, {})["body"] == ["đầu", "sau"]
    assert renamed({"introtext": "đầu", "fulltext": ""}, {})["body"] == "đầu"
    assert renamed(record, {"fulltext": "body"}) == {"introtext": "đầu", "body": "sau"}
    assert renamed(record, {"fulltext": "body", "introtext": "body"})["body"] == ["sau", "đầu"]


@given(st.permutations(["headline", "title", "tieu de", "khác"]))
def test_a_mapped_name_wins_wherever_it_stands(names: list[str]) -> None:
    record = {name: f"của {name}" for name in names}
    assert renamed(record, {"Khác": "title"})["title"] == "của khác"


def test_a_mapped_field_has_no_other_alias() -> None:
    assert meant("tieu de", "x", mapping={"không có": "title"}) == {}


def test_two_names_may_be_mapped_to_one_field_for_records_that_have_either() -> None:
    mapping = {"a": "title", "b": "title"}
    assert renamed({"a": 1}, mapping) == renamed({"b": 1}, mapping) == {"title": 1}


@given(st.dictionaries(st.text(max_size=8), st.integers()))
def test_what_is_no_field_keeps_its_name_and_value(record: dict[str, int]) -> None:
    found = renamed(record, {})
    read = {
        name for groups in plan(record, {}).fields.values() for group in groups for name in group
    }
    for name, value in record.items():
        assert name in read or found[name] == value
    assert len(found) >= len(record)
