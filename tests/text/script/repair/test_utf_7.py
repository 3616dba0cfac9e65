from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.tests.helpers.encoders import utf_7
from luutru.text.script.repair.utf_7 import decode_utf_7


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("Ti+Hr8-ng Vi+Hsc-t", "Tiếng Việt"),
        ("+AO0-x", "íx"),
        ("x+Hr8", "xế"),
        ("+-", "+"),
        ("", ""),
    ],
)
def test_runs_of_utf_7(text: str, decoded: str) -> None:
    assert decode_utf_7(text) == decoded


@pytest.mark.parametrize("text", ["C+", "C++", "a+b=c", "1+1-", "+A-", "+AAA-", "2 + 3", "+A=="])
def test_what_is_none_stays(text: str) -> None:
    assert decode_utf_7(text) == text


@pytest.mark.parametrize("sign", "<>&\"'\0")
def test_markup_never_comes_out_of_it(sign: str) -> None:
    run = f"x{utf_7('é' + sign)}y"
    spelt = utf_7("é").removesuffix("-")
    assert decode_utf_7(run).count(sign) == run.count(sign)
    assert decode_utf_7(f"{spelt}-") == "é"


def test_a_tag_written_in_utf_7_stays() -> None:
    assert decode_utf_7("+ADw-script+AD4-") == "+ADw-script+AD4-"


@given(st.text("abc ĐẢảưỳếộ,.", max_size=40))
def test_what_is_written_in_it_is_read_back(text: str) -> None:
    assert decode_utf_7(utf_7(text)) == text
