"""The Whoosh engine: writing and listing segments, and opening an index as a `WhooshSource`."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError

import numpy as np
from whoosh import index as whoosh_index
from whoosh.codec.base import Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from luutru.errors import IndexDamaged
from luutru.index.inversion import Inversion
from luutru.index.postings import Ints
from luutru.index.whoosh.postings import records
from luutru.index.whoosh.schema import schema
from luutru.index.whoosh.segment import INDEX_NAME, write_segment
from luutru.index.whoosh.source import WhooshSource

__all__ = ["WhooshEngine", "WhooshSegment"]

_TEMPORARY = f"{INDEX_NAME}.tmp"  # writers of segments share it, so none of them can remove it
_TABLE = 1  # each folder has one table of contents, the first


@dataclass(frozen=True, slots=True)
class WhooshSegment:
    """A segment as Whoosh's table of contents lists it (`base.Segment`)."""

    listed: Segment

    @property
    def name(self) -> str:
        """What it is known by in its index."""
        return str(self.listed.segment_id())

    @property
    def documents(self) -> int:
        """How many documents it holds, without those that are deleted."""
        return int(self.listed.doc_count())

    def files(self) -> list[str]:
        """Return the names of its files."""
        return [str(self.listed.make_filename(self.listed.COMPOUND_EXT))]


class WhooshEngine:
    """Whoosh behind the engine interface (`base.Engine`)."""

    name = "whoosh"
    version = 4

    def write(self, folder: Path, inverted: Inversion) -> WhooshSegment:
        """Write documents as a segment into a folder; nothing lists it yet."""
        return WhooshSegment(write_segment(FileStorage(str(folder)), inverted, schema()))

    def segments(self, folder: Path) -> list[WhooshSegment]:
        """Return the segments that the table in a folder lists."""
        return [WhooshSegment(listed) for listed in self._open(folder)._segments()]

    def ids(self, folder: Path, segment: WhooshSegment) -> Ints:
        """Return the post of each document of a segment, by document number; 0 when deleted."""
        reader = SegmentReader(FileStorage(str(folder)), schema(), segment.listed)
        try:
            found: Ints = records(reader)["id"].astype(np.int64)
        finally:
            reader.close()
        found[list(segment.listed.deleted_docs())] = 0
        return found

    def delete(self, segment: WhooshSegment, documents: Iterable[int]) -> None:
        """Mark documents of a segment deleted, as the next table will list it."""
        for number in documents:
            segment.listed.delete_document(number)

    def list_segments(self, folder: Path, segments: Sequence[WhooshSegment]) -> None:
        """Write the table of a folder that has none."""
        shutil.rmtree(folder / _TEMPORARY, ignore_errors=True)
        listed = [segment.listed for segment in segments]
        whoosh_index.TOC(schema(), listed, _TABLE).write(FileStorage(str(folder)), INDEX_NAME)

    def mean_length(self, folder: Path) -> float:
        """Return the mean length of the documents in a folder, in weighted syllables."""
        source = self.open(folder)
        try:
            return source.mean_length
        finally:
            source.close()

    def open(self, folder: Path, mean_length: float | None = None) -> WhooshSource:
        """Open the index for searching."""
        return WhooshSource(self._open(folder).reader(), mean_length)

    def _open(self, folder: Path) -> whoosh_index.FileIndex:
        try:
            return whoosh_index.open_dir(str(folder))
        except (whoosh_index.IndexError, OSError, EOFError, ValueError, UnpicklingError) as error:
            raise IndexDamaged(
                f"Chỉ mục trong {folder} bị hỏng hoặc thiếu: {error}.",
                "Hãy dựng lại: luutru reindex.",
            ) from error
