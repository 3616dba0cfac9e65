"""The run log: every command that changed the archive."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlite_utils import Database

from luutru import __version__
from luutru.errors import NotFound

__all__ = ["RunRecord", "RunStatus", "Runs", "as_json", "known_runs", "now", "user"]

RunStatus = Literal["done", "failed", "interrupted"]


def now() -> str:
    """Return the time as the store writes it: UTC, ISO 8601, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """Return the name of who runs the command, "" when the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user id, as in a bare container
        return ""


def as_json(value: object) -> str:
    """Return a value as JSON that SQLite takes: a file's name may be no UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)


def known_runs() -> str:
    """Return the SQL of the runs that came to their end: their rejects and skips were shown."""
    return "SELECT id FROM runs WHERE status = 'done'"


@dataclass(frozen=True, slots=True, repr=False)
class RunRecord:
    """One run: times in UTC as `now` gives them; `finished` is None until it ends."""

    id: int
    command: str
    version: str
    user: str
    started: str
    finished: str | None
    status: RunStatus | Literal["running"]
    parameters: Mapping[str, Any]
    counts: Mapping[str, int]

    def __repr__(self) -> str:
        return f"<Run {self.id} {self.command}: {self.status}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the run as the CLI's JSON has it."""
        return {**asdict(self), "seconds": self.seconds}

    @property
    def seconds(self) -> int | None:
        """How long it took; None while it runs, and when nobody saw it end."""
        if self.finished is None:
            return None
        began, ended = map(datetime.fromisoformat, (self.started, self.finished))
        return int((ended - began).total_seconds())


class Runs:
    """The run log of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def start(self, command: str, parameters: Mapping[str, object], began: str = "") -> int:
        """Log that `command` begins, or has begun; return the run's number."""
        cursor = self._db.execute(
            "INSERT INTO runs (command, version, user, started, parameters) VALUES (?, ?, ?, ?, ?)",
            [
                command,
                __version__,
                user(),
                began or now(),
                as_json(parameters),
            ],
        )
        assert cursor.lastrowid is not None  # noqa: S101 - SQLite gives one for every insert
        return cursor.lastrowid

    def finish(self, run: int, status: RunStatus, counts: Mapping[str, int]) -> None:
        """Log how the run ended."""
        self._db.execute(
            "UPDATE runs SET finished = ?, status = ?, counts = ? WHERE id = ?",
            [now(), status, json.dumps(counts), run],
        )

    def interrupt_open(self) -> None:
        """Log that the runs which are not finished never will be: their processes are gone."""
        self._db.execute("UPDATE runs SET status = 'interrupted' WHERE status = 'running'")

    def unfinished(self, command: str) -> RunRecord | None:
        """Return the newest run of `command` that was cut off, and not done since; or None."""
        rows = self._db.query(
            "SELECT * FROM runs r WHERE command = ? AND status != 'done' AND NOT EXISTS ("
            "SELECT 1 FROM runs s WHERE s.command = r.command AND s.parameters = r.parameters "
            "AND s.status = 'done' AND s.id > r.id) ORDER BY id DESC LIMIT 1",
            [command],
        )
        return next(map(_run, rows), None)

    def last(self) -> dict[str, object] | None:
        """Return the newest run, or None."""
        for run in self.newest(1):
            return asdict(run)
        return None

    def newest(self, limit: int) -> Iterator[RunRecord]:
        """Yield runs, the newest first."""
        for row in self._db.query("SELECT * FROM runs ORDER BY id DESC LIMIT ?", [limit]):
            yield _run(row)

    def get(self, number: int) -> RunRecord:
        """Return one run.

        Raises:
            NotFound: there is none of this number.
        """
        for row in self._db.query("SELECT * FROM runs WHERE id = ?", [number]):
            return _run(row)
        raise NotFound(f"Không có lần chạy số {number}.", "Xem danh sách: luutru runs.")


def _run(row: dict[str, Any]) -> RunRecord:
    parsed = {name: json.loads(row[name]) for name in ("parameters", "counts")}
    return RunRecord(**row | parsed)
