"""A person on one line of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.commands.rendering.output import console
from luutru.text.script.characters import printable

if TYPE_CHECKING:
    from luutru.people.records import Record

__all__ = ["person_line", "years"]

_SHOWN_ROLES = 3


def person_line(record: Record) -> None:
    """Print a person: number, name, posts, years, main roles."""
    from rich.text import Text

    summary = record.summary
    line = Text(f"{summary.id:>5}  ")
    line.append(printable(summary.name), style="bold")
    roles = ", ".join(role.name for role in record.roles[:_SHOWN_ROLES])
    facts = [f"{summary.posts} bài", years(summary.first, summary.last), roles]
    line.append(printable(" · ".join(filter(None, facts)).join(("  ", ""))))
    console().print(line)


def years(first: str | None, last: str | None) -> str:
    """Return the years between two dates."""
    if first is None or last is None:
        return "không rõ năm"
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
