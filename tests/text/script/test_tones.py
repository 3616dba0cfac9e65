from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.folding import fold
from luutru.text.script.syllables import parse
from luutru.text.script.tones import canonical, place_tone

OLD_AND_NEW = [
    # oa, oe, uy without a coda: the first vowel in the old style, the second in the new
    ("hòa", "hoà"),
    ("hóa", "hoá"),
    ("hỏa", "hoả"),
    ("xõa", "xoã"),
    ("họa", "hoạ"),
    ("òe", "oè"),
    ("khỏe", "khoẻ"),
    ("xòe", "xoè"),
    ("ủy", "uỷ"),
    ("thủy", "thuỷ"),
    ("thúy", "thuý"),
    ("tùy", "tuỳ"),
    ("lũy", "luỹ"),
    ("lụy", "luỵ"),
]


@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW)
def test_tones_move_to_the_old_style(old: str, new: str) -> None:
    assert canonical(new) == canonical(old) == old
    assert canonical(new.upper()) == old.upper()
    assert canonical(new.capitalize()) == old.capitalize()
    assert canonical(f"«{new}», {new}-{new}.") == f"«{old}», {old}-{old}."


@pytest.mark.parametrize(
    "word",
    [
        # with a coda, or three vowels, there is one style
        "toàn",
        "hoàng",
        "huýt",
        "ngoài",
        "ngoáy",
        "khuỷu",
        "loét",
        # a letter with a shape of its own bears the tone
        "thuở",
        "huệ",
        "tuyết",
        "nguyễn",
        "thuế",
        # u of qu and i of gi are onsets
        "quả",
        "quý",
        "quỳ",
        "già",
        # one vowel, or two of which the first bears it anyway
        "má",
        "mía",
        "mùa",
        "tái",
        "chịu",
        "đẩy",
        # no tone
        "hoa",
        "khuya",
    ],
)
def test_what_has_one_style_stays(word: str) -> None:
    assert canonical(word) == word
    assert canonical(word.upper()) == word.upper()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abcoàz",  # no syllable
        "xhoà",
        "hoà1",
        "hoà_x",
        "_hoà",
        "đoàđ",
        "oàoà",
        "zuỷ",
        "Oà oà_",
    ],
)
def test_what_is_no_syllable_is_left_alone(text: str) -> None:
    assert canonical(text).replace("òa", "oà").replace("Òa", "Oà") == text
    if " " not in text:
        assert canonical(text) == text


def test_a_misplaced_tone_is_put_right() -> None:
    assert canonical("tòan") == "toàn"
    assert canonical("hùynh") == "huỳnh"
    assert canonical("thùê") == "thuề"


def test_words_between_stay_as_they_are() -> None:
    text = "Uỷ ban xã Hoà Bình, khoẻ hơn; THUỶ LỢI, loà xoà quả"
    assert canonical(text) == "Ủy ban xã Hòa Bình, khỏe hơn; THỦY LỢI, lòa xòa quả"


@pytest.mark.parametrize(
    ("onset", "rime", "tone", "word"),
    [
        ("h", "oa", 1, "hòa"),
        ("h", "oa", 0, "hoa"),
        ("", "uy", 2, "ủy"),
        ("t", "oan", 1, "toàn"),
        ("ng", "oai", 1, "ngoài"),
        ("kh", "uyu", 2, "khuỷu"),
        ("ph", "ương", 1, "phường"),
        ("ng", "uyên", 3, "nguyễn"),
        ("th", "uơ", 2, "thuở"),
        ("l", "ươt", 5, "lượt"),
        ("m", "ưa", 1, "mừa"),
        ("ch", "iu", 5, "chịu"),
        ("qu", "ôc", 4, "quốc"),
        ("đ", "ang", 2, "đảng"),
        ("s", "ăc", 4, "sắc"),
        ("đ", "âu", 4, "đấu"),
    ],
)
def test_the_letter_that_bears_the_tone(onset: str, rime: str, tone: int, word: str) -> None:
    assert place_tone(onset, rime, tone) == word


WORDS = st.sampled_from([word for pair in OLD_AND_NEW for word in pair])
TEXTS = st.one_of(
    st.text("aăâeêioôơuưyđghkmnpqrstvxàáảãạòóỏõọùúủũụÀÁUỶ -._\n", max_size=40),
    st.lists(WORDS | st.sampled_from(["x", "–", "ỦY", "quả"]), max_size=8).map(" ".join),
    st.text(max_size=60),
)


@given(TEXTS)
def test_the_length_stays_and_twice_is_once(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    once = canonical(text)
    assert len(once) == len(text)
    assert canonical(once) == once
    assert fold(once) == fold(text)
    assert [c.isupper() for c in once] == [c.isupper() for c in text]


@given(st.lists(WORDS, max_size=6), st.text(" ,.-\n", min_size=1, max_size=3))
def test_a_text_is_its_words(words: list[str], between: str) -> None:
    assert canonical(between.join(words)) == between.join(map(canonical, words))


@given(st.sampled_from("h kh th l ng x đ ch".split()), st.sampled_from("oa oe uy".split()))
def test_every_tone_is_placed_and_read_back(onset: str, rime: str) -> None:
    for tone in range(6):
        word = place_tone(onset, rime, tone)
        assert parse(word) == (onset, rime, tone)
        assert canonical(word) == word
