"""Which date of a page is the post's, and which number its views."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.tests.helpers.portal_pages import LONG, MORE, page

TEXT = f"<div class='content'><p>{LONG}</p><p>{MORE}</p></div>"


def iso(body: str) -> str:
    found = draft(page(body)).published
    return found.iso if found else ""


@pytest.mark.parametrize(
    ("body", "published"),
    [
        # the clock of a header is no date of the post
        (f"<div class='top'>Thứ bảy, 28/11/2026, 09:00</div><h1>Ra quân</h1>{TEXT}", ""),
        (
            f"<div class='top'>Thứ bảy, 28/11/2026, 09:00</div><h1>Ra quân</h1>"
            f"<div>Ngày đăng: 21/05/2005</div>{TEXT}",
            "2005-05-21",
        ),
        # nor are the dates of other posts
        (f"<h1>Ra quân</h1>{TEXT}<ul><li><a href='a'>Dọn vệ sinh</a> (11/06/2019)</li></ul>", ""),
        (f"<h1>Ra quân</h1>{TEXT}<div>TIN ĐÃ ĐƯA</div><p>Họp tổ dân phố (11/06/2019)</p>", ""),
        # before the title, after a name, under the text
        (
            f"<div><span class='time'>Thứ năm, 20/12/2012, 10:18 GMT+7</span><h1>Ra quân</h1>"
            f"{TEXT}</div>",
            "2012-12-20T10:18+07:00",
        ),
        (f"<h1>Ra quân</h1><p>Minh Chiến - 07/03/2026 08:47</p>{TEXT}", "2026-03-07T08:47+07:00"),
        (f"<h1>Ra quân</h1>{TEXT}<p>Cập nhật: 21/05/2005</p>", "2005-05-21"),
        (f"<h1>Ra quân</h1><p>thứ ba, 28 11 2017 12:00</p>{TEXT}", "2017-11-28T12:00+07:00"),
        # a lead that names a day is text
        (f"<h1>Ra quân</h1><p>Sáng 20/12/2012, phường họp bàn việc dọn ngõ.</p>{TEXT}", ""),
    ],
)
def test_the_date_of_a_post(body: str, published: str) -> None:
    assert iso(body) == published


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("<span>5</span> lần xem", 5),
        ("Số lần xem: 169", 169),
        ("1.234 lượt xem", 1234),
        ("Lượt xem: 1,2K", 1200),
        ("09/07/2020 | View count: 381", 381),
        ("Đã xem: 12", 12),
        ("Lượt truy cập: 9.999.999", None),
        ("Đang xem trang 3", None),
    ],
)
def test_the_views_of_a_post(line: str, views: int | None) -> None:
    assert draft(page(f"<h1>Ra quân</h1><div>{line}</div>{TEXT}")).views == views


def test_the_counter_of_a_site_is_far_from_the_post() -> None:
    rest = "<p>Đường dây nóng</p>" * 20
    assert draft(page(f"<h1>Ra quân</h1>{TEXT}{rest}<p>Lượt xem: 9.999.999</p>")).views is None


def test_another_date_of_the_page_shows_that_the_month_stands_first() -> None:
    post = f"<h1>Ra quân</h1><p>Published on 03-08-2011 01:00 AM</p>{TEXT}"
    members = "<div class='sidebar'><a href='/m/1'>lan</a> 12-24-2012 <span>10:20</span></div>"
    assert iso(post + members) == "2011-03-08T01:00+07:00"
    assert iso(post + members + "<p>24-12-2012</p>") == "2011-08-03T01:00+07:00"
    assert iso(post + "<script>var day = '12-24-2012'</script>") == "2011-08-03T01:00+07:00"


def test_a_forum_shows_who_began_a_thread_and_when() -> None:
    line = (
        "<p>Thảo luận trong '<a href='/f/4'>Dịch vụ trực tuyến</a>' bắt đầu bởi "
        "<a href='/m/7'>lan</a>, <a href='/t/1'><span class='DateTime'>14/12/12</span></a>.</p>"
    )
    made = draft(page(f"<h1>Ra quân</h1>{line}{TEXT}"))
    assert made.published is not None
    assert made.published.iso == "2012-12-14"
    assert all("Thảo luận" not in block.text for block in made.blocks)
