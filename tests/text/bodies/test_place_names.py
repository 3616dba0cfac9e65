from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.bodies.place_names import headed_place, known_place, named, place_starts
from luutru.text.lexicon_matcher import read


def headed(text: str, at: int = 0) -> str:
    """Return the place that begins with its kind at a word of a text."""
    words = read(text)
    end = headed_place(words, at)
    return text[words[at].start : words[end - 1].end] if end else ""


def known(text: str, at: int = 0) -> str:
    words = read(text)
    end = known_place(words, at)
    return text[words[at].start : words[end - 1].end] if end else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phường Bồ Đề họp", "phường Bồ Đề"),
        ("Phường Bồ Đề", "Phường Bồ Đề"),
        ("PHƯỜNG BỒ ĐỀ", "PHƯỜNG BỒ ĐỀ"),
        ("phường 5 họp", "phường 5"),
        ("quận 10", "quận 10"),
        ("phường số 5", "phường số 5"),
        ("huyện 5", ""),  # no number names one
        ("sông 5", ""),
        ("ngõ 12/5 phố", "ngõ 12/5"),
        ("tổ 5/12", ""),  # a date
        ("tổ 5, phường", "tổ 5"),
        ("tổ 5 người", ""),  # people are counted
        ("tổ 5 Long Biên", "tổ 5"),
        ("tổ Bảo Vệ", ""),
        ("thôn Đoài 3", "thôn Đoài 3"),
        ("khóm Bình Thới 3", "khóm Bình Thới 3"),
        ("khóm Bình Thới 3 người", "khóm Bình Thới"),
        ("phường Đoàn", ""),
        ("quận Ủy ban", ""),
        ("sông Hồng", "sông Hồng"),
        ("sông, Hồng", ""),
        ("Hồ Ngọc Hà", ""),  # a surname
        ("Hồ Gươm", "Hồ Gươm"),
        ("Đình Văn", ""),  # a given name
        ("cầu Chương Dương", "cầu Chương Dương"),
        ("TP. Hà Nội", "TP. Hà Nội"),
        ("TP HCM", "TP HCM"),
        ("tp Hà Nội", ""),
        ("P.5", "P.5"),
        ("P. Bồ Đề", "P. Bồ Đề"),
        ("P Bồ Đề", ""),
        ("Q. nói", ""),
        ("H.Anh", ""),  # somebody
        ("H.Củ Chi", "H.Củ Chi"),
        ("H.5", ""),
        ("phường UBND", ""),
        ("phường bồ đề", ""),
        ("", ""),
    ],
)
def test_a_place_that_begins_with_its_kind(text: str, expected: str) -> None:
    assert headed(text) == expected


@pytest.mark.parametrize("text", ["hợp tác xã Bồ Đề", "yêu cầu Long Biên", "đồng hồ Thụy Sĩ"])
def test_a_common_word_that_ends_like_a_kind_is_none(text: str) -> None:
    at = next(at for at, word in enumerate(read(text)) if word.lower in ("xã", "cầu", "hồ"))
    assert headed(text, at) == ""


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Hà Nội họp", 0, "Hà Nội"),
        ("hà nội", 0, ""),
        ("HÀ NỘI HỌP", 0, "HÀ NỘI"),
        ("Thừa Thiên - Huế", 0, "Thừa Thiên - Huế"),
        ("Hà Nội Mới", 0, ""),  # part of a longer name
        ("Việt Nam Cộng hòa", 0, "Việt Nam"),
        ("Hà Nội UBND", 0, "Hà Nội"),
        ("ông Hà Nam", 1, ""),  # a person
        ("Nguyễn Thái Bình", 1, ""),
        ("gặp Trường Thái Bình", 2, ""),
        ("Tại Thái Bình", 1, "Thái Bình"),
        ("UBND Thái Bình", 1, "Thái Bình"),
        ("Tỉnh Thái Bình", 1, "Thái Bình"),
        ("sang Mỹ rồi", 1, "Mỹ"),
        ("Mỹ thuật", 0, ""),
        ("Mỹ Linh", 0, ""),
        ("Mỹ vừa", 0, "Mỹ"),
        ("Anh vừa", 0, ""),  # begins a sentence
        ("sang Anh rồi", 1, "Anh"),
        ("tiếng Anh rồi", 1, ""),
        ("chị Mỹ rồi", 1, ""),
        ("gặp Anh rồi", 1, ""),
        ("quân Pháp rồi", 1, "Pháp"),
        ("Đức, Pháp và Anh", 4, ""),
        ("Đức, Pháp và Anh", 3, "Anh"),
        ("Nga, Đức", 1, "Đức"),
        ("Lan, Đức", 1, ""),
        ("MỸ HỌP", 0, ""),
    ],
)
def test_a_name_that_is_known(text: str, at: int, expected: str) -> None:
    assert known(text, at) == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Bồ Đề họp", 2),
        ("Bồ Đề Ngọc Lâm Hạ", 4),  # of at most four syllables
        ("Bồ Đề Quận Long Biên", 2),
        ("Bồ Đề Nguyễn Văn Tám", 2),  # a surname and two syllables
        ("Bồ UBND", 1),
        ("UBND Bồ", 0),
        ("bồ đề", 0),
        ("An Phố", 2),  # no name follows what looks like a head
        ("Buôn Ma Thuột họp", 3),
    ],
)
def test_the_name_of_a_place(text: str, end: int) -> None:
    assert named(read(text), 0) == end


def test_what_a_place_may_begin_with() -> None:
    assert {"phường", "tp", "hà", "sông", "đồng"} <= place_starts()
    assert "bộ" not in place_starts()


@given(st.text(alphabet="phườngBồĐềTP.HàNội 5,-/\n", max_size=60))
def test_every_place_has_a_capital_or_a_number_and_lies_in_its_text(text: str) -> None:
    words = read(text)
    for at in range(len(words) - 1):
        for end in (headed_place(words, at), known_place(words, at)):
            if end:
                assert at < end < len(words)
                some = words[at:end]
                assert any(word.begins or word.form[:1].isdigit() for word in some)
