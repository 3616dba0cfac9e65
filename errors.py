"""The errors of luutru: each names the item, the reason and the repair.

An error is raised as what happened, so that a program can tell a locked archive from a damaged one
by the class. Only ``cli.py`` ends the process, with :attr:`LuutruError.exit_code`.
"""

from __future__ import annotations

import errno
from enum import IntEnum

__all__ = [
    "ArchiveError",
    "CannotRead",
    "CannotWrite",
    "ChangedMeanwhile",
    "Damaged",
    "DiskFull",
    "ExitCode",
    "ExtraMissing",
    "IndexDamaged",
    "IndexMissing",
    "IndexOutdated",
    "IndexUnusable",
    "Interrupted",
    "InvalidFile",
    "Locked",
    "LuutruError",
    "Miscounted",
    "NewerVersion",
    "NoArchive",
    "NotFound",
    "QueryError",
    "ReadOnly",
    "TooLarge",
    "UnreadableItem",
    "UpgradeFailed",
    "UsageError",
    "WorkerFailed",
    "cannot_write",
]


class ExitCode(IntEnum):
    """How a command ends."""

    DONE = 0
    FAILED = 1
    MISUSE = 2  # nothing was done
    REJECTS = 3  # done, but some items were rejected
    INTERRUPTED = 130  # by Ctrl-C; what was done before stays


class LuutruError(Exception):
    """Base of every error that a user can meet.

    Args:
        reason: what is wrong, in the user's words, naming the item.
        repair: what to do about it; empty when the reason implies it.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, reason: str, repair: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.repair = repair

    def __str__(self) -> str:
        return f"{self.reason} {self.repair}".rstrip()

    def __reduce__(self) -> tuple[type[LuutruError], tuple[str, str]]:
        """Keep reason and repair when a worker process hands the error over."""
        return type(self), (self.reason, self.repair)


class UsageError(LuutruError):
    """The command or the call cannot be understood: nothing was done."""

    exit_code = ExitCode.MISUSE


class QueryError(UsageError):
    """A query that cannot be parsed or is over a limit."""


class UnreadableItem(LuutruError):
    """One file or one record that cannot become a post; the batch goes on."""


class NotFound(LuutruError):
    """No such post, person, reject, run or original."""


class Interrupted(LuutruError):
    """Ctrl-C stopped a command; the same command goes on from there."""

    exit_code = ExitCode.INTERRUPTED


class ExtraMissing(LuutruError):
    """An optional package is not installed; the repair names the extra."""


# -- the archive


class ArchiveError(LuutruError):
    """The archive, or a copy of it, cannot be used; the child class names why."""


class NoArchive(ArchiveError):
    """There is no archive at this place, or the file there is not luutru's."""


class Locked(ArchiveError):
    """Another process has what is needed; waiting helps."""


class CannotRead(ArchiveError):
    """The system does not let a file be read."""


class CannotWrite(ArchiveError):
    """The system does not let a file be written."""


class ReadOnly(CannotWrite):
    """The right to write is missing."""


class DiskFull(CannotWrite):
    """There is no room on the disk."""


class Damaged(ArchiveError):
    """Bytes are not what was written; only a copy or the original file helps."""


class NewerVersion(ArchiveError):
    """A newer luutru has written it."""


class ChangedMeanwhile(ArchiveError):
    """Another process wrote to what can only be read safely while nobody writes."""


class UpgradeFailed(ArchiveError):
    """A step of the schema failed; the store is as it was before."""


class Miscounted(ArchiveError):
    """Two counts that must be equal differ; nothing new is shown as whole."""


class TooLarge(ArchiveError):
    """Something is over a limit, which the reason states."""


class WorkerFailed(ArchiveError):
    """A worker process cannot be started, or died more often than it is replaced."""


class InvalidFile(ArchiveError):
    """A file that archivists edit has a fault; the reason names the line."""


# -- its index


class IndexUnusable(LuutruError):
    """The index cannot answer; `luutru reindex` builds it from the store."""


class IndexMissing(IndexUnusable):
    """The archive has no index yet."""


class IndexOutdated(IndexUnusable):
    """The index was built by another schema version or engine, or lags behind the store."""


class IndexDamaged(IndexUnusable):
    """The files of the index are not what was written."""


def cannot_write(error: BaseException, reason: str, repair: str) -> CannotWrite:
    """Return the error for what the system refused to write: by its `errno`, where it has one."""
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(reason, repair)
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(reason, repair)
    return CannotWrite(reason, repair)
