from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.index.events import event_days
from luutru.text.dates.dates import PartialDate
from luutru.text.dates.event_dates import EventDate, event_dates


def event(iso: str, until: str = "", at: int = 0) -> EventDate:
    last = PartialDate.from_iso(until) if until else None
    return EventDate(PartialDate.from_iso(iso), at, at + 1, last)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2019-08-05", date(2019, 8, 5), date(2019, 8, 5)),
        ("2019-08-05T14:30+07:00", date(2019, 8, 5), date(2019, 8, 5)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("1930", date(1930, 1, 1), date(1930, 12, 31)),
    ],
)
def test_a_date_is_from_the_first_day_to_the_last_that_it_can_mean(
    iso: str, first: date, last: date
) -> None:
    assert event_days([event(iso)]) == [(first, last)]


def test_a_range_is_each_of_its_days() -> None:
    days = [date(2019, 7, 30), date(2019, 7, 31), date(2019, 8, 1)]
    assert event_days([event("2019-07-30", "2019-08-01")]) == [(day, day) for day in days]


def test_months_are_one_from_their_first_day_to_their_last() -> None:
    # What happens in a quarter need not happen on each of its days.
    found = event_days([event("2019-01", "2019-03")])
    assert found == [(date(2019, 1, 1), date(2019, 3, 31))]


def test_what_is_mentioned_again_is_one_event() -> None:
    found = [event("2019-08-05", at=90), event("2019-08-04", at=10), event("2019-08-05", at=0)]
    assert event_days(found) == [
        (date(2019, 8, 4), date(2019, 8, 4)),
        (date(2019, 8, 5), date(2019, 8, 5)),
    ]
    # The day within the range, and the month that holds both, are not the same.
    assert len(event_days([event("2019-08-04", "2019-08-06"), event("2019-08-05")])) == 3
    assert len(event_days([event("2019-08"), event("2019-08-05")])) == 2


def test_no_events_are_none() -> None:
    assert event_days([]) == []


DAYS = st.dates(date(1930, 1, 1), date(2030, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=5))
def test_days_ascend_each_once_and_hold_what_was_found(made: list[tuple[date, int]]) -> None:
    wanted = set()
    events = []
    for first, more in made:
        days = [date.fromordinal(first.toordinal() + n) for n in range(more + 1)]
        wanted |= {(day, day) for day in days}
        events.append(event(str(first), str(days[-1]) if more else ""))
    assert event_days(events) == sorted(wanted)


def test_days_of_a_text_are_as_it_tells_of_them() -> None:
    text = "Hội thi diễn ra từ ngày 1 đến ngày 3/8/2019, tổng kết ngày 9/8/2019."
    found = event_days(event_dates(text))
    assert [first.day for first, _ in found] == [1, 2, 3, 9]
