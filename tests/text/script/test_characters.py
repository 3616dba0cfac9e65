from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.characters import clean, clean_line, printable


def test_look_alikes_spaces_and_invisible_characters_are_mended() -> None:
    assert clean("\u00d0\u1ea3ng\u00a0 \u1ee7y\u200b ph\u00ad\u01b0\u1eddng\r\n x ") == (
        "Đảng ủy phường\nx"
    )


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\u00d0ảng \u00f0ảng \u0189ảng \u0256ảng", "Đảng đảng Đảng đảng"),
        ("a\tb\vc\fd\u00a0e\u3000f\u2003g\u202fh", "a b c d e f g h"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a   b", "a b"),
        ("a  \n  b", "a\nb"),
        ("a\n\n\nb", "a\n\n\nb"),
        ("\n  a \n", "a"),
        ("a\u200bb\u00adc\ufeffd\u2060e\u200df", "abcdef"),
        ("a\u202eb\u2066c\u200fd", "abcd"),  # no letter turns the line around
        ("a\x00b\x1bc\x7fd\x85e\x9ff", "abcd ef"),
        ("u\u200b\u0309y", "ủy"),  # letter and mark come together
        ("quê\u0301", "quế"),
        ("tin “ảnh” – 5 m² №7", "tin “ảnh” – 5 m² №7"),
        ("ﬁ ½ Ⅷ", "ﬁ ½ Ⅷ"),  # what a reader can tell apart stays
        ("", ""),
    ],
)
def test_one_sequence_of_characters_for_one_visible_text(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


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


@given(st.text())
def test_a_line_is_the_cleaned_text_with_spaces_for_line_ends(text: str) -> None:
    assert clean_line(text).split() == clean(text).split()
    assert "  " not in clean_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tin\x1b[31m đỏ", "tin\\x1b[31m đỏ"),
        ("a\u202eb", "a\\u202eb"),
        ("một\nhai", "một\nhai"),
        ("một\nhai\r", "một\nhai\\r"),
        ("Đảng ủy", "Đảng ủy"),
        ("", ""),
    ],
)
def test_terminal_escapes_are_shown_not_sent(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_what_is_shown_can_be_printed(text: str) -> None:
    assert printable(text).replace("\n", "").isprintable()
