"""The manifest of a generation: who can read it, what of the store it holds, its files' checksums.

Files of a generation never change once it is current. Their SHA-256 is in the manifest, and the
manifest's own in the pointer that names the generation. To hash an index at every search would
take longer than to search it; as git does, a search compares size and time of change with those
of the last time each file was found whole, and hashes a file only when these differ, or when it is
small. `check` hashes all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from luutru.errors import IndexDamaged
from luutru.files import digest, digest_of_file

__all__ = ["IndexManifest", "damaged", "read_manifest", "stamp"]

_REPAIR = "Hãy dựng lại: luutru reindex."
_MANIFEST = "manifest.json"
_SMALL = 1 << 16  # bytes: a file that is hashed each time
_STAMPS = "stamps.json"  # not sealed: rewritten when files are found whole after a copy


@dataclass(frozen=True, slots=True)
class IndexManifest:
    """What stands beside an index.

    Attributes:
        last_change: the store's change number up to which posts are in the index.
        before: the generation that readers may still have open.
        segments: their names.
        files: the SHA-256 of each file.
        mean_length: of the documents, in weighted syllables; None in one that is older than this.
        labels: the names of its label fields; none in one that is older than this.
    """

    schema: int
    engine: str
    engine_version: int
    documents: int
    last_change: int
    built: str
    before: str
    segments: list[str]
    files: dict[str, str]
    mean_length: float | None = None
    labels: Sequence[str] = ()

    def write(self, folder: Path) -> str:
        """Write it into its generation; return the text's checksum."""
        text = json.dumps(asdict(self), indent=1)
        (folder / _MANIFEST).write_text(text, "utf-8")
        return digest(text.encode())


def read_manifest(folder: Path, sha256: str) -> IndexManifest:
    """Return the manifest of a generation.

    Raises:
        IndexOutdated: it can't be read, or its hash is not the pointer's.
    """
    path = folder / _MANIFEST
    try:
        text = path.read_bytes()
        if digest(text) != sha256:
            raise ValueError("không khớp mã băm")
        return IndexManifest(**json.loads(text))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamaged(f"Không đọc được {path}: {error}.", _REPAIR) from error


def stamp(folder: Path, files: Iterable[str]) -> None:
    """Note size and time of change of files that are whole."""
    stamps = {name: _stamp_of(folder / name) for name in files}
    (folder / _STAMPS).write_text(json.dumps(stamps), "utf-8")


def _stamp_of(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def damaged(folder: Path, manifest: IndexManifest, *, thoroughly: bool = False) -> Iterator[str]:
    """Yield what is wrong with each file of a generation that is not what it was.

    Args:
        thoroughly: hash every file, whatever its size and time of change.
    """
    stamps = {} if thoroughly else _stamps(folder)
    hashed = False
    wrong = False
    for name, sha256 in manifest.files.items():
        path = folder / name
        try:
            now = _stamp_of(path)
            if stamps.get(name) == now and now[0] > _SMALL:
                continue
            hashed = hashed or stamps.get(name) != now
            reason = "" if digest_of_file(path) == sha256 else "không khớp mã băm"
        except OSError as error:
            reason = error.strerror or str(error)
        if reason:
            wrong = True
            yield f"Tệp chỉ mục {path} bị hỏng: {reason}"
    if hashed and not wrong:
        _stamp_anew(folder, manifest)


def _stamp_anew(folder: Path, manifest: IndexManifest) -> None:
    try:
        stamp(folder, manifest.files)
    except OSError:  # a read-only archive is hashed each time
        return


def _stamps(folder: Path) -> dict[str, list[int]]:
    try:
        found = json.loads((folder / _STAMPS).read_bytes())
    except (OSError, ValueError):  # not there, as in a copy: every file is hashed
        return {}
    return found if isinstance(found, dict) else {}
