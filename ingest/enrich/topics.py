"""The topics of a text: what gives them is handed in, so that ingest knows none itself."""

from __future__ import annotations

from typing import Protocol

from luutru.store import Version
from luutru.store.topics import PostTopic

__all__ = ["TopicsOf"]


class TopicsOf(Protocol):
    """What gives a post its topics, in worker processes: it must pickle."""

    @property
    def name(self) -> str:
        """What the topics come of: vocabulary, model and rules."""
        ...

    def __call__(self, version: Version, /) -> tuple[PostTopic, ...]:
        """Return the topics of a version."""
        ...
