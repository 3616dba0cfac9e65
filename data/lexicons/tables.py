"""Reading a lexicon's file: each fault is an error that names file and line, with a repair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from luutru.data.lexicons.schema import Table, TableColumn
from luutru.errors import InvalidFile

__all__ = ["Row", "lines", "merged", "read", "written"]

#: A row: cells by column, "" where there is none.
Row = Mapping[str, str]

_REMOVED = "-"
_SPACES = re.compile(r"\s+")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that is neither blank nor a comment, with its number from 1."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def read(text: str, table: Table, file: str) -> tuple[list[Row], list[tuple[int, Row]]]:
    """Return the rows of a lexicon's text, and what it takes away, each with its line.

    Args:
        file: how errors name the text.

    Raises:
        InvalidFile: the first fault.
    """
    listed = lines(text)
    columns = _header(next(listed, None), table, file)
    rows: list[Row] = []
    removed: list[tuple[int, Row]] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in listed:
        cells = [_SPACES.sub(" ", cell.strip()) for cell in line.split("\t")]
        if len(cells) > len(columns):
            raise _fault(
                file, number, f"có {len(cells)} ô, nhiều hơn {len(columns)} cột",
                "Hãy bỏ dấu Tab thừa, hoặc thêm tên cột vào dòng đầu.",
            )  # fmt: skip
        takes_away = cells[0].startswith(_REMOVED)
        cells[0] = cells[0].removeprefix(_REMOVED).lstrip() if takes_away else cells[0]
        row = dict.fromkeys((column.name for column in table.columns), "")
        row |= {column.name: cell for column, cell in zip(columns, cells, strict=False)}
        for column in table.columns:
            _check(row[column.name], column, file, number, needed=not takes_away)
        key = key_of(row, table)
        if key in seen:
            raise _fault(
                file, number, f"{' '.join(key)!r} đã có ở dòng {seen[key]}", "Hãy bỏ một dòng."
            )
        seen[key] = number
        if takes_away:
            removed.append((number, row))
        else:
            rows.append(row)
    return rows, removed


def merged(rows: Sequence[Row], text: str, table: Table, file: str) -> tuple[Row, ...]:
    """Return rows with a lexicon's text laid over them.

    Raises:
        InvalidFile: the text has a fault, or takes away what is not there.
    """
    added, removed = read(text, table, file)
    found = {key_of(row, table): row for row in rows}
    for number, row in removed:
        taken = [key for key in found if _means(row, found[key], table)]
        if not taken:
            raise _fault(
                file, number, f"không có {' '.join(key_of(row, table)).strip()!r} để bỏ",
                "Hãy viết đúng như trong tệp của luutru, hoặc bỏ dòng này.",
            )  # fmt: skip
        for key in taken:
            del found[key]
    return tuple((found | {key_of(row, table): row for row in added}).values())


def written(rows: Iterable[Row], table: Table) -> str:
    """Return the text of a lexicon with these rows; `read` gives them back."""
    names = [column.name for column in table.columns]
    listed = ["\t".join(names), *("\t".join(row[name] for name in names) for row in rows)]
    return "".join(f"{line.rstrip()}\n" for line in listed)


def key_of(row: Row, table: Table) -> tuple[str, ...]:
    """Return the cells of a row that no other row of its lexicon has together."""
    return tuple(row[column.name] for column in table.columns[: table.keys])


def _means(removed: Row, row: Row, table: Table) -> bool:
    """Return whether a row to take away means `row`; a key that it leaves out fits any."""
    pairs = zip(key_of(removed, table), key_of(row, table), strict=True)
    return all(not wanted or wanted == cell for wanted, cell in pairs)


def _header(first: tuple[int, str] | None, table: Table, file: str) -> list[TableColumn]:
    known = {column.name: column for column in table.columns}
    shown = "Dòng đầu là tên các cột, cách nhau bằng dấu Tab: " + ", ".join(known) + "."
    if first is None:
        raise _fault(file, 1, "không có dòng tên cột", shown)
    number, line = first
    names = [name.strip() for name in line.split("\t")]
    for at, name in enumerate(names):
        if name not in known:
            raise _fault(file, number, f"không có cột {name!r}", shown)
        if name in names[:at]:
            raise _fault(file, number, f"cột {name!r} có hai lần", shown)
    for at, column in enumerate(table.columns):
        if column.required and column.name not in names:
            raise _fault(file, number, f"thiếu cột {column.name!r}", shown)
        if at == 0 and names[0] != column.name:
            raise _fault(file, number, f"cột đầu phải là {column.name!r}", shown)
    return [known[name] for name in names]


def _check(cell: str, column: TableColumn, file: str, number: int, *, needed: bool) -> None:
    where = f"cột {column.name!r}"
    if not cell:
        if column.required and (needed or column.kind != "choice"):
            raise _fault(file, number, f"{where} trống", "Hãy điền ô này, hoặc bỏ cả dòng.")
        return
    if cell != unicodedata.normalize("NFC", cell):
        raise _fault(file, number, f"{where}: {cell!r} không ở dạng NFC", "Hãy lưu lại ở dạng NFC.")
    if column.kind == "choice" and cell not in column.choices:
        raise _fault(
            file, number, f"{where}: {cell!r} không phải một giá trị của cột",
            f"Hãy dùng: {', '.join(column.choices)}, hoặc để trống.",
        )  # fmt: skip
    if column.kind in ("word", "name") and not cell[0].isalnum():
        raise _fault(
            file, number, f"{where}: {cell!r} không bắt đầu bằng chữ", "Hãy bỏ dấu ở đầu ô."
        )
    if column.kind == "word" and cell != cell.lower():
        raise _fault(file, number, f"{where}: {cell!r} có chữ hoa", "Hãy viết bằng chữ thường.")
    if column.kind == "share" and not _is_share(cell):
        raise _fault(
            file, number, f"{where}: {cell!r} không phải một tỷ lệ", "Ví dụ: 0.05 (năm phần trăm)."
        )


def _is_share(cell: str) -> bool:
    try:
        return 0 < float(cell) <= 1
    except ValueError:
        return False


def _fault(file: str, number: int, what: str, repair: str) -> InvalidFile:
    return InvalidFile(f"{file}, dòng {number}: {what}.", repair)
