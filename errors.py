"""The errors of luutru: each names the item, the reason and the repair.

Only ``cli.py`` turns them into exit codes, by :attr:`LuutruError.exit_code`.
"""

from __future__ import annotations

__all__ = [
    "ArchiveError",
    "IndexMissing",
    "IndexOutdated",
    "Interrupted",
    "LuutruError",
    "NotFound",
    "QueryError",
    "UnreadableItem",
    "UsageError",
]


class LuutruError(Exception):
    """Base of every error that a user can meet.

    Args:
        reason: what is wrong, in the user's words, naming the item.
        repair: what to do about it; empty when the reason says it.
    """

    exit_code = 1

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

    exit_code = 2


class QueryError(UsageError):
    """A query that cannot be parsed or is over a limit."""


class UnreadableItem(LuutruError):
    """One file or one record that cannot become a post; the batch goes on."""


class ArchiveError(LuutruError):
    """The archive's folder or database cannot be used."""


class NotFound(LuutruError):
    """No such post, reject, run or original."""


class Interrupted(LuutruError):
    """Ctrl-C stopped a command: what was done before stays, and can be gone on with."""

    exit_code = 130


class IndexMissing(LuutruError):
    """The archive has no index yet."""


class IndexOutdated(LuutruError):
    """The index was built by another schema version or engine."""
