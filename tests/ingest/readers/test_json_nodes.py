"""Values of a JSON text with their characters and bytes, whatever stands within them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.readers.json_nodes import JsonText, Node


def shown(text: JsonText, nodes: list[Node]) -> list[tuple[str, str]]:
    """Return key and text of each node."""
    return [(node.key, text.text[node.start : node.end]) for node in nodes]


def values(data: str) -> list[tuple[str, str]]:
    text = JsonText(data.encode())
    return shown(text, list(text.values()))


def children(data: str) -> list[tuple[str, str]]:
    text = JsonText(data.encode())
    return shown(text, list(text.children(next(text.values()))))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("5", ["5"]),
        ('"Đảng"', ['"Đảng"']),
        ('{"a": 1}\n{"b": 2}', ['{"a": 1}', '{"b": 2}']),
        ('[1, 2], "x" true', ["[1, 2]", '"x"', "true"]),
        (' {"a": "}"} ', ['{"a": "}"}']),
        (r'["\"]"]', [r'["\"]"]']),
        ('{"a": [1}', ['{"a": [1}']),  # unclosed: to the end of the file
        ('"abc', ['"abc']),
        ("]", ["]"]),
    ],
)
def test_values_of_a_file_stand_one_after_another(data: str, found: list[str]) -> None:
    assert values(data) == [("", one) for one in found]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("[]", []),
        ("[1, [2, 3], {}]", [("", "1"), ("", "[2, 3]"), ("", "{}")]),
        ("[1 2,,3]", [("", "1"), ("", "2"), ("", "3")]),
        ("[1, 2", [("", "1"), ("", "2")]),
        ("{}", []),
        ('{"a": 1, "b": [2]}', [("a", "1"), ("b", "[2]")]),
        (r'{"ti\u00eau": "x"}', [("tiêu", '"x"')]),
        ('{"a" 1}', [("a", "1")]),
        ("{a: 1}", [("a:", "1")]),
        ("{5: 1}", [("5:", "1")]),
        ('{"a": }', []),
        ('{"a"', []),
        ('{"a": {"b": 1}', [("a", '{"b": 1}')]),
        ('{"a": x y}', [("a", "x")]),
    ],
)
def test_the_values_within_an_array_or_an_object(data: str, found: list[tuple[str, str]]) -> None:
    assert children(data)[: len(found)] == found


def test_what_a_value_is() -> None:
    text = JsonText(b'[1] {"a": 1} 5 [1')
    array, record, number, opened = text.values()
    assert [*map(text.is_array, (array, record, number, opened))] == [True, False, False, True]
    assert [*map(text.is_object, (array, record, number, opened))] == [False, True, False, False]
    assert [*map(text.is_closed, (array, record, opened))] == [True, True, False]
    assert not JsonText(b"{").is_closed(next(JsonText(b"{").values()))


RECORDS = st.lists(
    st.dictionaries(st.text('aăđ"\\{[😀', max_size=5), st.text('xđ]}"\\,😀\n', max_size=9)),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@given(RECORDS, st.booleans())
def test_the_bytes_of_a_value_are_that_value(
    encoding: str, records: list[dict[str, str]], is_ascii: bool
) -> None:
    data = json.dumps(["Hội nghị tổng kết", *records], ensure_ascii=is_ascii).encode(encoding)
    text = JsonText(data)
    nodes = list(text.children(next(text.values())))[1:]
    assert [json.loads(text.text[one.start : one.end]) for one in nodes] == records
    plain = text.encoding.removesuffix("-sig")
    assert [json.loads(data[a:b].decode(plain)) for _, _, a, b, _ in nodes] == records


def test_the_bytes_of_a_value_in_an_old_encoding() -> None:
    data = b'[{"a": "\xae\xb6ng \xf1y ph\xad\xeang h\xe9i ngh\xde"}, {"b": "c\xabng t\xb8c"}]'
    text = JsonText(data)
    assert text.encoding == "tcvn3"
    first, second = text.children(next(text.values()))
    assert json.loads(text.text[first.start : first.end]) == {"a": "đảng ủy phường hội nghị"}
    assert data[second.first_byte : second.last_byte] == b'{"b": "c\xabng t\xb8c"}'


def test_data_in_no_encoding_is_refused() -> None:
    with pytest.raises(UnreadableItem):
        JsonText(b"")


@given(st.text('[]{}",:\\ 1ađ😀', max_size=60).filter(str.strip))
def test_any_text_gives_values_in_order_within_it(data: str) -> None:
    text = JsonText(data.encode())
    at = 0
    for node in text.values():
        assert at <= node.start < node.end <= len(text.text)
        at = node.end
        for child in text.children(node) if text.text[node.start] in "[{" else ():
            assert node.start < child.start < child.end <= node.end
