"""Rejects: what could not become a post, with the reason, the repair and the bytes.

A fault that an archivist has put aside (`dismiss`) is listed no more until its place holds another.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple

from sqlite_utils import Database

from luutru.errors import NotFound
from luutru.store.runs import known_runs, now

__all__ = ["LoggedReject", "Reject", "Rejects"]


class LoggedReject(NamedTuple):
    """What came of logging a reject.

    Attributes:
        added: whether the run has one more by it: it had not rejected this place before.
        known: whether an earlier run that was not cut off has met this very fault.
    """

    added: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Reject:
    """One rejected file or record. `sha256` is None when its bytes could not be read at all.

    `since` is the run that met the fault first, `dismissed` when an archivist put it aside.
    """

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
    source: str
    since: int
    dismissed: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return the reject as the CLI's JSON has it."""
        return asdict(self)


_COLUMNS = (
    "id, run, seen, uri, locator, sha256, start, end, reading, reason, repair, state, source, "
    "since, dismissed"
)
_OPEN = "state = 'open' AND dismissed IS NULL"


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
        source: str = "",
        sha256: str | None = None,
        start: int | None = None,
        end: int | None = None,
    ) -> LoggedReject:
        """Log a reject; the same place rejected again replaces its open entry.

        It is the same fault as before when bytes and reason are: it stays dismissed then.

        Args:
            source: the collection that it would be in.
        """
        before = self._db.execute(
            "DELETE FROM rejects WHERE uri = ? AND locator = ? AND state = 'open' "
            "RETURNING run, sha256, reason, since, dismissed, "
            f"since IN ({known_runs()})",
            [uri, locator],
        ).fetchall()
        since, dismissed, known = run, None, False
        for _, bytes_before, reason_before, first, put_aside, shown in before:
            if (bytes_before, reason_before) == (sha256, reason) and shown:
                since, dismissed, known = first, put_aside, True
        self._db.execute(
            "INSERT INTO rejects (run, seen, uri, locator, sha256, start, end, reading, reason, "
            "repair, source, since, dismissed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [run, now(), uri, locator, sha256, start, end, reading, reason, repair, source, since,
             dismissed],
        )  # fmt: skip
        return LoggedReject(all(row[0] != run for row in before), known)

    def dismiss(self, number: int | None = None) -> int:
        """Put an open reject aside, or all of them; return how many that was.

        Raises:
            NotFound: there is none of this number that is open.
        """
        which, values = ("1", []) if number is None else ("id = ?", [number])
        done = self._db.execute(
            f"UPDATE rejects SET dismissed = ? WHERE {_OPEN} AND {which}", [now(), *values]
        ).rowcount
        if number is not None and not done:
            self.get(number)
            raise NotFound(
                f"Mục {number} không còn mở: đã đọc lại được hoặc đã cho qua.",
                "Xem danh sách: luutru rejects.",
            )
        return int(done)

    def resolve(self, uri: str, before: int) -> None:
        """Close what earlier runs than `before` rejected from `uri`: it has been read anew."""
        self._db.execute(
            "UPDATE rejects SET state = 'resolved' WHERE uri = ? AND run < ? AND state = 'open'",
            [uri, before],
        )

    def open(self) -> list[Reject]:
        """Return the open rejects, oldest first."""
        rows = self._db.query(f"SELECT {_COLUMNS} FROM rejects WHERE {_OPEN} ORDER BY id")
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
        return int(self._db.execute(f"SELECT count(*) FROM rejects WHERE {_OPEN}").fetchone()[0])
