"""Pages that are no single post."""

from __future__ import annotations

import pytest

from luutru.errors import UnreadableItem
from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.listing import items
from luutru.ingest.readers.page import read
from luutru.ingest.records import RawPost
from luutru.tests.helpers.portal_pages import LONG, MORE, page

FIRST = "Ngày 11/02/2020, phường ban hành công văn về việc giữ gìn vệ sinh các tuyến ngõ."
SECOND = "Ngày 07/02/2020, phường họp với các tổ dân phố để bàn việc dọn vệ sinh đầu năm."


def listed(*, base: str = "") -> str:
    rows = "".join(
        f'<div class="asset"><h3><a href="/tin/{n}?a=1&amp;b=2">'
        f"Công văn số {n} về việc dọn ngõ</a></h3>"
        f'<div class="date">1{n}/02/2020 | 11:03</div><div class="summary">{text}</div></div>'
        for n, text in enumerate([FIRST, SECOND])
    )
    return page(f"<h1>Công văn</h1>{rows}", base)


def test_a_list_is_split_into_its_items() -> None:
    base = '<link rel="canonical" href="https://phuong.example/cong-van">'
    data = listed(base=base).encode()
    posts = list(read(data, {}))
    assert all(isinstance(post, RawPost) for post in posts)
    first, second = (post for post in posts if isinstance(post, RawPost))
    assert (first.fields["title"], first.fields["body"]) == (
        "Công văn số 0 về việc dọn ngõ",
        FIRST,
    )
    assert first.fields["url"] == "https://phuong.example/tin/0?a=1&b=2"
    assert first.fields["published"] == "10/02/2020 | 11:03"
    assert first.fields["summary_only"] is True
    assert (first.locator, second.locator) == ("mục 1", "mục 2")
    assert (first.end, second.end) == (second.start, len(data))
    assert SECOND.encode() in data[second.start : second.end]


def test_an_item_of_a_page_without_an_address_has_none() -> None:
    assert [item.url for item in items(listed())] == ["", ""]


def test_a_post_with_other_posts_below_is_no_list() -> None:
    below = listed().replace("<html>", "").replace("<body>", "")
    source = page(f"<h1>Ra quân</h1><div>{f'<p>{LONG}</p><p>{MORE}</p>' * 4}</div>{below}")
    assert items(source) == []
    assert draft(source).title == "Ra quân"


def test_a_front_page_is_refused() -> None:
    links = "".join(
        f'<li><a href="{n}">Phường họp bàn việc dọn ngõ {n}</a></li>' for n in range(20)
    )
    source = page(f"<h2><a href='x'>Phường ra quân dọn ngõ</a></h2><p>{MORE}</p><ul>{links}</ul>")
    with pytest.raises(UnreadableItem, match="không phải một bài") as caught:
        draft(source)
    assert caught.value.repair == "Hãy lưu và nhập từng bài."


def test_a_list_without_dates_is_refused() -> None:
    rows = "".join(
        f'<h3><a href="{n}">Phường họp bàn việc dọn ngõ {n}</a></h3><p>{MORE}</p>' for n in range(6)
    )
    with pytest.raises(UnreadableItem, match="6 liên kết"):
        draft(page(f"<div>{rows}</div>"))


ITEM = '<h3><a href="/tin/1">Phường họp bàn dọn ngõ</a></h3><p>10/02/2020</p><p>{}</p>'.format


@pytest.mark.parametrize(
    ("body", "item"),
    [
        (
            ITEM(FIRST) + ITEM(SECOND),
            ("Phường họp bàn dọn ngõ", "10/02/2020", FIRST, "/tin/1"),
        ),
        # the date within the title
        (
            f'<h3><a href="x">Phường họp bàn dọn ngõ (10/02/2020)</a></h3><p>{FIRST}</p>' * 2,
            ("Phường họp bàn dọn ngõ", "10/02/2020", FIRST, "x"),
        ),
        # one whose text is named a summary
        (
            f'<h3><a href="x">Phường họp bàn dọn ngõ</a></h3><p>10 tháng 2 năm 2020</p>'
            f'<p class="sapo">{FIRST}</p>',
            ("Phường họp bàn dọn ngõ", "10 tháng 2 năm 2020", FIRST, "x"),
        ),
    ],
)
def test_the_items_of_a_list(body: str, item: tuple[str, ...]) -> None:
    made = items(page(body))[0]
    assert (made.title, made.published, made.summary, made.href) == item


@pytest.mark.parametrize(
    "body",
    [
        "",
        FIRST,
        ITEM(FIRST),  # one, not named so
        ITEM("Tin vắn") * 2,  # no summary
        (ITEM(FIRST) * 2).replace("10/02/2020", "hôm qua"),
        (ITEM(FIRST) * 2).replace("10/02/2020", "31/02/2020"),
        (ITEM(FIRST) * 2).replace("/tin/1", "#"),
        (ITEM(FIRST) * 2).replace("/tin/1", "javascript:mo()"),
        (ITEM(FIRST) * 2).replace("Phường họp bàn dọn ngõ", "Dọn ngõ"),  # a menu's entries
        ITEM(FIRST) * 2 + f"<p>{LONG}</p>" * 3,  # more text than summaries
        (ITEM(FIRST) * 2).replace("<p>10", "<p>Một</p>" * 6 + "<p>10"),  # far from the title
    ],
)
def test_what_is_no_list(body: str) -> None:
    assert items(page(body)) == []


def test_an_article_is_no_list() -> None:
    article = '<script type="application/ld+json">{"@type": "Article"}</script>'
    assert len(items(page(ITEM(FIRST) * 2))) == 2
    assert items(page(ITEM(FIRST) * 2, article)) == []


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<base href="https://a.example/x/">', "https://a.example/tin/1"),
        ('<link rel="canonical" href="http://b.example/x">', "http://b.example/tin/1"),
        ("<!-- saved from url=(0022)https://c.example/x -->", "https://c.example/tin/1"),
        ('<base href="/x/">', ""),
        ('<base href="file:///x/">', ""),
        (
            '<base href="/x/"><link rel="canonical" href="http://b.example/">',
            "http://b.example/tin/1",
        ),
    ],
)
def test_the_address_of_an_item(head: str, url: str) -> None:
    assert items(page(ITEM(FIRST) * 2, head))[0].url == url


def test_a_grid_of_posts_with_the_fields_of_each_is_refused() -> None:
    rows = "".join(
        f"<tr><td class='title'><a href='/tin/{n}'>Thông báo lịch trực số {n} của phường</a></td>"
        f"<td>8/1{n}/2017 2:15 PM</td><td>Approved</td><td>{LONG}</td><td>{MORE}</td>"
        "<td><img src='a.png'></td></tr>"
        for n in range(6)
    )
    with pytest.raises(UnreadableItem):
        draft(page(f"<table>{rows}</table>", "<title>Trang chủ - Phường An Thịnh</title>"))


def teasers(tag: str, count: int = 6) -> str:
    return "".join(
        f"<{tag}><a href='/tin/{n}'>Tin số {n} về việc dọn ngõ</a></{tag}>" for n in range(count)
    )


def test_a_front_page_with_a_text_at_its_foot_is_refused() -> None:
    first = "<h1>Ra quân dọn vệ sinh ngõ xóm</h1><div class='date'>13/3/2021</div>"
    foot = f"<div class='about'>{f'<p>{LONG}</p>' * 8}</div>"
    with pytest.raises(UnreadableItem, match="danh sách"):
        draft(page(first + teasers("h3") + foot))


def test_a_front_page_whose_only_text_is_an_offer_is_refused() -> None:
    offer = f"<div class='news'>{f'<p>{LONG}</p><p>{MORE}</p>' * 5}</div>"
    rates = "<p class='title'>Giá vàng hôm nay</p><p>Mua vào</p><p>Bán ra</p>"
    with pytest.raises(UnreadableItem, match="danh sách"):
        draft(page(teasers("h3", 16) + rates + offer, "<title>Kinh doanh - Báo Phường</title>"))


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>Ra quân dọn ngõ</h1><p class='author'>Lan</p>",
        "<div class='title'>Ra quân dọn ngõ</div><p class='date'>thứ ba, 28 11 2017 12:00</p>",
    ],
)
def test_a_post_among_many_headings_of_others_is_kept(heading: str) -> None:
    text = f"<div class='text'>{f'<p>{LONG}</p><p>{MORE}</p>' * 3}</div>"
    source = page(f"<div>{heading}{text}</div>" + teasers("h2", 20), "<title>Phường</title>")
    assert draft(source).title == "Ra quân dọn ngõ"


def test_a_day_in_a_title_is_not_the_day_of_an_item() -> None:
    source = page(
        "".join(
            f"<h3><a href='/{n}'>Kỷ niệm ngày giải phóng 10/10/1954 lần {n}</a></h3>"
            f"<p>Ngày đăng 06/01/2016 | 10:13 | Lượt xem: 426</p><p>{LONG}</p>"
            for n in range(2)
        )
    )
    found = items(source)
    assert [item.summary for item in found] == [LONG, LONG]
    assert all(item.published.startswith("Ngày đăng 06/01/2016") for item in found)


def test_a_page_that_is_called_home_is_a_front_page() -> None:
    about = f"<h2 class='title'>GIỚI THIỆU KHOA NGOẠI</h2><div>{LONG * 8}</div>"
    with pytest.raises(UnreadableItem, match="danh sách"):
        draft(page(about + teasers("h3"), "<title>Trang chủ</title>"))
    assert draft(page(about + teasers("h3"), "<title>Khoa Ngoại</title>")).title


def test_links_that_follow_a_post_in_its_element_make_no_list() -> None:
    post = f"<h3 class='title'>Tiêm phòng cúm</h3><p>4 tháng 4, 2023</p>{f'<p>{LONG}</p>' * 4}"
    source = page(f"<div>{post}<h4>Hoạt động nổi bật</h4>{teasers('h5')}</div>")
    assert draft(source).title == "Tiêm phòng cúm"
