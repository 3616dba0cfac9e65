"""Decisions: what archivists decided of persons, as a log that nothing is taken from.

A decision that was undone stays in the log with the time when it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlite_utils import Database

from luutru.errors import NotFound
from luutru.store.runs import now, user

__all__ = ["Decision", "DecisionKind", "Decisions"]

DecisionKind = Literal["merge", "split", "alias", "rename", "not-a-person", "apart"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; `people.decisions.replay` explains the arguments of each kind."""

    id: int
    kind: DecisionKind
    made: str
    user: str
    arguments: Mapping[str, Any]
    undone: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return the decision as the CLI's JSON has it."""
        return {**asdict(self), "arguments": dict(self.arguments)}


class Decisions:
    """The decisions in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, kind: DecisionKind, arguments: Mapping[str, object]) -> int:
        """Log a decision; return its number."""
        cursor = self._db.execute(
            "INSERT INTO decisions (kind, made, user, arguments) VALUES (?, ?, ?, ?)",
            [kind, now(), user(), json.dumps(arguments, ensure_ascii=False)],
        )
        assert cursor.lastrowid is not None  # noqa: S101 - SQLite gives one for every insert
        return cursor.lastrowid

    def all(self) -> list[Decision]:
        """Return every decision, oldest first."""
        rows = self._db.query("SELECT * FROM decisions ORDER BY id")
        return [Decision(**{**row, "arguments": json.loads(row["arguments"])}) for row in rows]

    def undo(self, number: int | None = None) -> Decision:
        """Mark a decision as undone, the latest that stands when none is named; return it.

        Raises:
            NotFound: there is no such decision, or it has been undone already.
        """
        standing = [decision for decision in self.all() if decision.undone is None]
        chosen = [decision for decision in standing if number in (None, decision.id)]
        if not chosen:
            what = "Không có quyết định nào để hoàn tác."
            if number is not None:
                what = f"Không có quyết định số {number} còn hiệu lực."
            raise NotFound(what, "Xem danh sách: luutru people decisions.")
        self._db.execute("UPDATE decisions SET undone = ? WHERE id = ?", [now(), chosen[-1].id])
        return chosen[-1]
