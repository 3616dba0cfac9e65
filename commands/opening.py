"""Opening the archive that a command is about, and importing the library only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luutru.api import Archive

__all__ = ["open_archive"]


def open_archive(folder: str, *, create: bool = False, wait: float = 0.0) -> Archive:
    """Return the archive in a folder, open; for the arguments see `luutru.Archive`.

    Raises:
        ArchiveError: there is no archive, or it cannot be opened.
    """
    from luutru.api import Archive

    return Archive(folder, create=create, wait=wait)
