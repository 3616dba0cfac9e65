"""Values of a JSON text with their places, in characters and in bytes, found without parsing.

Strings and brackets alone decide where a value ends, so one that is broken inside costs only
itself. The text and its bytes are walked side by side: whatever the encoding, brackets and quotes
are the same in both, in the same order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from luutru.errors import UnreadableItem
from luutru.text.script.encodings import byte_order_mark, decode, place_of_damage

__all__ = ["JsonText", "Node"]

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"?'
_MARK = re.compile(rf"{_STRING}|[\[\]{{}}]", re.DOTALL)
_SCALAR = re.compile(rf"{_STRING}|[^\s,\[\]{{}}\"]+", re.DOTALL)
_BETWEEN = re.compile(r"[\s,]*")
_COLON = re.compile(r"\s*:?\s*")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class _Span(NamedTuple):
    """A value in one string, and the key that it stands under."""

    start: int
    end: int
    key_start: int = 0
    key_end: int = 0


class Node(NamedTuple):
    """A value: its characters in the text, its bytes in the data, its key in an object."""

    start: int
    end: int
    first_byte: int
    last_byte: int
    key: str = ""


class JsonText:
    """The text of a JSON file.

    Raises:
        UnreadableItem: it is in no encoding for certain.
    """

    def __init__(self, data: bytes) -> None:
        self.text, self.encoding = decode(data, of_records=True)
        self._data = data
        skipped = byte_order_mark(data)
        self._frame, self._width = _frame(data[skipped:], self.encoding)
        self._skipped = skipped

    def values(self) -> Iterator[Node]:
        """Yield the values that stand one after another in the file."""
        yield from self._pairs(_values(self.text, 0, ""), _values(self._frame, 0, ""))

    def children(self, node: Node) -> Iterator[Node]:
        """Yield the values of an array, or of an object with their keys."""
        at = (node.first_byte - self._skipped) // self._width
        closing = "]" if self.is_array(node) else "}"
        yield from self._pairs(
            _values(self.text, node.start + 1, closing), _values(self._frame, at + 1, closing)
        )

    def damage_of(self, node: Node) -> str:
        """Return where bytes of a value are damaged, "" if they are not."""
        span = node.first_byte, node.last_byte
        return place_of_damage(self._data, span, self.text[node.start : node.end], self.encoding)

    def is_array(self, node: Node) -> bool:
        """Return whether a value is an array."""
        return self.text.startswith("[", node.start)

    def is_object(self, node: Node) -> bool:
        """Return whether a value is an object."""
        return self.text.startswith("{", node.start)

    def is_closed(self, node: Node) -> bool:
        """Return whether an array or object ends by its own bracket, not with the file."""
        closing = "]" if self.is_array(node) else "}"
        return node.end - node.start > 1 and self.text[node.end - 1] == closing

    def _pairs(self, texts: Iterator[_Span], frames: Iterator[_Span]) -> Iterator[Node]:
        for text, frame in zip_longest(texts, frames):
            if text is None or frame is None:
                raise UnreadableItem(
                    f"Dấu ngoặc, dấu nháy của JSON không còn nguyên khi đọc mã {self.encoding}.",
                    "Hãy chuyển tệp sang UTF-8.",
                )
            yield Node(
                text.start,
                text.end,
                self._skipped + frame.start * self._width,
                self._skipped + frame.end * self._width,
                _key(self.text[text.key_start : text.key_end]),
            )


def _frame(data: bytes, encoding: str) -> tuple[str, int]:
    """Return data as a character for each of its units, and how many bytes a unit has."""
    if encoding.startswith("utf-16"):
        return _BEYOND.sub("??", data.decode(encoding)), 2
    if encoding.startswith("utf-32"):
        return data.decode(encoding), 4
    return data.decode("latin-1"), 1


def _key(text: str) -> str:
    try:
        key = json.loads(text, strict=False) if text else ""
    except ValueError:
        return text
    return key if isinstance(key, str) else text


def _values(text: str, at: int, closing: str) -> Iterator[_Span]:
    """Yield values from `at` to the bracket that closes them; "" is the end of the text."""
    while True:
        at = _end(_BETWEEN, text, at)
        if at >= len(text) or (closing and text[at] in "]}"):
            return
        key = (0, 0)
        if closing == "}":
            key = (at, _value_end(text, at))
            at = _end(_COLON, text, key[1])
            if at >= len(text) or text[at] in "]}":
                return
        end = _value_end(text, at)
        yield _Span(at, end, *key)
        at = end


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()


def _value_end(text: str, at: int) -> int:
    """Return where the value at `at` ends: the end of the text where nothing closes it."""
    if text[at] not in "[{":
        return max(_end(_SCALAR, text, at), at + 1)
    depth = 0
    for mark in _MARK.finditer(text, at):
        sign = mark.group()
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
            if not depth:
                return mark.end()
    return len(text)
