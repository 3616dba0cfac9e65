"""The Whoosh engine: writing indexes, and opening them for `whoosh_search`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from whoosh import index as whoosh_index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.writing import LockError, SegmentWriter

from luutru.errors import ArchiveError, IndexOutdated
from luutru.index.document import IndexDocument
from luutru.index.engines.base import Searcher
from luutru.index.engines.whoosh_schema import fields_of, schema

__all__ = ["WhooshEngine"]

_WAIT_SECONDS = 60
_MEMORY_MB = 256
# Postings are read whole: blocks of Whoosh's own 128 cost a call each, and zlib three times what
# the file system takes to read the bytes.
_CODEC = {"blocklimit": 16_384, "compression": 0}


class WhooshEngine:
    """Whoosh behind the engine interface (`base.Engine`)."""

    name = "whoosh"
    version = 3

    def create(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        """Write a new index into an empty folder; return how many documents it holds."""
        opened = whoosh_index.create_in(str(folder), schema())
        return self._write(opened, documents, fresh=True)

    def update(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        """Add or replace documents, all or none; return how many the index holds then."""
        return self._write(self._open(folder), documents, fresh=False)

    def open(self, folder: Path) -> Searcher:
        """Open the index for searching."""
        from luutru.index.engines.whoosh_search import WhooshSearcher

        return WhooshSearcher(self._open(folder).reader())

    def _open(self, folder: Path) -> whoosh_index.FileIndex:
        try:
            return whoosh_index.open_dir(str(folder))
        except (whoosh_index.IndexError, OSError) as error:
            raise IndexOutdated(
                f"Chỉ mục trong {folder} bị hỏng hoặc thiếu: {error}.",
                "Hãy dựng lại: luutru reindex.",
            ) from error

    def _write(
        self, opened: whoosh_index.FileIndex, documents: Iterable[IndexDocument], *, fresh: bool
    ) -> int:
        writer = self._writer(opened)
        try:
            for document in documents:
                if not fresh:
                    writer.delete_by_term("id", str(document.id))
                writer.add_document(**fields_of(document))
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        return int(opened.doc_count())

    def _writer(self, opened: whoosh_index.FileIndex) -> SegmentWriter:
        try:
            codec = W3Codec(**_CODEC)
            return opened.writer(codec=codec, limitmb=_MEMORY_MB, timeout=_WAIT_SECONDS)
        except LockError as error:
            raise ArchiveError(
                "Một lệnh khác đang ghi chỉ mục.", "Hãy đợi lệnh ấy xong rồi chạy lại."
            ) from error
