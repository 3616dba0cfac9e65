"""Generations: each state of the index is a folder of its own; a pointer names the current one.

``index/current`` names a folder ``index/gen-000007`` and gives the SHA-256 of its manifest. What
is in a folder never changes once it is current: a build or an update makes a new one, in which
segments that stay are links to the same files, and moves the pointer with one atomic rename. So a
reader sees the old generation or the new one, whole, and what a crash leaves behind is never read.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from luutru.errors import (
    CannotWrite,
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    IndexUnusable,
    Locked,
    LuutruError,
    cannot_write,
)
from luutru.files import publish, sync
from luutru.index.engine import Engine
from luutru.index.fields import LABELS
from luutru.index.home import OpenIndex
from luutru.index.manifest import IndexManifest, damaged, read_manifest
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.index.whoosh.engine import WhooshEngine
from luutru.store import Store

__all__ = ["SCHEMA_VERSION", "Generations", "unwritable"]

#: What the index holds and how text is analysed. Raise it when either changes.
SCHEMA_VERSION = 6

_REPAIR = "Hãy dựng lại: luutru reindex."
_TRIES = 5  # to open a generation while others come and go
_Found = TypeVar("_Found")


class Generations:
    """An `IndexHome` in a folder of this machine.

    Args:
        folder: the ``index`` folder; made when it is written to first.
        engine: which search library writes and reads it.
    """

    def __init__(self, folder: Path, engine: Engine[Any] | None = None) -> None:
        self.folder = folder
        self.engine: Engine[Any] = engine or WhooshEngine()

    # -- building

    def build(
        self,
        store: Store,
        built: str,
        processes: int | None = None,
        progress: Callable[[int], None] = lambda _posts: None,
    ) -> IndexManifest:
        """Build a new generation of all posts and make it the current one (`IndexHome.build`)."""
        from luutru.index.building import build

        return build(self, store, built, processes, progress)

    def update(self, store: Store, built: str, processes: int | None = None) -> IndexManifest:
        """Bring the current generation up to the store (`IndexHome.update`)."""
        from luutru.index.building import update

        return update(self, store, built, processes)

    # -- reading

    def _pointer(self) -> tuple[Path, str]:
        """Return the current generation's folder, and its manifest's SHA-256."""
        try:
            name, _, sha256 = (self.folder / "current").read_text("ascii").strip().partition(" ")
        except FileNotFoundError:
            raise IndexMissing("Kho chưa có chỉ mục.", _REPAIR) from None
        except (OSError, ValueError) as error:
            raise IndexDamaged(f"Không đọc được chỉ mục: {error}.", _REPAIR) from error
        folder = self.folder / name
        if not (name.startswith("gen-") and name[4:].isdigit() and folder.is_dir()):
            raise IndexDamaged(f"Chỉ mục trỏ tới {name!r} không có trong kho.", _REPAIR)
        return folder, sha256

    def current(self) -> Path:
        """Return the folder of the current generation.

        Raises:
            IndexMissing: there is none.
        """
        return self._pointer()[0]

    def manifest(self) -> IndexManifest:
        """Return the current generation's manifest.

        Raises:
            IndexMissing: there is no index.
            IndexOutdated: it can't be read, or was built by another schema or engine.
        """
        return self._read(lambda _folder, manifest: manifest)

    def whole(self) -> tuple[Path, IndexManifest]:
        """Return the current generation's folder and manifest, once its files are what they were.

        Raises:
            IndexMissing: there is no index.
            IndexOutdated: it is damaged, or was built by another schema or engine.
        """
        return self._read(_whole)

    def open(self) -> OpenIndex:
        """Open the current generation for searching.

        Raises:
            IndexMissing: there is no index.
            IndexOutdated: it is damaged, or was built by another schema or engine.
        """
        return self._read(self._open)

    def check(self) -> list[str]:
        """Return the faults of the current generation's files; every byte is read.

        Raises:
            IndexMissing, IndexOutdated: as `manifest`.
        """
        return self._read(lambda folder, manifest: list(damaged(folder, manifest, thoroughly=True)))

    def _read(self, read: Callable[[Path, IndexManifest], _Found]) -> _Found:
        """Return the result of `read` on the current generation, tried again when it has moved."""
        for _ in range(_TRIES):
            folder, sha256 = self._pointer()
            try:
                return read(folder, self._known(read_manifest(folder, sha256)))
            except (LuutruError, OSError) as error:
                if self._pointer() == (folder, sha256):
                    raise _without_index(error, folder) from error
        raise Locked("Chỉ mục đổi liên tục, không mở kịp.", "Hãy chạy lại lệnh.")

    def _known(self, manifest: IndexManifest) -> IndexManifest:
        built = (manifest.schema, manifest.engine, manifest.engine_version)
        needed = (SCHEMA_VERSION, self.engine.name, self.engine.version)
        if built != needed:
            raise IndexOutdated(
                f"Chỉ mục thuộc phiên bản {built}, chương trình cần {needed}.", _REPAIR
            )
        if manifest.labels and set(manifest.labels) != set(LABELS):
            raise IndexOutdated("Chỉ mục có những trường khác chương trình.", _REPAIR)
        return manifest

    def _open(self, folder: Path, manifest: IndexManifest) -> OpenIndex:
        _whole(folder, manifest)
        view = self.engine.open(folder, manifest.mean_length)
        try:
            return OpenIndex(view, IndexVocabulary(folder, manifest.segments), manifest)
        except BaseException:
            view.close()
            raise

    # -- writing

    def begin(self) -> Path:
        """Make the folder of the next generation, and drop what an interruption has left.

        Only who holds the archive may: what is neither current nor the one before goes.

        Raises:
            ArchiveError: it can't be made.
        """
        try:
            self._drop_others()
            left = [int(p.name[4:]) for p in self.folder.glob("gen-*") if p.name[4:].isdigit()]
            target = self.folder / f"gen-{max(left, default=0) + 1:06}"
            target.mkdir(parents=True)
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return target

    def _drop_others(self) -> None:
        kept = self._kept()
        for path in self.folder.glob("gen-*"):
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)  # a reader's, where open files can't go

    def _kept(self) -> set[str]:
        """Return the current generation, and the one before that readers may have open."""
        try:
            folder, sha256 = self._pointer()
        except IndexUnusable:
            return set()
        try:
            return {folder.name, read_manifest(folder, sha256).before}
        except IndexUnusable:
            return {folder.name}

    def publish(self, folder: Path, manifest: IndexManifest) -> None:
        """Make a generation the current one: its files are on disk before the pointer is.

        Raises:
            ArchiveError: it can't be written.
        """
        try:
            sha256 = manifest.write(folder)
            for path in folder.iterdir():
                sync(path)
            sync(folder)
            new = self.folder / "current.new"
            new.write_text(f"{folder.name} {sha256}\n", "ascii")
            publish(new, self.folder / "current")
            self._drop_others()
        except OSError as error:
            raise unwritable(folder, error) from error


def _whole(folder: Path, manifest: IndexManifest) -> tuple[Path, IndexManifest]:
    for reason in damaged(folder, manifest):
        raise IndexDamaged(f"{reason}.", _REPAIR)
    return folder, manifest


def _without_index(error: LuutruError | OSError, folder: Path) -> LuutruError:
    if isinstance(error, LuutruError):
        return error
    return IndexDamaged(f"Không đọc được chỉ mục {folder}: {error.strerror or error}.", _REPAIR)


def unwritable(folder: Path, error: OSError) -> CannotWrite:
    """Return the error for an index that the system does not let be written."""
    return cannot_write(
        error,
        f"Không ghi được chỉ mục {folder}: {error.strerror or error}; chỉ mục cũ còn nguyên.",
        "Hãy kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại: luutru reindex.",
    )
