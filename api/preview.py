"""`preview`: what an ingest would take in, without an archive and without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luutru.ingest.preview import FilePreview

__all__ = ["preview"]


def preview(
    paths: Iterable[str | Path],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "",
) -> Iterator[FilePreview]:
    """Yield what would be taken from each file, and what would be passed over.

    Args:
        mapping: their field names to ours, ``{"headline": "title"}``.
        encoding: the encoding of all that is read ("" finds out); see
            `text.script.encodings.named`.

    Raises:
        UsageError: a path does not exist, or there is no such encoding.
    """
    from luutru.ingest.preview import preview
    from luutru.text.script.encodings import named

    decided = named(encoding).name if encoding else ""
    yield from preview(map(Path, paths), dict(mapping or {}), decided)
