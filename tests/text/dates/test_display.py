from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.display import format_date, format_day, format_doubts, format_moment


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2020-07-10T10:49+07:00", "10/07/2020 10:49"),
        ("2020-07-10", "10/07/2020"),
        ("2020-07", "07/2020"),
        ("2020", "2020"),
        ("", "không rõ ngày"),
        (None, "không rõ ngày"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(published: str | None, shown: str) -> None:
    assert format_date(published) == shown


def test_a_day_has_no_time() -> None:
    assert format_day("2020-07-10T10:49+07:00") == "10/07/2020"
    assert format_day(date(2020, 7, 10)) == "10/07/2020"
    assert format_day("2020-07") == "07/2020"
    assert format_day(None) == "không rõ ngày"


def test_what_speaks_against_a_date_is_shown_in_brackets() -> None:
    assert format_doubts([]) == ""
    assert format_doubts(["order"]) == " (ngày và tháng có thể ghi ngược)"
    assert format_doubts(["weekday", "order"]) == (
        " (thứ ghi kèm không khớp với ngày; ngày và tháng có thể ghi ngược)"
    )


def test_a_moment_is_shown_by_the_clock_of_viet_nam_with_its_zone() -> None:
    assert format_moment("2026-11-24T20:30:05+00:00") == "25/11/2026 03:30 (+07:00)"
    shown = format_moment("2026-11-24T20:30:05+00:00", seconds=True)
    assert shown == "25/11/2026 03:30:05 (+07:00)"


@given(
    st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2100, 1, 1)),
    st.integers(-14, 14),
)
def test_one_moment_is_shown_alike_from_every_zone(moment: datetime, hours: int) -> None:
    here = moment.replace(tzinfo=UTC)
    there = here.astimezone(timezone(timedelta(hours=hours)))
    assert format_moment(here) == format_moment(there) == format_moment(there.isoformat())
