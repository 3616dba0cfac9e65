from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.extract import extract
from luutru.ingest.records import Byline, Draft, RawPost


def from_text(text: str) -> Draft:
    return extract(RawPost("text", 0, 1, "utf-8", text=text), "x.txt")


def from_html(source: str) -> Draft:
    return extract(RawPost("html", 0, 1, "utf-8", html=source), "x.html")


def from_fields(**fields: object) -> Draft:
    return extract(RawPost("fields", 0, 1, "utf-8", "dòng 1", fields=fields), "x.jsonl")


def texts(draft: Draft, kind: str) -> list[str]:
    return [block.text for block in draft.blocks if block.kind == kind]


def test_a_pasted_portal_post_is_understood_whole(pasted: str) -> None:
    draft = from_text(pasted)
    assert draft.section == "CÔNG TÁC ĐẢNG"
    assert draft.title == (
        "Đảng ủy phường An Thịnh làm việc với Mặt trận Tổ quốc và các đoàn thể về nhiệm vụ cuối năm"
    )
    assert draft.published is not None
    assert (draft.published.iso, draft.published.precision) == ("2019-06-21T08:15+07:00", "minute")
    assert draft.views == 1204
    assert draft.byline == Byline("Nguyễn Văn Lâm", "Chủ tịch Hội CCB")
    assert texts(draft, "caption") == ["Đ/c Bí thư Đảng ủy chủ trì hội nghị"]
    assert len(texts(draft, "lead") + texts(draft, "paragraph")) == 6
    assert texts(draft, "paragraph")[-1].endswith("vệ sinh môi trường.")
    assert "Đảng uỷ" in texts(draft, "paragraph")[-2]  # what was written is kept


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tin, ảnh: Vũ Thị Mai Hương", Byline("Vũ Thị Mai Hương")),
        ("Người viết: Trần An – Tổ trưởng TDP", Byline("Trần An", "Tổ trưởng TDP")),
        ("Phạm Văn Đức (Bí thư Đảng ủy)", Byline("Phạm Văn Đức", "Bí thư Đảng ủy")),
        ("Hội nghị kết thúc tốt đẹp.", None),
        ("Ủy ban nhân dân phường", None),
    ],
)
def test_bylines(line: str, expected: Byline | None) -> None:
    assert from_text(f"Một tiêu đề\n\nĐoạn văn thứ nhất.\n\n{line}").byline == expected


def test_text_without_a_header_has_its_first_line_as_title() -> None:
    draft = from_text("Hội nghị tổng kết\n\nSáng nay hội nghị họp.\n\nHội nghị bế mạc.")
    assert draft.title == "Hội nghị tổng kết"
    assert draft.published is None
    assert len(texts(draft, "paragraph")) == 2


def test_one_paragraph_gives_its_first_sentence_as_title() -> None:
    assert from_text("Sáng nay phường họp. Sau đó nghỉ.").title == "Sáng nay phường họp"


PAGE = """<html><head><title>Cổng</title><meta property="og:title" content="Ra quân dọn ngõ"/>
<script>alert(1)</script></head><body><nav><a>Trang chủ</a></nav>
<div class="category">MÔI TRƯỜNG</div><h1 class="news-title">Ra quân dọn ngõ</h1>
<span class="date">Ngày đăng 03/04/2018 | 08:15 | Lượt xem: 12</span>
<div class="sapo">Sáng 02/4, phường ra quân.</div><div class="news-content">
<p>Tham gia có <b>đông đảo</b> nhân dân&nbsp;các tổ &#273;ân phố cùng lực lượng thanh niên và hội
viên các đoàn thể trên địa bàn, dọn dẹp các tuyến ngõ từ sáng sớm.</p>
<figure><img src="x.jpg"><figcaption>Ảnh: quang cảnh buổi ra quân</figcaption></figure>
<p>Kết quả thu gom hai tấn rác thải các loại, xóa ba điểm rác tồn đọng lâu ngày. ./.</p>
<p align="right">Phan Thị Lệ - Cán bộ văn hóa</p></div>
<div class="sidebar"><a>Tin khác hẳn ở cột bên</a></div>
<div>Tin liên quan</div><ul><li>Một tin khác</li></ul><footer>Bản quyền</footer></body></html>"""


def test_a_saved_page_gives_the_post_without_what_is_around_it() -> None:
    draft = from_html(PAGE)
    assert draft.title == "Ra quân dọn ngõ"
    assert draft.section == "MÔI TRƯỜNG"
    assert draft.published is not None
    assert draft.published.iso == "2018-04-03T08:15+07:00"
    assert draft.views == 12
    assert draft.byline == Byline("Phan Thị Lệ", "Cán bộ văn hóa")
    assert texts(draft, "lead") == ["Sáng 02/4, phường ra quân."]
    assert texts(draft, "caption") == ["Ảnh: quang cảnh buổi ra quân"]
    assert len(texts(draft, "paragraph")) == 2
    shown = " ".join(block.text for block in draft.blocks)
    assert not any(word in shown for word in ("Trang chủ", "cột bên", "Một tin khác", "alert"))


def test_a_deep_page_is_read_or_refused_but_never_breaks() -> None:
    try:
        draft = from_html("<div>" * 5000 + "Nội dung nằm rất sâu trong trang" + "</div>" * 5000)
    except UnreadableItem:
        return
    assert draft.blocks


def test_records_with_html_bodies_and_odd_values() -> None:
    draft = from_fields(
        id=7,
        title="Một",
        body="<p>Đoạn một &amp; hai.</p><p>Đoạn hai.</p>",
        published="hôm qua",
        views="1.204",
        author="Hà Văn Sơn - Công chức",
        ghi_chu="giữ lại",
    )
    assert texts(draft, "paragraph") == ["Đoạn một & hai.", "Đoạn hai."]
    assert draft.byline == Byline("Hà Văn Sơn", "Công chức")
    assert draft.views == 1204
    assert draft.published is None
    assert draft.extra == {"ghi_chu": "giữ lại", "published": "hôm qua"}


@given(st.text(min_size=1, max_size=400))
def test_any_text_gives_a_draft_or_a_reason(text: str) -> None:
    try:
        draft = from_text(text)
    except UnreadableItem:
        return
    assert draft.blocks


@given(st.text("<>/pdivhtml b='\"&;!-ả", min_size=1, max_size=200))
def test_any_page_gives_a_draft_or_a_reason(source: str) -> None:
    try:
        draft = from_html(source)
    except UnreadableItem:
        return
    assert draft.blocks
