from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.fields import is_empty
from luutru.ingest.readers.json_values import read
from luutru.ingest.records import RawPost, Unreadable

TITLES = st.text(min_size=1, max_size=20).filter(lambda text: not is_empty(text))


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
    assert text.encode()[broken.end :] in (b"", b"]")
    assert "các bài khác đã được nhập" in broken.repair


def test_a_broken_file_of_one_value() -> None:
    (broken,) = read(b'{"title": "x"', {})
    assert isinstance(broken, Unreadable)
    assert broken.reason.startswith("JSON hỏng ở dòng 1 cột ")
    assert (broken.start, broken.end, broken.locator) == (0, 13, "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_json_may_be_in_any_encoding_and_posts_keep_their_bytes(encoding: str) -> None:
    rows = [{"title": "Mot hai ba 😀", "body": "x"}, {"title": "Hội nghị", "body": "Họp"}]
    for text in (json.dumps(rows, ensure_ascii=False), "\n".join(map(json.dumps, rows))):
        data = text.encode(encoding)
        found = list(read(data, {}))
        assert [post.fields["title"] for post in found if isinstance(post, RawPost)] == [
            "Mot hai ba 😀",
            "Hội nghị",
        ]
        codec = found[0].encoding  # type: ignore[union-attr]
        cut = [json.loads(data[post.start : post.end].decode(codec)) for post in found]
        assert cut == rows


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "Một"}\n{"title": "Hai"}',
        '{\n "title": "Một"\n}\n{\n "title": "Hai"\n}',
        '[{"title": "Một"}]\n[{"title": "Hai"}]',
        '{"rows": [{"title": "Một"}, {"title": "Hai"}], "total": 2}',
        '{"response": {"numFound": 2, "docs": [{"title": ["Một"]}, {"title": "Hai"}]}}',
        '{"hits": {"total": 2, "hits": [{"_id": "1", "_source": {"title": "Một"}},'
        ' {"_id": "2", "_source": {"title": "Hai"}}]}}',
        '{"nodes": [{"node": {"title": "Một"}}, {"node": {"title": "Hai"}}]}',
        '{"data": [{"type": "node", "id": "1", "attributes": {"title": "Một"}},'
        ' {"type": "node", "id": "2", "attributes": {"title": "Hai"}}], "links": {"self": "x"}}',
        '{"channel": {"title": "Báo", "item": [{"title": "Một"}, {"title": "Hai"}]}}',
        '{"title": "Báo", "items": [{"title": "Một", "url": "x"}, {"title": "Hai"}]}',
        '{"feed": {"title": {"$t": "Blog"}, "entry": [{"title": {"$t": "Một"}},'
        ' {"title": {"$t": "Hai"}}]}}',
        '{"db": [{"meta": {}, "data": {"tags": [{"name": "x"}], "newsletters": [{"title": "N"}],'
        ' "posts": [{"title": "Một", "html": "<p>a</p>"}, {"title": "Hai", "html": "b"}]}}]}',
        '[{"type": "header", "comment": "x"}, {"type": "table", "name": "bai",'
        ' "data": [{"tieu_de": "Một"}, {"tieu_de": "Hai"}]}]',
        '{"-Lx1": {"title": "Một"}, "-Lx2": {"title": "Hai"}}',
        '{"tin_cu": [{"title": "Một"}], "tin_moi": [{"title": "Hai"}]}',
        '[{"title": "Một", "related": [{"title": "Khác"}]}, {"title": "Hai"}]',
    ],
)
def test_posts_are_found_wherever_an_export_has_them(text: str) -> None:
    data = text.encode()
    found = list(read(data, {}))
    assert titles(data) == ["Một", "Hai"]
    for number, post in enumerate(found, start=1):
        assert ("Một", "Hai")[number - 1] in data[post.start : post.end].decode()
        assert post.locator in (f"mục {number}", f"dòng {number}")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ('{"title": "x", "n": NaN}', "NaN không phải số"),
        ('{"title": "x", "k": "\\udfff"}', "\\udfff chỉ là nửa một ký tự"),
        ('{"title": "x", "k": ' + "[" * 5000 + "]" * 5000 + "}", "JSON lồng nhau quá sâu"),
        ('{"title": "x", "title": "y"}', "trường 'title' có hai lần, giá trị khác nhau"),
        ('{"title": "x", "n": ' + "9" * 5000 + "}", "JSON hỏng: "),
        ('{"title": "x",}', "JSON hỏng ở dòng 1 cột "),
        ('{"ten": "x", "so": 1}', "các trường: ten, so"),
    ],
)
def test_an_item_that_is_broken_inside_costs_only_itself(item: str, reason: str) -> None:
    data = f'[{{"title": "Một"}}, {item}, {{"title": "Ba"}}]'.encode()
    found = list(read(data, {}))
    assert titles(data) == ["Một", "Ba"]
    assert isinstance(found[1], Unreadable)
    assert reason in found[1].reason
    assert data[found[1].start : found[1].end] == item.encode()


def test_a_table_by_columns_is_refused_with_what_to_export() -> None:
    (item,) = read(b'{"title": {"0": "x", "1": "y"}, "body": {"0": "a", "1": "b"}}', {})
    assert isinstance(item, Unreadable)
    assert "pandas" in item.reason
    assert 'orient="records"' in item.repair


def test_an_example_of_map_names_a_field_that_holds_text() -> None:
    (item,) = read('{"ma": 1, "ten": "Bài", "nd": "Một câu dài hơn"}'.encode(), {"x": "title"})
    assert isinstance(item, Unreadable)
    assert "--map title=" in item.repair
    assert item.repair.endswith("--map body=nd")


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
