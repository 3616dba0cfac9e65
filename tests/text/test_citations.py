from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.citations import citations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "thực hiện Quyết định 217, 218 của Bộ Chính trị; thực hiện",
            ["Quyết định 217 của Bộ Chính trị", "Quyết định 218 của Bộ Chính trị"],
        ),
        ("Quyết định 217, 218 của Bộ chính trị", None),
        ("theo Quyết định số 217-QĐ/TW ngày 12/12/2013", ["Quyết định 217-QĐ/TW"]),
        ("Luật số: 42/2017/QH14.", ["Luật 42/2017/QH14"]),
        (
            "căn cứ 1290/QĐ-UBND và Nghị định 15/2013/NĐ-CP",
            ["1290/QĐ-UBND", "Nghị định 15/2013/NĐ-CP"],
        ),
        ("ngày 09/7/2020, 6/2006, 15h30, 30/50 phiếu, tổ 5 của phường", []),
        ("3 của Hội Phụ nữ", []),
    ],
)
def test_citations(text: str, names: list[str] | None) -> None:
    found = citations(text)
    if names is None:
        assert len(found) == 2
    else:
        assert [citation.name for citation in found] == names
    assert all(0 <= c.start < c.end <= len(text) for c in found)


@given(st.text(alphabet="Quyết định217-/,QĐTW của Bộ", max_size=80))
def test_any_text(text: str) -> None:
    for name, start, end in citations(text):
        assert name
        assert 0 <= start < end <= len(text)
