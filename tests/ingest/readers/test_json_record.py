from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.readers.json_record import check_post, record_of


def test_fields_under_our_names() -> None:
    fields = record_of('{"Tiêu đề": "Một", "noi_dung": "Hai", "khac": [1]}', {})
    assert fields == {"title": "Một", "body": "Hai", "khac": [1]}
    assert record_of('{"ten": "Một"}', {"ten": "title"}) == {"title": "Một"}


@pytest.mark.parametrize("record", ['{"title": "x"}', '{"body": "x"}', '{"title": 5}'])
def test_a_title_or_a_body_makes_a_post(record: str) -> None:
    assert record_of(record, {}) == json.loads(record)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "JSON hỏng ở cột 1: Expecting value"),
        ('{"a" 1}', "JSON hỏng ở cột 6: Expecting ':' delimiter"),
        ("{} x", "JSON hỏng ở cột 4: Extra data"),
        ('{"a": Infinity}', "JSON hỏng: Infinity không phải số"),
        ('{"a": -Infinity}', "JSON hỏng: -Infinity không phải số"),
        ("[" * 100_000, "JSON lồng nhau quá sâu"),
        ("5", "không phải là một đối tượng JSON"),
        ("null", "không phải là một đối tượng JSON"),
        ('["title"]', "không phải là một đối tượng JSON"),
    ],
)
def test_what_is_no_record_says_why(text: str, reason: str) -> None:
    with pytest.raises(UnreadableItem) as caught:
        record_of(text, {})
    assert caught.value.reason == reason
    assert caught.value.repair == "Hãy sửa dòng này trong tệp xuất rồi nhập lại."


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ({}, "không có"),
        ({"ten": " ", "ngay_sinh": "x"}, "ten, ngay_sinh"),
        ({str(n): n for n in range(20)}, ", ".join(map(str, range(12)))),
        ({"x" * 400: 1}, "x" * 300),
    ],
)
def test_a_record_without_title_and_body_names_its_fields(
    value: dict[str, object], names: str
) -> None:
    with pytest.raises(UnreadableItem) as caught:
        check_post(value, {})
    assert caught.value.reason == (
        f"không có tiêu đề (title) và nội dung (body); các trường: {names}"
    )
    assert "--map title=" in caught.value.repair


def test_a_record_whose_title_and_body_are_empty_says_so() -> None:
    for value in ({"title": " ", "body": None}, {"title": "", "ngay_sinh": "x"}):
        with pytest.raises(UnreadableItem, match="không có tiêu đề và nội dung"):
            check_post(value, {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(JSON)
def test_any_value_is_a_post_or_a_reason(value: object) -> None:
    try:
        fields = record_of(json.dumps(value), {})
    except UnreadableItem as error:
        assert error.reason
        return
    assert str(fields.get("title") or "").strip() or str(fields.get("body") or "").strip()
