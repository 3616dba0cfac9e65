"""An archive, open: its folder, its store, its index, and what all parts of the API read."""

from __future__ import annotations

import sqlite3
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from luutru.errors import IndexDamaged, IndexUnusable, LuutruError, cannot_write
from luutru.index.generations import Generations
from luutru.index.home import OpenIndex
from luutru.search.executor import Executor
from luutru.search.query.abbreviations import Abbreviations
from luutru.search.query.labels import LabelResolver
from luutru.search.query.understanding import Understanding
from luutru.store import Store
from luutru.store.lexicon import expansions, read_lexicon

if TYPE_CHECKING:
    from luutru.people.registry import PeopleRegistry
    from luutru.topics.vocabulary.vocabulary import TopicVocabulary

__all__ = ["Opened"]


class Opened:
    """An archive's folder, open; for the arguments see `luutru.api.Archive`."""

    def __init__(self, folder: str | Path, *, create: bool = False, wait: float = 0.0) -> None:
        self.folder = Path(folder)
        self._wait = wait
        self._writing = False
        if create:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise cannot_write(
                    error,
                    f"Không tạo được thư mục kho {self.folder}: {error.strerror}.",
                    "Hãy chọn nơi khác bằng --archive.",
                ) from error
        self.store = Store(self.folder / "archive.db", create=create)
        self.index = Generations(self.folder / "index")

    @cached_property
    def _opened(self) -> OpenIndex:
        return self.index.open()

    @cached_property
    def _executor(self) -> Executor:
        return Executor(self._opened.view)

    @cached_property
    def _understanding(self) -> Understanding:
        vocabulary = self._opened.vocabulary
        return Understanding(vocabulary, Abbreviations(read_lexicon(self.folder), vocabulary))

    @cached_property
    def _labels(self) -> LabelResolver:
        return LabelResolver(
            self._opened.vocabulary.values,
            lambda: self.people.directory,
            lambda: self.topics,
            self._long_forms,
        )

    def close(self) -> None:
        """Close the store and the index."""
        self._forget_searcher()
        self.store.close()

    def _forget_searcher(self) -> None:
        if "_opened" in self.__dict__:
            self._opened.close()
            del self.__dict__["_opened"]
            for name in ("_executor", "_understanding", "_labels"):
                self.__dict__.pop(name, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._forget_searcher()
        try:
            self._blame_index(error)
        finally:
            self.store.__exit__(kind, error, trace)

    def _blame_index(self, error: BaseException | None) -> None:
        """Tell of damage in the index, if that is why something unforeseen was raised.

        A byte that rots without a trace in the folder may make an engine raise anything.
        """
        foreseen = (LuutruError, OSError, sqlite3.Error)
        if not isinstance(error, Exception) or isinstance(error, foreseen):
            return
        try:
            damaged = self.index.check()
        except IndexUnusable:
            return
        if damaged:
            raise IndexDamaged(f"{damaged[0]}.", "Hãy dựng lại: luutru reindex.") from error

    @cached_property
    def _long_forms(self) -> dict[str, str]:
        return expansions(read_lexicon(self.folder))

    @cached_property
    def people(self) -> PeopleRegistry:
        """The persons of the archive."""
        from luutru.people.registry import PeopleRegistry

        return PeopleRegistry(self.store, self._long_forms)

    @cached_property
    def topics(self) -> TopicVocabulary:
        """The vocabulary of topics: luutru's own, with the archive's ``topics.toml`` over it.

        Raises:
            ArchiveError: the archive's file has faults; the message names the first by its line.
        """
        from luutru.topics.vocabulary.vocabulary import read_vocabulary

        return read_vocabulary(self.folder)
