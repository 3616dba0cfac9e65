"""Skips: files that were passed over, each as it was met last, with its kind and the reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlite_utils import Database

from luutru.store.runs import known_runs, now

__all__ = ["Skip", "Skips"]


@dataclass(frozen=True, slots=True)
class Skip:
    """One file that was passed over.

    Attributes:
        kind: what it is, mostly as an ending: ".docx".
        holds: whether it may hold posts.
        size: bytes.
        since: the run that passed it over first.
        run: the run that met it last.
    """

    uri: str
    kind: str
    reason: str
    holds: bool
    size: int
    since: int
    run: int
    seen: str

    def to_dict(self) -> dict[str, Any]:
        """Return the skip as the CLI's JSON has it."""
        return asdict(self)


class Skips:
    """The skips in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, run: int, uri: str, kind: str, reason: str, *, holds: bool, size: int) -> bool:
        """Log that a file was passed over; return whether that was known.

        It is when a run that was not cut off has passed the file over as the same kind.
        """
        row = self._db.execute(
            f"SELECT since FROM skips WHERE uri = ? AND kind = ? AND since IN ({known_runs()})",
            [uri, kind],
        ).fetchone()
        self._db.execute(
            "INSERT OR REPLACE INTO skips (uri, kind, reason, holds, size, since, run, seen) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [uri, kind, reason, int(holds), size, row[0] if row else run, run, now()],
        )
        return row is not None

    def drop(self, uri: str) -> None:
        """Forget that a file was passed over: it has been read."""
        self._db.execute("DELETE FROM skips WHERE uri = ?", [uri])

    def all(self) -> list[Skip]:
        """Return all skips: those that may hold posts first, then by kind and place."""
        rows = self._db.query(
            "SELECT uri, kind, reason, holds, size, since, run, seen FROM skips "
            "ORDER BY holds DESC, kind, uri"
        )
        return [Skip(**row | {"holds": bool(row["holds"])}) for row in rows]

    def count_of(self, run: int) -> int:
        """Return how many files a run has passed over that no later one has met."""
        row = self._db.execute("SELECT count(*) FROM skips WHERE run = ?", [run]).fetchone()
        return int(row[0])
