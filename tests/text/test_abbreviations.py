from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.abbreviations import abbreviations, definitions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("với Ủy ban mặt trận tổ quốc (UBMTTQ) phường", "ubmttq", "ủy ban mặt trận tổ quốc"),
        ("Hội đồng nhân dân (sau đây gọi tắt là HĐND) họp", "hđnd", "hội đồng nhân dân"),
        ("Hội đồng nhân dân (HDND) họp", "hdnd", "hội đồng nhân dân"),
        ("công tác phòng cháy và chữa cháy (PCCC)", "pccc", "phòng cháy và chữa cháy"),
        ("BTV (Biên tập viên) đài", "btv", "biên tập viên"),
    ],
)
def test_definitions(text: str, short: str, long: str) -> None:
    (found,) = definitions(text)
    assert (found.short, found.long) == (short, long)
    assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["Trần Văn A (SN 1990)", "họp tại quận (TP)", "một hai (UBND)", "(UBND)", "x. Hội đồng (HĐND)"],
)
def test_what_defines_nothing(text: str) -> None:
    assert definitions(text) == []


def test_abbreviations_in_a_text() -> None:
    text = "Chủ tịch UBND phường và HĐND, tổ 5, ông Lâm"
    found = list(abbreviations(text))
    assert [(one.short, text[one.start : one.end]) for one in found] == [
        ("ubnd", "UBND"), ("hđnd", "HĐND"),
    ]  # fmt: skip
    assert list(abbreviations("BÍ THƯ ĐẢNG ỦY")) == []


@given(st.text(alphabet="UBNDabc (),.ủ\n", max_size=200))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for found in definitions(text):
        assert 0 <= found.start < found.end <= len(text)
        assert len(found.long.split()) >= 2
