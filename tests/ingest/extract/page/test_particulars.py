"""Which date of a page is the post's, and which number its views."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import Line, lines_of
from luutru.ingest.extract.page.particulars import is_clock, is_particular, published, views_of
from luutru.tests.helpers.portal_pages import LONG, MORE, page
from luutru.text.dates.dates import PartialDate

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


def lines(body: str) -> list[Line]:
    return lines_of(parse(f"<html><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("shown", "declared", "day"),
    [
        ("", "", ""),
        ("", "2020-07-10", "2020-07-10"),
        ("<p>Ngày đăng: 10/07/2020</p>", "", "2020-07-10"),
        # what is declared goes first; the page may know its minute
        ("<p>Ngày đăng: 11/07/2020</p>", "2020-07-10", "2020-07-10"),
        ("<p>10/07/2020 10:49</p>", "2020-07-10", "2020-07-10T10:49+07:00"),
        ("<p>11/07/2020 10:49</p>", "2020-07-10", "2020-07-10"),
        ("<p>10/07/2020 10:49</p>", "2020-07-10T00:00+07:00", "2020-07-10T10:49+07:00"),
        ("<p>10/07/2020 10:49</p>", "2020-07-10T09:00+07:00", "2020-07-10T09:00+07:00"),
        # a clock that runs in another zone
        (
            "<p class='date'>10/07/2020 10:49</p>",
            "2020-07-10T03:49+07:00",
            "2020-07-10T10:49+07:00",
        ),
        (
            "<p class='date'>11/07/2020 10:49</p>",
            "2020-07-10T03:49+07:00",
            "2020-07-10T03:49+07:00",
        ),
        # named lines go before others, the surest first
        (
            "<p>Đăng 09/07/2020</p><p class='date'>10/07/2020</p><p class='time'>11/07/2020</p>",
            "",
            "2020-07-10",
        ),
        ("<p>Đăng 09/07/2020</p><p>Đăng 10/07/2020</p>", "", "2020-07-09"),
        ("<p><time datetime='2020-07-10T10:49'>hôm qua</time></p>", "", "2020-07-10T10:49+07:00"),
        (
            "<p><time datetime='2020-07-10'>10/07/2020 10:49</time></p>",
            "",
            "2020-07-10T10:49+07:00",
        ),
        # no dates of the post
        ("<p class='date'>Tháng 7 năm 2020</p>", "", ""),
        ("<p>Họp 10/07/2020</p>", "", ""),
        (f"<p>Ngày 10/07/2020, {MORE}</p>", "", ""),
        (
            "<p><a href='x'>Phường họp bàn dọn ngõ xóm 10/07/2020</a></p><p>Đăng 09/07/2020</p>",
            "",
            "2020-07-09",
        ),
        ("<p><a href='x'>Phường họp bàn dọn ngõ xóm 10/07/2020</a></p>", "", ""),
        (f"<p class='date'>10/07/2020 {'x' * 120}</p>", "", ""),
        ("<p class='date'>Hôm qua</p>", "", ""),
    ],
)
def test_the_day_of_publication(shown: str, declared: str, day: str) -> None:
    given = PartialDate.from_iso(declared) if declared else None
    found = published(lines(shown), [], given)
    assert (found.iso if found else "") == day


def test_under_the_text_a_date_is_named_as_that_of_publication() -> None:
    below = lines("<p>Họp tổ, 11/07/2020</p><p>Đăng lúc 10/07/2020</p>")
    found = published([], below, None)
    assert found is not None
    assert found.iso == "2020-07-10"
    assert published([], lines("<p class='date'>11/07/2020</p>"), None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ngày đăng: 21/05/2005",
        "21/05/2005 - 10:49",
        "Lượt xem: 12",
        "Minh Chiến 21/05/2005",
        "Cập nhật lúc 10:49 ngày 21/05/2005 bởi Minh Chiến",
        "Minh Chiến gửi bài 21/05/2005",  # four words
        "Ngày 21/05/2005 một hai ba bốn năm sáu bảy tám chín",  # ten that begin as a date does
    ],
)
def test_a_line_of_the_date_or_the_views_is_no_text(text: str) -> None:
    assert is_particular(lines(f"<p>{text}</p>")[0])


@pytest.mark.parametrize(
    "text",
    [
        "Ra quân",
        "Ngày 21/05/2005.",
        "Ngày 21/05/2005:",
        "Ngày 21/05/2005;",
        "Minh-Chiến, Lan-Anh, Hoa-Mai 21/05/2005",
        "Ngày 21/05/2005 một hai ba bốn năm sáu bảy tám chín mười",
        "Ngày 31/02/2005",
        "Phường họp tổ dân phố 21/05/2005",
        "Ngày 21/05/2005 phường họp tổ dân phố bàn việc dọn các tuyến ngõ",
        f"Lượt xem: 12 {'x' * 120}",
        "năm 2005",
    ],
)
def test_a_line_of_text_that_has_a_date(text: str) -> None:
    assert not is_particular(lines(f"<p>{text}</p>")[0])


def test_a_row_of_a_table_is_text() -> None:
    rows = "".join(f"<tr><td>21/05/200{n}</td><td>{n}</td></tr>" for n in range(5))
    assert not any(map(is_particular, lines(f"<table border=1>{rows}</table>")))


def test_the_first_number_of_views_counts() -> None:
    assert views_of([]) is None
    assert views_of(lines("<p>Họp</p><p>Lượt xem: 12</p><p>Lượt xem: 13</p>")) == 12
    assert views_of(lines(f"<p>Lượt xem: 12 {'x' * 120}</p>")) is None


DEEP = "<div><div><div><h1>Ra quân</h1></div></div></div>"


@pytest.mark.parametrize(
    ("body", "clock"),
    [
        ("<div><p>Thứ năm, 09/05/2019</p></div><div><h1>Ra quân</h1></div>", True),
        ("<p>Hôm nay 09/05/2019</p><h1>Ra quân</h1>", True),
        (f"<div><p>Thứ năm, 09/05/2019 10h18</p>{DEEP}</div>", False),
        ("<form><p>Thứ năm, 09/05/2019 10:18</p><h1>Ra quân</h1></form>", True),
        ("<div><p>Thứ năm, 09/05/2019</p><h1>Ra quân</h1></div>", False),
        ("<div><p>09/05/2019</p></div><div><h1>Ra quân</h1></div>", False),
        (f"<div><p>Thứ năm, 09/05/2019</p>{DEEP}</div>", True),
        (f"<div><p>Thứ năm, 09/05/2019 10:18</p>{DEEP}</div>", False),
    ],
)
def test_the_day_on_which_a_page_was_read(body: str, clock: bool) -> None:
    line, title = lines(body)
    assert is_clock(line, title) is clock


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
