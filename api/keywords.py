"""`archive.keywords`: what a post, or what a search finds, is about; what rises over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from luutru.api.filters import Filters, search_request
from luutru.api.opened import OpenArchive
from luutru.api.post import ArchivedPost

if TYPE_CHECKING:
    from luutru.search.keywords import Rise
    from luutru.topics.keyphrases.keyphrases import Keyphrase

__all__ = ["ArchiveKeywords", "SearchKeyphrases"]


@dataclass(frozen=True, slots=True)
class SearchKeyphrases:
    """The keyphrases of what a search finds.

    Attributes:
        posts: how many posts were read.
        newest: whether so many were found that the newest alone were read.
    """

    phrases: tuple[Keyphrase, ...]
    posts: int
    newest: bool


class ArchiveKeywords:
    """Finds keyphrases in an archive. All raise IndexUnusable where the index must be built."""

    def __init__(self, opened: OpenArchive) -> None:
        self._opened = opened

    def of_post(self, post: ArchivedPost | int | str, limit: int = 15) -> Sequence[Keyphrase]:
        """Return the keyphrases of one post, the best first.

        Raises:
            NotFound: there is no such post.
        """
        posts = self._opened.store.posts
        stored = post.stored if isinstance(post, ArchivedPost) else posts.get(posts.find(str(post)))
        return self._opened.view.keywords.of_post(stored, limit)

    def of_search(
        self, query: str = "", *, limit: int = 15, **filters: Unpack[Filters]
    ) -> SearchKeyphrases:
        """Return the keyphrases of what a query finds.

        Raises:
            QueryError, UsageError: the query or a filter can't be understood.
        """
        finder = self._opened.view.keywords
        read, found = finder.of_search(search_request(query, filters), limit)
        return SearchKeyphrases(tuple(found), read, read == finder.most)

    def rising(self, query: str = "", *, limit: int = 15, **filters: Unpack[Filters]) -> Rise:
        """Return the phrases that rise from `first` to `last`, against as long a span before.

        Raises:
            QueryError, UsageError: the query or a filter can't be understood, or `first` or `last`
                is not given.
        """
        return self._opened.view.keywords.rising(search_request(query, filters), limit)
