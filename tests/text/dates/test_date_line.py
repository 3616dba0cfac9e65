from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.dates.date_line import date_line


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Ngày đăng 10/07/2020 | 10:49  | Lượt xem: 124", "2020-07-10T10:49+07:00"),
        ("Thứ Sáu, 10/07/2020, 08:30 (GMT+7)", "2020-07-10T08:30+07:00"),
        ("Cập nhật lần cuối: 10/07/2020", "2020-07-10"),
        ("(10/07/2020)", "2020-07-10"),
        ("21 Tháng Năm, 2005", "2005-05-21"),
        ("Jul 10, 2020 10:49 AM", "2020-07-10T10:49+07:00"),
        ("Hà Nội, ngày 3 tháng 2 năm 1930", "1930-02-03"),
        ("Thành phố Hồ Chí Minh, ngày 3/2/1930", "1930-02-03"),
        ("Đăng bởi Nguyễn Văn Lâm ngày 10/07/2020", "2020-07-10"),
        ("Nguyễn Văn Lâm - 07/03/2026 08:47", "2026-03-07T08:47+07:00"),
        ("10/07/2020 | Chuyên mục: tin hoạt động", "2020-07-10"),
        ("Năm 2005", "2005"),
        ("Đăng bởi Nguyễn Văn Lâm Trần ngày 10/07/2020", "2020-07-10"),
        ("Quý II/2015", "2015"),
        ("Tháng 8 năm 2006", "2006-08"),
    ],
)
def test_lines_that_hold_a_date(line: str, iso: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Ngày hội đoàn kết",
        "Năm 2008 phường hoàn thành kế hoạch",
        "Ngày 10/7/2020 Đảng ủy phường tổ chức hội nghị",
        "Tháng 8 năm 2006: khai giảng lớp học",
        "Cập nhật tình hình dịch bệnh đến ngày 10/07/2020",
        "Thứ Sáu, 10/07/2020, phường sẽ cắt điện",
        "10/07/2020 là ngày hội",
        "Lượt xem: 12",
        "KẾ HOẠCH - 10/07/2020",
        "Nguyễn Văn Lâm 10/07/2020",  # nothing parts the name from the date
    ],
)
def test_lines_that_hold_a_text(line: str) -> None:
    assert date_line(line) is None


@given(st.text(max_size=200))
def test_any_line_is_read(line: str) -> None:
    date_line(line)
