"""One JSON object as the fields of a post."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.readers.records import fields_of

__all__ = ["check_post", "parsed", "record_of"]

_REPAIR = "Hãy sửa dòng này trong tệp xuất rồi nhập lại."
_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")  # of a surrogate pair, which may lack the other half


def parsed(text: str) -> object:
    """Return a JSON value; control characters in strings are taken as they are.

    Raises:
        json.JSONDecodeError: it is no JSON.
        UnreadableItem: it is nested too deeply, has numbers that are none, a name twice, or half a
            character.
    """
    try:
        value = json.loads(text, parse_constant=_refuse, strict=False, object_pairs_hook=_object)
        if _HALF_PAIR.search(text):
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise UnreadableItem("JSON lồng nhau quá sâu", _REPAIR) from error
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise UnreadableItem(f"{half} chỉ là nửa một ký tự", _REPAIR) from error
    return value


def record_of(text: str, mapping: Mapping[str, str]) -> dict[str, object]:
    """Return the fields of a post from the text of one JSON object.

    Raises:
        UnreadableItem: it is no JSON, no object, or no post.
    """
    try:
        value = parsed(text)
    except json.JSONDecodeError as error:
        reason = f"JSON hỏng ở cột {error.colno}: {error.msg}"
        raise UnreadableItem(reason, _REPAIR) from error
    except ValueError as error:
        raise UnreadableItem(f"JSON hỏng: {error}", _REPAIR) from error
    return check_post(value, mapping)


def check_post(value: object, mapping: Mapping[str, str]) -> dict[str, object]:
    """Return a parsed JSON value as the fields of a post.

    Raises:
        UnreadableItem: it is no object, or no post.
    """
    if not isinstance(value, dict):
        raise UnreadableItem("không phải là một đối tượng JSON", _REPAIR)
    return fields_of(value, mapping)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object; a name that it has twice, with other values, is a fault."""
    found = dict(pairs)
    if len(found) != len(pairs):
        for name, value in pairs:
            if found[name] != value:
                raise ValueError(f"trường {name[:60]!r} có hai lần, giá trị khác nhau")
    return found


def _refuse(name: str) -> object:
    raise ValueError(f"{name} không phải số")
