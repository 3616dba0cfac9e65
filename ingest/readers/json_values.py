"""Reader of JSON files: values one after another, each a post, a list of posts, or an export.

In an export the lists of posts may lie in any depth and under any name (`response.docs`,
`hits.hits`, `db[0].data.posts`, `nodes`): those whose items have a title and a body are taken,
where there are none those whose items have one of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice

from luutru.errors import UnreadableItem
from luutru.ingest.readers import json_lines
from luutru.ingest.readers.json_nodes import JsonText, Node
from luutru.ingest.readers.json_record import check_post, parsed
from luutru.ingest.readers.records import is_post
from luutru.ingest.records import RawPost, Unreadable

__all__ = ["read", "read_lines"]

# What lists of posts are called: within an object that has a title of its own, too (a feed).
_LISTS = {"posts", "items", "articles", "entry", "entries", "rows", "nodes", "docs", "hits", "data",
          "results", "records", "item", "news", "stories"}  # fmt: skip
_LOOKED_AT = 5  # items of a list, by which it is known
_DEEPEST = 6  # lists and objects within others, among which posts are looked for
_REPAIR = "Hãy sửa tệp tại chỗ ấy rồi nhập lại; các bài khác đã được nhập."
_COLUMNS = 2  # fields that hold an object each, by the same keys: a table by columns


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the posts of a JSON file, with their byte ranges."""
    if json_lines.are_lines(data):
        yield from json_lines.read(data, mapping)
        return
    yield from _Reading(JsonText(data), mapping).items()


def read_lines(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the posts of a file that goes by the name of JSON Lines."""
    if json_lines.are_lines(data, named=True):
        yield from json_lines.read(data, mapping)
    else:
        yield from read(data, mapping)


class _Reading:
    def __init__(self, json_text: JsonText, mapping: Mapping[str, str]) -> None:
        self._json = json_text
        self._mapping = mapping
        self._number = 0

    def items(self) -> Iterator[RawPost | Unreadable]:
        """Yield what each value of the file comes to."""
        values = self._json.values()
        first, second = next(values, None), next(values, None)
        if first is None:
            raise UnreadableItem("Tệp không có giá trị JSON nào.", "Hãy kiểm tra lại tệp xuất.")
        listed = [first] if second is None else [first, second]
        for value in (*listed, *values):
            if self._json.is_array(value):
                yield from self._list(value)
            elif lists := self._lists(value):
                for one in lists:
                    yield from self._list(one)
            else:
                yield self._item(value, alone=second is None)

    def _list(self, node: Node) -> Iterator[RawPost | Unreadable]:
        """Yield the items of a list; lists within an item are taken for it."""
        children = list(self._json.children(node))
        within = [self._lists(child) for child in children]
        for child, lists in zip(children, within, strict=True):
            if lists:
                for one in lists:
                    yield from self._list(one)
            elif not any(within) or self._is_post(child):
                yield self._item(child)
        if not self._json.is_closed(node) and (not children or self._is_whole(children[-1])):
            end = node.last_byte
            reason = "mảng JSON thiếu dấu ] ở cuối: tệp bị cắt?"
            yield Unreadable(end, end, reason, _REPAIR, "cuối tệp")

    def _is_whole(self, node: Node) -> bool:
        return self._json.is_closed(node) or not (
            self._json.is_array(node) or self._json.is_object(node)
        )

    def _lists(self, node: Node) -> list[Node]:
        """Return the lists of posts within an object that is none itself."""
        if not self._json.is_object(node):
            return []
        if self._is_keyed(node):
            return [node]
        if self._is_post(node, whole=True):
            return []
        found = list(self._found(node, _DEEPEST))
        if self._is_post(node):  # a title alone: a feed has one, and so has a post
            found = [one for one in found if one.key.lower() in _LISTS]
        whole = [one for one in found if self._holds(one, whole=True)]
        return whole or found

    def _found(self, node: Node, depth: int) -> Iterator[Node]:
        """Yield lists of posts below a value: arrays, and objects that have them by their keys."""
        if self._json.is_array(node):
            if self._holds(node):
                yield node
                return
        elif not self._json.is_object(node):
            return
        if self._is_keyed(node):
            yield node
        elif depth:
            for child in self._json.children(node):
                if not self._json.is_object(child) or not self._is_post(child, whole=True):
                    yield from self._found(child, depth - 1)

    def _is_keyed(self, node: Node) -> bool:
        """Return whether an object holds posts by their keys, and nothing else."""
        if not self._json.is_object(node):
            return False
        some = list(islice(self._json.children(node), _LOOKED_AT))
        return len(some) > 1 and all(map(self._is_post, some))

    def _holds(self, node: Node, *, whole: bool = False) -> bool:
        """Return whether one of the first items of a list is a post."""
        some = islice(self._json.children(node), _LOOKED_AT)
        return any(self._is_post(one, whole=whole) for one in some)

    def _is_post(self, node: Node, *, whole: bool = False) -> bool:
        if not self._json.is_object(node):
            return False
        try:
            value = parsed(self._json.text[node.start : node.end])
        except (ValueError, UnreadableItem):
            return False
        return is_post(value, self._mapping, whole=whole)

    def _item(self, node: Node, *, alone: bool = False) -> RawPost | Unreadable:
        self._number += 1
        locator = "" if alone else f"mục {self._number}"
        start, end = node.first_byte, node.last_byte
        try:
            fields = check_post(self._value(node), self._mapping)
        except UnreadableItem as error:
            reason = f"{locator}: {error.reason}".lstrip(": ")
            return Unreadable(start, end, reason, error.repair, locator)
        return RawPost("fields", start, end, self._json.encoding, locator, fields=fields)

    def _value(self, node: Node) -> object:
        text = self._json.text
        if damage := self._json.damage_of(node):
            raise UnreadableItem(f"hỏng ở {damage}, không đúng mã {self._json.encoding}", _REPAIR)
        try:
            value = parsed(text[node.start : node.end])
        except json.JSONDecodeError as error:
            at = node.start + error.pos
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            reason = f"JSON hỏng ở dòng {line} cột {column}: {error.msg}"
            raise UnreadableItem(reason, _REPAIR) from error
        except ValueError as error:
            raise UnreadableItem(f"JSON hỏng: {error}", _REPAIR) from error
        except UnreadableItem as error:
            raise UnreadableItem(error.reason, _REPAIR) from error
        if isinstance(value, dict) and _is_by_columns(value):
            raise UnreadableItem(
                "JSON xếp theo cột, không theo bài (pandas to_json)",
                'Hãy xuất lại theo từng bài: df.to_json("tệp.json", orient="records").',
            )
        return value


def _is_by_columns(value: dict[str, object]) -> bool:
    columns = [one for one in value.values() if isinstance(one, dict) and one]
    return len(columns) >= _COLUMNS and all(
        all(key.isdigit() for key in one) and one.keys() == columns[0].keys() for one in columns
    )
