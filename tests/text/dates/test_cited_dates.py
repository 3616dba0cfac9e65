from __future__ import annotations

import pytest

from luutru.text.citations import citations
from luutru.text.dates.cited_dates import is_of_document

DAY = "5/8/2008"


def is_cited(text: str, day: str = DAY) -> bool:
    start = text.index(day)
    return is_of_document(text, start, start + len(day), citations(text))


@pytest.mark.parametrize(
    "text",
    [
        # a numbered document and its date
        "Nghị quyết số 12-NQ/TW ngày 5/8/2008",
        "Nghị quyết số 12-NQ/TW 5/8/2008",
        "Nghị quyết số 12-NQ/TW(5/8/2008)",
        "theo 217-QĐ/TW ngày 5/8/2008",
        "Quyết định 1290/QĐ-UBND ban hành ngày 5/8/2008",
        "Quyết định 1290/QĐ-UBND được ban hành ngày 5/8/2008",
        "Quyết định 1290/QĐ-UBND ký ngày 5/8/2008",
        "Quyết định 1290/QĐ-UBND được ký vào ngày 5/8/2008",
        "Quyết định 1290/QĐ-UBND ra ngày 5/8/2008",
        "Quyết định 1290/QĐ-UBND đề ngày 5/8/2008",
        # its issuer between
        "Quyết định 1290/QĐ-UBND của UBND thành phố ngày 5/8/2008",
        "Quyết định 1290/QĐ-UBND do UBND thành phố ban hành ngày 5/8/2008",
        "Quyết định 217, 218 của Bộ Chính trị ngày 5/8/2008",
        # a parenthesis
        "Nghị quyết số 12-NQ/TW (5/8/2008)",
        "Nghị quyết số 12-NQ/TW (ngày 5/8/2008)",
        # a comma, when it goes on as a citation does
        "Nghị quyết số 12-NQ/TW, ngày 5/8/2008 của Bộ Chính trị",
        "Nghị quyết số 12-NQ/TW, ngày 5/8/2008, về công tác cán bộ",
        "Nghị quyết số 12-NQ/TW, ngày 5/8/2008 do Bộ Chính trị ban hành",
        "Nghị quyết số 12-NQ/TW, ngày 5/8/2008 quy định việc này",
        "Nghị quyết số 12-NQ/TW, ngày 5/8/2008 hướng dẫn thi hành",
        "(Nghị quyết số 12-NQ/TW, ngày 5/8/2008)",
        # a document without a symbol
        "Công văn 927 ngày 5/8/2008",
        "Công văn số 927 ngày 5/8/2008",
        "Công văn số: 927 ngày 5/8/2008",
        "công văn số 927 ngày 5/8/2008",
        "Thông báo ngày 5/8/2008",
        "Quyết định ký ngày 5/8/2008",
    ],
)
def test_a_document_s_own_date(text: str) -> None:
    assert is_cited(text)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 5/8/2008",
        "Sáng ngày 5/8/2008 phường họp",
        # after a comma something else happens
        "theo Kế hoạch 15-KH/ĐU, ngày 5/8/2008 phường tổ chức",
        "theo Kế hoạch 15-KH/ĐU, ngày 5/8/2008 vềđích",  # "về" as a part of a word
        # another sentence
        "theo Quyết định 217-QĐ/TW. Ngày 5/8/2008 phường họp",
        "theo Quyết định 217-QĐ/TW; ngày 5/8/2008 của Đảng ủy",
        "theo Quyết định 217-QĐ/TW: ngày 5/8/2008",
        # words between
        "thực hiện Quyết định 217-QĐ/TW phường họp ngày 5/8/2008",
        "Quyết định 217-QĐ/TW của Bộ Chính trị, theo đó từ ngày 5/8/2008",
        "ngày 5/8/2008 có Quyết định 217-QĐ/TW",
        # a word that could be a kind, in small letters without a number
        "Công an thông báo ngày 5/8/2008 sẽ sửa đường",
        "hướng dẫn ngày 5/8/2008",
        "Thông báo về ngày 5/8/2008",
    ],
)
def test_a_day_of_its_own(text: str) -> None:
    assert not is_cited(text)


def test_the_last_document_before_the_date_is_the_one_that_counts() -> None:
    assert is_cited("Quyết định 217-QĐ/TW và Quyết định 218-QĐ/TW ngày 5/8/2008")
    assert not is_cited("Quyết định 217-QĐ/TW ngày 1/1/2008. Ngày 5/8/2008")


@pytest.mark.parametrize(("words", "cited"), [(8, True), (30, False)])
def test_a_document_far_before_the_date_has_nothing_to_do_with_it(words: int, cited: bool) -> None:
    issuer = " ".join(["Ban"] * words)  # 80 characters at most
    assert is_cited(f"Quyết định 217-QĐ/TW của {issuer} ngày 5/8/2008") is cited
