"""Files whose lines are in two encodings, and lines that are in none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.errors import UnreadableItem
from luutru.tests.helpers.encoders import ENCODERS
from luutru.text.script.encodings import decode, place_of_damage

FIRST = "ỦY BAN: Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị tổng kết công tác năm 2005."
SECOND = "Ủy ban đã nghe báo cáo về nhiệm vụ phát triển kinh tế và xây dựng đường giao thông."
# TCVN5712-1 is TCVN3 with more capitals: lines of both are all of the one that has them.
NAMES = st.sampled_from(["utf-8", *(name for name in ENCODERS if name != "tcvn5712-1")])


def encoded(text: str, name: str) -> bytes:
    return text.encode() if name == "utf-8" else ENCODERS[name](text)


@given(st.lists(NAMES, min_size=2, max_size=6))
def test_each_line_is_read_by_its_own_encoding(names: list[str]) -> None:
    data = b"\n".join(
        encoded(FIRST, name) + b"\n\nSo 12\n" + encoded(SECOND, name) for name in names
    )
    text, found = decode(data)
    # TCVN3 has no capital for "Ủy", and only a sentence or a heading shows where one was.
    assert text.lower() == "\n".join(f"{FIRST}\n\nSo 12\n{SECOND}" for _ in names).lower()
    assert set(found.split("+")) == set(names)


def test_the_encoding_of_most_is_named_first() -> None:
    data = b"\n".join([ENCODERS["tcvn3"](FIRST), ENCODERS["tcvn3"](SECOND), SECOND.encode()])
    assert decode(data) == (f"{FIRST}\n{SECOND}\n{SECOND}", "tcvn3+utf-8")


def test_a_line_that_says_little_goes_with_the_file() -> None:
    data = ENCODERS["viscii"](f"Ủy ban\n{FIRST}\nTrần Hà\n{SECOND}\nở")
    assert decode(data) == (f"Ủy ban\n{FIRST}\nTrần Hà\n{SECOND}\nở", "viscii")


def test_a_line_that_nothing_reads_is_named() -> None:
    greek = "Η δημοτική αρχή ανακοίνωσε χθες το νέο πρόγραμμα για την πόλη".encode("iso8859-7")
    with pytest.raises(UnreadableItem, match="Dòng 2 "):
        decode(b"\n".join([ENCODERS["vni"](FIRST), greek, *[ENCODERS["vni"](SECOND)] * 3]))


def test_one_bad_byte_of_utf_8_is_named_with_its_line() -> None:
    data = f"{FIRST}\n".encode() + b"Sai \xff \xe1\xbb n\xc3\xa0y\n" + SECOND.encode()
    at = data.index(b"\xff")
    with pytest.raises(UnreadableItem, match=rf"byte {at} \(dòng 2, byte 5 của dòng\)"):
        decode(data)


@pytest.mark.parametrize("line", [b"Vi\xe1\x87t Nam", b"a\xff", b"\xc3 b\xc3"])
def test_a_line_of_few_words_with_wrong_bytes_refuses_the_text(line: bytes) -> None:
    data = b"\n".join([FIRST.encode(), line, SECOND.encode()])
    with pytest.raises(UnreadableItem, match=r"hỏng ở byte .*dòng 2"):
        decode(data)
    text, name = decode(data, of_records=True)
    assert name == "utf-8"
    assert text.split("\n")[::2] == [FIRST, SECOND]
    assert place_of_damage(data, (0, len(FIRST.encode())), FIRST, name) == ""
    assert "dòng 2" in place_of_damage(data, (0, len(data)), text, name)


@pytest.mark.parametrize("name", ["vps", "viscii", "tcvn3", "vni", "cp1258"])
def test_initials_and_prices_are_no_words_of_another_encoding(name: str) -> None:
    text = (
        f"{FIRST}\n(71 tuổi, ngụ thôn 9, xã Tân Thanh) và hai cháu Đ. Đ. T.\nGiá 5.000 đ, 6.000 đ"
    )
    text = text.replace("ỦY BAN", "Cuộc họp")
    assert decode(encoded(text, name)) == (text, name)
