from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.characters import clean, clean_line, printable


def test_look_alikes_spaces_and_invisible_characters_are_mended() -> None:
    assert clean("\u00d0\u1ea3ng\u00a0 \u1ee7y\u200b ph\u00ad\u01b0\u1eddng\r\n x ") == (
        "Đảng ủy phường\nx"
    )


def test_nfd_becomes_nfc() -> None:
    assert clean(unicodedata.normalize("NFD", "Bí thư Đảng ủy")) == "Bí thư Đảng ủy"


@given(st.text())
def test_clean_is_idempotent_and_leaves_no_control_characters(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in once)


@given(st.text())
def test_a_line_has_no_line_end(text: str) -> None:
    assert "\n" not in clean_line(text)


def test_terminal_escapes_are_shown_not_sent() -> None:
    assert printable("tin\x1b[31m đỏ") == "tin\\x1b[31m đỏ"
