"""luutru: archive historical Vietnamese posts and find them again.

The public Python API is :class:`luutru.Archive`, with the errors that it raises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from luutru.api import Archive
    from luutru.errors import (
        ArchiveError,
        CannotRead,
        CannotWrite,
        ChangedMeanwhile,
        Damaged,
        DiskFull,
        ExitCode,
        ExtraMissing,
        IndexDamaged,
        IndexMissing,
        IndexOutdated,
        IndexUnusable,
        Interrupted,
        InvalidFile,
        Locked,
        LuutruError,
        Miscounted,
        NewerVersion,
        NoArchive,
        NotFound,
        QueryError,
        ReadOnly,
        TooLarge,
        UnreadableItem,
        UpgradeFailed,
        UsageError,
        WorkerFailed,
    )

__all__ = [
    "Archive",
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
    "__version__",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import a public name at its first use: the ground floor and ``--help`` stay cheap."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Archive":
        from luutru import api

        return api.Archive
    from luutru import errors

    return getattr(errors, name)


def __dir__() -> list[str]:
    return sorted(__all__)
