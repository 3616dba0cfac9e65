from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.dates import PartialDate
from luutru.text.dates.event_dates import event_dates
from luutru.text.dates.event_doubts import event_doubts

JULY = PartialDate.from_iso("2020-07-10")


def told(text: str, published: PartialDate | None = JULY) -> list[tuple[str, str]]:
    """Return (date, text of its span) of each event; a range is ``first..last``."""
    return [
        (
            f"{event.when.iso}..{event.until.iso}" if event.until else event.when.iso,
            text[event.start : event.end],
        )
        for event in event_dates(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vào hồi 15h30 ngày 09/7/2020 tại", [("2020-07-09T15:30+07:00", "15h30 ngày 09/7/2020")]),
        ("Sáng 12/3/2018, phường", [("2018-03-12", "12/3/2018")]),
        ("ngày 3 tháng 2 năm 1930", [("1930-02-03", "ngày 3 tháng 2 năm 1930")]),
        ("ngày mùng 3 tháng 2 năm 1930", [("1930-02-03", "ngày mùng 3 tháng 2 năm 1930")]),
        ("Chiều ngày 5/7, tại nhà văn hóa", [("2020-07-05", "ngày 5/7")]),
        ("thứ Hai (6/7)", [("2020-07-06", "6/7")]),
        ("8 giờ 30 phút tối ngày 5/7", [("2020-07-05T20:30+07:00", "8 giờ 30 phút tối ngày 5/7")]),
        ("7h30 đến 11h ngày 5/7", [("2020-07-05T07:30+07:00", "7h30 đến 11h ngày 5/7")]),
        ("5/7/2020, lúc 14h30", [("2020-07-05T14:30+07:00", "5/7/2020, lúc 14h30")]),
        ("12h đêm ngày 5/7", [("2020-07-05", "ngày 5/7")]),  # of which day is not certain
        ("Tháng 8 năm 2006", [("2006-08", "Tháng 8 năm 2006")]),
        ("từ tháng 10/2016 đến 9/2017", [("2016-10", "tháng 10/2016"), ("2017-09", "9/2017")]),
        ("Năm 2005, phường", [("2005", "Năm 2005")]),
        # a day with its year needs no word before it; what parts its numbers is one of three
        ("họp 5.7.2019 tại", [("2019-07-05", "5.7.2019")]),
        ("họp 05 / 07 / 2019 tại", [("2019-07-05", "05 / 07 / 2019")]),
        ("họp 5-7-2019.", [("2019-07-05", "5-7-2019")]),
        ("ngày 5 tháng 7/2019", [("2019-07-05", "ngày 5 tháng 7/2019")]),
        ("ngày 5 tháng 7 2019", [("2019-07-05", "ngày 5 tháng 7 2019")]),
        ("ngày 5 tháng 7, năm 2019", [("2019-07-05", "ngày 5 tháng 7, năm 2019")]),
        ("NGÀY 5 THÁNG 7 NĂM 2019", [("2019-07-05", "NGÀY 5 THÁNG 7 NĂM 2019")]),
        ("ngày 5 tháng 7 hằng năm", [("2020-07-05", "ngày 5 tháng 7")]),
        # a day without its year needs one, a time or a weekday
        ("mùng 2/9", [("2020-09-02", "mùng 2/9")]),
        ("mồng 2/9", [("2020-09-02", "mồng 2/9")]),
        ("ngày mồng 2/9", [("2020-09-02", "ngày mồng 2/9")]),
        ("hôm 5/7", [("2020-07-05", "5/7")]),
        ("tối qua (5/7)", [("2020-07-05", "5/7")]),
        ("sáng nay, 5/7", [("2020-07-05", "5/7")]),
        ("sáng mai 5/7", [("2020-07-05", "5/7")]),
        ("đêm 5/7", [("2020-07-05", "5/7")]),
        ("rạng sáng 5/7", [("2020-07-05", "5/7")]),
        ("chủ nhật, 5/7", [("2020-07-05", "5/7")]),
        ("CN 5/7", [("2020-07-05", "5/7")]),
        ("thứ 6, ngày 5/7", [("2020-07-05", "ngày 5/7")]),
        ("thứ bảy ngày 5-7", [("2020-07-05", "ngày 5-7")]),
        ("Thứ Tư (5/7)", [("2020-07-05", "5/7")]),
        ("15h30, 5/7", [("2020-07-05T15:30+07:00", "15h30, 5/7")]),
        ("8h sáng thứ hai, ngày 6/7", [("2020-07-06T08:00+07:00", "8h sáng thứ hai, ngày 6/7")]),
        ("ngày 5/7 lúc 7h tối", [("2020-07-05T19:00+07:00", "ngày 5/7 lúc 7h tối")]),
        ("ngày 5/7, hồi 0h", [("2020-07-05T00:00+07:00", "ngày 5/7, hồi 0h")]),
        # months
        ("tháng 7/2019, quận", [("2019-07", "tháng 7/2019")]),
        ("tháng 7-2019", [("2019-07", "tháng 7-2019")]),
        ("tháng 7 2019", [("2019-07", "tháng 7 2019")]),
        ("tháng 7, năm 2019", [("2019-07", "tháng 7, năm 2019")]),
        ("tới 9/2017", [("2017-09", "9/2017")]),
        ("(tháng 3/2016 - 9/2017)", [("2016-03", "tháng 3/2016"), ("2017-09", "9/2017")]),
        # years: after a word of time, or at the head of a sentence
        ("từ năm 2005 đến năm 2010", [("2005", "năm 2005"), ("2010", "năm 2010")]),
        ("vào năm 2005", [("2005", "năm 2005")]),
        ("trong năm 2005", [("2005", "năm 2005")]),
        ("hồi năm 2005", [("2005", "năm 2005")]),
        ("cuối năm 2005", [("2005", "năm 2005")]),
        ("Xong. Năm 2005 họp", [("2005", "Năm 2005")]),
        ("Xong\nNăm 2005 họp", [("2005", "Năm 2005")]),
    ],
)
def test_days_months_and_years_keep_their_precision(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("từ ngày 1 đến ngày 5/8/2019", ["2019-08-01..2019-08-05"]),
        ("từ ngày 1/8 đến ngày 5/8/2019", ["2019-08-01..2019-08-05"]),
        ("từ ngày 1 đến hết ngày 5 tháng 8 năm 2019", ["2019-08-01..2019-08-05"]),
        ("từ 25/12 đến 5/1/2019", ["2018-12-25..2019-01-05"]),
        ("ngày 1-5/8", ["2020-08-01..2020-08-05"]),
        ("ngày 1-5 tháng 8", ["2020-08-01..2020-08-05"]),
        ("từ 1-5 tháng 8 năm 2019", ["2019-08-01..2019-08-05"]),
        ("các ngày 1, 2 và 3/8/2019", ["2019-08-01", "2019-08-02", "2019-08-03"]),
        ("ngày 2/9 và ngày 3/9", ["2020-09-02", "2020-09-03"]),
        ("70 năm (27/7/1947 - 27/7/2017)", ["1947-07-27", "2017-07-27"]),
        ("70 năm (27/7/1947-27/7/2017)", ["1947-07-27", "2017-07-27"]),
        ("từ 1/8-5/8/2019", ["2019-08-01..2019-08-05"]),
        ("sáng ngày 5/7 và 6/7", ["2020-07-05", "2020-07-06"]),
        ("từ ngày 28 đến ngày 3/8/2019", ["2019-08-28", "2019-08-03"]),
        ("từ 1 đến 5/8/2019", ["2019-08-01..2019-08-05"]),
        ("từ ngày 1 – 5/8/2019", ["2019-08-01..2019-08-05"]),
        ("từ ngày 1 — 5/8/2019", ["2019-08-01..2019-08-05"]),
        ("từ ngày 1/7 tới hết ngày 5/8", ["2020-07-01..2020-08-05"]),
        ("từ ngày 1/7/2019 đến 30/6/2020", ["2019-07-01..2020-06-30"]),
        ("từ ngày 1/7/2018 đến 2/7/2019", ["2018-07-01..2019-07-02"]),
        ("từ ngày 1/7/2018 đến 3/7/2019", ["2018-07-01", "2019-07-03"]),  # beyond a year
        ("ngày 5/8/2019 - 5/8/2019", ["2019-08-05", "2019-08-05"]),  # no range
        ("từ ngày 1 đến ngày 5/8/2019 và ngày 9/8", ["2019-08-01..2019-08-05", "2019-08-09"]),
        ("ngày 1, 2, 4-6/8/2019", ["2019-08-01", "2019-08-02", "2019-08-04..2019-08-06"]),
        ("ngày 1; 2/8/2019", ["2019-08-01", "2019-08-02"]),
        ("ngày 1 & 2/8/2019", ["2019-08-01", "2019-08-02"]),
        ("sáng 1 và chiều 2/8/2019", ["2019-08-01", "2019-08-02"]),
        ("ngày 31, 1/9/2019", ["2019-09-01"]),  # September has no 31st
        ("ngày 2/9, 3/9/2019", ["2019-09-02", "2019-09-03"]),
        ("ngày 2/9/2019 và ngày 3/9", ["2019-09-02", "2019-09-03"]),
        ("ngày 2/9 và 3/9, 4/9", ["2020-09-02", "2020-09-03"]),  # 4/9 may be a fraction
        ("từ 15h30 ngày 1/8 đến ngày 5/8", ["2020-08-01T15:30+07:00..2020-08-05"]),
        ("ngày 30/12/2018 và ngày 5/1", ["2018-12-30", "2018-01-05"]),
        ("từ ngày 1/8 đến ngày 2/8", ["2020-08-01..2020-08-02"]),
        ("từ ngày 5/8 đến ngày 5/8/2019", ["2019-08-05", "2019-08-05"]),
        ("từ ngày 1/8 đến ngày 5/8/2019, họp ngày 9/8", ["2019-08-01..2019-08-05", "2020-08-09"]),
        ("họp 1-5/8", ["2020-08-01..2020-08-05"]),  # written tight it needs no word
        ("họp 1 - 5/8", []),
        ("họp 1-5 tháng 8", []),
        # the year of a day is that of the day it is joined to, and of no other
        ("ngày 2/9 và ngày 3/9. Ngày 1/1/2011", ["2020-09-02", "2020-09-03", "2011-01-01"]),
        ("ngày 1/1/2011. Ngày 2/9/2019 và ngày 3/9", ["2011-01-01", "2019-09-02", "2019-09-03"]),
        ("từ 25/11 đến 5/1/2019. Ngày 30/12/2018", ["2018-11-25..2019-01-05", "2018-12-30"]),
        ("từ 5/8 đến 4/8/2019. Ngày 30/12/2018", ["2018-08-05..2019-08-04", "2018-12-30"]),
        # what is none does not hide what follows
        ("ngày 10/3 âm lịch, tức ngày 14/4/2019", ["2019-04-14"]),
        ("ngày 5 tháng 7 năm 2019 và tháng 9/2019", ["2019-07-05", "2019-09"]),
        ("tổ 1, 5/8/2019", ["2019-08-05"]),  # no day is led in by "tổ"
        ("2 và 3/8/2019", ["2019-08-03"]),
    ],
)
def test_ranges_and_lists(text: str, found: list[str]) -> None:
    assert sorted(day for day, _ in told(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("từ ngày 1 đến ngày 5/8/2019, tại", "ngày 1 đến ngày 5/8/2019"),
        ("từ 1 đến 5/8/2019", "1 đến 5/8/2019"),
        ("từ ngày mùng 1 - 5/8/2019", "ngày mùng 1 - 5/8/2019"),
        ("từ 25/12 đến hết ngày 5/1/2019.", "25/12 đến hết ngày 5/1/2019"),
        ("ngày 4-6/8/2019", "ngày 4-6/8/2019"),
    ],
)
def test_a_range_spans_from_its_first_day_to_its_last(text: str, span: str) -> None:
    assert [where for _, where in told(text)] == [span]


def test_days_in_a_list_are_each_where_they_stand() -> None:
    assert told("các ngày 1, 2 và 3/8/2019") == [
        ("2019-08-01", "1"),
        ("2019-08-02", "2"),
        ("2019-08-03", "3/8/2019"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 31/2/2019",
        "ngày 31 tháng 2 năm 2019",
        "ngày 29/2/2019",
        "ngày 0/0/2019",
        "5/7 hộ dân đồng ý, 3/4 số phiếu",
        "số nhà 25/2/229, đường 3/2",
        "ngõ 12/3/18",
        "tàu 12-04-18",
        "tàu 12-04-02",
        "ngày 10/3 âm lịch",
        "ngày 10 tháng 3 năm 2019 (âm lịch)",
        "năm học 2012-2013",
        "kế hoạch năm 2020",
        "24/24 giờ, ngày 7.500 lượt",
        "ngày 5/7%",
        "ngày 1.5/7/2019",
        "ngày 5/7/2019/3",
        "ngày 115/7",
        "ngày 5/7.5",
        "ngày 5/13",
        "ngày 32/7",
        "ngày 5/7x",
        "thứ 8 (6/7)",
        "thứ nhất 6/7",
        "tổ 5/7",
        "cuộc sống hôm nay",
        "vì ngày mai tươi sáng",
        "hôm qua, hôm nay và ngày mai",
        "“Sáng nay tôi đến muộn”",
        'Bà kể: "Chiều qua có người đến."',
        "2h đêm qua",  # today, or yesterday?
        "Nhiều hôm quán đóng cửa",
        "ngày 5",
        "sáng ngày 5\n7/2019",
        "mùng 3 tháng 3 âm lịch",
        "ngày 10/3 (Âm lịch)",
        "ngày 10/3 AL",
        "ngày 10/3/2019 ÂL",
        "tháng 13/2019",
        "7/2019",  # a month alone could be a number of something
        "của năm 2005",  # whose budget, plan or prize, not when
        "năm 2005-2006",
        "vào năm 2005 - 2010",
        "năm 999",
        "năm 20055",
        "Năm 2005.000",
    ],
)
def test_what_is_no_date_or_cannot_be_told_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị quyết số 12-NQ/TW ngày 5/8/2008 của Bộ Chính trị", []),
        ("Nghị quyết số 12-NQ/TW, ngày 5/8/2008 của Bộ Chính trị", []),
        ("Quyết định 1290/QĐ-UBND của UBND thành phố ngày 12/3/2018 về", []),
        ("Thông tư 18/2015/TT-BYT ngày 14 tháng 7 năm 2015", []),
        ("Công văn 927 ngày 16/12/2014", []),
        ("Quyết định số 217 ban hành ngày 5/8/2008", []),
        ("theo Kế hoạch 15-KH/ĐU, ngày 5/8/2019 phường tổ chức", ["2019-08-05"]),
        ("theo Quyết định 217-QĐ/TW. Chiều ngày 5/8", ["2020-08-05"]),
        ("Công an thông báo ngày 5/8 sẽ sửa đường", ["2020-08-05"]),
    ],
)
def test_dates_of_cited_documents_are_not_events(text: str, found: list[str]) -> None:
    assert [day for day, _ in told(text)] == found


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("chiều ngày 5/7", "2012", ["2012-07-05"]),
        ("ngày 30/12", "2020-01-02", ["2019-12-30"]),
        ("ngày 5/1", "2020-12-30", ["2020-01-05"]),
        ("ngày 29/2", "2019-03-01", []),
        ("ngày 29/2", "2020-03-01", ["2020-02-29"]),
        ("ngày 30/12", "2020-12-31", ["2020-12-30"]),
        ("ngày 27/10", "2020-01-01", ["2020-10-27"]),  # 300 days ahead: a plan
        ("ngày 28/10", "2020-01-01", ["2019-10-28"]),
        ("ngày 28/10", "2020-01", ["2020-10-28"]),  # the last day that January can mean
        ("ngày 5/7", "2020-07-10T10:49+07:00", ["2020-07-05"]),
        ("từ ngày 28/12 đến ngày 3/1", "2021-01-10", ["2020-12-28..2021-01-03"]),
        ("từ ngày 28/12 đến ngày 3/1", "2020-12-20", ["2020-12-28..2021-01-03"]),
        ("từ 28/12 đến 3/1", "2020-12-31", ["2020-12-28..2021-01-03"]),
        ("từ 20/11 đến 5/1", "2021-02-20", ["2020-11-20..2021-01-05"]),
        ("từ 28/12/2018 đến 3/1", "2020-12-20", ["2018-12-28..2019-01-03"]),
        ("từ ngày 28/12 đến ngày 3/1", "2020", ["2019-12-28..2020-01-03"]),
        ("từ ngày 1/8 đến ngày 5/8", "2020-12-20", ["2020-08-01..2020-08-05"]),
        # a year counted from that of publication
        ("ngày 15/6 năm ngoái", "2020-07-10", ["2019-06-15"]),
        ("ngày 15/6 năm nay", "2020-07-10", ["2020-06-15"]),
        ("ngày 15/6 năm sau", "2020-07-10", ["2021-06-15"]),
        ("ngày 15/6 năm trước", "2020-07-10", []),  # before which?
        ("ngày 15/6 năm ngoái", None, []),
        # a year of two digits is not far ahead
        ("ngày 12/3/45", "2020-07-10", ["1945-03-12"]),
        ("ngày 12/3/45", "2040-07-10", ["2045-03-12"]),
        ("ngày 30/12 và ngày 5/7/2011", "2020-01-01", ["2011-12-30", "2011-07-05"]),
        ("chiều ngày 5/7", None, []),
        ("chiều ngày 5/7/2011", None, ["2011-07-05"]),
    ],
)
def test_a_missing_year_comes_from_publication(
    text: str, published: str | None, found: list[str]
) -> None:
    when = PartialDate.from_iso(published) if published else None
    assert [day for day, _ in told(text, when)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # months by name, and what only looks like one
        ("ngày 2 tháng Chín năm 1945", ["1945-09-02"]),
        ("ngày 10 tháng Tư năm 2019", ["2019-04-10"]),
        ("mùng 2 tháng chín", ["2020-09-02"]),
        ("ngày 21 tháng Mười Hai, 2019", ["2019-12-21"]),
        ("tháng Tám năm 1945", ["1945-08"]),
        ("lãi trong 9 tháng năm 2018", []),
        ("mùng 9 tháng Giêng năm Mậu Tuất", []),
        ("mùng 9 tháng Giêng", []),
        # two digits of a year, led in
        ("ngày 12/3/18", ["2018-03-12"]),
        ("thứ hai, 12/3/18", ["2018-03-12"]),
        ("10/07 năm 2019", ["2019-07-10"]),
        ("họp 7/25/2019", ["2019-07-25"]),
        ("ngày 14/7/1789", ["1789-07-14"]),
        ("lúc 3:49 CH ngày 5/7", ["2020-07-05T15:49+07:00"]),
        ("12:05 SA ngày 5/7", ["2020-07-05T00:05+07:00"]),
        ("ngày 5 tháng 7, 1200 hộ dân", ["2020-07-05"]),
        ("tháng 7 1200 hộ dân", []),
        # a dot, led in
        ("Hôm qua 9.7, tại hội nghị", ["2020-07-09"]),
        ("Hôm nay (10.7), phường", ["2020-07-10"]),
        ("21h ngày 29.6", ["2020-06-29T21:00+07:00"]),
        ("mỗi ngày 4.5 tấn rác", []),
        ("ngày 4.5 tấn rác", []),
        ("giảm 4.5 so với", []),
        ("từ lúc 7 đến 9h sáng ngày 26/2", ["2020-02-26T07:00+07:00"]),
        # ranges with the word before each day
        ("từ mùng 1 tới mùng 5/8/2019", ["2019-08-01..2019-08-05"]),
        ("từ mồng 1 đến mồng 5 tháng 8 năm 2019", ["2019-08-01..2019-08-05"]),
        ("từ ngày mùng 1/8 đến hết ngày mùng 5/8", ["2020-08-01..2020-08-05"]),
        ("mùng 1 và mùng 2/9", ["2020-09-01", "2020-09-02"]),
        ("từ tháng 6 đến tháng 9/2018", ["2018-06..2018-09"]),
        ("từ tháng 10 đến hết tháng 3 năm 2019", ["2018-10..2019-03"]),
        ("từ tháng 10/2018 đến tháng 3/2019", ["2018-10", "2019-03"]),
        ("từ tháng 13 đến tháng 3/2019", ["2019-03"]),
        # quarters
        ("trong quý II/2015", ["2015-04..2015-06"]),
        ("Quý 4 năm 2015", ["2015-10..2015-12"]),
        ("quí I năm 2018", ["2018-01..2018-03"]),
        ("quý V/2015", []),
        ("các quý 2015", []),
        # days as seen from publication
        ("Sáng nay, phường họp", ["2020-07-10"]),
        ("8h sáng nay", ["2020-07-10T08:00+07:00"]),
        ("lúc 15h30 chiều qua", ["2020-07-09T15:30+07:00"]),
        ("từ tối qua đến trưa nay", ["2020-07-09", "2020-07-10"]),
        ("hôm qua họp", ["2020-07-09"]),
        ("hôm kia", ["2020-07-08"]),
        ("Từ hôm nay, miền Bắc nắng nóng", ["2020-07-10"]),
        ("9 giờ sáng hôm nay", ["2020-07-10T09:00+07:00"]),
        ("14h chiều mai", ["2020-07-11T14:00+07:00"]),
        ("hôm qua (9/7)", ["2020-07-09"]),
        ("“Xin chào”, ông nói sáng nay", ["2020-07-10"]),
        # the cycle of sixty
        ("Tết Mậu Thân 1968", ["1968"]),
        ("năm Canh Tý (1300)", ["1300"]),
        ("mùa xuân năm Canh Tý", []),
        ("năm Canh Tý, tức năm 1960", ["1960"]),
        ("trận năm 1960 (Canh Tý)", ["1960"]),
        ("vào năm 1960 (năm Canh Tý)", ["1960"]),
        ("trận năm 1961 (Canh Tý)", []),
        ("ngày 5/2/2019 (Kỷ Hợi)", ["2019-02-05"]),
        ("dịp Tết Canh Tý", ["2020"]),
        ("Xuân Tân Sửu", ["2021"]),
        ("Tết Mậu Thân", []),
        ("Tết Mậu Thân 1969", []),  # was Kỷ Dậu
        ("năm Giáp Sửu 2020", []),  # there is none
        ("ngày 20 tháng 8 năm Canh Tý 1300", ["1300"]),
        ("tháng Chạp năm Nhâm Thìn 2012", []),  # may be January of the next
        # lunar days
        ("ngày 10/3 năm Canh Tý", []),
        ("ngày 10 tháng 3 năm Canh Tý", []),
        ("Giỗ Tổ Hùng Vương mùng 10/3", []),
        ("vui Tết Trung thu ngày 15/8", []),
        ("âm lịch ngày 10/3", []),
        ("ngày 15/8", ["2020-08-15"]),
    ],
)
def test_forms_of_prose(text: str, found: list[str]) -> None:
    assert [day for day, _ in told(text)] == found


def test_without_the_day_of_publication_no_day_is_counted_from_it() -> None:
    assert told("Sáng nay họp", None) == []
    assert told("Sáng nay họp", PartialDate.from_iso("2020-07")) == []


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("thứ hai, ngày 12/3/2018", ()),
        ("thứ ba, ngày 12/3/2018", ("weekday",)),
        ("8h30 thứ ba, ngày 12/3/2018", ("weekday",)),
        ("thứ ba (12/3/2018)", ("weekday",)),
        ("ngày 7/8/18", ("order",)),
        ("họp 7/25/2018", ("order",)),
        ("tháng 3/2018", ()),
    ],
)
def test_what_speaks_against_an_event(text: str, doubts: tuple[str, ...]) -> None:
    (event,) = event_dates(text, JULY)
    assert event_doubts(text, event) == doubts


@pytest.mark.parametrize(
    "piece", ["5/", "ngày 5", "1, ", "tháng ", "hôm qua ", "thứ hai, ", "2019-"]
)
def test_a_long_hostile_text_is_read(piece: str) -> None:
    event_dates(piece * 20_000, JULY)


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FORMS = st.sampled_from(
    [
        "ngày {d}/{m}/{y}",
        "{d:02}/{m:02}/{y}",
        "ngày {d}-{m}-{y}",
        "sáng {d}.{m}.{y}",
        "ngày {d} tháng {m} năm {y}",
        "15h30 ngày {d}/{m}/{y}",
    ]
)


@given(DAYS, FORMS, st.sampled_from(["Họp ", "(", "Đảng ủy phường, ", ""]))
def test_every_day_is_found_where_it_stands(day: date, form: str, before: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    ((found, _),) = told(f"{before}{written}, tại hội trường.", None)
    assert found[:10] == day.isoformat()


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1000, 2100), FORMS)
def test_impossible_days_are_none(day: int, month: int, year: int, form: str) -> None:
    found = told(form.format(d=day, m=month, y=year))
    if "/" in form and month > 12 and day <= 12:
        day, month = month, day  # only the other order can be a date
    try:
        wanted = [date(year, month, day).isoformat()]
    except ValueError:
        wanted = []
    assert [iso[:10] for iso, _ in found] == wanted


PIECES = st.sampled_from(
    "ngày tháng năm từ đến và , . / - ( ) 1 5 12 31 2019 2/9 5/7/2019 15h30 sáng mùng thứ hai lúc"
    " Quyết 12-NQ/TW định của âm lịch \n".split(" ")
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text_gives_dates_that_stand_in_it_in_order(text: str) -> None:
    found = event_dates(text, JULY)
    assert all(0 <= event.start < event.end <= len(text) for event in found)
    assert [event.start for event in found] == sorted(event.start for event in found)
    for event in found:
        assert PartialDate.from_iso(event.when.iso) == event.when
        assert event.until is None or event.when.earliest() < event.until.earliest()
        assert "\n" not in text[event.start : event.end]
        if event.when.precision in ("day", "minute"):
            day = event.when.earliest()
            assert str(day.day) in text[event.start : event.end]
