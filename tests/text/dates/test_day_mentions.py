from __future__ import annotations

from collections.abc import Iterator

import pytest

from luutru.text.citations import citations
from luutru.text.dates.day_mentions import DayMention, day_mentions, written_as_days
from luutru.text.dates.partial_date import PartialDate

JULY = PartialDate.from_iso("2020-07-10")


def mentions(text: str, published: PartialDate | None = JULY) -> Iterator[DayMention]:
    return day_mentions(text, written_as_days(text), citations(text), published)


def days(text: str, published: PartialDate | None = JULY) -> list[tuple[int, int, int | None, str]]:
    """Return day, month, year and text of each mention."""
    return [
        (day.day, day.month, day.year, text[day.start : day.end])
        for day in mentions(text, published)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "5/7/2019",
        "5 . 7 . 2019",
        "5-7-2019",
        "5/7/19",
        "5.7.19",
        "5/7",
        "5-7",
        "5/7 năm 2019",
        "5.7",
        "5 tháng 7",
        "5 tháng 7 năm 2019",
        "5 tháng 7, năm 2019",
        "5 tháng 7/2019",
        "5 tháng 7 2019",
        "5 tháng Bảy",
        "5 Jul 2019",
    ],
)
def test_what_may_be_a_day_is_taken_whole(text: str) -> None:
    assert [found[0] for found in written_as_days(f"họp {text}, tại")] == [text]


@pytest.mark.parametrize(
    "text", ["1.5/7", "5/7%", "5/7.5", "x5/7", "5/7x", "12/34/567", "4.5 tấn", "5", "123/7"]
)
def test_what_is_no_day(text: str) -> None:
    assert written_as_days(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a year, a word or a time before it makes it sure
        ("họp 5/7/2019", [(5, 7, 2019, "5/7/2019")]),
        ("ngày 5/7", [(5, 7, None, "ngày 5/7")]),
        ("NGÀY mùng 5/7", [(5, 7, None, "NGÀY mùng 5/7")]),
        ("sáng 5/7", [(5, 7, None, "5/7")]),
        ("thứ hai, 5/7", [(5, 7, None, "5/7")]),
        ("tỷ lệ 5/7", []),
        ("5/7 hộ", []),
        ("8h30, 5/7", [(5, 7, None, "8h30, 5/7")]),
        ("từ 5/7 đến 9/7", [(5, 7, None, "5/7"), (9, 7, None, "9/7")]),
        ("từ 5/7 hộ", []),
        ("5/7 đến 9/7", []),
        # joined to a sure one
        ("ngày 5/7 và 6/7", [(5, 7, None, "ngày 5/7"), (6, 7, None, "6/7")]),
        ("ngày 5/7, 6/7", [(5, 7, None, "ngày 5/7")]),
        ("ngày 5/7 họp 6/7", [(5, 7, None, "ngày 5/7")]),
        ("ngày 5/7 và 6.7", [(5, 7, None, "ngày 5/7")]),
        # what could be another number is led in
        ("ngày 5/7/19", [(5, 7, 2019, "ngày 5/7/19")]),
        ("điểm 5/7/19", []),
        ("hôm nay (9.7)", [(9, 7, None, "9.7")]),
        ("mỗi ngày 4.5", []),
        # the century of two digits is not far ahead of publication
        ("ngày 5/7/30", [(5, 7, 2030, "ngày 5/7/30")]),
        ("ngày 5/7/31", [(5, 7, 1931, "ngày 5/7/31")]),
        ("ngày 5/7/60", [(5, 7, 1960, "ngày 5/7/60")]),
        # only the other order is a date
        ("họp 7/25/2019", [(25, 7, 2019, "7/25/2019")]),
        ("họp 7.25.2019", [(7, 25, 2019, "7.25.2019")]),
        ("ngày 7/25", [(7, 25, None, "ngày 7/25")]),
        ("họp 13/13/2019", [(13, 13, 2019, "13/13/2019")]),
        # months of a year
        ("trong 9 tháng năm 2018", []),
        ("ngày 9 tháng năm 2018", [(9, 5, 2018, "ngày 9 tháng năm 2018")]),
        ("ngày 9 tháng năm năm 2018", [(9, 5, 2018, "ngày 9 tháng năm năm 2018")]),
        # lunar days and those of documents
        ("mùng 9 tháng Giêng", []),
        ("mùng 9 tháng Chạp", []),
        ("ngày 10/3 âm lịch", []),
        ("Nghị quyết số 12-NQ/TW ngày 5/8/2008", []),
        ("ngày 10/3 âm lịch và ngày 5/7", [(5, 7, None, "ngày 5/7")]),
        ("Nghị quyết số 12-NQ/TW ngày 5/8/2008, sáng 6/8", [(6, 8, None, "6/8")]),
    ],
)
def test_what_stands_around_a_day_makes_it_one(
    text: str, found: list[tuple[int, int, int | None, str]]
) -> None:
    assert days(text) == found


def test_the_century_of_two_digits_without_a_day_of_publication() -> None:
    assert days("ngày 5/7/45", None) == [(5, 7, 2045, "ngày 5/7/45")]


@pytest.mark.parametrize(
    ("text", "time", "span"),
    [
        ("Lúc 8h30 ngày 5/7, họp", "08:30", "8h30 ngày 5/7"),
        ("ngày 5/7, lúc 8h30", "08:30", "ngày 5/7, lúc 8h30"),
        ("7h tối 5/7 lúc 8h", "19:00", "7h tối 5/7"),
        ("ngày 5/7 tại hội trường", "", "ngày 5/7"),
    ],
)
def test_the_time_beside_a_day(text: str, time: str, span: str) -> None:
    (day,) = mentions(text)
    assert (day.time, text[day.start : day.end]) == (time, span)


@pytest.mark.parametrize(
    ("text", "shift", "is_open"),
    [
        ("ngày 5/7", None, True),
        ("ngày 5/7 năm nay", 0, False),
        ("ngày 5/7 năm Ngoái", -1, False),
        ("ngày 5/7, năm kia", -2, False),
        ("ngày 5/7 của năm tới", 1, False),
        ("ngày 5/7 năm sau", 1, False),
        ("ngày 5/7 năm trước", None, False),
        ("ngày 5/7/2019 năm nay", None, True),
        ("ngày 5/7 năm saux", None, True),
    ],
)
def test_a_year_counted_from_publication(text: str, shift: int | None, is_open: bool) -> None:
    (day,) = mentions(text)
    assert (day.shift, day.is_open) == (shift, is_open)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("ngày 1, 2 và 3/8", "1, 2 và "),
        ("từ 1 đến ngày 3/8", "1 đến ngày "),
        ("ngày 1-3/8", "1-"),
        ("đợt 1-3/8/2019", "1-"),
        ("đợt 1 - 3/8/2019", None),
        ("tổ 1, 2 và 3/8/2019", None),
        ("8h, ngày 3/8", None),
    ],
)
def test_days_of_the_same_month_before_it(text: str, more: str | None) -> None:
    (day,) = mentions(text)
    assert (day.more[0] if day.more else None) == more


def test_a_mention_is_a_date_when_its_year_is_known() -> None:
    day = DayMention(5, 7, None, 0, 3, "08:30")
    assert day.date() is None
    assert day.date(6) is None
    day.year = 2019
    assert day.date() == PartialDate.from_iso("2019-07-05T08:30+07:00")
    assert day.date(6) == PartialDate.from_iso("2019-07-06")
    assert day.date(32) is None
