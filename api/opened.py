"""What is open of an archive: in each thread a store of its own, and a view that is replaced whole.

SQLite connections and what stands on them are no things to share, so threads share the folder
alone. Whoever writes counts `changed` up; each thread then takes a new view when it next looks.
"""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path

from luutru.api.view import View
from luutru.errors import IndexDamaged, IndexUnusable, LuutruError, cannot_write
from luutru.index.generations import Generations
from luutru.store import Store

__all__ = ["OpenArchive"]


@dataclass(slots=True)
class _InThread:
    """What one thread has open. `seen` is how many changes there were when it took its view."""

    store: Store
    view: View | None = None
    seen: int = 0

    def drop_view(self) -> None:
        if self.view is not None:
            self.view.close()
            self.view = None


class OpenArchive:
    """An archive's folder, open; for the arguments see `luutru.Archive`."""

    def __init__(self, folder: Path, *, create: bool = False, wait: float = 0.0) -> None:
        self.folder = folder
        self.wait = wait
        if create:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise cannot_write(
                    error,
                    f"Không tạo được thư mục kho {folder}: {error.strerror}.",
                    "Hãy chọn nơi khác bằng --archive.",
                ) from error
        self.index = Generations(folder / "index")
        self._lock = threading.Lock()
        self._threads: dict[threading.Thread, _InThread] = {}
        self._changes = 0
        self._take_in(create=create)

    def _take_in(self, *, create: bool = False) -> _InThread:
        """Open the store for this thread, and close those of threads that have ended."""
        mine = _InThread(Store(self.folder / "archive.db", create=create))
        with self._lock:
            ended = [thread for thread in self._threads if not thread.is_alive()]
            left = [self._threads.pop(thread) for thread in ended]
            self._threads[threading.current_thread()] = mine
        for one in left:
            one.drop_view()
            one.store.close()
        return mine

    @property
    def _mine(self) -> _InThread:
        return self._threads.get(threading.current_thread()) or self._take_in()

    @property
    def store(self) -> Store:
        """The store, by this thread's own connection."""
        return self._mine.store

    @property
    def view(self) -> View:
        """This thread's view, a new one if this archive was written to since."""
        mine, changes = self._mine, self._changes
        if mine.view is None or mine.seen != changes:
            mine.drop_view()
            mine.view = View(self.folder, mine.store, self.index)
            mine.seen = changes
        return mine.view

    def changed(self) -> None:
        """Note that something was written: no view holds any more, this thread's goes at once."""
        with self._lock:
            self._changes += 1
        self._mine.drop_view()

    def close(self, error: BaseException | None = None) -> None:
        """Close what all threads have open.

        Args:
            error: what ended the use of the archive, if anything did.

        Raises:
            ArchiveError: SQLite could not read, or a read-only file was changed while it was read.
            IndexDamaged: the index is damaged, and that may be why `error` was raised.
        """
        with self._lock:
            mine = self._threads.pop(threading.current_thread(), None)
            others = list(self._threads.values())
            self._threads.clear()
        for one in (*others, *([mine] if mine else [])):
            one.drop_view()
        for one in others:
            one.store.close()
        try:
            self._blame_index(error)
        finally:
            if mine is not None:
                mine.store.__exit__(type(error) if error else None, error, None)

    def _blame_index(self, error: BaseException | None) -> None:
        """Raise what is damaged in the index, if that is why something unforeseen was raised.

        A byte that rots without a trace in the folder may make an engine raise anything.
        """
        foreseen = (LuutruError, OSError, sqlite3.Error)
        if not isinstance(error, Exception) or isinstance(error, foreseen):
            return
        try:
            damaged = self.index.check()
        except IndexUnusable:
            return
        if damaged:
            raise IndexDamaged(f"{damaged[0]}.", "Hãy dựng lại: luutru reindex.") from error
