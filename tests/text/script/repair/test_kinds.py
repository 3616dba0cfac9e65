from __future__ import annotations

import pytest

from luutru.tests.helpers.encoders import SPOILERS, as_1252, tcvn3, vni
from luutru.text.script.repair.kinds import KINDS

TEXT = "Đồng chí Bí thư Đảng ủy phường chủ trì hội nghị tổng kết công tác năm 2005."
UNDO = {kind.name: kind.undo for kind in KINDS}
SIGNS = {kind.name: kind.signs for kind in KINDS if kind.signs}


@pytest.mark.parametrize("name", SPOILERS)
def test_each_kind_undoes_what_spoiled_a_text(name: str) -> None:
    assert UNDO[name](SPOILERS[name](TEXT)) == TEXT


def test_legacy_text_that_was_saved_as_utf_8_and_read_wrongly() -> None:
    for name, write in (("tcvn3/utf-8", tcvn3), ("vni/utf-8", vni)):
        assert UNDO[name](as_1252(as_1252(write(TEXT)).encode())) == TEXT
        assert UNDO[name](TEXT) == TEXT
        assert UNDO[name]("Hôtel «été»") == "Hôtel «été»"


def test_keys() -> None:
    assert UNDO["telex"]("Tieens hopj ddaif") == "Tiến họp đài"
    assert UNDO["vni-keys"]("xuo6ng1 xa4") == "xuống xã"


def test_only_keys_and_signs_have_signs_by_which_they_are_known() -> None:
    assert set(SIGNS) == {"viqr", "utf-7", "telex", "vni-keys"}
    assert [kind.name for kind in KINDS if kind.sure] == ["utf-8"]


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("viqr", "Nguye^~n", True),
        ("viqr", "ddu+o+.c", True),
        ("viqr", "ta'c", True),
        ("viqr", "a(n", True),
        ("viqr", "hoa (mai)", False),
        ("viqr", "2+3 = 5.", False),
        ("utf-7", "Ti+Hr8-ng", True),
        ("utf-7", "C+", False),
        ("telex", "Tieens", True),
        ("telex", "ddaif", True),
        ("telex", "hopj", True),
        ("telex", "Ban mai", False),
        ("vni-keys", "xuo6ng1", True),
        ("vni-keys", "2005", False),
        ("vni-keys", "Khu pho", False),
    ],
)
def test_signs_of_a_kind(name: str, text: str, known: bool) -> None:
    assert (SIGNS[name].search(text) is not None) is known
