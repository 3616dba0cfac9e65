"""Where a copy is written to: a file that is not there yet, unless it may be replaced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from luutru.errors import UsageError, cannot_write

__all__ = ["new_file"]


@contextmanager
def new_file(target: Path, *, force: bool) -> Iterator[None]:
    """Refuse a target that is there; name what keeps the block from writing it.

    Raises:
        UsageError: there is a file already, or no such folder.
        ArchiveError: the system cannot write it: no room, no right.
    """
    if target.exists() and not force:
        raise UsageError(f"Đã có tệp {target}.", "Đặt tên khác, hoặc thêm --force để thay nó.")
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise UsageError(f"Không thể ghi tệp {target}.", "Hãy chỉ một tệp trong thư mục có thật.")
    try:
        yield
    except OSError as error:
        raise cannot_write(
            error,
            f"Không ghi được {target}: {error.strerror or error}.",
            "Hãy kiểm tra quyền và dung lượng đĩa; không có tệp dở dang nào còn lại.",
        ) from error
