from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.tests.helpers.encoders import as_1252
from luutru.tests.text.script.encodings.test_readings import OTHERS, SENTENCES
from luutru.text.script.repair.mojibake import as_utf_8, as_utf_8_of_cp1258


def read_as_1258(text: str) -> str:
    """Return UTF-8 as Windows-1258 reads it."""
    return b"".join(
        bytes([byte])
        if byte not in (0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x9A, 0x9D, 0x9E, 0xD2)
        else b"?"
        for byte in text.encode()
    ).decode("cp1258")


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("\n".join))
def test_utf_8_read_as_windows_1252_is_undone(text: str) -> None:
    assert as_utf_8(as_1252(text.encode())) == text


def test_it_is_undone_when_it_happened_twice() -> None:
    text = SENTENCES[1]
    assert as_utf_8(as_1252(as_1252(text.encode()).encode())) == text


@pytest.mark.parametrize(
    ("text", "undone"),
    [
        ("ThÆ¡", "Thơ"),
        ("Singaporeâ€™s", "Singapore’s"),
        # the no-break space of à became a space
        ("ngÃ y mai lÃ  ngÃ y há»™i", "ngày mai là ngày hội"),
        ("ngÃ y", "ngày"),
        ("Ã ", "à"),
    ],
)
def test_a_word_or_two(text: str, undone: str) -> None:
    assert as_utf_8(text) == undone


@pytest.mark.parametrize("text", ["", "Hoa", "café", "Đảng ủy", *SENTENCES, *OTHERS])
def test_good_text_stays(text: str) -> None:
    assert as_utf_8(text) == text
    assert as_utf_8_of_cp1258(text) == text


def test_what_is_read_again_is_composed_and_other_text_stays() -> None:
    apart = unicodedata.normalize("NFD", "Đảng ủy")
    assert as_utf_8(apart.encode().decode("latin-1")) == "Đảng ủy"
    assert as_utf_8(apart) == apart


@pytest.mark.parametrize("text", ["hội nghị", "tổng kết việc", "việc của dân"])
def test_utf_8_read_as_windows_1258_is_undone(text: str) -> None:
    spoiled = read_as_1258(text)
    assert "?" not in spoiled
    assert as_utf_8_of_cp1258(spoiled) == text
    assert as_utf_8_of_cp1258(unicodedata.normalize("NFC", spoiled)) == text
