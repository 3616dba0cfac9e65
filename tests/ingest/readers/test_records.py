"""Records as exports nest them: their values, their wrappers, and what is no post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.fields import is_empty, plan
from luutru.ingest.readers.records import checked, fields_of, is_post, no_fields, plain

POST = {"title": "Một", "body": "Hai"}


@pytest.mark.parametrize(
    ("value", "comes_to"),
    [
        ("Một", "Một"),
        (5, 5),
        (None, None),
        ({"rendered": "Một"}, "Một"),  # WordPress
        ({"value": "Một", "format": "html"}, "Một"),  # Drupal
        ({"und": [{"value": "Một"}]}, "Một"),
        ({"$t": "Một"}, "Một"),  # Blogger
        ({"$date": {"$numberLong": "5"}}, "5"),  # MongoDB
        ({"name": "Lâm", "id": 3}, "Lâm"),
        ({"rendered": "", "raw": "Một"}, "Một"),
        ({"id": 3}, None),
        ({}, None),
        ([], []),
        (["Một"], "Một"),
        (["Một", {"name": "Hai"}, None, ""], ["Một", "Hai"]),
        ([["Một", "Hai"], "Ba"], ["Một", "Hai", "Ba"]),
        ([{"id": 3}], []),
    ],
)
def test_what_a_nested_value_comes_to(value: object, comes_to: object) -> None:
    assert plain(value) == comes_to


@pytest.mark.parametrize(("depth", "comes_to"), [(8, "Một"), (9, None)])
def test_a_value_is_looked_for_so_deep(depth: int, comes_to: object) -> None:
    value: object = "Một"
    for _ in range(depth):
        value = {"value": value}
    assert plain(value) == comes_to


@pytest.mark.parametrize(
    "record",
    [
        POST,
        {"_index": "x", "_source": POST},  # Elasticsearch
        {"node": POST},
        {"node": {"fields": POST}},
        {"type": "node", "attributes": POST},
        {"data": {"item": {"post": POST}}},
        {"other": {"title": "Khác"}, "post": POST},  # the one with both
    ],
)
def test_a_record_is_taken_out_of_its_wrapper(record: dict[str, object]) -> None:
    fields = fields_of(record, {})
    assert (fields["title"], fields["body"]) == ("Một", "Hai")
    assert is_post(record, {})
    assert is_post(record, {}, whole=True)


def test_what_stands_around_a_record_is_kept() -> None:
    assert fields_of({"kho": 5, "_source": POST | {"kho": 6}}, {})["kho"] == 6
    assert fields_of({"kho": 5, "_source": POST}, {})["kho"] == 5


def test_names_of_a_mapping_count_within_a_wrapper() -> None:
    record = {"node": {"ten": "Một", "chu": {"value": "Hai"}}}
    assert not is_post(record, {})
    fields = fields_of(record, {"ten": "title", "chu": "body"})
    assert (fields["title"], fields["body"]) == ("Một", "Hai")


@pytest.mark.parametrize(
    ("value", "some", "whole"),
    [
        (5, False, False),
        ([POST], False, False),
        ({"title": "Một"}, True, False),
        ({"title": "Một", "body": ""}, True, False),
        ({"title": ""}, False, False),
        ({"title": {"rendered": "Một"}, "content": {"rendered": "Hai"}}, True, True),
        ({"views": 5}, False, False),
        ({"a": {"b": 1}, "c": {"d": 1}}, False, False),
    ],
)
def test_what_is_a_post(value: object, some: bool, whole: bool) -> None:
    assert is_post(value, {}) is some
    assert is_post(value, {}, whole=True) is whole


def test_author_and_section_that_wordpress_embeds() -> None:
    embedded = {
        "author": [{"name": "Nguyễn Văn Lâm", "id": 3}],
        "wp:term": [
            [{"taxonomy": "post_tag", "name": "thẻ"}, {"taxonomy": "category", "name": "Tin tức"}],
            [{"taxonomy": "category", "name": "Khác"}],
            "x",
        ],
    }
    fields = fields_of(POST | {"author": 3, "categories": [5], "_embedded": embedded}, {})
    assert (fields["author"], fields["section"]) == ("Nguyễn Văn Lâm", "Tin tức")
    fields = fields_of(POST | {"author": 3, "_embedded": {"author": [{"id": 3}]}}, {})
    assert fields["author"] == 3
    assert fields_of(POST | {"_embedded": 5}, {})["title"] == "Một"


@pytest.mark.parametrize(
    "beside",
    [
        {"post_type": "revision"},
        {"post_type": "Attachment "},
        {"post_type": "nav_menu_item"},
        {"post_status": "trash"},
        {"status": "auto-draft"},
    ],
)
def test_what_a_portal_keeps_beside_its_posts_is_refused(beside: dict[str, object]) -> None:
    with pytest.raises(UnreadableItem, match="không phải bài") as caught:
        fields_of(POST | beside, {})
    assert "Không cần sửa" in caught.value.repair
    kind = str(beside.get("post_type", "bản ghi")).strip().lower()
    status = beside.get("post_status") or beside.get("status") or "không rõ trạng thái"
    assert caught.value.reason == f"là {kind} ({status}), không phải bài"


@pytest.mark.parametrize(
    "beside",
    [{"post_type": "post"}, {"post_status": "publish"}, {"status": 1}, {"post_type": None}],
)
def test_a_post_of_a_portal_is_one(beside: dict[str, object]) -> None:
    assert fields_of(POST | beside, {})["title"] == "Một"


def test_a_record_with_empty_fields_or_with_none_that_is_known() -> None:
    empty = {"title": " ", "body": ""}
    with pytest.raises(UnreadableItem) as caught:
        checked(empty, plan(empty, {}))
    assert caught.value.reason == "không có tiêu đề và nội dung"
    other = {"ma": 5, "chu": "Phường họp"}
    with pytest.raises(UnreadableItem) as caught:
        checked(other, plan(other, {}))
    assert caught.value.reason == (
        "không có tiêu đề (title) và nội dung (body); các trường: ma, chu"
    )


@pytest.mark.parametrize(
    ("names", "listed", "example"),
    [
        ({"ma": 5, "chu": "Phường họp"}, "ma, chu", "--map title=ma --map body=chu"),
        (
            {"noi dung": "Phường họp", "ma": 5},
            "noi dung, ma",
            '--map title=ma --map body="noi dung"',
        ),
        (["a", "b"], "a, b", "--map title=a --map body=b"),
        (["a"], "a", "--map title=TÊN --map body=a"),
        ([" "], "không có", "--map title=TÊN --map body=TÊN"),
        ({}, "không có", "--map title=TÊN --map body=TÊN"),
        (
            list("abcdefghijklmnop"),
            "a, b, c, d, e, f, g, h, i, j, k, l",
            "--map title=a --map body=p",
        ),
    ],
)
def test_a_record_without_known_names_is_refused_with_an_example(
    names: dict[str, object] | list[str], listed: str, example: str
) -> None:
    fault = no_fields(names, "các cột")
    assert fault.reason == f"không có tiêu đề (title) và nội dung (body); các cột: {listed}"
    assert fault.repair.endswith(f"ví dụ: {example}")


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["value", "name", "title", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_comes_to_text_a_number_or_a_list_of_them(value: object) -> None:
    made = plain(value)
    for one in made if isinstance(made, list) else [made]:
        assert one is None or isinstance(one, (str, int))


@given(st.dictionaries(st.sampled_from("title body node ma x".split()), VALUES, max_size=4))
def test_any_record_is_a_post_or_refused(record: dict[str, object]) -> None:
    try:
        fields = fields_of(record, {})
    except UnreadableItem:
        return
    assert not is_empty(fields.get("title")) or not is_empty(fields.get("body"))
