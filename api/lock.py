"""The lock of an archive: one process writes, and whoever comes second learns who does.

The system holds the lock (`filelock`) and takes it back when the process dies, however it dies.
Who holds it stands in a file beside it, for people alone. Readers never take it.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from luutru.errors import Locked, cannot_write
from luutru.store.runs import now, user
from luutru.store.sqlite.sqlite_errors import read_only
from luutru.text.dates.display import format_moment

__all__ = ["ArchiveLock"]

_LOCK, _HOLDER = "archive.lock", "archive.lock.json"


class ArchiveLock:
    """The exclusive right to write into an archive's folder, as a context manager.

    Args:
        folder: the archive's; it must be there.
        command: what it is for, as typed behind ``luutru``.
        wait: seconds to wait for it while another has it; 0 raises at once.

    Raises:
        ArchiveError: another still has it, whom the message names, or the folder can't be written.
    """

    def __init__(self, folder: Path, command: str, wait: float = 0.0) -> None:
        self._folder = folder
        self._command = command
        self._wait = wait

    def __enter__(self) -> ArchiveLock:
        from filelock import FileLock, Timeout  # costs a search what it does not need

        self._lock = FileLock(self._folder / _LOCK)
        try:
            self._lock.acquire(timeout=self._wait)
            self._sign()
        except Timeout:
            raise Locked(
                f"Kho đang do {_holder_named(self._folder / _HOLDER)} giữ.",
                "Hãy đợi lệnh ấy xong rồi chạy lại, hoặc dùng --wait GIÂY.",
            ) from None
        except OSError as error:
            self._lock.release()
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise read_only(self._folder) from error
            raise cannot_write(
                error,
                f"Không ghi được vào thư mục kho {self._folder}: {error.strerror}.",
                "Hãy kiểm tra quyền ghi và dung lượng đĩa.",
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):  # the lock decides, the file only names its holder
            (self._folder / _HOLDER).unlink(missing_ok=True)
        self._lock.release()

    def _sign(self) -> None:
        """Write who holds the lock, whole or not at all."""
        holder = {
            "user": user(),
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "command": self._command,
            "since": now(),
        }
        new = self._folder / f"{_HOLDER}.new"
        new.write_text(json.dumps(holder, ensure_ascii=False), "utf-8")
        new.replace(self._folder / _HOLDER)


def _holder_named(path: Path) -> str:
    """Return the holder of the lock: "an (luutru ingest, tiến trình 12 trên máy x, từ ...)"."""
    try:
        holder = json.loads(path.read_text("utf-8"))
        since = format_moment(holder["since"])
        return (
            f"{holder['user'] or 'ai đó'} (luutru {holder['command']}, tiến trình {holder['pid']} "
            f"trên máy {holder['host']}, từ {since})"
        )
    except (OSError, ValueError, LookupError, TypeError):  # it is just being written, or gone
        return "một lệnh luutru khác"
