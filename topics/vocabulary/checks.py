"""The faults of a vocabulary file, each with its line and a repair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from luutru.topics.syllable_keys import is_single_syllable, label_key
from luutru.topics.vocabulary.toml_file import Problem, Tables
from luutru.topics.vocabulary.topic import Topic

__all__ = ["LISTS", "TEXTS", "shape_problems", "vocabulary_problems"]

TEXTS = ("label", "english", "broader", "note")
LISTS = ("other", "related", "sections", "triggers", "weak", "except")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KNOWN = ", ".join((*TEXTS, *LISTS, "removed"))


def shape_problems(tables: Tables, known: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with single tables: ids, keys, kinds of values, empty texts, triggers.

    Args:
        tables: the file.
        known: ids that the vocabulary below has already; their tables need no label.
    """
    base = set(known)
    for name, table in tables.content.items():
        if not isinstance(table, dict):
            if name != "replace" or not isinstance(table, bool):
                yield Problem(
                    tables.line("", name),
                    f"{name!r} không thuộc chủ đề nào.",
                    "Trước bảng đầu tiên chỉ có thể có: replace = true.",
                )
            continue
        if not _ID.fullmatch(name):
            yield Problem(
                tables.line(name),
                f"mã chủ đề {name!r} không hợp lệ.",
                "Mã chỉ gồm chữ thường không dấu, số và gạch nối, như [giao-duc].",
            )
        if name not in base and table.get("removed"):
            yield Problem(
                tables.line(name, "removed"),
                f"không có chủ đề [{name}] để bỏ.",
                "Hãy sửa mã hoặc xóa bảng ấy.",
            )
        elif name not in base and "label" not in table:
            yield Problem(
                tables.line(name),
                f"chủ đề [{name}] chưa có nhãn.",
                'Hãy thêm: label = "Tên chủ đề"',
            )
        for key, value in table.items():
            yield from _value_problems(tables, name, key, value)


def _value_problems(tables: Tables, name: str, key: str, value: Any) -> Iterator[Problem]:
    line = tables.line(name, key)
    if key in TEXTS:
        if not isinstance(value, str):
            yield Problem(
                line, f"[{name}] {key} phải là một chuỗi chữ.", f'Hãy viết: {key} = "..."'
            )
        elif key == "label" and not label_key(value):
            yield Problem(line, f"[{name}] có nhãn trống.", 'Hãy viết: label = "Tên chủ đề"')
    elif key in LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            yield Problem(
                line, f"[{name}] {key} phải là một danh sách.", f'Hãy viết: {key} = ["..."]'
            )
        else:
            yield from _item_problems(tables, name, key, value)
    elif key != "removed" or not isinstance(value, bool):
        yield Problem(line, f"[{name}] có khóa lạ {key!r}.", f"Các khóa được dùng: {_KNOWN}.")


def _item_problems(tables: Tables, name: str, key: str, items: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for item in items:
        fault = _item_fault(key, item, seen)
        if fault:
            # Lines are looked up only where something is wrong: every command reads this file.
            reason, repair = fault
            yield Problem(tables.line(name, key, item), f"[{name}] {reason}", repair)
        seen.add(item)


def _item_fault(key: str, item: str, seen: set[str]) -> tuple[str, str] | None:
    if not any(map(str.isalnum, item)):
        return f"{key} có mục trống.", "Hãy xóa mục ấy."
    if item in seen:
        return f"{key} có {item!r} hai lần.", "Hãy xóa một."
    if key == "triggers" and is_single_syllable(item):
        return (
            f"cụm từ {item!r} chỉ có một tiếng thường gặp.",
            "Hãy viết cụm từ dài hơn, hoặc chuyển nó sang weak.",
        )
    return None


def vocabulary_problems(tables: Tables, topics: Mapping[str, Topic]) -> Iterator[Problem]:
    """Yield what is wrong between the topics that the file makes: references, cycles, labels."""
    own = [topics[name] for name in tables.content if name in topics]
    for topic in own:
        for key, ids in (
            ("broader", [topic.broader] * bool(topic.broader)),
            ("related", topic.related),
        ):
            for name in ids:
                if name not in topics:
                    yield Problem(
                        tables.line(topic.id, key, name),
                        f"[{topic.id}] {key}: không có chủ đề {name!r}.",
                        "Hãy sửa mã, hoặc thêm chủ đề ấy.",
                    )
        if _in_cycle(topic, topics):
            yield Problem(
                tables.line(topic.id, "broader"),
                f"[{topic.id}] nằm trên chính nó (vòng broader).",
                "Hãy bỏ broader của một chủ đề trong vòng ấy.",
            )
    yield from _label_problems(tables, own, topics)


def _in_cycle(topic: Topic, topics: Mapping[str, Topic]) -> bool:
    seen: set[str] = set()
    above = topic.broader
    while above in topics and above not in seen:
        if above == topic.id:
            return True
        seen.add(above)
        above = topics[above].broader
    return False


def _label_problems(
    tables: Tables, own: list[Topic], topics: Mapping[str, Topic]
) -> Iterator[Problem]:
    """Yield labels that two topics share: a search by one could mean either."""
    owners: dict[str, list[str]] = {}
    for topic in topics.values():
        for key in {label_key(label) for label in topic.labels}:
            owners.setdefault(key, []).append(topic.id)
    reported = set()
    for topic in own:
        for label in topic.labels:
            others = [name for name in owners[label_key(label)] if name != topic.id]
            if others and label_key(label) not in reported:
                reported.add(label_key(label))
                key = "label" if label == topic.label else "other"
                yield Problem(
                    tables.line(topic.id, key, label),
                    f"[{topic.id}] nhãn {label!r} trùng với nhãn của [{others[0]}].",
                    "Hãy đổi hoặc xóa một trong hai.",
                )
