from __future__ import annotations

from luutru.text.dates.event_date import EventDate
from luutru.text.dates.partial_date import PartialDate


def test_one_day_is_no_range() -> None:
    one = EventDate(PartialDate.from_iso("2020-07-10"), 3, 9)
    assert one.until is None
    assert one == EventDate(PartialDate.from_iso("2020-07-10"), 3, 9, None)
    assert one != EventDate(PartialDate.from_iso("2020-07-10"), 3, 10)
