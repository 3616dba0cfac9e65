"""`archive.posts`: the posts of an archive, by number, by their own id, or one after another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from luutru.api.opened import OpenArchive
from luutru.api.post import ArchivedPost
from luutru.store import StoredPost

__all__ = ["ArchivePosts"]

_AT_ONCE = 100  # posts that are read with one query by an iterator


class ArchivePosts:
    """The posts of an archive: ``for post in archive.posts``, ``len(archive.posts)``."""

    def __init__(self, opened: OpenArchive) -> None:
        self._opened = opened

    def __repr__(self) -> str:
        return f"<{len(self)} posts of {self._opened.folder}>"

    def __len__(self) -> int:
        return self._opened.store.posts.count()

    def __iter__(self) -> Iterator[ArchivedPost]:
        """Yield each post that there is now, with its current version, by ascending number."""
        ids = list(self._opened.store.posts.ids())
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            found = self._opened.store.posts.get_many(some)
            yield from (self._made(found[number]) for number in some if number in found)

    def get(self, name: int | str, version: int | None = None) -> ArchivedPost:
        """Return a post by its number, or by its own id where that is unique.

        Args:
            version: which version, from 1; None is the current one.

        Raises:
            NotFound: there is no such post or version.
        """
        posts = self._opened.store.posts
        return self._made(posts.get(posts.find(str(name)), version))

    def versions(self, name: int | str) -> list[ArchivedPost]:
        """Return all versions of a post, the oldest first.

        Raises:
            NotFound: there is no such post.
        """
        posts = self._opened.store.posts
        number = posts.find(str(name))
        return [
            self._made(posts.get(number, version))
            for version in range(1, posts.get(number).number + 1)
        ]

    def original(self, post: ArchivedPost | StoredPost | int | str) -> bytes:
        """Return the bytes that a post was made from: the file's, or the record's within it.

        Raises:
            NotFound: there is no such post.
        """
        from luutru.ingest.readers import part, unwrapped

        stored = post if isinstance(post, StoredPost) else self._stored(post)
        at, originals = stored.provenance, self._opened.store.originals
        if at.media_type != "application/gzip":
            return originals.read(at.sha256, at.start, at.end)
        pieces, _ = unwrapped(originals.parts(at.sha256), PurePath(at.uri).name)
        return part(pieces, at.start, at.end)

    def _stored(self, post: ArchivedPost | int | str) -> StoredPost:
        return post.stored if isinstance(post, ArchivedPost) else self.get(post).stored

    def _made(self, stored: StoredPost) -> ArchivedPost:
        return ArchivedPost(stored, lambda: self._opened.view)
