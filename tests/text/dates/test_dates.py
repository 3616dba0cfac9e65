from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UsageError
from luutru.text.dates.dates import PartialDate, parse_published, parse_range, protected_spans


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("Ngày đăng 10/07/2020 | 10:49  | Lượt xem: 124", "2020-07-10T10:49+07:00", "minute"),
        ("2020-07-10T03:49:00Z", "2020-07-10T10:49+07:00", "minute"),
        ("2020-07-10T10:49:30.5+07:00", "2020-07-10T10:49+07:00", "minute"),
        ("2020-07-10 10:49", "2020-07-10T10:49+07:00", "minute"),
        ("Thứ Sáu, 10/07/2015, 08:30 (GMT+7)", "2015-07-10T08:30+07:00", "minute"),
        ("15h30 ngày 09/7/2020", "2020-07-09T15:30+07:00", "minute"),
        ("Ngày đăng 05/09/2008", "2008-09-05", "day"),
        ("ngày 3 tháng 2 năm 1930", "1930-02-03", "day"),
        ("10-07-2020", "2020-07-10", "day"),
        ("Tháng 8 năm 2006", "2006-08", "month"),
        ("8/2006", "2006-08", "month"),
        ("Năm 2005", "2005", "year"),
        ("2005", "2005", "year"),
        ("1594352940", "2020-07-10T10:49+07:00", "minute"),
    ],
)
def test_published_dates_with_their_precision(text: str, iso: str, precision: str) -> None:
    found = parse_published(text)
    assert found is not None
    assert (found.iso, found.precision) == (iso, precision)


@pytest.mark.parametrize("text", ["", "31/02/2020", "hôm qua", "99/99/9999", "12", "năm ngoái"])
def test_what_is_no_date(text: str) -> None:
    assert parse_published(text) is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.times())
def test_a_date_written_with_day_first_is_read_back(day: date, time: object) -> None:
    written = f"Ngày đăng {day.day:02}/{day.month:02}/{day.year} | {time:%H:%M}"
    found = parse_published(written)
    assert found is not None
    assert found.earliest() == found.latest() == day
    assert found.iso[11:16] == f"{time:%H:%M}"


@given(st.text(max_size=300))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    found = parse_published(text)
    assert found is None or PartialDate.from_iso(found.iso) == found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-01..2020-06", date(2020, 1, 1), date(2020, 6, 30)),
        ("10/07/2020", date(2020, 7, 10), date(2020, 7, 10)),
        ("2020..", date(2020, 1, 1), None),
        ("..07/2020", None, date(2020, 7, 31)),
    ],
)
def test_ranges(text: str, first: date | None, last: date | None) -> None:
    assert parse_range(text) == (first, last)


@pytest.mark.parametrize("text", ["hè", "2020-13", "..", "2021..2020", "2020-02-30"])
def test_a_range_that_cannot_be_read_says_how_to_write_one(text: str) -> None:
    with pytest.raises(UsageError, match=r"2020-01\.\.2020-06"):
        parse_range(text)


def test_numbers_dates_and_document_numbers_are_kept_whole() -> None:
    text = "15h30 ngày 09/7/2020, Quyết định 217-QĐ/TW, Luật 42/2017/QH14, Đ/c Bảo nhận 1.204 đồng"
    kept = [text[a:b] for a, b in protected_spans(text)]
    assert kept == ["15h30", "09/7/2020", "217-QĐ/TW", "42/2017/QH14", "Đ/c", "1.204"]
