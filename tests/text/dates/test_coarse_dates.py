from __future__ import annotations

import pytest

from luutru.text.citations import citations
from luutru.text.dates.coarse_dates import coarse_dates
from luutru.text.dates.day_mentions import written_as_days


def found(text: str) -> list[tuple[str, str]]:
    """Return the date (``first..last`` of a range) and the text of each."""
    dates = coarse_dates(text, text.lower(), written_as_days(text), citations(text))
    return [
        (
            f"{one.when.iso}..{one.until.iso}" if one.until else one.when.iso,
            text[one.start : one.end],
        )
        for one in dates
    ]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # months
        ("Trong tháng 7/2019, quận", [("2019-07", "tháng 7/2019")]),
        ("Tháng 7 - 2019", [("2019-07", "Tháng 7 - 2019")]),
        ("tháng 7, năm 2019", [("2019-07", "tháng 7, năm 2019")]),
        ("tháng 7 2019", [("2019-07", "tháng 7 2019")]),
        ("tháng Tám năm 1945", [("1945-08", "tháng Tám năm 1945")]),
        ("Tháng Mười Hai, 2019", [("2019-12", "Tháng Mười Hai, 2019")]),
        ("đến 9/2017", [("2017-09", "9/2017")]),
        ("tháng 3/2016 - 9/2017", [("2016-03", "tháng 3/2016"), ("2017-09", "9/2017")]),
        # a range whose first month has the year of the last
        ("từ tháng 6 đến tháng 9/2018", [("2018-06..2018-09", "tháng 6 đến tháng 9/2018")]),
        ("từ tháng 10 - tháng 3/2019", [("2018-10..2019-03", "tháng 10 - tháng 3/2019")]),
        (
            "từ tháng 6 tới hết tháng 9 năm 2018",
            [("2018-06..2018-09", "tháng 6 tới hết tháng 9 năm 2018")],
        ),
        ("từ tháng 9 đến tháng 9/2018", [("2018-09", "tháng 9/2018")]),
        ("từ tháng 13 đến tháng 9/2018", [("2018-09", "tháng 9/2018")]),
        ("từ tháng 9 đến tháng 13/2018", []),
        ("bắt tháng 6 đến tháng 9/2018", [("2018-09", "tháng 9/2018")]),
        ("từ tháng 6 đến năm 2018", [("2018", "năm 2018")]),
        # years, led in
        ("vào năm 2005", [("2005", "năm 2005")]),
        ("từ năm 2005 đến năm 2010", [("2005", "năm 2005"), ("2010", "năm 2010")]),
        ("Năm 2005, phường", [("2005", "Năm 2005")]),
        ("Xong! Năm 2005 họp", [("2005", "Năm 2005")]),
        ("Đầu năm 2005", [("2005", "năm 2005")]),
        # quarters
        ("Quý I/2015", [("2015-01..2015-03", "Quý I/2015")]),
        ("trong quý 4 năm 2015", [("2015-10..2015-12", "quý 4 năm 2015")]),
        ("quý hai năm 2015", [("2015-04..2015-06", "quý hai năm 2015")]),
    ],
)
def test_months_quarters_and_years(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tháng 7",
        "phong tháng7/2019",
        "9 tháng năm 2018",
        "9 tháng năm, 2018",
        "tháng 0/2019",
        "tháng 7 1200 hộ",
        "tháng 7/2019/5",
        "đoạntháng 7/2019",
        "tháng Giêng năm 2018",
        "tháng chạp, 2018",
        "7/2019",
        "kế hoạch năm 2020",
        "vào năm 999 hộ 2019",
        "vào năm 2005-2006",
        "vào năm 2005 - 2006",
        "vào năm 20055",
        "Thông báo tháng 8/2008",  # a document's own date
        "Nghị quyết số 12-NQ/TW tháng 8/2008",
        "ngày 5 tháng 7 năm 2019",  # part of a day
        "ngày 31 tháng 2 năm 2019",  # even of one that is no date
        "quý V/2015",
    ],
)
def test_what_is_no_month_quarter_or_year(text: str) -> None:
    assert found(text) == []


def test_what_is_none_does_not_hide_what_follows() -> None:
    text = (
        "xtháng 7/2019, tháng Giêng năm 2018, 9 tháng năm, 2018, tháng 13/2019, kế hoạch năm 2020,"
        " Thông báo tháng 8/2008; ngày 5 tháng 7 năm 2019 và tháng 4/2017, từ năm 2016, quý I/2015"
    )
    assert found(text) == [
        ("2017-04", "tháng 4/2017"),
        ("2016", "năm 2016"),
        ("2015-01..2015-03", "quý I/2015"),
    ]
