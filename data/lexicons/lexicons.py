"""The lexicons of one archive as a value, and which of them are in use. See the package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from luutru.data.lexicons.schema import TABLES
from luutru.data.lexicons.tables import Row, merged, read
from luutru.errors import CannotRead, InvalidFile

__all__ = ["FOLDER", "Lexicons", "derived", "in_use", "of_folder", "rows", "shipped_text", "words"]

#: The folder beside ``archive.db`` that holds an archive's own lexicons.
FOLDER = "lexicons"

Derived = TypeVar("Derived")


class Lexicons:
    """Lexicons: luutru's, with an archive's own laid over them.

    There is one object for each content (`lexicons_of`), so equal ones are identical, and what was
    made of them is made once in a process. They pickle as the archive's own texts.

    Args:
        own: (name of a lexicon, how errors name the file, its text) of each file of the archive's.
    """

    def __init__(self, own: tuple[tuple[str, str, str], ...]) -> None:
        self._own = own
        self._rows: dict[str, tuple[Row, ...]] = {}
        self.derived: dict[Callable[[], Any], Any] = {}

    def __reduce__(self) -> tuple[Callable[..., Lexicons], tuple[object, ...]]:
        return lexicons_of, (self._own,)

    def __repr__(self) -> str:
        return f"Lexicons({', '.join(name for name, _, _ in self._own)})"

    @property
    def version(self) -> int:
        """A number below 2 ** 48 that an archive's own files give; 0 when it has none."""
        if not self._own:
            return 0
        texts = "\0".join(f"{name}\0{text}" for name, _, text in self._own)
        return int.from_bytes(hashlib.sha256(texts.encode()).digest()[:6])

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of a lexicon.

        Raises:
            InvalidFile: the archive's own file has a fault.
        """
        found = self._rows.get(name)
        if found is None:
            found = _shipped_rows(name)
            for lexicon, file, text in self._own:
                if lexicon == name:
                    found = merged(found, text, TABLES[name], file)
            self._rows[name] = found
        return found

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have rules read these lexicons within the block, in this thread."""
        before = _IN_USE.set(self)
        try:
            yield
        finally:
            _IN_USE.reset(before)


#: By their texts, while anything holds them.
_KNOWN: WeakValueDictionary[tuple[tuple[str, str, str], ...], Lexicons] = WeakValueDictionary()


def lexicons_of(own: tuple[tuple[str, str, str], ...]) -> Lexicons:
    """Return the lexicons with these texts laid over luutru's; see `Lexicons`."""
    return _KNOWN.setdefault(own, Lexicons(own))


_IN_USE: ContextVar[Lexicons] = ContextVar("lexicons", default=lexicons_of(()))  # noqa: B039 - changed by no one


def in_use() -> Lexicons:
    """Return the lexicons that rules read here."""
    return _IN_USE.get()


def of_folder(archive: Path, spelling: Callable[[str], str] = str) -> Lexicons:
    """Return the lexicons of the archive in a folder, checked; luutru's when it has none.

    Args:
        spelling: puts text into the one spelling that texts are read in ("uỷ" is "ủy" there).

    Raises:
        InvalidFile: a file has a fault, or is no lexicon.
        CannotRead: a file can't be read.
    """
    folder = archive / FOLDER
    paths = sorted(folder.glob("*.tsv")) if folder.is_dir() else []
    found = lexicons_of(tuple((path.stem, str(path), spelling(_own_text(path))) for path in paths))
    for path in paths:
        found.rows(path.stem)
    return found


def _own_text(path: Path) -> str:
    if path.stem not in TABLES:
        raise InvalidFile(
            f"Không có bảng từ nào tên {path.stem!r}: {path}.", f"Các bảng: {', '.join(TABLES)}."
        )
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise InvalidFile(
            f"{path}, dòng {number}: không phải UTF-8.", "Hãy lưu tệp ấy bằng UTF-8."
        ) from error
    except OSError as error:
        raise CannotRead(
            f"Không đọc được bảng từ {path}: {error.strerror}.", "Hãy kiểm tra quyền đọc tệp."
        ) from error


@cache
def shipped_text(file: str) -> str:
    """Return the text of a file that ships with luutru."""
    return resources.files(__package__).joinpath(file).read_text("utf-8")


@cache
def _shipped_rows(name: str) -> tuple[Row, ...]:
    return tuple(read(shipped_text(f"{name}.tsv"), TABLES[name], f"{name}.tsv")[0])


def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a lexicon in use."""
    return _IN_USE.get().rows(name)


def words(name: str, **cells: str) -> tuple[str, ...]:
    """Return the first cell of each row of a lexicon in use that has these cells, in order."""
    first = TABLES[name].columns[0].name
    return tuple(
        row[first]
        for row in rows(name)
        if all(row[column] == cell for column, cell in cells.items())
    )


def derived(make: Callable[[], Derived]) -> Callable[[], Derived]:
    """Decorate what makes a set or a pattern of the lexicons in use: it is made once for each."""

    @wraps(make)
    def made() -> Derived:
        known = _IN_USE.get().derived
        found: Derived
        try:
            found = known[make]
        except KeyError:
            found = known[make] = make()
        return found

    return made
