from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UsageError
from luutru.text.dates.dates import (
    ZONE,
    PartialDate,
    parse_published,
    parse_range,
)


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("Ngày đăng 10/07/2020 | 10:49  | Lượt xem: 124", "2020-07-10T10:49+07:00", "minute"),
        ("2020-07-10T03:49:00Z", "2020-07-10T10:49+07:00", "minute"),
        ("2020-07-10t03:49:00z", "2020-07-10T10:49+07:00", "minute"),
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
        ("1594352940123", "2020-07-10T10:49+07:00", "minute"),
        ("1594352940.5", "2020-07-10T10:49+07:00", "minute"),
        (" 999999999 ", "2001-09-09T08:46+07:00", "minute"),
        ("2020-07-10T10:49+0700", "2020-07-10T10:49+07:00", "minute"),
        ("2020-07-10T10:49-05:00", "2020-07-10T22:49+07:00", "minute"),
        ("2020-07-10T20:00:00Z", "2020-07-11T03:00+07:00", "minute"),
        ("2020-12-31 20:00 Z", "2021-01-01T03:00+07:00", "minute"),
        ("2020/7/9", "2020-07-09", "day"),
        ("10.07.2020", "2020-07-10", "day"),
        ("10 / 07 / 2020", "2020-07-10", "day"),
        ("10/07/2020 - 10:49", "2020-07-10T10:49+07:00", "minute"),
        ("10/07/2020, 10h49", "2020-07-10T10:49+07:00", "minute"),
        ("10/07/2020 lúc 9 giờ 05", "2020-07-10T09:05+07:00", "minute"),
        ("10/07/2020 vào 9g", "2020-07-10T09:00+07:00", "minute"),
        ("10:49 | 10/07/2020", "2020-07-10T10:49+07:00", "minute"),
        ("10:49, ngày 10/07/2020", "2020-07-10T10:49+07:00", "minute"),
        ("0h ngày 1/1/2000", "2000-01-01T00:00+07:00", "minute"),
        ("23:59 31/12/1999", "1999-12-31T23:59+07:00", "minute"),
        ("15h30 ngày 9 tháng 7 năm 2020", "2020-07-09T15:30+07:00", "minute"),
        ("ngày 9 tháng 7, 2020 lúc 15:30", "2020-07-09T15:30+07:00", "minute"),
        ("NGÀY 9 THÁNG 7 NĂM 2020", "2020-07-09", "day"),
        ("tháng 7-2020", "2020-07", "month"),
        ("tháng 7/2020", "2020-07", "month"),
        ("tháng 7, 2020", "2020-07", "month"),
        ("7-2020", "2020-07", "month"),
        ("2020-07", "2020-07", "month"),
        ("năm 1900", "1900", "year"),
        ("năm 2100", "2100", "year"),
        (" 2005 ", "2005", "year"),
        # the parts of a date that stand apart from it
        ("Cập nhật lúc 10:49 (GMT+7) ngày 10/07/2020", "2020-07-10", "day"),
        # the first form that is found counts
        ("2020-07-10 (bài cũ: 05/09/2008)", "2020-07-10", "day"),
    ],
)
def test_published_dates_with_their_precision(text: str, iso: str, precision: str) -> None:
    found = parse_published(text)
    assert found is not None
    assert (found.iso, found.precision) == (iso, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hôm qua",
        "12",
        "năm ngoái",
        "31/02/2020",
        "29/02/2019",
        "00/07/2020",
        "10/00/2020",
        "10/13/2020",  # the day always comes first
        "99/99/9999",
        "2020-13-01",
        "10/07-2020",  # two separators
        "110/07/2020",
        "10/07/20201",
        "10/07/20",
        "năm 1899",
        "năm 2101",
        "1899",
        "tháng 13 năm 2020",
        "phòng 2005",  # a number in a text
        "2005 hộ",
        "12345678",  # too short for seconds
        "12345678901",  # neither seconds nor milliseconds
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_published(text) is None


def test_a_date_is_looked_for_in_a_line_not_in_a_whole_text() -> None:
    assert parse_published("x" * 189 + " 10/07/2020") is not None
    assert parse_published("x" * 199 + " 10/07/2020") is None


def test_times_that_are_none_leave_the_day() -> None:
    for time in ("24:00", "9:60", "25h"):
        found = parse_published(f"10/07/2020 | {time}")
        assert found is not None
        assert found.iso[:10] == "2020-07-10"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.times())
def test_a_date_written_with_day_first_is_read_back(day: date, time: object) -> None:
    written = f"Ngày đăng {day.day:02}/{day.month:02}/{day.year} | {time:%H:%M}"
    found = parse_published(written)
    assert found is not None
    assert found.earliest() == found.latest() == day
    assert found.iso[11:16] == f"{time:%H:%M}"


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DAY_FORMS = st.sampled_from(
    [
        "{d}/{m}/{y}",
        "{d:02}-{m:02}-{y}",
        "{d}.{m}.{y}",
        "ngày {d} tháng {m} năm {y}",
        "{d} tháng {m}, {y}",
        "{y}-{m:02}-{d:02}",
        "{y}/{m}/{d}",
    ]
)
TIME_FORMS = st.sampled_from(
    [
        "{day} {h:02}:{min:02}",
        "{day}, {h}h{min:02}",
        "{day} lúc {h} giờ {min:02}",
        "{day}T{h:02}:{min:02}:59",
        "{day} | {h:02}:{min:02}:59.123+07:00",
    ]
)


@given(DAYS, DAY_FORMS, st.sampled_from(["", "Ngày đăng: ", "Thứ Sáu, "]))
def test_a_day_in_any_form_is_read_back(day: date, form: str, before: str) -> None:
    found = parse_published(before + form.format(d=day.day, m=day.month, y=day.year))
    assert found == PartialDate.of(day.year, day.month, day.day)


@given(DAYS, DAY_FORMS, TIME_FORMS, st.integers(0, 23), st.integers(0, 59))
def test_a_minute_in_any_form_is_read_back(
    day: date, form: str, timed: str, hour: int, minute: int
) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    found = parse_published(timed.format(day=written, h=hour, min=minute))
    assert found == PartialDate.of(day.year, day.month, day.day, f"{hour:02}:{minute:02}")


@given(
    st.integers(1900, 2100),
    st.integers(1, 12),
    st.sampled_from(["tháng {m} năm {y}", "Tháng {m}/{y}", "{m}/{y}", "{m:02}-{y}", "{y}-{m:02}"]),
)
def test_a_month_in_any_form_is_read_back(year: int, month: int, form: str) -> None:
    assert parse_published(form.format(m=month, y=year)) == PartialDate.of(year, month)


@given(st.datetimes(datetime(1973, 3, 3, 9, 46, 40), datetime(2100, 1, 1)))
def test_seconds_since_1970_are_read_in_our_zone(moment: datetime) -> None:
    local = moment.replace(tzinfo=ZONE)
    seconds = int(local.timestamp())
    expected = PartialDate.of(moment.year, moment.month, moment.day, f"{moment:%H:%M}")
    if 9 <= len(str(seconds)) <= 10:
        assert parse_published(str(seconds)) == expected
        assert parse_published(str(seconds * 1000)) == expected


# -- dates as they are kept


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
    "parts", [(1899, 1, 1), (2101, 1, 1), (2020, 0, 1), (2020, 13, 1), (2020, 2, 30), (2020, 1, 0)]
)
def test_there_is_no_date_of_impossible_parts(parts: tuple[int, int, int]) -> None:
    assert PartialDate.of(*parts) is None


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
        ("2020-7", date(2020, 7, 1), date(2020, 7, 31)),
        ("2020-7-9", date(2020, 7, 9), date(2020, 7, 9)),
        (" 7/2020 .. 9/7/2020 ", date(2020, 7, 1), date(2020, 7, 9)),
        ("2020..2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-07-10..10/07/2020", date(2020, 7, 10), date(2020, 7, 10)),
        ("..1999", None, date(1999, 12, 31)),
    ],
)
def test_ranges(text: str, first: date | None, last: date | None) -> None:
    assert parse_range(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hè",
        "..",
        "2020-13",
        "2020-02-30",
        "1899",
        "13/2020",
        "2020x",
        "2020...2021",
        "2021..2020",
        "2020-07-10..2020-07-09",
        "hè..2020",
        "2020..hè",
    ],
)
def test_a_range_that_cannot_be_read_says_how_to_write_one(text: str) -> None:
    with pytest.raises(UsageError, match=r"2020-01\.\.2020-06"):
        parse_range(text)


def test_the_refusal_of_a_range_shows_its_head_and_the_forms() -> None:
    with pytest.raises(UsageError) as caught:
        parse_range("x" * 100)
    assert caught.value.reason == f"Không hiểu ngày '{'x' * 60}'."
    assert caught.value.repair == (
        "Viết như 2020, 2020-07, 10/07/2020 hoặc khoảng 2020-01..2020-06."
    )


def test_an_unreadable_end_names_the_whole_range() -> None:
    with pytest.raises(UsageError, match=r"'2020\.\.hè'"):
        parse_range("2020..hè")
