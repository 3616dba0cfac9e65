"""Texts that were written together (the fields of a record, a page), plain or HTML, repaired.

They are judged as one, so that a short title takes the repair of its body; in HTML the text between
tags is judged, and attributes follow it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from luutru.errors import UnreadableItem
from luutru.text.script.repair.damage import Damage
from luutru.text.script.repair.references import letters_resolved, resolved
from luutru.text.script.repair.repairing import damage_in, repair_segments

__all__ = ["Repaired", "RepairedParts", "repair", "repair_parts"]

_PIECES = re.compile(r"(</?[a-zA-Z!?][^<>]{0,20000}>|\n)")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_OPENS = re.compile(r"<(script|style|textarea|template)\b", re.IGNORECASE)


class Repaired(NamedTuple):
    """A text and the names of what was repaired in it, the most first; () of good text."""

    text: str
    repairs: tuple[str, ...]


class RepairedParts(NamedTuple):
    """Texts by their names, and the names of what was repaired in them, the most first."""

    parts: dict[str, str]
    repairs: tuple[str, ...]


def repair(text: str) -> Repaired:
    """Return a text, plain or HTML, as it was written; raises as `repair_parts` does."""
    parts, repairs = repair_parts({"": text})
    return Repaired(parts[""], repairs)


def repair_parts(parts: Mapping[str, str]) -> RepairedParts:
    """Return texts as they were written.

    References to characters that were left in plain text are resolved; in HTML those to characters
    beyond ASCII are, which no parser would be harmed by.

    Raises:
        UnreadableItem: letters are gone, or they are wrong in a way that cannot be decided.
    """
    segments: list[str] = []
    silent: set[int] = set()
    ends: dict[str, int] = {}
    escaped = False
    for name, text in parts.items():
        is_html = _MARKUP.search(text) is not None
        plain = letters_resolved(text) if is_html else resolved(text)
        escaped = escaped or (plain != text and not (is_html and "&amp;" not in text))
        pieces = _PIECES.split(plain)
        silent |= {len(segments) + at for at in _silent(pieces)}
        segments += pieces
        ends[name] = len(segments)
    repaired, repairs = repair_segments(segments, silent=silent)
    if (damage := damage_in(repaired, silent, repairs)) is not None:
        raise _refusal(damage, repaired, ends)
    found, start = {}, 0
    for name, end in ends.items():
        found[name] = "".join(repaired[start:end])
        start = end
    return RepairedParts(found, (*repairs, "entities") if escaped else repairs)


def _silent(pieces: list[str]) -> set[int]:
    """Return the numbers of tags and line ends, and of what scripts and styles hold."""
    silent = set(range(1, len(pieces), 2))
    within = ""
    for at, piece in enumerate(pieces):
        if at % 2:
            opened = _OPENS.match(piece)
            if within and piece.lower().startswith(f"</{within}"):
                within = ""
            elif not within and opened and not piece.endswith("/>"):
                within = opened[1].lower()
        elif within:
            silent.add(at)
    return silent


def _refusal(damage: Damage, segments: list[str], ends: Mapping[str, int]) -> UnreadableItem:
    name = next(name for name, end in ends.items() if damage.segment < end)
    start = max((end for end in ends.values() if end <= damage.segment), default=0)
    before = "".join(segments[start : damage.segment])
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n") + damage.start
    field = f"{name}, " if name else ""
    return UnreadableItem(
        f"Chữ bị mất ở {damage.times} chỗ ({damage.what}), đầu tiên ở {field}dòng {line}, "
        f"ký tự {column}: {damage.word[:40]!r}.",
        "Hãy lấy bản chưa bị chuyển mã, hoặc nhập như trong tệp: --encoding utf-8.",
    )
