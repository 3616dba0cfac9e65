from __future__ import annotations

from datetime import date

import pytest

from luutru.text.dates.partial_date import PartialDate


@pytest.mark.parametrize(
    ("iso", "earliest", "latest", "minutes"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), 0),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), 0),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28), 0),
        ("2020-07-10", date(2020, 7, 10), date(2020, 7, 10), 0),
        ("2020-07-10T10:49+07:00", date(2020, 7, 10), date(2020, 7, 10), 10 * 60 + 49),
        ("2020-07-10T00:01+07:00", date(2020, 7, 10), date(2020, 7, 10), 1),
    ],
)
def test_the_days_that_a_date_can_mean(
    iso: str, earliest: date, latest: date, minutes: int
) -> None:
    kept = PartialDate.from_iso(iso)
    assert (kept.earliest(), kept.latest(), kept.minute_of_day()) == (earliest, latest, minutes)


@pytest.mark.parametrize("iso", ["", "20", "2020-7", "2020-07-1", "2020-07-10 10:49", "x" * 23])
def test_what_is_no_kept_date(iso: str) -> None:
    with pytest.raises(ValueError, match="not a stored date"):
        PartialDate.from_iso(iso)


@pytest.mark.parametrize(
    "parts", [(999, 1, 1), (2101, 1, 1), (2020, 0, 1), (2020, 13, 1), (2020, 2, 30), (2020, 1, 0)]
)
def test_there_is_no_date_of_impossible_parts(parts: tuple[int, int, int]) -> None:
    assert PartialDate.of(*parts) is None
