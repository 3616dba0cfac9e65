from __future__ import annotations

import pytest

from luutru.tests.helpers.encoders import ENCODERS, as_1252
from luutru.text.script.encodings.rereading import LETTERS_BEYOND, reread

TEXT = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị tổng kết công tác năm 2005."


@pytest.mark.parametrize("name", ENCODERS)
def test_text_read_as_windows_1252_is_read_again(name: str) -> None:
    spoiled = as_1252(ENCODERS[name](TEXT))
    assert spoiled != TEXT
    assert reread(spoiled, name) == TEXT


@pytest.mark.parametrize("name", ["tcvn3", "viscii", "vps"])
def test_text_read_as_latin_1_is_read_again(name: str) -> None:
    assert (
        reread(ENCODERS[name]("hội nghị tổng kết").decode("latin-1"), name) == "hội nghị tổng kết"
    )


def test_what_became_of_the_soft_hyphen_of_tcvn3_is_its_horn() -> None:
    assert reread("ph\u00adêng, ph-êng, ph\u2212êng, nh- n\u00adíc", "tcvn3") == (
        "phường, phường, phường, như nước"
    )


def test_a_hyphen_that_is_one_stays() -> None:
    assert reread("Q§-TW, 12-NQ, a-b", "tcvn3") == "QĐ-TW, 12-NQ, a-b"
    assert reread("ph-êng", "viscii") != "phường"


@pytest.mark.parametrize("name", ENCODERS)
def test_plain_letters_and_spaces_stay(name: str) -> None:
    assert reread("Hoa mai 2005,\u00a0ban ngay\n", name) == "Hoa mai 2005,\u00a0ban ngay\n"


def test_letters_that_no_wrong_reading_gives() -> None:
    assert LETTERS_BEYOND.search("Đảng")
    assert LETTERS_BEYOND.search("thư")
    assert not LETTERS_BEYOND.search(as_1252(ENCODERS["tcvn3"](TEXT)))
    assert not LETTERS_BEYOND.search("Président à l'hôtel")
