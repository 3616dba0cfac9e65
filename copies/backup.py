"""Backing up: one file that holds the whole archive but its index, made while it is in use."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from luutru.copies import tarball
from luutru.copies.manifest import CopyManifest, member_of
from luutru.copies.sidecar_files import DATABASE, own_files, place_in
from luutru.copies.target import new_file
from luutru.copies.verify import Progress, steps_of, verify
from luutru.files import publish, staging
from luutru.store import Store
from luutru.store.sqlite.snapshot import snapshot

__all__ = ["backup"]


def backup(
    store: Store, folder: Path, target: Path, *, force: bool, progress: Progress
) -> CopyManifest:
    """Write a backup of the archive in `folder`; return its manifest.

    It is there only once it has been read back: every byte by hash, every table by count, every
    original by its name. It takes the store's size twice beside `target` while it is made.

    Args:
        force: replace a file that is there.

    Raises:
        UsageError: there is a file, or no such folder.
        ArchiveError: it cannot be written, or the archive is damaged.
    """
    with new_file(target, force=force), staging(target) as stage:
        database = stage / DATABASE
        counts = snapshot(store.connection, database, _counted(progress))
        verify(database, counts, store.path, progress)
        files = {DATABASE: member_of(database)}
        for name, path in own_files(folder).items():
            files[name] = member_of(Path(shutil.copyfile(path, place_in(stage, name))))
        manifest = CopyManifest.new(tarball.KIND, steps_of(database), counts, files)
        made = stage / "backup"
        tarball.write(made, manifest, stage, progress)
        tarball.read(made, progress)
        publish(made, target)
    return manifest


def _counted(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, in_all: progress("Chép kho", done, in_all)
