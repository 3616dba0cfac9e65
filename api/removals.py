"""`archive.removals`: posts taken out of an archive, so that a wrong folder is not for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from luutru.api.opened import OpenArchive
from luutru.api.writing import ArchiveWriter
from luutru.errors import NotFound, UsageError

if TYPE_CHECKING:
    from luutru.store import StoredPost
    from luutru.store.removals import Removal

__all__ = ["ArchiveRemovals"]


class ArchiveRemovals:
    """The removals of an archive: ``for removal in archive.removals``, oldest first.

    A post that was removed is in no search, no person and no topic, and a later ingest leaves it
    out. Its versions and its original stay until the removal is purged.
    """

    def __init__(self, opened: OpenArchive, writer: ArchiveWriter) -> None:
        self._opened = opened
        self._writer = writer

    def __iter__(self) -> Iterator[Removal]:
        return iter(self.list())

    def list(self) -> Sequence[Removal]:
        """Return every removal, the oldest first, also those that were undone."""
        return self._opened.store.removals.all()

    def choose(
        self,
        posts: Iterable[str | int] = (),
        *,
        run: int | None = None,
        source: str | None = None,
    ) -> Sequence[StoredPost]:
        """Return the posts that `remove` would take out, by ascending number.

        Args:
            posts: by number, or by their own id where that is unique.
            run: all whose current version a run has brought.
            source: all of a source.

        Raises:
            NotFound: there is no such post or run, or it has no posts.
            UsageError: not exactly one of the three is given.
        """
        store, listed = self._opened.store, list(posts)
        if sum((bool(listed), run is not None, source is not None)) != 1:
            raise UsageError(
                "Cần đúng một trong ba: số bài, --run, hay --source.",
                "Ví dụ: luutru remove 12, luutru remove --run 3.",
            )
        if listed:
            found = sorted({store.posts.find(str(name)) for name in listed})
        else:
            if run is not None:
                store.runs.get(run)
            found = store.removals.chosen(run=run, source=source)
        if not found:
            what = f"lần chạy {run}" if run is not None else f"nguồn {source!r}"
            raise NotFound(f"Không có bài nào của {what}.", "Xem: luutru runs, luutru sources.")
        chosen = [store.posts.get_many(found[at : at + 500]) for at in range(0, len(found), 500)]
        return [some[number] for some in chosen for number in sorted(some)]

    def remove(
        self,
        posts: Iterable[str | int] = (),
        *,
        run: int | None = None,
        source: str | None = None,
    ) -> Removal:
        """Take posts out, and bring persons, topics and the index up to that; return the removal.

        For arguments and errors see `choose`.
        """
        listed = list(posts)
        what: dict[str, object] = {"posts": [str(name) for name in listed]}
        if run is not None:
            what = {"run": run}
        elif source is not None:
            what = {"source": source}
        store = self._opened.store
        with self._writer.run("remove", what) as log:
            numbers = [post.id for post in self.choose(listed, run=run, source=source)]
            with store.transaction():
                removal = store.removals.add(log.number, numbers, what)
                for number in numbers:
                    store.enrichments.take(number)
                    store.topics.take(number)
            log.counts["removed"] = len(numbers)
            self._writer.finish(log.number)
        return self._get(removal)

    def undo(self, number: int | None = None) -> Removal:
        """Bring the posts of a removal back, of the latest that stands when none is named.

        Of posts that were purged only the way is freed: the next ingest takes them as new.

        Raises:
            NotFound: there is no such removal that stands.
        """
        store = self._opened.store
        with self._writer.run("remove --undo", {"removal": number}) as log:
            with store.transaction():
                removal = store.removals.undo(number)
            log.counts["posts"] = 0 if removal.purged else removal.posts
            self._writer.finish(log.number)
        return removal

    def purge(self, number: int) -> int:
        """Delete what is kept of a removal's posts for good; return how many originals that was.

        An original from which other posts came stays: it is one file.

        Raises:
            NotFound: there is no such removal that stands.
        """
        store = self._opened.store
        with self._writer.run("remove --purge", {"removal": number}) as log:
            store.connection.execute("PRAGMA secure_delete = ON")  # zeros, not free pages
            with store.transaction():
                log.counts["originals"] = store.removals.purge(number)
        return log.counts["originals"]

    def _get(self, number: int) -> Removal:
        return next(one for one in self.list() if one.id == number)
