"""Markup: nothing that is not markup becomes markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from luutru.report.markup import Html, element, joined, number, safe_link


@given(st.text(), st.text())
def test_any_text_is_escaped(text: str, attribute: str) -> None:
    made = etree.fromstring(element("p", text, title=attribute))
    assert len(made) == 0
    assert made.tag == "p"
    assert list(made.attrib) == ["title"]


def test_elements_keep_markup_and_escape_text() -> None:
    inner = element("b", "<i>")
    assert inner == "<b>&lt;i&gt;</b>"
    assert element("p", inner, "\x00\u202e", id=None) == "<p><b>&lt;i&gt;</b>\\x00\\u202e</p>"
    assert element("meta", charset="utf-8") == '<meta charset="utf-8" />'
    assert isinstance(joined(["a", inner], " < "), Html)
    assert joined(["a", inner], " < ") == "a &lt; <b>&lt;i&gt;</b>"


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://x.example/tin?a=1&b=2#c", True),
        ("HTTP://x.example", True),
        ("https://x.example/đường/dẫn", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://x.example", False),
        ("https:x", False),
        ("//x.example", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ('https://x.example/"onclick="x', False),
        ("https://x.example/\u202egpj", False),
        ("https://x.example/\x00", False),
        ("http://[bad", False),
        ("", False),
    ],
)
def test_only_plain_web_addresses_are_followed(address: str, followed: bool) -> None:
    assert safe_link(address, "http", "https") is followed


def test_files_are_followed_when_asked_for() -> None:
    assert safe_link("file:///kho/b%C3%A0i.txt", "file")
    assert not safe_link("https://x.example", "file")
    assert number(1204) == "1.204"
