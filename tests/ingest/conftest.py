from __future__ import annotations

from collections.abc import Callable

import pytest

from luutru.ingest.normalise import normalise
from luutru.ingest.records import Block, BlockKind, Byline, Draft
from luutru.ingest.segment import segment
from luutru.store import Version
from luutru.text.dates.dates import PartialDate

Made = Callable[..., Version]


@pytest.fixture
def made() -> Made:
    """Make a segmented version of a title and of paragraphs, or (kind, text) of other blocks."""

    def make(
        *blocks: str | tuple[BlockKind, str],
        title: str = "Tin phường",
        published: str = "",
        byline: Byline | None = None,
    ) -> Version:
        listed = [Block(*one) if isinstance(one, tuple) else Block("paragraph", one)
                  for one in blocks]  # fmt: skip
        date = PartialDate.from_iso(published) if published else None
        draft = Draft(title, published=date, byline=byline, blocks=[Block("title", title), *listed])
        return segment(normalise(draft))

    return make
