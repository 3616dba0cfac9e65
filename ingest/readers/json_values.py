"""Reader of JSON files: an array of posts, one post, or an object with a list of posts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.readers import json_lines
from luutru.ingest.readers.json_record import check_post
from luutru.ingest.records import RawPost, Unreadable
from luutru.text.script.encodings import decode

__all__ = ["read"]

_BETWEEN = re.compile(r"[ \t\r\n,]*")
_LIST_KEY = re.compile(r'\s*\{\s*"(?:posts|items|data|articles|results|records)"\s*:\s*\[')
_REPAIR = "Hãy sửa tệp tại chỗ ấy rồi nhập lại; các bài đứng trước đã được nhập."


def read(data: bytes, mapping: Mapping[str, str]) -> Iterator[RawPost | Unreadable]:
    """Yield the posts of a JSON file, with their byte ranges."""
    text, encoding = decode(data)
    if encoding not in ("utf-8", "utf-8-sig"):
        raise UnreadableItem(f"Tệp JSON mã {encoding}.", "Hãy chuyển tệp sang UTF-8.")
    offset = len(data) - len(text.encode())  # of the byte order mark
    wrapped = _LIST_KEY.match(text)
    if wrapped is not None:
        yield from _array(text, wrapped.end(), encoding, mapping, offset)
    elif text.lstrip().startswith("["):
        yield from _array(text, text.index("[") + 1, encoding, mapping, offset)
    elif _is_lines(text):
        yield from json_lines.read(data, mapping)
    else:
        yield _value(text, 0, offset, encoding, "", mapping)[0]


def _is_lines(text: str) -> bool:
    """Return whether a file that ends in .json holds JSON Lines after all."""
    first, _, rest = text.strip().partition("\n")
    return bool(rest.strip()) and first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _array(
    text: str, at: int, encoding: str, mapping: Mapping[str, str], offset: int
) -> Iterator[RawPost | Unreadable]:
    number, byte = 0, offset + len(text[:at].encode())
    while True:
        found = _BETWEEN.match(text, at)
        assert found is not None  # noqa: S101 - the pattern matches nothing too
        byte += found.end() - at  # what stands between is ASCII
        at = found.end()
        if at >= len(text):
            reason = "mảng JSON thiếu dấu ] ở cuối: tệp bị cắt?"
            yield Unreadable(byte, byte, reason, _REPAIR, "cuối tệp")
            return
        if text[at] == "]":
            return
        number += 1
        item, end = _value(text, at, byte, encoding, f"mục {number}", mapping)
        yield item
        if end is None:
            return
        at, byte = end, item.end


def _value(
    text: str, at: int, byte: int, encoding: str, locator: str, mapping: Mapping[str, str]
) -> tuple[RawPost | Unreadable, int | None]:
    """Return the post at character `at`, and where it ends; None when JSON itself is broken."""
    try:
        value, end = json.JSONDecoder().raw_decode(text, _skip(text, at))
    except (ValueError, RecursionError) as error:
        last = byte + len(text[at:].encode())
        reason = _broken(error)
        return Unreadable(byte, last, f"{locator}: {reason}".lstrip(": "), _REPAIR, locator), None
    last = byte + len(text[at:end].encode())
    try:
        fields = check_post(value, mapping)
    except UnreadableItem as error:
        reason = f"{locator}: {error.reason}".lstrip(": ")
        return Unreadable(byte, last, reason, error.repair, locator), end
    return RawPost("fields", byte, last, encoding, locator, fields=fields), end


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _broken(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"JSON hỏng ở dòng {error.lineno} cột {error.colno}: {error.msg}"
    return "JSON lồng nhau quá sâu" if isinstance(error, RecursionError) else f"JSON hỏng: {error}"
