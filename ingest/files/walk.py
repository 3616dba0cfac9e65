"""Which files to read: the paths given, folders walked in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from urllib.parse import quote_from_bytes

from luutru.errors import UnreadableItem, UsageError
from luutru.ingest.readers import is_supported

__all__ = ["FoundFile", "walk"]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read: its absolute place, which is no Path since folders hold many; its bytes."""

    place: str
    size: int

    @property
    def path(self) -> Path:
        """The file's place."""
        return Path(self.place)

    @property
    def uri(self) -> str:
        """The file's place as provenance: an absolute ``file:`` address."""
        if os.name == "nt":
            return self.path.as_uri()
        return f"file://{quote_from_bytes(os.fsencode(self.place))}"  # as_uri, without its Path


def walk(
    paths: Iterable[Path], reject: Callable[[Path, UnreadableItem], None]
) -> Iterator[FoundFile]:
    """Yield the files given and the supported files below the folders given, by name.

    Links to folders are not followed (they can run in a circle), hidden files and files of
    unknown kinds are passed over; a file named on the command line is always read.

    Args:
        reject: called with each folder or file that cannot be looked at.

    Raises:
        UsageError: a path does not exist.
    """
    paths = [Path(os.path.abspath(path)) for path in paths]
    for path in paths:
        if not path.exists():
            raise UsageError(f"Không có tệp hay thư mục {path}.", "Hãy kiểm tra lại đường dẫn.")
    for path in paths:
        if path.is_dir():
            yield from _below(path, reject)
        else:
            yield FoundFile(str(path), path.stat().st_size)


def _below(folder: Path, reject: Callable[[Path, UnreadableItem], None]) -> Iterator[FoundFile]:
    def failed(error: OSError) -> None:
        place = Path(os.fsdecode(error.filename)) if error.filename else folder
        reject(
            place,
            UnreadableItem(
                f"Không mở được thư mục {place}: {error.strerror}.",
                "Hãy xin quyền đọc rồi nhập lại.",
            ),
        )

    for root, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or not is_supported(name):
                continue
            place = os.path.join(root, name)
            try:
                status = os.stat(place)
            except OSError:  # a link to nothing
                continue
            if S_ISREG(status.st_mode):
                yield FoundFile(place, status.st_size)
