"""Which files there are: the paths given, folders walked in order. None is left out in silence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISFIFO, S_ISREG, S_ISSOCK
from urllib.parse import quote_from_bytes

from luutru.errors import UnreadableItem, UsageError
from luutru.ingest.files.kinds import FileKind

__all__ = ["FoundFile", "PassedOver", "as_text", "walk"]

#: What an archive's folder holds that luutru has written there.
_ARCHIVE = "archive.db"
_OF_ARCHIVE = ("index", "lexicons", "topics.toml", "abbreviations.tsv", "archive.lock",
               "archive.lock.json", "topics.model")  # fmt: skip
_OWN = FileKind("kho luutru", holds=False, reason="thuộc kho lưu trữ, không phải bài")
_HIDDEN = FileKind("ẩn", holds=False, reason="tệp hay thư mục ẩn")
_LINKED = FileKind("liên kết", reason="liên kết tới thư mục khác; hãy nhập thư mục ấy bằng tên nó")
_ROUND = FileKind("liên kết", holds=False, reason="liên kết tới thư mục đang được nhập")
_READ = "Hãy xin quyền đọc rồi nhập lại."


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file: its absolute place, which is no Path since folders hold many; how many bytes.

    `named` is whether the user has named this very file.
    """

    place: str
    size: int
    named: bool = False

    @property
    def path(self) -> Path:
        """The file's place."""
        return Path(self.place)

    @property
    def name(self) -> str:
        """The file's name as text, whatever bytes it is of."""
        return as_text(os.path.basename(self.place))

    @property
    def uri(self) -> str:
        """The file's place as provenance: an absolute ``file:`` address."""
        if os.name == "nt":
            return self.path.as_uri()
        return f"file://{quote_from_bytes(os.fsencode(self.place))}"  # as_uri, without its Path


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is not read, or a whole folder of such, and why."""

    found: FoundFile
    kind: FileKind


#: Called with each folder or file that cannot be looked at.
Refuse = Callable[[Path, UnreadableItem], None]


def as_text(name: str) -> str:
    """Return a file's name or place as text: bytes that are no UTF-8 as ``\\xe0``."""
    if name.isprintable():
        return name
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def walk(
    paths: Iterable[Path], reject: Refuse, *, gone: bool = False
) -> Iterator[FoundFile | PassedOver]:
    """Yield the files given and those below the folders given, by name.

    Links to folders are not followed (they can run in a circle). What is hidden, and what an
    archive keeps in its folder, is passed over; a file named on the command line never is.

    Args:
        gone: whether a path that does not exist is rejected like any other item.

    Raises:
        UsageError: a path does not exist.
    """
    paths = [Path(os.path.abspath(path)) for path in paths]
    for path in paths:
        if not gone and not path.exists():
            raise UsageError(
                f"Không có tệp hay thư mục {as_text(str(path))}.", "Hãy kiểm tra lại đường dẫn."
            )
    roots = [os.path.realpath(path) for path in paths]
    for path in paths:
        if path.is_dir():
            yield from _below(path, reject, roots)
        elif (found := _found(str(path), reject, named=True)) is not None:
            yield found


def _below(folder: Path, reject: Refuse, roots: Sequence[str]) -> Iterator[FoundFile | PassedOver]:
    def failed(error: OSError) -> None:
        place = os.fsdecode(error.filename) if error.filename else str(folder)
        reason = f"Không mở được thư mục {as_text(place)}: {error.strerror}."
        reject(Path(place), UnreadableItem(reason, _READ))

    for root, folders, names in os.walk(folder, onerror=failed):
        in_archive = _ARCHIVE in names
        kinds = {name: _folder_kind(root, name, roots, in_archive=in_archive) for name in folders}
        for name in sorted(folders):
            if kind := kinds[name]:
                yield PassedOver(FoundFile(os.path.join(root, name), 0), kind)
        folders[:] = sorted(name for name in folders if not kinds[name])
        for name in sorted(names):
            found = _found(os.path.join(root, name), reject)
            if found is None:
                continue
            if in_archive and (name.startswith(_ARCHIVE) or name in _OF_ARCHIVE):
                yield PassedOver(found, _OWN)
            elif name.startswith("."):
                yield PassedOver(found, _HIDDEN)
            else:
                yield found


def _folder_kind(
    root: str, name: str, roots: Sequence[str], *, in_archive: bool
) -> FileKind | None:
    """Return why a folder is passed over; None for one that is walked."""
    if in_archive and name in _OF_ARCHIVE:
        return _OWN
    if name.startswith("."):
        return _HIDDEN
    place = os.path.join(root, name)
    if not os.path.islink(place):
        return None
    real = os.path.realpath(place)
    inside = any(real == one or real.startswith(os.path.join(one, "")) for one in roots)
    return _ROUND if inside else _LINKED


def _found(place: str, reject: Refuse, *, named: bool = False) -> FoundFile | None:
    """Return the file at a place; None for what is none, after it was rejected."""
    try:
        status = os.stat(place)
    except OSError as error:
        if os.path.islink(place):
            wrong, repair = "là liên kết tới tệp không còn", "Hãy chép tệp gốc vào, hoặc xóa nó."
        else:
            wrong, repair = f"không xem được: {error.strerror}", _READ
        reject(Path(place), UnreadableItem(f"Tệp {as_text(place)} {wrong}.", repair))
        return None
    if S_ISREG(status.st_mode):
        return FoundFile(place, status.st_size, named)
    kinds = {S_ISFIFO: "là ống dẫn (FIFO)", S_ISSOCK: "là socket"}
    wrong = next((text for is_one, text in kinds.items() if is_one(status.st_mode)), "là thiết bị")
    reason = f"Tệp {as_text(place)} {wrong}, không phải tệp thường."
    reject(Path(place), UnreadableItem(reason, "Hãy bỏ nó ra khỏi thư mục."))
    return None
