from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.syllables import TONES, Syllable, is_valid, parse, split_tone


@pytest.mark.parametrize(
    ("word", "onset", "rime", "tone"),
    [
        ("an", "", "an", 0),
        ("ngang", "ng", "ang", 0),
        ("huyền", "h", "uyên", 1),
        ("hỏi", "h", "oi", 2),
        ("ngã", "ng", "a", 3),
        ("sắc", "s", "ăc", 4),
        ("nặng", "n", "ăng", 5),
        ("đảng", "đ", "ang", 2),
        ("ủy", "", "uy", 2),
        ("uỷ", "", "uy", 2),
        ("phường", "ph", "ương", 1),
        ("nghiêng", "ngh", "iêng", 0),
        ("nguyễn", "ng", "uyên", 3),
        ("khuỷu", "kh", "uyu", 2),
        ("yêu", "", "yêu", 0),
        # qu takes its u along
        ("quốc", "qu", "ôc", 4),
        ("quyết", "qu", "yêt", 4),
        ("quý", "qu", "y", 4),
        ("quang", "qu", "ang", 0),
        # gi is an onset before a vowel, else g and i
        ("già", "gi", "a", 1),
        ("giường", "gi", "ương", 1),
        ("gì", "g", "i", 1),
        ("gìn", "g", "in", 1),
        ("giếng", "gi", "êng", 4),
        ("giêng", "gi", "êng", 0),
    ],
)
def test_the_parts_of_a_syllable(word: str, onset: str, rime: str, tone: int) -> None:
    assert parse(word) == Syllable(onset, rime, tone)


@pytest.mark.parametrize("word", ["cap", "cach", "một", "mốt", "hoc", "học", "thach", "thạch"])
def test_a_stopped_syllable_has_one_of_two_tones(word: str) -> None:
    assert is_valid(word) is (word != unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("stopped", ["cấp", "cáp", "mát", "các", "sách"])
def test_no_other_tone_goes_with_a_stop(stopped: str) -> None:
    base, tone = split_tone(stopped)
    parts = parse(stopped)
    assert (tone, parts is not None) == (4, True)
    for other in (1, 2, 3):
        at = next(i for i, c in enumerate(stopped) if split_tone(c)[1])
        changed = base[: at + 1] + TONES[other] + base[at + 1 :]
        assert parse(unicodedata.normalize("NFC", changed)) is None


@pytest.mark.parametrize(
    "word",
    [
        "",
        "hello",
        "zoo",
        "w",
        "fa",
        "đđ",
        "ng",
        "qu",
        "tác-",
        "nghiênggg",
        "ánh1",
        "aá",
        "áà",  # two tones
        "quo2",
        "bcd",
        "kha khi",
    ],
)
def test_what_is_no_syllable(word: str) -> None:
    assert parse(word) is None
    assert not is_valid(word)


def test_case_does_not_matter_for_validity_and_form_does() -> None:
    assert is_valid("ĐẢNG")
    assert is_valid("Uỷ")
    assert parse("Đảng") is None  # lower case is asked for


@pytest.mark.parametrize(
    ("word", "base", "tone"),
    [("đảng", "đang", 2), ("đang", "đang", 0), ("ấn", "ân", 4), ("áà", "áà", 0), ("", "", 0)],
)
def test_a_tone_is_taken_off_and_the_shape_of_the_letter_stays(
    word: str, base: str, tone: int
) -> None:
    assert split_tone(word) == (base, tone)


LETTERS = st.text("aăâeêioôơuưybcdđghklmnpqrstvxàảãáạ", max_size=8)


@given(LETTERS)
def test_the_parts_of_any_syllable_spell_it(word: str) -> None:
    parts = parse(word)
    if parts is not None:
        base, tone = split_tone(word)
        assert parts.tone == tone
        assert base in (parts.onset + parts.rime, parts.onset[:-1] + parts.rime)


@given(st.text(max_size=12))
def test_any_text_is_a_syllable_or_not(text: str) -> None:
    assert is_valid(text) in (True, False)
    base, tone = split_tone(text)
    assert 0 <= tone < len(TONES)
    assert tone or base == text
