"""What worker processes run on a raw post: its stages, with what goes wrong as their result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.data.lexicons import Lexicons, in_use
from luutru.errors import UnreadableItem
from luutru.ingest import stages
from luutru.ingest.records import RawPost
from luutru.ingest.steps import Prepared
from luutru.ingest.worker_failures import FAULTS, reject_of_fault

if TYPE_CHECKING:
    from luutru.ingest.enrich.topics import TopicsOf

__all__ = ["Prepare"]


class Prepare:
    """Prepares raw posts; each worker process is given it once.

    Args:
        topics: None leaves posts without topics.
        lexicons: the archive's; None takes those in use.
        as_it_is: whether an archivist has named the encoding: nothing is repaired then.
    """

    def __init__(
        self,
        topics: TopicsOf | None = None,
        lexicons: Lexicons | None = None,
        *,
        as_it_is: bool = False,
    ) -> None:
        self._topics = topics
        self._as_it_is = as_it_is
        self._lexicons = lexicons or in_use()

    def __call__(self, work: tuple[RawPost, str]) -> Prepared | UnreadableItem:
        """Return what to store of a raw post, or why there is nothing.

        Args:
            work: the post, and its file's name for formats that take a hint from it.
        """
        try:
            with self._lexicons.in_use():
                return stages.prepare(*work, self._topics, as_it_is=self._as_it_is)
        except UnreadableItem as error:
            return error
        except FAULTS as error:
            return reject_of_fault(error)
