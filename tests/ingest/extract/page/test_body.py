"""Blocks of a page: captions, headings, tables, boxes of other posts."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page import draft
from luutru.ingest.extract.page.body import blocks_of, is_lead
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import Line, lines_of
from luutru.ingest.records import Byline
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
    [
        "Chia sẻ:",
        "In bài viết",
        "Gửi cho bạn bè",
        "59 59 người",
        "Xem với cỡ chữ",
        "[Quay lại]",
        "Xem cỡ chữ:",
        "5 phút trước",
        "lưu chia sẻ",
    ],
)
def test_labels_of_portals_are_no_text(line: str) -> None:
    assert texts(draft(post(f"<p>{line}</p>"))) == [LONG, MORE]


def lines(body: str) -> list[Line]:
    return lines_of(parse(page(body)))


def blocks(body: str, title: str = "Ra quân", summary: str = "") -> list[tuple[str, str]]:
    made = blocks_of(lines(body), title, summary)
    lead = [("lead", made.lead)] if made.lead else []
    return [*lead, *((block.kind, block.text) for block in made.blocks)]


TEXT = f"<p>{LONG}</p><p>{MORE}</p>"
PARAGRAPHS = [("paragraph", LONG), ("paragraph", MORE)]
SUMMARY = "Phường An Thịnh ra quân dọn các tuyến ngõ trong khu dân cư vào sáng thứ bảy"


@pytest.mark.parametrize(
    ("body", "summary", "named", "lead"),
    [
        (f"<p class='sapo'>{MORE}</p>", "", True, True),
        ("<p class='sapo'>Dọn ngõ</p>", "", True, True),
        (f"<div class='summary'><p>{MORE}</p></div>", "", True, True),
        (f"<p><b>{MORE}</b></p>", "", False, True),
        (f"<h2>{MORE}</h2>", "", False, True),
        (f"<p>{SUMMARY} và chủ nhật</p>", SUMMARY, False, True),
        (f"<p>{SUMMARY}</p>", f"{SUMMARY} và chủ nhật", False, True),
        # not named so
        (f"<p><b>{MORE}</b></p>", "", True, False),
        (f"<p>{SUMMARY}</p>", SUMMARY, True, False),
        (f"<p>{MORE}</p>", SUMMARY, False, False),
        ("<p>Phường An Thịnh ra quân</p>", "Phường An Thịnh ra quân", False, False),  # too short
        ("<p><b>Dọn ngõ</b></p>", "", False, False),
        # of another kind
        (f"<p class='sapo'><a href='x'>{MORE}</a></p>", "", True, False),
        ("<p class='sapo author'>Minh Chiến</p>", "", True, False),
        ("<p class='sapo'>Theo báo An Thịnh</p>", "", True, False),
    ],
)
def test_what_is_a_lead(body: str, summary: str, named: bool, lead: bool) -> None:
    (line,) = lines(body)
    assert is_lead(line, summary, named=named) is lead


def test_a_lead_is_one_of_the_first_lines_and_comes_once() -> None:
    lead = f"<p class='sapo'>{MORE} Xong.</p>"
    wanted = [("lead", f"{MORE} Xong."), *PARAGRAPHS]
    assert blocks(lead + TEXT) == wanted
    assert blocks(TEXT + lead) == wanted
    assert blocks(f"{lead}{TEXT}<p>{MORE} Xong</p>") == wanted
    assert blocks(f"{TEXT}<p>{LONG} Ba.</p>{lead}")[0] == PARAGRAPHS[0]
    assert blocks(f"<p>{LONG}</p><p><b>{MORE}</b></p>")[0] == PARAGRAPHS[0]


def test_labels_around_a_text_are_none_of_it() -> None:
    author, pointer = "<p class='author'>Minh Chiến</p>", "<p>Xem chi tiết tại đây</p>"
    assert blocks(f"{author}{TEXT}{pointer}<p>Nguồn tin:</p><p>Tác giả:</p>") == PARAGRAPHS
    assert blocks(f"<p><a href='x'>Tin tức</a></p>{TEXT}") == PARAGRAPHS
    assert blocks(pointer) == [("paragraph", "Xem chi tiết tại đây")]
    assert blocks(f"{TEXT}<p>Ra quân.</p>") == PARAGRAPHS  # the title


def test_the_byline_stands_among_the_last_lines() -> None:
    signed = ("byline", "Nguyễn Văn Lâm")
    name = "<p>Nguyễn Văn Lâm</p>"
    assert blocks(TEXT + name) == [*PARAGRAPHS, signed]
    assert signed in blocks(f"{TEXT}{name}<p>Câu một.</p><p>Câu hai.</p>")
    assert signed not in blocks(f"{TEXT}{name}{'<p>Câu một.</p>' * 5}")
    assert signed not in blocks(f"<p>{MORE}</p>{name}<p>{LONG}</p>")
    assert signed not in blocks(name)
    picture = "<p><img src='a'></p>"
    assert ("caption", "Nguyễn Văn Lâm") in blocks(f"{TEXT}{picture}{name}")
    right = "<p align='right'>Nguyễn Văn Lâm</p>"
    assert signed in blocks(f"{TEXT}{picture}{right}")
    assert blocks_of(lines(TEXT + name), "", "").byline == Byline("Nguyễn Văn Lâm")
    assert blocks_of(lines(TEXT), "", "").byline is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<h2>Nhiệm vụ</h2>", "heading"),
        ("<h3>Nhiệm vụ năm sau.</h3>", "heading"),
        ("<p><b>Nhiệm vụ</b></p>", "heading"),
        ("<p>1. Nhiệm vụ</p>", "heading"),
        ("<p><b>Nhiệm vụ:</b></p>", "paragraph"),
        ("<p><b>Nhiệm</b> vụ</p>", "paragraph"),
        (f"<h2>{'Dọn ngõ ' * 30}</h2>", "paragraph"),
        (f"<p><b>{'Dọn ngõ ' * 30}</b></p>", "paragraph"),
        ("<p>(Ảnh minh họa)</p>", "caption"),
        ("<p><img src='a'></p><p>Dọn ngõ</p>", "caption"),
    ],
)
def test_the_kind_of_a_line(line: str, kind: str) -> None:
    made = blocks(f"<p>{LONG}</p>{line}<p>{MORE}</p>")
    assert [one for one, _ in made] == ["paragraph", kind, "paragraph"]


def test_nothing_stands_under_a_last_heading() -> None:
    assert blocks(f"{TEXT}<h2>Nhiệm vụ năm sau</h2>")[-1] == ("paragraph", "Nhiệm vụ năm sau")


def test_captions_that_are_nearly_all_of_a_text_are_its_text() -> None:
    picture = "<p><img src='a'></p><p>Dọn ngõ số {}</p>".format
    few = "".join(map(picture, range(3)))
    kinds = [kind for kind, _ in blocks(f"<p>{LONG}</p>{few}")]
    assert kinds == ["paragraph", *["caption"] * 3]
    kinds = [kind for kind, _ in blocks(f"<p>Phường họp.</p>{few}")]
    assert kinds == ["paragraph"] * 4
    many = "".join(map(picture, range(10)))
    kinds = [kind for kind, _ in blocks(f"<p>{LONG}</p><p>{LONG} Hai.</p>{many}")]
    assert set(kinds) == {"paragraph"}


def test_the_mark_that_ends_a_post_is_taken_off() -> None:
    assert blocks(f"<p>{LONG}</p><p>{MORE.rstrip('.')}./.</p><p>./.</p>") == PARAGRAPHS


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


def test_the_address_at_the_end_is_no_text() -> None:
    end = "<p>Nguồn:</p><p>https://phuong.example/tin/a.html</p>"
    made = draft(page(f"<h1>Ra quân</h1><div><p>{LONG}</p><p>{MORE}</p>{end}</div>"))
    assert texts(made) == [LONG, MORE]
