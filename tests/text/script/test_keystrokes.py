from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.script.folding import exact_key
from luutru.text.script.keystrokes import telex, vni
from luutru.text.script.syllables import is_valid


@pytest.mark.parametrize(
    ("typed", "keyed"),
    [
        ("ddangr", "đảng"),
        ("uyr", "ủy"),
        ("dangr", "dảng"),
        ("nguyeenx", "nguyễn"),
        ("nguyeexn", "nguyễn"),
        ("dduowngf", "đường"),
        ("dduwowngf", "đường"),
        ("quaanj", "quận"),
        ("quawng", "quăng"),
        ("thuowr", "thuở"),
        ("thoong", "thông"),
        ("giaf", "già"),
        ("muwa", "mưa"),
        ("muaw", "mưa"),
        ("huwu", "hưu"),
        # each tone, each shape
        ("maf", "mà"),
        ("mar", "mả"),
        ("max", "mã"),
        ("mas", "má"),
        ("maj", "mạ"),
        ("caan", "cân"),
        ("een", "ên"),
        ("toor", "tổ"),
        ("tawng", "tăng"),
        ("cow", "cơ"),
        ("tuw", "tư"),
        ("ddi", "đi"),
        # keys in any order after their letter
        ("dangdr", "đảng"),
        ("dandgr", "đảng"),
        ("caafu", "cầu"),
        ("cafau", "cầu"),
        ("phuowngf", "phường"),
        ("phuwowfng", "phường"),
        ("phuongwf", "phường"),
        # the horn or the breve, by what stands before
        ("quawcj", "quặc"),
        ("quow", "quơ"),
        ("huow", "huơ"),
        ("luuw", "lưu"),
        ("luwu", "lưu"),
        ("cuaw", "cưa"),
        ("hoawcj", "hoặc"),
        ("oaw", None),
        # the tone goes to the letter of the old style
        ("hoaf", "hòa"),
        ("hofa", "hòa"),
        ("toanf", "toàn"),
        ("khuyur", "khuỷu"),
        # s, f, r, x, j before a vowel are letters
        ("saos", "sáo"),
        ("rar", "rả"),
        ("xax", "xã"),
        # what is no syllable
        ("mass", None),
        ("mafs", None),
        ("fax", None),
        ("wow", None),
        ("ddd", None),
        ("aaa", None),
        ("nguoiwwww", None),
        ("nghieengaaaaa", None),
        ("Ddangr", None),
        ("dang1", None),
        ("", None),
    ],
)
def test_telex(typed: str, keyed: str | None) -> None:
    assert telex(typed) == keyed


@pytest.mark.parametrize(
    ("typed", "keyed"),
    [
        ("d9ang3", "đảng"),
        ("uy3", "ủy"),
        ("nguye6n4", "nguyễn"),
        ("d9uo7ng2", "đường"),
        ("qua6n5", "quận"),
        ("ta8ng", "tăng"),
        ("u7a", "ưa"),
        ("ma2", "mà"),
        ("ma3", "mả"),
        ("ma4", "mã"),
        ("ma1", "má"),
        ("ma5", "mạ"),
        ("e6n", "ên"),
        ("to63", "tổ"),
        ("to36", "tổ"),
        ("co7", "cơ"),
        ("di9", "đi"),
        ("dang93", "đảng"),
        ("phuong72", "phường"),
        ("phu7o7ng2", "phường"),
        ("qua8c5", "quặc"),
        ("luu7", "lưu"),
        ("huo7", "huơ"),
        ("hoa2", "hòa"),
        # what is no syllable
        ("ma12", None),
        ("ma8a8", None),
        ("mo8", None),
        ("a9", None),
        ("e7", None),
        ("i6", None),
        ("1ma", None),
        ("ma0", None),
        ("Ma1", None),
        ("nghie6ngnghie6", None),
        ("", None),
    ],
)
def test_vni(typed: str, keyed: str | None) -> None:
    assert vni(typed) == keyed


@pytest.mark.parametrize("typed", ["dang", "the", "an", "xyz", "a1b2c3", "2020", "15h30", "đảng"])
def test_what_keys_no_marked_syllable_is_left_alone(typed: str) -> None:
    assert telex(typed) is None
    assert vni(typed) is None


_TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPES = {"\u0302", "\u0306", "\u031b"}


def keyed(syllable: str, shapes: dict[str, str], tones: str) -> str:
    """Return the keystrokes of a syllable, its tone typed last."""
    typed, tone = "", ""
    for letter in unicodedata.normalize("NFC", syllable):
        parts = unicodedata.normalize("NFD", letter)
        tone += "".join(tones[_TONES.index(c)] for c in parts if c in _TONES)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        typed += shapes.get(base, base)
    return typed + tone


ONSETS = ["", "b", "ch", "đ", "gi", "h", "kh", "ng", "nh", "ph", "qu", "s", "th", "tr", "x"]
RIMES = ["ang", "ảng", "ấn", "ế", "iệp", "ường", "ữu", "oài", "ông", "ơi", "uyễn", "ăng", "ạch"]


@given(st.sampled_from(ONSETS), st.sampled_from(RIMES))
def test_keystrokes_round_trip(onset: str, rime: str) -> None:
    word = onset + rime
    for decode, shapes, tones in ((telex, _TELEX, "frxsj"), (vni, _VNI, "23415")):
        decoded = decode(keyed(word, shapes, tones))
        if decoded is not None:
            assert exact_key(decoded) == exact_key(word)


@given(st.text("abcdeghiklmnopqrstuvxywfj0123456789", max_size=14))
def test_any_keys_give_a_valid_syllable_or_none(typed: str) -> None:
    for word in (telex(typed), vni(typed)):
        assert word is None or (is_valid(word) and word != typed)


def test_every_common_syllable_round_trips() -> None:
    text = """Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị giải phóng mặt bằng khuyến học
    thủy lợi huyện Quảng Xương người tuổi nghĩa vụ quân sự thường trực Mặt trận Tổ quốc hưởng ứng"""
    for word in {word.lower() for word in text.split()}:
        assert exact_key(telex(keyed(word, _TELEX, "frxsj")) or "") == exact_key(word)
        assert exact_key(vni(keyed(word, _VNI, "23415")) or "") == exact_key(word)
