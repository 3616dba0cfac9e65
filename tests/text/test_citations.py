from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.text.citations import KINDS, citations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a symbol tells a document by itself
        ("theo Quyết định số 217-QĐ/TW ngày 12/12/2013", ["Quyết định 217-QĐ/TW"]),
        ("theo Quyết định số: 217-QĐ/TW", ["Quyết định 217-QĐ/TW"]),
        ("theo Quyết định 217-QĐ/TW", ["Quyết định 217-QĐ/TW"]),
        ("theo Quyết  định 217-QĐ/TW", ["217-QĐ/TW"]),  # two spaces: posts have one
        ("theo 217-QĐ/TW", ["217-QĐ/TW"]),
        ("(217-QĐ/TW)", ["217-QĐ/TW"]),
        ("Luật số: 42/2017/QH14.", ["Luật 42/2017/QH14"]),
        ("Nghị định 15/2013/NĐ-CP", ["Nghị định 15/2013/NĐ-CP"]),
        ("Thông tư liên tịch 18/2015/TTLT-BYT-BTC", ["Thông tư liên tịch 18/2015/TTLT-BYT-BTC"]),
        ("Thông tư 18/2015/TT-BYT", ["Thông tư 18/2015/TT-BYT"]),
        ("Công văn 927/UBND", ["Công văn 927/UBND"]),
        ("Hướng dẫn 01-HD/BTGTW", ["Hướng dẫn 01-HD/BTGTW"]),
        ("Kế hoạch 12345/KH-UBND", ["Kế hoạch 12345/KH-UBND"]),
        ("1290/QĐ-UBND và 15/2013/NĐ-CP", ["1290/QĐ-UBND", "15/2013/NĐ-CP"]),
        ("số 05-NQ/ĐU", ["05-NQ/ĐU"]),
        # numbers alone need a kind and an issuer; each number is a document
        ("Quyết định 217 của Bộ Chính trị", ["Quyết định 217 của Bộ Chính trị"]),
        (
            "thực hiện Quyết định 217, 218 của Bộ Chính trị; thực hiện",
            ["Quyết định 217 của Bộ Chính trị", "Quyết định 218 của Bộ Chính trị"],
        ),
        (
            "Nghị quyết 1, 2 và 3 của Đảng ủy phường họp",
            [f"Nghị quyết {number} của Đảng ủy" for number in (1, 2, 3)],
        ),
        ("Chỉ thị số 05 của Bộ Chính trị", ["Chỉ thị 05 của Bộ Chính trị"]),
        ("Luật 5 của Quốc hội", ["Luật 5 của Quốc hội"]),
        ("Quyết định 7\ncủa Bộ Y tế", ["Quyết định 7 của Bộ Y tế"]),
    ],
)
def test_citations(text: str, names: list[str]) -> None:
    assert [citation.name for citation in citations(text)] == names


@pytest.mark.parametrize("kind", KINDS.split("|"))
def test_every_kind_is_known_by_number_and_by_symbol(kind: str) -> None:
    assert [one.name for one in citations(f"theo {kind} số 12-NQ/TW")] == [f"{kind} 12-NQ/TW"]
    found = citations(f"theo {kind} số 12 của Chính phủ")
    assert [one.name for one in found] == [f"{kind} 12 của Chính phủ"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ngày 09/7/2020, 6/2006, 15h30, 30/50 phiếu, tổ 5 của phường",
        "3 của Hội Phụ nữ",  # no kind
        "quyết định 217 của Bộ Chính trị",  # a kind has a capital
        "Quyết định 217 của phường",  # an issuer has, too
        "Quyết định 217",
        "Quyết định của Bộ Chính trị",
        "xQuyết định 217 của Bộ Chính trị",
        "217-qđ/tw",
        "217-QĐ/TW/",
        "217-QĐ/TWx",
        "217QĐ",
        "Quyết định 217, 218",
        "Quyết định 217/218 của Bộ Chính trị",
        "Quyết định 217.5 của Bộ Chính trị",
    ],
)
def test_what_cites_nothing(text: str) -> None:
    assert citations(text) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("theo Quyết định số 217-QĐ/TW ngày", ["Quyết định số 217-QĐ/TW"]),
        ("theo 217-QĐ/TW.", ["217-QĐ/TW"]),
        ("Quyết định 217, 218 của Quốc hội;", ["Quyết định 217, 218 của Quốc hội"] * 2),
    ],
)
def test_spans_are_the_whole_citation(text: str, spans: list[str]) -> None:
    assert [text[one.start : one.end] for one in citations(text)] == spans


@given(
    st.sampled_from(KINDS.split("|")),
    st.integers(1, 99999),
    st.none() | st.integers(1945, 2099),
    st.sampled_from(["QĐ-UBND", "NQ/TW", "TT-BYT", "QH14", "TTLT-BYT-BTC", "KH/ĐU"]),
    st.sampled_from(["", "Căn cứ ", "("]),
)
def test_any_numbered_document_is_found_where_it_stands(
    kind: str, number: int, year: int | None, body: str, before: str
) -> None:
    name = f"{kind} {number}/{year}/{body}" if year else f"{kind} {number}/{body}"
    text = f"{before}{name}, phường họp"
    (found,) = citations(text)
    assert found.name == name == text[found.start : found.end]


@given(st.text(alphabet="Quyết định217-/,QĐTW của Bộ", max_size=80) | st.text(max_size=80))
def test_any_text_gives_citations_that_stand_in_it_in_order(text: str) -> None:
    last = 0
    for name, start, end in citations(text):
        assert name
        assert last <= start < end <= len(text)
        assert name[-1] in text[start:end]
        last = start
