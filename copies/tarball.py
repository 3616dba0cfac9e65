"""A backup file: a tar of the manifest, the database and the archive's own files, by fixed names.

Reading one trusts nothing: names are those of an archive, sizes and hashes those of its manifest.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from luutru.copies.manifest import CopyManifest, Member
from luutru.copies.sidecar_files import DATABASE, OWN_FILES, place_in
from luutru.copies.verify import Progress
from luutru.errors import CannotRead, Damaged

__all__ = ["KIND", "read", "write"]

KIND = "luutru-backup"
_MANIFEST = "manifest.json"
_LARGEST_MANIFEST = 1 << 20
_CHUNK = 1 << 20


def write(path: Path, manifest: CopyManifest, stage: Path, progress: Progress) -> None:
    """Write a backup file of the members that lie in `stage`."""
    total, done = sum(member.size for member in manifest.files.values()), 0
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as tar:
        text = json.dumps(manifest.to_dict(), ensure_ascii=False, indent=1).encode()
        tar.addfile(_header(_MANIFEST, len(text)), BytesIO(text))
        for name, member in manifest.files.items():
            progress("Ghi bản sao lưu", done, total)
            with (stage / name).open("rb") as file:
                tar.addfile(_header(name, member.size), file)
            done += member.size
    progress("Ghi bản sao lưu", done, total)


def _header(name: str, size: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mtime = size, int(time.time())
    return header


def read(path: Path, progress: Progress, into: Path | None = None) -> CopyManifest:
    """Read a backup file to its end, verified; write its members into a folder if one is given.

    Raises:
        ArchiveError: it is damaged, cut short, or no backup; members that were written then are
            not to be used.
    """
    try:
        with tarfile.open(path, "r:") as tar:
            manifest = _manifest(tar, path)
            total, done = sum(member.size for member in manifest.files.values()), 0
            for name, expected in manifest.files.items():
                entry = tar.next()
                if entry is None or (entry.name, entry.size) != (name, expected.size):
                    raise _damaged(path, f"thiếu {name}")
                for size in _member(tar, entry, expected, path, into):
                    progress("Đọc bản sao lưu", done + size, total)
                done += expected.size
            if tar.next() is not None:
                raise _damaged(path, "có phần thừa")
    except (tarfile.TarError, EOFError) as error:
        raise _damaged(path, str(error)) from error
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        raise CannotRead(
            f"Không đọc được bản sao lưu {path}: {error.strerror}{place}.",
            "Hãy kiểm tra đường dẫn, quyền và dung lượng đĩa.",
        ) from error
    return manifest


def _manifest(tar: tarfile.TarFile, path: Path) -> CopyManifest:
    entry = tar.next()
    file = tar.extractfile(entry) if entry is not None and _plain(entry) else None
    if entry is None or file is None or entry.name != _MANIFEST:
        raise _damaged(path, f"không bắt đầu bằng {_MANIFEST}")
    if entry.size > _LARGEST_MANIFEST:
        raise _damaged(path, f"{_MANIFEST} quá dài")
    manifest = CopyManifest.read(file.read(), KIND, path)
    if DATABASE not in manifest.files or not {*manifest.files} <= {DATABASE, *OWN_FILES}:
        raise _damaged(path, "có tệp lạ, hoặc thiếu kho")
    return manifest


def _member(
    tar: tarfile.TarFile, entry: tarfile.TarInfo, expected: Member, path: Path, into: Path | None
) -> Iterator[int]:
    """Read one member, verified; yield how many bytes have been read."""
    source = tar.extractfile(entry) if _plain(entry) else None
    if source is None:
        raise _damaged(path, f"{entry.name} không phải tệp thường")
    found, size = hashlib.sha256(), 0
    with _target(into, entry.name) as target:
        while chunk := source.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
            if target is not None:
                target.write(chunk)
            yield size
    if (size, found.hexdigest()) != expected:
        raise _damaged(path, f"{entry.name} không khớp mã băm")


def _plain(entry: tarfile.TarInfo) -> bool:
    """Return whether a member's bytes all lie in the file: none is a link, a device, a hole."""
    return entry.isreg() and not entry.issparse()


@contextmanager
def _target(into: Path | None, name: str) -> Iterator[IO[bytes] | None]:
    if into is None:
        yield None
        return
    with place_in(into, name).open("wb") as file:
        yield file


def _damaged(path: Path, reason: str) -> Damaged:
    return Damaged(
        f"{path} không phải bản sao lưu của luutru, hoặc đã hỏng: {reason}.",
        "Chưa có gì bị đổi. Hãy dùng một bản sao lưu khác.",
    )
