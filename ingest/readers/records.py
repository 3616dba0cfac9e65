"""Records as exports nest them: plain values of fields, a record within its wrapper."""

from __future__ import annotations

from collections.abc import Mapping

from luutru.errors import UnreadableItem
from luutru.ingest.fields import FieldPlan, is_empty, plan

__all__ = ["checked", "fields_of", "is_post", "no_fields", "plain"]

# Where an object keeps what it is: WordPress, Drupal, Blogger's feeds, MongoDB; persons, terms.
_VALUES = (
    "rendered", "value", "processed", "raw", "$t", "#text", "$date", "$oid", "$numberLong",
    "$numberInt", "__cdata", "displayName", "display_name", "name", "label", "und", "vi", "vi-VN",
    "text",
)  # fmt: skip
_DEEPEST = 8  # objects within objects in the value of one field
# What portals keep beside posts, in the same table.
_NO_POSTS = {
    "revision", "attachment", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache",
    "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles",
    "wp_navigation", "wp_font_family", "wp_font_face",
}  # fmt: skip
_NO_STATUS = {"trash", "auto-draft", "inherit"}
_MOST_NAMES = 12  # of a record, that a message lists
_TITLE_AND_BODY = 2
_REPAIR = "Hãy sửa dòng này trong tệp rồi nhập lại."


def plain(value: object, depth: int = 0) -> object:
    """Return what a nested value of a field comes to: text, number, or a list of them.

    None stands for what holds none.
    """
    if depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        inner = next((value[key] for key in _VALUES if not is_empty(value.get(key))), None)
        return plain(inner, depth + 1)
    if isinstance(value, list):
        found = [one for one in (plain(item, depth + 1) for item in value) if not is_empty(one)]
        flat = [part for one in found for part in (one if isinstance(one, list) else [one])]
        return flat[0] if len(flat) == 1 else flat
    return value


def fields_of(record: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, object]:
    """Return the fields of a nested record that is a post, out of its wrapper.

    Raises:
        UnreadableItem: as `checked`.
    """
    inner = _unwrapped(record, mapping)
    table = plan(inner, mapping)
    wanted = {name for groups in table.fields.values() for group in groups for name in group}
    shown = {
        name: _plain_or_nothing(value) if name in wanted else value for name, value in inner.items()
    }
    return checked(shown, table) | _embedded(inner)


def _plain_or_nothing(value: object) -> object:
    made = plain(value)
    return "" if made is None else made


def _embedded(record: Mapping[str, object]) -> dict[str, object]:
    """Return author and section that WordPress embeds in a post: it names them by numbers."""
    embedded = record.get("_embedded")
    if not isinstance(embedded, Mapping):
        return {}
    found: dict[str, object] = {}
    author = plain(embedded.get("author"))
    if isinstance(author, str):
        found["author"] = author
    for terms in embedded.get("wp:term") or ():
        for term in terms if isinstance(terms, list) else ():
            if isinstance(term, Mapping) and term.get("taxonomy") == "category":
                found.setdefault("section", plain(term))
    return found


def _unwrapped(record: Mapping[str, object], mapping: Mapping[str, str]) -> Mapping[str, object]:
    """Return the record within another that is none by itself (`_source`, `node`, `attributes`).

    What stands around it is kept where it has no such name.
    """
    for _ in range(_DEEPEST):
        if _level(record, mapping):
            break
        inner = [(name, one) for name, one in record.items() if isinstance(one, Mapping)]
        levels = [(_level(one, mapping), name) for name, one in inner]
        best, name = max(levels, default=(0, ""), key=lambda one: one[0])
        if not best:
            deeper = [one for one in inner if any(isinstance(v, Mapping) for v in one[1].values())]
            if len(deeper) != 1:
                break
            name = deeper[0][0]
        outer = {key: value for key, value in record.items() if key != name}
        record = outer | dict(record[name])  # type: ignore[call-overload]
    return record


def _level(record: Mapping[str, object], mapping: Mapping[str, str]) -> int:
    """Return how sure it is that a record is a post: 2 with title and body, 1 with one of them."""
    found = plan(record, mapping).fields
    return sum(
        any(not is_empty(plain(record[name])) for group in found.get(field, ()) for name in group)
        for field in ("title", "body")
    )


def is_post(value: object, mapping: Mapping[str, str], *, whole: bool = False) -> bool:
    """Return whether a parsed value is a post, in its wrapper or without.

    Args:
        whole: whether it must have both a title and a body.
    """
    if not isinstance(value, Mapping):
        return False
    return _level(_unwrapped(value, mapping), mapping) >= (_TITLE_AND_BODY if whole else 1)


def checked(record: Mapping[str, object], table: FieldPlan) -> dict[str, object]:
    """Return the fields of a flat record that is a post.

    Raises:
        UnreadableItem: it has no title and no body, or is another thing that the portal keeps
            beside its posts.
    """
    fields = dict(table.read(record))
    if is_empty(fields.get("title")) and is_empty(fields.get("body")):
        if {"title", "body"} & set(table.fields):
            raise UnreadableItem("không có tiêu đề và nội dung", _REPAIR)
        raise no_fields(record, "các trường")
    kind = str(record.get("post_type") or "").strip().lower()
    status = str(record.get("post_status") or record.get("status") or "").strip().lower()
    if kind in _NO_POSTS or status in _NO_STATUS:
        raise UnreadableItem(
            f"là {kind or 'bản ghi'} ({status or 'không rõ trạng thái'}), không phải bài",
            "Không cần sửa; muốn thôi thấy thì bỏ các bản ghi này khi xuất.",
        )
    return fields


def no_fields(names: Mapping[str, object] | list[str], what: str) -> UnreadableItem:
    """Return the fault that no name of a record is known, with an example of `--map`."""
    listed = [str(name) for name in names if str(name).strip()]
    shown = ", ".join(listed[:_MOST_NAMES])[:300] or "không có"
    texts = [one for one in names.items() if one[0] in listed] if isinstance(names, Mapping) else []
    longest = max(texts, key=lambda one: len(str(one[1])), default=(listed[-1:] or ["TÊN"],))[0]
    body = longest if isinstance(longest, str) else longest[0]
    title = next((name for name in listed if name != body), "TÊN")
    example = f"--map title={_quoted(title)} --map body={_quoted(body)}"
    return UnreadableItem(
        f"không có tiêu đề (title) và nội dung (body); {what}: {shown}",
        f"Nếu trường mang tên khác, hãy chỉ ra, ví dụ: {example}",
    )


def _quoted(name: str) -> str:
    name = name.replace('"', "")[:40]
    return f'"{name}"' if " " in name else name
