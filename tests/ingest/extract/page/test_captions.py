"""Captions of pictures on a page."""

from __future__ import annotations

import pytest

from luutru.ingest.extract.page.captions import is_caption
from luutru.ingest.extract.page.document import parse
from luutru.ingest.extract.page.layout import lines_of
from luutru.tests.helpers.portal_pages import LONG


def captions(body: str) -> list[str]:
    root = parse(f"<html><body>{body}</body></html>")
    return [line.text for line in lines_of(root) if is_caption(line)]


@pytest.mark.parametrize(
    "body",
    [
        "<figure><img src='a'><figcaption>Bà con dọn ngõ.</figcaption></figure>",
        "<p class='Image'>Bà con dọn ngõ.</p>",
        "<div class='wp-caption'><p>Bà con dọn ngõ.</p></div>",
        "<div class='chuthich'><div><span>Bà con dọn ngõ.</span></div></div>",
        "<table><tr><td class='pic-caption'>Bà con dọn ngõ.</td></tr></table>",
        "<div class='caption'><div><div><p>Bà con dọn ngõ.</p></div></div></div>",
        # under a picture
        "<p><img src='a'></p><p>Bà con dọn ngõ</p>",
        "<p><img src='a'></p><p><i>Bà con dọn ngõ.</i></p>",
        "<p><img src='a'></p><p align='center'>Bà con dọn ngõ.</p>",
        "<p><img src='a'><br>Bà con dọn ngõ.</p>",
        # in a table of a picture
        "<table><tr><td><img src='a'></td></tr><tr><td>Bà con dọn ngõ.</td></tr></table>",
    ],
)
def test_captions(body: str) -> None:
    assert [text.rstrip(".") for text in captions(body)] == ["Bà con dọn ngõ"]


@pytest.mark.parametrize(
    "text",
    ["Ảnh: Lê Hoa", "(Ảnh minh họa)", "Hình 1", "Nguồn ảnh: Internet", "Ảnh Internet", "Ảnh"],
)
def test_a_line_names_itself_a_caption(text: str) -> None:
    assert captions(f"<p>{LONG}</p><p>{text}</p>") == [text]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Bà con dọn ngõ</p>",
        "<p>Hình thức thi đua</p>",
        f"<p>Ảnh: {'x ' * 100}</p>",
        f"<p class='caption'>{'x ' * 200}</p>",
        # under a picture, but text
        "<p><img src='a'></p><p>Bà con dọn ngõ.</p>",
        f"<p><img src='a'></p><p>{LONG.rstrip('.')}</p>",
        f"<p><img src='a'></p><p><i>{LONG} {LONG}</i></p>",
        "<p><img src='a'></p><h2>Bà con dọn ngõ</h2>",
        "<p><img src='a'></p><p>Họp.</p><p>Bà con dọn ngõ</p>",
        # a name too far around, or around a cell or the page
        "<div class='caption'><div><div><div><p>Dọn ngõ.</p></div></div></div></div>",
        "<div class='caption'><table><tr><td>Dọn ngõ.</td></tr></table></div>",
        "<div class='caption'><div><div><div><div><p>Dọn ngõ.</p></div></div></div></div></div>",
        # a table that holds the text
        f"<table><tr><td><img src='a'></td></tr><tr><td>{LONG} {LONG} {LONG}</td></tr></table>",
        "<table><tr><td><img src='a'><table><tr><td>Dọn</td></tr></table></td><td>Ngõ</td></tr>"
        "</table>",
        "<table><tr><td>Dọn</td></tr><tr><td>Ngõ</td></tr></table>",
    ],
)
def test_what_is_no_caption(body: str) -> None:
    assert "Bà con dọn ngõ" not in captions(body)
    assert all(len(text) < 20 and text == "Dọn" for text in captions(body))


@pytest.mark.parametrize(
    ("line", "longest"),
    [
        ("<p class='caption'>{}</p>", 300),
        ("<p>Ảnh: {}</p>", 160),
        ("<p><img src='a'></p><p><i>{}</i></p>", 250),
        ("<p><img src='a'></p><p align='center'>{}</p>", 250),
        ("<p><img src='a'></p><p>{}</p>", 120),
    ],
)
def test_captions_are_short(line: str, longest: int) -> None:
    before = len("Ảnh: ") if "Ảnh" in line else 0
    assert len(captions(line.format("x" * (longest - before)))) == 1
    assert captions(line.format("x" * (longest - before + 1))) == []


def test_the_words_of_a_table_of_pictures_are_few() -> None:
    table = "<table><tr><td>{}</td></tr><tr><td>{}</td></tr></table>".format
    picture = "<img src='a'>"
    assert len(captions(table(picture, "xy " * 99))) == 1
    assert captions(table(picture, f"<p>{'xy ' * 70}</p><p>{'xy ' * 70}</p>")) == []
    assert len(captions(table(picture * 2, f"<p>{'xy ' * 70}</p><p>{'xy ' * 70}</p>"))) == 2
