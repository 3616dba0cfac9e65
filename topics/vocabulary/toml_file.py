"""A vocabulary file: TOML to tables, with the line of each table, key and value.

tomllib gives no lines, so they are looked up in the text: tables and keys of this file are flat.
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from typing import Any, NamedTuple

__all__ = ["Problem", "Tables", "read_tables"]

_HEADER = re.compile(r"^\s*\[\s*\"?([^\]\"]+?)\"?\s*\]")
_AT_LINE = re.compile(r"\s*\(at line (\d+).*\)$|\s*\(at end of document\)$")


class Problem(NamedTuple):
    """What is wrong with a vocabulary file.

    Args:
        line: where, from 1.
        reason: what is wrong, naming the item.
        repair: what to do about it.
    """

    line: int
    reason: str
    repair: str

    def __str__(self) -> str:
        return f"dòng {self.line}: {self.reason} {self.repair}".rstrip()


class Tables:
    """The tables of a vocabulary file, and where what stands."""

    def __init__(self, text: str, content: dict[str, Any]) -> None:
        self.content = content
        self._lines = text.splitlines()

    def line(self, table: str, key: str = "", value: str = "") -> int:
        """Return the line of a table, of its key or of a value of that key, from 1."""
        first, last = self._extents.get(table, (0, len(self._lines)))
        at = first
        if key:
            opening = re.compile(rf"^\s*\"?{re.escape(key)}\"?\s*=")
            found = (n for n in range(first, last) if opening.match(self._lines[n]))
            at = next(found, first)
        if value:
            quoted = (f'"{value}"', f"'{value}'")
            found = (n for n in range(at, last) if any(q in self._lines[n] for q in quoted))
            at = next(found, at)
        return at + 1

    @cached_property
    def _extents(self) -> dict[str, tuple[int, int]]:
        """The lines of each table, first included, last not; those before any under ""."""
        heads = [("", 0)]
        for number, line in enumerate(self._lines):
            header = _HEADER.match(line)
            if header:
                heads.append((header[1], number))
        ends = [number for _, number in heads[1:]] + [len(self._lines)]
        return {name: (first, last) for (name, first), last in zip(heads, ends, strict=True)}


def read_tables(text: str) -> Tables | list[Problem]:
    """Return the tables of a vocabulary file, or why it is no TOML."""
    twice = _twice(text)
    if twice:
        return twice
    try:
        return Tables(text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT_LINE.search(message)
        line = int(at[1]) if at and at[1] else len(text.splitlines()) or 1
        reason = f"không phải TOML ({_AT_LINE.sub('', message)})."
        return [Problem(line, reason, 'Hãy xem lại dấu ngoặc kép, ngoặc vuông và "=" ở dòng ấy.')]


def _twice(text: str) -> list[Problem]:
    """Return the ids that stand on several tables: tomllib names the first alone, in English."""
    seen: dict[str, int] = {}
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if not header:
            continue
        if header[1] in seen:
            reason = f"chủ đề [{header[1]}] đã có ở dòng {seen[header[1]]}."
            found.append(Problem(number, reason, "Hãy gộp hai bảng làm một hoặc đổi mã."))
        seen.setdefault(header[1], number)
    return found
