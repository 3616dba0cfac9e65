"""Copies of a whole archive: backups, exports, and archives restored from them."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING

from luutru.api.lock import ArchiveLock
from luutru.api.writing import Writing

if TYPE_CHECKING:
    from luutru.copies.manifest import CopyManifest
    from luutru.copies.restore import Restored
    from luutru.copies.verify import Progress

__all__ = ["Copying"]


def _silent(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


class Copying(Writing):
    """What copies an archive."""

    def backup(
        self, target: str | Path, *, force: bool = False, progress: Progress = _silent
    ) -> CopyManifest:
        """Write all that the archive holds but its index to one file, while it is in use.

        Raises:
            UsageError: there is a file already, and not `force`.
            ArchiveError: it cannot be written, or the archive is damaged.
        """
        from luutru.copies.backup import backup

        return backup(self.store, self.folder, Path(target), force=force, progress=progress)

    def export(
        self, target: str | Path | IO[bytes], *, force: bool = False, progress: Progress = _silent
    ) -> CopyManifest:
        """Write everything as JSON Lines to a file (``.gz``: through gzip) or a binary stream.

        Raises:
            UsageError: there is a file already, and not `force`.
            ArchiveError: it cannot be written, or an original is damaged.
        """
        from luutru.copies.export import export, export_file

        if isinstance(target, str | Path):
            return export_file(
                self.store, self.folder, Path(target), force=force, progress=progress
            )
        return export(self.store, self.folder, target, progress)

    @classmethod
    def restore(
        cls,
        source: str | Path,
        folder: str | Path,
        *,
        force: bool = False,
        progress: Progress = _silent,
    ) -> Restored:
        """Put the archive of a backup file into an empty folder; it has no index then.

        Args:
            force: move aside what lies in the folder; nothing is deleted.

        Raises:
            UsageError: the folder is not empty, and not `force`.
            ArchiveError: the backup is damaged, or cannot be put there, or another process writes
                to what lies there; nothing was changed.
        """
        from luutru.copies.restore import restore

        there = (Path(folder) / "archive.db").is_file()
        with ArchiveLock(Path(folder), "restore") if force and there else nullcontext():
            done = restore(Path(source), Path(folder), force=force, progress=progress)
        with cls(folder) as archive, archive._run("restore", {"file": str(source)}) as log:
            log.counts["posts"] = archive.store.posts.count()
        return done
