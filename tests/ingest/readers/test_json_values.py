from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.readers.json_values import read
from luutru.ingest.records import RawPost, Unreadable

TITLES = st.text(min_size=1, max_size=20).filter(str.strip)


def titles(data: bytes) -> list[object]:
    return [post.fields["title"] for post in read(data, {}) if isinstance(post, RawPost)]


@given(
    st.lists(TITLES, min_size=1, max_size=8),
    st.sampled_from([None, 1]),
    st.booleans(),
    st.sampled_from(["", "posts", "items", "data", "articles", "results", "records"]),
)
def test_an_array_is_read_back_with_the_bytes_of_each_post(
    given: list[str], indent: int | None, ascii_only: bool, key: str
) -> None:
    array: object = [{"title": title} for title in given]
    value = {key: array} if key else array
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    for before in (b"", b"\xef\xbb\xbf", b" \n"):
        data = before + text.encode()
        found = list(read(data, {}))
        assert titles(data) == given
        assert [json.loads(data[post.start : post.end])["title"] for post in found] == given
        assert [post.locator for post in found] == [f"mục {n}" for n in range(1, len(given) + 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"title": "Một"}', ["Một"]),
        ('\n {"title": "Một"}\n', ["Một"]),
        ('{"title": "Một"}\n{"title": "Hai"}\n', ["Một", "Hai"]),  # JSON Lines after all
        ('[{"title": "Một"},]', ["Một"]),
        ('[{"title": "Một"} {"title": "Hai"}]', ["Một", "Hai"]),
        ('[{"title": "Một"}] x', ["Một"]),
        ("[]", []),
        ('{"posts": []}', []),
        ('{"posts": [{"title": "Một"}], "n": 1}', ["Một"]),
    ],
)
def test_one_post_many_posts_and_none(text: str, found: list[str]) -> None:
    assert titles(text.encode()) == found


def test_a_list_of_posts_under_an_unknown_name_is_one_value() -> None:
    (item,) = read(b'{"danh_sach": [{"title": "x"}]}', {})
    assert isinstance(item, Unreadable)
    assert item.reason.startswith("không có tiêu đề (title)")
    (post,) = read(b'{"danh_sach": [{"title": "x"}], "ten": "Mot"}', {"ten": "title"})
    assert isinstance(post, RawPost)
    assert (post.fields["title"], post.locator) == ("Mot", "")


@pytest.mark.parametrize("item", ["5", "null", '"x"', "[1]", '{"views": 5}'])
def test_a_value_that_can_be_no_post_costs_only_itself(item: str) -> None:
    data = f'[{{"title": "Một"}}, {item}, {{"title": "Ba"}}]'.encode()
    found = list(read(data, {}))
    assert titles(data) == ["Một", "Ba"]
    assert isinstance(found[1], Unreadable)
    assert found[1].reason.startswith("mục 2: không ")
    assert data[found[1].start : found[1].end] == item.encode()


@pytest.mark.parametrize(
    ("text", "reason", "locator"),
    [
        ('[{"title": "Một"}, {"title": "ha', "mục 2: JSON hỏng ở dòng 1 cột ", "mục 2"),
        ('[{"title": "Một"},\n {"title" 5}]', "mục 2: JSON hỏng ở dòng 2 cột 11: ", "mục 2"),
        ('[{"title": "Một"}, ', "mảng JSON thiếu dấu ] ở cuối: tệp bị cắt?", "cuối tệp"),
        ('[{"title": "Một"}', "mảng JSON thiếu dấu ] ở cuối: tệp bị cắt?", "cuối tệp"),
        ('[{"title": "Một"}, ' + "[" * 100_000, "mục 2: JSON lồng nhau quá sâu", "mục 2"),
    ],
)
def test_an_array_that_breaks_off_keeps_what_came_before(
    text: str, reason: str, locator: str
) -> None:
    good, broken = read(text.encode(), {})
    assert isinstance(good, RawPost)
    assert isinstance(broken, Unreadable)
    assert broken.reason.startswith(reason)
    assert broken.locator == locator
    assert broken.end == len(text.encode())
    assert "các bài đứng trước đã được nhập" in broken.repair


def test_a_broken_file_of_one_value() -> None:
    (broken,) = read(b'{"title": "x"', {})
    assert isinstance(broken, Unreadable)
    assert broken.reason.startswith("JSON hỏng ở dòng 1 cột ")
    assert (broken.start, broken.end, broken.locator) == (0, 13, "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_json_is_utf_8(encoding: str) -> None:
    with pytest.raises(UnreadableItem, match=r"Tệp JSON mã utf-16-le\."):
        list(read('[{"title": "Mot hai ba"}]'.encode(encoding), {}))


@given(st.text('[]{},:" \n\\titleă15', max_size=60).filter(str.strip))
def test_any_text_gives_posts_and_reasons_in_their_order(text: str) -> None:
    data = text.encode()
    end = 0
    try:
        for item in read(data, {}):
            assert end <= item.start <= item.end <= len(data)
            end = item.end
    except UnreadableItem as error:
        assert error.reason
