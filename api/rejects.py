"""`archive.rejects`: what could not be read, why, its bytes, and trying again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from luutru.api.opened import OpenArchive
from luutru.api.writing import ArchiveWriter
from luutru.errors import NotFound

if TYPE_CHECKING:
    from luutru.ingest.pipeline import IngestSummary
    from luutru.store.rejects import Reject
    from luutru.store.skips import Skip

__all__ = ["ArchiveRejects"]


class ArchiveRejects:
    """The open rejects of an archive: ``for reject in archive.rejects``, oldest first."""

    def __init__(self, opened: OpenArchive, writer: ArchiveWriter) -> None:
        self._opened = opened
        self._writer = writer

    def __len__(self) -> int:
        return self._opened.store.rejects.count_open()

    def __iter__(self) -> Iterator[Reject]:
        return iter(self._opened.store.rejects.open())

    def get(self, number: int) -> Reject:
        """Return one reject, open or resolved.

        Raises:
            NotFound: there is none of this number.
        """
        return self._opened.store.rejects.get(number)

    def original(self, number: int) -> bytes:
        """Return the bytes that were rejected: the file's, or the record's within it.

        Raises:
            NotFound: there is no such reject, or its file could not be read at all.
        """
        from luutru.ingest.readers import unwrap

        entry = self.get(number)
        if entry.sha256 is None:
            raise NotFound(
                f"Mục {number} không có byte nào: tệp chưa đọc được.",
                "Nhập lại khi đã có quyền đọc.",
            )
        data = self._opened.store.originals.read(entry.sha256)
        if entry.locator:
            data = unwrap(data, entry.uri)[0][entry.start or 0 : entry.end]
        return data

    def dismiss(self, number: int | None = None) -> int:
        """Put an open reject aside, or all of them: known faults; return how many that was.

        They are listed no more, until their place holds another fault.

        Raises:
            NotFound: there is no such reject that is open.
        """
        with self._writer.run("rejects --dismiss", {"reject": number}) as log:
            with self._opened.store.transaction():
                done = self._opened.store.rejects.dismiss(number)
            log.counts["dismissed"] = done
        return done

    def skipped(self) -> Sequence[Skip]:
        """Return the files that were passed over; those that may hold posts first."""
        return self._opened.store.skips.all()

    def retry(self, number: int) -> IngestSummary:
        """Read a rejected file again from where it lay, or from the bytes that were kept.

        Raises:
            NotFound: there is no such reject.
        """
        return self._writer.retry(number)
