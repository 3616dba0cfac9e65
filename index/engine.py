"""What a search library on this machine must do: write, list and open segments in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from luutru.index.inversion import Inversion
from luutru.index.postings import Ints
from luutru.index.source import IndexView

__all__ = ["Engine", "Segment"]


class Segment(Protocol):
    """A segment: documents that were written together, in a file that never changes.

    It pickles, so that a worker process can hand over what it wrote.
    """

    @property
    def name(self) -> str:
        """What it is known by in its index."""
        ...

    @property
    def documents(self) -> int:
        """How many documents it holds, without those that are deleted."""
        ...

    def files(self) -> list[str]:
        """Return the names of its files."""
        ...


S = TypeVar("S", bound=Segment)


class Engine(Protocol[S]):
    """A search library. An index is a folder with segments and a table that lists them."""

    name: str
    version: int  # of the files it writes: raise it when old ones can't be read rightly

    def write(self, folder: Path, inverted: Inversion) -> S:
        """Write documents as a segment into a folder; nothing lists it yet."""
        ...

    def segments(self, folder: Path) -> list[S]:
        """Return the segments that the table in a folder lists.

        Raises:
            IndexDamaged: the files are damaged or not this engine's.
        """
        ...

    def ids(self, folder: Path, segment: S) -> Ints:
        """Return the post of each document of a segment, by document number; 0 when deleted."""
        ...

    def delete(self, segment: S, documents: Iterable[int]) -> None:
        """Mark documents of a segment deleted, as the next table will list it."""
        ...

    def list_segments(self, folder: Path, segments: Sequence[S]) -> None:
        """Write the table of a folder that has none."""
        ...

    def mean_length(self, folder: Path) -> float:
        """Return the mean length of the documents in a folder, in weighted syllables."""
        ...

    def open(self, folder: Path, mean_length: float | None = None) -> IndexView:
        """Open the index for searching.

        Args:
            mean_length: of its documents, as the manifest has it; None has it computed.

        Raises:
            IndexDamaged: the files are damaged or not this engine's.
        """
        ...
