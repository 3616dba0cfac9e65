"""Restoring a backup: verified whole before anything is put in place, in one step."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from luutru.copies import tarball
from luutru.copies.manifest import CopyManifest
from luutru.copies.sidecar_files import DATABASE
from luutru.copies.verify import Progress, verify
from luutru.errors import UsageError, cannot_write
from luutru.files import staging, sync

__all__ = ["Restored", "restore"]


class Restored(NamedTuple):
    """What was restored, and where what lay there before has gone (None: nothing did)."""

    manifest: CopyManifest
    aside: Path | None


def restore(source: Path, folder: Path, *, force: bool, progress: Progress) -> Restored:
    """Put the archive of a backup file into a folder that is not there, or is empty.

    Args:
        force: move aside what lies there, to ``FOLDER.before-restore-TIME``; nothing is deleted.

    Raises:
        UsageError: the folder is not empty.
        ArchiveError: the backup is damaged or none, or there is no room; nothing was changed.
    """
    folder = folder.resolve()
    if not force and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder} không trống: phục hồi không ghi đè kho nào.",
            "Hãy chọn nơi khác bằng --archive, hoặc thêm --force để dời kho cũ sang bên.",
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with staging(folder) as stage:
            manifest = tarball.read(source, progress, into=stage)
            verify(stage / DATABASE, manifest.counts, source, progress)
            for path in [*stage.iterdir(), stage]:
                sync(path)
            aside = _put(stage, folder)
    except OSError as error:
        raise cannot_write(
            error,
            f"Không phục hồi được vào {folder}: {error.strerror or error}.",
            "Hãy kiểm tra quyền và dung lượng đĩa; thư mục gắn ổ đĩa thì chọn thư mục con của nó.",
        ) from error
    return Restored(manifest, aside)


def _put(stage: Path, folder: Path) -> Path | None:
    """Put `stage` in the place of `folder`; return where that has gone, if it held anything."""
    aside = None
    if folder.exists():
        if not folder.is_dir() or any(folder.iterdir()):
            time = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
            aside = folder.with_name(f"{folder.name}.before-restore-{time}")
            folder.rename(aside)
        else:
            folder.rmdir()
    try:
        stage.rename(folder)
    except OSError:
        if aside is not None:
            aside.rename(folder)
        raise
    sync(folder.parent)
    return aside
