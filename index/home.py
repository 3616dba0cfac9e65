"""The home of an index: where it is built, brought up to date, opened and checked.

Folders of generations on this machine are one (`index.generations`). The aliases of a cluster can
be another: one folder more beside `index/whoosh/`, and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from luutru.index.manifest import IndexManifest
from luutru.index.source import IndexView
from luutru.index.vocabulary.vocabulary import IndexVocabulary
from luutru.store import Store

__all__ = ["IndexHome", "OpenIndex"]


class OpenIndex(NamedTuple):
    """One state of an index, open: what gives candidates, and what queries are understood by."""

    view: IndexView
    vocabulary: IndexVocabulary
    manifest: IndexManifest

    def close(self) -> None:
        """Let go of files."""
        self.view.close()
        self.vocabulary.close()


class IndexHome(Protocol):
    """Where the index of an archive is kept."""

    def build(
        self,
        store: Store,
        built: str,
        processes: int | None = None,
        progress: Callable[[int], None] = ...,
    ) -> IndexManifest:
        """Build the index anew from the store; searches see the old one until it is complete.

        Args:
            built: the time to write into the manifest.
            processes: worker processes; None takes the processors at hand.
            progress: called with how many posts are done so far.

        Raises:
            Miscounted: the index does not hold what the store holds; the old one stays.
            CannotWrite, WorkerFailed: it cannot be built; the old one stays.
        """
        ...

    def update(self, store: Store, built: str, processes: int | None = None) -> IndexManifest:
        """Bring the index up to the store; build it when there is none to update.

        Raises:
            as `build`.
        """
        ...

    def open(self) -> OpenIndex:
        """Open the current state for searching.

        Raises:
            IndexMissing: there is no index.
            IndexOutdated, IndexDamaged: it must be built anew.
        """
        ...

    def manifest(self) -> IndexManifest:
        """Return the manifest of the current state.

        Raises:
            as `open`.
        """
        ...

    def check(self) -> list[str]:
        """Return the faults of the current state, byte by byte; none when it is whole.

        Raises:
            as `open`.
        """
        ...
