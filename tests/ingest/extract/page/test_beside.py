"""Lines among the text of a page that are none of it."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page.beside import is_beside, without_others
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import Line, lines_of
from luutru.tests.helpers.portal_pages import LONG, MORE


def lines(body: str) -> list[Line]:
    return lines_of(parse(f"<html><body>{body}</body></html>"))


def line(body: str) -> Line:
    (only,) = lines(body)
    return only


def kept(body: str) -> list[str]:
    return [one.text for one in without_others(lines(body))]


@pytest.mark.parametrize(
    "body",
    [
        "<p>***</p>",
        "<p>RA QUÂN, dọn ngõ</p>",  # the title once more
        "<p>Lượt xem: 12</p>",
        "<p>Ngày đăng: 21/05/2005</p>",
        # buttons and labels
        "<p>In bài viết</p>",
        "<p>[Bản in]</p>",
        "<p>Chia sẻ qua Facebook</p>",
        "<p>Gửi email cho bạn</p>",
        "<p>Từ khóa: dọn ngõ, tổ dân phố</p>",
        "<p>» Về đầu trang</p>",
        "<p>Facebook</p>",
        "<p>(Thích)</p>",
        "<p>Phóng to</p>",
        # counts
        "<p>12 người</p>",
        "<p>(1.204)</p>",
        "<p>3/5 điểm</p>",
        # links to other posts
        "<p><a href='/x'>Phường họp bàn dọn ngõ</a></p>",
        "<ul><li><a href='/x'>Dọn ngõ</a></li></ul>",
        "<p><a href='/x'>» Dọn ngõ</a></p>",
        "<p><a href='/x'>&gt; Dọn ngõ</a></p>",
        "<p><a href='/x'>Phường họp bàn việc</a></p>",  # four words
    ],
)
def test_what_is_no_text(body: str) -> None:
    assert is_beside(line(body), "Ra quân dọn ngõ")


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{LONG}</p>",
        "<p>Ra quân dọn ngõ xóm</p>",
        "<p>In bài viết này ra để phát cho từng hộ dân.</p>",  # a sentence
        "<p>Email của phường</p>",
        "<p>Facebook của phường</p>",
        "<p>12 người bị thương</p>",
        "<p>Xem <a href='/x'>kế hoạch</a></p>",
        "<p><a href='/x'>Kế hoạch tháng</a></p>",  # a reference
        "<p><a href='/ke-hoach.docx'>Kế hoạch tháng của phường</a></p>",  # attached
        "<p><a href='/x.PDF?v=1'>Kế hoạch tháng của phường</a></p>",
        f"<p>Chia sẻ {'với bà con ' * 10}</p>",
    ],
)
def test_what_is_text(body: str) -> None:
    assert not is_beside(line(body), "Ra quân dọn ngõ")


TEXT = f"<div><p>{LONG}</p><p>{MORE}</p></div>"


@pytest.mark.parametrize(
    "mark",
    [
        "Tin liên quan",
        "Các tin khác:",
        "Các tin khác...",
        "BÀI VIẾT MỚI NHẤT",
        "Những tin mới hơn",
        "Tin đã đưa",
        "Có thể bạn quan tâm",
        "Đọc nhiều",
        "Bình luận (3)",
        "Ý kiến bạn đọc",
        "Related posts",
    ],
)
def test_the_text_ends_above_other_posts(mark: str) -> None:
    assert kept(f"{TEXT}<p>{mark}</p><p>Họp tổ dân phố</p><ul><li>Dọn ngõ</li></ul>") == [
        LONG,
        MORE,
    ]


@pytest.mark.parametrize("mark", ["Tin nổi bật", "Tin mới"])
def test_above_the_text_such_a_line_is_a_section(mark: str) -> None:
    assert kept(f"<p>{mark}</p>{TEXT}") == [LONG, MORE]


@pytest.mark.parametrize("mark", ["Tin liên quan", "Xem thêm: Họp tổ dân phố", ">> Họp tổ"])
def test_a_box_within_the_text_is_left_out(mark: str) -> None:
    box = f"<div class='box'><p>{mark}</p><p>Họp tổ dân phố</p></div>"
    body = f"<div><p>{LONG}</p><p>{MORE}</p>{box}<p>{LONG} Hết.</p></div>"
    assert kept(body) == [LONG, MORE, f"{LONG} Hết."]


@pytest.mark.parametrize("place", ["<section><p>{}</p></section>", "<div><b>{}</b></div>"])
def test_right_below_the_first_paragraph_the_text_goes_on_anywhere(place: str) -> None:
    box = "<p>Tin liên quan</p><p>Họp tổ dân phố</p>"
    assert kept(f"<div><p>{LONG}</p></div>{box}{place.format(MORE)}") == [LONG, MORE]


def test_sections_above_the_text_are_all_left_out() -> None:
    assert kept(f"<p>Mục</p><p>Tin nổi bật</p><p>Tin mới</p>{TEXT}") == ["Mục", LONG, MORE]


def test_text_of_another_place_does_not_go_on() -> None:
    body = f"{TEXT}<p>Tin liên quan</p><div><section><p>{LONG} Khác.</p></section></div>"
    assert kept(body) == [LONG, MORE]


@pytest.mark.parametrize(
    "text",
    [
        "Liên quan đến vụ việc, công an phường đang điều tra làm rõ.",
        "Tin liên quan đến việc này được phường đưa lên bảng tin.",
        "Phản hồi của bà con rất tốt.",
        "Đọc thêm sách báo là việc các tổ dân phố khuyến khích.",
        "Xem thêm " + "bảng tin của từng tổ dân phố " * 6,
    ],
)
def test_a_sentence_or_a_long_line_that_begins_so_is_text(text: str) -> None:
    body = f"<div><p>{LONG}</p><p>{MORE}</p><p>{text}</p><p>{LONG} Hết.</p></div>"
    assert kept(body) == [LONG, MORE, text.strip(), f"{LONG} Hết."]


def test_the_title_of_another_post_is_linked() -> None:
    link = "<a href='/x'>Xem thêm: Họp tổ dân phố.</a>"
    assert kept(f"{TEXT}<p>{link}</p><p>{LONG} Khác.</p>") == [LONG, MORE]


def test_no_lines_are_none() -> None:
    assert without_others([]) == []
