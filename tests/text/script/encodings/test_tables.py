"""Round trips of the encodings from before Unicode: an encoder of each is written here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.encodings import decode
from luutru.text.script.encodings.named import ENCODINGS, LEGACY

TONES = "\u0300\u0309\u0303\u0301\u0323"
LOWER = [
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưy"
    for tone in ("", *TONES)
] + ["đ"]
MARKED = [letter for letter in LOWER if not letter.isascii()]

# TCVN 5712:1993 (VN3): rows of the table, by the code of their first letter.
TCVN3 = {
    letter: first + at
    for first, letters in (
        (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
        (0xB5, "àảãáạ"),
        (0xBB, "ằẳẵắ"),
        (0xC6, "ặầẩẫấậè"),
        (0xCE, "ẻẽéẹềểễếệìỉ"),
        (0xDC, "ĩíịò"),
        (0xE1, "ỏõóọồổỗốộờởỡớợù"),
        (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    )
    for at, letter in enumerate(letters)
}


def encode_vni(text: str) -> bytes:
    """Write each letter and then its marks, as fonts of VNI-Windows have them."""
    after = {
        "": dict(zip(TONES, "øûõùï", strict=True)),
        "\u0302": dict(zip(("", *TONES), "âàåãáä", strict=True)),
        "\u0306": dict(zip(("", *TONES), "êèúüéë", strict=True)),
    }
    alone = {"ỉ": "æ", "ĩ": "ó", "ị": "ò", "ì": "ì", "í": "í", "ỵ": "î", "đ": "ñ"}
    written = ""
    for letter in text:
        lower = letter.lower()
        if lower in alone:
            made = alone[lower]
        else:
            base, *marks = list(unicodedata.normalize("NFD", lower))
            tone = "".join(mark for mark in marks if mark in TONES)
            shape = "".join(mark for mark in marks if mark in "\u0302\u0306")
            if "\u031b" in marks:
                base = {"o": "ô", "u": "ö"}[base]
            made = base + (after[shape].get(tone, "") if tone or shape else "")
        written += made.upper() if letter.isupper() else made
    return written.encode("cp1252")


def encode_tcvn3(text: str) -> bytes:
    return bytes(TCVN3[letter] if letter in TCVN3 else ord(letter) for letter in text)


@pytest.mark.parametrize("letter", MARKED)
def test_every_letter_of_tcvn3(letter: str) -> None:
    assert ENCODINGS["tcvn3"].decode(b"xem " + bytes([TCVN3[letter]])) == f"xem {letter}"


@pytest.mark.parametrize(("letter"), "ĂÂÊÔƠƯĐ")
def test_tcvn3_has_capitals_without_tones_alone(letter: str) -> None:
    assert ENCODINGS["tcvn3"].decode(bytes([TCVN3[letter]]) + b"a") == letter + "a"


@pytest.mark.parametrize("letter", MARKED)
def test_every_letter_of_vni_in_both_cases(letter: str) -> None:
    assert ENCODINGS["vni"].decode(encode_vni(letter)) == letter
    assert ENCODINGS["vni"].decode(encode_vni(letter.upper())) == letter.upper()


def test_a_mark_of_vni_may_be_small_after_a_capital() -> None:
    assert ENCODINGS["vni"].decode("Aù Aâ AÙ AÂ UÛ Uû Öù Öï".encode("cp1252")) == "Á Â Á Â Ủ Ủ Ứ Ự"


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        (0x80, "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"),
        (0x90, "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"),
        (0xA0, "Õắằặấầẩậẽẹếềểễệố"),
        (0xB0, "ồổỗỠƠộờởịỰỨỪỬơớƯ"),
        (0xC0, "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"),
        (0xD0, "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"),
        (0xE0, "àáâãảăữẫèéêẻìíĩỉ"),
        (0xF0, "đựòóôõỏọụùúũủýợỮ"),
    ],
)
def test_every_code_of_viscii(code: int, letters: str) -> None:
    """The rows of the table in RFC 1456."""
    assert ENCODINGS["viscii"].decode(bytes(range(code, code + 16))) == letters


def test_six_capitals_of_viscii_stand_among_the_controls() -> None:
    assert ENCODINGS["viscii"].decode(b"\x02\x05\x06\x14\x19\x1e") == "ẲẴẪỶỸỴ"
    assert ENCODINGS["viscii"].decode(bytes(range(0x20, 0x7F))) == bytes(range(0x20, 0x7F)).decode(
        "ascii"
    )


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("ĐảNG ủY PHườNG", "ĐẢNG ỦY PHƯỜNG"),
        ("THàNH PHố HUế", "THÀNH PHỐ HUẾ"),
        ("Bà Hà ở xã", "Bà Hà ở xã"),  # one capital at the head
        ("Bí thư", "Bí thư"),
        ("UBND xã", "UBND xã"),
        ("HĐND", "HĐND"),
        ("ấN", "ẤN"),
        ("à ơi", "À ơi"),  # at the head of a text
        ("Hát: à ơi", "Hát: à ơi"),
        ("2005 ĐặT 5", "2005 ĐẶT 5"),
    ],
)
def test_words_of_capitals_are_restored_from_tcvn3(text: str, restored: str) -> None:
    assert ENCODINGS["tcvn3"].decode(encode_tcvn3(text)) == restored


SYLLABLES = st.sampled_from(
    "đồng chí bí thư đảng ủy phường chủ trì hội nghị tổng kết công tác năm các đoàn thể ấp xã "
    "quận huyện giải phóng mặt bằng khuyến học thủy lợi người nghĩa vụ kỹ thuật ý kiến".split()
)
TEXTS = st.lists(SYLLABLES, min_size=1, max_size=30).map(" ".join)
CAPITALS = st.sampled_from([str.lower, str.capitalize])


@given(TEXTS, CAPITALS)
def test_tcvn3_is_read_back(text: str, case: Callable[[str], str]) -> None:
    written = f"xem {case(text)}"  # a sentence would begin with a capital
    if all(letter in TCVN3 or letter.isascii() for letter in written):
        assert ENCODINGS["tcvn3"].decode(encode_tcvn3(written)) == written


@given(TEXTS, st.sampled_from([str.lower, str.capitalize, str.upper, str.title]))
def test_vni_is_read_back(text: str, case: Callable[[str], str]) -> None:
    assert ENCODINGS["vni"].decode(encode_vni(case(text))) == case(text)


@given(TEXTS, st.sampled_from([str.lower, str.upper]))
def test_viscii_is_read_back(text: str, case: Callable[[str], str]) -> None:
    codes = {ENCODINGS["viscii"].decode(bytes([code])): code for code in range(256)}
    written = case(text)
    assert ENCODINGS["viscii"].decode(bytes(codes[letter] for letter in written)) == written


@pytest.mark.parametrize(("name", "encode"), [("tcvn3", encode_tcvn3), ("vni", encode_vni)])
def test_what_was_encoded_is_told_by_its_syllables(
    name: str, encode: Callable[[str], bytes]
) -> None:
    text = "Đồng chí Bí thư chi bộ chủ trì hội nghị tổng kết năm của các đoàn thể phường"
    assert decode(encode(text)) == (text, name)


@given(st.binary(max_size=80))
def test_any_bytes_are_decoded_or_are_none_of_cp1252(data: bytes) -> None:
    for name in LEGACY:
        try:
            text = ENCODINGS[name].decode(data)
        except UnicodeDecodeError:
            assert name == "cp1258"
            continue
        assert "\ufffd" not in text
