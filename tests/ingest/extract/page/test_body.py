"""Blocks of a page: captions, headings, tables, boxes of other posts."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.tests.helpers.portal_pages import LONG, MORE, page, texts


def post(inner: str) -> str:
    text = f"<p>{LONG}</p>{inner}<p>{MORE}</p>"
    return page(f"<h1>Ra quân</h1><div class='detail-content'>{text}</div>")


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><img src="a.jpg"><figcaption>Quang cảnh buổi ra quân.</figcaption></figure>',
        '<table><tr><td><img src="a.jpg"><tr><td>Quang cảnh buổi ra quân.</table>',
        '<p align="center"><img src="a.jpg"></p><p align="center">Quang cảnh buổi ra quân.</p>',
        '<div><img src="a.jpg"><br><em>Quang cảnh buổi ra quân.</em></div>',
        '<p class="wp-caption-text">Quang cảnh buổi ra quân.</p>',
    ],
)
def test_captions_stand_with_a_picture(picture: str) -> None:
    made = draft(post(picture))
    assert texts(made, "caption") == ["Quang cảnh buổi ra quân."]
    assert texts(made) == [LONG, MORE]


@pytest.mark.parametrize("line", ["Đồng chí Bí thư đã đến", "Các đại biểu gồm", "Ông Lê Hoàng An"])
def test_a_line_without_a_picture_is_no_caption(line: str) -> None:
    assert texts(draft(post(f"<p>{line}</p>"))) == [LONG, line, MORE]


def test_a_story_in_pictures_is_text() -> None:
    pictures = "".join(
        f'<p align="center"><img src="{n}.jpg"></p>'
        f'<p align="center">Ngõ số {n} sạch sẽ sau buổi dọn.</p>'
        for n in range(5)
    )
    made = draft(page(f"<h1>Ra quân</h1><div class='detail-content'>{pictures}</div>"))
    assert texts(made, "caption") == []
    assert texts(made) == [f"Ngõ số {n} sạch sẽ sau buổi dọn." for n in range(5)]


@pytest.mark.parametrize("heading", ["<h2>Nhiệm vụ</h2>", "<p><b>Nhiệm vụ</b></p>"])
def test_headings_are_set_as_such(heading: str) -> None:
    assert texts(draft(post(heading)), "heading") == ["Nhiệm vụ"]


def test_a_table_of_data_keeps_its_rows() -> None:
    table = "<table><tr><th>Tổ</th><th>Số hộ</th></tr><tr><td>1</td><td>120</td></tr></table>"
    assert texts(draft(post(table))) == [LONG, "Tổ | Số hộ", "1 | 120", MORE]


def test_a_list_keeps_its_items() -> None:
    assert texts(draft(post("<ul><li>Tổ dân phố số 1;</li><li>Tổ dân phố số 2.</li></ul>"))) == [
        LONG, "Tổ dân phố số 1;", "Tổ dân phố số 2.", MORE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "box",
    [
        "<p>Tin liên quan</p><p>Phường dọn vệ sinh</p>",
        "<p>Xem thêm:</p><ul><li><a href='a'>Phường dọn vệ sinh các ngõ</a></li></ul>",
        "<p><a href='a'>&gt;&gt; Phường dọn vệ sinh các ngõ</a></p>",
        "<div class='VCSortable related-box'><a href='a'>Phường dọn vệ sinh các ngõ</a></div>",
    ],
)
def test_a_box_within_the_text_is_no_text(box: str) -> None:
    assert texts(draft(post(box))) == [LONG, MORE]


def test_the_lead_is_told_by_its_name_its_setting_or_what_is_declared() -> None:
    lead = "Sáng 2/4, phường An Thịnh ra quân dọn các tuyến ngõ trong khu dân cư."
    text = f"<div class='detail-content'><p>{LONG}</p><p>{MORE}</p></div>"
    declared = f'<meta name="description" content="{lead}">'
    for shown, head in [
        (f'<h2 class="sapo">{lead}</h2>', ""),
        (f"<p><b>{lead}</b></p>", ""),
        (f"<p>{lead}</p>", declared),
    ]:
        made = draft(page(f"<h1>Ra quân</h1>{shown}{text}", head))
        assert (texts(made, "lead"), texts(made)) == ([lead], [LONG, MORE])


@pytest.mark.parametrize(
    "line",
    ["Chia sẻ:", "In bài viết", "Gửi cho bạn bè", "59 59 người", "Xem với cỡ chữ", "[Quay lại]"],
)
def test_labels_of_portals_are_no_text(line: str) -> None:
    assert texts(draft(post(f"<p>{line}</p>"))) == [LONG, MORE]


@pytest.mark.parametrize(
    "line",
    [
        "<p class='pSubTitle'>Người dân ra đường từ sớm</p>",
        "<p><b>Trường hợp được miễn từ 26/3/2026</b></p>",
        "<p>Mời xem thêm tại địa chỉ sau http://phuong.example/a?b=1</p>",
    ],
)
def test_what_follows_a_picture_may_be_text(line: str) -> None:
    made = draft(post(f"<p><img src='a.jpg'></p>{line}<p>{LONG}</p>"))
    assert texts(made, "caption") == []


def test_the_author_under_a_last_picture_is_no_caption() -> None:
    made = draft(post("<p><img src='a.jpg'></p><p class='pAuthor'>Nhóm Phóng Viên</p>"))
    assert texts(made, "caption") == []
    assert made.byline is not None
    assert made.byline.name == "Nhóm Phóng Viên"
    assert texts(made, "byline") == ["Nhóm Phóng Viên"]


def test_the_text_around_a_picture_in_one_element_is_no_caption() -> None:
    made = draft(
        page(f"<h1>Ra quân</h1><div>{LONG}<br>{MORE}<br><img src='a'><br>{MORE[:90]}.</div>")
    )
    assert texts(made, "caption") == []
