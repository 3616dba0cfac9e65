"""`archive.runs`: the commands that changed an archive, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luutru.api.opened import OpenArchive
from luutru.store.runs import RunRecord

__all__ = ["ArchiveRuns"]


class ArchiveRuns:
    """The run log of an archive: ``for run in archive.runs`` gives the newest first."""

    def __init__(self, opened: OpenArchive) -> None:
        self._opened = opened

    def __iter__(self) -> Iterator[RunRecord]:
        return iter(self.list())

    def list(self, limit: int | None = None) -> Sequence[RunRecord]:
        """Return runs, the newest first; all without a limit."""
        most = -1 if limit is None else limit  # to SQLite, all
        return list(self._opened.store.runs.newest(most))

    def get(self, number: int) -> RunRecord:
        """Return one run.

        Raises:
            NotFound: there is none of this number.
        """
        return self._opened.store.runs.get(number)

    def last(self) -> RunRecord | None:
        """Return the newest run, None when there is none."""
        return next(iter(self.list(1)), None)

    def unfinished(self, command: str = "ingest") -> RunRecord | None:
        """Return the newest run of a command that was cut off and not done since, or None."""
        return self._opened.store.runs.unfinished(command)
