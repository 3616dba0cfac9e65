from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.abbreviations import abbreviations, definitions
from luutru.text.script.folding import exact_key


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("với Ủy ban mặt trận tổ quốc (UBMTTQ) phường", "ubmttq", "ủy ban mặt trận tổ quốc"),
        ("với Uỷ ban nhân dân (UBND)", "ubnd", "ủy ban nhân dân"),
        ("Hội đồng nhân dân (HĐND)", "hđnd", "hội đồng nhân dân"),
        ("Hội đồng nhân dân (HDND) họp", "hdnd", "hội đồng nhân dân"),  # D for Đ
        ("Bí thư Chi bộ(BTCB)", "btcb", "bí thư chi bộ"),
        ("Công an phường ( CAP ) sẽ sơ kết", "cap", "công an phường"),
        ('Công an phường ("CAP")', "cap", "công an phường"),
        ("Công an phường (“CAP”)", "cap", "công an phường"),
        ("Công an\nphường họp; Công an phường (CAP)", "cap", "công an phường"),
        # led in by words
        ("Hội đồng nhân dân (gọi tắt là HĐND)", "hđnd", "hội đồng nhân dân"),
        ("Hội đồng nhân dân (viết tắt: HĐND)", None, None),
        ("Hội đồng nhân dân (viết tắt HĐND)", "hđnd", "hội đồng nhân dân"),
        ("Hội đồng nhân dân (sau đây là HĐND)", "hđnd", "hội đồng nhân dân"),
        ("Hội đồng nhân dân (sau đây gọi tắt là HĐND) họp", "hđnd", "hội đồng nhân dân"),
        ("Hội đồng nhân dân (Sau đây gọi tắt là “HĐND”)", "hđnd", "hội đồng nhân dân"),
        # linking words need no letter, and may have one
        ("phòng cháy và chữa cháy (PCCC)", "pccc", "phòng cháy và chữa cháy"),
        ("phòng cháy, chữa cháy (PCCC)", "pccc", "phòng cháy chữa cháy"),
        ("Văn phòng của Quốc hội (VPQH)", "vpqh", "văn phòng của quốc hội"),
        ("Hội cho các trẻ em (HTE)", "hte", "hội cho các trẻ em"),
        ("Quỹ vì người nghèo (QVNN)", "qvnn", "quĩ vì người nghèo"),  # keys are those of search
        ("Bảo vệ và Phát triển (BVVPT)", "bvvpt", "bảo vệ và phát triển"),
        ("trung học cơ sở 2 (THCS2)", "thcs2", "trung học cơ sở 2"),
        # the long form after the short one
        ("BTV (Biên tập viên) đài", "btv", "biên tập viên"),
        ("HĐND(hội đồng nhân dân)", "hđnd", "hội đồng nhân dân"),
        ("HĐND ( hội đồng nhân dân ) họp", "hđnd", "hội đồng nhân dân"),
        ("PCCC (phòng cháy và chữa cháy)", "pccc", "phòng cháy và chữa cháy"),
    ],
)
def test_definitions(text: str, short: str | None, long: str | None) -> None:
    found = definitions(text)
    assert [(one.short, one.long) for one in found] == ([(short, long)] if short else [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(UBND)",
        "UBND",
        "một hai (UBND)",
        "họp tại quận (TP)",
        "x. Hội đồng (HĐND)",
        "Trần Văn A (SN 1990)",
        "Hội (H)",  # one letter
        "Ủy ban (ủb)",  # no capitals
        "Ủy ban (Ub)",
        "hai ba (2B)",  # begins with a figure
        "nhân dân (UBND)",
        "Ủy ban của nhân viên dân (UBND)",  # a syllable too many
        "Hội đồng. Nhân dân (HĐND)",  # across a sentence
        "Hội đồng; nhân dân (HĐND)",
        "Hội đồng: nhân dân (HĐND)",
        "Hội đồng (x) nhân dân (HĐND)",
        "Hội đồng! nhân dân (HĐND)",
        "Hội đồng? nhân dân (HĐND)",
        "Hội đồng\nnhân dân (HĐND)",
        "Đồng Dân (DD1)",
        "dồng (Đ)",
        "an bình chi (ĐBC)",
        "dân bình chi (ĐBC)",  # Đ stands for Đ alone
        "một hai ba bốn năm sáu bảy tám chín mười mốt (MHBBNSBTCMM)",  # eleven letters
        "BTV (Biên tập viên của đài)",
        "BTV (ban Biên tập viên)",
        "BTV (Bi)",
        "BTV (" + "biên tập viên " * 9 + ")",
        "xBTVx1 (Biên tập viên)",
        "btv (Biên tập viên)",
    ],
)
def test_what_defines_nothing(text: str) -> None:
    assert definitions(text) == []


def test_ten_letters_are_the_most() -> None:
    long = "một hai ba bốn năm sáu bảy tám chín mười"
    assert [one.short for one in definitions(f"{long} (MHBBNSBTCM)")] == ["mhbbnsbtcm"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("với Ủy ban nhân dân (UBND) họp", "Ủy ban nhân dân (UBND)"),
        ("Hội đồng nhân dân (sau đây gọi là HĐND)", None),
        ("các BTV (Biên tập viên) đài", "BTV (Biên tập viên)"),
    ],
)
def test_a_definition_spans_both_forms(text: str, span: str | None) -> None:
    assert [text[one.start : one.end] for one in definitions(text)] == ([span] if span else [])


def test_a_text_may_define_several_in_both_orders() -> None:
    text = "Ủy ban nhân dân (UBND) và CAP (công an phường) họp với Hội đồng nhân dân (HĐND)."
    assert sorted(one.short for one in definitions(text)) == ["cap", "hđnd", "ubnd"]


def test_a_long_form_is_looked_for_close_before_the_parenthesis() -> None:
    near, far = "nhân dân" + " " * 100, "nhân dân" + " " * 115
    assert definitions(f"Hội đồng {near} (HĐND)")
    assert not definitions(f"Hội đồng {far} (HĐND)")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chủ tịch UBND phường và HĐND, tổ 5, ông Lâm", ["ubnd", "hđnd"]),
        ("UBND và UBND", ["ubnd", "ubnd"]),
        ("của THCS2 và F1", ["thcs2", "f1"]),
        ("ủy ban (UBND)/TW", ["ubnd", "tw"]),
        ("KỸ sư", ["kĩ"]),  # keys are those of search
        ("ông A và bà B", []),  # initials
        ("ABCDEFGHIK đủ", ["abcdefghik"]),
        ("ABCDEFGHIKL dài", []),
        ("1A và 2B", []),
        ("Lâm, Hoa", []),
        ("BÍ THƯ ĐẢNG ỦY", []),  # all capitals: none can be told
        ("BÍ THƯ UBND phường", ["bí", "thư", "ubnd"]),
        ("", []),
    ],
)
def test_abbreviations_in_a_text(text: str, found: list[str]) -> None:
    assert [one.short for one in abbreviations(text)] == found


@given(st.text(alphabet="UBNDabc (),.ủ\n", max_size=200) | st.text(max_size=100))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for found in definitions(text):
        assert 0 <= found.start < found.end <= len(text)
        assert len(found.long.split()) >= 2
        assert "(" in text[found.start : found.end]
    for one in abbreviations(text):
        assert exact_key(text[one.start : one.end]) == one.short


SYLLABLES = st.sampled_from("ủy ban nhân dân hội đồng công an phường quận mặt trận tổ quốc".split())


@given(st.lists(SYLLABLES, min_size=2, max_size=8), st.booleans())
def test_the_initials_of_any_phrase_are_defined_by_it(phrase: list[str], after: bool) -> None:
    short, long = "".join(syllable[0] for syllable in phrase).upper(), " ".join(phrase)
    text = f"Nay: {long} ({short})." if after else f"Nay: {short} ({long})."
    (found,) = definitions(text)
    assert (found.short, found.long) == (short.lower(), long)
    assert text[found.start : found.end] == text[5:-1]
