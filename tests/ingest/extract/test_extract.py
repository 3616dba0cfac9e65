from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.ingest.extract import extract
from luutru.ingest.records import Draft, RawPost


def from_text(text: str) -> Draft:
    return extract(RawPost("text", 0, 1, "utf-8", text=text), "x.txt")


def from_html(source: str) -> Draft:
    return extract(RawPost("html", 0, 1, "utf-8", html=source), "x.html")


def from_fields(**fields: object) -> Draft:
    return extract(RawPost("fields", 0, 1, "utf-8", "dòng 1", fields=fields), "x.jsonl")


def test_a_post_is_the_same_pasted_as_a_page_and_as_a_record() -> None:
    title, date, body = "Hội nghị tổng kết", "05/09/2008 | 10:49", "Sáng nay phường họp tổng kết."
    pasted = from_text(f"{title}\nNgày đăng {date}\n\n{body}\n\nTin, ảnh: Lê Thị Hoa")
    page = from_html(
        f"<h1>{title}</h1><p>Ngày đăng {date}</p><p>{body}</p><p>Tin, ảnh: Lê Thị Hoa</p>"
    )
    record = from_fields(title=title, published=date, body=body, author="Lê Thị Hoa")
    for draft in (pasted, page, record):
        assert draft.title == title
        assert draft.published is not None
        assert draft.published.iso == "2008-09-05T10:49+07:00"
        assert draft.byline is not None
        assert draft.byline.name == "Lê Thị Hoa"
        assert body in [block.text for block in draft.blocks]


@pytest.mark.parametrize("text", ["\u200b", "\n\n", " "])
def test_what_has_neither_title_nor_text_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnreadableItem, match=r"tiêu đề hay nội dung trong x\.txt") as caught:
        from_text(text)
    assert caught.value.repair == "Hãy kiểm tra lại tệp gốc."
    with pytest.raises(UnreadableItem, match=r"trong x\.html"):
        from_html("<html><body><script>x</script></body></html>")
    with pytest.raises(UnreadableItem, match=r"trong x\.jsonl"):
        from_fields(title=" ", body=text)


def test_a_deep_page_is_read_or_refused_but_never_breaks() -> None:
    try:
        draft = from_html("<div>" * 5000 + "Nội dung nằm rất sâu trong trang" + "</div>" * 5000)
    except UnreadableItem:
        return
    assert draft.blocks


@given(st.text(min_size=1, max_size=400))
def test_any_text_gives_a_draft_or_a_reason(text: str) -> None:
    for read in (from_text, from_html, lambda body: from_fields(body=body)):
        try:
            draft = read(text)
        except UnreadableItem as error:
            assert error.reason
            continue
        assert draft.blocks
