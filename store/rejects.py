"""Rejects: what could not become a post, with the reason, the repair and the bytes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlite_utils import Database

from luutru.errors import NotFound
from luutru.store.runs import now

__all__ = ["Reject", "Rejects"]


@dataclass(frozen=True, slots=True)
class Reject:
    """One rejected file or record. `sha256` is None when its bytes could not be read at all."""

    id: int
    run: int
    seen: str
    uri: str
    locator: str
    sha256: str | None
    start: int | None
    end: int | None
    reading: str
    reason: str
    repair: str
    state: Literal["open", "resolved"]

    def to_dict(self) -> dict[str, Any]:
        """Return the reject as the CLI's JSON has it."""
        return asdict(self)


_COLUMNS = "id, run, seen, uri, locator, sha256, start, end, reading, reason, repair, state"


class Rejects:
    """The rejects in a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self,
        run: int,
        uri: str,
        locator: str,
        reason: str,
        repair: str,
        *,
        reading: str = "{}",
        sha256: str | None = None,
        start: int | None = None,
        end: int | None = None,
    ) -> bool:
        """Log a reject; the same place rejected again replaces its open entry.

        Returns:
            whether the run has one more by it: it had not rejected this place before.
        """
        before = self._db.execute(
            "DELETE FROM rejects WHERE uri = ? AND locator = ? AND state = 'open' RETURNING run",
            [uri, locator],
        ).fetchall()
        self._db.execute(
            "INSERT INTO rejects (run, seen, uri, locator, sha256, start, end, reading, reason, "
            "repair) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [run, now(), uri, locator, sha256, start, end, reading, reason, repair],
        )
        return (run,) not in before

    def resolve(self, uri: str, before: int) -> None:
        """Close what earlier runs than `before` rejected from `uri`: it has been read anew."""
        self._db.execute(
            "UPDATE rejects SET state = 'resolved' WHERE uri = ? AND run < ? AND state = 'open'",
            [uri, before],
        )

    def open(self) -> list[Reject]:
        """Return the open rejects, oldest first."""
        rows = self._db.query(f"SELECT {_COLUMNS} FROM rejects WHERE state = 'open' ORDER BY id")
        return [Reject(**row) for row in rows]

    def get(self, number: int) -> Reject:
        """Return one reject.

        Raises:
            NotFound: there is none of this number.
        """
        for row in self._db.query(f"SELECT {_COLUMNS} FROM rejects WHERE id = ?", [number]):
            return Reject(**row)
        raise NotFound(f"Không có mục bị từ chối số {number}.", "Xem danh sách: luutru rejects.")

    def count_of(self, run: int) -> int:
        """Return the number of rejects a run has left."""
        row = self._db.execute("SELECT count(*) FROM rejects WHERE run = ?", [run]).fetchone()
        return int(row[0])

    def count_open(self) -> int:
        """Return the number of open rejects."""
        return int(
            self._db.execute("SELECT count(*) FROM rejects WHERE state = 'open'").fetchone()[0]
        )
