from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.dates import ZONE, PartialDate, parse_published


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
        ("Cập nhật lúc 10:49 (GMT+7) ngày 10/07/2020", "2020-07-10T10:49+07:00", "minute"),
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
        "99/99/9999",
        "2020-13-01",
        "10/07-2020",  # two separators
        "110/07/2020",
        "10/07/20201",
        "năm 999",
        "năm 2101",
        "0999",
        "tháng 13 năm 2020",
        "phòng 2005",  # a number in a text
        "2005 hộ",
        "12345678",  # too short for seconds
        "12345678901",  # neither seconds nor milliseconds
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_published(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        # the time first
        ("10:49:30 10/7/2020", "2020-07-10T10:49+07:00"),
        ("23:02 , 06/03/2026", "2026-03-06T23:02+07:00"),
        ("11:25 PM - 10 Jul 2020", "2020-07-10T23:25+07:00"),
        ("08:18:14 Mar 30, 2018", "2018-03-30T08:18+07:00"),
        # halves and parts of the day, twelve o'clock in both
        ("10/07/2020 3:49 CH", "2020-07-10T15:49+07:00"),
        ("10/07/2020 12:05 SA", "2020-07-10T00:05+07:00"),
        ("12:05 CH 10/07/2020", "2020-07-10T12:05+07:00"),
        ("10/07/2020 | 12:00:00 AM", "2020-07-10T00:00+07:00"),
        ("10/07/2020 | 12:30 p.m.", "2020-07-10T12:30+07:00"),
        ("10/07/2020 12:05 sáng", "2020-07-10T00:05+07:00"),
        ("12h30 trưa 10/07/2020", "2020-07-10T12:30+07:00"),
        ("12h đêm 10/07/2020", "2020-07-10"),  # which midnight?
        ("thứ sáu, ngày 10/07/2020 11:05 tối", "2020-07-10T23:05+07:00"),
        ("(20/04/2018 14:35 PM) Người xuất bản", "2018-04-20T14:35+07:00"),
        # names of months
        ("21 Tháng Năm, 2005", "2005-05-21"),
        ("21 tháng năm năm 2005", "2005-05-21"),
        ("21 THÁNG MƯỜI HAI, 2005", "2005-12-21"),
        ("Tháng Bảy 10, 2020", "2020-07-10"),
        ("21 thg 5, 2005 lúc 19:34", "2005-05-21T19:34+07:00"),
        ("21 Th5 2005", "2005-05-21"),
        ("Jul 10 2020 10:49AM", "2020-07-10T10:49+07:00"),
        ("July 10th, 2020", "2020-07-10"),
        ("10-Jul-20", "2020-07-10"),
        ("Tháng Tám 2006", "2006-08"),
        # zones
        ("Fri, 10 Jul 2020 03:49:00 +0000", "2020-07-10T10:49+07:00"),
        ("Fri, 10 Jul 2020 10:49:00 GMT", "2020-07-10T17:49+07:00"),
        ("Fri Jul 10 03:49:00 +0000 2020", "2020-07-10T10:49+07:00"),
        ("Fri Jul 10 2020 10:49:10 GMT+0700 (Indochina Time)", "2020-07-10T10:49+07:00"),
        ("2020-07-10T03:49:00 UTC", "2020-07-10T10:49+07:00"),
        ("2020-07-10 10:49:30+07", "2020-07-10T10:49+07:00"),
        ("2020-07-10T10:49-03:30", "2020-07-10T21:19+07:00"),
        ("2020-07-10T10:49+05:30", "2020-07-10T12:19+07:00"),
        ("10:49, 10/07/2020 (giờ Nhật, GMT+9)", "2020-07-10T08:49+07:00"),
        ("2020-07-10T10:49+99:00", "2020-07-10T10:49+07:00"),  # no zone of this world
        ("10:49-2020-07-10", "2020-07-10T10:49+07:00"),  # a dash, not an offset
        # machines
        ("/Date(1594352940000)/", "2020-07-10T10:49+07:00"),
        (r"\/Date(1594352940000+0700)\/", "2020-07-10T10:49+07:00"),
        ("/Date(-1249000000000)/", "1930-06-04T06:33+07:00"),
        ("20200710", "2020-07-10"),
        ("{'$date': '2020-07-10T03:49:00Z'}", "2020-07-10T10:49+07:00"),
        ("{'$date': 1594352940000}", "2020-07-10T10:49+07:00"),
        ('{"$date": {"$numberLong": "1594352940000"}}', "2020-07-10T10:49+07:00"),
        ("{'_seconds': 1594352940, '_nanoseconds': 0}", "2020-07-10T10:49+07:00"),
        ("20200710T034900Z", "2020-07-10T10:49+07:00"),
        ("2020:07:10 10:49:30", "2020-07-10T10:49+07:00"),
        ("Cập nhật lúc: thứ hai, 13 11 2017 05:07", "2017-11-13T05:07+07:00"),
        ("ngày 13 11 2017", "2017-11-13"),
        ("Ngày 15 tháng 2 năm Canh Tý (1960)", "1960"),
        ("Ngày 10/07/2020 (20/5 Âm lịch)", "2020-07-10"),
        # what stands around it
        ("(10/07/2020)", "2020-07-10"),
        ("Hà Nội, ngày 3 tháng 2 năm 1930", "1930-02-03"),
        ("Đăng bởi Nguyễn Văn Lâm ngày 10/07/2020", "2020-07-10"),
        ("Nguyễn Văn Lâm - 07/03/2026 08:47", "2026-03-07T08:47+07:00"),
        ("Cập nhật: 11/07/2020 | Ngày đăng: 10/07/2020 8:00", "2020-07-10T08:00+07:00"),
        ("Cập nhật lúc 04:32, 11/07/2020 — phiên gần nhất 10/07/2020", "2020-07-11T04:32+07:00"),
        ("9/7 năm 2020", "2020-07-09"),
        ("ngày 12/3/1885", "1885-03-12"),
        ("quý II/2015", "2015"),
        ("ngày 24/12/54", "1954-12-24"),
    ],
)
def test_forms_of_portals_programs_and_letters(text: str, iso: str) -> None:
    found = parse_published(text)
    assert found is not None
    assert (found.iso, found.doubts) == (iso, ())


@pytest.mark.parametrize(
    ("text", "iso", "doubts"),
    [
        ("07/10/20", "2020-10-07", ("order",)),
        ("25/10/20", "2020-10-25", ()),
        ("10/10/20", "2020-10-10", ()),
        ("7/25/2020", "2020-07-25", ("order",)),
        ("07/10/2020", "2020-10-07", ()),
        ("7/10/2020 8:50 AM", "2020-10-07T08:50+07:00", ("order",)),  # as Americans write
        ("07/10/2020 | 08:50 AM", "2020-10-07T08:50+07:00", ()),  # as portals of ours do
        ("Published on 03-08-2011 01:00 AM", "2011-08-03T01:00+07:00", ("order",)),
        ("Posted Aug 3, 2011 01:00 AM", "2011-08-03T01:00+07:00", ()),
        ("07-03-2026 - 09:40 AM | Bất động sản", "2026-03-07T09:40+07:00", ()),
        ("Thứ Sáu, 10/07/2020", "2020-07-10", ()),
        ("Thứ Bảy, 10/07/2020", "2020-07-10", ("weekday",)),
        ("T6, 10/07/2020", "2020-07-10", ()),
        ("CN, ngày 10/07/2020", "2020-07-10", ("weekday",)),
        ("10/07/2020 (Chủ nhật)", "2020-07-10", ("weekday",)),
        ("Sat, 10 Jul 2020 20:00:00 GMT", "2020-07-11T03:00+07:00", ("weekday",)),
        ("Fri, 10 Jul 2020 20:00:00 GMT", "2020-07-11T03:00+07:00", ()),
        ("Thứ Bảy, 7/10/20", "2020-10-07", ("weekday", "order")),
        ("Thứ Tư, 7/10/20", "2020-10-07", ()),  # the weekday settles it
        ("Thứ năm, 4/4/2019-21:34 PM", "2019-04-04T21:34+07:00", ()),
        ("Thứ tư, 10/4/2019-09:44 PM", "2019-04-10T21:44+07:00", ()),
    ],
)
def test_a_doubtful_date_is_kept_with_its_doubts(
    text: str, iso: str, doubts: tuple[str, ...]
) -> None:
    found = parse_published(text)
    assert found is not None
    assert (found.iso, found.doubts) == (iso, doubts)


@pytest.mark.parametrize(
    "text",
    [
        "30/2/2020",
        "31 tháng 6 năm 2020",
        "Feb 30, 2020",
        "20200230",
        "0000-00-00 00:00:00",
        "/Date(-62135596800000)/",  # what ASP.NET writes for nothing
        "0912345678",  # a telephone
        "doanh thu 8 tháng",
        "25/2/229",
        "20/5/2020 (âm lịch)",
        "Ngày 15 tháng 2 năm Canh Tý",
        "tổ 13 11 2017",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
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
        "({d:02}/{m:02}/{y})",
        "{d} thg {m}, {y}",
        "{d} Th{m} {y}",
        "{d} Tháng {vi}, {y}",
        "ngày {d} tháng {vi} năm {y}",
        "Tháng {vi} {d}, {y}",
        "{d:02} {en} {y}",
        "{d:02}-{en}-{y}",
        "{en} {d}, {y}",
        "{d}/{m} năm {y}",
    ]
)
TIME_FORMS = st.sampled_from(
    [
        "{day} {h:02}:{min:02}",
        "{day}, {h}h{min:02}",
        "{day} lúc {h} giờ {min:02}",
        "{day}T{h:02}:{min:02}:59",
        "{day} | {h:02}:{min:02}:59.123+07:00",
        "{day} {half}:{min:02}:59 {name}",
        "{day}, {half}h{min:02} {name}",
        "{h:02}:{min:02}:30 {day}",
        "{h}h{min:02}, ngày {day}",
        "{half}:{min:02} {name} - {day}",
        "{day} {h:02}:{min:02} (GMT+7)",
    ]
)


VIETNAMESE = [*"Một Hai Ba Tư Năm Sáu Bảy Tám Chín Mười".split(), "Mười Một", "Mười Hai"]
EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def in_form(day: date, form: str) -> str:
    vi, en = VIETNAMESE[day.month - 1], EN[day.month - 1]
    return form.format(d=day.day, m=day.month, y=day.year, vi=vi, en=en)


def in_time(day: str, form: str, hour: int, minute: int) -> str:
    name = "CH" if hour >= 12 else "SA"
    return form.format(day=day, h=hour, min=minute, half=hour % 12 or 12, name=name)


@given(DAYS, DAY_FORMS, st.sampled_from(["", "Ngày đăng: ", "Thứ Sáu, "]))
def test_a_day_in_any_form_is_read_back(day: date, form: str, before: str) -> None:
    found = parse_published(before + in_form(day, form))
    assert found == PartialDate.of(day.year, day.month, day.day)


@given(DAYS, DAY_FORMS, TIME_FORMS, st.integers(0, 23), st.integers(0, 59))
def test_a_minute_in_any_form_is_read_back(
    day: date, form: str, timed: str, hour: int, minute: int
) -> None:
    written = in_form(day, form)
    found = parse_published(in_time(written, timed, hour, minute))
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
        if moment.year != 1976:  # whose milliseconds look like "197601010000"
            assert parse_published(str(seconds * 1000)) == expected


@given(st.text(max_size=300))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    found = parse_published(text)
    assert found is None or PartialDate.from_iso(found.iso) == found
