"""One JSON object as the fields of a post."""

from __future__ import annotations

import json
from collections.abc import Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.fields import renamed

__all__ = ["check_post", "record_of"]

_REPAIR = "Hãy sửa dòng này trong tệp xuất rồi nhập lại."


def record_of(text: str, mapping: Mapping[str, str]) -> dict[str, object]:
    """Return the fields of a post from the text of one JSON object.

    Raises:
        UnreadableItem: it is no JSON, no object, nested too deeply, or has no title and no body.
    """
    try:
        value = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        reason = f"JSON hỏng ở cột {error.colno}: {error.msg}"
        raise UnreadableItem(reason, _REPAIR) from error
    except RecursionError as error:
        raise UnreadableItem("JSON lồng nhau quá sâu", _REPAIR) from error
    except ValueError as error:
        raise UnreadableItem(f"JSON hỏng: {error}", _REPAIR) from error
    return check_post(value, mapping)


def check_post(value: object, mapping: Mapping[str, str]) -> dict[str, object]:
    """Return a parsed JSON value as the fields of a post.

    Raises:
        UnreadableItem: it is no object, or has no title and no body.
    """
    if not isinstance(value, dict):
        raise UnreadableItem("không phải là một đối tượng JSON", _REPAIR)
    fields = renamed(value, mapping)
    if not str(fields.get("title") or "").strip() and not str(fields.get("body") or "").strip():
        names = ", ".join(list(map(str, value))[:12]) or "không có"
        raise UnreadableItem(
            f"không có tiêu đề (title) và nội dung (body); các trường: {names[:300]}",
            "Nếu trường mang tên khác, hãy chỉ ra: --map title=TÊN --map body=TÊN.",
        )
    return fields


def _refuse(name: str) -> object:
    raise ValueError(f"{name} không phải số")
