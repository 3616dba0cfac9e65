"""A run of the archive in its log: what began, how it ended, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from luutru.errors import LuutruError
from luutru.store import Store

if TYPE_CHECKING:
    from luutru.ingest.pipeline import Ingest

__all__ = ["LoggedRun"]


class LoggedRun:
    """A run in the log, finished as done, failed or interrupted by how its block ends.

    Args:
        began: when, as `store.runs.now` gives it, if it was before the block.
    """

    def __init__(
        self, store: Store, command: str, parameters: Mapping[str, object], began: str = ""
    ) -> None:
        self._store = store
        self._command = command
        self._parameters = parameters
        self._began = began
        self._job: Ingest | None = None
        self.counts: dict[str, int] = {}

    def __enter__(self) -> LoggedRun:
        with self._store.transaction():
            self.number = self._store.runs.start(self._command, self._parameters, self._began)
        return self

    def ingest(self, **options: Any) -> Ingest:
        """Return an ingest that counts into this run."""
        from luutru.ingest.pipeline import Ingest

        self._job = Ingest(self._store, self.number, **options)
        return self._job

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._job is not None:
            self.counts |= self._job.summary.counts
        status = "done" if error is None else "failed"
        if isinstance(error, KeyboardInterrupt):
            status = "interrupted"
        try:
            with self._store.transaction():
                self._store.runs.finish(self.number, status, self.counts)  # type: ignore[arg-type]
        except LuutruError:
            if error is None:
                raise  # else the first error is the one to raise
