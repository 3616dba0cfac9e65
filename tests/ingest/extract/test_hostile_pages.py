"""Pages that would hang or fill memory: slow, so apart from the tests of each step."""

from __future__ import annotations

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page import draft
from luutru.ingest.readers.page import read
from luutru.tests.helpers.portal_pages import LONG, page


@pytest.mark.parametrize(
    "source",
    [
        page("<div>" * 5000 + LONG),
        page("<table><tr><td>" * 2000 + LONG),
        page("<b>" * 20_000 + LONG),
        page("<p>" + "1/1/2000 " * 50_000),
        page("<p>" + "a" * 2_000_000),
        page("<p>" + "- " * 500_000),
        page(f"<h1>{'Xem ' * 100_000}</h1><p>{LONG}</p>"),
        page('<a href="x">Một hai ba bốn năm</a> 1/1/2000 ' * 20_000),
    ],
)
def test_a_hostile_page_gives_a_draft_or_a_reason(source: str) -> None:
    try:
        list(read(source.encode(), {}))
        draft(source)
    except UnreadableItem as error:
        assert error.repair
